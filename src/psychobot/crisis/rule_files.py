"""Reading the rule files."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("rule_tables")
FILES = tuple("fragments frames danger suicide selfharm harm violence lethality topic carried replies idioms".split())


class Tables(NamedTuple):
    """What one file holds."""

    fragments: dict[str, tuple[str, ...]]
    rules: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    """Kind, name, pattern, and the readings that are something else."""


@cache
def read(name: str) -> Tables:
    """Read one rule file."""
    return parse_tables(_text(name))


def fingerprint() -> int:
    """A checksum over all rule files, line ends aside."""
    import zlib

    checksum = 0
    for name in FILES:
        checksum = zlib.crc32(_text(name).encode(), checksum)
    return checksum


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.rules").read_text("utf-8")


@cache
def fragments() -> dict[str, tuple[str, ...]]:
    """The fragments of all files: a file may use those of another."""
    return {name: lines for file in FILES for name, lines in read(file).fragments.items()}


def parse_tables(text: str) -> Tables:
    r"""Read the text of a rule file.

    >>> parse_tables("{end}\n    die\n[wish]\nwant: want {end}\n    -- of shame").rules
    (('wish', 'want', 'want {end}', ('of shame',)),)
    """
    fragments: dict[str, list[str]] = {}
    rules: list[tuple[str, str, str, list[str]]] = []
    kind = ""
    phrases: list[str] = []
    for line in text.splitlines():
        said = line.strip()
        if not said or said[0] == "#":
            continue
        if line[0] == " ":
            phrases.append(said.removeprefix("-- "))
        elif line[0] == "{":
            phrases = fragments.setdefault(said[1:-1], [])
        elif line[0] == "[":
            kind = said[1:-1]
        else:
            name, _, pattern = said.partition(": ")
            phrases = []
            rules.append((kind, name, pattern, phrases))
    return Tables(
        {name: tuple(lines) for name, lines in fragments.items()},
        tuple((kind, name, pattern, tuple(unless)) for kind, name, pattern, unless in rules),
    )
