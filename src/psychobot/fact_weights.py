"""What the signs of candidates for the facts of a page are worth, as labelled pages have taught.

A logistic regression for each fact, trained by ``scripts/train_fact_judge.py`` on ``training/import`` and shipped as
plain numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from psychobot.fact_places import Candidate

PATH = Path(__file__).with_name("fact_judge.json")
FACTS = ("authors", "reviewers", "published", "updated", "publisher", "title")
"""The facts that are judged."""
STEP = 0.01
"""What a weight is counted in."""


class Weights(NamedTuple):
    """What each sign is worth for one fact; above nothing speaks for the candidate."""

    bias: int
    signs: dict[str, int]


@cache
def _read(path: Path) -> dict[str, Weights]:
    told = json.loads(path.read_text("utf-8"))
    found = {fact: Weights(told[fact]["bias"], dict(told[fact]["signs"])) for fact in FACTS}
    for known in found.values():
        if not all(isinstance(weight, int) for weight in (known.bias, *known.signs.values())):
            raise ValueError(f"{path.name} holds a weight that is no number; run scripts/train_fact_judge.py")
    return found


def weights() -> dict[str, Weights]:
    """The weights of every fact. Raises OSError, ValueError, KeyError or TypeError where they are missing."""
    return _read(PATH)


def trouble() -> str:
    """Why the judge cannot be heard; nothing when it can."""
    try:
        weights()
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{PATH.name} cannot be read ({type(error).__name__}); names are those of bylines, and no dates"
    return ""


def odds_of(candidates: Sequence[Candidate], known: Weights) -> list[float]:
    """The logarithm of the odds of each candidate, by the best place it stands in."""
    return [max(_odds(signs, known) for signs in each.signs) for each in candidates]


def _odds(signs: Iterable[str], known: Weights) -> float:
    return STEP * (known.bias + sum(known.signs.get(sign, 0) for sign in signs))
