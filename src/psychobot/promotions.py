"""Paragraphs about the site and its people: what it sells, whom it sends to a helpline, who wrote."""

from __future__ import annotations

from psychobot import furniture
from psychobot.credits import names_in
from psychobot.furniture import is_prose
from psychobot.judged_pages import BYLINE, LATE, JudgedPage


def take_promotions(page: JudgedPage) -> None:
    """Paragraphs that sell, descriptions of pictures, advice to call a crisis line above and below the article."""
    first = page.first_prose()
    for at in list(page.kept()):
        line = page.lines[at]
        if furniture.is_promotion(line) and not _is_told(page, at):
            page.drop(at, "promotion")
        elif furniture.is_alt_text(line) and line.kind == "text":
            page.drop(at, "description of a picture")
        elif (
            furniture.is_crisis_footer(line)
            and not page.tells_of_help(at)
            and (page.passed[at] > 0.75 or at <= first + 1 or _amid_furniture(page, at))
            and not line.is_item
            and not (page.below_heading(at) and not _amid_furniture(page, at))
        ):
            page.drop(at, "advice for a crisis")
        elif _is_banner(page, at):
            page.drop(at, "promotion")


def _is_told(page: JudgedPage, at: int) -> bool:
    """Whether a paragraph that seems to sell opens or goes on in a section of several paragraphs."""
    if page.reasons[at - 1] is not None or (page.lines[at - 1].kind != "text" and not page.is_heading(at - 1)):
        return False
    return at + 1 < len(page.lines) and page.reasons[at + 1] is None and is_prose(page.lines[at + 1], 25)


def _amid_furniture(page: JudgedPage, at: int) -> bool:
    sides = [page.reasons[other] for other in (at - 1, at + 1) if 0 <= other < len(page.lines)]
    return any(reason not in (None, BYLINE) for reason in sides) or at == len(page.lines) - 1


def _is_banner(page: JudgedPage, at: int) -> bool:
    """Whether a short line in lower case stands alone between whole paragraphs: a banner, no part of a sentence."""
    line = page.lines[at]
    if (
        line.kind != "text"
        or not line.text[0].islower()
        or len(line.words) > 10
        or line.ends
        or not line.apart
        or line.text.endswith((":", ",", ";"))
    ):
        return False
    before = page.before_kept(at)
    return (
        before is not None
        and not page.lines[before].text.endswith((":", ","))
        and (page.lines[before].ends or page.is_heading(before) or page.lines[before].is_item)
    )


def take_biographies(page: JudgedPage) -> None:
    """Paragraphs at the end that present the people credited, and what belongs to them."""
    names = [
        credit.value.split(",")[0].removeprefix("Dr. ").removeprefix("Dr. med. ").strip()
        for _, credit in page.credits
        if credit.role in ("author", "reviewer", "checker")
    ]
    inside = False
    for at in range(len(page.lines)):
        line = page.lines[at]
        if furniture.SPOKEN.match(line.text):
            inside = False
            continue
        if page.passed[at] < LATE or page.reasons[at] is not None:
            inside = inside and page.reasons[at] in (
                BYLINE,
                "about the author",
                "promotion",
                "image credit",
                "link to another page",
                "navigation",
            )
            continue
        known = furniture.is_biography(line, [name for name in names if name])
        if known or (
            page.passed[at] > 0.7
            and furniture.is_someones_biography(line)
            and (_nothing_follows(page, at) or (at and page.reasons[at - 1] is not None))
            and not _answers(page, at)
        ):
            page.drop(at, "about the author")
            inside = True
        elif inside and is_prose(line, 8) and not furniture.is_citation(line) and not page.below_heading(at):
            page.drop(at, "about the author")
        elif not (inside and len(line.words) <= 8 and _is_named(page, at)):
            inside = False
        else:
            page.drop(at, "about the author")


def _answers(page: JudgedPage, at: int) -> bool:
    """Whether a paragraph stands below a heading that asks something, as "Where can I turn to?"."""
    return at > 0 and page.lines[at - 1].text.endswith("?") and page.reasons[at - 1] is None and page.is_heading(at - 1)


def _nothing_follows(page: JudgedPage, at: int) -> bool:
    """Whether no heading with text stands below a line, references left aside."""
    return not any(
        page.is_heading(other) and page.heads_prose(other) and not furniture.REFERENCES.match(page.lines[other].text)
        for other in page.kept(at + 1)
    )


def _is_named(page: JudgedPage, at: int) -> bool:
    return bool(names_in(page.lines[at].text)) and not page.lines[at].is_item
