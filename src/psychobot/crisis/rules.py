"""What screening looks for: text files that say *what* is told, a subject each.

Who it is about and whether it is now is judged apart, in
`psychobot.crisis.judging`, so that the two combine instead of multiplying.
A file holds fragments and rules:

    {name}                       a fragment: phrases, one a line
        phrase
    [kind]                       the kind of the rules that follow
    name: pattern                a rule
        -- other pattern         a reading of the same clause that is something else

`psychobot.crisis.patterns` describes the language of phrases and patterns.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from psychobot.crisis.patterns import Pattern, Seen, keys, parse
from psychobot.crisis.rule_files import FOLDER, fingerprint, read

SUBJECTS = ("danger", "suicide", "selfharm", "harm", "violence", "lethality", "topic")
"""Rule files read for every message, in the order in which categories take precedence."""


class Rule(NamedTuple):
    """One reading of a clause."""

    name: str
    kind: str
    source: str
    """The pattern as written; it is read when the rule is first tried."""
    unless: tuple[str, ...]
    """Readings of the clause that are something else."""

    @property
    def pattern(self) -> Pattern:
        """The pattern, read."""
        return parse(self.source)

    def find(self, seen: Seen) -> tuple[int, int] | None:
        """Find the rule in a clause, unless the clause is something else."""
        found = self.pattern.search(seen)
        if found is None or any(parse(other).search(seen) for other in self.unless):
            return None
        return found


@cache
def rules_of(subject: str) -> tuple[Rule, ...]:
    """The rules of one file."""
    return tuple(Rule(name, kind, pattern, unless) for kind, name, pattern, unless in read(subject).rules)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule read for every message."""
    return tuple(rule for subject in SUBJECTS for rule in rules_of(subject))


TRIGGERS = FOLDER / "triggers.json"
"""What `gate_of_rules` gives for the rule files as shipped; ``scripts/index_rules.py`` writes it."""


class Gate(NamedTuple):
    """Which rules a clause may match, told by its words alone."""

    triggers: dict[str, list[int]]
    """For each word, the numbers of the rules it may set off."""
    items: dict[str, list[int]]
    """For each word, the numbers of the items of patterns it may stand for."""
    needs: list[list[int]]
    """For each rule, the items it cannot do without."""


@cache
def gate() -> Gate:
    """The gate as shipped.

    Working it out takes longer than screening a message. When the shipped one is missing or was made from other
    rule files, it is worked out here.
    """
    import json

    try:
        shipped = json.loads(TRIGGERS.read_text("utf-8"))
        told = Gate(shipped["triggers"], shipped["items"], shipped["needs"])
        return told if shipped["rules"] == fingerprint() else gate_of_rules()
    except Exception:  # whatever is wrong with the file, the rules themselves are at hand
        return gate_of_rules()


def gate_of_rules() -> Gate:
    """Work out `gate` from the rules."""
    triggers: dict[str, list[int]] = {}
    items: dict[str, list[int]] = {}
    numbers: dict[str, int] = {}
    for number, rule in enumerate(all_rules()):
        for word in sorted(rule.pattern.triggers):
            triggers.setdefault(word, []).append(number)
        for item in rule.pattern.needs:
            numbers.setdefault(item, len(numbers))
    for item, number in numbers.items():
        for word in sorted(keys(item)):
            items.setdefault(word, []).append(number)
    return Gate(triggers, items, [[numbers[item] for item in rule.pattern.needs] for rule in all_rules()])


def may_match(words: Iterable[str], candidates: Iterable[int]) -> list[int]:
    """The rules among some candidates for which the words hold something of every item they need."""
    there = 0
    for word in words:
        there |= _bits_of_word(word)
    return [number for number in candidates if _bits_of_rule(number) & ~there == 0]


@lru_cache(1 << 14)
def _bits_of_word(word: str) -> int:
    return _bits(gate().items.get(word, ()))


@cache
def _bits_of_rule(number: int) -> int:
    return _bits(gate().needs[number])


def _bits(numbers: Iterable[int]) -> int:
    """A set of small numbers as the bits of one."""
    return sum(1 << number for number in set(numbers))
