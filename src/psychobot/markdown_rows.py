"""The rows of a Markdown file from a repository or a notebook: what in them is no text, and plain rows for the rest.

Front matter, comments, badges, rows of links and code that names its language are marked as what they are; tables,
task lists, escaped marks and callouts become rows that any reader of lines understands. Rows keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FRONT = "front matter of the page"
LINKS = "row of links"
FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*(?P<language>[\w{].*)?$")
KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,30}):(?:\s+(?P<value>.*))?$")
ENTRY = re.compile(r"\s*-\s+(?P<value>\S.*)$|\s+\S")
PICTURE = re.compile(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)|!\[\[[^\]]*\]\]|<img\b[^>]*>")
TAG = re.compile(r"</?(?:p|div|a|center|br|picture|source|img|h\d|span|sub|sup|details|summary)\b[^>]*>", re.I)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\[]+)\]\([^()\s]*\)")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
CELLS = re.compile(r"\s*\|(?P<cells>.+)\|\s*$")
CALLOUT = re.compile(r"\s*(?:!!!|\?\?\?\+?|===)\+?\s+(?:\w+\s+)?\"(?P<title>[^\"]+)\"\s*$")
ATTRIBUTES = re.compile(r"\{\s*[:.#][^{}]*\}\s*$")
SHORTCODE = re.compile(r":[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*:|:[+-]1:")
WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\]|]*\|)?(?P<words>[^\]|]+)\]\]")
ESCAPED = re.compile(r"\\(?=[-*_\[\]#+.!()>|`])")
TASK = re.compile(r"^(?P<mark>\s*[-*+]\s+)\[[ xX]\]\s+")
CONTENTS_MARK = re.compile(r"\s*(?:\[TOC\]|\[\[_TOC_\]\]|\{:\s*toc\s*\}|<!--\s*toc\s*-->)\s*$", re.I)
TAGS = re.compile(r"\s*(?:#[\w/-]*[^\W\d][\w/-]*\s*)+$")
LONGEST_FRONT = 80
"""Rows: front matter is never longer."""


def front_end(rows: Sequence[str]) -> int:
    """How many rows the YAML front matter of a page takes, its marks with it; 0 when there is none."""
    if not rows or rows[0].strip() != "---":
        return 0
    end = next((at for at, row in enumerate(rows[1 : LONGEST_FRONT + 1], 1) if row.strip() in ("---", "...")), 0)
    inside = [row for row in rows[1:end] if row.strip() and not row.startswith("#")]
    keys = sum(KEY.match(row) is not None for row in inside)
    return end + 1 if keys and all(KEY.match(row) or ENTRY.match(row) for row in inside) else 0


def front_values(rows: Sequence[str]) -> dict[str, list[str]]:
    """What the front matter says: the values of each key in lower case, as many as its list has."""
    found: dict[str, list[str]] = {}
    key = ""
    for row in rows[1 : max(0, front_end(rows) - 1)]:
        if match := KEY.match(row):
            key = match["key"].strip().lower().replace("-", "_").replace(" ", "_")
            found[key] = list(_values(match["value"] or ""))
        elif key and (entry := ENTRY.match(row)) and entry["value"]:
            found[key] += _values(re.sub(r"^name:\s*", "", entry["value"]))
    return {name: values for name, values in found.items() if values}


def _values(text: str) -> Iterator[str]:
    text = text.strip()
    pieces = text[1:-1].split(",") if re.fullmatch(r"\[(?!\[).*\]", text) else [text]
    for piece in pieces:
        if value := WIKI_LINK.sub(lambda match: match["words"], piece.strip().strip("\"'")).strip():
            yield value


def rows_apart(rows: Sequence[str]) -> dict[int, str]:
    """The rows that are no text of the page, by number counted from 1, with what they are instead."""
    found = dict.fromkeys(range(1, front_end(rows) + 1), FRONT)
    at = len(found)
    while at < len(rows):
        end, reason = _block(rows, at) if not FENCE.match(rows[at]) else _fenced(rows, at)
        found.update(dict.fromkeys(range(at + 1, end + 1), reason) if reason else {})
        at = max(end, at + 1)
    return found


def _fenced(rows: Sequence[str], start: int) -> tuple[int, str]:
    """Where code that names its language ends; other code, or code that never ends, is a drawing or an example."""
    fence = FENCE.match(rows[start])
    end = next((at + 1 for at in range(start + 1, len(rows)) if FENCE.match(rows[at])), 0)
    return (end, "code") if end and fence and fence["language"] else (start + 1, "code")


def _block(rows: Sequence[str], start: int) -> tuple[int, str]:
    """Where a comment that begins at a row ends, if one does; else what the row alone is."""
    if rows[start].lstrip().startswith("<!--"):
        end = next((at + 1 for at in range(start, len(rows)) if "-->" in rows[at]), 0)
        return (end, "comment in the source") if end else (start + 1, "")
    return start + 1, _apart(rows[start])


def _apart(row: str) -> str:
    if CONTENTS_MARK.match(row):
        return "table of contents"
    if TAGS.match(row) and "#" in row:
        return "tags"
    if PICTURE.search(row) and not re.search(r"\w", TAG.sub("", PICTURE.sub("", row))):
        return "picture"
    return LINKS if _is_row_of_links(row) else ""


def _is_row_of_links(row: str) -> bool:
    """Whether a row holds two links or more and hardly another word."""
    links = list(LINK.finditer(row))
    rest = re.findall(r"\w+", LINK.sub(" ", row))
    words = sum(len(link["words"].split()) for link in links)
    bullet = re.match(r"\s*(?:[-*+]|\d+[.)])\s", row) is not None
    return len(links) >= 2 and not bullet and len(rest) <= 0.25 * words and not row.rstrip().endswith(".")


def told_by(row: str, reason: str) -> str:
    """What is shown of a row apart: the words of its links, where it is a row of them."""
    words = [link["words"].strip() for link in LINK.finditer(row)]
    return " | ".join(words) if reason == LINKS else row.strip()


def plain_rows(rows: Sequence[str]) -> list[str]:
    """The rows with tables as items, and without marks of tasks, escapes, shortcodes and callouts."""
    tables = _rows_of_tables(rows)
    return [_of_table(row) if at in tables else _plain(row) for at, row in enumerate(rows)]


def _plain(row: str) -> str:
    if callout := CALLOUT.match(row):
        return f"**{callout['title']}**"
    row = TASK.sub(lambda match: match["mark"], ESCAPED.sub("", row)) if "\\" in row or "[" in row else row
    row = WIKI_LINK.sub(lambda match: match["words"], row) if "[[" in row else row
    return SHORTCODE.sub("", ATTRIBUTES.sub("", row)) if "](" in row else row


def _rows_of_tables(rows: Sequence[str]) -> set[int]:
    """The rows above and below each rule of a table that have cells."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        if TABLE_RULE.match(row) and at and CELLS.match(rows[at - 1]):
            found.add(at - 1)
            below = at + 1
            while below < len(rows) and CELLS.match(rows[below]):
                found.add(below)
                below += 1
    return found


def _of_table(row: str) -> str:
    """A row of a table as an item: what it is about, and the rest behind a colon."""
    match = CELLS.match(row)
    cells = [cell.strip() for cell in match["cells"].split("|")] if match else []
    told = [cell for cell in cells if cell]
    return f"- {told[0]}{': ' if len(told) > 1 else ''}{'; '.join(told[1:])}" if told else ""
