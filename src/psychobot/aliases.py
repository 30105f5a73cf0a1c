"""Aliases: what a reader calls it, and what the corpus calls it.

``aliases.toml`` beside the articles has one table, ``[aliases]``: the reader's word or phrase on the
left, one or more of the corpus's on the right::

    [aliases]
    "kids" = ["children"]
    "cbt" = ["cognitive behavioral therapy"]

A phrase that says nothing about the subject ("in the first place") has an empty list. Both sides are read by
the analyzer, so case, accents, hyphens and endings do not matter.

A corpus without that file borrows from the shipped one the words that it lacks itself (`borrowed`).
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from psychobot.analysis import FUNCTION_WORDS, stem, tokens
from psychobot.articles import parse_lists

FILE = "aliases.toml"

Aliases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The reader's phrase, as stems joined by spaces: the corpus's phrases, each as stems."""


def parse(text: str, file: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The aliases in a TOML text. Raises ArticleError naming file and line when it is broken."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for typed, meant in parse_lists(text, file, "aliases").items():
        key = " ".join(phrase_stems(typed))
        found[key] = found.get(key, ()) + tuple(phrase_stems(phrase) for phrase in meant)
    return found


def phrase_stems(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase, in order."""
    return tuple(stem(token.word) for token in tokens(phrase))


def borrowed(aliases: Aliases, held: Set[str]) -> Aliases:
    """The aliases that may serve a corpus they were not written for, given the stems it holds.

    Words of which the corpus has none mean something to it only if it says the same in others: "shrink" where only
    therapists are written of. What the corpus has it means in its own way, and so is meant what asks for a kind of
    answer: "how long" may be days as well as miles.
    """
    lacking = [key for key in aliases if _telling(key) and not held & _telling(key) and not _ASKING & set(key.split())]
    return {key: phrases for key in lacking
            if (phrases := tuple(phrase for phrase in aliases[key] if held >= set(phrase)))}


def _telling(key: str) -> set[str]:
    return set(key.split()) - _FUNCTION_STEMS


_ASKING = frozenset(map(stem, ("how", "what", "when", "where", "which", "who", "why")))
_FUNCTION_STEMS = frozenset(map(stem, FUNCTION_WORDS))
