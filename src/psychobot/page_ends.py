"""Where the article ends, and what is left over between furniture."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

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
FAREWELL = re.compile(
    r"(?:yours|with (?:love|warm\w*|kind|best|all good)|warmly|(?:best|kind|warm)(?:est)? (?:wishes|regards)|sincerely"
    r"|love|take care|until|see you|(?:es )?grü(?:ß|ss)\w+|herzliche?|mit \w+ grü|alles (?:gute|liebe)|cordialement"
    r"|bien (?:à|cordialement)|amicalement|un (?:saludo|abrazo)|saludos|groet\w*|met \w+ groet)\b",
    re.I,
)
"""How a text takes leave of its readers."""
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
            or furniture.is_address_of_citation(page.lines, at)
            or (line.is_item and _list_belongs(page, at))
            or (at - 1 == last and line.kind == "text" and (_takes_leave(line) or _is_farewell(page, at)))
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


def _is_farewell(page: JudgedPage, at: int) -> bool:
    """Whether a line takes leave below a paragraph, "Yours sincerely", or signs right below one that does."""

    def leaves(row: int) -> bool:
        line, above = page.lines[row], page.lines[row - 1]
        told = page.reasons[row - 1] is None and is_prose(above, 8)
        return row > 0 and told and len(line.words) <= 6 and FAREWELL.match(line.text) is not None

    line = page.lines[at]
    signs = at > 1 and leaves(at - 1) and page.reasons[at - 1] is None and len(line.words) <= 10 and not line.is_item
    return leaves(at) or (signs and line.kind == "text" and not line.ends and "@" not in line.text)


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


class _Spot:
    """A line still in, and what stands around it."""

    def __init__(self, page: JudgedPage, at: int) -> None:
        self.page, self.at = page, at
        self.line = page.lines[at]
        self.following = page.next_kept(at)
        self.above = page.reasons[at - 1] if at else None
        self.goes_on = at > 0 and (self.above is None or self.above in INLINE)
        """Whether the article goes on to it from the line above."""
        self.cut_above = at > 0 and self.above not in (None, BYLINE)
        self.cut_below = at + 1 >= len(page.lines) or page.reasons[at + 1] not in (None, BYLINE)


class _Rule(NamedTuple):
    """A shape of lines, and whether such a line is one that furniture left over."""

    name: str
    stray: bool
    holds: Callable[[_Spot], bool]


def _is_stray(page: JudgedPage, at: int) -> bool:
    """Whether a line is left over between furniture: the first rule that holds says."""
    spot = _Spot(page, at)
    return next((rule.stray for rule in RULES if rule.holds(spot)), False)


def _is_for_readers(spot: _Spot) -> bool:
    return spot.at - 1 == spot.page.title and furniture.AUDIENCE.match(spot.line.text) is not None


def _speaks_to_nobody(spot: _Spot) -> bool:
    below = spot.page.reasons[spot.at + 1] if spot.at + 1 < len(spot.page.lines) else None
    return SPEAKER.match(spot.line.text) is not None and below not in (None, BYLINE, *INLINE)


def _stands_for_itself(spot: _Spot) -> bool:
    line = spot.line
    cited = furniture.is_citation(line) or furniture.is_address_of_citation(spot.page.lines, spot.at)
    told = is_prose(line, 8) or cited or line.text.endswith(":")
    return line.is_item or told or len(line.words) > 16


def _explains_item(spot: _Spot) -> bool:
    listed = spot.at > 0 and spot.page.lines[spot.at - 1].is_item and spot.above is None
    return spot.line.kind == "text" and ": " in spot.line.text and listed


def _is_last_word(spot: _Spot) -> bool:
    before = spot.page.lines[spot.at - 1]
    return spot.line.kind == "text" and spot.goes_on and is_prose(before, 8) and _takes_leave(spot.line)


def _is_sentence_of_text(spot: _Spot) -> bool:
    line = spot.line
    if line.kind == "heading" or not line.ends or len(line.words) < 5 or not spot.goes_on:
        return False
    return spot.following is not None or spot.above in INLINE or spot.page.lines[spot.at - 1].ends


def _ends_the_text(spot: _Spot) -> bool:
    """Whether nothing of the article follows but its references, other furniture standing above the line."""
    if spot.following is None:
        return True
    references = furniture.REFERENCES.match(spot.page.lines[spot.following].text)
    return spot.cut_above and references is not None and not spot.line.ends


def _heads_nothing(spot: _Spot) -> bool:
    other = spot.page.lines[spot.following or 0]
    return spot.cut_below and other.kind == "heading" and other.level <= spot.line.level


def _goes_on_in_text(spot: _Spot) -> bool:
    unmarked = spot.line.kind == "text" and not spot.page.is_heading(spot.at)
    return spot.goes_on and len(spot.line.words) >= 5 and unmarked


def _is_between_furniture(spot: _Spot) -> bool:
    other = spot.page.lines[spot.following or 0]
    if not spot.cut_below or is_prose(other, 8):
        return False
    return spot.page.is_heading(spot.following or 0) or (spot.cut_above and not other.is_item)


RULES = (
    _Rule("a section of one sentence", False, lambda spot: spot.at > 0 and _is_short_section(spot.page, spot.at)),
    _Rule("says below the title for whom it is", False, _is_for_readers),
    _Rule("a speaker whose words are gone", True, _speaks_to_nobody),
    _Rule("stands for itself", False, _stands_for_itself),
    _Rule("explains the item above", False, _explains_item),
    _Rule("the last word of the text", False, _is_last_word),
    _Rule("takes leave, or signs", False, lambda spot: spot.goes_on and _is_farewell(spot.page, spot.at)),
    _Rule("a sentence of the text", False, _is_sentence_of_text),
    _Rule("ends the text", True, _ends_the_text),
    _Rule("a heading of nothing", True, lambda spot: spot.line.kind == "heading" and _heads_nothing(spot)),
    _Rule("a heading", False, lambda spot: spot.line.kind == "heading"),
    _Rule("goes on in the text", False, _goes_on_in_text),
    _Rule("between furniture", True, _is_between_furniture),
)
"""In order: the first that holds decides; a line for which none does stays."""
