"""Screening: the whole message, clause by clause; the worst clause decides."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache, reduce
from itertools import pairwise, repeat
from operator import or_

from psychobot.crisis.disguises import reveal
from psychobot.crisis.idioms import mask
from psychobot.crisis.judging import (
    EMERGENCY_KINDS,
    FIRST_PERSON_KINDS,
    MENTION_KINDS,
    TO_FIRST,
    Frames,
    Reading,
    as_first_person,
    weigh,
)
from psychobot.crisis.languages import find_foreign
from psychobot.crisis.memory import Memory
from psychobot.crisis.normalize import clauses_of, fold
from psychobot.crisis.patterns import SMALL, Seen
from psychobot.crisis.records import EMERGENCY, MENTION, URGENT, Clause, Finding, severity
from psychobot.crisis.rules import (
    Rule,
    known_to_rules,
    match_in_order,
    may_match,
    of_kinds,
    of_most,
    of_names,
    rule_number,
    rules_for,
    sections,
    signs_of,
)
from psychobot.crisis.second_net import (
    CATEGORIES,
    LETHALITY,
    Levels,
    Weighed,
    net,
    weigh_in_view,
    weigh_terms,
    weigh_text,
)

FAULT = Finding(MENTION, "fault", "screener-fault")


def screen(message: str) -> Finding | None:
    """Tell what must be shown for a message, if anything.

    Never raises: a fault inside is a finding of its own, for which the short
    built-in notice is shown.

    >>> screen("What is transference?") is None
    True
    >>> screen("i just don’t want to be alive anymore").level
    'urgent'
    """
    try:
        return find(message)
    except Exception:  # a broken screener must show help, whatever broke
        return FAULT


def find(message: str) -> Finding | None:
    """Screen without the safety net."""
    text = reveal(fold(message))
    hearing = Hearing(clauses_of(text))
    return weigh_up(findings(text, hearing), hearing)


class Hearing:
    """The clauses of a message, and what the second net reads in them: asked when it first matters, and once."""

    def __init__(self, pieces: list[Clause]) -> None:
        self.pieces = pieces
        self.near: Clause | None = None
        """The clause in which the rules first found something urgent."""

    @cached_property
    def of_found(self) -> Weighed | None:
        """The gravest reading, or the first that is grave enough for what the rules found to hold, whatever follows."""
        levels = net().levels
        return weigh_text(self.pieces, levels.urgent + levels.doubt - levels.found, self.near)

    @cached_property
    def holds(self) -> bool:
        """Whether what the rules found to be urgent holds. Without the net it does, by standing by itself."""
        try:
            levels = net().levels
            return self.of_found is not None and _over(self.of_found, levels) > -levels.found
        except Exception:  # whatever is wrong with the weights, the rules are at hand
            return False


def findings(text: str, hearing: Hearing) -> list[Finding]:
    """Everything the rules find in a folded message and its clauses that may decide.

    Where the matter is settled a statement in another language can be no graver.
    """
    pieces = hearing.pieces
    found = _of_a_task(list(_in_clauses(hearing)), pieces)
    if not any(_settles(finding, hearing) for finding in found):
        found += filter(None, [find_foreign(text)])
    worst = worst_of(found)
    if worst is not None and worst.level == MENTION:
        found += filter(None, [_carried(worst, pieces)])
    return found


def worst_of(found: Iterable[Finding]) -> Finding | None:
    """The gravest of some findings, the first of several."""
    return max(found, key=lambda finding: severity(finding.level), default=None)


def weigh_up(found: list[Finding], hearing: Hearing) -> Finding | None:
    """Weigh what the rules found together with what the second net reads in the whole message.

    A finding that stands by itself (`_stands`) decides. Any other may be a joke on a jammed printer, an old story, a
    case at work: by itself it is a mention, and it counts for a little more than nothing (`Levels.found`) when the net
    says how urgent the message is. When the net cannot be read every finding stands.
    """
    worst = worst_of(found)
    if any(finding.stands for finding in found):
        return worst
    try:
        told = worst if worst and worst.level != MENTION else None
        heard = _heard(hearing.of_found if told else weigh_text(hearing.pieces), net().levels, told)
    except Exception:  # whatever is wrong with the weights, the rules are at hand
        return worst
    return worst_of(filter(None, (worst and _by_itself(worst), heard)))


def _by_itself(found: Finding) -> Finding:
    """What a finding counts for when nothing else speaks for it."""
    return found._replace(level=MENTION, category=_GENTLER.get(found.category, "general"))


_GENTLER = {category: category for category in ("worried", "bereaved")} | {"other": "worried"}


def _heard(weighed: Weighed | None, levels: Levels, told: Finding | None) -> Finding | None:
    """What the second net hears, with what the rules found to be urgent in view."""
    if weighed is None:
        return None
    over = _over(weighed, levels)
    if told and over > -levels.found:
        return told
    if over > (levels.lethality if weighed.category == LETHALITY else 0):
        return Finding(URGENT, CATEGORIES[weighed.category], f"net:{weighed.category}")
    grave = over > 0 or weighed.help > levels.help + levels.doubt / weighed.words
    return Finding(MENTION, "general", "net:help") if grave else None


def _over(weighed: Weighed, levels: Levels) -> float:
    """How far a reading is over the level from which on the net alone makes a message urgent."""
    doubt = levels.doubt / weighed.words
    return weighed.urgent - levels.urgent - doubt


def _in_clauses(hearing: Hearing) -> Iterator[Finding]:
    """The findings in clauses and neighbours; from one that settles the matter on, only graver ones."""
    settled, rules_left = False, -1
    for clause, across, met in _readings(hearing.pieces):
        rules = may_match(met, rules_left & _rules_of_kinds(across is not None, settled))
        if rules:
            for finding in _in_clause(clause, across, rules):
                rules_left = ~_only_mentioning()  # a later mention tells nothing more
                if _is_urgent(finding):
                    hearing.near = hearing.near or clause
                settled = settled or _settles(finding, hearing)
                yield finding


SHORT = 6
"""Words in a clause that may be half of a thought: *Wake up. Disappointed. Every morning.*"""


def _readings(pieces: list[Clause]) -> Iterator[tuple[Clause, int | None, int]]:
    """Clauses with the needs of rules that are met there.

    Then short neighbours together, and where they meet: people break thoughts with full stops.
    """
    _look_up(pieces)
    met = [reduce(or_, filter(None, map(_signs_of.__getitem__, clause.words)), 0) for clause in pieces]
    yield from zip(pieces, repeat(None), met)
    lengths = [len(clause.words) for clause in pieces]
    for at, (one, two) in enumerate(pairwise(lengths)):
        if (one <= SHORT or two <= SHORT) and one + two <= 2 * SHORT + 4:
            before, after = pieces[at], pieces[at + 1]
            together = Clause(before.words + after.words, before.full + after.full)
            yield together, one, met[at] | met[at + 1]


def _settles(found: Finding, hearing: Hearing) -> bool:
    """Whether the message is urgent whatever else it says, so that only an emergency can be graver."""
    return _is_urgent(found) and (found.stands or hearing.holds)


def _is_urgent(found: Finding) -> bool:
    """Whether the message may be urgent with this: of its clause only a plain finding or an emergency tells more."""
    return found.level != MENTION and found.reason not in _WEARY


_WEARY = frozenset("cannot-anymore cannot-go-on given-up want-stop want-out another-day burden".split())
_TASKS = frozenset(
    """job career work boss company school degree thesis dissertation commute course project diet coding homework team
    marriage relationship wedding renovation meetings internship study studying training client clients gym""".split()
)


def _of_a_task(found: list[Finding], pieces: list[Clause]) -> list[Finding]:
    """Lower weariness of a job or a course: *I can't do this anymore, I need a new career*."""
    if _WEARY.isdisjoint(finding.reason for finding in found):
        return found
    if _TASKS.isdisjoint(word for clause in pieces for word in clause.words):
        return found
    return [
        Finding(MENTION, "general", "task:" + finding.reason) if finding.reason in _WEARY else finding
        for finding in found
    ]


def _in_clause(clause: Clause, across: int | None, kinds: int) -> Iterator[Finding]:
    """What some rules, given as `bits`, find in a clause; with ``across``, what spans that word boundary.

    From an urgent finding on, only those that can change what is shown.
    """
    numbers = _may_match(clause.words, kinds)
    if not numbers:
        return
    urgent = False
    words = mask(clause.words)
    if words != clause.words:
        numbers = _may_match(words, kinds)
    told = as_first_person(words)
    seen = Seen(words)
    by_voice = {True: seen if told == words else Seen(told), False: seen}
    frames = Frames(clause.full)
    deciding = _deciding(len(frozenset(told) - SMALL))
    for number in numbers:
        if urgent and not deciding >> number & 1:
            continue
        rule = rule_number[number]
        span = rule.find(by_voice[rule.kind in FIRST_PERSON_KINDS], across)
        if span and (finding := _weighed(rule, span, words, frames)):
            urgent = urgent or _is_urgent(finding)
            yield finding


def _may_match(words: tuple[str, ...], rules: int) -> list[int]:
    return match_in_order(map(_signs_of.__getitem__, words), rules)


def _signs_of_word(word: str) -> int:
    """What a word stands for as it is, and said in the first person."""
    told = TO_FIRST.get(word)
    return signs_of(word) | signs_of(told) if told else signs_of(word)


_signs_of = Memory(_signs_of_word)
MANY = 200
"""Clauses from which on it pays to look for the words that no rule needs all at once."""


def _look_up(pieces: list[Clause]) -> None:
    """Of many new words most stand for nothing."""
    if len(pieces) >= MANY:
        new = set(_signs_of.new_among({word for clause in pieces for word in clause.words}))
        _signs_of.learn(dict.fromkeys(new.difference(_told_of()), 0))


@cache
def _told_of() -> frozenset[str]:
    return frozenset(known_to_rules()).union(TO_FIRST)


_SPANNING = frozenset(("suicide", "overdose", "abuse", "child", "harm", "peril", "violence-now"))
"""Kinds that may be told over two clauses."""


@cache
def _rules_of_kinds(spanning: bool, gravest: bool) -> int:
    """The rules that may be told over two clauses, and those that may tell of an emergency, as `bits`."""
    every = (1 << len(sections()["rules"])) - 1
    return (of_kinds(_SPANNING) if spanning else every) & (of_kinds(EMERGENCY_KINDS) if gravest else every)


@cache
def _only_mentioning() -> int:
    return of_kinds(MENTION_KINDS)


_NAMED = frozenset(
    """kill-self kill-me suicidal i-am-suicidal suicidal-thoughts suicide-intent wish-to-die not-want-live rather-dead
    rather-die goodbye where-jump loss-and-height crash-car self-harm-urge""".split()
)
"""Rules that name suicide, death or harm to oneself as wished for, or a loss and a height in one breath: a clause that
says this and nothing else stands, whatever the net makes of it, as does one that tells of an emergency."""


@cache
def _deciding(words: int) -> int:
    """The rules that may tell of an emergency or be plain in a clause of so many words, small ones aside, as `bits`."""
    return _always_deciding() | of_most(words - ASIDE)


@cache
def _always_deciding() -> int:
    return of_kinds(EMERGENCY_KINDS | _ALWAYS_PLAIN) | of_names(_SAID_OUTRIGHT)


def _is_always_plain(rule: Rule) -> bool:
    return rule.kind in _ALWAYS_PLAIN or rule.name in _SAID_OUTRIGHT


_ALWAYS_PLAIN = frozenset(("lethality",))

_SAID_OUTRIGHT = frozenset(("i-am-suicidal", "self-harm-urge", "loss-and-height"))
"""Readings that are plain whatever else the clause says: *i feel suicidal lol what is cbt*."""

ASIDE = 1
"""Words that tell something else and leave a statement plain: *suicidal since Monday*. A cause takes more."""


def _is_plain(words: tuple[str, ...], span: tuple[int, int]) -> bool:
    around = {*words[: span[0]], *words[span[1] :]}
    return len(around - SMALL) <= ASIDE


def _weighed(rule: Rule, span: tuple[int, int], words: tuple[str, ...], frames: Frames) -> Finding | None:
    found = weigh(Reading(rule, words, span, frames))
    if found is None or found.level == MENTION:
        return found
    plain = _is_always_plain(rule) or _is_plain(words, span)
    named = rule.name in _NAMED or found.level == EMERGENCY
    return found._replace(stands=(plain and named) or _stands(plain, frames.words))


def _stands(plain: bool, said: tuple[str, ...]) -> bool:
    """Whether a finding decides whatever else the message says: the net, reading its clause alone, agrees; or the
    clause says this and nothing else, and the net is not quite against it.
    """
    try:
        levels = net().levels
        return _alone(said) > (levels.plain if plain else levels.alone)
    except Exception:  # without the net every finding stands
        return True


@lru_cache(1 << 12)
def _alone(said: tuple[str, ...]) -> float:
    weighed = weigh_terms([said])
    return weighed.urgent - net().levels.doubt / weighed.words


_SPOKEN_OF = ("suicid", "kill", "die", "dead", "harm", "live", "burden", "attempt", "note", "overdose", "worth", "want")


def _carried(found: Finding, pieces: list[Clause]) -> Finding | None:
    """Loose words that mean danger only because the subject is already on the table.

    A denial or a past of the writer's own weighs more than the bare subject.
    """
    mark, _, name = found.reason.partition(":")
    if mark == "denied" or (mark == "framed" and any(part in name for part in _SPOKEN_OF)):
        return _first_of("in-message", pieces)
    return _first_of("in-topic", pieces) if found.reason == "topic-suicide" else None


def carried_by_history(pieces: list[Clause]) -> bool:
    """Whether the clauses of a message tell of danger in view of the turns before: *the car has pulled up, bye*.

    Rules and the net are weighed together as in `weigh_up`; without the net what a rule finds holds, and who asks
    outright how to do it is heard in any case.
    """
    if _first_of("outright", pieces):
        return True
    found = _first_of("carried", pieces) is not None
    try:
        weighed, levels = weigh_in_view(pieces), net().levels
    except Exception:  # whatever is wrong with the weights, the rules are at hand
        return found
    return weighed is not None and weighed.carried > levels.carried - (levels.found if found else 0)


def _first_of(kind: str, pieces: list[Clause]) -> Finding | None:
    for clause in pieces:
        seen = Seen(clause.words)
        for rule in rules_for("carried", clause.words):
            if rule.kind == kind and rule.pattern.may_match(seen) and rule.find(seen):
                return Finding(URGENT, "self", rule.name)
    return None
