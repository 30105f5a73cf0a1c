"""Common English words: which typed words are no misspellings, and which say little by themselves.

Both lists are drawn from SCOWL (see LICENSE): ``english_words.txt`` its sizes up to 70 and names of people
and places, ``common_words.txt`` its size 10, the few thousand most common words.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def is_english(word: str) -> bool:
    """Whether a list of English words and names has this word."""
    return _holds("english_words.txt", word)


def is_common(word: str) -> bool:
    """Whether a list of the some 4,000 most common words has this word."""
    return _holds("common_words.txt", word)


def _holds(file: str, word: str) -> bool:
    return f"\n{word}\n".encode() in _words(file)


@cache
def _words(file: str) -> bytes:
    return b"\n" + resources.files("psychobot").joinpath(file).read_bytes() + b"\n"
