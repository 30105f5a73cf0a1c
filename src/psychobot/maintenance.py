"""What maintainers run to rate the answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psychobot import accepted
from psychobot.articles import read_text
from psychobot.crisis import INTERNATIONAL
from psychobot.dialogues import Talk
from psychobot.evaluation import COVERAGES, FILE, Measures, by_kind, measure
from psychobot.indexing import FAULTY, FINE, Say, plural
from psychobot.rating import Rating, Reach, rate, reach, record, whole
from psychobot.records import Answer, Quotation
from psychobot.reply import Conversation, Find
from psychobot.report_page import Report, may_write, page, write_page
from psychobot.settings import Settings

if TYPE_CHECKING:
    from psychobot.searcher import Searcher

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
