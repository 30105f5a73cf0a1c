#!/usr/bin/env python3
"""Rank public retrieval collections with psychobot's ranker and with the usual ones: nDCG@10.

  scripts/evaluate_collections.py FOLDER…    each with docs.jsonl, queries.jsonl, queries_typo.jsonl and qrels.tsv

Documents are rows of the index, whole; no questions, aliases or gaps are known. Beside it run scikit-learn's
TfidfVectorizer with its defaults and, where it is installed (pip install bm25s PyStemmer), `bm25s` with its English
stemmer and stop words, k1 1.5, b .75.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from psychobot.analysis import stems, words
from psychobot.assembling import surface_words
from psychobot.build import count, text_fields
from psychobot.counts import cosine_field
from psychobot.documents import Documents, Lines
from psychobot.index import Asked, Index, PassageTable
from psychobot.query import read_query
from psychobot.search import Weights, score

Rank = Callable[[str], np.ndarray]
"""From a query to the score of every document."""
DEPTH = 10


class Collection(NamedTuple):
    """Documents, queries and their grades, by query and then by row of the document."""

    name: str
    titles: list[str]
    texts: list[str]
    queries: dict[str, dict[str, str]]
    grades: dict[str, dict[int, int]]


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line for every collection, and the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--without", action="append", default=[], help=f"a part of the score: {Weights._fields}")
    options = parser.parse_args(argv)
    weights = Weights()._replace(**dict.fromkeys(options.without, 0.0))
    rows = [measure(read(folder), weights) for folder in options.folders]
    for kind in rows[0]:
        means = {name: float(np.mean([row[kind][name] for row in rows])) for name in rows[0][kind]}
        print(f"{'mean':14} {kind:6}", *(f"{name} {mean:.4f} " for name, mean in means.items()), ratios(means))
    return 0


def measure(collection: Collection, weights: Weights) -> dict[str, dict[str, float]]:
    """nDCG@10 of every ranker on every set of queries, printed as it comes."""
    rankers = {"psychobot": psychobot(collection, weights), "sklearn": sklearn(collection)} | bm25s(collection)
    found = {}
    for kind, queries in collection.queries.items():
        found[kind] = {name: mean_ndcg(rank, queries, collection.grades) for name, rank in rankers.items()}
        print(f"{collection.name:14} {kind:6}", *(f"{name} {value:.4f} " for name, value in found[kind].items()),
              ratios(found[kind]), flush=True)
    return found


def ratios(figures: dict[str, float]) -> str:
    """Ours over bm25s, and over the better of the others."""
    ours, others = figures["psychobot"], [value for name, value in figures.items() if name != "psychobot"]
    over = f"over bm25s {ours / figures['bm25s']:.3f}, " if "bm25s" in figures else ""
    return f"{over}over the better {ours / max(others):.3f}"


def read(folder: Path) -> Collection:
    """Read a collection."""
    docs = _rows(folder / "docs.jsonl")
    number = {str(doc["id"]): row for row, doc in enumerate(docs)}
    grades: dict[str, dict[int, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, doc, grade = line.split("\t")
        grades[query][number[doc]] = int(grade)
    files = {"clean": folder / "queries.jsonl", "typo": folder / "queries_typo.jsonl"}
    there = {kind: _rows(file) for kind, file in files.items() if file.is_file()}
    queries = {kind: {str(row["id"]): row["text"] for row in rows} for kind, rows in there.items()}
    titles = [doc.get("title") or "" for doc in docs]
    return Collection(folder.name, titles, [doc["text"] for doc in docs], queries, grades)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def mean_ndcg(rank: Rank, queries: dict[str, str], grades: dict[str, dict[int, int]]) -> float:
    """The mean over all queries that have a relevant document."""
    return float(np.mean([ndcg(rank(text), grades[query]) for query, text in queries.items() if grades.get(query)]))


def ndcg(scores: np.ndarray, grades: dict[int, int]) -> float:
    """nDCG@10 with linear gains (Järvelin & Kekäläinen 2002)."""
    ideal = sum(grade / math.log2(i + 2) for i, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH]))
    best = np.argsort(-scores, kind="stable")[:DEPTH].tolist()
    return sum(grades.get(row, 0) / math.log2(i + 2) for i, row in enumerate(best)) / ideal if ideal else 0.0


def psychobot(collection: Collection, weights: Weights) -> Rank:
    """Our own ranker."""
    index = index_of(collection)
    return lambda text: score(index, read_query(text, index), weights).total


def index_of(collection: Collection) -> Index:
    """An index with a row for each document."""
    bodies = _whole(collection)
    found = list(map(words, bodies))
    terms = list(map(stems, found, bodies))
    nothing = cosine_field(count([]))
    none = np.zeros(0, dtype=np.int64)
    return Index(
        documents=Documents.of(()), table=PassageTable(np.zeros((len(bodies), 9), dtype=np.int64), ((),)),
        topics=nothing, topic_of=np.full(len(bodies), -1),
        asked=Asked(Lines.of(()), nothing, np.zeros(1, np.int64), none, none),
        words=surface_words(Counter(word for each in found for word in each)),
        aliases={}, **text_fields(bodies, terms, collection.titles))


def sklearn(collection: Collection) -> Rank:
    """scikit-learn's vectorizer with its defaults: cosine of TF-IDF."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(_whole(collection))
    return lambda text: np.asarray((matrix @ vectorizer.transform([text]).T).todense()).ravel()


def bm25s(collection: Collection) -> dict[str, Rank]:
    """bm25s, if it is installed."""
    try:
        import bm25s as library  # type: ignore[import-not-found]
        import Stemmer
    except ImportError:
        return {}
    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: list[str]) -> Any:
        return library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False)

    engine = library.BM25(k1=1.5, b=0.75)
    engine.index(tokens(_whole(collection)), show_progress=False)
    return {"bm25s": lambda text: np.asarray(engine.get_scores(tokens([text])[0]))}


def _whole(collection: Collection) -> list[str]:
    return [f"{title}\n{text}" for title, text in zip(collection.titles, collection.texts, strict=True)]


if __name__ == "__main__":
    raise SystemExit(main())
