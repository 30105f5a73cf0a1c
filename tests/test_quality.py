"""The quality of the answers may not sink unnoticed: a floor for every measure, pinned with the digest of its questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from psychobot.accepted import FILE as ACCEPTED
from psychobot.accepted import figures_of, read_accepted, sunk, write_accepted
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE
from psychobot.maintenance import passages_in, talking_to
from psychobot.rating import rate
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus
from tests.conftest import Run

QUESTION = (
    '[[answerable]]\nquestion = "where was sourdough first baked?"\nkind = "direct"\n'
    'answers = [{document="bread", words=["Egypt"]}]\n'
    '[[unanswerable]]\nquestion = "how do I fix a bicycle?"\nkind = "else"\n'
)


def test_the_quality_has_not_sunk(tmp_path: Path) -> None:
    """No measure of the shipped corpus is worse than accepted, and the questions are those it was accepted on."""
    data = (shipped_corpus() / FILE).read_bytes()
    searcher = Searcher(shipped_corpus(), tmp_path, lambda line: None)
    rating = rate(data.decode(), lambda question: searcher.find(question)[0], lambda: talking_to(searcher.find),
                  passages_in(searcher))
    now, before = figures_of(rating.outcomes, rating.talk, data), read_accepted(shipped_corpus() / ACCEPTED)
    assert before is not None
    assert now["sha256"] == before["sha256"], "the questions have changed: run `psychobot eval --accept`"
    assert sunk(before, now) == []


def test_a_sunken_figure_is_seen() -> None:
    """Each figure counts on its own: less is worse, for refusals more is; within the slack nothing is said."""
    old = {"all": {"Success@1": 0.8, "refused": 0.05}}
    assert sunk({"all": {"risk@80%": 0.3}}, {"all": {"risk@80%": 0.32}, "held-out": {}}) and not sunk(
        {"all": {"risk@80%": 0.3}}, {"all": {"risk@80%": 0.2}, "held-out": {}})
    near = {"all": {"Success@1": 0.791, "refused": 0.059}, "held-out": {}}
    assert sunk(old, near) == [] and len(sunk(old, near, 0)) == 2
    assert sunk(old, {"all": {"Success@1": 0.9, "refused": 0.01}, "held-out": {}}, 0) == []
    assert sunk(old, {"all": {"Success@1": 0.78, "refused": 0.07}, "held-out": {}}) == [
        "all: Success@1 is 0.780, accepted was 0.800", "all: refused is 0.070, accepted was 0.050"]


def test_eval_accepts_and_compares(run: Run, folder: Path) -> None:
    """Measures are accepted on request, compared ever after, and lowered only with a flag."""
    (folder / FILE).write_text(QUESTION, "utf-8")
    corpus = ("--corpus", str(folder))
    assert "no measures have been accepted" in run("eval", *corpus).stdout
    assert run("eval", "--accept", *corpus).returncode == 0
    assert run("eval", *corpus).returncode == 0
    (folder / "bread.md").write_text("# Bread\n\nNothing about its origin.\n", "utf-8")
    sunken = run("eval", *corpus)
    assert sunken.returncode == 1 and "Success@1 is 0.000, accepted was 1.000" in sunken.stdout
    assert run("eval", "--accept", *corpus).returncode == 1
    assert run("eval", "--accept", "--lower", *corpus).returncode == 0
    assert run("eval", *corpus).returncode == 0


def test_eval_prints_a_record(run: Run, folder: Path) -> None:
    """With --json one object on standard output: measures by their names, null where there is nothing, and what sank."""
    (folder / FILE).write_text(QUESTION, "utf-8")
    corpus = ("--corpus", str(folder))
    done = run("eval", "--json", "--accept", *corpus)
    told = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1 and "accepted:" in done.stderr and told["accepted"] is None
    assert told["all"] == {
        "answerable": 1, "unanswerable": 1, "Success@1": 1, "Success@3": 1, "RR": 1, "nDCG@10": 1, "refused": 0,
        "declined": 1, "AUROC": 1, "found@3": 1, "risk@50%": 0, "risk@80%": 0.375, "risk@100%": 0.5}
    assert told["kinds"]["else"]["RR"] is told["held_out"]["AUROC"] is told["talk"]["followed"] is None
    (folder / "bread.md").write_text("# Bread\n\nNothing about its origin.\n", "utf-8")
    (folder / FILE).write_text("# changed\n" + QUESTION, "utf-8")
    sunken = run("eval", "--json", *corpus)
    told = json.loads(sunken.stdout)
    assert sunken.returncode == 1 and told["questions_changed"] and told["accepted"]["all"]["Success@1"] == 1
    assert "all: Success@1 is 0.000, accepted was 1.000" in told["sunk"] and told["all"]["nDCG@10"] == 0


def test_a_broken_file_of_accepted_measures_is_named(tmp_path: Path) -> None:
    """What cannot be read is told with what to do; what is not there is no error."""
    assert read_accepted(tmp_path / ACCEPTED) is None
    (tmp_path / ACCEPTED).write_text("{", "utf-8")
    with pytest.raises(ArticleError, match="eval --accept"):
        read_accepted(tmp_path / ACCEPTED)
    write_accepted(tmp_path / ACCEPTED, {"sha256": "x"})
    assert read_accepted(tmp_path / ACCEPTED) == {"sha256": "x"}
