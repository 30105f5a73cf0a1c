"""Measure answers against rated questions, with the field's measures.

``questions.toml`` beside the articles holds them. An answerable question lists every place that answers
it (document, and words that stand there): these are its qrels. A shown passage answers when it is of that
document and holds all those words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from psychobot.articles import parse_toml
from psychobot.errors import ArticleError
from psychobot.records import Answer, Quotation

FILE = "questions.toml"


class Place(NamedTuple):
    """A place that answers a question: a document, and words of the passage meant."""

    document: str
    words: tuple[str, ...]


class Rated(NamedTuple):
    """One rated question; without places the corpus has no answer to it."""

    question: str
    kind: str
    places: tuple[Place, ...] = ()
    held_out: bool = False
    """Whether it is kept from those who tune."""


class Outcome(NamedTuple):
    """What came back for one rated question."""

    rated: Rated
    answer: Answer
    ranks: tuple[int, ...]
    """Ranks, from 1, of the ranked passages that answer; shown or not."""

    @property
    def refused(self) -> bool:
        """Whether the reply was that the corpus does not say."""
        return self.answer.kind != "answer"

    def success_at(self, k: int) -> bool:
        """Success@k: whether an answer was given and one of its first ``k`` passages, as shown, answers."""
        return not self.refused and any(rank <= min(k, len(self.answer.quotations)) for rank in self.ranks)

    @property
    def reciprocal_rank(self) -> float:
        """RR: one over the rank of the first passage that answers, or 0."""
        return 1 / min(self.ranks) if self.ranks and not self.refused else 0.0


def parse_questions(text: str, file: str = FILE) -> list[Rated]:
    """The rated questions of a TOML text. Raises ArticleError naming the line when it is broken."""
    tables = parse_toml(text, file)
    return [_rated(row, bool(answerable), text, file) for answerable, key in ((1, "answerable"), (0, "unanswerable"))
            for row in tables.get(key, ())]


def _rated(row: dict[str, object], answerable: bool, text: str, file: str) -> Rated:
    line = line_of(text, str(row.get("question", "")))
    try:
        places = tuple(Place(place["document"], tuple(place["words"])) for place in row.get("answers", ()))  # type: ignore[attr-defined]
        rated = Rated(str(row["question"]), str(row["kind"]), places, bool(row.get("held_out")))
    except (KeyError, TypeError) as error:
        raise ArticleError(file, line, f"a rated question lacks {error}; add it") from None
    if answerable != bool(places):
        what = "has no `answers`" if answerable else "has `answers` but stands under unanswerable"
        raise ArticleError(file, line, f"“{rated.question}” {what}; mend it or move it")
    return rated


def line_of(text: str, words: str) -> int:
    """The first line of a text that holds some words, counted from 1; 1 when none does."""
    return next((n for n, line in enumerate(text.split("\n"), 1) if words and words in line), 1)


def run_questions(rated: Iterable[Rated], find: Callable[[str], Answer]) -> list[Outcome]:
    """The outcome of every question, each asked on its own."""
    outcomes = []
    for one in rated:
        answer = find(one.question)
        found = [*answer.quotations, *answer.more]
        ranks = tuple(rank for rank, quotation in enumerate(found, 1) if answers(quotation, one.places))
        outcomes.append(Outcome(one, answer, ranks))
    return outcomes


def answers(quotation: Quotation, places: Sequence[Place]) -> bool:
    """Whether a passage is one of the places that answer."""
    text = folded(quotation.text)
    return any(quotation.article.doc_id == place.document and all(folded(words) in text for words in place.words)
               for place in places)


def folded(text: str) -> str:
    """The text as it is compared: case, apostrophes and white space do not count."""
    return " ".join(text.casefold().replace("’", "'").split())


class Measures(NamedTuple):
    """The figures for a set of outcomes; shares between 0 and 1."""

    answerable: int
    unanswerable: int
    success_at_1: float
    success_at_3: float
    reciprocal_rank: float
    declined: float
    """Share of the unanswerable that were declined."""
    refused: float
    """Share of the answerable that were refused."""
    auroc: float
    """Area under the curve of confidence, answerable against unanswerable."""
    found: float
    """Share of the answerable with an answering passage among all ranked, refused or not."""


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """The measures of a run."""
    able = [outcome for outcome in outcomes if outcome.rated.places]
    unable = [outcome for outcome in outcomes if not outcome.rated.places]
    return Measures(
        len(able), len(unable),
        mean(outcome.success_at(1) for outcome in able),
        mean(outcome.success_at(3) for outcome in able),
        mean(outcome.reciprocal_rank for outcome in able),
        mean(outcome.refused for outcome in unable),
        mean(outcome.refused for outcome in able),
        auroc([o.answer.confidence for o in able], [o.answer.confidence for o in unable]),
        mean(bool(outcome.ranks) and min(outcome.ranks) <= 3 for outcome in able),
    )


def mean(values: Iterable[float]) -> float:
    """The mean; not-a-number of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else math.nan


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Probability that a positive scores above a negative, ties counting half (Mann-Whitney)."""
    if not positive or not negative:
        return math.nan
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def reliability(outcomes: Sequence[Outcome], bins: int = 5) -> list[tuple[float, float, int]]:
    """For bins of confidence: mean confidence, share whose shown passages answer, and count."""
    rows = []
    for i in range(bins):
        inside = [o for o in outcomes if i / bins <= o.answer.confidence < (i + 1) / bins + (i == bins - 1)]
        if inside:
            rows.append((mean(o.answer.confidence for o in inside),
                         mean(any(rank <= 3 for rank in o.ranks) for o in inside), len(inside)))
    return rows


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Outcomes by the kind of their question, in order of first appearance."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        kinds.setdefault(outcome.rated.kind, []).append(outcome)
    return kinds
