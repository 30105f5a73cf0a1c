"""Repair one wrong letter in the words that matter most, and nothing else.

A general spelling corrector would turn harmless words into alarming ones.
So only `KEY_WORDS` are repaired, only from a word that is not itself a word
(`real_words.txt` holds the neighbours of key words that are: *skill*,
*suicidology*, *dice*), and only over one insertion, deletion, substitution or
swap of neighbours.
"""

from functools import cache
from pathlib import Path

from psychobot.crisis.lexicon import COMMON, KEY_WORDS


@cache
def _real_words() -> frozenset[str]:
    """Real words one letter away from a key word; without the file, nothing short is repaired."""
    return frozenset((Path(__file__).with_name("real_words.txt")).read_text("utf-8").split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(KEY_WORDS)


@cache
def _with_one_left_out() -> dict[str, tuple[str, ...]]:
    """Key words by what is left when one letter is missing: two words one edit apart share such a rest."""
    rests: dict[str, tuple[str, ...]] = {}
    for word in sorted(_keys()):
        for rest in {word, *_rests(word)}:
            rests[rest] = (*rests.get(rest, ()), word)
    return rests


def _rests(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def one_edit_apart(typed: str, meant: str) -> bool:
    """Tell whether one edit turns ``typed`` into ``meant``.

    >>> one_edit_apart("suicde", "suicide"), one_edit_apart("sucicde", "suicide")
    (True, False)
    >>> one_edit_apart("mysefl", "myself")
    True
    """
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    for a, b in zip(typed, meant, strict=False):
        if a != b:
            break
        start += 1
    a, b = typed[start:], meant[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def repair(word: str) -> str:
    """Return the key word that ``word`` misspells by one letter, or ``word`` itself.

    >>> repair("suixide"), repair("skill"), repair("dke")
    ('suicide', 'skill', 'die')
    """
    if not 3 <= len(word) <= 12 or not word.isascii() or not word.isalpha():
        return word
    if word in _keys() or word in COMMON:
        return word
    known = _with_one_left_out()
    rests = _rests(word)
    if known.keys().isdisjoint(rests) and word not in known:
        return word
    for rest in (word, *rests):
        for meant in known.get(rest, ()):
            if one_edit_apart(word, meant) and word not in _real_words():
                return meant
    return word
