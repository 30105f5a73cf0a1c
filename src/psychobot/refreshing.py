"""Make an index from the one before: only articles that changed are parsed and counted again.

An index keeps the files it was made from and the counts behind its weights. Rows of articles that are the same to
the byte are taken over, and every weight that is kept is worked out anew: the index is the same, to the byte, as one
built from nothing. Without scikit-learn, which takes longer to import than a few articles to count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from psychobot.analysis import LONGEST_TERM
from psychobot.articles import ASKED, Files, doc_id_of, parse_article, read_text, with_asked
from psychobot.assembling import (
    Companions,
    Material,
    Shelf,
    assemble,
    headings_of,
    material_of,
    read_companions,
    uncollected,
    window_starts,
)
from psychobot.counts import Counts, Mismatch, count_few, spliced
from psychobot.documents import Documents, Lines, line_of
from psychobot.errors import ArticleError
from psychobot.index import Index, PassageTable
from psychobot.parts import Parts, beginnings, part_numbers
from psychobot.passages import split_passages
from psychobot.postings import Ints, Postings, Windows
from psychobot.progress import Progress, unseen
from psychobot.records import Article, Passage

MOST_CHANGED = 0.25
"""Share of the articles from which on everything is counted anew: it is no slower then."""


class Before(NamedTuple):
    """An index with its tally, and the files it was made from."""

    files: Files
    made: Index


class Moves(NamedTuple):
    """What has become of articles and passages."""

    before: Ints
    """For every article its number in the index before, or -1 when it is new or has changed."""
    row_now: Ints
    """For every passage of the index before its row now, or -1 when it is gone."""
    fresh_rows: Ints
    """The rows of the passages that are new, in order."""


def refreshed_index(files: Files, before: Before, progress: Progress = unseen) -> Index | None:
    """The index of the files; None where everything has to be built anew, or has faults to be told."""
    made, ids = before.made, list(map(doc_id_of, files.articles))
    if files.problems or not made.tally or len(made.documents) < len(before.files.articles) or len(set(ids)) < len(ids):
        return None
    known = {name: number for number, name in enumerate(before.files.articles)}
    numbers = [known[name] if name in known and _as_before(name, files, before.files) else -1
               for name in files.articles]
    fresh = [name for name, number in zip(files.articles, numbers, strict=True) if number < 0]
    if len(fresh) + len(known) - (len(ids) - len(fresh)) > max(2, 2 * MOST_CHANGED * len(ids)):
        return None
    progress(f"{len(fresh):,} of {len(files.articles):,} articles to read again")
    with uncollected():
        companions = read_companions(files)
        try:
            articles = {name: with_asked(parse_article(files.text(name), name), files) for name in fresh}
            material = _material(articles, np.array(numbers, np.int64), ids, before, progress)
        except (ArticleError, Mismatch):
            return None
        shelf = _shelf(files, articles, np.array(numbers, np.int64), companions, made)
        return assemble(shelf, files, material, companions, (), made)


def _as_before(name: str, files: Files, old: Files) -> bool:
    """Whether an article and the questions beside it have not changed."""
    asked = name.rpartition(".")[0] + ASKED
    return files.articles[name] == old.articles[name] and files.companions.get(asked) == old.companions.get(asked)


def _shelf(files: Files, fresh: Mapping[str, Article], numbers: Ints, companions: Companions, made: Index) -> Shelf:
    """All articles, with the questions of their sections; the texts of those that claims quote."""
    ids, lines = list(map(doc_id_of, files.articles)), made.documents.lines.pieces()
    names = dict(zip(ids, files.articles, strict=True))
    documents = Documents(ids, Lines.encoded([
        line_of(fresh[name]).encode("utf-8", "surrogateescape") if number < 0 else lines[number]
        for name, number in zip(files.articles, numbers.tolist(), strict=True)]))
    kept = {made.documents.ids[number] for number in numbers.tolist() if number >= 0}
    questions = {doc_id: asked for doc_id, asked in _questions(made).items() if doc_id in kept}
    questions |= {article.doc_id: dict(article.questions) for article in fresh.values()}
    quoted = {each.doc_id for claim in companions.claims for each in claim.positions if each.doc_id in names}
    texts = {doc_id: fresh[names[doc_id]] if names[doc_id] in fresh
             else documents.named(doc_id)._replace(text=files.text(names[doc_id])) for doc_id in quoted}
    return Shelf(documents, questions, texts)


def _questions(made: Index) -> dict[str, dict[str, tuple[str, ...]]]:
    """For articles their headings, and the questions that the sections below them are known to answer.

    A heading that asks and has none stands there too; others need not.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    table, ids = made.table, made.documents.ids
    headings, keys = headings_of(table)
    asks = np.array([heading.endswith("?") for heading in headings] or [False])
    for key in sorted(set(keys[(keys >= 0) & asks[keys % len(asks)]].tolist())):
        doc, number = divmod(key, len(headings))
        found.setdefault(ids[doc], {})[headings[number]] = ()
    topics, first = np.unique(made.topic_of, return_index=True)
    place = {topic: divmod(key, len(headings))
             for topic, key in zip(topics.tolist(), keys[first].tolist(), strict=True) if topic >= 0}
    for number, topic in enumerate(made.asked.topics.tolist()):
        if topic < made.first_gap:
            doc, heading = place[topic]
            asked = found.setdefault(ids[doc], {})
            asked[headings[heading]] = (*asked.get(headings[heading], ()), made.asked.texts[number])
    return found


def _moves(made: Index, numbers: Ints, fresh: Sequence[Sequence[Passage]]) -> Moves:
    """Where everything stands now, when these are the passages of the articles that are new."""
    first = np.searchsorted(made.table.rows[:, 0], np.arange(len(made.documents) + 1))
    many = np.zeros(len(numbers), np.int64)
    kept = numbers >= 0
    many[kept], many[~kept] = np.diff(first)[numbers[kept]], list(map(len, fresh))
    begin = np.cumsum(many) - many
    row_now = np.full(made.size, -1, np.int64)
    row_now[_ranges(first[numbers[kept]], many[kept])] = _ranges(begin[kept], many[kept])
    return Moves(numbers, row_now, _ranges(begin[~kept], many[~kept]))


def _ranges(begin: Ints, many: Ints) -> Ints:
    """The numbers from each beginning on, so many of each, one range after the other."""
    return np.repeat(begin - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))


def _table(made: Index, moves: Moves, fresh: PassageTable) -> PassageTable:
    """All passages in order, those of articles that have not changed as they were."""
    section = {headings: number for number, headings in enumerate(made.table.sections)}
    new_sections = [section.setdefault(headings, len(section)) for headings in fresh.sections]
    rows = np.empty((int((moves.row_now >= 0).sum()) + len(moves.fresh_rows), made.table.rows.shape[1]), np.int32)
    now = np.full(len(made.documents), -1, np.int64)
    now[moves.before[moves.before >= 0]] = np.flatnonzero(moves.before >= 0)
    old, new = made.table.rows[moves.row_now >= 0], fresh.rows.copy()
    old[:, 0] = now[old[:, 0]]
    new[:, 0] = np.flatnonzero(moves.before < 0)[new[:, 0]]
    new[:, 3] = np.array(new_sections, np.int64)[new[:, 3]]
    rows[moves.row_now[moves.row_now >= 0]], rows[moves.fresh_rows] = old, new
    used, first = np.unique(rows[:, 3], return_index=True)
    order, every = used[np.argsort(first)], list(section)
    rank = np.zeros(len(every), np.int32)
    rank[order] = np.arange(len(order))
    rows[:, 3] = rank[rows[:, 3]]
    return PassageTable(rows, tuple(every[number] for number in order.tolist()))


def _material(
    articles: Mapping[str, Article], numbers: Ints, ids: Sequence[str], before: Before, progress: Progress
) -> Material:
    """The counts of all passages: those of the index before, without what is gone, with what is new.

    Raises Mismatch when the articles have come into other parts.
    """
    index, tally = before.made, before.made.tally
    parts = part_numbers(ids)
    if beginnings(ids) != beginnings(index.documents.ids):
        raise Mismatch
    passages = [split_passages(article) for article in articles.values()]
    fresh = material_of([passage for some in passages for passage in some],
                        {article.doc_id: article for article in articles.values()}, parts, count_few)
    moves = _moves(index, numbers, passages)
    gone = _gone(np.flatnonzero(moves.row_now < 0), before)
    progress("fields put together")

    def field(old: Counts, out: Counts, new: Counts) -> Counts:
        return spliced(old, moves.row_now, out, new, moves.fresh_rows)

    old_body = _counts("body", index.body, tally)
    body = field(old_body, gone.body, fresh.body)
    near = _windows(index.near, (old_body, body), (gone.near, fresh.near), moves)
    table = _table(index, moves, fresh.table)
    heights = np.bincount(np.array(list(parts.values()), np.int64)[table.rows[:, 0]], minlength=len(index.body_grams))
    grams = tuple(_parts(index.body_grams, np.cumsum(heights), moves, gone.grams, fresh.grams))
    title = field(_counts("title", index.title, tally), gone.title, fresh.title)
    known = _words_tallied(index) + fresh.words
    known.subtract(gone.words)
    return Material(table, body, grams, title, near, +known)


def _parts(old: Parts, ends: Ints, moves: Moves, gone: Sequence[Counts], fresh: Sequence[Counts]) -> Iterator[Counts]:
    """The counts of every part, which now ends at the given row; those of one with no change are as they were."""
    for part, (first, last), end, out, new in zip(old, pairwise(old.begins), ends.tolist(), gone, fresh, strict=True):
        begin = end - int((moves.row_now[first:last] >= 0).sum()) - new.height
        if not out.height and not new.height:
            yield Counts(*part)
        else:
            row_now = np.maximum(moves.row_now[first:last] - begin, -1)
            rows = moves.fresh_rows[slice(*np.searchsorted(moves.fresh_rows, (begin, end)))]
            yield spliced(Counts(*part)._replace(rows=part.rows.astype(np.int32)), row_now, out, new, rows - begin)


def _gone(rows: Ints, before: Before) -> Material:
    """The counts of some passages of the index before, from their articles as they were."""
    made = before.made
    articles = {article.doc_id: article._replace(text=read_text(before.files.articles[article.file], article.file))
                for article in map(made.documents.__getitem__, sorted(set(made.table.rows[rows, 0].tolist())))}
    parts = part_numbers(made.documents.ids)
    return material_of(list(map(made.passage, rows.tolist())), articles, parts, count_few)


def _counts(name: str, postings: Postings, tally: Mapping[str, Ints]) -> Counts:
    """The counts that the postings of a field were made from."""
    return Counts(*postings[:3], tally[name], tally[f"{name}.lengths"].astype(np.int64))


def _windows(near: Windows, bodies: tuple[Counts, Counts], changed: tuple[Counts, Counts], moves: Moves) -> Counts:
    """The counts of all windows; those of a passage stay together."""
    old, new = (np.append(*window_ends(body)) for body in bodies)
    window_now = np.full(int(old[-1]), -1, np.int64)
    kept = np.flatnonzero(moves.row_now >= 0)
    many = np.diff(old)[kept]
    window_now[_ranges(old[kept], many)] = _ranges(new[moves.row_now[kept]], many)
    fresh_windows = _ranges(new[moves.fresh_rows], np.diff(new)[moves.fresh_rows])
    unused = np.zeros(int(old[-1]), np.int64)
    held = Counts(near.terms, near.starts, near.rows, np.ones(len(near.rows), np.uint8), unused)
    gone, fresh = (some._replace(lengths=np.zeros_like(some.lengths)) for some in changed)
    return spliced(held, window_now, gone, fresh, fresh_windows)


def window_ends(body: Counts) -> tuple[Ints, int]:
    """The first window of every row, and how many windows there are in all."""
    one_more = body._replace(lengths=np.append(body.lengths, 0))  # begins where the last row ends
    starts = window_starts(one_more)
    return starts[:-1], int(starts[-1])


def _words_tallied(index: Index) -> Counter[str]:
    """How often each word stands in the passages; the index keeps the beginning of very long ones, and those apart."""
    tally = index.tally
    long = iter(Lines(tally["words.long"].tobytes(), tally["words.long_starts"]))
    cells = tally["words"].tolist()
    found = (next(long) if len(cell) >= LONGEST_TERM else cell.decode() for cell in cells)
    return Counter(dict(zip(found, tally["words.counts"].tolist(), strict=True)))
