"""Sections in which a site only speaks of itself: a heading with its name, and its name in every paragraph."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import JudgedPage
from psychobot.site_talk import site_talk

SHORTEST, OFTEN = 5, 3
"""Letters of a short name, and how often the page writes it."""
WITH_US = re.compile(
    r"\b(?:at|with|from|by|about|why|how|visit|find|get|join|experience|bei|mit|über|chez|avec|con|en|sobre|bij|met|over)\b",
    re.I,
)


def short_name(page: JudgedPage, publisher: str) -> str:
    """What a page calls its publisher: the first word of the name, where it is never a common word, else the whole."""
    first = publisher.split(" ")[0]
    whole = "\n".join(line.text for line in page.lines)
    own = len(first) >= SHORTEST and len(re.findall(rf"\b{re.escape(first)}\b", whole)) >= OFTEN
    return first if own and not re.search(rf"\b{re.escape(first.lower())}\b", whole) else publisher


def take_own_sections(page: JudgedPage, publisher: str) -> None:
    """Leave out sections in which the publisher, named in their heading, speaks of nothing but itself."""
    if len(publisher) < 3:
        return
    short = short_name(page, publisher)
    for at in list(page.kept()):
        line = page.lines[at]
        if at != page.title and _is_name_of_site(page, at, publisher):
            page.drop(at, "name of the site")
            continue
        if at != page.title and page.is_heading(at) and short in line.text and WITH_US.search(line.text):
            section = _section(page, at)
            named = any(short in page.lines[row].text for row in section)  # "our" alone may be anybody's
            if named and all(_speaks_of(page, row, short) for row in section):
                for row in (at, *section):
                    page.drop(row, "promotion")


def _is_name_of_site(page: JudgedPage, at: int, publisher: str) -> bool:
    """Whether a line holds the publisher's name and hardly more."""
    line = page.lines[at]
    more = len(line.words) - len(publisher.split())
    return (
        line.text.startswith(publisher)
        and more <= 3
        and not line.ends
        and not line.is_item
        and not page.heads_prose(at)
    )


def _section(page: JudgedPage, heading: int) -> list[int]:
    """The lines below a heading up to the next one that has text below it."""
    found = []
    for at in page.kept(heading + 1):
        if page.lines[at].kind == "heading" or page.heads_prose(at):
            break
        found.append(at)
    return found


def _speaks_of(page: JudgedPage, at: int, publisher: str) -> bool:
    line = page.lines[at]
    if not is_prose(line, 8) or site_talk(line)[1] == "testimonial":
        return True
    return publisher in line.text or furniture.OURS.search(line.text) is not None
