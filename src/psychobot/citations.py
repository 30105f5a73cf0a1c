"""Citations: a passage in one word that can be looked up again, ``ro-could-it-work:98#3f9a2c1d``.

The article, the line it begins in, and a fingerprint of the words quoted. White space does not count: a paragraph
wrapped anew says the same. Every other character does.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from psychobot.records import Quotation

LENGTH = 8
"""Hexadecimal digits of the fingerprint: two passages out of 10,000 share one in a corpus of a hundred."""
_FORM = re.compile(rf"(?P<doc_id>[^\n]+):(?P<line>[1-9]\d{{0,8}})#(?P<fingerprint>[0-9a-f]{{{LENGTH}}})", re.I)


class Citation(NamedTuple):
    """Where words were quoted from, and which."""

    doc_id: str
    line: int
    """The first line of the words, counted from 1."""
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.doc_id}:{self.line}#{self.fingerprint}"


def cite(doc_id: str, line: int, text: str) -> Citation:
    """The citation of words that begin in a line of an article."""
    return Citation(doc_id, line, fingerprint(text))


def citation_of(quotation: Quotation) -> Citation:
    """The citation of a quotation."""
    passage = quotation.hit.passage
    return cite(passage.doc_id, passage.lines[0], quotation.text)


def parse_citation(text: str) -> Citation | None:
    """The citation that a word is, or None.

    >>> parse_citation(" guide:98#3F9A2C1D ")
    Citation(doc_id='guide', line=98, fingerprint='3f9a2c1d')
    >>> parse_citation("guide:98") is None
    True
    """
    found = _FORM.fullmatch(text.strip())
    return Citation(found["doc_id"], int(found["line"]), found["fingerprint"].lower()) if found else None


def fingerprint(text: str) -> str:
    """The fingerprint of some words."""
    return hashlib.sha256(same_words(text).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def same_words(text: str) -> str:
    """A text as it is compared with another: white space as single spaces, nothing else changed."""
    return " ".join(text.split())
