"""What becomes of an answer when the corpus changes: verdicts on the replies of two indexes to one rated question.

Compared is the passage shown first; of an answerable question also whether any passage shown answers it. Pure:
two answers, and the articles as each has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from psychobot.citations import same_words
from psychobot.evaluation import Rated, answers
from psychobot.records import Answer, Quotation

Verdict = Literal[
    "same", "moved", "reworded", "other passage", "other source", "lost", "found", "newly declined", "newly answered"]

MEANINGS: dict[Verdict, str] = {
    "same": "the same words in the same place",
    "moved": "the same words, elsewhere in the article",
    "reworded": "other words in the same place",
    "other passage": "another passage of the article comes first",
    "other source": "another article comes first",
    "lost": "a passage that answers is no longer shown",
    "found": "a passage that answers is shown for the first time",
    "newly declined": "answered before, declined now",
    "newly answered": "declined before, answered now",
}
"""Every verdict and what it means, the harmless ones first."""
HARMLESS = ("same", "moved")
"""Verdicts under which a reader reads what was read before: they cost nothing of a budget."""


class Difference(NamedTuple):
    """What became of the answer to one question."""

    rated: Rated
    verdict: Verdict
    old: Quotation | None
    """The passage the verdict is about, as shown before; None when nothing was."""
    new: Quotation | None

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
    return Difference(rated, _on_first(before[0], now[0]), before[0], now[0])


def _shown(answer: Answer) -> Sequence[Quotation]:
    return answer.quotations if answer.kind == "answer" else ()


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
        return "same" if old.hit.passage.span == new.hit.passage.span else "moved"
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
def _lines_now(old: str, new: str) -> dict[int, range]:
    """For every line of the old text that was kept or replaced, the lines that stand there now; from 1."""
    found: dict[int, range] = {}
    for tag, a, b, c, d in SequenceMatcher(None, old.split("\n"), new.split("\n")).get_opcodes():
        if tag == "equal":
            found |= {line + 1: range(c + line - a + 1, c + line - a + 2) for line in range(a, b)}
        elif tag == "replace":
            found |= {line + 1: range(c + 1, d + 1) for line in range(a, b)}
    return found


def counted(differences: Iterable[Difference]) -> dict[Verdict, int]:
    """How many questions have each verdict, those that none has left out."""
    counts = Counter(difference.verdict for difference in differences)
    return {verdict: counts[verdict] for verdict in MEANINGS if counts[verdict]}
