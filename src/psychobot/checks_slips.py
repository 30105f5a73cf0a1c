"""Rules about what machines, forms and keyboards leave behind: in the articles and in the texts of the front matter.

Tables of patterns, as in `psychobot.checks_marks`; each is wrong wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from psychobot.checks_front import sources_of
from psychobot.checks_text import at
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Draft, Material

_MONTHS = "January February March April May June July August September October November December".split()
_ANY_MONTH = "(?:" + "|".join(f"{month[:3]}(?:{month[3:]}|\\.)?" if month[3:] else month for month in _MONTHS) + ")"
_SHORT = "(?:Apr(?:il|\\.)?|Jun(?:e|\\.)?|Sep(?:tember|t?\\.)?|Nov(?:ember|\\.)?)"
_FEB = "Feb(?:ruary|\\.)?"
_UNITS = "(?:years?|weeks?|months?|days?|hours?|minutes?|sessions?|percent)"
_PEOPLE = "(?:all |the |these |those )*(?:people|patients|participants|clients|adults|children|women|men|studies|trials|therapists|them)"


class Slip(NamedTuple):
    """Something that is wrong wherever it stands."""

    code: str
    severity: Severity
    problem: str
    advice: str
    words: re.Pattern[str]


SLIPS = (
    Slip("escape", "error", "is a character as a program writes it", "write the character itself", re.compile(
        r"\\(?:[ntr](?![a-z])|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[A-Za-z]{2,}|$)|[A-Za-z]%[0-9A-F]{2}|(?:=[0-9A-F]{2}){2}|=\n|[\uff10-\uff5a]", re.M)),
    Slip("placeholder", "error", "stands for text to come", "write the text or take this out", re.compile(
        r"(?<![\w{$])\{[A-Za-z_][\w .-]*\}(?!\})|%[A-Z_]{3,}%|(?<![\w$])\$[a-z_]{2,}\b|\[[A-Z][A-Z _/-]{2,}\](?!\()|(?<!\w)_{3,}(?!\w)|"
        r"\[object \w+\]|\bNaN\b|#(?:REF|N/A|NAME|VALUE|DIV/0)[!?]?|\bnull\b(?! (?:hypothes|findings?|results?|effects?|models?|and void))|"
        r"\bError! \w+|\b(?:by|of|dear|with|is|was) undefined\b")),
    Slip("highlight", "warning", "is shown as it is typed", "write the words alone", re.compile(r"==\w[^=\n]*==|(?<=\w) ?--+ ?(?=\w)")),
    Slip("slip", "warning", "is a slip of the pen", "mend it", re.compile(
        r"\w ['’] ?s\b|\b(?-i:[Aa])n (?!(?:hour|honest|hono|heir)\w*)[bcdfghjklmnpqrstvwxyz][a-z]{2,}|"
        r"(?<![-\w’'&])a (?!(?:one|once|uni|use|eu|ewe|ubiq|ut[ei]|us[ue]|usu|ur[aie]|or|and|in|is|at|as|are|if|of|on|off|it|also|again|am|i\b|ouija)\w*)"
        r"[aeio][a-z]{2,}|\ba (?:hour|honest|heir)\b|\b(?i:teh|hte|adn|tehy|waht|thsi)\b")),
    Slip("impossible-date", "error", "is no day or hour of a calendar", "mend it", re.compile(
        rf"\b(?:{_FEB} 3[01]|3[01] {_FEB}|{_SHORT} 31|31 {_SHORT}|{_ANY_MONTH} (?:3[2-9]|[4-9]\d)(?!\d)|(?<![\d-])(?:3[2-9]|[4-9]\d) {_ANY_MONTH}(?= \d{{4}}))(?![\d:])|"
        r"(?<![\d:.])(?:2[4-9]|[3-9]\d):[0-5]\d(?![\d:])|\b(?:1[3-9]|[2-9]\d)/(?:1[3-9]|[2-9]\d)/\d{4}|\b[12]\d{3}-(?:1[3-9]|[2-9]\d|00)-\d\d\b|"
        r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil) (?:1[89]|20)\d{3}(?![\d,.-]\d)(?! [a-z])")),
    Slip("impossible-share", "error", "is more than all", "mend the number", re.compile(
        rf"\b(?:10[1-9]|1[1-9]\d|[2-9]\d\d)(?:\.\d+)? ?(?:%|percent|per cent) of {_PEOPLE}\b")),
)
"""What is looked for in every paragraph, item and heading."""
RANGE = re.compile(rf"(?<!from )(?<![\d.,–-])(?P<low>\d{{1,4}})(?: to |–|-)(?P<high>\d{{1,4}})[ -]{_UNITS}\b")
DOI = re.compile(r"\bdoi(?:\.org/|[: ]+)(?!10\.\d{4,9}/[^\s]+)(?=[\w.]*\d)(?P<said>\S+)|\b1[0OolI][.,][\dOolI]{4,9}/(?<!10\.\d{4}/)(?<!10\.\d{5}/)(?<!10\.\d{6}/)", re.I)
ISBN = re.compile(r"\bISBN(?:-1[03])?:? ?(?P<digits>[\dXx][\dXx -]{6,18}[\dXx])\b")
MARKED = re.compile(r"\*\*|(?<!\w)__\w|</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d+);|\]\(|`|\\[a-z]|\s\s|^\s+\S|\S\s+$|\s[|»]\s", re.I)
NOTHING = re.compile(
    r"(?:untitled|(?:the )?(?:title|summary|publisher|author|name|text|test)|asdf\w*|qwert\w*|foo|bar|abc|null|undefined|nan|n/?a|unknown|lorem.*|[?.-]+)\W*", re.I)
DOUBLED = re.compile(r"\b(?!(?:that|had)\b)(\w+) \1\b", re.I)


def slips(material: Material) -> Iterator[Finding]:
    """What nobody meant to write."""
    for draft in material.drafts:
        for block in draft.blocks:
            text, start = block.span.of(draft.text), block.span.start
            for code, severity, problem, advice, words in SLIPS:
                if code == "slip" and not draft.english:
                    continue
                if found := words.search(text):
                    yield at(draft, start + found.start(), severity, code, f"{quoted(found[0])} {problem}", advice)
            for place, code, wrong in _numbers(text):
                yield at(draft, start + place, "warning", code, wrong, "look it up, and mend it")


def _numbers(text: str) -> Iterator[tuple[int, str, str]]:
    """Ranges that run backwards, and numbers of works that no library has: where, which code, and what is wrong."""
    for found in RANGE.finditer(text):
        if int(found["low"]) > int(found["high"]):
            yield found.start(), "range-reversed", f"{quoted(found[0])} runs backwards"
    if doi := DOI.search(text):
        yield doi.start(), "work-number", f"{quoted(doi[0])} is no DOI: one is like 10.1000/182"
    for isbn in ISBN.finditer(text):
        if not is_isbn(isbn["digits"]):
            yield isbn.start(), "work-number", f"{quoted(isbn[0])} has a wrong length or last digit"


def is_isbn(said: str) -> bool:
    """Whether the check digit of an ISBN is right.

    >>> is_isbn("978-3-16-148410-0"), is_isbn("978-3-16-148410-1"), is_isbn("0-306-40615-2")
    (True, False, True)
    """
    digits = [10 if one in "Xx" else int(one) for one in re.sub(r"[ -]", "", said)]
    if len(digits) == 13:
        return sum(one * (3 if place % 2 else 1) for place, one in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and sum(one * (10 - place) for place, one in enumerate(digits)) % 11 == 0


def values(material: Material) -> Iterator[Finding]:
    """Texts of the front matter that hold marks, stand for nothing or say a word twice."""
    for draft in material.drafts:
        for key, text, line in _texts(draft):
            if marked := MARKED.search(text):
                wrong = f"`{key}`: {quoted(marked[0])} would be shown" if marked[0].strip() else f"`{key}` has odd spaces"
                yield Finding(draft.file, line, "warning", "value-marks", wrong, "write the words alone")
            if NOTHING.fullmatch(text):
                wrong = f"`{key}`: {quoted(text)} says nothing"
                yield Finding(draft.file, line, "warning", "value-empty", wrong, "fill it in, or take it out")
            elif found := DOUBLED.search(text):
                wrong = f"`{key}`: {quoted(found[0])} says a word twice"
                yield Finding(draft.file, line, "warning", "repeated-word", wrong, "mend it")


def _texts(draft: Draft) -> Iterator[tuple[str, str, int]]:
    """The texts of the front matter that readers see: key, text, line."""
    for key in ("title", "summary", "reviewed_by"):
        if isinstance(text := (draft.meta or {}).get(key), str):
            yield key, text, draft.key_line(key)
    for number, row in sources_of(draft):
        for key in ("key", "publisher", "title", "interest"):
            if isinstance(text := row.get(key), str) and text:
                yield key, text, draft.key_line(key, "sources", number)


RULES = (slips, values)
