"""Repair one wrong letter, in the words that matter most before all others.

A general spelling corrector would turn harmless words into alarming ones.
So `KEY_WORDS` are repaired only from a word that is not itself a word
(`real_words.txt` holds the neighbours of key words that are: *skill*,
*suicidology*, *dice*), or that stands nowhere among neighbours of the key word
(*soot up my school*); other words only from one that neither the rules nor the
second net know, and only over one insertion, deletion, substitution or swap.
"""

from collections.abc import Callable
from functools import cache
from itertools import compress, groupby
from operator import itemgetter, not_
from pathlib import Path
from typing import TypeVar

from psychobot.crisis.known_words import known_beside, one_letter_off, plain, ranks, rests, standing, stands
from psychobot.crisis.lexicon import COMMON, GRAVE_WORDS, KEY_WORDS
from psychobot.crisis.memory import Memory
from psychobot.crisis.rule_files import FOLDER, Sections, read_index

Slip = TypeVar("Slip")
Around = list[list[str]]
"""The two words before one, and the two after it."""
Find = Callable[[list[str]], list[int]]
Mend = Callable[[str, Around], str]


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


MOST = 240
"""Slips of a message that are mended by their neighbours, half of them from its beginning and half from its end."""


def respell(words: list[str]) -> list[str]:
    """Read words that nobody knows as known ones that are one letter away and fit between their neighbours.

    >>> respell("in the gardne of zorb".split())
    ['in', 'the', 'garden', 'of', 'zorb']
    """
    return respell_each([words])[0]


def respell_each(sentences: list[list[str]]) -> list[list[str]]:
    """The same for the sentences of a message: those without a slip are given back as they are."""
    for look_for, mend in ((strangers, _meant), (short_strangers, _meant), (misplaced, _meant_for)):
        sentences = _each_mended(sentences, look_for, mend)
    return sentences


def _each_mended(sentences: list[list[str]], look_for: Find, mend: Mend) -> list[list[str]]:
    slips = outermost(
        [(number, place) for number, words in enumerate(sentences) if len(words) > 1 for place in look_for(words)]
    )
    mended = sentences.copy() if slips else sentences
    for number, places in groupby(slips, itemgetter(0)):
        mended[number] = _mended(sentences[number].copy(), [place for _, place in places], mend)
    return mended


def outermost(slips: list[Slip]) -> list[Slip]:
    """Of more than `MOST` slips those at either end."""
    return slips if len(slips) <= MOST else slips[: MOST // 2] + slips[-MOST // 2 :]


def _mended(words: list[str], places: list[int], mend: Mend) -> list[str]:
    for place in places:
        before, after = words[max(0, place - 2) : place], words[place + 1 : place + 3]
        around = [[part for other in others for part in plain(other)] for others in (before, after)]
        words[place] = mend(words[place], around)
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


def short_strangers(words: list[str]) -> list[int]:
    """The places of words of three letters that nobody knows, as far as nearly all beside them are known.

    >>> short_strangers("i dont knw what to do".split()), short_strangers("knw abc ony".split())
    ([2], [])
    """
    found = [place for place, word in enumerate(words) if len(word) == FEWEST and _SHORT_STRANGERS[word]]
    spoken = list(map(_SPOKEN.__getitem__, words)) if found else []
    return [place for place in found
            if sum(spoken[max(0, place - 2) : place] + spoken[place + 1 : place + 3]) >= OF_SHORT]


def _is_spoken(word: str) -> bool:
    """Whether the second net knows a word as it stands or as what it stands for: *i'm*."""
    return stands(word) or all(map(stands, plain(word)))


_SPOKEN = Memory(_is_spoken)


def _is_short_stranger(word: str) -> bool:
    return word.isalpha() and not _is_listed(word) and not stands(word)


_SHORT_STRANGERS = Memory(_is_short_stranger)


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


def _meant(word: str, around: Around) -> str:
    """The known word that fits best, or the word itself, which `repair` may still read as a key word.

    A word that the rules go by is taken unless another fits much better, one that may mean danger by itself before
    others; of words that fit alike one that has all the letters typed, then the most frequent.
    """
    ways = near(word)
    if not ways:
        return word
    fits = {way: known_beside(way, *around) for way in ways}
    meant = max(ways, key=lambda way: (fits[way] + _weight(way), _holds(way, word), -ranks()[way]))
    return meant if fits[meant] >= _asked_of(word, ways) else word


def _asked_of(word: str, ways: tuple[str, ...]) -> int:
    """Beside how many neighbours a known word must be known to be what a slip stands for."""
    if len(word) < ENOUGH:
        return OF_SHORT
    if len(word) >= PLAIN and len(ways) == 1:
        return 0
    return 1 + (len(word) < SURE and len(ways) > 1)


def misplaced(words: list[str]) -> list[int]:
    """The places of words that are right by themselves and a slip of the finger away from a key word.

    >>> misplaced("i want to soot up my school".split())
    [3]
    """
    known = compress(range(len(words)), map(not_, are_unknown(words)))
    return [place for place in known if _GRAVER[words[place]]]


def _meant_for(word: str, around: Around) -> str:
    """The key word that stands among its neighbours where the typed one stands beside none of them, or that one.

    >>> respell("i want to soot up my school".split())[3]
    'shoot'
    """
    best, _, meant = max((known_beside(way, *around), -ranks()[way], way) for way in _GRAVER[word])
    return meant if best >= known_beside(word, *around) + MUCH else word


def _graver(word: str) -> tuple[str, ...]:
    """The key words that a real word may be a slip for."""
    if not FEWEST <= len(word) <= LONGEST or not _is_listed(word) or word in _keys() or word in COMMON:
        return ()
    return tuple([way for way in near(word) if way in _keys()])


_GRAVER = Memory(_graver)


def _weight(word: str) -> float:
    """Neighbours that a word is ahead of others by for what it may mean."""
    return KEY * (word in _keys()) + GRAVE * (word in _grave())


@cache
def _grave() -> frozenset[str]:
    return frozenset(GRAVE_WORDS)


def _holds(way: str, word: str) -> bool:
    """Whether a word has all letters of another: it does when that one has lost one or two have changed places."""
    return all(way.count(letter) >= word.count(letter) for letter in word)


def are_unknown(words: list[str]) -> list[bool]:
    """Of each word whether neither the rules nor the second net nor a list know it, if it has some length."""
    return list(map(_UNKNOWN.__getitem__, words))


def _is_unknown(word: str) -> bool:
    letters = word.removesuffix("'t").replace("s'", "s")  # wans't, but not the season's
    return ENOUGH <= len(letters) <= LONGEST and letters.isalpha() and not _is_listed(word) and not stands(word)


_UNKNOWN = Memory(_is_unknown)


KEY, GRAVE = 1.5, 0.5
"""Neighbours by which a word that the rules go by is ahead of others, and one that may mean danger of those."""
MUCH = 3
"""Neighbours more beside which a key word must be known to be read for a real word."""
FEWEST, LONGEST = 3, 16
"""Letters of a word that is repaired."""
OF_SHORT = 3
"""Neighbours beside which a word must be known to be what three letters stand for."""
ENOUGH, SURE, PLAIN = 4, 5, 7
"""Letters from which on two neighbours' word is enough for a slip in any known word, and one's is, and from
which on it need not be known beside any when it is the only one."""
