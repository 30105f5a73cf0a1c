"""The pytest plugin: every rated question, dialogue and disagreement of a corpus one test, and fixtures to ask it.

Nothing is collected unless asked for: by ``--psychobot FILE``, or by a ``questions.toml`` beside articles that is
named on the command line. Every pytest run in an environment with psychobot loads this module, so it imports next to
nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from psychobot.dialogues import Dialogue, RatedPoint
    from psychobot.evaluation import Rated
    from psychobot.reply import Reply
    from psychobot.searcher import Searcher
    from psychobot.testing import Ask, ReplyRecord

FILE = "questions.toml"
LONGEST_NAME = 70
"""Characters of a question in the name of its test."""
SEARCHERS: pytest.StashKey[dict[Path, Searcher]] = pytest.StashKey()
"""The searchers of this run, by the folder of the corpus."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options."""
    group = parser.getgroup("psychobot", "rated questions of a psychobot corpus")
    group.addoption("--psychobot", metavar="FILE", action="append", default=[],
                    help="run the rated questions of this questions.toml too; may be given several times")
    group.addoption("--psychobot-corpus", metavar="DIR", help="the corpus asked (default: the folder of FILE)")


def pytest_configure(config: pytest.Config) -> None:
    """Add the files of ``--psychobot`` to what is collected. Raises UsageError for one that is not there."""
    for path in _asked_for(config):
        if not path.is_file():
            raise pytest.UsageError(f"--psychobot {path}: no such file; write rated questions into it")
        if str(path) not in config.args:  # a worker process is handed them
            config.args.append(str(path))
    folder = _corpus_option(config)
    if folder is not None and not folder.is_dir():
        raise pytest.UsageError(f"--psychobot-corpus {folder}: no such folder")


def _asked_for(config: pytest.Config) -> list[Path]:
    paths = [_path(name, config) for name in config.getoption("--psychobot")]
    return [path / FILE if path.is_dir() else path for path in paths]


def _corpus_option(config: pytest.Config) -> Path | None:
    name = config.getoption("--psychobot-corpus")
    return _path(name, config) if name else None


def _path(name: str, config: pytest.Config) -> Path:
    """A path as typed, or from the root where the options stand in the configuration and pytest runs elsewhere."""
    here = (config.invocation_params.dir / Path(name).expanduser()).resolve()
    from_root = (config.rootpath / name).resolve()
    return here if here.exists() or not from_root.exists() else from_root


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RatedFile | None:
    """Collect a file of rated questions that was asked for."""
    return RatedFile.from_parent(parent, path=file_path) if _is_wanted(file_path, parent) else None


def _is_wanted(path: Path, parent: pytest.Collector) -> bool:
    asked_for = _asked_for(parent.config)
    if asked_for and path.resolve() in asked_for:
        return True
    return path.name == FILE and parent.session.isinitpath(path) and _has_corpus(path, parent.config)


def _has_corpus(path: Path, config: pytest.Config) -> bool:
    from psychobot.articles import article_files

    return _corpus_option(config) is not None or bool(article_files(path.parent))


class Case(NamedTuple):
    """One test to be: what kind it is, what names it, where it stands, and how it is judged."""

    kind: str
    words: str
    line: int
    keywords: tuple[str, ...]
    known_failure: str
    judge: Callable[[Searcher], str | None]


class RatedFile(pytest.File):
    """A file of rated questions."""

    def collect(self) -> Iterator[RatedKind]:
        """Its tests by kind, in the order of the file's tables. Raises CollectError naming file and line."""
        from psychobot.errors import ArticleError

        try:
            cases = self._cases()
        except ArticleError as error:
            raise self.CollectError(str(error)) from None
        except OSError as error:
            raise self.CollectError(f"{self.path}: cannot be read ({error.strerror})") from None
        if not cases:
            raise self.CollectError(f"{self.path}: no rated question in it; begin each with a line [[answerable]], "
                                    "[[unanswerable]], [[dialogues]] or [[disagreements]]")
        for kind in dict.fromkeys(case.kind for case in cases):
            some = [case for case in cases if case.kind == kind]
            yield RatedKind.from_parent(self, name=kind, cases=some, corpus=self.corpus)

    @property
    def corpus(self) -> Path:
        """The folder of the articles."""
        return _corpus_option(self.config) or self.path.parent

    def _cases(self) -> list[Case]:
        from psychobot.articles import read_text
        from psychobot.dialogues import parse_dialogues, parse_points
        from psychobot.evaluation import parse_questions

        name = self.nodeid.rpartition("::")[2] or self.path.name
        text = read_text(self.path.read_bytes(), name).removeprefix("\ufeff")
        return [*map(_question, parse_questions(text, name)), *map(_dialogue, parse_dialogues(text, name)),
                *map(_point, parse_points(text, name))]


def _question(rated: Rated) -> Case:
    def judge(searcher: Searcher) -> str | None:
        from psychobot.verdicts import judge_question

        return judge_question(rated, _converse(searcher)(rated.question), searcher.articles)

    kind = "answerable" if rated.places else "unanswerable"
    return Case(kind, rated.question, rated.line, (rated.kind, *_held_out(rated)), rated.known_failure, judge)


def _dialogue(dialogue: Dialogue) -> Case:
    def judge(searcher: Searcher) -> str | None:
        from psychobot.verdicts import hold, judge_dialogue

        return judge_dialogue(hold(dialogue, lambda: _converse(searcher)))

    words = " / ".join(turn.text for turn in dialogue.turns)
    return Case("dialogue", words, dialogue.line, _held_out(dialogue), dialogue.known_failure, judge)


def _point(point: RatedPoint) -> Case:
    def judge(searcher: Searcher) -> str | None:
        from psychobot.verdicts import judge_point

        return judge_point(point, _converse(searcher)(point.question))

    return Case("disagreement", point.question, point.line, _held_out(point), point.known_failure, judge)


def _held_out(rated: Rated | Dialogue | RatedPoint) -> tuple[str, ...]:
    return ("held_out",) if rated.held_out else ()


class RatedKind(pytest.Collector):
    """All cases of one kind: ``questions.toml::unanswerable``."""

    def __init__(self, *, cases: Sequence[Case], corpus: Path, **given: Any) -> None:
        super().__init__(**given)
        self.cases, self.corpus = cases, corpus

    def collect(self) -> Iterator[RatedItem]:
        """A test for each case."""
        taken: set[str] = set()
        for case in self.cases:
            yield RatedItem.from_parent(self, name=_unused(_name(case.words), taken), case=case, corpus=self.corpus)


def _name(words: str) -> str:
    """The words on one short line, without the signs pytest reads in the id of a test: brackets and double colons."""
    kept = "".join(char if char.isprintable() else " " for char in words)
    line = re.sub(":{2,}", ":", " ".join(kept.replace("[", "(").replace("]", ")").split())).strip(":") or "?"
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip(" :") + "…"


def _unused(name: str, taken: set[str]) -> str:
    """The name, numbered where another test has it."""
    number, wanted = 1, name
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    taken.add(name)
    return name


class RatedItem(pytest.Item):
    """One rated question, dialogue or disagreement."""

    def __init__(self, *, case: Case, corpus: Path, **given: Any) -> None:
        super().__init__(**given)
        self.case, self.corpus = case, corpus
        self.extra_keyword_matches.update(case.keywords)
        if case.known_failure:
            self.add_marker(pytest.mark.xfail(reason=case.known_failure))

    def setup(self) -> None:
        """Open the corpus; what of it had to be left out is told with a failure."""
        with no_network():
            _, index = _opened(_searcher(self.config, self.corpus)).open()
        if index.problems:
            self.add_report_section("setup", "corpus", "\n".join(f"left out: {problem}" for problem in index.problems))

    def runtest(self) -> None:
        """Ask, and fail with the verdict."""
        with no_network():
            verdict = self.case.judge(_searcher(self.config, self.corpus))
        if verdict is not None:
            pytest.fail(verdict, pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the question stands."""
        return self.path, self.case.line - 1, self.name


def _searcher(config: pytest.Config, folder: Path) -> Searcher:
    """The searcher over a folder, one for the whole run; its index is kept where `psychobot` keeps it."""
    import os

    from psychobot.searcher import Searcher
    from psychobot.settings import read_settings

    searchers = config.stash.setdefault(SEARCHERS, {})
    if folder not in searchers:
        settings, _ = read_settings({"corpus": str(folder)}, os.environ)
        searchers[folder] = Searcher(folder, settings.index_root, lambda line: None)
    return searchers[folder]


def _opened(searcher: Searcher) -> Searcher:
    """The searcher, its index built where there was none; a corpus that cannot be opened fails the test plainly."""
    from psychobot.errors import PsychobotError

    try:
        searcher.open()
    except PsychobotError as error:
        pytest.fail(str(error), pytrace=False)
    return searcher


def _converse(searcher: Searcher) -> Callable[[str], Reply]:
    """Begin a conversation: from a message to the reply to it."""
    from psychobot.crisis import INTERNATIONAL
    from psychobot.reply import Conversation

    return Conversation(searcher.find, INTERNATIONAL).reply_to


class NetworkBlocked(RuntimeError):
    """A rated question reached for the network."""


UNIX, UNSAID = 1, -1
"""Families of sockets: AF_UNIX, and that of a socket made from an open one."""
REACHING = frozenset(("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"))
NAMING = frozenset(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"))
_guard = {"set": False, "on": False}


@contextmanager
def no_network() -> Iterator[None]:
    """No socket but AF_UNIX can be made or used, by whatever code; NetworkBlocked is raised there."""
    if not _guard["set"]:  # an audit hook hears C code too, and stays for the life of the process
        sys.addaudithook(_refuse)
        _guard["set"] = True
    before, _guard["on"] = _guard["on"], True
    try:
        yield
    finally:
        _guard["on"] = before


def _refuse(event: str, args: Sequence[Any]) -> None:
    if not _guard["on"] or not event.startswith("socket."):
        return
    made = event == "socket.__new__" and args[1] not in (UNIX, UNSAID)
    used = event in REACHING and args[0].family != UNIX
    if made or used or event in NAMING:
        raise NetworkBlocked(f"{event} while a rated question ran: the network is blocked here")


@pytest.fixture(scope="session")
def psychobot_corpus(pytestconfig: pytest.Config) -> Path:
    """The folder of the corpus under test. Override it in a conftest.py, or give ``--psychobot-corpus DIR``."""
    import os

    if folder := _corpus_option(pytestconfig):
        return folder
    for file in _asked_for(pytestconfig):
        return file.parent
    if named := os.environ.get("PSYCHOBOT_CORPUS"):
        return _path(named, pytestconfig)
    pytest.fail("which corpus? Give --psychobot-corpus DIR, or write a fixture psychobot_corpus that returns one",
                pytrace=False)


@pytest.fixture(scope="session")
def psychobot(pytestconfig: pytest.Config, psychobot_corpus: Path) -> Searcher:
    """The searcher over the corpus under test, opened."""
    return _opened(_searcher(pytestconfig, psychobot_corpus))


@pytest.fixture
def ask(psychobot: Searcher) -> Ask:
    """Ask one question, on its own: from a message to the record of the reply."""
    return lambda message: _record(_converse(psychobot)(message), psychobot)


@pytest.fixture
def conversation(psychobot: Searcher) -> Ask:
    """One conversation: from each message to the record of the reply, follow-ups resolved."""
    reply_to = _converse(psychobot)
    return lambda message: _record(reply_to(message), psychobot)


def _record(reply: Reply, searcher: Searcher) -> ReplyRecord:
    from psychobot.reply_record import to_record
    from psychobot.testing import ReplyRecord

    return ReplyRecord(to_record(reply), searcher.corpus_folder)
