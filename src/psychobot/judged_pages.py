"""A page while its lines are judged: which are in, why the others are not, and what stands around a line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from psychobot import furniture
from psychobot.credits import Credit
from psychobot.furniture import folded, is_prose
from psychobot.page_lines import Line

BYLINE = "byline: see the front matter"
TITLE = "the title"
ABOVE, BELOW = "above the title", "below the end of the article"
CONTENTS = "table of contents"
OF_PICTURES = frozenset({"image credit", "caption of a picture", "description of a picture"})
"""Lines that belong to a picture: a © in them is a photographer's."""
QUOTED = "quotation of the article itself"
LATE = 0.55
"""Share of a page's words after which headings such as "Comments" are believed to open its furniture."""


class Sorted(NamedTuple):
    """The lines of a page with the reason each is left out, if it is."""

    lines: tuple[Line, ...]
    reasons: tuple[str | None, ...]
    title: int | None
    """Where the title stands, as an index of ``lines``."""
    credits: tuple[Credit, ...]


class JudgedPage:
    """The lines of a page while they are judged."""

    def __init__(self, lines: list[Line], day_first: bool) -> None:
        self.lines = lines
        self.day_first = day_first
        self.reasons: list[str | None] = [None] * len(lines)
        self.credits: list[tuple[int, Credit]] = []
        self.title: int | None = None
        self.contents: set[str] = set()
        """The entries of its table of contents, which are what the headings of the article are called."""
        self.trails: list[list[str]] = []
        self.keys = [folded(line.text) for line in lines]
        total = sum(len(line.words) for line in lines) or 1
        self.passed: list[float] = []
        words = 0
        for line in lines:
            self.passed.append(words / total)
            words += len(line.words)

    def drop(self, at: int, reason: str) -> None:
        """Leave a line out, unless it is out already or the title."""
        if self.reasons[at] is None and at != self.title:
            self.reasons[at] = reason
            if reason == CONTENTS:
                self.contents.add(self.keys[at])

    def kept(self, start: int = 0) -> Iterable[int]:
        """The lines from ``start`` on that are still in."""
        return (at for at in range(start, len(self.lines)) if self.reasons[at] is None)

    def next_kept(self, at: int) -> int | None:
        """The next line after ``at`` that is still in."""
        return next(iter(self.kept(at + 1)), None)

    def before_kept(self, at: int) -> int | None:
        """The line before ``at`` that is still in."""
        return next((other for other in range(at - 1, -1, -1) if self.reasons[other] is None), None)

    def is_heading(self, at: int) -> bool:
        """Whether a line is a heading or, unmarked, looks like one."""
        line = self.lines[at]
        if line.kind == "heading":
            return True
        return (line.kind == "text" or (line.kind == "ordered" and len(line.words) <= 10)) and looks_like_heading(
            line.text
        )

    def heads_prose(self, at: int) -> bool:
        """Whether a line looks like a heading with a paragraph of the article below it."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return (
            following is not None
            and self.is_heading(at)
            and is_prose(following, 20)
            and (furniture.by_shape(following) is None and not furniture.is_promotion(following))
        )

    def first_prose(self) -> int:
        """Where the first paragraph still in stands; the number of lines when there is none."""
        long = next((at for at in self.kept() if is_prose(self.lines[at], 16)), None)
        some = next((at for at in self.kept() if is_prose(self.lines[at], 8)), None)
        return next(at for at in (long, some, len(self.lines)) if at is not None)

    def items_from(self, start: int) -> list[int]:
        """The items of the list that begins at ``start``; none when no item stands there."""
        end = start
        while end < len(self.lines) and self.lines[end].is_item:
            end += 1
        return list(range(start, end))

    def tells_of_help(self, at: int) -> bool:
        """Whether a sentence goes on from the article above it with whom readers can call."""
        return at > 0 and self.reasons[at - 1] is None and furniture.tells_whom_to_call(self.lines[at])

    def credits_at(self, at: int) -> bool:
        """Whether a credit was found in a line."""
        return any(other == at for other, _ in self.credits)

    def below_heading(self, at: int) -> bool:
        """Whether a line is the first below a heading, or one of several paragraphs below one."""
        before = self.before_kept(at)
        return before is not None and before != self.title and self.is_heading(before) and self.reasons[at - 1] is None

    @cached_property
    def prose(self) -> list[int]:
        """The paragraphs that are no furniture by their shape."""
        lines = enumerate(self.lines)
        return [at for at, line in lines if is_prose(line, 16) and furniture.by_shape(line) is None]

    def near_edge(self, at: int) -> bool:
        """Whether a line stands above the first or below the last prose of the page."""
        prose = self.prose
        beside = at > 0 and self.reasons[at - 1] == BYLINE
        standfirst = len(prose) > 1 and prose[0] < at < prose[1] and at <= prose[0] + 5
        around = self.lines[max(0, at - 1) : at] + self.lines[at + 1 : at + 2]
        late = self.passed[at] > LATE and not any(is_prose(line, 8) for line in around)
        return not prose or at < prose[0] or at > prose[-1] or at < 6 or beside or standfirst or late


def looks_like_heading(text: str) -> bool:
    """Whether a bare line has the shape of a heading: short, not a sentence, beginning with a capital or a number."""
    words = text.split()
    if (
        not 1 <= len(words) <= 14
        or len(text) > 100
        or (text.endswith((".", "!", ":", ";", ",", "…", "]")) and not text.endswith("?!"))
    ):
        return False
    return text.lstrip("“\"'‘«„¿¡(*_")[:1].isupper() or text[0].isdigit() or text[0] in "¿¡"
