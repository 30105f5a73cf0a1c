"""Compose an answer: quotations with their place and sources, or a plain "the corpus does not say".

Nothing is written here. A quotation is a slice of its article, its highlights are ranges of that slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from psychobot.analysis import FUNCTION_WORDS, stem, words
from psychobot.articles import Files
from psychobot.confidence import MIN_CONFIDENCE, confidence
from psychobot.index import Index
from psychobot.index import Side as IndexedSide
from psychobot.query import Query, Unit
from psychobot.records import Answer, Article, Disagreement, Hit, Part, Quotation, Side, Span
from psychobot.search import Fit, Ranking, nearest_dispute, nearest_gap

SHOWN_ABOVE = 0.65
"""Share of the first passage's score below which another is left for ``/more``: measured to cost nothing."""
MOST_WORDS = 190
"""Words of all passages shown together; the first is always shown whole."""
THE_SAME = 0.6
"""A passage that shares more of its words than this with one shown, of the shorter one's, says the same."""
SURE_OWN, SURE_FIT, SURE_SHARE = 0.4, 0.8, 0.75
"""How well a point on which sources differ has to fit the question: by its questions, with its sides found, and beside
the best section. Chosen on 33 questions about such points and the tuned part of the others."""
PLAIN_OWN = 1.0
"""From here on its questions fit so well that none of its sides need be among the passages found."""
SUGGESTIONS = 3
WORTH_SUGGESTING = 0.35
"""Cosine with the query below which a question is no suggestion."""

_SENTENCE_END = re.compile(r"""(?<=[.!?])["”’)]*\s+(?=["“(]?[A-Z0-9])|\n+""")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+([^:.\n]+)", re.M)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|St|vs|etc|al|No|e\.g|i\.e|cf))\.$")


def compose_answer(query: Query, ranking: Ranking, index: Index, files: Files, k: int) -> Answer:
    """The answer for a query and its ranking: at most ``k`` hits are shown, the others wait for ``/more``."""
    sure = confidence(ranking)
    sought = Sought.of(query.content)
    quotations = tuple(quote(hit, sought, index, files) for hit in ranking.hits)
    answered = bool(quotations) and sure >= MIN_CONFIDENCE
    disagreement = disagreement_on(ranking, index, files, k) if answered else None
    shown = _worth_showing(quotations, k) if answered else ()
    if disagreement:  # what its sides tell already comes last, so that the numbers of the others follow one another
        shown = tuple(sorted(shown, key=disagreement.tells))
    ordered = tuple(_numbered((*shown, *quotations), 1).values())
    return Answer(
        kind="answer" if answered else "no_answer",
        query=query.text or None,
        corrections=query.corrections,
        confidence=round(sure, 3),
        quotations=ordered[: len(shown)],
        more=ordered[len(shown) :],
        unknown=query.unknown,
        follows=bool(query.context),
        disagreement=disagreement,
        gap=None if answered else nearest_gap(index, ranking),
        suggestions=suggest(query, ranking, index),
    )


def listed_in(answer: Answer) -> tuple[str, ...]:
    """What the answer lists: the items of the first list shown, each up to its explanation."""
    shown = (quotation.text for quotation in answer.quotations if quotation.hit.passage.kind == "list")
    return tuple(_ITEM.findall(next(shown, "")))


def compose_joint_answer(questions: Sequence[str], answers: Sequence[Answer], k: int) -> Answer | None:
    """One answer to several questions, the passages of each together; None unless two of them at least are answered.

    Each question has its best passage; where ``k`` and the words a reader reads leave room, the next ones follow.
    """
    if sum(answer.kind == "answer" for answer in answers) < 2:
        return None
    given = list(zip(questions, answers, _shared_out(answers, k), strict=True))
    shown = _numbered((q for _, answer, count in given for q in answer.quotations[:count]), 1)
    rest = (q for _, answer, count in given for q in answer.quotations[count:] if _place(q) not in shown)
    return Answer(
        kind="answer",
        query="; ".join(filter(None, (answer.query for answer in answers))),
        corrections={typed: taken for answer in answers for typed, taken in answer.corrections.items()},
        confidence=min(answer.confidence for answer in answers if answer.kind == "answer"),
        quotations=tuple(shown.values()),
        more=tuple(_numbered(rest, len(shown) + 1).values()),
        unknown=tuple(word for answer in answers for word in answer.unknown),
        suggestions=tuple(dict.fromkeys(text for answer in answers for text in answer.suggestions))[:SUGGESTIONS],
        parts=tuple(
            Part(question, tuple(shown[_place(q)].hit.rank for q in answer.quotations[:count]))
            for question, answer, count in given
        ),
    )


def _numbered(quotations: Iterable[Quotation], start: int) -> dict[str, Quotation]:
    """Each passage once, by its id, ranked in this order."""
    once: dict[str, Quotation] = {}
    for quotation in quotations:
        once.setdefault(_place(quotation), quotation)
    return {key: q._replace(hit=q.hit._replace(rank=rank)) for rank, (key, q) in enumerate(once.items(), start)}


def _place(quotation: Quotation) -> str:
    return quotation.hit.passage.passage_id


def _shared_out(answers: Sequence[Answer], k: int) -> list[int]:
    """How many passages of each answer are shown: one, and in turn another while there is room."""
    counts = [min(1, len(answer.quotations)) for answer in answers]
    words = sum(len(answer.quotations[0].text.split()) for answer in answers if answer.quotations)
    for number, answer in enumerate(answers):
        for quotation in answer.quotations[1:]:
            words += len(quotation.text.split())
            if sum(counts) == k or words > MOST_WORDS:
                return counts
            counts[number] += 1
    return counts


def _worth_showing(quotations: Sequence[Quotation], k: int) -> tuple[Quotation, ...]:
    """The quotations that are shown: the first, and up to ``k`` in all that say something else near it in score.

    Together they keep to the words a reader reads: of a paragraph that is too long the sentences that answer are shown
    with those around them, and what does not fit then gives way to what does.
    """
    shown = list(quotations[:1])
    for quotation in quotations[1:]:
        near = quotation.hit.score >= SHOWN_ABOVE * shown[0].hit.score
        if not near or len(shown) == k or any(_says_the_same(quotation, each) for each in shown):
            continue
        if fitting := _narrowed(quotation, MOST_WORDS - sum(len(each.text.split()) for each in shown)):
            shown.append(fitting)
    return tuple(shown)


def _narrowed(quotation: Quotation, room: int) -> Quotation | None:
    """A quotation of at most ``room`` words: as it is, or of a paragraph the first sentence that answers with as many
    of the next ones, then of those before it, as fit; None where that is not possible.
    """
    if len(quotation.text.split()) <= room:
        return quotation
    if quotation.hit.passage.kind != "paragraph" or not quotation.highlights:
        return None
    spans = sentences(quotation.text)
    first = last = spans.index(quotation.highlights[0])
    if _words_from(quotation.text, spans[first], spans[last]) > room:
        return None
    while last + 1 < len(spans) and _words_from(quotation.text, spans[first], spans[last + 1]) <= room:
        last += 1
    while first and _words_from(quotation.text, spans[first - 1], spans[last]) <= room:
        first -= 1
    return _part_of(quotation, Span(spans[first].start, spans[last].end))


def _words_from(text: str, first: Span, last: Span) -> int:
    return len(text[first.start : last.end].split())


def _part_of(quotation: Quotation, part: Span) -> Quotation:
    """A range of the words quoted, with its own place in the article."""
    passage, text = quotation.hit.passage, part.of(quotation.text)
    line = passage.lines[0] + quotation.text.count("\n", 0, part.start)
    span = Span(passage.span.start + part.start, passage.span.start + part.end)
    kept = passage._replace(span=span, lines=(line, line + text.count("\n")))
    marked = tuple(Span(each.start - part.start, each.end - part.start)
                   for each in quotation.highlights if part.start <= each.start and each.end <= part.end)
    return quotation._replace(hit=quotation.hit._replace(passage=kept), text=text, highlights=marked)


def _says_the_same(one: Quotation, other: Quotation) -> bool:
    mine, its = _told_in(one.text), _told_in(other.text)
    return len(mine & its) > THE_SAME * min(len(mine), len(its))


@lru_cache(1024)
def _told_in(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def disagreement_on(ranking: Ranking, index: Index, files: Files, k: int) -> Disagreement | None:
    """What the sources say against each other on the point asked about, if they do."""
    fit = nearest_dispute(index, ranking, k)
    if fit is None or not (_found_with_sides(fit) or (fit.own >= PLAIN_OWN and fit.share >= 1)):
        return None
    dispute = index.disputes[fit.number]
    sides = (Side(side.stance, _side_quoted(side, index, files)) for side in dispute.sides)
    return Disagreement(dispute.topic, tuple(sides))


def _found_with_sides(fit: Fit) -> bool:
    return bool(fit.sides and fit.own >= SURE_OWN and fit.score >= SURE_FIT and fit.share >= SURE_SHARE)


def _side_quoted(side: IndexedSide, index: Index, files: Files) -> Quotation:
    passage = index.passage(side.row)._replace(span=side.span, lines=side.lines)
    article = article_of(passage.doc_id, index, files)
    return Quotation(Hit(passage, 0.0, 0), article, side.span.of(article.text))


class Sought(NamedTuple):
    """What was asked for, ready to be looked for in many sentences."""

    weights: Mapping[str, float]
    """Of things that one stem tells, by the stem."""
    others: tuple[tuple[float, tuple[frozenset[str], ...]], ...]
    """The weight of the others, and for each way to say them its stems."""

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Sought:
        """Those units, as far as the corpus has them."""
        weights: dict[str, float] = {}
        others = []
        for unit in units:
            if len(unit.ways) == 1 and len(unit.ways[0].stems) == 1:
                stem = unit.ways[0].stems[0]
                weights[stem] = weights.get(stem, 0.0) + unit.weight
            elif unit.ways:
                others.append((unit.weight, tuple(frozenset(way.stems) for way in unit.ways)))
        return cls(weights, tuple(others))

    def held(self, stems: frozenset[str]) -> float:
        """The weight of what a sentence of these stems holds."""
        held = sum([weight for stem, weight in self.weights.items() if stem in stems])
        for weight, ways in self.others:
            if any(map(stems.issuperset, ways)):
                held += weight
        return held


def quote(hit: Hit, sought: Sought, index: Index, files: Files) -> Quotation:
    """The words of a hit, cut from its article, with the sentences that answer marked."""
    article = article_of(hit.passage.doc_id, index, files)
    text = hit.passage.span.of(article.text)
    return Quotation(hit, article, text, highlights(text, sought))


def article_of(doc_id: str, index: Index, files: Files) -> Article:
    """An article of the index, with its text."""
    article = index.documents.named(doc_id)
    return article._replace(text=files.text(article.file))


def highlights(text: str, sought: Sought) -> tuple[Span, ...]:
    """The sentences of ``text`` that hold most of what was asked; none when no sentence holds any of it."""
    scored = [(sought.held(stems), span) for span, stems in _sentences_read(text)]
    best = max((score for score, _ in scored), default=0.0)
    if best <= 0:
        return ()
    return tuple(span for score, span in scored if score >= 0.99 * best)[:2]


@lru_cache(2048)
def _sentences_read(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """The sentences of ``text``, and the stems of each."""
    return tuple((span, frozenset(map(stem, words(span.of(text))))) for span in sentences(text))


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
    near = np.flatnonzero(scores >= WORTH_SUGGESTING)
    for number in near[np.argsort(-scores[near], kind="stable")].tolist():
        if len(taken) == count:
            break
        if index.is_gap(number):
            continue
        place = int(index.asked.targets[int(index.asked.starts[number])])
        if place not in places and index.offerable(number) and _words(index.asked.texts[number]) not in known:
            taken.append(number)
            places.add(place)
            known.add(_words(index.asked.texts[number]))
    return tuple(index.asked.texts[number] for number in taken) or first_questions(index, count)


def first_questions(index: Index, count: int) -> tuple[str, ...]:
    """Questions to begin with, spread over the corpus."""
    found = index.openers
    return tuple(found[len(found) * i // count] for i in range(min(count, len(found))))


def _words(question: str) -> str:
    return " ".join(words(question))
