"""Turns: what comes of a typed line, as lines to show. Knows nothing of a screen.

A crisis notice is shown the moment it is heard, before anything else is looked at: neither a slow index
nor Ctrl-C can come between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from psychobot.commands import ENTRIES, Command, nearest, read_command, region_named, wished_region
from psychobot.crisis import INTERNATIONAL, Notice, Region, Watch, help_lines, regions
from psychobot.errors import PsychobotError
from psychobot.records import Answer, Article, Quotation
from psychobot.render import (
    Line,
    Style,
    cards,
    drawn,
    entries,
    paragraph,
    render,
    render_in_place,
    render_notice,
    render_sources,
    render_topics,
)
from psychobot.reply import Conversation, Reply
from psychobot.wrapping import clean, columns

if TYPE_CHECKING:
    from psychobot.loading import Library

MORE = 3
"""Passages that one `/more` shows."""


class Turn(NamedTuple):
    """What came of one line. Its notice has been shown already, and is not among the lines."""

    reply: Reply
    lines: Sequence[Line] = ()
    hint: str = ""
    leave: bool = False


class Aloud(Watch):
    """A crisis watch that shows its notice as soon as it has one."""

    def __init__(self, region: Region, show: Callable[[Notice], None]) -> None:
        super().__init__(region)
        self._show = show
        self.spoke = False

    def hear(self, message: str) -> Notice | None:
        """The notice for a message, shown by the time it is returned."""
        notice = super().hear(message)
        if notice is not None:
            self.spoke = True
            self._show(notice)
        return notice


class Chat:
    """One conversation and what its commands refer to: the last answer, the region."""

    def __init__(
        self, library: Library, region: Region, show: Callable[[Notice], None], style: Callable[[], Style]
    ) -> None:
        self.library, self.style = library, style
        self.conversation = Conversation(library.find, region)
        self.conversation.watch = self.watch = Aloud(region, show)
        self._answer: Answer | None = None
        self._waiting: tuple[Quotation, ...] = ()

    @property
    def region(self) -> Region:
        """The region whose help lines are shown."""
        return self.watch.region

    def turn(self, line: str) -> Turn:
        """What comes of one line. Never raises for a fault of corpus or index."""
        # A terminal hands on bytes that are no UTF-8 as lone surrogates, which nothing behind can write.
        line = line.encode("utf-8", "replace").decode().strip()
        if command := read_command(line):
            return self._run(line, command)
        return self._no_command(line) if line.startswith("/") else self._message(line)

    def _message(self, message: str) -> Turn:
        reply = self.conversation.reply_to(message)
        if reply.answer and reply.kind in ("answer", "no_answer"):
            self._answer, self._waiting = reply.answer, reply.answer.more
        lines = render(reply._replace(notice=None), self.style())
        return Turn(reply, lines, "" if reply.notice else self._hint(reply.answer))

    def _hint(self, answer: Answer | None) -> str:
        """One line on what may be done with an answer, as long as the screen is wide."""
        if answer is None or answer.kind not in ("answer", "no_answer"):
            return ""
        source, count = answer.quotations[:1], len(self._waiting)
        long = ["/source 1 shows it in its article"] * len(source)
        short = ["/source 1"] * len(source)
        if count:
            what = "nearest" if answer.kind == "no_answer" else "further"
            long.append(f"/more {count} {what} passage{'s' * (count > 1)}")
            short.append("/more")
        whole = ", ".join(long)
        return whole if columns(whole) <= self.style().columns else ", ".join(short)

    def _no_command(self, line: str) -> Turn:
        """A line like a command that is none: somebody may mean it all the same, so it is screened."""
        notice = self.watch.hear(line)
        if notice is not None and notice.blocks:
            return Turn(Reply(line, "crisis", notice))
        if wish := wished_region(line):
            return self._told(line, self._say(_no_region(wish)), notice)
        name = clean(line.split()[0])
        meant = nearest(line)
        if meant == name.lower():
            usage = next(entry.usage for entry in ENTRIES if f"/{entry.name}" == meant)
            return self._told(line, self._say(f"This command is used as {usage}, alone on its line."), notice)
        guess = f" Did you mean {meant}?" if meant else ""
        said = f"There is no command {name if len(name) <= 20 else name[:20] + '…'}.{guess} /help lists them all."
        return self._told(line, self._say(said), notice)

    def _run(self, line: str, command: Command) -> Turn:
        if command.name == "quit":
            return Turn(Reply(line, "about", None, Answer("about", words="Goodbye.")), leave=True)
        try:
            lines = self._shown_by(command)
        except PsychobotError as error:
            lines = self._say(f"The articles cannot be read just now: {error}")
        hint = self._hint(self._answer) if command.name == "more" and self._waiting else ""
        return self._told(line, lines, None)._replace(hint=hint)

    def _told(self, line: str, lines: Sequence[Line], notice: Notice | None) -> Turn:
        words = drawn(lines, Style(10**6, coloured=False))
        return Turn(Reply(line, "about", notice, Answer("about", words=words)), lines)

    def _shown_by(self, command: Command) -> list[Line]:
        match command.name:
            case "more":
                return self._more()
            case "source":
                return self._source(command.argument)
            case "sources":
                return render_sources(self.library.articles(), self.style())
            case "topics":
                articles = self.library.articles()
                return render_topics(articles, [headings(article) for article in articles], self.style())
            case "reload":
                return self._say(self._reload())
            case "region":
                return self._say(self._set_region(command.argument))
            case "help-lines":
                return render_notice(help_lines(self.region, self.watch.language), self.style())
            case _:
                return entries([(entry.usage, entry.about) for entry in ENTRIES], self.style())

    def _reload(self) -> str:
        """What changed; a corpus with faults leaves the articles as they were read."""
        try:
            return self.library.reload()
        except PsychobotError as error:
            return f"Not read again: {error}"

    def _say(self, text: str) -> list[Line]:
        return paragraph("", text, self.style())

    def _more(self) -> list[Line]:
        shown, self._waiting = self._waiting[:MORE], self._waiting[MORE:]
        if self._answer is None:
            return self._say("Nothing has been asked yet.")
        if not shown:
            return self._say("There are no further passages.")
        nearest_only = self._answer.kind == "no_answer" and shown[0].hit.rank == 1
        lead = [*self._say("Nearest passages; none of them answers the question as asked:"), []] if nearest_only else []
        return lead + cards(shown, self.style())

    def _source(self, argument: str) -> list[Line]:
        quoted = self._quoted()
        if not quoted:
            return self._say("Nothing has been quoted yet. Ask something first.")
        if not argument and len(quoted) > 1:
            return self._say(f"Which one? /source 1 to /source {max(quoted)}.")
        number = int(argument) if argument else min(quoted)
        if number not in quoted:
            only = f"only passage {min(quoted)}" if len(quoted) == 1 else f"passages {min(quoted)} to {max(quoted)}"
            return self._say(f"There is no passage {number}; the last answer has {only}.")
        return render_in_place(quoted[number], self.style())

    def _quoted(self) -> dict[int, Quotation]:
        """The passages of the last answer that have been on the screen, by number."""
        if self._answer is None:
            return {}
        more = self._answer.more[: len(self._answer.more) - len(self._waiting)]
        return {quotation.hit.rank: quotation for quotation in (*self._answer.quotations, *more)}

    def _set_region(self, words: str) -> str:
        if not words:
            return f"{_lines_for(self.region)} /region CC changes it; there are {_codes()}."
        if region := region_named(words):
            self.watch.region = region
            return f"{_lines_for(region)} /help-lines shows them."
        return _no_region(words)


def headings(article: Article) -> list[str]:
    """The headings of an article that have text below them, each once."""
    from psychobot.passages import sections

    return list(dict.fromkeys(path[-1] for path, _ in sections(article) if path))


def _lines_for(region: Region) -> str:
    if region.code == INTERNATIONAL.code:
        return "No country is set, so the help lines are international."
    return f"Help lines are for: {region.name}."


def _codes() -> str:
    return ", ".join(region.code for region in regions() if region.code != INTERNATIONAL.code)


def _no_region(words: str) -> str:
    return f"There is no region {clean(words)} here. There are {_codes()}; /region none shows international lines."
