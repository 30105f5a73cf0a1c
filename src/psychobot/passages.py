"""Cut an article into passages: along sections, paragraphs and lists.

A heading is context and never an answer. A list stays with its lead-in; a lead-in without its list is
no passage. An item that says enough on its own is a passage too, so that "what is dream analysis" need
not show a list of twelve. Short neighbouring paragraphs of one section are taken together up to
``MERGE_BELOW`` words; the sizes were measured with ``scripts/evaluate.py --sizes``.

Works on Markdown and on plain text copied from the web, where headings are bare lines and bullets may
be any mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from psychobot.records import Article, Passage, PassageKind, Span

MERGE_BELOW = 100
"""Words: paragraphs are joined while the joined passage stays at or below this."""
ITEM_FROM = 15
"""Words: a list item at least this long can stand alone; a shorter one says too little without its lead-in."""

HEADING = re.compile(r"(#{1,6})[ \t]+(?P<title>\S.*?)[ \t]*#*[ \t]*$")
ITEM = re.compile(r"[ \t]*(?:[-*+•·‣▪●◦–—]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
WORD = re.compile(r"\w+")
REFERENCES = re.compile(r"(references|sources|works cited|bibliography|further reading|\d+ sources)\W*$", re.I)

BlockKind = Literal["heading", "paragraph", "item"]


class Block(NamedTuple):
    """A heading, a paragraph or a list item, with its span in the file."""

    kind: BlockKind
    span: Span
    text: str
    level: int = 0


def split_passages(article: Article, merge_below: int = MERGE_BELOW) -> list[Passage]:
    """All passages of the article, in reading order; an item follows the list it stands in."""
    lines = LineNumbers(article.text)
    passages: list[Passage] = []
    for section, blocks in sections(article):
        opens = True
        for piece in pieces(blocks, bool(section) and bool(REFERENCES.match(section[-1])), merge_below):
            passages.append(Passage(
                passage_id=f"{article.doc_id}#{len(passages) + 1}",
                doc_id=article.doc_id,
                kind=piece.kind,
                section=section,
                span=piece.span,
                lines=lines.of(piece.span),
                opens=opens,
            ))
            opens = False
    return passages


class Piece(NamedTuple):
    """What becomes a passage once it has an id."""

    kind: PassageKind
    span: Span


class LineNumbers:
    """From character offsets to line numbers."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, span: Span) -> tuple[int, int]:
        """The first and last line that ``span`` touches, counted from 1."""
        return bisect_right(self.starts, span.start), bisect_right(self.starts, max(span.start, span.end - 1))


def sections(article: Article) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Runs of blocks with the headings they stand under, outermost first; the article's own title left out."""
    path: list[Block] = []
    body: list[Block] = []
    for block in blocks_of(article):
        if block.kind != "heading":
            body.append(block)
            continue
        if body:
            yield _headings(path, article), body
            body = []
        path = [*(above for above in path if above.level < block.level), block]
    if body:
        yield _headings(path, article), body


def _headings(path: list[Block], article: Article) -> tuple[str, ...]:
    return tuple(block.text for block in path if block.level > 1 or block.text != article.title)


def blocks_of(article: Article) -> list[Block]:
    """The headings, paragraphs and items of the article's text."""
    marked = re.search(r"^#{1,6}[ \t]+\S", article.text[article.body_start :], re.M) is not None
    blocks = list(_raw_blocks(article.text, article.body_start))
    if marked:
        return blocks
    return [_maybe_heading(block, blocks[i + 1 : i + 2], i) for i, block in enumerate(blocks)]


def _raw_blocks(text: str, start: int) -> Iterator[Block]:
    """Blocks by line: blank lines, headings and bullets begin a new one; other lines continue the last."""
    rows = list(_rows(text, start))
    for blank, group in groupby(rows, key=lambda row: not row[1].strip()):
        if blank:
            continue
        open_block: list[tuple[int, str]] = []
        for offset, line in group:
            if (HEADING.match(line) or ITEM.match(line)) and open_block:
                yield _block(open_block)
                open_block = []
            open_block.append((offset, line))
            if HEADING.match(line):
                yield _block(open_block)
                open_block = []
        if open_block:
            yield _block(open_block)


def _rows(text: str, start: int) -> Iterator[tuple[int, str]]:
    for line in text[start:].split("\n"):
        yield start, line
        start += len(line) + 1


def _block(rows: list[tuple[int, str]]) -> Block:
    (first, line), (last, last_line) = rows[0], rows[-1]
    start, end = first + len(line) - len(line.lstrip()), last + len(last_line.rstrip())
    if heading := HEADING.match(line):
        return Block("heading", Span(start, end), heading["title"], len(heading[1]))
    text = "\n".join(row for _, row in rows).strip()
    return Block("item" if ITEM.match(line) else "paragraph", Span(start, end), text)


def _maybe_heading(block: Block, following: list[Block], position: int) -> Block:
    """In text without Markdown headings: a short line of its own that ends like no sentence is a heading."""
    if block.kind != "paragraph" or "\n" in block.text or not following:
        return block
    short = len(WORD.findall(block.text)) <= 12 and len(block.text) <= 90
    ends_like_title = not block.text.endswith((".", "!", ":", ";", ",", "…"))
    if short and ends_like_title:
        return Block("heading", block.span, block.text, 1 if position == 0 else 2)
    return block


def pieces(blocks: list[Block], references: bool, merge_below: int = MERGE_BELOW) -> Iterator[Piece]:
    """The passages of one section's paragraphs and items."""
    if references:
        yield Piece("references", Span(blocks[0].span.start, blocks[-1].span.end))
        return
    paragraphs: list[Block] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = list(group)
        if kind == "paragraph":
            paragraphs = run
            continue
        lead_in = paragraphs.pop() if paragraphs and leads_in(paragraphs[-1].text) else None
        yield from _merged(paragraphs, merge_below)
        paragraphs = []
        yield from _list_pieces(run, lead_in)
    yield from _merged(paragraphs, merge_below)


def leads_in(text: str) -> bool:
    """Whether a paragraph announces the list below it."""
    last = re.split(r"(?<=[.!?])\s+", text)[-1]
    return text.endswith(":") or bool(re.search(r"\b(following|below|these|include|includes|are)\b", last))


def _list_pieces(items: list[Block], lead_in: Block | None) -> Iterator[Piece]:
    first = lead_in or items[0]
    yield Piece("list", Span(first.span.start, items[-1].span.end))
    for item in items:
        if len(items) > 1 and len(WORD.findall(item.text)) >= ITEM_FROM:
            yield Piece("item", item.span)


def _merged(paragraphs: list[Block], merge_below: int) -> Iterator[Piece]:
    """Join neighbours while they are short; a lead-in whose list is missing is left out."""
    group: list[Block] = []
    for block in paragraphs:
        words = sum(len(WORD.findall(each.text)) for each in [*group, block])
        if group and words > merge_below:
            yield from _paragraph(group)
            group = []
        group.append(block)
    yield from _paragraph(group)


def _paragraph(group: list[Block]) -> Iterator[Piece]:
    if group and not (len(group) == 1 and _dangles(group[0].text)):
        yield Piece("paragraph", Span(group[0].span.start, group[-1].span.end))


def _dangles(text: str) -> bool:
    return text.endswith(":") and not re.search(r"[.!?]\s", text)
