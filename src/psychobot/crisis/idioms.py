"""Phrases in which an alarming word means something else, masked before any rule reads the clause."""

from functools import cache

from psychobot.crisis.patterns import Pattern, Seen
from psychobot.crisis.rules import rules_of


@cache
def _by_trigger() -> dict[str, list[Pattern]]:
    """Idioms by a word they cannot do without."""
    index: dict[str, list[Pattern]] = {}
    for rule in rules_of("idioms"):
        for word in rule.pattern.triggers:
            index.setdefault(word, []).append(rule.pattern)
    return index


def mask(words: tuple[str, ...]) -> tuple[str, ...]:
    """Blank idioms out of a clause, keeping the number of words.

    >>> mask(("dying", "to", "know", "more"))
    ('~', '~', '~', 'more')
    """
    index, seen = _by_trigger(), Seen(words)
    for idiom in dict.fromkeys(idiom for word in words for idiom in index.get(word, ())):
        found = idiom.search(seen)
        if found:
            start, end = found
            words = (*words[:start], *("~" * (end - start)), *words[end:])
    return words
