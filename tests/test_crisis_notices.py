"""The fourteen points of the safety rules, for every region and category."""

import json
import re
import textwrap
from typing import Any

import pytest

from psychobot.crisis import INTERNATIONAL, Notice, Region, help_lines, helplines, notices, regions
from psychobot.crisis.notices import TEMPLATES, fault_notice, notice_for

FULL = [key for key in TEMPLATES["en"] if key[0] != "mention"]
SHORT = [key for key in TEMPLATES["en"] if key[0] == "mention"]
DATA: dict[str, Any] = json.loads(helplines.PATH.read_text("utf-8"))

every_region = pytest.mark.parametrize("region", regions(), ids=lambda region: region.code)
every_full = pytest.mark.parametrize(("level", "category"), FULL)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text on a screen of a width."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, width, break_long_words=False)]


@every_region
@every_full
class TestFullNotice:
    """A full notice, for each region, level and category."""

    def notice(self, level: str, category: str, region: Region) -> Notice:
        """The notice under test."""
        return notice_for(level, category, region)

    def test_emergency_number_first(self, level: str, category: str, region: Region) -> None:
        """Point 1: the region's emergency number stands in the first two lines."""
        number = DATA["regions"].get(region.code, {}).get("emergency", {}).get("phone") or "local emergency number"
        assert number in " ".join(wrapped(self.notice(level, category, region).text, 80)[:2])

    def test_a_line_with_its_hours(self, level: str, category: str, region: Region) -> None:
        """Points 2 and 3: a line with its hours, and a way to write; free ones where there are any."""
        notice = self.notice(level, category, region)
        assert notice.resources
        assert any(resource.hours and resource.hours in notice.text for resource in notice.resources)
        assert re.search(r"^(Write|Text or chat): .+\.", notice.text, re.M)

    def test_people_safety_program_and_region(self, level: str, category: str, region: Region) -> None:
        """Points 4, 5, 6, 7, 13 and 14."""
        text = self.notice(level, category, region).text
        assert re.search(r"doctor|therapist|nurse", text)
        assert "trust" in text
        assert re.search(
            r"[Bb]e with someone|[Ss]tay with them|be with you|where people are|not stay alone|place with people", text
        )
        assert re.search(r"[Mm]ove away|away from|leave the room", text)
        assert "I am a program, not a person, and cannot call anyone." in text
        assert "You can keep typing here." in text
        assert region.name in text
        assert "/region CC" in text
        assert "--region CC" in text

    def test_no_harmful_words(self, level: str, category: str, region: Region) -> None:
        """Points 7, 8 and 9: no refusal, method, diagnosis, blame, promise, statistics."""
        words = r"can't discuss|cannot discuss|goodbye|committed|failed|per ?cent|%|disorder|promise|you will be fine|mg\b|selfish|should have"
        assert not re.search(words, self.notice(level, category, region).text, re.I)

    def test_free_and_confidential_only_where_sourced(self, level: str, category: str, region: Region) -> None:
        """Point 10: *free* stands only behind a line whose data says so."""
        notice = self.notice(level, category, region)
        costs = {resource.name.split(" (")[0].split(",")[0]: resource.cost for resource in notice.resources}
        for line in notice.text.splitlines():
            if line.endswith("free."):
                assert any(cost == "free" for name, cost in costs.items() if name in line), line
        assert "confidential" not in notice.text.lower()

    def test_size(self, level: str, category: str, region: Region) -> None:
        """Point 12: at most 120 words, 12 lines at 80 columns; no word too long for 40; plain characters."""
        text = self.notice(level, category, region).text
        assert len(text.split()) <= 120
        assert len(wrapped(text, 80)) <= 12
        assert max(map(len, text.split())) <= 40
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2500-\u2bff\U0001f000-\U0001ffff]", text)

    def test_it_blocks(self, level: str, category: str, region: Region) -> None:
        """Nothing else may be shown with it."""
        assert self.notice(level, category, region).blocks


def syllables(word: str) -> int:
    """A rough count, good enough for a grade."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word)) - (word.endswith("e") and not word.endswith("le"))
    return max(1, groups)


def grade(text: str) -> float:
    """Flesch-Kincaid grade of the sentences of a text."""
    sentences = [part for part in re.split(r"[.:?!]\s|\n", text + "\n") if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("key", TEMPLATES["en"])
def test_school_grade(key: tuple[str, str]) -> None:
    """Point 12: our own words are of US grade 6 or lower; names and numbers stand aside."""
    assert grade(re.sub(r"\{\w+\}", "it", "\n".join(TEMPLATES["en"][key]))) <= 6


@every_region
@pytest.mark.parametrize(("level", "category"), SHORT)
def test_short_notices(level: str, category: str, region: Region) -> None:
    """A mention is two or three lines of text, says how to reach every line, and does not block."""
    notice = notice_for(level, category, region)
    assert len(notice.text.splitlines()) <= 3
    assert len(wrapped(notice.text, 80)) <= 5
    assert "/help-lines" in notice.text
    assert not notice.blocks


def test_an_unknown_category_still_gets_a_notice() -> None:
    """A category without wording of its own gets that of `self`."""
    assert "call" in notice_for("urgent", "new", INTERNATIONAL).text
    assert notice_for("mention", "new", INTERNATIONAL, language="xx").text


@every_region
def test_help_lines_lists_every_line(region: Region) -> None:
    """``/help-lines`` names the emergency number and every line of the region once."""
    notice = help_lines(region)
    for resource in helplines.lines_for(region).resources:
        assert resource.name in notice.text
    assert "In danger now:" in notice.text


def test_without_the_data_file_the_built_in_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing or broken file leaves the international notice, with a directory of lines."""
    gb = next(region for region in regions() if region.code == "GB")
    for broken in ({}, {"GB": {"lines": "nonsense"}}):
        monkeypatch.setattr(helplines, "_file", lambda broken=broken: broken)
        text = notice_for("urgent", "self", gb).text
        assert "findahelpline.com" in text
        assert notices.NO_NUMBER in text
        assert help_lines(gb).text
        assert regions()[-1] == INTERNATIONAL


def test_fault_notice_is_built_in() -> None:
    """The last resort needs no file, does not block, and holds a number and a directory."""
    notice = fault_notice(INTERNATIONAL)
    assert notice.category == "fault"
    assert not notice.blocks
    assert "112" in notice.text
    assert "findahelpline.com" in notice.text
