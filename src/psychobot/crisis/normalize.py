"""Undo what hides words: odd Unicode, spacing, leet, asterisks, text speak, slips of the finger.

Everything here is linear in the length of the message, and no part of a
message is ever left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from psychobot.crisis.lexicon import (
    COMMON,
    CONTRACTIONS,
    EMOJI,
    FILLER_PHRASES,
    FILLERS,
    JOIN_CORES,
    JOINED,
    KEY_WORDS,
    LEET,
    LOOKALIKES,
)
from psychobot.crisis.spelling import repair

WINDOW = 40
"""Longest clause in words; longer ones are read in windows that overlap by half."""

_FORMS = dict.fromkeys(map(ord, "’‘‛`´ʼʹ′＇ˈ"), "'")
_FORMS |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_FORMS |= {ord(symbol): words for symbol, words in EMOJI.items()}
"""Apostrophes, hyphens and pictures, brought to one form."""
_LATIN = {ord(letter): latin for letter, latin in LOOKALIKES.items()}
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


class _Plain(dict[int, str]):
    """What stands for a character beyond ASCII, by its number: worked out when first met, for the first few thousand.

    A character at a time, because `unicodedata` takes time by the square of the number of accents on one letter.
    """

    MOST = 1 << 15

    def __missing__(self, number: int) -> str:
        plain = _without_accents(chr(number))
        if len(self) < self.MOST:
            self[number] = plain
        return plain


def _without_accents(letter: str) -> str:
    if _INVISIBLE.match(letter):
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    return unicodedata.normalize("NFKC", "".join(part for part in parts if not unicodedata.combining(part)))


_PLAIN = _Plain(_FORMS)
_RUN = re.compile(r"(?=(.)(?:\1\1\1|.\1.\1.\1|..\1..\1..\1))(.{1,3}?)\2{3,}", re.S)
"""Four or more of one character, or of two or three: said no louder than three. The first group is a quick look."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def fold(message: str) -> str:
    """Bring letters to one form: compatibility forms, accents, case, apostrophes, look-alikes.

    >>> fold("Ｉ Ｃan’t — su\\u200bicidé")
    "i can't - suicide"
    """
    text = _RUN.sub(r"\2\2\2", message)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", beyond_ascii(text, _PLAIN))
    text = text.lower()
    if not text.isascii() and _mostly_latin(text):
        text = beyond_ascii(text, _LATIN)
    return text.replace("`", "'")


def beyond_ascii(text: str, table: Mapping[int, str] | Mapping[int, int]) -> str:
    """Translate the characters beyond ASCII alone, which are few in most texts."""
    return _BEYOND_ASCII.sub(lambda run: run.group().translate(table), text)


def _mostly_latin(text: str) -> bool:
    """Whether most letters are plain small ones; there are no plain large ones any more."""
    others = "".join(_BEYOND_ASCII.findall(text))
    return sum(map(text.count, "abcdefghijklmnopqrstuvwxyz")) > sum(map(str.isalpha, others))


_SPELLED_OUT = re.compile(r"(?<![^\W_])(?<!')(?:[^\W_][ ._*~/\-]{1,2}){2,40}[^\W_](?![^\W_]|')")
_TYPED = re.compile(r"(?<![a-z])(?=[a-z]*[0-9@$!*|+#€£¡_.\-/])[a-z0-9@$!*|+#€£¡_.\-/]{3,20}(?<![.!\-/])(?![^\W_])")


def _close_up(run: re.Match[str]) -> str:
    """Close up letters typed apart, when they spell something alarming; "plan a, b, c" stays as it is."""
    letters = re.sub(r"[\W_]", "", run.group())
    parted = _split_joined(letters)
    if parted != letters:
        return parted
    if _SPELLED_CORE.search(letters) or letters in _known():
        return letters
    return next((way for way in _without_ends(letters) if way), run.group())


def _without_ends(letters: str) -> Iterator[str]:
    """The known word in a run of letters that has caught an *I* or *a* at either end: *a b u r d e n*."""
    for start, end in ((1, None), (0, -1), (1, -1)):
        word = letters[start:end]
        if word in _known() and {letters[:start], letters[len(word) + start :]} <= {"i", "a", ""}:
            yield f"{letters[:start]} {word} {letters[len(word) + start :]}".strip()


_JOIN_CORE = re.compile("|".join(JOIN_CORES))
_SPELLED_CORE = re.compile("|".join((*JOIN_CORES, "cut", "hurt", "overdose", "kms", "want")))


def _edge(letter: str, end: str) -> str:
    """The end letter of a word, or nothing if it may stand for another."""
    return letter + end if "a" <= letter <= "z" else ""


@cache
def _shapes() -> dict[tuple[int, str], tuple[str, ...]]:
    """Key words by length and either end, for words with letters struck out."""
    shapes: dict[tuple[int, str], tuple[str, ...]] = {}
    for word in KEY_WORDS:
        for edge in (_edge(word[0], "^"), _edge(word[-1], "$")):
            shapes[len(word), edge] = (*shapes.get((len(word), edge), ()), word)
    return shapes


def _fits(typed: str, word: str) -> bool:
    return all(
        letter == sign or sign in "*#_-." or (sign in LEET and letter in LEET[sign])
        for sign, letter in zip(typed, word, strict=True)
    )


_PLAIN_LEET = str.maketrans("431057@$!", "aeiostasi")
_NUMBERED = re.compile(r"\d+[a-z]{0,2}")
"""*5th*, *10am*, *20mg*."""


def _unmask(found: re.Match[str]) -> str:
    return _unmasked(found.group())


@lru_cache(1 << 12)
def _unmasked(typed: str) -> str:
    """Read a word with struck-out or replaced letters, when it can only be a key word."""
    if (decoded := typed.translate(_PLAIN_LEET)) in _known() and not _NUMBERED.fullmatch(typed):
        return decoded
    bare = typed.strip(".-_/*#")
    for shape in dict.fromkeys((typed.rstrip("!.-_/"), bare, typed)):
        if shape:
            edge = _edge(shape[0], "^") or _edge(shape[-1], "$")
            for word in _shapes().get((len(shape), edge), ()):
                if _fits(shape, word):
                    return word
    squeezed = re.sub(r"[*#_.\-/!|+]", "", typed)
    return squeezed if squeezed != bare and squeezed in KEY_WORDS else typed


_REPEATS = re.compile(r"([a-z])\1{2,}")


def _calm(word: str) -> str:
    """Take repeated letters back: *dieeee*, *kiiilll*."""
    for keep in (r"\1\1", r"\1"):
        short = _REPEATS.sub(keep, word)
        if short in _known():
            return short
        if repair(short) != short:
            return repair(short)
    return _REPEATS.sub(r"\1", word)


@cache
def _known() -> frozenset[str]:
    from psychobot.crisis.patterns import vocabulary

    return frozenset(KEY_WORDS) | frozenset(CONTRACTIONS) | JOINED | FILLERS | COMMON | vocabulary()


@lru_cache(1 << 10)
def _split_joined(word: str) -> str:
    """Part words run together, when every part is one of a few: *iwanttodie*."""
    best: dict[int, str] = {0: ""}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST_PART), end):
            if start in best and word[start:end] in JOINED:
                best[end] = f"{best[start]} {word[start:end]}".strip()
                break
        if max(best) < end - LONGEST_PART:
            return word
    return best.get(len(word), word)


LONGEST_PART = 8


@lru_cache(1 << 14)
def _canonical(word: str) -> str:
    """The plain words that one typed word stands for."""
    if word == ",":
        return word
    plain = word.replace("'", "")
    if plain in CONTRACTIONS:
        return CONTRACTIONS[plain]
    if word.endswith("'s"):
        stem = word[:-2]
        return f"{stem} is" if stem in _SUBJECTS else f"{CONTRACTIONS.get(stem, stem)} 's"
    if word.endswith("'d") or word.endswith("'ll"):
        stem, _, ending = word.partition("'")
        return f"{stem} {'would' if ending == 'd' else 'will'}"
    return _mend(plain)


_SUBJECTS = frozenset("it he she that there what who how everyone nobody someone life this".split())


LONGEST = 30
"""Longer words are run together from many, and are read in pieces that overlap."""


@lru_cache(1 << 12)
def _mend(word: str) -> str:
    if len(word) > LONGEST and word.isascii():
        return " ".join(_mend(word[start : start + LONGEST]) for start in range(0, len(word), LONGEST // 2))
    if _REPEATS.search(word):
        word = _calm(word)
        if word in CONTRACTIONS:
            return CONTRACTIONS[word]
    if len(word) > 4 and _JOIN_CORE.search(word) and word not in KEY_WORDS:
        parted = _split_joined(word)
        if parted != word:
            return " ".join(CONTRACTIONS.get(part, part) for part in parted.split())
    return repair(word)


class Clause(NamedTuple):
    """One piece of a message that can be true on its own."""

    words: tuple[str, ...]
    """Canonical words, fillers left out: what rules read."""
    full: tuple[str, ...]
    """The same with every word: what frames such as *years ago* read."""


_BREAK = re.compile(r"[.!?;:\n\r\"“”„«»()\[\]{}<>|。！？؟]+(?:\s|$)|[!?;\n\r\"“”()\[\]{}<>|。！？؟]+|\s-+\s|--+")
_ELLIPSIS = re.compile(r"\.\.+")
"""A pause, not an end: *i just... want to die*."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?|,")
_OPENERS = frozenset(
    """
    i he she they we you my it his her their there this that now today tonight but nobody everyone no then
    who what where when why how which whose does do did is are can could would should will
    """.split()
)
_JOINTS = frozenset(["but", "although", "though", "however", "except", "whereas"])
_SOFT_JOINTS = frozenset("and so because then cause while since plus or yet".split())
_LEAD_INS = frozenset(
    "when back in years as at during after before long a for once ages until last two three ten".split()
)
_FILLER_PHRASES = re.compile(r"\b(?:" + "|".join(FILLER_PHRASES) + r")\b ?")


def clauses(message: str) -> list[Clause]:
    """Cut a message into clauses of canonical words.

    >>> [" ".join(clause.words) for clause in clauses("I'm not suicidal, but I wanna d1e")]
    ['i am not suicidal', 'i want to die']
    """
    return clauses_of(fold(message))


_KILOMETRES = re.compile(
    r"(\d|\b(?:many|few|more|some|several|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred)) ?kms\b"
)


def clauses_of(folded: str) -> list[Clause]:
    """Cut a folded message into clauses."""
    text = _ELLIPSIS.sub(" ", folded)
    if "kms" in text:
        text = _KILOMETRES.sub(r"\1 kilometres", text)
    text = _TYPED.sub(_unmask, _SPELLED_OUT.sub(_close_up, text))
    found: dict[Clause, None] = {}
    for sentence in dict.fromkeys(_BREAK.split(text)):
        words = _words(sentence)
        for part in _parts(words):
            for window in _windows(part):
                found[_clause(window)] = None
    return [clause for clause in found if clause.words]


def _words(sentence: str) -> list[str]:
    if not sentence or sentence.isspace():
        return []
    typed = _WORD.findall(sentence)
    return " ".join(map(_canonical, _rejoin(typed))).split()


_HALVES = frozenset(KEY_WORDS) - {"without", "tonight", "anymore", "abused", "behind", "alive"}


def _rejoin(typed: list[str]) -> list[str]:
    """Put back together a key word parted by a blank: *sui cide*, *my self*."""
    if _HALVES.isdisjoint(map(add, typed, typed[1:])):
        return typed
    out: list[str] = []
    for word in typed:
        if out and len(word) <= 7 and out[-1] + word in _HALVES and (len(out[-1]) > 1 or len(word) > 1):
            out[-1] += word
        else:
            out.append(word)
    return out


def _parts(words: list[str]) -> list[list[str]]:
    """Split a sentence at joints, keeping a lead-in such as *when I was 15,* with what it frames."""
    parts: list[list[str]] = [[]]
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word in _JOINTS or (word in _SOFT_JOINTS and after in _OPENERS):
            parts.append([] if word in _JOINTS else [word])
        elif word == ",":
            if after in _OPENERS and not _is_lead_in(parts[-1]):
                parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _is_lead_in(part: list[str]) -> bool:
    return bool(part) and len(part) <= 8 and part[0] in _LEAD_INS


def _windows(words: list[str]) -> list[list[str]]:
    if len(words) <= WINDOW:
        return [words]
    step = WINDOW // 2
    return [words[start : start + WINDOW] for start in range(0, len(words) - step, step)]


def _clause(words: list[str]) -> Clause:
    full = " ".join(words)
    plain = _FILLER_PHRASES.sub("", full).replace("any more", "anymore")
    return Clause(tuple([word for word in plain.split() if word not in FILLERS]), tuple(words))
