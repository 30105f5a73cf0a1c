"""Open the corpus behind the prompt, and let a question that came too early wait for it.

What opening has to say (an index being built, an article left out) is kept until it can be shown: a line
written from another thread would break into what somebody is typing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from psychobot.offers import Offers
from psychobot.records import Answer, Article

if TYPE_CHECKING:
    from psychobot.index import Index
    from psychobot.query import Query

WARM_UP = "What is psychodynamic therapy?"
"""Asked once behind the prompt, so that the first real question finds everything imported."""


class Library(Protocol):
    """What a conversation needs of the corpus."""

    def find(self, message: str, before: Query | None = None) -> tuple[Answer, Query]:
        """The answer to a message."""

    def articles(self) -> tuple[Article, ...]:
        """All articles."""

    def reload(self) -> str:
        """Read the articles again and say in one line what changed. Raises PsychobotError; the old stay then."""


class Opening(Library, Protocol):
    """A library that has to be opened first: `Searcher`, or a stand-in."""

    def open(self) -> tuple[object, Index]:
        """What was read and the index of it, once. Raises PsychobotError."""


class Notes:
    """Lines said behind the prompt, each kept once."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._said: set[str] = set()

    def __call__(self, line: str) -> None:
        """Keep a line; safe from any thread."""
        if line not in self._said:
            self._said.add(line)
            self._waiting.put(line)

    def take(self) -> list[str]:
        """The lines not yet shown."""
        lines: list[str] = []
        with suppress(Empty):
            while True:
                lines.append(self._waiting.get_nowait())
        return lines


class Loader:
    """A library that opens in the background. ``waiting`` is entered while a question waits for it."""

    def __init__(self, library: Opening, waiting: Callable[[], AbstractContextManager[None]]) -> None:
        self.library, self.waiting = library, waiting
        self.offers = Offers()
        self._ready = Event()
        self._started = False

    @property
    def ready(self) -> bool:
        """Whether the corpus has been opened, or has turned out to be broken."""
        return self._ready.is_set()

    def start(self, when_ready: Callable[[], None]) -> None:
        """Begin to open, once."""
        if not self._started:
            self._started = True
            Thread(target=self._load, args=(when_ready,), name="psychobot-loading", daemon=True).start()

    def _load(self, when_ready: Callable[[], None]) -> None:
        # A fault is no news yet: the first question meets it again, and tells it where it can be read.
        with suppress(Exception):
            from psychobot.offers import offers_of

            self.offers = offers_of(self.library.open()[1])
            self.library.find(WARM_UP)
        self._ready.set()
        when_ready()

    def find(self, message: str, before: Query | None = None) -> tuple[Answer, Query]:
        """The library's answer, once it has been opened."""
        self._wait()
        return self.library.find(message, before)

    def articles(self) -> tuple[Article, ...]:
        """The library's articles, once it has been opened."""
        self._wait()
        return self.library.articles()

    def reload(self) -> str:
        """Read the library's articles again, and offer what they have now."""
        from psychobot.offers import offers_of

        self._wait()
        with self.waiting():
            line = self.library.reload()
            self.offers = offers_of(self.library.open()[1])
        return line

    def _wait(self) -> None:
        if self.ready or not self._started:
            return
        with self.waiting():
            while not self._ready.wait(0.1):  # in short steps: Ctrl-C is not heard inside one long wait on Windows
                pass
