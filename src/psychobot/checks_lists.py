"""Rules about lists as they stand in the file: lost marks, missing empty lines, and counts that a text tells and does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from psychobot.checks_text import NUMBERS, at, sentences_of, text_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material, Section, same
from psychobot.passages import HEADING, ITEM, WORD, Block

SHORT_LINE = 60
"""Characters: after a line as short as this nothing was wrapped."""
DEEP = 4
"""Level of a heading within a section of a section; where one is needed, there are two."""
_NUMBER = "|".join(NUMBERS)
_THINGS = (
    "things|kinds|types|sorts|forms|steps|stages|phases|points|ways|reasons|signs|examples|goals|aims|groups|schools|questions|"
    "rules|ideas|benefits|techniques|methods|conditions|principles|concepts|elements|features|factors|parts|names|causes|"
    "purposes|tasks|problems|topics|qualities|traits|advantages|drawbacks|limits|uses|effects|sources|works|skills|areas"
)
TOLD = re.compile(
    rf"(?<!one of )(?<!of the )(?<!of its )(?<!\bor )(?<!\bto )\b(?P<number>{_NUMBER}) (?:[a-z-]+ ){{0,2}}(?P<things>{_THINGS})\b", re.I)
"""A count of things that are to be told next."""
ITEMS = re.compile(
    rf"(?:^|(?:the|these|following|all|its|has|have|are|is|on|in|to|at|lists?|names?|with|by|shows?|gives?|bring|need|needs|takes?)(?: following)? )(?P<number>{_NUMBER}|[2-9]|1\d)\b"
    r"(?! (?:or|to|and|years?|weeks?|months?|days?|hours?|minutes?|sessions?|percent|people|patients|clients|studies|trials|researchers|authors|reviews|writers|therapists|adults|children|%))", re.I)
"""A count in the sentence above a list."""
_PARTS = re.compile(r",? (?:and|or) |[,;] ")


def lost_marks(material: Material) -> Iterator[Finding]:
    """Items without their mark between items that have one."""
    for draft in material.drafts:
        body = draft.article.body_start
        rows, place = [], body
        for line in draft.text[body:].split("\n"):
            rows.append((place, line))
            place += len(line) + 1
        for blank, group in groupby(rows, key=lambda row: not row[1].strip()):
            if not blank:
                yield from _lost_marks(draft, list(group))


def _lost_marks(draft: Draft, rows: list[tuple[int, str]]) -> Iterator[Finding]:
    for (_, before), (place, line) in pairwise(rows):
        item = ITEM.match(before)
        if not item or ITEM.match(line) or HEADING.match(line) or line[0].isspace() or not line[0].isupper():
            continue
        if len(before) < SHORT_LINE or before.rstrip().endswith((".", "?", "!")):
            yield at(draft, place, "warning", "item-unmarked", f"{quoted(line)} stands in a list and has no mark",
                     "put the mark of an item before it, or an empty line")


def glued(material: Material) -> Iterator[Finding]:
    """Lists that begin right under their lead-in, where the other lists of the corpus stand apart."""
    found, apart = [], 0
    for draft in material.drafts:
        for above, block in zip(draft.blocks, draft.blocks[1:], strict=False):
            if block.kind == "item" and above.kind == "paragraph":
                if "\n\n" in draft.text[above.span.end : block.span.start]:
                    apart += 1
                else:
                    found.append((draft, block))
    for draft, block in found if apart > len(found) else ():
        yield at(draft, block.span.start, "warning", "list-glued", f"{quoted(block.text)} stands right under its lead-in",
                 "put an empty line above the list")


def lone_headings(material: Material) -> Iterator[Finding]:
    """Deep headings of which there is but one: a sign too many, and its section is taken for a part of the one above."""
    for draft in material.drafts:
        levels = [block.level for block in draft.headings]
        for block in draft.headings:
            if block.level >= DEEP and levels.count(block.level) == 1:
                yield at(draft, block.span.start, "warning", "heading-alone",
                         f"{quoted(block.text)} is the only heading of level {block.level}", "see whether it is one sign too deep")


def counts(material: Material) -> Iterator[Finding]:
    """Counts that a text tells and does not keep: in a lead-in, before a colon, or in the sentences after it."""
    for draft in material.drafts:
        for section in draft.sections if draft.english else ():
            yield from _lead_ins(draft, section)
            for block in section.blocks:
                if block.kind == "paragraph":
                    yield from _counted(draft, block)


def _lead_ins(draft: Draft, section: Section) -> Iterator[Finding]:
    blocks = section.blocks
    for place, block in enumerate(blocks[:-1]):
        if block.kind != "paragraph" or blocks[place + 1].kind != "item":
            continue
        items = next((n for n, one in enumerate(blocks[place + 1 :]) if one.kind != "item"), len(blocks) - place - 1)
        last = (sentences_of(block.text) or [""])[-1]
        said = {_number(found["number"]) for found in ITEMS.finditer(last)}
        if len(said) == 1 and said != {items}:
            yield at(draft, blocks[place + 1].span.start, "warning", "list-count",
                     f"{quoted(last)} is followed by {items} items", "mend the number or the list")


def _number(said: str) -> int:
    return NUMBERS.get(said.lower()) or int(said)


def _counted(draft: Draft, block: Block) -> Iterator[Finding]:
    told = sentences_of(text_of(draft, block))
    for place, sentence in enumerate(told):
        if not (found := TOLD.search(sentence)):
            continue
        said, rest = _number(found["number"]), sentence[found.end() :]
        if ":" in rest:
            parts = _parts(rest.partition(":")[2])
            wrong = bool(parts) and parts != said and parts >= 2 and place + 1 == len(told)
        else:
            after = told[place + 1 :]
            ends = re.fullmatch(r"\W*", rest) is not None
            parts = max([len(after), *map(_most, after[:1])], default=0)
            wrong = ends and bool(after) and (parts < said or (len(after) == 1 and said < _listed(after[0])))
        if wrong:
            yield at(draft, block.span.start, "warning", "count", f"{quoted(sentence)} tells of {said}, and {parts} follow",
                     "count again")


def _parts(text: str) -> int:
    """The parts of a plain row, "a, b and c"; 0 for what is no such row."""
    if re.search(r"[;:()“]", text) or text.count(" and ") + text.count(" or ") != 1:
        return 0
    head, _, tail = re.split(r"( and | or )", text)[:3]
    short = all(len(WORD.findall(part)) <= 8 for part in (*head.split(","), tail))
    return len([part for part in re.split(r",", head) if part.strip()]) + 1 if short and "," not in tail else 0


def _listed(sentence: str) -> int:
    """The parts of a sentence that is a row of clauses, each with the same first word; else 0."""
    parts = [part.strip() for part in _PARTS.split(sentence) if part.strip()]
    firsts = {part.split()[0].lower() for part in parts}
    return len(parts) if len(parts) > 2 and len(firsts) == 1 else 0


def _most(sentence: str) -> int:
    return len([part for part in _PARTS.split(sentence) if part.strip()])


def references(material: Material) -> Iterator[Finding]:
    """Works that stand twice among the references, and items of one list that say nearly the same."""
    for draft in material.drafts:
        for section in draft.sections:
            for kind, run in groupby(section.blocks, key=lambda block: block.kind):
                if kind == "item":
                    yield from _twice(draft, list(run), section.lists_works)


def _twice(draft: Draft, items: list[Block], works: bool) -> Iterator[Finding]:
    seen: list[tuple[str, set[str]]] = []
    for block in items:
        text = text_of(draft, block)
        mark, words = _mark(text, works), set(same(text).split())
        if any((mark and mark == other and (not works or _alike(words, known) >= ALIKE_WORKS))
               or (len(words) >= 4 and _alike(words, known) >= ALIKE) for other, known in seen):
            yield at(draft, block.span.start, "warning", "item-repeats", f"{quoted(text)} nearly stands twice in one list", "take one out")
        seen.append((mark, words))


ALIKE, ALIKE_WORKS = 0.8, 0.4
"""Share of the words of two items, or of two works of one writer and year, from which they are the same."""


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one | other), max(len(one), len(other))))


def _mark(text: str, works: bool) -> str:
    """What an item is known by: writer and year, or the words before its colon."""
    if works:
        found = re.match(r"(?P<name>[^\d(:]{2,80}?)[ ,(.:]+(?:\w+ )*?(?P<year>(?:19|20)\d\d)", text)
        return f"{same(found['name'])} {found['year']}" if found else ""
    head, colon, _ = text.partition(":")
    return same(head) if colon and len(head) < SHORT_LINE else ""


RULES = (lost_marks, glued, lone_headings, counts, references)
