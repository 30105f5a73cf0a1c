"""Which line is the title: decided among those above the first paragraph as labelled pages have taught.

The signs of a line are those of `psychobot.title_signs` with what the judge of lines says of it, where it stands and
what stands around it; what each is worth `psychobot.fact_weights` says. Without the numbers the signs are added up by
their own weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psychobot import fact_weights, furniture, line_judge
from psychobot.credits import DATE
from psychobot.english import is_common
from psychobot.fact_places import Candidate
from psychobot.furniture import is_prose
from psychobot.judged_pages import BYLINE, JudgedPage
from psychobot.people import People
from psychobot.title_signs import SIGNS, STEM, shared, title_score
from psychobot.title_signs import Candidate as TitleLine

MENU = 120
"""Lines above the first paragraph among which the title is looked for: menus are shorter."""
LONG = 30
"""Words of a title."""
DATED = 12
"""Words of a line that tells a date and little else."""
FEW = (2, 4, 8)
"""Edges of rough classes of numbers."""


class Lines(NamedTuple):
    """The lines of a page that may be its title, and what is said of all of them."""

    page: JudgedPage
    lines: list[TitleLine]
    scores: list[float]
    """By the weights of the signs."""
    shared: list[float]
    odds: list[float]
    """That the line is of the article, by the judge of lines."""
    byline: int | None
    """Where the first byline stands."""

NEARLY, LONGER = 2.0, 1.5
"""How much less likely a title may be than the standfirst below it, and how many times as long that is."""
MATES = re.compile(r"(?<!\s)\s+(?:and|&|und|et|y|en|e)\s+(?=[A-ZÀ-Ý][\w’'-]+(?:\s+[A-ZÀ-Ý][\w’'.-]+){1,3}$)")
"""What stands between the names of two who wrote together."""


def find_in(page: JudgedPage, first: int) -> int | None:
    """The line that is the title most likely, above the first paragraph at ``first``; None where no line may be."""
    found = title_lines(page, first)
    odds = found.scores
    if found.lines and not fact_weights.trouble():
        odds = fact_weights.odds_of(candidates_of(found), fact_weights.weights()["title"])
    return _above_standfirst(found.lines, odds) if odds else None


def _above_standfirst(lines: Sequence[TitleLine], odds: Sequence[float]) -> int:
    """The likeliest line, or the shorter one right above it that is nearly as likely: below it stands what it tells."""
    best = max(range(len(odds)), key=lambda at: (odds[at], -at))
    if best and lines[best - 1].at == lines[best].at - 1 and odds[best - 1] > odds[best] - NEARLY:
        above, below = lines[best - 1], lines[best]
        told = below.line.ends and not above.line.ends and above.long <= below.long
        return above.at if told or LONGER * above.long <= below.long else below.at
    return lines[best].at


def title_lines(page: JudgedPage, first: int) -> Lines:
    """The lines that may be the title, with the first paragraph itself where it asks something short."""
    body = Counter(
        word.lower()[:STEM]
        for at in page.kept(first)
        if is_prose(page.lines[at], 6) or page.lines[at].is_item
        for word in page.lines[at].words
        if len(word) > 3
    )
    people = People(line.text for line in page.lines)
    end = first + (first < len(page.lines) and page.lines[first].text.endswith("?"))
    rows = [at for at in page.kept() if at < end and _may_be_title(page, at, people)][-MENU:]
    lines = [TitleLine(page, at, first, body, people) for at in rows]
    judged = line_judge.odds(page.lines, rows) if rows and not line_judge.trouble() else [0.0] * len(rows)
    return Lines(
        page, lines, [title_score(line) for line in lines], [shared(line.whole, body) for line in lines],
        judged, next((at for at, reason in enumerate(page.reasons) if reason == BYLINE), None),
    )


def _may_be_title(page: JudgedPage, at: int, people: People) -> bool:
    line = page.lines[at]
    leads = line.text.endswith(":") and at + 1 < len(page.lines) and page.lines[at + 1].is_item
    if line.is_item or leads or not 1 <= len(line.words) <= LONG or furniture.CONTENTS.match(line.text):
        return False
    names = MATES.split(line.text)
    subject = any(is_common(word.lower()) for word in names[-1].split())  # "Ann Leaf and Modern Psychoanalysis"
    return len(names) < 2 or subject or not all(people.stands_alone(name) for name in names)


def candidates_of(found: Lines) -> list[Candidate]:
    """The lines with their signs, each as the title it would be."""
    measures = {"score": found.scores, "shared": found.shared, "odds": found.odds}
    ranks = {name: _ranks(own) for name, own in measures.items()}
    return [
        Candidate(line.whole.text, (frozenset((
            *(sign.name for sign in SIGNS if sign.holds(line)),
            *_measured(found, number, {name: own[number] for name, own in ranks.items()}),
            *_looks(line), *_place(found, number), *_around(found.page, line.at),
        )),))
        for number, line in enumerate(found.lines)
    ]


def _ranks(values: Sequence[float]) -> list[int]:
    """The place of each value among all, the greatest first; of equal ones the earlier."""
    order = sorted(range(len(values)), key=lambda at: -values[at])
    places = {at: rank for rank, at in enumerate(order)}
    return [places[at] for at in range(len(values))]


def _class(value: float, edges: Sequence[float]) -> int:
    """In which class a number falls, by the upper edges of the classes."""
    return next((place for place, edge in enumerate(edges) if value <= edge), len(edges))


def _measured(found: Lines, number: int, ranks: dict[str, int]) -> Iterator[str]:
    """What the score, the words shared with the text and the odds of a line are, alone and among all."""
    own, best = found.scores[number], sorted(found.scores)[-2:]
    odds, words = found.odds[number], int(found.shared[number])
    yield from (f"{name} rank {min(rank, 4)}" for name, rank in ranks.items())
    yield f"score gap {_class(own - best[-1], (-8, -5, -3, -2, -1, -0.01))}"
    if ranks["score"] == 0 and len(best) > 1:
        yield f"score lead {_class(own - best[0], (0.5, 1, 2, 4))}"
    yield f"shared {words}"
    yield f"odds {_class(odds, (-4, -2.5, -1.2, -0.4, 0.4, 1.2, 2.5, 4))}"
    yield from (f"odds above {edge}" for edge in (-2, 0, 2) if odds > edge)
    yield f"shared {words // 2} odds {_class(odds, (-2.5, -0.4, 1.2))}"
    yield f"ranks {min(ranks['shared'], 2)}{min(ranks['odds'], 2)}"


def _looks(line: TitleLine) -> Iterator[str]:
    """What a line looks like."""
    text, rough = line.line.text, _class(line.long, FEW)
    yield f"words {_class(line.long, (1, 2, 3, 4, 6, 9, 13, 18))}"
    yield f"kind {line.line.kind} {line.line.level}"
    yield f"times {min(sum(key == line.key for key in line.page.keys), 3)}"
    if line.line.ends:
        yield f"ends {line.long >= FEW[-1]}"
    marks = {"asks": text.endswith("?"), "colon": ":" in text, "quotation": text[:1] in "“‘\"'«",
             "digits": re.search(r"\d", text) is not None, "linked": line.line.linked > 0.8}
    yield from (name for name, is_so in marks.items() if is_so)
    long = [word for word in line.line.words if len(word) > 3]
    capitals, small = sum(word[0].isupper() for word in long), sum(word.lower() in line.people.small for word in long)
    yield f"capitals {_class(capitals / (len(long) or 1), (0.05, 0.3, 0.7, 0.99))} {rough}"
    if long:
        yield f"small elsewhere {_class(small / len(long), (0.1, 0.4, 0.7, 0.99))} {rough}"
    yield from (f"first {word.lower()}" for word in line.line.words[:1])
    yield from (f"last {word.lower()}" for word in line.line.words[-1:])


def _place(found: Lines, number: int) -> Iterator[str]:
    """Where a line stands: on the page, among those that may be the title, and beside the first byline."""
    line = found.lines[number]
    below = len(found.lines) - 1 - number
    long = [other.long >= 4 for other in found.lines]
    yield f"to prose {_class(line.first - line.at, (0, 1, 2, 3, 5, 8, 14))}"
    yield f"row {_class(line.at, (0, 1, 2, 4, 8, 16, 30))}"
    yield f"below {_class(below, (0, 1, 2, 4, 8))}"
    yield f"long below {_class(sum(long[number + 1 :]), (0, 1, 2, 4))}"
    yield f"long above {_class(sum(long[:number]), (0, 1, 2, 4))}"
    yield f"place {_class(line.at, (0, 2, 8))} {_class(below, (0, 1, 3))} {_class(line.long, FEW)}"
    if found.byline is not None:
        side = "below" if found.byline > line.at else "above"
        yield f"byline {side} {_class(abs(found.byline - line.at), (1, 2, 3, 5, 9))}"


def _around(page: JudgedPage, at: int) -> Iterator[str]:
    """What stands above and below a line."""
    for by, name in ((-1, "above"), (1, "below"), (2, "two below")):
        if not 0 <= at + by < len(page.lines):
            yield f"{name} edge"
            continue
        other = page.lines[at + by]
        yield f"{name} {_kind(page, at + by)}"
        if len(other.words) <= DATED and DATE.search(other.text):
            yield f"{name} dated"
    under = page.reasons[at + 1] is None if at + 1 < len(page.lines) else False
    yield f"{'kept' if under else 'out'} below, words {_class(len(page.lines[at].words), FEW)}"
    yield f"apart {page.lines[at].apart} {at + 1 < len(page.lines) and page.lines[at + 1].apart}"


def _kind(page: JudgedPage, at: int) -> str:
    """What a line beside is."""
    if page.reasons[at] is not None:
        return "byline" if page.reasons[at] == BYLINE else "out"
    return "prose" if is_prose(page.lines[at], 12) else f"kept {_class(len(page.lines[at].words), FEW)}"

