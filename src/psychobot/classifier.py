"""Which section a question asks for, judged by the words of the questions of all sections.

Where sums of tf-idf count what a section's questions share with this one, the classifier has learned what tells them
from those of all other sections; `learning` says how.
"""

from collections.abc import Iterable
from typing import NamedTuple, Self

import numpy as np

from psychobot.postings import Floats, number_of

STEPS_OF_ONE = 16
"""Weights are kept in sixteenths."""
NO_TERMS = np.zeros(0, np.bytes_)


class Classifier(NamedTuple):
    """The weights of every word for every section, and for the known gaps together, which stand last."""

    terms: np.ndarray
    """Sorted, UTF-8."""
    weights: np.ndarray
    """Sixteenths, shape ``(terms, sections + 1)``; no rows where nothing was learned."""

    @classmethod
    def empty(cls, terms: np.ndarray = NO_TERMS, many: int = 1) -> Self:
        """One that has learned nothing."""
        return cls(terms[:0], np.zeros((0, many), np.int8))

    def likely(self, terms: Iterable[str]) -> Floats:
        """How likely each section is meant, and last a known gap, shape ``(sections + 1,)``; 0 for unknown words."""
        known = [number for term in terms if (number := number_of(term, self.terms)) >= 0]
        if not known:
            return np.zeros(self.weights.shape[1], np.float32)
        logits = self.weights[known].sum(axis=0, dtype=np.int64) / (STEPS_OF_ONE * len(known) ** 0.5)
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), np.float32)
