"""The judge of lines: its weights, its signs, how it votes with the rules, and that it may be missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from psychobot import line_judge
from psychobot.importing import Draft, draft_article
from psychobot.judged_pages import BELOW as BY_PLACE
from psychobot.judged_pages import JudgedPage
from psychobot.line_judge import added_up, odds, take_by_look
from psychobot.line_signs import signs_of
from psychobot.page_lines import Line, lines_of

TRAINING = Path(__file__).parent.parent / "training" / "import"

ARTICLE = [
    "Keeping a small worry diary",
    "A worry that is written down at the same hour every evening loses some of its power over the rest of the day.",
    "What to write",
    "Note the thought in a single sentence, and beside it how strongly you believe it, from nought to ten.",
    "After a fortnight most people find that only a few themes come back, and that these can be looked at one by one.",
    "When it does not help",
    "Some worries grow when they are watched. Then it is better to turn to something that fills the hands and the eyes.",
]
ABOVE = ["Skip to the good part", "Topics A-Z", "Members' corner", "Basket (0)"]
BELOW = ["Pick of the week", "Our app has a new look!", "Tell a colleague", "Terms & small print", "© 2021 Moorhen House Ltd"]


def draft(lines: list[str]) -> Draft:
    """The draft of a page with these lines."""
    return draft_article(lines_of("\n\n".join(lines)), "page", date(2024, 1, 1))


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A judge without weights; the path is where they would be."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(line_judge, "PATH", path)
    yield path
    line_judge.weights.cache_clear()


def test_the_weights_belong_to_the_training_pages() -> None:
    """Whoever changes a training page trains again."""
    checksum = 0
    for path in sorted(TRAINING.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    told = json.loads(line_judge.PATH.read_text("utf-8"))
    assert told["trained_on"] == checksum, "run scripts/train_line_judge.py"
    assert len(told["look"]) > 500 and len(told["words"]) > 5000


def test_most_signs_of_a_page_have_a_weight() -> None:
    """The weights are for the signs as they are spelt now."""
    known = line_judge.weights(line_judge.PATH).look
    signs = [sign for signs in signs_of(lines_of("\n\n".join(ABOVE + ARTICLE + BELOW))) for sign in signs.look]
    assert sum(sign in known for sign in signs) > 0.8 * len(signs)


def test_a_page_is_told_apart_and_every_line_is_accounted_for() -> None:
    """The article stays whole, and what goes has a reason."""
    made = draft(ABOVE + ARTICLE + BELOW)
    assert all(line in made.text for line in ARTICLE)
    assert made.kept + len(made.dropped) == len(ABOVE + ARTICLE + BELOW)
    assert all(row.reason for row in made.dropped) and len(made.dropped) >= len(ABOVE + BELOW) - 2


def test_the_same_page_is_judged_the_same() -> None:
    """Nothing depends on chance or on what was judged before."""
    lines = lines_of("\n\n".join(ABOVE + ARTICLE + BELOW))
    first = odds(lines)
    odds(lines_of("\n\n".join(reversed(ARTICLE))))
    assert odds(lines) == first and odds([]) == []
    assert max(first[4:11]) > 0 > max(first[-1], first[0])


def test_neither_the_rules_nor_the_judge_overrule_strong_evidence() -> None:
    """Twice as sure wins; neighbours tip what stands in doubt."""
    stays, out = line_judge.RULES, -line_judge.RULES
    assert added_up([out - 1], [stays])[0] < 0 < added_up([out + 1], [stays])[0]
    assert added_up([stays - 1], [out])[0] < 0 < added_up([stays + 1], [out])[0]
    assert added_up([-3.1, 0.1, -3.1], [out, stays, out])[1] < added_up([3.0, 0.1, 3.0], [stays] * 3)[1]
    assert added_up([-99.0], [stays])[0] == line_judge.RULES - line_judge.SUREST


def judged(monkeypatch: pytest.MonkeyPatch, said: list[float], reasons: list[str | None]) -> list[str | None]:
    """The reasons of a page of lines of five words, after a judge of these odds was heard."""
    page = JudgedPage([Line(at, f"Five words in this {at}") for at in range(len(said))], False)
    page.reasons = list(reasons)
    monkeypatch.setattr(line_judge, "odds", lambda lines: said)
    take_by_look(page)
    return page.reasons


def test_the_judge_says_how_sure_it_is_and_needs_more_for_a_lone_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line between two that stay goes only when the sum is clear."""
    stay: list[str | None] = [None] * 6
    little, much = -line_judge.RULES - 0.8, -line_judge.RULES - 1.9
    assert judged(monkeypatch, [3, 3, little, 3, 3, 3], stay) == stay
    left_out = judged(monkeypatch, [3, 3, much, 3, 3, 3], stay)
    assert left_out[2] and left_out[2].startswith("reads as site furniture (") and left_out[2].endswith("%)")
    assert [at for at, reason in enumerate(judged(monkeypatch, [3, 3, 3, 3, little, little], stay)) if reason] == [4, 5]


def test_the_judge_gives_back_what_is_no_fact_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line below the end or among comments may be saved; a repetition or a promotion stays out."""
    reasons: list[str | None] = [None, BY_PLACE, "said before", "promotion", "comments", None]
    assert judged(monkeypatch, [5] * 6, reasons) == [None, None, "said before", "promotion", None, None]


def test_the_judge_saves_references_from_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of references among the notes of a publisher is one of the article's."""
    page = JudgedPage([Line(1, ARTICLE[1]), Line(2, "Ilves T. Wording a refusal. Plain Talk. 2018;4(1):7-9.")], False)
    page.reasons = [None, "comments"]
    monkeypatch.setattr(line_judge, "odds", lambda lines: [5, 5])
    take_by_look(page)
    assert page.reasons == [None, None]


@pytest.mark.parametrize("text", ["« Pas ce soir, une autre fois. »", "Ilves T. Wording a refusal. Plain Talk. 2018;4(1):7-9."])
def test_quotations_and_references_are_spared(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their words are not those of the article around them."""
    page = JudgedPage([Line(1, ARTICLE[1]), Line(2, text), Line(3, "Basket (0)"), Line(4, ARTICLE[3])], False)
    monkeypatch.setattr(line_judge, "odds", lambda lines: [5, -5, -5, 5])
    take_by_look(page)
    assert page.reasons[1] is None and page.reasons[2]


def test_a_judge_that_leaves_out_half_the_page_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page unlike all it has learnt from is left to the rules."""
    stay: list[str | None] = [None] * 4
    assert judged(monkeypatch, [-5, -5, -5, 5], stay) == stay


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"bias": 0}', '{"bias": 0, "look": {"a": "b"}, "words": {}}'])
def test_without_weights_the_rules_judge_alone(mute: Path, text: str | None) -> None:
    """A missing or broken file is a note in the report, no failure."""
    if text is not None:
        mute.write_text(text, "utf-8")
    made = draft(ABOVE + ARTICLE + BELOW)
    assert all(line in made.text for line in ARTICLE)
    assert any("weights.json cannot be read" in note for note in made.notes)
    assert not any(row.reason.startswith("reads as") for row in made.dropped)
