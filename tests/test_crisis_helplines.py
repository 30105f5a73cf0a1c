"""The helpline data file: fields, dial forms, sources, dates, and numbers never to be shown."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from psychobot.checking import check_corpus
from psychobot.crisis import help_lines, helplines, regions
from psychobot.settings import Settings

DATA: dict[str, Any] = json.loads(helplines.PATH.read_text("utf-8"))
LINES = [pytest.param(code, line, id=line["id"]) for code, entry in DATA["regions"].items() for line in entry["lines"]]
CATEGORIES = {"suicide", "text", "abuse", "child", "poison", "bereaved", "harm", "care"}


def digits(number: str | None) -> str:
    """Only the digits."""
    return re.sub(r"\D", "", number or "")


def test_file_is_sorted_and_has_the_regions() -> None:
    """Regions stand in order, and those every release needs are there."""
    codes = list(DATA["regions"])
    assert codes == sorted(codes)
    assert {"US", "CA", "GB", "IE", "AU", "NZ", "IN", "DE", "FR", "ES"} <= set(codes)
    assert len(codes) >= 30
    assert {region.code for region in regions()} == set(codes) | {"ZZ"}


@pytest.mark.parametrize("code", [code for code in DATA["regions"] if code != "ZZ"])
def test_every_region_can_be_used(code: str) -> None:
    """A region has a name, languages, an emergency number with sources, a crisis line, and time zones."""
    entry = DATA["regions"][code]
    assert entry["name"]
    assert entry["languages"]
    assert entry["time_zones"]
    assert re.fullmatch(r"\d{2,5}", entry["emergency"]["phone"])
    assert entry["emergency"]["sources"]
    assert any("suicide" in line["categories"] and line["phone"] for line in entry["lines"])


@pytest.mark.parametrize(("code", "line"), LINES)
def test_every_line_is_whole(code: str, line: dict[str, Any]) -> None:
    """A line has a name, known categories, a way to reach it, hours, sources and a date."""
    assert line["id"].startswith(code.lower() + "-")
    assert line["name"]
    assert set(line["categories"]) <= CATEGORIES
    assert line["categories"]
    assert line["phone"] or line["text"] or line["chat"] or line["url"]
    assert line["hours"]
    assert line["sources"]
    assert line["checked_on"] <= date.max.isoformat()
    assert date.fromisoformat(line["checked_on"]).year >= 2026


@pytest.mark.parametrize(("code", "line"), LINES)
def test_dial_forms(code: str, line: dict[str, Any]) -> None:
    """The dial form is the display form's digits, with no country prefix glued on."""
    assert bool(line["phone"]) == bool(line["dial"])
    if line["dial"]:
        assert re.fullmatch(r"[*#]?\d+", line["dial"])
        assert digits(line["phone"]).startswith(digits(line["dial"]))


def test_never_shown_numbers_are_nowhere() -> None:
    """No retired or conflicting number of a region is printed for it."""
    for entry in DATA["never_show"]:
        number = digits(entry["number"])
        for region in regions():
            if region.code == entry["region"] and len(number) > 2:
                shown = {digits(found) for found in re.findall(r"[\d][\d ()-]*\d", help_lines(region).text)}
                assert number not in shown, (region.code, entry["number"])


CHECKED = min(
    date.fromisoformat(fact["checked_on"])
    for entry in DATA["regions"].values()
    for fact in (entry["emergency"], *entry["lines"])
)


def test_facts_grow_old() -> None:
    """Nothing is said for 180 days; then every line is due, and after 365 days it is too old to ship."""
    assert helplines.aged_lines(CHECKED + timedelta(days=180)) == []
    due = helplines.aged_lines(CHECKED + timedelta(days=181))
    assert due and not any(line.too_old for line in due)
    assert not any(line.too_old for line in helplines.aged_lines(CHECKED + timedelta(days=365)))
    late = helplines.aged_lines(date.max)
    assert all(line.too_old for line in late)
    assert len(late) == sum(len(entry["lines"]) + 1 for entry in DATA["regions"].values())


@pytest.mark.parametrize(("days", "status", "said"), [(180, 0, ""), (200, 0, "due"), (400, 1, "too old to ship")])
def test_check_warns_and_then_fails(days: int, status: int, said: str, tmp_path: Path) -> None:
    """`psychobot check` names what is due, and ends with 1 once it is too old."""
    (tmp_path / "a.md").write_text("# A title\n\nSome text that is long enough to be an answer to a question.\n", "utf-8")
    lines: list[str] = []
    settings = Settings(corpus=tmp_path)
    assert check_corpus(settings, lines.append, CHECKED + timedelta(days=days)) == status
    assert said in "\n".join(lines)
    assert (said == "") == (len(lines) == 1)
