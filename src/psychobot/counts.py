"""Counts: how often each term stands in each row, how they become the postings of a field, and how rows are replaced.

An index is built from counts alone, so one whose counts are put together from those of the index before and of the
few articles that changed is the same to the byte as one counted from nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from psychobot.parts import Part
from psychobot.postings import Doubles, Ints, Postings, Windows, idf, rounded, saturated

CHUNK = 1 << 18
"""Postings that are weighed at once: few enough to stay near the processor."""

Weigh = Callable[[Doubles, Doubles, Doubles], Doubles]
"""From the counts, the idf of the terms and the relative row lengths of some postings to their weights."""


class Counts(NamedTuple):
    """Term ``i`` stands in ``rows[starts[i]:starts[i+1]]``, in rising order, so often as ``times`` says."""

    terms: NDArray[np.bytes_]
    """Sorted, UTF-8."""
    starts: Ints
    rows: Ints
    times: Ints
    lengths: Ints
    """How many terms each row has; there are rows without any."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.lengths)

    @property
    def df(self) -> Doubles:
        """In how many rows each term stands."""
        return np.diff(self.starts).astype(np.float64)

    @property
    def rarity(self) -> Doubles:
        """The idf of each term."""
        return idf(self.df, self.height)


def term_array(terms: Sequence[bytes]) -> NDArray[np.bytes_]:
    """Terms as the index keeps them."""
    return np.array(terms or [b""], dtype=np.bytes_)[: len(terms)]


def small(numbers: Ints) -> Ints:
    """Numbers in the smallest cells that hold them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))), copy=False)


def lengths_of(rows: Sequence[Sequence[str]]) -> Ints:
    """How many terms each row has."""
    return np.fromiter(map(len, rows), np.int64, len(rows))


class Numbered(NamedTuple):
    """The terms of some rows in order, each by its place among all that there are."""

    terms: list[str]
    """Sorted."""
    found: Ints
    lengths: Ints
    """How many terms each row has."""

    @property
    def rows(self) -> Ints:
        """The row of every term that was found."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)


def numbered(rows: Sequence[Sequence[str]]) -> Numbered:
    """The terms of some rows, each looked up once."""
    lengths = lengths_of(rows)
    first_seen: defaultdict[str, int] = defaultdict(count().__next__)
    found = np.fromiter(map(first_seen.__getitem__, chain.from_iterable(rows)), np.int64, int(lengths.sum()))
    terms = sorted(first_seen)
    number = np.empty(len(terms), np.int64)
    number[[first_seen[term] for term in terms]] = np.arange(len(terms))
    return Numbered(terms, number[found], lengths)


def count_few(rows: Sequence[Sequence[str]]) -> Counts:
    """Count the terms of a few rows: the same as `build.count` has for many."""
    return counted(numbered(rows))


def counted(many: Numbered) -> Counts:
    """How often each term stands in each row."""
    _, starts, rows, times = _tallied(many.found, many.rows, len(many.lengths))
    return Counts(term_array([term.encode() for term in many.terms]), starts, rows, times, many.lengths)


def counted_pairs(many: Numbered, least: int) -> Counts:
    """How often two terms stand one after the other in each row, of those that do so in ``least`` rows."""
    rows, width = many.rows, len(many.terms)
    beside = rows[1:] == rows[:-1]
    pairs = (many.found[:-1] * width + many.found[1:])[beside]
    known, starts, held, times = _tallied(pairs, rows[1:][beside], len(many.lengths))
    df = np.diff(starts)
    often, kept = df >= least, np.repeat(df >= least, df)
    firsts, seconds = np.divmod(known[often], max(width, 1))
    terms = [f"{many.terms[one]} {many.terms[other]}".encode()
             for one, other in zip(firsts.tolist(), seconds.tolist(), strict=True)]
    starts = np.concatenate([[0], np.cumsum(df[often])])
    return Counts(term_array(terms), starts, held[kept], times[kept], np.maximum(many.lengths - 1, 0))


def _tallied(numbers: Ints, rows: Ints, height: int) -> tuple[Ints, Ints, Ints, Ints]:
    """The numbers that there are, and for each where its rows begin; the rows, and how often it stands in them."""
    cells, times = np.unique(numbers * height + rows, return_counts=True)
    columns, held = np.divmod(cells, max(height, 1))
    first = np.flatnonzero(np.diff(columns, prepend=-1))
    starts = np.append(first, len(columns)).astype(np.int64)
    return columns[first], starts, held.astype(np.int32), times.astype(np.int64)


def field(counts: Counts, k1: float, b: float) -> Postings:
    """The postings of one field, weighted by BM25."""
    return weighed(counts, lambda times, rarity, relative: rarity * saturated(times, relative, k1, b))


def cosine_field(counts: Counts) -> Postings:
    """Postings whose weights are idf over the root of the row's sum of squares.

    A score against a query of the same weights is then a cosine.
    """
    plain = weighed(counts, lambda times, rarity, relative: rarity)
    norms = np.sqrt(np.bincount(plain.rows, weights=plain.weights.astype(np.float64) ** 2, minlength=counts.height))
    weights = plain.weights / np.maximum(norms, 1e-9)[plain.rows]
    return plain._replace(weights=rounded(weights))


def window_field(held: Counts, body: Counts) -> Windows:
    """Which windows of the rows of ``body`` hold a term, weighted by the idf of the term among those rows.

    The windows of a row hold what the row holds: the terms are the same.
    """
    return Windows(body.terms, held.starts, held.rows, rounded(body.rarity))


def part(counts: Counts) -> Part:
    """A part of a field that is weighed when it is asked."""
    return Part(counts.terms, counts.starts, *map(small, counts[2:]))


def weighed(counts: Counts, weigh: Weigh) -> Postings:
    """Postings with the weights that ``weigh`` gives."""
    lengths, rarity = counts.lengths.astype(np.float64), counts.rarity
    relative = lengths / max(lengths.mean(), 1e-9) if len(lengths) else lengths
    weights = np.empty(len(counts.rows), np.float32)
    for first, last in _blocks(counts.starts):
        here = slice(int(counts.starts[first]), int(counts.starts[last]))
        each = np.repeat(rarity[first:last], np.diff(counts.starts[first : last + 1]))
        weights[here] = rounded(weigh(counts.times[here].astype(np.float64), each, relative[counts.rows[here]]))
    return Postings(counts.terms, counts.starts, counts.rows, weights)


def _blocks(starts: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of terms with about `CHUNK` postings each."""
    ends = np.searchsorted(starts, np.arange(0, int(starts[-1]) + CHUNK, CHUNK)).clip(0, len(starts) - 1)
    return pairwise(sorted({0, *ends.tolist(), len(starts) - 1}))


def gathered(counts: Counts, group_of: Ints, groups: int) -> Counts:
    """The same counts with rows put together: row ``i`` becomes part of row ``group_of[i]``."""
    columns = np.repeat(np.arange(len(counts.terms)), np.diff(counts.starts))
    cells, cell_of = np.unique(columns * groups + group_of[counts.rows], return_inverse=True)
    times = np.bincount(cell_of, weights=counts.times, minlength=len(cells)).astype(np.int64)
    starts = np.searchsorted(cells, np.arange(len(counts.terms) + 1) * groups)
    lengths = np.bincount(group_of, weights=counts.lengths, minlength=groups).astype(np.int64)
    return Counts(counts.terms, starts.astype(np.int64), (cells % max(groups, 1)).astype(np.int32), times, lengths)


class Mismatch(Exception):
    """Rows are to be taken out that do not hold what they should."""


def spliced(old: Counts, row_now: Ints, gone: Counts, fresh: Counts, fresh_rows: Ints) -> Counts:
    """The counts after rows were taken out, others moved up or down, and fresh ones put in.

    ``row_now`` has for every old row its row now, or -1; kept rows stay in order. ``gone`` has what the rows that
    are taken out held, in their order. ``fresh_rows`` has the row of every row of ``fresh``, in rising order.
    Raises Mismatch when those taken out do not hold what ``gone`` says.
    """
    kept, gone_rows = np.flatnonzero(row_now >= 0), np.flatnonzero(row_now < 0)
    taken = _taken(old, gone, gone_rows)
    terms, columns = _joined(old.terms, fresh.terms)
    places = np.searchsorted(terms, fresh.terms)
    many = np.zeros(len(terms), np.int64)
    many[columns] = np.diff(old.starts)
    starts = np.concatenate([[0], np.cumsum(many)])
    many -= np.bincount(np.searchsorted(starts, taken, "right") - 1, minlength=len(terms))
    many[places] += np.diff(fresh.starts)
    rows, column = fresh_rows[fresh.rows], np.repeat(places, np.diff(fresh.starts))
    # A fresh posting stands before that of the first kept row that comes after it now.
    after = np.append(kept, old.height)[np.searchsorted(row_now[kept], rows)]
    into = first_from(old.rows, starts[column], starts[column + 1], after)
    moved = old.rows if np.array_equal(row_now[kept], kept) else row_now.astype(np.int32)[old.rows]
    lengths = np.zeros(len(kept) + len(fresh_rows), np.int64)
    lengths[row_now[kept]], lengths[fresh_rows] = old.lengths[kept], fresh.lengths
    wide = old.times.astype(np.promote_types(old.times.dtype, small(fresh.times).dtype), copy=False)
    return _without_empty(Counts(
        terms, np.concatenate([[0], np.cumsum(many)]), _edited(moved, taken, into, rows),
        small(_edited(wide, taken, into, fresh.times)), lengths))


def _taken(old: Counts, gone: Counts, gone_rows: Ints) -> Ints:
    """Where the postings of some rows stand, in order. Raises Mismatch when they are not there."""
    column = np.searchsorted(old.terms, gone.terms)
    found = column < len(old.terms)
    if not found.all() or (old.terms[column] != gone.terms).any() or (old.lengths[gone_rows] != gone.lengths).any():
        raise Mismatch
    column, rows = np.repeat(column, np.diff(gone.starts)), gone_rows[gone.rows]
    places = first_from(old.rows, old.starts[column], old.starts[column + 1], rows)
    if (places >= old.starts[column + 1]).any() or (old.rows[places] != rows).any():
        raise Mismatch
    if (old.times[places] != gone.times).any():
        raise Mismatch
    return places


def first_from(rows: Ints, begin: Ints, end: Ints, wanted: Ints) -> Ints:
    """For each stretch ``begin:end`` of ``rows``, which rises there, where it first reaches the row wanted."""
    low, high = begin.copy(), end.copy()
    for _ in range(int((end - begin).max(initial=0)).bit_length()):
        middle = (low + high) >> 1
        below = (low < high) & (rows[np.minimum(middle, len(rows) - 1)] < wanted)
        low, high = np.where(below, middle + 1, low), np.where(below, high, middle)
    return low


def _joined(old: NDArray[np.bytes_], fresh: NDArray[np.bytes_]) -> tuple[NDArray[np.bytes_], Ints]:
    """The terms of both, sorted, and the place of each old one among them."""
    at = np.searchsorted(old, fresh)
    new = np.ones(len(fresh), bool)
    new[at < len(old)] = old[at[at < len(old)]] != fresh[at < len(old)]
    wide = old.astype(np.promote_types(old.dtype, fresh.dtype), copy=False)
    before = np.bincount(at[new], minlength=len(old) + 1)
    return np.insert(wide, at[new], fresh[new]), np.arange(len(old)) + np.cumsum(before)[: len(old)]


def _edited(array: Ints, gone: Ints, into: Ints, values: Ints) -> Ints:
    """An array without the cells at ``gone``, and with values put in before those at ``into``, in rising order.

    In slices, for the few cells that change are far between.
    """
    values = values.astype(array.dtype)
    pieces, begin = [], 0
    edits = [(place, 1, 0) for place in gone.tolist()]
    edits += [(place, 0, number) for number, place in enumerate(into.tolist())]
    for place, taken, number in sorted(edits, key=lambda edit: edit[:2]):
        pieces.append(array[begin:place])
        if not taken:
            pieces.append(values[number : number + 1])
        begin = place + taken
    return np.concatenate([*pieces, array[begin:]])


def _without_empty(counts: Counts) -> Counts:
    """The counts without terms that stand nowhere, the others in cells no wider than they need."""
    held = np.diff(counts.starts) > 0
    terms = counts.terms[held]  # a copy of its own, in one piece
    full = len(terms) > 0 and bool(terms.view(np.uint8)[terms.itemsize - 1 :: terms.itemsize].any())
    width = terms.itemsize if full else int(np.char.str_len(terms).max(initial=1))
    starts = np.concatenate([counts.starts[:-1][held], counts.starts[-1:]])
    return counts._replace(terms=terms.astype(f"S{width}", copy=False), starts=starts.astype(np.int64))
