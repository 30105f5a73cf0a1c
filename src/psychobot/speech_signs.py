"""What a sentence looks like to the judge of speech: its words, its build, and the signs that the tables know.

Names, numbers, amounts and addresses are told by their kind and not by what they say, so that what was learnt of one
writer or one house holds for the next. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from psychobot.analysis import stem

TOKEN = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|@\w+|[$€£] ?[\d.,]+|"
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:/-]*\d|\d|[%©®™?!:|>/“”\"…\[\]()]"
)
GRAMMAR = frozenset(
    "a about above after again all also always am an and any anyone are around as at back be because been before "
    "being below between both but by can cannot could did do does down each either even ever every few first for from "
    "get had has have he her here hers herself him himself his how i if in into is it its itself just last less let "
    "like made make many may me might more most much must my myself need never new no nobody none nor not nothing now "
    "of off often on once one only or other our ours out over own per please rather same she should since so some "
    "somebody someone something still such than that the their them themselves then there these they this those "
    "through to today together too two under until up us use very was we were what when where whether which while who "
    "whoever whom whose why will with within without would yes yet you your yours yourself".split()
)
"""Words that build sentences: what lies between them may be of any subject."""
LENGTHS = (2, 3, 4, 6, 9, 13, 18, 25, 35)
KINDS = {
    "Address": re.compile(r"https?://|.*@|[\w-]+\.(?:com|org|net)$"),
    "Amount": re.compile(r"[$€£]"),
    "Year": re.compile(r"(?:1[5-9]|20)\d\d$"),
    "Long": re.compile(r"[\d.,:/-]{6,}$|\d+[-/.]\d+[-/.]"),
    "Number": re.compile(r"\d"),
}
"""What a token is told by in place of what it says."""


PERSONS = {
    "we": {"we", "our", "us", "ours"},
    "you": {"you", "your", "yours", "yourself"},
    "i": {"i", "my", "me", "myself"},
    "she": {"she", "he", "her", "his", "him"},
    "they": {"they", "their", "them"},
}


class Sentence(NamedTuple):
    """The tokens of a sentence, as the judge reads them."""

    plain: list[str]
    """Stems, or the kind of what is no word."""
    build: list[str]
    """The same with every word that is no grammar left open."""


def _kind(token: str) -> str | None:
    return next((kind for kind, pattern in KINDS.items() if pattern.match(token)), None)


def _read(text: str) -> Sentence:
    plain, build = [], []
    for at, found in enumerate(TOKEN.finditer(text)):
        token = found[0]
        low = token.lower().replace("’", "'")
        kind = _kind(token)
        if kind is None and token[0].isalpha():
            if low in GRAMMAR:
                kind_build, word = low, low
            elif token[0].isupper() and at and not _opens(text, found.start()):
                kind_build = word = "CAPS" if token.isupper() and len(token) > 1 else "Name"
            else:
                word = stem(low)
                kind_build = _ending(low)
            plain.append(word)
            build.append(kind_build)
        else:
            plain.append(kind or token)
            build.append(kind or token)
    return Sentence(plain, build)


def _opens(text: str, start: int) -> bool:
    """Whether what stands here begins a sentence or a quotation."""
    return not re.search(r"[\w,;)’] ?$", text[max(0, start - 2) : start])


def _ending(word: str) -> str:
    """The form of a word, as far as its ending shows it."""
    for ending in ("ing", "ed", "ly", "'s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return "~" + ending
    return "~s" if word.endswith("s") and not word.endswith("ss") else "~"


def signs_of(text: str) -> list[str]:
    """Every sign of a sentence, each once."""
    read = _read(text)
    return list(dict.fromkeys([*read.plain, *_look(text, read), *pairs_of(read)]))


def pairs_of(read: Sentence) -> Iterator[str]:
    """Two tokens in a row; the edges of the sentence count as one."""
    yield from (f"{one} {two}" for one, two in pairwise(["^", *read.plain, "$"]))


def _look(text: str, read: Sentence) -> Iterator[str]:
    plain, build = read
    rank = next((rank for rank, edge in enumerate(LENGTHS) if len(plain) <= edge), len(LENGTHS))
    end = text.rstrip()[-1:]
    ends = end if end in ".?!:" else "-"
    yield f"=long {rank}"
    yield f"=ends {ends} {rank // 3}"
    yield f"=first {build[0] if build else ''} {ends}"
    held = set(plain)
    said = [name for name, words in PERSONS.items() if words & held]
    yield from (f"=says {name}" for name in said)
    yield from (f"=says {one}+{two}" for at, one in enumerate(said) for two in said[at + 1 :])
    yield f"=names {min(3, plain.count('Name'))}"
    yield from (f"=has {kind} {end}" for kind in (*KINDS, "CAPS", "%", "©", "“") if kind in held)
    yield f"=who {_opening(read)}"


def _opening(read: Sequence[Sequence[str]]) -> str:
    """How a sentence sets out: by whom, or by a bare verb."""
    return " ".join(read[1][:2])
