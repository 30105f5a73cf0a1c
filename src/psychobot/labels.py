"""What a label before a name or a date says, in whatever words: "Expert authors:", "Current as of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psychobot.credits import DATE, FILLER, Credit, Role, dates_in, names_in
from psychobot.people import People

LABEL = re.compile(r"(?:^|[.|·•;]\s+|\s[–—-]\s+)(?P<label>[^\W\d_][^\W\d_'’-]*(?:[ /&-]+[^\W\d_][\w'’-]*){0,4})\s?:\s+(?P<rest>[^|·•;]{3,120})")
IN_CAPITALS = re.compile(r"(?P<label>[A-ZÀ-Ý]{4,})\s+(?P<rest>[A-ZÀ-Ý][a-zà-ÿ].{2,60})$")
"""A label set in capitals, with nothing between it and the name: "WORDS Ann Leaf"."""
NOT_OURS = re.compile(
    r"phot|bild|fot|image|illustr|zeichn|dibuj|translat|übersetz|trad|music|musik|sound|design|cover|layout|contact|kontakt|press|media|next|nächste"
    r"|previous|dear|patient|client|name|user|moderator|owner|copyright|courtesy|credit|publisher|locat|address|phone|edited|produc",
    re.I,
)
"""Labels of people who neither wrote nor reviewed."""
WRITES = re.compile(
    r"auth|autor|auteur|writ|verfass|text|words?\b|content|host|tutor|\bteach|lectur|present|speak|compil|prepar|column|report|posted|creat|contribut"
    r"|script|instruct|facilitat|storyteller|redac|rédac|redak|scritt|escrit|written|by$|von$|par$|por$|door$|tekst|texte|texto|docente|dozent|leitung|asked|answer",
    re.I,
)
CHECKS = re.compile(
    r"review|check|prüf|lektor|valid|relect|relu|revis|verif|vérif|approv|supervis|consult|advis|berat|(?:medical|clinical|series|scientific|consult\w+|contents?) editor"
    r"|fachlich|quality|beoordeel|(?:clinical|medical|scientific|academic) (?:lead|sign-?off|oversight)",
    re.I,
)
CHANGED = re.compile(r"updat|modif|revis|current|review|check|prüf|valid|amend|edit|aktual|stand\b|änder|bearbeit|mise? à jour|actualiz|atualiz|alterad|changed?|correct|gewijzigd|bijgewerkt|aggiorn|relu|as of|refreshed|verified", re.I)
ISSUED = re.compile(r"publ|produced|post|issue|release|creat|written|date|time|launch|first|online|print|filed|upload|added|datum|fecha|data|veröff|erschien|erstell|paru|édit|aired|recorded|broadcast|sent|report|version|opened|asked|started|dated", re.I)
LATER = re.compile(r"^review date|\b(?:next|due|expir\w*|until|nächste|accessed|retrieved|received|accepted|born|joined|member|since|event|deadline|gültig|valid (?:until|to)|planned|for review|review by|prochaine|próxima|copyright|card|closes|starts|begins)\b", re.I)
ISSUE = re.compile(r"\s+(?:print\s+)?(?:issue|edition|number)\b", re.I)
BARE = re.compile(r"^(?:di|da|av|af|przez|napisała?)\s+(?=[A-ZÀ-Ý])")
"""How a byline begins that is no more than "by" in another language."""
BEFORE_DATE = re.compile(
    r"(?P<label>[^\W\d_][^\d|·•;:()]{1,45}?)[\s:,(–-]*(?:\b(?:on|am|le|el|of)\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?$", re.I
)
"""The words that say what a date behind them means."""


def labelled(text: str, role: re.Pattern[str], people: People) -> Iterator[tuple[str, list[str]]]:
    """The people behind a label of a role, such as "Expert authors: Ann Leaf and Bo Tree"."""
    in_capitals = IN_CAPITALS.match(text)
    for match in [in_capitals] if in_capitals else LABEL.finditer(text):
        if role.search(match["label"]) and not NOT_OURS.search(match["label"]):
            names = names_in(re.split(r"(?<=[a-zà-ÿ]{3})\.(?:\s|$)|\s+(?:for|in|at)\s", match["rest"])[0])
            if names and all(people.is_person(name) for name in names):
                yield match["label"], names


def dates_labelled(text: str, role: Role, day_first: bool) -> Iterator[str]:
    """The dates behind a label that speaks of a change (``updated``) or of publication (``published``)."""
    for match in DATE.finditer(text):
        issue = role == "published" and ISSUE.match(text, match.end()) is not None
        if len(match[0]) > 4 and (issue or _says(text[: match.start()]) == role):
            yield from dates_in(match[0], day_first)


def _says(before: str) -> Role:
    label = BEFORE_DATE.search(before)
    if not label or LATER.search(label["label"]) or len(label["label"].split()) > 6:
        return "other"
    return "updated" if CHANGED.search(label["label"]) else "published" if ISSUED.search(label["label"]) else "other"


def labelled_credits(text: str, people: People, day_first: bool) -> list[Credit]:
    """The credits of a line that is a label with names or a date, and nothing else."""
    if len(text.split()) > 16 or (text.endswith((".", "!", "?")) and not text.endswith("..")):
        return []
    roles: tuple[tuple[Role, re.Pattern[str]], ...] = (("reviewer", CHECKS), ("author", WRITES))
    for role, words in roles:
        for label, names in labelled(text, words, people):
            if text.startswith(label) and all(map(people.stands_alone, names)):
                return [Credit(role, name) for name in names]
    if (by := BARE.match(text)) and (names := names_in(text[by.end() :])) and all(map(people.is_person, names)):
        return [Credit("author", name) for name in names]
    date = DATE.search(text)
    if not date or FILLER.sub("", text[date.end() :]).strip(" |•·-–—,.:()"):
        return []
    dated: tuple[Role, ...] = ("updated", "published")
    return [Credit(role, day) for role in dated for day in dates_labelled(text, role, day_first)][:1]
