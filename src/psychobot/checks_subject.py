"""Rules about paragraphs that belong into another book: hardly a word of them is of the corpus's subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psychobot.analysis import FUNCTION_WORDS, stem, words
from psychobot.checks_text import at
from psychobot.findings import Finding, quoted
from psychobot.material import Material
from psychobot.word_senses import senses_of

FEWEST_BLOCKS = 60
"""Paragraphs and items of a corpus whose subject can be told."""
FEWEST_WORDS = 8
"""Different words of a paragraph, those of grammar left out; a shorter one may be of anything."""
OFTEN = 10
"""Places from which one more makes a word no more one of the subject's."""
SHARED, KNOWN = 0.6, 3.3
"""Share of a paragraph's words that stand elsewhere, and mean places of a word, up to which it is strange."""
OF_SOMEBODY = re.compile(r"(?!The\b|In\b|On\b)[A-Z][a-z]+ [A-Z][a-z]+")
"""A name in front: the life of somebody who has to do with the subject is told in words of its own."""
OF_PEOPLE = frozenset(("lesson", "pioneer", "carer", "crisis", "drug"))
"""Kinds of thing that care and its history are about."""


def strange_paragraphs(material: Material) -> Iterator[Finding]:
    """Paragraphs about something that nothing else in the corpus is about."""
    drafts = [draft for draft in material.drafts if draft.english]
    counts = Counter(word for draft in drafts for block in draft.blocks for word in content_of(block.text))
    if sum(len(draft.blocks) for draft in drafts) < FEWEST_BLOCKS:
        return
    for draft in drafts:
        for block in draft.told:
            if (
                block.kind == "paragraph"
                and not OF_SOMEBODY.match(block.text)
                and is_strange(content_of(block.text), counts)
                and not OF_PEOPLE & {*senses_of(block.text)}
            ):
                yield at(
                    draft,
                    block.span.start,
                    "warning",
                    "off-subject",
                    f"{quoted(block.text)} shares hardly a word with the rest of the corpus",
                    "see whether it belongs here",
                )


def content_of(text: str) -> set[str]:
    """The stems of a text's words, without those of grammar."""
    return {stem(word) for word in words(text) if word not in FUNCTION_WORDS and len(word) > 2 and not word.isdigit()}


def is_strange(content: set[str], counts: Counter[str]) -> bool:
    """Whether words of one block, which is counted among the others, are of another subject."""
    if len(content) < FEWEST_WORDS:
        return False
    places = [counts[word] - 1 for word in content]
    return sum(place > 0 for place in places) <= SHARED * len(places) and sum(
        min(place, OFTEN) for place in places
    ) <= KNOWN * len(places)


RULES = (strange_paragraphs,)
