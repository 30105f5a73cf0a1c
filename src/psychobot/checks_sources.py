"""Rules about sources that are believable one by one: what is told of one in several places, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from psychobot.checks_front import sources_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material, same

NO_WRITER = re.compile(
    r"(?:admin(?:istrator)?|anonymous|author|contributor|editor|guest(?: author| post(?:er)?)?|me|myself|name|staff|"
    r"test|user|web ?master|web ?editor|writer|somebody|someone|\?+|-+)\W*", re.I)
"""What stands for a name where nobody gave one; a team has one of its own."""
JOINED = re.compile(r"^[A-Z][^()]*?(?: and | & |; )[A-Z][^()]*$")
"""Two people in one text; a team's name or a credential holds no such thing, or stands in brackets."""
TEAM = re.compile(
    r"\b(?:team|staff|group|editors|board|institute|association|society|cent(?:er|re)|clinic|health|college|service)\b",
    re.I,
)
NOT_TOLD = re.compile(r"\W*(?:n/?a|tbd|tbc|todo|unknown|unclear|x+|not known|see above|interest)?\W*", re.I)
ADDRESS = re.compile(r"https?:|www\.|\S/\S*\.html?\b", re.I)
NAMED = {"publisher": "who runs the site", "title": "the work"}
ADDRESSES = (
    ("search-url", "is a page of search results",
     re.compile(r"https?://[^/]*(?:google|bing|duckduckgo|yahoo)\.[^/]+/(?:search|url|\?)|[?&]q=", re.I)),
    ("bad-url", "has marks at its end, or as HTML writes them",
     re.compile(r"[.,;:!'\"“”‘’<>]$|^[^(]*\)$|&(?:amp|quot|#\d+);|[“”<>{}|\\^`]")),
    ("own-url", "leads into a machine or an account that readers do not have",
     re.compile(r"://(?:[^/@]*@|localhost|\d{1,3}(?:\.\d{1,3}){3}|[^/]*\.(?:local|internal|test|invalid)\b)|"
                r"/wp-admin/|preview=true|[?&](?:session|sid|token|auth|phpsessid|jsessionid)\w*=|"
                r"docs\.google\.com/.*/edit|#:~:text=", re.I)),
    ("short-url", "hides where it leads",
     re.compile(r"://(?:www\.)?(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|rb\.gy|cutt\.ly)/",
                re.I)),
)
"""Addresses that are well made and still lead nowhere, or where no source is."""
BROKEN_OFF = re.compile(
    r"(?:,|\b(?:and|or|the|an?|of|in|for|to|with|its|their|getting|how|from|by|about))[\s,;–—-]*$", re.I)
UNWRITTEN = re.compile(
    r"\W*(?:an? |the )?(?:short |brief )?(?:summary|description|abstract|excerpt|blurb|intro)\b(?! of\b).{0,25}", re.I)
TOLD_OF = ("publisher", "authors", "reviewers", "published", "updated", "url", "interest")
"""What is the same wherever a source is named."""


def names(material: Material) -> Iterator[Finding]:
    """Names that are none, that are two, or that stand twice."""
    for draft in material.drafts:
        for number, row in sources_of(draft):
            for key, code, wrong, advice in _names(row):
                yield Finding(draft.file, draft.key_line(key, "sources", number), "warning", code, wrong, advice)


def _texts(row: Mapping[str, Any], key: str) -> list[str]:
    value = row.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _names(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for key in ("authors", "reviewers"):
        for name in _texts(row, key):
            if NO_WRITER.fullmatch(name):
                yield key, "bad-names", f"{quoted(name)} names nobody", "name a person or a team, or leave it out"
            elif JOINED.match(name) and not TEAM.search(name):
                yield key, "joined-names", f"{quoted(name)} is more than one name", "give each a text of its own"
    both = {same(_bare(name)) for name in _texts(row, "authors")} & {same(_bare(n)) for n in _texts(row, "reviewers")}
    for name in sorted(both - {""}):
        yield "reviewers", "own-reviewer", f"{quoted(name)} wrote the source and reviewed it", "see who did which"
    if isinstance(interest := row.get("interest"), str) and interest and NOT_TOLD.fullmatch(interest):
        wrong = f"{quoted(interest)} tells of no interest"
        yield "interest", "interest-untold", wrong, "say what the publisher sells, if anything"
    yield from _addresses(row)


def _addresses(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Addresses that lead nowhere, and those that stand for a name."""
    for key in ("publisher", "title"):
        if isinstance(named := row.get(key), str) and ADDRESS.search(named):
            wrong = f"{quoted(named)} is an address"
            yield key, f"{key}-address", wrong, f"name {NAMED[key]}; `url` has room for it"
    if isinstance(url := row.get("url"), str):
        for code, wrong, pattern in ADDRESSES:
            if pattern.search(url):
                yield "url", code, f"{quoted(url)} {wrong}", "give the address of the source itself"


def _bare(name: str) -> str:
    """A name without what stands in brackets or after a comma."""
    return re.split(r"[(,]", name)[0]


def differing(material: Material) -> Iterator[Finding]:
    """Sources of which two articles tell different things, though key and title are the same."""
    first: dict[tuple[str, str], tuple[Draft, int, Mapping[str, Any]]] = {}
    for draft in material.drafts:
        for number, row in sources_of(draft):
            mark = (str(row.get("key", "")), same(str(row.get("title", ""))))
            if not all(mark):
                continue
            other, place, told = first.setdefault(mark, (draft, number, row))
            for key in TOLD_OF:
                if other is not draft and key in row and key in told and row[key] != told[key]:
                    yield Finding(
                        draft.file,
                        draft.key_line(key, "sources", number),
                        "warning",
                        "source-differs",
                        f"`{key}` of the source `{mark[0]}` is another at "
                        f"{other.file}:{other.key_line(key, 'sources', place)}",
                        "look at the source, and write the same in both",
                    )


def summaries(material: Material) -> Iterator[Finding]:
    """Summaries that break off, or that nobody has written yet."""
    for draft in material.drafts:
        summary = (draft.meta or {}).get("summary")
        if not isinstance(summary, str) or not summary.strip():
            continue
        if BROKEN_OFF.search(summary):
            yield Finding(draft.file, draft.key_line("summary"), "warning", "summary-unfinished",
                          f"`summary` breaks off: {quoted(summary[-50:])}", "end it")
        elif UNWRITTEN.fullmatch(summary):
            yield Finding(draft.file, draft.key_line("summary"), "warning", "summary-unfinished",
                          f"{quoted(summary)} says nothing of the article", "say what the article holds")


RULES = (names, differing, summaries)
