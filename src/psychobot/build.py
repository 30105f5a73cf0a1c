"""Build an index from a corpus: the only home of scikit-learn.

Every field is a bag of terms over rows. Four fields have a row for each passage: its words, and what stands
above it. Two hold the questions that sections are known to answer (document expansion: Nogueira et al. 2019,
"Document Expansion by Query Prediction", here written by hand): ``asked`` has a row for each question,
``topics`` one for all questions of a section. Questions are never shown as an answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from psychobot import aliases, gaps
from psychobot.analysis import FUNCTION_WORDS, grams, stem, terms, tokens
from psychobot.articles import Corpus, Files
from psychobot.errors import ArticleError
from psychobot.index import Asked, Index, PassageTable, Words
from psychobot.passages import split_passages
from psychobot.postings import MAX_TERM_BYTES, Postings, idf, saturated
from psychobot.records import NONE, Article, Passage

Analyzer = Callable[[str], list[str]]
Table = TypeVar("Table")

BODY = {"k1": 2.0, "b": 0.75}
TITLE = {"k1": 1.2, "b": 0.4}
TOPIC = {"k1": 1.2, "b": 0.75}
TARGET_SHARE = 0.75
"""A question of a section leads to the passages that hold this much of what the best one holds of it."""


def build_index(corpus: Corpus, merge_below: int | None = None) -> Index:
    """The index of all articles: same corpus, same arrays, to the bit."""
    passages: list[Passage] = []
    for article in corpus.articles:
        passages += split_passages(article) if merge_below is None else split_passages(article, merge_below)
    articles = {article.doc_id: article for article in corpus.articles}
    bodies = [searched_text(passage, articles[passage.doc_id]) for passage in passages]
    titles = [context_text(passage, articles[passage.doc_id]) for passage in passages]
    companions = read_companions(corpus.files)
    asked = asked_questions(corpus.articles, companions.gaps, passages, bodies)
    topics, topic_of = topic_texts(asked, passages)
    return Index(
        documents=tuple(article._replace(text="", questions=NONE) for article in corpus.articles),
        table=PassageTable.of(passages, list(articles)),
        body=field(bodies, terms, **BODY),
        body_grams=field(bodies, grams, **BODY),
        title=field(titles, terms, **TITLE),
        title_grams=field(titles, grams, **TITLE),
        topics=field(topics, terms, **TOPIC),
        topic_of=topic_of,
        asked=asked,
        words=surface_words(bodies, [text for text, gap in zip(asked.texts, asked.subjects, strict=True) if not gap]),
        aliases=companions.aliases,
        corpus_digest=corpus.files.digest,
        problems=tuple(map(str, (*corpus.problems, *companions.problems))),
    )


class Companions(NamedTuple):
    """What stands beside the articles, as far as it can be read."""

    aliases: aliases.Aliases
    gaps: Mapping[str, tuple[str, ...]]
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

    return Companions(parsed(aliases.FILE, aliases.parse), parsed(gaps.FILE, gaps.parse), tuple(problems))


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


def field(texts: list[str], analyze: Analyzer, k1: float, b: float) -> Postings:
    """The postings of one field, weighted by BM25."""
    return _postings(texts, analyze, lambda tf, df, relative: idf(df, len(texts)) * saturated(tf, relative, k1, b))


def _postings(texts: list[str], analyze: Analyzer, weigh: Callable[..., np.ndarray]) -> Postings:
    vectorizer = CountVectorizer(analyzer=lambda text: [_cut(term) for term in analyze(text)])
    if not any(analyze(text) for text in texts):
        return _empty()
    counts = vectorizer.fit_transform(texts).tocsc()
    counts.sort_indices()
    lengths = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    relative = lengths / max(lengths.mean(), 1e-9)
    df = np.diff(counts.indptr).astype(np.float64)
    weights = weigh(counts.data.astype(np.float64), np.repeat(df, np.diff(counts.indptr)), relative[counts.indices])
    return Postings(
        terms=np.array([term.encode() for term in vectorizer.get_feature_names_out()], dtype=np.bytes_),
        starts=counts.indptr.astype(np.int64),
        rows=counts.indices.astype(np.int32),
        # Rounded, so that the last bit of a logarithm on another machine makes no other index.
        weights=np.round(weights, 4).astype(np.float32),
    )


def _cut(term: str) -> str:
    return term if len(term) <= MAX_TERM_BYTES // 4 else term.encode()[:MAX_TERM_BYTES].decode(errors="ignore")


def _empty() -> Postings:
    return Postings(np.array([], dtype="S1"), np.zeros(1, np.int64), np.array([], np.int32), np.array([], np.float32))


def asked_questions(
    articles: Iterable[Article], known_gaps: Mapping[str, tuple[str, ...]], passages: list[Passage], bodies: list[str]
) -> Asked:
    """The questions of every section, with the passages of that section they lead to.

    A question leads to the passages of its section that hold most of its words; when none holds any, to all
    but the items.
    A heading that is itself a question counts as one. Weights are idf over the root of the row's sum of
    squares, so that a score against a query of the same weights is a cosine.
    """
    texts: list[str] = []
    subjects: list[str] = []
    targets: list[list[int]] = []
    words = [set(terms(body)) for body in bodies]
    rarity = _rarity(words)
    for article in articles:
        for heading, questions in _by_heading(article, passages).items():
            rows = [i for i, p in enumerate(passages) if p.doc_id == article.doc_id and p.section[-1:] == (heading,)]
            for question in questions if rows else ():
                texts.append(question)
                subjects.append("")
                targets.append(_best_targets(question, rows, passages, words, rarity))
    for subject, questions in known_gaps.items():
        texts += questions
        subjects += [subject] * len(questions)
        targets += [[] for _ in questions]
    starts = np.cumsum([0, *map(len, targets)]).astype(np.int64)
    flat = np.array([row for rows in targets for row in rows], dtype=np.int32)
    return Asked(tuple(texts), tuple(subjects), _cosine_field(texts), starts, flat)


def topic_texts(asked: Asked, passages: list[Passage]) -> tuple[list[str], np.ndarray]:
    """The questions of each section, and of each known gap, as one text; and each passage's section among them."""
    place = [(passage.doc_id, passage.section) for passage in passages]
    topics: dict[object, list[str]] = {}
    for number, question in enumerate(asked.texts):
        topic = asked.subjects[number] or place[int(asked.targets[asked.starts[number]])]
        topics.setdefault(topic, []).append(question)
    rows = {topic: row for row, topic in enumerate(topics)}
    return ["\n".join(questions) for questions in topics.values()], np.array([rows.get(p, -1) for p in place], np.int32)


def _rarity(words: list[set[str]]) -> dict[str, float]:
    df = Counter(term for each in words for term in each)
    return {term: float(np.log1p(len(words) / count)) for term, count in df.items()}


def _best_targets(
    question: str, rows: list[int], passages: list[Passage], words: list[set[str]], rarity: dict[str, float]
) -> list[int]:
    asked = set(content_terms(question))
    held = {row: sum(rarity[term] for term in sorted(asked & words[row])) for row in rows}
    most = max(held.values())
    if most <= 0:
        return [row for row in rows if passages[row].kind != "item"]
    return [row for row in rows if held[row] >= TARGET_SHARE * most]


def _by_heading(article: Article, passages: list[Passage]) -> dict[str, tuple[str, ...]]:
    own = {p.section[-1]: (p.section[-1],) for p in passages
           if p.doc_id == article.doc_id and p.section and p.section[-1].endswith("?")}
    return own | dict(article.questions)


def content_terms(text: str) -> list[str]:
    """The stems of a question without its function words."""
    return [stem(token.word) for token in tokens(text) if token.word not in FUNCTION_WORDS]


def _cosine_field(texts: list[str]) -> Postings:
    if not texts:
        return _empty()
    plain = _postings(texts, terms, lambda tf, df, relative: idf(df, len(texts)))
    norms = np.sqrt(np.bincount(plain.rows, weights=plain.weights.astype(np.float64) ** 2, minlength=len(texts)))
    weights = plain.weights / np.maximum(norms, 1e-9)[plain.rows]
    return plain._replace(weights=np.round(weights, 4).astype(np.float32))


def surface_words(bodies: list[str], questions: Iterable[str]) -> Words:
    """Every word of the corpus as written (folded), with its count: what spelling is mended towards."""
    counts = Counter(token.word for text in [*bodies, *questions] for token in tokens(text))
    ordered = sorted(counts)
    return Words(
        np.array([word.encode()[:MAX_TERM_BYTES] for word in ordered], dtype=np.bytes_),
        np.array([counts[word] for word in ordered], dtype=np.int32),
    )
