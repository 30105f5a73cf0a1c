"""Who may publish a page, and what speaks for each: names of its lines and head, with signs.

Candidates are generous: short lines, their pieces, what stands beside words such as "©" or "charity", capitalised words
that come again. Nothing is decided here; what a sign is worth `psychobot.fact_weights` says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from psychobot.credits import BODY, FROM, MONTHS, PICTURED, TEAM, dates_in
from psychobot.english import is_common, is_english
from psychobot.fact_places import Candidate, Places, words_after, words_before
from psychobot.furniture import folded
from psychobot.judged_pages import OF_PICTURES
from psychobot.mails import MAIL_HEAD, SENDER
from psychobot.people import PLACE, People
from psychobot.publishers import COMPANY, ENDINGS, LITTLE, NUMBERED, PATTERNS, SOFTWARE
from psychobot.title_signs import ACTION, ISSUE, PUBLICATION

UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽŐŰİ"
_SAINT = r"(?:St|Ste|Sta|Mt|Ev|Kath)\.(?=\s)"
"""A short word in front of a name, whose point ends no sentence."""
_WORD = rf"(?:{_SAINT}|[{UPPER}0-9][\w’'.&-]*(?<![.])|&|\+)"
_SMALL = r"(?:of|for|the|and|de|des|du|la|les|für|und|der|die|dem|y|et|del|los|las|to|in|on|van|voor|het|a|di|e|i|w|na|dla|da|do|og|och|af|av|d['’]|l['’])"
NAME = re.compile(rf"(?P<name>{_WORD}(?:\s+(?:{_SMALL}\s+){{0,2}}{_WORD})*)")
SMALL_NAME = re.compile(r"(?:^(?:about|follow|join|help|trust|why|welcome to|log in to|sign up for|©[\s\d]*|by|the)\s+|\bby\s+)(?P<name>[a-zà-ÿ][\w.-]{3,})(?=$|\s+(?:staff|team|writer|app|community|editors?|account|newsletter|home)\b)|^(?P<other>[a-z][\w-]{4,})(?=\s+(?:is a|logo|home|app|community)\b)", re.I)
"""Where a name stands that is written small."""
SPLIT = re.compile(r"\s+[|–—-]\s+|\s+[«»:]{2}\s+|\s+[»›·•>/∙]\s+|\s*[|»›•]\s*|(?<=[^\W\d_]{2})[.:,]\s+|\s{3,}|\t")
DOMAIN = re.compile(r"(?:https?://|www\.|@|(?<![\w./]))(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|edu|gov|[a-z]{2}))\b", re.I)
NEVER = re.compile(r"(?:all rights reserved|all|the|this|us|me|we|you|they|more|our|author|inc|ltd|llc|rights|reserved|gmbh|facebook|twitter|instagram|getty.*|istock.*|shutterstock.*|unsplash.*|app store|google play|\d+)$", re.I)
LONG, WORDS = 600, 9
"""Characters of a line that are looked at, and words of a name."""
LONGEST = 10_000
"""Characters of a line beyond which it names nobody."""
MOST_PLACES, MOST_NAMES, MOST_LINES = 8, 240, 400
"""Places of a name, names, and lines at either end of a page that are looked at."""
SHORT = 12
"""Words of a line all of whose names are looked at."""


def publisher_candidates(page: Places, ruled: str = "") -> list[Candidate]:
    """Every name that may be the publisher's, each once, ``ruled`` among them: what the rules take it for."""
    return Names(page).candidates(ruled)


def key_of_site(name: str) -> str:
    """A name without case, marks and article."""
    return folded(name).removeprefix("the ")


class Names:
    """The names on a page, and what it says of each."""

    def __init__(self, page: Places) -> None:
        self.page = page
        self.people = People(line.text for line in page.lines)
        self.names: dict[str, str] = {}
        self.places: dict[str, list[set[str]]] = defaultdict(list)
        self.keys = [f" {folded(line.text[:LONGEST])} " for line in page.lines]
        self.writers = {folded(credit.value.split(",")[0]) for credit in page.credits if not TEAM.search(credit.value)}

    def candidates(self, ruled: str) -> list[Candidate]:
        """The names with their signs."""
        if ruled:
            self._add(ruled, set())
        count = len(self.page.lines)
        for at in range(count):
            if (at < MOST_LINES or at >= count - MOST_LINES) and len(self.page.lines[at].text) <= LONGEST:
                for name, own in self._mentions(at):
                    self._add(name, own)
        if self.page.said.publisher:
            self._add(self.page.said.publisher, {"in the head"})
        keys = list(self.places)[:MOST_NAMES]
        cues = {key: {sign for own in self.places[key] for sign in own if sign.startswith("cue ")} for key in keys}
        found = []
        for key in keys:
            often = Counter(sign for own in self.places[key] for sign in own if sign.startswith("cue "))
            whole = set(self._shape(key)) | {f"some {cue}" for cue in cues[key]} | {f"often {cue}" for cue in often if often[cue] > 1} | set(self._related(key, keys, cues))
            whole = whole.union(*self.places[key])
            found.append(Candidate(self.names[key], (frozenset(whole | set(_together(whole))),)))
        return found

    def _add(self, name: str, own: set[str]) -> None:
        clean = cleaned(name)
        key = key_of_site(clean)
        if not key or NEVER.match(clean) or (key not in self.places and len(self.places) >= 4 * MOST_NAMES):
            return
        if len(self.places[key]) < MOST_PLACES:
            self.places[key].append(own)
        if key not in self.names or (self.names[key].isupper() and not clean.isupper()) or (self.names[key].islower()):
            self.names[key] = clean

    def _mentions(self, at: int) -> Iterator[tuple[str, set[str]]]:
        """The names in a line with their signs."""
        page, line = self.page, self.page.lines[at]
        text = re.sub(r"^\d{1,2}[.)]\s+", "", line.text[:LONG])
        match = re.fullmatch(r"\[?!\[(?P<name>[^\]]{2,50})\]\([^)]*\)(?:\]\([^)]*\))?", text)
        text = (match["name"] if match else text).strip(" *_#")
        around = self._around(at)
        pieces = [piece for piece in SPLIT.split(text) if piece and piece.strip()]
        if 1 <= len(line.words) <= WORDS:
            yield text, around | {"whole line", f"whole line {page.place(at)}", f"whole {page.place(at)} {page.reason(at)}"}
        if len(pieces) > 1 and len(line.words) <= 40:
            for place, piece in enumerate(pieces):
                where = "first" if place == 0 else "last" if place == len(pieces) - 1 else "middle"
                again = {"behind the title"} if place and page.title_key and (folded(pieces[0]) in page.title_key or page.title_key in folded(pieces[0])) else set()
                if len(piece.split()) <= WORDS:
                    yield piece, around | again | {f"{where} piece", f"{where} piece {page.place(at)}"}
        if at and FROM.match(page.lines[at - 1].text):
            yield text, around | {"cue below publisher"}
        if page.reasons[at] == MAIL_HEAD and (sender := SENDER.match(text)):
            yield sender["name"], around | {"cue sender"}
        software = {"software"} if SOFTWARE.search(text) else set()
        if page.reasons[at] is not None or len(line.words) <= SHORT or not line.ends:
            for cue, _, pattern in PATTERNS:
                for match in pattern.finditer(text):
                    yield match["name"], around | software | {f"cue {cue}", f"cue {cue} {page.place(at)}", f"cue {cue} {page.reason(at)}", *words_before(text[: match.start("name")]), *words_after(text[match.end("name"):])}
        for match in SMALL_NAME.finditer(text) if len(line.words) <= 2 * SHORT else ():
            if not match[match.lastgroup or 0][:1].isupper():
                yield match[match.lastgroup or 0], around | {"cue small name", f"cue small name {page.place(at)}"}
        if page.reason(at) != "own" or len(line.words) <= SHORT or at < page.prose or at > page.last - 3:
            for match in NAME.finditer(text):
                if match.end() > match.start() + 1 and match[0] != text:
                    yield match[0], around | software | {"inside", f"inside {page.place(at)}", *words_before(text[: match.start()]), *words_after(text[match.end():])}

    def _around(self, at: int) -> set[str]:
        page = self.page
        found = {f"place {page.place(at)}", f"reason {page.reason(at)}", f"place {page.place(at)} {page.reason(at)}", f"line {page.shape(at)}"}
        found |= {*page.beside(at), *page.zones(at)}
        if at <= 6:
            found.add(f"row {at}")
        if len(page.lines) - at <= 4:
            found.add(f"row -{len(page.lines) - at}")
        if page.reasons[at] in OF_PICTURES:
            found.add("of a picture")
        below = page.lines[at + 1].text if at + 1 < len(page.lines) else ""
        if ISSUE.match(below) or PUBLICATION.match(below):
            found.add("cue above an issue")
        if "©" in page.lines[at].text:
            found.add("line with ©")
        return found

    @cached_property
    def hosts(self) -> set[str]:
        """The names of the page's addresses."""
        text = "\n".join(line.text[:LONG] for line in self.page.lines[:MOST_LINES] + self.page.lines[-MOST_LINES:])
        return {part.replace("-", "").lower() for match in DOMAIN.finditer(text) for part in match["host"].split(".")[:-1] if part.lower() not in ("www", "co", "org", "ac", "gov", "com")}

    def _shape(self, key: str) -> Iterator[str]:
        """What a name looks like, and how the page uses it."""
        name, page = self.names[key], self.page
        words = name.split()
        yield f"words {min(len(words), 7)}"
        rows = [at for at, other in enumerate(self.keys[:MOST_LINES] + self.keys[-MOST_LINES:] if len(self.keys) > 2 * MOST_LINES else self.keys) if f" {key} " in other]
        alone = [at for at in rows if self.keys[at].strip().removeprefix("the ") == key]
        prose = [at for at in rows if page.reasons[at] is None and at > page.first and at not in alone]
        furniture = len(rows) - len(prose) - len(alone)
        yield f"times {min(len(rows), 5)}"
        yield f"alone {min(len(alone), 3)}"
        yield f"in text {min(len(prose), 3)}"
        yield f"in furniture {min(furniture, 4)}"
        places = {page.place(at) for at in rows}
        if places & {"top"} and places & {"tail", "foot"}:
            yield "at top and foot"
        if furniture and alone:
            yield "alone and in furniture"
        asked = sum(re.search(rf"\b(?:at|with|from|by|join|contact|choose|support|trust|on)\s+(?:the\s+)?{re.escape(name)}\b", page.lines[at].text, re.I) is not None for at in rows[:40])
        yield f"at it {min(asked, 4)}"
        speaks = re.compile(rf"(?:^|[.!?]\s){re.escape(name)}\s+[a-z]")
        subject = sum(speaks.search(page.lines[at].text[:LONG]) is not None for at in rows[:40])
        yield f"subject {min(subject, 3)}"
        if " " not in key and not any(name in page.lines[at].text for at in rows if at not in alone):
            yield "a word"
        kind = "person" if self.people.stands_alone(name) else "body" if BODY.search(name) else "team" if TEAM.search(name) else "action" if len(words) > 1 and ACTION.match(name) else ""
        yield f"kind {kind}"
        plain = [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in LITTLE]
        english = sum(is_english(word) for word in plain) / (len(plain) or 1)
        common = sum(is_common(word) for word in plain) / (len(plain) or 1)
        small = sum(word in self.people.small for word in plain) / (len(plain) or 1)
        few = "one" if len(words) == 1 else "more"
        yield f"english {round(english * 2)} {few}"
        yield f"common {round(common * 2)} {few}"
        yield f"small {round(small * 2)} {few}"
        lower = [word for word in words[1:] if word.islower() and word not in LITTLE]
        yield f"lower {min(len(lower), 2)}"
        if not name[:1].isupper():
            yield "begins small"
        if re.search(r"[^\w\s&’'.+-]", name):
            yield "odd marks"
        if re.search(r"\d", name):
            yield "digits"
        if name.isupper():
            yield "upper" + (" short" if len(name) <= 6 else "")
        if COMPANY.search(name):
            yield "company"
        if PLACE.search(name):
            yield "place name"
        if name.startswith("The ") or any(f" the {key} " in self.keys[at] for at in rows):
            yield "with article"
        if key in self.writers:
            yield "writer"
        if NUMBERED.match(name):
            yield "numbered"
        if page.title_key == key:
            yield "the title"
        elif page.title_key and f" {key} " in f" {page.title_key} ":
            yield "in the title"
        for word in (*plain[:1], *plain[-1:]):
            yield f"w {word}"
        joined = key.replace(" ", "")
        initials = initials_of(key)
        if joined in self.hosts:
            yield "spelt like a host"
        elif any(len(host) >= 5 and (host in joined or joined in host) and len(joined) >= 4 for host in self.hosts):
            yield "like a host"
        elif len(initials) >= 3 and any(host.startswith(initials) for host in self.hosts):
            yield "initials of a host"
        elif self.hosts:
            yield "unlike hosts"
        if page.said.publisher:
            head = key_of_site(page.said.publisher)
            yield "head says it" if head == key else "head says part" if head in key or key in head else "head says other"
        if 2 <= len(name) <= 6 and sum(map(str.isupper, name)) >= 2 and " " not in name:
            yield "initials" + (" told" if any(initials_of(other) == key for other in self.names) else "")
        if len(words) >= 2 and len(initials) >= 2 and any(f" {initials} " in row for row in self.keys[:MOST_LINES]):
            yield "initials told"

    def _related(self, key: str, keys: list[str], cues: dict[str, set[str]]) -> Iterator[str]:
        """What other names of the page hold it or are held by it, and what is said of them."""
        words = set(key.split()) - LITTLE
        first = next(iter(key.split()))
        for other in keys:
            if other == key or len(other) < 3:
                continue
            shared = "owns" if "cue owns" in cues[other] else "cue" if cues[other] else ""
            if f" {key} " in f" {other} ":
                yield f"within another {shared}"
            elif f" {other} " in f" {key} ":
                yield f"holds another {shared}"
            elif shared == "owns" and first in other.split() and words and first not in LITTLE:
                yield "shares first word with owner"
        if any("cue owns" in cues[other] for other in keys if other != key):
            yield "another owns" + (" not this" if "cue owns" not in cues[key] else "")


def _together(signs: set[str]) -> Iterator[str]:
    """Signs that say more together than each alone."""
    top = next((row for row in ("row 0", "row 1", "row 2") if row in signs), "top" if "place top" in signs else "")
    first = f"{top} whole" if top and "whole line top" in signs else f"{top} piece" if top else "below"
    where = "owns" if "cue owns" in signs else "cue" if any(sign.startswith("some cue") for sign in signs) else ""
    for sign in signs:
        if sign.startswith(("english ", "kind ", "in furniture ", "in text ", "times ", "words ", "common ")) or sign in HOSTED:
            yield f"{first} & {sign}"
            if where:
                yield f"{where} & {sign}"
    yield f"{first} & {where}"
    if "company" in signs:
        yield f"company & {first} & {where}"


HOSTED = frozenset(("spelt like a host", "like a host", "initials of a host", "unlike hosts", "behind the title", "company"))


def initials_of(name: str) -> str:
    """The first letters of the words of a name, small ones left out."""
    return "".join(word[0] for word in name.split() if word not in LITTLE)


def cleaned(name: str) -> str:
    """A name without marks and words around it; nothing where it is a date, a number or too long."""
    name = re.sub(r"\s+", " ", PICTURED.sub("", name)).strip(" |•·-–—,;:*_#»›!\"“”()")
    name = name.split(" (")[0]
    name = re.sub(r"^(?:Support|Join|Follow|Visit)\s+(?=The\b|the\b|[A-Z])", "", name)
    before = ""
    while before != name:
        before, name = name, ENDINGS.sub("", name).strip()
    words = name.split()
    dated = len(words) >= 2 and words[0].lower() in MONTHS and words[1][:1].isdigit()
    if len(name) < 2 or len(words) > WORDS or dated or re.match(r"\d", name) or not re.match(r"[^\W_]", name) or dates_in(name):
        return ""
    return name
