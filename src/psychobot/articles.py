"""Articles: the front matter and text of one file, and the reading of a corpus folder.

`read_files` only reads and takes a fingerprint: with a fresh index nothing need be parsed to answer.
`parse_article` and `parse_corpus` are pure. A file that cannot be read is a problem to report, not a
reason to lose the others.
"""

import datetime
import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from psychobot.errors import ArticleError, CorpusError
from psychobot.records import Article, Source

FENCE = "+++"
SUFFIXES = (".md", ".txt")
ASKED = ".asked.toml"
"""Ending of the file beside an article that holds the questions its sections answer."""
COMPANIONS = ("aliases.toml", "gaps.toml", "claims.toml")
NOT_ARTICLES = frozenset({"readme", "license", "licence", "changelog"})
BOM = "\ufeff"
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


class Files(NamedTuple):
    """The bytes of every file of a corpus, and a fingerprint of them all. Nothing is parsed yet."""

    folder: Path
    articles: Mapping[str, bytes]
    """By path relative to the folder, in order of path."""
    companions: Mapping[str, bytes]
    """``aliases.toml``, ``gaps.toml``, ``claims.toml`` and the questions beside each article."""
    problems: tuple[ArticleError, ...]
    digest: str

    @property
    def all(self) -> dict[str, bytes]:
        """Articles and companions."""
        return {**self.articles, **self.companions}

    def text(self, name: str) -> str:
        """The text of a file. Raises ArticleError when it is none, KeyError when there is no such file."""
        return read_text(self.articles[name] if name in self.articles else self.companions[name], name)


class Corpus(NamedTuple):
    """All articles of a folder, and what was wrong with the others."""

    files: Files
    articles: tuple[Article, ...]
    problems: tuple[ArticleError, ...] = ()


def read_corpus(folder: Path) -> Corpus:
    """Read and parse every article below ``folder``. Raises CorpusError when there is none."""
    return parse_corpus(read_files(folder))


def read_files(folder: Path) -> Files:
    """Read every article and companion below ``folder``, in order of path.

    Raises CorpusError when the folder is missing or holds no article.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such corpus folder; name one with --corpus DIR")
    problems: list[ArticleError] = []
    names = _names(folder)
    articles = _read_all(folder, _articles_among(names), problems)
    if not os.access(folder, os.R_OK | os.X_OK):
        raise CorpusError(f"{folder}: cannot be read; check its permissions")
    if not articles and not problems:
        raise CorpusError(f"{folder}: no article (.md or .txt) here; add one, or name another folder with --corpus DIR")
    companions = _read_all(folder, _companions_among(names), problems)
    return Files(folder, articles, companions, tuple(problems), _digest({**articles, **companions}))


def _read_all(folder: Path, names: list[str], problems: list[ArticleError]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in names:
        try:
            found[name] = _bytes_of(f"{folder}/{name}")
        except OSError as error:
            problems.append(ArticleError(name, 1, f"cannot be read ({error.strerror}); check its permissions"))
    return found


def _bytes_of(path: str) -> bytes:
    """The bytes of a file, by the system's own calls: half the time of `open` for files as short as articles."""
    file = os.open(path, _READ)
    try:
        data = more = os.read(file, 1 << 16)
        while more:
            more = os.read(file, 1 << 24)
            data += more
        return data
    finally:
        os.close(file)


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def parse_corpus(files: Files) -> Corpus:
    """Parse every article; one that cannot be read is a problem. Raises CorpusError when none can."""
    articles: dict[str, Article] = {}
    problems = list(files.problems)
    for name in files.articles:
        try:
            article = parse_article(files.text(name), name)
            if article.doc_id in articles:
                taken = articles[article.doc_id].file
                raise ArticleError(name, 1, f"the name {article.doc_id} is taken by {taken}; rename one of the two")
            articles[article.doc_id] = article
            articles[article.doc_id] = with_asked(article, files)
        except ArticleError as problem:
            problems.append(problem)
    if not articles:
        raise CorpusError(f"{files.folder}: no article can be read; the first problem: {problems[0]}")
    return Corpus(files, tuple(articles.values()), tuple(problems))


def with_asked(article: Article, files: Files) -> Article:
    """The article with the questions in the file beside it, if there is one. Raises ArticleError."""
    name = str(PurePosixPath(article.file).with_suffix(ASKED))
    if name not in files.companions:
        return article
    questions = parse_lists(files.text(name), name, "questions")
    headings = [*article.questions, *(heading for heading in questions if heading not in article.questions)]
    return article._replace(questions={
        heading: (*article.questions.get(heading, ()), *questions.get(heading, ())) for heading in headings})


def article_files(folder: Path) -> list[Path]:
    """Every file below ``folder`` that should be an article: ``.md`` and ``.txt``, hidden ones left out."""
    return [folder / name for name in _articles_among(_names(folder))]


def _articles_among(names: list[str]) -> list[str]:
    return [name for name in names if name.lower().endswith(SUFFIXES) and doc_id_of(name).lower() not in NOT_ARTICLES]


def _companions_among(names: list[str]) -> list[str]:
    """The files beside the articles that are part of the index."""
    return [*filter(set(names).__contains__, COMPANIONS), *(name for name in names if name.endswith(ASKED))]


def doc_id_of(name: str) -> str:
    """What the article in a file is called: its path without folders and ending."""
    return name.rpartition("/")[2].rpartition(".")[0]


def _names(folder: Path) -> list[str]:
    """Every file below a folder by its path within, in order; hidden ones, and those in hidden folders, left out."""
    return sorted(_names_below(os.fspath(folder), ""))


def _names_below(folder: str, prefix: str) -> Iterator[str]:
    """No folder is entered by a link, and none that may not be read."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _names_below(entry.path, f"{prefix}{entry.name}/")
        elif Path(entry.path).is_file() if entry.is_symlink() else entry.is_file(follow_symlinks=False):
            yield prefix + entry.name


@lru_cache(maxsize=64)
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
    if not text.lstrip(BOM).strip():
        raise ArticleError(name, 1, "is empty; write the article or remove the file")
    return text


def parse_article(text: str, file: str) -> Article:
    """The article in ``text``; ``file`` is its path within the corpus.

    Raises ArticleError when the front matter is broken. A file without front matter is an article too:
    its title is the first line, its source the file itself.
    """
    doc_id = Path(file).stem
    start = len(BOM) if text.startswith(BOM) else 0
    if text[start:].partition("\n")[0].rstrip() != FENCE:
        return _plain_article(text, file, doc_id, start)
    end = text.find("\n" + FENCE, start + len(FENCE))
    if end < 0:
        raise ArticleError(file, 1, f"front matter is not closed; end it with a line {FENCE}")
    body_start = min(len(text), text.index(FENCE, end) + len(FENCE))
    # The block begins at the end of line 1, so TOML counts lines as the file does.
    meta = parse_toml(text[start + len(FENCE) : end], file)
    return _article_from(meta, text, file, doc_id, body_start)


def _plain_article(text: str, file: str, doc_id: str, start: int) -> Article:
    first = next(line for line in text[start:].splitlines() if line.strip())
    title = first.lstrip("#").strip()
    return Article(doc_id, file, text, title, (Source(publisher=file, title=title),), start, digest=digest_of(text))


def digest_of(text: str) -> str:
    """The fingerprint of an article's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def line_of(text: str, words: str) -> int:
    """The first line of a text that holds some words, counted from 1; 1 when none does."""
    at = text.find(words) if words and "\n" not in words else -1
    return text.count("\n", 0, max(at, 0)) + 1


def parse_lists(text: str, file: str, table: str) -> dict[str, tuple[str, ...]]:
    """A TOML table whose values are lists of texts. Raises ArticleError naming file and line."""
    return _Fields(parse_toml(text, file), file, text).lists(table)


def parse_toml(block: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text; its line n must be line n of the file. Raises ArticleError."""
    import tomli  # the same as tomllib, compiled: three times as fast

    try:
        return tomli.loads(block.removeprefix(BOM))
    except tomli.TOMLDecodeError as error:
        match = str(error).rpartition("line ")[2].partition(",")[0]
        line = int(match) if match.isdigit() else block.rstrip().count("\n") + 1
        raise ArticleError(file, line, f"is not TOML here: {error}; mend that line") from None


def _article_from(meta: dict[str, Any], text: str, file: str, doc_id: str, body_start: int) -> Article:
    fields = _Fields(meta, file, text[:body_start])
    title = fields.required_text("title")
    sources = tuple(_source(fields.table_of("sources", i)) for i in range(fields.count("sources")))
    return Article(
        doc_id=doc_id,
        file=file,
        text=text,
        title=title,
        sources=sources,
        body_start=body_start,
        digest=digest_of(text),
        summary=fields.text("summary") or "",
        language=fields.text("language") or "en",
        questions=fields.lists("questions"),
        cited=fields.lists("cited"),
    )


def _source(fields: "_Fields") -> Source:
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

    def __init__(self, table: Mapping[str, Any], file: str, lines: str, name: str = "", number: int = 0) -> None:
        self.table, self.file, self.lines, self.name, self.number = table, file, lines, name, number

    def wrong(self, key: str, what: str) -> ArticleError:
        rows = self._rows()
        first = rows[0][0] if rows else 1
        line = next((number for number, row in rows if row.lstrip(' "').startswith(key)), first)
        return ArticleError(self.file, line, f"`{key}` {what}")

    def _rows(self) -> Rows:
        """The lines of the table, as far as it has some of its own; else those at the top."""
        tables = _tables(self.lines)
        places = tables.get(self.name, [])
        return places[self.number] if self.number < len(places) else tables[""][0]

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

    def table_of(self, key: str, number: int) -> "_Fields":
        return _Fields(self.table[key][number], self.file, self.lines, key, number)

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"should be a table, [{key}], of lists by heading")
        fields = _Fields(value, self.file, self.lines, key)
        return {heading: fields.names(heading) for heading in value}
