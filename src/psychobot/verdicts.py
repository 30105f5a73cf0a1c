"""Why a rated question, dialogue or point failed, in words: what was asked, expected and shown, and where it stands.

A verdict is None when all is right. Right means what `psychobot eval` counts: one of the passages shown answers
(Success@3), an unanswerable question is not answered, two sides at least of a point are shown. A turn of a dialogue has
to be answered by words it expects too, and one that changes the subject as if it came first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from psychobot.dialogues import Dialogue, RatedPoint, RatedTurn, right, same, sides_shown
from psychobot.evaluation import Place, Rated, answers, folded
from psychobot.passages import split_passages
from psychobot.records import Article, Quotation
from psychobot.reply import Reply
from psychobot.reply_record import to_record
from psychobot.transcript import entry, transcript
from psychobot.wrapping import clean

Articles = Callable[[], Iterable[Article]]
"""What gives the articles of the corpus, when they are needed."""
INSTEAD = {
    "no_answer": "declined, though the corpus answers it",
    "about": "a fixed reply in place of an answer",
    "crisis": "a crisis notice in place of an answer",
}


def judge_question(rated: Rated, reply: Reply, articles: Articles) -> str | None:
    """The verdict on a rated question asked on its own."""
    wrong = _unanswered(rated, reply) if rated.places else _answered(reply)
    if wrong is None:
        return None
    expected = [_place_line(at) for at in rated.places] or ["“The corpus does not say”"]
    return "\n".join([wrong, *entry("asked", [clean(rated.question)]), *entry("expected", expected),
                  *entry("but", place_faults(rated.places, articles())),
                  *entry("ranked", _ranked(rated, reply)), *entry("shown", transcript(to_record(reply)))])


def _answered(reply: Reply) -> str | None:
    """What is wrong with the reply to an unanswerable question."""
    return _broken(reply) or ("answered, though the corpus does not say" if reply.kind == "answer" else None)


def _unanswered(rated: Rated, reply: Reply) -> str | None:
    """What is wrong with the reply to an answerable question."""
    if broken := _broken(reply):
        return broken
    if reply.kind != "answer" or reply.answer is None:
        return INSTEAD[reply.kind]
    shown = any(answers(quotation, rated.places) for quotation in reply.answer.quotations)
    return None if shown else "no passage shown is one that answers"


def _broken(reply: Reply) -> str | None:
    return "something broke" if reply.fault else None


def _ranked(rated: Rated, reply: Reply) -> Iterator[str]:
    """Where the answering passages stand in the ranking, shown or not."""
    if reply.answer is None or not rated.places:
        return
    ranking = (*reply.answer.quotations, *reply.answer.more)
    found = [_ranked_line(quotation) for quotation in ranking if answers(quotation, rated.places)]
    yield from found or [f"nowhere among the {len(ranking)} found" if ranking else "nowhere: nothing was found"]


def _ranked_line(quotation: Quotation) -> str:
    passage = quotation.hit.passage
    return f"[{quotation.hit.rank}] {quotation.article.file}, line {passage.lines[0]}: answers, and is not shown"


def place_faults(places: Sequence[Place], articles: Iterable[Article]) -> Iterator[str]:
    """A line for every place that is not in the corpus: no ranking can find it."""
    known = {article.doc_id: article for article in articles}
    for place in places:
        article = known.get(place.document)
        if article is None:
            yield f"there is no article {place.document}: name a file without its ending"
        elif missing := [words for words in place.words if folded(words) not in folded(article.text)]:
            yield f"{article.file} does not hold {_listed(missing)}: quote it as it stands there"
        elif not any(_holds_all(passage.span.of(article.text), place) for passage in split_passages(article)):
            yield f"no one passage of {article.file} holds {_listed(place.words)}: name words that stand together"


def _holds_all(text: str, place: Place) -> bool:
    return all(folded(words) in folded(text) for words in place.words)


def _place_line(place: Place) -> str:
    return clean(f"{place.document}: {_listed(place.words)}")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{run}”" for run in words)


class Held(NamedTuple):
    """One turn of a dialogue as it went."""

    turn: RatedTurn
    reply: Reply
    alone: Reply | None = None
    """For a changed subject: the reply to the turn when it comes first."""

    @property
    def fault(self) -> str | None:
        """What is wrong with it, if anything is."""
        if broken := _broken(self.reply):
            return broken
        if not right(self.reply.answer, self.turn):
            if not self.turn.expect:
                return "answered, though the corpus does not say"
            return INSTEAD.get(self.reply.kind, "nothing shown holds words that answer")
        if self.alone is not None and not same(self.reply.answer, self.alone.answer):
            return "the subject is changed, and the turns before are still heard"
        return None


def hold(dialogue: Dialogue, converse: Callable[[], Callable[[str], Reply]]) -> list[Held]:
    """Say every turn, in one conversation; a changed subject in one of its own too."""
    say = converse()
    return [Held(turn, say(turn.text), converse()(turn.text) if turn.needs == "changed" else None)
            for turn in dialogue.turns]


def judge_dialogue(held: Sequence[Held]) -> str | None:
    """The verdict on a dialogue: every turn in a line, those that failed with what was expected and shown."""
    wrong = [(number, one) for number, one in enumerate(held, 1) if one.fault]
    if not wrong:
        return None
    number, first = wrong[0]
    lines = [f"turn {number} of {len(held)}: {first.fault}"]
    for number, one in enumerate(held, 1):
        said = f"{clean(one.turn.text)} ({one.turn.needs})"
        lines += ["", *entry(f"{number} {'WRONG' if one.fault else 'right'}", [said])]
        lines += [f"  {line}" for line in _turn_lines(one)]
    return "\n".join(lines)


def _turn_lines(held: Held) -> list[str]:
    record = to_record(held.reply)
    if held.fault is None:
        return [line for line in transcript(record) if not line.startswith(("|", "an answer"))]
    expected = [f"“{clean(run)}”" for run in held.turn.expect] or ["“The corpus does not say”"]
    alone = transcript(to_record(held.alone)) if held.alone and not same(held.reply.answer, held.alone.answer) else []
    return [*entry("why", [held.fault]), *entry("expected", expected), *entry("shown", transcript(record)),
            *entry("alone", alone)]


def judge_point(point: RatedPoint, reply: Reply) -> str | None:
    """The verdict on a question about a point on which sources differ."""
    sides = sides_shown(reply.answer, point)
    if sum(sides) > 1 and not reply.fault:
        return None
    wrong = _broken(reply) or INSTEAD.get(reply.kind) or f"{sum(sides)} of {len(sides)} sides shown, two are wanted"
    expected = [f"{'shown' if shown else 'not shown'}: {clean(_listed(side))}"
                for shown, side in zip(sides, point.sides, strict=True)]
    return "\n".join([wrong, *entry("asked", [clean(point.question)]), *entry("sides", expected),
                  *entry("shown", transcript(to_record(reply)))])
