"""Reading the rule files, and what was worked out from them beforehand."""

from collections.abc import Iterable
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


SOURCES = tuple(f"{name}.rules" for name in FILES)


def fingerprint(names: Iterable[str] = SOURCES) -> int:
    """A checksum over some files, by default all of rules, line ends aside."""
    import zlib

    checksum = 0
    for name in names:
        checksum = zlib.crc32((FOLDER / name).read_bytes().replace(b"\r\n", b"\n"), checksum)
    return checksum


def _text(name: str) -> str:
    return (FOLDER / f"{name}.rules").read_text("utf-8")


@cache
def fragments() -> dict[str, tuple[str, ...]]:
    """The fragments of all files: a file may use those of another."""
    return {name: lines for file in FILES for name, lines in read(file).fragments.items()}


INDEX = FOLDER / "rules.index"
"""What `psychobot.crisis.rules` works out from the rule files; ``scripts/index_rules.py`` writes it."""

Sections = dict[str, list[str]]
"""Of an index, by their names: lines whose parts stand between tabs, read as far as a message touches them."""


@cache
def shipped() -> Sections:
    """The index of the rule files; nothing when it is missing, broken or made from other rule files."""
    return read_index(INDEX, SOURCES)


def read_index(path: Path, sources: Iterable[str]) -> Sections:
    """An index as `written` writes it; nothing when it is missing, cut short or made from other sources."""
    try:
        body, _, made_from = path.read_text("utf-8").rpartition(_MADE_FROM)
        if int(made_from) != fingerprint(sources):
            return {}
    except (OSError, ValueError):
        return {}
    parts = [part.split("\n") for part in body[1:].split("\n[")]
    return {name[:-1]: lines for name, *lines in parts}


def written(sections: Sections, sources: Iterable[str]) -> str:
    """The text of an index."""
    return "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items()) + (
        f"{_MADE_FROM}{fingerprint(sources)}\n"
    )


_MADE_FROM = "\n[made from]\n"


def fragment(name: str) -> tuple[str, ...]:
    """The lines of one fragment."""
    return tuple(_shipped_fragments()[name].split("\t")) if shipped() else fragments()[name]


@cache
def _shipped_fragments() -> dict[str, str]:
    return dict(line.split("\t", 1) for line in shipped()["fragments"])


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
