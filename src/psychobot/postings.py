"""Postings: which rows hold a term, and with what weight. Plain arrays, read with numpy alone.

Weights of a field stand beside its rows, or are worked out for the terms of a question from the counts (`Counted`):
every weight depends on the mean length of all rows, so those of a large field would all be written anew for every
article that changes.

Weights are BM25's saturated TF-IDF (Robertson & Zaragoza 2009, eq. 3.15, with the non-negative idf of
Lucene): ``idf · tf(k1+1) / (tf + k1(1−b+b·dl/avgdl))``, ``idf = ln(1 + (N−df+½)/(df+½))``, where ``N`` is
the number of rows, ``df`` how many hold the term, ``dl`` a row's length in terms.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.integer]

BODY = {"k1": 1.2, "b": 0.75}
"""How the words of passages and their character n-grams are weighed."""
SMALL = 1 << 20
"""Postings of a field that are all weighed when a second question comes: it takes some milliseconds, once."""
MANY = 6
"""More terms than this are looked up together."""


def number_of(term: str, terms: NDArray[np.bytes_]) -> int:
    """The place of a term among sorted ones, or -1."""
    cell = term.encode()
    i = int(terms.searchsorted(np.bytes_(cell)))
    return i if i < len(terms) and terms[i] == cell else -1


class Postings(NamedTuple):
    """One field of the index. Term ``i`` has the postings ``starts[i]:starts[i+1]``."""

    terms: NDArray[np.bytes_]
    """Sorted, UTF-8."""
    starts: Ints
    rows: Ints
    weights: Floats

    def number(self, term: str) -> int:
        """The number of a term, or -1."""
        return number_of(term, self.terms)

    def column(self, number: int) -> tuple[Ints, Floats]:
        """The rows that hold term ``number``, and its weight in each."""
        here = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return self.rows[here], self.weights[here]

    def holds(self, term: str, row: int) -> bool:
        """Whether a row has a term."""
        number = self.number(term)
        if row < 0 or number < 0:
            return False
        rows = self.column(number)[0]  # in rising order
        at = int(rows.searchsorted(row))
        return at < len(rows) and int(rows[at]) == row

    def highest(self, number: int) -> float:
        """The largest weight of the term in any row: the most it can add to a score."""
        return float(self.column(number)[1].max())

    def scores(self, weighted: dict[str, float], size: int) -> Floats:
        """For every row, the sum of the weights of the given terms times their factor; shape ``(size,)``."""
        total = np.zeros(size, dtype=np.float32)
        self.add(total, weighted)
        return total

    def add(self, total: Floats, weighted: dict[str, float]) -> None:
        """Add the same to ``total``."""
        if len(weighted) > MANY:
            self._add_many(total, weighted)
            return
        for term, factor in weighted.items():
            number = self.number(term)
            if number >= 0:
                rows, weights = self.column(number)
                total[rows] += weights * np.float32(factor)

    def _add_many(self, total: Floats, weighted: dict[str, float]) -> None:
        """The same for many terms at once: no step of Python for each."""
        found = Found.of(weighted, self.terms, self.starts)
        total += np.bincount(self.rows[found.at], self.weights[found.at] * found.spread(found.factors), len(total))


class Windows(NamedTuple):
    """A field whose terms weigh the same wherever they stand, such as their idf."""

    terms: NDArray[np.bytes_]
    starts: Ints
    rows: Ints
    known: Floats
    """The weight of each term."""

    def scores(self, weighted: dict[str, float], size: int) -> Floats:
        """For every row, the sum of the weights of the given terms times their factor; shape ``(size,)``."""
        total = np.zeros(size, dtype=np.float32)
        self.add(total, weighted)
        return total

    def add(self, total: Floats, weighted: dict[str, float]) -> None:
        """Add the same to ``total``."""
        for term, factor in weighted.items():
            number = number_of(term, self.terms)
            if number >= 0:
                rows = self.rows[int(self.starts[number]) : int(self.starts[number + 1])]
                total[rows] += self.known[number] * np.float32(factor)


class Tally(NamedTuple):
    """A field as it was counted."""

    terms: NDArray[np.bytes_]
    starts: Ints
    rows: Ints
    times: Ints
    """How often each term stands in each row that holds it."""
    lengths: Ints
    """How many terms each row has."""


class Counted(Tally):
    """A field whose weights are worked out for the terms of a question; all of them once, when more questions come."""

    asked = False

    def scores(self, weighted: dict[str, float], size: int) -> Floats:
        """For every row, the sum of the weights of the given terms times their factor; shape ``(size,)``."""
        found = Found.of(weighted, self.terms, self.starts)
        again = self.asked and len(self.rows) <= SMALL
        weights = self._weights[found.at] if again else self._weighed(found)
        self.asked = True
        return np.bincount(self.rows[found.at], weights * found.spread(found.factors), size).astype(np.float32)

    @cached_property
    def _weights(self) -> Floats:
        counts = np.diff(self.starts)
        return self._weighed(Found(np.arange(len(self.rows)), counts, np.ones(len(counts))))

    def _weighed(self, found: "Found") -> Floats:
        rows, times = self.rows[found.at], self.times[found.at].astype(np.float64)
        relative = self.lengths[rows] / max(float(self.lengths.mean()), 1e-9) if len(rows) else times
        rarity = found.spread(idf(found.counts.astype(np.float64), len(self.lengths)))
        return rounded(np.multiply(rarity, saturated(times, relative, **BODY)))


class Found(NamedTuple):
    """The postings of several terms, one term's after the other's."""

    at: Ints
    """Their places."""
    counts: Ints
    """How many each term has."""
    factors: Doubles
    """The factor of each term."""

    @classmethod
    def of(cls, weighted: dict[str, float], terms: NDArray[np.bytes_], starts: Ints) -> "Found":
        """Those of the terms that there are."""
        if not len(terms) or not weighted:
            return cls(*np.zeros((3, 0), np.int64))
        cells = np.array([term.encode() for term in weighted])
        numbers = np.minimum(terms.searchsorted(cells), len(terms) - 1)
        known = terms[numbers] == cells
        first, end = starts[numbers[known]], starts[numbers[known] + 1]
        counts = end - first
        before = np.cumsum(counts) - counts
        at = np.repeat(first - before, counts) + np.arange(int(counts.sum()))
        return cls(at, counts, np.array(list(weighted.values()))[known])

    def spread(self, values: Doubles) -> Doubles:
        """A value of each term, for each of its postings."""
        return np.repeat(values, self.counts)


def idf(df: Floats | Doubles, rows: int) -> Doubles:
    """Inverse document frequency, never negative."""
    return np.asarray(np.log1p((rows - df + 0.5) / (df + 0.5)), dtype=np.float64)


def saturated(tf: Doubles, relative_length: Doubles, k1: float, b: float) -> Doubles:
    """The term-frequency part of BM25; ``relative_length`` is ``dl/avgdl`` of each posting's row."""
    return np.asarray(tf * (k1 + 1) / (tf + k1 * (1 - b + b * relative_length)), dtype=np.float64)


def rounded(weights: Doubles) -> Floats:
    """Weights as kept: rounded, so that the last bit of a logarithm on another machine makes no other index."""
    return np.round(weights, 4).astype(np.float32)
