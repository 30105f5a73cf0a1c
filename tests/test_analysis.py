from __future__ import annotations

import re
from collections import Counter

import pytest

from psychobot.analysis import (
    APOSTROPHES,
    FUNCTION_WORDS,
    UNITED_STATES,
    fold,
    grams,
    stems,
    terms,
    tokens,
    words,
    words_counted,
)


@pytest.mark.parametrize(("one", "other"), [
    ("don't", "don’t"), ("CBT", "C.B.T."), ("naïve", "naive"), ("behaviour", "behavior"), ("analyse", "analyze"),
    ("defence", "defense"), ("counselling", "counseling"), ("Freud's", "Freud"), ("Freud’s", "freud"), ("ﬁnd", "find"),
    ("programme", "program"), ("centre", "center"), ("organisation", "organization"), ("children", "child"),
])
def test_forms_of_a_word_fold_into_one(one: str, other: str) -> None:
    """Case, accents, apostrophes, dots and British spellings make no difference."""
    assert terms(one) == terms(other)


@pytest.mark.parametrize("word", ["exercise", "promise", "four", "disease", "surprise", "improvise", "wise", "practice", "all"])
def test_words_that_only_look_british_stay(word: str) -> None:
    """The spelling rules leave words alone whose ending is their own."""
    assert fold(word) == word


def test_hyphenated_words_are_found_in_parts_and_whole() -> None:
    """“self-harm” meets “self harm” and “selfharm”."""
    assert terms("self-harm") == ["self", "harm", "selfharm"]
    assert set(terms("non-directive")) & set(terms("nondirective"))


def test_negations_and_pronouns_are_kept_apart_from_nothing() -> None:
    """Words that scikit-learn's stop list drops are tokens here: they only weigh little in a query."""
    assert [token.word for token in tokens("no, not never alone myself cannot")] == "no not never alone myself cannot".split()
    assert "alone" not in FUNCTION_WORDS and "not" in FUNCTION_WORDS


def test_tokens_know_where_they_stand() -> None:
    """Every token's span is a slice of the text it was read from."""
    text = "Don’t the “C.B.T.” sessions — Freud’s naïve café?"
    assert [token.span.of(text) for token in tokens(text)] == ["Don’t", "the", "C.B.T.", "sessions", "Freud’s", "naïve", "café"]


def test_the_united_states_are_no_pronoun() -> None:
    """“US” in capitals is a country unless everything is in capitals."""
    assert terms("the US army") == ["the", "usa", "armi"]
    assert terms("tell us") == terms("TELL US")


def test_grams_cross_word_boundaries() -> None:
    """Character 5-grams run over the words joined by single spaces."""
    assert grams("a  xz!") == [" a xz", "a xz "]


def test_what_is_typed_on_a_telephone_is_read_as_the_word() -> None:
    """Both sides read it so: "y" asks *why*."""
    assert terms("y wud ppl w/ kids go b4, ain't it") == terms("why would people with kids go before, isn't it")


@pytest.mark.parametrize("text", ["", " ", "💥", "...", "''''", "-" * 50, "\u200b\ufeff", "日本語 テスト", "a" * 10_000])
def test_any_text_can_be_analyzed(text: str) -> None:
    """Nothing that can be typed breaks the analyzer."""
    assert isinstance(terms(text) + grams(text), list)


@pytest.mark.parametrize("text", [
    "Does the U.S. help us? In the US, U.S.A.\u00a0and\u2003USA; us.", "IN THE US WE ASK THEM: SELF-HARM?", "", "  \n\t",
    "a.b. c.d.e.f it’s  Freud’s\x1fson\x85and self‑harm—now _under_score’s ´x´ \ud83d", "U.S.-based co-workers’ non-U.S.",
])
def test_a_text_is_read_as_its_pieces_are(text: str) -> None:
    """Cut at spaces and read piece by piece, a text has the words that it has as a whole."""
    found = re.findall(rf"\w\.(?:\w\.)+|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*", text)
    told = not text.isupper()
    assert words(text) == ["usa" if told and raw in UNITED_STATES else fold(raw) for raw in found]
    assert terms(text) == stems(words(text), text)
    assert words_counted([text, "the US", text]) == Counter([*words(text), "the", "usa", *words(text)])
