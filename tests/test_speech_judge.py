"""The judge of speech: its weights, what it adds to the tables of `psychobot check`, and that it may be missing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from psychobot import checks_judged, checks_speech, checks_voice, speech_judge
from psychobot.checking import findings_in
from psychobot.checks_judged import spoken
from psychobot.checks_speech import OF_SITE, Window, heard, is_doubted, judgement, site_of
from psychobot.material import read_material
from psychobot.settings import shipped_corpus
from psychobot.speech_signs import signs_of
from tests.planted_faults import TODAY, write_good

TRAINING = Path(__file__).parent.parent / "training" / "check"
UNHEARD = {
    "advertising": "Professional care, tailored to your schedule.",
    "biography": "He is certified in two methods and blogs about fatherhood.",
    "disclaimer": "We promise nothing about how complete the list is, so ask a doctor of your own.",
    "helpline": "Somebody at the Samaritans is awake for you until morning.",
    "harm": "Anyone who still takes pills is too dumb to think.",
}
"""Sentences with too few signs for the tables."""
HARMLESS = [
    "Psychodynamic therapists learn to bear long silences.",
    "Freud lived in Vienna until he fled to London.",
    "A session costs more in the city than in the country.",
    "Thoughts of suicide were asked about at every visit.",
    "The trial does not show that talking replaces medication.",
    "In an emergency the clinic admitted patients for a night.",
    "Many people look for help only when a crisis has come.",
    "Our first friendships shape the later ones.",
]


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A judge whose weights are elsewhere; the path is where they would be."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(speech_judge, "PATH", path)
    judgement.cache_clear()
    yield path
    judgement.cache_clear()
    speech_judge.weights.cache_clear()


def test_the_weights_belong_to_the_training_sentences() -> None:
    """Whoever changes a training sentence trains again."""
    checksum = 0
    for path in sorted(TRAINING.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    told = json.loads(speech_judge.PATH.read_text("utf-8"))
    assert told["trained_on"] == checksum, "run scripts/train_speech_judge.py"


def test_most_signs_of_a_sentence_have_a_weight() -> None:
    """The weights are for the signs as they are spelt now."""
    known = speech_judge.weights(speech_judge.PATH)
    own = [sign for text in HARMLESS for sign in signs_of(text)]
    assert sum(sign in known.own for sign in own) > 0.8 * len(own)
    told = [sign for text in UNHEARD.values() for sign in checks_speech.table_signs(text)]
    assert told and sum(sign in known.told for sign in told) > 0.8 * len(told)


@pytest.mark.parametrize("kind", UNHEARD)
def test_what_no_table_knows_is_heard(kind: str) -> None:
    """The tables have too few signs; the judge is sure, and names the kind."""
    text = UNHEARD[kind]
    window = Window(text, (text,))
    assert not any(heard(window, speech, Counter()) for speech in checks_speech.SPEECHES)
    assert site_of(text)[0] < OF_SITE
    assert spoken(text, Counter()) == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_the_talk_of_the_field_is_left_in_peace(text: str) -> None:
    """Therapists, fees, crises and lives as a subject."""
    assert spoken(text, Counter(Freud=5)) is None


def test_names_numbers_and_addresses_are_told_by_their_kind() -> None:
    """What was learnt of one house holds for the next."""
    one = signs_of("We at Maple House charge $120 and answer at 555-0142 or mail@maple.example.")
    other = signs_of("We at Birch Court charge $90 and answer at 555-9981 or desk@birch.example.")
    assert one == other and {"Name", "Amount", "Long", "Address"} <= set(one)


def test_short_items_are_not_judged() -> None:
    """An item of a list names something."""
    assert spoken("School counselors", Counter(), "item") is None
    assert not checks_judged.is_heard("Self-awareness", "item") and checks_judged.is_heard("Call us now.", "paragraph")


def test_a_sum_of_signs_that_the_judge_takes_for_a_topic_is_no_fault(tmp_path: Path) -> None:
    """A degree that was once asked for is nobody's life."""
    text = "A degree in medicine was once required in the United States."
    window = Window(text, (text,))
    assert heard(window, checks_speech.LIFE, Counter()) and is_doubted(text)
    write_good(tmp_path)
    path = tmp_path / "teapots.md"
    path.write_text(path.read_text("utf-8").replace("Iron pots stay", text + " Iron pots stay", 1), "utf-8")
    assert list(findings_in(read_material(tmp_path, TODAY))) == []


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"bias": [0], "own": {}, "told": {}}', '{"bias": 0, "own": 1, "told": 2}'])
def test_without_weights_the_tables_judge_alone(mute: Path, text: str | None) -> None:
    """A missing or broken file takes nothing from them and breaks nothing."""
    if text is not None:
        mute.write_text(text, "utf-8")
    assert judgement(HARMLESS[0]) is None and not is_doubted(HARMLESS[0])
    assert [spoken(one, Counter()) for one in UNHEARD.values()] == [None] * len(UNHEARD)
    found = list(checks_judged.judged(read_material(shipped_corpus(), TODAY)))
    assert [(one.severity, one.code) for one in found] == [("note", "judge-missing")]


def test_no_sentence_of_the_shipped_corpus_is_reported_by_the_judge() -> None:
    """Nothing of ours sells, and nothing is near the edge by chance of one word."""
    assert list(checks_judged.judged(read_material(shipped_corpus(), TODAY))) == []


def test_what_an_article_may_say_is_left_in_peace(tmp_path: Path) -> None:
    """Nearly three hundred sentences on therapists, fees, crises, evidence and lives, each a paragraph of the shipped corpus."""
    for path in shipped_corpus().glob("*.md"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    sentences = (Path(__file__).parent / "harmless_sentences.txt").read_text("utf-8").splitlines()
    glossary = tmp_path / "glossary.md"
    glossary.write_text(glossary.read_text("utf-8") + "\n" + "\n\n".join(sentences) + "\n", "utf-8")
    material = read_material(tmp_path, TODAY)
    rules = (*checks_speech.RULES, *checks_voice.RULES, *checks_judged.RULES)
    assert len(sentences) > 250
    assert [str(one) for rule in rules for one in rule(material)] == []
