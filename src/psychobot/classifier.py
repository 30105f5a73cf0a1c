"""What a question asks for, judged by its words: which section, and whether the corpus answers it at all.

Where sums of tf-idf count what a section's questions share with this one, a classifier has learned what tells them
from those of all other sections; `learning` says how.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from psychobot.postings import Floats, Ints

STEPS_OF_ONE = 16
"""Weights are kept in sixteenths."""


class Classifier(NamedTuple):
    """The weights of every term for every class."""

    keys: NDArray[np.uint32]
    """The checksums of the terms, sorted: terms that share one share their weights."""
    weights: NDArray[np.int8]
    """Sixteenths, shape ``(terms, classes)``; no rows where nothing was learned."""

    @classmethod
    def empty(cls, many: int = 1) -> Self:
        """One that has learned nothing."""
        return cls(np.zeros(0, np.uint32), np.zeros((0, many), np.int8))

    def logits(self, terms: Iterable[str]) -> Floats | None:
        """What the terms say for each class; None when nothing is known of any."""
        wanted = keys_of(dict.fromkeys(terms))
        places = self.keys.searchsorted(wanted)
        known = places[self.keys.take(places, mode="clip") == wanted] if len(self.keys) else places[:0]
        if not len(known):
            return None
        total = self.weights[known].sum(axis=0, dtype=np.int64)
        return np.asarray(total / (STEPS_OF_ONE * len(known) ** 0.5), np.float32)

    def likely(self, terms: Iterable[str]) -> Floats:
        """How likely each class is, shape ``(classes,)``; 0 where nothing is known."""
        logits = self.logits(terms)
        if logits is None:
            return np.zeros(self.weights.shape[1], np.float32)
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), np.float32)


def keys_of(terms: Iterable[str]) -> Ints:
    """What terms are looked up by."""
    return checksums(term.encode() for term in terms)


def checksums(terms: Iterable[bytes]) -> NDArray[np.uint32]:
    """The same of terms as an index keeps them."""
    return np.array(list(map(crc32, terms)), np.uint32)


def with_pairs(stems: list[str]) -> list[str]:
    """Stems, and every two that follow one another."""
    return stems + [f"{one} {other}" for one, other in pairwise(stems)]
