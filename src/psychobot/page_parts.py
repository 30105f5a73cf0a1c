"""Parts of a page that a heading opens: related articles, comments, the authors, legal lines."""

from __future__ import annotations

from psychobot import furniture
from psychobot.credits import names_in
from psychobot.furniture import is_prose
from psychobot.judged_pages import LATE, JudgedPage

NOT_CREDITED = frozenset({"comments", "related articles"})
"""Parts of a page whose names and dates are not the article's."""


def take_parts(page: JudgedPage) -> None:
    """Parts of the page that a heading opens: related articles, comments, the authors, legal lines."""
    start = page.first_prose()
    at = 0
    while at < len(page.lines):
        reason = (
            furniture.opens(page.lines[at])
            if at != page.title and not furniture.REFERENCES.match(page.lines[at].text)
            else None
        )
        if (
            reason
            and page.reasons[at] in (None, reason, "comments", "sharing", "newsletter", "navigation", "legal line")
            and (at > start or reason == "related articles")
        ):
            end = _end_of_part(page, at, reason)
            if end > at + 1 or _is_last(page, at) or page.reasons[at]:
                for row in range(at, end):
                    if row > at and page.credits_at(row) and reason in NOT_CREDITED:
                        page.reasons[row] = reason
                    page.drop(row, reason)
                at = end - 1
        at += 1


def _is_last(page: JudgedPage, at: int) -> bool:
    return page.passed[at] > LATE and not any(is_prose(page.lines[other], 8) for other in page.kept(at + 1))


def _end_of_part(page: JudgedPage, at: int, reason: str) -> int:
    late = page.passed[at] > LATE
    end = at + 1
    while end < len(page.lines) and _belongs(page, end, reason, late, at):
        end += 1
    return end


def _belongs(page: JudgedPage, at: int, reason: str, late: bool, start: int) -> bool:
    """Whether a line belongs to the part of the page opened at ``start``."""
    line = page.lines[at]
    if furniture.REFERENCES.match(line.text) and reason != "comments":
        return False
    if furniture.opens(line) not in (None, reason) and reason != "comments":
        return False
    if reason in ("comments", "about the author") and late:
        return reason == "comments" or not _heads_prose_of_article(page, at)
    if reason == "editorial policy" and late:
        return not furniture.is_citation(line)
    if reason == "promotion":
        return (
            not is_prose(line, 8) and not page.heads_prose(at) and not page.is_heading(at) and not line.is_item
        ) or furniture.is_promotion(line)
    if reason == "related articles":
        return _is_teaser(page, at, late, start)
    if reason in ("legal line", "newsletter", "contact details") and late:
        return not page.heads_prose(at) and (reason != "contact details" or not is_prose(line, 30))
    return page.reasons[at] is not None or (
        len(line.words) <= 6 and not page.heads_prose(at) and not page.is_heading(at)
    )


def _heads_prose_of_article(page: JudgedPage, at: int) -> bool:
    """Whether a marked heading with prose below it starts the article again."""
    return page.lines[at].kind == "heading" and page.heads_prose(at) and not names_in(page.lines[at].text)


def _is_teaser(page: JudgedPage, at: int, late: bool, start: int) -> bool:
    line = page.lines[at]
    if furniture.is_citation(line) and not line.linked:
        return False
    if page.reasons[at] is not None:
        return True
    if is_prose(line, 8):
        return late and at > start + 1 and len(line.words) <= 45 and not _long_prose_soon(page, at)
    return not page.heads_prose(at)


def _long_prose_soon(page: JudgedPage, at: int) -> bool:
    """Whether the article goes on after a line: two paragraphs in a row, or one long one."""
    ahead = [is_prose(page.lines[other], 25) for other in range(at, min(at + 3, len(page.lines)))]
    return sum(ahead) >= 2
