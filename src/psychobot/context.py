"""Follow-ups: complete a question that leans on the one before.

"and for kids?", "how long does that take?", "who came up with it?" name too little to search by. Such a
message takes over what the question before was about, at a lower weight. A message that names enough of
its own is left alone, so that a changed subject is not contaminated.
"""

from __future__ import annotations

import re

from psychobot.index import Index
from psychobot.query import Query, carried

CARRIED_WEIGHT = 0.4

_LEANS = re.compile(
    r"^\W*(?:and|but|or|so|also|what about|how about|then|why not|why|really|like what|for example|such as)\b"
    r"|\b(?:it|its|that|this|these|those|they|them|their|he|she|his|her|him|there|the same|ones?|either|both|else)\b",
    re.I,
)

_SHIFTS = re.compile(r"^\W*(?:and|or|what about|how about)\b", re.I)


def complete(query: Query, before: Query | None, index: Index) -> Query:
    """The query, with the subject of the turns before when it leans on it.

    "and CBT?" brings a subject of its own; "who came up with it?" goes on with the one there is.
    """
    if before is None or not leans(query, index):
        return query
    shifts = _SHIFTS.match(query.message) and any(not _everywhere(unit.typed, index) for unit in query.content)
    subject = query.content if shifts else before.subject
    return carried(query, before.subject, CARRIED_WEIGHT)._replace(subject=subject)


def leans(query: Query, index: Index) -> bool:
    """Whether the message cannot stand alone: it names next to nothing, or points back."""
    telling = [unit for unit in query.content if not _everywhere(unit.typed, index)]
    if not query.content:
        return True
    return len(telling) <= 2 and len(query.words) <= 9 and bool(_LEANS.search(query.message))


def _everywhere(word: str, index: Index) -> bool:
    """Words such as "therapy" that nearly every passage has say nothing about the subject."""
    from psychobot.analysis import stem

    number = index.body.number(stem(word))
    return number >= 0 and len(index.body.column(number)[0]) > index.size / 3
