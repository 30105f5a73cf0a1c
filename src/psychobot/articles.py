"""Articles: the front matter and text of one file, and the reading of a corpus folder.

`parse_article` is pure; `read_corpus` is the thin reader. A file that cannot be read is a problem to
report, not a reason to lose the others.
"""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from psychobot.errors import ArticleError, CorpusError
from psychobot.records import NONE, Article, Source

FENCE = "+++"
SUFFIXES = (".md", ".txt")
ASKED = ".asked.toml"
"""Ending of the file beside an article that holds the questions its sections answer."""
NOT_ARTICLES = frozenset({"readme", "license", "licence", "changelog"})
BOM = "\ufeff"


class Corpus(NamedTuple):
    """All articles of a folder, what was wrong with the others, and a fingerprint of everything read."""

    folder: Path
    articles: tuple[Article, ...]
    problems: tuple[ArticleError, ...] = ()
    digest: str = ""
    by_id: Mapping[str, Article] = NONE

    def text_file(self, name: str) -> str | None:
        """The text of a file beside the articles (``aliases.toml``), or None when there is none."""
        path = self.folder / name
        return read_text(path.read_bytes(), name) if path.is_file() else None


def read_corpus(folder: Path) -> Corpus:
    """Read every article below ``folder``, in order of file name.

    Raises CorpusError when the folder is missing or holds no readable article.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such corpus folder; name one with --corpus DIR")
    digest = hashlib.sha256()
    articles: dict[str, Article] = {}
    problems: list[ArticleError] = []
    for path in article_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            data = path.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
            article = with_asked(parse_article(read_text(data, name), name), path.with_suffix(ASKED), digest)
            if article.doc_id in articles:
                raise ArticleError(name, 1, f"the name {article.doc_id} is taken by "
                                   f"{articles[article.doc_id].file}; rename one of the two")
            articles[article.doc_id] = article
        except ArticleError as problem:
            problems.append(problem)
        except OSError as error:
            problems.append(ArticleError(name, 1, f"cannot be read ({error.strerror}); check its permissions"))
    if not articles:
        raise CorpusError(_nothing_in(folder, problems))
    _add_companions(digest, folder)
    return Corpus(folder, tuple(articles.values()), tuple(problems), digest.hexdigest(), articles)


def with_asked(article: Article, path: Path, digest: Any) -> Article:
    """The article with the questions in the file beside it, if there is one. Raises ArticleError."""
    if not path.is_file():
        return article
    data = path.read_bytes()
    digest.update(b"asked\0" + data)
    name = (Path(article.file).parent / path.name).as_posix()
    text = read_text(data, name)
    questions = _Fields(_parse_toml(text, name), name, _tables(text)).lists("questions")
    return article._replace(questions={heading: (*article.questions.get(heading, ()), *questions.get(heading, ()))
                                       for heading in {**article.questions, **questions}})


def article_files(folder: Path) -> list[Path]:
    """Every file below ``folder`` that should be an article: ``.md`` and ``.txt``, hidden ones left out."""
    found = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
    return sorted(
        (path for path in found if path.stem.lower() not in NOT_ARTICLES and not _hidden(path, folder)),
        key=lambda path: path.relative_to(folder).as_posix(),
    )


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _add_companions(digest: Any, folder: Path) -> None:
    """Aliases change the index as much as an article does."""
    aliases = folder / "aliases.toml"
    if aliases.is_file():
        digest.update(b"aliases\0" + aliases.read_bytes())


def _nothing_in(folder: Path, problems: list[ArticleError]) -> str:
    if problems:
        return f"{folder}: no article can be read; the first problem: {problems[0]}"
    return f"{folder}: no article (.md or .txt) in this folder; add one, or name another with --corpus DIR"


def read_text(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, line ends as ``\\n``. A byte-order mark stays, so that spans count it.

    Raises ArticleError for binary, empty or wrongly encoded files, with the line.
    """
    if b"\0" in data:
        raise ArticleError(name, 1, "is not text (it holds zero bytes); remove it or convert it to UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(name, line, f"is not UTF-8 (byte {data[error.start]:#04x}); save it as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(BOM + " \t\n"):
        raise ArticleError(name, 1, "is empty; write the article or remove the file")
    return text


def parse_article(text: str, file: str) -> Article:
    """The article in ``text``; ``file`` is its path within the corpus.

    Raises ArticleError when the front matter is broken. A file without front matter is an article too:
    its title is the first line, its source the file itself.
    """
    doc_id = Path(file).stem
    start = len(BOM) if text.startswith(BOM) else 0
    if not text.startswith(FENCE + "\n", start):
        return _plain_article(text, file, doc_id, start)
    end = text.find("\n" + FENCE, start + len(FENCE))
    if end < 0:
        raise ArticleError(file, 1, f"front matter is not closed; end it with a line {FENCE}")
    body_start = min(len(text), text.index(FENCE, end) + len(FENCE))
    # The block begins at the end of line 1, so TOML counts lines as the file does.
    meta = _parse_toml(text[start + len(FENCE) : end], file)
    return _article_from(meta, text, file, doc_id, body_start)


def _plain_article(text: str, file: str, doc_id: str, start: int) -> Article:
    first = next(line for line in text[start:].splitlines() if line.strip())
    title = first.lstrip("#").strip()
    return Article(doc_id, file, text, title, (Source(publisher=file, title=title),), body_start=start)


def _parse_toml(block: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; its line n must be line n of the file."""
    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        match = str(error).rpartition("line ")[2].partition(",")[0]
        line = int(match) if match.isdigit() else 1
        raise ArticleError(file, line, f"is not TOML here: {error}; mend that line") from None


def _article_from(meta: dict[str, Any], text: str, file: str, doc_id: str, body_start: int) -> Article:
    fields = _Fields(meta, file, _tables(text[:body_start]))
    title = fields.required_text("title")
    sources = tuple(_source(fields.table_of("sources", i)) for i in range(fields.count("sources")))
    return Article(
        doc_id=doc_id,
        file=file,
        text=text,
        title=title,
        sources=sources,
        body_start=body_start,
        summary=fields.text("summary") or "",
        language=fields.text("language") or "en",
        questions=fields.lists("questions"),
        cited=fields.lists("cited"),
    )


def _source(fields: _Fields) -> Source:
    return Source(
        publisher=fields.required_text("publisher"),
        title=fields.required_text("title"),
        key=fields.text("key") or "",
        authors=fields.names("authors"),
        reviewers=fields.names("reviewers"),
        published=fields.date("published"),
        updated=fields.date("updated"),
        url=fields.text("url"),
        interest=fields.text("interest"),
    )


Rows = list[tuple[int, str]]
"""Lines of the file with their numbers."""


def _tables(front_matter: str) -> dict[str, list[Rows]]:
    """The lines of each table of the front matter, by its name; those before the first under ''."""
    found: dict[str, list[Rows]] = {"": [[]]}
    rows = found[""][0]
    for number, line in enumerate(front_matter.split("\n"), 1):
        if line.startswith("["):
            rows = []
            found.setdefault(line.strip("[] \t"), []).append(rows)
        rows.append((number, line))
    return found


class _Fields:
    """Typed access to a TOML table; a value of the wrong type is an ArticleError at its line."""

    def __init__(self, table: Mapping[str, Any], file: str, tables: dict[str, list[Rows]], rows: Rows | None = None) -> None:
        self.table, self.file, self.tables = table, file, tables
        self.rows = tables[""][0] if rows is None else rows

    def wrong(self, key: str, what: str) -> ArticleError:
        first = self.rows[0][0] if self.rows else 1
        line = next((number for number, row in self.rows if row.lstrip(' "').startswith(key)), first)
        return ArticleError(self.file, line, f"`{key}` {what}")

    def text(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, 'should be text in quotes, like "…"')
        return value

    def required_text(self, key: str) -> str:
        value = self.text(key)
        if not value or not value.strip():
            raise self.wrong(key, "is missing; add it")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise self.wrong(key, 'should be a list of texts, like ["…"]')
        return tuple(value)

    def date(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is None or isinstance(value, str):
            return value or None
        if isinstance(value, datetime.date):
            return value.isoformat()[:10]
        raise self.wrong(key, "should be a date like 2024-06-13")

    def count(self, key: str) -> int:
        """How many tables of this name there are; at least one is wanted."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            raise self.wrong(key, f"are missing; add at least one [[{key}]]")
        return len(value)

    def table_of(self, key: str, number: int) -> _Fields:
        places = self.tables.get(key, [])
        return _Fields(self.table[key][number], self.file, self.tables, places[number] if number < len(places) else None)

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"should be a table, [{key}], of lists by heading")
        fields = _Fields(value, self.file, self.tables, next(iter(self.tables.get(key, [])), None))
        return {heading: fields.names(heading) for heading in value}
