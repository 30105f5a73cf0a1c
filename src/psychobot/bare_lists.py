"""Lists that lost their bullets when they were copied: bare lines below a lead-in."""

from __future__ import annotations

from collections.abc import Sequence

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import looks_like_heading
from psychobot.page_lines import Line


def with_bare_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines with those below a lead-in as items, where a list has lost its bullets."""
    found = list(lines)
    for lead, line in enumerate(lines):
        if line.kind == "text" and line.text.endswith(":") and len(line.words) >= 2:
            for at in _bare_items(lines, lead + 1):
                found[at] = lines[at]._replace(kind="item")
    return found


def _bare_items(lines: Sequence[Line], start: int) -> range:
    end = start
    while end < len(lines) and lines[end].kind == "text" and _could_be_item(lines[end]):
        end += 1
    following = lines[end] if end < len(lines) else None
    last = lines[end - 1]
    if following and end > start and looks_like_heading(last.text) and not _is_low(last.text):
        opens = following.text.endswith(":") or is_prose(following, 8) or following.is_item
        end -= opens and (last.apart or not following.apart or _is_low(lines[start].text))
    return range(start, end) if end - start >= 2 else range(0)


def _could_be_item(line: Line) -> bool:
    short = len(line.words) <= (30 if _is_low(line.text) else 12)
    return short and not line.text.endswith(":") and furniture.by_shape(line) is None and not furniture.opens(line)


def _is_low(text: str) -> bool:
    return text[:1].islower()
