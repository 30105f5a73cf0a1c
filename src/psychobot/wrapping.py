"""Wrap quoted text to a width, keeping track of which characters are marked.

Only white space changes: words are never cut unless one alone is wider than the line, and never joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psychobot.records import Span

_WORD = re.compile(r"\S+")
_KEPT = re.compile(r"\S*\d(?: \d[\d-]*)+\S*|\S*region CC\S*|\S+")
"""As `_WORD`, but a telephone number is one word: half a number at the end of a line is no number."""
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+•·‣▪●◦–—]|\(?\d{1,3}[.)])[ \t]+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]")
"""Control characters, lone surrogates and marks that reorder or hide text. The joiners of emoji and Persian stay."""


class Run(NamedTuple):
    """Some characters of a line, and whether they are marked."""

    text: str
    marked: bool = False


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def clean(text: str) -> str:
    """The text without characters that would steer a terminal or hide; tabs and line ends stay."""
    return _CONTROL.sub("", text)


def wrap_text(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; line breaks of the text stay."""
    return ["".join(run.text for run in line) for row in clean(text).split("\n")
            for line in _fill([(word[0], False) for word in _KEPT.finditer(row)], width, _hang(row)) or [[]]]


def wrap_passage(text: str, marks: Sequence[Span], width: int) -> list[list[Run]]:
    """Lines of at most ``width`` columns, one paragraph or list item after another; items hang on their mark."""
    lines: list[list[Run]] = []
    for start, row in _logical_rows(text):
        words = [(clean(w[0]), _is_marked(start + w.start(), marks)) for w in _WORD.finditer(row)]
        lines += _fill([word for word in words if word[0]], width, _hang(row))
    return lines


def _hang(row: str) -> int:
    """How far the further lines of a list item are indented: as far as its first word."""
    mark = _LIST_MARK.match(row)
    return columns(mark[0].strip()) + 1 if mark else 0


def _is_marked(position: int, marks: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in marks)


def _logical_rows(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs and items: a line end inside a paragraph is a space, as in the file's own layout."""
    start = 0
    row = ""
    offset = 0
    for line in text.split("\n"):
        if row and (not line.strip() or _LIST_MARK.match(line)):
            yield start, row
            row = ""
        if not row:
            start = offset
        row = f"{row} {line}" if row else line if line.strip() else ""
        offset += len(line) + 1
    if row.strip():
        yield start, row


def _fill(words: Sequence[tuple[str, bool]], width: int, hang: int) -> list[list[Run]]:
    lines: list[list[Run]] = []
    line: list[Run] = []
    used = 0
    for text, marked in _fitting(words, max(width - hang, 4)):
        need = columns(text)
        if line and used + 1 + need > width:
            lines.append(line)
            line = [Run(" " * hang)] if hang else []
            used = hang
        elif line:
            line.append(Run(" ", marked and line[-1].marked))
            used += 1
        line.append(Run(text, marked))
        used += need
    if line:
        lines.append(line)
    return lines


def _fitting(words: Sequence[tuple[str, bool]], width: int) -> Iterator[tuple[str, bool]]:
    """The words, those wider than a line in pieces."""
    for text, marked in words:
        while columns(text) > width:
            cut = next(i for i in range(min(len(text), width), 0, -1) if columns(text[:i]) <= width)
            yield text[:cut], marked
            text = text[cut:]
        yield text, marked
