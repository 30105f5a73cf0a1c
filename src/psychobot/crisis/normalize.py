"""Undo what hides words: odd Unicode, spacing, leet, asterisks, text speak, slips of the finger.

Everything here is linear in the length of the message, and no part of a
message is ever left out.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import add, itemgetter

from psychobot.crisis.disguises import reveal
from psychobot.crisis.expressions import Expression
from psychobot.crisis.known_words import ranks
from psychobot.crisis.lexicon import (
    COMMON,
    CONTRACTIONS,
    EMOJI,
    FILLER_PHRASES,
    FILLERS,
    JOIN_CORES,
    JOINED,
    KEY_WORDS,
    LOOKALIKES,
)
from psychobot.crisis.memory import Memory
from psychobot.crisis.records import Clause
from psychobot.crisis.spelling import are_unknown, near, repair, respell_each

WINDOW = 40
"""Longest clause in words; longer ones are read in windows that overlap by half."""

_FORMS = dict.fromkeys(map(ord, "’‘‛`´ʼʹ′＇ˈ"), "'")
_FORMS |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_FORMS |= {ord(symbol): words for symbol, words in EMOJI.items()}
"""Apostrophes, hyphens and pictures, brought to one form."""
_INVISIBLE = Expression(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def _plain(number: int) -> str:
    """What stands for a character beyond ASCII, by its number.

    A character at a time, because `unicodedata` takes time by the square of the number of accents on one letter.
    """
    letter = chr(number)
    if number in _FORMS or _INVISIBLE.ready.match(letter):
        return _FORMS.get(number, "")
    if not unicodedata.decomposition(letter):
        return "" if unicodedata.combining(letter) else letter
    parts = unicodedata.normalize("NFKD", letter)
    return unicodedata.normalize("NFKC", "".join(part for part in parts if not unicodedata.combining(part)))


_PLAIN = Memory(_plain, most=1 << 16)


def standing_for(plain: Mapping[str, str]) -> Memory[int, str]:
    """For `str.translate`: some letters as plain ones, any other as it is: one that it does not find takes longest."""
    return Memory(lambda number: plain.get(chr(number), chr(number)), most=1 << 16)


_LATIN = standing_for(LOOKALIKES)
_RUN = Expression(r"(?s)(?=(.)(?:\1\1\1|.\1.\1.\1|..\1..\1..\1))(.{1,3}?)\2{3,}")
"""Four or more of one character, or of two or three: said no louder than three. The first group is a quick look."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def fold(message: str) -> str:
    """Bring letters to one form: compatibility forms, accents, case, apostrophes, look-alikes.

    >>> fold("Ｉ Ｃan’t — su\\u200bicidé")
    "i can't - suicide"
    """
    text = _RUN.ready.sub(r"\2\2\2", message) if _may_repeat(message) else message
    if not text.isascii():
        text = unicodedata.normalize("NFKC", beyond_ascii(text, _PLAIN))
    text = text.lower()
    if not text.isascii():
        if not _mostly_latin(text):
            text = _MIXED.ready.sub(lambda word: word.group().translate(_LATIN), text)
        if _mostly_latin(text):
            text = replaced(text, LOOKALIKES)
    return text.replace("`", "'")


def _may_repeat(text: str) -> bool:
    """Whether one, two or three characters may stand there four times in a row.

    The text as one long number beside itself, moved on by so many bytes: what repeats is nought in their difference.
    """
    spelt = text.encode("ascii", "replace")
    number = int.from_bytes(spelt, "little")
    return any(
        bytes(3 * period) in (number ^ number >> 8 * period).to_bytes(len(spelt), "little") for period in (1, 2, 3)
    )


_MIXED = Expression(r"[a-z]+[\u0370-\u058f][a-z\u0370-\u058f]*|[\u0370-\u058f]+[a-z][a-z\u0370-\u058f]*")
"""Words of letters of two alphabets."""


def beyond_ascii(text: str, table: Memory[int, str]) -> str:
    """Translate the characters beyond ASCII alone, which are few in most texts; where they are most, all of it."""
    if text.isascii():
        return text
    if 2 * len(text.encode("ascii", "ignore")) < len(text):
        return text.translate(table)
    return _BEYOND_ASCII.sub(lambda run: run.group().translate(table), text)


def replaced(text: str, plain: Mapping[str, str]) -> str:
    """Some letters beyond ASCII by plain ones. Few of them stand in any text, so each is looked for by itself."""
    if not text.isascii():
        for letter in set(text).intersection(plain):
            text = text.replace(letter, plain[letter])
    return text


def _mostly_latin(text: str) -> bool:
    """Whether most letters are plain small ones; there are no plain large ones any more."""
    others = "".join(_BEYOND_ASCII.findall(text))
    return len(text.encode("ascii", "ignore").translate(None, _NO_SMALL_LETTERS)) > sum(map(str.isalpha, others))


_NO_SMALL_LETTERS = bytes(number for number in range(128) if not ord("a") <= number <= ord("z"))


_REPEATS = re.compile(r"([a-z])\1{2,}")


def _calm(word: str) -> str:
    """Take repeated letters back: *dieeee*, *kiiilll*."""
    shorter = [_REPEATS.sub(lambda run: run.group()[:2], word), _REPEATS.sub(lambda run: run.group()[0], word)]
    known = (short for short in shorter if short in _known() or short in ranks())
    mended = (repair(short) for short in shorter if repair(short) != short)
    return next(known, "") or next(mended, shorter[-1])


@cache
def _known() -> frozenset[str]:
    from psychobot.crisis.patterns import vocabulary

    return frozenset(KEY_WORDS) | frozenset(CONTRACTIONS) | JOINED | FILLERS | COMMON | vocabulary()


@lru_cache(1 << 10)
def _split_joined(word: str) -> str:
    """Part words run together, when every part is one of a few, one of them perhaps with a slip: *iwatntodie*.

    >>> _split_joined("iwatntodie"), _split_joined("soldiers")
    ('i want to die', 'soldiers')
    """
    plain: dict[int, str] = {0: ""}
    slipped: dict[int, str] = {}
    may_slip = len(word) >= JOINED_WITH_SLIP and are_unknown([word])[0]
    for start in range(len(word)):
        for end in range(start + 1, min(start + LONGEST_PART, len(word)) + 1):
            part = word[start:end]
            for read in (plain, slipped):
                if start in read and end not in read and part in JOINED:
                    read[end] = f"{read[start]} {part}".strip()
            if may_slip and start in plain and end not in slipped and (meant := _joined_part(part)):
                slipped[end] = f"{plain[start]} {meant}".strip()
    return plain.get(len(word)) or slipped.get(len(word), word)


def _joined_part(part: str) -> str:
    """The word of `JOINED` that a part misspells, or nothing."""
    return next((way for way in near(part) if way in JOINED and len(way) >= 3), "") if len(part) >= 3 else ""


JOINED_WITH_SLIP = 8
"""Letters from which on a word may be several that are run together with a slip."""
LONGEST_PART = 8


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


_CANONICAL = Memory(_canonical)
_SUBJECTS = frozenset("it he she that there what who how everyone nobody someone life this".split())


LONGEST = 30
"""Longer words are run together from many, and are read in pieces that overlap."""


def _mend(word: str) -> str:
    if len(word) > LONGEST and word.isascii():
        return " ".join(_MENDED[word[start : start + LONGEST]] for start in range(0, len(word), LONGEST // 2))
    if _REPEATS.search(word):
        word = _calm(word)
        if word in CONTRACTIONS:
            return CONTRACTIONS[word]
    if len(word) > 4 and any(map(word.__contains__, JOIN_CORES)) and word not in KEY_WORDS:
        parted = _split_joined(word)
        if parted != word:
            return " ".join(CONTRACTIONS.get(part, part) for part in parted.split())
    mended = repair(word)
    return CONTRACTIONS.get(mended, mended)


_MENDED = Memory(_mend)
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
_CUTS = _JOINTS | _SOFT_JOINTS | {","}
_LEAD_INS = frozenset(
    "when back in years as at during after before long a for once ages until last two three ten".split()
)
_FILLER_PHRASES = Expression(r"\b(?:" + "|".join(FILLER_PHRASES) + r")\b ?")
_IN_FILLER_PHRASES = frozenset(
    max(phrase.split(), key=lambda word: (word not in COMMON, word)) for phrase in FILLER_PHRASES
)
"""Of every phrase the word that is least common."""


def clauses(message: str) -> list[Clause]:
    """Cut a message into clauses of canonical words.

    >>> [" ".join(clause.words) for clause in clauses("I'm not suicidal, but I wanna d1e")]
    ['i am not suicidal', 'i want to die']
    """
    return clauses_of(reveal(fold(message)))


_KILOMETRES = Expression(
    r"(\d|\b(?:many|few|more|some|several|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred)) ?kms\b"
)


_WANT = Expression(r"\b(i|we|you|just|only|really|dont|don't|not|never) wat\b")
"""*Wat* is *what* in the speech of texts, and *want* where somebody does it."""


def clauses_of(folded: str) -> list[Clause]:
    """Cut a folded message without disguises into clauses."""
    text = _ELLIPSIS.sub(" ", folded)
    if "kms" in text:
        text = _KILOMETRES.ready.sub(r"\1 kilometres", text)
    if " wat" in text:
        text = _WANT.ready.sub(r"\1 want", text)
    sentences = _rejoin_each([_WORD.findall(sentence) for sentence in dict.fromkeys(_BREAK.split(text)) if sentence])
    parts = chain.from_iterable(map(_parts, map(_said, respell_each(sentences))))
    found = dict.fromkeys(map(_clause, chain.from_iterable(map(_windows, parts))))
    return [clause for clause in found if clause.words]


def _said(words: list[str]) -> list[str]:
    """What words stand for. Far inside a long run that nobody knows a word of, each is left as it is."""
    if len(words) < GIBBERISH:
        return _plainly(words).split()
    runs = groupby(zip(words, are_unknown(words), strict=True), itemgetter(1))
    return " ".join([_said_in_run([word for word, _ in run], unknown) for unknown, run in runs]).split()


def _said_in_run(run: list[str], unknown: bool) -> str:
    if len(run) < GIBBERISH or not unknown:
        return _plainly(run)
    return " ".join([_plainly(run[:NEAR]), *run[NEAR:-NEAR], _plainly(run[-NEAR:])])


def _plainly(words: list[str]) -> str:
    return " ".join(map(_CANONICAL.__getitem__, words))


GIBBERISH, NEAR = 50, 10
"""Unknown words in a row that are no message, and how many at either end of them still may be part of one."""


_HALVES = frozenset(KEY_WORDS) - {"without", "tonight", "anymore", "abused", "behind", "alive"}


def _rejoin_each(sentences: list[list[str]]) -> list[list[str]]:
    """Put key words parted by a blank back together: looked for in all sentences at once."""
    typed = list(chain.from_iterable(sentences))
    return sentences if _HALVES.isdisjoint(map(add, typed, typed[1:])) else list(map(_rejoin, sentences))


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
    if _CUTS.isdisjoint(words):
        return [words] if words else []
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
    full = tuple(words)
    said = " ".join(words)
    if "'" in said or "any more" in said or not _IN_FILLER_PHRASES.isdisjoint(words):
        words = _FILLER_PHRASES.ready.sub("", said).replace("any more", "anymore").split()
    return Clause(tuple([word for word in words if word not in FILLERS]), full)
