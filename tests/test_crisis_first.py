"""Whatever is broken behind it, the notice is printed; what can still be answered is answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Run

URGENT = ("ask", "I want to kill myself", "--region", "GB")
MENTION = ("ask", "how common is suicide among students?", "--region", "GB")
HELPLINE = "116 123"
ANSWER = "One student in 13,000 dies by suicide"
STATISTICS = f"# Statistics\n\n## How common suicide is\n\n{ANSWER} in a year, and suicide among students is less common than among others.\n"


@pytest.fixture
def corpus(folder: Path) -> Path:
    """The small corpus, with an article that answers the mention."""
    (folder / "statistics.md").write_text(STATISTICS, "utf-8")
    return folder


def assert_notice_then_answer(said: str) -> None:
    """The helpline is printed, then the answer."""
    assert HELPLINE in said and ANSWER in said
    assert said.index(HELPLINE) < said.index(ANSWER)


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_damaged_index_is_built_again_behind_the_notice(run: Run, corpus: Path, tmp_path: Path, share: float) -> None:
    """With every array of the asked corpus's own index cut short, a mention gets notice and answer, and a sound index."""
    places = ("--corpus", str(corpus), "--index", str(tmp_path / "index"))
    assert run("index", *places).returncode == 0
    arrays = list((tmp_path / "index").rglob("*.npy"))
    assert len(arrays) > 20
    for path in arrays:
        os.truncate(path, int(path.stat().st_size * share))
    done = run(*MENTION, *places)
    assert_notice_then_answer(done.stdout)
    assert done.returncode == 0 and "damaged" in done.stderr
    assert run(*MENTION, *places).stderr == ""


def test_a_damaged_index_is_not_even_opened_for_someone_in_danger(run: Run, corpus: Path, tmp_path: Path) -> None:
    """An urgent message is answered by the notice alone; the index stays as it is."""
    places = ("--corpus", str(corpus), "--index", str(tmp_path / "index"))
    run("index", *places)
    for path in (tmp_path / "index").rglob("*.npy"):
        os.truncate(path, 0)
    done = run(*URGENT, *places)
    assert done.returncode == 4 and HELPLINE in done.stdout and done.stderr == ""


def test_an_index_that_cannot_be_kept_keeps_nothing_back(run: Run, corpus: Path, tmp_path: Path) -> None:
    """With no index and nowhere to write one, a mention gets notice and answer."""
    (tmp_path / "file").write_text("in the way", "utf-8")
    places = ("--corpus", str(corpus), "--index", str(tmp_path / "file" / "index"))
    done = run(*MENTION, *places)
    assert_notice_then_answer(done.stdout)
    assert done.returncode == 0 and "not kept" in done.stderr
    urgent = run(*URGENT, *places)
    assert urgent.returncode == 4 and HELPLINE in urgent.stdout


@pytest.mark.parametrize("broken", ["corpus missing", "corpus a file", "corpus empty", "numpy"])
@pytest.mark.parametrize(("message", "status"), [(URGENT, 4), (MENTION, 1)], ids=["urgent", "mention"])
def test_a_fault_is_told_below_the_notice(
        run: Run, corpus: Path, tmp_path: Path, broken: str, message: tuple[str, ...], status: int) -> None:
    """Without a corpus or without numpy the notice is printed, and `ask` ends with 4, or with 1 after a mention."""
    fake = tmp_path / "fake"
    fake.mkdir()
    if broken == "numpy":
        (fake / "numpy").mkdir()
        (fake / "numpy" / "__init__.py").write_text("raise ImportError('numpy is broken')\n", "utf-8")
    places = {"corpus missing": tmp_path / "none", "corpus a file": corpus / "statistics.md", "corpus empty": fake, "numpy": corpus}
    path = os.pathsep.join(filter(None, [str(fake), os.environ.get("PYTHONPATH")]))
    done = run(*message, "--corpus", str(places[broken]), env={"PYTHONPATH": path})
    assert HELPLINE in done.stdout and done.returncode == status
    said = done.stdout + done.stderr
    assert "Traceback" not in said and ANSWER not in said
    if message == MENTION:
        told = "numpy is broken" if broken == "numpy" else str(places[broken])
        assert "".join(told.split()) in "".join(said.split())  # a long path is wrapped
