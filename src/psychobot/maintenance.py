"""What maintainers run: build the index and say what changed, look for faults, rate the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from psychobot import accepted
from psychobot.articles import ASKED, FENCE, Corpus, Files, parse_corpus, read_corpus, read_files, read_text
from psychobot.crisis import INTERNATIONAL
from psychobot.crisis.helplines import aged_lines
from psychobot.dialogues import Talk, measure_talk, parse_dialogues, parse_points
from psychobot.errors import ArticleError, IndexFault, StaleIndexError
from psychobot.evaluation import FILE, Measures, by_kind, measure, parse_questions, run_questions
from psychobot.index import Index
from psychobot.passages import blocks_of, split_passages
from psychobot.records import Answer, Article
from psychobot.reply import Conversation, Find
from psychobot.settings import Settings
from psychobot.store import default_root, files_before, index_folder, keep, load, writable_root

PROMISED = ("summary", "language", "written", "reviewed", "reviewed_by", "license")
"""Keys of the front matter that `read_corpus` can do without and readers cannot."""
Say = Callable[[str], None]
FINE, FAULTY = 0, 1


def index_corpus(settings: Settings, write: Say, complain: Say) -> int:
    """Build or refresh the index; a broken file leaves the old one as it is."""
    files = read_files(settings.corpus)
    root = settings.index_root or default_root()
    writable_root(root)
    try:
        index = load(index_folder(files, root), files.digest)
        write(f"up to date: {_size(index)}")
        return _faulty(index.problems, complain)
    except StaleIndexError as reason:
        return _build(files, root, str(reason), write, complain)


def _faulty(problems: tuple[str, ...], complain: Say) -> int:
    for problem in problems:
        complain(problem)
    if problems:
        complain("no new index is built from a corpus with faults; mend these files and run `psychobot index` again")
    return FAULTY if problems else FINE


def _build(files: Files, root: Path, reason: str, write: Say, complain: Say) -> int:
    from psychobot.build import build_index, read_companions

    corpus, companions = parse_corpus(files), read_companions(files)
    problems = tuple(map(str, (*corpus.problems, *companions.problems)))
    if not problems:
        before = files_before(files, root)
        index = keep(build_index(corpus, companions), files, root, _refuse)
        write(f"built ({reason}): {_size(index)}")
        for line in changes(before, index.files):
            write(line)
    return _faulty(problems, complain)


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


def check_corpus(settings: Settings, write: Say, today: date | None = None) -> int:
    """Print every fault of the corpus with its file and line, and every helpline that was checked too long ago."""
    corpus = read_corpus(settings.corpus)
    faults = sorted([*corpus.problems, *faults_of(corpus)], key=lambda fault: (fault.file, fault.line))
    for fault in faults:
        write(str(fault))
    aged = aged_lines(today or date.today())
    for line in aged:
        write(str(line))
    faults_in_all = len(faults) + sum(line.too_old for line in aged)
    write(f"{plural(len(corpus.articles), 'article')} read, {plural(faults_in_all, 'fault')}")
    return FAULTY if faults_in_all else FINE


def faults_of(corpus: Corpus) -> Iterator[ArticleError]:
    """What is wrong with articles that can be read, and with the files beside them."""
    from psychobot import aliases, claims, gaps

    for article in corpus.articles:
        yield from _facts_missing(article)
        yield from _headings_that_are_none(article)
        yield from _sources_that_are_none(article)
        if not split_passages(article):
            yield ArticleError(article.file, 1, "has no passage that could be an answer; write its text")
    for file, parse in ((aliases.FILE, aliases.parse), (gaps.FILE, gaps.parse), (FILE, parse_questions)):
        yield from _faults_beside(corpus, file, _only_reading(parse))
    articles = {article.doc_id: article for article in corpus.articles}
    yield from _faults_beside(
        corpus, claims.FILE, lambda text, name: claims.faults(claims.parse(text, name), articles))


def _only_reading(parse: Callable[[str, str], object]) -> Callable[[str, str], Iterable[ArticleError]]:
    def faults(text: str, name: str) -> Iterable[ArticleError]:
        parse(text, name)
        return ()
    return faults


def _faults_beside(
    corpus: Corpus, file: str, faults: Callable[[str, str], Iterable[ArticleError]]
) -> Iterator[ArticleError]:
    """The faults of a file beside the articles, if it is there."""
    path = corpus.files.folder / file
    try:
        if path.is_file():
            yield from faults(read_text(path.read_bytes(), file), file)
    except ArticleError as fault:
        yield fault


def _facts_missing(article: Article) -> Iterator[ArticleError]:
    """An article with front matter says what it is, when it was written and reviewed, and under which licence."""
    if article.body_start > len(FENCE):
        front = article.text[: article.body_start]
        for key in PROMISED:
            if not re.search(rf"^{key} *=", front, re.M):
                yield ArticleError(article.file, 1, f"front matter: `{key}` is missing; add it")


def _headings_that_are_none(article: Article) -> Iterator[ArticleError]:
    headings = {block.text for block in blocks_of(article) if block.kind == "heading"}
    for table, keys in (("questions", article.questions), ("cited", article.cited)):
        for heading in keys:
            if heading not in headings:
                line = _line_of(article.text, f'"{heading}"')
                what = f"[{table}] names no heading of {article.file}: “{heading}”"
                yield ArticleError(article.file, line, what if line else what + f" (it may stand in its {ASKED} file)")


def _sources_that_are_none(article: Article) -> Iterator[ArticleError]:
    known = {source.key for source in article.sources}
    for heading, cited in article.cited.items():
        for key in sorted(set(cited) - known):
            line = _line_of(article.text, f'"{heading}"')
            yield ArticleError(article.file, line, f"[cited] “{heading}” names an unknown source: {key}")


def _line_of(text: str, words: str) -> int:
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def rate_answers(settings: Settings, write: Say, complain: Say, accept: bool = False, lower: bool = False) -> int:
    """Run the rated questions, print the measures, and compare them with those last accepted.

    ``accept`` makes them the accepted ones, unless that would lower a figure and ``lower`` does not allow it.
    """
    from psychobot.searcher import Searcher

    searcher = Searcher(settings.corpus, settings.index_root, complain)
    path = settings.corpus / FILE
    if not path.is_file():
        complain(f"{path}: there are no rated questions; write some")
        return FAULTY
    data = path.read_bytes()
    text = read_text(data, FILE)
    outcomes = run_questions(parse_questions(text), lambda message: searcher.find(message)[0])
    talk = measure_talk(parse_dialogues(text), parse_points(text), lambda: talking_to(searcher.find))
    kinds = {kind: measure(some) for kind, some in by_kind(outcomes).items()}
    for line in (*table(measure(outcomes), kinds), *talk_lines(talk)):
        write(line)
    return _compare(settings.corpus / accepted.FILE, accepted.figures_of(outcomes, talk, data), write, accept, lower)


def talking_to(find: Find) -> Callable[[str], Answer | None]:
    """One conversation: from each message to the answer in the reply to it."""
    conversation = Conversation(find, INTERNATIONAL)
    return lambda message: conversation.reply_to(message).answer


def _compare(path: Path, now: dict[str, Any], write: Say, accept: bool, lower: bool) -> int:
    before = accepted.read_accepted(path)
    worse = accepted.sunk(before, now, 0 if accept else accepted.SLACK) if before else []
    for line in worse:
        write(line)
    if before and before["sha256"] != now["sha256"]:
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
    yield f"{'kind':14}{'n':>5}{'Success@1':>11}{'Success@3':>11}{'RR':>7}{'refused':>9}{'declined':>10}"
    for name, row in [*kinds.items(), ("all", total)]:
        shares = (row.success_at_1, row.success_at_3, row.reciprocal_rank, row.refused, row.declined)
        cells = (f"{share:{width}.3f}" for share, width in zip(shares, (11, 11, 7, 9, 10), strict=True))
        yield f"{name:14}{row.answerable + row.unanswerable:5}{''.join(cells)}".replace("nan", "  -")
    yield f"AUROC of confidence {total.auroc:.3f}; ranked among the first three, refused or not {total.found:.3f}"
