"""Furniture that was glued into a paragraph when the page was copied: it gets a line of its own, and is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from psychobot.page_lines import Line

LONG = 60
"""Characters: shorter lines are judged whole."""
ASIDES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "advertisement",
        re.compile(
            r"(?<=[.!?…”\"»] )(?:ADVERTISEMENT|Advertisement|ANZEIGE|Anzeige|Publicité|PUBLICITÉ|Publicidad)"
            r"(?=[A-ZÀ-Ý“„«\"]|\s|$)"
        ),
    ),
    ("sharing", re.compile(r"^(?:Share|Tweet|Pin|Save|Print)(?=[A-ZÀ-Ý][a-zà-ÿ]+ )")),
    (
        "link to another page",
        re.compile(
            r"\s*[\[(](?:Read (?:more|next|also|this)|Related|See also|Also read|Lire aussi|Lesen Sie auch)"
            r"\s*:\s[^\])]{3,120}[\])]$"
        ),
    ),
)


def with_asides_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with what was glued into a paragraph on a line of its own behind it."""
    for line in lines:
        found: list[tuple[str, str]] = []
        for reason, pattern in ASIDES if len(line.text) >= LONG and not line.zone else ():
            found += [(reason, match[0].strip()) for match in pattern.finditer(line.text)]
            line = line._replace(text=pattern.sub("", line.text))
        yield line
        yield from (Line(line.number, text, zone=reason) for reason, text in found)
