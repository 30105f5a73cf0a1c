"""What a check finds: one fault with its place, its weight, and what to do; and three ways to print it.

``error`` breaks an answer or misleads a reader, ``warning`` wants a look, ``note`` is worth knowing. Codes are
stable words, so that a fault can be looked for by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from psychobot.errors import ArticleError

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
FORMATS = ("text", "github")
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
LONGEST_QUOTE = 60
"""Characters of a text that a message repeats."""


class Finding(NamedTuple):
    """One fault of a corpus."""

    file: str
    """Path relative to the corpus folder, with forward slashes."""
    line: int
    """Counted from 1."""
    severity: Severity
    code: str
    problem: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.problem}; {self.advice} [{self.code}]"


def of_error(error: ArticleError, code: str) -> Finding:
    """The finding for what a parser of the corpus complained of: ``what is wrong; what to do``."""
    problem, _, advice = error.problem.rpartition("; ")
    return Finding(error.file, error.line, "error", code, problem or advice, advice if problem else "mend it")


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, by file, line and weight."""
    return sorted(set(findings), key=lambda one: (one.file, one.line, SEVERITIES.index(one.severity), one[3:]))


def quoted(text: str) -> str:
    """The beginning of a text in quotes, on one line."""
    line = " ".join(text.split())
    return f"“{line[: LONGEST_QUOTE - 1]}…”" if len(line) > LONGEST_QUOTE else f"“{line}”"


def visible(text: str) -> str:
    """The text with every character that a terminal would obey, or not show, written out."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def as_text(findings: Iterable[Finding]) -> Iterator[str]:
    """One line for each finding; an empty line before each further file."""
    for number, (_, group) in enumerate(groupby(findings, key=lambda one: one.file)):
        if number:
            yield ""
        yield from (visible(str(one)) for one in group)


def as_json(findings: Iterable[Finding]) -> Iterator[str]:
    """One JSON object for each finding."""
    return (json.dumps(one._asdict(), ensure_ascii=False) for one in findings)


def as_github(findings: Iterable[Finding], folder: str) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the line; ``folder`` is the corpus seen from the repository."""
    for one in findings:
        file = _property(f"{folder}/{one.file}" if folder not in ("", ".") else one.file)
        title = _property(one.code)
        yield f"::{GITHUB[one.severity]} file={file},line={one.line},title={title}::" + _data(
            f"{one.problem}; {one.advice}"
        )


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def tally(findings: Iterable[Finding]) -> str:
    """How many there are of each weight, in words."""
    weights = [one.severity for one in findings]
    counts = ((weights.count(severity), severity) for severity in SEVERITIES)
    told = [f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count]
    return ", ".join(told) or "0 faults"
