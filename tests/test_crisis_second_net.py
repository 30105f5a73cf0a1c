"""The second net: its weights, what it may change, and what it may not have seen."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from psychobot.crisis import rule_files, screen, screening, second_net
from psychobot.crisis.normalize import clauses, fold
from psychobot.crisis.records import Clause, severity
from psychobot.crisis.second_net import CATEGORIES, net, weigh_text, windows

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
MEASURED = sorted((Path(__file__).parent / "measured").glob("*.jsonl"))
TRAINING = sorted((ROOT / "training" / "crisis").glob("*.txt"))


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)


def measuring_texts() -> set[str]:
    """Every message and question of the measuring sets in the repository."""
    files = [*CASES.glob("crisis_*.toml"), ROOT / "corpus" / "questions.toml"]
    rows = [json.loads(line) for file in MEASURED for line in file.read_text("utf-8").splitlines()]
    cases = {text for file in files for text in texts_of(tomllib.loads(file.read_text("utf-8")))}
    return cases | {row["text"] for row in rows}


def letters(text: str) -> str:
    """A text without what does not make it another sentence."""
    return re.sub(r"\W+", "", text.lower())


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be its own."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if len(part.split()) >= LONG_ENOUGH]


LONG_ENOUGH = 5
"""Words from which on a sentence or a phrase of a rule can be a quoted one: *I want to die* says what everyone says."""


def test_no_sentence_of_a_measuring_set_is_among_the_training_examples() -> None:
    """A net that has seen what it is measured on measures nothing."""
    measured = {letters(part) for text in measuring_texts() for part in (text, *sentences(text))}
    assert len(measured) > 3000
    examples = [line for path in TRAINING for line in path.read_text("utf-8").splitlines() if line[:2] != "##"]
    assert len(examples) > 10_000
    seen = [line for line in examples if any(letters(part) in measured for part in (line, *sentences(line)))]
    assert seen == []


def test_no_message_of_a_measuring_set_is_a_rule() -> None:
    """Rules are composed; none of their lines is a message of a measuring set."""
    lines = {line for phrases in rule_files.fragments().values() for line in phrases}
    for name in rule_files.FILES:
        for _, _, pattern, unless in rule_files.read(name).rules:
            lines |= {pattern, *unless}
    written = {letters(line) for line in lines}
    measured = [text for text in measuring_texts() if len(text.split()) >= LONG_ENOUGH]
    assert [text for text in measured if letters(text) in written] == []


def test_the_shipped_weights_are_those_of_the_examples() -> None:
    """`scripts/train_second_net.py` was run after the last change of an example, and both files belong together."""
    told = json.loads(second_net.PATH.read_text("utf-8"))
    checksum = 0
    for path in TRAINING:
        checksum = crc32(path.read_bytes(), checksum)
    assert told["trained_on"] == checksum
    assert crc32(second_net.TABLE.read_bytes()) == told["crc32"]
    assert {name for name in net().classes if name[0] == "U"} == set(CATEGORIES)


def test_every_training_heading_is_one_of_the_rubric() -> None:
    """A line under a wrong heading would teach the wrong thing."""
    for path in TRAINING:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("#"):
                heading = re.fullmatch(
                    r"## (urgent U([1-9]|1[0-2])|mention M[1-7]|none N[1-4]|carried C1)( [a-z-]+)?", line
                )
                assert heading, f"{path.name}:{number}: {line}"


MESSAGES = [
    "I want to die", "kms the printer jammed", "I was suicidal at fifteen, and that is long over", "what is CBT?",
    "my friend wants to kill herself tonight", "I took all my pills", "she hits me", "I failed my exam",
    "no quiero vivir", "he says he will burn the house down with us in it", "I'm not suicidal, just tired",
]  # fmt: skip


CALM = second_net.Weighed(-99.0, -99.0, "U1", 9)


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A net that takes nothing for urgent, neither whole messages nor clauses alone."""
    monkeypatch.setattr(screening, "weigh_text", lambda pieces, enough=0.0, near=None: CALM)
    monkeypatch.setattr(screening, "weigh_terms", lambda clauses: CALM)
    screening._alone.cache_clear()
    yield
    screening._alone.cache_clear()


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.usefixtures("calm")
def test_no_help_is_taken_away(message: str) -> None:
    """Whatever a rule found, the net leaves at least the short notice, and what names death outright in full."""
    found = screening.worst_of(screening.findings(fold(message), screening.Hearing(clauses(message))))
    shown = screen(message)
    least = found if found and found.stands else found and screening._by_itself(found)
    assert severity(shown.level if shown else None) >= severity(least.level if least else None)


@pytest.mark.parametrize("message", ["I want to die", "i wanna kill myself", "ya no quiero vivir", "i feel suicidal"])
@pytest.mark.usefixtures("calm")
def test_a_plain_statement_needs_no_second_opinion(message: str) -> None:
    """However the net reads it, a plain statement stands."""
    finding = screen(message)
    assert finding is not None
    assert finding.level == "urgent"


@pytest.mark.usefixtures("calm")
def test_a_plain_emergency_needs_no_second_opinion() -> None:
    """What tells of poison taken stays an emergency."""
    finding = screen("I took all my pills")
    assert finding is not None
    assert finding.level == "emergency"


@pytest.mark.usefixtures("calm")
def test_a_plain_statement_beside_a_longer_one_stands() -> None:
    """The net may doubt one clause, never the plain one next to it."""
    finding = screen("I have felt suicidal about the mortgage since the bank wrote in May. I want to die.")
    assert finding is not None
    assert finding.level == "urgent"


@pytest.mark.usefixtures("calm")
def test_what_only_sounds_like_it_is_a_mention_when_the_net_is_against_it() -> None:
    """A rule for what is often, not always, meant so leaves the short notice."""
    finding = screen("I can't do this anymore.")
    assert finding is not None
    assert finding.level == "mention"


def test_a_plain_clause_is_not_washed_out_by_a_long_message() -> None:
    """A clause that stands decides, however much ordinary talk is round it."""
    finding = screen(f"{PROSE} I do not want to wake up tomorrow. {PROSE}")
    assert finding is not None
    assert finding.level == "urgent"


HEARD = [
    ("it would be a kindness to everyone if I were simply taken off the list", "self"),
    ("he counts my steps on the tracker and asks who I stopped for", "abuse"),
    ("we hide in the shed, me and my sister, until dad has stopped drinking for the night", "child"),
]


@pytest.mark.parametrize(("message", "category"), HEARD)
def test_it_hears_what_no_rule_was_written_for(message: str, category: str) -> None:
    """Indirect statements are told from the examples, and met in the wording for them."""
    assert screening.findings(fold(message), screening.Hearing(clauses(message))) == []
    finding = screen(message)
    assert finding is not None
    assert (finding.level, finding.category) == ("urgent", category)
    assert finding.reason.startswith("net:")


def forget() -> None:
    """Have the weights read anew at their next use."""
    net.cache_clear()
    for memory in (second_net._ROWS, second_net._PIECES_IN):
        memory.clear()


@pytest.mark.parametrize("harm", ["missing", "empty", "cut short", "no json", "other weights"])
def test_without_its_weights_every_finding_stands(harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A net that cannot be read costs what only it would hear, and no more."""
    table, told = second_net.TABLE.read_bytes(), second_net.PATH.read_bytes()
    broken = {"missing": None, "empty": b"", "cut short": table[:-1], "other weights": table[:-1] + b"\x00"}.get(harm, table)
    monkeypatch.setattr(second_net, "TABLE", tmp_path / "net.bin")
    monkeypatch.setattr(second_net, "PATH", tmp_path / "net.json")
    second_net.PATH.write_bytes(b"{" if harm == "no json" else told)
    if broken is not None:
        second_net.TABLE.write_bytes(broken)
    forget()
    try:
        for message in ("I want to kill myself because she left me yesterday", "he beats me when dinner is late"):
            finding = screen(message)
            assert finding is not None
            assert finding.level == "urgent"
        assert screen("What is transference?") is None
    finally:
        monkeypatch.undo()
        forget()


@pytest.mark.parametrize("text", ["give", "she said he said she said it", "ａ ぁ 死にたい é \U0001f600 o'clock"])
def test_terms_are_looked_up_as_they_are_spelt(text: str) -> None:
    """The hashes that screening goes by are those of the terms that training counted."""
    words = text.split()
    assert second_net.term_hashes(words) == set(map(second_net.hashed, second_net.terms([tuple(words)])[0]))


PROSE = " ".join(f"On day {number} we walked to the market and bought {number} apples for the soup." for number in range(20))


def test_a_long_message_is_read_in_windows() -> None:
    """Each clause is in some window, and a clause that overflows one opens the next."""
    pieces = [Clause((f"w{number}",) * 9, (f"w{number}",) * 9) for number in range(30)]
    found = windows(pieces)
    assert {clause for window in found for clause in window} == set(pieces)
    assert all(sum(len(clause.full) for clause in window) <= 2 * second_net.LONG for window in found)
    assert windows(pieces[:2]) == [pieces[:2]]
    assert windows([]) == []


@pytest.mark.parametrize("word", ["jk", "alive", "hopefully", "haha haha"])
def test_one_word_tells_the_net_nothing(word: str) -> None:
    """Nor the same word twice; in a script without spaces a word may be a sentence."""
    assert weigh_text(clauses(word)) is None
    assert weigh_text(clauses("死にたい")) is not None


def test_a_veiled_statement_is_heard_inside_ordinary_talk() -> None:
    """What a window tells is not washed out by the rest."""
    talk = "The week was long and the buses were late again. My sister came by with the kids and we made soup. "
    weighed = weigh_text(clauses(talk * 3 + HEARD[0][0] + ". " + talk * 3))
    assert weighed is not None
    assert weighed.urgent > net().levels.urgent
