"""What screening must see, what it must leave alone, and that it never fails to help."""

import random
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from psychobot.crisis import (
    Finding,
    judging,
    languages,
    normalize,
    rule_files,
    rules,
    screen,
    screening,
    spelling,
)
from psychobot.crisis.idioms import mask
from psychobot.crisis.judging import EMERGENCY_KINDS, as_first_person
from psychobot.crisis.normalize import clauses, fold
from psychobot.crisis.patterns import SMALL, Seen, parse
from psychobot.crisis.rules import all_rules, rules_of

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """One pytest parameter per text of a case file."""
    families = tomllib.loads((CASES / f"crisis_{name}.toml").read_text("utf-8"))
    return [
        pytest.param(text, family.get("level"), family.get("category"), id=f"{label}-{number}")
        for label, family in families.items()
        for number, text in enumerate(family["texts"])
    ]


@pytest.mark.parametrize(("text", "level", "category"), cases("must_match"))
def test_risk_is_seen(text: str, level: str, category: str) -> None:
    """A message that tells of risk gets the full notice in the wording for it."""
    finding = screen(text)
    assert finding is not None
    assert (finding.level, finding.category) == (level, category)


@pytest.mark.parametrize(("text", "level", "category"), cases("mention"))
def test_a_mention_is_offered_help_and_answered(text: str, level: str | None, category: str | None) -> None:
    """A message that only speaks of the subject gets level mention."""
    finding = screen(text)
    assert finding is not None
    assert finding.level == "mention"
    assert category in (None, finding.category)


@pytest.mark.parametrize(("text", "level", "category"), cases("must_not_match"))
def test_harmless_messages_are_left_alone(text: str, level: str | None, category: str | None) -> None:
    """Idioms, titles, technology, theory and ordinary pain get no notice."""
    assert screen(text) is None


@pytest.mark.xfail(reason="known gap, listed so that a lucky fix is noticed", strict=True)
@pytest.mark.parametrize(("text", "level", "category"), cases("known_gaps"))
def test_known_gaps(text: str, level: str, category: str | None) -> None:
    """What screening is known to miss or to overstate."""
    finding = screen(text)
    given = finding.level if finding else "none"
    assert given in (("urgent", "emergency") if level == "full" else (level,))


@pytest.mark.parametrize(("text", "level", "category"), cases("full_notice"))
def test_varied_wordings_get_a_full_notice(text: str, level: str | None, category: str | None) -> None:
    """Risk told in slang, in passing, politely or at length gets a full notice."""
    finding = screen(text)
    assert finding is not None
    assert finding.level in ("urgent", "emergency")


PLAIN = (
    "I want to die",
    "I want to kill myself",
    "I'm going to end my life tonight",
    "I don't want to live anymore",
    "I feel suicidal",
    "I wish I was dead",
)


def swapped(text: str) -> list[str]:
    """Every text with two neighbouring inner letters of one key word swapped."""
    out = []
    for word in ("suicidal", "myself", "want", "kill"):
        if word in text:
            out += [
                text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
                for at in range(1, len(word) - 2)
            ]
    return out


def disguised(text: str) -> list[str]:
    """The same words as people type them in distress, or to get past a filter."""
    return [
        text.upper(),
        text.lower().replace("'", ""),
        text.replace("'", "’"),
        text.replace("'", "`"),
        text.replace(" ", "  "),
        text + "!!!!!!!",
        text.replace("i", "ı̇")[:0] + text.replace("e", "é"),
        text.replace("a", "а").replace("e", "е"),
        text.replace("i", "i\u200b"),
        " ".join(" ".join(word) if "'" not in word else word for word in text.split(" ")),
        text.replace("kill", "k1ll").replace("die", "d1e").replace("suicidal", "su1c1dal"),
        text.replace("kill", "k*ll").replace("die", "d!e").replace("suicidal", "s**cidal").replace("dead", "d3ad"),
        text.replace("die", "diiiiie").replace("kill", "killlll").replace("dead", "deaaaad"),
        f"ok so {text.lower()} lol whatever what is cbt",
        f"My week was fine, thanks. Work was busy. {text}. Anyway, what is transference?",
        *swapped(text),
    ]


@pytest.mark.parametrize("text", [way for text in PLAIN for way in disguised(text)])
def test_disguise_changes_nothing(text: str) -> None:
    """Case, apostrophes, spacing, repeats, leet, asterisks, look-alikes and slips hide nothing."""
    finding = screen(text)
    assert finding is not None
    assert finding.level in ("urgent", "emergency")


def test_the_worst_clause_decides() -> None:
    """A denial, a past or an essay lowers only its own clause."""
    finding = screen(
        "I'm writing an essay about suicide, ten years ago I was suicidal, and tonight I will kill myself."
    )
    assert finding is not None
    assert finding.level == "urgent"


def test_an_emergency_after_a_plain_statement_is_found() -> None:
    """What settles that a message is urgent hides nothing graver."""
    assert screen("I want to die.") == Finding("urgent", "self", "wish-to-die", stands=True)
    finding = screen("I want to die. Goodbye. I have taken all my pills.")
    assert finding is not None
    assert finding.level == "emergency"


@pytest.mark.parametrize(("text", "level", "category"), [*cases("must_match"), *cases("full_notice")])
def test_no_other_kind_of_rule_tells_of_an_emergency(text: str, level: str, category: str) -> None:
    """Rules of the kinds that are left aside once a message is urgent give no emergency."""
    grave = {rule.name for rule in all_rules() if rule.kind in EMERGENCY_KINDS}
    for clause in clauses(text):
        for finding in screening._in_clause(clause, None, screening._rules_of_kinds(spanning=False, gravest=False)):
            assert finding.level != "emergency" or finding.reason in grave


FOLDED = {
    "\u1100\u1161\u11a8": "\uac01", "\uac01": "\uac01", "é\u0316\u0301": "e", "ﷺ": "صلى الله عليه وسلم", "ΣΑΣ": "σας",
    "ｷﾞ": "キ", "②½": "21⁄2",
}  # fmt: skip


@pytest.mark.parametrize("typed", FOLDED)
def test_letters_are_brought_to_one_form(typed: str) -> None:
    """Accents go, compatibility forms too, and what belongs together is one letter, however it was typed."""
    assert fold(typed) == FOLDED[typed]


def test_nothing_is_left_unread() -> None:
    """Risk at the end of a very long message is seen, with and without full stops."""
    for filler in ("We talked about the weather. ", "and then we talked about the weather ", "a,b;c "):
        finding = screen(filler * 4000 + " I want to kill myself")
        assert finding is not None
        assert finding.level == "urgent"


@pytest.mark.parametrize(
    "message", ["", " ", "\x00", "\ud800", "\u202e", "🙂" * 50, "'" * 99, "?" * 999, "a" * 5000, "ß\u0301" * 9]
)
def test_odd_input_is_harmless(message: str) -> None:
    """Empty, broken and endless input is screened without a fault."""
    assert screen(message) is None


def test_a_fault_inside_shows_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken rule is a finding of its own, never an exception."""

    def broken(message: str) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(screening, "clauses_of", broken)
    assert screen("What is transference?") == screening.FAULT
    assert screen(None) == screening.FAULT  # type: ignore[arg-type]


HOSTILE = {
    "clauses": "i want to, " * 9091,
    "gaps": "i want to not " * 7143,
    "one word": "a" * 100_000,
    "letters": "s u i c i d " * 8333,
    "joined": "killmyself" * 10_000,
    "masks": "k1*l3r " * 14_285,
    "many masks": " ".join(f"k{number}*l" for number in range(15_000)),
    "many signs": " ".join(f"{number % 97}$@{number % 89}|x" for number in range(15_000)),
    "words apart": " ".join("wewenttotheshopandboughtsomebread" * 1500),
    "new words": " ".join(f"w{number}x" for number in range(15_000)),
    "emoji": "🔪💊" * 50_000,
    "marks": "a\u0301\u200b" * 33_333,
    "heaped marks": "a" + "\u0301\u0316\u0327\u0300\u0323" * 20_000,
    "brackets": "(" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read(name: str) -> None:
    """100,000 characters made to be slow are screened; ``scripts/evaluate_crisis.py --time`` says how fast."""
    finding = screen(HOSTILE[name][:100_000])
    assert finding is None or finding.category != "fault"


def calls(message: str) -> int:
    """How many functions are called to screen a message: work that can be counted on any machine."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event.endswith("call")

    sys.setprofile(count)
    try:
        screen(message)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_linearly(name: str) -> None:
    """Twice the message takes no more than about twice the work."""
    screen(HOSTILE[name])
    assert calls(HOSTILE[name][:80_000]) <= 2.5 * calls(HOSTILE[name][:40_000]) + 2_000


LEFT_OUT = {
    "rules that cannot decide": ("_deciding", lambda words: screening._rules_of_kinds(spanning=False, gravest=False)),
    "later mentions": ("_only_mentioning", lambda: 0),
    "what is no emergency, once the net lets a finding hold": ("Hearing.holds", False),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_is_left_out_of_an_urgent_message_changes_nothing(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that can no longer change what is shown are not tried; trying them all gives the same."""
    texts = [text for name in ("must_match", "must_not_match", "mention") for (text, *_) in map(values, cases(name))]
    chance = random.Random(3)
    long = [" ".join(texts[start : start + 12]) for start in range(0, len(texts), 5)]
    long += ["\n".join(chance.sample(texts, 6)) for _ in range(200)]
    given = [screening.find(text) for text in long]
    monkeypatch.setattr(f"psychobot.crisis.screening.{LEFT_OUT[what][0]}", LEFT_OUT[what][1])
    assert [screening.find(text) for text in long] == given


@pytest.mark.parametrize(("text", "level", "category"), [*cases("must_match"), *cases("full_notice")])
def test_a_rule_that_may_be_plain_is_tried_in_an_urgent_clause(
    text: str, level: str, category: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many words a rule reads at most is not put too low."""
    monkeypatch.setattr(screening, "_stands", lambda plain, said: plain)
    for clause in clauses(text):
        deciding = screening._deciding(len(frozenset(as_first_person(mask(clause.words))) - SMALL))
        tried = {rule.name for number, rule in enumerate(all_rules()) if deciding >> number & 1}
        for finding in screening._in_clause(clause, None, screening._rules_of_kinds(spanning=False, gravest=False)):
            assert not finding.stands or finding.reason.split(":")[-1] in tried


def values(case: Any) -> tuple[Any, ...]:
    """The values of a parameter."""
    return tuple(case.values)


def test_rules_have_names_and_kinds() -> None:
    """Every rule has a name to report and a kind that judging knows."""
    kinds = {rule.kind for rule in all_rules()}
    assert kinds == {
        "abuse", "bereaved", "child", "collapse", "harm", "lethality", "overdose", "peril", "selfharm",
        "suicide", "topic", "violence-now", "voices", "worried",
    }  # fmt: skip
    assert all(rule.name == rule.name.strip() and rule.name for rule in all_rules())


def named_fragments(line: tuple[str, ...]) -> set[str]:
    """The fragments a pattern names."""
    return {part[1:-1] for item in line for part in item.strip("[]").split("|") if part[:1] == "{"}


def test_every_named_fragment_exists_once() -> None:
    """A rule that names an unknown fragment would be a fault for everyone; a name used twice would hide one."""
    known = [name for file in rule_files.FILES for name in rule_files.read(file).fragments]
    assert len(known) == len(set(known))
    lines = [tuple(line.split()) for phrases in rule_files.fragments().values() for line in phrases]
    for file in rule_files.FILES:
        for rule in rules_of(file):
            lines += [rule.pattern.line, *(parse(other).line for other in rule.unless)]
    assert set().union(*map(named_fragments, lines)) <= set(known)


def test_every_rule_can_be_reached() -> None:
    """Each rule has a word that sets it off, and every line of every fragment needs one."""
    assert all(rule.pattern.triggers for rule in all_rules())
    for name in rule_files.fragments():
        assert parse(f"{{{name}}}").triggers


def test_imports_nothing_but_the_standard_library() -> None:
    """The package loads with third-party modules and the rest of psychobot out of reach, and without json."""
    code = (
        "import sys\n"
        "for name in ('numpy', 'scipy', 'sklearn', 'prompt_toolkit', 'psychobot.index'): sys.modules[name] = None\n"
        "import psychobot.crisis\n"
        "psychobot.crisis.screen('What is transference?')\n"
        "ours = {m for m in sys.modules if m.startswith('psychobot.') and not m.startswith('psychobot.crisis')}\n"
        "assert ours <= {'psychobot.index'}, ours\n"
        "assert 'dataclasses' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


INDEXES = {
    "rules": (rule_files.INDEX, rules.worked_out, rule_files.SOURCES),
    "languages": (languages.INDEX, languages.worked_out, languages.SOURCES),
    "words": (spelling.INDEX, spelling.worked_out, spelling.SOURCES),
}


@pytest.mark.parametrize("name", INDEXES)
def test_a_shipped_index_belongs_to_its_sources(name: str) -> None:
    """`scripts/index_rules.py` was run after the last change of a rule file, of the table of languages or of a list."""
    path, work_out, sources = INDEXES[name]
    assert rule_files.read_index(path, sources) == work_out()
    assert path.read_text("utf-8") == rule_files.written(work_out(), sources)


REMEMBERED = (
    rule_files.shipped, rule_files._shipped_fragments, rules.sections, rules._by_trigger, rules._gate, rules._MEETS,
    rules.rule_number, languages._index, languages._by_beginning, languages._LINES_FOR, spelling._listed,
    spelling._UNKNOWN, normalize._CANONICAL, normalize._MENDED, screening._signs_of,
)  # fmt: skip


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Have what is shipped read anew in a test and after it."""
    for memory in REMEMBERED:
        memory.cache_clear()
    yield
    for memory in REMEMBERED:
        memory.cache_clear()


SHIPPED = [
    "I want to kill myself", "estoy pensando en suicidarme", "my husband beats me", "i want to dei", "I took all my pills",
    "how common is suicide?", "dying to know what transference is", "what is cbt?",
]  # fmt: skip


@pytest.mark.parametrize("harm", ["missing", "empty", "cut short", "other sources", "other file"])
def test_without_the_shipped_indexes_screening_is_the_same(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    """A missing, broken or outdated index costs time, never a finding."""
    given = list(map(screening.find, SHIPPED))
    for memory in REMEMBERED:
        memory.cache_clear()
    for module in (rule_files, languages, spelling):
        text = module.INDEX.read_text("utf-8")
        broken = {"empty": "", "cut short": text[:-20], "other sources": text.rstrip() + "1", "other file": '{"rules": 1}'}
        monkeypatch.setattr(module, "INDEX", tmp_path / module.INDEX.name)
        if harm != "missing":
            module.INDEX.write_text(broken[harm], "utf-8")
    assert not rule_files.shipped() and not spelling._listed()
    assert list(map(screening.find, SHIPPED)) == given


def test_an_index_with_other_line_ends_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a checkout may write it."""
    copy = tmp_path / "rules.index"
    copy.write_bytes(rule_files.INDEX.read_bytes().replace(b"\n", b"\r\n"))
    assert rule_files.read_index(copy, rule_files.SOURCES) == rules.worked_out()


def test_needs_must_be_met_in_order() -> None:
    """What a clause has to say for a rule, it has to say one after the other."""
    numbers = range(len(all_rules()))
    every = sum(1 << number for number in numbers)
    for clause in clauses("I want to kill myself. he beats me every night. I have taken all my pills"):
        signs = [screening._signs_of[word] for word in clause.words]
        matching = {number for number in numbers if all_rules()[number].pattern.search(Seen(clause.words))}
        assert matching and matching <= set(rules.match_in_order(signs, every))
        assert matching - set(rules.match_in_order(signs[::-1], every))


def test_a_rule_is_read_as_it_stands_in_its_file() -> None:
    """By its number."""
    assert tuple(rules.rule_number[number] for number in range(len(all_rules()))) == all_rules()


def test_kinds_that_only_mention_are_no_more() -> None:
    """A later finding of theirs tells nothing more."""
    kinds = {rule.kind for rule in all_rules()}
    assert kinds - set(judging._JUDGES) == judging.MENTION_KINDS
