"""Rules about the shape of the files beside the articles: their keys, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from psychobot import aliases, claims, gaps
from psychobot.articles import ASKED
from psychobot.checks_front import unknown_key
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE as QUESTIONS
from psychobot.evaluation import parse_questions
from psychobot.findings import Finding, of_error, quoted
from psychobot.material import Material, Table

Check = Callable[[Any], bool]


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _some_texts(value: object) -> bool:
    return _texts(value) and bool(value)


def _rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _sides(value: object) -> bool:
    return isinstance(value, list) and all(map(_some_texts, value))


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _maybe_rows(value: object) -> bool:
    return value == [] or _rows(value)


class Shape(NamedTuple):
    """The keys of one kind of row: what each holds, and which a row can do without."""

    keys: Mapping[str, Check]
    optional: frozenset[str] = frozenset()
    name: str = "question"
    """The key by which a row is known to people."""


RATED = Shape(
    {"question": _text, "kind": _text, "answers": _maybe_rows, "held_out": _flag, "known_failure": _text},
    frozenset({"answers", "held_out", "known_failure"}),
)
PLACE = Shape({"document": _text, "words": _some_texts}, name="document")
DIALOGUE = Shape(
    {"turns": _rows, "held_out": _flag, "known_failure": _text}, frozenset({"held_out", "known_failure"}), "turns"
)
TURN = Shape({"text": _text, "needs": _text, "expect": _texts}, name="text")
POINT = Shape(
    {"question": _text, "point": _text, "sides": _sides, "held_out": _flag, "known_failure": _text},
    frozenset({"held_out", "point", "known_failure"}),
)
CLAIM = Shape({"topic": _text, "asks": _texts, "positions": _rows}, name="topic")
POSITION = Shape({"stance": _text, "doc_id": _text, "quote": _text}, name="quote")
TABLES: Mapping[str, Mapping[str, Shape]] = {
    QUESTIONS: {"answerable": RATED, "unanswerable": RATED, "dialogues": DIALOGUE, "disagreements": POINT},
    claims.FILE: {"claims": CLAIM},
}
"""Files of rows, and the shape of each kind of row."""
INNER = {"answers": PLACE, "turns": TURN, "positions": POSITION}
LISTS = {aliases.FILE: "aliases", gaps.FILE: "gaps"}
"""Files with one table of lists."""


def _name(row: Mapping[str, Any], shape: Shape) -> str:
    name = row.get(shape.name, "")
    if isinstance(name, list):
        name = next((first.get("text", "") for first in name if isinstance(first, dict)), "")
    return str(name)


def shapes(material: Material) -> Iterator[Finding]:
    """Keys that nothing reads, keys that are missing, and values of the wrong type."""
    for file, tables in TABLES.items():
        if table := material.tables.get(file):
            for key in table.data.keys() - tables.keys():
                yield unknown_key(file, table.key_line(key), key, tables)
            for key, shape in tables.items():
                yield from _shape_rows(table, key, shape)
    for file, table in material.tables.items():
        known = LISTS.get(file) or ("questions" if file.endswith(ASKED) else None)
        if known:
            yield from _shape_lists(table, known)


def _shape_rows(table: Table, key: str, shape: Shape) -> Iterator[Finding]:
    rows = table.data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield Finding(
            table.file,
            table.key_line(key),
            "error",
            "wrong-type",
            f"`{key}` should be tables",
            f"begin each with [[{key}]]",
        )
        return
    heads = [line for line, text in enumerate(table.text.split("\n"), 1) if text.strip() == f"[[{key}]]"]
    for number, row in enumerate(rows):
        head = heads[number] if len(heads) == len(rows) else 0
        yield from _shape_row(table, partial(_row_line, table, head, row, shape), row, shape)


def _row_line(table: Table, head: int, row: Mapping[str, Any], shape: Shape) -> int:
    return head or table.line_of(_name(row, shape))


def _shape_row(
    table: Table, line: Callable[[], int], row: Mapping[str, Any], shape: Shape
) -> Iterator[Finding]:
    """Faults of one row; its line is looked up only where there is one, since that takes longest."""
    file = table.file
    for key in shape.keys.keys() - row.keys() - shape.optional:
        wrong = f"{quoted(_name(row, shape))}: `{key}` is missing"
        yield Finding(file, line(), "error", "missing-key", wrong, "add it")
    for key, value in row.items():
        if key not in shape.keys:
            yield unknown_key(file, line(), key, shape.keys)
        elif not shape.keys[key](value):
            empty = value == [] or (isinstance(value, str) and not value.strip())
            yield Finding(
                file,
                line(),
                "error",
                "empty-value" if empty else "wrong-type",
                f"{quoted(_name(row, shape))}: `{key}` is empty or of the wrong type",
                "write it as in the rows around it",
            )
        elif key in INNER:
            for inner in value:
                yield from _shape_row(table, partial(_inner_line, table, line, inner), inner, INNER[key])


def _inner_line(table: Table, outer: Callable[[], int], row: Mapping[str, Any]) -> int:
    """Where a row inside a row stands: at the longest of its texts, which is the likeliest to stand nowhere else."""
    texts = [text for value in row.values() for text in (value if isinstance(value, list) else [value])]
    longest = max((text for text in texts if isinstance(text, str)), key=len, default="")
    return max(outer(), table.line_of(longest) if longest else 1)


def _shape_lists(table: Table, known: str) -> Iterator[Finding]:
    for key in table.data.keys() - {known}:
        yield unknown_key(table.file, table.key_line(key), key, {known: None})
    rows = table.data.get(known, {})
    if not isinstance(rows, dict):
        yield Finding(
            table.file,
            table.key_line(known),
            "error",
            "wrong-type",
            f"`{known}` should be a table of lists",
            f"begin it with [{known}]",
        )
        return
    for key, value in rows.items():
        if not key.strip():
            yield Finding(
                table.file,
                table.key_line(key),
                "error",
                "empty-value",
                f"[{known}] has an entry without a name",
                "name it, or take it out",
            )
        elif not _texts(value):
            yield Finding(
                table.file,
                table.key_line(key),
                "error",
                "wrong-type",
                f"[{known}] {quoted(key)} should be a list of texts",
                'write it like ["…"]',
            )
        elif not value and known != "aliases":
            yield Finding(
                table.file,
                table.key_line(key),
                "warning",
                "empty-list",
                f"[{known}] {quoted(key)} has no question",
                "add some, or take it out",
            )


def parsers(material: Material) -> Iterator[Finding]:
    """What the programs that read the rated questions and the claims would refuse, where the shape is right."""
    wrong = {finding.file for finding in shapes(material) if finding.severity == "error"}
    for file, parse in ((QUESTIONS, parse_questions), (claims.FILE, claims.parse)):
        if file in material.tables and file not in wrong:
            try:
                parse(material.tables[file].text, file)
            except ArticleError as fault:
                yield of_error(fault, "one-sided" if "one side" in str(fault) else "misplaced-question")


def lists_of(table: Table | None, key: str) -> dict[str, list[str]]:
    """A table of lists as far as it has the right shape."""
    rows = table.data.get(key, {}) if table else {}
    return {name: value for name, value in rows.items() if _texts(value)} if isinstance(rows, dict) else {}


def rows_of(table: Table | None, key: str) -> list[Mapping[str, Any]]:
    """The rows of a table as far as they have the right shape."""
    rows = table.data.get(key, []) if table else []
    shape = {**TABLES[QUESTIONS], **TABLES[claims.FILE]}[key]
    return [row for row in rows if _fits(row, shape)] if isinstance(rows, list) else []


def _fits(row: object, shape: Shape) -> bool:
    if not isinstance(row, dict) or any(key not in row for key in shape.keys.keys() - shape.optional):
        return False
    whole = all(shape.keys[key](value) for key, value in row.items() if key in shape.keys)
    return whole and all(
        _fits(inner, INNER[key]) for key in INNER.keys() & row.keys() & shape.keys.keys() for inner in row[key]
    )


RULES = (shapes, parsers)
