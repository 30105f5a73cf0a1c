"""Rules about the build of each article: headings, sections and their reading grade, lists and what announces them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Draft, Material, Section, same
from psychobot.passages import ITEM, WORD, Block

LONGEST_SECTION, LONGEST_PARAGRAPH, LONGEST_SENTENCE, LONGEST_HEADING, LONGEST_ITEM = 400, 180, 50, 16, 100
"""Words; a section is what stands right under one heading."""
HARDEST_GRADE = 15.0
"""Flesch-Kincaid grade, in years of school, above which a section is hard; names of therapies alone cost some."""
GRADED_FROM = 30
"""Words: a shorter section has no grade worth telling."""
FEWEST_WORDS = 5
"""Words: a paragraph with fewer says nothing on its own."""
_ANNOUNCES = re.compile(
    r"\b(?:such as|including|e\.g|namely|as follows|the following|(?:these|are|here) below)\W*$|"
    r"\b(?:includes?|for example)[^\w.?!]*$|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!look )(?<!feel )(?<!would )\blike[^\w.?!]*$|"
    r"\b(?:the following(?! (?:year|month|week|day|night|morning|evening|hour|term|spring|summer|autumn|winter))|"
    r"listed below|as follows)\b[^.!?:;]*[.:]?$",
    re.I,
)
_PAUSE = re.compile(r"(?<=[.!?])(?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)[”’\"')\]]*\s+")
"""Where a sentence ends; a title does not end one."""
NUMBERS = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
"""Numbers in words that lists are counted with."""
_COUNTED = re.compile(
    rf"\b(?:(?:these|following|the) ({'|'.join(NUMBERS)}|\d{{1,2}})\b(?! (?:years|weeks|months|days|percent))[^.:]*|"
    rf"(?<!one of )(?<!two of )({'|'.join(NUMBERS)})(?: [a-z-]+){{0,2}} (?:things|kinds|types|sorts|"
    r"forms|steps|stages|phases|parts|points|ways|reasons|signs|examples|goals|aims|groups|schools|questions|rules|ideas|benefits|techniques|methods|conditions)[^.:,;]*):$",
    re.I,
)


def at(draft: Draft, offset: int, severity: Severity, code: str, wrong: str, advice: str) -> Finding:
    """A finding at a character of an article."""
    return Finding(draft.file, draft.line(offset), severity, code, wrong, advice)


def text_of(draft: Draft, block: Block) -> str:
    """What stands in the file for a block, without the mark of a list item."""
    text = block.span.of(draft.text)
    return ITEM.sub("", text, count=1) if block.kind == "item" else text


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; what holds no word is none."""
    return [part for part in _PAUSE.split(text) if WORD.search(part)]


def headings(material: Material) -> Iterator[Finding]:
    """Headings that skip a level, stand twice, or are badly made."""
    for draft in material.drafts:
        if re.search(r"^#{1,6} ", draft.text[draft.article.body_start :], re.M):
            yield from _levels(draft)
            yield from _repeats(draft)
        yield from _made_badly(draft)
        yield from _numbered(draft)
        yield from _not_headings(draft)
        yield from _empty_items(draft)


def _levels(draft: Draft) -> Iterator[Finding]:
    above = 0
    for block in draft.headings:
        start, name = block.span.start, quoted(block.text)
        if block.level > above + 1:
            yield at(
                draft,
                start,
                "warning",
                "heading-skip",
                f"{name} is of level {block.level} below level {above}",
                f"make it level {above + 1}",
            )
        if block.level == 1 and above:
            yield at(
                draft, start, "warning", "second-title", f"{name} is a second heading of level 1", "make it level 2"
            )
        above = block.level


def _repeats(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for block in draft.headings:
        first = seen.setdefault(same(block.text), block.span.start)
        if first != block.span.start:
            yield at(
                draft,
                block.span.start,
                "error",
                "heading-repeats",
                f"{quoted(block.text)} stands at line {draft.line(first)} too",
                "name the two sections apart: questions and sources are kept by heading",
            )


def _made_badly(draft: Draft) -> Iterator[Finding]:
    for block in draft.headings:
        text, name, start = block.text, quoted(block.text), block.span.start
        if text.endswith((".", ":", ";", ",", "!")):
            yield at(draft, start, "warning", "heading-mark", f"{name} ends with a mark", "take the mark away")
        if len(WORD.findall(text)) > LONGEST_HEADING:
            yield at(draft, start, "warning", "heading-long", f"{name} is long", f"keep it to {LONGEST_HEADING} words")
        if text and not re.search(r"[^\W\d_]", text):
            yield at(draft, start, "warning", "heading-nameless", f"{name} has no word", "name the section")
        if text[:1].islower() and not text[1:2].isupper():
            yield at(draft, start, "warning", "heading-small", f"{name} begins small", "begin it with a capital")
        if re.search(r"[*_`#|]|\{#|\]\(|</?\w", text):
            yield at(draft, start, "warning", "heading-marks", f"{name} holds marks", "write the words alone")
        if len(text) > 6 and text.isupper():
            yield at(draft, start, "warning", "heading-capitals", f"{name} is in capitals", "write it like a sentence")


def _numbered(draft: Draft) -> Iterator[Finding]:
    """Numbers of headings that do not run: each level is counted by itself."""
    last: dict[tuple[int, str], int] = {}
    for block in draft.headings:
        if found := re.match(r"((?:\d+\.)*)(\d{1,2})[.):] ", block.text):
            mark = (block.level, found[1])
            if int(found[2]) != last.get(mark, 0) + 1:
                yield at(draft, block.span.start, "warning", "heading-numbers",
                         f"{quoted(block.text)} does not follow the number before it", "count again")
            last[mark] = int(found[2])


def _not_headings(draft: Draft) -> Iterator[Finding]:
    body = draft.article.body_start
    shapes = (
        (
            "heading-malformed",
            r"^#{1,6}(?=[^#\s])|^#{7,}|^[ \t]+#{1,6} ",
            "looks like a heading and is none",
            "write # and a space at the start of the line",
        ),
        ("heading-empty", r"^#{1,6}[ \t]*$", "a heading has no words", "name the section, or take the mark out"),
        (
            "heading-underlined",
            r"^\S.*\n(?:={3,}|-{3,})[ \t]*$",
            "a heading is underlined, and would be shown as text",
            "write it with #",
        ),
        (
            "heading-bold",
            r"^(?:\*\*|__)[^*_\n]{2,80}(?:\*\*|__):?[ \t]*$",
            "a line in bold stands for a heading",
            "write it with #",
        ),
        (
            "indented",
            r"(?<=\n\n) {4,}(?![-*+•\d])\S",
            "a paragraph is indented like code",
            "begin it at the start of the line",
        ),
        (
            "heading-glued",
            r"(?<=\S)\n#{1,6} +\S|^#{1,6} +\S.*\n(?=[^\s#])",
            "a heading touches the text",
            "put an empty line before and after it",
        ),
    )
    for code, pattern, wrong, advice in shapes:
        for found in re.finditer(pattern, draft.text[body:], re.M):
            offset = body + found.start() + (found[0].startswith("\n"))
            if code != "heading-glued" or offset > body + 1:
                yield at(draft, offset, "warning", code, wrong, advice)


def _empty_items(draft: Draft) -> Iterator[Finding]:
    body = draft.article.body_start
    for found in re.finditer(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]*$", draft.text[body:], re.M):
        yield at(
            draft,
            body + found.end(),
            "warning",
            "item-empty",
            "an item of a list has no words",
            "write it, or take its mark out",
        )


def sections(material: Material) -> Iterator[Finding]:
    """Sections that are empty, too long, or too hard to read."""
    for draft in material.drafts:
        if not draft.passages:
            yield Finding(
                draft.file, 1, "error", "no-passage", "has no passage that could be an answer", "write its text"
            )
            continue
        for number, section in enumerate(draft.sections):
            yield from _section_empty(draft, section, draft.sections[number + 1 : number + 2])
            yield from _too_long(draft, section)
            yield from _too_hard(draft, section)


def _section_empty(draft: Draft, section: Section, following: tuple[Section, ...]) -> Iterator[Finding]:
    heading = section.heading
    below = following[0].heading if following else None
    if heading and not section.blocks and not (below and below.level > heading.level):
        yield at(
            draft,
            heading.span.start,
            "error",
            "section-empty",
            f"{quoted(heading.text)} has no text",
            "write the section, or take its heading out",
        )
    words = sum(len(WORD.findall(block.text)) for block in section.blocks)
    if heading and section.blocks and words < FEWEST_WORDS:
        yield at(
            draft,
            heading.span.start,
            "warning",
            "section-thin",
            f"{quoted(heading.text)} has hardly any text",
            "say what the heading promises, or take it out",
        )


def _too_long(draft: Draft, section: Section) -> Iterator[Finding]:
    words = sum(len(WORD.findall(block.text)) for block in section.blocks)
    if section.heading and words > LONGEST_SECTION and not section.lists_works:
        yield at(
            draft,
            section.heading.span.start,
            "warning",
            "section-long",
            f"{quoted(section.heading.text)} has {words} words",
            f"divide it: {LONGEST_SECTION} are enough under one heading",
        )
    for block in section.blocks:
        limit = LONGEST_ITEM if block.kind == "item" else LONGEST_PARAGRAPH
        words = len(WORD.findall(block.text))
        if words > limit:
            yield at(
                draft,
                block.span.start,
                "warning",
                "paragraph-long",
                f"a paragraph or item of {words} words",
                f"divide it: {limit} are enough",
            )
        longest = max((len(WORD.findall(one)) for one in sentences_of(block.text)), default=0)
        if longest > LONGEST_SENTENCE and not section.apart:
            yield at(
                draft,
                block.span.start,
                "warning",
                "sentence-long",
                f"a sentence of {longest} words",
                f"divide it: {LONGEST_SENTENCE} are enough",
            )


def _too_hard(draft: Draft, section: Section) -> Iterator[Finding]:
    hardness = None if section.apart else grade(section.blocks)
    if hardness is not None and hardness > HARDEST_GRADE and draft.english:
        start = (section.heading or section.blocks[0]).span.start
        yield at(
            draft,
            start,
            "warning",
            "hard-to-read",
            f"its reading grade is {hardness:.0f} (Flesch-Kincaid)",
            "write shorter sentences and plainer words",
        )


def grade(blocks: Iterable[Block]) -> float | None:
    """Flesch-Kincaid grade of some blocks, in years of school; None when there is too little text."""
    sentences = [one for block in blocks for one in sentences_of(block.text)]
    found = [word for one in sentences for word in re.findall(r"[A-Za-z][A-Za-z'’]*", one)]
    if len(found) < GRADED_FROM:
        return None
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def syllables(word: str) -> int:
    """How many syllables an English word has, about.

    >>> [syllables(word) for word in ("past", "therapy", "feelings", "unconscious", "made")]
    [1, 3, 2, 3, 1]
    """
    word = re.sub(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$|['’]s$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def lists(material: Material) -> Iterator[Finding]:
    """Lists and their lead-ins: the one without the other, counts that do not fit, and items that say nothing."""
    for draft in material.drafts:
        for section in draft.sections:
            blocks = section.blocks
            for number, block in enumerate(blocks):
                following = blocks[number + 1] if number + 1 < len(blocks) else None
                if block.kind == "paragraph":
                    yield from _lead_in(draft, block, following)
            for first in _list_starts(blocks):
                yield from _list(draft, blocks, first)


def _lead_in(draft: Draft, block: Block, following: Block | None) -> Iterator[Finding]:
    if following is not None and following.kind == "item":
        return
    last = (sentences_of(block.text) or [""])[-1]
    if block.text.endswith(":") or _ANNOUNCES.search(last):
        yield at(
            draft,
            block.span.end - 1,
            "error",
            "lead-in-alone",
            f"{quoted(last)} announces a list that is not there",
            "write the list below it, or end the sentence",
        )


def _list_starts(blocks: tuple[Block, ...]) -> list[int]:
    return [n for n, block in enumerate(blocks) if block.kind == "item" and (n == 0 or blocks[n - 1].kind != "item")]


def _list(draft: Draft, blocks: tuple[Block, ...], first: int) -> Iterator[Finding]:
    length = next((n for n, block in enumerate(blocks[first:]) if block.kind != "item"), len(blocks) - first)
    items = blocks[first : first + length]
    lead_in = blocks[first - 1] if first else None
    start = items[0].span.start
    if lead_in is None:
        yield at(
            draft,
            start,
            "warning",
            "list-alone",
            "a list begins without a sentence that says what it lists",
            "write one above it",
        )
    elif not re.search(r"[:,;][”’\"')\]*_]*$", lead_in.text.rstrip()) and not _ANNOUNCES.search(lead_in.text):
        yield at(
            draft,
            start,
            "warning",
            "list-alone",
            f"the sentence above a list does not announce it: {quoted(lead_in.text[-50:])}",
            "say above it what it lists, and end with a colon",
        )
    elif (found := _COUNTED.search(lead_in.text)) and length != _number(found[1] or found[2]):
        yield at(
            draft,
            start,
            "warning",
            "list-count",
            f"{quoted(found[0])} is followed by {length} items",
            "mend the number or the list",
        )
    if length == 1:
        yield at(
            draft,
            start,
            "warning",
            "list-of-one",
            "a list has one item only",
            "write it as a sentence, or add the others",
        )
    yield from _items(draft, items)


def _number(said: str) -> int:
    return NUMBERS.get(said.lower()) or int(said)


def _items(draft: Draft, items: tuple[Block, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    marks = [found[1] for block in items if (found := re.match(r"\(?(\d+)[.)]", block.text))]
    if marks and (wrong := _out_of_step(list(map(int, marks)), len(items))) is not None:
        yield at(
            draft,
            items[wrong].span.start,
            "warning",
            "list-numbers",
            "the numbers of a list do not run from 1",
            "count again",
        )
    if len({block.text[0] for block in items if not block.text[0].isdigit()}) > 1:
        yield at(
            draft,
            items[0].span.start,
            "warning",
            "list-marks",
            "a list has bullets of more than one kind",
            "use one kind",
        )
    for block in items:
        text = same(text_of(draft, block))
        if text in seen:
            yield at(
                draft,
                block.span.start,
                "warning",
                "item-repeats",
                f"{quoted(block.text)} stands twice in one list",
                "take one out",
            )
        seen.add(text)


def _out_of_step(marks: list[int], items: int) -> int | None:
    """The place of the first number that does not follow the one before it; None where all do."""
    for place, mark in enumerate(marks):
        if mark != marks[0] + place or marks[0] > 1:
            return place
    return None if len(marks) == items else len(marks) - 1


RULES = (headings, sections, lists)
