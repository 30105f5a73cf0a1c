"""Measure what one question cannot show: follow-ups, changed subjects, and points on which sources differ.

``questions.toml`` holds the dialogues and the questions about such points. A turn says what it needs: it stands
alone, leans on the turns before, or changes the subject; its qrels are runs of words of the passages that answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from psychobot.errors import ArticleError
from psychobot.evaluation import FILE, Row, folded, is_texts, known, mean, rows_of, tables_in, texts_in
from psychobot.records import Answer

Need = Literal["standalone", "context", "changed"]
NEEDS = get_args(Need)


class RatedTurn(NamedTuple):
    """What is typed, and runs of words of the passages that answer it as meant; none when the corpus does not."""

    text: str
    needs: Need
    expect: tuple[str, ...]


class Dialogue(NamedTuple):
    """Turns of one conversation."""

    turns: tuple[RatedTurn, ...]
    held_out: bool = False
    line: int = 1
    known_failure: str = ""


class RatedPoint(NamedTuple):
    """A question about a point on which sources differ, and for each side runs of the passages that hold it."""

    question: str
    sides: tuple[tuple[str, ...], ...]
    held_out: bool = False
    line: int = 1
    known_failure: str = ""


def parse_dialogues(text: str, file: str = FILE) -> list[Dialogue]:
    """The dialogues of a TOML text. Raises ArticleError naming the line when one is broken."""
    return [_dialogue(row, file, line) for line, row in rows_of(text, file, "dialogues")]


def _dialogue(row: Row, file: str, line: int) -> Dialogue:
    try:
        turns = tuple(_turn(turn, file, line) for turn in tables_in(row, "turns", file, line))
    except KeyError as error:
        raise ArticleError(file, line, f"a dialogue lacks {error}; add it") from None
    if not turns:
        raise ArticleError(file, line, "a dialogue has no turn; write some or take it out")
    return Dialogue(turns, bool(row.get("held_out")), line, known(row))


def _turn(row: Row, file: str, line: int) -> RatedTurn:
    turn = RatedTurn(str(row["text"]), row["needs"], texts_in(row, "expect", file, line))
    if turn.needs not in NEEDS:
        raise ArticleError(file, line, f"“{turn.text}”: `needs` is {turn.needs!r}; use one of {', '.join(NEEDS)}")
    return turn


def parse_points(text: str, file: str = FILE) -> list[RatedPoint]:
    """The questions about points on which sources differ. Raises ArticleError naming the line when one is broken."""
    return [_point(row, file, line) for line, row in rows_of(text, file, "disagreements")]


def _point(row: Row, file: str, line: int) -> RatedPoint:
    try:
        question, sides = str(row["question"]), list(row["sides"])
    except (KeyError, TypeError) as error:
        raise ArticleError(file, line, f"a disagreement lacks {error}; add it") from None
    if len(sides) < 2 or not all(is_texts(side) for side in sides):
        raise ArticleError(file, line, f'“{question}”: `sides` should be two or more lists of texts, [["…"], ["…"]]')
    return RatedPoint(question, tuple(map(tuple, sides)), bool(row.get("held_out")), line, known(row))


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


Converse = Callable[[], Callable[[str], Answer | None]]
"""Begins a conversation: from a message to its answer."""


class TurnOutcome(NamedTuple):
    """What came back for a turn that leans on those before or changes the subject."""

    before: tuple[str, ...]
    """What was typed before it."""
    turn: RatedTurn
    answer: Answer | None
    right: bool
    held_out: bool


class PointOutcome(NamedTuple):
    """What came back for a question about a point on which sources differ."""

    point: RatedPoint
    answer: Answer | None
    shown: tuple[bool, ...]
    """For each side whether its words were shown."""

    @property
    def right(self) -> bool:
        """Whether two sides at least were shown."""
        return sum(self.shown) > 1


def hold_dialogues(dialogues: Iterable[Dialogue], converse: Converse) -> list[TurnOutcome]:
    """Hold every dialogue: the outcome of each turn that does not stand alone."""
    return [outcome for dialogue in dialogues for outcome in _held(dialogue, converse)]


def _held(dialogue: Dialogue, converse: Converse) -> Iterator[TurnOutcome]:
    ask = converse()
    for number, turn in enumerate(dialogue.turns):
        answer = ask(turn.text)
        before = tuple(each.text for each in dialogue.turns[:number])
        if turn.needs == "changed":
            yield TurnOutcome(before, turn, answer, same(answer, converse()(turn.text)), dialogue.held_out)
        elif turn.needs == "context":
            yield TurnOutcome(before, turn, answer, right(answer, turn), dialogue.held_out)


def ask_points(points: Iterable[RatedPoint], converse: Converse) -> list[PointOutcome]:
    """Ask every question about a point on which sources differ, each on its own."""
    return [_asked(point, converse()(point.question)) for point in points]


def _asked(point: RatedPoint, answer: Answer | None) -> PointOutcome:
    return PointOutcome(point, answer, tuple(sides_shown(answer, point)))


def talk_of(turns: Sequence[TurnOutcome], points: Sequence[PointOutcome]) -> Talk:
    """The figures of these outcomes."""
    leaning = [outcome for outcome in turns if outcome.turn.needs == "context"]
    followed = [outcome.right for outcome in leaning if outcome.turn.expect]
    declined = [outcome.right for outcome in leaning if not outcome.turn.expect]
    untouched = [outcome.right for outcome in turns if outcome.turn.needs == "changed"]
    sides = [outcome.right for outcome in points]
    return Talk(mean(followed), len(followed), mean(declined), len(declined), mean(untouched), len(untouched),
                mean(sides), len(sides))


def measure_talk(dialogues: Iterable[Dialogue], points: Iterable[RatedPoint], converse: Converse) -> Talk:
    """Hold every dialogue and ask every question."""
    return talk_of(hold_dialogues(dialogues, converse), ask_points(points, converse))


def right(answer: Answer | None, turn: RatedTurn) -> bool:
    """Whether a turn is answered by words it expects, or declined where it expects none."""
    answered = answer is not None and answer.kind == "answer"
    return any(_holds(answer, run) for run in turn.expect) if turn.expect else not answered


def same(one: Answer | None, other: Answer | None) -> bool:
    """Whether two answers show the same, and the first takes nothing over from a turn before."""
    return _shown(one) == _shown(other) and not (one and one.follows)


def sides_shown(answer: Answer | None, point: RatedPoint) -> list[bool]:
    """For each side of a point, whether words of it are shown."""
    return [any(_holds(answer, run) for run in side) for side in point.sides]


def _holds(answer: Answer | None, run: str) -> bool:
    return any(folded(run) in folded(text) for text in _shown(answer))


def _shown(answer: Answer | None) -> list[str]:
    """The words of every passage and side shown."""
    if answer is None:
        return []
    sides = answer.disagreement.sides if answer.disagreement else ()
    return [*(quotation.text for quotation in answer.quotations), *(side.quotation.text for side in sides)]
