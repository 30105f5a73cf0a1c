"""What maintainers run: build the index and say what changed, rate the answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psychobot import accepted, drafts
from psychobot.articles import Files, parse_corpus, read_files, read_text
from psychobot.crisis import INTERNATIONAL
from psychobot.dialogues import Talk
from psychobot.errors import IndexFault, StaleIndexError
from psychobot.evaluation import COVERAGES, FILE, Measures, by_kind, measure
from psychobot.index import Index
from psychobot.progress import Progress, unseen
from psychobot.rating import Rating, Reach, rate, reach, record, whole
from psychobot.records import Answer, Quotation
from psychobot.reply import Conversation, Find
from psychobot.report_page import Report, may_write, page, write_page
from psychobot.settings import Settings
from psychobot.store import default_root, files_before, index_folder, keep, load, refreshed, writable_root

if TYPE_CHECKING:
    from psychobot.searcher import Searcher

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
    index = refreshed(files, root, progress)
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


def rate_answers(settings: Settings, write: Say, complain: Say, accept: bool = False, lower: bool = False,
                 html: str | None = None, force: bool = False) -> int:
    """Run the rated questions, print the measures, and compare them with those last accepted.

    ``accept`` makes them the accepted ones, unless that would lower a figure and ``lower`` does not allow it.
    ``html`` names a page to write; ``force`` lets it replace a file that is none. Raises PsychobotError.
    """
    from psychobot.searcher import Searcher

    path = settings.corpus / FILE
    if not path.is_file():
        complain(f"{path}: there are no rated questions; write some")
        return FAULTY
    target = None if html is None else Path(html)
    if target:
        may_write(target, force)
    searcher = Searcher(settings.corpus, settings.index_root, complain)
    data = path.read_bytes()
    rating = rate(read_text(data, FILE), lambda message: searcher.find(message)[0],
                  lambda: talking_to(searcher.find), passages_in(searcher))
    now = accepted.figures_of(rating.outcomes, rating.talk, data)
    before = accepted.read_accepted(settings.corpus / accepted.FILE)
    worse = accepted.sunk(before or {}, now, 0 if accept else accepted.SLACK)
    if target:
        from psychobot.confidence import MIN_CONFIDENCE

        reached = _reached(rating, searcher, complain)
        write_page(target, page(Report(rating, now, before, worse, reached, MIN_CONFIDENCE)), force)
    for line in _told(rating, now, before, worse) if settings.json else _tables(rating):
        write(line)
    note = complain if settings.json else write
    return _compare(settings.corpus / accepted.FILE, before, now, worse, note, accept, lower)


def _told(rating: Rating, now: dict[str, Any], before: dict[str, Any] | None, worse: list[str]) -> Iterator[str]:
    yield json.dumps(record(rating, before, now, worse), ensure_ascii=False)


def _tables(rating: Rating) -> Iterator[str]:
    yield from table(measure(rating.outcomes), {k: measure(some) for k, some in by_kind(rating.outcomes).items()})
    yield from talk_lines(rating.talk)


def passages_in(searcher: Searcher) -> list[Quotation]:
    """Every passage of a corpus, with its words. Raises PsychobotError."""
    index = searcher.open()[1]
    return whole(map(index.passage, range(index.size)), searcher.articles())


def _reached(rating: Rating, searcher: Searcher, complain: Say) -> list[Reach]:
    """What rated questions and readers' questions reach; asking the latter takes a while."""
    index = searcher.open()[1]
    asked = [text for number, text in enumerate(index.asked.texts) if not index.is_gap(number)]
    complain(f"asking {plural(len(asked), 'question')} of readers, to see what they reach")
    found = (searcher.find(text)[0] for text in asked)
    return reach(passages_in(searcher), (outcome.answer for outcome in rating.outcomes), found)


def talking_to(find: Find) -> Callable[[str], Answer | None]:
    """One conversation: from each message to the answer in the reply to it."""
    conversation = Conversation(find, INTERNATIONAL)
    return lambda message: conversation.reply_to(message).answer


def _compare(path: Path, before: dict[str, Any] | None, now: dict[str, Any], worse: list[str], write: Say,
             accept: bool, lower: bool) -> int:
    for line in worse:
        write(line)
    if before and before.get("sha256") != now["sha256"]:
        write("the questions have changed since the last measures were accepted")
    if accept and (lower or not worse):
        accepted.write_accepted(path, now)
        write(f"accepted: {path}")
        return FINE
    if accept:
        write("not accepted, for these figures would sink; add --lower if that is meant")
    elif before is None:
        write("no measures have been accepted yet; `psychobot eval --accept` accepts these")
    return FAULTY if worse else FINE


def talk_lines(talk: Talk) -> Iterator[str]:
    """The figures of dialogues and of points on which sources differ, where there are any."""
    rows = ((talk.leaning, talk.followed, "follow-ups answered"),
            (talk.unanswerable, talk.declined, "follow-ups without an answer declined"),
            (talk.changed, talk.untouched, "changed subjects answered as if they came first"),
            (talk.points, talk.both_sides, "questions on which sources differ with both sides shown"))
    return (f"{share:.3f} of {number} {what}" for number, share, what in rows if number)


def table(total: Measures, kinds: dict[str, Measures]) -> Iterator[str]:
    """The measures as lines of a table."""
    yield f"{'kind':14}{'n':>5}{'Success@1':>11}{'Success@3':>11}{'RR':>7}{'nDCG@10':>9}{'refused':>9}{'declined':>10}"
    for name, row in [*kinds.items(), ("all", total)]:
        shares = (row.success_at_1, row.success_at_3, row.reciprocal_rank, row.ndcg_at_10, row.refused, row.declined)
        cells = (f"{share:{width}.3f}" for share, width in zip(shares, (11, 11, 7, 9, 9, 10), strict=True))
        yield f"{name:14}{row.answerable + row.unanswerable:5}{''.join(cells).replace('nan', '  -')}"
    yield f"AUROC of confidence {total.auroc:.3f}; ranked among the first three, refused or not {total.found:.3f}"
    risks = (f"{share:.3f} at {coverage:.0%}" for coverage, share in zip(COVERAGES, total.risk, strict=True))
    yield f"risk at coverage (errors among the surest questions): {', '.join(risks)}"
