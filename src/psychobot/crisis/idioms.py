"""Phrases in which an alarming word means something else, masked before any rule reads the clause."""

from psychobot.crisis.patterns import Seen
from psychobot.crisis.rules import rules_for


def mask(words: tuple[str, ...]) -> tuple[str, ...]:
    """Blank idioms out of a clause, keeping the number of words.

    >>> mask(("dying", "to", "know", "more"))
    ('~', '~', '~', 'more')
    """
    idioms = rules_for("idioms", words)
    if not idioms:
        return words
    seen = Seen(words)
    for idiom in idioms:
        if idiom.pattern.may_match(seen) and (found := idiom.pattern.search(seen)):
            start, end = found
            words = (*words[:start], *("~" * (end - start)), *words[end:])
    return words
