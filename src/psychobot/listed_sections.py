"""Where to get help, as the last section of a leaflet: its telephone numbers look like the foot of the page.

They are the article's where its own table of contents names that section.
"""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.furniture import is_prose
from psychobot.judged_pages import BELOW, LATE, JudgedPage

HELP = re.compile(
    r"\W*(?:(?:where|how) (?:to|can (?:you|i)|you can) (?:get|find|go|turn|look)\b.{0,20}\b(?:help|support|advice|information)|who (?:to|(?:can|should) (?:you|i)) (?:contact|call|ask|talk to|turn to)"
    r"|(?:get|getting|find|finding|further|more|other) (?:help|support|advice|information)|help and (?:support|advice)|sources of (?:help|support)|(?:useful )?contacts|support services"
    r"|contact(?: us| details| information)?|(?:so erreichen sie uns|kontakt|contacto|contatti|nous contacter|contact opnemen)"
    r"|wo (?:finde\w*|bekomm\w*|gibt es)\b.{0,20}\bhilfe|hilfe (?:finden|bekommen|holen)|hilfsangebote|anlaufstellen|où (?:trouver|demander)\b.{0,12}\baide|à qui s['’]adresser"
    r"|(?:dónde|a quién) (?:pedir|encontrar|buscar|acudir)\b.{0,12}(?:\bayuda)?|waar (?:vindt|kunt|krijgt)\b.{0,20}\bhulp|hulp (?:zoeken|vinden)|dove (?:trovare|chiedere) aiuto|a chi rivolgersi|onde (?:procurar|encontrar|pedir) ajuda)\b.{0,15}",
    re.I,
)
"""What such a section is called."""
DOUBTFUL = frozenset({BELOW, "between furniture", "heading without text", "contact details", "advice for a crisis"})
"""Reasons that speak of the place or the looks of a line rather than of whose it is."""
LONGEST = 10
"""Lines of such a section."""


def give_back_sections(page: JudgedPage) -> None:
    """Keep the lines below such a heading that the contents name, up to what opens another part of the page."""
    for at, key in enumerate(page.keys):
        listed = key in page.contents and HELP.fullmatch(page.lines[at].text) and page.passed[at] > LATE and at != page.title
        named = page.reasons[at] == "navigation" and not page.lines[at].zone  # as "Contact us" is, unless it is listed
        if listed and (named or (_is_in_doubt(page, at) and not _opens_another(page, at))):
            for row in _section(page, at):
                page.reasons[row] = None


def _section(page: JudgedPage, start: int) -> list[int]:
    """The heading and the lines below it; nothing where these hold no number to call."""
    rows = [start]
    for at in range(start + 1, min(start + 1 + LONGEST, len(page.lines))):
        told_in_sentences = page.reasons[at] == "contact details" and is_prose(page.lines[at])  # as the site's own are
        if told_in_sentences or not _is_in_doubt(page, at) or _opens_another(page, at) or page.keys[at] in page.contents:
            break
        rows.append(at)
    while len(rows) > 1 and page.is_heading(rows[-1]) and page.reasons[rows[-1]] == BELOW:
        rows.pop()
    told = any(page.reasons[at] == "contact details" and re.search(r"\d", page.lines[at].text) for at in rows[1:])
    return rows if told else []


def _is_in_doubt(page: JudgedPage, at: int) -> bool:
    reason = page.reasons[at]
    return not page.lines[at].zone and (reason is None or reason in DOUBTFUL or reason.startswith("reads as"))


def _opens_another(page: JudgedPage, at: int) -> bool:
    by_shape = furniture.by_shape(page.lines[at]) not in (None, "contact details")
    return by_shape or furniture.opens(page.lines[at]) not in (None, "contact details", "promotion")
