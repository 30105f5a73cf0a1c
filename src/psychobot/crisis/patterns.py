"""The small language in which rules are written, and its compiler.

A pattern is words and fragments between blanks:

    {want} [to] .. {die}     fragments, an optional word, a gap
    kill|end                 either word
    ~cut                     every form of a verb: cut, cuts, cutting
    ..   ...                 up to 3, up to 6 words, none of which negates
    __                       up to 4 words of any kind
    ++                       up to 5 small words that keep the subject: *to just be*
    ^ $                      start, end of the clause

Patterns are matched as they stand, with no regular expression: compiling a few
hundred of those would take longer than reading the message. What an item
matches at a word is worked out once for a clause, however many rules ask, so
matching is linear in the clause, and gaps are bounded.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from psychobot.crisis.lexicon import COMMON
from psychobot.crisis.rule_files import fragments

IRREGULAR = {
    forms.split()[0]: tuple(forms.split())
    for forms in """
        commit commits committed committing
        die dies died dying
        cut cuts cutting
        hit hits hitting
        take takes took taken taking
        do does did done doing
        go goes went gone going
        throw throws threw thrown throwing
        beat beats beaten beating
        hurt hurts hurting
        write writes wrote written writing
        think thinks thought thinking
        give gives gave given giving
        say says said saying
        tell tells told telling
        get gets got gotten getting
        hang hangs hanged hung hanging
        shoot shoots shot shooting
        drink drinks drank drunk drinking
        eat eats ate eaten eating
        buy buys bought buying
        find finds found finding
        make makes made making
        steal steals stole stolen stealing
        see sees saw seen seeing
        run runs ran running
        stab stabs stabbed stabbing
        slit slits slitting
        grab grabs grabbed grabbing
        slap slaps slapped slapping
        stop stops stopped stopping
        drive drives drove driven driving
        swallow swallows swallowed swallowing
        hear hears heard hearing
        stand stands stood standing
        sit sits sat sitting
        hold holds held holding
        keep keeps kept keeping
        lose loses lost losing
        leave leaves left leaving
        put puts putting
        break breaks broke broken breaking
        bite bites bit bitten biting
        burn burns burned burnt burning
        strike strikes struck striking
        shake shakes shook shaken shaking
        lie lies lay lying
        force forces forced forcing
        hide hides hid hidden hiding
        know knows knew known knowing
        rape rapes raped raping
        threaten threatens threatened threatening
        bleed bleeds bled bleeding
        set sets setting
        smack smacks smacked smacking
        whip whips whipped whipping
        sleep sleeps slept sleeping
        read reads reading
        feel feels felt feeling
    """.strip().splitlines()
}


def forms(verb: str) -> tuple[str, ...]:
    """Every form of a verb.

    >>> forms("jump"), forms("die"), forms("choke")
    (('jump', 'jumps', 'jumped', 'jumping'), ('die', 'dies', 'died', 'dying'), ('choke', 'chokes', 'choked', 'choking'))
    """
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb):
        return (verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("sh", "ch", "ss", "x")) else "s")
    return (verb, third, stem + "ed", stem + "ing")


SMALL = frozenset(
    """
    2 a about actively again all alone already am an and any anymore at be because been being believe best by
    can could day did different do does easiest every everything for forever from get getting go going got guess had
    have here how i if in into is it just life longer lot many maybe me might more morning my myself never night
    no not now of off on one only or out own painlessly peacefully quick quickly really right should simply
    since sleep slowly so some somewhere still that the then things think this time to today tonight too trying
    up was way ways were when while will with without would young
    """.split()
)
"""Words that may stand in ``++``: they keep the subject and bring no other person in."""

NEGATING = frozenset("not never no without nor neither nobody".split())
SPECIAL = frozenset(("..", "...", "++", "__", "^", "$"))


def _required(item: str) -> bool:
    return item[0] != "[" and item not in SPECIAL and not item.endswith("|$")


@cache
def _split(item: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The plain words of an item, and the fragments it names."""
    plain: set[str] = set()
    named = []
    for part in item.strip("[]").split("|"):
        if part[0] == "{":
            named.append(part[1:-1])
        elif part[0] == "~":
            plain.update(forms(part[1:]))
        elif part != "$":
            plain.add(part)
    return frozenset(plain), tuple(named)


@cache
def _lines(fragment: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in fragments()[fragment])


@cache
def keys(item: str) -> frozenset[str]:
    """Words one of which must be there for an item to match."""
    plain, fragments = _split(item)
    return plain.union(*(_line_keys(line) for name in fragments for line in _lines(name)))


def _line_keys(line: tuple[str, ...]) -> frozenset[str]:
    return min((keys(item) for item in line if _required(item)), key=_commonness)


def _commonness(known: frozenset[str]) -> tuple[int, int]:
    return len(known & COMMON), len(known)


Ways = dict[str, tuple[tuple[str, ...], ...]]
"""How an item may be matched: by a first word, the runs of items that may follow it.

Under "" stand the runs that may begin with any word, or with none.
"""


@cache
def _ways(item: str) -> Ways:
    """The ways to match an item."""
    plain, fragments = _split(item)
    if not plain and len(fragments) == 1:
        return _ways_into(fragments[0])
    ways: Ways = dict.fromkeys(plain, ((),))
    for name in fragments:
        _add(ways, _ways_into(name))
    return ways


@cache
def _ways_into(fragment: str) -> Ways:
    """The ways to match a fragment: whatever its lines begin with is followed to the first word."""
    ways: Ways = {}
    for line in _lines(fragment):
        _add(ways, _ways(line[0]) if _required(line[0]) else {"": ((line[0],),)}, line[1:])
    return ways


def _add(ways: Ways, others: Ways, rest: tuple[str, ...] = ()) -> None:
    for word, runs in others.items():
        ways[word] = ways.get(word, ()) + tuple([run + rest for run in runs])


@cache
def vocabulary() -> frozenset[str]:
    """Every word that some fragment knows."""
    items = {item for name in fragments() for line in _lines(name) for item in line if _required(item)}
    return frozenset().union(*(_split(item)[0] for item in items))


class Seen:
    """The words of one clause, and what each item was found to match in them."""

    __slots__ = ("_ends", "_there", "all", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.all = frozenset(words)
        self._ends: dict[tuple[str, int], tuple[int, ...]] = {}
        self._there: dict[str, bool] = {}

    def may_hold(self, item: str) -> bool:
        """Whether the clause has any word that the item needs."""
        known = self._there.get(item)
        if known is None:
            known = self._there[item] = not keys(item).isdisjoint(self.all)
        return known

    def ends(self, item: str, start: int) -> tuple[int, ...]:
        """Where a match of an item may end that starts at a word."""
        known = self._ends.get((item, start))
        if known is None:
            known = self._ends[item, start] = self._find_ends(item, start)
        return known

    def line_ends(self, line: tuple[str, ...], start: int) -> set[int]:
        """Where a match of a run of items may end."""
        here = {start}
        for item in line:
            here = {end for place in here for end in self.ends(item, place)}
            if not here:
                break
        return here

    def _find_ends(self, item: str, start: int) -> tuple[int, ...]:
        if item in SPECIAL:
            return self._special(item, start)
        if item[0] == "[":
            return (start, *self.ends(item[1:-1], start))
        if start >= len(self.words):
            return (start,) if item.endswith("|$") else ()
        ways = _ways(item)
        found = {end for run in ways.get(self.words[start], ()) for end in self.line_ends(run, start + 1)}
        for run in ways.get("", ()):
            found |= self.line_ends(run, start)
        return tuple(found)

    def _special(self, item: str, start: int) -> tuple[int, ...]:
        if item == "^":
            return (start,) if start == 0 else ()
        if item == "$":
            return (start,) if start == len(self.words) else ()
        most, allowed = GAPS[item]
        end = start
        while end < len(self.words) and end - start < most and allowed(self.words[end]):
            end += 1
        return tuple(range(start, end + 1))


GAPS: dict[str, tuple[int, Callable[[str], bool]]] = {
    "..": (3, lambda word: word not in NEGATING),
    "...": (6, lambda word: word not in NEGATING),
    "++": (5, SMALL.__contains__),
    "__": (4, lambda word: True),
}
"""How many words a gap may hold, and which."""


FEW = 12
"""So few rare words gate a rule well enough; looking on costs more than it saves."""


class Pattern(NamedTuple):
    """A pattern, and the items it cannot do without."""

    line: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def triggers(self) -> frozenset[str]:
        """Words of the rarest of the required items."""
        best: frozenset[str] = frozenset()
        for item in sorted(self.needs, key=len):
            known = keys(item)
            if not best or _commonness(known) < _commonness(best):
                best = known
            if len(best) <= FEW and best.isdisjoint(COMMON):
                break
        return best

    def search(self, seen: Seen, before: int | None = None) -> tuple[int, int] | None:
        """Find the first match in a clause that starts before a word, as the words where it starts and ends."""
        if not all(map(seen.may_hold, self.needs)):
            return None
        opening = _ways(self.line[0]) if _required(self.line[0]) else seen.all
        for start, word in enumerate(seen.words[:before]):
            if word not in opening and "" not in opening:
                continue
            ends = seen.line_ends(self.line, start)
            if ends:
                return start, min(ends)
        return None


@cache
def parse(source: str) -> Pattern:
    """Read a pattern."""
    line = tuple(source.split())
    return Pattern(line, tuple(filter(_required, line)))
