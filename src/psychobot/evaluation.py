"""Measure answers against rated questions, with the field's measures.

``questions.toml`` beside the articles holds them. An answerable question lists every place that answers
it (document, and words that stand there): these are its qrels. A shown passage answers when it is of that
document and holds all those words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from psychobot.articles import line_of, parse_toml
from psychobot.errors import ArticleError
from psychobot.records import Answer, Passage, Quotation

FILE = "questions.toml"
DEPTH = 10
"""Ranks that nDCG looks at; what is not ranked that far counts as not answering."""
COVERAGES = (0.5, 0.8, 1.0)
"""Shares of the questions, the surest first, for which the risk is told."""
Row = dict[str, Any]


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
    line: int = 1
    """Where it stands in its file."""
    known_failure: str = ""
    """Why it is known to fail, where it is."""


class Outcome(NamedTuple):
    """What came back for one rated question."""

    rated: Rated
    answer: Answer
    ranks: tuple[int, ...]
    """Ranks, from 1, of the ranked passages that answer; shown or not."""
    relevant: int | None = None
    """How many passages of the corpus answer, as `relevant` counts them; None when nobody looked."""

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

    @property
    def found(self) -> bool:
        """Whether one of the first three ranked passages answers, refused or not."""
        return any(rank <= 3 for rank in self.ranks)

    @property
    def ndcg(self) -> float:
        """nDCG@10 of the ranking, refused or not: the passages that answer are its binary qrels.

        0 when no passage of the corpus answers, not-a-number when nobody looked.
        """
        if self.relevant is None:
            return math.nan
        ideal = _dcg(range(1, self.relevant + 1))
        return _dcg(self.ranks) / ideal if ideal else 0.0


def _dcg(ranks: Iterable[int]) -> float:
    """Discounted cumulative gain of passages that answer at these ranks."""
    return sum(1 / math.log2(rank + 1) for rank in ranks if rank <= DEPTH)


def parse_questions(text: str, file: str = FILE) -> list[Rated]:
    """The rated questions of a TOML text. Raises ArticleError naming the line when it is broken."""
    return [_rated(row, bool(answerable), file, line) for answerable, key in ((1, "answerable"), (0, "unanswerable"))
            for line, row in rows_of(text, file, key)]


def rows_of(text: str, file: str, key: str) -> list[tuple[int, Row]]:
    """The tables ``[[key]]`` of a TOML text, each with its line. Raises ArticleError when they are no such tables."""
    rows = tables_in(parse_toml(text, file), key, file, line_of(text, key))
    head = re.compile(rf"\s*\[\[\s*{key}\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if head.match(line)]
    if len(lines) != len(rows):  # written as one list
        lines = [line_of(text, str(row.get("question", key))) for row in rows]
    return list(zip(lines, rows, strict=True))


def tables_in(row: Row, key: str, file: str, line: int) -> list[Row]:
    """The list of tables under a key, empty where there is none. Raises ArticleError when it is something else."""
    rows = row.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ArticleError(file, line, f"`{key}` should be tables: [[{key}]] lines, or a list of {{…}}")
    return rows


def _rated(row: Row, answerable: bool, file: str, line: int) -> Rated:
    try:
        places = tuple(Place(str(at["document"]), texts_in(at, "words", file, line))
                       for at in tables_in(row, "answers", file, line))
        rated = Rated(str(row["question"]), str(row["kind"]), places, bool(row.get("held_out")), line, known(row))
    except KeyError as error:
        raise ArticleError(file, line, f"a rated question lacks {error}; add it") from None
    if not rated.question.strip():
        raise ArticleError(file, line, "a rated question is empty; write it or take it out")
    if answerable != bool(places):
        what = "has no `answers`" if answerable else "has `answers` but stands under unanswerable"
        raise ArticleError(file, line, f"“{rated.question}” {what}; mend it or move it")
    return rated


def texts_in(row: Row, key: str, file: str, line: int) -> tuple[str, ...]:
    """The list of texts under a key. Raises KeyError when there is none, ArticleError when it is something else."""
    if not is_texts(row[key]):
        raise ArticleError(file, line, f'`{key}` should be a list of texts, none empty, like ["…"]')
    return tuple(row[key])


def is_texts(value: object) -> bool:
    """Whether a value is a list of texts, none of them empty: an empty one would stand in every passage."""
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


def known(row: Row) -> str:
    """Why a case is known to fail, or nothing."""
    return str(row.get("known_failure") or "")


def run_questions(
    rated: Iterable[Rated], find: Callable[[str], Answer], passages: Sequence[Quotation] | None = None
) -> list[Outcome]:
    """The outcome of every question, each asked on its own. ``passages``, all of the corpus, are read for qrels."""
    outcomes = []
    for one in rated:
        answer = find(one.question)
        found = [*answer.quotations, *answer.more]
        ranks = tuple(rank for rank, quotation in enumerate(found, 1) if answers(quotation, one.places))
        outcomes.append(Outcome(one, answer, ranks, None if passages is None else relevant(one.places, passages)))
    return outcomes


def relevant(places: Sequence[Place], passages: Iterable[Quotation]) -> int:
    """How many passages answer. One that holds another of them is not counted: no ranking has both."""
    found = [quotation.hit.passage for quotation in passages if answers(quotation, places)]
    return sum(not any(other is not one and inside(other, one) for other in found) for one in found)


def inside(one: Passage, other: Passage) -> bool:
    """Whether a passage lies within another, or is it."""
    return (one.doc_id == other.doc_id and other.span.start <= one.span.start and one.span.end <= other.span.end)


def answers(quotation: Quotation, places: Sequence[Place]) -> bool:
    """Whether a passage is one of the places that answer."""
    return any(quotation.article.doc_id == place.document
               and all(folded(words) in folded(quotation.text) for words in place.words) for place in places)


@lru_cache(8192)
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
    """Share of the answerable with an answering passage among the first three ranked, refused or not."""
    ndcg_at_10: float
    """Of the answerable, refused or not; not-a-number when nobody looked for the passages that answer."""
    risk: tuple[float, ...]
    """Risk at each coverage of ``COVERAGES``."""


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
        mean(outcome.found for outcome in able),
        mean(outcome.ndcg for outcome in able),
        tuple(risk(outcomes, coverage) for coverage in COVERAGES),
    )


def named(measures: Measures) -> dict[str, float]:
    """The measures by the names they have in the field; not-a-number where there is nothing to measure."""
    shares = (measures.success_at_1, measures.success_at_3, measures.reciprocal_rank, measures.ndcg_at_10,
              measures.refused, measures.declined, measures.auroc, measures.found)
    names = ("Success@1", "Success@3", "RR", "nDCG@10", "refused", "declined", "AUROC", "found@3")
    risks = {f"risk@{coverage:.0%}": share for coverage, share in zip(COVERAGES, measures.risk, strict=True)}
    return dict(zip(names, shares, strict=True)) | risks


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


def risk(outcomes: Sequence[Outcome], coverage: float) -> float:
    """Error rate among the share of questions with the highest confidence, 0..1; not-a-number of nothing.

    An error is a question none of whose first three ranked passages answers: any that the corpus does not answer
    is one. Of equal confidences at the edge each counts in part, so that the order of the questions does not.
    """
    left = wanted = coverage * len(outcomes)
    errors = 0.0
    for _, group in groupby(sorted(outcomes, key=_unsureness), key=_unsureness):
        equal = list(group)
        taken = min(left, len(equal))
        errors += taken * mean(not outcome.found for outcome in equal)
        left -= taken
    return errors / wanted if wanted else math.nan


def _unsureness(outcome: Outcome) -> float:
    return -outcome.answer.confidence


def reliability(outcomes: Sequence[Outcome], bins: int = 5) -> list[tuple[float, float, int]]:
    """For bins of confidence: mean confidence, share whose shown passages answer, and count."""
    rows = []
    for i in range(bins):
        members = [o for o in outcomes if i / bins <= o.answer.confidence < (i + 1) / bins + (i == bins - 1)]
        if members:
            rows.append((mean(o.answer.confidence for o in members), mean(o.found for o in members), len(members)))
    return rows


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Outcomes by the kind of their question, in order of first appearance."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        kinds.setdefault(outcome.rated.kind, []).append(outcome)
    return kinds
