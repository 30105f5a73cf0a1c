"""The corpus and its index, opened on first use, and the way from a message to an answer.

Nothing is read before the first question, so a missing or broken corpus can never stand before a crisis
notice, and a prompt is there before the index has loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from psychobot.records import Answer, Article

if TYPE_CHECKING:
    from psychobot.articles import Files
    from psychobot.index import Index
    from psychobot.query import Query

SHOWN = 3
"""Passages in a reply."""
FETCHED = 9
"""Passages ranked, so that there are more to ask for."""


class Searcher:
    """Finds answers in one corpus folder. ``say`` gets one line when an index has to be built."""

    def __init__(self, corpus_folder: Path, index_root: Path | None, say: Callable[[str], None]) -> None:
        self.corpus_folder, self.index_root, self.say = corpus_folder, index_root, say
        self._opened: tuple[Files, Index] | None = None
        self._lock = Lock()

    def open(self) -> tuple[Files, Index]:
        """The files of the corpus and its index, read once. Raises PsychobotError."""
        with self._lock:
            if self._opened is None:
                self._opened = self._read()
            return self._opened

    def _read(self) -> tuple[Files, Index]:
        from psychobot.articles import read_files
        from psychobot.store import default_root, open_index

        files = read_files(self.corpus_folder)
        index = open_index(files, self.index_root or default_root(), self.say)
        for problem in index.problems:
            self.say(f"left out: {problem}")
        return files, index

    def find(self, message: str, before: Query | None = None, k: int = SHOWN) -> tuple[Answer, Query]:
        """The answer to a message; ``before`` is the query of the turn it follows, if it follows one."""
        from psychobot.answer import compose_answer
        from psychobot.context import complete
        from psychobot.query import read_query
        from psychobot.search import search

        files, index = self.open()
        query = complete(read_query(message, index), before, index)
        ranking = search(index, query, max(FETCHED, k))
        return compose_answer(query, ranking, index, files, k), query

    def articles(self) -> tuple[Article, ...]:
        """All articles of the corpus. Raises PsychobotError."""
        from psychobot.answer import article_of

        files, index = self.open()
        return tuple(article_of(document.doc_id, index, files) for document in index.documents)
