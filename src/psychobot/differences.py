"""What becomes of an answer when the corpus changes: verdicts on the replies of two indexes to one rated question.

Compared are the passage shown first, whether any passage shown answers an answerable question, and the sides of a point
on which sources differ; then, as what costs nothing of a budget, the passages below and what stands below the words.
Pure: two answers, and the articles as each has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, NamedTuple

from psychobot.citations import same_words
from psychobot.evaluation import Rated, answers
from psychobot.records import Answer, Disagreement, Quotation, Side

Verdict = Literal[
    "same", "moved", "other credit", "others below", "reworded", "other sides", "other passage", "other source", "lost",
    "found", "newly declined", "newly answered"]

MEANINGS: dict[Verdict, str] = {
    "same": "the same words in the same place",
    "moved": "the same words, elsewhere in the article",
    "other credit": "the same words, under another title, heading or source",
    "others below": "the same first, other passages below it",
    "reworded": "other words in the same place",
    "other sides": "the sources are told to differ otherwise",
    "other passage": "another passage of the article comes first",
    "other source": "another article comes first",
    "lost": "a passage that answers is no longer shown",
    "found": "a passage that answers is shown for the first time",
    "newly declined": "answered before, declined now",
    "newly answered": "declined before, answered now",
}
"""Every verdict and what it means, the harmless ones first."""
HARMLESS = ("same", "moved", "other credit", "others below")
"""Verdicts under which a reader first reads what was read before: they cost nothing of a budget."""


class Difference(NamedTuple):
    """What became of the answer to one question."""

    rated: Rated
    verdict: Verdict
    old: Quotation | None
    """The passage the verdict is about, as shown before; None when nothing was."""
    new: Quotation | None
    sides: tuple[Disagreement | None, Disagreement | None] = (None, None)
    """Before and now, where the verdict is about them."""

    @property
    def counts(self) -> bool:
        """Whether it is a changed answer, as a budget counts them."""
        return self.verdict not in HARMLESS


def compare(rated: Rated, old: Answer, new: Answer) -> Difference:
    """The verdict on one question."""
    before, now = _shown(old), _shown(new)
    if not before or not now:
        verdict: Verdict = "newly declined" if before else "newly answered" if now else "same"
        return Difference(rated, verdict, next(iter(before), None), next(iter(now), None))
    answered, answering = _answering(before, rated), _answering(now, rated)
    if answered and not answering:
        return _lost(rated, answered, now)
    if answering and not answered:
        return Difference(rated, "found", before[0], answering)
    first = Difference(rated, _on_first(before[0], now[0]), before[0], now[0])
    return first if first.counts else _around(first, old, new)


def _shown(answer: Answer) -> Sequence[Quotation]:
    return () if answer.kind == "no_answer" else answer.quotations


def _around(first: Difference, old: Answer, new: Answer) -> Difference:
    """The verdict where the first passage has stayed: on the sides, on what is below it, on the credit."""
    sides = old.disagreement, new.disagreement
    if _said(sides[0]) != _said(sides[1]):
        return first._replace(verdict="other sides", sides=sides)
    for before, now in zip_longest(old.quotations[1:], new.quotations[1:]):
        if before is None or now is None or same_words(before.text) != same_words(now.text):
            return first._replace(verdict="others below", old=before, new=now)
    if first.verdict == "moved":
        return first
    shown = zip(old.quotations, new.quotations, strict=True)
    told = zip(*([side.quotation for side in _told(each)] for each in sides), strict=True)
    other = next((pair for pair in shown if credit(pair[0]) != credit(pair[1])), None) or next(
        (pair for pair in told if pair[0].sources != pair[1].sources), None)
    return first._replace(verdict="other credit", old=other[0], new=other[1]) if other else first


def _told(point: Disagreement | None) -> tuple[Side, ...]:
    return point.sides if point else ()


def _said(point: Disagreement | None) -> list[tuple[str, str]]:
    """The point, and each side with its words."""
    told = [(side.stance, same_words(side.quotation.text)) for side in _told(point)]
    return [(point.topic, ""), *told] if point else []


def credit(quotation: Quotation) -> tuple[object, ...]:
    """What stands below the words shown, but for their place."""
    return quotation.article.title, quotation.hit.passage.section, quotation.sources


def _answering(shown: Iterable[Quotation], rated: Rated) -> Quotation | None:
    return next((quotation for quotation in shown if answers(quotation, rated.places)), None)


def _lost(rated: Rated, answered: Quotation, now: Sequence[Quotation]) -> Difference:
    """The passage that answered may still be there, in words that are no longer those looked for."""
    here = next((quotation for quotation in now if stands_where(answered, quotation)), None)
    return Difference(rated, "reworded" if here else "lost", answered, here or now[0])


def _on_first(old: Quotation, new: Quotation) -> Verdict:
    if old.hit.passage.doc_id != new.hit.passage.doc_id:
        return "other source"
    if same_words(old.text) == same_words(new.text):
        return "same" if stands_where(old, new) else "moved"
    return "reworded" if stands_where(old, new) else "other passage"


def stands_where(old: Quotation, new: Quotation) -> bool:
    """Whether a passage stands where another one stood, whatever has been put in before it."""
    if old.hit.passage.doc_id != new.hit.passage.doc_id:
        return False
    first, last = old.hit.passage.lines
    line_now = _lines_now(old.article.text, new.article.text)
    places = [place for line in range(first, last + 1) for place in line_now.get(line, ())]
    begin, end = new.hit.passage.lines
    inside = sum(begin <= place <= end for place in places)
    return bool(places) and 2 * inside >= min(len(places), end - begin + 1)


@lru_cache(256)
def _lines_now(old: str, new: str) -> dict[int, list[int]]:
    """For every line of the old text that was kept or replaced, the lines that stand there now; from 1.

    Blank lines are left out: they are all alike, and a matcher that is told of them takes them for a match.
    """
    (ours, here), (theirs, there) = _numbered(old), _numbered(new)
    found: dict[int, list[int]] = {}
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= {here[line]: [there[c + line - a]] for line in range(a, b)}
        elif tag == "replace":
            found |= {here[line]: there[c:d] for line in range(a, b)}
    return found


def _numbered(text: str) -> tuple[list[str], list[int]]:
    """The lines with words in them, and the number of each."""
    lines = [(same_words(line), number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [line for line, _ in lines], [number for _, number in lines]


def counted(differences: Iterable[Difference]) -> dict[Verdict, int]:
    """How many questions have each verdict, those that none has left out."""
    counts = Counter(difference.verdict for difference in differences)
    return {verdict: counts[verdict] for verdict in MEANINGS if counts[verdict]}
