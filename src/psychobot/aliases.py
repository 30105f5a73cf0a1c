"""Aliases: what a reader calls it, and what the corpus calls it.

``aliases.toml`` beside the articles has one table, ``[aliases]``: the reader's word or phrase on the
left, one or more of the corpus's on the right::

    [aliases]
    "kids" = ["children"]
    "cbt" = ["cognitive behavioral therapy"]

A phrase that says nothing about the subject ("in the first place") has an empty list. Both sides are read by
the analyzer, so case, accents, hyphens and endings do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping

from psychobot.analysis import stem, tokens
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

