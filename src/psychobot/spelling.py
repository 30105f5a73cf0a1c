"""Mend a misspelt word towards a word of the corpus, or leave it.

A word is mended only when neither the corpus nor a list of common English words knows it: "horse" is no
misspelling of "house". Of the words of the corpus that are near it, by letters, by sound or by its consonants, the
likeliest is taken: a noisy channel (Kernighan, Church & Gale 1990) whose costs were fitted on 3,200 slips made in
readers' questions, each judged with the questions other than its own. What the other words of the message go with
counts for most, so that "stort" is "start" beside "therapy" and "short" beside "term".

A rare English word that the corpus lacks ("mater") is mended too, one step away and only if the other words want it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from psychobot.analysis import fold, irregular_forms, stem
from psychobot.english import is_english, is_rare
from psychobot.index import Index, Words
from psychobot.postings import Ints

if TYPE_CHECKING:
    from psychobot.company import Company

SHORTEST = 3
ANY_CONSONANTS_FROM = 4
"""Letters: a shorter word is mended only to one with the same consonants."""
TWO_STEPS_FROM = 7
BY_EAR_FROM = 5
"""Letters: words of the same sound, or of the same consonants within two steps, are candidates from here on."""
SOUNDS = (
    ("psy", "sy"), ("scious", "shos"), ("cious", "shos"), ("sch", "sk"), ("sci", "ski"), ("tz", "z"), ("ch", "k"),
    ("ph", "f"), ("gh", "g"), ("tio", "sho"), ("sio", "sho"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("q", "k"), ("z", "s"), ("y", "i"), ("ea", "e"), ("ei", "e"), ("ie", "e"), ("ou", "o"), ("i", "e"), ("a", "e"),
    ("o", "e"), ("u", "e"),
)
"""Spellings that are heard alike, in this order; unstressed vowels all sound the same."""
SEEN_OFTEN = 5
"""A word of the articles that no list has is no target unless it stands this often."""
SEEN_TWICE = 2
"""A word that stands but once is not looked for by ear or two steps away: *Erikson* is no *Edison* of some story."""
OFTENER = 10
"""How many times as often a word must stand in the corpus as a slip of it in readers' questions, after the first."""
STEP, LONG_STEP, FIRST, CONSONANTS, LAST, OFTEN, COMPANY = 6.7, 1.6, 4.8, 1.0, 1.75, 0.2, 5.4
"""What tells against a candidate: each step (at most three count) and what it costs more in a long word, another first
letter, other consonants, another last letter; and for it: the logarithm of its count, and its company."""
MOST_NEAR = 40
"""Neighbours of a word that are looked at."""
WANTED = 0.5
"""Company from which a rare English word is taken for another."""


def mend(word: str, index: Index, typed: str | None = None, company: Company | None = None) -> str | None:
    """The corpus word that ``word`` most likely stands for, or None to leave it as it is.

    ``word`` is folded; ``typed`` is how it was typed, which may be an English word when ``word`` is not.
    ``company`` are the other words of the message.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return None
    english = [each for each in (word, (typed or word).lower()) if is_english(each)]
    if english:
        return _wanted(word, index, company) if company and all(map(is_rare, english)) else None
    words = index.words
    least = OFTENER * max(words.count(word) - 1, 0)
    costs = [(_cost(word, other, words, company), other) for other in _candidates(word, index)
             if words.count(fold(other)) >= least]
    return min(costs)[1] if costs else None


def _wanted(word: str, index: Index, company: Company) -> str | None:
    """The word that the others of the message want in place of a rare one; an ending more or less is no slip."""
    near = [other for other in _neighbours(word, index, 1) if not (other.startswith(word) or word.startswith(other))]
    suiting = [other for other in near if company.suits(fold(other)) >= WANTED]
    wanted = [(_cost(word, other, index.words, company), other) for other in suiting]
    return min(wanted)[1] if wanted else None


def _cost(word: str, other: str, words: Words, company: Company | None) -> float:
    """How unlikely it is that ``other`` was meant: the logarithm of its odds, but for a constant."""
    from rapidfuzz.distance import OSA

    steps = OSA.distance(word, other)
    return (
        STEP * min(steps, 3)
        + LONG_STEP * steps * (len(word) >= TWO_STEPS_FROM)
        + FIRST * (other[0] != word[0])
        + CONSONANTS * (consonants(other) != consonants(word))
        + LAST * (other[-1] != word[-1])
        - OFTEN * math.log1p(words.count(fold(other)))
        - COMPANY * (company.suits(fold(other)) if company else 0.0)
    )


def _candidates(word: str, index: Index) -> Iterator[str]:
    """The words of the corpus that a misspelling may stand for, some of them more than once."""
    yield from _neighbours(word, index, 2 if len(word) >= TWO_STEPS_FROM else 1)
    if len(word) >= BY_EAR_FROM:
        alike = _by_sound(index.words).get(sound(word), ())
        often = (other for other in alike if other != word and index.words.count(fold(other)) >= SEEN_TWICE)
        yield from (other for other in often if _is_target(other, index))
        near = _neighbours(word, index, 2) if len(word) < TWO_STEPS_FROM else ()
        yield from (other for other in near if consonants(other) == consonants(word))


def _neighbours(word: str, index: Index, steps: int) -> list[str]:
    """The words that many steps away: letters put in, left out, taken for another or swapped with the next."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = _likely(index.words).near(word, steps)
    found = process.extract(word, near, scorer=OSA.distance, score_cutoff=steps, limit=MOST_NEAR)
    targets = [
        other for other, away, _ in found
        if len(other) >= SHORTEST and (other[0] == word[0] or len(word) >= TWO_STEPS_FROM) and _is_target(other, index)
        and (away < 2 or index.words.count(fold(other)) >= SEEN_TWICE)
    ]
    return [other for other in targets if len(word) >= ANY_CONSONANTS_FROM or consonants(other) == consonants(word)]


_BIT = np.append(np.uint32(0), np.uint32(1) << (np.arange(1, 256, dtype=np.uint32) & 31))
"""The bit of each letter."""


class Spelt(NamedTuple):
    """Words with what shows at a glance that two are not alike."""

    words: list[str]
    lengths: Ints
    letters: NDArray[np.uint32]
    """Which letters each word has, a bit each."""

    @classmethod
    def of(cls, words: list[str]) -> Self:
        """Those words."""
        cells = np.array([word.encode() for word in words])
        table = cells.view(np.uint8).reshape(len(cells), -1)
        return cls(words, np.count_nonzero(table, axis=1), np.bitwise_or.reduce(_BIT[table], axis=1))

    def near(self, word: str, steps: int) -> list[str]:
        """The words that may be so many steps away, in order: a step adds a letter and takes one at most."""
        only = Spelt.of([word])
        alike = np.bitwise_count(self.letters ^ only.letters) <= 2 * steps
        return [self.words[i] for i in np.flatnonzero(alike & (abs(self.lengths - only.lengths) <= steps)).tolist()]


@lru_cache(maxsize=1)
def _likely(words: Words) -> Spelt:
    """All that a misspelling may stand for."""
    return Spelt.of([*words.listed, *irregular_forms()])


def _is_target(word: str, index: Index) -> bool:
    """Whether it is a word indeed: an English one, or one of the articles. Readers' questions hold misspellings too."""
    folded = fold(word)
    count = index.words.count(folded)
    return count > 0 and (is_english(word) or (count >= SEEN_OFTEN and index.body.column(stem(folded)) is not None))


@lru_cache(maxsize=1)
def _by_sound(words: Words) -> dict[str, list[str]]:
    """The words of the corpus, by how they sound."""
    alike: dict[str, list[str]] = {}
    for word, heard in zip(words.listed, sound("\n".join(words.listed)).split("\n"), strict=True):
        alike.setdefault(heard, []).append(word)
    return alike


def sound(words: str) -> str:
    """Words, one a line, as they sound, roughly: letters that are taken for one another made one.

    >>> sound("sykodinamic") == sound("psychodynamic"), sound("fobea") == sound("phobia")
    (True, True)
    """
    for letters, heard in SOUNDS:
        words = words.replace(letters, heard)
    return re.sub(r"([a-z])\1+", r"\1", words)


def consonants(word: str) -> str:
    """The consonants of a word, doubled ones once.

    >>> consonants("slep") == consonants("sleep"), consonants("peopple")
    (True, 'ppl')
    """
    return re.sub(r"[aeiouy]|(.)(?=\1)", "", word)
