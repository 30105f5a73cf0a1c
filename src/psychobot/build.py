"""Build an index from a corpus: the only home of scikit-learn and scipy.

Every field is a bag of terms over rows. Three have a row for each passage: its words, their character
5-grams, and what stands above it. Two hold the questions that sections are known to answer (document
expansion: Nogueira et al. 2019, "Document Expansion by Query Prediction", here written by hand): ``asked``
has a row for each question, ``topics`` one for all questions of a section. Questions are never shown as an
answer.
"""

from __future__ import annotations

import gc
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

import numpy as np
from scipy.sparse import csc_matrix
from sklearn.feature_extraction.text import CountVectorizer

from psychobot import aliases, claims, gaps
from psychobot.analysis import FUNCTION_WORDS, LONGEST_TERM, grams, stem, stems, terms, words
from psychobot.articles import Corpus, Files
from psychobot.errors import ArticleError
from psychobot.index import Asked, Dispute, Index, Lines, PassageTable, Side, Words, presentable
from psychobot.passages import MERGE_BELOW, LineNumbers, split_passages
from psychobot.postings import Postings, idf, saturated
from psychobot.records import NONE, Article, Passage, Span

Table = TypeVar("Table")

BODY = {"k1": 1.2, "b": 0.75}
TITLE = {"k1": 1.2, "b": 0.4}
TOPIC = {"k1": 1.2, "b": 0.75}
WINDOW, STEP = 24, 12
"""Terms in a window in which words stand close together, and from one window to the next."""
TARGET_SHARE = 0.75
"""A question of a section leads to the passages that hold this much of what the best one holds of it."""


def build_index(corpus: Corpus, companions: Companions | None = None, merge_below: int = MERGE_BELOW) -> Index:
    """The index of all articles: same corpus, same arrays, to the bit."""
    enabled = gc.isenabled()
    gc.disable()  # nothing here is a cycle, and looking for some takes a tenth of the time
    try:
        return _index(corpus, companions or read_companions(corpus.files), merge_below)
    finally:
        if enabled:
            gc.enable()


def _index(corpus: Corpus, companions: Companions, merge_below: int) -> Index:
    passages: list[Passage] = []
    for article in corpus.articles:
        passages += split_passages(article, merge_below)
    articles = {article.doc_id: article for article in corpus.articles}
    bodies = [searched_text(passage, articles[passage.doc_id]) for passage in passages]
    titles = [context_text(passage, articles[passage.doc_id]) for passage in passages]
    body_words = list(map(words, bodies))
    body_terms = list(map(stems, body_words, bodies))
    problems = [*corpus.problems, *companions.problems]
    disputes, claimed = placed_claims(companions.claims, articles, passages, problems)
    questions = section_questions(corpus.articles, passages) + gap_questions(companions.gaps) + claimed
    asked_words = [words(question.text) for question in questions]
    asked_terms = [stems(found, question.text) for found, question in zip(asked_words, questions, strict=True)]
    targets = best_targets(questions, asked_terms, passages, body_terms)
    asked = count(asked_terms)
    topics, topic_of, asked_topics = topic_field(questions, asked, passages)
    answered = [found for found, question in zip(asked_words, questions, strict=True) if not question.subject]
    return Index(
        documents=tuple(article._replace(text="", questions=NONE) for article in corpus.articles),
        table=PassageTable.of(passages, list(articles)),
        **text_fields(bodies, body_terms, titles),
        topics=topics,
        topic_of=topic_of,
        asked=Asked(
            texts=Lines.of(question.text for question in questions),
            field=cosine_field(asked),
            starts=np.cumsum([0, *map(len, targets)]).astype(np.int64),
            targets=np.array([row for rows in targets for row in rows], dtype=np.int32),
            topics=asked_topics,
        ),
        words=surface_words([*body_words, *answered]),
        aliases=companions.aliases,
        corpus_digest=corpus.files.digest,
        files={name: f"{zlib.crc32(data):08x}" for name, data in corpus.files.all.items()},
        problems=tuple(map(str, problems)),
        gaps=tuple(subject for subject, texts in companions.gaps.items() if texts),
        disputes=disputes,
        openers=openers(questions, asked_topics),
    )


def text_fields(bodies: list[str], body_terms: list[list[str]], titles: list[str]) -> dict[str, Any]:
    """The fields made from the words of the rows and from what stands above them."""
    body = count(body_terms)
    near, near_starts = window_field(body_terms, body)
    return {
        "body": field(body, **BODY),
        "body_grams": field(count(list(map(grams, bodies))), **BODY),
        "title": field(count(list(map(terms, titles))), **TITLE),
        "near": near,
        "near_starts": near_starts,
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


class Counts(NamedTuple):
    """How often each term stands in each row."""

    terms: list[str]
    """Sorted."""
    matrix: Any
    """scipy.sparse, shape ``(rows, terms)``."""


def count(rows: list[list[str]]) -> Counts:
    """Count the terms of every row."""
    if not any(rows):
        return Counts([], csc_matrix((len(rows), 0), dtype=np.int64))
    vectorizer = CountVectorizer(analyzer=lambda row: row)
    matrix = vectorizer.fit_transform(rows)
    return Counts(vectorizer.get_feature_names_out().tolist(), matrix)


def field(counts: Counts, k1: float, b: float) -> Postings:
    """The postings of one field, weighted by BM25."""
    rows = counts.matrix.shape[0]
    return _postings(counts, lambda tf, df, relative: idf(df, rows) * saturated(tf, relative, k1, b))


def window_field(rows: list[list[str]], counts: Counts) -> tuple[Postings, np.ndarray]:
    """Postings over windows of `WINDOW` terms, weighted by the idf of the term among rows; each row's first window."""
    each = [windows(row) for row in rows]
    df = np.diff(counts.matrix.tocsc().indptr).astype(np.float64)
    rarity = dict(zip(counts.terms, idf(df, len(rows)).tolist(), strict=True))
    held = count([sorted(set(window)) for found in each for window in found])
    known = np.array([rarity[term] for term in held.terms])
    numbered = _postings(held, lambda tf, df, relative: tf)
    weights = np.repeat(known, np.diff(numbered.starts)) if len(known) else numbered.weights
    near = numbered._replace(weights=np.round(weights, 4).astype(np.float32))
    return near, np.cumsum([0, *map(len, each)], dtype=np.int64)[:-1]


def windows(row: list[str]) -> list[list[str]]:
    """Overlapping windows of a row's terms; at least one."""
    return [row[start : start + WINDOW] for start in range(0, max(1, len(row) - WINDOW + STEP), STEP)]


def _postings(counts: Counts, weigh: Callable[..., np.ndarray]) -> Postings:
    matrix = counts.matrix.tocsc()
    matrix.sort_indices()
    lengths = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    relative = lengths / max(lengths.mean(), 1e-9) if len(lengths) else lengths
    df = np.diff(matrix.indptr).astype(np.float64)
    weights = weigh(matrix.data.astype(np.float64), np.repeat(df, np.diff(matrix.indptr)), relative[matrix.indices])
    return Postings(
        terms=np.array([term.encode() for term in counts.terms] or [b""], dtype=np.bytes_)[: len(counts.terms)],
        starts=matrix.indptr.astype(np.int64),
        rows=matrix.indices.astype(np.int32),
        # Rounded, so that the last bit of a logarithm on another machine makes no other index.
        weights=np.round(weights, 4).astype(np.float32),
    )


def cosine_field(counts: Counts) -> Postings:
    """Postings whose weights are idf over the root of the row's sum of squares.

    A score against a query of the same weights is then a cosine.
    """
    rows = counts.matrix.shape[0]
    plain = _postings(counts, lambda tf, df, relative: idf(df, rows))
    norms = np.sqrt(np.bincount(plain.rows, weights=plain.weights.astype(np.float64) ** 2, minlength=rows))
    weights = plain.weights / np.maximum(norms, 1e-9)[plain.rows]
    return plain._replace(weights=np.round(weights, 4).astype(np.float32))


class Question(NamedTuple):
    """A question the corpus answers, with the passages of its section; or a known gap, with its subject.

    Of a point on which sources differ, the passages are those of its sides.
    """

    text: str
    rows: tuple[int, ...] = ()
    subject: str = ""
    claim: str = ""


def section_questions(articles: Iterable[Article], passages: list[Passage]) -> list[Question]:
    """The questions of every section; a heading that is itself a question counts as one."""
    found: list[Question] = []
    for article in articles:
        places: dict[str, list[int]] = {}
        for row, passage in enumerate(passages):
            if passage.doc_id == article.doc_id and passage.section:
                places.setdefault(passage.section[-1], []).append(row)
        for heading, rows in places.items():
            own = (heading,) if heading.endswith("?") else ()
            found += [Question(text, tuple(rows)) for text in article.questions.get(heading, own)]
    return found


def gap_questions(known: Mapping[str, tuple[str, ...]]) -> list[Question]:
    """The questions of every known gap."""
    return [Question(text, subject=subject) for subject, texts in known.items() for text in texts]


def placed_claims(
    found: Iterable[claims.Claim],
    articles: Mapping[str, Article],
    passages: list[Passage],
    problems: list[ArticleError],
) -> tuple[tuple[Dispute, ...], list[Question]]:
    """The points on which sources differ, each side in its place, and the questions about them.

    One with a side that does not stand where it should is a problem, and left out.
    """
    disputes, questions = [], []
    for claim in found:
        try:
            spans = claims.places(claim, articles)
        except ArticleError as problem:
            problems.append(problem)
            continue
        placed = zip(claim.positions, spans, strict=True)
        sides = tuple(side_of(position, span, articles, passages) for position, span in placed)
        disputes.append(Dispute(claim.topic, sides))
        rows = tuple(dict.fromkeys(side.row for side in sides))
        questions += [Question(text, rows, claim=claim.topic) for text in claim.asks]
    return tuple(disputes), questions


def side_of(position: claims.Position, span: Span, articles: Mapping[str, Article], passages: list[Passage]) -> Side:
    """One side, with the passage in which its words begin: an item rather than its list."""
    here = [row for row, passage in enumerate(passages) if passage.doc_id == position.doc_id
            and passage.span.start <= span.start < passage.span.end]
    row = min(here, key=lambda row: passages[row].span.end - passages[row].span.start)
    return Side(position.stance, row, span, LineNumbers(articles[position.doc_id].text).of(span))


def best_targets(
    questions: list[Question], asked_terms: list[list[str]], passages: list[Passage], body_terms: list[list[str]]
) -> list[list[int]]:
    """For each question the passages of its section that hold most of its words; none for a known gap.

    When no passage holds any, the question leads to all but the items of lists.
    """
    held_by = list(map(set, body_terms))
    df = Counter(term for each in held_by for term in each)
    rarity = {term: float(np.log1p(len(held_by) / count)) for term, count in df.items()}
    function = {stem(word) for word in FUNCTION_WORDS}
    targets: list[list[int]] = []
    for question, asked in zip(questions, asked_terms, strict=True):
        if not question.rows:
            targets.append([])
            continue
        content = set(asked) - function
        held = {row: sum(rarity[term] for term in sorted(content & held_by[row])) for row in question.rows}
        most = max(held.values(), default=0.0)
        if most > 0:
            targets.append([row for row in question.rows if held[row] >= TARGET_SHARE * most])
        else:
            targets.append([row for row in question.rows if passages[row].kind != "item"])
    return targets


def topic_field(
    questions: list[Question], asked: Counts, passages: list[Passage]
) -> tuple[Postings, np.ndarray, np.ndarray]:
    """Postings with a row for all questions of a section, then of a known gap.

    Also each passage's row among them, or -1, and each question's.
    """
    place = [(passage.doc_id, passage.section) for passage in passages]
    topics = [(q.subject, q.claim) if q.subject or q.claim else place[q.rows[0]] for q in questions]
    rows = {topic: row for row, topic in enumerate(dict.fromkeys(topics))}
    row_of = np.array([rows[topic] for topic in topics], dtype=np.int32)
    member = (np.ones(len(topics), np.int64), (row_of, range(len(topics))))
    together = csc_matrix(member, shape=(len(rows), len(topics))) @ asked.matrix
    topic_of = np.array([rows.get(each, -1) for each in place], np.int32)
    return field(Counts(asked.terms, together), **TOPIC), topic_of, row_of


def openers(questions: list[Question], topics: np.ndarray) -> tuple[str, ...]:
    """The first question of every section that can be offered to a reader."""
    first: dict[int, str] = {}
    for question, topic in zip(questions, topics.tolist(), strict=True):
        if topic not in first and not question.subject and presentable(question.text):
            first[topic] = question.text
    return tuple(first.values())


def surface_words(texts: Iterable[list[str]]) -> Words:
    """Every word as written (folded), with its count: what spelling is mended towards."""
    counts = Counter(word for found in texts for word in found)
    ordered = sorted(counts)
    return Words(
        np.array([word.encode()[:LONGEST_TERM] for word in ordered], dtype=np.bytes_),
        np.array([counts[word] for word in ordered], dtype=np.int32),
    )
