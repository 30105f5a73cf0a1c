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
        if line.kind == "text" and line.text.endswith(":") and len(line.words) >= 2 and not furniture.by_shape(line):
            for at in _bare_items(lines, lead + 1):
                found[at] = lines[at]._replace(kind="item")
    for lead, line in enumerate(lines):
        if _labels_a_list(line):
            for at in _low_lines(lines, lead + 1):
                found[at] = lines[at]._replace(kind="item")
    return found


def _labels_a_list(line: Line) -> bool:
    """Whether a short bare line, such as "Do" or "You may have", has no mark at its end and may stand above a list."""
    return line.kind in ("text", "heading") and len(line.words) <= 8 and line.text[:1].isupper() and not line.ends


def _low_lines(lines: Sequence[Line], start: int) -> range:
    """The lines in a row that begin in lower case and do not end like sentences, with no blank line between them."""
    end = start
    while end < len(lines) and lines[end].kind == "text" and _is_low(lines[end].text) and _may_be_low_item(lines[end]):
        if lines[end].ends or (lines[end].apart and end > start) or len(lines[end].words) < 3:
            break
        end += 1
    return range(start, end)


def _may_be_low_item(line: Line) -> bool:
    """Whether a line in lower case may stand in a list, be it an order such as "take your time"."""
    if furniture.is_alt_text(line):
        return False
    orders = furniture.by_shape(line) == "promotion" and not line.text.endswith(":")
    return _could_be_item(line) or orders


def _bare_items(lines: Sequence[Line], start: int) -> range:
    end = start
    while end < len(lines) and lines[end].kind == "text" and _could_be_item(lines[end]):
        if end - start >= 2 and _differs(lines[end], lines[start:end]):
            break
        end += 1
    following = lines[end] if end < len(lines) else None
    last = lines[end - 1]
    if following and end > start and looks_like_heading(last.text) and not _is_low(last.text):
        opens = following.text.endswith(":") or is_prose(following, 8) or following.is_item
        end -= opens and (last.apart or not following.apart or _is_low(lines[start].text))
    return range(start, end) if end - start >= 2 else range(0)


def _differs(line: Line, before: Sequence[Line]) -> bool:
    """Whether a line is written otherwise than all items above it: they end like sentences, or begin in lower case."""
    ended = not line.ends and all(other.ends for other in before)
    return ended or (not _is_low(line.text) and all(_is_low(other.text) for other in before))


def _could_be_item(line: Line) -> bool:
    short = len(line.words) <= (30 if _is_low(line.text) else 12)
    return short and not line.text.endswith(":") and furniture.by_shape(line) is None and not furniture.opens(line)


def _is_low(text: str) -> bool:
    return text[:1].islower()
