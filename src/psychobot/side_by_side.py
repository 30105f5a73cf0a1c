"""Draw what changed between two indexes: the words before and now, side by side or, on a narrow screen, one below
the other. Lines with a word that differs carry the mark of the margin, so that colour is never alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from psychobot.citations import citation_of, same_words
from psychobot.differences import MEANINGS, Difference, Verdict
from psychobot.records import Disagreement, Quotation, Span
from psychobot.render import NOTHING, Line, Style, paragraph, place, source_in_full
from psychobot.wrapping import columns, wrap_passage, wrap_text

TWO_COLUMNS = 60
"""Columns of a screen from which the words stand side by side."""
BETWEEN = 2
"""Columns between the two."""
NO_MORE = "No further passage."

_WORD = re.compile(r"\S+")


def draw(difference: Difference, style: Style) -> list[Line]:
    """One question, its verdict, and the words before and now."""
    lines = paragraph("title", difference.rated.question, style)
    lines += paragraph("meta", f"{difference.verdict}: {MEANINGS[difference.verdict]}", style)
    if difference.verdict == "moved" and difference.old and difference.new:
        return [*lines, *paragraph("meta", f"{place(difference.old)} -> {place(difference.new)}", style)]
    if difference.verdict == "other credit" and difference.old and difference.new:
        return [*lines, *_credits(difference.old, difference.new, style)]
    if difference.verdict == "other sides":
        return [*lines, *_sides("before", difference.sides[0], style), *_sides("now", difference.sides[1], style)]
    return [*lines, *_both(difference, style)]


def _credits(old: Quotation, new: Quotation, style: Style) -> list[Line]:
    """What stood below the words and what stands there now, as far as they differ."""
    before, now = _credit(old), _credit(new)
    return [line for when, here, there in (("before", before, now), ("now", now, before))
            for line in paragraph("", f"{when}: {'; '.join(each for each in here if each not in there)}", style)]


def _credit(quotation: Quotation) -> list[str]:
    return [quotation.article.title, " > ".join(quotation.hit.passage.section), *map(source_in_full, quotation.sources)]


def _sides(when: str, point: Disagreement | None, style: Style) -> list[Line]:
    """The point and its sides, each with its words."""
    if point is None:
        return paragraph("", f"{when}: no sides are told", style)
    lines = paragraph("", f"{when}: {point.topic}", style)
    for side in point.sides:
        lines += paragraph("quote", f"- {side.stance}: “{same_words(side.quotation.text)}”", style)
    return lines


def _both(difference: Difference, style: Style) -> list[Line]:
    wide = style.columns >= TWO_COLUMNS
    width = (style.columns - BETWEEN) // 2 if wide else style.columns
    marks = _differing(difference.old, difference.new)
    nothing = NO_MORE if difference.verdict == "others below" else NOTHING
    left = _cell("before", difference.old, marks[0], style, width, nothing)
    right = _cell("now", difference.new, marks[1], style, width, nothing)
    if not wide:
        return [*left, *right]
    rows: Iterable[tuple[Line, Line]] = zip_longest(left, right, fillvalue=[])
    return [[*_padded(one, width + BETWEEN), *other] for one, other in rows]


def _padded(line: Line, width: int) -> Line:
    return [*line, ("", " " * (width - sum(columns(text) for _, text in line)))]


def _cell(
    when: str, quotation: Quotation | None, marks: Sequence[Span], style: Style, width: int, nothing: str
) -> list[Line]:
    """The words of one side and where they stand, at most so wide."""
    head = when if quotation is None else f"{when}: {place(quotation)}"
    lines: list[Line] = [[("meta", text)] for text in wrap_text(head, width)]
    if quotation is None:
        return [*lines, *([("", text)] for text in wrap_text(nothing, width))]
    gutter = 0 if style.spoken else 2
    for runs in wrap_passage(quotation.text, marks, width - gutter):
        bar = style.marked if any(run.marked for run in runs) else style.margin
        words = [("mark" if run.marked else "quote", run.text) for run in runs]
        lines.append([("margin", f"{bar} "), *words] if gutter else words)
    return lines


def _differing(old: Quotation | None, new: Quotation | None) -> tuple[list[Span], list[Span]]:
    """The words of either side that the other has not, in order."""
    if old is None or new is None:
        return [], []
    ours, theirs = ([Span(*word.span()) for word in _WORD.finditer(side.text)] for side in (old, new))
    matcher = SequenceMatcher(None, [s.of(old.text) for s in ours], [s.of(new.text) for s in theirs], autojunk=False)
    gone, come = set(range(len(ours))), set(range(len(theirs)))
    for a, b, size in matcher.get_matching_blocks():
        gone -= set(range(a, a + size))
        come -= set(range(b, b + size))
    return [ours[i] for i in sorted(gone)], [theirs[i] for i in sorted(come)]


def summary(counts: dict[Verdict, int], style: Style) -> list[Line]:
    """How many questions have each verdict."""
    wide = max((len(verdict) for verdict in counts), default=0)
    rows = [f"{count:>5}  {verdict:{wide}}  {MEANINGS[verdict]}" for verdict, count in counts.items()]
    short = [f"{count:>5}  {verdict}" for verdict, count in counts.items()]
    fits = all(len(row) <= style.columns for row in rows)
    return [[("", row)] for row in (rows if fits else short)]


def records(differences: Iterable[Difference]) -> Iterable[dict[str, Any]]:
    """One record for each question that has not stayed the same, keys in a fixed order."""
    for difference in differences:
        if difference.verdict != "same":
            yield {"question": difference.rated.question, "kind": difference.rated.kind, "verdict": difference.verdict,
                   "counts": difference.counts, "old": _side(difference.old), "new": _side(difference.new),
                   "old_sides": _positions(difference.sides[0]), "new_sides": _positions(difference.sides[1])}


def _positions(point: Disagreement | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {"topic": point.topic,
            "positions": [{"stance": side.stance, "citation": str(citation_of(side.quotation)),
                           "text": side.quotation.text} for side in point.sides]}


def _side(quotation: Quotation | None) -> dict[str, Any] | None:
    if quotation is None:
        return None
    passage = quotation.hit.passage
    return {"rank": quotation.hit.rank, "doc_id": passage.doc_id, "section": list(passage.section),
            "file": quotation.article.file, "span": list(passage.span), "lines": list(passage.lines),
            "text": quotation.text, "citation": str(citation_of(quotation))}
