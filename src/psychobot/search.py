"""Score every passage for a query and rank them.

The score adds four saturated TF-IDF parts (words of the passage, character 5-grams of the same, words
and 5-grams of what stands above it) and the likeness to the questions its section is known to answer.
What each part earns is measured in ``docs/ranking.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from psychobot.analysis import GRAM
from psychobot.index import KINDS, Index
from psychobot.postings import Floats, Postings
from psychobot.query import Query, Unit
from psychobot.records import Hit

REFERENCE_WORDS = frozenset(["refer", "cite", "citat", "sourc", "bibliographi", "doi", "pubm", "paper", "journal"])


class Weights(NamedTuple):
    """How much each part of the score counts."""

    grams: float = 0.2
    title: float = 0.3
    title_grams: float = 0.1
    asked: float = 0.5
    """Times the best score the words of the query could reach."""
    opens: float = 0.03
    references: float = 0.35


class Scores(NamedTuple):
    """The parts of every passage's score; arrays of shape ``(passages,)``."""

    total: Floats
    body: Floats
    units: Floats
    """Per content unit and passage, shape ``(units, passages)``."""
    asked: Floats
    best: float
    """The highest word score any passage could reach for this query."""


class Ranking(NamedTuple):
    """The hits of one query, best first, and what they rest on."""

    hits: tuple[Hit, ...]
    coverage: float = 0.0
    """Share of the query's weight that the first passages have."""
    strength: float = 0.0
    """Word score of the first passage over the best score possible."""
    likeness: float = 0.0
    """Cosine with the nearest question that the first passage is known to answer."""
    unknown: float = 0.0
    """Share of the query's weight that the corpus lacks."""


def search(index: Index, query: Query, k: int = 3, weights: Weights | None = None) -> Ranking:
    """The ``k`` best passages, none overlapping another."""
    if not index.size or not any(unit.known for unit in query.content):
        return Ranking(())
    scores = score(index, query, weights or Weights())
    rows = _best_rows(index, scores.total, k)
    if not rows:
        return Ranking(())
    hits = tuple(Hit(index.passage(row), float(scores.total[row]), rank) for rank, row in enumerate(rows, 1))
    return Ranking(hits, *_evidence(query, scores, rows))


def score(index: Index, query: Query, weights: Weights) -> Scores:
    """The score of every passage."""
    size = index.size
    parts = [_unit_scores(index.body, unit, size) for unit in query.units]
    body = _added(parts, size)
    unheard = _rarest(index.body)
    best = sum(float(p.max()) if p.any() else unheard * u.weight for p, u in zip(parts, query.units, strict=True))
    content = [part for part, unit in zip(parts, query.units, strict=True) if not unit.function]
    title = _added([_unit_scores(index.title, unit, size) for unit in query.units], size)
    words = [word for unit in query.content if unit.ways for word in (unit.typed,)]
    asked = asked_scores(index, query)
    total = (
        body
        + weights.title * title
        + weights.grams * index.body_grams.scores(_grams(words), size)
        + weights.title_grams * index.title_grams.scores(_grams(words), size)
        + weights.asked * best * asked
    )
    total = total * (1 + weights.opens * index.table.rows[:, 10])
    return Scores(_demote_references(index, query, total, weights.references), body, np.array(content), asked, best)


def _added(parts: list[Floats], size: int) -> Floats:
    return np.asarray(np.sum(parts, axis=0), dtype=np.float32) if parts else np.zeros(size, np.float32)


def _unit_scores(field: Postings, unit: Unit, size: int) -> Floats:
    """For every row, the score of the best way to read the unit."""
    result = np.zeros(size, dtype=np.float32)
    for way in unit.ways:
        factor = unit.weight * way.factor
        np.maximum(result, field.scores(dict.fromkeys(way.stems, factor), size), out=result)
    return result


def _grams(words: Iterable[str]) -> dict[str, float]:
    line = f" {' '.join(words)} "
    weighted: dict[str, float] = {}
    for i in range(len(line) - GRAM + 1):
        weighted[line[i : i + GRAM]] = weighted.get(line[i : i + GRAM], 0.0) + 1.0
    return weighted


def _rarest(field: Postings) -> float:
    """The weight of the rarest term: what an unheard-of word would have."""
    return float(field.weights.max()) if len(field.weights) else 1.0


def question_scores(index: Index, query: Query) -> Floats:
    """Cosine of the query with every question the corpus is known to answer; shape ``(questions,)``."""
    size = len(index.asked.texts)
    total = np.zeros(size, dtype=np.float32)
    norm = 0.0
    for unit in query.content:
        part = _unit_scores(index.asked.field, unit, size)
        total += part * np.float32(_asked_idf(index, unit))
        norm += (_asked_idf(index, unit) * unit.weight) ** 2
    return np.minimum(total / np.float32(max(norm, 1e-9) ** 0.5), 1.0, dtype=np.float32)


def _asked_idf(index: Index, unit: Unit) -> float:
    """The idf of a unit among the questions; that of a word seen once if none has it."""
    size = len(index.asked.texts)
    field = index.asked.field
    df = 0
    for way in unit.ways:
        numbers = [n for n in map(field.number, way.stems) if n >= 0]
        df = max([df, *(int(field.starts[n + 1] - field.starts[n]) for n in numbers)])
    return float(np.log1p((size - df + 0.5) / (max(df, 1) + 0.5)))


def asked_scores(index: Index, query: Query) -> Floats:
    """For every passage, the cosine with the nearest question it is known to answer."""
    result = np.zeros(index.size, dtype=np.float32)
    if index.asked.texts:
        per_question = question_scores(index, query)
        repeats = np.diff(index.asked.starts)
        np.maximum.at(result, index.asked.targets, np.repeat(per_question, repeats))
    return result


def _demote_references(index: Index, query: Query, total: Floats, factor: float) -> Floats:
    asks = any(stem in REFERENCE_WORDS for unit in query.units for way in unit.ways for stem in way.stems)
    listed = index.table.rows[:, 2] == KINDS.index("references")
    return np.asarray(np.where(listed & (not asks), total * factor, total), dtype=np.float32)


def _best_rows(index: Index, total: Floats, k: int) -> list[int]:
    """The rows of the highest scores, equal ones in corpus order; a passage inside one already taken is left out."""
    taken: list[int] = []
    for row in np.argsort(-total, kind="stable")[: 10 * k + 20].tolist():
        if len(taken) == k or total[row] <= 0:
            break
        if not any(_overlap(index, row, other) for other in taken):
            taken.append(row)
    return taken


def _overlap(index: Index, row: int, other: int) -> bool:
    mine, its = index.table.rows[row], index.table.rows[other]
    return bool(mine[0] == its[0] and mine[4] < its[5] and its[4] < mine[5])


def _evidence(query: Query, scores: Scores, rows: list[int]) -> tuple[float, float, float, float]:
    first = rows[0]
    highest = scores.units.max(axis=1)
    rarest = float(scores.best) or 1.0
    known = float(highest.sum())
    covered = float((highest * (scores.units[:, rows].max(axis=1) > 0)).sum())
    lacking = sum(unit.weight for unit in query.content if not unit.known)
    unknown = lacking / max(sum(unit.weight for unit in query.content), 1e-9)
    return (
        covered / max(known, 1e-9) * (1 - unknown),
        float(scores.body[first]) / rarest,
        float(scores.asked[first]),
        unknown,
    )
