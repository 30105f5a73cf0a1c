"""Learn what a question asks for, from the questions of all sections and known gaps.

Multinomial logistic regression over the words of a question (maximum entropy: Nigam, Lafferty & McCallum 1999, "Using
Maximum Entropy for Text Classification"), each word once, the question brought to length 1. Where the sums of tf-idf
count what a section shares with a question, this one learns what tells its questions from those of all others.

It is fitted in whole numbers alone, by a few passes in batches with momentum: the same questions give the same weights,
to the bit, on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from psychobot.classifier import STEPS_OF_ONE, Classifier, checksums
from psychobot.counts import Counts
from psychobot.postings import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

PASSES, BATCH = 3, 2048
"""Among many sections more passes learn the questions by heart."""
SEEN_FROM = 2
"""Questions that have a term from which it is learned."""
OF_TWO = 16
"""Passes where only two classes are to be told apart."""
ONE_WORD, ONE_WEIGHT, ONE_CHANCE = 1 << 8, 1 << 12, 1 << 11
"""What stands for 1: of a question's only word, of a weight, of a probability. A batch cannot overflow 32 bits."""
KEPT_STEP = ONE_WEIGHT // STEPS_OF_ONE
"""What one step of the weights that are kept stands for."""
SLOW, STEP = 2, 9
"""Powers of two: momentum loses a quarter at each step, and half of it, in a weight's own unit, is the step."""
FINE = 5
"""Differences of logits are looked up in steps of 2 to the minus this."""
ODDS = np.array([round(65536 * math.exp(-place / (1 << FINE))) for place in range(16 << FINE)], np.float64)
"""Whole numbers all the same: dividing two of them is exact enough to be rounded down, and faster in floats."""
FEWEST = 5
"""Questions from which on a section is learned at all."""
MOST_WORK = 120_000_000
"""Words of all questions times sections, from which on nothing is learned: it would take too long."""


class Batch(NamedTuple):
    """Some questions, and the class of each."""

    words: csr_array
    """A row for each question: what each of its words counts."""
    classes: Ints


def trained(held: Sequence[Counts], classes: Ints, many: int, passes: int = PASSES) -> Classifier:
    """The classifier of questions of ``many`` classes; those of a class beyond or of few questions are left out.

    What each question holds may be told in several counts: its words, and pairs of them.
    """
    rows = np.concatenate([each.rows for each in held])
    df = np.concatenate([np.diff(each.starts) for each in held])
    taught = (classes < many) & (np.bincount(classes, minlength=1)[classes] >= FEWEST)
    used = np.repeat(df >= SEEN_FROM, df) & taught[rows]
    terms = np.repeat(np.arange(len(df)), df)[used]
    if len(set(classes[taught].tolist())) < 2 or not 0 < len(terms) * many <= MOST_WORK:
        return Classifier.empty(many)
    stays = np.bincount(terms, minlength=len(df)) > 0
    keys = checksums(chain.from_iterable(each.terms.tolist() for each in held))
    known, number = np.unique(keys[stays], return_inverse=True)
    words = number[np.cumsum(stays) - 1][terms]
    weights = _fitted(_batches(words, rows[used], classes), passes, (len(known), many))
    kept = np.clip((weights + KEPT_STEP // 2) // KEPT_STEP, -127, 127).astype(np.int8)
    return Classifier(known, kept)


def _batches(words: Ints, rows: Ints, classes: Ints) -> list[Batch]:
    """The questions dealt out in turn, so that each batch has some of every section."""
    from scipy.sparse import csr_array

    lengths = np.bincount(rows)
    questions, places = np.flatnonzero(lengths), np.cumsum(lengths > 0) - 1
    worth = np.array([round(ONE_WORD / max(length, 1) ** 0.5) for length in range(lengths.max() + 1)], np.int32)
    every = csr_array((worth[lengths[rows]], (places[rows], words)))
    many = -(-len(questions) // BATCH)
    return [Batch(every[turn::many], classes[questions[turn::many]]) for turn in range(many)]


def _fitted(batches: list[Batch], passes: int, shape: tuple[int, int]) -> Ints:
    """The mean of the weights after each batch of the last pass: after a single one they swing with what came last."""
    weights, total = np.zeros((2, *shape), np.int32)
    momentum, step = np.zeros((2, *shape), _wide_enough(batches))
    for number, batch in enumerate(batches * passes):
        missed = _chances(batch.words @ weights)
        missed[np.arange(len(batch.classes)), batch.classes] -= ONE_CHANCE
        momentum -= np.right_shift(momentum, SLOW, out=step)
        momentum -= batch.words.T @ missed
        weights += np.right_shift(momentum, STEP, out=step)
        if number >= len(batches) * (passes - 1):
            total += weights
    return total // len(batches)


def _wide_enough(batches: list[Batch]) -> type[np.signedinteger[Any]]:
    """Cells in which momentum cannot overflow: narrow ones take two thirds of the time."""
    most = max(int(batch.words.sum(axis=0).max()) for batch in batches)
    return np.int32 if (most + 1) * ONE_CHANCE << SLOW < 1 << 31 else np.int64


def _chances(logits: Ints) -> Ints:
    """Softmax in whole numbers: the exponential from a table, the shares rounded down."""
    unit = (ONE_WORD * ONE_WEIGHT).bit_length() - 1
    below = logits.max(axis=1, keepdims=True) - logits
    below >>= unit - FINE
    odds = ODDS.take(below, mode="clip")
    odds /= odds.sum(axis=1, keepdims=True) / ONE_CHANCE
    return np.asarray(odds, np.int32)
