"""Progress: on a terminal only, after a while, and gone at the end."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from psychobot.progress import Line, Watched
from tests.conftest import Run


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def screen(written: str) -> str:
    """What is left on a line after carriage returns."""
    cells: list[str] = []
    for piece in written.split("\r"):
        cells[: len(piece)] = piece
    return "".join(cells).rstrip()


def ticking(by: float) -> Iterator[float]:
    """A clock that goes on by so many seconds each time it is looked at."""
    now = 0.0
    while True:
        now += by
        yield now


def test_long_work_is_seen_and_short_work_is_not() -> None:
    """Within the first second nothing is drawn; then the latest state is, and at the end nothing is left."""
    for by, seen in ((0.0001, False), (0.5, True)):
        stream, clock = Terminal(), ticking(by)
        with Line(stream, lambda: 30, clock.__next__) as line:
            assert list(Watched(range(100), "things counted and some more words", line)) == list(range(100))
            assert screen(stream.getvalue()).endswith("of 100 things counted and") == seen
            assert len(screen(stream.getvalue())) < 30
            said: list[str] = []
            line.cleared(said.append)("done")
            assert said == ["done"] and screen(stream.getvalue()) == ""
        assert screen(stream.getvalue()) == "" and bool(stream.getvalue()) == seen


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_no_terminal_no_progress(stream: io.StringIO | None) -> None:
    """Into a file or nowhere nothing is written."""
    clock = ticking(5.0)
    with Line(stream, lambda: 30, lambda: next(clock)) as line:
        list(Watched(range(100), "things", line))
    assert stream is None or stream.getvalue() == ""


def test_nothing_of_it_in_a_pipe(run: Run, folder: Path) -> None:
    """Standard error of `index` stays empty without a terminal."""
    assert run("index", "--corpus", str(folder)).stderr == ""


def test_index_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    """On a terminal of its own the command ends as it should, its last line whole."""
    child = pexpect.spawn(sys.executable, ["-m", "psychobot", "index", "--corpus", str(folder), "--index", str(tmp_path / "i")],
                          encoding="utf-8", timeout=60)
    child.expect(r"built \(first use.*3 articles")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
