"""The command line: arguments, exit statuses, and putting the parts together.

Exit status of ``ask``: 0 answered, 3 nothing in the corpus, 4 crisis notice shown instead of an answer,
1 error, 2 usage. Modules are imported where they are used: ``--help`` must not wait for numpy.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

from psychobot import __version__

if TYPE_CHECKING:
    from psychobot.crisis import Region
    from psychobot.reply import Conversation, Reply
    from psychobot.settings import Settings

ANSWERED, ERROR, USAGE, NOTHING, CRISIS, INTERRUPTED = 0, 1, 2, 3, 4, 130

DESCRIPTION = """Answers questions about psychotherapy from a corpus of articles, word for word and with the
source of every word. It is a program, no therapist, and not for emergencies: for those, `psychobot help-lines`."""


class UsageError(Exception):
    """The words of the command line do not fit together."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n{self.format_usage().rstrip()}\nsee `{self.prog} --help`")


def parser() -> argparse.ArgumentParser:
    """The command line, as promised to users in the README."""
    top = _Parser(prog="psychobot", description=DESCRIPTION, parents=[_common()])
    top.add_argument("--version", action="version", version=f"psychobot {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, what in COMMANDS.items():
        commands.add_parser(name, help=what, description=what, parents=[_common(argparse.SUPPRESS)])
    ask = commands.choices["ask"]
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="read from standard input when left out")
    ask.add_argument("--batch", action="store_true", help="one question per line of standard input, each on its own")
    ask.add_argument("--more", action="store_true", help="show further passages too")
    return top


COMMANDS = {
    "chat": "the chat; without a terminal one conversation, a turn per line",
    "ask": "one question, one reply",
    "index": "build or refresh the index; says what changed",
    "check": "look for faults in the corpus",
    "eval": "run the rated questions of the corpus and print the measures",
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
        return _dispatch(parser().parse_args(argv))
    except UsageError as error:
        return _misused(argv, str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; writing to it again at exit would only complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _misused(argv: Sequence[str], message: str) -> int:
    """Say what was wrong with the command line; but a person in danger may have typed it."""
    from psychobot.crisis import Watch

    notice = Watch(_region(None)).hear(_typed(argv))
    if notice is not None:
        _write(notice.text)
        if notice.blocks:
            return CRISIS
    _complain(message)
    return USAGE


def _dispatch(arguments: argparse.Namespace) -> int:
    from psychobot.errors import PsychobotError
    from psychobot.settings import read_settings

    settings, wrong = read_settings(vars(arguments), os.environ)
    for line in wrong:
        _complain(line)
    try:
        match arguments.command:
            case "ask":
                return _ask(arguments, settings)
            case "help-lines":
                return _help_lines(settings)
            case "index":
                from psychobot.maintenance import index_corpus

                return index_corpus(settings, _write, _complain)
            case "check":
                from psychobot.maintenance import check_corpus

                return check_corpus(settings, _write)
            case "eval":
                from psychobot.maintenance import rate_answers

                return rate_answers(settings, _write, _complain)
            case _:
                return _chat(settings)
    except PsychobotError as error:
        _complain(str(error))
        return ERROR


def _region(setting: str | None) -> Region:
    from psychobot.crisis import region_from

    return region_from(setting, os.environ)


def _conversation(settings: Settings) -> Conversation:
    from psychobot.reply import Conversation
    from psychobot.searcher import Searcher

    return Conversation(Searcher(settings.corpus, settings.index_root, _complain).find, _region(settings.region))


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.batch:
        if arguments.question:
            raise UsageError("with --batch the questions come from standard input, one per line")
        return _batch(settings)
    message = _typed(arguments.question) or ("" if sys.stdin.isatty() else sys.stdin.read())
    if not message.strip():
        _complain("no question; give one after `ask`, or pipe one in")
        return USAGE
    reply = _conversation(settings).reply_to(message.strip())
    _show(reply, settings, arguments.more)
    return _status(reply)


def _batch(settings: Settings) -> int:
    """Answer every line on its own; the corpus is opened once."""
    from psychobot.reply import Conversation

    shared = _conversation(settings)
    failed = False
    for line in sys.stdin:
        if line.strip():
            reply = Conversation(shared.find, shared.watch.region).reply_to(line.strip())
            _show(reply, settings)
            if not settings.json:
                _write("\n" + "-" * 20 + "\n")
            failed |= reply.fault is not None
    return ERROR if failed else ANSWERED


def _status(reply: Reply) -> int:
    if reply.kind == "crisis":
        return CRISIS
    if reply.fault:
        return ERROR
    return NOTHING if reply.kind == "no_answer" else ANSWERED


def _show(reply: Reply, settings: Settings, more: bool = False) -> None:
    if settings.json:
        from psychobot.reply_record import to_json

        _write(to_json(reply))
        return
    from psychobot.render import cards, drawn, render, style_for

    style = style_for(_plain(settings), os.environ, terminal_width())
    lines = render(reply, style)
    if more and reply.answer:
        lines += [[], *cards(reply.answer.more, style)]
    _write(drawn(lines, style))


def _plain(settings: Settings) -> bool:
    from psychobot.settings import is_plain

    return is_plain(settings, os.environ, sys.stdout.isatty())


def _help_lines(settings: Settings) -> int:
    from psychobot.crisis import help_lines

    notice = help_lines(_region(settings.region))
    if settings.json:
        import json

        from psychobot.reply_record import notice_record

        _write(json.dumps(notice_record(notice), ensure_ascii=False))
    else:
        from psychobot.render import drawn, render_notice, style_for

        style = style_for(_plain(settings), os.environ, terminal_width())
        _write(drawn(render_notice(notice, style), style))
    return ANSWERED


def _chat(settings: Settings) -> int:
    from psychobot.chat import converse, read_turns

    if sys.stdin.isatty() and sys.stdout.isatty():
        return converse(settings, os.environ)
    return read_turns(settings, os.environ, sys.stdin, _write, _complain)


def terminal_width() -> int:
    """The width to draw at: the terminal's, or 80 when there is none."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _typed(words: Iterable[str]) -> str:
    """Words of the command line as text; bytes that are no UTF-8 become a replacement character."""
    return " ".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _write(text: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(text + "\n")
    (stream or sys.stdout).flush()


def _complain(line: str) -> None:
    _write(f"psychobot: {line}", sys.stderr)
