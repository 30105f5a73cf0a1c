"""Mend a misspelt word towards a word of the corpus, or leave it.

A word is mended only when neither the corpus nor a list of common English words knows it: "horse" is no
misspelling of "house". Distance is optimal string alignment (insertion, deletion, substitution, swap of
neighbours), one step for short words and two from seven letters on. Of several words equally near, one with the
same consonants is likelier ("slep" is "sleep" before "step"), then one that the corpus uses more.
"""

from __future__ import annotations

import re
from functools import lru_cache

from psychobot.analysis import fold, irregular_forms
from psychobot.english import is_english
from psychobot.index import Words

SHORTEST = 3
ANY_CONSONANTS_FROM = 4
"""Letters: a shorter word is mended only to one with the same consonants."""
TWO_STEPS_FROM = 7
SOUND_FROM = 5
SOUNDS = (
    ("psy", "sy"), ("scious", "shos"), ("cious", "shos"), ("sch", "sk"), ("ch", "k"), ("ph", "f"), ("gh", "g"),
    ("tio", "sho"), ("sio", "sho"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("z", "s"),
    ("y", "i"), ("ea", "e"), ("ei", "e"), ("ie", "e"), ("ou", "o"), ("i", "e"), ("a", "e"), ("o", "e"), ("u", "e"),
)
"""Spellings that are heard alike, in this order; unstressed vowels all sound the same."""
SEEN_OFTEN = 5
"""A word that no list has is no target unless it stands this often: readers' questions hold misspellings too."""


def mend(word: str, words: Words, typed: str | None = None) -> str | None:
    """The corpus word that ``word`` most likely stands for, or None to leave it as it is.

    ``word`` is folded; ``typed`` is how it was typed, which may be an English word when ``word`` is not.
    """
    if len(word) < SHORTEST or not word.isalpha() or is_english(word) or is_english((typed or word).lower()):
        return None
    near = _neighbours(word, words)
    return min(near)[-1] if near else _sounding_like(word, words)


def _neighbours(word: str, words: Words) -> list[tuple[int, bool, bool, int, str]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    steps = 2 if len(word) >= TWO_STEPS_FROM else 1
    known = _as_long(len(word), steps, words)
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=steps, limit=20)
    near = [
        (int(distance), other[0] != word[0], consonants(other) != consonants(word), -words.count(fold(other)), other)
        for other, distance, _ in found
        if len(other) >= SHORTEST and (other[0] == word[0] or len(word) >= TWO_STEPS_FROM) and _is_target(other, words)
    ]
    return [each for each in near if len(word) >= ANY_CONSONANTS_FROM or not each[2]]


@lru_cache(maxsize=16)
def _as_long(letters: int, steps: int, words: Words) -> list[str]:
    """The words so many steps at most longer or shorter, in order: no other can be as near."""
    lengths = range(letters - steps, letters + steps + 1)
    return [word for word in (*words.listed, *irregular_forms()) if len(word) in lengths]


def _is_target(word: str, words: Words) -> bool:
    count = words.count(fold(word))
    return count >= SEEN_OFTEN or (count > 0 and is_english(word))


def _sounding_like(word: str, words: Words) -> str | None:
    """The word of the corpus that sounds the same, the one used most of several: "sykoanalisis"."""
    if len(word) < SOUND_FROM:
        return None
    alike = [other for other in _by_sound(words).get(sound(word), ()) if other != word and _is_target(other, words)]
    return max(alike, key=lambda other: words.count(fold(other)), default=None)


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
