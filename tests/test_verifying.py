"""Citations: what is printed with a passage can be looked up again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from psychobot.articles import Corpus, read_corpus
from psychobot.citations import Citation, parse_citation
from psychobot.verifying import find_again, nearest, passages_of, runs_of
from tests.conftest import Run

BAKED = "where was sourdough first baked?"


def cited(folder: Path, words: str) -> Citation:
    """The citation of the passage that holds some words."""
    return next(passage.citation for passage in passages_of(read_corpus(folder).articles) if words in passage.text)


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace words that stand in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize(("word", "good"), [
    ("guide:98#3f9a2c1d", True), ("a b: c:1#00000000", True), ("\ufeffx:7#aaaaaaaa", True), ("guide:98#3F9A2C1D", True),
    ("guide:0#3f9a2c1d", False), ("guide:98#3f9a2c1", False), ("guide#3f9a2c1d", False), ("", False), (":1#00000000", False),
    ("guide:98#3f9a2c1g", False), ("a\nb:1#00000000", False), ("guide:" + "9" * 5000 + "#3f9a2c1d", False)])
def test_only_citations_are_citations(word: str, good: bool) -> None:
    """Anything else is told from them, however long or odd."""
    found = parse_citation(word)
    assert (found is not None) == good
    assert found is None or parse_citation(str(found)) == found


def test_every_passage_is_found_again_where_it_stands(corpus: Corpus) -> None:
    """Nothing changed: every citation is the same, by the very words."""
    for passage in passages_of(corpus.articles):
        found = find_again(passage.citation, corpus)
        assert found.standing == "same" and found.words and found.words.text == passage.text


@pytest.mark.parametrize("change", ["line above", "rewrapped", "crlf", "bom", "joined", "renamed"])
def test_the_same_words_elsewhere(folder: Path, change: str) -> None:
    """Words that stand elsewhere have moved; where they stand in the same line they are the same, however wrapped."""
    citation = cited(folder, "Egypt")
    bread = folder / "bread.md"
    if change == "line above":
        rewrite(bread, "# Bread\n", "# Bread\n\nA line.\n")
    elif change == "rewrapped":
        rewrite(bread, "It takes two days,", "It takes\ntwo days,")
    elif change == "crlf":
        rewrite(bread, "\n", "\r\n")
    elif change == "bom":
        bread.write_text("\ufeff" + bread.read_text("utf-8"), "utf-8")
    elif change == "joined":
        bread.write_text(bread.read_text("utf-8") + "\nAnother short paragraph.\n", "utf-8")
    else:
        bread.rename(folder / "loaf.md")
    found = find_again(citation, read_corpus(folder))
    assert found.standing == ("moved" if change in ("line above", "renamed") else "same")
    assert found.words and "Egypt" in found.words.text


def test_words_that_are_gone_have_a_nearest_passage(folder: Path) -> None:
    """Nearest in words where they are known, else in place; none when there is no article to look in."""
    citation = cited(folder, "Egypt")
    rewrite(folder / "bread.md", "Sourdough was first baked in Egypt.", "Rye was baked in Rome.")
    corpus = read_corpus(folder)
    assert find_again(citation, corpus).standing == "gone"
    by_place = nearest(citation, corpus, None)
    assert by_place and "Rome" in by_place.text
    by_words = nearest(citation, corpus, "Bread is made from flour and water, by people everywhere.")
    assert by_words and "flour" in by_words.text
    assert nearest(Citation("nobody", 1, "0" * 8), corpus, None) is None


def test_a_long_section_is_looked_through_in_little_time(folder: Path) -> None:
    """A section of 2,000 paragraphs gives so many runs and no more."""
    (folder / "long.md").write_text("# Long\n\n" + "\n\n".join(f"Paragraph {n}." for n in range(2_000)), "utf-8")
    article = next(article for article in read_corpus(folder).articles if article.doc_id == "long")
    assert sum(1 for _ in runs_of(article)) <= 2_000 * 60


def test_a_citation_from_the_record_is_verified(run: Run, folder: Path, tmp_path: Path) -> None:
    """Same, moved with the new lines, gone with the nearest passage: 0, 3, 4; of several the worst."""
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    passage = json.loads(run("ask", "--json", BAKED, *where).stdout)["passages"][0]
    citation = passage["citation"]
    assert citation.startswith(f"bread:{passage['lines'][0]}#")
    assert run("verify", citation, *where).returncode == 0
    rewrite(folder / "bread.md", "# Bread\n", "# Bread\n\nA line.\n")
    moved = run("verify", citation, *where)
    assert moved.returncode == 3 and "line 9" in moved.stdout
    now = json.loads(run("verify", "--json", citation, *where).stdout)
    assert now["standing"] == "moved" and now["lines"] == [9, 9] and run("verify", now["now"], *where).returncode == 0
    rewrite(folder / "bread.md", "Sourdough was first baked", "It was first baked")
    gone = run("verify", now["now"], citation, *where)
    assert gone.returncode == 4 and "It was first baked" in gone.stdout


def test_what_is_no_citation_is_misuse_and_still_heard(run: Run) -> None:
    """Status 2 with an example; a person in danger is shown help all the same."""
    done = run("verify", "guide:98")
    assert done.returncode == 2 and "guide:98#" in done.stderr
    assert run("verify", "I want to kill myself").returncode == 4


def test_the_sides_of_a_disagreement_are_cited_too(run: Run, folder: Path) -> None:
    """A run of words inside a paragraph is found again when it is a side of a disagreement."""
    (folder / "claims.toml").write_text(
        '[[claims]]\ntopic = "Water"\nasks = ["when to water?"]\n'
        '[[claims.positions]]\nstance = "early"\ndoc_id = "garden"\nquote = "Tomatoes need water early in the morning."\n'
        '[[claims.positions]]\nstance = "never"\ndoc_id = "weather"\nquote = "Rain falls when warm air rises and cools."\n',
        "utf-8")
    record = json.loads(run("ask", "--json", "when to water?", "--corpus", str(folder)).stdout)
    for position in record["disagreement"]["positions"]:
        assert run("verify", position["citation"], "--corpus", str(folder)).returncode == 0
