"""Which days a page may have been published or changed on, and what speaks for each.

Every date of a page is a candidate; what a sign is worth `psychobot.fact_judge` has learnt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from psychobot.bylines import PRINTED
from psychobot.credits import DATE, DAYS, FILLER, HOURS, RANGE, ROLE, dates_in, unglued
from psychobot.fact_places import EVENT, Candidate, Places, words_before
from psychobot.labels import CHANGED, ISSUED, LATER, NOT_OURS
from psychobot.name_signs import HANDLE, PERSON

PIECE = re.compile(r"[|•·;–—»›\t]|(?<=[^\W\d_]{3})\.\s|\s[-*/]\s|(?<=\d{4})[\s,.)]+(?=\D)")
"""What parts the dates of one line."""
SEAM = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{3,}\s[a-z])|(?<=[a-z]{3})(?=[A-Z][a-z]{3,}\s[a-z]+:?\s)")
"""Where two notes were glued together when the page was copied: "1:20 PM ETOriginally published"."""
STAGE = re.compile(
    r"\b(?P<sent>submitted|submission|received|soumis\w*|reçu\w*|eingereicht|eingegangen|recibid[oa]|enviad[oa]|ontvangen|ingediend|ricevut[oa]|inviat[oa]|recebid[oa]|submetid[oa])\b"
    r"|\b(?P<revised>revised|revision|révisé\w*|überarbeitet|revisad[oa]|herzien|rivist[oa]|revist[oa])\b"
    r"|\b(?P<taken>accepted|acceptance|accepté\w*|angenommen|aceptad[oa]|aprobad[oa]|geaccepteerd|accettat[oa]|aceit[oe])\b",
    re.I,
)
"""What was done with a manuscript before it was published."""
ROWS = 2
"""Lines above and below among which the other stages of a manuscript stand."""
LONG = 2000
"""Characters of a line that are looked at."""
MOST_PLACES = 12
"""Places of a date that are looked at."""
MOST = 160
"""Characters on both sides of a date that are looked at."""


def date_candidates(page: Places) -> list[Candidate]:
    """Every date on a page or in its head, each once."""
    places: dict[str, list[set[str]]] = defaultdict(list)
    for at in range(len(page.lines)):
        for day, own in _mentions(page, at):
            if len(places[day]) < MOST_PLACES:
                places[day].append(own)
    head = {"published": page.said.published, "updated": page.said.updated}
    for day in head.values():
        if day and not any(other.startswith(day) for other in places):
            places[day].append({"in the head alone"})
    whole = _of_all(page, places, head)
    return [Candidate(day, tuple(frozenset(own | whole[day]) for own in each)) for day, each in places.items()]


def _of_all(page: Places, places: dict[str, list[set[str]]], head: dict[str, str]) -> dict[str, set[str]]:
    """What the page says of each day as a whole: in its head, by the rules of credits, before and after other days."""
    found: dict[str, set[str]] = {day: set() for day in places}
    full = sorted(day for day in places if len(day) == 10)
    begun = {other[:length] for other in places for length in (4, 7) if length < len(other)}
    named = {cue for each in places.values() for own in each for cue in own if cue in ("says published", "says updated", "says dated")}
    holders = {cue: {day for day, each in places.items() if any(cue in own for own in each)} for cue in named}
    listed = [day for day, each in places.items() if any("of the history" in own for own in each)]
    for day, own in found.items():
        if listed:
            own.add("first of the history" if day == min(listed) else "last of the history" if day == max(listed) else "not of the history" if day not in listed else "within the history")
        own.add(f"exact {len(day)}")
        for role, said in head.items():
            if said and (said.startswith(day) or day.startswith(said)):
                own.add(f"head says {role}" + (" alike" if head["published"] == head["updated"] else ""))
            elif said:
                own.add(f"head says other {role}")
        if day in begun:
            own.add("told more exactly")
        if full and day == full[-1]:
            own.add("the last day")
        if full and day == full[0]:
            own.add("the first day")
        own.add(f"days {min(len(full), 3)}")
        mine = {cue for each in places[day] for cue in each if cue in named}
        own |= {f"others: {cue}" for cue in named if holders[cue] - {day}}
        own |= {f"{mark} {cue}" for mark in ("the last day", "the first day") if mark in own for cue in mine or {"unsaid"}}
    return found


def _mentions(page: Places, at: int) -> Iterator[tuple[str, set[str]]]:
    if not re.search(r"\d\d", page.lines[at].text) or PRINTED.match(page.lines[at].text):
        return
    text = unglued(SEAM.sub(" | ", page.lines[at].text[:LONG].strip(" *_")))
    matches = [match for match in DATE.finditer(text) if dates_in(match[0], page.day_first)]
    for place, match in enumerate(matches):
        before, after = text[max(0, match.start() - MOST) : match.start()], text[match.end() : match.end() + MOST]
        day = dates_in(match[0], page.day_first)[0]
        own = _signs(page, at, before, after, text)
        if len(matches) > 1:
            own |= {f"date {min(place, 2)} of {min(len(matches), 3)}", "first of line" if place == 0 else "later in line"}
        if len(match[0]) == 4:
            own |= {"a year", f"a year {'©' if re.search(r'©|copyright|[(]c[)]', before, re.I) else ''}"}
        if page.history < at < page.history_end:
            own |= {"of the history", f"of the history {page.kind(at - 1)}"}
            own |= {"of a changelog"} if re.match(r"\W*changelog", page.lines[page.history].text, re.I) else set()
        if DAYS.search(text) or HOURS.search(text) or RANGE.match(after):
            own.add("days of an event")
        yield day, own


def _signs(page: Places, at: int, before: str, after: str, text: str) -> set[str]:
    place, reason = page.place(at), page.reason(at)
    rest = FILLER.sub("", DATE.sub("", before + " " + after)).strip(" |•·-–—,.:()/*_")
    alone = not re.search(r"\w", rest)
    told = page.cue_above(at) if alone and page.cue_above(at) else before
    handed_in = _is_of_manuscript(page, at, told)
    label = "other" if handed_in else said(told)
    found = {f"says {label}", f"says {label} {place}", f"place {place}", f"reason {reason}", f"place {place} {reason}", f"says {label} {reason}"}
    found |= {f"line {page.shape(at)}", *page.beside(at), *page.zones(at), *words_before(before)}
    if alone:
        found |= {"alone", f"alone {place}", f"alone {place} {page.shape_beside(at)}"}
    elif len(text.split()) <= 12:
        found.add(f"short {place} {'name' if PERSON.search(rest) or HANDLE.search(rest) else 'words'}")
        if re.match(r"\W*(?:by|von|par|por|door)\b", after, re.I) or re.match(r"(?:by|von|par|por|door|written)\b", text, re.I):
            found |= {"beside a byline", f"beside a byline {place}"}
    else:
        found.add(f"long {place}")
    if EVENT.search(text):
        found.add("speaks of an event")
    roles = list(ROLE.finditer(before[-70:])) if not handed_in else []
    if roles and not before[-70:][roles[-1].end() :].strip(" :|•·-–—,"):
        found |= {f"role {roles[-1].lastgroup}", f"role {roles[-1].lastgroup} {place}"}
    return found


def _is_of_manuscript(page: Places, at: int, before: str) -> bool:
    """Whether a date is one before publication: its label says so, and beside it another says the like or "published".

    "Submitted on May 3" alone is how forums say that something was published.
    """
    label = re.split(r"[|•·;\t]|\d{4}", before.rstrip(" :|–—-"))[-1]
    own = {match.lastgroup for match in STAGE.finditer(label)}
    if not own:
        return False
    around = "\n".join(line.text[:LONG] for line in page.lines[max(0, at - ROWS) : at + ROWS + 1] if len(line.words) <= ROW)
    others = {match.lastgroup for match in STAGE.finditer(around)} - own
    return bool(others) or ("revised" not in own and ISSUE_WORDS.search(STAGE.sub("", around)) is not None)


CHANGE_WORDS = re.compile(CHANGED.pattern + r"|uppdater|zmian|modific|rettet|oppdater|mis à jour", re.I)
ISSUE_WORDS = re.compile(ISSUED.pattern + r"|en ligne|versche|gepubl|julka|gepost|geplaatst|wydan|pubbl", re.I)
ROW = 30
"""Words of a line that may tell the stages of a manuscript."""
NEAR, CLOSE = 10, 5
"""Words of a label, and of its end where it is longer."""


def _label(before: str) -> str:
    """The words of the last piece before a date; those of the piece before where a mark alone parts it: "Updated - "."""
    pieces = [piece.strip(" *_(,:") for piece in PIECE.split(before)]
    if not pieces[-1] and len(pieces) > 1 and len(pieces[-2].split()) <= 2:
        return pieces[-2]
    return pieces[-1]


def said(before: str) -> str:
    """What the words right before a date say happened on it: "updated", "published", "other", or "dated" for no words."""
    label = _label(before)
    words = re.findall(r"[^\W\d_][\w’'-]*", label)
    if not words:
        return "dated"
    near = " ".join(words[-NEAR if len(words) <= NEAR else -CLOSE :])
    far = " far" if len(words) > NEAR else ""
    if LATER.search(near) or NOT_OURS.search(near):
        return f"other{far}"
    roles = [match.lastgroup for match in ROLE.finditer(near)]
    if CHANGE_WORDS.search(near) or (roles and roles[-1] in ("updated", "reviewed")):
        return f"updated{far}"
    return f"published{far}" if ISSUE_WORDS.search(near) or (roles and roles[-1] == "published") else f"words{far}"
