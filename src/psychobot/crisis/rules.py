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
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from psychobot.crisis.patterns import Pattern, Seen, keys, most_words, parse
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

    def find(self, seen: Seen, across: int | None = None) -> tuple[int, int] | None:
        """Find the rule in a clause, across a word boundary if one is given, unless the clause is something else."""
        found = self.pattern.search(seen, before=across)
        if found is None or (across is not None and across >= found[1]):
            return None
        if any(other.may_match(seen) and other.search(seen) for other in map(parse, self.unless)):
            return None
        return found


@cache
def rules_of(subject: str) -> tuple[Rule, ...]:
    """The rules of one file."""
    return tuple(Rule(name, kind, pattern, unless) for kind, name, pattern, unless in read(subject).rules)


@cache
def _by_trigger(subject: str) -> dict[str, list[Rule]]:
    """The rules of a small file by a word they cannot do without."""
    index: dict[str, list[Rule]] = {}
    for rule in rules_of(subject):
        for word in rule.pattern.triggers:
            index.setdefault(word, []).append(rule)
    return index


def rules_for(subject: str, words: Iterable[str]) -> Iterable[Rule]:
    """The rules of a small file that some words may set off."""
    index = _by_trigger(subject)
    return dict.fromkeys(chain.from_iterable([index[word] for word in words if word in index]))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule read for every message."""
    return tuple(rule for subject in SUBJECTS for rule in rules_of(subject))


TRIGGERS = FOLDER / "triggers.json"
"""What `gate_of_rules` gives for the rule files as shipped; ``scripts/index_rules.py`` writes it."""


class Gate(NamedTuple):
    """Which rules a clause may match, told by its words alone."""

    items: dict[str, str]
    """For each word, the numbers of the items of patterns it may stand for: written out, and read when it is met."""
    needs: list[str]
    """For each rule, the items it cannot do without, written so too."""
    most: list[int]
    """For each rule, how many words it reads at most, small ones aside."""


@cache
def gate() -> Gate:
    """The gate as shipped.

    Working it out takes longer than screening a message. When the shipped one is missing or was made from other
    rule files, it is worked out here.
    """
    import json

    try:
        shipped = json.loads(TRIGGERS.read_text("utf-8"))
        told = Gate(shipped["items"], shipped["needs"], shipped["most"])
        return told if shipped["rules"] == fingerprint() else gate_of_rules()
    except Exception:  # whatever is wrong with the file, the rules themselves are at hand
        return gate_of_rules()


def gate_of_rules() -> Gate:
    """Work out `gate` from the rules."""
    items: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for rule in all_rules():
        for item in rule.pattern.needs:
            numbers.setdefault(item, len(numbers))
    for item, number in numbers.items():
        for word in sorted(keys(item)):
            items[word] = f"{items.get(word, '')} {number}".strip()
    needs = [" ".join(str(numbers[item]) for item in rule.pattern.needs) for rule in all_rules()]
    return Gate(items, needs, [sum(map(most_words, rule.pattern.line)) for rule in all_rules()])


class Signs(NamedTuple):
    """The gate turned round, each set of needs as the bits of one long integer.

    The first needs of all rules take the lowest ``rules`` bits, the second needs the next, and so on.
    """

    of_items: list[int]
    """The needs that each item meets."""
    absent: int
    """The needs that rules of fewer needs do not have, which anything meets."""
    rules: int
    """How many rules there are."""
    most: int
    """How many needs a rule has at most."""


@cache
def _signs() -> Signs:
    needs = [list(map(int, items.split())) for items in gate().needs]
    most = max(map(len, needs))
    of_items = [0] * (1 + max(map(max, needs)))
    for rule, items in enumerate(needs):
        for place, item in enumerate(items):
            of_items[item] |= 1 << place * len(needs) + rule
    absent = 0
    for place in range(most):
        absent |= bits(rule for rule, items in enumerate(needs) if len(items) <= place) << place * len(needs)
    return Signs(of_items, absent, len(needs), most)


def signs_of(word: str) -> int:
    """The needs of rules that a word meets, as `may_match` takes them; what two words meet is ``one | other``."""
    items = gate().items.get(word)
    return reduce(or_, [_signs().of_items[int(item)] for item in items.split()]) if items else 0


def may_match(signs: int, among: int) -> list[int]:
    """Which of some rules, given as `bits`, have all their needs met."""
    table = _signs()
    left = signs | table.absent
    for _ in range(table.most):
        among &= left
        if not among:
            break
        left >>= table.rules
    return _numbers(among)


def bits(numbers: Iterable[int]) -> int:
    """A set of small numbers as the bits of one."""
    return sum(1 << number for number in set(numbers))


def _numbers(bits: int) -> list[int]:
    """The numbers in such a set, in rising order."""
    numbers = []
    while bits:
        numbers.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return numbers
