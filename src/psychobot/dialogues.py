"""Measure what one question cannot show: follow-ups, changed subjects, and points on which sources differ.

``questions.toml`` holds the dialogues and the questions about such points. A turn says what it needs: it stands
alone, leans on the turns before, or changes the subject; its qrels are runs of words of the passages that answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from psychobot.articles import parse_toml
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE, folded, line_of, mean
from psychobot.records import Answer

Need = Literal["standalone", "context", "changed"]


class RatedTurn(NamedTuple):
    """What is typed, and runs of words of the passages that answer it as meant; none when the corpus does not."""

    text: str
    needs: Need
    expect: tuple[str, ...]


class Dialogue(NamedTuple):
    """Turns of one conversation."""

    turns: tuple[RatedTurn, ...]
    held_out: bool = False


class RatedPoint(NamedTuple):
    """A question about a point on which sources differ, and for each side runs of the passages that hold it."""

    question: str
    sides: tuple[tuple[str, ...], ...]
    held_out: bool = False


def parse_dialogues(text: str, file: str = FILE) -> list[Dialogue]:
    """The dialogues of a TOML text. Raises ArticleError naming the line when one is broken."""
    return [_dialogue(row, text, file) for row in parse_toml(text, file).get("dialogues", ())]


def _dialogue(row: dict[str, Any], text: str, file: str) -> Dialogue:
    try:
        turns = tuple(RatedTurn(turn["text"], turn["needs"], tuple(turn["expect"])) for turn in row["turns"])
    except (KeyError, TypeError) as error:
        raise ArticleError(file, line_of(text, "[[dialogues]]"), f"a dialogue lacks {error}; add it") from None
    return Dialogue(turns, bool(row.get("held_out")))


def parse_points(text: str, file: str = FILE) -> list[RatedPoint]:
    """The questions about points on which sources differ. Raises ArticleError naming the line when one is broken."""
    return [_point(row, text, file) for row in parse_toml(text, file).get("disagreements", ())]


def _point(row: dict[str, Any], text: str, file: str) -> RatedPoint:
    try:
        return RatedPoint(row["question"], tuple(map(tuple, row["sides"])), bool(row.get("held_out")))
    except (KeyError, TypeError) as error:
        line = line_of(text, str(row.get("question", "[[disagreements]]")))
        raise ArticleError(file, line, f"a disagreement lacks {error}; add it") from None


class Talk(NamedTuple):
    """Shares between 0 and 1, and how many cases each rests on."""

    followed: float
    """Turns that lean on those before, and are answered."""
    leaning: int
    declined: float
    """Turns that lean on those before, have no answer in the corpus, and are declined."""
    unanswerable: int
    untouched: float
    """Turns that change the subject, and are answered as if they came first."""
    changed: int
    both_sides: float
    """Questions about points on which sources differ, with two sides at least among what is shown."""
    points: int


def measure_talk(
    dialogues: Iterable[Dialogue], points: Sequence[RatedPoint], converse: Callable[[], Callable[[str], Answer | None]]
) -> Talk:
    """Hold every dialogue and ask every question. ``converse`` begins a conversation: from a message to its answer."""
    followed: list[bool] = []
    declined: list[bool] = []
    untouched: list[bool] = []
    for dialogue in dialogues:
        ask = converse()
        for turn in dialogue.turns:
            answer = ask(turn.text)
            if turn.needs == "changed":
                untouched.append(_same(answer, converse()(turn.text)))
            elif turn.needs == "context":
                (followed if turn.expect else declined).append(_right(answer, turn))
    sides = [_sides_shown(converse()(point.question), point) > 1 for point in points]
    return Talk(mean(followed), len(followed), mean(declined), len(declined), mean(untouched), len(untouched),
                mean(sides), len(sides))


def _right(answer: Answer | None, turn: RatedTurn) -> bool:
    answered = answer is not None and answer.kind == "answer"
    return any(_holds(answer, run) for run in turn.expect) if turn.expect else not answered


def _same(one: Answer | None, other: Answer | None) -> bool:
    return _shown(one) == _shown(other) and not (one and one.follows)


def _sides_shown(answer: Answer | None, point: RatedPoint) -> int:
    return sum(any(_holds(answer, run) for run in side) for side in point.sides)


def _holds(answer: Answer | None, run: str) -> bool:
    return any(folded(run) in folded(text) for text in _shown(answer))


def _shown(answer: Answer | None) -> list[str]:
    """The words of every passage and side shown."""
    if answer is None:
        return []
    sides = answer.disagreement.sides if answer.disagreement else ()
    return [*(quotation.text for quotation in answer.quotations), *(side.quotation.text for side in sides)]
