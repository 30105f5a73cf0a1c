"""Who wrote, reviewed and publishes a page, and when: decided among its names and dates as labelled pages have taught.

The candidates and their signs are those of `psychobot.name_signs`, `psychobot.date_signs` and
`psychobot.publisher_signs`, what a sign is worth `psychobot.fact_weights` says. A candidate counts as much as the best
of the places where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from psychobot.credits import TEAM
from psychobot.date_signs import date_candidates
from psychobot.fact_places import Candidate, Places
from psychobot.fact_weights import odds_of, weights
from psychobot.name_signs import name_candidates
from psychobot.publisher_signs import initials_of, key_of_site, publisher_candidates
from psychobot.publishers import NOT_A_PUBLISHER, is_an_action

SURE, LIKELY = -0.4, -0.8
"""Odds, as a logarithm, from which a name is believed, and from which the best is where none is sure."""
MARGIN, CLEAR = 3.0, 6.0
"""How far behind the best name the others of a page may be, and odds beyond which none is any better."""
TEAM_LIKELY = -2.0
"""Odds from which a team with a byline or a label is believed, where nobody else has written."""
BYLINES = frozenset({"cue writes", "cue by"})
MATE = -3.0
"""Odds from which a name is believed that stands in one list with a believed one."""
WHOLE = len("2024-06-13")
"""Characters of a date that is told to the day."""
DAY = -0.8
"""Odds from which a date is believed."""

RULED, SOME = 2.0, -4.0
"""What it counts to be the publisher by the rules, and odds from which another is believed."""
SHORTEST, INITIALS = 3, 6
"""Letters of the shortest name that may be the initials of another without its place, and of the longest that may be
those of another."""
LETTERS = re.compile(r"\bA\s?(?:[-–]|to)\s?Z\b", re.I)
"""What a list by letters is called."""


class Judged(NamedTuple):
    """The facts that the judge found."""

    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""


def judged(page: Places) -> Judged:
    """The people and days of a page. Raises as `weights` does."""
    names, days, known = name_candidates(page), date_candidates(page), weights()
    write, check = (odds_of(names, known[fact]) for fact in ("authors", "reviewers"))
    issued, changed = (odds_of(days, known[fact]) for fact in ("published", "updated"))
    told = _days(days, *([own if _is_own(day) else -CLEAR for day, own in zip(days, each, strict=True)]
                         for each in (issued, changed)))
    published, updated = _with_history(days, *told)
    authors = _chosen(names, [own if _writes(name, own, other) else -CLEAR
                              for name, own, other in zip(names, write, check, strict=True)])
    reviewers = _chosen(names, check)
    authors = authors or _team(names, write)
    return Judged(authors, tuple(name for name in reviewers if not TEAM.search(name)) or reviewers, published, updated)


def _writes(name: Candidate, author: float, reviewer: float) -> bool:
    """Whether a name is rather an author's than a reviewer's."""
    return author >= reviewer or any("head says authors" in signs for signs in name.signs)


def _chosen(names: Sequence[Candidate], odds: Sequence[float]) -> tuple[str, ...]:
    """The names that are sure and not far behind the best, or the best alone where it is likely."""
    best = max(odds, default=-CLEAR)
    sure = max(SURE, min(best, CLEAR) - MARGIN)
    least = sure if best > SURE else max(LIKELY, best - 0.5)
    lists = {each for name, own in zip(names, odds, strict=True) if own > least for each in name.lists}
    return tuple(name.value for name, own in zip(names, odds, strict=True)
                 if own > least or (own > MATE and lists.intersection(name.lists)
                                    and (_is_person(name) or _is_in_head(name))))


def _is_in_head(name: Candidate) -> bool:
    """Whether the head of the page names an author or reviewer so."""
    return any(sign in ("head says authors", "head says reviewers") for signs in name.signs for sign in signs)


def _team(names: Sequence[Candidate], odds: Sequence[float]) -> tuple[str, ...]:
    """The team that a byline or a label names, where nobody else is believed to have written."""
    found = [(own, name.value) for name, own in zip(names, odds, strict=True)
             if own > TEAM_LIKELY and any("kind team" in signs and BYLINES & signs for signs in name.signs)]
    return (max(found)[1],) if found else ()


INITIALLED = re.compile(r"(?:[A-ZÀ-Ý]\.[\s-]?){1,3}(?:(?:van|von|de|der|den|del|di)\s+){0,2}[A-ZÀ-Ý][\w’'-]+$")
"""A name written with initials; the judge of single names has little to go by."""


def _is_person(name: Candidate) -> bool:
    """Whether a name can be nothing else."""
    return INITIALLED.match(name.value) is not None or all("stands alone" in signs for signs in name.signs)


NOT_OWN = frozenset({"reason comments", "reason related"})


def _is_own(day: Candidate) -> bool:
    """Whether a day is told elsewhere than among comments and other articles, below the title or in the page's head."""
    return any(not NOT_OWN & signs or "place head" in signs or _is_said(signs) for signs in day.signs)


def _is_said(signs: frozenset[str]) -> bool:
    return any(sign.startswith("head says ") and "other" not in sign for sign in signs)


def _days(days: Sequence[Candidate], published: Sequence[float], updated: Sequence[float]) -> tuple[str, str]:
    """The day of publication and that of the last change; one that is best for both is the likelier of the two."""
    first, last = _best(days, published), _best(days, updated)
    if first and first == last:
        at = next(at for at, day in enumerate(days) if day.value == first)
        return (first, "") if published[at] >= updated[at] else ("", last)
    return first, last


def _with_history(days: Sequence[Candidate], published: str, updated: str) -> tuple[str, str]:
    """The days found, and where one is not told, that of the first or the last of the versions the page lists.

    A changelog need not go back to the first.
    """
    whole = (day for day in days if len(day.value) == WHOLE)
    listed = sorted(day.value for day in whole if any("of the history" in signs for signs in day.signs))
    if len(listed) < 2:
        return published, updated
    releases = any("of a changelog" in signs for day in days for signs in day.signs)
    first, last = "" if releases else listed[0], listed[-1]
    if first and published == last and not updated:  # the judge saw but one day, and took it for the only one
        return first, last
    return published or (first if first != updated else ""), updated or (last if last != published else "")


def _best(days: Sequence[Candidate], odds: Sequence[float]) -> str:
    """The likeliest date, as exactly as another likely one has it."""
    likely = [(own, day.value) for day, own in zip(days, odds, strict=True) if own > DAY]
    best = max(likely, default=(0.0, ""))[1]
    return max((day for _, day in likely if best and day.startswith(best)), key=len, default="")


def judged_publisher(page: Places, ruled: str) -> str:
    """The likeliest publisher, written out; ``ruled`` is what the rules take it for. Raises as `weights` does."""
    found, own = publisher_candidates(page, ruled), key_of_site(ruled)
    odds = {each.value: chance + RULED * (key_of_site(each.value) == own)
            for each, chance in zip(found, odds_of(found, weights()["publisher"]), strict=True)}
    odds = {name: chance for name, chance in odds.items() if key_of_site(name) == own or not _is_place_of_menu(name)}
    best = max(odds, key=lambda name: odds[name], default="")
    if not best or odds[best] < SOME:
        return ruled
    best = ruled if key_of_site(best) == own else best
    whole = [name for name in odds if _is_short_for(best, name)] if len(best) <= INITIALS else []
    return max(whole, key=lambda name: odds[name], default=best)


def _is_short_for(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, or of all but its first word: often that is a place."""
    initials = initials_of(key_of_site(name)).upper()
    return initials == letters or (len(letters) >= SHORTEST and initials[1:] == letters)


def _is_place_of_menu(name: str) -> bool:
    return NOT_A_PUBLISHER.match(name) is not None or is_an_action(name) or LETTERS.search(name) is not None
