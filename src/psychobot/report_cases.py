"""What went wrong in a run, as closed boxes on a page: what was asked, shown and meant, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from psychobot.dialogues import PointOutcome, TurnOutcome
from psychobot.evaluation import Outcome, Place, answers
from psychobot.markup import Html, el, joined
from psychobot.rating import FIRST, Rating
from psychobot.records import Answer, Passage, Quotation

FAILURES: tuple[tuple[str, Callable[[Outcome], bool]], ...] = (
    ("Answered, but nothing shown answers",
     lambda outcome: bool(outcome.rated.places) and not outcome.refused and not outcome.success_at(FIRST)),
    ("Declined, though the corpus answers", lambda outcome: bool(outcome.rated.places) and outcome.refused),
    ("Answered, though the corpus does not", lambda outcome: not outcome.rated.places and not outcome.refused),
)
"""What can go wrong with a question."""


def failures(rating: Rating) -> Html:
    """The questions that went wrong, by what went wrong, the surest first."""
    outcomes = sorted(rating.outcomes, key=lambda outcome: -outcome.answer.confidence)
    return joined(_group(title, [(_case(each), each.rated.held_out) for each in outcomes if wrong(each)])
                  for title, wrong in FAILURES)


def _group(title: str, cases: Sequence[tuple[Html, bool]]) -> Html:
    seen = [case for case, held_out in cases if not held_out]
    unseen = [case for case, held_out in cases if held_out]
    return joined((el("h3", f"{title}: {len(cases)}"), *seen, _kept(unseen)))


def _kept(unseen: Sequence[Html]) -> Html:
    """What failed among the questions held out stays closed, so that nobody who tunes sees it by accident."""
    if not unseen:
        return Html()
    return el("details", el("summary", f"{len(unseen)} among the held out: open only if you do not tune"), *unseen)


def _case(outcome: Outcome) -> Html:
    rated, answer = outcome.rated, outcome.answer
    facts = f"{rated.kind} · confidence {answer.confidence:.2f}"
    wanted = [el("p", "Places that answer:"), el("ul", *map(_place, rated.places))] if rated.places else []
    ranks = [rank for rank in outcome.ranks if rank > len(answer.quotations)]
    late = el("p", f"A passage that answers stands at rank {ranks[0]}, not shown.") if ranks else Html()
    return _box(rated.question, facts, _read_as(answer), *_shown(answer, rated.places), late, *wanted)


def _place(place: Place) -> Html:
    words = ", ".join(f"“{words}”" for words in place.words)
    return el("li", f"{place.document}: ", el("span", words, dir="auto"))


def _read_as(answer: Answer) -> Html:
    notes = [f"searched for: {answer.query}" if answer.query else "nothing was searched for"]
    notes += [f"nearest subject it does not cover: {answer.gap}"] if answer.gap else []
    notes += [f"not in the corpus: {', '.join(answer.unknown)}"] if answer.unknown else []
    return el("p", "; ".join(notes), class_="faint")


def _shown(answer: Answer | None, places: Sequence[Place] = ()) -> Iterator[Html]:
    """What was shown, and where from; where nothing was, what was ranked first."""
    if answer is None:
        yield el("p", "Nothing was looked up: a fixed reply or a notice was given.")
        return
    declined = "Declined. Ranked first, not shown:" if answer.more else "Declined."
    yield el("p", "Shown:" if answer.quotations else declined)
    yield from (quoted(each, answers(each, places)) for each in answer.quotations or answer.more[:FIRST])
    if answer.disagreement:
        yield el("p", f"Shown as a point on which sources differ: {answer.disagreement.topic}")
        yield from (quoted(side.quotation) for side in answer.disagreement.sides)


def quoted(quotation: Quotation, right: bool = False) -> Html:
    """A passage with the place it stands at, and whether it answers."""
    told = f"{quotation.article.title} · {_where(quotation.hit.passage, quotation.article.file)}"
    return el("blockquote", el("p", told, " · answers" if right else "", class_="place"),
              el("p", _marked(quotation), class_="words", dir="auto"))


def _where(passage: Passage, file: str) -> str:
    first, last = passage.lines
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    return " · ".join((*passage.section[-1:], f"{file}, {lines}"))


def _marked(quotation: Quotation) -> Html:
    """The words of a passage, with the sentences that were marked on the screen."""
    pieces: list[str] = []
    end = 0
    for span in sorted(quotation.highlights):
        pieces += [quotation.text[end : span.start], el("mark", span.of(quotation.text))]
        end = span.end
    return joined((*pieces, quotation.text[end:]))


def talks(rating: Rating) -> Html:
    """Turns of dialogues that went wrong, and points on which sources differ that were not shown as such."""
    turns = [turn for turn in rating.turns if not turn.right]
    points = [point for point in rating.points if not point.right]
    return joined((_group("Turns of dialogues that failed", [(_turn(turn), turn.held_out) for turn in turns]),
                   _group("Questions on which sources differ, not shown with two sides",
                          [(_point(point), point.point.held_out) for point in points])))


def _turn(outcome: TurnOutcome) -> Html:
    turn = outcome.turn
    if turn.needs == "changed":
        what = "changes the subject, and was answered otherwise than when it comes first"
    elif turn.expect:
        what = "leans on the turns before, and was not answered as meant"
    else:
        what = "leans on the turns before, has no answer in the corpus, and was answered"
    said = el("ol", *(el("li", text, dir="auto") for text in (*outcome.before, turn.text)))
    wanted = el("p", "Meant: ", " or ".join(f"“{run}”" for run in turn.expect)) if turn.expect else Html()
    return _box(turn.text, what, el("p", "The conversation:"), said, *_shown(outcome.answer), wanted)


def _point(outcome: PointOutcome) -> Html:
    sides = (el("li", " or ".join(f"“{run}”" for run in side), " (shown)" if shown else " (not shown)", dir="auto")
             for side, shown in zip(outcome.point.sides, outcome.shown, strict=True))
    return _box(outcome.point.question, f"{sum(outcome.shown)} of {len(outcome.shown)} sides shown",
                el("p", "The sides:"), el("ul", *sides), *_shown(outcome.answer))


def _box(question: str, facts: str, *told: Html) -> Html:
    """One thing that went wrong, closed until somebody wants to see it."""
    summary = el("summary", el("span", question, dir="auto"), el("span", facts, class_="faint"))
    return el("details", summary, *told, class_="case")
