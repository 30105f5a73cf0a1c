"""Rules about what a text tells of its source, held against the front matter: days, names, titles and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from psychobot.checks_front import sources_of
from psychobot.checks_text import NUMBERS, at, sentences_of, text_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material, same
from psychobot.passages import Block

MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(MONTHS)
DAY = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? (?P<year2>(?:19|20)\d\d)|"
    rf"(?P<month3>{_MONTH}) (?:of )?(?P<year3>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?<=in )(?P<year4>(?:19|20)\d\d))\b")
APPEARED = re.compile(
    r"\b(?:publish|came out|come out|appear|updat|dated?\b|version|posted|revis|last change|wrote|written|released|review)", re.I)
"""Words of a sentence that tells when a source came out; other days in a note may be of anything."""
OTHERWISE = re.compile(r"\b(?:magazine|company|firm|house|journal|platform|clinic|association|museum|founded|born|opened|since)\b|\bwebsite\b", re.I)
"""Words of a sentence about who published it."""
_NAME = r"[A-Z][\w'’-]+(?:(?: [A-Z]\.)* [A-Z][\w'’-]+)+"
_DID = r"(?:wrote|authored|reviewed|edited|checked|updated|published|signed|did the|is (?:named|shown|given|listed) as|is (?:its|the) (?:[\w-]+ )?(?:author|writer|reviewer|editor))"
ROLES = re.compile(
    rf"\b(?:author|writer|reviewer|editor|co-author)s? (?:is|are|was|were|is shown as|is named as|is given as|being) (?P<is>{_NAME})|"
    rf"(?P<does>{_NAME})(?:, (?:[A-Z][\w.]*,? ?)+)?(?:,[^,.]*,)? {_DID}\b|"
    rf"\b(?:written|reviewed|edited|checked|authored|signed|updated|published|posted) by (?P<by>{_NAME})|\bcalls the (?:\w+ )*author (?P<called>{_NAME})")
"""Somebody who wrote, reviewed or published a source."""
LETTERS = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+, (?P<letters>[A-Z][A-Za-z]*[A-Z])\b")
"""What a person may write behind a name."""
HOUSE = re.compile(r"^(?P<house>[A-Z][\w'’&]*(?: (?:&|and|of|[A-Z])[\w'’]*)*) published the (?:\w+ )?(?:article|text|page|guide|post)\b")
TITLE = re.compile(r"\b(?:article|text|page|guide|post|source)\b[^“.]{0,40}, “(?P<title>[^”]+)”")
WORKS = re.compile(rf"\b(?:lists?|names?|cites?|gives?|has|only) (?P<one>{'|'.join(NUMBERS)}) (?:sources|works|references)\b|"
                   rf"\b(?P<two>{'|'.join(NUMBERS)}) (?:sources|works|references) are (?:listed|cited|named|given)\b", re.I)


def contradictions(material: Material) -> Iterator[Finding]:
    """Notes on a source that tell another day, name, title or number of works than the front matter and the references."""
    for draft in material.drafts:
        if draft.meta is None or not sources_of(draft):
            continue
        for section in draft.sections if draft.english else ():
            for block in section.blocks if section.apart and not section.lists_works else ():
                for sentence in sentences_of(text_of(draft, block)):
                    yield from (_at(draft, block, sentence, wrong) for wrong in _contradictions(draft, sentence))


def _contradictions(draft: Draft, sentence: str) -> Iterator[str]:
    yield from _other_days(draft, sentence)
    yield from _other_people(draft, sentence)
    if (house := HOUSE.match(sentence)) and house["house"].split()[0] not in draft.front:
        yield f"{quoted(house['house'])} is no publisher of the front matter"
    titles = {same(str(row.get("title", ""))) for _, row in sources_of(draft)}
    if (title := TITLE.search(sentence)) and not any(same(title["title"]) in one or one in same(title["title"]) for one in titles):
        yield f"{quoted(title['title'])} is no title of the front matter"
    if (works := WORKS.search(sentence)) and (listed := _listed(draft)) and NUMBERS[(works["one"] or works["two"]).lower()] != listed:
        yield f"{quoted(works[0])}: the references have {listed}"


def _other_days(draft: Draft, sentence: str) -> Iterator[str]:
    days = _days(draft)
    if days and APPEARED.search(sentence) and not OTHERWISE.search(sentence):
        for found in DAY.finditer(sentence):
            if not _is_told(found, days):
                yield f"{quoted(found[0])} is no date of the source in the front matter"


def _other_people(draft: Draft, sentence: str) -> Iterator[str]:
    for found in ROLES.finditer(sentence):
        name = next(part for part in found.groups() if part)
        strange = [word for word in re.findall(r"[A-Z][\w’'-]{2,}", name) if word.removesuffix("'s") not in draft.front]
        if strange and (len(strange) > 1 or strange[0] != sentence.split()[0] or not found["does"]):
            yield f"{quoted(name)} is not named in the front matter"
    for found in LETTERS.finditer(sentence):
        if found["letters"] not in draft.front and found[0].split()[0] in draft.front:
            yield f"{quoted(found[0])}: the front matter has other letters after the name"


def _listed(draft: Draft) -> int:
    return sum(block.kind == "item" for section in draft.sections if section.lists_works for block in section.blocks)


def _days(draft: Draft) -> list[str]:
    """The days of the sources, and those that its comments name, as 2024-05-06 or a part of it."""
    told = [value for _, row in sources_of(draft) for key in ("published", "updated") if (value := row.get(key))]
    return [*map(_iso, told), *re.findall(r"\b\d{4}(?:-\d\d){0,2}\b", draft.front)] if told else []


def _iso(value: Any) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def _is_told(found: re.Match[str], days: list[str]) -> bool:
    year = found["year"] or found["year2"] or found["year3"] or found["year4"]
    month, day = found["month"] or found["month2"] or found["month3"], found["day"] or found["day2"]
    said = found["iso"] or "-".join([year, *([f"{MONTHS.index(month) + 1:02}"] if month else []), *([f"{int(day):02}"] if day else [])])
    return any(one.startswith(said) or said.startswith(one) for one in days)


def _at(draft: Draft, block: Block, sentence: str, wrong: str) -> Finding:
    place = draft.text.find(sentence[:40], block.span.start)
    return at(draft, max(place, block.span.start), "warning", "told-otherwise", wrong, "see which of the two is right")


RULES = (contradictions,)
