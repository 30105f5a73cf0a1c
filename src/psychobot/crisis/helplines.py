"""The helpline data file, read only when a notice or a list of regions is wanted.

A missing or broken file is no error: the built-in international text takes
its place, because help must be on the screen whatever state the disk is in.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from psychobot.crisis.records import INTERNATIONAL, Region, Resource

if TYPE_CHECKING:
    from datetime import date

PATH = Path(__file__).with_name("helplines.json")


class Lines(NamedTuple):
    """What is known for one region."""

    emergency: str | None
    resources: tuple[Resource, ...]
    time_zones: tuple[str, ...] = ()

    def of(self, category: str) -> tuple[Resource, ...]:
        """Resources of one category, best first."""
        return tuple(resource for resource in self.resources if category in resource.categories)


DIRECTORY = Resource(
    id="built-in",
    name="Find A Helpline",
    categories=("suicide", "text", "abuse", "child", "bereaved", "harm"),
    hours="open at all hours, lines by country",
    url="findahelpline.com",
    checked_on="2026-11-22",
)
"""Known without any file; its sources stand under ``zz-findahelpline`` in ``helplines.json``."""

BUILT_IN = Lines(None, (DIRECTORY,))


@cache
def _file() -> dict[str, Any]:
    import json  # only a notice needs it

    regions: dict[str, Any] = json.loads(PATH.read_text("utf-8"))["regions"]
    return regions


def known_regions() -> tuple[Region, ...]:
    """Every region with lines, by name; the international one last. Never raises."""
    try:
        found = [Region(code, entry["name"]) for code, entry in _file().items() if code != INTERNATIONAL.code]
    except Exception:  # a broken file leaves the international notice
        found = []
    return (*sorted(found, key=lambda region: region.name), INTERNATIONAL)


def lines_for(region: Region) -> Lines:
    """The lines of a region; the built-in directory where there are none. Never raises."""
    try:
        return _read(_file()[region.code]) if region.code != INTERNATIONAL.code else BUILT_IN
    except Exception:  # a broken file leaves the international notice
        return BUILT_IN


def time_zones() -> dict[str, str]:
    """Region codes by time zone. Never raises."""
    try:
        return {zone: code for code, entry in _file().items() for zone in entry.get("time_zones", ())}
    except Exception:  # without the file no zone is known, and the notice is international
        return {}


WARN_AFTER, FAIL_AFTER = 180, 365
"""Days after which a checked fact is to be looked up again, and after which a build fails."""


class Aged(NamedTuple):
    """A line, or an emergency number, that was last checked long ago."""

    id: str
    checked_on: str
    days: int

    @property
    def too_old(self) -> bool:
        """Whether a build must fail."""
        return self.days > FAIL_AFTER

    def __str__(self) -> str:
        limit = "is too old to ship" if self.too_old else "is due to be looked up again"
        return f"{PATH.name}: {self.id}: checked on {self.checked_on}, {self.days} days ago, {limit}"


def aged_lines(today: "date") -> list[Aged]:
    """What was last checked more than `WARN_AFTER` days before a day, oldest first.

    Raises OSError or ValueError where the file cannot be read, which a build must not pass over.
    """
    from datetime import date as day

    facts = []
    for code, entry in _file().items():
        facts.append((f"{code} emergency number", entry["emergency"]["checked_on"]))
        facts += [(line["id"], line["checked_on"]) for line in entry["lines"]]
    ages = [Aged(name, checked, (today - day.fromisoformat(checked)).days) for name, checked in facts]
    return sorted((one for one in ages if one.days > WARN_AFTER), key=lambda one: -one.days)


def _read(entry: dict[str, Any]) -> Lines:
    resources = tuple(_resource(line) for line in entry["lines"])
    return Lines(entry["emergency"]["phone"], resources, tuple(entry.get("time_zones", ())))


def _resource(line: dict[str, Any]) -> Resource:
    fields = {key: line.get(key) for key in Resource._fields}
    fields["categories"] = tuple(line.get("categories") or ())
    fields["languages"] = tuple(line.get("languages") or ())
    fields["confidential"] = bool(line.get("confidential"))
    return Resource._make(fields.values())
