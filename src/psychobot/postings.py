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
        for term, factor in weighted.items():
            number = self.number(term)
            if number >= 0:
                rows, weights = self.column(number)
                total[rows] += weights * np.float32(factor)
        return total


def idf(df: Floats | Doubles, rows: int) -> Doubles:
    """Inverse document frequency, never negative."""
    return np.asarray(np.log1p((rows - df + 0.5) / (df + 0.5)), dtype=np.float64)


def saturated(tf: Doubles, relative_length: Doubles, k1: float, b: float) -> Doubles:
    """The term-frequency part of BM25; ``relative_length`` is ``dl/avgdl`` of each posting's row."""
    return np.asarray(tf * (k1 + 1) / (tf + k1 * (1 - b + b * relative_length)), dtype=np.float64)
