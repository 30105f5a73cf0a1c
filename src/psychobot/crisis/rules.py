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

from functools import cache
from typing import NamedTuple

from psychobot.crisis.patterns import Pattern, Seen, parse
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
"""What `triggers_of_rules` gives for the rule files as shipped; ``scripts/index_rules.py`` writes it."""


@cache
def by_trigger() -> dict[str, list[int]]:
    """For each word, the numbers of the rules it may set off.

    Working this out takes longer than screening a message, so it is shipped. When the shipped one is missing or
    was made from other rule files, it is worked out here.
    """
    import json

    try:
        shipped = json.loads(TRIGGERS.read_text("utf-8"))
        index: dict[str, list[int]] = shipped["triggers"]
        return index if shipped["rules"] == fingerprint() else triggers_of_rules()
    except Exception:  # whatever is wrong with the file, the rules themselves are at hand
        return triggers_of_rules()


def triggers_of_rules() -> dict[str, list[int]]:
    """Work out `by_trigger` from the rules."""
    index: dict[str, list[int]] = {}
    for number, rule in enumerate(all_rules()):
        for word in sorted(rule.pattern.triggers):
            index.setdefault(word, []).append(number)
    return index
