"""Score every passage for a query and rank them.

The score adds saturated TF-IDF parts: words of the passage, character 5-grams of the same, words of what
stands above it, and the questions its section is known to answer, together and one by one.
What each part earns is measured in ``docs/ranking.md``.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from psychobot.analysis import GRAM, stem
from psychobot.asking import asks_for_list
from psychobot.classifier import with_pairs
from psychobot.grouping import top_values
from psychobot.index import KINDS, Index
from psychobot.postings import Doubles, Floats, Postings, Windows
from psychobot.query import Query, Unit
from psychobot.records import Hit

Bools = NDArray[np.bool_]
REFERENCE_WORDS = frozenset(["refer", "cite", "citat", "sourc", "bibliographi", "doi", "pubm", "paper", "journal"])


NAMED_FROM = 0.45
"""Cosine with its nearest question from which a known gap is named: a wrong name is worse than none."""


FEW_QUESTIONS = 5
"""With so many questions a section's topic score counts half."""
THE_SAME = 0.75
"""Cosine from which a question is as good as one that the section answers, however few it has."""
KNOWN = 0.8
"""Cosine with some question from which a message without a telling word is answered: *who is it for*, not *so what*."""
FAINT = 0.001
"""The chance that a section is meant which counts as none."""
RICH = 0.5
"""From this richness on a section is judged by its questions too."""


class Weights(NamedTuple):
    """How much each part of the score counts beside the words of the passage, which count 1."""

    grams: float = 0.1
    near: float = 1.0
    title: float = 0.2
    topics: float = 5.0
    asked: float = 4.0
    guess: float = 1.5
    """These three times the best score the words of the query could reach."""
    opens: float = 0.03
    lists: float = 0.2
    """What a list gains, as a share, when a list is asked for."""
    references: float = 0.35


class Scores(NamedTuple):
    """The parts of every passage's score; arrays of shape ``(passages,)``."""

    total: Floats
    body: Floats
    units: Floats
    """Per content unit and passage, shape ``(units, passages)``."""
    asked: Floats
    questions: Floats
    """Cosine with every question of the index, shape ``(questions,)``."""
    named: int
    """How many things the query names."""
    topics: Floats
    """Share of the best score possible, for every section and known gap; shape ``(topics,)``."""
    best: float
    """The highest word score any passage could reach for this query."""
    rich: Floats
    """How much the questions of each section, gap or point tell together; shape ``(topics,)``."""
    guess: Floats
    """How likely each section is meant, and last that a known gap is; shape ``(sections + 1,)``."""


class Evidence(NamedTuple):
    """What speaks for the passages found; `answer.confidence` weighs it."""

    coverage: float = 0.0
    """Share of the query's weight that the first passages have."""
    strength: float = 0.0
    """Word score of the first passage over the best score possible."""
    likeness: float = 0.0
    """Cosine with the nearest question that the first passage is known to answer."""
    nearest: float = 0.0
    """Cosine with the nearest question of all that the corpus answers."""
    company: float = 0.0
    """Mean cosine with the five nearest of them."""
    gap: float = 0.0
    """Cosine with the nearest known gap."""
    topic: float = 0.0
    """Score of the questions of the first passage's section, over the best possible."""
    gap_topic: float = 0.0
    """The highest such score of a known gap."""
    unknown: float = 0.0
    """Share of the query's weight that the corpus lacks."""
    length: float = 0.0
    """Logarithm of one more than the number of things named."""
    told: float = 0.0
    """Share of the query's weight that the section of the first passage has, in its words or its questions."""
    missing: float = 0.0
    """The heaviest thing named that it has not, over the heaviest possible."""
    odds: float = 0.0
    """Logarithm of the odds that such words ask for what the corpus answers and not for a known gap."""
    guess: float = 0.0
    """How likely the section of the first passage is meant, by the classifier."""
    no_section: float = 0.0
    """How likely a known gap is meant."""
    follows: float = 0.0
    """1 for a follow-up that took something over, else 0."""
    untold: float = 0.0
    """Of a follow-up, the share of what it names itself that the section of the first passage has not."""


class Ranking(NamedTuple):
    """The hits of one query, best first, and what they rest on."""

    hits: tuple[Hit, ...]
    evidence: Evidence = Evidence()
    expanded: bool = False
    """Whether the section of the first passage has questions it is known to answer."""
    scores: Scores | None = None
    """What the hits were chosen by; None when nothing of the query is known."""
    rows: tuple[int, ...] = ()
    """The row of each hit."""


def search(index: Index, query: Query, k: int = 3, weights: Weights | None = None) -> Ranking:
    """The ``k`` best passages, none overlapping another."""
    scores = scores_of(index, query, weights)
    return _ranked(index, query, scores, scores.total, k) if scores else Ranking(())


def scores_of(index: Index, query: Query, weights: Weights | None = None) -> Scores | None:
    """The scores alone; None when nothing of the query is known."""
    if not index.size or not any(unit.known for unit in query.content or query.units):
        return None
    return score(index, query, weights or Weights())


def in_view(
    index: Index, query: Query, ranking: Ranking, others: Iterable[tuple[float, Scores | None]], k: int
) -> Ranking:
    """The ``k`` best passages for a query in view of what was found for others, each counted so much beside it.

    Of each the scores are taken as shares of its highest, and added up (CombSUM: Fox and Shaw 1994).
    """
    if ranking.scores is None:
        return ranking
    total = _shares(ranking.scores.total)
    for weight, other in others:
        if other is not None:
            total = total + weight * _shares(other.total)
    return _ranked(index, query, ranking.scores, total, k)


def _shares(scores: Floats) -> Floats:
    return scores / (scores.max(initial=0) or 1)


def _ranked(index: Index, query: Query, scores: Scores, total: Floats, k: int) -> Ranking:
    """The passages that are highest in ``total``, and what speaks for them."""
    rows = _best_rows(index, total, k)
    if not rows or not (query.content or scores.questions.max(initial=0) >= KNOWN):
        return Ranking((), scores=scores)
    topic = index.topic_of[rows[0]]
    expanded = bool(topic >= 0 and (scores.rich[topic] >= RICH or scores.asked[rows[0]] >= THE_SAME))
    hits = tuple(Hit(index.passage(row), float(total[row]), rank) for rank, row in enumerate(rows, 1))
    return Ranking(hits, _evidence(index, query, scores, rows), expanded, scores, tuple(rows))


def score(index: Index, query: Query, weights: Weights) -> Scores:
    """The score of every passage."""
    size = index.size
    asked_for = Terms.of(query.units, [unit.pull for unit in query.units])
    parts = asked_for.unit_scores(index.body, size)
    unheard = index.body.heaviest or 1.0
    best = sum(most or unheard * unit.pull for most, unit in zip(parts.max(axis=1).tolist(), query.units, strict=True))
    questions = question_scores(index, query)
    asked = asked_scores(index, questions)
    typed = typed_stems(query)
    topics, rich = topic_scores(index, query, typed), richness(index)
    guess = index.classifier.likely(typed)
    worth = np.where(questions >= THE_SAME, 1, rich[index.asked.topics])
    grams = _grams((*query.words, *(unit.typed for unit in query.context)))
    body = np.asarray(parts.sum(axis=0))
    total = (
        body
        + weights.grams * index.body_grams.scores(grams, size)
        + weights.near * np.maximum.reduceat(asked_for.scores(index.near, index.windows), index.near_starts)
        + weights.title * asked_for.scores(index.title, size)
        + weights.topics * best * np.where(index.topic_of >= 0, (topics * rich)[index.topic_of], 0)
        + weights.asked * best * asked_scores(index, questions * worth)
        + weights.guess * best * np.append(_leaning(guess[:-1]) * rich[: len(guess) - 1], 0)[index.topic_of]
    )
    rows = index.table.rows
    total = total * (1 + weights.opens * rows[:, 8])
    if asks_for_list(query.message):
        total = total * (1 + weights.lists * (rows[:, 2] == KINDS.index("list")))
    total = _demote_references(index, query, total, weights.references)
    content = parts[[not unit.function for unit in query.units]]
    return Scores(total, body, content, asked, questions, len(content), topics, best, rich, guess)


def _leaning(chances: Floats) -> Floats:
    """How far each of some chances is from none, by its logarithm: 0 for one below `FAINT`, 1 for certainty."""
    return np.asarray(1 - np.log(np.maximum(chances, FAINT)) / math.log(FAINT), dtype=np.float32)


class Terms(NamedTuple):
    """The units of a query as they are looked up in a field."""

    ways: tuple[tuple[dict[str, float], ...], ...]
    """For each unit the ways to read it, each as its stems with their weight."""
    single: dict[str, float]
    """All stems of units that can be read in one way only: most can, and are looked up together."""

    @classmethod
    def of(cls, units: Sequence[Unit], weights: Sequence[float]) -> Self:
        """Those of some units that weigh so much."""
        ways = tuple(tuple(dict.fromkeys(way.stems, weight * way.factor) for way in unit.ways)
                     for unit, weight in zip(units, weights, strict=True))
        single: dict[str, float] = {}
        for stems in (unit[0] for unit in ways if len(unit) == 1):
            for each, weight in stems.items():
                single[each] = single.get(each, 0.0) + weight
        return cls(ways, single)

    def scores(self, field: Postings | Windows, size: int) -> Floats:
        """For every row, what all units score together."""
        total = field.scores(self.single, size)
        for ways in self.ways:
            if len(ways) > 1:
                total += _best_way(field, ways, size)
        return total

    def unit_scores(self, field: Postings, size: int) -> Floats:
        """For every unit and row, the score of the best way to read the unit; shape ``(units, size)``."""
        each = field.each([way for ways in self.ways for way in ways], size)
        result = np.zeros((len(self.ways), size), np.float32)
        counts = np.array(list(map(len, self.ways)))
        if counts.any():
            result[counts > 0] = np.maximum.reduceat(each, (np.cumsum(counts) - counts)[counts > 0], axis=0)
        return result


def _best_way(field: Postings | Windows, ways: Iterable[dict[str, float]], size: int) -> Floats:
    """For every row, the score of the best way to read a unit."""
    result = np.zeros(size, np.float32)
    for way in ways:
        (first, weight), *others = way.items()
        if others:
            np.maximum(result, field.scores(way, size), out=result)
        elif column := field.column(first):
            result[column.rows] = np.maximum(result[column.rows], column.weights * np.float32(weight))
    return result


def _grams(words: Iterable[str]) -> Counter[str]:
    line = f" {' '.join(words)} "
    return Counter(line[i : i + GRAM] for i in range(len(line) - GRAM + 1))


def question_scores(index: Index, query: Query) -> Floats:
    """Cosine of the query with every question of the index; shape ``(questions,)``.

    Question words count here like any other: "how long" and "who" tell questions apart.
    """
    weights = [unit.weight * _asked_idf(index, unit) for unit in query.units]
    norm = max(sum(weight**2 for weight in weights), 1e-9) ** 0.5
    total = Terms.of(query.units, weights).scores(index.asked.field, len(index.asked.texts))
    return np.asarray(np.minimum(total / norm, 1.0), dtype=np.float32)


def _asked_idf(index: Index, unit: Unit) -> float:
    """The idf of a unit among the questions; that of a word seen once if none has it."""
    column = index.asked.field.column
    df = max((len(found.rows) for way in unit.ways for stem in way.stems if (found := column(stem))), default=0)
    return math.log1p((len(index.asked.texts) - df + 0.5) / (max(df, 1) + 0.5))


def topic_scores(index: Index, query: Query, typed: Mapping[str, float]) -> Floats:
    """For every section and known gap, the score of its questions over the best that any could reach.

    The questions are in readers' words already: aliases would only blur them, so the words count as typed.
    """
    field = index.topics
    best = sum(field.highest(column) for column in map(field.column, typed) if column)
    # What nobody ever asked about could have been the rarest word of a question.
    best += field.heaviest * sum(unit.weight for unit in query.content if not _asked_about(field, unit))
    return np.asarray(field.scores(typed, len(index.asked.counts)) / max(best, 1e-9), dtype=np.float32)


def typed_stems(query: Query) -> dict[str, float]:
    """The stems of a query as it was typed, with the weight of each."""
    return {stem(word): unit.weight for unit in query.units for word in unit.typed.split()}


def _asked_about(field: Postings, unit: Unit) -> bool:
    stems = {stem(word) for word in unit.typed.split()}.union(*(way.stems for way in unit.ways))
    return any(map(field.column, stems))


def richness(index: Index) -> Floats:
    """How much the questions of each section, gap or point tell together: one heading tells little, twenty much."""
    counts = index.asked.counts**2
    return np.asarray(counts / (counts + FEW_QUESTIONS**2), dtype=np.float32)


def asked_scores(index: Index, questions: Floats) -> Floats:
    """For every passage, the cosine with the nearest question it is known to answer."""
    return index.asked_of_passages.highest(questions)


def nearest_gap(index: Index, ranking: Ranking) -> str | None:
    """The subject of the known gap that fits best, when it surely fits and better than any section.

    A section or gap fits by its nearest question and by all of its questions together.
    """
    scores = ranking.scores
    if scores is None or not index.gaps:
        return None
    nearest = index.asked.by_topic.highest(scores.questions)
    best = int((scores.topics + nearest).argmax())
    surely = scores.named > 1 and nearest[best] >= NAMED_FROM and scores.topics[best] + nearest[best] >= 1
    return index.gaps[best - index.first_gap] if surely and index.first_gap <= best < index.first_dispute else None


SIDE_WORTH, MOST_SIDES = 0.25, 3
"""What each side of a point on which sources differ adds to its fit when it stands in the first passages found."""


class Fit(NamedTuple):
    """How well a point on which sources differ fits a query."""

    number: int
    own: float
    """The nearest question about it (a cosine) and all of them together (a share), added."""
    score: float
    """The same with its sides found."""
    share: float
    """Its questions over those of the section that fits best."""
    sides: int
    """How many of its sides stand in the first passages found, with something that was asked for."""


def nearest_dispute(index: Index, ranking: Ranking, shown: int) -> Fit | None:
    """The point on which sources differ that fits the query best."""
    scores = ranking.scores
    if scores is None or not index.disputes:
        return None
    nearest = index.asked.by_topic.highest(scores.questions)
    fits = scores.topics + nearest
    own, first = fits[index.first_dispute :], ranking.rows[:shown]
    named = {row for row in first if scores.units[:, row].any()}
    sides = np.array([sum(side.row in named for side in dispute.sides) for dispute in index.disputes])
    total = own + SIDE_WORTH * np.minimum(sides, MOST_SIDES)
    best = int(total.argmax())
    section = max(float(fits[: index.first_gap].max(initial=0)), 1e-9)
    return Fit(best, float(own[best]), float(total[best]), float(own[best]) / section, int(sides[best]))


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


def _evidence(index: Index, query: Query, scores: Scores, rows: list[int]) -> Evidence:
    first = rows[0]
    highest = scores.units.max(axis=1)
    covered = highest * (scores.units[:, rows[:3]].max(axis=1) > 0)
    lacking = sum(unit.weight for unit in query.content if not unit.known)
    unknown = lacking / max(sum(unit.weight for unit in query.content), 1e-9)
    gaps, questions = index.gap_questions, scores.questions
    answered = top_values(np.concatenate([questions[: gaps.start], questions[gaps.stop :]]), 5)
    return Evidence(
        coverage=float(covered.sum()) / max(float(highest.sum()), 1e-9) * (1 - unknown),
        strength=float(scores.body[first]) / (scores.best or 1.0),
        likeness=float(scores.asked[first]),
        nearest=float(answered[0]) if len(answered) else 0.0,
        company=float(answered.mean()) if len(answered) else 0.0,
        gap=float(questions[gaps].max(initial=0)),
        topic=float(scores.topics[index.topic_of[first]]) if index.topic_of[first] >= 0 else 0.0,
        gap_topic=float(scores.topics[index.first_gap : index.first_dispute].max(initial=0)),
        unknown=unknown,
        length=float(np.log1p(len(query.content))),
        odds=question_odds(index, query),
        guess=float(scores.guess[index.topic_of[first]]) if index.topic_of[first] >= 0 else 0.0,
        no_section=float(scores.guess[-1]),
        **_told_by_section(index, query, scores, first),
    )


def question_odds(index: Index, query: Query) -> float:
    """The logarithm of the odds that the words of the query, and each two that follow one another, ask for what the
    corpus answers and not for a known gap. What a follow-up took over has been answered and says nothing.
    """
    own = [unit for unit in query.units if unit not in query.context] or query.units
    logits = index.answerable.logits(with_pairs([stem(word) for unit in own for word in unit.typed.split()]))
    return 0.0 if logits is None else float(logits[0] - logits[1])


def _told_by_section(index: Index, query: Query, scores: Scores, first: int) -> dict[str, float]:
    """How much of the query the section of the first passage has, and what it and what a follow-up adds lacks there."""
    topic = int(index.topic_of[first])
    rows = np.flatnonzero(index.topic_of == topic) if topic >= 0 else np.array([first])
    unheard = index.body.heaviest
    highest = scores.units.max(axis=1)
    weights = np.where(highest > 0, highest, [unheard * unit.weight for unit in query.content])
    asked = [any(index.topics.holds(stem, topic) for way in unit.ways for stem in way.stems) for unit in query.content]
    held = np.asarray(asked, dtype=bool) | (scores.units[:, rows].max(axis=1) > 0)
    added = np.array([unit not in query.context for unit in query.content])
    return {
        "told": _share(weights, held),
        "missing": float(weights[~held].max(initial=0)) / unheard,
        "follows": float(bool(query.context)),
        "untold": _share(weights[added], ~held[added]) if query.context else 0.0,
    }


def _share(weights: Doubles, chosen: NDArray[np.bool_]) -> float:
    return float(weights[chosen].sum()) / max(float(weights.sum()), 1e-9)
