"""Build an index from a corpus, every article read and counted: the only home of scikit-learn.

What is done with the counts stands in `assembling`; `refreshing` makes an index from the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from psychobot.articles import Corpus
from psychobot.assembling import (
    Companions,
    Material,
    Shelf,
    assemble,
    material_of,
    read_companions,
    text_counts,
    text_postings,
    uncollected,
)
from psychobot.counts import Counts, count_few, lengths_of, term_array
from psychobot.documents import Documents
from psychobot.index import Index, PassageTable
from psychobot.parts import part_numbers
from psychobot.passages import MERGE_BELOW, split_passages
from psychobot.progress import Progress, Watched, unseen

MANY = 2_000_000
"""Terms of a field from which scikit-learn counts them: it is as fast by then, and takes half of the memory. For fewer
its import alone would take longer."""


def build_index(
    corpus: Corpus, companions: Companions | None = None, merge_below: int = MERGE_BELOW, progress: Progress = unseen
) -> Index:
    """The index of all articles: same corpus, same arrays, to the bit."""
    with uncollected():
        return _index(corpus, companions or read_companions(corpus.files), merge_below, progress)


def _index(corpus: Corpus, companions: Companions, merge_below: int, progress: Progress) -> Index:
    articles = {article.doc_id: article for article in corpus.articles}
    cut = (passage for article in Watched(corpus.articles, "articles cut into passages", progress)
           for passage in split_passages(article, merge_below))
    material = material_of(list(cut), articles, part_numbers(list(articles)), count, progress)
    shelf = Shelf(Documents.of(corpus.articles), {each.doc_id: each.questions for each in corpus.articles}, articles)
    return assemble(shelf, corpus.files, material, companions, corpus.problems)


def text_fields(bodies: list[str], body_terms: list[list[str]], titles: list[str]) -> dict[str, Any]:
    """The fields made from the words of the rows and from what stands above them."""
    counts = text_counts(bodies, body_terms, titles, count, [len(bodies)])
    return text_postings(Material(PassageTable.of([], []), *counts, Counter()))


def count(rows: Sequence[list[str]]) -> Counts:
    """Count the terms of every row."""
    if sum(map(len, rows)) < MANY:
        return count_few(rows)
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(analyzer=lambda row: row)
    matrix = vectorizer.fit_transform(rows).tocsc()
    matrix.sort_indices()
    found = term_array([term.encode() for term in vectorizer.get_feature_names_out().tolist()])
    return Counts(found, matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32), matrix.data, lengths_of(rows))
