"""Rules about aliases: what a reader calls it, and what the corpus calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from psychobot import aliases
from psychobot.analysis import FUNCTION_WORDS, words
from psychobot.checks_shapes import lists_of
from psychobot.english import is_common
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Material, Section, Table, same

ASKING = frozenset(
    "what which who when where why how is are was were do does did can could should would will has have had a an the "
    "it this that i you we they my your there of in to for".split()
)
"""Words that questions are made with; a phrase of these alone says nothing of a subject."""
LONGEST_ALIAS = 5
"""Words of a reader's phrase; a longer one is never looked up."""
OWN_WORD = 0.04
"""Share of the sections from which a phrase is one of the corpus's own, with a meaning of its own there."""
LONG_CIRCLE = 3
"""Words from which a circle widens a question to what nobody asked for: two names of one thing lead to each other."""
NEAR_ENOUGH = 0.25
"""Share of the sections with such a phrase that hold what it stands for; two names of one thing have more than half."""


def alias_rules(material: Material) -> Iterator[Finding]:
    """Aliases that lead nowhere, go round in a circle, or are never looked up."""
    table = material.tables.get(aliases.FILE)
    if table is None:
        return
    known = {key: value for key, value in lists_of(table, "aliases").items() if key.strip()}
    corpus = _Corpus(material)
    keys: dict[str, str] = {}
    both_ways = {(_stems(typed), _stems(phrase)) for typed, meant in known.items() for phrase in meant}
    for typed, meant in known.items():
        found = [*_alias(typed, meant, corpus), *_shadows(typed, meant, corpus, both_ways)]
        stems = _stems(typed)
        if stems and keys.setdefault(stems, typed) != typed:
            found.append(("warning", "alias-repeats", f"is the same as {quoted(keys[stems])}", "put the two together"))
        for severity, code, wrong, advice in found:
            yield Finding(table.file, table.key_line(typed), severity, code, f"{quoted(typed)} {wrong}", advice)
    yield from _circles(table, known, corpus)


def _stems(phrase: str) -> str:
    return " ".join(aliases.phrase_stems(phrase))


class _Corpus:
    """Which phrases stand in the articles, and in their headings, by stem."""

    def __init__(self, material: Material) -> None:
        self.text = " | ".join(["", *(_stems(block.text) for draft in material.drafts for block in draft.blocks), ""])
        self.headings = {_stems(block.text) for draft in material.drafts for block in draft.headings}
        self.sections = [self._joined(section) for draft in material.drafts for section in draft.sections]

    @staticmethod
    def _joined(section: Section) -> str:
        return " | ".join(["", *map(_stems, section.path), *(_stems(block.text) for block in section.blocks), ""])

    def apart(self, stems: str, targets: Iterable[str]) -> bool:
        """Whether a phrase is one of the corpus's own, and the targets stand in few of the sections that hold it."""
        own = [section for section in self.sections if f" {stems} " in section]
        often = stems in self.headings or len(own) >= OWN_WORD * len(self.sections)
        near = sum(any(f" {target} " in section for target in targets) for section in own)
        return bool(own) and often and near < NEAR_ENOUGH * len(own)

    def holds(self, stems: str) -> bool:
        return f" {stems} " in self.text


def _alias(typed: str, meant: list[str], corpus: _Corpus) -> Iterator[tuple[Severity, str, str, str]]:
    stems, targets = _stems(typed), [_stems(phrase) for phrase in meant]
    if not stems:
        yield "error", "alias-empty", "has no word", "write one"
    if len(stems.split()) > LONGEST_ALIAS:
        yield (
            "warning",
            "alias-long",
            f"has more than {LONGEST_ALIAS} words and is never looked up",
            "shorten it, or take it out",
        )
    if not meant and len(words(typed)) == 1 and not is_common(typed.lower()):
        yield "warning", "alias-silenced", "is taken out of every question", "say what it stands for, or take it out"
    if stems in targets:
        yield "warning", "alias-of-itself", "stands for itself", "take it out of the list"
    if len(set(map(same, meant))) < len(meant):
        yield "warning", "alias-twice", "names the same words twice", "take one out"
    for phrase, target in zip(meant, targets, strict=True):
        if _of_grammar(words(phrase)):
            wrong = f"leads to {quoted(phrase)}, which is said in every sentence"
            yield "warning", "alias-shadows", wrong, "take it out"
        elif not corpus.holds(target):
            yield (
                "warning",
                "alias-unmatched",
                f"leads to {quoted(phrase)}, which stands in no article",
                "use words that stand there, or take it out",
            )


def _shadows(
    typed: str, meant: list[str], corpus: _Corpus, both_ways: set[tuple[str, str]]
) -> Iterator[tuple[Severity, str, str, str]]:
    """Words that have a meaning of their own here: the corpus's, or none but grammar."""
    stems, targets = _stems(typed), [target for target in map(_stems, meant) if corpus.holds(target)]
    if targets and _of_grammar(words(typed)):
        yield "warning", "alias-shadows", "is said in every sentence", "take it out: it would widen every question"
    elif stems in corpus.headings and any(target in corpus.headings for target in targets):
        yield (
            "warning",
            "alias-shadows",
            "has a section of its own, and so has what it stands for",
            "take it out: the two are told apart",
        )
    elif not targets and corpus.holds(stems) and stems in corpus.headings:
        yield "warning", "alias-shadows", "is silenced, and a section bears its name", "take it out"
    elif targets and not any((target, stems) in both_ways for target in targets) and corpus.apart(stems, targets):
        yield (
            "warning",
            "alias-shadows",
            f"is the corpus's own word, and {quoted(meant[0])} hardly stands near it",
            "see whether the two mean the same; else take it out",
        )


def _of_grammar(said: Sequence[str]) -> bool:
    """Whether these words are of every sentence or question, whatever it is about."""
    return bool(said) and (ASKING.issuperset(said) or (len(said) == 1 and said[0] in FUNCTION_WORDS))


def _circles(table: Table, known: Mapping[str, list[str]], corpus: _Corpus) -> Iterator[Finding]:
    """Aliases that lead back to themselves: fine between two that stand in the articles."""
    leads = {_stems(typed): {_stems(phrase) for phrase in meant} for typed, meant in known.items()}
    for typed in known:
        circle = _circle(_stems(typed), leads)
        strange = [stems for stems in circle if not corpus.holds(stems)]
        of_headings = len(circle) > 1 and _stems(typed) in corpus.headings and set(circle) <= corpus.headings
        if strange or of_headings or len(circle) >= LONG_CIRCLE:
            yield Finding(
                table.file,
                table.key_line(typed),
                "warning",
                "alias-loop",
                f"{quoted(typed)} leads back to itself: {' → '.join([*circle, circle[0]])}",
                "break the circle",
            )


def _circle(start: str, leads: Mapping[str, set[str]]) -> list[str]:
    """The shortest way from a phrase back to it, over others; none when there is no such way."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for step in sorted(leads.get(way[-1], ())):
            if step == start and len(way) > 1:
                return way
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return []


RULES = (alias_rules,)
