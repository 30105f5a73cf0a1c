"""One run of everything that is rated: questions, dialogues, points on which sources differ; and what it reached.

Pure: what finds answers is handed in. `report_page` draws a run, `maintenance` prints and compares it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from psychobot.dialogues import (
    Converse,
    PointOutcome,
    Talk,
    TurnOutcome,
    ask_points,
    hold_dialogues,
    parse_dialogues,
    parse_points,
    talk_of,
)
from psychobot.evaluation import Outcome, by_kind, inside, measure, named, parse_questions, reliability, run_questions
from psychobot.records import Answer, Article, Hit, Passage, Quotation

SCHEMA = 1
FIRST = 3
"""Ranks in which a passage counts as reached."""


class Rating(NamedTuple):
    """The outcomes of one run."""

    outcomes: Sequence[Outcome]
    turns: Sequence[TurnOutcome]
    points: Sequence[PointOutcome]

    @property
    def talk(self) -> Talk:
        """The figures of the dialogues and of the points on which sources differ."""
        return talk_of(self.turns, self.points)


def rate(text: str, find: Callable[[str], Answer], converse: Converse, passages: Sequence[Quotation]) -> Rating:
    """Ask everything that a file of rated questions holds. Raises ArticleError naming the line when it is broken.

    ``passages`` are all of the corpus.
    """
    rated, dialogues, points = parse_questions(text), parse_dialogues(text), parse_points(text)
    return Rating(run_questions(rated, find, passages), hold_dialogues(dialogues, converse),
                  ask_points(points, converse))


def whole(passages: Iterable[Passage], articles: Iterable[Article]) -> list[Quotation]:
    """Every passage with its words, in the given order; rank and score are 0."""
    by_id = {article.doc_id: article for article in articles}
    return [Quotation(Hit(passage, 0.0, 0), by_id[passage.doc_id], passage.span.of(by_id[passage.doc_id].text))
            for passage in passages]


class Reach(NamedTuple):
    """A passage, and how many questions have it among the first three passages of their answer."""

    quotation: Quotation
    rated: int
    asked: int
    """Of the readers' questions beside the articles."""


def reach(passages: Sequence[Quotation], rated: Iterable[Answer], asked: Iterable[Answer]) -> list[Reach]:
    """How far questions reach every passage. A passage inside one that is reached is reached with it."""
    ids = {quotation.hit.passage.passage_id: quotation.hit.passage for quotation in passages}
    counts = [_reached(answers, ids) for answers in (rated, asked)]
    return [Reach(each, *(count[each.hit.passage.passage_id] for count in counts)) for each in passages]


def _reached(answers: Iterable[Answer], passages: Mapping[str, Passage]) -> Counter[str]:
    found = Counter(hit.passage.passage_id for answer in answers for hit in _first_hits(answer))
    within: Counter[str] = Counter()
    for passage in passages.values():
        around = (other for other in passages.values() if inside(passage, other))
        within[passage.passage_id] = sum(found[other.passage_id] for other in around)
    return within


def _first_hits(answer: Answer) -> list[Hit]:
    """What an answer has first, shown or waiting for /more; nothing when the corpus was said not to answer."""
    return [q.hit for q in (*answer.quotations, *answer.more)[:FIRST]] if answer.kind == "answer" else []


def record(rating: Rating, accepted: Mapping[str, Any] | None, now: Mapping[str, Any], sunk: Sequence[str]) -> (
        dict[str, Any]):
    """A run as a JSON record: measures by the field's names, null where there is nothing to measure."""
    outcomes = rating.outcomes
    held_out = [outcome for outcome in outcomes if outcome.rated.held_out]
    return {
        "schema": SCHEMA,
        "sha256": now["sha256"],
        "all": _figures(outcomes),
        "held_out": _figures(held_out),
        "kinds": {kind: _figures(some) for kind, some in by_kind(outcomes).items()},
        "reliability": [{"confidence": _number(sure), "answered": _number(share), "count": count}
                        for sure, share, count in reliability(outcomes, 10)],
        "talk": {name: _number(figure) for name, figure in rating.talk._asdict().items()},
        "accepted": dict(accepted) if accepted else None,
        "questions_changed": bool(accepted) and (accepted or {}).get("sha256") != now["sha256"],
        "sunk": list(sunk),
    }


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    measures = measure(outcomes)
    counts = {"answerable": measures.answerable, "unanswerable": measures.unanswerable}
    return counts | {name: _number(figure) for name, figure in named(measures).items()}


def _number(figure: float) -> float | None:
    """A figure as JSON can hold it: not-a-number is null."""
    return round(figure, 4) if figure == figure else None
