"""Rules about the text of each article: headings, sections, lists and what announces them, marks, and reading grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from psychobot.analysis import FUNCTION_WORDS, fold
from psychobot.english import is_common, is_english
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Draft, Material, Section, same
from psychobot.passages import ITEM, REFERENCES, WORD, Block

LONGEST_SECTION, LONGEST_PARAGRAPH, LONGEST_SENTENCE, LONGEST_HEADING, LONGEST_ITEM = 400, 180, 50, 16, 100
"""Words; a section is what stands right under one heading."""
HARDEST_GRADE = 16.0
"""Flesch-Kincaid grade, in years of school, above which a section is hard; names of therapies alone cost some."""
GRADED_FROM = 40
"""Words: a shorter section has no grade worth telling."""
FEWEST_WORDS = 5
"""Words: a paragraph with fewer says nothing on its own."""
_ENDS = re.compile(r"[.!?…:][”’\"')\]*_]*$")
_ANNOUNCES = re.compile(
    r"\b(?:such as|including|includes?|for example|e\.g|namely|as follows|the following|(?:these|are|here) below)\W*$|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!look )(?<!feel )(?<!would )\blike\W*$|"
    r"\b(?:the following|listed below|as follows)\b[^.!?:]*[.:]?$",
    re.I,
)
_NUMBERS = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_COUNTED = re.compile(
    rf"\b(?:these|following|the) ({'|'.join(_NUMBERS)}|\d{{1,2}})\b(?! (?:years|weeks|months|days|percent))[^.:]*:$",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|-->|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<to>[^)\n]*)\)?")
_REFERENCE = re.compile(r"(?<!!)\[(?P<text>[^\]\n]+)\]\[(?P<to>[^\]\n]*)\]")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])?")
_ADDRESS = re.compile(r"\b(?:https?|ftp)://|\bhttps?\b(?!\w)|\bwww\.|\b[\w-]+\.(?:com|org|net|io|co\.uk)/", re.I)
_MARKUP = re.compile(
    r"^\s*\|.*\|\s*$|^\s*(?:```|~~~)|^\s*>|\[\^[\w-]+\]|^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$|~~\S|^\[[^\]]+\]:\s", re.M
)
_SLIPS = (
    (
        "repeated-word",
        "says a word twice",
        re.compile(r"\b(?!(?:that|had|bye|so|very|night)\b)([A-Za-z]{2,})\s+\1\b(?!-)", re.I),
    ),
    ("double-space", "has two spaces in a row", re.compile(r"(?<=\S) {2,}(?=\S)")),
    ("space-before-mark", "has a space before a mark", re.compile(r"\w +[,;.!?:](?=\s|$)")),
    ("no-space-after-mark", "has no space after a mark", re.compile(r"[a-z]{2}[.!?][A-Z][a-z]|[a-z][,;][A-Za-z]")),
    ("doubled-mark", "has a mark twice", re.compile(r",,|;;|::|(?<!\.)\.\.(?!\.)|\?\?|!!|,\.|\.,(?! )|;\.")),
    ("space-in-brackets", "has a space inside brackets or quotes", re.compile(r"[(\[“] \w|\w [)\]”]")),
)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"), ("{", "}"))


def _at(draft: Draft, offset: int, severity: Severity, code: str, wrong: str, advice: str) -> Finding:
    return Finding(draft.file, draft.line(offset), severity, code, wrong, advice)


def _text_of(draft: Draft, block: Block) -> str:
    """What stands in the file for a block, without the mark of a list item."""
    text = block.span.of(draft.text)
    return ITEM.sub("", text, count=1) if block.kind == "item" else text


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[”’\"')\]]*\s+", text) if WORD.search(part)]


def headings(material: Material) -> Iterator[Finding]:
    """Headings that skip a level, stand twice, or are badly made."""
    for draft in material.drafts:
        if re.search(r"^#{1,6} ", draft.text[draft.article.body_start :], re.M):
            yield from _levels(draft)
            yield from _repeats(draft)
        yield from _made_badly(draft)
        yield from _not_headings(draft)


def _levels(draft: Draft) -> Iterator[Finding]:
    above = 0
    for block in draft.headings:
        start, name = block.span.start, quoted(block.text)
        if block.level > above + 1:
            yield _at(
                draft,
                start,
                "warning",
                "heading-skip",
                f"{name} is of level {block.level} below level {above}",
                f"make it level {above + 1}",
            )
        if block.level == 1 and above:
            yield _at(
                draft, start, "warning", "second-title", f"{name} is a second heading of level 1", "make it level 2"
            )
        above = block.level


def _repeats(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for block in draft.headings:
        first = seen.setdefault(same(block.text), block.span.start)
        if first != block.span.start:
            yield _at(
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
            yield _at(draft, start, "warning", "heading-mark", f"{name} ends with a mark", "take the mark away")
        if len(WORD.findall(text)) > LONGEST_HEADING:
            yield _at(draft, start, "warning", "heading-long", f"{name} is long", f"keep it to {LONGEST_HEADING} words")
        if len(text) > 6 and text.isupper():
            yield _at(draft, start, "warning", "heading-capitals", f"{name} is in capitals", "write it like a sentence")


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
                yield _at(draft, offset, "warning", code, wrong, advice)


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
        yield _at(
            draft,
            heading.span.start,
            "error",
            "section-empty",
            f"{quoted(heading.text)} has no text",
            "write the section, or take its heading out",
        )
    words = sum(len(WORD.findall(block.text)) for block in section.blocks)
    if heading and section.blocks and words < FEWEST_WORDS:
        yield _at(
            draft,
            heading.span.start,
            "warning",
            "section-thin",
            f"{quoted(heading.text)} has hardly any text",
            "say what the heading promises, or take it out",
        )


def _too_long(draft: Draft, section: Section) -> Iterator[Finding]:
    words = sum(len(WORD.findall(block.text)) for block in section.blocks)
    if section.heading and words > LONGEST_SECTION and not REFERENCES.match(section.heading.text):
        yield _at(
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
            yield _at(
                draft,
                block.span.start,
                "warning",
                "paragraph-long",
                f"a paragraph or item of {words} words",
                f"divide it: {limit} are enough",
            )
        longest = max((len(WORD.findall(one)) for one in _sentences(block.text)), default=0)
        if longest > LONGEST_SENTENCE and not section.apart:
            yield _at(
                draft,
                block.span.start,
                "warning",
                "sentence-long",
                f"a sentence of {longest} words",
                f"divide it: {LONGEST_SENTENCE} are enough",
            )


def _too_hard(draft: Draft, section: Section) -> Iterator[Finding]:
    hardness = None if section.apart else grade(section.blocks)
    if hardness is not None and hardness > HARDEST_GRADE and draft.article.language.startswith("en"):
        start = (section.heading or section.blocks[0]).span.start
        yield _at(
            draft,
            start,
            "warning",
            "hard-to-read",
            f"its reading grade is {hardness:.0f} (Flesch-Kincaid)",
            "write shorter sentences and plainer words",
        )


def grade(blocks: Iterable[Block]) -> float | None:
    """Flesch-Kincaid grade of some blocks, in years of school; None when there is too little text."""
    sentences = [one for block in blocks for one in _sentences(block.text)]
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
    last = (_sentences(block.text) or [""])[-1]
    if block.text.endswith(":") or _ANNOUNCES.search(last):
        yield _at(
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
        yield _at(
            draft,
            start,
            "warning",
            "list-alone",
            "a list begins without a sentence that says what it lists",
            "write one above it",
        )
    elif (found := _COUNTED.search(lead_in.text)) and length != int(_NUMBERS.get(found[1].lower(), 0) or found[1]):
        yield _at(
            draft,
            start,
            "warning",
            "list-count",
            f"{quoted(found[0])} is followed by {length} items",
            "mend the number or the list",
        )
    if length == 1:
        yield _at(
            draft,
            start,
            "warning",
            "list-of-one",
            "a list has one item only",
            "write it as a sentence, or add the others",
        )
    yield from _items(draft, items)


def _items(draft: Draft, items: tuple[Block, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    marks = [found[1] for block in items if (found := re.match(r"\(?(\d+)[.)]", block.text))]
    if marks and (
        [int(mark) for mark in marks] != list(range(int(marks[0]), int(marks[0]) + len(items))) or marks[0] not in "01"
    ):
        yield _at(
            draft,
            items[0].span.start,
            "warning",
            "list-numbers",
            "the numbers of a list do not run from 1",
            "count again",
        )
    if len({block.text[0] for block in items if not block.text[0].isdigit()}) > 1:
        yield _at(
            draft,
            items[0].span.start,
            "warning",
            "list-marks",
            "a list has bullets of more than one kind",
            "use one kind",
        )
    for block in items:
        text = same(_text_of(draft, block))
        if text in seen:
            yield _at(
                draft,
                block.span.start,
                "warning",
                "item-repeats",
                f"{quoted(block.text)} stands twice in one list",
                "take one out",
            )
        seen.add(text)


def marks(material: Material) -> Iterator[Finding]:
    """Quotes, brackets and emphasis that open and never close, and slips of the pen."""
    for draft in material.drafts:
        for block in draft.blocks:
            text = _text_of(draft, block)
            yield from _unbalanced(draft, block, text)
            for code, wrong, pattern in _SLIPS:
                if found := pattern.search(text):
                    offset = block.span.end - len(text) + found.start()
                    yield _at(
                        draft,
                        offset,
                        "warning",
                        code,
                        f"{quoted(text[max(0, found.start() - 20) : found.end() + 10])} {wrong}",
                        "mend it",
                    )
            if block.kind == "paragraph":
                yield from _unfinished(draft, block)


def _unbalanced(draft: Draft, block: Block, text: str) -> Iterator[Finding]:
    for opening, closing in _PAIRS:
        if not _closes(text, opening, closing):
            yield _at(
                draft,
                block.span.start,
                "warning",
                "unbalanced",
                f"{quoted(text)}: {opening} and {closing} do not match",
                "open and close each",
            )
    if text.count('"') % 2:
        yield _at(
            draft,
            block.span.start,
            "warning",
            "unbalanced",
            f'{quoted(text)}: an odd number of "',
            "open and close each",
        )
    if re.search(r"(?<!\w)[‘'](?=\w)", text) and len(re.findall(r"(?<!\w)[‘'](?=\w)", text)) > len(
        re.findall(r"(?<=[\w.,!?])['’](?!\w)", text)
    ):
        yield _at(
            draft,
            block.span.start,
            "warning",
            "unbalanced",
            f"{quoted(text)}: a single quote is not closed",
            "open and close each",
        )
    if _open_emphasis(text):
        yield _at(
            draft,
            block.span.start,
            "warning",
            "emphasis-open",
            f"{quoted(text)}: emphasis or code is not closed",
            "close it, or take the mark out",
        )


def _closes(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def _open_emphasis(text: str) -> bool:
    rest = re.sub(r"(?<=\s)[*_](?=\s)", "", text)
    counts = (
        rest.count("**"),
        rest.replace("**", "").count("*"),
        rest.count("`"),
        len(re.findall(r"(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)", rest)),
    )
    return any(count % 2 for count in counts)


def _unfinished(draft: Draft, block: Block) -> Iterator[Finding]:
    text = block.text
    if not _ENDS.search(text):
        yield _at(
            draft,
            block.span.end - 1,
            "warning",
            "unfinished",
            f"{quoted(text[-50:])} ends like no sentence",
            "see whether something was cut off, and end it",
        )
    elif text.endswith(("…", "...")):
        yield _at(
            draft,
            block.span.end - 1,
            "warning",
            "unfinished",
            f"{quoted(text[-50:])} breaks off",
            "finish the sentence",
        )
    if text[0].islower():
        yield _at(
            draft,
            block.span.start,
            "warning",
            "begins-small",
            f"{quoted(text)} begins in the middle of a sentence",
            "see whether something was cut off, and begin it",
        )


def markup(material: Material) -> Iterator[Finding]:
    """Links, images, HTML and other marks that would be shown as they are typed."""
    for draft in material.drafts:
        for block in draft.blocks:
            yield from _markup(draft, block)
        body = draft.article.body_start
        for found in list(_MARKUP.finditer(draft.text[body:]))[:1]:
            yield _at(
                draft,
                body + len(found[0]) - len(found[0].lstrip()) + found.start(),
                "warning",
                "markup",
                f"{quoted(found[0])} is shown as it is typed",
                "write sentences and lists",
            )


def _markup(draft: Draft, block: Block) -> Iterator[Finding]:
    text, start = block.span.of(draft.text), block.span.start
    for found in _TAG.finditer(text):
        yield _at(
            draft, start + found.start(), "warning", "raw-html", f"{quoted(found[0])} is HTML", "write the words alone"
        )
    for found in _IMAGE.finditer(text):
        yield _at(
            draft,
            start + found.start(),
            "warning",
            "image",
            f"{quoted(found[0])} is an image",
            "take it out; psychobot shows words alone",
        )
    for found in _LINK.finditer(text):
        yield from _link(draft, start + found.start(), found)
    for found in _REFERENCE.finditer(text):
        if not re.search(rf"^\[{re.escape(found['to'] or found['text'])}\]:", draft.text, re.M | re.I):
            yield _at(
                draft,
                start + found.start(),
                "error",
                "broken-link",
                f"{quoted(found[0])} leads nowhere",
                "take the link out",
            )
    if address := _ADDRESS.search(_LINK.sub("", text)):
        yield _at(
            draft,
            start + text.find(address[0]),
            "warning",
            "bare-link",
            f"{quoted(address[0])}: a web address stands in the text",
            "put it into `url` of its source",
        )


def _link(draft: Draft, offset: int, found: re.Match[str]) -> Iterator[Finding]:
    to, closed = found["to"].strip(), found[0].endswith(")")
    if not to or not closed or not found["text"].strip() or not _leads(draft, to):
        yield _at(
            draft,
            offset,
            "error",
            "broken-link",
            f"{quoted(found[0])} leads nowhere",
            "mend the link, or write its words alone",
        )
    else:
        yield _at(
            draft,
            offset,
            "warning",
            "link",
            f"{quoted(found[0])} is a link, shown as it is typed",
            "put it into `url` of its source",
        )


def _leads(draft: Draft, to: str) -> bool:
    """Whether the target of a link could be there: an address is believed, a heading of this text is looked up."""
    if to.startswith("#"):
        return to[1:] in {"-".join(re.findall(r"[\w-]+", block.text.lower())) for block in draft.headings}
    return bool(re.match(r"https?://[\w-]+\.[\w.-]+\S*$|mailto:\S+@\S+$", to.split(" ")[0]))


def language(material: Material) -> Iterator[Finding]:
    """Articles in English whose paragraphs are in another language."""
    for draft in material.drafts:
        for block in draft.blocks if draft.article.language.startswith("en") else ():
            found = [word for word in re.findall(r"[^\W\d_]+", block.text) if not word[0].isupper()]
            if len(found) >= 8 and sum(map(_is_english, found)) < 0.6 * len(found):
                yield _at(
                    draft,
                    block.span.start,
                    "warning",
                    "other-language",
                    f"{quoted(block.text)} is not in English",
                    "translate it, or give the article its `language`",
                )


def _is_english(word: str) -> bool:
    folded = fold(word)
    return folded in FUNCTION_WORDS or is_common(folded) or is_english(folded)


def alike(material: Material) -> Iterator[Finding]:
    """Titles and summaries that two articles share."""
    for what in ("title", "summary"):
        seen: dict[str, Draft] = {}
        for draft in material.drafts:
            words = same(getattr(draft.article, what))
            other = seen.setdefault(words, draft)
            if words and other is not draft:
                yield Finding(
                    draft.file,
                    draft.key_line(what),
                    "warning",
                    f"same-{what}",
                    f"has the {what} of {other.file}",
                    f"give each its own {what}",
                )


SHINGLE = 5
"""Words in a row that are compared."""
ALIKE = 0.5
"""Share of the shorter passage's shingles that stand in the other, from which the two are near-duplicates."""
LONG_ENOUGH = 12
"""Words: shorter blocks may well be alike."""


def duplicates(material: Material) -> Iterator[Finding]:
    """Passages that stand twice, word for word or nearly, in one article or in two."""
    blocks = [
        (draft, block)
        for draft in material.drafts
        for section in draft.sections
        if not (section.heading and REFERENCES.match(section.heading.text))
        for block in section.blocks
        if len(WORD.findall(block.text)) >= LONG_ENOUGH
    ]
    rows = [_shingles(_text_of(draft, block)) for draft, block in blocks]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(rows):
        shared = Counter(other for shingle in row for other in holders.get(shingle, ()))
        for shingle in row:
            holders.setdefault(shingle, []).append(number)
        near = [(count / min(len(row), len(rows[other])), other) for other, count in shared.items()]
        share, other = max(near, default=(0.0, 0))
        if share >= ALIKE:
            yield _duplicate(*blocks[number], *blocks[other], share)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = same(text).split()
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _duplicate(draft: Draft, block: Block, other: Draft, twin: Block, share: float) -> Finding:
    what = "stands" if share == 1 else "nearly stands"
    code = "duplicate" if draft is other else "near-duplicate"
    return _at(
        draft,
        block.span.start,
        "warning",
        code,
        f"{quoted(block.text)} {what} at {other.file}:{other.line(twin.span.start)} too",
        "keep one of the two, or say what is different",
    )


RULES = (headings, sections, lists, marks, markup, language, alike, duplicates)
