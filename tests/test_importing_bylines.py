"""Bylines, owners, titles and boxes in forms that sites use and the importer once missed."""

from __future__ import annotations

from datetime import date

import pytest

from psychobot.bare_lists import with_bare_lists
from psychobot.boxes import take_boxes
from psychobot.credits import credits_in, is_calling, names_in
from psychobot.furniture import by_shape, places
from psychobot.importing import Draft, draft_article
from psychobot.judged_pages import JudgedPage
from psychobot.page_lines import Line, lines_of

TITLE = "Envy between sisters"
ONE = "Envy between sisters starts early, and it is seldom spoken of in the family that has brought it about."
TWO = "Sisters who name their envy aloud find that it shrinks, and that the other one has often felt the same."
THREE = "The envy comes back at weddings and funerals, when everybody is given a part to play in front of the rest."


def draft(*lines: str, page: str = "page") -> Draft:
    """The draft of an article from the lines of a page."""
    return draft_article(lines_of("\n".join(lines) + "\n"), page, date(2026, 1, 2))


def kept(made: Draft, line: str) -> bool:
    """Whether a line is in the draft, and reported where it is not."""
    inside = line in made.text.partition("\n+++\n")[2]
    assert inside or any(line in row.text for row in made.dropped)
    return inside


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Reviewed by Amir Leaf, MD on May 3, 2020", ["reviewer Amir Leaf, MD", "reviewed 2020-05-03"]),
        ("June 12, 2021, 6:00 a.m.", ["dated 2021-06-12"]),
        ("Sat 5 Feb 2022 07.00 GMT", ["dated 2022-02-05"]),
        ("25/3/21", ["dated 2021-03-25"]),
        ("12.03.24", ["dated 2024-03-12"]),
        ("5 May ’22", ["dated 2022-05-05"]),
        ("2022.05.14", ["dated 2022-05-14"]),
        ("Last reviewed: Spring 2023", ["reviewed 2023"]),
        ("EMBARGOED UNTIL 00.01, MONDAY 6 FEBRUARY 2023", ["published 2023-02-06"]),
        ("Laatst herzien op 3 mei 2023", ["reviewed 2023-05-03"]),
        ("Geplaatst op 4 april 2022", ["published 2022-04-04"]),
        ("Door Jan de Boom op 4 april 2022", ["author Jan de Boom", "dated 2022-04-04"]),
        ("Escrito y verificado por la psicóloga Ana Ruiz.", ["author Ana Ruiz", "reviewer Ana Ruiz"]),
        ("Fachlich geprüft von Psychologin Ute Baum", ["reviewer Ute Baum"]),
        ("Last reviewed by an Elm Clinic medical professional on 06/20/2023.", ["reviewed 2023-06-20"]),
        ("By Ann Leaf | Illustration by Bo Tree | 12 May 2021", ["author Ann Leaf", "dated 2021-05-12"]),
        ("Evidence-based | Fact-checked by Ann Leaf", ["checker Ann Leaf"]),
        ("Updated 3 weeks ago by Ann Leaf", ["author Ann Leaf"]),
        ("Updated 3 weeks ago", []),
    ],
)
def test_bylines_in_other_forms(line: str, said: list[str]) -> None:
    """Years of two digits, clocks, both roles at once, callings before names, bodies without a name."""
    assert [f"{credit.role} {credit.value}" for credit in credits_in(line)] == said


def test_a_day_that_may_be_a_month_is_not_guessed() -> None:
    """With a year of two digits there is nothing to go by, unless the page counts days first."""
    assert credits_in("Last modified 3/1/19") == []
    assert credits_in("Last modified 3/1/19", day_first=True)[0].value == "2019-01-03"


def test_a_title_is_no_part_of_a_name() -> None:
    """ "Ir" is a title in Dutch, not in "Amir"."""
    assert names_in("Amir Leaf") == ["Amir Leaf"] and names_in("ir. Jan Boom") == ["ir. Jan Boom"]
    assert names_in("Ann Leaf ORCID: 0000-0001-2345-678X¹ & Bo Tree²") == ["Ann Leaf", "Bo Tree"]


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        (["Open in app", "Write"], ["Published in", "The Long Chapter"], "The Long Chapter"),
        (["PRESS RELEASE"], ["ENDS", "2. The Elm Foundation is an independent charity that funds research."], "Elm Foundation"),
        (["Zum Inhalt", "Nord Krankenkasse", "Magazin"], ["© 2025 NKK – Die Nord Krankenkasse"], "Nord Krankenkasse"),
        (["Elm Monthly", "Magazine"], ["Elm Monthly", "© 2025 Holm Publishers, LLC"], "Elm Monthly"),
        (["Health A-Z"], ["Search the EHS website", "© Crown copyright"], "EHS"),
        (["Request Appointment", "Find a Doctor"], [], "unknown"),
    ],
)
def test_who_publishes_a_page(head: list[str], foot: list[str], publisher: str) -> None:
    """No place of a menu, no kind of release; what stands in the foot, and what a body says of itself."""
    made = draft(*head, TITLE, "By Ann Leaf", "", ONE, "", TWO, "", THREE, "", *foot)
    assert made.facts.publisher.removeprefix("The ") == publisher.removeprefix("The ")


def test_who_is_thanked_for_checking_a_page_reviewed_it() -> None:
    """In words that name no role."""
    thanks = "Thanks to Dr Ann Leaf, clinical psychologist, who checked this page for accuracy."
    assert draft(TITLE, ONE, TWO, thanks, "© 2020 Elm Trust").facts.reviewers == ("Dr Ann Leaf",)


WISH = "What she wanted was company. What I gave her was a list of things that might be done about it by spring"


@pytest.mark.parametrize(
    "head",
    [
        ["This article is more than 3 years old", TITLE, "This article is more than 3 years old", "Ann Leaf", WISH,
         "Sat 12 Feb 2022 07.00 GMT"],
        ["Language selection", "Français", "Search", "You are here:", "Health", "Families", TITLE, "By Ann Leaf"],
        ["Home/Library/Families/Envy between sisters", "ADVERTISEMENT", TITLE],
        ["Elm", "Envy", TITLE, "By Ann Leaf", "May 4, 2020"],
        ["The Elm Times", "Sports", TITLE, "Ann Leaf", "Special to the Elm Times", "June 12, 2021, 6:00 a.m."],
    ],
)  # fmt: skip
def test_the_title_among_what_stands_around_it(head: list[str]) -> None:
    """Age notes, choices of language, paths, topics and labels are no titles."""
    opening = "Envy is the one feeling to which nobody admits, and it is found in every house with two sisters in it."
    assert draft(*head, "", opening, "", TWO, "", THREE).facts.title == TITLE


def test_for_which_paper_somebody_wrote_is_a_calling() -> None:
    """Not so a sentence about what is special."""
    assert is_calling("Special to the Elm Times") and not is_calling("Special to me was the silence.")


def test_a_path_is_parted_by_strokes() -> None:
    """Only where it begins at the home page; "and/or" is none."""
    assert places(Line(1, "Home/Library/Families")) == ["Home", "Library", "Families"]
    assert places(Line(1, "Sleep/wake/rest")) == []


def test_a_label_in_lower_case_does_not_go_on_with_the_title() -> None:
    """A line is put together only with one that ends like a sentence or is long itself."""
    title = "The quiet ones: on silence between two people"
    assert lines_of(f"{title}\nsisters, families\nBy Ann Leaf\n")[0].text == title
    cut = "Sisters who name their envy aloud find that it\nshrinks within a week.\n"
    assert len(lines_of(cut)) == 1


def test_rows_indented_alone_are_items() -> None:
    """Unless most of the page is indented, as a printed one is."""
    rows = [ONE, "    Go to bed early", "    Walk the way once", TWO, THREE]
    assert [line.kind for line in lines_of("\n".join(rows))] == ["text", "item", "item", "text", "text"]
    assert all(line.kind == "text" for line in lines_of("\n".join("    " + row for row in rows)))


def test_where_a_reader_is_leads_no_list_in() -> None:
    """The places of a menu stay lines, so that one of them may be the title."""
    lines = [Line(1, "You are here:"), Line(2, "Families"), Line(3, TITLE), Line(4, "Published today")]
    assert [line.kind for line in with_bare_lists(lines)] == ["text"] * 4


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("This story is over a year old", "about the page"),
        ("Upgrade to paid", "newsletter"),
        ("Meridian Quiz: Which Sister Are You?", "link to another page"),
        ("[AD BREAK]", "advertisement"),
        ("CC BY-NC-ND 4.0", "legal line"),
        ("Leer en español", "navigation"),
        ("Deel deze pagina", "sharing"),
        ("Credit...Ann Leaf", "image credit"),
        ("‘She was my sister.’ Illustration: Bo Tree/The Elm", "image credit"),
        ("There was an error submitting this form.", "form"),
    ],
)
def test_more_shapes_of_furniture(line: str, reason: str) -> None:
    """Single lines of sites."""
    assert by_shape(Line(1, line)) == reason


def test_a_pull_quote_says_again_what_was_said_with_a_pause() -> None:
    """What stands between two quotations is left out of the pull quote; another quotation stays."""
    said = "“Four thousand and six,” he says, and looks at me. “That is envies, not counting those I had twice.”"
    pulled = "“Four thousand and six. That is envies, not counting those I had twice.”"
    made = draft(TITLE, "By Ann Leaf", "", ONE, "", said, "", pulled, "", TWO, "", THREE)
    assert kept(made, said) and not kept(made, pulled)
    assert kept(draft(TITLE, "", ONE, "", TWO, "", "“Envy has good eyes and poor manners,” my aunt says.", "", THREE), "my aunt says")


def test_captions_and_writers_below_the_title_go() -> None:
    """What a picture shows stands above its credit; who a writer is, between the lines of the byline."""
    caption, about = "Two sisters on a bench, one of them looking away", "Ann Leaf spent a month with three families."
    made = draft(TITLE, "Envy has a bad name. It need not.", "By Ann Leaf", about, "Published March 3, 2024", caption,
                 "Bo Tree/Elm Images", ONE, TWO, THREE)  # fmt: skip
    assert not kept(made, caption) and not kept(made, about) and kept(made, "It need not.")


def test_a_last_section_of_one_short_sentence_stays() -> None:
    """As long as a heading of the article opens it."""
    made = draft(TITLE, "By Ann Leaf", "", ONE, "", "Myth 1: It passes", TWO, "", "Myth 2: It takes years", "Ten weeks are usual.",
                 "", "Share this page", "© 2020 Elm Trust")  # fmt: skip
    assert kept(made, "Ten weeks are usual.") and kept(made, "Myth 2: It takes years")


def test_a_pitch_between_a_newsletter_and_its_form_goes() -> None:
    """Nothing of the article stands there; below a button alone the article may go on."""
    page = JudgedPage([Line(at, f"A look behind the {at} scenes") for at in range(5)], False)
    page.reasons = ["newsletter", None, "newsletter", None, "sharing"]
    take_boxes(page)
    assert page.reasons == ["newsletter", "promotion", "newsletter", None, "sharing"]


def test_the_day_a_page_was_printed_is_no_date_of_it() -> None:
    """Nor is the title behind it the name of a person."""
    made = draft("11/22/25, 7:34 PM Envy between sisters - Elm Magazine", TITLE, "", ONE, "", TWO, "", THREE)
    assert (made.facts.published, made.facts.authors) == ("", ())


def test_a_french_quotation_is_no_link() -> None:
    """An arrow behind a line leads elsewhere; a mark that closes a quotation does not."""
    quote = "« L'envie n'est pas la haine, insiste-t-elle. C'est une demande mal formulée. »"
    made = draft("Envie entre sœurs", "", "Être envieux, c'est craindre de perdre sa place auprès de ceux que l'on aime depuis toujours.",
                 "", "À lire aussi : Sœurs rivales : les signes", "", quote, "",
                 "Dites « j'ai eu peur » plutôt que « tu m'as menti », et laissez à l'autre le temps de vous répondre.")  # fmt: skip
    assert kept(made, quote)
