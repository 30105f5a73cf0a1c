"""The language in which a notice is shown."""

import pytest

from psychobot.crisis import Watch, languages, region_from
from psychobot.crisis.normalize import fold
from psychobot.crisis.rule_files import FOLDER
from psychobot.crisis.tongues import language_of

MESSAGES = [
    ("quiero morirme", "es"), ("ya no puedo más, no quiero seguir viviendo", "es"),
    ("je veux mourir", "fr"), ("j'en peux plus, je vais me foutre en l'air", "fr"), ("il me frappe", "fr"),
    ("ich will sterben", "de"), ("hab die tabletten schon genommen", "de"), ("er schlägt mich", "de"),
    ("quero morrer", "pt"), ("não aguento mais viver assim", "pt"), ("ele me bate", "pt"),
    ("i want to die", "en"), ("kms", "en"), ("voglio morire", "en"), ("ik wil dood", "en"), ("我想死", "en"), ("", "en"),
    ("What did Freud mean by die Traumdeutung?", "en"), ("does a la carte therapy exist", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "language"), MESSAGES)
def test_language_of_a_message(message: str, language: str) -> None:
    """Small words tell the language; one without a notice of its own gets English."""
    assert language_of(message) == language


def test_a_notice_speaks_the_language_of_the_message() -> None:
    """The full notice, the reminder after it, and the way back to English."""
    watch = Watch(region_from("MX", {}))
    first, then, later = (watch.hear(message) for message in ("no quiero vivir más", "ok", "what is transference?"))
    assert first is not None and first.text.startswith("Gracias por decirlo.") and "México" in first.text
    assert then is not None and then.text.startswith("La ayuda sigue ahí")
    assert later is not None and later.text.startswith("Help is still there")


def test_a_known_statement_tells_its_language() -> None:
    """Too short for small words, known to the rules."""
    notice = Watch(region_from("ES", {})).hear("me pega cada noche")
    assert notice is not None and "Hablar: " in notice.text


def test_a_fault_in_telling_the_language_cannot_hide_the_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs the translation and nothing else."""
    monkeypatch.setattr("psychobot.crisis.watch.language_of", None)
    notice = Watch(region_from("GB", {})).hear("quiero morirme")
    assert notice is not None and notice.blocks and "999" in notice.text


def test_the_table_is_written_as_messages_are_folded() -> None:
    """It is read at every start, and folding it took longer than all else."""
    lines = (FOLDER / "languages.txt").read_text("utf-8").splitlines()
    told = [line for line in lines if line and line[0] not in "#["]
    assert [line for line in told if fold(line).translate(languages._PLAIN_LETTERS) != line] == []
