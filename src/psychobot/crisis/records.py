"""The nouns of the crisis package: frozen, small, and free of anything a person typed.

NamedTuple rather than dataclass: importing ``dataclasses`` costs more than
this whole package may take.
"""

from typing import NamedTuple

EMERGENCY, URGENT, MENTION = "emergency", "urgent", "mention"
LEVELS = (EMERGENCY, URGENT, MENTION)
"""Worst first."""


def severity(level: str | None) -> int:
    """Rank a level: 3 for emergency down to 1 for mention, 0 for none.

    >>> severity("emergency"), severity("mention"), severity(None)
    (3, 1, 0)
    """
    return 0 if level is None else len(LEVELS) - LEVELS.index(level)


class Finding(NamedTuple):
    """What screening saw in a message. ``reason`` names a rule, never quotes the message."""

    level: str
    category: str
    reason: str
    stands: bool = False
    """Whether it decides whatever else the message says."""


class Clause(NamedTuple):
    """One piece of a message that can be true on its own."""

    words: tuple[str, ...]
    """Canonical words, fillers left out: what rules read."""
    full: tuple[str, ...]
    """The same with every word: what frames such as *years ago* read."""


class Region(NamedTuple):
    """A country whose lines are shown. ``remark`` is set when the wish for a region was not understood."""

    code: str
    name: str
    remark: str | None = None


INTERNATIONAL = Region("ZZ", "no country set")


class Resource(NamedTuple):
    """One helpline, as the data file gives it."""

    id: str
    name: str
    categories: tuple[str, ...] = ()
    phone: str | None = None
    dial: str | None = None
    text: str | None = None
    chat: str | None = None
    hours: str | None = None
    languages: tuple[str, ...] = ()
    cost: str | None = None
    confidential: bool = False
    url: str | None = None
    checked_on: str | None = None


class Notice(NamedTuple):
    """A fixed text that must be on the screen before anything else."""

    level: str
    category: str
    region: Region
    text: str
    resources: tuple[Resource, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether nothing else may be shown with this notice."""
        return self.level in (EMERGENCY, URGENT)
