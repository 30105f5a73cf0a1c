"""Points on which sources differ: read, looked up at every build, shown side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psychobot import claims
from psychobot.articles import read_corpus
from psychobot.build import build_index
from psychobot.errors import ArticleError
from psychobot.records import Answer
from psychobot.render import Style, drawn, render_answer
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus
from psychobot.wrapping import columns
from tests.conftest import Run

CLAIM = """
[[claims]]
topic = "How deep to dig"
asks = ["how deep must I dig?", "is one spade deep enough?"]
[[claims.positions]]
stance = "one spade"
doc_id = "garden"
quote = "{one}"
[[claims.positions]]
stance = "two spades"
doc_id = "bread"
quote = "{two}"
"""


def add(folder: Path, one: str = "One spade deep is enough.", two: str = "Nothing grows above two spades.") -> None:
    """Give two articles of the folder a sentence each, and a claim that quotes them."""
    for file, sentence in (("garden.md", "One spade deep is enough."), ("bread.md", "Nothing grows above two spades.")):
        path = folder / file
        path.write_text(path.read_text("utf-8") + f"\n## Digging\n\n{sentence}\n", "utf-8")
    (folder / claims.FILE).write_text(CLAIM.format(one=one, two=two), "utf-8")


def find(folder: Path, tmp_path: Path, question: str) -> Answer:
    """The answer of a folder of its own."""
    return Searcher(folder, tmp_path / "index", lambda line: None).find(question)[0]


def test_both_sides_are_shown_where_sources_differ(folder: Path, tmp_path: Path) -> None:
    """Each side with its words, cut from its article."""
    add(folder)
    found = find(folder, tmp_path, "how deep must I dig, is one spade enough?").disagreement
    assert found is not None and found.topic == "How deep to dig"
    for side, words in zip(found.sides, ("One spade deep is enough.", "Nothing grows above two spades."), strict=True):
        quotation = side.quotation
        assert quotation.text == words == quotation.hit.passage.span.of(quotation.article.text)
        first, last = quotation.hit.passage.lines
        assert words in "\n".join(quotation.article.text.split("\n")[first - 1 : last])


@pytest.mark.parametrize("question", ["how do I bake bread?", "what is the weather like in mars orbit?"])
def test_other_questions_bring_no_sides(folder: Path, tmp_path: Path, question: str) -> None:
    """A point that was not asked about is not brought up."""
    add(folder)
    assert find(folder, tmp_path, question).disagreement is None


@pytest.mark.parametrize(("one", "words"), [
    ("Not in there.", "is not in garden.md"), ("e", "times in garden.md"), (" ", "garden.md"),
])
def test_a_side_that_moved_is_named_and_the_point_left_out(folder: Path, run: Run, one: str, words: str) -> None:
    """The build goes on without it, and `check` says where."""
    add(folder, one=one)
    index = build_index(read_corpus(folder))
    assert not index.disputes and any(words in problem and claims.FILE in problem for problem in index.problems)
    done = run("check", "--corpus", str(folder))
    assert done.returncode == 1 and words in done.stdout


@pytest.mark.parametrize(("text", "words"), [
    ("[[claims]]\ntopic='a'", "lacks 'positions'"), ("x = ", "is not TOML"),
    ("[[claims]]\ntopic='a'\nasks=[]\npositions=[{stance='s',doc_id='d',quote='q'}]", "one side only"),
    ("\n\n[[claims]]\ntopic='a'\npositions=[{stance='s'}]", "lacks 'doc_id'"),
])
def test_broken_claims_are_named(text: str, words: str) -> None:
    """A fault in the file is told with file and line."""
    with pytest.raises(ArticleError, match=words):
        claims.parse(text, claims.FILE)


def test_the_shipped_claims_all_stand(tmp_path: Path) -> None:
    """More than twenty points; each is found by its own questions, with all its sides."""
    corpus = read_corpus(shipped_corpus())
    index = build_index(corpus)
    assert len(index.disputes) > 20 and not index.problems
    searcher = Searcher(shipped_corpus(), tmp_path, lambda line: None)
    found = claims.parse(corpus.files.text(claims.FILE), claims.FILE)
    hits = 0
    for claim in found:
        answer, _ = searcher.find(claim.asks[0])
        hits += answer.disagreement is not None and answer.disagreement.topic == claim.topic
    assert hits > 0.9 * len(found)


@pytest.mark.parametrize("width", [40, 80])
def test_the_sides_fit_the_screen(width: int, tmp_path: Path) -> None:
    """Every line keeps to the width, and each side stands with its stance, source and year."""
    answer = find(shipped_corpus(), tmp_path, "how long does psychodynamic therapy take?")
    assert answer.disagreement is not None
    text = drawn(render_answer(answer, Style(width, coloured=False)), Style(width, coloured=False))
    assert all(columns(line) <= width for line in text.split("\n"))
    for side in answer.disagreement.sides:
        assert side.stance in " ".join(text.split()) and side.quotation.sources[0].publisher in " ".join(text.split())


def test_passages_below_the_sides_are_numbered_without_a_gap(tmp_path: Path) -> None:
    """Those that a side quotes from already are not shown twice, and come last."""
    searcher = Searcher(shipped_corpus(), tmp_path, lambda line: None)
    told = 0
    for claim in claims.parse(read_corpus(shipped_corpus()).files.text(claims.FILE), claims.FILE):
        answer, _ = searcher.find(claim.asks[0])
        text = drawn(render_answer(answer, Style(80, coloured=False)), Style(80, coloured=False))
        numbers = [int(number) for number in re.findall(r"(?m)^\[(\d)\] [┃│]", text)]
        assert numbers == list(range(1, len(numbers) + 1))
        told += len(numbers) < len(answer.quotations)
    assert told > 5
