"""What a person may answer to a notice: a real other meaning, being safe, or a no. Read only after a notice."""

from psychobot.crisis.patterns import Seen
from psychobot.crisis.records import Clause
from psychobot.crisis.rules import rules_of


def says_safe(pieces: list[Clause]) -> bool:
    """Tell whether the clauses of a message report help or safety: answered warmly, still with a reminder."""
    return _matches("safe", pieces)


def gives_other_meaning(pieces: list[Clause]) -> bool:
    """Tell whether they give a real other meaning; "jk" and "never mind" are none."""
    return _matches("clear", pieces)


def _matches(kind: str, pieces: list[Clause]) -> bool:
    rules = [rule for rule in rules_of("replies") if rule.kind == kind]
    return any(rule.find(Seen(clause.words)) for clause in pieces for rule in rules)
