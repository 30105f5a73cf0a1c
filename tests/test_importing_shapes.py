"""Pages in other shapes than the web's: repositories, notebooks, leaflets in columns, mails passed on, footnotes, posts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from psychobot.columns import in_columns
from psychobot.credits import credits_in, writers_told
from psychobot.importer import draft_of
from psychobot.importing import Draft, draft_article
from psychobot.markdown_rows import front_values, rows_apart
from psychobot.page_lines import lines_of

TODAY = date(2026, 1, 2)
PROSE = "Worry rehearses trouble before it comes, and it goes on long after the trouble has passed us by."
MORE = "People who set aside a quarter of an hour for their worries find that the rest of the day is quieter for it."


def draft(text: str) -> Draft:
    """The draft of a page called page."""
    return draft_article(lines_of(text), "page", TODAY)


def body(text: str) -> str:
    """What stands in a draft below its front matter."""
    return draft(text).text.split("\n+++\n")[1]


def test_front_matter_of_a_note_gives_facts(tmp_path: Path) -> None:
    """Front matter of a note gives facts."""
    page = tmp_path / "worry.md"
    page.write_text(
        f'---\ntitle: Worry\nauthor: "[[Ola Reed]]"\nreviewed_by: [Kim Lund, Bo Aas]\npublished: 2021-03-04\n---\n# Worry\n\n{PROSE}\n'
    )
    found, _ = draft_of(page, TODAY)
    assert found.facts.authors == ("Ola Reed",)
    assert found.facts.reviewers == ("Kim Lund", "Bo Aas")
    assert found.facts.published == "2021-03-04"
    assert "Ola Reed" not in found.text.split("\n+++\n")[1]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """A rule at the top is no front matter."""
    assert front_values(["---", PROSE, "---"]) == {}
    assert rows_apart(["---", PROSE, "---"]) == {}


def test_a_markdown_page_that_begins_with_a_logo_is_no_html(tmp_path: Path) -> None:
    """A markdown page that begins with a logo is no html."""
    page = tmp_path / "readme.md"
    page.write_text(
        f'<p align="center"><img src="logo.svg"></p>\n\nWorry hours\n===========\n\n{PROSE}\n\n- [ ] pick a time\n- [ ] keep to it\n'
    )
    found, _ = draft_of(page, TODAY)
    assert found.facts.title == "Worry hours"
    assert "\n- pick a time\n- keep to it\n" in found.text


def test_tables_become_items_and_code_goes() -> None:
    """Tables become items and code goes."""
    found = body(
        f"# Worry\n\n{PROSE}\n\n| Day | Worry | Came true |\n| --- | :-: | --- |\n| Mon | rain | no |\n| Tue | exam | no |\n\n"
        f"{MORE}\n\n```yaml\nplugins:\n  - search\n```\n\n{PROSE.replace('Worry', 'Fear')}\n"
    )
    assert "- Mon: rain; no\n- Tue: exam; no\n" in found
    assert "plugins" not in found


@pytest.mark.parametrize("open_end", ["```yaml", "<!-- a note"])
def test_what_never_ends_takes_nothing_with_it(open_end: str) -> None:
    """What never ends takes nothing with it."""
    assert MORE in body(f"# Worry\n\n{PROSE}\n\n{open_end}\n\n{MORE}\n")


LEFT = (
    "Worry comes to everyone now and",
    "then. It is a way of looking at",
    "what may go wrong. For a few it",
    "never stops, and the nights are",
    "long. They know that it does no",
    "good, and that makes it worse.",
    "",
    "A fixed hour for worries helps.",
    "Write them down, and leave them",
    "until the hour has come round.",
)
RIGHT = (
    "What you can try at home",
    "",
    "·  choose a time of the day",
    "·  sit down with pen and paper",
    "·  write until the bell rings",
    "·  put the paper in a drawer",
    "",
    "Most people need three weeks of",
    "this before they see that their",
    "worries have grown any smaller.",
)


def test_two_columns_come_apart() -> None:
    """Two columns come apart."""
    rows = [f"{left:45}{right}".rstrip() for left, right in zip(LEFT, RIGHT, strict=True)]
    found = body("\n".join(["Worry: a leaflet", "", *rows]) + "\n")
    assert " ".join(LEFT[:6]) in found
    assert "- choose a time of the day\n- sit down with pen and paper\n" in found
    assert " ".join(RIGHT[7:]) in found


def test_a_table_in_plain_text_is_not_taken_apart() -> None:
    """A table in plain text is not taken apart."""
    rows = [f"{f'dose {number}':40}{number} mg" for number in range(20)]
    assert [row for _, row in in_columns(rows).rows] == rows


def test_a_mail_that_was_passed_on_is_the_first_senders() -> None:
    """A mail that was passed on is the first senders."""
    found = draft(
        "From: Staff Desk <desk@firm.example>\nSent: Tuesday, May 5, 2020 9:00 AM\nTo: All\nSubject: FW: Worry\n\n"
        "Dear all, this came in and may be of use to some of you.\n\n"
        "From: Elm Support <news@elm.example>\nSent: Monday, May 4, 2020 4:00 PM\nTo: Staff Desk\nSubject: Worry\n\n"
        f"What worry does\n\n{PROSE}\n\n{MORE}\n"
    )
    assert (found.facts.title, found.facts.publisher, found.facts.published) == (
        "What worry does",
        "Elm Support",
        "2020-05-04",
    )
    assert "Dear all" not in found.text


def test_footnotes_below_the_foot_stay() -> None:
    """Footnotes below the foot stay."""
    notes = "1\nThe hour was first tried with students in a small trial.\n\n2\nNobody has counted the drawers, as far as I know.\n"
    found = body(f"# Worry\n\n{PROSE}\n\n{MORE}\n\nSubscribe to our newsletter\n\n{notes}\n© 2022 Elm Letters\n")
    assert "1. The hour was first tried" in found
    assert "2. Nobody has counted" in found


def test_labels_of_lists_without_marks_keep_their_lists() -> None:
    """Labels of lists without marks keep their lists."""
    found = body(
        f"# Worry\n\n{PROSE}\n\n{MORE}\nDo\nset a time that suits you\nkeep it short\nDon't\ntake your worries to bed\n\n© 2022 Elm"
    )
    assert "- set a time that suits you" in found
    assert "- take your worries to bed" in found


def test_a_profile_above_the_byline_goes() -> None:
    """A profile above the byline goes."""
    profile = "I am a counsellor with ten years of practice, and I offer a warm room in which you can speak freely."
    rest = "\n\n".join([PROSE, MORE] * 3)
    found = draft(
        f"Ola Reed\n\nAbout me\n{profile}\n\nWhy worry comes at night\nWritten by Ola Reed\n4th May 2021\n\n{rest}\n"
    )
    assert found.facts.title == "Why worry comes at night"
    assert profile not in found.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Post by reed » Mon May 04, 2020 8:12 pm", [("author", "reed"), ("published", "2020-05-04")]),
        ("Last edited by reed on Tue May 05, 2020 9:40 am", [("updated", "2020-05-05")]),
        ("By Ola ReedPublished: May 4, 2020", [("author", "Ola Reed"), ("published", "2020-05-04")]),
        ("Monday 4 May 2020, 14:00–15:30, Hall Birch", [("dated", "2020-05-04")]),
        ("Lund, 3–6 May 2020", []),
    ],
)
def test_credits_in_other_shapes(text: str, found: list[tuple[str, str]]) -> None:
    """Credits in other shapes."""
    assert [(credit.role, credit.value) for credit in credits_in(text)] == found


def test_writers_in_the_middle_of_a_sentence() -> None:
    """Writers in the middle of a sentence."""
    assert writers_told("This text was written by the Elm Clinical Team and is meant for staff.") == [
        "Elm Clinical Team"
    ]
