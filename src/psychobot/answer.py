"""Compose an answer: quotations with their place and sources, or a plain "the corpus does not say".

Nothing is written here. A quotation is a slice of its article, its highlights are ranges of that slice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from psychobot.analysis import stem, tokens, words
from psychobot.articles import Files
from psychobot.index import Index
from psychobot.query import Query, Unit
from psychobot.records import Answer, Article, Hit, Quotation, Span
from psychobot.search import Evidence, Ranking, nearest_gap

MIN_CONFIDENCE = 0.5
"""Below this the corpus is said not to answer."""
SURE_LIKENESS, FEW_NAMED = 0.75, 1
"""A question that names no more than this, and shares no word with any passage shown, is answered only from this
cosine with a question of the section."""
SHOWN_ABOVE = 0.55
"""Share of the first passage's score below which another is left for ``/more``: measured to cost nothing."""
SUGGESTIONS = 3
WORTH_SUGGESTING = 0.3
"""Cosine with the query below which a question is no suggestion."""

BIAS = -5.5
EVIDENCE = Evidence(
    coverage=0.19,
    strength=3.95,
    likeness=5.79,
    nearest=0.48,
    company=1.51,
    gap=-6.42,
    topic=6.47,
    gap_topic=-5.05,
    unknown=-3.03,
    length=2.0,
)
"""Of a logistic regression on the rated questions; ``scripts/evaluate.py --calibrate`` fits them."""
PLAIN_BIAS = -6.23
PLAIN_EVIDENCE = Evidence(coverage=2.63, strength=4.44, unknown=-2.88, length=2.38)
"""The same for a section without questions of its own: ``--calibrate --bare``."""

_SENTENCE_END = re.compile(r"""(?<=[.!?])["”’)]*\s+(?=["“(]?[A-Z0-9])|\n+""")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|St|vs|etc|al|No|e\.g|i\.e|cf))\.$")


def confidence(ranking: Ranking) -> float:
    """Probability, 0..1, that the passages answer the question."""
    if not ranking.hits:
        return 0.0
    evidence = ranking.evidence
    if evidence.coverage == 0 and evidence.likeness < SURE_LIKENESS and evidence.length <= math.log(FEW_NAMED + 1):
        return 0.0
    bias, weights = (BIAS, EVIDENCE) if ranking.expanded else (PLAIN_BIAS, PLAIN_EVIDENCE)
    z = bias + sum(weight * value for weight, value in zip(weights, ranking.evidence, strict=True))
    return 1 / (1 + math.exp(-z))


def compose_answer(query: Query, ranking: Ranking, index: Index, files: Files, k: int) -> Answer:
    """The answer for a query and its ranking: at most ``k`` hits are shown, the others wait for ``/more``."""
    sure = confidence(ranking)
    quotations = tuple(quote(hit, query, index, files) for hit in ranking.hits)
    answered = sure >= MIN_CONFIDENCE and bool(quotations)
    shown = sum(hit.score >= SHOWN_ABOVE * ranking.hits[0].score for hit in ranking.hits[:k])
    return Answer(
        kind="answer" if answered else "no_answer",
        query=query.text or None,
        corrections=query.corrections,
        confidence=round(sure, 3),
        quotations=quotations[:shown] if answered else (),
        more=quotations[shown:] if answered else quotations,
        unknown=query.unknown,
        follows=bool(query.context),
        gap=None if answered else nearest_gap(index, ranking),
        suggestions=suggest(query, ranking, index),
    )


def quote(hit: Hit, query: Query, index: Index, files: Files) -> Quotation:
    """The words of a hit, cut from its article, with the sentences that answer marked."""
    article = article_of(hit.passage.doc_id, index, files)
    text = hit.passage.span.of(article.text)
    return Quotation(hit, article, text, highlights(text, query.content))


def article_of(doc_id: str, index: Index, files: Files) -> Article:
    """An article of the index, with its text."""
    article = next(document for document in index.documents if document.doc_id == doc_id)
    return article._replace(text=files.text(article.file))


def highlights(text: str, units: Sequence[Unit]) -> tuple[Span, ...]:
    """The sentences of ``text`` that hold most of what was asked; none when no sentence holds any of it."""
    found = sentences(text)
    scored = [(_held(span.of(text), units), span) for span in found]
    best = max((score for score, _ in scored), default=0.0)
    if best <= 0:
        return ()
    return tuple(span for score, span in scored if score >= 0.99 * best)[:2]


def _held(sentence: str, units: Sequence[Unit]) -> float:
    stems = _stems_in(sentence)
    return sum(unit.weight for unit in units if any(stems.issuperset(way.stems) for way in unit.ways))


@lru_cache(8192)
def _stems_in(sentence: str) -> frozenset[str]:
    return frozenset(map(stem, words(sentence)))


@lru_cache(1024)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences (and list items) of ``text``, without the white space between them."""
    spans: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" in match[0] or not _ABBREVIATION.search(text[start : match.start()]):
            spans.append(_trimmed(text, start, match.end()))
            start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return tuple(span for span in spans if span.end > span.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def suggest(query: Query, ranking: Ranking, index: Index, count: int = SUGGESTIONS) -> tuple[str, ...]:
    """The questions nearest to the query that the corpus can answer, each leading somewhere else.

    When none is near, some to begin with: the first of every article.
    """
    if ranking.scores is None:
        return first_questions(index, count)
    scores = ranking.scores.questions
    taken: list[int] = []
    places: set[int] = set()
    known = {_words(query.message)}
    for number in np.argsort(-scores, kind="stable").tolist():
        if len(taken) == count or scores[number] < WORTH_SUGGESTING:
            break
        if not index.asked.presentable(number):
            continue
        place = int(index.asked.targets[int(index.asked.starts[number])])
        if place not in places and _words(index.asked.texts[number]) not in known:
            taken.append(number)
            places.add(place)
            known.add(_words(index.asked.texts[number]))
    return tuple(index.asked.texts[number] for number in taken) or first_questions(index, count)


def first_questions(index: Index, count: int) -> tuple[str, ...]:
    """Questions to begin with, spread over the corpus."""
    found = index.openers
    return tuple(found[len(found) * i // count] for i in range(min(count, len(found))))


def _words(question: str) -> str:
    return " ".join(token.word for token in tokens(question))
