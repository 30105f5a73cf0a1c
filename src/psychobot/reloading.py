"""Read a corpus again while somebody is using it: the new state with one line on what changed, or the old one stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from psychobot.articles import Files, read_files
from psychobot.errors import CorpusError, StaleIndexError
from psychobot.index import Index
from psychobot.store import index_folder, keep, load, make_index

NAMED = 3
"""Files of a kind that are named; more are counted."""


def read_again(
    before: tuple[Files, Index], folder: Path, root: Path, say: Callable[[str], None]
) -> tuple[tuple[Files, Index], str]:
    """The corpus as it is now with its index, and what changed, in one line.

    Raises PsychobotError for a corpus that cannot be read or has faults: what was read before is to be kept then.
    """
    files = read_files(folder)
    if files.digest == before[0].digest:
        return before, "Nothing has changed since the articles were read."
    index = _sound_index(files, root, say)
    told = "; ".join(changed(before[1].files, index.files))
    return (files, index), f"Read again: {told}. {len(index.documents)} articles, {index.size} passages."


def _sound_index(files: Files, root: Path, say: Callable[[str], None]) -> Index:
    try:
        index = load(index_folder(files, root), files.digest)
    except StaleIndexError:
        index = make_index(files, root)
    _refuse_faults(index.problems)
    return keep(index, files, root, say)


def _refuse_faults(problems: tuple[str, ...]) -> None:
    if problems:
        more = f" (and {len(problems) - 1} more; `psychobot check` lists them)" if len(problems) > 1 else ""
        raise CorpusError(f"{problems[0]}{more}")


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """What became of the files, each kind with a few names or a count."""
    kinds = {
        "changed": [file for file in now if file in before and before[file] != now[file]],
        "new": [file for file in now if file not in before],
        "removed": [file for file in before if file not in now],
    }
    for kind, files in kinds.items():
        if files:
            yield f"{kind} {', '.join(files) if len(files) <= NAMED else f'{len(files)} files'}"
