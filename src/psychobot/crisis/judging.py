"""Who, and when: what a rule found is weighed by the clause it stands in.

A frame (past, study, fiction, a trivial cause) lowers only its own clause and
only a reading that it truly frames: "I'm a nurse and I want to die" is about
the nurse. The words of the frames stand in ``rule_tables/frames.rules``.
"""

from collections.abc import Callable
from functools import cache, cached_property

from psychobot.crisis.patterns import Seen, parse
from psychobot.crisis.records import EMERGENCY, MENTION, URGENT, Finding
from psychobot.crisis.rule_files import fragment
from psychobot.crisis.rules import Rule

FIRST_PERSON_KINDS = frozenset(("suicide", "selfharm", "overdose", "peril"))
"""Kinds whose rules read a clause as if it were said by the person at risk."""
EMERGENCY_KINDS = frozenset(("overdose", "peril", "collapse", "violence-now"))
"""Kinds that alone may be judged an emergency."""
MENTION_KINDS = frozenset(("topic", "worried", "bereaved"))
"""Kinds that are a mention and no more."""

# ---- who --------------------------------------------------------------------

SELF, OTHER, YOU, ANYONE = "self", "other", "you", "anyone"

_ANYONE = frozenset(
    """people patients clients someone who anyone persons adolescents teenagers users veterans survivors students men
    women character characters protagonist hamlet ophelia romeo juliet werther hero heroine freud plath author poet
    soldiers children kids youth everyone jung narrator figure celebrity singer actor adults those""".split()
)
_REFLEXIVE = {
    "himself": OTHER, "herself": OTHER, "themselves": OTHER, "yourself": YOU, "oneself": ANYONE, "ourselves": SELF,
}  # fmt: skip
_POSSESSIVE = {"his": OTHER, "her": OTHER, "their": OTHER, "your": YOU}
TO_FIRST = {
    **dict.fromkeys(("himself", "herself", "themselves", "oneself", "ourselves"), "myself"),
    **dict.fromkeys(("his", "her", "their"), "my"),
}
"""What stands for a word when a clause is said in the first person."""


@cache
def _others() -> frozenset[str]:
    """Words for someone else: the kin of the rule files, and a few more."""
    kin = {word for line in fragment("kin") for word in line.split("|")}
    return frozenset(kin.union("himself herself themselves their his hers man guys neighbor uncle members".split()))


def as_first_person(words: tuple[str, ...]) -> tuple[str, ...]:
    """Say a clause in the first person, so that one set of rules serves every person.

    >>> as_first_person(("she", "ended", "her", "life"))
    ('she', 'ended', 'my', 'life')
    """
    return tuple([TO_FIRST.get(word, word) for word in words])


def who(words: tuple[str, ...], start: int, end: int) -> str:
    """Tell whom a finding is about: what it says itself, or the nearest person before it.

    >>> who(("my", "friend", "says", "i", "should", "die"), 4, 6), who(("she", "wants", "to", "die"), 1, 4)
    ('self', 'other')
    """
    inside = words[start:end]
    for word in inside:
        if word in _REFLEXIVE:
            return _REFLEXIVE[word]
    if not {"myself", "i", "me"}.isdisjoint(inside):
        return SELF
    for word in inside:
        if word in _POSSESSIVE:
            return _POSSESSIVE[word]
    return _nearest_person(words, start)


def _nearest_person(words: tuple[str, ...], start: int) -> str:
    for index in range(start - 1, -1, -1):
        word = words[index]
        if word in ("i", "me", "myself") or (word == "my" and index == start - 1):
            return SELF
        if word in _ANYONE:
            return SELF if words[index + 1 : index + 2] == ("else",) else ANYONE  # "does anyone else want to die?"
        if word in _others():
            # "I live with my mum and want to die": the verb after "and" belongs to the first person named.
            return SELF if words[start - 1] in ("and", "or") and words[0] == "i" else OTHER
        if word == "you":
            return YOU
    return SELF


# ---- one reading of one clause ------------------------------------------------

_NEGATORS = frozenset("not never no without nor neither hardly stopped denies deny denied".split())
_BETWEEN = frozenset(
    """going to want wanting any intention intentions of plan plans planning thought thoughts thinking have had having
    been be am feel feeling wish about would will that means in a danger risk i considering actively do it or wanted
    desire currently at longer die dead kill hurt myself hurting killing dying suicide suicidal harm more""".split()
)
"""Words that may stand between a *not* and what it denies."""

_ASKING = frozenset("why what how is are does do which who when".split())
_ON_PURPOSE = frozenset("himself herself themselves self selfharm harm cut cuts cutting burns burning".split())
_THOUGHT_OF = frozenset(
    "if would could might going want wanted thinking should about wish urge plan planning considering".split()
)


class Frames:
    """A clause with every word, and which frames it was found to hold."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._held: dict[str, bool] = {}

    @cached_property
    def _seen(self) -> Seen:
        return Seen(self.words)

    def hold(self, frame: str) -> bool:
        """Whether the clause holds words of a frame."""
        held = self._held.get(frame)
        if held is None:
            held = self._held[frame] = parse(f"{{{frame}}}").search(self._seen) is not None
        return held


class Reading:
    """What a rule found, in which words, and how the clause around it is meant."""

    def __init__(self, rule: Rule, words: tuple[str, ...], span: tuple[int, int], frames: Frames) -> None:
        self.rule = rule
        self.words = words
        self.start, self.end = span
        self._frames = frames
        self.framed = frames.hold

    @cached_property
    def person(self) -> str:
        """Whom it is about."""
        return who(self.words, self.start, self.end)

    @property
    def past(self) -> bool:
        """Whether it is clearly over: *still*, *again* and a bare *now* undo a past."""
        if not self.framed("over"):
            return False
        return not self.framed("present") or (self._frames.words.count("now") == 1 and self.framed("well_now"))

    @property
    def trivial(self) -> bool:
        """Whether the cause is plainly trivial."""
        return self.framed("trivial") and not self.framed("serious")

    @property
    def spoken(self) -> bool:
        """Whether the writer is in the clause at all; a bare *want to die* has no need of it."""
        return "my" in self.words[self.start : self.end] or not {"i", "me", "mine", "myself"}.isdisjoint(self.words)

    @property
    def asked(self) -> bool:
        """Whether the clause asks in general; *is it normal to ...* is asked for oneself."""
        return self.words[0] in _ASKING and self.words[1:2] != ("not",) and not self.framed("of_oneself")

    @property
    def on_purpose(self) -> bool:
        """Whether a hurt is plainly meant: a child that hits its head is none."""
        return not _ON_PURPOSE.isdisjoint(self.words[self.start : self.end])

    @property
    def only_thought_of(self) -> bool:
        """Whether poison or an act is only thought of: *what happens if I take them all*."""
        return not _THOUGHT_OF.isdisjoint(self.words[max(0, self.start - 4) : self.start])

    @property
    def denied(self) -> bool:
        """Whether it is plainly denied: *I am not suicidal*, but not *not yet*, nor *not that I wouldn't*."""
        if self.framed("door_open"):
            return False
        negators = 0
        for index in range(self.start - 1, max(-1, self.start - 8), -1):
            word = self.words[index]
            if word in _NEGATORS and not (word == "no" and index == 0 and self.words[1:2] == ("i",)):
                negators += 1
            elif word not in _BETWEEN:
                break
        return negators % 2 == 1

    def mention(self, mark: str, category: str = "general") -> Finding:
        """A finding of the lowest level, with why it was lowered."""
        return Finding(MENTION, category, f"{mark}:{self.rule.name}")

    def at(self, level: str, category: str) -> Finding:
        """A finding as the rule tells it."""
        return Finding(level, category, self.rule.name)


# ---- judges, one for each kind of rule ----------------------------------------

_NO_IS_PART = frozenset("one-way-out not-found not-notice everyone-if-gone nobody-care no-fight-left act-on-it".split())
"""Readings in which a *no* before them denies nothing: *no other way out*."""

_HYPERBOLE = frozenset(
    "kill-self wish-to-die kill-me suicidal slang slang-rope no-reason end-intent self-harm rather-die".split()
)
"""Readings that people also use of a jammed printer."""


def weigh(reading: Reading) -> Finding | None:
    """Turn what a rule found into a finding, or into none if it is nothing after all."""
    return _JUDGES.get(reading.rule.kind, _as_it_is)(reading)


def _own_life(reading: Reading) -> Finding | None:
    name = reading.rule.name
    if name not in _NO_IS_PART and reading.denied:
        return reading.mention("denied")
    if reading.person == OTHER:
        return None if name == "self-harm" and not reading.on_purpose else _someone_else(reading)
    if reading.person != SELF or _in_general(reading):
        return reading.mention("topic")
    if reading.past or (reading.trivial and name in _HYPERBOLE) or _said_by_another(reading):
        return reading.mention("framed")
    return reading.at(URGENT, "self")


def _in_general(reading: Reading) -> bool:
    return not reading.spoken and (reading.framed("study") or reading.asked or "you" in reading.words)


def _said_by_another(reading: Reading) -> bool:
    """Whether a character or client speaks: "my client says 'I want to die'"."""
    return reading.framed("study_subject") and "myself" not in reading.words[: reading.start]


def _someone_else(reading: Reading) -> Finding:
    study = reading.framed("study")
    if reading.framed("immediate") and not reading.past and not study:
        return Finding(URGENT, "other", "other:" + reading.rule.name)
    if reading.framed("done") and not reading.framed("undone"):
        return reading.mention("other", "bereaved")
    return reading.mention("other", "general" if study else "worried")


def _in_danger(reading: Reading) -> Finding | None:
    category = "overdose" if reading.rule.kind == "overdose" else "self"
    if reading.person == ANYONE or reading.denied:
        return reading.mention("topic")
    if reading.past or reading.framed("study_subject"):
        return reading.mention("framed")
    if reading.only_thought_of:
        return reading.at(URGENT, "self" if reading.person == SELF else "other")
    return reading.at(EMERGENCY, "other" if reading.person == OTHER and category == "self" else category)


def _collapse(reading: Reading) -> Finding | None:
    if reading.past or reading.framed("study"):
        return None
    if reading.rule.name in ("goodbye-other", "threat-other"):
        return reading.at(URGENT, "other")
    return reading.at(EMERGENCY, "overdose" if "pills" in reading.rule.name else "other")


def _done_to_me(reading: Reading) -> Finding | None:
    if reading.rule.name in _TOLD_OF_OTHERS and _nearest_person(reading.words, reading.start + 1) in (OTHER, ANYONE):
        return reading.mention("other", "worried")
    if reading.past or (reading.framed("study") and not reading.spoken) or _told_as_over(reading):
        return reading.mention("framed")
    return reading.at(URGENT, reading.rule.kind)


_TOLD_OF_OTHERS = frozenset(("abuse-self", "abuse-escape", "abuse-marks", "abuse-now"))
"""Readings of violence that need the writer in the clause: *my cousin is in an abusive marriage*."""


def _told_as_over(reading: Reading) -> bool:
    """*I was raped at my old job, and now ...* with no sign of now; the bare sentence stays urgent."""
    return reading.rule.name == "abuse-was" and len(reading.words) > 5 and not reading.framed("recent")


def _violence_now(reading: Reading) -> Finding | None:
    if reading.past or reading.framed("study_subject"):
        return reading.mention("framed")
    return reading.at(EMERGENCY, "abuse")


def _harm(reading: Reading) -> Finding | None:
    inside = reading.words[reading.start : reading.end]
    person = SELF if "i" in inside else _nearest_person(reading.words, reading.start)
    if person in (ANYONE, YOU) or reading.denied or reading.trivial:
        return None
    if person == OTHER:
        now = reading.framed("immediate") and not reading.framed("study")
        return Finding(URGENT, "other", "other:" + reading.rule.name) if now else None
    if reading.past or reading.framed("study_subject"):
        return reading.mention("framed")
    return reading.at(URGENT, "harm")


def _lethality(reading: Reading) -> Finding | None:
    """A study frame explains the question, unless it is asked about oneself."""
    if reading.denied:
        return reading.mention("denied")
    if reading.framed("study") and {"me", "myself"}.isdisjoint(reading.words):
        return reading.mention("framed")
    return reading.at(URGENT, "self")


def _as_it_is(reading: Reading) -> Finding | None:
    kind = reading.rule.kind
    return reading.at(MENTION, "general" if kind == "topic" else kind)


_JUDGES: dict[str, Callable[[Reading], Finding | None]] = {
    "suicide": _own_life,
    "selfharm": _own_life,
    "overdose": _in_danger,
    "peril": _in_danger,
    "collapse": _collapse,
    "voices": _done_to_me,
    "child": _done_to_me,
    "abuse": _done_to_me,
    "violence-now": _violence_now,
    "harm": _harm,
    "lethality": _lethality,
}
