"""The index in memory: postings of every field, the table of passages, and what questions are read with.

Read with numpy alone. `build.build_index` makes one, `store` saves and loads it, `search` asks it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from psychobot.aliases import Aliases
from psychobot.analysis import stem, words
from psychobot.classifier import Classifier
from psychobot.documents import Documents, Lines
from psychobot.grouping import Groups
from psychobot.parts import Parts
from psychobot.postings import Ints, Postings, Windows
from psychobot.records import NONE, Passage, PassageKind, Span

KINDS: tuple[PassageKind, ...] = ("paragraph", "list", "item", "references")


LONGEST_OFFERED = 14
"""Words of a question that is offered to the reader."""
ASKING = frozenset("""Who Whose What What's Which When Where Why How Is Are Was Were Do Does Did Can Could Will Would
    Should Has Have Must May Might""".split())
"""What such a question begins with."""


class PassageTable(NamedTuple):
    """All passages: one row of integers each, and the headings they stand under."""

    rows: NDArray[np.int32]
    """Columns: document, number within it, kind, section, start, end, first line, last line, opens its
    section. Shape ``(passages, 9)``."""
    sections: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, passages: list[Passage], doc_ids: list[str]) -> "PassageTable":
        """The table of the given passages; ``doc_ids`` in the order of the documents."""
        number = {doc_id: i for i, doc_id in enumerate(doc_ids)}
        sections = {section: i for i, section in enumerate(dict.fromkeys(p.section for p in passages))}
        rows = [
            (number[p.doc_id], int(p.passage_id.rpartition("#")[2]), KINDS.index(p.kind), sections[p.section],
             *p.span, *p.lines, p.opens)
            for p in passages
        ]
        return cls(np.array(rows, dtype=np.int32).reshape(len(rows), 9), tuple(sections))

    def passage(self, row: int, doc_ids: Sequence[str]) -> Passage:
        """The passage of a row; ``doc_ids`` in the order of the documents."""
        doc, number, kind, section, start, end, first, last, opens = self.rows[row].tolist()
        doc_id = doc_ids[doc]
        return Passage(
            passage_id=f"{doc_id}#{number}",
            doc_id=doc_id,
            kind=KINDS[kind],
            section=self.sections[section],
            span=Span(start, end),
            lines=(first, last),
            opens=bool(opens),
        )


class StoredQuestions(NamedTuple):
    """Questions the corpus answers, and the passages each leads to (``targets[starts[i]:starts[i+1]]``).

    Known gaps stand among them, and lead nowhere.
    """

    texts: Lines
    field: Postings
    starts: Ints
    targets: Ints
    topics: Ints
    """For each question its row in ``Index.topics``."""


class Asked(StoredQuestions):
    """The same, with what is worked out of it once, for all questions to come."""

    @cached_property
    def by_topic(self) -> Groups:
        """The questions of each topic."""
        return Groups(self.topics, len(self.counts))

    @cached_property
    def counts(self) -> Ints:
        """How many questions each topic has."""
        return np.bincount(self.topics, minlength=1)


def presentable(question: str) -> bool:
    """Whether a question reads well as an offer: a short whole sentence that asks at once, no keywords, no story."""
    asks = question.split(maxsplit=1)[0] in ASKING if question else False
    return asks and question.endswith("?") and len(question.split()) <= LONGEST_OFFERED


class Side(NamedTuple):
    """One side of a point on which sources differ."""

    stance: str
    row: int
    """The passage in which its words begin."""
    span: Span
    lines: tuple[int, int]


class Dispute(NamedTuple):
    """A point on which sources differ."""

    topic: str
    sides: tuple[Side, ...]


class Words:
    """The words of the corpus as written, sorted, with how often each stands there."""

    def __init__(self, words: NDArray[np.bytes_], counts: Ints) -> None:
        self.words, self.counts = words, counts

    def count(self, word: str) -> int:
        """How often the corpus has this word."""
        i = bisect_left(self.listed, word)
        return int(self.counts[i]) if i < len(self.listed) and self.listed[i] == word else 0

    @cached_property
    def listed(self) -> list[str]:
        """All words, as text."""
        return b"\n".join(self.words.tolist()).decode("utf-8", "ignore").split("\n") if len(self.words) else []


class StoredIndex(NamedTuple):
    """Everything retrieval needs apart from the articles' text."""

    documents: Documents
    """The articles without their text, which is read from the corpus when it is quoted."""
    table: PassageTable
    body: Postings
    body_grams: Parts
    title: Postings
    near: Windows
    """A row for each window of a passage: which words stand close together."""
    near_starts: Ints
    """The first window of every passage."""
    topics: Postings
    """A row for each section that has questions, holding them all, then one for each known gap."""
    topic_of: Ints
    """For every passage the row of its section in ``topics``, or -1."""
    asked: Asked
    words: Words
    aliases: Aliases
    corpus_digest: str = ""
    files: Mapping[str, str] = NONE
    """Every file of the corpus with its fingerprint."""
    problems: tuple[str, ...] = ()
    """Files of the corpus that could not be read when the index was built."""
    gaps: tuple[str, ...] = ()
    """The subjects of the known gaps. In ``topics`` their questions follow those of the sections, in this order."""
    disputes: tuple[Dispute, ...] = ()
    """Points on which sources differ. In ``topics`` the questions about them stand last, in this order."""
    tally: Mapping[str, NDArray[Any]] = NONE
    """Of an index just made: the counts behind its weights, which the next one is made from."""
    classifier: Classifier = Classifier.empty()
    """Which section a question asks for, the known gaps counted as one more."""
    answerable: Classifier = Classifier.empty(2)
    """Whether the corpus answers a question, or it is about a known gap; of its words and pairs of them."""
    openers: tuple[str, ...] = ()
    """The first question of every section that can be offered: something to begin with."""


class Index(StoredIndex):
    """The same, with what is worked out of it once, for all questions to come."""

    @cached_property
    def first_gap(self) -> int:
        """The first row of ``topics`` that is no section."""
        return int(self.topic_of.max(initial=-1)) + 1

    @cached_property
    def first_dispute(self) -> int:
        """The first row of ``topics`` that is a point on which sources differ."""
        return self.first_gap + len(self.gaps)

    @cached_property
    def asked_of_passages(self) -> Groups:
        """The questions by the passages they lead to."""
        leading = np.repeat(np.arange(len(self.asked.texts)), np.diff(self.asked.starts))
        return Groups(self.asked.targets, self.size, leading)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The stems of every heading, joined by spaces."""
        headings = {heading for section in self.table.sections for heading in section}
        return frozenset(" ".join(map(stem, words(heading))) for heading in headings)

    @cached_property
    def gap_questions(self) -> slice:
        """The questions about known gaps, which stand together."""
        about = np.flatnonzero((self.asked.topics >= self.first_gap) & (self.asked.topics < self.first_dispute))
        return slice(int(about[0]), int(about[-1]) + 1) if len(about) else slice(0, 0)

    @cached_property
    def alias_lengths(self) -> dict[str, int]:
        """For the first stem of every alias the words of the longest that begins with it."""
        longest: dict[str, int] = {}
        for first, length in ((key.partition(" ")[0], key.count(" ") + 1) for key in self.aliases):
            longest[first] = max(length, longest.get(first, 0))
        return longest

    def is_gap(self, number: int) -> bool:
        """Whether a question is about a known gap."""
        return bool(self.gap_questions.start <= number < self.gap_questions.stop)

    def offerable(self, number: int) -> bool:
        """Whether a question can be offered to a reader: one that is answered, and reads well."""
        return not self.is_gap(number) and presentable(self.asked.texts[number])

    @cached_property
    def windows(self) -> int:
        """How many windows the passages have in all; the last passage's are counted by what its words reach."""
        return max(int(self.near.rows.max(initial=-1)) + 1, int(self.near_starts.max(initial=-1)) + 1)

    @property
    def size(self) -> int:
        """How many passages there are."""
        return len(self.table.rows)

    def passage(self, row: int) -> Passage:
        """The passage of a row."""
        return self.table.passage(row, self.documents.ids)
