"""A second opinion on every line of a page, learnt from labelled pages rather than written as rules.

A logistic regression over the signs of a line (`psychobot.line_signs`), trained by ``scripts/train_line_judge.py`` on
``training/import`` and shipped as plain numbers. Its odds, the verdict of the rules and what both say of the lines
beside are added up, so that neither leaves a line out against strong evidence: furniture comes in runs, and so does
an article. Without the numbers the rules judge alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from psychobot.furniture import PAID, by_shape, is_address_of_citation, is_citation, is_prose, opens
from psychobot.judged_pages import BELOW, BYLINE, CONTENTS, QUOTED, TITLE, JudgedPage
from psychobot.line_signs import Signs, signs_of
from psychobot.page_lines import Line

PATH = Path(__file__).with_name("line_judge.json")

STEP = 0.01
"""What a weight is counted in."""
LOOK = 0.35
"""What a sign of shape or place counts; all the words of a line together count as one of length one."""
SUREST = 6.0
"""Odds, as a logarithm, beyond which the judge is not believed to be any surer."""
RULES = 4.0
"""What the verdict of the rules counts in the same measure: they are mostly right, and what is in doubt stays."""
PLACE = 2.0
"""What it counts where the rules went by a line's place alone."""
BESIDE, MOST_BESIDE = 0.1, 2.0
"""The share of a neighbour's sum that is added to a line's, and the most that is taken of it."""
MOST_DROPPED = 0.4
"""Share of the words the rules keep: who leaves out more than this has not understood the page."""
ALONE = 1.0
"""How much surer the sum must be of a line between two that stay."""
CERTAIN = frozenset({BYLINE, TITLE, CONTENTS, QUOTED, "the title again", "said before", "no words", "promotion"})
"""Reasons that are facts of the page; and promotions, which are written to read like articles."""
BY_PLACE = frozenset({BELOW, "between furniture", "heading without text", "greeting"})
"""Reasons that speak of a line's place rather than of its words."""
DO, DONT = frozenset({"do", "dos", "do s", "try"}), frozenset({"don t", "dont", "don ts", "don t s", "do not", "avoid"})
"""What the two halves of a list of advice are called."""
WITH_TEXT = BY_PLACE | {"promotion"}
"""Reasons for which a heading goes with the text below it."""


class Weights(NamedTuple):
    """What each sign is worth; above nothing speaks for the article."""

    bias: int
    look: dict[str, int]
    words: dict[str, int]


@cache
def weights(path: Path) -> Weights:
    """Read the weights. Raises OSError, ValueError, KeyError or TypeError where they are missing or broken."""
    told = json.loads(path.read_text("utf-8"))
    found = Weights(told["bias"], dict(told["look"]), dict(told["words"]))
    if not all(isinstance(weight, int) for weight in (found.bias, *found.look.values(), *found.words.values())):
        raise ValueError(f"{path.name} holds a weight that is no number; run scripts/train_line_judge.py")
    return found


def trouble() -> str:
    """Why the judge cannot be heard; nothing when it can."""
    try:
        weights(PATH)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{PATH.name} cannot be read ({type(error).__name__}); only the rules judged the lines"
    return ""


def odds(lines: Sequence[Line], rows: Sequence[int] | None = None) -> list[float]:
    """The logarithm of the odds that each line, or each of some, is of the article. Raises as `weights` does."""
    known = weights(PATH)
    return [_odds(known, signs) for signs in signs_of(lines, rows)]


def _odds(known: Weights, signs: Signs) -> float:
    look = sum(known.look.get(sign, 0) for sign in signs.look)
    words = sum(known.words.get(sign, 0) for sign in signs.words)
    return STEP * (known.bias + LOOK * look + words / sqrt(len(signs.words) or 1))


def take_by_look(page: JudgedPage) -> None:
    """Leave out what the judge is sure of though no rule saw it, and keep what it saves from the rules."""
    if trouble() or not page.lines:
        return
    sums = added_up(odds(page.lines), [_verdict(reason) for reason in page.reasons])
    dropped = [
        at
        for at in page.kept()
        if sums[at] <= -ALONE * _is_alone(sums, at) and at != page.title and not _is_spared(page, at)
    ]
    words = [len(line.words) for line in page.lines]
    if sum(words[at] for at in dropped) > MOST_DROPPED * sum(words[at] for at in page.kept()):
        return
    for at, total in enumerate(sums):
        if total > 0 and page.reasons[at] is not None and _may_return(page, at):
            page.reasons[at] = None
            _give_back_heading(page, at - 1)
    for at in dropped:
        page.drop(at, f"reads as site furniture ({100 / (1 + exp(sums[at])):.0f}%)")


def _may_return(page: JudgedPage, at: int) -> bool:
    """Whether the judge may give back a line that the rules left out."""
    return page.reasons[at] not in CERTAIN and not page.lines[at].zone


def _give_back_heading(page: JudgedPage, at: int) -> None:
    """Keep the heading above a paragraph that comes back, unless it is furniture by its own words."""
    told = at >= 0 and page.is_heading(at) and is_prose(page.lines[at + 1]) and not page.lines[at].zone
    if told and page.reasons[at] in WITH_TEXT and by_shape(page.lines[at]) is None and opens(page.lines[at]) is None:
        page.reasons[at] = None


def _is_alone(sums: Sequence[float], at: int) -> bool:
    """Whether the lines beside one stay, by their sums."""
    return all(each > 0 for each in (*sums[max(0, at - 1) : at], *sums[at + 1 : at + 2]))


def _is_spared(page: JudgedPage, at: int) -> bool:
    """Whether a line is of references, a quotation or of whom to call: its words are strange to the judge."""
    line = page.lines[at]
    strange = is_citation(line) or line.text[:1] in "“„«‘\"" or is_address_of_citation(page.lines, at)
    told = PAID.match(line.text) is not None or page.tells_of_help(at)
    return strange or told or _is_of_opposites(page, at)


def _is_of_opposites(page: JudgedPage, at: int) -> bool:
    """Whether a line is the label "Don't" or goes on below it, where "Do" stands above."""
    while at > 0 and page.keys[at] not in DONT and not page.lines[at].apart:
        at -= 1
    return page.keys[at] in DONT and any(page.keys[other] in DO and page.reasons[other] is None for other in range(at))


def _verdict(reason: str | None) -> float:
    """What the rules say of a line, in the measure of the judge."""
    return RULES if reason is None else -PLACE if reason in BY_PLACE else -RULES


def added_up(odds: Sequence[float], verdicts: Sequence[float]) -> list[float]:
    """The odds with the verdict of the rules, and a share of the sums beside."""
    own = [max(-SUREST, min(SUREST, each)) + verdict for each, verdict in zip(odds, verdicts, strict=True)]
    lent = [0.0, *(BESIDE * max(-MOST_BESIDE, min(MOST_BESIDE, each)) for each in own), 0.0]
    return [each + lent[at] + lent[at + 2] for at, each in enumerate(own)]
