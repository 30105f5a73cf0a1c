"""The words that the rules and the second net know, found by what is left of them.

``known_words.txt`` holds them, the most frequent first. ``known_words.bin`` finds those that differ from a word by one
letter: whatever two such words are, they have a rest in common that lacks one letter. ``scripts/list_known_words.py``
writes both.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Literal, NamedTuple
from zlib import crc32

from psychobot.crisis import second_net
from psychobot.crisis.lexicon import CONTRACTIONS, KEY_WORDS
from psychobot.crisis.memory import Memory

PATH = Path(__file__).with_name("known_words.txt")
INDEX = PATH.with_suffix(".bin")
FIRST_BITS = 14
"""Hashes are found by their first bits."""
ENTRY = 6
"""Bytes of a hash and of the number of a word."""


class Index(NamedTuple):
    """Which words have a rest."""

    hashes: Sequence[int]
    """Of every rest, in rising order."""
    starts: Sequence[int]
    """For each value of the first `FIRST_BITS` of a hash, the place in ``hashes`` where those begin."""
    numbers: Sequence[int]
    """For each hash the number of the word."""


@cache
def words() -> tuple[str, ...]:
    """Every word, the most frequent first; without the file, the key words."""
    try:
        return tuple(PATH.read_text("utf-8").split())
    except OSError:  # fewer disguises are seen through; the rules are at hand
        return KEY_WORDS


@cache
def ranks() -> dict[str, int]:
    """How many words are more frequent than a word."""
    return dict(zip(words(), range(len(words())), strict=True))


def stands(term: str) -> bool:
    """Whether the second net knows a term. Without the net, none."""
    return _STANDS[term]


def _stands(term: str) -> bool:
    try:
        return second_net.counts(crc32(term.encode("utf-8", "replace")))
    except Exception:  # whatever is wrong with the weights, the list of words is at hand
        return False


_STANDS = Memory(_stands)


def standing(terms: Iterable[str]) -> list[str]:
    """Those of many terms that the second net knows. Without the net, none."""
    try:
        return second_net.that_count(terms)
    except Exception:  # whatever is wrong with the weights, the list of words is at hand
        return []


def known_beside(word: str, before: Sequence[str], after: Sequence[str]) -> int:
    """Beside how many of the two words before and the two after it the second net knows a word."""
    first, *_, last = (*plain(word), *plain(word))
    near = [f"{other} {first}" for other in before[-1:]] + [f"{last} {other}" for other in after[:1]]
    far = [f"{other} _ {first}" for other in before[-2:-1]] + [f"{last} _ {other}" for other in after[1:2]]
    return sum(map(_STANDS.__getitem__, near + far))


def plain(word: str) -> list[str]:
    """The words that a typed one stands for."""
    bare = word.replace("'", "")
    return CONTRACTIONS.get(bare, bare).split()


def one_letter_off(typed: str) -> list[str]:
    """The words that a word is, or turns into by one insertion, deletion, substitution or swap, and a few more.

    >>> "suicide" in one_letter_off("suixide"), one_letter_off("qqqqqq")
    (True, [])
    """
    found = dict.fromkeys(number for rest in rests(typed) for number in _numbers_of(rest))
    return [words()[number] for number in found]


def rests(word: str) -> list[str]:
    """A word and what is left of it without one letter."""
    return [word, *[word[:place] + word[place + 1 :] for place in range(len(word))]]


def _numbers_of(rest: str) -> Sequence[int]:
    index, wanted = _index(), crc32(rest.encode("utf-8", "replace"))
    first = wanted >> 32 - FIRST_BITS
    start, end = index.starts[first], index.starts[first + 1]
    at = bisect_left(index.hashes, wanted, start, end)
    after = at
    while after < end and index.hashes[after] == wanted:
        after += 1
    return index.numbers[at:after] if after > at else ()


@cache
def _index() -> Index:
    """The index as shipped; worked out where it is missing or was made from other words."""
    try:
        with INDEX.open("rb") as file:
            data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        if int.from_bytes(data[:4], "little") == fingerprint():
            return _read(data[4:])
    except (OSError, ValueError):
        pass
    return index_of(words())


def fingerprint() -> int:
    """A checksum of the words."""
    return crc32("\n".join(words()).encode())


def _read(data: memoryview) -> Index:
    starts = 4 * ((1 << FIRST_BITS) + 1)
    entries = (len(data) - starts) // ENTRY
    ends = (4 * entries, 4 * entries + starts)
    return Index(_as("I", data[: ends[0]]), _as("I", data[ends[0] : ends[1]]), _as("H", data[ends[1] :]))


def _as(kind: Literal["I", "H"], data: memoryview) -> Sequence[int]:
    """Numbers, smallest byte first, where they stand: nothing is copied where the machine has them so."""
    if sys.byteorder == "little":
        return data.cast(kind)
    numbers = array(kind, data.tobytes())
    numbers.byteswap()
    return numbers


def index_of(words: Iterable[str]) -> Index:
    """Work the index out."""
    entries = sorted({(crc32(rest.encode()), number) for number, word in enumerate(words) for rest in rests(word)})
    hashes = [wanted for wanted, _ in entries]
    starts = [bisect_left(hashes, first << 32 - FIRST_BITS) for first in range((1 << FIRST_BITS) + 1)]
    return Index(hashes, starts, [number for _, number in entries])


@cache
def _by_edge() -> dict[tuple[int, int, str], list[str]]:
    """Words by length and by the letter at either end."""
    shapes: dict[tuple[int, int, str], list[str]] = {}
    for word in words():
        for end in (0, -1):
            shapes.setdefault((len(word), end, word[end]), []).append(word)
    return shapes


def fitting(shape: Sequence[str]) -> list[str]:
    """The words that have one of some letters at each place; an empty place stands for any letter.

    >>> fitting(["s", "", "il", "c", "i", "d", "e"])
    ['suicide']
    """
    end = 0 if shape[0] else -1
    edges = shape[end] or "abcdefghijklmnopqrstuvwxyz"
    found = [word for letter in edges for word in _by_edge().get((len(shape), end, letter), ())]
    for place, letters in enumerate(shape):
        if letters and found:
            found = [word for word in found if word[place] in letters]
    return found
