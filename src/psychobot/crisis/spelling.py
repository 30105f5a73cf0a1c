"""Repair one wrong letter, in the words that matter most before all others.

A general spelling corrector would turn harmless words into alarming ones.
So `KEY_WORDS` are repaired only from a word that is not itself a word
(`real_words.txt` holds the neighbours of key words that are: *skill*,
*suicidology*, *dice*), other words only from one that neither the rules nor the second net know, and only over one
insertion, deletion, substitution or swap of neighbours.
"""

from functools import cache
from itertools import compress, groupby
from operator import itemgetter, not_
from pathlib import Path
from typing import TypeVar

from psychobot.crisis.known_words import known_beside, one_letter_off, plain, ranks, rests, standing, stands
from psychobot.crisis.lexicon import COMMON, KEY_WORDS
from psychobot.crisis.memory import Memory
from psychobot.crisis.rule_files import FOLDER, Sections, read_index

Slip = TypeVar("Slip")


@cache
def _real_words() -> frozenset[str]:
    """Real words one letter away from a key word; without the file, nothing short is repaired."""
    return frozenset((Path(__file__).with_name("real_words.txt")).read_text("utf-8").split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(KEY_WORDS)


INDEX = FOLDER / "words.index"
"""What `worked_out` gives for the lists as shipped; ``scripts/index_rules.py`` writes it."""
SOURCES = ("../known_words.txt", "../real_words.txt")


@cache
def _listed() -> dict[str, str]:
    """The words of both lists by their first two letters, between blanks; nothing when they were never worked out."""
    return {line[:2]: line for line in read_index(INDEX, SOURCES).get("words", ())}


def worked_out() -> Sections:
    """The words of both lists by their first two letters. A star stands behind one that may be a slip in a key word."""
    lines: dict[str, list[str]] = {}
    for word in sorted(_real_words().union(ranks(), _keys(), COMMON)):
        lines.setdefault(word[:2], []).append(word if _repaired(word) == word else f"{word}*")
    return {"words": [" ".join((beginning, *words, "")) for beginning, words in lines.items()]}


def _is_listed(word: str) -> bool:
    """Whether a word stands in a list, told without reading either into memory where that can be."""
    if not _listed():
        return word in _real_words() or word in ranks()
    line = _listed().get(word[:2], "")
    return f" {word}" in line and (f" {word} " in line or f" {word}* " in line)


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
    if not 3 <= len(word) <= LONGEST or not word.isascii() or not word.isalpha():
        return word
    if f" {word} " in _listed().get(word[:2], ""):
        return word
    return _repaired(word)


def _repaired(word: str) -> str:
    if word in _right():
        return word
    if _rests_of_keys().isdisjoint(rests(word)):
        return word
    return next((meant for meant in _NEAR[word] if meant in _keys()), word)


@cache
def _right() -> frozenset[str]:
    """Words that are no slip in a key word."""
    return _keys() | COMMON | _real_words()


@cache
def _rests_of_keys() -> frozenset[str]:
    """Two words one edit apart share a word or a rest of one that lacks a letter."""
    return frozenset(rest for word in _keys() for rest in rests(word))


def near(word: str) -> tuple[str, ...]:
    """The known words one edit away."""
    return _NEAR[word]


def _one_edit_away(word: str) -> tuple[str, ...]:
    found = one_letter_off(word)
    return tuple([meant for meant in found if one_edit_apart(word, meant)]) if found else ()


_NEAR = Memory(_one_edit_away)


MOST = 800
"""Slips of a message that are mended by their neighbours, half of them from its beginning and half from its end."""


def respell(words: list[str]) -> list[str]:
    """Read words that nobody knows as known ones that are one letter away and fit between their neighbours.

    >>> respell("in the gardne of zorb".split())
    ['in', 'the', 'garden', 'of', 'zorb']
    """
    return respell_each([words])[0]


def respell_each(sentences: list[list[str]]) -> list[list[str]]:
    """The same for the sentences of a message: those without a slip are given back as they are."""
    slips = outermost(
        [(number, place) for number, words in enumerate(sentences) if len(words) > 1 for place in strangers(words)]
    )
    mended = sentences.copy() if slips else sentences
    for number, places in groupby(slips, itemgetter(0)):
        mended[number] = _mended(sentences[number].copy(), [place for _, place in places])
    return mended


def outermost(slips: list[Slip]) -> list[Slip]:
    """Of more than `MOST` slips those at either end."""
    return slips if len(slips) <= MOST else slips[: MOST // 2] + slips[-MOST // 2 :]


def _mended(words: list[str], places: list[int]) -> list[str]:
    for place in places:
        if ways := _WAYS[words[place]]:
            before, after = words[max(0, place - 2) : place], words[place + 1 : place + 3]
            words[place] = _meant(words[place], ways, before, after)
    return words


def strangers(words: list[str]) -> list[int]:
    """The places of words that nobody knows, as far as one beside them or next to that is known.

    >>> strangers("in the gardne of zorbs".split()), strangers("zorbs gardne".split())
    ([2, 4], [])
    """
    _look_up(words)
    unknown = list(map(_UNKNOWN.__getitem__, words))
    if True not in unknown or False not in unknown:
        return []
    places = compress(range(len(words)), unknown)
    if 2 * sum(unknown) > len(words):
        known = compress(range(len(words)), map(not_, unknown))
        return sorted({near for place in known for near in range(place - 2, place + 3)}.intersection(places))
    return [place for place in places if False in unknown[max(0, place - 2) : place + 3]]


MANY = 1000
"""New words from which on it pays to read the lists into memory."""


def _look_up(words: list[str]) -> None:
    """Find out of many new words at once which of them nobody knows: one call for all, and not two for each."""
    if len(words) < MANY or len(new := set(_UNKNOWN.new_among(words))) < MANY:
        return
    perhaps = {word for word in filter(str.isalpha, new) if ENOUGH <= len(word) <= LONGEST}.difference(_all_listed())
    unknown = perhaps.difference(standing(perhaps))
    _UNKNOWN.learn(dict.fromkeys(unknown, True))
    _UNKNOWN.learn(dict.fromkeys(new.difference(unknown), False))


@cache
def _all_listed() -> frozenset[str]:
    """The words of both lists."""
    lines = "".join(_listed().values())
    return frozenset(lines.replace("*", "").split()) if lines else _real_words().union(ranks())


def _ways_of_others(word: str) -> tuple[str, ...]:
    """The known words that a slip may stand for; none where one is a key word, which `repair` reads."""
    ways = near(word)
    return () if word.isascii() and not _keys().isdisjoint(ways) else ways


_WAYS = Memory(_ways_of_others)


def _meant(word: str, ways: tuple[str, ...], before: list[str], after: list[str]) -> str:
    """The known word that fits best, or the word itself."""
    around = [[part for other in others for part in plain(other)] for others in (before, after)]
    fits, _, meant = max((known_beside(way, *around), -ranks()[way], way) for way in ways)
    return meant if fits >= 1 + (len(word) < SURE and len(ways) > 1) else word


def are_unknown(words: list[str]) -> list[bool]:
    """Of each word whether neither the rules nor the second net nor a list know it, if it has some length."""
    return list(map(_UNKNOWN.__getitem__, words))


def _is_unknown(word: str) -> bool:
    return ENOUGH <= len(word) <= LONGEST and word.isalpha() and not _is_listed(word) and not stands(word)


_UNKNOWN = Memory(_is_unknown)


LONGEST = 14
"""Letters of a word that is repaired."""
ENOUGH, SURE = 4, 5
"""Letters from which on a word that nobody knows may be a slip in any known word, and on one neighbour's word is."""
