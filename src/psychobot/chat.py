"""The chat: `converse` on a terminal, `read_turns` through a pipe. What a turn brings is up to `turns.Chat`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from psychobot.crisis import INTERNATIONAL, Notice, Region, region_from
from psychobot.render import Line, Style, drawn, paragraph, render_notice, style_for
from psychobot.turns import Chat

if TYPE_CHECKING:
    from psychobot.loading import Loader
    from psychobot.settings import Settings


def opening(region: Region, style: Style) -> list[Line]:
    """What it is, what it is not, and whose help lines it would show: a line each at 80 columns."""
    country = (f"Help lines: {region.name} (change: /region CC). In a crisis: /help-lines."
               if region.code != INTERNATIONAL.code else
               "Help lines: international. Which country are you in? Type /region CC, like GB.")
    said = [
        ("title", "psychobot answers questions about psychotherapy, word for word from articles."),
        ("", "A program, no therapist. It keeps nothing; what you type stays on this machine."),
        ("", country),
    ]
    if region.remark:
        said.append(("", region.remark))
    return [line for role, text in said for line in paragraph(role, text, style)]


class Screen(Protocol):
    """Where a conversation takes place: `terminal.Terminal`, or a stand-in."""

    def style(self) -> Style:
        """How to draw at the present width."""

    def ask(self, chat: Chat, loader: Loader) -> str:
        """One message. Raises EOFError to leave, KeyboardInterrupt for a line given up."""

    def show(self, lines: Sequence[Line]) -> None:
        """Draw lines and an empty one after them."""

    def show_notice(self, notice: Notice) -> None:
        """Draw a crisis notice."""

    def waiting(self) -> AbstractContextManager[None]:
        """Show that an answer is being waited for."""


def converse(settings: Settings, environ: Mapping[str, str]) -> int:
    """The chat on a terminal. The prompt is there before the corpus has been opened."""
    from psychobot.loading import Loader, Notes
    from psychobot.searcher import Searcher
    from psychobot.settings import is_plain
    from psychobot.terminal import Terminal

    notes = Notes()
    quiet = settings.plain or bool(environ.get("ACCESSIBLE")) or environ.get("TERM") == "dumb"
    screen = Terminal(lambda width: style_for(is_plain(settings, environ, True), environ, width), quiet)
    loader = Loader(Searcher(settings.corpus, settings.index_root, notes), screen.waiting)
    chat = Chat(loader, region_from(settings.region, environ), screen.show_notice, screen.style)
    return talk(chat, screen, loader, notes.take)


def talk(chat: Chat, screen: Screen, loader: Loader, notes: Callable[[], Iterable[str]]) -> int:
    """Turn after turn until somebody leaves."""
    screen.show(opening(chat.region, screen.style()))
    while True:
        try:
            message = screen.ask(chat, loader)
            if message.strip() and not _one_turn(message, chat, screen, notes):
                break
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
    where = " psychobot help-lines shows where to turn, at any time." if chat.watch.spoke else ""
    screen.show(paragraph("hint", f"Goodbye. Nothing of this was kept.{where}", screen.style()))
    return 0


def _one_turn(message: str, chat: Chat, screen: Screen, notes: Callable[[], Iterable[str]]) -> bool:
    """Show what comes of a message; whether to go on."""
    try:
        turn = chat.turn(message)
    except KeyboardInterrupt:
        screen.show(paragraph("hint", "Stopped.", screen.style()))
        return True
    except Exception as error:  # a session with somebody in it does not end with a traceback
        screen.show(paragraph("", f"A fault inside psychobot: {error!r}; please report it.", screen.style()))
        return True
    for note in notes():
        screen.show(paragraph("hint", note, screen.style()))
    if turn.lines:
        screen.show(turn.lines)
    if turn.hint:
        screen.show(paragraph("hint", turn.hint, screen.style()))
    return not turn.leave


def read_turns(settings: Settings, environ: Mapping[str, str], lines: Iterable[str], write: Callable[[str], None],
               complain: Callable[[str], None]) -> int:
    """One conversation without a terminal, a turn per line: plain text, or one record per line."""
    from psychobot.searcher import Searcher

    style = style_for(True, environ, shutil.get_terminal_size((80, 24)).columns)

    def show_notice(notice: Notice) -> None:
        if not settings.json:
            write(drawn([*render_notice(notice, style), []], style))

    searcher = Searcher(settings.corpus, settings.index_root, complain)
    chat = Chat(searcher, region_from(settings.region, environ), show_notice, lambda: style)
    return write_turns(chat, lines, write, settings.json)


SEPARATOR = "-" * 20 + "\n"
"""Between turns, as between the replies of `ask --batch`."""


def write_turns(chat: Chat, lines: Iterable[str], write: Callable[[str], None], json: bool) -> int:
    """A turn per line, as text or as records; 1 when the corpus could not be asked, else 0."""
    faults = False
    for line in filter(str.strip, lines):
        turn = chat.turn(line)
        faults |= turn.reply.fault is not None
        if json:
            from psychobot.reply_record import to_json

            write(to_json(turn.reply))
        elif not turn.leave:
            write((drawn(turn.lines, chat.style()) + "\n" if turn.lines else "") + SEPARATOR)
        if turn.leave:
            break
    return int(faults)
