from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import psychobot

PACKAGE = Path(psychobot.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "corpus" not in path.parts)
LIBRARIES = {  # by the path inside the package: "crisis/spelling.py" is not "spelling.py"
    "sklearn": {"build.py"},
    "scipy": {"learning.py"},
    "numpy": {"answer.py", "array_files.py", "assembling.py", "build.py", "classifier.py", "counts.py", "documents.py", "grouping.py", "index.py", "learning.py", "parts.py", "postings.py", "refreshing.py",
              "search.py", "spelling.py", "store.py"},
    "prompt_toolkit": {"terminal.py"},
    "rapidfuzz": {"spelling.py"},
    "tomli": {"articles.py"},
    "Stemmer": {"analysis.py"},
    "platformdirs": {"settings.py"},
    "wcwidth": {"wrapping.py"},
    "pytest": {"pytest_plugin.py"},
    "trafilatura": {"web_pages.py"},
    "lxml": {"web_facts.py", "web_pages.py"},
}
LAYERS = (
    "array_files columns crisis credits drafts english errors follow_up_signs languages markdown_rows markup postings progress records told",
    "classifier findings grouping page_lines people",
    "analysis articles asides charts citations commands documents furniture page_files passages settings wrapping",
    "about accounts aliases asking claims evaluation gaps judged_pages transcript",
    "bare_lists line_shapes line_signs labels links listed_sections mails site_talk speakers speech_signs title_signs word_senses",
    "boxes bylines fact_places line_judge own_sections page_ends promotions publishers repetitions speech_judge threads",
    "parts testing",
    "counts dialogues differences fact_weights index material name_signs page_parts publisher_signs",
    "date_signs learning title_judge",
    "fact_judge page_titles",
    "sorting",
    "importing",
    "markdown_pages web_facts",
    "web_pages",
    "importer",
    "import_measures",
    "accepted assembling checks_files checks_front checks_text rating",
    "checks_alone checks_lists checks_marks checks_shapes checks_slips checks_sources checks_speech checks_times checks_words",
    "checks_aliases checks_grammar checks_judged checks_leftovers checks_subject checks_tables checks_told checks_voice",
    "criteria",
    "checking",
    "build company offers refreshing report_cases",
    "spelling",
    "query report_page store",
    "indexing reloading reply search",
    "confidence",
    "answer context render reply_record",
    "loading searcher side_by_side verdicts",
    "maintenance pytest_plugin turns",
    "index_diff verifying",
    "terminal",
    "chat",
    "cli",
    "__main__",
)
"""From low to high: a module may import of psychobot only what stands on a line above its own."""
RANK = {name: rank for rank, line in enumerate(LAYERS) for name in line.split()}


def imports(path: Path) -> set[str]:
    """Every module a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path}:{node.lineno}: write the import with its full name"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_home(path: Path) -> None:
    """A third-party library is imported only where the map says."""
    outside = {name.partition(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"psychobot", "__future__"}
    wrong = {name for name in outside if path.relative_to(PACKAGE).as_posix() not in LIBRARIES.get(name, set())}
    assert not wrong


def test_the_map_of_libraries_is_kept() -> None:
    """Every home in the map exists and imports its library; none of them is in the crisis package."""
    for library, homes in LIBRARIES.items():
        for home in homes:
            assert not home.startswith("crisis/")
            assert library in {name.partition(".")[0] for name in imports(PACKAGE / home)}, f"{home} imports no {library}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only modules of lower layers, the crisis package nothing but itself."""
    inside = {name.split(".")[1] for name in imports(path) if name.startswith("psychobot.")} - {"__version__"}
    if "crisis" in path.relative_to(PACKAGE).parts:
        assert inside <= {"crisis"}
        return
    if path == PACKAGE / "__init__.py":
        assert not inside
        return
    assert path.stem in RANK, "a new module: give it its place in LAYERS"
    assert {name for name in inside if RANK[name] >= RANK[path.stem]} == set()


def test_no_pickle_and_no_network_anywhere() -> None:
    """No module of the package imports pickle, joblib, sockets or a web client."""
    banned = {"pickle", "joblib", "shelve", "socket", "ssl", "http", "urllib", "requests", "asyncio", "marshal", "dill"}
    for path in MODULES:
        assert not {name.partition(".")[0] for name in imports(path)} & banned, path
        assert not re.search(r"__import__|import_module", path.read_text("utf-8")), f"{path}: imports are written out"


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
    """With a fresh index a good, a misspelt and an unanswerable question do without scikit-learn, scipy or prompt_toolkit.

    Nor do they ask how wide the terminal is.
    """
    questions = ["what is transference?", "what is countertransfrence?", "how do I fix a bicycle?"]
    script = (
        "import sys; from psychobot.cli import run\n"
        "told = [run(['ask', '--json', question, '--index', sys.argv[1]]) for question in sys.argv[2:]]\n"
        "print(told, sorted({m.partition('.')[0] for m in sys.modules} & {'sklearn', 'scipy', 'prompt_toolkit', 'joblib', 'shutil'}))\n"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path), *questions], capture_output=True, text=True, check=True)
    records = [json.loads(line) for line in done.stdout.splitlines()[:-1]]
    assert records[1]["corrections"] == {"countertransfrence": "countertransference"}
    assert done.stdout.splitlines()[-1] == "[0, 0, 3] []"


def test_help_and_version_import_next_to_nothing() -> None:
    """`--help` does not wait for numpy or the crisis rules."""
    script = ("import sys\nfrom psychobot.cli import run\ntry: run(['--help'])\nexcept SystemExit: pass\n"
              "print(sorted(m for m in sys.modules if m.startswith(('numpy', 'psychobot.'))))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['psychobot.cli']"
