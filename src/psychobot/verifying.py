"""`psychobot verify`: whether what was quoted once still stands where it stood.

The words are looked for in the article the citation names, then as a passage of any other. A run of whole
paragraphs, items or sentences counts, however the article would be cut into passages today. Words that stand nowhere
are gone: then the nearest passage is shown, nearest in words where an older index still has what was quoted, else
nearest in place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from psychobot import claims
from psychobot.answer import sentences
from psychobot.articles import Corpus, Files, parse_corpus, read_files
from psychobot.citations import Citation, cite
from psychobot.errors import ArticleError, StaleIndexError
from psychobot.passages import LineNumbers, sections, split_passages
from psychobot.records import Article, Span
from psychobot.render import Line, Style, drawn, paragraph
from psychobot.store import default_root, kept_indexes, load_with_corpus
from psychobot.wrapping import wrap_passage

if TYPE_CHECKING:
    from psychobot.indexing import Say
    from psychobot.settings import Settings

Standing = Literal["same", "moved", "gone"]
STATUS: dict[Standing, int] = {"same": 0, "moved": 3, "gone": 4}
"""Exit statuses; 1 is an error and 2 misuse, as everywhere. Of several citations the highest."""
LONGEST_RUN = 60
"""Paragraphs and items that one quotation is thought to hold at most."""


class Words(NamedTuple):
    """Words of an article and where they stand."""

    article: Article
    span: Span
    lines: tuple[int, int]

    @property
    def text(self) -> str:
        """The words as the article has them."""
        return self.span.of(self.article.text)

    @property
    def citation(self) -> Citation:
        """Their citation."""
        return cite(self.article.doc_id, self.lines[0], self.text)

    @property
    def place(self) -> str:
        """File and lines."""
        first, last = self.lines
        return f"{self.article.file}, " + (f"line {first}" if first == last else f"lines {first}-{last}")


class Verified(NamedTuple):
    """What became of one citation."""

    citation: Citation
    standing: Standing
    words: Words | None
    """Where the words stand; of words that are gone the nearest passage, if there is any."""


def verify_citations(citations: Sequence[Citation], settings: Settings, style: Style, write: Say, complain: Say) -> int:
    """Look every citation up, print what became of it, and return the status. Raises CorpusError."""
    files = read_files(settings.corpus)
    corpus = parse_corpus(files)
    for problem in corpus.problems:
        complain(f"left out: {problem}")
    worst = 0
    for citation in citations:
        found = find_again(citation, corpus)
        if found.standing == "gone":
            found = found._replace(words=nearest(citation, corpus, _quoted_before(citation, settings, files)))
        write(json.dumps(record(found), ensure_ascii=False) if settings.json else drawn(draw(found, style), style))
        worst = max(worst, STATUS[found.standing])
    return worst


def find_again(citation: Citation, corpus: Corpus) -> Verified:
    """Where the words of a citation stand now."""
    own = [article for article in corpus.articles if article.doc_id == citation.doc_id]
    whole = (words for article in own for words in (*runs_of(article), *sides_in(article, corpus)))
    parts = (words for article in own for words in sentences_of(article))
    if found := _fitting(whole, citation) or _fitting(parts, citation):
        words = min(found, key=lambda words: abs(words.lines[0] - citation.line))
        return Verified(citation, "same" if words.lines[0] == citation.line else "moved", words)
    others = (article for article in corpus.articles if article.doc_id != citation.doc_id)
    elsewhere = next((words for words in passages_of(others) if _fits(words, citation)), None)
    return Verified(citation, "moved" if elsewhere else "gone", elsewhere)


def _fitting(some: Iterable[Words], citation: Citation) -> list[Words]:
    return [words for words in some if _fits(words, citation)]


def _fits(words: Words, citation: Citation) -> bool:
    return words.citation.fingerprint == citation.fingerprint


def passages_of(articles: Iterable[Article]) -> Iterator[Words]:
    """Every passage."""
    for article in articles:
        for passage in split_passages(article):
            yield Words(article, passage.span, passage.lines)


def runs_of(article: Article) -> Iterator[Words]:
    """Every run of whole paragraphs and items of one section."""
    lines = LineNumbers(article.text)
    for _, blocks in sections(article):
        for number, first in enumerate(blocks):
            for last in blocks[number : number + LONGEST_RUN]:
                span = Span(first.span.start, last.span.end)
                yield Words(article, span, lines.of(span))


def sentences_of(article: Article) -> Iterator[Words]:
    """Every run of sentences of one section: of a long paragraph only some may have been shown."""
    lines = LineNumbers(article.text)
    for _, blocks in sections(article):
        start = blocks[0].span.start if blocks else 0
        found = sentences(article.text[start : blocks[-1].span.end]) if blocks else ()
        for number, first in enumerate(found):
            for last in found[number : number + LONGEST_RUN]:
                span = Span(start + first.start, start + last.end)
                yield Words(article, span, lines.of(span))


def sides_in(article: Article, corpus: Corpus) -> Iterator[Words]:
    """What the article says on points on which sources differ."""
    lines = LineNumbers(article.text)
    try:
        found = claims.parse(corpus.files.text(claims.FILE), claims.FILE)
    except (KeyError, ArticleError):  # `check` tells; here it only means that nothing is found
        return
    for quote in {side.quote for claim in found for side in claim.positions if side.doc_id == article.doc_id}:
        start = article.text.find(quote, article.body_start)
        if start >= 0:
            span = Span(start, start + len(quote))
            yield Words(article, span, lines.of(span))


def _quoted_before(citation: Citation, settings: Settings, files: Files) -> str | None:
    """The words of a citation, from an older index that has them."""
    for folder in kept_indexes(files, settings.index_root or default_root()):
        try:
            found = find_again(citation, parse_corpus(load_with_corpus(folder, files.folder)[0]))
        except StaleIndexError:
            continue
        if found.words:
            return found.words.text
    return None


def nearest(citation: Citation, corpus: Corpus, quoted: str | None) -> Words | None:
    """The passage nearest to words that are gone: of their article, or of any when that is gone too."""
    own = [article for article in corpus.articles if article.doc_id == citation.doc_id]
    if quoted is None:
        return min(passages_of(own), key=lambda words: _lines_off(words, citation.line), default=None)
    return max(passages_of(own or corpus.articles), key=lambda words: _likeness(words.text, quoted), default=None)


def _lines_off(words: Words, line: int) -> tuple[int, int]:
    first, last = words.lines
    return max(first - line, line - last, 0), last - first


def _likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, of the longer one's."""
    mine, its = Counter(one.split()), Counter(other.split())
    return (mine & its).total() / max(mine.total(), its.total(), 1)


def draw(verified: Verified, style: Style) -> list[Line]:
    """What became of a citation; of words that are gone the nearest passage too."""
    words = verified.words
    where = "" if words is None else f": {words.place}"
    if verified.standing == "moved" and words:
        where += f", now {words.citation}"
    if verified.standing == "gone":
        where = f": these words stand nowhere now; nearest{where}" if words else ": these words stand nowhere now"
    lines = paragraph("title", f"{verified.standing}: {verified.citation}{where}", style)
    if verified.standing == "gone" and words:
        gutter: Line = [] if style.spoken else [("margin", f"{style.margin} ")]
        rows = wrap_passage(words.text, (), style.columns - 2)
        lines += [[*gutter, *(("quote", run.text) for run in runs)] for runs in rows]
    return lines


def record(verified: Verified) -> dict[str, Any]:
    """The same as a record; of words that are gone ``file`` and all below are those of the nearest."""
    words = verified.words
    return {
        "citation": str(verified.citation),
        "standing": verified.standing,
        "file": words.article.file if words else None,
        "lines": list(words.lines) if words else None,
        "now": str(words.citation) if words else None,
        "text": words.text if words else None,
    }
