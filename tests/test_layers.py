from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import psychobot

PACKAGE = Path(psychobot.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "corpus" not in path.parts)
LIBRARIES = {
    "sklearn": {"build.py"},
    "scipy": {"build.py"},
    "numpy": {"answer.py", "build.py", "index.py", "postings.py", "search.py", "store.py"},
    "prompt_toolkit": {"terminal.py"},
    "rapidfuzz": {"spelling.py", "commands.py"},
    "Stemmer": {"analysis.py"},
    "platformdirs": {"settings.py", "store.py"},
    "wcwidth": {"wrapping.py"},
}
LOW = {"records.py", "errors.py", "english.py"}
"""Modules that import nothing of psychobot."""


def imports(path: Path) -> set[str]:
    """Every module a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_home(path: Path) -> None:
    """A third-party library is imported only where the map says."""
    outside = {name.partition(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"psychobot", "__future__"}
    wrong = {name for name in outside if path.name not in LIBRARIES.get(name, set())}
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """The crisis package imports nothing else of psychobot, the lowest modules nothing at all."""
    inside = {name for name in imports(path) if name.startswith("psychobot")}
    if "crisis" in path.parts:
        assert all(name.startswith("psychobot.crisis") for name in inside)
    elif path.name in LOW:
        assert not inside


def test_no_pickle_and_no_network_anywhere() -> None:
    """No module of the package imports pickle, joblib, sockets or a web client."""
    banned = {"pickle", "joblib", "shelve", "socket", "ssl", "http", "urllib", "requests", "asyncio", "marshal", "dill"}
    for path in MODULES:
        assert not {name.partition(".")[0] for name in imports(path)} & banned, path.name


def test_crisis_needs_nothing_but_the_standard_library() -> None:
    """With every third-party package blocked, a message is screened and a notice shown."""
    script = (
        "import sys\n"
        "class Block:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] not in sys.stdlib_module_names | {'psychobot'}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "from psychobot.crisis import Watch, region_from\n"
        "print(Watch(region_from('GB', {})).hear('I want to kill myself').text)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "999" in done.stdout and "116 123" in done.stdout


def test_ask_never_imports_what_only_building_needs(tmp_path: Path) -> None:
    """With a fresh index a question is answered without scikit-learn, scipy or prompt_toolkit."""
    script = (
        "import sys; from psychobot.cli import run; run(['ask', '--json', 'what is transference?', '--index', sys.argv[1]])\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'sklearn', 'scipy', 'prompt_toolkit', 'joblib', 'dataclasses'}))\n"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] in ("[]", "['dataclasses']")


def test_help_and_version_import_next_to_nothing() -> None:
    """`--help` does not wait for numpy or the crisis rules."""
    script = ("import sys\nfrom psychobot.cli import run\ntry: run(['--help'])\nexcept SystemExit: pass\n"
              "print(sorted(m for m in sys.modules if m.startswith(('numpy', 'psychobot.'))))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['psychobot.cli']"
