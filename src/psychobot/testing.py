"""Assertions about replies, for tests of a corpus.

They take the record of a reply (`psychobot ask --json`, or what the fixtures ``ask`` and ``conversation`` of the
pytest plugin give) and raise AssertionError saying what was shown instead. ``docs/testing.md`` shows them at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from psychobot.articles import read_text
from psychobot.crisis import LEVELS
from psychobot.evaluation import folded
from psychobot.transcript import Record, entry, place, quoted, transcript

__all__ = ["Ask", "ReplyRecord", "assert_cites", "assert_crisis", "assert_declines", "assert_quotes"]


class ReplyRecord(dict[str, Any]):
    """The record of a reply, with the folder of the corpus it quotes."""

    def __init__(self, record: Mapping[str, Any], corpus: Path) -> None:
        super().__init__(record)
        self.corpus = corpus


Ask = Callable[[str], ReplyRecord]
"""From a message to the record of the reply to it: the type of the fixtures ``ask`` and ``conversation``."""


def assert_cites(reply: Record, doc_id: str, words: str | Iterable[str] = ()) -> None:
    """One quotation is of the article ``doc_id`` and holds the words: one run, or each of several.

    Case, apostrophes and white space do not count. Raises AssertionError.
    """
    __tracebackhide__ = True
    runs = [words] if isinstance(words, str) else list(words)
    if not any(shown["doc_id"] == doc_id and all(folded(run) in folded(shown["text"]) for run in runs)
               for shown in _quotations(reply)):
        _fail(reply, "no quotation is of the article and holds the words",
              f"{doc_id}{': ' if runs else ''}{', '.join(f'“{run}”' for run in runs)}")


def assert_quotes(reply: Record, corpus: Path | None = None) -> None:
    """Something is quoted, and every word of it stands in the file cited, at the characters and lines cited.

    ``corpus`` is the folder of the articles; a record of the fixtures knows its own. Raises AssertionError, and
    TypeError when no folder is known.
    """
    __tracebackhide__ = True
    folder = corpus or getattr(reply, "corpus", None)
    if folder is None:
        raise TypeError("this record does not know its corpus; name the folder: assert_quotes(reply, folder)")
    quotations = list(_quotations(reply))
    if not quotations:
        _fail(reply, "nothing is quoted", "a quotation")
    for shown in quotations:
        _assert_stands(reply, shown, Path(folder) / shown["file"])


def _assert_stands(reply: Record, shown: Record, path: Path) -> None:
    __tracebackhide__ = True
    if not path.is_file():
        _fail(reply, f"the file cited is not there: {path}", place(shown))
    text = read_text(path.read_bytes(), shown["file"])
    (start, end), (first, last) = shown["span"], shown["lines"]
    if text[start:end] != shown["text"]:
        _fail(reply, f"the words shown are not those of {shown['file']}[{start}:{end}]", *quoted(text[start:end]))
    if (text.count("\n", 0, start) + 1, text.count("\n", 0, max(start, end - 1)) + 1) != (first, last):
        _fail(reply, f"the words shown do not stand on the lines cited: {place(shown)}", *quoted(shown["text"]))
    if not all(0 <= a < b <= len(shown["text"]) for a, b in shown.get("highlights", ())):
        _fail(reply, f"a highlight lies outside of what is shown: {place(shown)}", *quoted(shown["text"]))


def assert_declines(reply: Record) -> None:
    """The reply is that the corpus does not say. Raises AssertionError; a notice or a fault is no such reply."""
    __tracebackhide__ = True
    if reply["kind"] != "no_answer" or reply.get("error") or any(_quotations(reply)):
        _fail(reply, "not declined", "“The corpus does not say”")


def assert_crisis(reply: Record, level: str | None = None, category: str | None = None) -> None:
    """A crisis notice is shown, of this level and category where given, with somewhere to turn.

    Nothing may be quoted beside one that is urgent or an emergency. Raises AssertionError, and ValueError for a
    level there is not.
    """
    __tracebackhide__ = True
    if level is not None and level not in LEVELS:
        raise ValueError(f"there is no level {level!r}; use one of {', '.join(LEVELS)}")
    wanted = f"a crisis notice ({level or 'any level'}, {category or 'any category'})"
    notice = reply.get("notice")
    if notice is None:
        _fail(reply, "no crisis notice", wanted)
    if level not in (None, notice["level"]) or category not in (None, notice["category"]):
        _fail(reply, "another crisis notice", wanted)
    if not notice["text"].strip() or not notice["resources"]:
        _fail(reply, "a crisis notice that names nowhere to turn", wanted)
    if notice["level"] != "mention" and (reply["kind"] != "crisis" or any(_quotations(reply))):
        _fail(reply, "a crisis notice with more beside it", f"{wanted} and nothing else")


def _quotations(reply: Record) -> Iterator[Record]:
    """Everything quoted: passages, and the words of each side of a disagreement."""
    yield from reply["passages"]
    yield from (reply.get("disagreement") or {}).get("positions", ())


def _fail(reply: Record, what: str, *expected: str) -> NoReturn:
    __tracebackhide__ = True
    lines = [what, *entry("asked", [str(reply["message"])]), *entry("expected", expected),
             *entry("shown", transcript(reply))]
    raise AssertionError("\n".join(lines))
