"""Rules about files: their names, their bytes, and whether anything reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from psychobot.articles import ASKED, BOM, COMPANIONS, NOT_ARTICLES, SUFFIXES
from psychobot.findings import Finding, of_error, quoted
from psychobot.material import BESIDE, Material

HARMLESS = frozenset({".gitignore", ".gitattributes", ".gitkeep", ".editorconfig"})
CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
EMOJI = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
BROKEN = re.compile(r"[^\W\d_]{2,}-$")
LIGATURE = re.compile(r"\w*[\ufb00-\ufb06]\w*")
MOJIBAKE = re.compile(r"â€.|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ï¿½|ï»¿")
SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.M)
PLACEHOLDER = re.compile(
    r"\b(?:(?-i:TODO|TBC|XXX+)|FIXME|TBD|TK ?TK)\b|"
    r"\b(?-i:XX|NN)(?= [a-z])|\blorem ipsum\b|\b(?:dolor sit amet|consectetur adipiscing)\b|"
    r"[\[(](?:insert|citation needed|add|your|check|verify|confirm|expand|rewrite|ask|cut|note to self|editor|author|"
    r"writer|source)\b[^\])]*\](?!\()|[\[(](?:editor|ed\.?|author|writer|note to self)(?:'s note)? ?:[^\])]*[\])]|"
    r"<%[^>]*%>|\{%[^}]*%\}|\$\{\w+\}|%%\w+%%|\{(?:--|\+\+|~~|>>|==).*?(?:--|\+\+|~~|<<|==)\}|"
    r"^(?:insert|add|put|write) (?:an?|the|your|some|more|one) [^.\n]{3,60} here\b|"
    r"\((?-i:[A-Z][a-z]+)[:,] [^()\n]{3,80}\?\)|"
    r"\((?:ask|check with|tell|see) (?-i:[A-Z][a-z]+)\b[^()\n]{3,80}\)|"
    r"\((?:more (?:on this|here|to come|later)|to be (?:added|continued|done|written|checked|confirmed)|"
    r"not (?:yet )?(?:checked|done|written)|source\?|date\?|name\?)[^()\n]{0,60}\)|"
    r"(?<![\w?!])\?{3,}|\{\{[^}]*\}\}|<<[^>]*>>|\bcoming soon\b|\bplaceholder text\b|"
    r"\b(?:text|section|summary|title|name|list|table|paragraph|quote|number) (?:goes|to come) here\b|"
    r"\bas an ai\b(?: (?:language )?(?:model|assistant))?,? I\b|\bas an? (?:ai |large )?language model\b|"
    r"\bI hope this helps\b|\bunder construction\b",
    re.I | re.M,
)
HINTS = re.compile(r"TODO|TBC|XX|\bNN\b|(?<!\[)[\[(][A-Za-z]|\{[{%+~>=-]|<[%<]|\$\{|%%|\?\?\?")
PHRASES = (
    *"fixme tbd lorem dolor consectetur insert placeholder".split(),
    *("tk tk", "tktk", "soon", " here", "as an ai", "language model", "hope this", "construction"),
)
"""One of these is in every line in which `PLACEHOLDER` finds something: the pattern itself takes long."""
LEFT_NAME = re.compile(r"(?:^|[-_. ])(?:untitled|copy|draft|backup|bak|tmp|temp|test|asked|v\d+)(?:$|[-_. ])", re.I)
"""What an editor or a hurried writer names a file."""
MIXED_SCRIPT = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[\u0370-\u03ff\u0400-\u04ff])\w+")


def encodings(material: Material) -> Iterator[Finding]:
    """Files that cannot be read, or that were saved in another way than the rest."""
    for code, fault in material.faults:
        yield of_error(fault, code)
    for name, data in material.data.items():
        if data.startswith(BOM.encode()):
            yield Finding(name, 1, "warning", "bom", "begins with a byte-order mark", "save it as UTF-8 without one")
        if b"\r" in data:
            line = data.count(b"\n", 0, data.index(b"\r")) + 1
            yield Finding(
                name, line, "warning", "crlf", "has carriage returns at line ends", "save it with \\n line ends"
            )
        if data and not data.endswith((b"\n", b"\r")):
            line = data.count(b"\n") + 1
            yield Finding(
                name,
                line,
                "warning",
                "no-final-newline",
                "stops without a line end",
                "see whether something was cut off, and end the last line",
            )


def characters(material: Material) -> Iterator[Finding]:
    """Characters that nobody sees or nobody meant."""
    for name, text in material.texts.items():
        for number, line in enumerate(text.removeprefix(BOM).split("\n"), 1):
            yield from _characters(name, number, line)


def _characters(name: str, number: int, line: str) -> Iterator[Finding]:
    if line.isascii() and line.isprintable():
        return
    if "\t" in line:
        yield Finding(name, number, "warning", "tab", "holds a tab", "write spaces")
    if found := CONTROLS.search(line):
        yield Finding(
            name,
            number,
            "error",
            "control-character",
            f"holds an invisible character, U+{ord(found[0]):04X}",
            "take it out",
        )
    if found := MOJIBAKE.search(line):
        yield Finding(
            name,
            number,
            "error",
            "mojibake",
            f"has letters read in a wrong encoding: {quoted(found[0])}",
            "write the characters that were meant",
        )
    if found := SPACES.search(line):
        yield Finding(
            name,
            number,
            "warning",
            "odd-space",
            f"holds an unusual space, U+{ord(found[0]):04X}",
            "write an ordinary space",
        )
    if found := LIGATURE.search(line):
        yield Finding(
            name,
            number,
            "warning",
            "ligature",
            f"{quoted(found[0])} has letters in one character, as PDF files do",
            "type the letters, so that the word is found",
        )
    if name.lower().endswith(SUFFIXES) and (found := EMOJI.search(line)):
        yield Finding(
            name, number, "warning", "emoji", f"holds a picture among the letters, U+{ord(found[0]):04X}", "take it out"
        )
    if found := MIXED_SCRIPT.search(line):
        yield Finding(
            name,
            number,
            "warning",
            "mixed-script",
            f"{quoted(found[0])} mixes letters of two scripts",
            "type the word anew",
        )
    if unicodedata.normalize("NFC", line) != line:
        yield Finding(
            name,
            number,
            "warning",
            "not-nfc",
            "has letters and accents as separate characters",
            "save it in Unicode form NFC, so that its words are found",
        )


def leftovers(material: Material) -> Iterator[Finding]:
    """What a writer, an editor or a version control system left behind."""
    for name, text in material.texts.items():
        for found in CONFLICT.finditer(text):
            yield Finding(
                name,
                _line(text, found),
                "error",
                "conflict-marker",
                "an unfinished merge was left here",
                "keep one of the two versions",
            )
        for found in _placeholders(text):
            if name.endswith(".toml") and not found[0].strip("?"):
                continue  # readers type question marks in a row
            yield Finding(
                name,
                _line(text, found),
                "error",
                "placeholder",
                f"{quoted(found[0])} stands for text to come",
                "write the text or take this out",
            )


def _placeholders(text: str) -> Iterator[re.Match[str]]:
    """Every match of `PLACEHOLDER`, line by line."""
    for start in sorted({text.rfind("\n", 0, place) + 1 for place in _hinted(text)}):
        end = text.find("\n", start)
        yield from PLACEHOLDER.finditer(text, start, end if end >= 0 else len(text))


def _hinted(text: str) -> Iterator[int]:
    """Places of hints; a phrase is looked for without regard to case."""
    yield from (found.start() for found in HINTS.finditer(text))
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter grew when it lost its capital: every line may be meant
        yield from (found.start() for found in re.finditer("^", text, re.M))
    for phrase in PHRASES:
        place = lowered.find(phrase)
        while place >= 0:
            yield place
            place = lowered.find(phrase, place + 1)


def cut_words(material: Material) -> Iterator[Finding]:
    """Words that a line end cuts in two, as PDF files do."""
    for draft in material.drafts:
        lines = draft.text.split("\n")
        for number, (line, after) in enumerate(pairwise(lines), 1):
            if (found := BROKEN.search(line)) and after[:1].islower() and not re.match(r"(?:and|or|to)\b", after):
                yield Finding(draft.file, number, "warning", "word-cut",
                              f"{quoted(found[0])} is cut by the line end", "join the word, so that it is found")


def line_ends(material: Material) -> Iterator[Finding]:
    """White space that ends lines and files."""
    for name, text in material.texts.items():
        for found in re.finditer(r"[ \t\u00a0]+$", text, re.M):
            yield Finding(
                name, _line(text, found), "warning", "trailing-space", "the line ends with white space", "cut it"
            )
        if text.endswith("\n\n"):
            line = text.rstrip().count("\n") + 2
            yield Finding(name, line, "warning", "trailing-blank-lines", "the file ends with empty lines", "cut them")


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def strays(material: Material) -> Iterator[Finding]:
    """Files that nothing reads, though somebody put them there."""
    for name in material.others:
        path = PurePosixPath(name)
        if path.stem.lower() in NOT_ARTICLES or path.name in HARMLESS:
            continue
        wanted = path.name in (*COMPANIONS, *BESIDE)
        advice = "move it to the top of the corpus" if wanted else "rename it if it should be read; else take it away"
        yield Finding(
            name, 1, "warning", "stray-file", "is neither an article nor a file that is read beside them", advice
        )
    stems = {draft.file.rpartition(".")[0] for draft in material.drafts}
    for name in material.files.companions:
        if name.endswith(ASKED) and name.removesuffix(ASKED) not in stems:
            yield Finding(
                name,
                1,
                "error",
                "asked-without-article",
                "holds questions for an article that is not here",
                "name it like its article, or take it away",
            )


def names(material: Material) -> Iterator[Finding]:
    """Articles whose names clash, or cannot be typed everywhere."""
    taken: dict[str, str] = {}
    for draft in material.drafts:
        doc_id = draft.article.doc_id
        other = taken.setdefault(doc_id.casefold(), draft.file)
        if other != draft.file:
            yield Finding(
                draft.file,
                1,
                "error",
                "doc-id-clash",
                f"the name {doc_id} is taken by {other}",
                "rename one of the two",
            )
        if not re.fullmatch(r"[\w.-]+", doc_id, re.ASCII) or LEFT_NAME.search(doc_id):
            yield Finding(
                draft.file,
                1,
                "warning",
                "doc-id-form",
                f"its name, {quoted(doc_id)}, is hard to type and to cite, or a copy's",
                "use letters, digits and hyphens, and say what it is about",
            )


RULES = (encodings, characters, leftovers, cut_words, line_ends, strays, names)
