"""The nouns of psychobot: frozen records, no behaviour beyond reading themselves.

Names are the field's: an article is cut into passages, a question becomes a query, a query finds
hits, and a reply quotes passages with their citation. Spans are half-open character ranges of the
article's file, read as UTF-8 with ``\\n`` line ends: ``article.text[start:end]`` is what is shown.
NamedTuple rather than dataclass: a question waits for every class that is made.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

PassageKind = Literal["paragraph", "list", "item", "references"]
ReplyKind = Literal["answer", "no_answer", "crisis", "about"]

NONE: Mapping[str, Any] = MappingProxyType({})
"""An empty mapping that stays empty."""


class Span(NamedTuple):
    """A half-open range of characters, ``[start, end)``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


class Source(NamedTuple):
    """Who wrote the text an article was drawn from, and whether they sell care."""

    publisher: str
    title: str
    key: str = ""
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    interest: str | None = None

    @property
    def year(self) -> str | None:
        """The year of the newest date known, as text."""
        newest = max(filter(None, (self.published, self.updated)), default=None)
        return newest[:4] if newest else None


class Article(NamedTuple):
    """One document of the corpus: its text as the file has it, and its front matter."""

    doc_id: str
    file: str
    """Path relative to the corpus folder, with forward slashes."""
    text: str
    title: str
    sources: tuple[Source, ...]
    body_start: int = 0
    """Where the text begins after the front matter."""
    summary: str = ""
    language: str = "en"
    digest: str = ""
    """Fingerprint of the text."""
    questions: Mapping[str, tuple[str, ...]] = NONE
    """Heading of a section: questions that section answers. Indexed, never shown as an answer."""
    cited: Mapping[str, tuple[str, ...]] = NONE
    """Heading of a section: the keys of the sources it rests on, where not on all of them."""

    @property
    def after(self) -> str | None:
        """For an article drawn from one source: ``after Ro Health Guide, 2021``."""
        if len(self.sources) != 1 or not self.sources[0].publisher:
            return None
        source = self.sources[0]
        return f"after {source.publisher}, {source.year}" if source.year else f"after {source.publisher}"


class Passage(NamedTuple):
    """A piece of one article that can be an answer."""

    passage_id: str
    """``doc_id``, ``#``, and the number of the passage in its article: it changes when one is put in before it."""
    doc_id: str
    kind: PassageKind
    section: tuple[str, ...]
    span: Span
    lines: tuple[int, int]
    """First and last line of the span in the file, counted from 1."""
    opens: bool = False
    """Whether it is the first passage of its section."""


class Hit(NamedTuple):
    """One passage found for a query."""

    passage: Passage
    score: float
    rank: int


class Quotation(NamedTuple):
    """A passage with its words, ready to be shown."""

    hit: Hit
    article: Article
    text: str
    highlights: tuple[Span, ...] = ()
    """The sentences that answer, as ranges of ``text``."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources the passage rests on: those its section names, else the article's."""
        headings = self.hit.passage.section
        keys = next((self.article.cited[h] for h in reversed(headings) if h in self.article.cited), None)
        if keys is None:
            return self.article.sources
        return tuple(source for source in self.article.sources if source.key in keys)


class Side(NamedTuple):
    """What one side says on a point on which sources differ."""

    stance: str
    quotation: Quotation
    """The words of the side; its hit is the passage they begin in."""


class Disagreement(NamedTuple):
    """A point on which sources differ, with the words of each side."""

    topic: str
    sides: tuple[Side, ...]

    def tells(self, quotation: Quotation) -> bool:
        """Whether a side quotes from a passage already; the best passage of an answer stands by itself."""
        if quotation.hit.rank == 1:
            return False
        mine, places = quotation.hit.passage, (side.quotation.hit.passage for side in self.sides)
        return any(its.doc_id == mine.doc_id and its.span.overlaps(mine.span) for its in places)


class Part(NamedTuple):
    """One of several questions in a message."""

    question: str
    ranks: tuple[int, ...] = ()
    """Ranks of the quotations that answer it; none where the corpus does not say."""


class Answer(NamedTuple):
    """What retrieval has to say to one message."""

    kind: ReplyKind
    query: str | None = None
    corrections: Mapping[str, str] = NONE
    confidence: float = 0.0
    quotations: tuple[Quotation, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words of the question that stand nowhere in the corpus."""
    follows: bool = False
    """Whether the subject of the turns before was taken over."""
    gap: str | None = None
    """Subject of the known gap that the question is nearest to."""
    suggestions: tuple[str, ...] = ()
    words: str | None = None
    """The fixed text of an ``about`` reply."""
    more: tuple[Quotation, ...] = ()
    """Further passages, for ``/more``."""
    disagreement: Disagreement | None = None
    parts: tuple[Part, ...] = ()
    """The questions of a message that holds several, each with what answers it."""
