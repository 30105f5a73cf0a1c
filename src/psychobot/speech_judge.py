"""A second opinion on what a sentence is up to: learnt from invented sentences rather than written as rules.

A logistic regression for each way of speaking that has no place in an article, and one for all of them together, over
the signs of a sentence (`psychobot.speech_signs`) and those of the tables (`psychobot.checks_speech`). Trained by
``scripts/train_speech_judge.py`` on ``training/check`` and shipped as plain numbers. Without them the tables judge
alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from psychobot.speech_signs import signs_of

PATH = Path(__file__).with_name("speech_judge.json")
CLASSES = ("advertising", "biography", "disclaimer", "helpline", "furniture", "harm")
"""Ways of speaking that have no place in an article."""
STEP = 0.01
"""What a weight is counted in."""
TOLD = 0.6
"""What a sign of the tables counts; all signs of a sentence's own together count as one of length one."""

LIKELIEST = 0.5
"""What the odds of the likeliest kind add to those of any: they agree where the judge is right."""


class Weights(NamedTuple):
    """What each sign is worth for each of `CLASSES`, and, last, for any of them."""

    bias: list[int]
    own: dict[str, list[int]]
    told: dict[str, list[int]]


class Verdict(NamedTuple):
    """What a sentence is taken for."""

    kind: str
    """The likeliest of `CLASSES`."""
    odds: float
    """The logarithm of the odds that it is any of them, and a share of that for the likeliest."""


@cache
def weights(path: Path) -> Weights:
    """Read the weights. Raises OSError, ValueError, KeyError or TypeError where they are missing or broken."""
    read = json.loads(path.read_text("utf-8"))
    found = Weights(list(read["bias"]), dict(read["own"]), dict(read["told"]))
    wide = len(CLASSES) + 1
    if not all(len(row) == wide for row in (found.bias, *found.own.values(), *found.told.values())):
        raise ValueError(f"{path.name} has a row that is too short; run scripts/train_speech_judge.py")
    return found


def trouble() -> str:
    """Why the judge cannot be heard; nothing when it can."""
    try:
        weights(PATH)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{PATH.name} cannot be read ({type(error).__name__}); only the tables judged the sentences"
    return ""


def verdict(text: str, told: Sequence[str]) -> Verdict:
    """What a sentence is taken for, by its own signs and by those of the tables. Raises as `weights` does."""
    known = weights(PATH)
    own = [row for sign in signs_of(text) if (row := known.own.get(sign))]
    signs = [row for sign in told if (row := known.told.get(sign))]
    share = STEP / sqrt(len(own) or 1)
    sums = [
        STEP * bias + share * sum(row[at] for row in own) + TOLD * STEP * sum(row[at] for row in signs)
        for at, bias in enumerate(known.bias)
    ]
    likeliest = max(range(len(CLASSES)), key=sums.__getitem__)
    return Verdict(CLASSES[likeliest], sums[-1] + LIKELIEST * sums[likeliest])
