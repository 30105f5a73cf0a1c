"""Common English words: which typed words are no misspellings, and which say little by themselves.

Both lists are drawn from SCOWL (see LICENSE): ``english_words.txt`` its sizes up to 70 and names of people
and places, ``common_words.txt`` its size 10, the few thousand most common words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def is_english(word: str) -> bool:
    """Whether a list of English words and names has this word."""
    return _holds("english_words.txt", word)


def is_common(word: str) -> bool:
    """Whether a list of the some 4,000 most common words has this word."""
    return _holds("common_words.txt", word)


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
