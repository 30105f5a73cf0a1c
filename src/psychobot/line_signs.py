"""What a line of a page looks like, for the judge of lines: its shape, its place, its neighbours and its words.

A sign is a short name, as in "ends with a full stop and is long"; the judge knows what each is worth. Nothing is
decided here, and no sign knows a site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from psychobot.furniture import CITATION, REFERENCES
from psychobot.page_lines import SENTENCE_END, Line

LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
ROUGHLY = (5, 12, 25)
"""Words: the edges of fine and of rough classes of length."""
PROSE = 16
"""Words of a sentence that is surely a paragraph."""
SHORT = 8
STEM = 6
"""Letters by which words of a page are compared."""
MARKS = {
    "digits": re.compile(r"\d"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "date": re.compile(
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zé]*\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+(?:de\s+)?(?:jan|f[eé]v?b?"
        r"|m[aä]r|a[pvb]r|ma[iy]|mei|ju[nli]|aug|ao[uû]|ago|sep|set|o[ck]t|nov|d[eéi][czc]|ene)[a-zûéè]*\b"
        r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d-\d\d",
        re.I,
    ),
    "address": re.compile(r"https?://|www\.|\.(?:com|org|example|net|de|fr|es|nl|uk)\b|@"),
    "copyright": re.compile("©"),
    "arrows": re.compile(r"[|•·›»→>←‹/]"),
    "telephone": re.compile(r"(?:\d[\s-]?){7,}"),
    "brackets": re.compile(r"\("),
    "comma": re.compile(", "),
    "two sentences": re.compile(r"[^\W\d_][.!?]\s+[“\"¿¡]?[^\W\d_]"),
    "you": re.compile(
        r"\b(?:you|your|yours|yourself|sie|ihr|ihre|ihnen|du|dein\w*|dich|dir|vous|votre|vos|tu|ton|ta|tes|usted|su|sus|tus"
        r"|te|je|jij|jouw|uw|u)\b",
        re.I,
    ),
    "we": re.compile(
        r"\b(?:we|our|us|ours|wir|unser\w*|uns|nous|notre|nos|nuestr\w+|nosotros|onze|ons|wij)\b", re.I
    ),
    "i": re.compile(r"\b(?:i|my|me|i['’]\w+|ich|mein\w*|mir|mich|yo|mi|moi|mon|ma|mes|ik|mijn)\b", re.I),
    "quotation": re.compile(r"[“\"„«‘]"),
}
"""Marks a line may hold; the last only counts where it begins with it."""


class Signs(NamedTuple):
    """The signs of one line."""

    look: list[str]
    """Of its shape, its place and its neighbours."""
    words: list[str]
    """Of its own words and those of the short lines around it."""


def signs_of(lines: Sequence[Line], rows: Sequence[int] | None = None) -> list[Signs]:
    """The signs of every line of a page, or of some of them."""
    page = _Page(lines)
    return [Signs(list(page.look(at)), list(page.said(at))) for at in (range(len(lines)) if rows is None else rows)]


def _rank(number: float, edges: Sequence[float]) -> int:
    """In which class a number falls, by the upper edges of the classes."""
    return next((rank for rank, edge in enumerate(edges) if number <= edge), len(edges))


class _Page:
    """A page with what the signs of its lines need to know about all of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.words = [line.words for line in lines]
        self.counts = [len(words) for words in self.words]
        self.ends = [_ending(line.text) for line in lines]
        self.rough = [_rank(count, ROUGHLY) for count in self.counts]
        self.shapes = [self._shape(at) for at in range(len(lines))]
        self.keys = [" ".join(words).lower() for words in self.words]
        self.times = Counter(self.keys)
        self.first_at = {key: at for at, key in reversed(list(enumerate(self.keys)))}
        self.prose = [at for at in range(len(lines)) if self._is_prose(at)]
        self.is_prose = set(self.prose)
        self.subject = Counter(stem for at in self.prose for stem in _stems(self.words[at]))
        self.cites = [len(words) >= 4 and CITATION.search(line.text) is not None
                      for words, line in zip(self.words, lines, strict=True)]
        self.heads, self.in_references = self._sections()
        self.since, self.until = _distances(self.is_prose, len(lines))
        self.runs = self._runs()
        self.means: dict[int, tuple[float, float, float]] = {}
        total, so_far = sum(self.counts) or 1, 0
        self.passed = []
        for count in self.counts:
            self.passed.append(so_far / total)
            so_far += count

    def _shape(self, at: int) -> str:
        """Kind, length and end of a line in one word."""
        kind = "i" if self.lines[at].is_item else self.lines[at].kind[0]
        end = "." if self.ends[at] in ".?!" else self.ends[at] if self.ends[at] == ":" else "-"
        return f"{kind}{_rank(self.counts[at], (3, 7, 14, 30))}{end}"

    def _is_prose(self, at: int) -> bool:
        return self.counts[at] >= PROSE and self.ends[at] in ".?!:" and self.lines[at].linked < 0.6

    def _sections(self) -> tuple[list[int | None], list[bool]]:
        """Which short line stands above each as its heading may, and whether it is below one of references."""
        heads: list[int | None] = []
        references: list[bool] = []
        head, inside = None, False
        for at, line in enumerate(self.lines):
            heads.append(head)
            references.append(inside)
            if self.counts[at] <= SHORT and not line.is_item and self.ends[at] in "-?:":
                inside = REFERENCES.match(line.text) is not None or (inside and self.cites[at])
                head = at if self.ends[at] != ":" else head
        return heads, references

    def _runs(self) -> list[range]:
        """The list, or the short lines in a row, that each line belongs to."""
        runs: list[range] = []
        while len(runs) < len(self.lines):
            start = end = len(runs)
            while end < len(self.lines) and self._belongs(start, end):
                end += 1
            runs += [range(start, end)] * (end - start)
        return runs

    def _belongs(self, start: int, at: int) -> bool:
        if self.lines[start].is_item:
            return self.lines[at].is_item
        return at == start or (self.counts[start] <= SHORT and self.counts[at] <= SHORT
                               and self.lines[at].kind == self.lines[start].kind)

    # signs

    def look(self, at: int) -> Iterator[str]:
        """Every sign of a line but its words."""
        yield from self._own(at)
        yield from self._held(at)
        yield from self._place(at)
        yield from self._around(at)
        yield from self._run(at)

    def _own(self, at: int) -> Iterator[str]:
        line, rough = self.lines[at], self.rough[at]
        yield f"long {_rank(self.counts[at], LENGTHS)}"
        yield f"ends {self.ends[at]} {rough}"
        yield f"shape {self.shapes[at]}"
        yield f"kind {line.kind} {line.level if line.kind == 'heading' else ''}"
        long = [word[0].isupper() for word in self.words[at] if len(word) > 3]
        yield f"capitals {_rank(sum(long) / (len(long) or 1), (0.05, 0.2, 0.4, 0.7, 0.99))} {rough}"
        yield f"linked {_rank(line.linked, (0.01, 0.3, 0.6, 0.9))} {rough}"
        for name, is_so in (("upper", line.text.isupper()), ("lower", line.text[:1].islower()), ("apart", line.apart)):
            if is_so:
                yield f"{name} {rough}"

    def _held(self, at: int) -> Iterator[str]:
        text = self.lines[at].text
        held = [name for name, mark in MARKS.items()
                if (mark.match(text) if name == "quotation" else mark.search(text))]
        yield from (f"has {name} {self.rough[at]}" for name in held)
        if "we" in held and "you" in held:
            yield f"has we and you {self.rough[at]}"
        if self.times[self.keys[at]] > 1:
            yield "comes again" if self.first_at[self.keys[at]] == at else "came before"
        stems = _stems(self.words[at])
        if len(stems) >= 2:
            known = sum(self.subject[stem] > (at in self.is_prose) for stem in stems) / len(stems)
            yield f"of the subject {_rank(known, (0.05, 0.2, 0.4, 0.6))} {self.rough[at]}"

    def _place(self, at: int) -> Iterator[str]:
        shape, passed, rows = self.shapes[at], self.passed[at], (0, 1, 2, 4, 8, 16)
        zone = "within" if not self.prose or self.prose[0] <= at <= self.prose[-1] else (
            "above" if at < self.prose[0] else "below")
        yield f"{zone}"
        yield f"{zone} {shape}"
        yield f"{zone} {_rank(passed, (0.02, 0.1, 0.5, 0.8, 0.9))}"
        yield f"passed {_rank(passed, (0.0, 0.02, 0.05, 0.1, 0.2, 0.5, 0.7, 0.8, 0.9, 0.95))}"
        yield f"row {_rank(at, rows)}"
        yield f"row from the end {_rank(len(self.lines) - 1 - at, rows)}"
        yield f"since prose {_rank(self.since[at], (1, 2, 3, 5, 9, 20))}"
        yield f"until prose {_rank(self.until[at], (1, 2, 3, 5, 9, 20))}"
        yield f"between prose {_rank(self.since[at], (1, 3, 9))}{_rank(self.until[at], (1, 3, 9))} {shape}"
        if self.in_references[at]:
            yield "in references"
        if self.cites[at]:
            yield from ("cites", f"cites {self.lines[at].kind}", f"cites {zone}")

    def _around(self, at: int) -> Iterator[str]:
        shape = self.shapes[at]
        near = {by: self.shapes[at + by] if 0 <= at + by < len(self.lines) else "edge" for by in (-2, -1, 1, 2)}
        yield from (f"{by} {other}" for by, other in near.items())
        yield from (f"{by} {near[by]} at {shape}" for by in (-1, 1))
        yield f"{near[-1]} {shape} {near[1]}"
        for by in (-1, 1):
            if near[by] != "edge":
                yield from (f"{by} linked",) if self.lines[at + by].linked > 0.6 else ()
                yield from (f"{by} cites",) if self.cites[at + by] else ()
        if at + 1 in self.is_prose and self.counts[at] <= 12 and self.ends[at] in "-?":
            yield "heads prose"
        below = at + 1 < len(self.lines)
        if below and self.lines[at + 1].is_item and self.ends[at] == ":":
            yield "heads a list"
        blanks = [self.lines[at].apart, below and self.lines[at + 1].apart]
        yield f"blanks {blanks[0]:d}{blanks[1]:d} {shape[0]}"

    def _run(self, at: int) -> Iterator[str]:
        run, kind = self.runs[at], self.lines[at].kind[0]
        if not self.lines[at].is_item and self.counts[at] > SHORT:
            return
        length = len(run)
        mean, whole, upper = self._means(run.start)
        yield f"run of {kind} words {_rank(mean, (1.5, 2.5, 4, 6, 10, 16))}"
        yield f"run of {kind} ends {_rank(whole, (0.05, 0.5, 0.95))}"
        yield f"run of {kind} capitals {_rank(upper, (0.3, 0.9))}"
        yield f"run of {kind} lines {_rank(length, (1, 2, 4, 8, 14))}"
        yield f"run of {kind} words {_rank(mean, (2, 4, 8))} lines {_rank(length, (1, 3, 8))}"
        yield f"run of {kind} below {self.shapes[run.start - 1] if run.start else 'edge'}"

    def _means(self, start: int) -> tuple[float, float, float]:
        """Of the run that begins at a line: words a line, and the shares of lines that end, and that begin large."""
        if start not in self.means:
            run = self.runs[start]
            words = sum(self.counts[row] for row in run)
            ends = sum(self.ends[row] in ".?!" for row in run)
            upper = sum(self.lines[row].text[:1].isupper() for row in run)
            self.means[start] = words / len(run), ends / len(run), upper / len(run)
        return self.means[start]

    def said(self, at: int) -> Iterator[str]:
        """The words of a line, its pairs of neighbours, its first and last; short lines above, and its heading."""
        told = [_told(word) for word in self.words[at]]
        short = len(told) <= 6
        yield from sorted(set(told))
        yield from (f"{one} {other}" for one, other in pairwise(("^", *told, "$")))
        if short:
            yield from (f"short: {word}" for word in sorted(set(told)))
        if told:
            yield from (f"first {told[0]} {short:d}", f"last: {told[-1]}")
        if len(told) <= 10:
            yield f"whole: {' '.join(told)}"
        for name, other in (("above", at - 1), ("below", at + 1)):
            if 0 <= other < len(self.lines) and self.counts[other] <= 6:
                yield from (f"{name}: {_told(word)}" for word in sorted(set(self.words[other])))
        head = self.heads[at]
        if head is not None:
            yield from (f"under: {_told(word)}" for word in sorted(set(self.words[head])))


def _ending(text: str) -> str:
    """The mark a line ends with, of those that matter; a dash for none."""
    if found := SENTENCE_END.search(text):
        return found[0][0].replace("…", ".").replace("。", ".")
    return text[-1] if text[-1] in ":;," else "-"


def _stems(words: Sequence[str]) -> set[str]:
    return {word.lower()[:STEM] for word in words if len(word) > 4}


def _told(word: str) -> str:
    """A word as a sign: a number is as long as it is."""
    return "#" * min(len(word), 4) if word[0].isdigit() else word.lower().replace("’", "'")


def _distances(prose: set[int], length: int) -> tuple[list[int], list[int]]:
    """How many lines each stands below the last and above the next paragraph; 99 where there is none."""
    far = 99

    def walked(rows: Sequence[int]) -> dict[int, int]:
        found, steps = {}, far
        for at in rows:
            found[at] = steps
            steps = 1 if at in prose else min(far, steps + 1)
        return found

    down, up = walked(range(length)), walked(range(length - 1, -1, -1))
    return [down[at] for at in range(length)], [up[at] for at in range(length)]
