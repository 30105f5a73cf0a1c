"""`psychobot index`: build or refresh the index, and say what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from psychobot import drafts
from psychobot.articles import Files, parse_corpus, read_files
from psychobot.errors import IndexFault, StaleIndexError
from psychobot.index import Index
from psychobot.progress import Progress, unseen
from psychobot.store import default_root, files_before, index_folder, keep, load, refreshed, writable_root

if TYPE_CHECKING:
    from pathlib import Path

    from psychobot.settings import Settings

Say = Callable[[str], None]
FINE, FAULTY = 0, 1


def index_corpus(settings: Settings, write: Say, complain: Say, progress: Progress = unseen) -> int:
    """Build or refresh the index; a broken file leaves the old one as it is."""
    files = read_files(settings.corpus)
    root = settings.index_root or default_root()
    writable_root(root)
    drafts.forget(index_folder(files, root).parent)
    try:
        index = load(index_folder(files, root), files.digest)
        write(f"up to date: {_size(index)}")
        return told(index.problems, complain)
    except StaleIndexError as reason:
        return _build(files, root, str(reason), write, complain, progress)


def told(problems: tuple[str, ...], complain: Say) -> int:
    """Say what keeps a corpus from being indexed; the exit status."""
    for problem in problems:
        complain(problem)
    if problems:
        complain("no new index is built from a corpus with faults; mend these files and run `psychobot index` again")
    return FAULTY if problems else FINE


def _build(files: Files, root: Path, reason: str, write: Say, complain: Say, progress: Progress) -> int:
    index = refreshed(files, root, progress, mapped=True)
    if index is None:
        from psychobot.assembling import read_companions
        from psychobot.build import build_index

        corpus, companions = parse_corpus(files), read_companions(files)
        if corpus.problems or companions.problems:
            return told(tuple(map(str, (*corpus.problems, *companions.problems))), complain)
        index = build_index(corpus, companions, progress=progress)
    if index.problems:
        return told(index.problems, complain)
    before = files_before(files, root)
    write(f"built ({reason}): {_size(keep_or_refuse(index, files, root))}")
    for line in changes(before, index.files):
        write(line)
    return FINE


def keep_or_refuse(index: Index, files: Files, root: Path) -> Index:
    """Put an index in its place. Raises IndexFault when that cannot be written."""
    return keep(index, files, root, _refuse)


def _refuse(line: str) -> None:
    raise IndexFault(line)


def _size(index: Index) -> str:
    counts = ((len(index.documents), "article"), (index.size, "passage"), (len(index.asked.texts), "question"))
    return ", ".join(plural(*count) for count in counts)


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def changes(before: Mapping[str, str] | None, now: Mapping[str, str]) -> Iterator[str]:
    """A line for every file that came, went or changed; nothing when there was no index before."""
    if before is None:
        return
    for file in sorted(before.keys() | now.keys()):
        if file not in before:
            yield f"  new      {file}"
        elif file not in now:
            yield f"  removed  {file}"
        elif before[file] != now[file]:
            yield f"  changed  {file}"
