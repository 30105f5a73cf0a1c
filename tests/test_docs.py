"""The pages for maintainers, done by a new user in an empty folder: every file is written, every command run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import psychobot
from tests.conftest import Run

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ["maintainers.md", "testing.md"]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
FRAME = re.compile(r"^[=_]+ (.*?) [=_]+$", re.M)
"""A line of pytest's that is as wide as the terminal."""

Say = Callable[[list[str]], str]


class Step(NamedTuple):
    """A file to write, or a command to run, with what stands in it or is printed."""

    name: str
    text: str
    writes: bool


def steps(page: str) -> Iterator[Step]:
    """What a page asks a reader to do, in order."""
    for language, name, text in BLOCK.findall((DOCS / page).read_text("utf-8")):
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                yield Step(command, printed, False)
        else:
            assert name, f"{page}: a block of {language} without the name of its file"
            yield Step(name, text, True)


@pytest.fixture
def say(run: Run, tmp_path: Path) -> Say:
    """Run a command of a page in its folder: what it prints on standard output, at 80 columns."""
    environ = {name: value for name, value in os.environ.items() if name not in ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS")}
    environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "80", "XDG_CACHE_HOME": str(tmp_path / "cache"),
                "XDG_CONFIG_HOME": str(tmp_path / "config"), "PYTHONPATH": str(Path(psychobot.__file__).parents[1])}

    def said(words: list[str]) -> str:
        if words[0] == "psychobot":
            return run(*words[1:], env={"COLUMNS": "80"}, cwd=tmp_path / "empty").stdout
        assert words[0] == "pytest"
        command = [sys.executable, "-m", "pytest", "-p", "psychobot.pytest_plugin", "-W", "error", *words[1:]]
        return subprocess.run(command, cwd=tmp_path / "empty", env=environ, capture_output=True, text=True,
                              encoding="utf-8", check=False).stdout

    (tmp_path / "empty").mkdir()
    return said


@pytest.mark.parametrize("page", PAGES)
def test_a_new_user_gets_what_the_page_shows(page: str, say: Say, tmp_path: Path) -> None:
    """Every file is written and every command run, in order, from an empty folder."""
    ran = 0
    for step in steps(page):
        if step.writes:
            path = tmp_path / "empty" / step.name
            path.parent.mkdir(exist_ok=True)
            path.write_text(step.text, "utf-8")
        else:
            assert same_lines(say(shlex.split(step.name))) == same_lines(step.text), step.name
            ran += 1
    assert ran >= 4


def same_lines(printed: str) -> str:
    """What is printed, without how long it took and how wide pytest draws its frames."""
    return FRAME.sub(r"= \1 =", re.sub(r"in \d+\.\d+s", "in 0.1s", printed)).strip("\n")


@pytest.mark.parametrize("page", PAGES)
def test_a_file_is_named_where_a_reader_sees_it(page: str) -> None:
    """The name in the head of a block is not drawn: it stands in the text before it too."""
    text = (DOCS / page).read_text("utf-8")
    assert all(f"`{step.name}`" in text for step in steps(page) if step.writes)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every page linked to exists."""
    links = re.findall(r"\]\(([^)#]+)\)", (DOCS / page).read_text("utf-8"))
    assert links and all((DOCS / link).is_file() for link in links)
