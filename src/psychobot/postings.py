"""Postings: which rows hold a term, and with what weight. Plain arrays, read with numpy alone.

Weights are BM25's saturated TF-IDF (Robertson & Zaragoza 2009, eq. 3.15, with the non-negative idf of
Lucene): ``idf · tf(k1+1) / (tf + k1(1−b+b·dl/avgdl))``, ``idf = ln(1 + (N−df+½)/(df+½))``, where ``N`` is
the number of rows, ``df`` how many hold the term, ``dl`` a row's length in terms.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.integer]

MANY = 6
"""More terms than this are looked up together."""


class Postings(NamedTuple):
    """One field of the index. Term ``i`` has the postings ``starts[i]:starts[i+1]``."""

    terms: NDArray[np.bytes_]
    """Sorted, UTF-8."""
    starts: Ints
    rows: Ints
    weights: Floats

    def number(self, term: str) -> int:
        """The number of a term, or -1."""
        cell = term.encode()
        i = int(self.terms.searchsorted(np.bytes_(cell)))
        return i if i < len(self.terms) and self.terms[i] == cell else -1

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
        if not len(self.terms):
            return
        cells = np.array([term.encode() for term in weighted])
        numbers = np.minimum(self.terms.searchsorted(cells), len(self.terms) - 1)
        known = self.terms[numbers] == cells
        factors = np.array(list(weighted.values()))[known]
        first, end = self.starts[numbers[known]], self.starts[numbers[known] + 1]
        counts = end - first
        before = np.cumsum(counts) - counts
        at = np.repeat(first - before, counts) + np.arange(int(counts.sum()))
        total += np.bincount(self.rows[at], self.weights[at] * np.repeat(factors, counts), len(total))


def idf(df: Floats | Doubles, rows: int) -> Doubles:
    """Inverse document frequency, never negative."""
    return np.asarray(np.log1p((rows - df + 0.5) / (df + 0.5)), dtype=np.float64)


def saturated(tf: Doubles, relative_length: Doubles, k1: float, b: float) -> Doubles:
    """The term-frequency part of BM25; ``relative_length`` is ``dl/avgdl`` of each posting's row."""
    return np.asarray(tf * (k1 + 1) / (tf + k1 * (1 - b + b * relative_length)), dtype=np.float64)
