"""Put an index together from what its articles were cut and counted into. With numpy alone, and the same whether the
counts are new or those of the index before.

Every field is a bag of terms over rows. Three have a row for each passage: its words, their character
5-grams, and what stands above it. Two hold the questions that sections are known to answer (document
expansion: Nogueira et al. 2019, "Document Expansion by Query Prediction", here written by hand): ``asked``
has a row for each question, ``topics`` one for all questions of a section. Questions are never shown as an
answer.
"""

from __future__ import annotations

import gc
import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

import numpy as np

from psychobot import aliases, claims, gaps
from psychobot.analysis import FUNCTION_WORDS, LONGEST_TERM, grams, stem, stems, terms, words, words_counted
from psychobot.articles import Files
from psychobot.counts import (
    Counts,
    cosine_field,
    counted,
    counted_pairs,
    field,
    gathered,
    numbered,
    part,
    small,
    window_field,
)
from psychobot.documents import Documents, Lines
from psychobot.errors import ArticleError
from psychobot.index import KINDS, Asked, Dispute, Index, PassageTable, Side, Words, presentable
from psychobot.learning import OF_TWO, SEEN_FROM, trained
from psychobot.parts import Parts
from psychobot.passages import LineNumbers
from psychobot.postings import BODY, Postings
from psychobot.progress import Progress, Watched, unseen
from psychobot.records import Article, Passage, Span
from psychobot.settings import shipped_corpus

Table = TypeVar("Table")

TITLE = {"k1": 1.2, "b": 0.4}
TOPIC = {"k1": 1.2, "b": 0.75}
WINDOW, STEP = 24, 12
"""Terms in a window in which words stand close together, and from one window to the next."""
RARE_ONE = 1 << 20
"""What stands for a rarity of 1."""
TARGET_SHARE = 0.75
"""A question of a section leads to the passages that hold this much of what the best one holds of it."""


Count = Callable[[Sequence[list[str]]], Counts]
"""How terms are counted."""


class Material(NamedTuple):
    """What an index is put together from: its passages, and the counts of every field that has rows for them."""

    table: PassageTable
    body: Counts
    grams: tuple[Counts, ...]
    """Of every part of the articles, see `parts`."""
    title: Counts
    near: Counts
    """A row for each window of a passage."""
    words: Counter[str]
    """How often each word stands in the passages, as written (folded)."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for cycles: there are none here, and looking takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Shelf(NamedTuple):
    """What an index is put together from of the articles themselves."""

    documents: Documents
    questions: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By article and heading the questions that the section answers; an article that is not there has none."""
    quoted: Mapping[str, Article]
    """The articles that claims quote, with their texts; there may be others."""


def assemble(
    shelf: Shelf, files: Files, material: Material, companions: Companions,
    problems: Iterable[ArticleError], before: Index | None = None,
) -> Index:
    """The index. Of the one before is kept what takes long to learn, where the questions are the same."""
    table, ids = material.table, shelf.documents.ids
    faults = [*problems, *companions.problems]
    disputes, claimed = placed_claims(companions.claims, shelf, table, faults)
    questions = section_questions(ids, shelf.questions, table) + gap_questions(companions.gaps) + claimed
    asked_terms = [terms(question.text) for question in questions]
    targets = best_targets(questions, asked_terms, table, material.body)
    found = numbered(asked_terms)
    asked = counted(found)
    topics, topic_of, asked_topics = topic_field(questions, asked, table)
    answered = words_counted([question.text for question in questions if not question.subject])
    index = Index(
        documents=shelf.documents,
        table=table,
        **text_postings(material),
        topics=topics,
        topic_of=topic_of,
        asked=Asked(
            texts=Lines.of(question.text for question in questions),
            field=cosine_field(asked),
            starts=np.cumsum([0, *map(len, targets)]).astype(np.int64),
            targets=np.array([row for rows in targets for row in rows], dtype=np.int32),
            topics=asked_topics,
        ),
        words=surface_words(material.words + material.words + answered),  # a slip is rather of an article's word
        aliases=companions.aliases if aliases.FILE in files.companions else borrowed_aliases(material),
        corpus_digest=files.digest,
        files={name: f"{zlib.crc32(data):08x}" for name, data in files.all.items()},
        problems=tuple(map(str, faults)),
        gaps=tuple(subject for subject, texts in companions.gaps.items() if texts),
        disputes=disputes,
        openers=openers(questions, asked_topics),
        tally=tally_of(material),
    )
    if before is not None and asks_the_same(before, index):
        return index._replace(classifier=before.classifier, answerable=before.answerable)
    pairs = [counted_pairs(found, SEEN_FROM)] if index.gaps else []
    return index._replace(
        classifier=trained([asked], question_classes(index), index.first_gap + 1),
        answerable=trained([asked, *pairs], about_gaps(index), 2, OF_TWO),
    )


def asks_the_same(one: Index, other: Index) -> bool:
    """Whether two indexes have the same questions, of the same sections and gaps."""
    texts, others = one.asked.texts, other.asked.texts
    if bytes(texts.data) != bytes(others.data) or not np.array_equal(texts.starts, others.starts):
        return False
    return all(np.array_equal(classes(one), classes(other)) for classes in (question_classes, about_gaps))


def question_classes(index: Index) -> np.ndarray:
    """What the classifier tells apart, for every question: its section, or that it is about a known gap.

    Questions on what sources differ in belong to sections as well, and to a class beyond.
    """
    topics = index.asked.topics
    return np.asarray(np.minimum(topics, index.first_gap) + (topics >= index.first_dispute))


def about_gaps(index: Index) -> np.ndarray:
    """Whether each question is about a known gap."""
    about = np.zeros(len(index.asked.texts), np.int64)
    about[index.gap_questions] = 1
    return about


def borrowed_aliases(material: Material) -> aliases.Aliases:
    """Those of the shipped corpus that help one without any."""
    try:
        text = (shipped_corpus() / aliases.FILE).read_text("utf-8")
    except OSError:  # a package without its corpus
        return {}
    held = {term.decode() for counts in (material.body, material.title) for term in counts.terms.tolist()}
    return aliases.borrowed(aliases.parse(text, aliases.FILE), held)


def text_postings(material: Material) -> dict[str, Any]:
    """The fields with a row for each passage."""
    return {
        "body": field(material.body, **BODY),
        "body_grams": Parts(map(part, material.grams)),
        "title": field(material.title, **TITLE),
        "near": window_field(material.near, material.body),
        "near_starts": window_starts(material.body),
    }


def tally_of(material: Material) -> dict[str, np.ndarray]:
    """What an index does not say of its counts, and the next one is made from."""
    long = Lines.of(word for word in sorted(material.words) if len(word.encode()) >= LONGEST_TERM)
    listed = surface_words(material.words)
    return {
        "body": small(material.body.times),
        "title": small(material.title.times),
        "body.lengths": small(material.body.lengths),
        "title.lengths": small(material.title.lengths),
        "words": listed.words,
        "words.counts": listed.counts,
        "words.long": np.frombuffer(long.data, np.uint8),
        "words.long_starts": long.starts,
    }


class Companions(NamedTuple):
    """What stands beside the articles, as far as it can be read."""

    aliases: aliases.Aliases
    gaps: Mapping[str, tuple[str, ...]]
    claims: tuple[claims.Claim, ...]
    problems: tuple[ArticleError, ...]


def read_companions(files: Files) -> Companions:
    """Parse the aliases and the known gaps; a broken file counts as empty and is a problem."""
    problems: list[ArticleError] = []

    def parsed(name: str, parse: Callable[[str, str], Table]) -> Table:
        try:
            return parse(files.text(name) if name in files.companions else "", name)
        except ArticleError as problem:
            problems.append(problem)
            return parse("", name)

    known = parsed(aliases.FILE, aliases.parse), parsed(gaps.FILE, gaps.parse), parsed(claims.FILE, claims.parse)
    return Companions(*known, tuple(problems))


def searched_text(passage: Passage, article: Article) -> str:
    """What a passage is found by: its words and its headings; an item by its words alone.

    An item is short: with its headings it would beat the list and the paragraphs it stands among for every
    question that names no more than the heading.
    """
    text = passage.span.of(article.text)
    return text if passage.kind == "item" else "\n".join([*passage.section, text])


def context_text(passage: Passage, article: Article) -> str:
    """What stands above a passage: the article's title, the headings, and the term an item explains."""
    text = passage.span.of(article.text)
    term = re.match(r"\W*([^:.\n]{3,60}?)\s*[:–-]\s", text) if passage.kind == "item" else None
    return "\n".join([article.title, *passage.section, term[1] if term else ""])


def material_of(
    passages: list[Passage], articles: Mapping[str, Article], parts: Mapping[str, int], count: Count,
    progress: Progress = unseen,
) -> Material:
    """The counts of every field over some passages, whose articles belong to the given parts."""
    bodies = [searched_text(passage, articles[passage.doc_id]) for passage in passages]
    titles = [context_text(passage, articles[passage.doc_id]) for passage in passages]
    body_words = [words(body) for body in Watched(bodies, "passages read", progress)]
    body_terms = list(map(stems, body_words, bodies))
    written = Counter(chain.from_iterable(body_words))
    table = PassageTable.of(passages, list(articles))
    of_passages = np.array([parts[passage.doc_id] for passage in passages], np.int64)
    heights = np.bincount(of_passages, minlength=1 + max(parts.values(), default=0)).tolist()
    return Material(table, *text_counts(bodies, body_terms, titles, count, heights, progress), written)


def text_counts(
    bodies: list[str], body_terms: list[list[str]], titles: list[str], count: Count, parts: Sequence[int],
    progress: Progress = unseen,
) -> tuple[Counts, tuple[Counts, ...], Counts, Counts]:
    """The counts of words, letters, what stands above, and windows; ``parts`` says how many rows each part has."""
    windows = list(held_in_windows(body_terms))
    rest = iter(Watched(bodies, "passages counted by letters", progress))
    return (
        count(Watched(body_terms, "passages counted", progress)),
        tuple(count([grams(body) for body in islice(rest, height)]) for height in parts),
        count(list(map(terms, titles))),
        count(Watched(windows, "windows counted", progress)),
    )


class Question(NamedTuple):
    """A question the corpus answers, with the passages of its section; or a known gap, with its subject.

    Of a point on which sources differ, the passages are those of its sides.
    """

    text: str
    rows: tuple[int, ...] = ()
    subject: str = ""
    claim: str = ""


def section_questions(
    ids: Sequence[str], known: Mapping[str, Mapping[str, tuple[str, ...]]], table: PassageTable
) -> list[Question]:
    """The questions of every section; a heading that is itself a question counts as one."""
    headings, keys = headings_of(table)
    asks = np.array([heading.endswith("?") for heading in headings] or [False])
    has = np.array([bool(known.get(doc_id)) for doc_id in ids] or [False])
    candidates = np.flatnonzero((keys >= 0) & (asks[keys % len(asks)] | has[table.rows[:, 0]]))
    rows_of: dict[int, list[int]] = {}
    for row, key in zip(candidates.tolist(), keys[candidates].tolist(), strict=True):
        rows_of.setdefault(key, []).append(row)
    found: list[Question] = []
    for key, rows in rows_of.items():
        doc, number = divmod(key, len(headings))
        own = (headings[number],) if asks[number] else ()
        found += [Question(text, tuple(rows)) for text in known.get(ids[doc], {}).get(headings[number], own)]
    return found


def headings_of(table: PassageTable) -> tuple[list[str], np.ndarray]:
    """All innermost headings; and for each passage the number of its article times their count, plus that of its own.

    It is -1 for a passage that stands under none.
    """
    number: dict[str, int] = {}
    of_section = [number.setdefault(section[-1], len(number)) if section else -1 for section in table.sections]
    own = np.array(of_section or [-1], np.int64)[table.rows[:, 3]]
    return list(number), np.where(own < 0, -1, table.rows[:, 0].astype(np.int64) * len(number) + own)


def gap_questions(known: Mapping[str, tuple[str, ...]]) -> list[Question]:
    """The questions of every known gap."""
    return [Question(text, subject=subject) for subject, texts in known.items() for text in texts]


def placed_claims(
    found: Sequence[claims.Claim], shelf: Shelf, table: PassageTable, problems: list[ArticleError]
) -> tuple[tuple[Dispute, ...], list[Question]]:
    """The points on which sources differ, each side in its place, and the questions about them.

    One with a side that does not stand where it should is a problem, and left out.
    """
    disputes, questions = [], []
    by_article = passages_of({each.doc_id for claim in found for each in claim.positions}, shelf.documents.ids, table)
    lines = {doc_id: LineNumbers(shelf.quoted[doc_id].text) for doc_id in by_article}
    for claim in found:
        try:
            spans = claims.places(claim, shelf.quoted)
        except ArticleError as problem:
            problems.append(problem)
            continue
        placed = zip(claim.positions, spans, strict=True)
        sides = tuple(side_of(each, span, lines[each.doc_id], by_article[each.doc_id]) for each, span in placed)
        disputes.append(Dispute(claim.topic, sides))
        rows = tuple(dict.fromkeys(side.row for side in sides))
        questions += [Question(text, rows, claim=claim.topic) for text in claim.asks]
    return tuple(disputes), questions


def passages_of(wanted: set[str], ids: Sequence[str], table: PassageTable) -> dict[str, dict[int, Passage]]:
    """The passages of some articles by row, as far as there are such articles."""
    return {doc_id: {row: table.passage(row, ids) for row in np.flatnonzero(table.rows[:, 0] == number).tolist()}
            for number, doc_id in enumerate(ids) if doc_id in wanted}


def side_of(position: claims.Position, span: Span, lines: LineNumbers, passages: Mapping[int, Passage]) -> Side:
    """One side, with the passage in which its words begin: an item rather than its list."""
    here = [row for row, passage in passages.items() if passage.span.start <= span.start < passage.span.end]
    row = min(here, key=lambda row: passages[row].span.end - passages[row].span.start)
    return Side(position.stance, row, span, lines.of(span))


def best_targets(
    questions: list[Question], asked_terms: list[list[str]], table: PassageTable, body: Counts
) -> list[list[int]]:
    """For each question the passages of its section that hold most of its words; none for a known gap.

    When no passage holds any, the question leads to all but the items of lists.
    """
    content = set(chain.from_iterable(asked_terms)) - {stem(word) for word in FUNCTION_WORDS}
    held_by = terms_held({row for question in questions for row in question.rows}, content, body)
    rarity = rarities(held_by, body)
    item = table.rows[:, 2] == KINDS.index("item")
    targets: list[list[int]] = []
    for question, asked in zip(questions, asked_terms, strict=True):
        held = [sum(map(rarity.__getitem__, held_by[row].intersection(asked))) for row in question.rows]
        least = TARGET_SHARE * max(held, default=0)
        targets.append([row for row, much in zip(question.rows, held, strict=True)
                        if (much >= least if least else not item[row])])
    return targets


def terms_held(rows: set[int], terms: set[str], counts: Counts) -> dict[int, set[str]]:
    """Which of the terms stand in some rows."""
    held: dict[int, set[str]] = {row: set() for row in rows}
    wanted = np.zeros(counts.height, bool)
    wanted[list(rows)] = True
    at = np.flatnonzero(wanted[counts.rows])
    columns = np.searchsorted(counts.starts, at, "right") - 1
    names = {column: term for column, term in enumerate(map(bytes.decode, counts.terms.tolist())) if term in terms}
    known = np.zeros(len(counts.terms), bool)
    known[list(names)] = True
    at, columns = at[known[columns]], columns[known[columns]]
    for row, column in zip(counts.rows[at].tolist(), columns.tolist(), strict=True):
        held[row].add(names[column])
    return held


def rarities(held_by: Mapping[int, set[str]], counts: Counts) -> dict[str, int]:
    """How rare each of the terms held is among all rows: whole numbers, for their sum is the same in any order."""
    terms = sorted(set().union(*held_by.values()))
    df = counts.df[np.searchsorted(counts.terms, [term.encode() for term in terms])] if terms else ()
    return {term: round(RARE_ONE * math.log1p(counts.height / many)) for term, many in zip(terms, df, strict=True)}


def topic_field(
    questions: list[Question], asked: Counts, table: PassageTable
) -> tuple[Postings, np.ndarray, np.ndarray]:
    """Postings with a row for all questions of a section, then of a known gap.

    Also each passage's row among them, or -1, and each question's.
    """
    place = table.rows[:, 0].astype(np.int64) * len(table.sections) + table.rows[:, 3]
    topics = [(q.subject, q.claim) if q.subject or q.claim else int(place[q.rows[0]]) for q in questions]
    rows = {topic: row for row, topic in enumerate(dict.fromkeys(topics))}
    row_of = np.array([rows[topic] for topic in topics], dtype=np.int32)
    asked_about = np.array(sorted(topic for topic in rows if isinstance(topic, int)), np.int64)
    topic_of = np.full(len(place), -1, np.int32)
    at = np.searchsorted(asked_about, place)
    told = np.append(asked_about, -1)[at] == place
    its_rows = np.array([rows[topic] for topic in asked_about.tolist()], np.int32)
    topic_of[told] = its_rows[at[told]]
    return field(gathered(asked, row_of, len(rows)), **TOPIC), topic_of, row_of


def openers(questions: list[Question], topics: np.ndarray) -> tuple[str, ...]:
    """The first question of every section that can be offered to a reader."""
    first: dict[int, str] = {}
    for question, topic in zip(questions, topics.tolist(), strict=True):
        if topic not in first and not question.subject and presentable(question.text):
            first[topic] = question.text
    return tuple(first.values())


def surface_words(counts: Mapping[str, int]) -> Words:
    """Every word as written (folded), with its count: what spelling is mended towards."""
    ordered = sorted(counts)
    return Words(
        np.array([word.encode()[:LONGEST_TERM] for word in ordered], dtype=np.bytes_),
        np.array([counts[word] for word in ordered], dtype=np.int32),
    )


def window_starts(body: Counts) -> np.ndarray:
    """The first window of every row."""
    many = -(-np.maximum(1, body.lengths - WINDOW + STEP) // STEP)
    return np.asarray(np.cumsum(many) - many)


def windows(row: list[str]) -> list[list[str]]:
    """Overlapping windows of a row's terms; at least one."""
    return [row[start : start + WINDOW] for start in range(0, max(1, len(row) - WINDOW + STEP), STEP)]


def held_in_windows(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """For every window of some rows what it holds, each term once."""
    return (sorted(set(window)) for row in rows for window in windows(row))
