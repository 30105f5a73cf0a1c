"""Text in two columns, as a leaflet is copied from a PDF: every row holds a piece of each; here they come apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
FEWEST = 8
"""Rows with a piece on either side that two columns have at least."""
SHARE = 0.25
"""Share of a page's rows that begin a second piece in the same place."""
INDENT = 5
"""Characters by which the rows of the right column may be indented."""
SHORTEST = 3.0
"""Words of a piece, on average: the cells of a table have fewer."""


class Columns(NamedTuple):
    """The rows of a page, each with its number, the left column of a page before the right one."""

    rows: list[tuple[int, str]]
    parted: frozenset[int]
    """The numbers of the rows that were taken apart."""
    width: int
    """Characters of the widest piece; 0 where nothing was taken apart."""


def in_columns(rows: Sequence[str]) -> Columns:
    """The rows with two columns put one below the other; unchanged where there are none."""
    wide = [row.expandtabs(8).rstrip() for row in rows]
    gutter = _gutter(wide)
    if not gutter:
        return Columns(list(enumerate(rows, 1)), frozenset(), 0)
    pieces = [_pieces(row, gutter) for row in wide]
    parted = frozenset(number for number, (left, right) in enumerate(pieces, 1) if left.strip() and right.strip())
    widths = [len(piece.strip()) for number in parted for piece in pieces[number - 1]]
    return Columns(list(_in_order(pieces)), parted, max(widths))


def _gutter(rows: Sequence[str]) -> int:
    """Where the right column begins, or 0 when the rows have no two columns of text."""
    starts = Counter(gap.end() for row in rows for gap in list(GAP.finditer(row))[:1] if gap.end() >= 25)
    if not starts:
        return 0
    gutter, _ = min(starts.most_common(3), key=lambda each: (-each[1], each[0]))
    both = [(left, right) for left, right in (_pieces(row, gutter) for row in rows) if left.strip() and right.strip()]
    filled = sum(bool(row.strip()) for row in rows)
    words = [len(piece.split()) for pair in both for piece in pair]
    enough = len(both) >= FEWEST and len(both) >= SHARE * filled
    return gutter if enough and sum(words) >= SHORTEST * len(words) else 0


def _pieces(row: str, gutter: int) -> tuple[str, str]:
    """What stands in the left and in the right column of a row; a row across both is all left, marked by no right."""
    left, right = row[:gutter], row[gutter:]
    indented = len(right) - len(right.lstrip())
    if right.strip() and (left[-2:].strip() or indented > INDENT):
        return row, ""
    return left.rstrip(), right


def _in_order(pieces: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """The rows between two that go across: first those of the left column, then those of the right one."""
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    widest = max(len(one) for one, other in pieces if other)
    for number, (one, other) in enumerate(pieces, 1):
        if not other and len(one) > widest + 2:
            yield from (*left, (0, ""), *right, (0, ""), (number, one))
            left, right = [], []
        else:
            left.append((number, one))
            right.append((number, other))
    yield from (*left, (0, ""), *right)
