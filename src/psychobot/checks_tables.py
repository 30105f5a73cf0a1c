"""Rules about the files beside the articles: questions, known gaps, aliases, claims, and the rated questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from psychobot import aliases, claims, gaps
from psychobot.analysis import FUNCTION_WORDS, words
from psychobot.articles import ASKED
from psychobot.checks_front import nearest, unknown_key
from psychobot.errors import ArticleError
from psychobot.evaluation import FILE as QUESTIONS
from psychobot.evaluation import folded, parse_questions
from psychobot.findings import Finding, Severity, of_error, quoted
from psychobot.material import Material, Section, Table, same

LONGEST_ALIAS = 5
"""Words of a reader's phrase; a longer one is never looked up."""
OWN_WORD = 0.04
"""Share of the sections from which a phrase is one of the corpus's own, with a meaning of its own there."""
LONGEST_QUESTION = 600
"""Characters."""
NEEDS = ("standalone", "context", "changed")

Check = Callable[[Any], bool]


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _some_texts(value: object) -> bool:
    return _texts(value) and bool(value)


def _rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _sides(value: object) -> bool:
    return isinstance(value, list) and all(map(_some_texts, value))


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _maybe_rows(value: object) -> bool:
    return value == [] or _rows(value)


class Shape(NamedTuple):
    """The keys of one kind of row: what each holds, and which a row can do without."""

    keys: Mapping[str, Check]
    optional: frozenset[str] = frozenset()
    name: str = "question"
    """The key by which a row is known to people."""


RATED = Shape(
    {"question": _text, "kind": _text, "answers": _maybe_rows, "held_out": _flag}, frozenset({"answers", "held_out"})
)
PLACE = Shape({"document": _text, "words": _some_texts}, name="document")
DIALOGUE = Shape({"turns": _rows, "held_out": _flag}, frozenset({"held_out"}), "turns")
TURN = Shape({"text": _text, "needs": _text, "expect": _texts}, name="text")
POINT = Shape({"question": _text, "point": _text, "sides": _sides, "held_out": _flag}, frozenset({"held_out", "point"}))
CLAIM = Shape({"topic": _text, "asks": _texts, "positions": _rows}, name="topic")
POSITION = Shape({"stance": _text, "doc_id": _text, "quote": _text}, name="quote")
TABLES: Mapping[str, Mapping[str, Shape]] = {
    QUESTIONS: {"answerable": RATED, "unanswerable": RATED, "dialogues": DIALOGUE, "disagreements": POINT},
    claims.FILE: {"claims": CLAIM},
}
"""Files of rows, and the shape of each kind of row."""
INNER = {"answers": PLACE, "turns": TURN, "positions": POSITION}
LISTS = {aliases.FILE: "aliases", gaps.FILE: "gaps"}
"""Files with one table of lists."""


def _name(row: Mapping[str, Any], shape: Shape) -> str:
    name = row.get(shape.name, "")
    if isinstance(name, list):
        name = next((first.get("text", "") for first in name if isinstance(first, dict)), "")
    return str(name)


def shapes(material: Material) -> Iterator[Finding]:
    """Keys that nothing reads, keys that are missing, and values of the wrong type."""
    for file, tables in TABLES.items():
        if table := material.tables.get(file):
            for key in table.data.keys() - tables.keys():
                yield unknown_key(file, table.line_of(key), key, tables)
            for key, shape in tables.items():
                yield from _shape_rows(table, key, shape)
    for file, table in material.tables.items():
        known = LISTS.get(file) or ("questions" if file.endswith(ASKED) else None)
        if known:
            yield from _shape_lists(table, known)


def _shape_rows(table: Table, key: str, shape: Shape) -> Iterator[Finding]:
    rows = table.data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield Finding(
            table.file,
            table.line_of(key),
            "error",
            "wrong-type",
            f"`{key}` should be tables",
            f"begin each with [[{key}]]",
        )
        return
    nth = _Numbers()
    for number, row in enumerate(rows):
        name = _name(row, shape)
        line = table.line_of(name, nth.next(name)) if name else _nth_line(table.text, f"[[{key}]]", number)
        yield from _shape_row(table.file, line, row, shape)


class _Numbers:
    """How often each text has been asked for."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def next(self, text: str) -> int:
        self.seen[text] = self.seen.get(text, -1) + 1
        return self.seen[text]


def _nth_line(text: str, words: str, number: int) -> int:
    lines = [line for line, row in enumerate(text.split("\n"), 1) if row.strip() == words]
    return lines[min(number, len(lines) - 1)] if lines else 1


def _shape_row(file: str, line: int, row: Mapping[str, Any], shape: Shape) -> Iterator[Finding]:
    for key in shape.keys.keys() - row.keys() - shape.optional:
        yield Finding(file, line, "error", "missing-key", f"{quoted(_name(row, shape))}: `{key}` is missing", "add it")
    for key, value in row.items():
        if key not in shape.keys:
            yield unknown_key(file, line, key, shape.keys)
        elif not shape.keys[key](value):
            code = (
                "empty-value" if value in ("", []) or (isinstance(value, str) and not value.strip()) else "wrong-type"
            )
            yield Finding(
                file,
                line,
                "error",
                code,
                f"{quoted(_name(row, shape))}: `{key}` is empty or of the wrong type",
                "write it as in the rows around it",
            )
        elif key in INNER:
            for inner in value:
                yield from _shape_row(file, line, inner, INNER[key])


def _shape_lists(table: Table, known: str) -> Iterator[Finding]:
    for key in table.data.keys() - {known}:
        yield unknown_key(table.file, table.line_of(key), key, {known: None})
    rows = table.data.get(known, {})
    if not isinstance(rows, dict):
        yield Finding(
            table.file,
            table.line_of(known),
            "error",
            "wrong-type",
            f"`{known}` should be a table of lists",
            f"begin it with [{known}]",
        )
        return
    for key, value in rows.items():
        line = table.line_of(key)
        if not key.strip():
            yield Finding(
                table.file,
                line,
                "error",
                "empty-value",
                f"[{known}] has an entry without a name",
                "name it, or take it out",
            )
        elif not _texts(value):
            yield Finding(
                table.file,
                line,
                "error",
                "wrong-type",
                f"[{known}] {quoted(key)} should be a list of texts",
                'write it like ["…"]',
            )
        elif not value and known != "aliases":
            yield Finding(
                table.file,
                line,
                "warning",
                "empty-list",
                f"[{known}] {quoted(key)} has no question",
                "add some, or take it out",
            )


def parsers(material: Material) -> Iterator[Finding]:
    """What the programs that read the rated questions and the claims would refuse, where the shape is right."""
    wrong = {finding.file for finding in shapes(material) if finding.severity == "error"}
    for file, parse in ((QUESTIONS, parse_questions), (claims.FILE, claims.parse)):
        if file in material.tables and file not in wrong:
            try:
                parse(material.tables[file].text, file)
            except ArticleError as fault:
                yield of_error(fault, "one-sided" if "one side" in str(fault) else "misplaced-question")


def lists_of(table: Table | None, key: str) -> dict[str, list[str]]:
    """A table of lists as far as it has the right shape."""
    rows = table.data.get(key, {}) if table else {}
    return {name: value for name, value in rows.items() if _texts(value)} if isinstance(rows, dict) else {}


def rows_of(table: Table | None, key: str) -> list[Mapping[str, Any]]:
    """The rows of a table as far as they have the right shape."""
    rows = table.data.get(key, []) if table else []
    shape = {**TABLES[QUESTIONS], **TABLES[claims.FILE]}[key]
    return [row for row in rows if _fits(row, shape)] if isinstance(rows, list) else []


def _fits(row: object, shape: Shape) -> bool:
    if not isinstance(row, dict) or any(key not in row for key in shape.keys.keys() - shape.optional):
        return False
    whole = all(shape.keys[key](value) for key, value in row.items() if key in shape.keys)
    return whole and all(
        _fits(inner, INNER[key]) for key in INNER.keys() & row.keys() & shape.keys.keys() for inner in row[key]
    )


class Asked(NamedTuple):
    """A question that stands in some file, and what that file makes of it."""

    text: str
    table: Table
    role: str
    """``asked``, ``gap``, ``claim``, ``rated``, ``unanswerable`` or ``point``."""
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


TRAINED, RATED_ROLES = ("asked", "gap", "claim"), ("rated", "unanswerable", "point")


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
    where = f"{other.table.file}:{other.table.line_of(other.text)}"
    place = one.table.line_of(one.text, number if one.text == other.text else 0)

    def finding(severity: Severity, code: str, wrong: str, advice: str) -> Finding:
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
                    table.line_of(heading),
                    "error",
                    "questions-heading",
                    f"[questions] names no heading of {draft.file}: {quoted(heading)}",
                    nearest(heading, headings),
                )


def known_gaps(material: Material) -> Iterator[Finding]:
    """Known gaps that carry the name of a section."""
    table = material.tables.get(gaps.FILE)
    headings = {
        same(block.text): f"{draft.file}:{draft.line(block.span.start)}"
        for draft in material.drafts
        for block in draft.headings
    }
    for subject in lists_of(table, "gaps"):
        if table and (place := headings.get(same(subject))):
            yield Finding(
                table.file,
                table.line_of(subject),
                "warning",
                "gap-answered",
                f"{quoted(subject)} is a known gap and a section ({place})",
                "see whether the section answers it",
            )


def alias_rules(material: Material) -> Iterator[Finding]:
    """Aliases that lead nowhere, go round in a circle, or are never looked up."""
    table = material.tables.get(aliases.FILE)
    if table is None:
        return
    known = {key: value for key, value in lists_of(table, "aliases").items() if key.strip()}
    corpus = _Corpus(material)
    keys: dict[str, str] = {}
    both_ways = {(_stems(typed), _stems(phrase)) for typed, meant in known.items() for phrase in meant}
    for typed, meant in known.items():
        found = [*_alias(typed, meant, corpus), *_shadows(typed, meant, corpus, both_ways)]
        stems = _stems(typed)
        if stems and keys.setdefault(stems, typed) != typed:
            found.append(("warning", "alias-repeats", f"is the same as {quoted(keys[stems])}", "put the two together"))
        for severity, code, wrong, advice in found:
            yield Finding(table.file, table.line_of(typed), severity, code, f"{quoted(typed)} {wrong}", advice)
    yield from _circles(table, known, corpus)


def _stems(phrase: str) -> str:
    return " ".join(aliases.phrase_stems(phrase))


class _Corpus:
    """Which phrases stand in the articles, and in their headings, by stem."""

    def __init__(self, material: Material) -> None:
        self.text = " | ".join(["", *(_stems(block.text) for draft in material.drafts for block in draft.blocks), ""])
        self.headings = {_stems(block.text) for draft in material.drafts for block in draft.headings}
        self.sections = [self._joined(section) for draft in material.drafts for section in draft.sections]

    @staticmethod
    def _joined(section: Section) -> str:
        return " | ".join(["", *map(_stems, section.path), *(_stems(block.text) for block in section.blocks), ""])

    def apart(self, stems: str, targets: Iterable[str]) -> bool:
        """Whether a phrase is one of the corpus's own, and none of the targets stands in any section that holds it."""
        own = [section for section in self.sections if f" {stems} " in section]
        often = stems in self.headings or len(own) >= OWN_WORD * len(self.sections)
        return bool(own) and often and not any(f" {target} " in section for section in own for target in targets)

    def holds(self, stems: str) -> bool:
        return f" {stems} " in self.text


def _alias(typed: str, meant: list[str], corpus: _Corpus) -> Iterator[tuple[Severity, str, str, str]]:
    stems, targets = _stems(typed), [_stems(phrase) for phrase in meant]
    if not stems:
        yield "error", "alias-empty", "has no word", "write one"
    if len(stems.split()) > LONGEST_ALIAS:
        yield (
            "warning",
            "alias-long",
            f"has more than {LONGEST_ALIAS} words and is never looked up",
            "shorten it, or take it out",
        )
    if stems in targets:
        yield "warning", "alias-of-itself", "stands for itself", "take it out of the list"
    if len(set(map(same, meant))) < len(meant):
        yield "warning", "alias-twice", "names the same words twice", "take one out"
    for phrase, target in zip(meant, targets, strict=True):
        if not corpus.holds(target):
            yield (
                "warning",
                "alias-unmatched",
                f"leads to {quoted(phrase)}, which stands in no article",
                "use words that stand there, or take it out",
            )


def _shadows(
    typed: str, meant: list[str], corpus: _Corpus, both_ways: set[tuple[str, str]]
) -> Iterator[tuple[Severity, str, str, str]]:
    """Words that have a meaning of their own here: the corpus's, or none but grammar."""
    stems, targets = _stems(typed), [target for target in map(_stems, meant) if corpus.holds(target)]
    if len(words(typed)) == 1 and words(typed)[0] in FUNCTION_WORDS and targets:
        yield "warning", "alias-shadows", "is a word of every sentence", "take it out: it would widen every question"
    elif not targets and corpus.holds(stems) and stems in corpus.headings:
        yield "warning", "alias-shadows", "is silenced, and a section bears its name", "take it out"
    elif targets and not any((target, stems) in both_ways for target in targets) and corpus.apart(stems, targets):
        yield (
            "warning",
            "alias-shadows",
            f"is the corpus's own word, and {quoted(meant[0])} stands nowhere near it",
            "see whether the two mean the same; else take it out",
        )


def _circles(table: Table, known: Mapping[str, list[str]], corpus: _Corpus) -> Iterator[Finding]:
    """Aliases that lead back to themselves: fine between words that all stand in the articles, and of one meaning."""
    leads = {_stems(typed): {_stems(phrase) for phrase in meant} for typed, meant in known.items()}
    for typed in known:
        circle = _circle(_stems(typed), leads)
        strange = [stems for stems in circle if not corpus.holds(stems)]
        if strange or (len(circle) > 1 and _stems(typed) in corpus.headings and set(circle) <= corpus.headings):
            yield Finding(
                table.file,
                table.line_of(typed),
                "warning",
                "alias-loop",
                f"{quoted(typed)} leads back to itself: {' → '.join([*circle, circle[0]])}",
                "break the circle",
            )


def _circle(start: str, leads: Mapping[str, set[str]]) -> list[str]:
    """The shortest way from a phrase back to it, over others; none when there is no such way."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for step in sorted(leads.get(way[-1], ())):
            if step == start and len(way) > 1:
                return way
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return []


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
        for wrong, advice, code in _sides_wrong(row, material):
            yield Finding(table.file, line, "error", code, f"{quoted(row['topic'])}: {wrong}", advice)


def _sides_wrong(row: Mapping[str, Any], material: Material) -> Iterator[tuple[str, str, str]]:
    if not row["asks"]:
        yield "has no question that asks about it", "add some to `asks`", "empty-list"
    seen: set[str] = set()
    for side in row["positions"]:
        position = claims.Position(side["stance"], side["doc_id"], side["quote"])
        try:
            claims.places(claims.Claim(row["topic"], (), (position,)), material.articles)
        except ArticleError as fault:
            wrong, _, advice = fault.problem.partition(": ")[2].rpartition("; ")
            yield wrong, advice, "unknown-document" if "no article" in wrong else "quote-moved"
        for mark in (same(side["quote"]), same(side["stance"])):
            if mark in seen:
                yield f"two sides say the same: {quoted(mark)}", "mend one, or take it out", "same-sides"
            seen.add(mark)


class Places:
    """The passages of the corpus, as rated questions look them up."""

    def __init__(self, material: Material) -> None:
        self.by_document = {
            draft.article.doc_id: [folded(one.span.of(draft.text)) for one in draft.passages]
            for draft in material.drafts
        }

    def hold(self, document: str, found: Iterable[str]) -> bool:
        """Whether one passage of a document holds all of these words."""
        runs = [folded(run) for run in found]
        return any(all(run in passage for run in runs) for passage in self.by_document.get(document, ()))

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
    document, line = place["document"], table.line_of(place["words"][0])
    if document not in places.by_document:
        yield Finding(
            table.file,
            line,
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
            line,
            "error",
            "words-moved",
            f"{quoted(question)}: no passage of {document} holds {quoted(' … '.join(place['words']))}",
            "quote words that stand together there",
        )


def _dialogue(table: Table, turns: list[Mapping[str, Any]], places: Places) -> Iterator[Finding]:
    for number, turn in enumerate(turns):
        line = table.line_of(turn["text"])
        if turn["needs"] not in NEEDS:
            yield Finding(
                table.file,
                line,
                "error",
                "unknown-need",
                f"{quoted(turn['text'])}: `needs` is {quoted(turn['needs'])}",
                f"write one of {', '.join(NEEDS)}",
            )
        elif number == 0 and turn["needs"] != "standalone":
            yield Finding(
                table.file,
                line,
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


def typed(material: Material) -> Iterator[Finding]:
    """Questions that say nothing: no letters, or the mark of a note left behind."""
    for one in questions_of(material):
        if not re.search(r"\w", one.text) and one.role in TRAINED:
            yield Finding(
                one.table.file,
                one.table.line_of(one.text),
                "warning",
                "question-empty",
                f"{quoted(one.text)} asks nothing",
                "take it out",
            )


RULES = (shapes, parsers, repeats, asked, known_gaps, alias_rules, claim_rules, rated, held_out, typed)
