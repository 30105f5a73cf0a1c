"""Who wrote and reviewed a page, and when: decided among its names and dates as labelled pages have taught.

Four logistic regressions, one for each fact, over the signs of candidates (`psychobot.name_signs`,
`psychobot.date_signs`), trained by ``scripts/train_fact_judge.py`` on ``training/import`` and shipped as plain numbers.
A candidate counts as much as the best of the places where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from psychobot.credits import TEAM
from psychobot.date_signs import date_candidates
from psychobot.fact_places import Candidate, Places
from psychobot.name_signs import name_candidates

PATH = Path(__file__).with_name("fact_judge.json")

STEP = 0.01
"""What a weight is counted in."""
SURE, LIKELY = -0.4, -1.1
"""Odds, as a logarithm, from which a name is believed, and from which the best is where none is sure."""
MARGIN, CLEAR = 3.0, 6.0
"""How far behind the best name the others of a page may be, and odds beyond which none is any better."""
DAY = -0.4
"""Odds from which a date is believed."""


class Weights(NamedTuple):
    """What each sign is worth for one fact; above nothing speaks for the candidate."""

    bias: int
    signs: dict[str, int]


class Judged(NamedTuple):
    """The facts that the judge found."""

    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""


@cache
def weights(path: Path) -> dict[str, Weights]:
    """Read the weights of every fact. Raises OSError, ValueError, KeyError or TypeError where they are missing."""
    told = json.loads(path.read_text("utf-8"))
    found = {fact: Weights(told[fact]["bias"], dict(told[fact]["signs"])) for fact in Judged._fields}
    for known in found.values():
        if not all(isinstance(weight, int) for weight in (known.bias, *known.signs.values())):
            raise ValueError(f"{path.name} holds a weight that is no number; run scripts/train_fact_judge.py")
    return found


def trouble() -> str:
    """Why the judge cannot be heard; nothing when it can."""
    try:
        weights(PATH)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{PATH.name} cannot be read ({type(error).__name__}); names are those of bylines, and no dates"
    return ""


def judged(page: Places) -> Judged:
    """The people and days of a page. Raises as `weights` does."""
    names, days, known = name_candidates(page), date_candidates(page), weights(PATH)
    write, check = (_odds(names, known[fact]) for fact in ("authors", "reviewers"))
    published, updated = _days(days, _odds(days, known["published"]), _odds(days, known["updated"]))
    authors = _chosen(names, [own if _writes(name, own, other) else -CLEAR
                              for name, own, other in zip(names, write, check, strict=True)])
    reviewers = _chosen(names, check)
    return Judged(authors, tuple(name for name in reviewers if not TEAM.search(name)) or reviewers, published, updated)


def _writes(name: Candidate, author: float, reviewer: float) -> bool:
    """Whether a name is rather an author's than a reviewer's."""
    return author >= reviewer or any("head says authors" in signs for signs in name.signs)


def _odds(candidates: Sequence[Candidate], known: Weights) -> list[float]:
    """The logarithm of the odds of each candidate, by the best place it stands in."""
    return [STEP * (known.bias + max(sum(known.signs.get(sign, 0) for sign in signs) for signs in each.signs))
            for each in candidates]


def _chosen(names: Sequence[Candidate], odds: Sequence[float]) -> tuple[str, ...]:
    """The names that are sure and not far behind the best, or the best alone where it is likely."""
    best = max(odds, default=-CLEAR)
    sure = max(SURE, min(best, CLEAR) - MARGIN)
    least = sure if best > SURE else max(LIKELY, best - 0.5)
    return tuple(name.value for name, own in zip(names, odds, strict=True) if own > least)


def _days(days: Sequence[Candidate], published: Sequence[float], updated: Sequence[float]) -> tuple[str, str]:
    """The day of publication and that of the last change; one that is best for both is the likelier of the two."""
    first, last = _best(days, published), _best(days, updated)
    if first and first == last:
        at = next(at for at, day in enumerate(days) if day.value == first)
        return (first, "") if published[at] >= updated[at] else ("", last)
    return first, last


def _best(days: Sequence[Candidate], odds: Sequence[float]) -> str:
    """The likeliest date, as exactly as another likely one has it."""
    likely = [(own, day.value) for day, own in zip(days, odds, strict=True) if own > DAY]
    best = max(likely, default=(0.0, ""))[1]
    return max((day for _, day in likely if best and day.startswith(best)), key=len, default="")
