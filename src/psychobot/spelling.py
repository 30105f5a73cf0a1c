"""Mend a misspelt word towards a word of the corpus, or leave it.

A word is mended only when neither the corpus nor a list of common English words knows it: "horse" is no
misspelling of "house". Distance is optimal string alignment (insertion, deletion, substitution, swap of
neighbours), one step for short words and two from eight letters on.
"""

from __future__ import annotations

from psychobot.english import is_english
from psychobot.index import Words

SHORTEST = 4
TWO_STEPS_FROM = 8


def mend(word: str, words: Words, typed: str | None = None) -> str | None:
    """The corpus word that ``word`` most likely stands for, or None to leave it as it is.

    ``word`` is folded; ``typed`` is how it was typed, which may be an English word when ``word`` is not.
    """
    if len(word) < SHORTEST or not word.isalpha() or is_english(word) or is_english((typed or word).lower()):
        return None
    near = _neighbours(word, words)
    return min(near, default=(0, False, 0, None))[-1]


def _neighbours(word: str, words: Words) -> list[tuple[int, bool, int, str]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    steps = 2 if len(word) >= TWO_STEPS_FROM else 1
    found = process.extract(word, words.listed, scorer=OSA.distance, score_cutoff=steps, limit=20)
    return [
        (int(distance), known[0] != word[0], -words.count(known), known)
        for known, distance, _ in found
        if len(known) >= SHORTEST - 1 and (known[0] == word[0] or len(word) >= TWO_STEPS_FROM)
    ]

