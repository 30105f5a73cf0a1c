"""`psychobot check`: planted faults are found, good corpora are left in peace, and every format is what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from psychobot.checking import RULES, check_corpus, findings_in
from psychobot.findings import Finding, as_github, as_text, ordered
from psychobot.material import read_material
from psychobot.settings import Settings, shipped_corpus
from tests.conftest import Run
from tests.planted_faults import PLANTS, TODAY, Plant, add, swap, write_good


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A corpus without a fault."""
    write_good(tmp_path)
    return tmp_path


def look(folder: Path) -> list[Finding]:
    """What every rule finds in a folder."""
    return ordered(findings_in(read_material(folder, TODAY)))


def test_a_good_corpus_is_left_in_peace(good: Path) -> None:
    """No rule fires where there is no fault."""
    assert look(good) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.kind)
def test_a_planted_fault_is_found(plant: Plant, good: Path) -> None:
    """Its code is reported."""
    plant.edit(good)
    assert plant.code in {one.code for one in look(good)}


@pytest.mark.parametrize("change", [
    swap("teapots.md", "Iron pots stay warm", "In the following year the museum bought them; iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "It is said that this keeps: iron pots stay warm"),
    swap("teapots.md", "Their inside", "However, their inside"),
    swap("teapots.md", "for two hours.", "above 80 degrees for two hours."),
    swap("questions.toml", 'kind = "everyday"\n', 'kind = "everyday"\nknown_failure = "bicycles have bells like kettles"\n'),
    swap("teapots.md", "Iron pots stay warm", "Start with two minutes, or try less than that: iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Give the pot time to rest in the sun. Iron pots stay warm"),
    add("aliases.toml", '"one by one" = ["lime"]\n'),
    swap("teapots.md", "Iron pots stay warm", "Some buyers called a helpline before they saw a potter. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Helplines were set up in many countries in the 1950s. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A potter does not give medical advice. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A pot costs between 100 and 200 dollars on average. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The firm began in 2008 as a single shop in Virginia. Iron pots stay warm"),
    swap("gaps.toml", "?", " ???"),
    swap("gaps.toml", "?", " \U0001f62d?"),
    swap("teapots.md", "Iron pots stay warm", "Calls to crisis services rose in the winter of 1963. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Courts held that potters were not liable for broken pots. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A pot is no substitute for a kettle. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Carl Moor was a psychologist who drank tea. Iron pots stay warm"),
    swap("teapots.md", "What teapots are made of, and where they come from.", "A description of teapots and their makers"),
    swap("teapots.md", '["Cy Potter"]', '["The Editors of Pots and Pans, Clay Society", "Cy Potter"]'),
    swap("teapots.md", '"a museum, sells tickets"', '"none declared"'),
    swap("teapots.md", 'key = "clay"', 'key = "steam"'),
    swap("teapots.md", "Iron pots stay warm", "In the last year of the war, or the next year, iron was scarce. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Prices are expected to double by 2090. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A guild of 2100 potters met. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Some potters work with long- and short-fired clay (Rust, 2019). Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Buyers take the pot that they like. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Use was cut from 24 to 12 weeks, a quarter of an hour each (12:30). Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A European guild met on February 29, 2020, about a one-eyed potter. Iron pots stay warm"),
    swap("teapots.md", "Their inside", "Those who clean them know that the text was written in 1895. Their inside"),
    swap("teapots.md", "Iron pots stay warm", "Researchers behind the trial warn that their sample was small and their data old. Iron pots stay warm"),
    swap("kettles.md", "volume 14, pages 137-50.", "doi 10.1002/vap.20235, ISBN 978-3-16-148410-0."),
    swap("teapots.md", '"CC-BY-4.0"', '"GPL-3.0-or-later OR MIT"'),
    add("aliases.toml", '"well" = []\n'),
    swap("kettles.md", "https://example.org/kettles", "https://en.wikipedia.org/wiki/Kettle_(tool)"),
    swap("teapots.md", "Iron pots stay warm", "Buyers may leave a comment hanging. Iron pots stay warm"),
    swap("teapots.md", "wrote it in 2024.", "wrote it in 2024. The museum's page asks you to join; “We Want Your Pots” is its title."),
    swap("teapots.md", "Iron pots stay warm", "It is a common view that pots of 10 m² hold too much. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "An hour with an honest MD, a European or an FBI agent, is a unique thing. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A one-on-one meeting, or a U.S. one, takes an hour. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Some long- and short-fired pots, and those of a co-owner, are well-made. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The number of pots is small, and politics is a hard trade. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Neither of them is new. What they do is up to them. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "One of the pots was sold, as § 5 of the law says. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The potter asked, “Is it hot?” and then left the room. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Which pot is best is for a cook to say. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The people of Osaka have pots. Sugar and tea are sold there. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Iron oxide (FEO) rusts; FEO is red. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Tea is sold in three places: in shops, in markets and at home. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Two potters met at 5 p.m. in Osaka and stayed. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Vitamin A is of use. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The photograph shows a potter of that time. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "The makers who taught him are known in the U.K. and abroad. Iron pots stay warm"),
    swap("teapots.md", "wrote it in 2024.", "wrote it in 2024. The museum opened in 1967 as a private house."),
    swap("teapots.md", "Iron pots stay warm", "Rust is a chemist and has taught at a school of design in Osaka. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "Some potters first told a helpline of it by phone. Iron pots stay warm"),
    swap("teapots.md", "Iron pots stay warm", "A patient called himself “an idiot” and stopped his tablets. Iron pots stay warm"),
    swap("kettles.md", "these three parts:", "these parts, one of them of two pieces:"),
])
def test_what_is_no_fault_is_left_in_peace(change: Callable[[Path], object], good: Path) -> None:
    """Words that look like a fault's and are none."""
    change(good)
    assert look(good) == []


def test_a_paragraph_of_another_subject_is_found(tmp_path: Path) -> None:
    """The shipped corpus is long enough to tell; what its own people did is no other subject."""
    for path in shipped_corpus().iterdir():
        if path.suffix in (".md", ".toml") and path.name != "questions.toml":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "glossary.md").open("a", encoding="utf-8") as file:
        file.write("\nBoil the potatoes in salted water, drain them, and mash them with butter, milk and nutmeg.\n")
        file.write("\nKaren Horney left Berlin for Chicago and later taught in New York.\n")
    found = [one for one in look(tmp_path) if one.severity != "note"]
    assert [(one.code, "potatoes" in one.problem) for one in found] == [("off-subject", True)]


def test_at_least_sixty_kinds_are_planted() -> None:
    """The table is long enough to mean something, and no kind stands in it twice."""
    kinds = [plant.kind for plant in PLANTS]
    assert len(kinds) == len(set(kinds)) >= 60


def test_the_shipped_corpus_is_left_in_peace() -> None:
    """No error and no warning."""
    assert [str(one) for one in look(shipped_corpus()) if one.severity != "note"] == []


def test_every_finding_names_a_line_of_its_file(good: Path) -> None:
    """With many faults at once: each stands at a line that is there, and says what to do."""
    for plant in PLANTS[40:]:
        if plant.edit.__qualname__.startswith(("add", "below")):
            plant.edit(good)
    found = look(good)
    assert len({one.code for one in found}) > 20
    for one in found:
        lines = (good / one.file).read_bytes().decode("utf-8", "replace").count("\n") + 1
        assert 1 <= one.line <= lines and one.problem and one.advice, one


@pytest.mark.parametrize(("old", "new", "line"), [
    ("Iron pots stay warm", "TODO Iron pots stay warm", 27),
    ('interest = "a museum, sells tickets"\n', "", 12),
    ("two hours. Their", "two hours.\nThe (inside", 27),
])
def test_the_line_is_the_one_of_the_fault(old: str, new: str, line: int, good: Path) -> None:
    """Not only the file."""
    path = good / "teapots.md"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert line in {one.line for one in look(good) if one.file == "teapots.md"}


def test_an_alias_is_named_where_it_is_written(good: Path) -> None:
    """Not in a comment or on the right side of another, where its words stand too."""
    path = good / "aliases.toml"
    path.write_text('# alias, "mug"\n' + path.read_text("utf-8") + '"cup" = ["mug"]\n\'pail\' = ["pail"]\n[alias]\n', "utf-8")
    lines = path.read_text("utf-8").split("\n")
    found = {one.code: lines[one.line - 1] for one in look(good)}
    assert found["alias-of-itself"].startswith("'pail'") and found["unknown-key"] == "[alias]"


def test_all_faults_of_an_article_are_told_at_once(good: Path) -> None:
    """A broken front matter hides neither its other faults nor those of the text."""
    path = good / "teapots.md"
    text = path.read_text("utf-8").replace('title = "Teapots of the world"\n', "").replace("2024-01-05", "2031-01-05")
    path.write_text(text.replace("Iron pots stay", "Lorem ipsum stay"), "utf-8")
    assert {"missing-key", "future-date", "placeholder"} <= {one.code for one in look(good)}


def test_a_corpus_without_one_readable_article_is_still_checked(tmp_path: Path) -> None:
    """Where the program could not answer at all, every file is named."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("+++\ntitle = 3\n", "utf-8")
    assert {one.file for one in look(tmp_path)} == {"a.md", "b.md"}


def test_statuses_and_formats(run: Run, good: Path) -> None:
    """0 for warnings, 1 for errors; `--strict` counts warnings too; JSON is an object a line; GitHub gets annotations."""
    where = ("--corpus", str(good))
    done = run("check", *where)
    assert done.returncode == 0 and done.stdout == "2 articles read, 0 faults\n"
    with (good / "teapots.md").open("a", encoding="utf-8") as file:
        file.write("\nIron  is heavy, 100%, and dark.\n")
    assert run("check", *where).returncode == 0
    done = run("check", "--strict", *where)
    assert done.returncode == 1 and "teapots.md:" in done.stdout and "2 articles read, 1 warning" in done.stdout
    record = json.loads(run("check", "--json", *where).stdout)
    assert record.keys() == {"file", "line", "severity", "code", "problem", "advice"}
    github = run("check", "--format", "github", "--corpus", good.name, cwd=good.parent).stdout
    assert github.startswith(f"::warning file={good.name}/teapots.md,line=") and "title=double-space::" in github
    (good / "zero.md").write_bytes(b"\0")
    assert run("check", *where).returncode == 1
    assert run("check", "--format", "xml", *where).returncode == 2


def test_annotations_and_lines_are_escaped() -> None:
    """What a workflow command or a terminal would obey is written out."""
    one = Finding("a,b:c.md", 3, "note", "x", "100%\nof \x1b[31m", "y")
    assert list(as_github([one], "corpus")) == [
        "::notice file=corpus/a%2Cb%3Ac.md,line=3,title=x::100%25%0Aof \\x1b[31m; y"]
    assert "\x1b" not in "".join(as_text([one]))


def test_criteria_are_facts_without_a_score(run: Run) -> None:
    """Each names its criterion; none rates."""
    said = run("check", "--criteria").stdout
    for words in ("DISCERN 4", "sources named: 6 of 6 articles", "PEMAT 3", "reading grade", "HONcode", "CDC Clear Communication"):
        assert words in said
    facts = [json.loads(line) for line in run("check", "--criteria", "--json").stdout.splitlines()]
    assert all(fact["fact"] for fact in facts if "criterion" in fact) and any("criterion" in fact for fact in facts)
    assert not any(word in said.casefold() for word in ("badge", "points out of", "grade a", "certified"))


def test_rules_are_many_and_small() -> None:
    """Each stands in the registry once and says what it looks for."""
    assert len(set(RULES)) == len(RULES) > 20 and all(rule.__doc__ for rule in RULES)


def test_check_corpus_takes_a_day(good: Path) -> None:
    """Years later the same corpus is stale; nothing else of it changed."""
    lines: list[str] = []
    assert check_corpus(Settings(corpus=good), lines.append, TODAY.replace(year=2036)) == 1
    said = "\n".join(lines)
    assert all(code in said for code in ("stale-reviewed", "stale-written", "old-source", "helpline-aged"))
