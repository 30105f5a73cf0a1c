"""Rules about time and works in the text: what grows wrong by itself, and works that are cited and not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psychobot.checks_text import at
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material

RELATIVE = re.compile(
    r"(?<!the )(?<!his )(?<!her )(?<!their )(?<!every )(?<!each )(?<!one )(?<!to )(?<!from )(?<!by )(?<!of )"
    r"\b(?:(?:next|last) (?:year|month|week|spring|summer|autumn|fall|winter|monday|tuesday|friday)|"
    r"(?:earlier|later) this (?:year|month|week)|this (?:year|month)|yesterday|tomorrow)\b(?! of\b)(?!['’]s?)", re.I)
"""Times counted from the day of writing, which no reader of an answer knows."""
PLANNED = re.compile(
    r"\b(?:is|are|was|were|will|has|have|starts?|started|began|begins?|came|appeared|found|showed|published|opened|due|ends?|"
    r"expected|planned|released|reported|opens?|closes?|meets?|met|runs|takes place)\b", re.I)
"""A sentence about an event; without one the words are of every year."""
YEAR = re.compile(
    r"(?:\b(?:in|since|during|after|before|until|year|early|late|spring|summer|autumn|winter) |[(,] ?)"
    r"(?P<year>2[01]\d\d)\b(?![\d%.,:/-]\d)(?! (?!and|or|to|by|when|in|at|on|but|for|with|as|the|an?\b)[a-z])", re.I)
"""A number that can only be a year: it is not followed by what it would count."""
PROMISED = re.compile(
    r"\b(?:will|(?:is|are) (?:expected|due|planned|set) to)\b[^.;]* (?:in|by) (20\d\d)\b(?!,? (?:was|were|had))")
"""Something still to come, and the year of it."""
FORETOLD = re.compile(r"\b(?:by|until|from|expected|planned|forecast|projected|will)\b", re.I)
CITATION = re.compile(
    r"\((?P<name>[A-Z][\w.’'&-]*(?: (?:and |& |et al\.|[A-Z][\w.’'-]*))*),? (?P<year>(?:19|20)\d\d)[a-z]?\)")
"""A work named in brackets, in the way of the references."""


def times(material: Material) -> Iterator[Finding]:
    """Years to come that are told as past, and days counted from one that is not told."""
    for draft in material.drafts:
        for section in draft.sections:
            for block in section.blocks:
                for found in YEAR.finditer(block.text):
                    if int(found["year"]) > material.today.year and not FORETOLD.search(block.text):
                        yield at(draft, block.span.start, "warning", "future-year",
                                 f"{quoted(block.text)} tells of {found['year']}", "mend the year")
                if (told := PROMISED.search(block.text)) and int(told[1]) < material.today.year:
                    yield at(draft, block.span.start, "warning", "past-future",
                             f"{quoted(told[0])} speaks of {told[1]} as still to come", "say what came of it")
                said = RELATIVE.search(block.text) if draft.english and not section.apart else None
                if said and PLANNED.search(block.text):
                    yield at(draft, block.span.start, "warning", "relative-date",
                             f"{quoted(said[0])} is counted from a day that the reader does not know", "name the year")


def uncited(material: Material) -> Iterator[Finding]:
    """Works that a paragraph cites and the article's references do not list."""
    for draft in material.drafts:
        listed = [block.text for section in draft.sections if section.lists_works for block in section.blocks]
        if listed:
            yield from _uncited(draft, listed)


def _uncited(draft: Draft, listed: list[str]) -> Iterator[Finding]:
    for block in draft.told:
        for found in CITATION.finditer(block.text):
            last = re.split(r" (?:and|&|et al)", found["name"])[0].split()[-1]
            if not any(last in row and found["year"] in row for row in listed):
                yield at(draft, block.span.start, "warning", "work-unlisted",
                         f"{quoted(found[0])} is not among the references", "list the work, or mend name and year")


RULES = (times, uncited)
