"""Sentences that sell, present a person, decline liability, send to a helpline or do harm in words that no table has.

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
from psychobot.checks_text import sentences_of, text_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material
from psychobot.passages import WORD, Block

SURE = 1.7
"""Odds, as a logarithm, from which the judge is believed."""
FEWEST = 4
"""Words of an item; a shorter one names something, and says nothing of it."""
TO_THE_READER = re.compile(
    r"\b(?:you|your|yours|yourself|we|our|ours|us)\b|^\W*(?:please )?(?:"
    r"add|answer|ask|bookmark|browse|call|check|click|comment|consult|contact|dial|donate|download|"
    r"find|follow|get|give|join|leave|let|like|listen|log|look|mail|make|open|order|pass|pin|post|"
    r"press|print|rate|reach|read|reply|report|ring|save|scroll|see|send|share|show|sign|skip|speak|"
    r"subscribe|support|swipe|take|talk|tap|tell|text|try|tweet|visit|vote|watch|write"
    r")\b(?! (?:is|was|are|were|has|had)\b)",
    re.I,
)
"""Words to the reader, or a bare verb in front."""
AT_HOME = re.compile(
    r"\b(?:lives|grew up|raised|resides|wife|husband|twins|sons?|daughters?|cats?|dogs?|novel|hobby|hobbies|hiking|"
    r"garden\w*|at weekends|spare time|free time|enjoys|loves|choir|yoga)\b"
)
"""What is told of somebody at home."""
SPOKEN = {"advertising": PITCH, "biography": LIFE, "disclaimer": WAIVER, "helpline": APPEAL}


def judged(material: Material) -> Iterator[Finding]:
    """Sentences that the judge of speech takes for something else than a part of the article."""
    if wrong := speech_judge.trouble():
        yield Finding(speech_judge.PATH.name, 1, "note", "judge-missing", wrong, "install psychobot anew")
        return
    told = told_of(material)
    for draft in material.drafts:
        if draft.english:
            for section in draft.sections:
                for block in section.blocks:
                    yield from _judged(draft, block, section.apart, told)


def _judged(draft: Draft, block: Block, apart: bool, told: Counter[str]) -> Iterator[Finding]:
    for text in sentences_of(text_of(draft, block)):
        kind = spoken(text, told, block.kind)
        if kind is None or (apart and not _is_out_of_place(text, kind)):
            continue
        line = draft.line(place_of(draft, block, text))
        if speech := SPOKEN.get(kind):
            yield Finding(draft.file, line, speech.severity, kind, f"{quoted(text)} {speech.problem}", speech.advice)
        elif kind == "harm":
            wrong = f"{quoted(text)} insults or endangers readers"
            yield Finding(draft.file, line, "error", "harm", wrong, "take it out")
        else:
            wrong = f"{quoted(text)} belongs to a web page"
            yield Finding(draft.file, line, "warning", "site-talk", wrong, "take it out")


def _is_out_of_place(text: str, kind: str) -> bool:
    """Whether a sentence has no place in a note on the source either: posts may be told of there, homes may not."""
    return bool(AT_HOME.search(text)) if kind == "biography" else is_to_the_reader(text)


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


def is_to_the_reader(text: str) -> bool:
    """Whether a sentence speaks to the reader: what tells of a source does not, whatever the titles in it do."""
    own = re.sub(r"“[^”]*”?", "", text)
    return TO_THE_READER.search(own) is not None


RULES = (judged,)
