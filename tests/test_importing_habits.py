"""Habits of sites: accounts, manuscripts, histories, workplaces, conversations, sections that end in numbers to call."""

from __future__ import annotations

from datetime import date

import pytest

from psychobot.accounts import is_account, without_accounts
from psychobot.credits import credits_in, dates_in
from psychobot.fact_judge import _is_own
from psychobot.fact_places import Candidate, Places
from psychobot.furniture import REFERENCES, by_shape, is_alt_text, is_citation, places
from psychobot.importing import Draft, draft_article, sorted_page
from psychobot.judged_pages import JudgedPage
from psychobot.name_signs import name_candidates
from psychobot.page_lines import Line, lines_of
from psychobot.promotions import _answers
from psychobot.publisher_signs import cleaned
from psychobot.site_talk import site_talk
from psychobot.told import Facts
from psychobot.web_facts import facts_of_html

TODAY = date(2026, 1, 2)
ONE = "Worry rehearses trouble before it comes, and it goes on long after the trouble has passed us by."
TWO = "People who set aside a quarter of an hour for their worries find that the rest of the day is quieter for it."
TITLE = "Worry and what to do about it"


def draft(*lines: str, said: Facts | None = None) -> Draft:
    """The draft of an article from the lines of a page."""
    return draft_article(lines_of("\n".join(lines) + "\n"), "page", TODAY, said or Facts())


def line(text: str) -> Line:
    """A line of a page."""
    return next(iter(lines_of(text + "\n")))


def body(*lines: str) -> str:
    """What stands in a draft below its front matter."""
    return draft(*lines).text.split("\n+++\n")[1]


# accounts


@pytest.mark.parametrize(
    "name",
    ["admin", "Editor", "webmaster", "wpadmin", "site_admin", "root", "user123", "Elm Admin", "elmtree.example", "redazione_elm", "a.leaf@elm.example", "corporateName=Elm Clinic; sector=health"],
)
def test_an_account_is_nobody(name: str) -> None:
    """Whoever runs a site has put the page there, and that is all."""
    assert is_account(name)


@pytest.mark.parametrize("name", ["Edith Root", "quiet_marl", "Elm Editorial Team", "Guest Hollis", "Admira Leaf", "u/worried_77"])
def test_a_person_a_team_and_a_handle_are_no_accounts(name: str) -> None:
    """They sign."""
    assert not is_account(name)


def test_an_account_called_like_the_site_is_nobody() -> None:
    """The name of the site run together."""
    assert is_account("elmclinic", "Elm Clinic") and not is_account("elmclinic", "Oak House")


def test_whoever_signs_wrote_what_an_account_posted() -> None:
    """The town behind the name is no second author."""
    said = Facts(title=TITLE, publisher="Elm Notes", authors=("admin",))
    found = draft("Elm Notes", "Menu", TITLE, "Posted on 3 March 2021", "", ONE, TWO, "Imre Castell, Wend Vale", "© 2021 Elm Notes", said=said)
    assert found.facts.authors == ("Imre Castell",)


# dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("MAY 4, 20215:30 AM ET", "2021-05-04"),
        ("Updated May 4, 20218 min read", "2021-05-04"),
        ("Veröffentlicht am 04.05.202118:05 Uhr", "2021-05-04"),
        ("Publié le 4 mai 20218:30", "2021-05-04"),
    ],
)
def test_a_time_glued_to_the_year_is_none_of_it(text: str, day: str) -> None:
    """Nor is the length of reading."""
    assert dates_in(text, True) == [day]
    assert [credit.value for credit in credits_in(text, True)] == [day]


def test_a_longer_number_is_no_year() -> None:
    """A year with a further digit and no time."""
    assert dates_in("Order 20215 of May") == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Submitted: 14 May 2021 | Accepted: 2 July 2021 | Published: 28 August 2021",),
        ("Received 14 May 2021; Revised 20 June 2021; Accepted 2 July 2021; Published 28 August 2021",),
        ("Submitted: 14 May 2021", "Accepted: 2 July 2021", "Published: 28 August 2021"),
        ("Eingereicht: 14. Mai 2021 | Angenommen: 2. Juli 2021 | Veröffentlicht: 28. August 2021",),
        ("Recibido: 14 de mayo de 2021 | Aceptado: 2 de julio de 2021 | Publicado: 28 de agosto de 2021",),
    ],
)
def test_each_date_of_a_manuscript_belongs_to_the_word_before_it(rows: tuple[str, ...]) -> None:
    """What was handed in and accepted was not yet published, nor changed later."""
    found = draft("Elm Journal", TITLE, "Imre Castell", *rows, "", ONE, TWO, "© Elm Journal").facts
    assert (found.published, found.updated) == ("2021-08-28", "")


def test_what_was_submitted_without_being_accepted_is_published() -> None:
    """As posts of a forum are."""
    found = draft("Elm Board", TITLE, "Submitted on 14 May 2021 by quiet_marl", "", ONE, TWO)
    assert found.facts.published == "2021-05-14"


def test_a_mark_between_the_word_and_its_date() -> None:
    """Time and town behind the date change nothing."""
    found = draft(
        "Elm Courier", TITLE, "Updated - May 12, 2021 07:45 am IST - WEND", "Published - May 11, 2021 10:12 pm IST - WEND", "", ONE, TWO
    ).facts
    assert (found.published, found.updated) == ("2021-05-11", "2021-05-12")


@pytest.mark.parametrize("heading", ["Current Version", "Aktuelle Fassung", "Version actuelle", "Versión actual", "Huidige versie"])
def test_the_first_of_the_versions_was_published_and_the_last_is_the_update(heading: str) -> None:
    """Dates of other articles below the history are none of it."""
    found = draft(
        "Elm Health", TITLE, "By Imre Castell", "", ONE, TWO, ONE.replace("Worry", "Dread"), heading, "May 4, 2021", "Written By", "Imre Castell",
        "Jul 9, 2019", "Written By", "Imre Castell", "Related articles", "Five ways to rest", "Jan 2, 2015", "© Elm Health",
    ).facts
    assert (found.published, found.updated) == ("2019-07-09", "2021-05-04")


def test_a_changelog_need_not_go_back_to_the_first_release() -> None:
    """Its oldest entry shown is no date of publication."""
    found = draft("Elm Handouts", TITLE, ONE, TWO, "Changelog", "2.3.0 (2020-11-02): Turkish added", "2.2.1 (2019-05-20): a slip mended").facts
    assert found.published == ""


# names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Por Lucía Castell Soto y Andrés Olmeda", ("Lucía Castell Soto", "Andrés Olmeda")),
        ("Von Ute Kramer und Jan Ohmen", ("Ute Kramer", "Jan Ohmen")),
        ("Par Luc Castel et Anne Royer", ("Luc Castel", "Anne Royer")),
        ("Door Piet Bosman en Anna Vosman", ("Piet Bosman", "Anna Vosman")),
        ("By Ann Castell & Bo Garrity", ("Ann Castell", "Bo Garrity")),
    ],
)
def test_and_parts_two_authors_in_any_language(text: str, names: tuple[str, ...]) -> None:
    """Also where the first has two last names."""
    assert draft("Elm Site", TITLE, text, "May 4, 2021", "", ONE, TWO).facts.authors == names


def test_a_small_word_within_one_name_stays() -> None:
    """ "Ortega y Gasset" is one man."""
    assert draft("Elm Site", TITLE, "Por José Ortega y Gasset", "", ONE, TWO).facts.authors == ("José Ortega y Gasset",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Revisado por la psicóloga Carmen Elizalde", "Carmen Elizalde"),
        ("Geprüft von Dipl.-Psych. Ute Kramer", "Dipl.-Psych. Ute Kramer"),
        ("Relu par le docteur Jean Varenne", "Jean Varenne"),
        ("Relu par l'infirmière Anne Royer", "Anne Royer"),
        ("Nagekeken door huisarts Piet Bosman", "Piet Bosman"),
        ("Revisionato dalla psicologa Carla Binetti", "Carla Binetti"),
        ("Revisto pela psicóloga Rita Pradela", "Rita Pradela"),
    ],
)
def test_a_reviewer_is_told_with_a_profession(text: str, name: str) -> None:
    """The credit and the judge both find the name behind it."""
    assert [credit.value for credit in credits_in(text)] == [name]
    found = draft("Elm Site", TITLE, "Imre Castell", text, "4/5/2021", "", ONE, TWO).facts
    assert [each.removeprefix("Dipl.-Psych. ") for each in found.reviewers] == [name.removeprefix("Dipl.-Psych. ")]


def test_where_authors_work_is_no_author() -> None:
    """Neither are the rows that say so, and their heading, lines of the article."""
    rows = ("Ann Castell, Bo Garrity", "About the author(s)", "Ann Castell, Department of Psychology, Elm University, East Wend, South Marl",
            "Bo Garrity, Wend Community Trust, South Marl")
    found = draft("Elm Journal", TITLE, *rows, "Published: 28 August 2021", "", ONE, TWO)
    assert found.facts.authors == ("Ann Castell", "Bo Garrity")
    assert not any(row in found.text.split("\n+++\n")[1] for row in rows)


@pytest.mark.parametrize("words", ["Writer's picture", "Author avatar", "Profile picture of ", "Photo of ", "Profilbild von ", "Foto de perfil de "])
def test_the_words_for_a_picture_are_no_part_of_a_name(words: str) -> None:
    """Glued to it or not."""
    assert cleaned(f"{words}Elm Today") == "Elm Today"


def test_a_team_is_no_part_of_a_sentence() -> None:
    """A standfirst that begins with "With board results" stays."""
    standfirst = "With board results crowding the calendar, counsellors in Wend say that families have to learn how to fail gently"
    found = body("Elm Courier", TITLE, standfirst, "Updated - May 12, 2021 07:45 am", "Imre Castell", "", ONE, TWO)
    assert standfirst in found


# lines of the article


def test_a_section_of_numbers_to_call_that_the_contents_name_is_the_article() -> None:
    """Without the contents it is the foot of a page."""
    contents = ("On this page", "What worry is", "What helps", "Where to get help")
    text = ("What worry is", ONE, TWO, ONE.replace("Worry", "Dread"), "What helps", TWO.replace("quarter", "third"), ONE.replace("trouble", "sorrow"))
    numbers = ("Wend Line, 24 hours Tel. 1800 555 014", "Worry Centres, weekdays 9 am to 5 pm Tel. 1800 555 022")
    foot = ("Was this page helpful?", "Yes", "No", "© State of Wend 2021")
    found = body("Wend Health", "Menu", TITLE, *contents, *text, "Where to get help", *numbers, *foot)
    assert all(number in found for number in numbers) and "Was this page helpful?" not in found
    assert not any(number in body("Wend Health", "Menu", TITLE, *text, "Call us", *numbers, *foot) for number in numbers)


def test_short_lines_of_a_conversation_stay() -> None:
    """Who speaks, what is heard, the last words; not what is played for the programme."""
    subjects = ("sleep", "dread", "grief", "anger", "envy", "shame", "panic", "rest")
    spoken = [f"{'CASTELL' if at % 2 else 'GARRITY'}: I have thought about {each} since the day you asked me." for at, each in enumerate(subjects)]
    found = body("Elm Radio", TITLE, "By Imre Castell", "", TWO.replace("quarter", "third"), "IMRE CASTELL, HOST:", *spoken[:4], "(SOUNDBITE OF APPLAUSE)",
                 *spoken[4:], "Copyright © 2021 Elm Radio. All rights reserved.")
    assert "IMRE CASTELL, HOST:" in found and "(SOUNDBITE OF APPLAUSE)" in found and "Copyright" not in found


def test_who_paid_for_the_study_is_told_by_the_article() -> None:
    """Who pays for the site is not."""
    paid = "The study was funded by the Wend Foundation for Health."
    found = body("Elm University", TITLE, "By Imre Castell", "", ONE, TWO, paid, "This website is funded by the Wend Foundation for Health.", "© Elm University")
    assert paid in found and "This website" not in found
    assert site_talk(line(paid))[0] == 0 < site_talk(line("The website was funded by the Wend Foundation for Health."))[0]


def test_the_address_below_a_work_cited_belongs_to_it() -> None:
    """Also where it looks like that of a house."""
    found = body("Elm Health", TITLE, ONE, TWO, "Sources", "1. Castell K, et al. (2020). Sleep and worry: A diary study.", "journals.elm.example/2020/214",
                 "2. Garrity C, et al. (2018). Walking in the woods: A trial.", "walking.elm.example/rnt", "About us", "Privacy policy")
    assert "journals.elm.example/2020/214" in found and "walking.elm.example/rnt" in found


def test_a_work_found_online_is_cited_with_the_day_it_was_read() -> None:
    """In other languages too."""
    assert is_citation(line("Institut für Sorgen: Leitfaden. Online unter www.elm.example (Abruf: 01.03.2021)"))


def test_a_heading_that_comes_again_above_a_smaller_one_stays() -> None:
    """The entry of the contents came first."""
    found = body("Elm Site", TITLE, ONE, "What can you do?", TWO, "What can you do?", "During the day", "- walk where nobody asks you anything", "- sleep")
    assert found.count("What can you do?") == 2


def test_a_heading_with_a_noun_in_ing_describes_no_picture() -> None:
    """A verb in -ing does."""
    assert not is_alt_text(line("A helpful feeling with a bad name")) and is_alt_text(line("A tired man sitting on a wooden bench"))


def test_the_caption_of_a_table_in_quotation_marks_is_no_link() -> None:
    """An arrow at the end of a line is."""
    assert by_shape(line("Personas que dicen dormir mal «a menudo»")) is None
    assert by_shape(line("Todos los artículos »")) == "navigation"


# furniture


@pytest.mark.parametrize(
    "text",
    [
        "Never miss an episode. New shows every second Monday.",
        "Don’t miss a story",
        "Verpassen Sie keine Folge mehr",
        "Ne manquez aucun épisode",
        "No te pierdas ningún episodio",
        "You have read 2 out of 5 free articles this month.",
        "3 free articles left",
        "Il vous reste 2 articles gratuits",
        "Sponsor Message",
        "Become an Elm River sponsor",
        "Source: Imre Castell / Pixelwood",
        "Imre Castell for Wend Public Radio",
    ],
)
def test_rows_of_sites_that_sell_themselves_are_furniture(text: str) -> None:
    """Counters, sponsors, credits of pictures."""
    assert by_shape(line(text)) is not None


@pytest.mark.parametrize("text", ["Cognitive Therapy for Social Anxiety", "Source: a diary of 2020", "Never mind the gap", "You have read this far, so you know what free time is."])
def test_headings_and_sentences_like_them_are_none(text: str) -> None:
    """The like in other words."""
    assert by_shape(line(text)) is None


def test_a_caption_that_explains_its_picture_is_the_article() -> None:
    """One that names the photographer is not."""
    pytest.importorskip("trafilatura")
    from psychobot.web_pages import read_html

    page = f"<html><body><article><h1>{TITLE}</h1><p>{ONE}</p><figure><img src='a'><figcaption>{{}}</figcaption></figure><p>{TWO}</p></article></body></html>"
    for caption, zone in (("The cycle of worry: alarm, checking, relief, alarm.", ""), ("A man on a bench. Photo: Imre Castell", "caption of a picture"),
                          ("A man on a bench", "caption of a picture")):
        lines = read_html(page.format(caption), "page.html").lines
        assert [each.zone for each in lines if each.text == caption] == [zone], caption


# desks, languages, firms, and what the contents name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Orla Fenwick Rural affairs correspondent", ["Orla Fenwick"]),
        ("By Tam Birch, Deputy Science Editor", ["Tam Birch"]),
        ("By Ida Marr-Lowe Health reporter", ["Ida Marr-Lowe"]),
        ("da Gaia Fontana | 3 Mar 2021 | Ansia", ["Gaia Fontana"]),
        ("Erstellt durch: Redaktion Lindenhof", ["Redaktion Lindenhof"]),
    ],
)
def test_a_desk_behind_a_name_is_no_part_of_it(text: str, names: list[str]) -> None:
    """Nor is the category in the row of a blog; editors are named in German too."""
    assert [each.value for each in credits_in(text, True) if each.role == "author"] == names


def test_who_checked_a_page_is_told_in_german_with_titles_of_women() -> None:
    """The ending behind a title is no part of a name."""
    told = credits_in("Expertenprüfung durch: Univ.-Prof.in Dr.in Ute Kramer", True)
    assert [(each.role, each.value) for each in told] == [("reviewer", "Prof. Dr. Ute Kramer")]


def test_an_italian_byline_does_not_go_on_with_the_title() -> None:
    """A title in Italian with the row of a blog below it."""
    title = "La preoccupazione della sera: perché arriva e che cosa fare quando non se ne va"
    made = draft("Studio Faggio", title, "da Gaia Fontana | 7 Feb 2023 | Ansia, Sonno", "", ONE, "", TWO)
    assert made.facts.title == title and made.facts.authors == ("Gaia Fontana",)
    assert made.facts.published == "2023-02-07"


def test_for_whom_a_text_was_prepared_stands_between_word_and_name() -> None:
    """Two names with their universities, in a sentence at the end; a fact sheet is no check of facts."""
    told = "This fact sheet has been prepared for the Elm Psychological Association by Dr. Ada Roy-Fenn, Elm University, and Dr. Sunil Marr, Vale Health Centre."
    facts = draft(TITLE, "", ONE, "", TWO, "", told, "Date: March 2017", "", "© 2025 Elm Psychological Association").facts
    assert len(facts.authors) == 2 and not facts.reviewers


@pytest.mark.parametrize("name", ["KLM Web Services", "Webdesign Nord", "Agencia digital Sol", "Agence web Pin", "IT Department"])
def test_who_makes_a_site_writes_nothing_on_it(name: str) -> None:
    """Firms and departments in the head of a page."""
    assert without_accounts((name, "Ann Leaf")) == ("Ann Leaf",)


def test_the_publisher_alone_is_no_author() -> None:
    """Its team is one, and so is a person who publishes what they write."""
    def written(name: str, publisher: str) -> tuple[str, ...]:
        page = ["© 2024 " + publisher, "", TITLE, f"By {name}", "", ONE, "", TWO]
        return draft(*page, said=Facts(publisher=publisher, authors=(name,))).facts.authors

    assert written("Quiet Mind Today", "Quiet Mind Today") == ()
    assert written("Quiet Mind editorial team", "Quiet Mind") == ("Quiet Mind editorial team",)
    assert written("Imre Castell", "Imre Castell") == ("Imre Castell",)


def test_names_with_initials_in_one_list_are_believed_together() -> None:
    """The second as much as the first."""
    facts = draft("Elm Trust", TITLE, "Authors: K. Aasen and M. Rizzo", "", ONE, "", TWO, "", "© 2024 Elm Trust").facts
    assert facts.authors == ("K. Aasen", "M. Rizzo")


def test_those_the_head_names_are_one_list() -> None:
    """Believed together, as those of a byline are."""
    page = Places(*sorted_page(lines_of("\n".join([TITLE, "", ONE, "", TWO])), Facts(authors=("Noor Vogt", "Pat Marr"))))
    first, second = (set(each.lists) for each in name_candidates(page))
    assert first & second


def test_whoever_prints_a_text_is_no_author() -> None:
    """In the imprint of a report."""
    page = Places(*sorted_page(lines_of("\n".join([TITLE, "Ada Fenn & Bo Marek", "Printed by Holm Tryck 2011", "", ONE, "", TWO])), Facts()))
    assert "Holm Tryck" not in [each.value for each in name_candidates(page)]


def test_a_category_with_a_count_is_no_author() -> None:
    """It stands behind the name in the row below the title, and with its number in the margin."""
    rows = [TITLE, "02/06/2024 | By Dr. Lena Vogt | Youth Care", "", ONE, "", TWO, "", "Categories", "Youth Care (12)"]
    page = Places(*sorted_page(lines_of("\n".join(rows)), Facts()))
    assert "Youth Care" not in [each.value for each in name_candidates(page)]


def test_days_among_comments_are_not_the_days_of_a_page() -> None:
    """Unless its head says the same."""
    assert not _is_own(Candidate("2022-01-02", (frozenset({"reason comments"}),)))
    assert _is_own(Candidate("2022-01-02", (frozenset({"reason comments", "head says updated"}),)))


def test_a_breadcrumb_without_spaces_is_one() -> None:
    """Parts glued with arrows, and no sentence with one."""
    assert places(line("Mind›Worry›Evening")) == ["Mind", "Worry", "Evening"]
    assert places(line("What worry is")) == []


def test_a_page_in_two_languages_has_its_title_in_both() -> None:
    """What stands behind the stroke is no site where the menu says everything twice."""
    menu = ["Health | Hauora ora", "Medicines | Rongoa nui", "Home > Mind > Evening worry"]
    both = "Evening worry | Maharahara po"
    assert draft("Elm Aotea", *menu, both, "Print", "", ONE, "", TWO).facts.title == both


def test_an_entry_of_the_contents_is_a_heading_below() -> None:
    """Though a paragraph says its words again, or it looks like a link of the site."""
    said = "In this text we say how evening worry begins in a quiet house, what it feeds on, and how it can be stopped."
    page = body(TITLE, "", said, "", "Contents", "1 How evening worry begins in a quiet house", "2 What to do", "",
                "How evening worry begins in a quiet house", ONE, "", "What to do", TWO)
    assert "How evening worry begins in a quiet house\n\nWorry rehearses" in page


def test_a_heading_that_asks_describes_no_picture() -> None:
    """And a paragraph below one presents nobody."""
    assert not is_alt_text(line("How family and friends can help"))
    assert is_alt_text(line("A woman sitting on a bench by the river"))


@pytest.mark.parametrize("name", ["Verwendete Literatur", "Ouvrages cités", "Bibliografía", "Riferimenti bibliografici", "Quellenangaben"])
def test_references_in_other_languages(name: str) -> None:
    """Their headings."""
    assert REFERENCES.match(name)


def test_pages_of_governments_tell_their_days_in_the_head() -> None:
    """By the terms of libraries."""
    html = pytest.importorskip("lxml.html")
    head = '<html><head><meta name="DCTERMS.issued" content="2016-05-10"><meta name="DCTERMS.modified" content="2023-08-31"></head><body></body></html>'
    facts = facts_of_html(html.fromstring(head), None)
    assert (facts.published, facts.updated) == ("2016-05-10", "2023-08-31")


def test_the_site_in_the_first_heading_of_a_blog_is_not_its_title() -> None:
    """Though the head of the page calls itself so too."""
    site = Line(1, "The Quiet Lamp", "heading", 1, True, linked=1.0)
    entry = Line(2, "What the first evening taught me", "heading", 2, True)
    rows = [site, entry, Line(3, "Posted on 17/11/2022 by Ida Marr"), Line(4, ONE, apart=True), Line(5, TWO, apart=True)]
    assert draft_article(rows, "page", TODAY, Facts(title="The Quiet Lamp")).facts.title == entry.text


def test_whom_to_contact_is_the_article_s_where_the_contents_name_it() -> None:
    """As in the leaflets of hospitals, below the menu that has a link of that name."""
    rows = [TITLE, "", "On this page", "What worry is", "What helps", "Contact us", "", "What worry is", ONE, TWO, "", "What helps", TWO, ONE, "",
            "Contact us", "Worry Service, Elm House, Valetown", "Telephone: 01632 960 147 (Monday to Friday, 9am to 4pm)", "", "Page last reviewed: 12 June 2023"]
    assert "Telephone: 01632 960 147" in body(*rows)
    assert "Telephone: 01632 960 147" not in body(*[row for row in rows if row != "Contact us"])


def test_a_paragraph_below_a_heading_that_asks_presents_nobody() -> None:
    """Though it begins as biographies do."""
    page = JudgedPage(lines_of("\n".join(["Wer hilft mir weiter?", ONE])), True)
    assert _answers(page, 1) and not _answers(page, 0)
