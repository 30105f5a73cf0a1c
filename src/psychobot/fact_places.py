"""A sorted page as the judge of facts sees it: where each line stands, what is around it, which words label what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from psychobot.credits import CALLING, DATE, ROLE, dates_in
from psychobot.furniture import folded, is_prose, opens
from psychobot.judged_pages import ABOVE, BELOW, BYLINE, OF_PICTURES, Sorted
from psychobot.labels import CHANGED, CHECKS, ISSUED, LATER, NOT_OURS, WRITES
from psychobot.told import Facts

LONG = 40
"""Words of a paragraph that is surely no standfirst."""
LONGEST_LABEL = 120
"""Characters before a name in which a calling is looked for."""
LONGEST = 10_000
"""Characters of a line beyond which it names nobody."""
HISTORY = re.compile(r"\W*(?:current version|version history|article history|history of (?:this|the) (?:page|article)|changelog|versión actual|historial de (?:versiones|cambios)|aktuelle (?:version|fassung)|versionen|versionsgeschichte|version actuelle|historique (?:des versions|de l['’]article)|huidige versie|versiegeschiedenis|versione (?:attuale|corrente)|versão atual)\b", re.I)
STEPS = 6
"""Lines above a name among which the label of its list stands."""
OTHERS = {
    "comments": "comments",
    "related articles": "related",
    "link to another page": "related",
    "about the author": "about the author",
    "editorial policy": "policy",
    "footer of the page": "footer",
    "contact details": "contact",
    "legal line": "legal",
    "promotion": "promotion",
    "navigation": "navigation",
}
"""Reasons that say whose a line is, rather than where it stands."""
OWN = (None, BYLINE, ABOVE, BELOW, "label below the title", "between furniture", "heading without text", "the title again")
"""Reasons that say where a line stands, or what the rules of credits made of it."""
CLASSES = {
    "changed": CHANGED,
    "issued": ISSUED,
    "later": LATER,
    "thanks": re.compile(r"thank|grateful|gratitude|merci|remerci|gracias|agradec|dank", re.I),
    "about": re.compile(r"\b(?:about|meet|über|à propos|sobre|more from|posts by|articles by|follow)\b", re.I),
    "host": re.compile(r"\b(?:host|guest|speak|featur|interview|talks? to|with|conversation)", re.I),
    "owns": re.compile(r"©|copyright|\(c\)|all rights", re.I),
    "replies": re.compile(r"\b(?:says|said|sagt|reply|replied|wrote|commented|écrit|dice|schreef|posted)\b", re.I),
    "signs": re.compile(r"\b(?:yours|warmly|love|sincerely|regards|wishes|best|grü(?:ß|ss)e\w*|herzlich\w*|cordialement|saludos|abrazo|groet\w*)\b[\s,]*$", re.I),
    "greets": re.compile(r"^\W*(?:dear|hi|hello|liebe[rs]?|hallo|cher|chère|bonjour|querid[oa]|hola|beste)\b", re.I),
    "cites": re.compile(r"\bet al\b|\bIn:|\bvol\b|\bdoi\b|\(\d{4}\)", re.I),
}
EVENT = re.compile(r"event|webinar|workshop|register|book (?:your|a) place|tickets?|course|conference|join us|termin|veranstaltung|anmeld", re.I)


class Candidate(NamedTuple):
    """A name or a date that may be a fact of the page."""

    value: str
    """A name in the longest form the page has; a date as ``2024-06-13``, ``2024-06`` or ``2024``."""
    signs: tuple[frozenset[str], ...]
    """What speaks for each place where it stands."""
    lists: tuple[tuple[int, int], ...] = ()
    """For each of these places the list of names it belongs to, by its line and its number there."""


class Places:
    """A sorted page, and what its head says."""

    def __init__(self, page: Sorted, said: Facts, day_first: bool) -> None:
        self.lines, self.reasons, self.credits = page.lines, page.reasons, page.credits
        self.said, self.day_first = said, day_first
        self.title = page.title
        kept = [at for at, reason in enumerate(page.reasons) if reason is None or at == page.title]
        self.first = page.title if page.title is not None else (kept[0] if kept else 0)
        self.last = kept[-1] if kept else len(page.lines) - 1
        prose = [at for at in kept if at > self.first and is_prose(page.lines[at], 12)]
        text = (at for at, after in itertools.pairwise(prose) if after <= at + 2 or len(page.lines[at].words) >= LONG)
        self.prose = next(text, prose[0] if prose else self.first + 1)
        self.title_key = folded(page.lines[page.title].text) if page.title is not None else folded(said.title)
        self.top_keys = {folded(line.text) for line in page.lines[:4]}
        total, so_far = sum(len(line.words) for line in page.lines) or 1, 0
        self.passed = []
        for line in page.lines:
            self.passed.append(so_far / total)
            so_far += len(line.words)

    @cached_property
    def keys(self) -> list[str]:
        """The words of each line between spaces, those of very long lines left out."""
        return [f" {folded(line.text[:LONGEST])} " for line in self.lines]

    @cached_property
    def rows_of(self) -> dict[str, list[int]]:
        """The lines that hold a word."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            for word in set(key.split()):
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def history(self) -> int:
        """Where the versions of the page are listed, as below "Current version"; the number of lines if nowhere."""
        return next((at for at, line in enumerate(self.lines) if HISTORY.match(line.text)), len(self.lines))

    @cached_property
    def history_end(self) -> int:
        """Where that list ends at the latest: the dates of other articles and of comments are none of it."""
        below = range(min(self.history + 1, len(self.lines)), len(self.lines))
        return next((at for at in below if self.reason(at) in ("related", "comments", "footer", "promotion")), len(self.lines))

    def place(self, at: int) -> str:
        """The part of the page a line is in."""
        if at < self.first:
            return "top"
        if at == self.first:
            return "title"
        if at < self.prose:
            return "head"
        if at <= self.prose + 2:
            return "lead"
        if at < self.last:
            return "body"
        return "tail" if at <= self.last + 3 else "foot"

    def reason(self, at: int) -> str:
        """Why the line is left out, in a few classes."""
        reason = self.reasons[at]
        if reason in OF_PICTURES:
            return "picture"
        own = reason in OWN or (reason or "").startswith("reads as")
        return "own" if own else OTHERS.get(reason or "", "furniture")

    def shape(self, at: int) -> str:
        """Length and end of a line."""
        line = self.lines[at]
        words = len(line.words)
        size = next((size for size in (3, 6, 10, 16, 30) if words <= size), 99)
        return f"{line.kind[0]}{size}{'.' if line.ends else ':' if line.text.endswith(':') else '-'}"

    def beside(self, at: int) -> Iterator[str]:
        """What the lines above and below are."""
        for by, name in ((-1, "above"), (1, "below")):
            yield f"{name} {self.kind(at + by)}"

    def shape_beside(self, at: int) -> str:
        """What the lines above and below are, in one word."""
        return f"{self.kind(at - 1)}/{self.kind(at + 1)}"

    def kind(self, at: int) -> str:
        """What a line is, as its neighbour sees it."""
        if not 0 <= at < len(self.lines):
            return "edge"
        if at == self.title:
            return "title"
        line = self.lines[at]
        if is_prose(line, 12):
            return "prose"
        if len(line.words) <= 9 and DATE.search(line.text) and len(DATE.search(line.text)[0]) > 4:  # type: ignore[index]
            return "date"
        if len(line.words) <= 9 and CALLING.search(line.text):
            return "calling"
        return "short" if len(line.words) <= 4 else "other"

    def cue_above(self, at: int) -> str:
        """The short line above that may say what a line is: right above, or above other names of its list."""
        above = self._label(at - 1)
        if above and not role_said(above):
            labels = (self._label(row) for row in range(at - 2, max(-1, at - STEPS), -1))
            listed = itertools.takewhile(bool, labels)
            return next((label for label in listed if role_said(label) in ("writes", "checks")), above)
        return above

    def _label(self, at: int) -> str:
        """A short line as a label, with a colon behind it; nothing for other lines."""
        if at < 0 or at == self.title or len(self.lines[at].words) > 6:
            return ""
        text = self.lines[at].text.strip(" *_")
        return text if text.endswith(":") or len(text.split()) > 4 else f"{text}:"

    @cached_property
    def heads(self) -> list[str]:
        """For each line the part of the page that a line above it opens, up to the next paragraph or heading."""
        found, head = [], ""
        for line in self.lines:
            found.append(head)
            if (reason := opens(line)) is not None:
                head = f"opens {reason}"
            elif line.kind == "heading" or (head and is_prose(line, 20)):
                head = ""
        return found

    def zones(self, at: int) -> Iterator[str]:
        """The part of the page a line is in by HTML and by the headings above."""
        if self.lines[at].zone:
            yield f"zone {self.lines[at].zone}"
        if self.heads[at]:
            yield self.heads[at]
        if self.lines[at].linked > 0.8:
            yield "linked"
        if self.lines[at].is_item:
            yield "item"
        yield f"passed {int(self.passed[at] * 5)}"


def _last_words(before: str) -> list[str]:
    piece = re.split(r"[|•·;—–!?]|(?<=[a-z)]{2})\.\s|\s-\s", before)[-1]
    return re.findall(r"[^\W\d_][\w’'-]*|©|:", piece.lower())


def words_before(before: str) -> Iterator[str]:
    """The words right before a name or date."""
    words = _last_words(before)
    yield f"b1 {words[-1] if words else '^' if not before.strip(' -–—*') else '|'}"
    if len(words) >= 2:
        yield f"b2 {' '.join(words[-2:])}"
    yield from (f"b {word}" for word in words[-4:])


def words_after(after: str) -> Iterator[str]:
    """The words right behind a name or date."""
    rest = after.strip()
    if not rest:
        yield "a $"
        return
    words = re.findall(r"[^\W\d_][\w’'-]*", rest[:40].lower())
    mark = rest[0] if not rest[0].isalnum() else ""
    date = DATE.match(rest.lstrip(" |•·,–—-("))
    yield f"a1 {mark or (words[0] if words else '0')}"
    if words:
        yield f"a {words[0]}"
    if date:
        yield "a date"
    if CALLING.match(rest.lstrip(" ,|-–—(")):
        yield "a calling"


BY = re.compile(r"(?<![^\W\d_])(?:by|von|durch|par|por|pel[oa]|door|da|dall?|dall[ao]|di|av|af|przez|from|with|mit|avec|con|met)(?:\s+(?:the|der|die|dem|den|la|le|el|los|las|het|our))?\s*:?\s*$", re.I)
"""A word for "by" right before a name."""
CHECK_WORDS = re.compile(CHECKS.pattern + r"|gecontrol|contrôl|controll|nagekeken|nagelezen|verificat|gransk|merytor|konsult|recenz|opinion|accura|proofread|gegengel|durchges|lekt|expert check|fact(?![- ]?sheets?)", re.I)
WRITE_WORDS = re.compile(WRITES.pattern + r"|skrib|forfat|författ|kirjoi|napisa|opracow|interview|tekst|story|blog|article|artikel|artículo|beitrag|learn", re.I)
PIECE = re.compile(r"[|•·;—–!?»›\t]|(?<=[^\W\d_]{3})\.\s|(?<=[)])\.\s|\s[-*/]\s|(?<=\d{4})[\s,.)]+(?=\D)|,\s(?=\w+\s(?:by|von|par|por|door)\s*$)")
"""What parts the credits of one line."""


CALLED = re.compile(
    rf"\b(?P<by>by|von|durch|par|por|pel[oa]s?|door|d[ai]|dall?|dall[ao])\s+(?:(?:the|our|der|dem|die|la|le|el|los|las|de|het|il|lo)\s+|l[’'])?"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{CALLING.pattern}|docteure?|dr[ae]?\.|doctora?|dott\w*|doutora?)(?:\s+(?-i:[a-zà-ÿ])[\w-]+){{0,2}}\s*$",
    re.I,
)
"""The calling of whoever is named behind it: "reviewed by the psychologist"."""


def without_calling(before: str) -> str:
    """The words before a name without its calling, so that "by" stands right before it; not where "joined by" tells else.

    >>> without_calling("Revisado por la psicóloga clínica "), without_calling("I am joined by psychologist ")
    ('Revisado por ', 'I am joined by psychologist ')
    """
    match = CALLED.search(before) if len(before) <= LONGEST_LABEL else None
    lead = " ".join(before[: match.start()].split()[-3:]) if match else ""
    return f"{before[: match.start()]}{match['by']} " if match and (not lead or _class(lead)) else before


TITLES = re.compile(r"(?<=\s)(?:(?:Drs?|Prof|Mag|Mrs?|Ms|Dra|Dott)\.?\s*)+$")
"""The titles of whoever is named next."""
FOR_WHOM = re.compile(
    r"\s(?:for|für|pour|para|voor|per)\s+(?:(?:the|our|die|das|den|der|la|le|el|il|het|de|o|a)\s+|l[’'])?(?-i:[A-ZÀ-Ý])[\w’'&.-]*(?:\s+(?:of|for|and|de|du|des|der|für|und|y|e|et|la|&|(?-i:[A-ZÀ-Ý])[\w’'&.-]*))*(?=\s+(?:by|von|durch|par|por|door|da)\b)",
    re.I,
)
"""For whom a text was written, between the word that says so and whoever did: "prepared for the Elm Trust by"."""


def role_said(before: str) -> str:
    """What the words right before a name say it did: "checks", "writes", "by", "aside", or nothing.

    >>> role_said("This sheet has been prepared for the Elm Vale Trust by ")
    'writes'
    """
    label = FOR_WHOM.sub("", PIECE.split(TITLES.sub("", before))[-1]).strip(" *_(")
    bare = BY.search(label)
    close = bare is not None or label.endswith(":")
    words = label.split()
    if not words or len(words) > 9:
        return f"{_class(' '.join(words[-4:]))} far" if bare and _class(" ".join(words[-4:])) else "by far" if bare else ""
    kind = _class(label)
    if close:
        return kind or ("by" if bare else "label")
    return f"{kind} start" if kind and len(words) <= 4 else f"{kind} near" if kind else ""


def _class(label: str) -> str:
    if NOT_OURS.search(label):
        return "aside"
    ruled = list(ROLE.finditer(label))
    if CHECK_WORDS.search(label) or (ruled and ruled[-1].lastgroup in ("reviewer", "checker")):
        return "both" if re.search(r"writt|verfass|geschr|écrit|escrit", label, re.I) else "checks"
    return "writes" if WRITE_WORDS.search(re.sub(r"\b(?:by|von|par|por|door)\b\W*$", "", label, flags=re.I)) else ""


def label_signs(before: str) -> Iterator[str]:
    """What the words before a name or date say, whatever language they are in."""
    words = _last_words(before)
    label = " ".join(words[-6:])
    if said := role_said(before):
        yield f"cue {said}"
    cues = list(ROLE.finditer(before[-70:]))
    if cues and not before[-70:][cues[-1].end() :].strip(" :|•·-–—,"):
        yield f"role {cues[-1].lastgroup}"
    yield from (f"label {name}" for name, shape in CLASSES.items() if shape.search(label))


__all__ = ["EVENT", "Candidate", "Places", "dates_in", "label_signs", "words_after", "words_before"]
