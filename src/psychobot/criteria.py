"""Facts about a corpus against published criteria for health information: what can be told mechanically, no score.

DISCERN (Charnock and others, 1999), PEMAT-P (Shoemaker, Wolf and Brach, 2013), the CDC Clear Communication Index
(2019) and the HONcode principles ask for these; whether a text meets them is for a reader to judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

from psychobot import claims
from psychobot.checks_shapes import rows_of
from psychobot.checks_text import grade
from psychobot.checks_voice import ADVERTISING
from psychobot.material import Draft, Material, Section
from psychobot.passages import WORD
from psychobot.records import Source

UNCERTAIN = re.compile(
    r"\b(?:unclear|not clear|uncertain|unknown|mixed results|little evidence|weak|hard to (?:judge|say)|"
    r"not conclusive|inconclusive|depends on|"
    r"more research|limited evidence|not known|disputed)\b",
    re.I,
)
RISK = re.compile(r"\b(?:risks?|side effects?|harms?|harmful|drawbacks?|worse|adverse)\b", re.I)
EXPLAINED = re.compile(r"\([^()]{3,}\)|\bwhich means\b|\bthat is,|\bmeans that\b|\bis the name for\b|: \w")
YOU = re.compile(r"\byour?\b", re.I)
DATES, INTEREST = "dates of the source given", "publisher's interest declared"


class Fact(NamedTuple):
    """What the corpus has, beside the criterion that asks for it."""

    criterion: str
    fact: str


def facts_of(material: Material) -> list[Fact]:
    """Every fact, in the order of the criteria."""
    drafts = material.drafts
    sections = [section for draft in drafts for section in draft.sections if section.blocks and not section.apart]
    return [
        *_discern(material, drafts),
        *_pemat(drafts, sections),
        *_index(drafts, sections),
        *_honcode(drafts, sections),
    ]


def _of(some: int, all_: int, what: str) -> str:
    return f"{some} of {all_} {what}"


def _each(drafts: tuple[Draft, ...], holds: Callable[[Source], object]) -> int:
    """How many articles have this of every source."""
    return sum(draft.meta is not None and all(map(holds, draft.article.sources)) for draft in drafts)


def _keyed(drafts: tuple[Draft, ...], key: str) -> int:
    """How many articles have a key in their front matter."""
    return sum(key in (draft.meta or {}) for draft in drafts)


def _tells_sources(draft: Draft) -> bool:
    return any(section.apart for section in draft.sections)


def _saying(drafts: tuple[Draft, ...], pattern: re.Pattern[str]) -> int:
    return sum(
        any(pattern.search(block.text) for section in draft.sections if not section.apart for block in section.blocks)
        for draft in drafts
    )


def _discern(material: Material, drafts: tuple[Draft, ...]) -> Iterator[Fact]:
    n = len(drafts)
    points = rows_of(material.tables.get(claims.FILE), "claims")
    yield Fact(
        "DISCERN 1, are the aims clear",
        f"a summary of what it holds: {_of(sum(bool(draft.article.summary) for draft in drafts), n, 'articles')}",
    )
    yield Fact(
        "DISCERN 4, are the sources clear",
        f"sources named: {_of(sum(draft.meta is not None for draft in drafts), n, 'articles')}; "
        f"a section about the sources or references: {_of(sum(map(_tells_sources, drafts)), n, 'articles')}",
    )
    yield Fact(
        "DISCERN 5, is it clear when the information was produced",
        f"{DATES}: {_of(_each(drafts, lambda source: source.year), n, 'articles')}; "
        f"date of writing given: {_of(_keyed(drafts, 'written'), n, 'articles')}{_years(drafts)}",
    )
    yield Fact(
        "DISCERN 6, is it balanced",
        f"{INTEREST}: {_of(_each(drafts, lambda source: source.interest), n, 'articles')}; "
        f"points on which sources differ, shown side by side: {len(points)}",
    )
    yield Fact(
        "DISCERN 7, further sources",
        f"web address of every source given: {_of(_each(drafts, lambda source: source.url), n, 'articles')}",
    )
    yield Fact(
        "DISCERN 8, areas of uncertainty",
        f"words of uncertainty in the text: {_of(_saying(drafts, UNCERTAIN), n, 'articles')}",
    )
    yield Fact(
        "DISCERN 11, risks of each treatment",
        f"words for risks or harms in the text: {_of(_saying(drafts, RISK), n, 'articles')}",
    )


def _years(drafts: tuple[Draft, ...]) -> str:
    years = sorted(source.year for draft in drafts for source in draft.article.sources if source.year)
    return f"; newest dates of the sources from {years[0]} to {years[-1]}" if years else ""


def _pemat(drafts: tuple[Draft, ...], sections: list[Section]) -> Iterator[Fact]:
    grades = [found for section in sections if (found := grade(section.blocks)) is not None]
    lengths = [sum(len(WORD.findall(block.text)) for block in section.blocks) for section in sections]
    if grades:
        yield Fact(
            "PEMAT 3, common, everyday language",
            f"reading grade (Flesch-Kincaid), by section: median {median(grades):.1f}, "
            f"highest {max(grades):.1f}, of {len(grades)} long enough to tell",
        )
    explained = sum(any(EXPLAINED.search(block.text) for block in section.blocks) for section in sections)
    yield Fact(
        "PEMAT 4, terms are defined",
        f"an explanation in brackets or after a colon: {_of(explained, len(sections), 'sections')}",
    )
    if lengths:
        yield Fact(
            "PEMAT 8, short sections", f"words in a section: median {median(lengths):.0f}, longest {max(lengths)}"
        )
    headed = sum(section.heading is not None for section in sections)
    yield Fact("PEMAT 9, informative headings", f"under a heading: {_of(headed, len(sections), 'sections')}")
    yield Fact(
        "PEMAT 21, addresses the user", f"“you” in the text: {_of(_saying(drafts, YOU), len(drafts), 'articles')}"
    )


def _index(drafts: tuple[Draft, ...], sections: list[Section]) -> Iterator[Fact]:
    listed = sum(any(block.kind == "item" for block in section.blocks) for section in sections)
    yield Fact(
        "CDC Clear Communication Index 8, lists",
        f"with a list: {_of(listed, len(sections), 'sections')} ({_share(listed, len(sections))})",
    )
    chunks = [len(draft.headings) for draft in drafts]
    yield Fact(
        "CDC Clear Communication Index 9, chunks with headings",
        f"headings in an article: from {min(chunks, default=0)} to {max(chunks, default=0)}",
    )


def _share(some: int, all_: int) -> str:
    return f"{some / all_:.0%}" if all_ else "none"


def _honcode(drafts: tuple[Draft, ...], sections: list[Section]) -> Iterator[Fact]:
    n = len(drafts)
    reviewed = sum("not" not in str((draft.meta or {}).get("reviewed_by", "not")).split() for draft in drafts)
    yield Fact(
        "HONcode, authority",
        f"writers of the source named: {_of(_each(drafts, lambda source: source.authors), n, 'articles')}; "
        f"its reviewers named: {_of(_each(drafts, lambda source: source.reviewers), n, 'articles')}; "
        f"the article itself reviewed by a professional: {_of(reviewed, n, 'articles')}",
    )
    yield Fact(
        "HONcode, attribution",
        f"{DATES}: {_of(_each(drafts, lambda source: source.year), n, 'articles')}; "
        f"licence given: {_of(_keyed(drafts, 'license'), n, 'articles')}",
    )
    yield Fact(
        "HONcode, financial disclosure",
        f"{INTEREST}: {_of(_each(drafts, lambda source: source.interest), n, 'articles')}",
    )
    advertising = sum(any(ADVERTISING.search(block.text) for block in section.blocks) for section in sections)
    yield Fact(
        "HONcode, advertising", f"words of advertising in the text: {_of(advertising, len(sections), 'sections')}"
    )


def as_text(material: Material) -> Iterator[str]:
    """A line for each fact, and what they are not."""
    yield "facts against published criteria for health information; no score, and no judgement:"
    yield from (f"  {fact.criterion}: {fact.fact}" for fact in facts_of(material))


def as_json(material: Material) -> Iterator[str]:
    """A JSON object for each fact."""
    return (json.dumps(fact._asdict(), ensure_ascii=False) for fact in facts_of(material))
