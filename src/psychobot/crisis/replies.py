"""What a person may answer to a notice: a real other meaning, being safe, or a no. Read only after a notice."""

from psychobot.crisis.normalize import clauses
from psychobot.crisis.patterns import Seen
from psychobot.crisis.rules import rules_of


def says_safe(message: str) -> bool:
    """Tell whether the person reports help or safety: answered warmly, still with a reminder."""
    return _matches("safe", message)


def gives_other_meaning(message: str) -> bool:
    """Tell whether a real other meaning is given; "jk" and "never mind" are none."""
    return _matches("clear", message)


def _matches(kind: str, message: str) -> bool:
    rules = [rule for rule in rules_of("replies") if rule.kind == kind]
    return any(rule.find(Seen(clause.words)) for clause in clauses(message) for rule in rules)
