"""A reply record in words, for whoever reads why a test failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from psychobot.wrapping import clean, wrap_text

WIDTH = 100
"""Columns of a line."""
MOST_LINES = 4
"""Lines of a passage that are told; whoever reads further opens the file at its line."""

Record = Mapping[str, Any]


def transcript(record: Record) -> list[str]:
    """What a reply shows, as lines: the notice, or that nothing is said, or every passage with its place."""
    notice = record.get("notice")
    told = [f"a crisis notice ({notice['level']}, {notice['category']})"] if notice else []
    if record.get("error"):
        return [*told, f"nothing, for something broke: {clean(str(record['error']))}"]
    told += _kind_lines(record)
    for passage in record["passages"]:
        told += [f"[{passage['rank']}] {place(passage)}", *quoted(passage["text"])]
    for position in (record.get("disagreement") or {}).get("positions", ()):
        told += [f"side “{clean(position['stance'])}” {place(position)}", *quoted(position["text"])]
    return told


def _kind_lines(record: Record) -> Iterator[str]:
    if record["kind"] == "no_answer":
        yield f"nothing: “The corpus does not say” (confidence {record['confidence']:.2f})"
        if record.get("unknown"):
            yield f"words the corpus lacks: {', '.join(map(clean, record['unknown']))}"
        if record.get("gap"):
            yield f"nearest known gap: {clean(record['gap'])}"
    elif record["kind"] == "about":
        yield from ("a fixed reply, not from the corpus:", *quoted(record.get("text") or ""))
    elif record["kind"] == "answer":
        yield f"an answer (confidence {record['confidence']:.2f}) to the query: {_short(record['query'] or '')}"


def _short(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def place(passage: Record) -> str:
    """Where a passage stands: ``bread.md, lines 7–9 · Sourdough``."""
    first, last = passage["lines"]
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    section = " › ".join(passage.get("section") or ())
    return clean(f"{passage['file']}, {lines}" + (f" · {section}" if section else ""))


def quoted(text: str) -> list[str]:
    """Words as marked lines, cut after a few."""
    lines = [line for line in wrap_text(text, WIDTH) if line.strip()]
    cut = ["| …"] if len(lines) > MOST_LINES else []
    return [*(f"| {line}" for line in lines[:MOST_LINES]), *cut]


def entry(name: str, lines: Iterable[str]) -> list[str]:
    """Lines under a name in the margin, long ones wrapped."""
    wrapped = [part for line in lines for part in ([line] if line.startswith("|") else wrap_text(line, WIDTH))]
    return [f"{name if not i else '':10}{line}".rstrip() for i, line in enumerate(wrapped)]
