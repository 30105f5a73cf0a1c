"""Common English words: which typed words are no misspellings, and which say little by themselves.

The lists are drawn from SCOWL (see LICENSE): ``english_words.txt`` its sizes up to 50 and names of people
and places, ``rare_words.txt`` those from 55 to 70, ``common_words.txt`` its size 10, the few thousand most common.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path


def is_english(word: str) -> bool:
    """Whether the lists of English words and names have this word."""
    return _holds("english_words.txt", word) or is_rare(word)


def is_rare(word: str) -> bool:
    """Whether it is English and few people use it: what looks like it may be a misspelling."""
    return _holds("rare_words.txt", word)


def is_common(word: str) -> bool:
    """Whether a list of the some 4,000 most common words has this word."""
    return _holds("common_words.txt", word)


@lru_cache(maxsize=1 << 13)
def _holds(file: str, word: str) -> bool:
    """Binary search in the file's bytes: a set of all words would take longer to make than most runs last."""
    data, wanted = _words(file), word.encode()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start)
        found = data[start:end]
        if found == wanted:
            return True
        if found < wanted:
            low = end + 1
        else:
            high = start
    return False


@cache
def _words(file: str) -> bytes:
    """One word a line, sorted by bytes."""
    return Path(__file__).with_name(file).read_bytes()
