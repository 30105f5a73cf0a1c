"""Lines that are furniture by themselves: by their shape, or by what HTML says of their place."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import LATE, JudgedPage

NOT_IN_LISTS = frozenset(
    {
        "image credit",
        "facts of a thread",
        "navigation",
        "feedback",
        "promotion",
        "contact details",
        "link to another page",
        "comments",
        "sharing",
        "tags",
    }
)
"""Reasons that a single item of the article's own lists may look like."""


OF_HEADINGS = frozenset({"promotion", "feedback", "tags", "media player"})
"""Reasons that a heading of the article may look like."""
WE = re.compile(r"\W*(?:we|we['’]ve|our|wir|unsere?|nous|nos|nuestr\w+|wij|onze)\b", re.I)
PRICED = re.compile(r"[$€£]\s?\d")
"""A line that begins with a price; no heading does."""


def take_zones(page: JudgedPage) -> None:
    """What the page itself marks as navigation, footer and so on."""
    for at, line in enumerate(page.lines):
        if line.zone:
            page.drop(at, line.zone)


def take_shapes(page: JudgedPage) -> None:
    """Lines that are furniture by their shape; items of the article's lists and headings are judged more mildly."""
    for at in list(page.kept()):
        line = page.lines[at]
        reason = furniture.by_shape(line)
        if reason is None or (reason in NOT_IN_LISTS and _in_own_list(page, at)):
            continue
        if reason == "facts of a thread" and line.text[:1].isupper() and _heads_low_items(page, at):
            continue
        if reason in OF_HEADINGS and page.heads_prose(at) and not _sells(page, at):
            continue
        if reason == "legal line" and line.kind == "heading" and furniture.opens(line) is None and page.heads_prose(at):
            continue
        if reason == "contact details" and page.passed[at] < LATE and not at < 4:
            continue
        if furniture.is_address_of_citation(page.lines, at) or (reason == "promotion" and _leads_to_items(page, at)):
            continue
        page.drop(at, reason)


def _leads_to_items(page: JudgedPage, at: int) -> bool:
    """Whether a list of the article begins below a line: *Make an appointment if you:*."""
    return page.lines[at].text.endswith(":") and at + 1 < len(page.lines) and page.lines[at + 1].is_item


def _sells(page: JudgedPage, at: int) -> bool:
    """Whether a line begins with a price, stands below another that sells, or above one in which the site says "we"."""
    below = page.lines[at + 1].text if at + 1 < len(page.lines) else ""
    sold = at > 0 and page.reasons[at - 1] == "promotion"
    return sold or PRICED.match(page.lines[at].text) is not None or WE.match(below) is not None


def _heads_low_items(page: JudgedPage, at: int) -> bool:
    """Whether the item below a line begins in lower case: a list that the line names."""
    following = page.lines[at + 1] if at + 1 < len(page.lines) else None
    return following is not None and following.is_item and following.text[:1].islower()


def take_labels(page: JudgedPage) -> None:
    """Lists of labels of a few words each, such as tabs, most of which are furniture."""
    at = 0
    while at < len(page.lines):
        rows = page.items_from(at)
        gone = sum(page.reasons[row] is not None for row in rows)
        if len(rows) >= 2 and 2 * gone >= len(rows) and all(len(page.lines[row].words) <= 5 for row in rows):
            for row in rows:
                page.drop(row, "labels")
        at += len(rows) or 1


def _in_own_list(page: JudgedPage, at: int) -> bool:
    """Whether an item stands in a list with a lead-in, or among longer items."""
    if not page.lines[at].is_item:
        return False
    first, last = at, at
    while first > 0 and page.lines[first - 1].is_item:
        first -= 1
    while last + 1 < len(page.lines) and page.lines[last + 1].is_item:
        last += 1
    lead = page.lines[first - 1] if first else None
    mean = sum(len(line.words) for line in page.lines[first : last + 1]) / (last - first + 1)
    named = first > 0 and page.lines[at].text[:1].islower() and len(page.lines[first - 1].words) <= 8
    return named or bool(lead and (lead.text.endswith(":") or is_prose(lead))) or mean >= 6
