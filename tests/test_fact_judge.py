"""The judge of facts: its weights, whom and what it believes among candidates, and that it may be missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from psychobot import fact_weights
from psychobot.date_signs import date_candidates, said
from psychobot.fact_places import Places, role_said
from psychobot.importing import NOTHING_SAID, Draft, Facts, draft_article, sorted_page
from psychobot.name_signs import key_of, name_candidates
from psychobot.page_lines import lines_of
from psychobot.publisher_signs import initials_of, key_of_site

TRAINING = Path(__file__).parent.parent / "training" / "import"
ONE = "A worry that is written down at the same hour every evening loses some of its power over the rest of the day."
TWO = "After a fortnight most people find that only a few themes come back, and that these can be looked at one by one."
TITLE = "Keeping a small worry diary"


def draft(*lines: str, head: Facts = NOTHING_SAID) -> Draft:
    """The draft of a page with these lines."""
    return draft_article(lines_of("\n\n".join(lines)), "page", date(2024, 1, 1), head)


def places(*lines: str) -> Places:
    """A page with these lines as the judge sees it."""
    return Places(*sorted_page(lines_of("\n\n".join(lines)), NOTHING_SAID))


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A judge without weights; the path is where they would be."""
    path = tmp_path / "weights.json"
    monkeypatch.setattr(fact_weights, "PATH", path)
    yield path
    fact_weights._read.cache_clear()


def test_the_weights_belong_to_the_training_pages() -> None:
    """Whoever changes a training page trains again."""
    checksum = 0
    for path in sorted(TRAINING.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    told = json.loads(fact_weights.PATH.read_text("utf-8"))
    assert told["trained_on"] == checksum, "run scripts/train_fact_judge.py"
    assert set(told) == {"trained_on", *fact_weights.FACTS}


def test_most_signs_of_a_byline_have_a_weight() -> None:
    """The weights are for the signs as they are spelt now."""
    page = places(TITLE, "By Ann Leaf", "Published May 4, 2021", ONE, TWO)
    for candidates, fact in ((name_candidates(page), "authors"), (date_candidates(page), "published")):
        known = fact_weights.weights()[fact].signs
        signs = [sign for candidate in candidates for place in candidate.signs for sign in place]
        assert candidates and sum(sign in known for sign in signs) > 0.7 * len(signs)


def test_a_byline_and_its_days_are_told() -> None:
    """Who wrote, who reviewed, when; each in its place."""
    facts = draft("Elm Health", TITLE, "By Ann Leaf", "Medically reviewed by Bo Tree, MD", "Published May 4, 2021",
                  "Updated June 3, 2023", ONE, TWO, ONE, "© 2024 Elm Health").facts  # fmt: skip
    assert (facts.authors, facts.reviewers) == (("Ann Leaf",), ("Bo Tree, MD",))
    assert (facts.published, facts.updated) == ("2021-05-04", "2023-06-03")


@pytest.mark.parametrize(
    "line",
    [
        "Portrait of Jonah Petrakis",
        "Crown of Avonlea",
        "Klinikblick",
        "Related: How to Rest, by Cy Pym",
        "Photo: Cy Pym",
        "Join our webinar on May 9, 2024",
    ],
)
def test_captions_and_other_pages_name_nobody(line: str) -> None:
    """Nor do they move a date; the byline is still believed."""
    facts = draft(TITLE, "By Ann Leaf", "Published May 4, 2021", ONE, TWO, line, ONE.replace("worry", "fear"), TWO).facts
    assert (facts.authors, facts.reviewers, facts.published) == (("Ann Leaf",), (), "2021-05-04")


@pytest.mark.parametrize(
    "line",
    [
        "Posted by Ann Leafham (School Counsellor) and Bo Treeve (Pastoral Lead)",
        "By Ann Leafham | ann@elm.example and Bo Treeve | bo@elm.example",
        "Ann Leafham1; Bo Treeve2.",
    ],
)
def test_the_names_of_one_list_stand_together(line: str) -> None:
    """Whatever their callings, addresses and marks between them."""
    lists = {candidate.value: set(candidate.lists) for candidate in name_candidates(places(TITLE, line, ONE, TWO))}
    assert lists["Ann Leafham"] & lists["Bo Treeve"]
    assert set(draft(TITLE, line, ONE, TWO).facts.authors) == {"Ann Leafham", "Bo Treeve"}


def test_names_with_small_parts_are_told_whole() -> None:
    """An elision, a title in small letters."""
    page = places(TITLE, "Par Bérénice d’Arlincourt", "Door: dr. Hilde Postma-Brouwer", ONE, TWO)
    assert {"Bérénice d’Arlincourt", "dr. Hilde Postma-Brouwer"} <= {each.value for each in name_candidates(page)}
    assert key_of("dr. Hilde Postma-Brouwer") == key_of("Hilde Postma-Brouwer")


def test_notes_glued_together_keep_their_words() -> None:
    """As when the blocks of a page run into each other."""
    days = {day.value: set().union(*day.signs)
            for day in date_candidates(places(TITLE, "Updated May 6, 2024 1:20 PM ETOriginally published May 4, 2024", ONE, TWO))}  # fmt: skip
    assert "says published" in days["2024-05-04"] and "says updated" in days["2024-05-06"]


def test_the_oldest_version_of_a_page_is_known() -> None:
    """Where a page lists its versions, each day knows its place among them."""
    page = places(TITLE, ONE, TWO, "Current version", "May 6, 2024", "By Ann Leaf", "June 3, 2019", "By Ann Leaf")
    signs = {day.value: set().union(*day.signs) for day in date_candidates(page)}
    assert "first of the history" in signs["2019-06-03"] and "last of the history" in signs["2024-05-06"]


def test_initials_are_written_out() -> None:
    """A hyphen parts the words of a name as a space does."""
    assert initials_of(key_of_site("Tri-Rivers Public Radio")) == "trpr"


@pytest.mark.parametrize(
    "above",
    [
        ("Skip to content", "Elm Courier", "Reader funded since 1874", "News", "Opinion"),
        ("Elm Practice", "Home", "Our team", "Book a consult", "Open menu"),
        ("PDF download", "Download article", "Elm Guides"),
    ],
)
def test_the_title_is_told_from_what_stands_above_it(above: tuple[str, ...]) -> None:
    """Slogans, menus and buttons are none, and a question may be one."""
    for title in (TITLE, "My mother rings me ten times a day. How do I set limits without being cruel to her?"):
        assert draft(*above, title, "By Ann Leaf", "May 4, 2021", ONE, TWO, ONE.replace("hour", "time")).facts.title == title


def test_a_title_is_found_without_weights(mute: Path) -> None:
    """By what its signs weigh alone."""
    assert draft("Elm Health", "Home", TITLE, "By Ann Leaf", ONE, TWO).facts.title == TITLE


def test_a_team_that_reviews_is_named_whole() -> None:
    """No word of its name is lost at an ampersand."""
    facts = draft("Mind & Hearth", TITLE, "By Ann Leaf", "Reviewed by Mind & Hearth Staff", ONE, TWO).facts
    assert facts.reviewers == ("Mind & Hearth Staff",)


def test_what_words_before_a_name_or_date_say() -> None:
    """In several languages; a picture's words are nobody's."""
    assert [role_said(text) for text in ("Expert check by ", "Gegengelesen von ", "Tekst: ", "Photo by ", "")] == [
        "checks", "checks", "writes", "aside", ""]  # fmt: skip
    assert [said(text) for text in ("Last updated: ", "Erschienen am ", "Next review due ", "")] == [
        "updated", "published", "other", "dated"]  # fmt: skip


def test_the_same_page_is_judged_the_same() -> None:
    """Nothing depends on chance or on what was judged before."""
    page = (TITLE, "By Ann Leaf and Bo Tree", "May 4, 2021", ONE, TWO)
    first = draft(*page).facts
    draft(*reversed(page))
    assert draft(*page).facts == first


def test_without_weights_bylines_speak_and_it_is_said(mute: Path) -> None:
    """A missing or broken file takes nothing with it."""
    found = draft(TITLE, "By Ann Leaf", ONE, TWO)
    assert found.facts.authors == ("Ann Leaf",) and any("cannot be read" in note for note in found.notes)
    mute.write_text('{"authors": {"bias": "much", "signs": {}}}')
    assert fact_weights.trouble()


def test_the_head_speaks_where_the_page_does_not() -> None:
    """As in HTML that names its author in its head alone."""
    facts = draft(TITLE, ONE, TWO, head=NOTHING_SAID._replace(authors=("Ann Leaf",), reviewers=("Bo Tree",))).facts
    assert (facts.authors, facts.reviewers) == (("Ann Leaf",), ("Bo Tree",))
