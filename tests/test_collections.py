"""The measuring of public collections: its figures on a collection worked out by hand."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import numpy as np
import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parent.parent / "scripts" / "evaluate_collections.py"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents and two queries, one of them misspelt in the second set."""
    docs = [{"id": 1, "title": "Bread", "text": "How bread is baked."}, {"id": 2, "text": "Rain falls on gardens."},
            {"id": 3, "text": "Gardens need a spade."}]
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, docs)), "utf-8")
    for name, text in (("queries.jsonl", "baked bread"), ("queries_typo.jsonl", "baked braed")):
        (tmp_path / name).write_text(json.dumps({"id": "a", "text": text}) + "\n", "utf-8")
    (tmp_path / "qrels.tsv").write_text("a\t1\t2\n", "utf-8")
    return tmp_path


def test_the_best_order_scores_one() -> None:
    """nDCG is 1 for the ideal order and falls by the logarithm of the rank."""
    ndcg = SCRIPT["ndcg"]
    assert ndcg(np.array([3.0, 2.0, 1.0]), {0: 2, 1: 1}) == pytest.approx(1)
    assert ndcg(np.array([1.0, 2.0, 0.0]), {0: 1}) == pytest.approx(1 / np.log2(3))
    assert ndcg(np.zeros(3), {}) == 0


def test_a_collection_is_ranked_through_a_typo(folder: Path) -> None:
    """The document asked for comes first, however its word is typed."""
    collection = SCRIPT["read"](folder)
    rank = SCRIPT["psychobot"](collection, SCRIPT["Weights"]())
    assert [SCRIPT["mean_ndcg"](rank, queries, collection.grades) for queries in collection.queries.values()] == [1, 1]
