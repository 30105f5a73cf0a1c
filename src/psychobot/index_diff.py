"""`psychobot index --diff`: what the rated questions were answered with, and what they would be answered with now.

The old index is the newest kept one made from another state of the corpus; the new one is built in memory. Nothing
is replaced, unless asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from psychobot.articles import Files, read_files, read_text
from psychobot.crisis import INTERNATIONAL
from psychobot.differences import Difference, compare, counted
from psychobot.errors import CorpusError, IndexFault, StaleIndexError
from psychobot.evaluation import FILE, Rated, parse_questions
from psychobot.indexing import FAULTY, FINE, Say, changes, keep_or_refuse, plural
from psychobot.progress import Progress, Watched, unseen
from psychobot.records import Answer
from psychobot.render import Style, drawn, paragraph
from psychobot.reply import Conversation
from psychobot.searcher import Searcher
from psychobot.side_by_side import draw, records, summary
from psychobot.store import default_root, index_folder, kept_indexes, load, load_with_corpus, make_index

if TYPE_CHECKING:
    from psychobot.index import Index
    from psychobot.settings import Settings


class Wanted(NamedTuple):
    """What the command line asks for."""

    budget: int | None = None
    """Changed answers that are allowed; None for any number."""
    keep: bool = False
    """Whether the new index is put in its place when it is within the budget."""


def diff_indexes(
    settings: Settings, wanted: Wanted, style: Style, write: Say, complain: Say, progress: Progress = unseen
) -> int:
    """Compare, print, and say whether the budget was kept. Raises PsychobotError for a corpus that cannot be read."""
    files = read_files(settings.corpus)
    root = settings.index_root or default_root()
    rated = _rated(settings.corpus / FILE)
    new = _now(files, root, progress)
    old = newest_before(files, root)
    differences: list[Difference] = []
    if old is None:
        complain("there is no older index to compare with; after the next change of the corpus there will be one")
    else:
        differences = list(differences_between(Watched(rated, "questions asked", progress), old, (files, new)))
        if not settings.json:
            for line in ("files that differ:", *changes(old[1].files, new.files)):
                write(line)
        (_tell_records if settings.json else _tell)(differences, style, write, complain)
    if _left_out(new.problems, complain) or _beyond(wanted.budget, differences, complain):
        return FAULTY
    if wanted.keep:
        keep_or_refuse(new, files, root)
    return FINE


def _rated(path: Path) -> list[Rated]:
    if not path.is_file():
        raise CorpusError(f"{path}: there are no rated questions to compare by; write some")
    return parse_questions(read_text(path.read_bytes(), FILE))


def _now(files: Files, root: Path, progress: Progress) -> Index:
    """The index of the corpus as it is, made in memory if it is not kept already."""
    try:
        return load(index_folder(files, root), files.digest)
    except StaleIndexError:
        return make_index(files, root, progress)


def _left_out(problems: tuple[str, ...], complain: Say) -> bool:
    for problem in problems:
        complain(f"left out: {problem}")
    return bool(problems)


def _beyond(budget: int | None, differences: list[Difference], complain: Say) -> bool:
    changed = sum(difference.counts for difference in differences)
    if budget is None or changed <= budget:
        return False
    complain(f"{plural(changed, 'changed answer')}, more than the {budget} allowed")
    return True


def newest_before(files: Files, root: Path) -> tuple[Files, Index] | None:
    """The newest kept index made from another state of the corpus that can be read, and its files; None if none can."""
    for folder in kept_indexes(files, root):
        try:
            found = load_with_corpus(folder, files.folder)
        except StaleIndexError:
            continue
        if found[1].corpus_digest != files.digest:
            return found
    return None


def differences_between(
    rated: Iterable[Rated], old: tuple[Files, Index], new: tuple[Files, Index]
) -> Iterator[Difference]:
    """Every question, asked of both as a reader would: where a crisis notice is all that is shown, nothing changes."""
    before, now = Searcher.over(*old), Searcher.over(*new)
    for one in rated:
        yield compare(one, _reply(one.question, before), _reply(one.question, now))


def _reply(question: str, searcher: Searcher) -> Answer:
    reply = Conversation(searcher.find, INTERNATIONAL).reply_to(question)
    if reply.fault:
        raise IndexFault(f"“{question}” could not be asked: {reply.fault}")
    return reply.answer or Answer(reply.kind)


def _tell(differences: list[Difference], style: Style, write: Say, _complain: Say) -> None:
    """The changed answers, those that have only moved, then the counts."""
    for difference in sorted(differences, key=lambda difference: not difference.counts):
        if difference.verdict != "same":
            write("\n" + drawn(draw(difference, style), style))
    write("\n" + _counts(differences, style))


def _tell_records(differences: list[Difference], style: Style, write: Say, complain: Say) -> None:
    """The same as records; the counts go where they disturb no reader of records."""
    for record in records(differences):
        write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8"))
    complain(_counts(differences, style))


def _counts(differences: list[Difference], style: Style) -> str:
    changed = sum(difference.counts for difference in differences)
    said = f"{plural(len(differences), 'question')}, {plural(changed, 'changed answer')}"
    return drawn([*paragraph("", said, style), *summary(counted(differences), style)], style)
