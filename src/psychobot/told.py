"""The facts of a page: what it says about itself."""

from __future__ import annotations

from typing import NamedTuple


class Facts(NamedTuple):
    """What a page says about itself outside its lines, as HTML does in its head."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""
    country: str = ""
    """Two letters, when the language is said to be that of a country."""


NOTHING_SAID = Facts()
