"""Habits of sites: how they name themselves and their writers, and what they put between the paragraphs."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from psychobot.asides import with_asides_apart
from psychobot.credits import credits_in, names_in, unglued
from psychobot.importer import draft_of
from psychobot.importing import Draft, draft_article
from psychobot.page_files import page_text
from psychobot.page_lines import Line, lines_of

TODAY = date(2026, 1, 2)
HAS_HTML = importlib.util.find_spec("trafilatura") is not None
ONE = "Worry rehearses trouble before it comes, and it goes on long after the trouble has passed us by."
TWO = "People who set aside a quarter of an hour for their worries find that the rest of the day is quieter for it."
THREE = "A walk is no cure, but hardly anybody worries as well on foot as in bed, and most of us sleep better after it."
TITLE = "Worry and what to do about it"


def draft(*lines: str) -> Draft:
    """The draft of an article from the lines of a page."""
    return draft_article(lines_of("\n".join(lines) + "\n"), "page", TODAY)


def body(*lines: str) -> str:
    """What stands in a draft below its front matter."""
    return draft(*lines).text.split("\n+++\n")[1]


def reason(found: Draft, text: str) -> str:
    """Why a line was left out; an empty text when it was not."""
    return next((row.reason for row in found.dropped if row.text == text), "")


def web(tmp_path: Path, head: str, page: str) -> Draft:
    """The draft of an article from a page in HTML."""
    if not HAS_HTML:
        pytest.skip("trafilatura is not installed")
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><html lang='en'><head>{head}</head><body>{page}</body></html>", "utf-8")
    return draft_of(file, TODAY)[0]


# credits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By Ann LeafPublished May 4, 20215 min read", [("author", "Ann Leaf"), ("published", "2021-05-04")]),
        ("Par Ann LeafMis à jour le 4 mai 2021", [("author", "Ann Leaf"), ("updated", "2021-05-04")]),
        ("May 4, 2021by Maribel13 Comments", [("dated", "2021-05-04"), ("author", "Maribel")]),
        ("May 4, 2021June 5, 2022", [("dated", "2021-05-04"), ("updated", "2022-06-05")]),
        ("By ANN LEAF | aleaf@elm.example | Elm Herald", [("author", "Ann Leaf")]),
        ("EXPERT REVIEWED BY ANN LEAF, PH.D.", [("reviewer", "Ann Leaf, PH.D")]),
        ("By Ann Leaf Ph.D.", [("author", "Ann Leaf, Ph.D")]),
        ("Reviewed on May 4, 2021 by Bo Tree, MD", [("reviewed", "2021-05-04"), ("reviewer", "Bo Tree, MD")]),
        ("Reviewed by Bo Tree, LCSW, a therapist at a clinic and lecturer", [("reviewer", "Bo Tree, LCSW")]),
        ("Qualitätssicherung: Dr. Bo Tree, Facharzt für Psychiatrie", [("reviewer", "Dr. Bo Tree")]),
        ("Tekst: Ann Leaf | Beeld: Bo Tree", [("author", "Ann Leaf")]),
        ("Last medically reviewed on May 4, 2021", [("reviewed", "2021-05-04")]),
        ("Last updated or reviewed on May 4, 2021", [("updated", "2021-05-04")]),
        ("Media last reviewed: 4 May 2021", [("other", "2021-05-04")]),
        (
            "First published Sun Apr 12, 1998; substantive revision Fri Aug 30, 2019",
            [("published", "1998-04-12"), ("updated", "2019-08-30")],
        ),
        (
            "By Ann Leaf | Clinically reviewed by Bo Tree, LCSW | May 4, 2021 (updated June 5, 2022)",
            [("author", "Ann Leaf"), ("reviewer", "Bo Tree, LCSW"), ("dated", "2021-05-04"), ("updated", "2022-06-05")],
        ),
        ("By tomorrow", []),
        ("Crédit photo : Bo Tree", []),
    ],
)
def test_credits_of_sites(text: str, found: list[tuple[str, str]]) -> None:
    """Names and dates are read in every usual phrase, glued or not."""
    assert [(credit.role, credit.value) for credit in credits_in(text)] == found


def test_names_with_a_capital_in_the_middle_are_not_cut() -> None:
    """A seam is believed only where a word of a credit line follows."""
    assert unglued("By Ann McDonald and Bo DeVries") == "By Ann McDonald and Bo DeVries"
    assert names_in("Ann McDonald") == ["Ann McDonald"]


def test_a_name_a_calling_and_a_date_below_the_standfirst_are_a_byline() -> None:
    """A long standfirst does not hide the byline below it."""
    menu = ("Elm", "Topics", "Couples", "Sleep", "Tests", "Shop")
    found = draft(*menu, TITLE, ONE, "Ann Leaf", "Psychologist and editor", "4 May 2021 · 10:15", TWO, THREE)
    assert found.facts.authors == ("Ann Leaf",)
    assert "Psychologist and editor" not in found.text


def test_the_author_is_whom_the_page_presents_where_no_byline_says_it() -> None:
    """Where there is no byline, the person presented under "About the author" wrote the page."""
    presented = "Ann Leaf is a psychologist in Elm who teaches at the Elm Institute and has written two books."
    found = draft(TITLE, ONE, TWO, THREE, "About the Author", presented)
    assert found.facts.authors == ("Ann Leaf",)


def test_people_come_before_teams_among_reviewers() -> None:
    """Of a person and a team that reviewed a page, the person is named."""
    found = draft(TITLE, "By Ann Leaf", "Reviewed by Bo Tree and the Elm Editorial Team", ONE, TWO)
    assert found.facts.reviewers == ("Bo Tree",)


# publishers and titles


def test_the_masthead_comes_before_the_company() -> None:
    """The name above the title is the publisher, not the company in the copyright line."""
    found = draft("Elm Magazine", "Topics", TITLE, "By Ann Leaf", ONE, TWO, "© 2021 Elm Media, LLC")
    assert found.facts.publisher == "Elm Magazine"


def test_the_name_of_a_newspaper_above_its_menu_is_no_title() -> None:
    """What stands above a menu names the site."""
    found = draft("Elm Valley Herald", "News", "Sports", "LIFESTYLE", TITLE, "By ANN LEAF", "PUBLISHED: May 4, 2021", ONE, TWO)
    assert (found.facts.title, found.facts.authors) == (TITLE, ("Ann Leaf",))


def test_a_slogan_above_a_menu_is_no_title() -> None:
    """A line with two places of a menu right below it is none, though it may look like one."""
    found = draft("100 Years of Elm Clinic", "MyElm", "Giving", "Careers", "How To Stop Worrying", "In Elm", TWO, ONE, "© Elm Clinic")
    assert found.facts.title == "How To Stop Worrying"


def test_a_breadcrumb_that_ends_with_a_question_is_no_title() -> None:
    """A breadcrumb is navigation, whatever its last place ends with."""
    found = draft("Home  >  Topics  >  What is worry?", "What is worry? How to tell", ONE, TWO)
    assert found.facts.title == "What is worry? How to tell"


def test_a_heading_that_names_the_site_is_no_title(tmp_path: Path) -> None:
    """Where the heading of level 1 is the site's, the heading that the page's title names is the title."""
    head = f"<title>{TITLE} - Elm Guides</title>"
    found = web(tmp_path, head, f"<h1>Elm Guides</h1><h2>{TITLE}</h2><p>{ONE}</p><p>{TWO}</p>")
    assert (found.facts.title, found.facts.publisher) == (TITLE, "Elm Guides")


def test_a_site_names_itself_in_its_logo(tmp_path: Path) -> None:
    """Where nothing else says it, the words for the logo name the publisher."""
    page = f"<a href='/'><img src='l.png' alt='Elm Foundation logo'></a><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>"
    assert web(tmp_path, f"<title>{TITLE}</title>", page).facts.publisher == "Elm Foundation"


def test_a_date_said_more_exactly_in_the_head_is_taken(tmp_path: Path) -> None:
    """A month on the page and the day of that month in linked data are one date."""
    head = '<script type="application/ld+json">{"@type":"Article","datePublished":"2020-01-01","dateModified":"2021-05-04"}</script>'
    page = f"<h1>{TITLE}</h1><p>By <a>Ann Leaf</a><span>Last updated: May 2021</span></p><p>{ONE}</p><p>{TWO}</p>"
    found = web(tmp_path, head, page)
    assert (found.facts.authors, found.facts.updated) == (("Ann Leaf",), "2021-05-04")


def test_the_date_of_a_comment_is_not_the_pages(tmp_path: Path) -> None:
    """Only elements of the article that hold a date count."""
    page = f"<h1>{TITLE}</h1><p><time datetime='2021-05-04'>4 May</time></p><p>{ONE}</p><p>{TWO}</p>"
    comments = "<div class='comments'><p><time datetime='2022-06-05'>5 June</time></p></div>"
    assert web(tmp_path, "", page + comments).facts.published == "2021-05-04"
    assert web(tmp_path, "", f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>" + comments).facts.published == ""


# what stands between the paragraphs


def test_a_box_with_a_button_goes_and_the_heading_below_it_stays() -> None:
    """The short lines above a button are its box, up to the heading of the next paragraph."""
    found = draft(TITLE, ONE, "Elm members: walks for everyone", "Activate my rewards", "What helps", TWO, THREE)
    assert reason(found, "Elm members: walks for everyone") == "promotion"
    assert "## What helps" in found.text


def test_a_sentence_of_the_article_above_a_button_stays() -> None:
    """A whole sentence below a list belongs to the article, button or not."""
    told = "That is all. Stickers are optional."
    assert told in body(TITLE, ONE, "You need:", "- a pen", "- a notebook", told, "Get started", "What helps", TWO, THREE)


def test_titles_in_a_row_are_teasers() -> None:
    """Two titles of other pages in a row go, with the label above them."""
    teasers = ("ESSENTIAL READS", "Why We Fight About Small Things", "The Myth of the Perfect Apology")
    found = draft(TITLE, ONE, *teasers, "Small steps", TWO, THREE)
    assert all(reason(found, teaser) == "related articles" for teaser in teasers)
    assert "## Small steps" in found.text


def test_names_of_therapies_in_a_row_are_no_teasers() -> None:
    """A list that has lost its bullets stays, though each word begins with a capital."""
    kinds = ("Acceptance and Commitment Therapy (ACT)", "Eye Movement Desensitization and Reprocessing")
    assert all(kind in body(TITLE, ONE, "Kinds of Therapy", *kinds, TWO, THREE) for kind in kinds)


def test_a_quotation_that_praises_nothing_stays() -> None:
    """What somebody says about the subject is the article's, with the name below it; praise of the site is not."""
    said = "“My sister said nothing clever. She made toast and sat on the floor with me.”"
    praise = "“Mara heard both of us out, and I can't thank her enough.”"
    text = body(TITLE, ONE, said, "Priya, 31", "What helps", TWO, praise, "Anonymous client", "What else", THREE)
    assert said in text and "Priya, 31" in text
    assert praise not in text and "Anonymous client" not in text


def test_thanks_in_a_list_are_no_testimonial() -> None:
    """An item of a list of phrases is no praise of the site."""
    assert "merci d'avoir" in body(TITLE, ONE, "On peut dire :", "- « Demain. »", "- « Non, merci d'avoir pensé à moi. »", TWO)


def test_a_farewell_below_the_last_paragraph_stays() -> None:
    """The writer's last words are the article's."""
    farewell = "I hope this was of some use. Take care of yourselves,"
    assert farewell in body(TITLE, ONE, TWO, farewell, "#worry", "© 2021 Elm")


def test_contents_may_leave_words_out() -> None:
    """An entry of the contents whose heading has more words is an entry all the same."""
    found = draft(TITLE, ONE, "Contents", "Symptoms", "Getting help", "Treatment", "Symptoms of worry", TWO, "Treatment of worry", THREE)
    assert reason(found, "Symptoms") == reason(found, "Getting help") == reason(found, "Treatment") == "table of contents"


def test_a_heading_named_in_the_contents_ends_a_list_of_teasers() -> None:
    """What the table of contents names is the article's, whatever opens above it."""
    lines = ("Contents", "What it feels like", "What helps", ONE, "Trending videos", "Close this player")
    found = body(TITLE, *lines, "What it feels like", "Worry is no illness. You may:", "- lie awake", "- snap", "What helps", TWO)
    assert "## What it feels like" in found and "- lie awake" in found


def test_an_advertisement_glued_into_a_paragraph_comes_apart() -> None:
    """A word glued into a paragraph is left out and reported; the paragraph stays."""
    lines = list(with_asides_apart([Line(3, f"{ONE} ADVERTISEMENT{TWO}"), Line(4, f"Share{TWO}")]))
    assert [(line.text, line.zone) for line in lines] == [
        (f"{ONE} {TWO}", ""),
        ("ADVERTISEMENT", "advertisement"),
        (TWO, ""),
        ("Share", "sharing"),
    ]
    found = draft(TITLE, f"{ONE} ADVERTISEMENT{TWO}", THREE)
    assert f"{ONE} {TWO}" in found.text and reason(found, "ADVERTISEMENT") == "advertisement"


@pytest.mark.parametrize(
    "line",
    [
        "skip past newsletter promotion",
        "Updated: a few minutes ago",
        "Ann Leaf/Offset Stock",
        "Getting your audio player ready...",
        "Sharing is caring!",
        "First Name",
        "Report this article",
        "Maak een afspraak",
        "Compartir por WhatsApp",
    ],
)
def test_lines_of_furniture_between_paragraphs(line: str) -> None:
    """Single lines of sites are left out wherever they stand."""
    assert reason(draft(TITLE, ONE, line, "What helps", TWO, THREE), line)


@pytest.mark.parametrize("line", ["Attention-Deficit/Hyperactivity Disorder", "Anxiety/Depression"])
def test_disorders_with_a_slash_are_no_image_credits(line: str) -> None:
    """A slash alone makes no photographer."""
    assert line in body(TITLE, ONE, line, TWO, THREE)


def test_a_sentence_that_sells_goes_with_the_button_below_it() -> None:
    """A pitch right above a button goes, with the short line above it."""
    pitch = "Earn rewards for walking, sleeping well and seeing your doctor in the morning. Terms apply."
    found = draft(TITLE, ONE, "Elm members: walks for everyone", pitch, "Activate my rewards", "What helps", TWO, THREE)
    assert reason(found, pitch) == reason(found, "Elm members: walks for everyone") == "promotion"


def test_a_section_about_the_site_under_its_short_name_goes() -> None:
    """A site that calls itself by its first word speaks of itself under that name too."""
    sold = "With OpenElm you can meet a therapist within a week, from home, on any day that suits you, and most plans are accepted by our practices."
    foot = ("© 2021 OpenElm Therapy, Inc.", "OpenElm works with practices.")
    assert sold not in body("OpenElm Therapy", "News", TITLE, "By Ann Leaf", ONE, TWO, "Find care with OpenElm", sold, "What helps", THREE, *foot)


def test_a_line_of_marks_alone_is_no_empty_line() -> None:
    """A breadcrumb copied one place a line has lines that are only marks."""
    assert ONE in body("Blog", ">", "Relationships", TITLE, ONE, TWO)


def test_an_audience_below_the_title_stays() -> None:
    """For whom a leaflet is written belongs to it."""
    other = "If you need this leaflet in another language or in large print, please ask a member of staff."
    found = body(TITLE, "A guide for patients", other, "Why we worry", ONE, TWO)
    assert "A guide for patients" in found and other not in found


# HTML


def test_the_heading_of_a_folded_section_is_no_form(tmp_path: Path) -> None:
    """A button that unfolds a section is its heading."""
    folded = f"<div class='accordion'><button>What if it fails?</button><div><p>{TWO}</p></div></div>"
    found = web(tmp_path, "", f"<h1>{TITLE}</h1><p>{ONE}</p>{folded}<h2>And then</h2><p>{THREE}</p><button>Send it</button>")
    assert "What if it fails?" in found.text and "Send it" not in found.text


def test_names_of_classes_may_have_endings(tmp_path: Path) -> None:
    """A "donate-box" is left out like "donate"."""
    box = "<div class='donate-box'><h3>Can you help?</h3><p>Five pounds keep a line open.</p></div>"
    found = web(tmp_path, "", f"<h1>{TITLE}</h1><p>{ONE}</p>{box}<h2>What helps</h2><p>{TWO}</p><p>{THREE}</p>")
    assert "Five pounds" not in found.text and "Can you help?" not in found.text


def test_links_alone_go_and_links_of_a_list_with_a_lead_in_stay(tmp_path: Path) -> None:
    """A line that is one link goes; a list that a sentence leads to stays."""
    alone = "<p><a href='/test'>Wie ängstlich sind Sie?</a></p>"
    led = "<p>These groups can help:</p><ul><li><a href='/a'>Elm Friends</a></li><li><a href='/b'>Oak Line</a></li></ul>"
    found = web(tmp_path, "", f"<h1>{TITLE}</h1><p>{ONE}</p>{alone}<h2>What helps</h2><p>{TWO}</p>{led}<p>{THREE}</p>")
    assert "ängstlich" not in found.text
    assert "Elm Friends" in found.text and "Oak Line" in found.text


def test_links_within_the_page_are_its_contents(tmp_path: Path) -> None:
    """Tabs that lead to parts of the page are a table of contents."""
    tabs = "<ul><li><a href='#o'>Overview</a></li><li><a href='#s'><span>Signs</span></a></li></ul>"
    found = web(tmp_path, "", f"<h1>{TITLE}</h1>{tabs}<h2 id='o'>What worry is</h2><p>{ONE}</p><p>{TWO}</p>")
    assert reason(found, "Overview") == reason(found, "Signs") == "table of contents"


def test_tips_beside_the_article_stay_without_links(tmp_path: Path) -> None:
    """An aside with a list and no link is the article's; one with links is not."""
    tips = "<aside><h3>Say it so</h3><ul><li>“You can ask me anything.”</li><li>“I do not know.”</li></ul></aside>"
    links = "<aside><h3>More</h3><ul><li><a href='/a'>Fear</a></li><li><a href='/b'>Grief</a></li></ul></aside>"
    found = web(tmp_path, "", f"<article><h1>{TITLE}</h1><p>{ONE}</p>{tips}<h2>What helps</h2><p>{TWO}</p>{links}<p>{THREE}</p></article>")
    assert "You can ask me anything" in found.text
    assert "Grief" not in found.text


def test_pages_that_name_latin_1_are_read_as_browsers_do() -> None:
    """Pages that name ISO-8859-1 hold the letters of Windows."""
    page = page_text(b'<html><meta charset="iso-8859-1"><p>le c\x9cur \x93grand\x94</p></html>', "page.html")
    assert "cœur “grand”" in page.text
