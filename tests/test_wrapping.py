"""Wrapping: no line too wide, no word lost, no control character let through."""

from __future__ import annotations

import random
import re

import pytest

from psychobot.records import Span
from psychobot.wrapping import Run, clean, columns, wrap_passage, wrap_text

PIECES = ("therapy", "a", "self-harm", "naïve", "e\u0301te\u0301", "心理療法", "x" * 97, "👩‍⚕️", "❤️", "\x1b[31mred", "\u202eback",
          "116 123", "- item", "1. item", "•", "“quoted”", "ﷺ", "กำลัง", "\t", "\n", "\n\n", "\x07", "\xa0", "\u2028", "")


def made_up_text(seed: int) -> str:
    """Some text out of everything that has ever been hard to wrap."""
    chance = random.Random(seed)
    return "".join(chance.choice(PIECES) + chance.choice((" ", " ", "\n", "")) for _ in range(chance.randrange(1, 60)))


def squeezed(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [80, 40, 20, 9])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Every line of any text takes at most the columns asked for."""
    for seed in range(150):
        text = made_up_text(seed)
        drawn = [*wrap_text(text, width), *("".join(run.text for run in line) for line in wrap_passage(text, (), width))]
        assert max(map(columns, drawn), default=0) <= width, (seed, width)


@pytest.mark.parametrize("width", [80, 40, 20, 9])
def test_only_white_space_changes(width: int) -> None:
    """The characters drawn are those of the text, in their order, white space and control characters aside."""
    for seed in range(150):
        text = made_up_text(seed)
        passage = "".join(run.text for line in wrap_passage(text, (), width) for run in line)
        assert squeezed("".join(wrap_text(text, width))) == squeezed(clean(text))
        assert squeezed(passage) == squeezed(clean(text))


@pytest.mark.parametrize("width", [80, 20])
def test_marked_characters_stay_marked(width: int) -> None:
    """What is drawn as marked is exactly the marked words of the text."""
    for seed in range(100):
        words = made_up_text(seed).split()
        text = " ".join(words)
        starts = [match.start() for match in re.finditer(r"\S+", text)]
        if len(starts) < 6:
            continue
        mark = Span(starts[2], starts[5])
        marked = "".join(run.text for line in wrap_passage(text, [mark], width) for run in line if run.marked)
        assert squeezed(marked) == squeezed(clean(mark.of(text)))


def test_marks_follow_words_across_line_ends_of_the_file() -> None:
    """A sentence marked in a hard-wrapped paragraph is marked on screen, though the lines break elsewhere."""
    text = "One two\nthree. Four\nfive six."
    lines = wrap_passage(text, [Span(15, 29)], 12)
    assert [[run.text for run in line if run.marked and run.text.strip()] for line in lines] == [
        [], ["Four"], ["five", "six."],
    ]


def test_items_hang_on_their_mark() -> None:
    """The second line of a list item stands under its first word, however wide its mark."""
    assert wrap_text("- one two three", 9) == ["- one two", "  three"]
    lines = wrap_passage("12. one two three", (), 11)
    assert ["".join(run.text for run in line) for line in lines] == ["12. one two", "    three"]


def test_a_paragraph_is_one_and_items_are_many() -> None:
    """A line end inside a paragraph is a space; every item and paragraph begins a line."""
    lines = wrap_passage("Lead\nin:\n- one\n- two\n\nEnd.", (), 40)
    assert ["".join(run.text for run in line) for line in lines] == ["Lead in:", "- one", "- two", "End."]


def test_telephone_numbers_are_not_broken() -> None:
    """Half a number at the end of a line would be dialled: numbers move to the next line whole."""
    assert wrap_text("Call Samaritans on 116 123, free.", 24) == ["Call Samaritans on", "116 123, free."]
    assert wrap_text("Ring 0808 80 10 800 now", 16) == ["Ring", "0808 80 10 800", "now"]


def test_control_characters_go() -> None:
    """Escape, bell, C1 codes, marks that turn the writing direction and lone surrogates are never drawn."""
    assert clean("a\x1b[2Jb\x07c\x9b1md\u202ee\ud800f\r\n\tg") == "a[2Jbc1mdef\n\tg"


def test_columns_count_cells() -> None:
    """Wide characters take two columns, combining ones none."""
    assert [columns(text) for text in ("abc", "心理", "e\u0301", "")] == [3, 4, 1, 0]


def test_a_run_says_whether_it_is_marked() -> None:
    """A run is its text and its mark, unmarked unless told."""
    assert Run("a") == ("a", False)
