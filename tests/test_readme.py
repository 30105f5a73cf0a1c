"""The README's session replays, and its commands and files exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from psychobot.cli import COMMANDS
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def sessions() -> list[tuple[str, str]]:
    """The commands of the console blocks, each with what is printed below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = part.partition("\n")
            found.append((command, printed.strip("\n")))
    return found


@pytest.mark.parametrize(("command", "printed"), sessions(), ids=[command for command, _ in sessions()])
def test_the_session_replays(run: Run, command: str, printed: str) -> None:
    """What the README shows is what the program prints, at 80 columns."""
    done = run(*shlex.split(command)[1:], env={"COLUMNS": "80"})
    assert done.stdout.strip("\n") == printed


def test_the_first_screen_says_what_matters() -> None:
    """What it is, what it is not, a session with an answer and a refusal, and the two commands, in one screen."""
    first = README.partition("## ")[0]
    for words in ("no therapist", "not for emergencies", "scripts/chat", "scripts/test", "The corpus does not say"):
        assert words in first
    assert len(first.splitlines()) <= 50


def test_every_command_is_in_the_readme() -> None:
    """No command is left undocumented."""
    assert all(f"psychobot {name}" in README for name in COMMANDS if name != "chat")


def test_every_file_named_exists() -> None:
    """Modules, scripts and documents that the README names are there."""
    named = set(re.findall(r"`([a-z_]+\.py)`", README))
    assert all((ROOT / "src/psychobot" / name).is_file() for name in named)
    assert all((ROOT / name).is_file() for name in re.findall(r"\b(?:scripts|docs|corpus)/[\w./-]*\w", README))
