"""Where the article ends, and what is left over between furniture."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import BELOW, BYLINE, QUOTED, JudgedPage
from psychobot.page_lines import RUNNING, Line

INLINE = frozenset(
    {
        QUOTED,
        "advertisement",
        "image credit",
        "caption of a picture",
        "description of a picture",
        "link to another page",
        RUNNING,
        "code",
        "picture",
        "comment in the source",
    }
)
"""Furniture that interrupts an article; a sentence below it goes on with the article."""
ENDS = frozenset({"editorial policy", "about the author", "feedback", "comments"})
"""Furniture below which no article goes on."""
FOOT = 0.65
"""Share of a page's words after which furniture may be the beginning of its foot."""
REMNANT = 60
"""Words: what is left between the furniture of the foot is no longer than this."""


def take_tail(page: JudgedPage) -> None:
    """What stands below the last sentence, list or reference of the article."""
    last = -1
    for at in page.kept():
        line = page.lines[at]
        if (
            is_prose(line, 8)
            or furniture.is_citation(line)
            or (line.is_item and _list_belongs(page, at))
            or (at - 1 == last and line.kind == "text" and _takes_leave(line))
            or (at - 2 == last and _is_short_section(page, at))
            or (line.kind == "text" and line.ends and len(line.words) >= 5 and page.reasons[at - 1] in INLINE)
        ):
            last = at
    for at in list(page.kept(last + 1)) if last >= 0 else ():
        page.drop(at, BELOW)
    _take_below_references(page)


def _is_short_section(page: JudgedPage, at: int) -> bool:
    """Whether a line is a sentence of its own below a heading of the article: a section as short as that."""
    line = page.lines[at]
    headed = page.is_heading(at - 1) and page.reasons[at - 1] is None
    return headed and line.kind == "text" and line.ends and len(line.words) >= 4


def _takes_leave(line: Line) -> bool:
    """Whether a line right below the last paragraph is a sentence, or a greeting: "Take care,"."""
    greets = 2 <= len(line.words) <= 14 and line.text.endswith((",", "!")) and not line.text.isupper()
    return (line.ends and len(line.words) >= 4) or (greets and furniture.CALL_TO_ACT.search(line.text) is None)


def take_remnants(page: JudgedPage) -> None:
    """Short runs of lines between the furniture at the end, where nothing of the article follows any more."""
    end = max((at for at in page.kept() if _goes_on_at(page, at)), default=-1)
    start = next((at for at in range(end + 1, len(page.lines)) if _is_of_foot(page, at)), None)
    _take_after_foot(page)
    for run in _runs(page, start) if start is not None and end >= 0 else ():
        if sum(len(page.lines[at].words) for at in run) <= REMNANT:
            for at in run:
                page.drop(at, BELOW)


def _take_after_foot(page: JudgedPage) -> None:
    """Short runs between what stands only at the end of pages, even those of a heading with a paragraph."""
    for run in _runs(page, 0):
        above = page.reasons[run[0] - 1] if run[0] else None
        last = run[-1] + 1 >= len(page.lines) or page.reasons[run[-1] + 1] not in (None, BYLINE, *INLINE)
        cites = any(_is_of_references(page.lines[at]) for at in run)
        if above in ENDS and last and not cites and sum(len(page.lines[at].words) for at in run) <= REMNANT:
            for at in run if page.passed[run[0]] > FOOT else ():
                page.drop(at, BELOW)


def _is_of_references(line: Line) -> bool:
    return furniture.is_citation(line) or line.is_item or furniture.REFERENCES.match(line.text) is not None


def _is_of_foot(page: JudgedPage, at: int) -> bool:
    reason = page.reasons[at]
    return page.passed[at] > FOOT and reason is not None and reason != BYLINE and reason not in INLINE


def _goes_on_at(page: JudgedPage, at: int) -> bool:
    """Whether the article surely goes on at a line: a section, two paragraphs in a row, a list, a reference."""
    line, following = page.lines[at], page.next_kept(at)
    beside = following == at + 1
    if furniture.is_citation(line):
        return True
    if beside and _are_footnotes(page, at):
        return True
    if line.is_item and beside and page.lines[at + 1].is_item:
        first = next(row for row in range(at, -1, -1) if row == 0 or not page.lines[row - 1].is_item)
        lead = page.lines[first - 1]
        return (
            first > 0
            and page.reasons[first - 1] is None
            and (lead.text.endswith(":") or is_prose(lead, 8) or lead.kind == "heading")
        )
    if not beside or at == page.title:
        return False
    if line.text.endswith(":") and page.lines[at + 1].is_item:
        return True
    return is_prose(page.lines[at + 1], 20) and (page.is_heading(at) or is_prose(line, 20))


def _are_footnotes(page: JudgedPage, at: int) -> bool:
    """Whether the sentences of a numbered list begin at a line, as footnotes do below the foot of a page."""
    pair = page.lines[at : at + 2]
    return pair[0].text.startswith("1. ") and all(line.kind == "ordered" and is_prose(line, 8) for line in pair)


def _runs(page: JudgedPage, start: int) -> list[list[int]]:
    """The lines still in from ``start`` on, those without a gap between them together."""
    runs: list[list[int]] = []
    for at in page.kept(start):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _take_below_references(page: JudgedPage) -> None:
    """Paragraphs below the list of references, unless a heading opens them."""
    cited = [
        at
        for at in page.kept()
        if furniture.is_citation(page.lines[at]) and page.lines[at].is_item and page.passed[at] > 0.6
    ]
    if len(cited) < 2:
        return
    for at in list(page.kept(cited[-1] + 1)):
        if page.is_heading(at) and page.heads_prose(at):
            return
        page.drop(at, "below the references")


def _list_belongs(page: JudgedPage, at: int) -> bool:
    first = at
    while first > 0 and page.lines[first - 1].is_item and page.reasons[first - 1] is None:
        first -= 1
    before = page.before_kept(first)
    if first + 1 < len(page.lines) and _are_footnotes(page, first):
        return True
    if before is None or first == 0:
        return True
    if page.reasons[first - 1] not in (None, "description of a picture", "image credit", "advertisement"):
        return page.lines[before].is_item and len(page.lines[at].words) >= 4
    return True


def take_strays(page: JudgedPage) -> None:
    """Headings whose text is gone, and short lines between furniture."""
    for _ in range(3):
        for at in reversed(list(page.kept())):
            if at != page.title and _is_stray(page, at):
                page.drop(at, "heading without text" if page.is_heading(at) else "between furniture")


SPEAKER = re.compile(r"\S.{1,40}\s[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*:?$")
"""Who speaks, and at what minute of a recording."""


def _is_stray(page: JudgedPage, at: int) -> bool:
    line, following = page.lines[at], page.next_kept(at)
    if (at and _is_short_section(page, at)) or (at - 1 == page.title and furniture.AUDIENCE.match(line.text)):
        return False
    if SPEAKER.match(line.text) and at + 1 < len(page.lines) and page.reasons[at + 1] not in (None, BYLINE, *INLINE):
        return True
    if (
        line.is_item
        or is_prose(line, 8)
        or furniture.is_citation(line)
        or line.text.endswith(":")
        or len(line.words) > 16
    ):
        return False
    if line.kind == "text" and ": " in line.text and at and page.lines[at - 1].is_item and page.reasons[at - 1] is None:
        return False
    goes_on = at and (page.reasons[at - 1] is None or page.reasons[at - 1] in INLINE)
    if line.kind == "text" and goes_on and is_prose(page.lines[at - 1], 8) and _takes_leave(line):
        return False
    if (
        line.kind != "heading"
        and line.ends
        and len(line.words) >= 5
        and goes_on
        and (following is not None or page.reasons[at - 1] in INLINE or page.lines[at - 1].ends)
    ):
        return False
    below = at + 1 >= len(page.lines) or page.reasons[at + 1] not in (None, BYLINE)
    above = at > 0 and page.reasons[at - 1] not in (None, BYLINE)
    if following is None or (above and furniture.REFERENCES.match(page.lines[following].text) and not line.ends):
        return True
    if line.kind == "heading":
        other = page.lines[following]
        return below and other.kind == "heading" and other.level <= line.level
    nothing = page.is_heading(following) and not is_prose(page.lines[following], 8)
    if goes_on and len(line.words) >= 5 and not page.is_heading(at) and line.kind == "text":
        return False
    return (below and nothing) or (
        above and below and not is_prose(page.lines[following], 8) and not page.lines[following].is_item
    )
