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
from psychobot.crisis.rule_files import fragment, fragments

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
def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in fragment(name))


@cache
def keys(item: str) -> frozenset[str]:
    """Words one of which must be there for an item to match."""
    plain, named = _split(item)
    return plain.union(*(_line_keys(line) for name in named for line in _lines(name)))


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
    plain, named = _split(item)
    if not plain and len(named) == 1:
        return _ways_into(named[0])
    ways: Ways = dict.fromkeys(plain, ((),))
    for name in named:
        _add(ways, _ways_into(name))
    return ways


@cache
def _ways_into(name: str) -> Ways:
    """The ways to match a fragment: whatever its lines begin with is followed to the first word."""
    ways: Ways = {}
    for line in _lines(name):
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


@cache
def most_words(item: str) -> int:
    """How many words that are not `SMALL` an item may match at most."""
    if item in SPECIAL:
        return GAPS[item][0] if item in GAPS and item != "++" else 0
    plain, named = _split(item)
    return max([not plain <= SMALL, *(sum(map(most_words, line)) for name in named for line in _lines(name))])


class Seen:
    """The words of one clause, and where each item was found to lead in them.

    A set of places between words is the bits of one number: a pattern is followed from all its beginnings at once.
    """

    __slots__ = ("_after", "_begin", "_there", "at", "end", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.at: dict[str, int] = {}
        """Where each word stands."""
        here = 1
        for word in words:
            self.at[word] = self.at.get(word, 0) | here
            here <<= 1
        self.end = here
        self._after: dict[tuple[str, int], int] = {}
        self._begin: dict[str, list[tuple[int, tuple[tuple[str, ...], ...]]]] = {}
        self._there: dict[str, bool] = {}

    def may_hold(self, item: str) -> bool:
        """Whether the clause has any word that the item needs."""
        known = self._there.get(item)
        if known is None:
            known = self._there[item] = not keys(item).isdisjoint(self.at)
        return known

    def follow(self, line: tuple[str, ...], places: int) -> int:
        """Where matches of a run of items may end that start at some places."""
        after = self._after
        for item in line:
            known = after.get((item, places))
            if known is None:
                known = after[item, places] = self._follow(item, places)
            places = known
            if not places:
                break
        return places

    def _follow(self, item: str, places: int) -> int:
        if item in GAPS:
            return self._over(item, places)
        if item == "^":
            return places & 1
        if item == "$":
            return places & self.end
        if item[0] == "[":
            return places | self.follow((item[1:-1],), places)
        return self._into(item, places)

    def _into(self, item: str, places: int) -> int:
        """The same for words and fragments."""
        ends = places & self.end if item.endswith("|$") else 0
        for begin, runs in self._beginnings(item):
            here = (places & begin) << 1
            if here:
                for run in runs:
                    ends |= self.follow(run, here)
        for run in _ways(item).get("", ()):
            ends |= self.follow(run, places & ~self.end)
        return ends

    def _beginnings(self, item: str) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
        """Where an item may begin with a word, and how it may go on there."""
        known = self._begin.get(item)
        if known is None:
            ways, at = _ways(item), self.at
            common = ways.keys() & at.keys() if len(ways) > FEW else [word for word in ways if word in at]
            known = self._begin[item] = [(at[word], ways[word]) for word in common]
        return known

    def _over(self, gap: str, places: int) -> int:
        most, allowed = GAPS[gap]
        passable = self._passable(gap, allowed)
        for _ in range(most):
            places |= (places & passable) << 1
        return places

    def _passable(self, gap: str, allowed: Callable[[str], bool]) -> int:
        known = self._after.get((gap, -1))
        if known is None:
            known = self._after[gap, -1] = sum(places for word, places in self.at.items() if allowed(word))
        return known


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

    def may_match(self, seen: Seen) -> bool:
        """Whether a clause has a word for every item that the pattern needs."""
        return all(map(seen.may_hold, self.needs))

    def search(self, seen: Seen, before: int | None = None) -> tuple[int, int] | None:
        """Find the first match in a clause that starts before a word, as the words where it starts and ends."""
        starts = (seen.end if before is None else min(seen.end, 1 << before)) - 1
        if not seen.follow(self.line, starts):
            return None
        start = _first(starts, lambda first: seen.follow(self.line, first) != 0)
        return start, _lowest(seen.follow(self.line, 1 << start))


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _first(bits: int, leads_on: Callable[[int], bool]) -> int:
    """The first of some places from which a match leads on, by halves."""
    low, high = 0, bits.bit_length()
    while high - low > 1:
        middle = (low + high) // 2
        if leads_on((1 << middle) - 1 & ~((1 << low) - 1)):
            high = middle
        else:
            low = middle
    return low


@cache
def parse(source: str) -> Pattern:
    """Read a pattern."""
    line = tuple(source.split())
    return Pattern(line, tuple(filter(_required, line)))
