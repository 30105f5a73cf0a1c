"""What belongs to a conversation that is written down: who speaks, what is heard, and its last words.

Such lines are short, in capitals or in brackets, and read like furniture; between lines that are spoken they are none.
"""

from __future__ import annotations

import re
from collections import Counter

from psychobot.judged_pages import BYLINE, JudgedPage

SPOKEN = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w.’'-]*(?:\s[A-ZÀ-Ý(][\w.’')-]*){0,4})"
    r"(?:,\s[\w\s]{3,20}|\s?\[?\(?\d{1,2}:\d\d(?::\d\d)?\)?\]?)?\s?:\s(?=\S)"
)
"""Who speaks, in front of what is said."""
CALLED = re.compile(r"[A-ZÀ-Ý][\w.’'-]*(?:\s[A-ZÀ-Ý][\w.’'-]*){0,4}(?:,\s[\w\s]{3,30}|\s\([\w\s]{3,30}\))?\s?:")
"""Who speaks, on a line of their own."""
HEARD = re.compile(r"[(\[][^()\[\]]{4,70}[)\]]")
"""What is heard, or seen to happen: "(Applause)"."""
NO_SOUND = re.compile(
    r"\W*(?:ad|advert\w*|commercial|sponsor\w*|werb\w*|publicité|anuncio|music|musik|musique|música)\b", re.I
)
"""What is heard of the programme itself rather than of the conversation."""
FEWEST, AGAIN = 6, 3
"""Spoken lines from which a page is a conversation, and how often somebody speaks in it."""
BY_LOOK = "reads as"
MAY_BE_SPOKEN = frozenset({BYLINE, "between furniture", "heading without text", "said before", "label below the title"})


def give_back_speech(page: JudgedPage) -> None:
    """Keep the short lines of a conversation, from its first words to its last."""
    matches = ((at, SPOKEN.match(line.text)) for at, line in enumerate(page.lines))
    spoken = {at: match["name"].split()[-1].lower() for at, match in matches if match}
    often = Counter(spoken.values())
    own = [at for at, name in spoken.items() if often[name] >= AGAIN]
    if len(own) < FEWEST or sum(page.reasons[at] is None for at in own) * 2 < len(own):
        return
    kept = [at for at in own if page.reasons[at] is None]
    for at in range(kept[0] - 2, min(kept[-1] + 3, len(page.lines))):
        if at >= 0 and _may_be_spoken(page, at) and (at in own or _stands_between(page, at, kept)):
            page.reasons[at] = None


def _may_be_spoken(page: JudgedPage, at: int) -> bool:
    reason = page.reasons[at] or ""
    return reason in MAY_BE_SPOKEN or reason.startswith(BY_LOOK)


def _stands_between(page: JudgedPage, at: int, kept: list[int]) -> bool:
    """Whether a line names a speaker or tells what is heard, not far from what is spoken."""
    text = page.lines[at].text.strip(" *_")
    heard = HEARD.fullmatch(text) is not None and not NO_SOUND.match(text) and kept[0] < at < kept[-1]
    return heard or CALLED.fullmatch(text) is not None
