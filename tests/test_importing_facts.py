"""Facts no byline tells: authors, dates and titles found by what all of the page says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from psychobot.credits import Credit, credits_in, dates_in, names_in, unglued
from psychobot.importer import draft_of
from psychobot.importing import Draft, draft_article
from psychobot.labels import labelled_credits
from psychobot.languages import counts_days_first
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


@pytest.mark.parametrize(("line", "stays"), [
    ("You can also ring the night line on 01632 960 010, every evening from six to midnight.", True),
    ("If you are in danger tonight, text or call 999 or go to the nearest emergency department.", True),
    ("In Wales the charity Lamp can be reached on 0800 555 0142 at any hour of the day.", True),
    ("In the US, call or text 988 at any hour of the day or the night.", True),
    ("Talk to a licensed therapist online: over 10,000 of them are ready to help you today.", False),
    ("If you need this leaflet in large print or another language, please call 01632 960 011.", False),
])
def test_whom_to_call_is_told_by_the_article(line: str, stays: bool) -> None:
    """A number to call that goes on from the article stays; what the site says of itself does not."""
    found = draft(f"# {TITLE}", ONE, "", TWO, "", ONE.replace("Worry", "Shame"), line, "© 2022 Elm Trust")
    assert (line in found.text) is stays


@pytest.mark.parametrize(("text", "first"), [
    ("Call (03) 5550 0111 or 1300 555 019.", True),
    ("Published 02/03/2024. Updated 25/03/2024.", True),
    ("The GP in Dublin. Published 03/25/2024.", False),
    ("Call (212) 555-0100.", False),
    ("From the New England Journal of Medicine. American Indian youth. Updated 03/04/2024.", False),
    ("The 70/10/20 rule. Updated 03/04/2024.", False),
])
def test_whether_dates_begin_with_the_day(text: str, first: bool) -> None:
    """A number above twelve says it; else what only some countries write."""
    assert counts_days_first(text, "en") is first


@pytest.mark.parametrize(("line", "read"), [
    ("Written by Ann McDonald, Psychologist", "Written by Ann McDonald, Psychologist"),
    ("Medically reviewed by Ian MacLeod, Psychiatrist", "Medically reviewed by Ian MacLeod, Psychiatrist"),
    ("by A. DeVries Editor", "by A. DeVries Editor"),
    ("by JoAnn Coach", "by JoAnn Coach"),
    ("Written by Ann LeafRegistered Counsellor, MSc", "Written by Ann Leaf | Registered Counsellor, MSc"),
    ("aaaB" * 15_000, "aaaB" * 15_000),
])
def test_names_are_not_taken_apart(line: str, read: str) -> None:
    """A capital within a name is no seam; a calling behind one is."""
    assert unglued(line) == read


@pytest.mark.parametrize(("head", "month"), [
    ('<html lang="en-GB"><head>', "2021-09-01"),
    ('<html lang="en"><head><meta property="og:locale" content="en_IE">', "2021-09-01"),
    ('<html><head><meta property="og:locale" content="en_IE">', "2021-09-01"),
    ('<html lang="en-US"><head>', "2021-01-09"),
    ('<html lang="en-CA"><head>', "2021-01-09"),
    ('<html><head>', "2021-01-09"),
])
def test_the_head_may_say_which_country_writes_the_dates(tmp_path: Path, head: str, month: str) -> None:
    """What nothing in the text tells: the first of September, or the ninth of January."""
    page = tmp_path / "page.html"
    body = "<p>" + "Sleep comes easier to those who rise at the same hour each day of the week. " * 6 + "</p>"
    page.write_text(f"{head}<title>On sleep</title></head><body><h1>On sleep</h1><p>First published: 01/09/2021</p>{body}</body></html>", "utf-8")
    assert f"published = {month}" in draft_of(page, TODAY)[0].text


def test_subjects_glued_to_a_name_are_none_of_it() -> None:
    """Blogs write "by Ann Leaf in Worry"; a copy may have glued the two."""
    assert "by Ann Leaf | " in unglued("12/08/2023by Ann Leafin Worry, Sleep2 comments")
    for name in ("Kevin Leaf", "Martin Leaf", "Ann Martin", "Colin Castell"):
        assert name in unglued(f"by {name} 12 Comments")


def test_the_title_stands_above_its_standfirst() -> None:
    """A sentence below a shorter line that is nearly as likely tells what the article is about."""
    title, told = "Why you worry at night (and how to stop)", "It is no sign from above. Sleep experts explain what worry does to you at night."
    assert draft("Elm Health", "Menu", title, told, "By Ann Leaf", "March 4, 2024", "", ONE, "", TWO, "", "© 2024 Elm").facts.title == title


def test_a_table_below_titles_of_other_articles_is_the_article() -> None:
    """Other articles end where a table begins below a line that stands apart."""
    found = draft(f"# {TITLE}", ONE, "", TWO, "", "Recommended from the Desk", "Ferry cut for a second summer",
                  "New clinic opens its doors", "", "How worry has changed", "Town\tThen\tNow", "Elm\t17\t46", "Ash\t22\t44",
                  "", ONE.replace("Worry", "Shame"), TWO)
    assert "Ferry" not in found.text and "Elm – 17 – 46" in found.text and "How worry has changed" in found.text


def test_a_newspaper_in_a_byline_is_no_author() -> None:
    """Whatever is called "The ..." is nobody, though two words of it could be a name."""
    found = draft(f"# {TITLE}", "Ann Leaf and Bo Tree  ·  The Fundy Ledger", "Posted: May 06, 2024", "", ONE, "", TWO, "",
                  "© 2024 The Fundy Ledger. All rights reserved.")
    assert "Fundy Ledger" not in found.facts.authors


@pytest.mark.parametrize("title", ["Carl Rogers and Person-Centred Therapy", "Sigmund Freud and Modern Psychoanalysis"])
def test_a_person_and_a_subject_may_be_a_title(title: str) -> None:
    """Two names are a byline; a name and a subject are not."""
    assert draft("Elm Health", "Menu", title, "By Ann Leaf", "March 4, 2024", "", ONE, "", TWO, "", "© 2024 Elm").facts.title == title


def test_whoever_runs_a_clinic_of_their_name_may_have_written() -> None:
    """ "The Ann Leaf clinic" is no newspaper called so."""
    found = draft(f"# {TITLE}", ONE, "", TWO, "", "By then people were told that the Ann Leaf clinic was full for months to come.", "",
                  "About the author", "Ann Leaf", "© 2024 Ann Leaf")
    assert found.facts.authors == ("Ann Leaf",)
