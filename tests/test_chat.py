"""The chat: keys in, lines out; the notice first, whatever is broken behind it."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from psychobot.articles import Corpus
from psychobot.chat import opening, read_turns, talk, write_turns
from psychobot.commands import ENTRIES, nearest, read_command
from psychobot.crisis import INTERNATIONAL, Notice, Region, Watch, region_from, regions
from psychobot.errors import CorpusError
from psychobot.index import Index
from psychobot.loading import Library, Loader, Notes
from psychobot.offers import Offers, complete_command, offers_of
from psychobot.passages import split_passages
from psychobot.query import Query, Unit
from psychobot.records import Answer, Article, Hit, Quotation
from psychobot.render import Line, Style, drawn
from psychobot.searcher import Searcher
from psychobot.settings import Settings
from psychobot.terminal import Completions, Questions, Terminal, toolbar
from psychobot.turns import Chat
from psychobot.wrapping import columns

URGENT = "I want to kill myself"
MENTION = "My uncle died by suicide last year. What do slugs eat?"
GB = region_from("GB", {})
PLAIN = Style(60, margin="|", marked=">", coloured=False)


class Broken:
    """A library in which everything fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find(self, message: str, before: Any = None) -> Any:
        """Fail."""
        raise self.error

    def articles(self) -> tuple[Article, ...]:
        """Fail."""
        raise self.error

    def reload(self) -> str:
        """Fail."""
        raise self.error

    def open(self) -> Any:
        """Fail."""
        raise self.error


class Paper(DummyOutput):
    """An output that keeps what is written to it, ``width`` columns wide."""

    def __init__(self, width: int) -> None:
        self.text, self.size = io.StringIO(), Size(rows=40, columns=width)

    def write(self, data: str) -> None:
        """Keep text."""
        self.text.write(data)

    def write_raw(self, data: str) -> None:
        """Keep text written with control codes."""
        self.text.write(data)

    def get_size(self) -> Size:
        """The size it pretends to have."""
        return self.size

    @property
    def lines(self) -> list[str]:
        """What has been written, by line."""
        return self.text.getvalue().replace("\r", "").split("\n")


class Shelf:
    """A library with one answer to everything: two passages, and three more. It does not know about zebras."""

    def __init__(self, corpus: Corpus, index: Index) -> None:
        self.corpus, self.index = corpus, index
        self.asked: list[str] = []
        self.before: list[Query | None] = []
        garden = next(article for article in corpus.articles if article.doc_id == "garden")
        self.quotations = tuple(
            Quotation(Hit(passage, 1.0, rank), garden, passage.span.of(garden.text))
            for rank, passage in enumerate(split_passages(garden)[:5], 1)
        )

    def find(self, message: str, before: Query | None = None) -> tuple[Answer, Query]:
        """The one answer."""
        self.asked.append(message)
        self.before.append(before)
        query = Query(message, (Unit("slugs", 1.0, ()),))
        if "zebra" in message:
            return Answer("no_answer", "zebra", unknown=("zebra",), more=self.quotations), query
        return Answer("answer", "slugs", quotations=self.quotations[:2], more=self.quotations[2:]), query

    def open(self) -> tuple[Corpus, Index]:
        """The small corpus and its index."""
        return self.corpus, self.index

    def articles(self) -> tuple[Article, ...]:
        """All articles."""
        return self.corpus.articles

    def reload(self) -> str:
        """Nothing ever changes here."""
        return "Nothing has changed."


@pytest.fixture
def shelf(corpus: Corpus, index: Index) -> Shelf:
    """A library that does not depend on how well anything is found."""
    return Shelf(corpus, index)


Turned = tuple[Chat, list[Notice]]


def chat_with(library: Library, region: Region = GB, style: Style = PLAIN) -> Turned:
    """A conversation and the list its notices are shown in."""
    shown: list[Notice] = []
    return Chat(library, region, shown.append, lambda: style), shown


def text_of(lines: Sequence[Line]) -> str:
    """Lines as plain text."""
    return drawn(lines, PLAIN)


@contextmanager
def terminal(width: int = 60, quiet: bool = False) -> Iterator[tuple[Terminal, PipeInput, Paper]]:
    """A terminal fed through a pipe; its prompt is drawn nowhere, its answers on paper."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        screen = Terminal(lambda columns: PLAIN._replace(width=columns), quiet)
        screen.output = paper = Paper(width)
        yield screen, keys, paper


def type_in(library: Any, keys: str, width: int = 60, quiet: bool = False) -> list[str]:
    """The lines on the screen after a whole session of keys."""
    with terminal(width, quiet) as (screen, pipe, paper):
        pipe.send_text(keys)
        loader = Loader(library, screen.waiting)
        chat = Chat(loader, GB, screen.show_notice, screen.style)
        assert talk(chat, screen, loader, lambda: ()) == 0
        return paper.lines


# --- the conversation -----------------------------------------------------------------------------------------------


TRANSCRIPT = """\
psychobot answers questions about psychotherapy, word for
word from articles.
A program, no therapist. It keeps nothing; what you type
stays on this machine.
Help lines: United Kingdom (change: /region CC). In a
crisis: /help-lines.


[1] | Gardens are plots of land where people grow plants for
    | food or for pleasure, in every climate there is.
    Gardens (after Green House, 2024)
    garden.md, line {intro}
    About the publisher: sells seeds

[2] | Tomatoes need water early in the morning. Water in the
    | evening invites slugs, which eat the leaves at night.
    Gardens (after Green House, 2024)
    Watering · garden.md, line {water}

/source 1 shows it in its article, /more 3 further passages


The corpus does not say.
Words it does not have: zebra

/more 5 nearest passages


There is no command /sourc. Did you mean /source? /help
lists them all.

Goodbye. Nothing of this was kept.
"""


def test_a_session_from_greeting_to_goodbye(shelf: Shelf) -> None:
    """Keys in, the whole transcript out: opening, an answer with its hint, a refusal, a command, a goodbye."""
    lines = type_in(shelf, "What do slugs eat?\rand a zebra?\r/sourc\r\x04")
    intro, water = (quotation.hit.passage.lines[0] for quotation in shelf.quotations[:2])
    assert "\n".join(lines) == TRANSCRIPT.format(intro=intro, water=water) + "\n"


def test_a_notice_comes_before_a_search_that_raises() -> None:
    """With a search that fails in the worst way, the notice is shown all the same, and first."""
    chat, shown = chat_with(Broken(RuntimeError("boom")))
    reply = chat.turn(MENTION).reply
    assert [notice.level for notice in shown] == ["mention"]
    assert reply.fault is not None and "boom" in reply.fault
    assert chat.turn(URGENT).reply.kind == "crisis"
    assert [notice.level for notice in shown] == ["mention", "urgent"]


def test_a_notice_is_shown_before_retrieval_begins() -> None:
    """The notice is on the screen by the time the corpus is asked: waiting or Ctrl-C cannot hold it up."""
    order: list[str] = []

    class Slow(Broken):
        def find(self, message: str, before: Any = None) -> Any:
            order.append("search")
            raise KeyboardInterrupt

    chat = Chat(Slow(CorpusError("")), GB, lambda notice: order.append("notice"), lambda: PLAIN)
    with pytest.raises(KeyboardInterrupt):
        chat.turn(MENTION)
    assert order == ["notice", "search"]


def test_only_the_notice_is_shown_when_it_blocks(shelf: Shelf) -> None:
    """After a message of acute danger nothing follows the notice: no passage and no hint."""
    chat, shown = chat_with(shelf)
    turn = chat.turn(URGENT)
    assert (list(turn.lines), turn.hint, turn.leave) == ([], "", False)
    assert shown[0].blocks


def test_no_hint_after_a_notice(shelf: Shelf) -> None:
    """An answer below a notice comes without advice on commands."""
    chat, shown = chat_with(shelf)
    turn = chat.turn(MENTION)
    assert shown and turn.lines and not turn.hint


def test_the_conversation_goes_on_after_a_notice(shelf: Shelf) -> None:
    """The session does not end itself: the next question is answered."""
    lines = type_in(shelf, f"{URGENT}\rWhen do tomatoes need water?\r\x04")
    assert any("999" in line for line in lines)
    assert any("Tomatoes need water" in line for line in lines)
    assert any(line.startswith("Goodbye") for line in lines)


def test_the_goodbye_after_a_notice_says_where_to_turn(shelf: Shelf) -> None:
    """Somebody who leaves after a notice is told once more how to find the help lines."""
    assert "psychobot help-lines" in " ".join(type_in(shelf, f"{URGENT}\r\x04"))
    assert "psychobot help-lines" not in " ".join(type_in(shelf, "\x04"))


def test_a_broken_corpus_is_told_in_a_line(tmp_path: Path) -> None:
    """Without a corpus every question is told so, commands too, and the notice still works."""
    chat, shown = chat_with(Searcher(tmp_path / "none", tmp_path / "index", lambda line: None))
    for line in ("What do slugs eat?", "/topics", "/sources"):
        assert "no such corpus folder" in text_of(chat.turn(line).lines).replace("\n", " ")
    chat.turn(URGENT)
    assert shown[0].blocks


def test_a_fault_in_the_program_does_not_end_the_session() -> None:
    """Whatever breaks, the next line can be typed."""
    lines = type_in(Broken(RuntimeError("boom")), "/topics\r/help\r\x04")
    assert any("boom" in line for line in lines)
    assert any("/help-lines" in line and "crisis" in line for line in lines)


def test_follow_ups_get_the_query_before(shelf: Shelf) -> None:
    """A question may lean on the one before it, across commands and notices."""
    chat, _ = chat_with(shelf)
    for line in ("What do slugs eat?", "/more", URGENT, "and when?"):
        chat.turn(line)
    assert shelf.before[0] is None
    assert shelf.before[1] is not None and shelf.before[1].message == "What do slugs eat?"


def test_bytes_that_are_no_text_become_question_marks(shelf: Shelf) -> None:
    """A key that sent broken UTF-8 neither breaks the search nor the record."""
    chat, _ = chat_with(shelf)
    assert chat.turn("caf\udce9 slugs").reply.message == "caf? slugs"


# --- commands -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "name", "argument"), [
    ("/help", "help", ""), (" /HELP ", "help", ""), ("/?", "help", ""), ("/more", "more", ""), ("/quit", "quit", ""),
    ("/exit", "quit", ""), ("/q", "quit", ""), ("/help_lines", "help-lines", ""), ("/helplines", "help-lines", ""),
    ("/source", "source", ""), ("/source 2", "source", "2"), ("/source [2]", "source", "2"), ("/source2", "source", "2"),
    ("/source #02", "source", "2"), ("/sources 2", "source", "2"), ("/sources", "sources", ""), ("/topics", "topics", ""),
    ("/region", "region", ""), ("/region de", "region", "de"), ("/region United Kingdom", "region", "United Kingdom"),
    ("/region none", "region", "none"),
])
def test_a_line_is_a_command(line: str, name: str, argument: str) -> None:
    """Commands are read with forgiving arguments, whatever their case."""
    assert read_command(line) == (name, argument)


@pytest.mark.parametrize("line", [
    "I want to quit", "quit", "/quit my job", "/help me", "/kill myself", "/source of hope", "/region I am alone", "/",
    "//help", "/help\nI want to die", "/sourcing", "/source 12345", "help", "please /help",
])
def test_a_line_is_no_command(line: str) -> None:
    """Anything but the exact line is a message, and will be screened."""
    assert read_command(line) is None


@pytest.mark.parametrize("line", ["/kill myself", "/help\nI want to kill myself", "/region I want to kill myself",
                                  "/help me I want to kill myself", "/I want to kill myself", "/more\tI want to kill myself"])
def test_a_line_like_a_command_is_screened(line: str) -> None:
    """A slash in front does not switch screening off, and the search is not asked."""
    chat, shown = chat_with(Broken(RuntimeError("asked")))
    turn = chat.turn(line)
    assert turn.reply.kind == "crisis" and not turn.lines
    assert [notice.blocks for notice in shown] == [True]


@pytest.mark.parametrize(("line", "said"), [
    ("/mor", "There is no command /mor. Did you mean /more? /help lists them all."),
    ("/helplin", "There is no command /helplin. Did you mean /help-lines? /help lists them all."),
    ("/xyzzy now", "There is no command /xyzzy. /help lists them all."),
    ("/", "There is no command /. /help lists them all."),
    ("/" + "a" * 50, "There is no command /aaaaaaaaaaaaaaaaaaa…. /help lists them all."),
])
def test_an_unknown_command_names_the_nearest(line: str, said: str) -> None:
    """A command there is not is said to be none, with the one probably meant."""
    chat, _ = chat_with(Broken(RuntimeError("asked")))
    assert text_of(chat.turn(line).lines).replace("\n", " ") == said


def test_every_command_is_in_help_and_does_something(shelf: Shelf) -> None:
    """/help lists every command there is, and each of them shows something or leaves."""
    chat, _ = chat_with(shelf)
    listed = text_of(chat.turn("/help").lines)
    for entry in ENTRIES:
        assert entry.usage in listed
        turn = chat.turn(f"/{entry.name}")
        assert turn.lines or turn.leave


def test_more_shows_the_next_passages(shelf: Shelf) -> None:
    """/more goes on where the answer stopped, until there are none left."""
    chat, _ = chat_with(shelf)
    assert text_of(chat.turn("/more").lines) == "Nothing has been asked yet."
    assert chat.turn("What do slugs eat?").hint == "/source 1 shows it in its article, /more 3 further passages"
    assert re.findall(r"^\[(\d+)\]", text_of(chat.turn("/more").lines), re.M) == ["3", "4", "5"]
    assert text_of(chat.turn("/more").lines) == "There are no further passages."


def test_source_shows_the_passage_in_its_article(shelf: Shelf) -> None:
    """/source N shows passage N of the last answer among the lines around it, and its full source."""
    chat, _ = chat_with(shelf)
    assert "Nothing has been quoted" in text_of(chat.turn("/source 1").lines)
    chat.turn("When do tomatoes need water?")
    shown = text_of(chat.turn("/source [2]").lines)
    assert "> Tomatoes need water" in shown and "Source: Green House: “On gardens”" in shown


def test_source_takes_only_what_has_been_shown(shelf: Shelf) -> None:
    """A number that is not on the screen is said to be none, until /more has shown it."""
    chat, _ = chat_with(shelf)
    chat.turn("What do slugs eat?")
    assert text_of(chat.turn("/source 4").lines) == "There is no passage 4; the last answer has passages 1 to 2."
    chat.turn("/more")
    assert "Trowel" in text_of(chat.turn("/source 4").lines)


def test_source_without_a_number_takes_the_only_one(shelf: Shelf) -> None:
    """With one passage on the screen its number need not be typed; with more, it is asked for."""
    chat, _ = chat_with(shelf)
    chat.turn("What do slugs eat?")
    assert text_of(chat.turn("/source").lines) == "Which one? /source 1 to /source 2."
    shelf.quotations = shelf.quotations[1:2]
    chat.turn("What do slugs eat?")
    assert "> Tomatoes need water" in text_of(chat.turn("/source").lines)


def test_sources_and_topics_name_every_article(shelf: Shelf) -> None:
    """/sources has every article with its source in full, /topics every heading with text below it."""
    chat, _ = chat_with(shelf)
    sources, topics = (text_of(chat.turn(line).lines) for line in ("/sources", "/topics"))
    assert "Green House: “On gardens”" in sources and "weather.txt" in sources
    assert "Watering; Tools; References" in topics and "Sourdough" in topics


def test_region_is_shown_and_set(shelf: Shelf) -> None:
    """/region tells the country, /region CC changes it for every notice after."""
    chat, shown = chat_with(shelf, INTERNATIONAL)
    assert "No country is set" in text_of(chat.turn("/region").lines)
    assert "Germany" in text_of(chat.turn("/region de").lines)
    chat.turn(URGENT)
    assert shown[0].region.code == "DE" == chat.region.code
    assert "international" in text_of(chat.turn("/region none").lines)


def test_an_unknown_region_says_which_there_are(shelf: Shelf) -> None:
    """A code without lines changes nothing and lists those that exist."""
    chat, _ = chat_with(shelf)
    said = text_of(chat.turn("/region xq").lines)
    assert said.startswith("There is no region xq here.") and all(region.code in said for region in regions()
                                                                   if region.code != INTERNATIONAL.code)
    assert chat.region == GB


def test_help_lines_are_those_of_the_region(shelf: Shelf) -> None:
    """/help-lines shows the lines of the region, in any state of the conversation."""
    chat, _ = chat_with(Broken(RuntimeError("asked")))
    assert "116 123" in text_of(chat.turn("/help-lines").lines)
    chat.turn(URGENT)
    assert "116 123" in text_of(chat.turn("/help-lines").lines)


def test_quit_is_an_exact_line(shelf: Shelf) -> None:
    """/quit leaves; "I want to quit" is a message like any other."""
    chat, _ = chat_with(shelf)
    assert chat.turn("/quit").leave
    assert not chat.turn("I want to quit").leave
    assert not chat.turn("/quit smoking").leave


def test_the_hint_fits_one_line(shelf: Shelf) -> None:
    """The hint below an answer is one line at any width, and names only what works."""
    for width in (80, 40, 20):
        chat, _ = chat_with(shelf, style=PLAIN._replace(width=width))
        hint = chat.turn("What do slugs eat at night in the garden?").hint
        assert hint.startswith("/source 1") and columns(hint) <= width


def test_a_refusal_offers_no_passage_as_its_source(shelf: Shelf) -> None:
    """When the corpus does not say, /source has nothing to show until /more has been asked for."""
    chat, _ = chat_with(shelf)
    turn = chat.turn("What do zebras eat?")
    assert turn.reply.kind == "no_answer" and turn.hint == "/more 5 nearest passages"
    assert "Nothing has been quoted" in text_of(chat.turn("/source 1").lines)
    assert text_of(chat.turn("/more").lines).startswith("Nearest passages; none of them answers")
    assert "Source:" in text_of(chat.turn("/source 1").lines)


def test_nearest_is_none_for_nothing_like_it() -> None:
    """No command is suggested for a word like none of them."""
    assert nearest("/zzzzzz") is None
    assert nearest("/regoin") == "/region"


# --- the terminal ---------------------------------------------------------------------------------------------------


def test_ctrl_c_clears_the_line(shelf: Shelf) -> None:
    """What stood on the line is gone, nothing is sent, and the session goes on."""
    lines = type_in(shelf, "this is not for anybody\x03/region\r\x04")
    assert any("United Kingdom" in line for line in lines[4:])
    assert not any("does not say" in line or "anybody" in line for line in lines)


def test_ctrl_c_clears_in_place(shelf: Shelf) -> None:
    """The line is emptied where it stands: the same prompt takes the next one, and completions are gone."""
    with terminal() as (screen, keys, _):
        loader = Loader(shelf, screen.waiting)
        keys.send_text("/mor\x03/region\r")
        assert screen.ask(Chat(loader, GB, screen.show_notice, screen.style), loader) == "/region"


def test_ctrl_d_leaves_only_from_an_empty_line(shelf: Shelf) -> None:
    """Ctrl-D on a line with text deletes, on an empty line it leaves with a goodbye."""
    lines = type_in(shelf, "/regionX\x02\x04\r\x04")
    assert any("Help lines are for: United Kingdom." in line for line in lines)
    assert lines[-3:] == ["Goodbye. Nothing of this was kept.", "", ""]


def test_an_empty_line_does_nothing(shelf: Shelf) -> None:
    """Enter on an empty line leaves the screen as it was."""
    assert type_in(shelf, "\r  \r\r\x03\x04") == type_in(shelf, "\x04")


def test_pasted_lines_are_one_message() -> None:
    """A paste of several lines is one message, and one only."""
    heard: list[str] = []

    class Listening(Broken):
        def find(self, message: str, before: Any = None) -> Any:
            heard.append(message)
            raise CorpusError("none")

    type_in(Listening(CorpusError("none")), "\x1b[200~So tell me,\nwhat do slugs\r\neat?\x1b[201~\r\x04")
    assert [message for message in heard if "slugs" in message] == ["So tell me,\nwhat do slugs\neat?"]


def test_very_long_input_is_one_message(shelf: Shelf) -> None:
    """Forty thousand characters with a cry for help at their end are heard to the end."""
    long = "I like tomatoes very much and water them. " * 1000
    lines = type_in(shelf, f"\x1b[200~{long}{URGENT}.\x1b[201~\r\x04")
    assert any("999" in line for line in lines)


def test_enter_sends_what_is_typed(shelf: Shelf) -> None:
    """Neither a completion nor a suggestion is taken by Enter."""
    lines = type_in(shelf, "/mor\r\x04")
    assert any("no command /mor." in line for line in lines)


def test_control_characters_typed_are_not_drawn_back(shelf: Shelf) -> None:
    """An escape sequence in a pasted message does not come back from the program."""
    lines = type_in(shelf, "\x1b[200~/x\x07y\x9b2J z\x1b[201~\r\x04")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(lines))


@pytest.mark.parametrize("width", [80, 40, 20])
def test_nothing_is_wider_than_the_terminal(shelf: Shelf, width: int) -> None:
    """A whole session, notice and commands included, stays inside the terminal."""
    keys = "".join(f"{line}\r" for line in ("What do slugs eat?", "/more", "/source 1", "/sources", "/topics", "/region",
                                            "/help", "/help-lines", "/nonsense", MENTION, URGENT, "hello", "zebra lottery"))
    assert max(map(columns, type_in(shelf, keys + "\x04", width))) <= width


def test_the_width_is_read_at_every_turn(shelf: Shelf) -> None:
    """A terminal that is made narrower gets narrower lines from the next turn on."""
    with terminal(80) as (screen, _, paper):
        assert screen.style().columns == 80
        paper.size = Size(rows=40, columns=33)
        screen.show([[("", "x")]])
        assert screen.style().columns == 33


def test_the_prompt_is_there_before_the_corpus(shelf: Shelf) -> None:
    """A prompt answers commands while the corpus is still being opened; a question waits for it."""
    gate, heard = threading.Event(), []

    class Late:
        def open(self) -> tuple[Corpus, Index]:
            assert gate.wait(20)
            return shelf.open()

        def find(self, message: str, before: Any = None) -> Any:
            heard.append(gate.is_set())
            return shelf.find(message, before)

        articles = shelf.articles
        reload = shelf.reload

    @contextmanager
    def waiting() -> Iterator[None]:
        gate.set()
        yield

    loader = Loader(Late(), waiting)
    chat, shown = chat_with(loader)
    loader.start(lambda: None)
    assert not loader.ready and chat.turn("/help").lines
    chat.turn(URGENT)
    assert shown and not gate.is_set()
    assert "Tomatoes need water" in text_of(chat.turn("When do tomatoes need water?").lines)
    assert all(heard)


def test_waiting_leaves_no_trace() -> None:
    """The sign of waiting is taken back before the answer, and is a line of its own where nothing can be."""
    with terminal() as (screen, _, paper), screen.waiting():
        assert paper.lines == ["…"]
    assert paper.text.getvalue() == "…\r"
    with terminal(quiet=True) as (screen, _, paper), screen.waiting():
        assert paper.lines == ["…", ""]


def test_a_corpus_broken_behind_the_prompt_is_met_by_the_question() -> None:
    """A fault while loading is silent until a question needs the corpus."""
    loader = Loader(Broken(CorpusError("broken corpus")), lambda: Terminal.waiting)  # type: ignore[arg-type,return-value]
    done = threading.Event()
    loader.start(done.set)
    assert done.wait(20) and loader.ready
    chat, _ = chat_with(loader)
    assert "broken corpus" in text_of(chat.turn("What do slugs eat?").lines)


def test_what_loading_says_is_kept_and_said_once() -> None:
    """Lines said behind the prompt are shown with the next turn, each once."""
    notes = Notes()
    for line in ("building the index", "building the index", "left out: a.md"):
        notes(line)
    assert notes.take() == ["building the index", "left out: a.md"]
    assert notes.take() == []


@pytest.mark.parametrize(("region", "ready", "width", "text"), [
    (GB, True, 80, "region GB · /help · Ctrl-D leaves"),
    (GB, True, 30, "region GB · /help"),
    (INTERNATIONAL, True, 40, "no region set · /help · Ctrl-D leaves"),
    (GB, False, 80, "region GB · /help · Ctrl-D leaves · reading the articles…"),
])
def test_the_toolbar_fits(region: Region, ready: bool, width: int, text: str) -> None:
    """The toolbar shows the region first and as much else as there is room for."""
    assert fragment_list_to_text(toolbar(region, ready, width)) == text


@pytest.mark.parametrize("region", regions(), ids=lambda region: region.code)
def test_the_opening_is_three_lines(region: Region) -> None:
    """At 80 columns the opening is three lines: what it is, that it is no therapist and keeps nothing, the region."""
    lines = text_of(opening(region, Style(80))).split("\n")
    assert len(lines) == 3
    assert "no therapist" in lines[1] and "keeps nothing" in lines[1] and "/region CC" in lines[2]


def test_a_region_not_understood_is_told_at_the_start() -> None:
    """A setting that names no region is said to be none, and the international lines are named."""
    said = text_of(opening(region_from("XQ", {}), Style(80)))
    assert "international" in said and "XQ" in said


# --- offers ---------------------------------------------------------------------------------------------------------


OFFERS = Offers({"Object relations theory": 1000, "transference": 5, "transform": 2, "Sigmund Freud": 1000},
                ["What is transference?", "What is transference neurosis?", "Who was Freud?"])


@pytest.mark.parametrize(("text", "taken"), [
    ("what is transf", ["transference", "transform"]), ("tell me of object rel", ["object relations theory"]),
    ("OBJ", ["OBJect relations theory"]), ("sig", ["sigmund Freud"]), ("tr", []), ("transference", []), ("zzz", []),
    ("object \nrel", []), ("", []), ("what ", []),
])
def test_terms_are_offered_while_typing(text: str, taken: list[str]) -> None:
    """From three letters on, terms that begin with the last words are offered; the letters typed stay."""
    assert [offer.text for offer in OFFERS.complete(text)] == taken


def test_commands_are_offered_with_a_word_of_explanation() -> None:
    """A slash offers every command; letters narrow them; /region offers countries."""
    assert [offer.text for offer in complete_command("/")] == [f"/{entry.name}" for entry in ENTRIES]
    assert all(offer.about for offer in complete_command("/"))
    assert [offer.text for offer in complete_command("/so")] == ["/source", "/sources"]
    assert [(offer.text, offer.typed) for offer in complete_command("/region ger")] == [("DE", 3)]


@pytest.mark.parametrize(("text", "missing"), [
    ("What is t", "ransference?"), ("what IS transference n", "eurosis?"), ("Wh", ""), ("What is transference?", " "),
    ("how", ""), ("What is\n", ""),
])
def test_the_rest_of_a_question_is_suggested(text: str, missing: str) -> None:
    """The shortest question that begins as typed is suggested, with what is missing of it."""
    assert OFFERS.question(text) == missing.strip()


def test_the_offers_of_a_corpus(index: Index) -> None:
    """Headings and telling words are offered, function words are not; its questions are suggested."""
    offers = offers_of(index)
    assert [offer.text for offer in offers.complete("toma")] == ["tomatoes"]
    assert [offer.text for offer in offers.complete("Water")] == ["Watering"]
    assert offers.complete("becau") == []
    assert offers.question("when should") == " the hose come out?"


def test_the_terminal_offers_at_the_end_of_the_line_only() -> None:
    """In the middle of a line nothing pops up: somebody is mending a word."""
    completions = Completions(lambda: OFFERS)
    at_end, before = Document("transf"), Document("transf", cursor_position=4)
    assert [each.text for each in completions.get_completions(at_end, None)] == ["transference", "transform"]  # type: ignore[arg-type]
    assert list(completions.get_completions(before, None)) == []  # type: ignore[arg-type]
    suggestion = Questions(lambda: OFFERS).get_suggestion(None, Document("Who w"))  # type: ignore[arg-type]
    assert suggestion is not None and suggestion.text == "as Freud?"


def test_right_arrow_takes_the_suggestion(shelf: Shelf) -> None:
    """The grey rest of a question is taken by the right arrow, and only by it."""
    with terminal() as (screen, keys, _):
        loader = Loader(shelf, screen.waiting)
        loader.offers = OFFERS
        chat = Chat(loader, GB, screen.show_notice, screen.style)
        loader.start = lambda when_ready: None  # type: ignore[method-assign]
        # The suggestion is looked up between keys, so the arrow comes a moment after the letters.
        arrow = threading.Timer(0.5, lambda: keys.send_text("\x1b[C\r"))
        arrow.start()
        keys.send_text("Who w")
        assert screen.ask(chat, loader) == "Who was Freud?"
        arrow.join()


# --- without a terminal ---------------------------------------------------------------------------------------------


def piped(folder: Path, tmp_path: Path, lines: Sequence[str], **more: Any) -> tuple[int, str, list[str]]:
    """Exit status, output and complaints of a conversation through a pipe."""
    out: list[str] = []
    wrong: list[str] = []
    settings = Settings(folder, tmp_path / "index", region="GB", **more)
    status = read_turns(settings, {}, [f"{line}\n" for line in lines], out.append, wrong.append)
    return status, "\n".join(out), wrong


def test_a_piped_conversation_is_a_turn_per_line(shelf: Shelf) -> None:
    """Each line is a turn of one conversation, commands too; empty lines are none, and /quit ends it."""
    out: list[str] = []
    chat, _ = chat_with(shelf)
    lines = ["What do slugs eat?\n", "\n", "and when?\n", "/more\n", "/quit\n", "not reached\n"]
    assert write_turns(chat, lines, out.append, json=False) == 0
    assert [each.split("\n")[0][:3] for each in out] == ["[1]", "[1]", "[3]"]
    assert all(each.endswith("-" * 20 + "\n") for each in out)
    assert shelf.before[1] is not None and shelf.asked == ["What do slugs eat?", "and when?"]


def test_a_piped_conversation_asks_the_corpus(folder: Path, tmp_path: Path) -> None:
    """Through a pipe the corpus answers in plain text: no opening, no prompt, no control code."""
    status, text, wrong = piped(folder, tmp_path, ["When do tomatoes need water in the morning?"])
    assert status == 0 and text.startswith("[1] > Tomatoes need water early")
    assert "\x1b" not in text and "building the index" in " ".join(wrong)


def test_a_piped_conversation_writes_a_record_per_line(shelf: Shelf) -> None:
    """With --json every turn is one record, commands and notices included."""
    out: list[str] = []
    chat, _ = chat_with(shelf)
    lines = ["What do slugs eat?", URGENT, MENTION, "/region", "/kill myself", "/nonsense", "/more"]
    write_turns(chat, lines, out.append, json=True)
    records = [json.loads(line) for line in out]
    assert [record["message"] for record in records] == lines
    assert [record["kind"] for record in records] == ["answer", "crisis", "answer", "about", "crisis", "about", "about"]
    assert "United Kingdom" in records[3]["text"] and records[4]["notice"]["level"] == "urgent"
    assert records[2]["notice"]["level"] == "mention" and records[2]["passages"]


def test_nothing_but_records_is_written_as_json(tmp_path: Path) -> None:
    """With --json a notice stands in its record and nowhere else."""
    _, text, _ = piped(tmp_path / "none", tmp_path, [URGENT, MENTION], json=True)
    assert [json.loads(line)["notice"]["level"] for line in text.split("\n")] == ["urgent", "mention"]


def test_a_piped_notice_comes_first(tmp_path: Path) -> None:
    """In plain text a notice stands before the rest of its turn, and alone when it blocks."""
    _, text, _ = piped(tmp_path / "none", tmp_path, [MENTION])
    assert text.index("116 123") < text.index("The articles cannot be asked")
    _, text, _ = piped(tmp_path / "none", tmp_path, [URGENT])
    assert "999" in text and "corpus" not in text


def test_a_piped_conversation_without_a_corpus_fails(tmp_path: Path) -> None:
    """The exit status tells that a question could not be put to the corpus."""
    status, text, _ = piped(tmp_path / "none", tmp_path, ["What do slugs eat?"])
    assert status == 1 and "no such corpus folder" in text.replace("\n", " ")


# --- as a process ---------------------------------------------------------------------------------------------------


def spawned(folder: Path, tmp_path: Path, **more: str) -> pexpect.spawn[str]:
    """The chat on a pseudo-terminal of 80 columns, with a home of its own."""
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path),
               "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "PSYCHOBOT_REGION": "GB", "PYTHONWARNINGS": "error", **more}
    return pexpect.spawn(sys.executable, ["-m", "psychobot", "--corpus", str(folder)], env=environ, encoding="utf-8",
                         timeout=15, dimensions=(24, 80), cwd=str(tmp_path), preexec_fn=_heed_interrupts)


def _heed_interrupts() -> None:
    """Tests run in the background hand down that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_on_a_real_terminal(folder: Path, tmp_path: Path) -> None:
    """Opening, question, answer, Ctrl-C and Ctrl-D work on a real terminal, and the exit status is 0."""
    child = spawned(folder, tmp_path)
    child.expect("no therapist")
    child.expect(">")
    child.send("When do tomatoes need water in the morning?\r")
    child.expect("Tomatoes need water")
    child.expect("/source 1")
    child.send("half a line\x03\x04")
    child.expect("Goodbye")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"half a line" in path.read_bytes()]


def test_a_dumb_terminal_gets_no_control_codes(folder: Path, tmp_path: Path) -> None:
    """With TERM=dumb nothing but text is written."""
    child = spawned(folder, tmp_path, TERM="dumb")
    child.expect(">")
    child.send(f"{URGENT}\r")
    child.expect("call 999")
    child.send("\x04")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0 and "\x1b" not in (child.before or "")


def test_ctrl_c_interrupts_an_answer_without_leaving(folder: Path, tmp_path: Path) -> None:
    """Ctrl-C while an answer is awaited gives the prompt back; a notice heard before stays on the screen."""
    slow = tmp_path / "sitecustomize.py"
    slow.write_text("import psychobot.searcher as s, time\ns.Searcher.open = lambda self: time.sleep(60)\n", "utf-8")
    child = spawned(folder, tmp_path, PYTHONPATH=str(tmp_path))
    child.expect(">")
    child.send(f"{MENTION}\r")
    child.expect("116 123")
    child.expect("…")
    time.sleep(0.2)
    child.sendintr()
    child.expect("Stopped")
    child.expect(">")
    child.send("\x04")
    child.expect("Goodbye")


def test_without_a_terminal_prompt_toolkit_is_not_imported(run: Callable[..., Any], folder: Path) -> None:
    """A piped chat does not pay for the terminal library."""
    done = run("chat", "--corpus", str(folder), input="/topics\n", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert "Watering" in done.stdout and "prompt_toolkit" not in done.stderr


def test_the_watch_of_a_chat_is_the_real_one() -> None:
    """What shows notices at once is the crisis package's own watch, not a copy of its rules."""
    chat, _ = chat_with(Broken(RuntimeError("asked")))
    assert isinstance(chat.conversation.watch, Watch)
