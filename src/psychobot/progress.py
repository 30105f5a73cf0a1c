"""Progress of long work: one line on a terminal, drawn over itself, and gone when the work is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TextIO, TypeVar

Item = TypeVar("Item")
Progress = Callable[[str], None]
"""Takes what is being done, like ``3,000 of 10,000 articles read``."""
PATIENCE = 1.0
"""Seconds before anything is drawn: short work needs no progress."""
AGAIN = 0.1
"""Seconds from one drawing to the next."""


def unseen(_what: str) -> None:
    """Progress that nobody looks at."""


STEP = 16
"""Items from one report to the next."""


class Watched(Sequence[Item], Generic[Item]):
    """A sequence that says how far it has been read."""

    def __init__(self, items: Sequence[Item], what: str, progress: Progress) -> None:
        self.items, self.what, self.progress = items, what, progress

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> Item:  # type: ignore[override]  # nothing here is sliced
        return self.items[place]

    def __iter__(self) -> Iterator[Item]:
        for number, item in enumerate(self.items):
            if number % STEP == 0:
                self.progress(f"{number:,} of {len(self.items):,} {self.what}")
            yield item


class Line:
    """Progress on a terminal. Use it as a context: at its end the line is gone."""

    def __init__(
        self, stream: TextIO | None, width: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream = stream if stream is not None and stream.isatty() else None
        self.width, self.clock = width, clock
        self._next = clock() + PATIENCE
        self._drawn = 0

    def __call__(self, what: str) -> None:
        """Draw what is being done, unless it was drawn just now."""
        if self.stream is not None and self.clock() >= self._next:
            self._next = self.clock() + AGAIN
            self._write(what[: max(self.width() - 1, 1)])

    def cleared(self, say: Callable[[str], None]) -> Callable[[str], None]:
        """The same way to say something, with the line gone first."""
        def clearing(text: str) -> None:
            self._clear()
            say(text)
        return clearing

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *exception: object) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._drawn:
            self._write("")

    def _write(self, text: str) -> None:
        """Draw over what stands there, with spaces: a dumb terminal has no code for it."""
        assert self.stream is not None
        blank = " " * (self._drawn - len(text))
        self.stream.write(f"\r{text}{blank}" + ("\r" if not text else ""))
        self.stream.flush()
        self._drawn = len(text)
