"""Explicit statements in other languages.

A table (``rule_tables/languages.txt``) rather than rules: only plain
statements are listed; the finer readings are English. A language's lines are
compiled when the message has a word that some line of it needs.
"""

import re
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from psychobot.crisis.expressions import Expression
from psychobot.crisis.memory import Memory
from psychobot.crisis.normalize import replaced, standing_for
from psychobot.crisis.records import MENTION, URGENT, Finding
from psychobot.crisis.rule_files import FOLDER, Sections, read_index
from psychobot.crisis.spelling import near, outermost, respell, strangers
from psychobot.crisis.tongues import is_english

TOPIC = Expression(
    r"(?:suicid(?!e$|es$|al|olog|ed$|ing$)|selbstmord|suizid|zelfmoord|zelfdoding|samoboj|sjalvmord|selvmord|sinucid|"
    r"itsemurh|ongyilkos|sebevra|autolesi|automutil|intihar|scarif|maltrato)"
)
"""The subject, in languages that share its word: a mention when nothing plainer is said."""

LAUGHTER = frozenset(
    """risa rire lachen ridere rir verguenza honte scham vergogna vergonha hambre faim hunger fame fome sueno amor ganas
    gana aburrimiento calor frio skratta ennui soif cringe rido rio saudade curiosidad""".split()
)
"""What people die of without dying: *muero de risa*."""

_LETTERS = dict(zip("ıłøđßæœ", "ilodsao", strict=True))
_PLAIN_LETTERS = standing_for(_LETTERS)


class Language(NamedTuple):
    """The lines of one language about one thing."""

    code: str
    category: str
    lines: tuple[str, ...]
    denials: frozenset[str]
    stems: tuple[str, ...]


class Script(NamedTuple):
    """Phrases searched letter by letter."""

    code: str
    category: str
    phrases: dict[str, list[str]]
    """By a letter of another alphabet that they hold."""
    other: tuple[str, ...]

    def states(self, text: str, letters: frozenset[str]) -> bool:
        """Whether a text of some letters holds a phrase and none that means something else."""
        perhaps = chain.from_iterable(phrases for letter, phrases in self.phrases.items() if letter in letters)
        held = any(phrase in text for phrase in filter(letters.issuperset, perhaps))
        return held and not any(other in text for other in self.other)


def find_foreign(text: str) -> Finding | None:
    """Find an explicit statement in a folded message.

    >>> find_foreign("ya no quiero vivir").level, find_foreign("想死了").level
    ('urgent', 'urgent')
    """
    spaced = f" {replaced(' '.join(_read_as_table(_words_of(text))), _LETTERS)} "
    words, beginnings = spaced.split(), _beginnings()
    telling = [word for word in set(words) if word[:BEGINNING] in beginnings]
    for name, numbers in _perhaps(telling):
        if _states(name, numbers, words, spaced):
            return _stated(_language_of(name), text)
    if _OTHER_LETTER.search(text):
        text = " ".join(text.split())
        letters = frozenset(text)
        for script in _scripts():
            if script.states(text, letters):
                return _stated(script, text)
    return Finding(MENTION, "general", "language:topic") if _names_the_topic(telling) else None


def _names_the_topic(words: list[str]) -> bool:
    return any(TOPIC.ready.match(word) for word in words if word[:BEGINNING] in _index()["topic"])


def _read_as_table(words: list[str]) -> list[str]:
    """Mend slips, and read what nobody knows still as a word of the table one letter away: the line tells whether."""
    mended = respell(words)
    if mended is words:
        return words
    left = {mended[place] for place in outermost(strangers(mended))}
    read = {word: way for word in left if (way := next(filter(_in_table, near(word)), ""))}
    return [read.get(word, word) for word in mended] if read else mended


@cache
def _table() -> frozenset[str]:
    """The words and beginnings that the lines name."""
    parts = (part for language in _languages().values() for line in language.lines for part in re.split(r"[ |]", line))
    return frozenset(part.rstrip("=") for part in parts)


def _in_table(word: str) -> bool:
    return word.translate(_PLAIN_LETTERS) in _table()


_OTHER_LETTER = re.compile(r"[^\W\d_\x00-\u036f]")
"""A letter of another alphabet than the Latin one: every phrase searched letter by letter has one."""
BRIEF = 40
"""Letters of a message that says little beside the statement found in it."""


def _stated(said: Language | Script, text: str) -> Finding:
    return Finding(URGENT, said.category, "language:" + said.code, stands=len(text) <= BRIEF and not is_english(text))


_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


_EDGES = re.compile(r"['-]{2}")
_APART = {number: " " for number in range(128) if not (chr(number).isalnum() or chr(number) in "'-")}


def _words_of(text: str) -> list[str]:
    """The `_WORDS` of a text. Most texts are cut faster by blanks."""
    if not text.isascii() or _EDGES.search(text):
        return _WORDS.findall(text)
    words = text.translate(_APART).split()
    return list(filter(None, [word.strip("'-") for word in words])) if "'" in text or "-" in text else words


def _states(name: str, numbers: list[int], words: list[str], spaced: str) -> bool:
    denials = _language_of(name).denials
    each = [found for number in numbers if (found := _search(_items(name, number), words, spaced))]
    if not each:
        return False
    begin, end = min(each, key=itemgetter(0))  # the first line of several that begin at one word
    if not LAUGHTER.isdisjoint(words[end : end + 2]):
        return False
    return words[begin] in denials or not begin or words[begin - 1] not in denials


class Item(NamedTuple):
    """What a word of a line may be."""

    beginnings: tuple[str, ...]
    whole: frozenset[str]

    def takes(self, word: str) -> bool:
        """Whether a word is one of those."""
        return word in self.whole or word.startswith(self.beginnings)

    def in_text(self, spaced: str) -> bool:
        """Whether a text, each word between blanks, may have one of those."""
        return any(f" {part}" in spaced for part in chain(self.beginnings, self.whole))


GAP = 3
"""Words that may stand at a gap."""


@cache
def _items(name: str, number: int) -> tuple[Item | None, ...]:
    """A line read; None is a gap. No regular expression: compiling one takes longer than reading the message."""
    return tuple(map(_item, _language_of(name).lines[number].split()))


def _item(item: str) -> Item | None:
    if item == "_":
        return None
    parts = item.split("|")
    whole = frozenset(part.rstrip("=") for part in parts if part[-1] == "=")
    return Item(tuple(part for part in parts if part[-1] != "="), whole)


def _search(line: tuple[Item | None, ...], words: list[str], spaced: str) -> tuple[int, int] | None:
    """The first words of a text that a line matches: the place of the first and the one after the last.

    Whether the text between blanks holds its items at all is told much faster.
    """
    if not line[0] or not all(item is None or item.in_text(spaced) for item in line):
        return None
    begins = _places(line[0], words)
    ways = ((begin, _follow(line[1:], words, begin + 1)) for begin in begins)
    return next(filter(itemgetter(1), ways), None)


def _places(item: Item, words: list[str]) -> list[int]:
    """Where an item stands."""
    beginnings, whole = item
    return [at for at, word in enumerate(words) if word.startswith(beginnings) or word in whole]


def _follow(line: tuple[Item | None, ...], words: list[str], at: int) -> int:
    """The place after the words that the rest of a line matches from some place on, or nought; gaps are wide first."""
    for number, item in enumerate(line):
        if item is None:
            rest = line[number + 1 :]
            farthest = min(at + GAP, len(words))
            return next(filter(None, (_follow(rest, words, place) for place in range(farthest, at - 1, -1))), 0)
        if at >= len(words) or not item.takes(words[at]):
            return 0
        at += 1
    return at


def _perhaps(words: list[str]) -> list[tuple[str, list[int]]]:
    """The sections, and the numbers of their lines, that the words have a rare word for."""
    found: dict[str, set[int]] = {}
    for name, number in chain.from_iterable(map(_LINES_FOR.__getitem__, words)):
        found.setdefault(name, set()).add(number)
    return [(name, sorted(numbers)) for name, numbers in sorted(found.items())]


def _lines_for(word: str) -> tuple[tuple[str, int], ...]:
    known = _by_beginning().get(word[:BEGINNING], "").split("\t")
    stems = (line.split(" ", 2) for line in known if line)
    told = ((stem, (name, int(number))) for stem, number, name in stems)
    return tuple(line for stem, line in told if (word == stem[:-1] if stem[-1] == "=" else word.startswith(stem)))


_LINES_FOR = Memory(_lines_for)


def knows(word: str) -> bool:
    """Whether a folded word begins like a rare one of some line."""
    return bool(_lines_for(word.translate(_PLAIN_LETTERS)))


BEGINNING = 3
"""Letters by which rare words are looked up."""


@cache
def _beginnings() -> frozenset[str]:
    """The first letters of the stems, and of the words for the subject."""
    return frozenset(_by_beginning()).union(_index()["topic"])


@cache
def _by_beginning() -> dict[str, str]:
    """Stems, each with a line it may tell of, by their first letters: read as far as a message has words like them."""
    return dict(line.split("\t", 1) for line in _index()["stems"])


INDEX = FOLDER / "languages.index"
"""What `worked_out` gives for the table as shipped; ``scripts/index_rules.py`` writes it."""
SOURCES = ("languages.txt",)


@cache
def _index() -> Sections:
    return read_index(INDEX, SOURCES) or worked_out()


def worked_out() -> Sections:
    """The stems, each with the number of a line it may tell of and its section, by their first letters.

    A line of short words, where the stem stands for less than the line, is tried with every other line of its section.
    """
    index: dict[str, list[str]] = {}
    for name, language in _languages().items():
        for number, line in enumerate(language.lines):
            for stem in language.stems if _is_short(line) else _stems(line):
                index.setdefault(stem.rstrip("=")[:BEGINNING], []).append(f"{stem} {number} {name}")
    stems = ["\t".join((beginning, *lines)) for beginning, lines in index.items()]
    return {"topic": sorted({part[:BEGINNING] for part in re.findall(r"[a-z]{6,}", TOPIC.source)}), "stems": stems}


def _stems(line: str) -> list[str]:
    """The word beginnings of the item that is rarest, judged by its shortest alternative."""
    return [part if len(part.rstrip("=")) >= BEGINNING else part.rstrip("=") + "=" for part in _rarest(line)]


@cache
def _rarest(line: str) -> list[str]:
    items = (item.split("|") for item in line.split() if item != "_")
    return max(items, key=lambda parts: min(len(part.rstrip("=")) for part in parts))


def _is_short(line: str) -> bool:
    """Whether a line matches more than its stems tell."""
    return not set(_rarest(line)) <= set(_stems(line))


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (FOLDER / "languages.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line[1:-1], [])
        elif line and line[0] != "#":
            lines.append(line)
    return sections


_ABOUT = ("abuse", "overdose")


def _about(name: str) -> str:
    """What a section tells of."""
    last = name.split()[-1]
    return last if last in _ABOUT else "self"


@cache
def _languages() -> dict[str, Language]:
    return {name: _language_of(name) for name in _sections() if " letters" not in name}


@cache
def _language_of(name: str) -> Language:
    """A section of the table."""
    code, lines = name.split()[0], _sections()[name]
    denials = frozenset(_sections()[code][0].removeprefix("deny").split())
    lines = [line for line in lines if not line.startswith("deny")]
    stems = {stem for line in lines for stem in _stems(line)}
    return Language(code, _about(name), tuple(lines), denials, tuple(sorted(stems)))


@cache
def _scripts() -> tuple[Script, ...]:
    return tuple(_script(name, lines) for name, lines in _sections().items() if " letters" in name)


def _script(name: str, lines: list[str]) -> Script:
    phrases: dict[str, list[str]] = {}
    for line in lines:
        if not line.startswith("not "):
            phrases.setdefault(next(filter(_OTHER_LETTER.match, line)), []).append(line)
    other = tuple(line.removeprefix("not ") for line in lines if line.startswith("not "))
    return Script(name.split()[0], _about(name), phrases, other)
