"""Make an index from the one before: only articles that changed are parsed and counted again.

An index keeps the files it was made from and the counts behind its weights. Rows of articles that are the same to
the byte are taken over, and every weight is worked out anew: the index is the same, to the byte, as one built from
nothing. Without scikit-learn, which takes longer to import than a small corpus to refresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np

from psychobot.analysis import LONGEST_TERM, words
from psychobot.articles import ASKED, Files, parse_article, read_text, with_asked
from psychobot.assembling import (
    Companions,
    Material,
    assemble,
    material_of,
    read_companions,
    searched_text,
    uncollected,
    window_starts,
)
from psychobot.counts import Counts, count_few, spliced
from psychobot.errors import ArticleError
from psychobot.index import KINDS, Index, Lines
from psychobot.passages import split_passages
from psychobot.postings import Ints, Postings
from psychobot.progress import Progress, unseen
from psychobot.records import Article, Passage, Span

MOST_CHANGED = 0.25
"""Share of the articles from which on everything is counted anew: it is no slower then."""


class Before(NamedTuple):
    """An index with its tally, and the files it was made from."""

    files: Files
    made: Index


class Row(NamedTuple):
    """A passage of the new index, and its row in the one before, or -1."""

    passage: Passage
    before: int


def refreshed_index(files: Files, before: Before, progress: Progress = unseen) -> Index | None:
    """The index of the files; None where everything has to be built anew, or has faults to be told."""
    known = {article.file: number for number, article in enumerate(before.made.documents)}
    if files.problems or not before.made.tally or known.keys() != before.files.articles.keys():
        return None
    kept = {name for name in files.articles if name in known and _as_before(name, files, before.files)}
    fresh = [name for name in files.articles if name not in kept]
    if len(fresh) + len(known) - len(kept) > max(2, 2 * MOST_CHANGED * len(files.articles)):
        return None
    progress(f"{len(fresh):,} of {len(files.articles):,} articles to read again")
    with uncollected():
        companions = read_companions(files)
        articles = _articles(files, fresh, before.made, known, companions)
        if articles is None:
            return None
        material = _material(_rows(articles, before.made, kept, known), articles, before, progress)
        return assemble(articles, files, material, companions, (), count_few)


def _as_before(name: str, files: Files, old: Files) -> bool:
    """Whether an article and the questions beside it have not changed."""
    asked = str(PurePosixPath(name).with_suffix(ASKED))
    return files.articles[name] == old.articles[name] and files.companions.get(asked) == old.companions.get(asked)


def _articles(
    files: Files, fresh: Sequence[str], index: Index, known: Mapping[str, int], companions: Companions
) -> dict[str, Article] | None:
    """All articles by name, with the questions of their sections; None when one cannot be read."""
    again, asked = set(fresh), _questions(index)
    quoted = {position.doc_id for claim in companions.claims for position in claim.positions}
    found: dict[str, Article] = {}
    for name in files.articles:
        try:
            article = index.documents[known[name]] if name not in again else parse_article(files.text(name), name)
            if article.doc_id in found:
                return None
            if name in again:
                found[article.doc_id] = with_asked(article, files)
            else:
                text = files.text(name) if article.doc_id in quoted else ""
                found[article.doc_id] = article._replace(text=text, questions=asked[article.doc_id])
        except ArticleError:
            return None
    return found


def _questions(index: Index) -> dict[str, dict[str, tuple[str, ...]]]:
    """For every article its headings, and the questions that the sections below them are known to answer."""
    found: dict[str, dict[str, tuple[str, ...]]] = {article.doc_id: {} for article in index.documents}
    names = [article.doc_id for article in index.documents]
    place = [(names[row[0]], index.table.sections[row[3]]) for row in index.table.rows.tolist()]
    for doc_id, section in place:
        if section:
            found[doc_id][section[-1]] = ()
    topics, first = np.unique(index.topic_of, return_index=True)
    first_row = dict(zip(topics.tolist(), first.tolist(), strict=True))
    for number, topic in enumerate(index.asked.topics.tolist()):
        if topic < index.first_gap:
            doc_id, section = place[first_row[topic]]
            found[doc_id][section[-1]] += (index.asked.texts[number],)
    return found


def _rows(articles: Mapping[str, Article], index: Index, kept: set[str], known: Mapping[str, int]) -> list[Row]:
    """All passages in order, those of articles that have not changed as they were."""
    table = index.table.rows.tolist()
    ends = np.searchsorted(index.table.rows[:, 0], np.arange(len(index.documents) + 1)).tolist()
    found: list[Row] = []
    for doc_id, article in articles.items():
        if article.file in kept:
            number = known[article.file]
            found += [Row(_passage(doc_id, table[row], index), row) for row in range(ends[number], ends[number + 1])]
        else:
            found += [Row(passage, -1) for passage in split_passages(article)]
    return found


def _passage(doc_id: str, row: Sequence[int], index: Index) -> Passage:
    _, number, kind, section, start, end, first, last, opens = row
    return Passage._make((f"{doc_id}#{number}", doc_id, KINDS[kind], index.table.sections[section],
                          Span._make((start, end)), (first, last), bool(opens)))


def _material(rows: list[Row], articles: dict[str, Article], before: Before, progress: Progress) -> Material:
    """The counts of all passages: those of the index before, without what is gone, with what is new."""
    index, tally = before.made, before.made.tally
    row_now = np.full(index.size, -1, np.int64)
    old_rows = np.array([row.before for row in rows], np.int64).reshape(len(rows))
    fresh_rows = np.flatnonzero(old_rows < 0)
    row_now[old_rows[old_rows >= 0]] = np.flatnonzero(old_rows >= 0)
    fresh = material_of([row.passage for row in rows if row.before < 0], articles, count_few)
    progress("fields put together")

    def field(name: str, postings: Postings, new: Counts) -> Counts:
        return spliced(_counts(name, postings, tally), row_now, new, fresh_rows)

    body = field("body", index.body, fresh.body)
    near = _windows(index.near, fresh.near, (_counts("body", index.body, tally), body), row_now, fresh_rows)
    grams, title = field("body_grams", index.body_grams, fresh.grams), field("title", index.title, fresh.title)
    gone = _words_gone(np.flatnonzero(row_now < 0), before)
    known = _words_tallied(index) + fresh.words
    known.subtract(gone)
    return Material([row.passage for row in rows], body, grams, title, near, +known)


def _counts(name: str, postings: Postings, tally: Mapping[str, Ints]) -> Counts:
    """The counts that the postings of a field were made from."""
    return Counts(*postings[:3], tally[name], tally[f"{name}.lengths"].astype(np.int64))


def _windows(near: Postings, fresh: Counts, bodies: tuple[Counts, Counts], row_now: Ints, fresh_rows: Ints) -> Counts:
    """The counts of all windows; those of a passage stay together."""
    old, new = (np.append(*window_ends(body)) for body in bodies)
    window_now = np.full(int(old[-1]), -1, np.int64)
    kept = np.flatnonzero(row_now >= 0)
    many = np.diff(old)[kept]
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    window_now[np.repeat(old[kept], many) + within] = np.repeat(new[row_now[kept]], many) + within
    fresh_windows = np.concatenate([np.zeros(0, np.int64), *(np.arange(new[row], new[row + 1]) for row in fresh_rows)])
    ones, unused = np.ones(len(near.rows), np.uint8), np.zeros(int(old[-1]), np.int64)
    return spliced(Counts(*near[:3], ones, unused), window_now, fresh, fresh_windows)


def window_ends(body: Counts) -> tuple[Ints, int]:
    """The first window of every row, and how many windows there are in all."""
    one_more = body._replace(lengths=np.append(body.lengths, 0))  # begins where the last row ends
    starts = window_starts(one_more)
    return starts[:-1], int(starts[-1])


def _words_gone(rows: Ints, before: Before) -> Counter[str]:
    """How often each word stands in passages that are no longer there, or in their articles as they were."""
    gone: Counter[str] = Counter()
    for row in rows.tolist():
        passage = before.made.passage(row)
        file = before.made.documents[int(before.made.table.rows[row, 0])].file
        article = before.made.documents[int(before.made.table.rows[row, 0])]
        gone.update(words(searched_text(passage, article._replace(text=read_text(before.files.articles[file], file)))))
    return gone


def _words_tallied(index: Index) -> Counter[str]:
    """How often each word stands in the passages; the index keeps the beginning of very long ones, and those apart."""
    tally = index.tally
    long = iter(Lines(tally["words.long"].tobytes(), tally["words.long_starts"]))
    cells = tally["words"].tolist()
    found = (next(long) if len(cell) >= LONGEST_TERM else cell.decode() for cell in cells)
    return Counter(dict(zip(found, tally["words.counts"].tolist(), strict=True)))
