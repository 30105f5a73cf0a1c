"""A field in parts, each for the rows of some articles, whose weights are worked out for the terms of a question.

Every weight depends on the mean length of all rows: kept, those of a large field would all be written anew for every
article that changes. What is kept of a part says nothing of the other rows, and where parts begin hangs on the names
of the articles alone. An article that changes costs one part.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from psychobot.postings import BODY, Doubles, Floats, Ints, idf, rounded, saturated

CUT = 1024
"""One article in so many begins a part, on average."""


def beginnings(ids: Sequence[str]) -> list[str]:
    """The articles with which parts begin, but for the first."""
    return list(filter(begins_part, ids[1:]))


def part_numbers(ids: Sequence[str]) -> dict[str, int]:
    """The part that each of the articles belongs to; the first one begins a part whatever its name."""
    return dict(zip(ids, accumulate([0, *map(begins_part, ids[1:])]), strict=False))


def begins_part(doc_id: str) -> bool:
    """Whether a part begins with an article, by its name."""
    return zlib.crc32(doc_id.encode("utf-8", "surrogateescape")) % CUT == 0


class Part(NamedTuple):
    """Some rows as they were counted. Term ``i`` has the postings ``starts[i]:starts[i+1]``."""

    terms: NDArray[np.bytes_]
    """Sorted, UTF-8."""
    starts: Ints
    rows: Ints
    """Counted from the first of the part."""
    times: Ints
    """How often each term stands in each row that holds it."""
    lengths: Ints
    """How many terms each row has."""


class Parts(tuple[Part, ...]):
    """All parts of a field, in order."""

    @cached_property
    def begins(self) -> list[int]:
        """The first row of every part, and the number of rows."""
        return [0, *accumulate(len(part.lengths) for part in self)]

    @cached_property
    def _mean(self) -> float:
        return max(sum(int(part.lengths.sum()) for part in self) / max(self.begins[-1], 1), 1e-9)

    def scores(self, weighted: Mapping[str, float], size: int) -> Floats:
        """For every row, the sum of the weights of the given terms times their factor; shape ``(size,)``."""
        found = [Found.of(weighted, part) for part in self]
        df: Doubles = np.array([each.counts for each in found], np.float64).sum(axis=0)
        rarity = idf(df, self.begins[-1])
        factors, scores = np.array(list(weighted.values())), np.zeros(size, np.float32)
        for begin, part, each in zip(self.begins, self, found, strict=False):
            weights = self._weights(part, each, rarity) * each.spread(factors)
            height = len(part.lengths)
            scores[begin : begin + height] = np.bincount(part.rows[each.at], weights, height)
        return scores

    def _weights(self, part: Part, found: Found, rarity: Doubles) -> Floats:
        relative = part.lengths[part.rows[found.at]] / self._mean
        times = part.times[found.at].astype(np.float64)
        return rounded(np.multiply(found.spread(rarity), saturated(times, relative, **BODY)))


class Found(NamedTuple):
    """The postings that a part has of several terms, one term's after the other's."""

    at: Ints
    """Their places."""
    counts: Ints
    """How many each term has."""

    @classmethod
    def of(cls, wanted: Mapping[str, float], part: Part) -> Found:
        """Those of the terms that it has; of the others none."""
        if not len(part.terms) or not wanted:
            return cls(np.zeros(0, np.int64), np.zeros(len(wanted), np.int64))
        cells = np.array([term.encode() for term in wanted])
        numbers = np.minimum(part.terms.searchsorted(cells), len(part.terms) - 1)
        first = part.starts[numbers]
        counts = np.where(part.terms[numbers] == cells, part.starts[numbers + 1] - first, 0)
        before = np.cumsum(counts) - counts
        return cls(np.repeat(first - before, counts) + np.arange(int(counts.sum())), counts)

    def spread(self, values: Doubles) -> Doubles:
        """A value of each term, for each of its postings."""
        return np.repeat(values, self.counts)
