from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OFFLINE = (
    "import socket, sys\n"
    "def refuse(*args, **kwargs): raise OSError('no network here')\n"
    "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
    "import psychobot\n"
    "assert psychobot.__file__.startswith(sys.argv[1]), psychobot.__file__\n"
    "from psychobot.cli import run\n"
    "sys.exit(run(['ask', 'what is transference?']))\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources and installed into a folder of its own."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    sources = tmp_path_factory.mktemp("sources") / "psychobot"
    shutil.copytree(ROOT, sources, ignore=shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "training"))
    quiet = {"check": True, "capture_output": True}
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(sources)], **quiet)  # type: ignore[call-overload]
    wheel = next(wheels.glob("*.whl"))
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check",
                    "--target", str(target), str(wheel)], **quiet)  # type: ignore[call-overload]
    return target


def test_an_installed_wheel_answers_offline_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """The wheel carries corpus, helplines and word lists, and needs neither checkout nor network."""
    environ = {"PYTHONPATH": str(installed), "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", OFFLINE, str(installed)], cwd=tmp_path, env=environ, capture_output=True,
                          text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Transference" in done.stdout and ".md, line" in done.stdout


def test_the_wheel_holds_all_its_data_and_no_tests(installed: Path) -> None:
    """What the program reads is inside the package."""
    package = installed / "psychobot"
    for name in ("corpus/glossary.md", "corpus/aliases.toml", "crisis/helplines.json", "english_words.txt", "py.typed",
                 "report_page.css"):
        assert (package / name).is_file()
    assert not list(installed.rglob("test_*.py"))
