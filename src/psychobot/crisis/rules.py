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

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from psychobot.crisis.memory import Memory
from psychobot.crisis.patterns import Pattern, Seen, keys, most_words, parse
from psychobot.crisis.rule_files import Sections, fragments, read, shipped

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
def all_rules() -> tuple[Rule, ...]:
    """Every rule read for every message."""
    return tuple(rule for subject in SUBJECTS for rule in rules_of(subject))


# ---- what is worked out beforehand ---------------------------------------------------------------------------------

SMALL_FILES = ("carried", "idioms")
"""Rule files of which a message may set off a few rules."""


def worked_out() -> Sections:
    """What screening would take long to work out from the rule files at every start."""
    rules = all_rules()
    words: dict[str, list[int]] = {}
    for number, item in enumerate(_needs(rules)):
        for word in keys(item):
            words.setdefault(word, []).append(number)
    told = {
        "fragments": _lines(fragments()),
        "words": _lines(words),
        "items": ["\t".join(map(str, met)) for met in _needs(rules).values()],
        "rules": [_line_of(rule) for rule in rules],
        "kinds": _by([rule.kind for rule in rules]),
        "most": _by([sum(map(most_words, rule.pattern.line)) for rule in rules]),
        "lacking": [f"{_lacking(rules, place):x}" for place in range(max(len(rule.pattern.needs) for rule in rules))],
    }
    for subject in SMALL_FILES:
        told |= {subject: [_line_of(rule) for rule in rules_of(subject)], f"{subject} words": _triggers(subject)}
    return told


def _lines(table: Mapping[str, Iterable[object]]) -> list[str]:
    """A table as lines, in the order of strings."""
    return sorted("\t".join(map(str, (name, *others))) for name, others in table.items())


def _by(what: Sequence[object]) -> list[str]:
    """What is told of each rule, and the rules of which it is told, as `bits`."""
    rules: dict[object, int] = {}
    for number, told in enumerate(what):
        rules[told] = rules.get(told, 0) | 1 << number
    return sorted(f"{told}\t{numbers:x}" for told, numbers in rules.items())


def _line_of(rule: Rule) -> str:
    return "\t".join((rule.kind, rule.name, rule.source, *rule.unless))


def _needs(rules: Sequence[Rule]) -> dict[str, list[int]]:
    """For each item the needs that it meets: see `Gate`."""
    met: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for place, item in enumerate(rule.pattern.needs):
            met.setdefault(item, []).append(place * len(rules) + number)
    return met


def _lacking(rules: Sequence[Rule], place: int) -> int:
    return bits(number for number, rule in enumerate(rules) if len(rule.pattern.needs) <= place)


def _triggers(subject: str) -> list[str]:
    """The words that set off rules of a small file, each with their numbers."""
    index: dict[str, list[int]] = {}
    for number, rule in enumerate(rules_of(subject)):
        for word in rule.pattern.triggers:
            index.setdefault(word, []).append(number)
    return _lines(index)


@cache
def sections() -> Sections:
    """What is worked out from the rules, as shipped; worked out here when that is missing or of other rule files."""
    return shipped() or worked_out()


def _rule(line: str) -> Rule:
    kind, name, source, *unless = line.split("\t")
    return Rule(name, kind, source, tuple(unless))


rule_number: Memory[int, Rule] = Memory(lambda number: _rule(sections()["rules"][number]))
"""A rule by its place among `all_rules`, read when it is first asked for."""


@cache
def _by_trigger(subject: str) -> dict[str, list[Rule]]:
    """The rules of a small file by a word they cannot do without."""
    rules = list(map(_rule, sections()[subject]))
    lines = (line.split("\t") for line in sections()[f"{subject} words"])
    return {word: [rules[int(number)] for number in numbers] for word, *numbers in lines}


def rules_for(subject: str, words: Iterable[str]) -> Iterable[Rule]:
    """The rules of a small file that some words may set off."""
    index = _by_trigger(subject)
    return dict.fromkeys(chain.from_iterable([index[word] for word in words if word in index]))


def of_kinds(kinds: Container[str]) -> int:
    """The rules of some kinds, as `bits`."""
    lines = (line.split("\t") for line in sections()["kinds"])
    return reduce(or_, [int(rules, 16) for kind, rules in lines if kind in kinds], 0)


def of_names(names: Iterable[str]) -> int:
    """The rules of some names, as `bits`."""
    marks = [f"\t{name}\t" for name in names]
    return bits(number for number, line in enumerate(sections()["rules"]) if any(mark in line for mark in marks))


def of_most(least: int) -> int:
    """The rules that read at least so many words, small ones aside, at most, as `bits`."""
    lines = (line.split("\t") for line in sections()["most"])
    return reduce(or_, [int(rules, 16) for most, rules in lines if int(most) >= least], 0)


# ---- which rules a clause may match, told by its words alone ---------------------------------------------------------


class Gate(NamedTuple):
    """Sets of needs of rules, each as the bits of one long integer.

    The first needs of all rules take the lowest ``rules`` bits, the second needs the next, and so on.
    """

    words: list[str]
    """Words, each with the numbers of the items of patterns it may stand for."""
    rules: int
    """How many rules there are."""
    lacking: list[int]
    """For each place the rules that have fewer needs, which anything meets."""


@cache
def _gate() -> Gate:
    told = sections()
    return Gate(told["words"], len(told["rules"]), [int(rules, 16) for rules in told["lacking"]])


def known_to_rules() -> list[str]:
    """The words that some rule needs."""
    return [line.split("\t")[0] for line in _gate().words]


def _meets(item: int) -> int:
    return bits(map(int, sections()["items"][item].split("\t")))


_MEETS = Memory(_meets)


def signs_of(word: str) -> int:
    """The needs of rules that a word meets, as `may_match` takes them; what two words meet is ``one | other``."""
    words = _gate().words
    at = bisect_left(words, f"{word}\t")
    found, *items = words[at].split("\t") if at < len(words) else ("",)
    return reduce(or_, [_MEETS[int(item)] for item in items], 0) if found == word else 0


def may_match(met: int, among: int) -> int:
    """Which of some rules have all their needs met, by what some words meet: all as `bits`."""
    _, rules, lacking = _gate()
    for lack in lacking:
        among &= met | lack
        if not among:
            break
        met >>= rules
    return among


def match_in_order(needs: Iterable[int], among: int) -> list[int]:
    """Which of some rules have all their needs met by words in a row, one after the other: each word by its needs."""
    rules = _gate().rules
    met = 0
    for word in needs:
        met |= word & (met << rules | among)
    return _numbers(may_match(met, among))


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
