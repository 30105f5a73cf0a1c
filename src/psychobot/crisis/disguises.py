"""Words typed so that a filter misses them: letters apart, numbers and signs for letters, letters struck out.

A disguised word is read as one that the rules or the second net know, and of several as the one that they know beside
its neighbours. What can be read as nothing known stays as it is: a price, a date, *b4*.
"""

import re
from functools import cache, lru_cache
from itertools import islice
from math import log

from psychobot.crisis.expressions import Expression
from psychobot.crisis.known_words import fitting, known_beside, plain, ranks
from psychobot.crisis.lexicon import CONTRACTIONS, CURSES, JOIN_CORES, KEY_WORDS, LEET

MOST = 240
"""Disguised words of a message that are read, half of them from its beginning and half from its end."""


def reveal(text: str) -> str:
    """Undo the disguises in a folded text.

    >>> reveal("i want to k*ll my.self, s u i c i d e, d1e"), reveal("a **bold** plan: 5* hotel, b4 10am")
    ('i want to kill myself, suicide, die', 'a **bold** plan: 5* hotel, b4 10am')
    """
    return _unmask(_SPELLED_OUT.ready.sub(_close_up_outside, text) if _LETTERS_APART.search(text) else text)


# ---- letters apart ------------------------------------------------------------

_SPELLED_OUT = Expression(
    r"(?<![^\W_])(?<!')[^\W_](?:[ \n._*~/|\\\-]{1,6}(?:'[ \n]{1,3})?[^\W_]){2,240}(?:'[a-z]{1,2})?(?![^\W_]|')"
)
_LETTERS_APART = re.compile(r"[ \n._*~/|\\\-][^\W_][ \n._*~/|\\\-]{1,6}(?:'[ \n]{1,3})?[^\W_](?![^\W_])")
"""The second and third letter of any such run: looked for much faster."""
_APART = Expression(r"[^\w']|_")
_GAP = Expression(r"(?:[^\w']|_)(?:[^\w]|_)*")
_BLANK = Expression(r"(?<=[^\W_])\s+(?=[^\W_'])")
"""Between letters apart; beside other signs, and where it is wider, it is the end of a word."""


def _close_up_outside(run: re.Match[str]) -> str:
    """Close up a run that stands within `FAR` characters of the beginning or the end of the text."""
    near = run.start() < FAR or run.end() > len(run.string) - FAR
    return _close_up(run.group()) if near else run.group()


FAR = 20_000


def _close_up(typed: str) -> str:
    """Close up letters typed apart, when they spell known words; "plan a, b, c" stays as it is."""
    blanks = _BLANK.ready.findall(typed)
    wide = max(map(len, blanks), default=0)
    if any(len(blank) < wide for blank in blanks):
        parts = re.split(rf"(?<=[^\W_])\s{{{wide}}}(?=[^\W_])", typed)
        return _close_up_each(parts) or typed
    if len(blanks) < sum("'" not in gap for gap in _GAP.ready.findall(typed)):
        return _close_up_each(_BLANK.ready.split(typed)) or typed
    return _close_up_each([typed]) or typed


def _close_up_each(parts: list[str]) -> str:
    """The words of which one at least is spelt out; nothing when none is."""
    letters = [_APART.ready.sub("", part) for part in parts]
    spelt = list(map(_spelt, letters))
    if not any(spelt):
        return ""
    ways = zip(spelt, letters, parts, strict=True)
    return " ".join(word or (part if "*" in part else short) for word, short, part in ways)


@lru_cache(1 << 10)
def _spelt(letters: str) -> str:
    """The known words that some letters spell, or nothing."""
    if len(letters) < 3:
        return ""
    if letters in ranks():
        return letters
    calm = _REPEATS.ready.sub(r"\1", letters)
    parted = _parted(letters) or (_parted(calm) if calm != letters else "")
    return parted or (letters if _CORE.ready.search(letters) else "")


_REPEATS = Expression(r"(.)\1{2,}")
_CORE = Expression("|".join((*JOIN_CORES, "cut", "hurt", "overdose", "kms", "want")))


def _parted(letters: str) -> str:
    """The likeliest run of known words that some letters spell, or nothing; of a long run it may leave the last."""
    costs = _costs()
    best = {0: (0.0, "")}
    reached = 0
    for end in range(1, len(letters) + 1):
        if end - reached > LONGEST:
            return ""
        ways = [
            (best[start][0] + cost, letters[start:end])
            for start in range(max(0, end - LONGEST), end)
            if start in best and (cost := costs.get(letters[start:end]))
        ]
        if ways:
            best[end] = min(ways)
            reached = end
    if reached < len(letters) and (len(letters) < CUT or reached < len(letters) - LONGEST):
        return ""
    return " ".join([*_back(best, reached), letters[reached:]]).strip() if best[reached][0] < reached * DEAR else ""


CUT = 200
"""Letters from which on a run may have been cut in a word."""
LONGEST = 20
"""Letters of a word in a run."""
DEAR = 4.0
"""What a letter of a likely run may cost at most."""


def _back(best: dict[int, tuple[float, str]], end: int) -> list[str]:
    words: list[str] = []
    while end:
        words.append(best[end][1])
        end -= len(best[end][1])
    return words[::-1]


@cache
def _costs() -> dict[str, float]:
    """What each known word costs: the less the more frequent it is."""
    alone = {"i": 3.5, "a": 4.5} | dict.fromkeys("0123456789", 6.0)
    return {word: 2.0 + log(rank + 20) for word, rank in ranks().items()} | alone


# ---- signs for letters ----------------------------------------------------------

_MASKED = Expression(
    r"(?<![\w'@$*|+#€£¡%^~\-/·•])"
    r"(?=[^\W\d_']*(?:[0-9@$*|+#€£¡%^~_]|'[^\W_]*[0-9@$*|+#€£¡]|[!.\-/·•](?:[^\W_]|[|@$*+#])))"
    r"(?:[^\W_]|['@$!*|+#€£¡%^~_.\-/·•]){2,24}"
    r"(?![\w@$*])"
)
_SIGN = re.compile(r"[0-9@$*|+#€£¡%^~_]|[!.\-/·•](?=[^\W_]|[|@$*+#])")
"""One that any masked word has."""
_ORNAMENT = "*_~-./#!^=·•|+%&"
_BETWEEN_LETTERS = Expression(r"[*#_~.\-/^=·•|+%&!]")
_COMPOUND = Expression(r"[-./·•~&=+|]+")
_UNITS = "st|nd|rd|th|[ap]m|[kmc]?[gml]|[km]m|[kpxshcfbdevw]|ft|in|hrs?|mins?|secs?|yrs?|yo|wks?|[gmkt]b|p[tx]|hz|lbs?"
_NUMBER = Expression(rf"[\d\W_]*|\d+(?:{_UNITS})|[a-z]{{1,2}}\d+")
"""*70p*, *5th*, *10am*, *20mg*, *i7*: only neighbours can tell that it is a word."""
_LETTERS = {sign: "".join(letters) for sign, letters in LEET.items()}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
NEAR = 40
"""Characters in which neighbours are looked for."""
_GRAVE = frozenset(KEY_WORDS)
_STRUCK_OUT = _GRAVE | CURSES


def _unmask(text: str) -> str:
    """Read every word with signs in it; where two are disguised, numbers may well be disguised words too."""
    plain, disguised = _unmask_with(text, in_leet=False)
    return _unmask_with(_LONE.ready.sub("i", plain), in_leet=True)[0] if 2 <= disguised < MOST else plain


_LONE = Expression(r"(?<!\S)[!1|](?!\S)")


def _unmask_with(text: str, in_leet: bool) -> tuple[str, int]:
    """The text with its disguised words read, and how many they were."""
    found = _masked(text)
    parts, end, disguised = [""], 0, 0
    for mask in found if len(found) <= MOST else found[: MOST // 2] + found[-MOST // 2 :]:
        parts.append(text[end : mask.start()])
        end = mask.end()
        before, after = _neighbours("".join(parts[-4:])[-NEAR:]), _neighbours(text[end : end + NEAR])
        parts.append(_read(mask.group(), before[-2:] or START, after[:2], in_leet))
        disguised += parts[-1] != mask.group()
    return "".join(parts) + text[end:], disguised


def _masked(text: str) -> list[re.Match[str]]:
    """The words with signs in them. Where signs are few only what stands between blanks around them is looked at."""
    signs = list(map(re.Match.start, islice(_SIGN.finditer(text), FEW + 1)))
    if len(signs) > FEW:
        return list(_MASKED.ready.finditer(text))
    spans = dict.fromkeys((text.rfind(" ", 0, sign) + 1, text.find(" ", sign) % (len(text) + 1)) for sign in signs)
    return [mask for begin, end in spans for mask in _MASKED.ready.finditer(text, begin, end)]


FEW = 40
"""Signs in a message that are looked at one by one."""


def _neighbours(text: str) -> tuple[str, ...]:
    """The words of a bit of text as the second net knows them."""
    return tuple(part for word in _WORD.findall(text) for part in plain(word))


@lru_cache(1 << 12)
def _read(typed: str, before: tuple[str, ...], after: tuple[str, ...], in_leet: bool) -> str:
    """What a word with signs in it stands for; itself where that is nothing known."""
    bare = typed.strip(_ORNAMENT)
    if not bare or typed in CONTRACTIONS or _is_ornamented(typed, bare) or _is_compound(bare):
        return typed
    least = _least(typed, bare, in_leet)
    ways = _ways(typed, bare)
    known = {way: known_beside(way, before, after) for way in ways}
    likely = [way for way, asked in ways.items() if known[way] >= max(asked, least)]
    return max(likely, key=lambda way: known[way] + _weight(way), default="") or _joined(bare) or typed


def _least(typed: str, bare: str, in_leet: bool) -> int:
    """Beside how many neighbours a word must be known that may well be a number."""
    if not _NUMBER.ready.fullmatch(typed.strip("*_~.-/#!,")):
        return 0
    if in_leet or bare[0].isalpha():
        return 1
    return NEVER if bare.isdigit() and len(bare) < 3 else 2 + bare.isdigit()


NEVER = 9


def _is_ornamented(typed: str, bare: str) -> bool:
    """Whether signs only stand around a known word, on both sides or as punctuation: ***bold***, *well-*."""
    return bare.isalpha() and bare in ranks() and (typed[-1] not in "*#_" or typed[0] == typed[-1])


def _is_compound(bare: str) -> bool:
    """Whether signs only stand between known words and numbers: *and/or*, *follow-up*, *24/7*."""
    parts = _COMPOUND.ready.split(bare)
    known = (part.isdigit() or part in ranks() for part in parts)
    return len(parts) > 1 and all(known) and _GRAVE.isdisjoint(["".join(parts), *_of_shape(bare)])


def _ways(typed: str, bare: str) -> dict[str, int]:
    """The known words that a word with signs may stand for, and beside how many neighbours each must be known.

    A star takes the place of a letter if it can. The signs of *A&E*, *e.g.* and *T-shirt* do so only if all fits.
    """
    found: dict[str, int] = {}
    for shape in dict.fromkeys((typed.rstrip("!.-"), bare)):
        squeezed = _BETWEEN_LETTERS.ready.sub("", shape)
        asked = 2 if len(shape) < 5 and _ABBREVIATED.ready.search(shape) else 0
        struck = {*_of_shape(shape), *_of_shape(_LONG_RUN.ready.sub(r"\1", shape))}
        for way in struck:
            found.setdefault(way, asked if way in _STRUCK_OUT or _is_mostly_there(shape) else 2)
        if not (struck and "*" in shape):
            for way in _of_shape(squeezed):
                found.setdefault(way, 0 if way in _GRAVE else asked)
    return found


_ABBREVIATED = Expression(r"[&./\-]")


def _is_mostly_there(shape: str) -> bool:
    """Whether at most a third of a word is struck out."""
    return 3 * sum(not _LETTERS.get(sign, sign).isalpha() for sign in shape) <= len(shape)


START = ("^",)
"""What the net knows to stand before the first word."""
_LONG_RUN = Expression(r"([^*#])\1{2,}")


def _of_shape(shape: str) -> list[str]:
    """The known words of that length with the letters of a shape; a sign that is none stands for any."""
    letters = [sign if sign.isalpha() or sign == "'" else _LETTERS.get(sign, "") for sign in shape]
    struck = letters.count("")
    return fitting(letters) if len(shape) >= 2 + bool(struck) and struck < len(shape) else []


def _joined(bare: str) -> str:
    """Known words run together and disguised: *1w4n770d13*."""
    if len(bare) < 2 * SHORT:
        return ""
    letters = bare.translate(_FIRST_LETTERS)
    ways = (letters, letters.replace("l", "i"))
    return next((parted for way in ways if _CORE.ready.search(way) and (parted := _parted(way))), "")


SHORT = 4
_FIRST_LETTERS = str.maketrans({sign: letters[0] for sign, letters in _LETTERS.items()})


def _weight(way: str) -> float:
    """What a grave word counts for, and how much less a rare one."""
    return BONUS * (way in _STRUCK_OUT) - RARITY * log(ranks().get(way, 0) + 20)


BONUS, RARITY = 1.1, 0.25
"""In neighbours; rarer means e times as rare."""
