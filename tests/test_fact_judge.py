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
from psychobot.name_signs import name_candidates
from psychobot.page_lines import lines_of

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
