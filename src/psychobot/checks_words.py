"""Rules about words: their language and spelling, and whether they stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from psychobot.analysis import FUNCTION_WORDS, fold
from psychobot.checks_text import at, sentences_of, text_of
from psychobot.english import is_common, is_english
from psychobot.findings import Finding, quoted
from psychobot.languages import SMALL_WORDS
from psychobot.material import Draft, Material, same
from psychobot.passages import WORD, Block

MOSTLY = 0.6
"""Share of English words from which a paragraph is in English."""
TERM_FROM = 3
"""Times that an unknown word stands in the corpus to be taken for a term of the field."""
FEWEST_FOREIGN, STRANGE = 4, 0.6
"""Words of a sentence whose language can be told, and the share of strange ones from which it is not English."""
_SMALL_ENGLISH = frozenset(
    "a an the of and to in is that for with are as this by from it you your be or "
    "not can have which was he she they we on at but his her".split()
)
_PLAIN = re.compile(r"(?<![\w.@’'-])[a-z]{4,}(?![\w@’'-]|\.\w)")


_CAPITAL = re.compile(r"(?<![\w.@’'-])[A-Z][a-z]{6,}(?![\w@’'-]|\.\w)")
LONG_WORD = 7
"""Letters from which two words that differ by one are hardly two words."""


def language(material: Material) -> Iterator[Finding]:
    """Paragraphs in another language than the article says."""
    for draft in material.drafts:
        shares = [(block, _english_share(block.text)) for block in draft.blocks]
        known = [share for _, share in shares if share is not None]
        if not draft.english:
            if known and min(known) > MOSTLY:
                yield Finding(
                    draft.file,
                    draft.key_line("language"),
                    "warning",
                    "other-language",
                    "the text is in English",
                    "mend `language`",
                )
            continue
        for block, share in shares:
            if share is not None and share < MOSTLY:
                yield at(
                    draft,
                    block.span.start,
                    "warning",
                    "other-language",
                    f"{quoted(block.text)} is not in English",
                    "translate it, or give the article its `language`",
                )


def foreign_sentences(material: Material) -> Iterator[Finding]:
    """Sentences in another language in a paragraph that is in English."""
    for draft in material.drafts:
        works = {block for section in draft.sections if section.lists_works for block in section.blocks}
        for block in draft.blocks if draft.english else ():
            for sentence in () if block in works else sentences_of(text_of(draft, block)):
                if _is_foreign(sentence):
                    yield at(
                        draft,
                        max(draft.text.find(sentence[:40], block.span.start), block.span.start),
                        "warning",
                        "other-language",
                        f"{quoted(sentence)} is not in English",
                        "translate it, or leave it out",
                    )
                    break


def _is_foreign(sentence: str) -> bool:
    """Whether small words of one other language stand in a sentence, and hardly an English word does."""
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", re.sub(r"“[^”]*”", "", sentence))]
    if len(found) < FEWEST_FOREIGN:
        return False
    english = sum(word in _SMALL_ENGLISH for word in found)
    small = max(len(_small(code) & {*found}) for code in SMALL_WORDS if code != "en")
    strange = sum(not _is_english(word) for word in found)
    return (small >= 2 and small > 2 * english and strange >= 2) or (
        strange > STRANGE * len(found) and strange > 3 and not english
    )


@cache
def _small(code: str) -> frozenset[str]:
    return frozenset(SMALL_WORDS[code].split()) - _SMALL_ENGLISH


def _english_share(text: str) -> float | None:
    """Share of the words that are English, names left out; None for a short text."""
    found = [word for word in re.findall(r"[^\W\d_]+", text) if not word[0].isupper()]
    return sum(map(_is_english, found)) / len(found) if len(found) >= 8 else None


def spelling(material: Material) -> Iterator[Finding]:
    """Words that are no English and one slip away from a common word or from one of the corpus."""
    drafts = [draft for draft in material.drafts if draft.english]
    counts = Counter(word for draft in drafts for block in draft.blocks for word in _PLAIN.findall(block.text))
    known = {word for word, count in counts.items() if count >= TERM_FROM or _is_english(word)}
    beside = {
        word
        for name, table in material.tables.items()
        if name == "aliases.toml"
        for word in _PLAIN.findall(table.text.lower())
    }
    slips = {
        word: near for word in counts.keys() - known - beside if (near := _near(word, known) or _jumbled(word, known))
    }
    for draft in drafts:
        for block in draft.blocks:
            for found in _PLAIN.finditer(block.text):
                if found[0] in slips:
                    yield at(
                        draft,
                        draft.text.find(found[0], block.span.start),
                        "warning",
                        "misspelt",
                        f"{quoted(found[0])} is no English word",
                        f"did you mean {quoted(slips[found[0]])}?",
                    )


def capitalized(material: Material) -> Iterator[Finding]:
    """Words with a capital that are no English and one slip away from a word that stands often in small letters."""
    drafts = [draft for draft in material.drafts if draft.english]
    counts = Counter(word for draft in drafts for block in draft.blocks for word in _PLAIN.findall(block.text))
    often = {word for word, count in counts.items() if count >= TERM_FROM and len(word) >= LONG_WORD}
    for draft in drafts:
        for block in draft.blocks:
            for found in _CAPITAL.finditer(block.span.of(draft.text)):
                word = found[0].lower()
                if word not in counts and not _is_english(word) and (near := _near(word, often, common=False)):
                    yield at(
                        draft,
                        block.span.start + found.start(),
                        "warning",
                        "misspelt",
                        f"{quoted(found[0])} is no English word",
                        f"did you mean {quoted(near)}?",
                    )


def _jumbled(word: str, known: set[str]) -> str | None:
    """A word of the same letters, or of all but two: "exporled", "remebmered"."""
    if len(word) < LONG_WORD - 1:
        return None
    ends, letters = (word[0], word[-1]), sorted(word)
    alike = (one for one in known if (one[0], one[-1]) == ends and abs(len(one) - len(word)) <= 1)
    return min((one for one in alike if sorted(one) == letters or _apart(word, one) <= 2), default=None)


def _apart(one: str, other: str) -> int:
    """How many letters have to be put in, taken out or changed."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at_, wanted in enumerate(other, 1):
            before, row[at_] = row[at_], min(row[at_] + 1, row[at_ - 1] + 1, before + (letter != wanted))
    return row[-1]


def _near(word: str, known: set[str], *, common: bool = True) -> str | None:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    letters = "abcdefghijklmnopqrstuvwxyz"
    near = {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in letters),
        *(a + c + b for a, b in cuts for c in letters),
    }
    return min((one for one in near if one != word and (one in known or (common and is_common(one)))), default=None)


def _is_english(word: str) -> bool:
    folded = fold(word)
    return folded in FUNCTION_WORDS or is_common(folded) or is_english(folded)


def alike(material: Material) -> Iterator[Finding]:
    """Titles and summaries that two articles share."""
    for what in ("title", "summary"):
        seen: dict[str, Draft] = {}
        for draft in material.drafts:
            words = same(getattr(draft.article, what))
            other = seen.setdefault(words, draft)
            if words and other is not draft:
                yield Finding(
                    draft.file,
                    draft.key_line(what),
                    "warning",
                    f"same-{what}",
                    f"has the {what} of {other.file}",
                    f"give each its own {what}",
                )


SHINGLE = 3
"""Words in a row that are compared."""
ALIKE = 0.5
"""Share of the shorter passage's shingles that stand in the other, from which the two are near-duplicates."""
LONG_ENOUGH = 12
"""Words: shorter blocks may well be alike."""


SENTENCE_FROM = 8
"""Words: a shorter sentence may well stand twice."""


def duplicates(material: Material) -> Iterator[Finding]:
    """Passages that stand twice, word for word or nearly, in one article or in two."""
    blocks = [
        (draft, block)
        for draft in material.drafts
        for section in draft.sections
        if not section.lists_works
        for block in section.blocks
        if len(WORD.findall(block.text)) >= LONG_ENOUGH
    ]
    rows = [_shingles(text_of(draft, block)) for draft, block in blocks]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(rows):
        shared = Counter(other for shingle in row for other in holders.get(shingle, ()))
        for shingle in row:
            holders.setdefault(shingle, []).append(number)
        near = [(count / min(len(row), len(rows[other])), other) for other, count in shared.items()]
        share, other = max(near, default=(0.0, 0))
        if share >= ALIKE:
            yield _duplicate(*blocks[number], *blocks[other], share)


def sentences(material: Material) -> Iterator[Finding]:
    """Sentences that stand twice word for word, in paragraphs that are otherwise their own."""
    seen: dict[str, tuple[Draft, Block]] = {}
    for draft in material.drafts:
        for section in draft.sections:
            for block in () if section.lists_works else section.blocks:
                for sentence in sentences_of(text_of(draft, block)):
                    words = same(sentence)
                    again = words in seen
                    other, twin = seen.setdefault(words, (draft, block))
                    if again and len(words.split()) >= SENTENCE_FROM:
                        yield at(
                            draft,
                            block.span.start,
                            "warning",
                            "sentence-repeats",
                            f"{quoted(sentence)} stands at {other.file}:{other.line(twin.span.start)} too",
                            "say it once",
                        )


MOSTLY_SHARED = 0.8
"""Share of the longer list's items."""
FEWEST_ITEMS = 3
"""Items that two lists share before the one is taken for the other."""


def repeated_lists(material: Material) -> Iterator[Finding]:
    """Lists whose items, nearly all of them, stand in another list too: each item is too short to be told of alone."""
    seen: list[tuple[Draft, Block, set[str]]] = []
    for draft in material.drafts:
        for section in draft.sections:
            if section.lists_works:
                continue
            for items in _lists_in(section.blocks):
                told = {same(text_of(draft, block)) for block in items}
                for other, twin, known in seen:
                    common = len(told & known)
                    if common >= FEWEST_ITEMS and common >= MOSTLY_SHARED * max(len(told), len(known)):
                        yield at(
                            draft,
                            items[0].span.start,
                            "warning",
                            "list-repeats",
                            f"{common} items of a list stand at {other.file}:{other.line(twin.span.start)} too",
                            "keep one of the two lists, or say what is different",
                        )
                        break
                seen.append((draft, items[0], told))


def _lists_in(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            yield list(run)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = same(text).split()
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _duplicate(draft: Draft, block: Block, other: Draft, twin: Block, share: float) -> Finding:
    what = "stands" if share == 1 else "nearly stands"
    code = "duplicate" if draft is other else "near-duplicate"
    return at(
        draft,
        block.span.start,
        "warning",
        code,
        f"{quoted(block.text)} {what} at {other.file}:{other.line(twin.span.start)} too",
        "keep one of the two, or say what is different",
    )


RULES = (language, foreign_sentences, spelling, capitalized, alike, duplicates, sentences, repeated_lists)
