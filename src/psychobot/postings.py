"""Postings: which rows hold a term, and with what weight. Plain arrays, read with numpy alone.

Weights of a field stand beside its rows; those of a large one are worked out for the terms of a question (`parts`).

Weights are BM25's saturated TF-IDF (Robertson & Zaragoza 2009, eq. 3.15, with the non-negative idf of
Lucene): ``idf · tf(k1+1) / (tf + k1(1−b+b·dl/avgdl))``, ``idf = ln(1 + (N−df+½)/(df+½))``, where ``N`` is
the number of rows, ``df`` how many hold the term, ``dl`` a row's length in terms.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.integer]

BODY = {"k1": 1.2, "b": 0.75}
"""How the words of passages and their character n-grams are weighed."""
REMEMBERED = 1 << 13
"""Terms of a field that are remembered as they were found."""


def number_of(term: str, terms: NDArray[np.bytes_]) -> int:
    """The place of a term among sorted ones, or -1."""
    cell = term.encode()
    i = int(terms.searchsorted(np.bytes_(cell)))
    return i if i < len(terms) and terms[i] == cell else -1


class Column(NamedTuple):
    """What a field has of one term."""

    number: int
    rows: Ints
    """Those that hold it, in rising order."""
    weights: Floats
    """Its weight in each of them."""


class Looked:
    """A field in which terms are looked up. What was found is remembered: people use few words, again and again."""

    @cached_property
    def _columns(self) -> dict[str, Column | None]:
        return {}

    def column(self, term: str) -> Column | None:
        """The postings of a term, or None."""
        columns = self._columns
        try:
            return columns[term]
        except KeyError:
            if len(columns) >= REMEMBERED:
                columns.clear()
            return columns.setdefault(term, self._found(term))

    def _found(self, term: str) -> Column | None:
        raise NotImplementedError

    def number(self, term: str) -> int:
        """The number of a term, or -1."""
        column = self.column(term)
        return -1 if column is None else column.number

    def scores(self, weighted: Mapping[str, float], size: int) -> Floats:
        """For every row, the sum of the weights of the given terms times their factor; shape ``(size,)``."""
        scores: Floats = self.each((weighted,), size)[0]
        return scores

    def each(self, sums: Sequence[Mapping[str, float]], size: int) -> Floats:
        """The same for several such sums; shape ``(sums, size)``."""
        terms = [(self.column(term), factor, place) for place, weighted in enumerate(sums)
                 for term, factor in weighted.items()]
        found = [(column.rows, column.weights, factor, place) for column, factor, place in terms if column]
        if not found:
            return np.zeros((len(sums), size), np.float32)
        rows, weights, factors, places = zip(*found, strict=True)
        counts = list(map(len, rows))
        cells = np.concatenate(rows)
        if len(sums) > 1:
            cells = cells + np.repeat(np.array(places) * size, counts)
        scores = np.bincount(cells, np.concatenate(weights) * np.repeat(factors, counts), len(sums) * size)
        return scores.astype(np.float32).reshape(len(sums), size)


class Stored(NamedTuple):
    """A field as it is stored. Term ``i`` has the postings ``starts[i]:starts[i+1]``."""

    terms: NDArray[np.bytes_]
    """Sorted, UTF-8."""
    starts: Ints
    rows: Ints
    weights: Floats


class Postings(Stored, Looked):
    """One field of the index."""

    def _found(self, term: str) -> Column | None:
        number = number_of(term, self.terms)
        here = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return Column(number, self.rows[here], self.weights[here]) if number >= 0 else None

    def holds(self, term: str, row: int) -> bool:
        """Whether a row has a term."""
        column = self.column(term)
        if row < 0 or column is None:
            return False
        at = int(column.rows.searchsorted(row))
        return at < len(column.rows) and int(column.rows[at]) == row

    @cached_property
    def heaviest(self) -> float:
        """The largest weight of all; 0 when there is none."""
        return float(self.weights.max(initial=0))

    @cached_property
    def _highest(self) -> dict[int, float]:
        return {}

    def highest(self, column: Column) -> float:
        """The largest weight of a term in any row: the most it can add to a score."""
        if column.number not in self._highest:
            self._highest[column.number] = float(column.weights.max())
        return self._highest[column.number]


class StoredWindows(NamedTuple):
    """The same, without a weight for each posting."""

    terms: NDArray[np.bytes_]
    starts: Ints
    rows: Ints
    known: Floats
    """The weight of each term."""


class Windows(StoredWindows, Looked):
    """A field whose terms weigh the same wherever they stand, such as their idf."""

    def _found(self, term: str) -> Column | None:
        number = number_of(term, self.terms)
        rows = self.rows[int(self.starts[number]) : int(self.starts[number + 1])]
        return Column(number, rows, np.full(len(rows), self.known[number])) if number >= 0 else None


def idf(df: Floats | Doubles, rows: int) -> Doubles:
    """Inverse document frequency, never negative."""
    return np.asarray(np.log1p((rows - df + 0.5) / (df + 0.5)), dtype=np.float64)


def saturated(tf: Doubles, relative_length: Doubles, k1: float, b: float) -> Doubles:
    """The term-frequency part of BM25; ``relative_length`` is ``dl/avgdl`` of each posting's row."""
    return np.asarray(tf * (k1 + 1) / (tf + k1 * (1 - b + b * relative_length)), dtype=np.float64)


def rounded(weights: Doubles) -> Floats:
    """Weights as kept: rounded, so that the last bit of a logarithm on another machine makes no other index."""
    return np.round(weights, 4).astype(np.float32)
