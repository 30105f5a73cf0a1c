"""Rules about what the files beside the articles say: questions, known gaps, claims, and the rated questions."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from psychobot import aliases, claims, gaps
from psychobot.accepted import FIGURES, TALK
from psychobot.articles import ASKED
from psychobot.checks_front import nearest
from psychobot.checks_shapes import LISTS, lists_of, rows_of
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE as QUESTIONS
from psychobot.evaluation import folded
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Material, Table, same

LONGEST_QUESTION = 600
"""Characters."""
MEASURES = "accepted.json"
NEEDS = ("standalone", "context", "changed")


class Asked(NamedTuple):
    """A question that stands in some file, and what that file makes of it."""

    text: str
    table: Table
    role: str
    """``asked``, ``gap``, ``claim``, ``rated``, ``unanswerable``, ``point`` or ``turn``."""
    place: str
    """Heading, subject or topic under which it stands."""


def questions_of(material: Material) -> Iterator[Asked]:
    """Every question that any file holds, dialogues left out."""
    tables = material.tables
    for file, table in tables.items():
        key, role = ("questions", "asked") if file.endswith(ASKED) else (LISTS.get(file, ""), "gap")
        if key and file != aliases.FILE:
            yield from (
                Asked(text, table, role, place) for place, texts in lists_of(table, key).items() for text in texts
            )
    if differ := tables.get(claims.FILE):
        yield from (
            Asked(text, differ, "claim", row["topic"]) for row in rows_of(differ, "claims") for text in row["asks"]
        )
    if rated := tables.get(QUESTIONS):
        for key, role in (("answerable", "rated"), ("unanswerable", "unanswerable"), ("disagreements", "point")):
            yield from (Asked(row["question"], rated, role, row.get("kind", "")) for row in rows_of(rated, key))
        for row in rows_of(rated, "dialogues"):
            yield from (
                Asked(turn["text"], rated, "turn", "") for turn in row["turns"] if turn["needs"] == "standalone"
            )


TRAINED, RATED_ROLES = ("asked", "gap", "claim"), ("rated", "unanswerable", "point", "turn")


def repeats(material: Material) -> Iterator[Finding]:
    """Questions that stand in two places, which may not both hold them."""
    seen: dict[str, list[Asked]] = {}
    for one in questions_of(material):
        key = same(one.text) or one.text
        for other in seen.get(key, []):
            if finding := _repeat(one, other, len([each for each in seen[key] if each.table is one.table])):
                yield finding
                break
        seen.setdefault(key, []).append(one)
        if len(one.text) > LONGEST_QUESTION or "\n" in one.text:
            yield Finding(
                one.table.file,
                one.table.line_of(one.text),
                "warning",
                "question-long",
                f"{quoted(one.text)} is very long",
                f"keep a question to one line of {LONGEST_QUESTION} characters",
            )


def _repeat(one: Asked, other: Asked, number: int) -> Finding | None:
    """What is wrong with two questions that are the same."""
    roles = {one.role, other.role}

    def finding(severity: Severity, code: str, wrong: str, advice: str) -> Finding:
        where = f"{other.table.file}:{other.table.line_of(other.text)}"
        place = one.table.line_of(one.text, number if one.text == other.text else 0)
        return Finding(one.table.file, place, severity, code, f"{quoted(one.text)} {wrong} ({where})", advice)

    if roles & set(TRAINED) and roles & set(RATED_ROLES):
        return finding(
            "error",
            "rated-leak",
            "is a rated question, and the index holds it",
            "word one of the two anew: the measures would flatter",
        )
    if roles == {"gap", "asked"} or roles == {"gap", "claim"}:
        return finding(
            "error", "gap-answered", "is a known gap, and an article is said to answer it", "keep it in one of the two"
        )
    if "turn" in roles:
        return None  # a dialogue may begin with what is rated on its own
    if roles == {"rated", "unanswerable"}:
        return finding("error", "rated-both", "is rated as answerable and as not", "keep one of the two")
    if roles == {"claim", "asked"} or (roles == {"asked"} and one.table is not other.table):
        return None
    if one.text != other.text and roles & set(RATED_ROLES):
        return None  # the same words typed in another way are another case
    return finding("warning", "question-repeats", "stands twice", "take one out")


def asked(material: Material) -> Iterator[Finding]:
    """Readers' questions under headings that their article does not have."""
    for draft in material.drafts:
        table = material.asked_of(draft)
        headings = {block.text for block in draft.headings}
        for heading in lists_of(table, "questions"):
            if table and heading not in headings:
                yield Finding(
                    table.file,
                    table.key_line(heading),
                    "error",
                    "questions-heading",
                    f"[questions] names no heading of {draft.file}: {quoted(heading)}",
                    nearest(heading, headings),
                )


MOSTLY_ASKED = 0.8
"""Share of an article's sections with questions, from which one without stands out."""


def unasked(material: Material) -> Iterator[Finding]:
    """Sections without a reader's question where the others have some: those are found before it."""
    for draft in material.drafts:
        known = lists_of(material.asked_of(draft), "questions")
        whole = [one for one in draft.sections if one.heading and one.blocks and not one.apart]
        without = [one.heading for one in whole if one.heading and not known.get(one.heading.text)]
        if len(whole) - len(without) >= MOSTLY_ASKED * len(whole):
            for heading in without:
                line = draft.line(heading.span.start)
                yield Finding(draft.file, line, "warning", "section-unasked",
                              f"no reader's question leads to {quoted(heading.text)}",
                              "add some to the file of questions beside the article")


def known_gaps(material: Material) -> Iterator[Finding]:
    """Known gaps that carry the name of a section."""
    table = material.tables.get(gaps.FILE)
    headings = {
        same(block.text): f"{draft.file}:{draft.line(block.span.start)}"
        for draft in material.drafts
        for block in draft.headings
    }
    subjects: set[str] = set()
    for subject in lists_of(table, "gaps"):
        if table and same(subject) in subjects:
            yield Finding(table.file, table.key_line(subject), "warning", "subject-repeats",
                          f"the subject {quoted(subject)} stands twice", "put the two together")
        subjects.add(same(subject))
        if table and (place := headings.get(same(subject))):
            yield Finding(
                table.file,
                table.key_line(subject),
                "warning",
                "gap-answered",
                f"{quoted(subject)} is a known gap and a section ({place})",
                "see whether the section answers it",
            )


def claim_rules(material: Material) -> Iterator[Finding]:
    """Claims whose sides moved, or that stand twice."""
    table = material.tables.get(claims.FILE)
    topics: set[str] = set()
    for row in rows_of(table, "claims"):
        assert table
        line, topic = table.line_of(row["topic"]), same(row["topic"])
        if topic in topics:
            yield Finding(
                table.file,
                table.line_of(row["topic"], 1),
                "error",
                "topic-repeats",
                f"the topic {quoted(row['topic'])} stands twice",
                "put the two together",
            )
        topics.add(topic)
        for words, wrong, advice, code in _sides_wrong(row, material):
            at = table.line_of(words) if words else line
            yield Finding(table.file, at, "error", code, f"{quoted(row['topic'])}: {wrong}", advice)


def _sides_wrong(row: Mapping[str, Any], material: Material) -> Iterator[tuple[str, str, str, str]]:
    """The words beside which a fault stands, what is wrong, what to do, and its code."""
    if not row["asks"]:
        yield "", "has no question that asks about it", "add some to `asks`", "empty-list"
    seen: set[str] = set()
    for side in row["positions"]:
        position = claims.Position(side["stance"], side["doc_id"], side["quote"])
        try:
            claims.places(claims.Claim(row["topic"], (), (position,)), material.articles)
            if _cuts_a_word(position, material):
                wrong = f"{quoted(side['quote'])} begins or ends within a word of {side['doc_id']}"
                yield side["quote"], wrong, "quote whole words", "quote-cut"
        except ArticleError as fault:
            wrong, _, advice = fault.problem.partition(": ")[2].rpartition("; ")
            yield side["quote"], wrong, advice, "unknown-document" if "no article" in wrong else "quote-moved"
        for mark in (same(side["quote"]), same(side["stance"])):
            if mark in seen:
                yield "", f"two sides say the same: {quoted(mark)}", "mend one, or take it out", "same-sides"
            seen.add(mark)


def _cuts_a_word(position: claims.Position, material: Material) -> bool:
    text = material.articles[position.doc_id].text
    start = text.index(position.quote)
    end = start + len(position.quote)
    return bool(re.search(r"^\w\w", text[start - 1 : start + 1]) or re.search(r"^\w\w", text[end - 1 : end + 1]))


VAGUE = 4
"""Passages of one document from which words mean none of them."""


class Places:
    """The passages of the corpus, as rated questions look them up."""

    def __init__(self, material: Material) -> None:
        self.by_document = {
            draft.article.doc_id: [folded(one.span.of(draft.text)) for one in draft.passages]
            for draft in material.drafts
        }
        self.whole = {document: "\0".join(passages) for document, passages in self.by_document.items()}

    def hold(self, document: str, found: Iterable[str]) -> bool:
        """Whether one passage of a document holds all of these words."""
        runs = [folded(run) for run in found]
        whole = self.whole.get(document, "")
        if len(runs) == 1 or not all(run in whole for run in runs):
            return all(run in whole for run in runs) and bool(runs)
        return any(all(run in passage for run in runs) for passage in self.by_document[document])

    def count(self, document: str, found: Iterable[str]) -> int:
        """How many passages of a document hold all of these words."""
        runs = [folded(run) for run in found]
        return sum(all(run in passage for run in runs) for passage in self.by_document.get(document, ()))

    def anywhere(self, run: str) -> bool:
        """Whether a passage of any document holds these words."""
        return any(self.hold(document, [run]) for document in self.by_document)


def rated(material: Material) -> Iterator[Finding]:
    """Rated questions, dialogues and disagreements that name documents or words that are not there."""
    table = material.tables.get(QUESTIONS)
    if table is None:
        return
    places = Places(material)
    for row in rows_of(table, "answerable"):
        for place in row.get("answers", ()):
            yield from _place(table, row["question"], place, places)
    for row in rows_of(table, "dialogues"):
        yield from _dialogue(table, row["turns"], places)
    for row in rows_of(table, "disagreements"):
        yield from _point(table, row, places)


def _place(table: Table, question: str, place: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    document = place["document"]
    if document not in places.by_document:
        yield Finding(
            table.file,
            table.line_of(place["words"][0]),
            "error",
            "unknown-document",
            f"{quoted(question)} names no article: {document}",
            nearest(document, set(places.by_document)).replace(
                "heading of the article as it stands there", "file without its ending"
            ),
        )
    elif not places.hold(document, place["words"]):
        yield Finding(
            table.file,
            table.line_of(place["words"][0]),
            "error",
            "words-moved",
            f"{quoted(question)}: no passage of {document} holds {quoted(' … '.join(place['words']))}",
            "quote words that stand together there",
        )
    elif (count := places.count(document, place["words"])) >= VAGUE:
        yield Finding(
            table.file,
            table.line_of(place["words"][0]),
            "warning",
            "words-vague",
            f"{quoted(question)}: {count} passages of {document} hold {quoted(' … '.join(place['words']))}",
            "quote more of the passage that is meant",
        )


def _dialogue(table: Table, turns: list[Mapping[str, Any]], places: Places) -> Iterator[Finding]:
    if len(turns) < 2:
        yield Finding(table.file, table.line_of(turns[0]["text"]), "warning", "dialogue-short",
                      f"{quoted(turns[0]['text'])} is the only turn of a dialogue", "add another, or rate it alone")
    for number, turn in enumerate(turns):
        if turn["needs"] not in NEEDS:
            yield Finding(
                table.file,
                table.line_of(turn["text"]),
                "error",
                "unknown-need",
                f"{quoted(turn['text'])}: `needs` is {quoted(turn['needs'])}",
                f"write one of {', '.join(NEEDS)}",
            )
        elif number == 0 and turn["needs"] != "standalone":
            yield Finding(
                table.file,
                table.line_of(turn["text"]),
                "warning",
                "first-turn",
                f"{quoted(turn['text'])} opens a dialogue and leans on nothing",
                'it needs "standalone"',
            )
        yield from _moved(table, turn["text"], turn["expect"], places)


def _point(table: Table, row: Mapping[str, Any], places: Places) -> Iterator[Finding]:
    if len(row["sides"]) < 2:
        yield Finding(
            table.file,
            table.line_of(row["question"]),
            "error",
            "one-sided",
            f"{quoted(row['question'])} has one side only",
            "add the other, or take it out",
        )
    yield from _moved(table, row["question"], [run for side in row["sides"] for run in side], places)


def _moved(table: Table, question: str, runs: Iterable[str], places: Places) -> Iterator[Finding]:
    for run in runs:
        if not places.anywhere(run):
            yield Finding(
                table.file,
                table.line_of(run),
                "error",
                "words-moved",
                f"{quoted(question)}: no passage holds {quoted(run)}",
                "quote words that stand together there",
            )


def held_out(material: Material) -> Iterator[Finding]:
    """Questions that are held out in one row and not in another."""
    table = material.tables.get(QUESTIONS)
    flags: dict[str, bool] = {}
    for key in ("answerable", "unanswerable", "disagreements"):
        for row in rows_of(table, key):
            flag, text = bool(row.get("held_out")), same(row["question"])
            if table and flags.setdefault(text, flag) != flag:
                yield Finding(
                    table.file,
                    table.line_of(row["question"], 1),
                    "warning",
                    "held-out-both",
                    f"{quoted(row['question'])} is held out once and once not",
                    "hold both out, or neither",
                )


_TYPED = (
    ("question-empty", "asks nothing", re.compile(r"^\W*$")),
    ("question-spaces", "begins or ends with a space", re.compile(r"^\s+\S|\S\s+$")),
    ("question-markup", "holds marks of a web page", re.compile(r"</?[a-z]+[^<>]*>|&(?:[a-z]{2,6}|#\d+);|\]\(|\*\*\w")),
)
"""What is wrong with a question wherever it stands."""
_ODD = re.compile(r"^(?!\w)|\s$|[<&\]*]")
"""One of these is in every question in which `_TYPED` finds something: most need no closer look."""


def typed(material: Material) -> Iterator[Finding]:
    """Questions that say nothing, or that hold what nobody types."""
    for one in questions_of(material):
        for code, wrong, pattern in _TYPED if one.role in TRAINED and _ODD.search(one.text) else ():
            if pattern.search(one.text):
                line = one.table.line_of(one.text)
                yield Finding(one.table.file, line, "warning", code, f"{quoted(one.text)} {wrong}", "mend it")


def kinds(material: Material) -> Iterator[Finding]:
    """Kinds of rated questions that one question alone has, and that look like another kind."""
    table = material.tables.get(QUESTIONS)
    rows = [row for key in ("answerable", "unanswerable") for row in rows_of(table, key)]
    counts = Counter(row["kind"] for row in rows)
    for row in rows:
        others = [kind for kind, count in counts.items() if count > 2]
        near = difflib.get_close_matches(row["kind"], others, 1, 0.8)
        if table and counts[row["kind"]] == 1 and near:
            yield Finding(
                table.file,
                table.line_of(row["question"]),
                "warning",
                "odd-kind",
                f"no other question is of the kind {quoted(row['kind'])}",
                f"did you mean {quoted(near[0])}?",
            )


def measures(material: Material) -> Iterator[Finding]:
    """Accepted measures that were taken on other questions."""
    taken, questions = material.texts.get(MEASURES), material.data.get(QUESTIONS)
    try:
        accepted: Any = json.loads(taken or "{}")
    except ValueError:
        return
    if (
        taken
        and questions is not None
        and (isinstance(accepted, dict) and accepted.get("sha256")) != hashlib.sha256(questions).hexdigest()
    ):
        yield Finding(
            MEASURES,
            1,
            "warning",
            "measures-aged",
            "the questions have changed since these measures were accepted",
            "look at `psychobot eval`, then accept the new ones with --accept",
        )


def figures(material: Material) -> Iterator[Finding]:
    """Accepted measures that are no measures, or outside of what they can be."""
    text = material.texts.get(MEASURES, "")
    try:
        accepted: Any = json.loads(text or "{}")
    except ValueError:
        return
    known = {*FIGURES, *TALK.values()}
    for part in ("all", "held-out"):
        rows = accepted.get(part) if isinstance(accepted, dict) else None
        for name, figure in rows.items() if isinstance(rows, dict) else ():
            line = next((n for n, row in enumerate(text.split("\n"), 1) if f'"{name}"' in row), 1)
            share = isinstance(figure, int | float) and not isinstance(figure, bool) and 0 <= figure <= 1
            if name not in known or not share:
                wrong = "is no measure" if name not in known else f"is {figure}, and should be between 0 and 1"
                yield Finding(MEASURES, line, "error", "measure-strange", f"{part}: {quoted(name)} {wrong}",
                              "accept the measures anew with `psychobot eval --accept`")


RULES = (repeats, asked, unasked, known_gaps, claim_rules, rated, held_out, kinds, measures, figures, typed)
