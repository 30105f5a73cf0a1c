"""What `psychobot index --diff` says of each question, and how it is drawn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from psychobot.articles import Files, read_corpus, read_files
from psychobot.build import build_index
from psychobot.differences import compare
from psychobot.evaluation import Place, Rated
from psychobot.index import Index
from psychobot.index_diff import newest_before
from psychobot.render import Style, drawn
from psychobot.searcher import Searcher
from psychobot.side_by_side import draw
from psychobot.store import index_folder, open_index
from psychobot.wrapping import columns
from tests.conftest import Run

BAKED = "where was sourdough first baked?"
EGYPT = (Place("bread", ("Egypt",)),)
QUESTIONS = (
    f'[[answerable]]\nquestion = "{BAKED}"\nkind = "direct"\nanswers = [{{document="bread", words=["Egypt"]}}]\n'
    '[[answerable]]\nquestion = "what invites slugs?"\nkind = "direct"\nanswers = [{document="garden", words=["slugs"]}]\n'
    '[[unanswerable]]\nquestion = "how do I fix a bicycle?"\nkind = "else"\n')


def edit(path: Path, old: str, new: str) -> int:
    """Replace words that stand in a file; the characters written."""
    text = path.read_text("utf-8")
    assert old in text
    return path.write_text(text.replace(old, new), "utf-8")


def built(folder: Path) -> tuple[Files, Index]:
    """The corpus as it is, and its index."""
    corpus = read_corpus(folder)
    return corpus.files, build_index(corpus)


SOURDOUGH = "Sourdough was first baked in Egypt. It takes two days, and Maria Korn has written the standard book on it."
SLUGS = "what do slugs eat at night?"
CASES: dict[str, tuple[str, tuple[Place, ...], Callable[[Path], object]]] = {
    "same": (BAKED, EGYPT, lambda f: edit(f / "garden.md", "Rake.", "Rake and hoe.")),
    "moved": (BAKED, EGYPT, lambda f: (
        edit(f / "bread.md", f"\n{SOURDOUGH}\n", "\nIt is sour.\n"),
        edit(f / "bread.md", "# Bread\n\n", f"# Bread\n\n{SOURDOUGH}\n\n## Bread of any kind\n\n"))),
    "other credit": (SLUGS, (), lambda f: edit(f / "garden.md", "sells seeds", "sells slug traps")),
    "others below": (f"{BAKED} {SLUGS}", (), lambda f: edit(f / "garden.md", "Tomatoes need", "Tomatoes always need")),
    "reworded": (BAKED, EGYPT, lambda f: edit(f / "bread.md", "It takes two days", "It takes three days")),
    "other source": ("where was sourdough first baked?", (), lambda f: (
        edit(f / "garden.md", "Rake.\n", f"Rake.\n\n## Sourdough\n\n{SOURDOUGH}\n"), (f / "bread.md").write_text(
            "# Bread\n\nBread is made from flour.\n", "utf-8"))),
    "other passage": ("where was sourdough first baked?", EGYPT, lambda f: edit(
        f / "bread.md", "## Sourdough\n", "## Sourdough\n\nWhere was sourdough first baked? Sourdough was first baked "
        "in Egypt, sourdough bakers say.\n\n## On sourdough in later times, and elsewhere\n")),
    "lost": ("what do slugs eat at night?", (Place("garden", ("eat the leaves",)),), lambda f: (
        edit(f / "garden.md", " Water in the evening invites slugs, which eat the leaves at night.", ""),
        edit(f / "weather.txt", "Thunder is", "Slugs eat at night. Thunder is"))),
    "found": ("what do slugs eat at night?", (Place("weather", ("eat at night",)),), lambda f: (
        edit(f / "garden.md", " Water in the evening invites slugs, which eat the leaves at night.", ""),
        edit(f / "weather.txt", "Thunder is", "Slugs eat at night. Thunder is"))),
    "newly declined": (BAKED, EGYPT, lambda f: (f / "bread.md").unlink()),
    "newly answered": ("how do I fix a bicycle?", (), lambda f: (f / "bike.md").write_text(
        "# Bicycles\n\nTo fix a bicycle, begin with the chain of the bicycle, and fix the brakes of it last.\n", "utf-8")),
}


@pytest.mark.parametrize("verdict", CASES)
def test_every_verdict(folder: Path, verdict: str) -> None:
    """What was done to the corpus is what is said of the question."""
    question, places, change = CASES[verdict]
    old = Searcher.over(*built(folder)).find(question)[0]
    change(folder)
    new = Searcher.over(*built(folder)).find(question)[0]
    found = compare(Rated(question, "direct", places), old, new)
    assert found.verdict == verdict
    assert found.counts == (verdict not in ("same", "moved", "other credit", "others below"))
    assert found.old is None or found.old.hit.passage.span.of(found.old.article.text) == found.old.text


CLAIM = """[[claims]]
topic = "When to water"
asks = ["when should I water tomatoes?", "is the morning or the evening better for watering?"]

[[claims.positions]]
stance = "early in the morning"
doc_id = "garden"
quote = "Tomatoes need water early in the morning."

[[claims.positions]]
stance = "when it has not rained"
doc_id = "weather"
quote = "Rain falls when warm air rises and cools."
"""
UNMOVED: dict[str, Callable[[Path], object]] = {
    "a paragraph above": lambda f: edit(f / "bread.md", "# Bread\n", "# Bread\n\nOne line more about what it is.\n"),
    "blank lines above": lambda f: edit(f / "bread.md", "# Bread\n", "# Bread\n\n\n\n"),
    "lines wrapped": lambda f: edit(f / "bread.md", "two days, and", "two days,\nand"),
    "a byte order mark": lambda f: (f / "bread.md").write_text("\ufeff" + (f / "bread.md").read_text("utf-8"), "utf-8"),
    "spaces at an end": lambda f: edit(f / "bread.md", "everywhere.", "everywhere.  "),
}


@pytest.mark.parametrize("change", UNMOVED)
def test_what_stands_above_moves_nothing(folder: Path, change: str) -> None:
    """The same words after the same words, further down in the file, are in the same place."""
    old = Searcher.over(*built(folder)).find(BAKED)[0]
    UNMOVED[change](folder)
    assert compare(Rated(BAKED, "direct", EGYPT), old, Searcher.over(*built(folder)).find(BAKED)[0]).verdict == "same"


@pytest.mark.parametrize(("old", "new"), [
    ("early in the morning\"", "in the morning\""), ("need water early in the morning.", "need water early"),
    ("When to water", "Hours of watering"), ("[[claims]]", "[[claims]]\n[[others]]"),
    (CLAIM[CLAIM.rindex("\n[["):], CLAIM[CLAIM.rindex("\n[["):].replace("Rain falls when warm air rises", "Rain falls")),
])
def test_other_sides_are_another_answer(run: Run, folder: Path, tmp_path: Path, old: str, new: str) -> None:
    """Where sources differ, the sides stand first in a reply: what is changed in them counts, and is drawn."""
    asked = "is the morning or the evening better for watering?"
    (folder / "questions.toml").write_text(
        f'[[answerable]]\nquestion = "{asked}"\nkind = "direct"\nanswers = [{{document="garden", words=["early"]}}]\n', "utf-8")
    (folder / "claims.toml").write_text(CLAIM, "utf-8")
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    run("index", *where)
    edit(folder / "claims.toml", old, "" if "others" in new else new)
    if "others" in new:
        (folder / "claims.toml").unlink()
    if "Rain falls and" in new:
        edit(folder / "weather.txt", "Rain falls when warm air rises", "Rain falls")
    record, = map(json.loads, run("index", "--diff", "--json", *where).stdout.splitlines())
    assert (record["verdict"], record["counts"]) == ("other sides", True)
    assert record["old_sides"] != record["new_sides"] and record["old_sides"]["topic"] == "When to water"
    drawn_ = run("index", "--diff", "--budget", "0", *where)
    assert drawn_.returncode == 1 and "before: When to water" in drawn_.stdout and "now: " in drawn_.stdout


def test_a_question_that_a_notice_answers_does_not_change(run: Run, folder: Path, tmp_path: Path) -> None:
    """Readers are shown the notice before and now, whatever the corpus would have said."""
    asked = "I want to kill myself, where was sourdough first baked?"
    (folder / "questions.toml").write_text(f'[[unanswerable]]\nquestion = "{asked}"\nkind = "else"\n', "utf-8")
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    run("index", *where)
    edit(folder / "bread.md", "in Egypt", "in Rome")
    assert run("index", "--diff", "--json", *where).stdout == ""


def test_an_old_index_quotes_its_own_articles(folder: Path, tmp_path: Path) -> None:
    """After an edit the index kept from before still answers with the words it was made from."""
    open_index(read_files(folder), tmp_path, lambda line: None)
    edit(folder / "bread.md", "in Egypt", "in Rome")
    files = read_files(folder)
    open_index(files, tmp_path, lambda line: None)
    before = newest_before(files, tmp_path)
    assert before
    assert "Egypt" in Searcher.over(*before).find(BAKED)[0].quotations[0].text


@pytest.mark.parametrize("harm", ["files", "files.starts", "manifest.json"])
def test_a_damaged_old_index_is_no_old_index(folder: Path, tmp_path: Path, harm: str) -> None:
    """What was damaged is not compared with."""
    files = read_files(folder)
    open_index(files, tmp_path, lambda line: None)
    edit(folder / "bread.md", "in Egypt", "in Rome")
    place = index_folder(files, tmp_path)
    (place / (harm if "json" in harm else f"{harm}.npy")).write_bytes(b"x")
    assert newest_before(read_files(folder), tmp_path) is None


def test_the_diff_of_a_corpus(run: Run, folder: Path, tmp_path: Path) -> None:
    """Words before and now, counts, a status by the budget; the old index stays until --keep is said."""
    (folder / "questions.toml").write_text(QUESTIONS, "utf-8")
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    none = run("index", "--diff", "--budget", "0", *where)
    assert none.returncode == 0 and "no older index" in none.stderr and not (tmp_path / "i").exists()
    run("index", *where)
    edit(folder / "bread.md", "in Egypt", "in Rome")
    done = run("index", "--diff", *where)
    assert done.returncode == 0 and "changed  bread.md" in done.stdout
    assert "Egypt" in done.stdout and "Rome" in done.stdout and "3 questions, 1 changed answer" in done.stdout
    assert run("index", "--diff", "--budget", "1", *where).returncode == 0
    beyond = run("index", "--diff", "--keep", "--budget", "0", *where)
    assert beyond.returncode == 1 and "more than the 0 allowed" in beyond.stderr
    assert len(list((tmp_path / "i").glob("*/*"))) == 1
    record, = map(json.loads, run("index", "--diff", "--json", "--keep", *where).stdout.splitlines())
    assert (record["question"], record["verdict"], record["counts"]) == (BAKED, "reworded", True)
    assert "Egypt" in record["old"]["text"] and "Rome" in record["new"]["text"]
    assert len(list((tmp_path / "i").glob("*/*"))) == 2 and "up to date" in run("index", *where).stdout


def test_a_broken_article_is_no_reason_to_see_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    """The others are compared, the fault is named, the status is 1, and nothing is kept."""
    (folder / "questions.toml").write_text(QUESTIONS, "utf-8")
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    run("index", *where)
    (folder / "bread.md").write_text("+++\ntitle = \n+++\nx", "utf-8")
    done = run("index", "--diff", "--keep", *where)
    assert done.returncode == 1 and "bread.md:2" in done.stderr and "newly declined" in done.stdout
    assert len(list((tmp_path / "i").glob("*/*"))) == 1


@pytest.mark.parametrize("arguments", [("--budget", "1"), ("--keep",), ("--diff", "--budget", "-1"), ("--diff", "--budget", "x")])
def test_what_does_not_fit_together_is_misuse(run: Run, arguments: tuple[str, ...]) -> None:
    """A budget without a comparison, or one that is no number."""
    assert run("index", *arguments).returncode == 2


def test_no_rated_questions_no_comparison(run: Run, folder: Path) -> None:
    """Without questions there is nothing to compare by, and that is said."""
    done = run("index", "--diff", "--corpus", str(folder))
    assert done.returncode == 1 and "questions.toml" in done.stderr


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("verdict", [verdict for verdict in CASES if verdict != "same"])
def test_it_is_drawn_within_any_width(folder: Path, width: int, verdict: str) -> None:
    """No line is wider than the screen; every word of both sides is there; changed lines are marked without colour."""
    question, places, change = CASES[verdict]
    old = Searcher.over(*built(folder)).find(question)[0]
    change(folder)
    edit(folder / "garden.md", "Gardens are", "Gardens 庭園 are")
    found = compare(Rated(question, "direct", places), old, Searcher.over(*built(folder)).find(question)[0])
    style = Style(width, "|", ">", coloured=False)
    text = drawn(draw(found, style), style)
    assert max(map(columns, text.splitlines())) <= style.columns
    if verdict not in ("moved", "other credit"):
        for side in filter(None, (found.old, found.new)):
            assert all(word in text for word in side.text.split() if len(word) < 15)
    if verdict == "reworded":
        assert any(">" in line and "three" in line for line in text.splitlines())


def test_planted_changes_are_named() -> None:
    """The measure itself runs, on the shipped corpus, and finds nothing missed, misnamed or made up."""
    script = Path(__file__).parent.parent / "scripts" / "planted_changes.py"
    changes = ["stance of a side changed", "paragraph put in above", "gap added"]
    done = subprocess.run([sys.executable, str(script), "--only", *changes], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "plants: 3 of 3 kinds" in done.stdout, done.stdout + done.stderr
    assert "named though unchanged: 0" in done.stdout
