"""What a check looks at: every file of a corpus folder, read once, parsed as far as it can be.

`read_material` is the thin edge; everything after it is pure. An article with a broken front matter still has a
body, so that all its faults are told at once.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from psychobot.analysis import words
from psychobot.articles import ASKED, BOM, FENCE, Files, parse_article, parse_toml, read_files, read_text
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE as QUESTIONS
from psychobot.passages import REFERENCES, Block, LineNumbers, blocks_of, split_passages
from psychobot.records import Article, Passage, Source, Span

BESIDE = (QUESTIONS, "accepted.json")
"""Files beside the articles that are no part of the index."""
APART = re.compile(
    r"(?:about|on|credits?|behind) (?:the|this|our|these|its) (?:\w+ )?(?:sources?|articles?|texts?|publishers?)\b|"
    r"(?:references|sources|works cited|bibliography|further reading|literature|notes)\W*$",
    re.I,
)
"""Headings of sections that tell where a text comes from: names, dates and credentials belong there."""


class Table(NamedTuple):
    """A TOML file beside the articles."""

    file: str
    text: str
    data: Mapping[str, Any]

    def line_of(self, words: str, number: int = 0) -> int:
        """The line on which some text stands for the ``number``-th time, written as TOML writes it; 1 when nowhere."""
        return line_of(self.text, words, number)

    def key_line(self, key: str) -> int:
        """The line on which a key or a table of this name is written; where its words stand when there is none."""
        name = rf"(?:{re.escape(json.dumps(key, ensure_ascii=False))}|'{re.escape(key)}'|{re.escape(key)})"
        found = re.search(rf"^[ \t]*(?:{name}[ \t]*=|\[+[ \t]*{name}[ \t]*\])", self.text, re.M)
        return self.text.count("\n", 0, found.start()) + 1 if found else self.line_of(key)


class Section(NamedTuple):
    """A heading and the blocks right under it; the text before the first heading has none."""

    heading: Block | None
    path: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def apart(self) -> bool:
        """Whether it tells of the sources rather than of the subject."""
        return any(APART.match(heading) for heading in self.path)

    @property
    def lists_works(self) -> bool:
        """Whether it is a list of references."""
        return self.heading is not None and REFERENCES.match(self.heading.text) is not None


class Draft:
    """One file that should be an article: its text, and what could be parsed of it."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.fault: ArticleError | None = None
        try:
            self.article = parse_article(text, file)
        except ArticleError as fault:
            self.fault = fault
            self.article = _unparsed(text, file)

    @cached_property
    def meta(self) -> Mapping[str, Any] | None:
        """The front matter, or None where there is none that is TOML."""
        if self.article.body_start <= len(FENCE) or not self.front.lstrip(BOM).startswith(FENCE):
            return None
        try:
            return parse_toml(self.front.lstrip(BOM)[len(FENCE) : -len(FENCE)], self.file)
        except ArticleError:
            return None

    @property
    def front(self) -> str:
        """The text of the front matter, fences included."""
        return self.text[: self.article.body_start]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headings, paragraphs and items."""
        return tuple(blocks_of(self.article))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every heading with what stands right under it, in order."""
        return tuple(_sections(self.blocks))

    @property
    def english(self) -> bool:
        """Whether its front matter says English."""
        return self.article.language.lower().startswith("en")

    @property
    def told(self) -> Iterator[Block]:
        """Paragraphs and items about the subject; what tells of the sources is left out."""
        return (block for section in self.sections if not section.apart for block in section.blocks)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What could be an answer."""
        return tuple(split_passages(self.article))

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if block.kind == "heading")

    @cached_property
    def _lines(self) -> LineNumbers:
        return LineNumbers(self.text)

    def line(self, offset: int) -> int:
        """The line of a character, counted from 1."""
        return self._lines.of(Span(offset, offset + 1))[0]

    def key_line(self, key: str, table: str = "", number: int = 0) -> int:
        """The line of a key of the front matter: of its ``number``-th table of that name."""
        return key_line(self.front, key, table, number)


class Material(NamedTuple):
    """All of a corpus folder."""

    files: Files
    drafts: tuple[Draft, ...]
    tables: Mapping[str, Table]
    """The TOML files that can be parsed, by name."""
    texts: Mapping[str, str]
    """Every file that is text, by name."""
    data: Mapping[str, bytes]
    """Every file that is read, by name."""
    others: tuple[str, ...]
    """Names of files that nothing reads."""
    faults: tuple[tuple[str, ArticleError], ...]
    """Files that could not be read, with the code of the fault."""
    today: date

    @property
    def articles(self) -> dict[str, Article]:
        """The articles by doc_id, as far as they can be parsed."""
        return {draft.article.doc_id: draft.article for draft in self.drafts}

    def asked_of(self, draft: Draft) -> Table | None:
        """The table of questions beside an article."""
        return self.tables.get(draft.file.rpartition(".")[0] + ASKED)


def read_material(folder: Path, today: date) -> Material:
    """Read every file below ``folder``. Raises CorpusError when it is missing or holds no article."""
    files = read_files(folder)
    beside: dict[str, bytes] = {}
    problems = list(files.problems)
    for name in BESIDE:
        try:
            if (folder / name).is_file():
                beside[name] = (folder / name).read_bytes()
        except OSError as error:
            problems.append(ArticleError(name, 1, f"cannot be read ({error.strerror}); check its permissions"))
    return material_of(files._replace(problems=tuple(problems)), beside, _names(folder), today)


def _names(folder: Path) -> list[str]:
    """Every file and dead link below the folder, without what version control keeps."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in (".git", ".hg", ".svn"))
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in names]
    return sorted(found)


def material_of(files: Files, beside: Mapping[str, bytes], names: list[str], today: date) -> Material:
    """Parse what was read."""
    faults = [("unreadable", problem) for problem in files.problems]
    data = {**files.articles, **files.companions, **beside}
    texts, tables = {}, {}
    for name, content in data.items():
        try:
            texts[name] = read_text(content, name)
            if name.endswith(".toml"):
                tables[name] = Table(name, texts[name], parse_toml(texts[name], name))
            elif name.endswith(".json"):
                json.loads(texts[name])
        except ArticleError as fault:
            faults.append(("not-toml" if name in texts else _why_unreadable(content), fault))
        except ValueError as fault:
            faults.append(
                ("not-json", ArticleError(name, getattr(fault, "lineno", 1), f"is not JSON: {fault}; mend it"))
            )
    drafts = tuple(Draft(name, texts[name]) for name in files.articles if name in texts)
    others = tuple(name for name in names if name not in data and name not in {fault.file for _, fault in faults})
    return Material(files, drafts, tables, texts, data, others, tuple(faults), today)


def _why_unreadable(data: bytes) -> str:
    if b"\0" in data:
        return "not-text"
    return "empty-file" if not data.decode("utf-8", "replace").lstrip(BOM).strip() else "not-utf8"


def _unparsed(text: str, file: str) -> Article:
    """An article as far as it can be told from a file whose front matter is broken."""
    start = len(BOM) if text.startswith(BOM) else 0
    end = text.find("\n" + FENCE, start + len(FENCE))
    body = min(len(text), end + 1 + len(FENCE)) if end >= 0 else start
    heading = re.search(r"^# +(.+?)\s*$", text[body:], re.M)
    return Article(Path(file).stem, file, text, heading[1] if heading else "", (Source(file, ""),), body)


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    heading: Block | None = None
    path: list[Block] = []
    under: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            under.append(block)
            continue
        if heading or under:
            yield Section(heading, tuple(above.text for above in path), tuple(under))
        heading, under = block, []
        path = [*(above for above in path if above.level < block.level), block]
    if heading or under:
        yield Section(heading, tuple(above.text for above in path), tuple(under))


def line_of(text: str, words: str, number: int = 0) -> int:
    """The line on which some text stands for the ``number``-th time, plain or as TOML writes it; 1 when nowhere."""
    for written in (json.dumps(words, ensure_ascii=False), f"'{words}'", words.split("\n")[0]):
        place = text.find(written) if written else -1
        if place >= 0:
            for _ in range(number):
                further = text.find(written, place + 1)
                place = further if further >= 0 else place
            return text.count("\n", 0, place) + 1
    return 1


def key_line(text: str, key: str, table: str = "", number: int = 0) -> int:
    """The line of ``key`` in the ``number``-th table of a name; of the table where the key is not there; else 1."""
    inside, seen, first = table == "", -1, 1
    for line, row in enumerate(text.split("\n"), 1):
        if row.startswith("["):
            seen += row.strip("[] \t") == table
            inside = bool(table) and row.strip("[] \t") == table and seen == number
            first = line if inside else first
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", row):
            return line
    return first


def same(text: str) -> str:
    """The words of a text as they are compared: case, punctuation and spelling do not count."""
    return " ".join(words(text))
