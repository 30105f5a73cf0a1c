"""What the texts of one language consist of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Key = tuple[str, str]
"""A level and a category."""


class Wording(NamedTuple):
    """The fixed texts of one language; names in braces are filled from a region's lines."""

    code: str
    templates: dict[Key, tuple[str, ...]]
    """The lines of each notice. Those whose fields are all empty are left out."""
    place: str
    no_place: str
    no_country: str
    """How a region is called that is none."""
    no_number: str
    poison: str
    to_write: str
    """The way to write where only the directory of lines is known."""
    free: str
    confidential: str
    listed: tuple[str, ...]
    """The first lines and the last of the list of all help lines."""
    headings: dict[str, str]
    """What each category of lines is called in that list."""
    hours: tuple[tuple[str, str], ...] = ()
    """How the words of opening hours are said, the longer ones first."""
    countries: Mapping[str, str] = MappingProxyType({})
    """Names of regions, by code; a region without one keeps its English name."""

    def said_hours(self, hours: str) -> str:
        """Opening hours of the data file in this language."""
        for english, said in self.hours:
            hours = hours.replace(english, said)
        return hours
