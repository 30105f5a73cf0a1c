"""Boxes that interrupt an article: a few short lines with a button below them, or teasers of other pages in a row."""

from __future__ import annotations

import itertools
import re

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import JudgedPage
from psychobot.links import WHOLE
from psychobot.page_lines import Line
from psychobot.site_talk import site_talk

BUTTONS = frozenset({"promotion", "newsletter", "offer", "form", "app promotion", "event", "plea for support"})
"""Reasons of lines that end a box."""
PITCH, SHORT = 25, 5
"""Words of a sentence that sells, and of a link that is a button."""
MOST = 3
"""Lines of a box above its button."""
TEASES = re.compile(
    r"\b(?:how|why|what|when|who|you|your|we|i|my|is|are|can|do|does|don['’]t|signs|ways|things|tips|reasons|habits|myths?)\b|\d",
    re.I,
)
MORE = re.compile(r"(?:show|see|view|find|browse|load|discover|learn|bekijk|alle|voir|ver)\b.*\s\S", re.I)
"""A place of a menu that leads to more of what stands above it."""
SMALL = 3
"""Letters of a word that may begin in lower case in a title."""


def take_boxes(page: JudgedPage) -> None:
    """Leave out the lines of boxes between the paragraphs of the article; the heading below a box stays."""
    for run in _runs(page):
        _take_above_button(page, run)
        _take_teasers(page, run)
    _take_pitches_within(page)


def _runs(page: JudgedPage) -> list[range]:
    """The lines between two paragraphs of the article, wherever there are any."""
    prose = [at for at in page.kept(page.first_prose()) if is_prose(page.lines[at])]
    return [range(one + 1, other) for one, other in itertools.pairwise(prose) if other - one > 2]


def _take_pitches_within(page: JudgedPage) -> None:
    """Leave out what stands between the name of a newsletter and the field for an address."""
    for at in page.kept(1):
        below = page.reasons[at + 1] if at + 1 < len(page.lines) else None
        if page.reasons[at - 1] in BUTTONS and below == "newsletter" and len(page.lines[at].words) <= PITCH:
            page.drop(at, "promotion")


def _take_above_button(page: JudgedPage, run: range) -> None:
    button = next((at for at in reversed(run) if _is_button(page, at)), None)
    if button is None or not any(page.reasons[at] is None for at in range(button + 1, run.stop)):
        return
    _take_pitch(page, run.start - 1, button)
    start = max((at + 1 for at in range(run.start, button) if page.lines[at].is_item), default=run.start)
    above = [at for at in range(start, button) if page.reasons[at] is None]
    if page.lines[start - 1].text[0] in '“"„«‘':
        return
    while above and _is_told(page.lines[above[0]]):
        above = above[1:]
    below = next(page.lines[at] for at in range(button + 1, run.stop) if page.reasons[at] is None)
    above = [at for at in above if not _is_above(page.lines[at], below)]
    if len(above) <= MOST and not any(page.lines[at].text.endswith(":") for at in above):
        for at in above:
            page.drop(at, "promotion")


def _take_pitch(page: JudgedPage, pitch: int, button: int) -> None:
    """Leave out a sentence that sells, right above a button, and the short lines above it."""
    line = page.lines[pitch]
    if pitch + 1 != button or len(line.words) > PITCH or line.is_item or site_talk(line)[0] < 1.5:
        return
    page.drop(pitch, "promotion")
    at = pitch - 1
    while at > pitch - MOST and page.reasons[at] is None and not page.lines[at].ends and not page.lines[at].is_item:
        if is_prose(page.lines[at]):
            return
        page.drop(at, "promotion")
        at -= 1


def _is_above(line: Line, other: Line) -> bool:
    """Whether a marked heading holds another as a part."""
    return line.kind == other.kind == "heading" and 0 < line.level < other.level


def _is_told(line: Line) -> bool:
    """Whether a line is a whole sentence of the article, below the paragraph or list it belongs to."""
    whole = line.text.endswith(".") or (line.ends and re.search(r"[.:!?]\s", line.text) is not None)
    return whole and not site_talk(line)[1]


def _is_button(page: JudgedPage, at: int) -> bool:
    """Whether a line is a button: one by its words, or a place of the menu that comes again in the text."""
    again = page.reasons[at] == "said before" and page.keys[at] in page.keys[: page.title or 0]
    more = page.reasons[at] == "navigation" and MORE.match(page.lines[at].text) is not None
    link = page.lines[at].linked >= WHOLE and len(page.lines[at].words) <= SHORT and page.reasons[at - 1] is None
    return page.reasons[at] in BUTTONS or again or more or (link and page.reasons[at] is not None)


def _take_teasers(page: JudgedPage, run: range) -> None:
    """Titles in a row, each word with a capital, none of them the heading of the paragraph below."""
    titles = [at for at in run[:-1] if page.reasons[at] is None and _is_title(page.lines[at])]
    beside = [at for at in titles if at + 1 in titles or at - 1 in titles]
    if len(beside) < 2 or 2 * sum(TEASES.search(page.lines[at].text) is not None for at in beside) < len(beside):
        return
    label = beside[0] - 1
    if label in run and page.lines[label].text.isupper():
        page.drop(label, "related articles")
    for at in beside:
        page.drop(at, "related articles")


def _is_title(line: Line) -> bool:
    """Whether a line of four words or more is written like the title of another page."""
    long = [word for word in line.text.split() if len(word.strip("“”\"'(),:")) > SMALL]
    written = len(line.words) >= 4 and len(long) >= 2 and all(word.lstrip("“\"'(")[:1].isupper() for word in long)
    return written and not line.is_item and not line.ends and not furniture.is_citation(line)
