"""What the prompt offers while somebody types: commands, terms of the corpus, whole questions.

Pure look-ups over sorted lists, fast enough for every key. Offers keep the letters as they were typed and
only add what is missing, so that taking one never rewrites a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from psychobot.commands import ENTRIES
from psychobot.crisis import regions

if TYPE_CHECKING:
    from psychobot.index import Index

SHOWN = 6
"""Offers at once: a short list can be read while typing, a long one cannot."""
FROM_LETTERS = 3
LONGEST_TERM = 4
"""Words of a heading that is offered as a term; longer ones are sentences."""
SHORTEST_WORD = 6
HEADING_WEIGHT = 1_000_000

_TAIL = re.compile(r"[^\W_][^\W_'’-]*(?:[-'’][^\W_]*)*$")


class Offer(NamedTuple):
    """Something to put in place of the last ``typed`` characters."""

    text: str
    typed: int
    about: str = ""


class Offers:
    """The terms and questions of one corpus. Empty until it has been read."""

    def __init__(self, terms: Mapping[str, int] | None = None, questions: Iterable[str] = ()) -> None:
        self._weights = {term.lower(): (weight, term) for term, weight in (terms or {}).items()}
        self._terms = sorted(self._weights)
        self._questions = sorted((question.lower(), question) for question in questions)

    def complete(self, text: str) -> list[Offer]:
        """What may complete the end of ``text``."""
        if "\n" in text:
            return []
        return complete_command(text) if text.startswith("/") else self._complete_term(text)

    def _complete_term(self, text: str) -> list[Offer]:
        for typed in _tails(text[-80:]):
            found = self._beginning_with(typed.lower())
            if found:
                return [Offer(typed + term[len(typed) :], len(typed)) for term in found]
        return []

    def _beginning_with(self, typed: str) -> list[str]:
        keys = []
        for key in self._terms[bisect_left(self._terms, typed) :]:
            if not key.startswith(typed):
                break
            if len(key) > len(typed):
                keys.append(key)
        keys.sort(key=lambda key: (-self._weights[key][0], key))
        return [self._weights[key][1] for key in keys[:SHOWN]]

    def question(self, text: str) -> str:
        """What is missing from ``text`` to the shortest question that begins with it, or ""."""
        typed = text.lstrip().lower()
        if len(typed) < FROM_LETTERS or "\n" in typed:
            return ""
        fits: list[str] = []
        for key, question in self._questions[bisect_left(self._questions, (typed, "")) :]:
            if not key.startswith(typed):
                break
            fits.append(question)
        return min(fits, key=len, default="")[len(typed) :]


def _tails(text: str) -> list[str]:
    """The last three, two and one words of ``text``, longest first; none while the word is too short to tell.

    >>> _tails("what is an object rel"), _tails("is it")
    (['an object rel', 'object rel', 'rel'], [])
    """
    last = _TAIL.search(text)
    if last is None:
        return []
    tails = [last[0]]
    while len(tails) < LONGEST_TERM - 1:
        before = re.search(r"\S+ $", text[: len(text) - len(tails[-1])])
        if before is None:
            break
        tails.append(before[0] + tails[-1])
    return [tail for tail in reversed(tails) if len(tail.split()[-1]) >= FROM_LETTERS]


def complete_command(text: str) -> list[Offer]:
    """Commands that begin with ``text``, or the countries after ``/region``."""
    name, space, wanted = text.partition(" ")
    if not space:
        return [Offer(f"/{entry.name}", len(text), entry.about) for entry in ENTRIES
                if f"/{entry.name}".startswith(text.lower()) and f"/{entry.name}" != text]
    if name.lower() != "/region":
        return []
    wanted = wanted.casefold()
    return [Offer(region.code, len(wanted), region.name) for region in regions()
            if region.code.casefold().startswith(wanted) or (wanted and region.name.casefold().startswith(wanted))]


def offers_of(index: Index) -> Offers:
    """The terms and questions of a corpus that has been read."""
    from psychobot.analysis import FUNCTION_WORDS
    from psychobot.english import is_english

    terms = {word: index.words.count(word) for word in index.words.listed
             if len(word) >= SHORTEST_WORD and is_english(word) and word not in FUNCTION_WORDS}
    for path in index.table.sections:
        for heading in path:
            term = re.sub(r"\s*\(.*?\)", "", heading).strip()
            if _is_term(term, FUNCTION_WORDS):
                terms.pop(term.lower(), None)
                terms[term] = HEADING_WEIGHT
    return Offers(terms, tuple(text for number, text in enumerate(index.asked.texts) if index.offerable(number)))


def _is_term(heading: str, function_words: frozenset[str]) -> bool:
    words = heading.lower().split()
    # Lower case may change the length of exotic letters, and offers are cut by length.
    return (0 < len(words) <= LONGEST_TERM and words[0] not in function_words and not heading.endswith("?")
            and len(heading) >= SHORTEST_WORD - 1 and len(heading.lower()) == len(heading))
