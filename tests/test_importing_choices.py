"""How a fact of a page is chosen among several: who owns it and what it is called, who wrote, what the title is."""

from __future__ import annotations

from datetime import date

import pytest

from psychobot.credits import credits_in, names_in, sentences_told
from psychobot.importing import Draft, draft_article
from psychobot.judged_pages import JudgedPage
from psychobot.page_ends import take_strays, take_tail
from psychobot.page_lines import lines_of

TEXT = (
    "Lanterns are carried along the river every autumn by people who have lost somebody during the year.\n\n"
    "Some of them walk in silence, and some of them sing until the last lantern is out of sight.\n\n"
)


def drafted(page: str) -> Draft:
    """The draft of a page as text."""
    return draft_article(lines_of(page), "page", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Dez Harrow, Senior Lamp Editor", ["Dez Harrow"]),
        ("Dr Ada Fenn Lead Psychologist", ["Dr Ada Fenn"]),
        ("Sister M. Oakes and Dr A. Pym, Dept. of Lantern Studies", ["Sister M. Oakes", "Dr A. Pym"]),
        ("Ada Fenn a, Bo Oakes b, Cy Pym a", ["Ada Fenn", "Bo Oakes", "Cy Pym"]),
        ("Ada Fenn and Bo Oakes, Nurse, with thanks to the reading group", ["Ada Fenn", "Bo Oakes"]),
        ("Page owner: Web Content Team", []),
        ("Guest", []),
        ("K. Olm and M. Rook", ["K. Olm", "M. Rook"]),
    ],
)
def test_names_are_whole_and_bare(text: str, names: list[str]) -> None:
    """No calling, label or place is left with a name, and no second person lost."""
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This leaflet was last reviewed in October 2021.", [("reviewed", "2021-10")]),
        ("PIL 7 First issued: May 2006 Version 3: March 2009", [("published", "2006-05"), ("updated", "2009-03")]),
        ("Issue 4 · December 2023 – February 2024", [("dated", "2023-12")]),
        ("NewsByKim HarrowCommunity Reporter", [("author", "Kim Harrow")]),
        ("eingestellt am 28.11.2023 von Sekretariat", [("published", "2023-11-28")]),
        ("Summary written by Ada Fenn", [("author", "Ada Fenn")]),
        ("It was written by Ada Fenn", []),
    ],
)
def test_a_line_tells_its_credits(text: str, told: list[tuple[str, str]]) -> None:
    """Dates of versions, issues and sentences on the page itself."""
    assert [(credit.role, credit.value) for credit in credits_in(text, True)] == told


def test_a_sentence_in_a_longer_line_tells_a_date() -> None:
    """The other sentences do not hide it."""
    line = "Transcript edited for length by Bo Oakes. Last edited 2 December 2022. Please check the recording."
    assert [credit.value for credit in sentences_told(line, True)] == ["2022-12-02"]


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        ("The Elm Courier\n", "© Thamesly Regional Newspapers Ltd 2024\nwrite to news@elmcourier.example", "The Elm Courier"),
        ("Elm & Tell\nThe member magazine of Oakly Health Plan\n", "© 2024 Oakly Health Plan", "Elm & Tell"),
        ("Member login\n\nElm Institute of Oars\n", "© EIO Ltd 2024", "Elm Institute of Oars"),
        ("Elmhill Counselling\n", "© Moira Penfold 2016–2024", "Elmhill Counselling"),
    ],
)
def test_the_publication_goes_before_its_owner(head: str, foot: str, publisher: str) -> None:
    """The name at the top, not the company, the person or the initials that own it."""
    page = f"{head}\nCarrying lanterns in autumn\nMay 4, 2021\n\n{TEXT}{foot}\n"
    assert drafted(page).facts.publisher == publisher


def test_the_title_stands_above_its_subtitle() -> None:
    """A byline below both speaks for the upper one."""
    head = "Subscribe\n\nLanterns for the drowned"
    page = f"{head}\nWhy people carry lanterns along the river in autumn\nAda Fenn\nMay 4, 2021\n\n{TEXT}"
    facts = drafted(page).facts
    assert facts.title == "Lanterns for the drowned"
    assert facts.authors == ("Ada Fenn",)


def test_guests_below_the_title_are_authors() -> None:
    """Both speak for the text."""
    page = f"Two Lamps\n\nEpisode 4: Carrying lanterns\nwith Ada Fenn and Bo Oakes\nMay 4, 2021\n\n{TEXT}"
    assert drafted(page).facts.authors == ("Ada Fenn", "Bo Oakes")


def test_a_table_parted_by_tabs_stays() -> None:
    """Its rows are no menu."""
    rows = "Lantern\tOil\tHours\nBrass\tNut\t9\nPaper\tNone\t2\n"
    draft = drafted(f"Carrying lanterns in autumn\n\n{TEXT}{rows}\n{TEXT}")
    assert "- Paper – None – 2" in draft.text


def test_who_takes_leave_signs() -> None:
    """The greeting stays below the last sentence, with the names below it."""
    page = JudgedPage(lines_of(f"{TEXT}Es grüßen Sie herzlich\nAda Fenn und Bo Oakes\n\nImpressum\n"), True)
    take_tail(page)
    take_strays(page)
    assert [line.text for line, reason in zip(page.lines, page.reasons, strict=True) if reason] == ["Impressum"]
