"""Sentences that sell, present a person, decline liability or send to a helpline in words that no table has.

The judge of speech (`psychobot.speech_judge`) hears each sentence with the signs that the tables saw in it, and reports
what it is sure of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psychobot import speech_judge
from psychobot.checks_speech import (
    APPEAL,
    LIFE,
    PITCH,
    WAIVER,
    is_subject,
    judgement,
    place_of,
    told_of,
)
from psychobot.checks_text import sentences_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material
from psychobot.passages import ITEM, WORD, Block

SURE = 1.3
"""Odds, as a logarithm, from which the judge is believed."""
FEWEST = 4
"""Words of an item; a shorter one names something, and says nothing of it."""
SPOKEN = {"advertising": PITCH, "biography": LIFE, "disclaimer": WAIVER, "helpline": APPEAL}


def judged(material: Material) -> Iterator[Finding]:
    """Sentences that the judge of speech takes for something else than a part of the article."""
    if wrong := speech_judge.trouble():
        yield Finding(speech_judge.PATH.name, 1, "note", "judge-missing", wrong, "install psychobot anew")
        return
    told = told_of(material)
    for draft in material.drafts:
        if draft.article.language.lower().startswith("en"):
            for section in draft.sections:
                for block in () if section.apart else section.blocks:
                    yield from _judged(draft, block, told)


def _judged(draft: Draft, block: Block, told: Counter[str]) -> Iterator[Finding]:
    for text in sentences_of(ITEM.sub("", block.span.of(draft.text), count=1)):
        if (kind := spoken(text, told, block.kind)) is None:
            continue
        line = draft.line(place_of(draft, block, text))
        if speech := SPOKEN.get(kind):
            yield Finding(draft.file, line, speech.severity, kind, f"{quoted(text)} {speech.problem}", speech.advice)
        else:
            wrong = f"{quoted(text)} belongs to a web page"
            yield Finding(draft.file, line, "warning", "site-talk", wrong, "take it out")


def spoken(text: str, told: Counter[str], kind: str = "paragraph") -> str | None:
    """The way of speaking that the judge is sure of; None for what may stand in an article."""
    if not is_heard(text, kind):
        return None
    found = judgement(text)
    if found is None or found.odds < SURE or (found.kind == "biography" and is_subject(text, told)):
        return None
    return found.kind


def is_heard(text: str, kind: str) -> bool:
    """Whether a sentence says enough to be judged: a short item names something, and says nothing of it."""
    words = len(WORD.findall(text))
    return words > 1 and (kind != "item" or (words >= FEWEST and re.search(r"[.!?]\W*$", text) is not None))


RULES = (judged,)
