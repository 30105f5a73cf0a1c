"""Charts as inline SVG: from numbers to markup, with a text alternative, no script and no colour of their own.

Colours are classes that the page's style sheet fills, so that a chart is dark where the page is. Units are those of
the view box; both axes run from 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from psychobot.markup import Html, el, joined

WIDTH, HEIGHT = 400, 300
LEFT, RIGHT, TOP, BOTTOM = 56, 376, 12, 250
"""The box inside the axes."""
SHARES = tuple((i / 4, f"{i * 25}%") for i in range(5))
"""Ticks of an axis of shares: where, and what is written there."""
Tick = tuple[float, str]


class Bin(NamedTuple):
    """A bar of a distribution: the range of values, and how many of each of the two kinds lie in it."""

    low: float
    high: float
    above: int
    below: int


def reliability_chart(rows: Sequence[tuple[float, float, int]]) -> Html:
    """Confidence against the share that was right; the nearer to the diagonal, the truer. One mark for each bin."""
    most = max((count for _, _, count in rows), default=1)
    marks = [
        el("circle", el("title", f"confidence {sure:.2f}: {share:.0%} of {count} right"),
           cx=at(x(sure)), cy=at(y(share)), r=at(3 + 6 * math.sqrt(count / most)), class_="mark")
        for sure, share, count in rows
    ]
    told = "; ".join(f"at confidence {sure:.2f} {share:.0%} of {count} questions" for sure, share, count in rows)
    return chart(
        "reliability-chart", "Reliability curve", f"Share with an answer among the first three passages: {told}.",
        axes("confidence", "right", SHARES), _line((0, 0), (1, 1), "guide"),
        path([(sure, share) for sure, share, _ in rows]), *marks)


def distribution_chart(bins: Sequence[Bin], threshold: float) -> Html:
    """Two distributions over one axis, one upwards and one downwards, heights by the square root of the count."""
    most = max((max(each.above, each.below) for each in bins), default=0) or 1
    ticks = [tick for count in _round_counts(most) for tick in _two_ways(count, most)]
    bars = [_bar(each, count, up, most) for each in bins
            for count, up in ((each.above, True), (each.below, False)) if count]
    above, below = (sum(counts) for counts in zip(*((each.above, each.below) for each in bins), strict=True))
    told = (f"Upwards {above} questions the corpus answers, downwards {below} it does not. "
            f"From confidence {threshold:g} on, marked by a dashed line, an answer is given.")
    return chart("distribution-chart", "Distribution of confidence", told,
                 axes("confidence", "questions", ticks), *bars, _line((threshold, 0), (threshold, 1), "guide"))


def risk_chart(points: Sequence[tuple[float, float]], answered: float) -> Html:
    """Coverage against risk; the dashed line stands at the share of questions that were answered."""
    told = "; ".join(f"at coverage {coverage:.0%} risk {risk:.1%}" for coverage, risk in points
                     if round(coverage * 100) in (50, 80, 100))
    marks = [el("circle", el("title", f"coverage {coverage:.0%}: risk {risk:.1%}"), cx=at(x(coverage)),
                cy=at(y(risk)), r=4, class_="mark") for coverage, risk in points if round(coverage * 100) % 10 == 0]
    return chart("risk-chart", "Risk-coverage curve", f"Error rate among the surest questions: {told}. "
                 f"A dashed line stands at {answered:.0%}, the share of questions that were answered.",
                 axes("coverage", "risk", SHARES), _line((answered, 0), (answered, 1), "guide"), path(points), *marks)


def chart(name: str, title: str, told: str, *parts: Html) -> Html:
    """The SVG of a chart, with its title and its text alternative."""
    labels = el("title", title, id=f"{name}-title"), el("desc", told, id=f"{name}-told")
    return el("svg", *labels, *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_labelledby=f"{name}-title",
              aria_describedby=f"{name}-told")


def axes(across: str, up: str, ticks: Iterable[Tick]) -> Html:
    """Grid, ticks and names of the two axes; across stand the numbers from 0 to 1."""
    lines = [joined((_line((0, where), (1, where), "grid"), _text(LEFT - 6, y(where) + 4, label, "end")))
             for where, label in ticks]
    below = [_text(x(i / 4), BOTTOM + 18, f"{i / 4:g}" if across == "confidence" else f"{i * 25}%", "middle")
             for i in range(5)]
    middle = (TOP + BOTTOM) / 2
    name = el("text", up, x=0, y=0, text_anchor="middle", transform=f"translate(14 {at(middle)}) rotate(-90)")
    return joined((*lines, *below, name, _text((LEFT + RIGHT) / 2, HEIGHT - 8, across, "middle")))


def path(points: Sequence[tuple[float, float]]) -> Html:
    """A line through points."""
    return el("polyline", points=" ".join(f"{at(x(across))},{at(y(up))}" for across, up in points), class_="curve")


def x(share: float) -> float:
    """Where a share of the axis across stands in the view box."""
    return LEFT + share * (RIGHT - LEFT)


def y(share: float) -> float:
    """Where a share of the axis upwards stands in the view box, which counts downwards."""
    return BOTTOM - share * (BOTTOM - TOP)


def at(number: float) -> str:
    """A coordinate as written: two decimals at most, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _bar(each: Bin, count: int, up: bool, most: int) -> Html:
    reach = (BOTTOM - TOP) / 2 * math.sqrt(count / most)
    which = "that the corpus answers" if up else "that it does not"
    return el("rect", el("title", f"confidence {each.low:.2f} to {each.high:.2f}: {count} {which}"),
              x=at(x(each.low) + 1), width=at(x(each.high) - x(each.low) - 2), height=at(reach),
              y=at(y(0.5) - (reach if up else 0)), class_="able" if up else "unable")


def _two_ways(count: int, most: int) -> list[Tick]:
    """Ticks for a count above and below the middle."""
    half = 0.5 * math.sqrt(count / most)
    return [(0.5 + half, str(count)), (0.5 - half, str(count))] if count else [(0.5, "0")]


def _round_counts(most: int) -> list[int]:
    """A few round counts up to ``most``, far enough apart on a scale of square roots.

    >>> _round_counts(287), _round_counts(3)
    ([0, 20, 100, 200], [0, 1, 2])
    """
    unit = max(10 ** (len(str(most)) - 1), 1)
    unit = unit if most >= 2 * unit else max(unit // 2, 1)
    return sorted({0, unit // 5 or 1, unit, *([2 * unit] if most >= 2 * unit else [])})


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> Html:
    return el("line", x1=at(x(start[0])), y1=at(y(start[1])), x2=at(x(end[0])), y2=at(y(end[1])), class_=kind)


def _text(left: float, base: float, words: str, anchor: str) -> Html:
    return el("text", words, x=at(left), y=at(base), text_anchor=anchor)
