"""An index that was never finished: nobody is disturbed by it, and it does not stay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from psychobot import drafts
from psychobot.index import Index
from psychobot.store import save
from tests.conftest import Run

SCRIPT = Path(__file__).parent.parent / "scripts" / "kill_index.py"
DAYS = 2 * 24 * 3600


def process_gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    return ended.pid


def named(place: Path, process: int, machine: str | None = None) -> Path:
    """A draft of a process, half written."""
    own = drafts.mine().split("-")[1]
    path = place / f".draft-{machine or own}-{process}-abc"
    path.mkdir(parents=True)
    (path / "body.rows.npy").write_bytes(b"half")
    return path


def aged(path: Path) -> Path:
    """The same folder, last written two days ago."""
    then = time.time() - DAYS
    os.utime(path, (then, then))
    return path


@pytest.mark.skipif(os.name != "posix", reason="processes are asked for there only")
def test_what_nobody_writes_any_more_is_deleted(tmp_path: Path) -> None:
    """Drafts of ended processes at once, others after a day; those of living ones and other folders never."""
    gone = [named(tmp_path, process_gone()), aged(named(tmp_path, 1, "0" * 8)), tmp_path / ".draft-old_style"]
    gone[2].mkdir()
    aged(gone[2])
    own, elsewhere = aged(named(tmp_path, os.getpid())), named(tmp_path, 2, "0" * 8)
    other = aged(named(tmp_path, 3, "0" * 8))
    (other / "diary.txt").write_text("mine", "utf-8")
    aged(other)
    link = tmp_path / ".draft-link"
    link.symlink_to(own)
    drafts.forget(tmp_path)
    assert not any(path.exists() for path in gone)
    assert own.is_dir() and elsewhere.is_dir() and other.is_dir() and link.is_symlink()
    drafts.forget(tmp_path / "none")


def test_a_draft_left_behind_is_gone_after_the_next_index(index: Index, tmp_path: Path) -> None:
    """Whoever saves an index next tidies up."""
    left = named(tmp_path, process_gone())
    save(index, tmp_path / ("a" * 16 + "-f1a1"))
    assert not left.exists()


def test_an_index_that_is_up_to_date_tidies_up_too(run: Run, folder: Path, tmp_path: Path) -> None:
    """Even where nothing has to be built."""
    where = ("--corpus", str(folder), "--index", str(tmp_path / "i"))
    run("index", *where)
    left = named(next((tmp_path / "i").iterdir()), process_gone())
    assert "up to date" in run("index", *where).stdout and not left.exists()


@pytest.mark.timeout(400)
@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killing_index_disturbs_nobody() -> None:
    """Killed five times while two readers ask: no reply failed or was wrong, nothing was left."""
    done = subprocess.run([sys.executable, str(SCRIPT), "--kills", "5", "--readers", "2"], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed or wrong: 0" in done.stdout and "after one more run: 0" in done.stdout
