"""Lines that are links and nothing else: they lead away from the article, whatever they say."""

from __future__ import annotations

from psychobot import furniture
from psychobot.judged_pages import JudgedPage

WHOLE = 0.9
"""Share of a line's characters above which it is one link."""
REASON = "link to another page"


def take_links(page: JudgedPage) -> None:
    """Leave out lines that are links, lists of them without a lead-in, and the heading of such a list."""
    at = (page.title if page.title is not None else -1) + 1
    while at < len(page.lines):
        items = page.items_from(at)
        if len(items) >= 2 and all(_is_link(page, row) for row in items) and not _is_led_in(page, at):
            _drop_list(page, items)
        elif not items and _is_link(page, at):
            page.drop(at, REASON)
        at += len(items) or 1


def _is_link(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    return line.linked >= WHOLE and len(line.words) <= 25 and not furniture.is_citation(line)


def _is_led_in(page: JudgedPage, at: int) -> bool:
    """Whether a kept line just above names what the list holds, as "These groups can help:" does."""
    if at == 0 or page.reasons[at - 1] is not None:
        return False
    above = page.lines[at - 1]
    return above.ends or (above.text.endswith(":") and len(above.words) >= 3)


def _drop_list(page: JudgedPage, items: list[int]) -> None:
    above = items[0] - 1
    if furniture.REFERENCES.match(page.lines[above].text) or furniture.SEE_ALSO.match(page.lines[above].text):
        return
    for at in items:
        page.drop(at, REASON)
    if page.lines[above].kind != "item" and not page.lines[above].ends and len(page.lines[above].words) <= 8:
        page.drop(above, REASON)
