"""Facts no byline tells: authors, dates and titles found by what all of the page says."""

from __future__ import annotations

from datetime import date

import pytest

from psychobot.credits import Credit, credits_in, dates_in, names_in
from psychobot.importing import Draft, draft_article
from psychobot.labels import labelled_credits
from psychobot.page_lines import lines_of
from psychobot.people import People

TODAY = date(2026, 1, 2)
ONE = "Worry rehearses trouble before it comes, and it goes on long after the trouble has passed us by."
TWO = "People who set aside a quarter of an hour for their worries find that the rest of the day is quieter for it."
TITLE = "Worry and what to do about it"


def draft(*lines: str) -> Draft:
    """The draft of an article from the lines of a page."""
    return draft_article(lines_of("\n".join(lines) + "\n"), "page", TODAY)


@pytest.mark.parametrize("name", ["Imre Castell", "Dr. Ann van Leaf, PhD", "K. B. Okonjo", "Wen-Li Garrity", "Mary Brook Tree"])
def test_a_name_is_a_person(name: str) -> None:
    """Names with particles, initials and degrees."""
    assert People(["the guide to sleep"]).is_person(name)


@pytest.mark.parametrize("name", ["Continuing Education Activity", "Sleep Guide", "Elm Foundation", "Ann", "Clinical Psychologist"])
def test_words_are_no_person(name: str) -> None:
    """Common words, words the page writes small too, bodies, and a single word."""
    assert not People(["the guide to sleep"]).is_person(name)


def test_a_line_alone_of_two_words_of_the_language_is_no_person() -> None:
    """ "Academic Tools" has the shape of a name; its words have forms that names have not."""
    people = People([])
    assert people.is_person("Academic Tools") and not people.stands_alone("Academic Tools")
    assert people.stands_alone("Imre Castell")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Certificate in Counselling, Year 2. Tutor: Imre Castell-Abara", "Imre Castell-Abara"),
        ("Expert authors: Professor Imre Castell", "Professor Imre Castell"),
        ("WORDS Imre Castell", "Imre Castell"),
        ("Hosted by Imre Castell", "Imre Castell"),
        ("A letter from Imre Castell, lead chaplain", "Imre Castell"),
        ("Photos: Imre Castell", ""),
        ("di Imre Castell, psicoterapeuta", "Imre Castell"),
    ],
)
def test_a_label_below_the_title_tells_the_author(line: str, author: str) -> None:
    """Whatever the label is called, but not that of the photographer."""
    found = draft("Elm Site", "Menu", TITLE, line, "", ONE, TWO, "© 2023 Elm Trust")
    assert found.facts.authors == ((author,) if author else ())


@pytest.mark.parametrize(
    "lines",
    [
        [ONE, TWO, "© 2024 Imre Castell Media Ltd"],
    ],
)
def test_people_of_the_page_are_not_its_authors(lines: list[str]) -> None:
    """Staff, owners, contacts and people quoted."""
    assert draft("Elm Site", "Menu", TITLE, "", *lines).facts.authors == ()


def test_a_guest_in_the_title_is_not_the_author() -> None:
    """Who is presented below an interview may be whom it is about."""
    found = draft(f"{TITLE}, with Imre Castell", "", ONE, TWO, "", "Imre Castell is a psychologist in Oakford.")
    assert found.facts.authors == ()


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("NEWS RELEASE 12-MAR-2024", "2024-03-12", ""),
        ("Current as of: June 24, 2023", "", "2023-06-24"),
        ("Atualizado em 12 de maio de 2023", "", "2023-05-12"),
        ("From the October 2021 issue", "2021-10", ""),
    ],
)
def test_a_label_tells_what_a_date_means(line: str, published: str, updated: str) -> None:
    """By its words, whatever their order; a review to come is neither."""
    facts = draft("Elm Site", TITLE, line, "", ONE, TWO, "© Elm Trust").facts
    assert (facts.published, facts.updated) == (published, updated)


def test_dates_with_months_between_hyphens_and_years_first() -> None:
    """As news services and logs write them."""
    assert dates_in("12-MAR-2024, 2021/05/04, 4 maio 2021") == ["2024-03-12", "2021-05-04", "2021-05-04"]


def test_a_sentence_with_a_colon_is_no_labelled_credit() -> None:
    """Nor a list of things; a line that goes on behind the date is left alone too."""
    people = People([ONE, TWO])
    assert labelled_credits("Revisão técnica: Dr. Imre Castell", people, True) == [Credit("reviewer", "Dr. Imre Castell")]
    assert labelled_credits("Written homework: Worry Diary", people, True) == []
    assert labelled_credits("The first trial was published in 2019 and found little", people, True) == []


def test_degrees_before_a_name_are_no_degrees_behind_it() -> None:
    """A comma is put before the degrees behind a name only."""
    assert names_in("Dr. phil. Dipl.-Psych. Imre Castell") == ["Dr. phil. Dipl.-Psych. Imre Castell"]


def test_an_expert_in_something_is_a_calling() -> None:
    """And no second author."""
    assert names_in("Ann Leaf, MA, LMHC, Attachment Topic Expert") == ["Ann Leaf, MA, LMHC"]


def test_a_producer_is_no_author_but_a_service_is() -> None:
    """As in the credits of a podcast, and at the end of a leaflet."""
    assert credits_in("Produced by Nkechi Varga") == []
    assert Credit("author", "Elm Psychology Service") in credits_in("Produced by Elm Psychology Service, May 2020")


def test_names_one_a_line_below_the_title() -> None:
    """In a list, with the marks of their institutions; people named in the text are none."""
    found = draft(TITLE, "- Nuno Castell-Reid1,", "- Hye-Jin Oldacre2 &", "- Erik Aspelund1", "", ONE, TWO)
    assert found.facts.authors == ("Nuno Castell-Reid", "Hye-Jin Oldacre", "Erik Aspelund")
    assert draft(TITLE, "Our archivist Imre Castell opens the boxes.", "", ONE, TWO).facts.authors == ("Imre Castell",)
    assert draft(TITLE, "", ONE, "- Nuno Castell", "- Erik Aspelund", "", TWO, ONE).facts.authors == ()


def test_the_poster_of_a_thread_has_a_handle_before_the_day() -> None:
    """The first one started it."""
    facts = draft("Elm Forum", TITLE, "half_a_lemon September 8, 2020, 11:52pm", "", ONE, TWO).facts
    assert (facts.authors, facts.published) == (("half_a_lemon",), "2020-09-08")


@pytest.mark.parametrize(
    "lines",
    [
        ["Elm Health homepage", "Search", "When results are shown use the arrows up and down to look at them and enter to select one of them.",
         "My account", "Health A-Z", "Services", "Live Well", "Families", "Back to", "Mental health conditions", "Worry"],
        ["THE ELM POST", "Friday, January 19, 2024", "News  Sport  Opinion  Life  Deaths  E-paper", "Worry", "letters@elmpost.example"],
        ["Elm Room", "A bench in a park. Ann Leaf/Stockpile", "Worry"],
        ["Elm Room", "Opening hours: Wed-Fri, 10am-5pm", "Worry"],
        ["Elm Room", "From the October 2021 issue", "Worry"],
        ["Elm Room", "Every week Imre Castell answers a letter of yours", "Worry", "By Imre Castell"],
    ],
)  # fmt: skip
def test_what_stands_around_the_title_is_none(lines: list[str]) -> None:
    """Names of sites, menus, captions, issues and columns."""
    assert draft(*lines, "", "Worry is " + ONE, TWO).facts.title == "Worry"


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        ("THE LISTENING ROOM", "The Listening Room is made by two people. © 2023 Cupboard Audio", "The Listening Room"),
        ("Section", "A version ran in The Elm Times. © 2023 Elm Times Company", "The Elm Times"),
        ("The Elm Room", "© 2023, The Elm Room Trust", "The Elm Room"),
    ],
)
def test_a_site_comes_before_the_company_that_owns_it(head: str, foot: str, publisher: str) -> None:
    """Where its name stands above the title, or elsewhere on the page."""
    found = draft(head, "Menu", TITLE, "", ONE, TWO, "", *foot.split(". ")).facts.publisher
    assert found.lower() == publisher.lower()
