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

    @classmethod
    def over(cls, files: Files, index: Index) -> Searcher:
        """One over a corpus and an index in memory."""
        searcher = cls(files.folder, None, lambda line: None)
        searcher._opened = files, index
        return searcher

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

    def reload(self) -> str:
        """Read the corpus again and say in one line what changed.

        Raises PsychobotError for a corpus that cannot be read or has faults; what was open stays open then.
        """
        from psychobot.reloading import read_again
        from psychobot.store import default_root

        opened, line = read_again(self.open(), self.corpus_folder, self.index_root or default_root(), self.say)
        with self._lock:
            self._opened = opened
        return line

    def find(self, message: str, before: Query | None = None, k: int = SHOWN) -> tuple[Answer, Query]:
        """The answer to a message; ``before`` is the query of the turn it follows, if it follows one.

        Of several questions in one message each is answered, and may lean on the one before it.
        """
        from psychobot.answer import compose_joint_answer
        from psychobot.asking import questions_in

        parts = questions_in(message)
        if len(parts) > 1:
            first, query = self._find_one(parts[0], before, k)
            answers, before = [first], before if query.context else None
            for part in parts[1:]:
                answer, query = self._find_one(part, query, k)
                answers.append(answer)
            if joint := compose_joint_answer(parts, answers, k):
                return joint, query
        return self._find_one(message, before, k)

    def _find_one(self, message: str, before: Query | None, k: int) -> tuple[Answer, Query]:
        from psychobot.answer import compose_answer, listed_in
        from psychobot.context import resolve
        from psychobot.query import read_query

        files, index = self.open()
        query, ranking = resolve(read_query(message, index), before, index, max(FETCHED, k))
        answer = compose_answer(query, ranking, index, files, k)
        kept = before.items if before and query.context else ()
        listed = listed_in(answer)
        if before and before.listed:  # within a list its things stay what *the third* counts
            kept, listed = listed, kept
        return answer, query._replace(items=query.items or listed or kept)

    def articles(self) -> tuple[Article, ...]:
        """All articles of the corpus. Raises PsychobotError."""
        from psychobot.answer import article_of

        files, index = self.open()
        return tuple(article_of(document.doc_id, index, files) for document in index.documents)
