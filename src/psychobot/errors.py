"""What can go wrong, as a small family.

PsychobotError
├── SettingError     a flag, variable or settings file that cannot be used
├── ArticleError     an article that cannot be read; names file and line
├── CorpusError      no corpus folder, or nothing in it
└── IndexFault       an index that cannot be read or written
    └── StaleIndexError   an index made from another corpus or by another version

Every message names the place, says what is wrong and what to do next.
"""

from __future__ import annotations


class PsychobotError(Exception):
    """Anything psychobot says in one line and ends with, instead of a traceback."""


class SettingError(PsychobotError):
    """A setting (flag, environment variable, settings file) has a value that cannot be used."""


class ArticleError(PsychobotError):
    """An article cannot be read: ``file:line: what is wrong; what to do``."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


class CorpusError(PsychobotError):
    """There is no corpus folder, or no article in it."""


class IndexFault(PsychobotError):
    """The index cannot be read or written."""


class StaleIndexError(IndexFault):
    """The index was made from another corpus, by another version, or is damaged."""
