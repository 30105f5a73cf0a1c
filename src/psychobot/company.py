"""How well a word goes with the others of a message: "You shall know a word by the company it keeps" (Firth 1957).

A misspelling may stand for several words of the corpus. Readers' questions tell which of them is asked for beside the
other words of the message; where the corpus has no questions, its passages do.
"""

import math
from collections.abc import Sequence
from functools import cached_property

from psychobot.analysis import stem
from psychobot.index import Index
from psychobot.postings import Floats


class Company:
    """The words of a message that are spelt well, against every question of the index."""

    def __init__(self, words: Sequence[str], index: Index) -> None:
        self._words = words
        asked = bool(len(index.asked.texts))
        self._field = index.asked.field if asked else index.body
        self._rows = len(index.asked.texts) if asked else index.size

    def suits(self, word: str) -> float:
        """What stands beside a folded word in its best question, over what any question has of the message; 0..1."""
        column = self._field.column(stem(word))
        most = float(self._held.max(initial=0))
        return float(self._held[column.rows].max()) / most if column and most else 0.0

    @cached_property
    def _held(self) -> Floats:
        """What every question has of the message: its tf-idf weights, times the idf of each word once more."""
        stems = frozenset(map(stem, self._words))
        columns = {each: column for each in stems if (column := self._field.column(each))}
        rarity = {each: math.log1p((self._rows - len(column.rows) + 0.5) / (len(column.rows) + 0.5))
                  for each, column in columns.items()}
        return self._field.scores(rarity, self._rows)
