"""The command line: arguments, exit statuses, and putting the parts together.

Exit status of ``ask``: 0 answered, 3 nothing in the corpus, 4 crisis notice shown instead of an answer,
1 error, 2 usage. Modules are imported where they are used: ``--help`` must not wait for numpy.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from psychobot import __version__

if TYPE_CHECKING:
    from psychobot.crisis import Notice, Region
    from psychobot.render import Style
    from psychobot.reply import Find, Reply
    from psychobot.settings import Settings

ANSWERED, ERROR, USAGE, NOTHING, CRISIS, INTERRUPTED = 0, 1, 2, 3, 4, 130

DESCRIPTION = """Answers questions about psychotherapy from a corpus of articles, word for word and with the
source of every word. It is a program, no therapist, and not for emergencies: for those, `psychobot help-lines`."""


class UsageError(Exception):
    """The words of the command line do not fit together."""


class _Parser(argparse.ArgumentParser):
    """One that asks how wide the terminal is only when it shows something, not for every option it is given."""

    def __init__(self, **known: Any) -> None:
        super().__init__(formatter_class=partial(argparse.HelpFormatter, width=80), **known)

    def format_help(self) -> str:
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def format_usage(self) -> str:
        self.formatter_class = argparse.HelpFormatter
        return super().format_usage()

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n{self.format_usage().rstrip()}\nsee `{self.prog} --help`")


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The command line, as promised to users in the README.

    Only a command that is among ``words`` gets its options: making those of all takes longer than searching.
    """
    top = _Parser(prog="psychobot", description=DESCRIPTION, parents=[_common()])
    top.add_argument("--version", action="version", version=f"psychobot {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, what in COMMANDS.items():
        options = [_common(argparse.SUPPRESS)] if name in words else []
        command = commands.add_parser(name, help=what, description=what, parents=options, add_help=name in words)
        for option, meaning in OPTIONS.get(name, {}).items() if name in words else ():
            command.add_argument(option, action="store_true", help=meaning)
    commands.choices["check"].add_argument(
        "--format", choices=("text", "github"), default="text", help="lines for people, or GitHub's annotations")
    commands.choices["index"].add_argument(
        "--budget", type=_whole, metavar="N", help="with --diff: end with 1 when more than N answers have changed")
    commands.choices["verify"].add_argument(
        "citations", nargs="+", metavar="CITATION", help="as `/source` and --json print it, like guide:98#3f9a2c1d")
    commands.choices["ask"].add_argument(
        "question", nargs="*", metavar="QUESTION", help="read from standard input when left out")
    commands.choices["eval"].add_argument("--html", metavar="FILE", help="write a page to look at, too")
    commands.choices["import"].add_argument(
        "files", nargs="+", metavar="FILE", help="a page saved as text, Markdown or HTML")
    return top


def _whole(word: str) -> int:
    """A whole number from nought. Raises ArgumentTypeError."""
    if not word.isascii() or not word.isdecimal():
        raise argparse.ArgumentTypeError(f"not a whole number: {word}")
    return int(word)


OPTIONS = {
    "ask": {
        "--batch": "one question per line of standard input, each on its own",
        "--more": "show further passages too",
    },
    "check": {
        "--strict": "end with 1 on a warning too",
        "--criteria": "add facts against published criteria for health information",
    },
    "index": {
        "--diff": "show which rated questions would be answered otherwise than by the index before; replaces nothing",
        "--keep": "with --diff, and within the budget: put the new index in its place",
    },
    "import": {
        "--force": "write over an article that is there already",
        "--keep-all": "leave nothing out",
    },
    "eval": {
        "--accept": "make these measures the accepted ones",
        "--lower": "with --accept, even where a figure is worse than before",
        "--force": "with --html, even over a file that is no such page",
    },
}
"""Options of single commands."""


COMMANDS = {
    "chat": "the chat; without a terminal one conversation, a turn per line",
    "ask": "one question, one reply",
    "index": "build or refresh the index; says what changed",
    "import": "make articles of pages copied from the web; lists every line left out",
    "check": "look for faults in the corpus; ends with 1 on an error",
    "verify": "whether quoted words still stand where they stood; 0 they do, 3 moved, 4 gone",
    "eval": "run the rated questions, print the measures, compare with those last accepted",
    "help-lines": "the helplines for the region",
}


def _common(default: str | None = None) -> _Parser:
    """The options every command takes, before or after its name."""
    common = _Parser(add_help=False, argument_default=default)
    common.add_argument("--corpus", metavar="DIR", help="folder of articles (PSYCHOBOT_CORPUS)")
    common.add_argument("--index", metavar="DIR", help="folder the index is kept in (PSYCHOBOT_INDEX)")
    common.add_argument("--region", metavar="CC", help="country for helplines, like GB (PSYCHOBOT_REGION)")
    for name, what in (("json", "one JSON object per reply"), ("plain", "no colours, no drawing marks")):
        common.add_argument(f"--{name}", action="store_const", const=True, help=f"{what} (PSYCHOBOT_{name.upper()})")
    return common


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    _speak_utf8()
    try:
        return _dispatch(parser(argv).parse_args(argv))
    except UsageError as error:
        return _misused(argv, str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return ANSWERED
    except OSError as error:
        _stop_writing()
        _complain(f"cannot write: {error.strerror}")
        return ERROR


def _stop_writing() -> None:
    """Nobody can read what is written: writing it again at exit would only complain."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _misused(argv: Sequence[str], message: str) -> int:
    """Say what was wrong with the command line; but a person in danger may have typed it."""
    from psychobot.crisis import Watch
    from psychobot.settings import read_settings

    after = dict(pairwise(argv))
    settings, _ = read_settings({"region": after.get("--region")}, os.environ)
    notice = Watch(_region(settings.region)).hear(_typed(argv))
    if notice is not None:
        _notice(notice, _style(settings))
        if notice.blocks:
            return CRISIS
    _complain(message)
    return USAGE


def _dispatch(arguments: argparse.Namespace) -> int:
    from psychobot.errors import PsychobotError
    from psychobot.settings import read_settings

    if arguments.command != "ask" or arguments.batch:
        gc.enable()
    settings, wrong = read_settings(vars(arguments), os.environ)
    for line in wrong:
        _complain(line)
    try:
        match arguments.command:
            case "ask":
                return _ask(arguments, settings)
            case "help-lines":
                return _help_lines(settings)
            case "chat" | None:
                return _chat(settings)
            case _:
                return _maintain(arguments, settings)
    except PsychobotError as error:
        _complain(str(error))
        return ERROR


def _maintain(arguments: argparse.Namespace, settings: Settings) -> int:
    """The commands of those who keep a corpus."""
    match arguments.command:
        case "index":
            return _index(arguments, settings)
        case "verify":
            return _verify(arguments.citations, settings)
        case "import":
            from psychobot.importer import import_pages

            return import_pages(arguments.files, settings, _write, _complain, arguments.force, arguments.keep_all)
        case "check":
            from psychobot.checking import check_corpus

            return check_corpus(settings, _write, strict=arguments.strict, layout=arguments.format,
                                facts=arguments.criteria)
        case _:
            from psychobot.maintenance import rate_answers

            return rate_answers(settings, _write, _complain, arguments.accept, arguments.lower, arguments.html,
                                arguments.force)


def _region(setting: str | None) -> Region:
    from psychobot.crisis import region_from

    return region_from(setting, os.environ)


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    from psychobot.searcher import Searcher

    find = Searcher(settings.corpus, settings.index_root, _complain).find
    if arguments.batch:
        if arguments.question:
            raise UsageError("with --batch the questions come from standard input, one per line")
        return _batch(settings, find)
    message = _typed(arguments.question) or ("" if sys.stdin is None or _is_terminal(sys.stdin) else sys.stdin.read())
    if not message.strip():
        _complain("no question; give one after `ask`, or pipe one in")
        return USAGE
    return _status(_answer(message.strip(), settings, find, arguments.more))


def _index(arguments: argparse.Namespace, settings: Settings) -> int:
    if (arguments.budget is not None or arguments.keep) and not arguments.diff:
        raise UsageError("--budget and --keep belong to --diff")
    from psychobot.progress import Line

    with Line(sys.stderr, terminal_width) as progress:
        write, complain = progress.cleared(_write), progress.cleared(_complain)
        if not arguments.diff:
            from psychobot.indexing import index_corpus

            return index_corpus(settings, write, complain, progress)
        from psychobot.index_diff import Wanted, diff_indexes

        wanted = Wanted(arguments.budget, arguments.keep)
        return diff_indexes(settings, wanted, _style(settings), write, complain, progress)


def _verify(words: Sequence[str], settings: Settings) -> int:
    from psychobot.citations import parse_citation
    from psychobot.verifying import verify_citations

    citations = [citation for word in words if (citation := parse_citation(_typed([word])))]
    if len(citations) < len(words):
        wrong = next(word for word in words if not parse_citation(_typed([word])))
        raise UsageError(f"not a citation: {_typed([wrong])}; one looks like guide:98#3f9a2c1d")
    return verify_citations(citations, settings, _style(settings), _write, _complain)


def _batch(settings: Settings, find: Find) -> int:
    """Answer every line on its own; the corpus is opened once."""
    failed = False
    for line in sys.stdin or ():
        if line.strip():
            failed |= _answer(line.strip(), settings, find).fault is not None
            if not settings.json:
                _write("\n" + "-" * 20 + "\n")
    return ERROR if failed else ANSWERED


def _answer(message: str, settings: Settings, find: Find, more: bool = False) -> Reply:
    """Answer one message on its own; a notice is on the screen before anything else is looked at."""
    from psychobot.reply import Conversation

    region = _region(settings.region)
    if settings.json:
        from psychobot.reply_record import to_json

        reply = Conversation(find, region).reply_to(message)
        _write(to_json(reply))
        return reply
    from psychobot.render import cards, drawn, render
    from psychobot.turns import Aloud

    style = _style(settings)
    reply = Conversation(find, region, Aloud(region, lambda notice: _notice(notice, style))).reply_to(message)
    lines = render(reply._replace(notice=None), style)
    if more and reply.answer:
        lines += [[], *cards(reply.answer.more, style)]
    if lines:
        _write(("\n" if reply.notice else "") + drawn(lines, style))
    return reply


def _notice(notice: Notice, style: Style) -> None:
    from psychobot.render import drawn, render_notice

    _write(drawn(render_notice(notice, style), style))


def _status(reply: Reply) -> int:
    if reply.kind == "crisis":
        return CRISIS
    if reply.fault:
        return ERROR
    return NOTHING if reply.kind == "no_answer" else ANSWERED


def _style(settings: Settings) -> Style:
    """How to draw on standard output."""
    from psychobot.render import style_for
    from psychobot.settings import is_plain

    plain = is_plain(settings, os.environ, _is_terminal(sys.stdout))
    return style_for(plain, os.environ, terminal_width())


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal; one that was closed is None."""
    return stream is not None and stream.isatty()


def _help_lines(settings: Settings) -> int:
    from psychobot.crisis import help_lines

    notice = help_lines(_region(settings.region))
    if settings.json:
        import json

        from psychobot.reply_record import notice_record

        _write(json.dumps(notice_record(notice), ensure_ascii=False))
    else:
        _notice(notice, _style(settings))
    return ANSWERED


def _chat(settings: Settings) -> int:
    from psychobot.chat import converse, read_turns

    if _is_terminal(sys.stdin) and _is_terminal(sys.stdout):
        return converse(settings, os.environ)
    return read_turns(settings, os.environ, sys.stdin or (), _write, _complain)


def terminal_width() -> int:
    """The width to draw at: the terminal's, or 80 when there is none."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _typed(words: Iterable[str]) -> str:
    """Words of the command line as text; bytes that are no UTF-8 become a replacement character."""
    return " ".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _write(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def _complain(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"psychobot: {line}\n")
        sys.stderr.flush()
