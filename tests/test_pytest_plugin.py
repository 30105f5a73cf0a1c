from __future__ import annotations

import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import psychobot.build
import psychobot.pytest_plugin
import psychobot.verdicts
from tests.conftest import BREAD, GARDEN

# What is imported here stays: pytester forgets what the runs inside it import, and numpy cannot be imported twice.
assert psychobot.build and psychobot.verdicts

CLAIMS = """
[[claims]]
topic = "When to water"
asks = ["when should tomatoes be watered, mornings or evenings?", "is it better to water in the morning or at night?"]
[[claims.positions]]
stance = "in the morning"
doc_id = "garden"
quote = "Tomatoes need water early in the morning."
[[claims.positions]]
stance = "in the evening"
doc_id = "balcony"
quote = "Tomatoes drink best in the evening, after the sun has gone."
"""
BALCONY = "# Balcony\n\nTomatoes drink best in the evening, after the sun has gone.\n"
SOURDOUGH = """
[[answerable]]
question = "where was sourdough first baked?"
kind = "direct"
answers = [{document = "bread", words = ["Egypt"]}]
"""
BICYCLE = """
[[unanswerable]]
question = "how do I fix a bicycle?"
kind = "else"
"""
DIALOGUE = """
[[dialogues]]
turns = [
  {text = "what is sourdough?", needs = "standalone", expect = ["first baked in Egypt"]},
  {text = "how long does it take?", needs = "context", expect = ["It takes two days"]},
  {text = "what do slugs eat?", needs = "changed", expect = ["eat the leaves"]},
]
"""
POINT = """
[[disagreements]]
question = "should tomatoes be watered in the morning or in the evening?"
sides = [["early in the morning"], ["best in the evening"]]
"""
ALL = SOURDOUGH + BICYCLE + DIALOGUE + POINT


class Runs:
    """A folder with a corpus in it, and pytest run there with the plugin and warnings as errors."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.folder = pytester, pytester.path

    def write(self, questions: str | bytes, folder: str = ".") -> None:
        """The corpus and its rated questions."""
        into = self.folder / folder
        into.mkdir(exist_ok=True)
        for name, text in (("garden.md", GARDEN), ("bread.md", BREAD), ("balcony.md", BALCONY), ("claims.toml", CLAIMS)):
            (into / name).write_text(text, "utf-8")
        (into / "questions.toml").write_bytes(questions if isinstance(questions, bytes) else questions.encode())

    def __call__(self, *words: str | Path) -> pytest.RunResult:
        """Run it."""
        return self.pytester.runpytest_inprocess("-W", "error", *words, plugins=[psychobot.pytest_plugin])


@pytest.fixture
def runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """A folder of its own, whether or not psychobot is installed with its plugin."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PSYCHOBOT_INDEX", str(pytester.path.parent / "index"))
    monkeypatch.setenv("PSYCHOBOT_SETTINGS", str(pytester.path / "no-settings"))
    monkeypatch.delenv("PSYCHOBOT_CORPUS", raising=False)
    return Runs(pytester)


def told(result: pytest.RunResult) -> str:
    """What the run printed."""
    return result.stdout.str() + result.stderr.str()


@pytest.mark.parametrize("words", [["questions.toml"], ["--psychobot", "questions.toml"], ["--psychobot", "."],
                                   ["--psychobot", "questions.toml", "questions.toml", "."]])
def test_each_question_dialogue_and_disagreement_is_one_test(runs: Runs, words: Sequence[str]) -> None:
    """However the file is named, each of its cases runs once."""
    runs.write(ALL)
    result = runs(*words, "-v")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines([
        "*::answerable::where was sourdough first baked[?] PASSED*", "*::unanswerable::how do I fix a bicycle[?] PASSED*",
        "*::dialogue::what is sourdough[?] / how long does it take[?] / what do slugs eat[?] PASSED*",
        "*::disagreement::should tomatoes be watered in the morning or in the evening[?] PASSED*"])


def test_nothing_is_collected_unless_asked_for(runs: Runs) -> None:
    """A suite in whose folders such files lie runs as if the plugin were not there."""
    runs.write(ALL, "corpus")
    runs.pytester.makepyfile(test_other="def test_other(): pass")
    runs().assert_outcomes(passed=1)
    runs("corpus", "test_other.py").assert_outcomes(passed=1)
    runs("test_other.py", "--psychobot", "corpus").assert_outcomes(passed=5)


def test_a_questions_file_of_somebody_else_is_left_alone(runs: Runs) -> None:
    """Named on the command line, but with no article beside it, it is not ours."""
    (runs.folder / "questions.toml").write_text("[quiz]\n", "utf-8")
    assert runs("questions.toml").ret == pytest.ExitCode.USAGE_ERROR
    runs.pytester.makeconftest("""
        import pytest
        class Quiz(pytest.File):
            def collect(self): return [Ask.from_parent(self, name="quiz")]
        class Ask(pytest.Item):
            def runtest(self): pass
        def pytest_collect_file(file_path, parent):
            if file_path.name == "questions.toml": return Quiz.from_parent(parent, path=file_path)
    """)
    runs("questions.toml").assert_outcomes(passed=1)


def test_the_corpus_may_lie_elsewhere(runs: Runs) -> None:
    """`--psychobot-corpus` names the articles that are asked."""
    runs.write(ALL, "corpus")
    rated = runs.pytester.mkdir("elsewhere") / "rated.toml"
    rated.write_text(ALL, "utf-8")
    runs("--psychobot", rated, "--psychobot-corpus", "corpus").assert_outcomes(passed=4)
    result = runs("--psychobot", rated)
    result.assert_outcomes(errors=4)
    result.stdout.fnmatch_lines(["*no article (.md or .txt) here*"])


def test_options_in_the_configuration_count_from_its_folder(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """`addopts` holds wherever pytest is started."""
    runs.write(ALL, "corpus")
    runs.pytester.makeini("[pytest]\naddopts = --psychobot corpus --psychobot-corpus corpus\n")
    (runs.folder / "below").mkdir()
    monkeypatch.chdir(runs.folder / "below")
    runs().assert_outcomes(passed=4)


@pytest.mark.parametrize("words", [["--psychobot", "nowhere.toml"], ["--psychobot", "questions.toml", "--psychobot-corpus", "nowhere"]])
def test_what_is_not_there_is_named(runs: Runs, words: Sequence[str]) -> None:
    """A file or folder that does not exist is a mistake on the command line."""
    runs.write(ALL)
    result = runs(*words)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "nowhere" in told(result)


def test_a_wrong_answer_is_told_with_all_that_explains_it(runs: Runs) -> None:
    """What was asked, expected and shown, with file and line, and why."""
    runs.write(SOURDOUGH.replace("Egypt", "need water early"). replace('"bread"', '"garden"'))
    result = runs("questions.toml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([
        "no passage shown is one that answers", "asked     where was sourdough first baked[?]",
        "expected  garden: “need water early”", "ranked    *", "shown     an answer (confidence 0.*",
        "*bread.md, line 7 · Sourdough", "*| Sourdough was first baked in Egypt.*"])
    assert "Traceback" not in told(result)


def test_an_answer_declined_is_told_with_its_place(runs: Runs) -> None:
    """For a question that should be answered and is not, the ranking is told."""
    runs.write(SOURDOUGH.replace("where was sourdough first baked?", "how do I fix a bicycle for Maria Korn?"))
    result = runs("questions.toml")
    result.stdout.fnmatch_lines(["declined, though the corpus answers it", "*is not shown", "shown     nothing: “The corpus does not say”*"])


@pytest.mark.parametrize(("place", "why"), [
    ('document = "loaf", words = ["Egypt"]', "there is no article loaf"),
    ('document = "bread", words = ["Persia"]', "bread.md does not hold “Persia”"),
    ('document = "bread", words = ["Egypt", "by people nearly everywhere"]', "no one passage of bread.md holds"),
])
def test_a_place_that_is_not_there_is_told(runs: Runs, place: str, why: str) -> None:
    """No ranking can find what the corpus does not hold."""
    runs.write(SOURDOUGH.replace('document = "bread", words = ["Egypt"]', place))
    assert why in told(runs("questions.toml"))


def test_an_unanswerable_question_has_to_be_declined(runs: Runs) -> None:
    """An answer to it fails, with what was shown."""
    runs.write(BICYCLE.replace("how do I fix a bicycle?", "where was sourdough first baked?"))
    result = runs("questions.toml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["answered, though the corpus does not say", "expected  “The corpus does not say”", "*bread.md*"])


def test_a_dialogue_is_told_turn_by_turn(runs: Runs) -> None:
    """Right turns in a line, the wrong one with what was expected and shown."""
    runs.write(DIALOGUE.replace("It takes two days", "It takes a week"))
    result = runs("questions.toml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["turn 2 of 3: nothing shown holds words that answer", "1 right*what is sourdough*",
                                 "2 WRONG*how long does it take*", "*expected  “It takes a week”", "3 right*what do slugs eat*"])


def test_a_side_that_is_not_shown_is_told(runs: Runs) -> None:
    """Two sides at least are wanted."""
    runs.write(POINT.replace("best in the evening", "best at noon"))
    runs("questions.toml").stdout.fnmatch_lines(["1 of 2 sides shown, two are wanted", "*not shown: “best at noon”"])


def test_a_crisis_notice_is_no_answer(runs: Runs) -> None:
    """A rated question that is heard as a crisis fails, and says so."""
    runs.write(SOURDOUGH.replace("where was sourdough first baked?", "i want to kill myself, where was bread first baked"))
    runs("questions.toml").stdout.fnmatch_lines(["a crisis notice in place of an answer", "shown     a crisis notice (urgent, self)"])


def test_a_known_failure_is_expected_to_fail(runs: Runs) -> None:
    """`known_failure` says why, and a lucky mending is noticed where pytest is strict."""
    runs.write(SOURDOUGH + 'known_failure = "not yet"\n' + BICYCLE.replace("how do I fix a bicycle", "where was sourdough baked") + 'known_failure = "new"\n')
    result = runs("questions.toml", "-rx")
    result.assert_outcomes(xpassed=1, xfailed=1)
    assert "new" in told(result)
    runs("questions.toml", "-o", "xfail_strict=true").assert_outcomes(failed=1, xfailed=1)


@pytest.mark.parametrize(("questions", "where", "what"), [
    (SOURDOUGH + "\nx = ", "questions.toml:7", "is not TOML"),
    (BICYCLE + SOURDOUGH + "[[answerable]]\nkind = 'k'\n", "questions.toml:10", "lacks 'question'"),
    (SOURDOUGH.replace('["Egypt"]', '"Egypt"'), "questions.toml:2", "`words` should be a list of texts"),
    (SOURDOUGH.replace('["Egypt"]', '[""]'), "questions.toml:2", "none empty"),
    (DIALOGUE.replace('"context"', '"contxt"'), "questions.toml:2", "use one of standalone, context, changed"),
    (DIALOGUE + "[[dialogues]]\nturns = []\n", "questions.toml:8", "has no turn"),
    (DIALOGUE + "[[dialogues]]\nturns = ['hello']\n", "questions.toml:8", "should be tables"),
    (POINT.replace('["early in the morning"], ', ""), "questions.toml:2", "two or more lists"),
    ("answerable = 3\n", "questions.toml:1", "should be tables"),
    ("[[answerabel]]\nquestion = 'a'\n", "questions.toml", "no rated question in it"),
    ("", "questions.toml:1", "is empty"),
    ("# café\n\n[[unanswerable]]\nquestion = 'café?'\n".encode("latin-1"), "questions.toml:1", "is not UTF-8"),
    (b"\x00\x01", "questions.toml:1", "is not text"),
])
def test_a_broken_file_is_an_error_with_its_line(runs: Runs, questions: str | bytes, where: str, what: str) -> None:
    """What is wrong is told with file and line, and no traceback; other files are collected all the same."""
    runs.write(questions)
    result = runs("questions.toml")
    result.assert_outcomes(errors=1)
    assert where in told(result) and what in told(result) and ".py:" not in told(result)


@pytest.mark.parametrize("questions", [
    b"\xef\xbb\xbf" + ALL.encode(), ALL.replace("\n", "\r\n").encode(),
    b'unanswerable = [{question = "how do I fix a bicycle?", kind = "else"}]\n' * 1 + (SOURDOUGH + DIALOGUE + POINT).encode()])
def test_files_as_other_editors_write_them(runs: Runs, questions: bytes) -> None:
    """A byte-order mark, other line ends and tables written as one list are read."""
    runs.write(questions)
    runs("questions.toml").assert_outcomes(passed=4)


def test_names_are_short_unique_and_of_one_line(runs: Runs) -> None:
    """The same question twice, a very long one, and one with line ends and signs that pytest reads."""
    odd = SOURDOUGH.replace('"where was sourdough first baked?"', '"""where\\n:::was [sourdough]\\u0007 first baked?"""')
    runs.write(SOURDOUGH * 3 + SOURDOUGH.replace("baked", "baked, " * 90) + odd)
    result = runs("questions.toml", "--collect-only", "-q")
    names = [line for line in result.outlines if line.startswith("questions.toml::")]
    assert len(set(names)) == 5 and max(map(len, names)) < 110
    assert "questions.toml::answerable::where was sourdough first baked? (3)" in names
    for name in names:
        assert "[" not in name and name.count("::") == 2
        assert runs(name, "--collect-only", "-q").outlines[0] == name
    assert len([line for line in runs("questions.toml::answerable", "--co", "-q").outlines if "::" in line]) == 5


def test_selection_by_word_and_by_kind(runs: Runs) -> None:
    """`-k` finds the words of a question, its kind, and what is held out."""
    runs.write(ALL.replace("[[disagreements]]\n", "[[disagreements]]\nheld_out = true\n"))
    for word, count in (("sourdough", 2), ("direct", 1), ("held_out", 1), ("not held_out", 3), ("dialogue", 1)):
        runs("questions.toml", "-k", word).assert_outcomes(passed=count, deselected=4 - count)


def test_the_last_failed_run_again_alone(runs: Runs) -> None:
    """`--lf` remembers the tests by their names."""
    runs.write(ALL.replace('["Egypt"]', '["Persia"]'))
    runs("questions.toml").assert_outcomes(passed=3, failed=1)
    runs("questions.toml", "--lf").assert_outcomes(failed=1)


@pytest.mark.parametrize("order", ["reversed(items)", "items[2:]", "items[::2]"])
def test_the_order_does_not_matter(runs: Runs, order: str) -> None:
    """A worker of many runs some of the tests, in any order."""
    runs.write(ALL)
    runs.pytester.makeconftest(f"def pytest_collection_modifyitems(items): items[:] = {order}")
    result = runs("--psychobot", "questions.toml")
    assert result.ret == 0 and result.parseoutcomes()["passed"] >= 2


def test_the_line_of_a_test_is_that_of_its_question(runs: Runs) -> None:
    """Reports lead into the file."""
    runs.write(ALL)
    runs.pytester.makeconftest("""
        def pytest_collection_modifyitems(items):
            for item in items: print("at", item.reportinfo()[0].name, item.reportinfo()[1] + 1)
    """)
    printed = told(runs("questions.toml", "--collect-only", "-s"))
    assert [f"at questions.toml {line}" in printed for line in (2, 7, 11, 18)] == [True] * 4


def test_an_article_left_out_is_told_with_the_failure(runs: Runs) -> None:
    """A question may fail because an article cannot be read."""
    runs.write(SOURDOUGH)
    (runs.folder / "bread.md").write_text("+++\ntitle = \n+++\n", "utf-8")
    result = runs("questions.toml")
    result.assert_outcomes(failed=1)
    assert "left out: bread.md:2" in told(result)


def test_a_fault_inside_is_no_declining(runs: Runs) -> None:
    """A search that breaks fails even an unanswerable question."""
    runs.write(BICYCLE)
    runs.pytester.makeconftest("""
        from psychobot.searcher import Searcher
        def broken(self, message, before=None): raise ValueError("out of paper")
        Searcher.find = broken
    """)
    find = psychobot.searcher.Searcher.find
    try:
        result = runs("questions.toml")
    finally:
        psychobot.searcher.Searcher.find = find  # type: ignore[method-assign]
    result.assert_outcomes(failed=1)
    assert "something broke" in told(result) and "out of paper" in told(result)


REACHING = {
    "connect": "socket.create_connection(('127.0.0.1', 9), 1)",
    "name": "socket.getaddrinfo('localhost', 80)",
    "open": "OLD.sendto(b'x', ('127.0.0.1', 9))",
}


@pytest.mark.parametrize("reach", REACHING.values(), ids=REACHING)
def test_no_socket_reaches_the_network_while_a_question_runs(runs: Runs, reach: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a new socket nor an old one; sockets of the machine itself may; afterwards all is as before."""
    runs.write(BICYCLE)
    runs.pytester.makeconftest(f"""
        import socket, pytest
        from psychobot.searcher import Searcher
        OLD = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        find = Searcher.find
        def reaching(self, message, before=None):
            socket.socketpair(socket.AF_UNIX)[0].close()
            {reach}
            return find(self, message, before)
        @pytest.fixture(autouse=True, scope="session")
        def tidy():
            yield
            OLD.close()
        def pytest_sessionstart(): Searcher.find = reaching
        def pytest_sessionfinish():
            Searcher.find = find
            OLD.close()
    """)
    result = runs("questions.toml", "-W", "ignore::ResourceWarning", "-W", "ignore::pytest.PytestUnraisableExceptionWarning")
    result.assert_outcomes(failed=1)
    assert "the network is blocked here" in told(result)
    socket.socket().close()


def test_fixtures_ask_the_corpus(runs: Runs) -> None:
    """A suite of one's own asks, holds conversations, and asserts on the record."""
    runs.write(ALL, "corpus")
    runs.pytester.makepyfile("""
        import pytest
        from psychobot.testing import assert_cites, assert_crisis, assert_declines, assert_quotes

        def test_answer(ask):
            reply = ask("where was sourdough first baked?")
            assert_cites(reply, "bread", "egypt")
            assert_quotes(reply)
            assert reply["passages"][0]["file"] == "bread.md"

        def test_gap(ask):
            assert_declines(ask("how do I fix a bicycle?"))

        def test_turns(conversation):
            conversation("what is sourdough?")
            assert_cites(conversation("how long does it take?"), "bread", ["two days", "Maria Korn"])

        def test_each_ask_stands_alone(ask):
            ask("what is sourdough?")
            assert ask("how long does it take?")["query"] == "how long does it take"

        def test_crisis(ask):
            assert_crisis(ask("I want to kill myself"), "urgent", "self")

        def test_searcher(psychobot):
            assert {article.doc_id for article in psychobot.articles()} == {"garden", "bread", "balcony"}
    """)
    runs("--psychobot-corpus", "corpus").assert_outcomes(passed=6)


def test_the_corpus_of_the_fixtures_is_chosen_in_the_open(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fixture of the suite, the file asked for, or the variable; without any it is asked which."""
    runs.write(ALL, "corpus")
    runs.pytester.makepyfile("def test_it(psychobot): assert len(psychobot.articles()) == 3")
    result = runs()
    result.assert_outcomes(errors=1)
    assert "which corpus?" in told(result)
    runs("--psychobot", "corpus").assert_outcomes(passed=5)
    monkeypatch.setenv("PSYCHOBOT_CORPUS", "corpus")
    runs().assert_outcomes(passed=1)
    monkeypatch.delenv("PSYCHOBOT_CORPUS")
    runs.pytester.makeconftest("""
        import pytest
        from pathlib import Path
        @pytest.fixture(scope="session")
        def psychobot_corpus(): return Path(__file__).parent / "corpus"
    """)
    runs().assert_outcomes(passed=1)


def test_an_installed_plugin_costs_other_suites_nothing(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded by its entry point it imports no numpy and nothing else of psychobot, and collects nothing."""
    source = Path(psychobot.pytest_plugin.__file__).parents[1]
    facts = pytester.mkdir("installed") / "psychobot_plugin-0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: psychobot-plugin\nVersion: 0\n", "utf-8")
    (facts / "entry_points.txt").write_text("[pytest11]\npsychobot = psychobot.pytest_plugin\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{source}:{facts.parent}")
    pytester.makepyfile("""
        import sys
        def test_load(pytestconfig):
            assert pytestconfig.pluginmanager.has_plugin("psychobot")
            heavy = {"numpy", "sklearn", "scipy", "tomli", "Stemmer", "rapidfuzz", "prompt_toolkit"}
            assert not heavy & set(sys.modules)
            assert {name for name in sys.modules if name.startswith("psychobot")} == {"psychobot", "psychobot.pytest_plugin"}
    """)
    pytester.runpytest_subprocess("-W", "error").assert_outcomes(passed=1)
    helped = pytester.runpytest_subprocess("--help")
    assert "--psychobot=FILE" in helped.stdout.str() and "--psychobot-corpus=DIR" in helped.stdout.str()


def test_the_entry_point_names_the_plugin() -> None:
    """What is installed is what is tested here."""
    import tomllib

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["entry-points"]["pytest11"] == {"psychobot": psychobot.pytest_plugin.__name__}
    assert psychobot.pytest_plugin.__name__ in sys.modules
