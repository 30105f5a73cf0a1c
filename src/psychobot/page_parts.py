"""Parts of a page that a heading opens: related articles, comments, the authors, legal lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from psychobot import furniture
from psychobot.credits import is_calling, names_in
from psychobot.furniture import is_prose
from psychobot.judged_pages import LATE, JudgedPage
from psychobot.threads import begins_answer

TRANSCRIPT = re.compile(
    r"\W*(?:(?:full|episode|complete|interview) )*transcri(?:pt|ption|pción)s?\W*$|\W*transkript\W*$", re.I
)
"""A heading below which a conversation stands."""
OF_PAGE = re.compile(
    r"(?:this |the )?(?:page|article|content|leaflet|information)\b.{0,12}\b(?:reviewed|updated)\b"
    r"|(?:date )?last (?:reviewed|updated)\b|(?:\S+\s+[·|•–-]\s+)?last (?:modified|changed|edited)\b"
    r"|(?:first|originally) (?:published|posted)\b",
    re.I,
)
"""A line that tells the date of the page itself, wherever it stands."""
WRITTEN = re.compile(r"(?:article|story|post|column|essay|words|text) (?:by|from)\b", re.I)
"""How a byline may begin that is no list of other articles."""
BESIDE_TITLE = 3
"""Lines below the title among which it stands."""
NOT_CREDITED = frozenset({"comments", "related articles"})
"""Parts of a page whose names and dates are not the article's."""


def take_parts(page: JudgedPage) -> None:
    """Parts of the page that a heading opens: related articles, comments, the authors, legal lines."""
    start = page.first_prose()
    at = 0
    while at < len(page.lines):
        reason = (
            furniture.opens(page.lines[at])
            if at != page.title and not furniture.REFERENCES.match(page.lines[at].text) and not _ends_an_entry(page, at)
            else None
        )
        if (
            reason
            and page.reasons[at]
            in (None, reason, "comments", "sharing", "newsletter", "navigation", "legal line", "link to another page")
            and (at > start or (reason == "related articles" and not _credits_writer(page, at)))
        ):
            end = _end_of_part(page, at, reason)
            if end > at + 1 or _is_last(page, at) or page.reasons[at] or _heads_nothing(page, at, reason):
                for row in range(at, end):
                    if (
                        row > at
                        and page.credits_at(row)
                        and reason in NOT_CREDITED
                        and not OF_PAGE.match(page.lines[row].text)
                    ):
                        page.reasons[row] = reason
                    page.drop(row, reason)
                at = end - 1
        at += 1


def _credits_writer(page: JudgedPage, at: int) -> bool:
    """Whether a line says who wrote the page: "Article by Ann Leaf, counsellor"."""
    below = page.title is not None and 0 < at - page.title <= BESIDE_TITLE
    if below and WRITTEN.match(page.lines[at].text):
        return True
    return any(other == at and credit.role == "author" for other, credit in page.credits)


def _ends_an_entry(page: JudgedPage, at: int) -> bool:
    """Whether a list of other entries stands here as in an encyclopaedia, just above the references."""
    if not furniture.SEE_ALSO.match(page.lines[at].text):
        return False
    end = at + 1
    while (
        end < len(page.lines)
        and end <= at + 15
        and (page.lines[end].is_item or len(page.lines[end].words) <= 5)
        and not furniture.REFERENCES.match(page.lines[end].text)
    ):
        end += 1
    return end < len(page.lines) and furniture.REFERENCES.match(page.lines[end].text) is not None


def _heads_nothing(page: JudgedPage, at: int, reason: str) -> bool:
    """Whether a line such as "How we reviewed this article" stands right above the references or another heading."""
    if reason != "editorial policy" or at + 1 >= len(page.lines):
        return False
    return page.heads_prose(at + 1) or furniture.REFERENCES.match(page.lines[at + 1].text) is not None


def _is_last(page: JudgedPage, at: int) -> bool:
    return page.passed[at] > LATE and not any(is_prose(page.lines[other], 8) for other in page.kept(at + 1))


def _end_of_part(page: JudgedPage, at: int, reason: str) -> int:
    late = page.passed[at] > (0.3 if reason in ("notes of the publisher", "about the publication") else LATE)
    end = at + 1
    while end < len(page.lines) and _belongs(page, end, reason, late, at):
        end += 1
    return end


def _belongs(page: JudgedPage, at: int, reason: str, late: bool, start: int) -> bool:
    """Whether a line belongs to the part of the page opened at ``start``."""
    if _begins_something_else(page, at, reason, late):
        return False
    if late and reason in TO_THE_END:
        return TO_THE_END[reason](page, at)
    if reason == "sponsor":
        return _is_of_sponsor(page, at, start)
    if reason == "promotion":
        return _is_of_promotion(page, at)
    if reason == "about the author" and _presents(page, at):
        return True
    if reason == "related articles":
        return _is_teaser(page, at, late, start)
    short = len(page.lines[at].words) <= 6 and not page.heads_prose(at) and not page.is_heading(at)
    return short or page.reasons[at] is not None


def _begins_something_else(page: JudgedPage, at: int, reason: str, late: bool) -> bool:
    """Whether a line opens another part of the page, or the references."""
    line = page.lines[at]
    if reason == "comments":
        return begins_answer(page, at)
    if furniture.REFERENCES.match(line.text) or TRANSCRIPT.match(line.text):
        return True
    if reason == "newsletter" and line.kind == "ordered" and is_prose(line, 8):
        return True
    if page.keys[at] in page.contents or _leads_in(page, at + 1):
        return True
    closed = reason == "notes of the publisher" or reason == "about the publication"
    return not (closed and late) and furniture.opens(line) not in (None, reason)


def _presents(page: JudgedPage, at: int) -> bool:
    """Whether a line below "About the author" is a name, a calling, or presents somebody."""
    line = page.lines[at]
    named = len(line.words) <= 8 and bool(names_in(line.text)) and not line.is_item
    return named or is_calling(line.text) or furniture.is_someones_biography(line)


def _leads_in(page: JudgedPage, at: int) -> bool:
    """Whether a sentence that leads to a list of the article stands at a line, as below one of its headings."""
    pair = page.lines[at : at + 2]
    return len(pair) == 2 and pair[0].text.endswith(":") and len(pair[0].words) >= 8 and pair[1].is_item


def _is_of_sponsor(page: JudgedPage, at: int, start: int) -> bool:
    return at == start + 1 or (at <= start + 3 and not is_prose(page.lines[at], 8) and not page.heads_prose(at))


def _is_of_promotion(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    bare = not is_prose(line, 8) and not page.heads_prose(at) and not page.is_heading(at) and not line.is_item
    return bare or furniture.is_promotion(line)


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
    return not page.heads_prose(at) and not _heads_items_below_titles(page, at, start)


def _heads_items_below_titles(page: JudgedPage, at: int, start: int) -> bool:
    """Whether a list or a table begins below a line, where titles without bullets stood above it."""
    if not start + 1 < at < len(page.lines) - 1:
        return False
    bare = not any(line.is_item for line in page.lines[start + 1 : at + 1])
    return bare and page.lines[at].apart and page.lines[at + 1].is_item


def _long_prose_soon(page: JudgedPage, at: int) -> bool:
    """Whether the article goes on after a line: two paragraphs in a row, or one long one."""
    ahead = [is_prose(page.lines[other], 25) for other in range(at, min(at + 3, len(page.lines)))]
    return sum(ahead) >= 2


TO_THE_END: dict[str, Callable[[JudgedPage, int], bool]] = {
    "comments": lambda page, at: True,
    "about the author": lambda page, at: not _heads_prose_of_article(page, at),
    "notes of the publisher": lambda page, at: not _heads_prose_of_article(page, at),
    "about the publication": lambda page, at: not page.heads_prose(at),
    "editorial policy": lambda page, at: not furniture.is_citation(page.lines[at]),
    "legal line": lambda page, at: not page.heads_prose(at),
    "newsletter": lambda page, at: not page.heads_prose(at) and not is_prose(page.lines[at], 30),
    "contact details": lambda page, at: not page.heads_prose(at) and not is_prose(page.lines[at], 30),
}
"""What belongs to parts in the later half of a page, by the reason they are left out for."""
