"""An index made from the one before is the same, byte for byte, as one built from nothing."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from psychobot import assembling
from psychobot.articles import doc_id_of, parse_article, parse_corpus, read_files
from psychobot.build import build_index, count
from psychobot.classifier import Classifier, with_pairs
from psychobot.counts import Counts, Mismatch, count_few, counted_pairs, numbered, spliced
from psychobot.learning import trained
from psychobot.parts import begins_part
from psychobot.records import Article
from psychobot.refreshing import Before, refreshed_index
from psychobot.store import index_folder, keep, load_with_corpus, refreshed, save
from tests.conftest import Run

LONG = "internationalisierungsbestrebungsausschuss" * 2
CLAIMS = """[[claims]]
topic = "Water"
asks = ["When to water tomatoes?"]
[[claims.positions]]
stance = "early"
doc_id = "garden"
quote = "Tomatoes need water early in the morning."
[[claims.positions]]
stance = "never"
doc_id = "weather"
quote = "Rain falls when warm air rises and cools."
"""


def rewrite(folder: Path, name: str, old: str, new: str) -> int:
    """Replace words that stand in a file."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    return (folder / name).write_text(text.replace(old, new), "utf-8")


def write(folder: Path, name: str, text: str) -> int:
    """Write a file."""
    return (folder / name).write_text(text, "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "a word": lambda f: rewrite(f, "bread.md", "Egypt", "Rome"),
    "a word that was the longest": lambda f: rewrite(f, "weather.txt", LONG, "word"),
    "a longer word": lambda f: rewrite(f, "bread.md", "Egypt", LONG + "en and " + LONG + "es"),
    "a word very often": lambda f: rewrite(f, "bread.md", "Egypt", "rye " * 300),
    "a paragraph more": lambda f: rewrite(f, "bread.md", "## Sourdough\n", "## Rye\n\nRye bread keeps for a week.\n\n## Sourdough\n"),
    "a long paragraph": lambda f: rewrite(f, "bread.md", "It takes", "It takes bakers a lot of patience " * 30 + "It takes"),
    "nothing left to quote": lambda f: write(f, "bread.md", "# Bread\n"),
    "a section less": lambda f: rewrite(f, "garden.md", "## Watering\n", ""),
    "first of all": lambda f: write(f, "aardvark.md", "# Aardvarks\n\nAardvarks eat ants and termites at night.\n"),
    "last of all": lambda f: write(f, "zebra.md", "# Zebras\n\n## Why stripes?\n\nZebras have stripes against flies.\n"),
    "one less": lambda f: (f / "bread.md").unlink(),
    "renamed": lambda f: (f / "bread.md").rename(f / "loaf.md"),
    "questions": lambda f: rewrite(f, "garden.md", '"When should the hose come out?"', '"When is it time for the hose?", "Hose?"'),
    "questions beside it": lambda f: write(f, "bread.asked.toml", '[questions]\n"Sourdough" = ["Who wrote on rising dough?"]\n'),
    "aliases": lambda f: write(f, "aliases.toml", '[aliases]\n"loaf" = ["bread"]\n'),
    "gaps": lambda f: write(f, "gaps.toml", '[gaps]\n"bicycles" = ["How do I fix a bicycle?", "How much is one?"]\n'),
    "claims gone": lambda f: (f / "claims.toml").unlink(),
    "claims moved": lambda f: rewrite(f, "weather.txt", "Rain falls", "A line more.\n\nRain falls"),
    "a claim that does not stand": lambda f: rewrite(f, "weather.txt", "Rain falls", "Snow falls"),
    "line ends": lambda f: (f / "bread.md").write_bytes((f / "bread.md").read_bytes().replace(b"\n", b"\r\n")),
    "two at once": lambda f: (rewrite(f, "bread.md", "Egypt", "Rome"), write(f, "milk.md", "Milk\n\nMilk comes from cows.\n")),
}


@pytest.fixture
def rich(folder: Path) -> Path:
    """The small corpus with claims, headings that ask, questions that are none, very long words, and more articles."""
    write(folder, "claims.toml", CLAIMS)
    rewrite(folder, "weather.txt", "Meteorologists", f"{LONG} {LONG} {LONG}er Meteorologists")
    write(folder, "asks.md", "+++\ntitle = \"Asks\"\n[[sources]]\npublisher = \"A\"\ntitle = \"B\"\n[questions]\n\"Why not?\" = []\n+++\n"
          "# Asks\n\n## Why?\n\nBecause of the weather in bread.\n\n## Why not?\n\nOut of habit, people say.\n\n## Why?\n\nBecause.\n")
    write(folder, "languages.txt", "言葉\n\n東京都庁第一本庁舎展望室東京都庁第一本庁舎展望室 is a place. Ångström und Straße.\n")
    for number in range(6):
        write(folder, f"note-{number}.md", f"# Note {number}\n\nThis note, number {number}, is about gardens and bread.\n")
    return folder


def files_of(place: Path) -> dict[str, bytes]:
    """Every file of an index."""
    return {path.name: path.read_bytes() for path in place.iterdir()}


def same_bytes(folder: Path, root: Path, other: Path) -> bool:
    """Keep the refreshed index; whether it is the one built from nothing, file for file."""
    files = read_files(folder)
    index = refreshed(files, root)
    assert index is not None, "made from nothing"
    keep(index, files, root, pytest.fail)
    save(build_index(parse_corpus(files)), other / "full", files)
    made, full = files_of(index_folder(files, root)), files_of(other / "full")
    assert [name for name in full if made.get(name) != full[name]] == []
    return made == full


@pytest.mark.parametrize("parted", [False, True])
@pytest.mark.parametrize("edit", EDITS)
def test_the_same_bytes_as_from_nothing(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str, parted: bool
) -> None:
    """After any edit, and after the next one on top of it."""
    if parted:
        monkeypatch.setattr("psychobot.parts.begins_part", {"garden", "note-2", "weather"}.__contains__)
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path / "root", pytest.fail)
    EDITS[edit](rich)
    assert same_bytes(rich, tmp_path / "root", tmp_path / "one")
    write(rich, "note-3.md", "# Note 3\n\nAn altogether different note.\n")
    assert same_bytes(rich, tmp_path / "root", tmp_path / "two")


def test_the_same_bytes_after_many_edits(rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty random edits, one on top of the other, each made from the index before."""
    monkeypatch.setattr("psychobot.parts.begins_part", {"garden", "weather"}.__contains__)
    chosen = random.Random(7)
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path / "root", pytest.fail)
    for number in range(40):
        name = f"note-{chosen.randrange(8)}.md"
        if (rich / name).is_file() and chosen.random() < 0.3:
            (rich / name).unlink()
        else:
            said = " ".join(chosen.choices("bread rye garden slug water 雨 Why? it-self".split(), k=chosen.randrange(120)))
            write(rich, name, f"# Note\n\n## {chosen.choice(('Why?', 'On it'))}\n\n{said}. This is edit {number}.\n")
        assert same_bytes(rich, tmp_path / "root", tmp_path / str(number))


@pytest.mark.parametrize("fault", ["front matter", "binary", "same name", "most changed"])
def test_what_cannot_be_refreshed_is_built(rich: Path, tmp_path: Path, fault: str) -> None:
    """Faults are left to the build from nothing, which names them; so is a corpus of which most has changed."""
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path, pytest.fail)
    match fault:
        case "front matter":
            write(rich, "bread.md", "+++\ntitle =\n+++\nx")
        case "binary":
            (rich / "bread.md").write_bytes(b"\0")
        case "same name":
            write(rich, "bread.txt", "Bread\n\nAnother article of the same name.\n")
        case _:
            for path in rich.glob("*.md"):
                write(rich, path.name, "# Other\n\nSomething else altogether.\n")
    assert refreshed(read_files(rich), tmp_path) is None


def test_an_article_that_begins_a_part_is_built_from_nothing(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it comes, goes or is no longer the first, other articles come into another part."""
    monkeypatch.setattr("psychobot.parts.CUT", 3)
    names = [f"new-{number}.md" for number in range(9)]
    begins = next(name for name in names if begins_part(doc_id_of(name)))
    other = next(name for name in names if not begins_part(doc_id_of(name)))
    for name, now, made in ((begins, "# New\n", False), (begins, "", False), (other, "# New\n", True), (other, "", True)):
        files = read_files(rich)
        keep(build_index(parse_corpus(files)), files, tmp_path, pytest.fail)
        write(rich, name, now) if now else (rich / name).unlink()
        assert bool(refreshed(read_files(rich), tmp_path)) == made


@pytest.mark.parametrize("array", ["tally.body", "files", "body.rows", "tally.words.long"])
def test_a_damaged_index_is_no_beginning(rich: Path, tmp_path: Path, array: str) -> None:
    """An index with a damaged array is not built upon."""
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path, pytest.fail)
    path = index_folder(files, tmp_path) / f"{array}.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    write(rich, "note-3.md", "# Note 3\n\nAn altogether different note.\n")
    assert refreshed(read_files(rich), tmp_path) is None


def test_only_what_changed_is_parsed(rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other articles are neither parsed nor cut again."""
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path, pytest.fail)
    before = Before(*load_with_corpus(index_folder(files, tmp_path), rich))
    rewrite(rich, "bread.md", "Egypt", "Rome")
    parsed: list[str] = []

    def parse(text: str, name: str) -> Article:
        parsed.append(name)
        return parse_article(text, name)

    monkeypatch.setattr("psychobot.refreshing.parse_article", parse)
    assert refreshed_index(read_files(rich), before) and parsed == ["bread.md"]


def rows_of(seed: int, many: int) -> list[list[str]]:
    """Rows of a few terms, some empty."""
    chosen = random.Random(seed)
    return [chosen.choices("a bb ccc dddd é 雨 zz".split(), k=chosen.randrange(6)) for _ in range(many)]


@pytest.mark.parametrize(("edit", "learns"), [("a word", False), ("a paragraph more", False), ("questions", True), ("gaps", True)])
def test_it_is_learned_again_only_from_other_questions(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str, learns: bool
) -> None:
    """An edit of the text leaves the classifier as it is."""
    files = read_files(rich)
    keep(build_index(parse_corpus(files)), files, tmp_path, pytest.fail)
    learned: list[int] = []

    def learn(held: Sequence[Counts], classes: np.ndarray, many: int, passes: int = 1) -> Classifier:
        learned.append(many)
        return trained(held, classes, many, passes)

    monkeypatch.setattr(assembling, "trained", learn)
    EDITS[edit](rich)
    assert refreshed(read_files(rich), tmp_path) is not None
    assert bool(learned) == learns


def test_few_are_counted_as_many_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two ways to count agree, of nothing and of no terms too."""
    monkeypatch.setattr("psychobot.build.MANY", 1)
    some: list[list[list[str]]] = [[], [[]], [["a"], []]]
    for rows in (*some, *(rows_of(seed, 9) for seed in range(30))):
        few, many = count_few(rows), count(rows)
        assert all(np.array_equal(a, b) for a, b in zip(few, many, strict=True)) and few.terms.dtype == many.terms.dtype


def test_pairs_are_counted_as_terms_are() -> None:
    """Two terms in a row are counted as if they were one, where enough rows have them; never across two rows."""
    for seed, least in ((seed, least) for seed in range(30) for least in (1, 2)):
        rows = rows_of(seed, 9)
        pairs, every = counted_pairs(numbered(rows), least), count([with_pairs(row)[len(row):] for row in rows])
        often = every.df >= least
        assert pairs.terms.tolist() == every.terms[often].tolist() and pairs.df.tolist() == every.df[often].tolist()
        assert pairs.rows.tolist() == every.rows[np.repeat(often, np.diff(every.starts))].tolist()
        assert pairs.times.tolist() == every.times[np.repeat(often, np.diff(every.starts))].tolist()
        assert pairs.lengths.tolist() == every.lengths.tolist()
    assert counted_pairs(numbered([]), 1).height == 0 and not len(counted_pairs(numbered([["a"], ["b"]]), 1).terms)


def test_rows_are_replaced() -> None:
    """Rows taken out, moved and put in give the counts of the rows that are there then."""
    for seed in range(60):
        chosen = random.Random(seed)
        old, fresh = rows_of(seed, 8), rows_of(seed + 100, chosen.randrange(5))
        stay = sorted(chosen.sample(range(8), chosen.randrange(9)))
        fresh_rows = sorted(chosen.sample(range(len(stay) + len(fresh)), len(fresh)))
        kept_rows = [row for row in range(len(stay) + len(fresh)) if row not in fresh_rows]
        row_now = np.full(8, -1)
        row_now[stay] = kept_rows
        now: list[list[str]] = [[]] * (len(stay) + len(fresh))
        for row, terms in [*zip(kept_rows, (old[row] for row in stay), strict=True), *zip(fresh_rows, fresh, strict=True)]:
            now[row] = terms
        gone = count_few([old[row] for row in range(8) if row not in stay])
        found = spliced(count(old), row_now, gone, count_few(fresh), np.array(fresh_rows, np.int64))
        assert_same(found, count(now))


@pytest.mark.parametrize("gone", [["a", "bb"], ["a", "a", "a"], ["a", "ccc", "dddd"], ["a", "bb", "zz"], ["a", "zzz"], []])
def test_rows_that_do_not_hold_what_they_should_are_not_taken_out(gone: list[str]) -> None:
    """Counts that are not those of the row are noticed, whether they say too much, too little or something else."""
    old, nothing = count([["a", "bb", "ccc"], ["dddd"], ["zz"]]), count_few([])
    with pytest.raises(Mismatch):
        spliced(old, np.array([-1, 0, 1]), count_few([gone]), nothing, np.zeros(0, np.int64))


def assert_same(found: Counts, wanted: Counts) -> None:
    """Both count the same."""
    assert found.height == wanted.height and found.terms.dtype == wanted.terms.dtype
    for name in ("terms", "starts", "rows", "times", "lengths"):
        assert np.array_equal(getattr(found, name), getattr(wanted, name)), name


def test_few_articles_are_indexed_without_scikit_learn(run: Run, folder: Path, tmp_path: Path) -> None:
    """Built from nothing and after an edit: what counts millions of words takes longer to import than the rest."""
    block = tmp_path / "block"
    block.mkdir()
    for library in ("sklearn", "scipy"):
        (block / f"{library}.py").write_text("raise ImportError('not now')\n", "utf-8")
    path = os.pathsep.join(filter(None, (str(block), os.environ.get("PYTHONPATH"))))
    assert run("index", "--corpus", str(folder), env={"PYTHONPATH": path}).stdout.startswith("built")
    rewrite(folder, "bread.md", "Egypt", "Rome")
    done = run("index", "--corpus", str(folder), env={"PYTHONPATH": path})
    assert done.returncode == 0 and "changed  bread.md" in done.stdout
