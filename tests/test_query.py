from __future__ import annotations

from pathlib import Path

import pytest

from psychobot import english
from psychobot.aliases import borrowed
from psychobot.articles import read_corpus
from psychobot.build import build_index
from psychobot.context import complete
from psychobot.english import is_english
from psychobot.index import Index
from psychobot.query import ASIDE_WEIGHT, read_query
from psychobot.settings import shipped_corpus
from psychobot.spelling import mend


@pytest.mark.parametrize(("typed", "taken"), [("tomaotes", "tomatoes"), ("metereologists", "meteorologists"), ("slgus", "slugs"),
                                              ("spode", "spade"), ("slugws", "slugs"), ("spde", "spade")])
def test_misspelt_words_are_mended_towards_the_corpus(index: Index, typed: str, taken: str) -> None:
    """A word that nobody knows becomes the corpus word nearest to it, and that is told."""
    assert read_query(f"what about {typed}", index).corrections == {typed: taken}


@pytest.mark.parametrize("word", ["horse", "money", "xyzzy", "rka", "ark", "lsugs"])
def test_other_words_are_left_alone(index: Index, word: str) -> None:
    """English words, short words, words like nothing in the corpus and short ones of another first letter are not mended."""
    assert mend(word, index) is None


def test_the_word_list_knows_english() -> None:
    """The list of common words is there and holds whole words only."""
    assert is_english("horse") and is_english("god") and not is_english("hors\nhorse") and not is_english("tomatos")


def test_unknown_words_are_named(index: Index) -> None:
    """What the reader named and the corpus lacks is listed as typed."""
    assert read_query("do giraffes need water?", index).unknown == ("giraffes",)


def test_an_alias_is_one_way_to_read_a_word(index: Index) -> None:
    """A reader's word stands for the corpus's word, and is not unknown."""
    query = read_query("which shovel", index)
    assert query.unknown == ()
    assert [way.stems for way in query.content[0].ways] == [("spade",)]


BORROWED = {("shrink",): (("therapist",),), ("how", "long"): (("month",),), ("garden", "therapi"): (("therapi",),), ("kid",): (("child",),)}


def test_a_corpus_borrows_aliases_only_for_words_it_lacks() -> None:
    """What it has it means in its own way, "how long" asks for no thing, and what it cannot say helps nobody."""
    known = {" ".join(key): phrases for key, phrases in BORROWED.items()}
    assert borrowed(known, {"therapist", "month", "garden", "therapi"}) == {"shrink": (("therapist",),)}


def test_a_corpus_without_aliases_understands_everyday_words(tmp_path: Path) -> None:
    """The shipped aliases serve one without any; its own replace them."""
    (tmp_path / "rooms.txt").write_text("Rooms\n\nEvery therapist here has a room with two chairs and a window.\n", "utf-8")
    assert "shrink" in build_index(read_corpus(tmp_path)).aliases
    (tmp_path / "aliases.toml").write_text('[aliases]\n"chamber" = ["room"]\n', "utf-8")
    assert list(build_index(read_corpus(tmp_path)).aliases) == ["chamber"]


def test_a_thing_named_twice_counts_once(index: Index) -> None:
    """Repeating a word does not make it weigh more."""
    assert len(read_query("water water WATER", index).content) == 1


def test_a_long_message_is_reduced_to_what_it_asks(index: Index) -> None:
    """Words outside the sentence that asks weigh less."""
    message = ("My aunt has a house with a garden and she loves tomatoes more than anything in the world, and so do I. "
               "We were out there yesterday. When do they need water?")
    weights = {unit.typed: unit.weight for unit in read_query(message, index).content}
    assert weights["water"] == 1.0
    assert weights["tomatoes"] == ASIDE_WEIGHT


def test_a_follow_up_takes_over_what_came_before(index: Index) -> None:
    """A question that points back is completed with the words of the one before."""
    first = read_query("who wrote the book on sourdough?", index)
    second = complete(read_query("and how long does it take?", index), first, index)
    assert {"sourdough", "book"} <= {unit.typed for unit in second.content}


def test_a_changed_subject_is_not_contaminated(index: Index) -> None:
    """A question that names enough of its own takes nothing over."""
    first = read_query("who wrote the book on sourdough?", index)
    own = read_query("what makes the sound of thunder?", index)
    assert complete(own, first, index) == own


@pytest.mark.parametrize("message", ["", "?", "💥", "the", "a" * 5000, "x " * 5000])
def test_any_message_can_be_read(index: Index, message: str) -> None:
    """Nothing that can be typed breaks the reading of a query."""
    assert read_query(message, index).message == message


def test_every_word_of_the_lists_is_found_and_nothing_between() -> None:
    """The binary search finds first, last and all words, and no part or neighbour of one."""
    listed = (Path(english.__file__).parent / "common_words.txt").read_text("utf-8").split()
    assert listed == sorted(listed)
    assert all(map(english.is_common, listed))
    assert not any(english.is_common(word) for word in ("", "a", "zzzz", "\n", listed[5][:-1] + "~", listed[9] + "\n" + listed[10]))


def test_a_word_written_in_two_is_found_too(index: Index) -> None:
    """"sour dough" names sourdough as well; two words that make no word of the corpus stay two."""
    assert "sourdough" in {unit.typed for unit in read_query("who wrote on sour dough", index).units}
    assert {unit.typed for unit in read_query("water slugs", index).units} == {"water", "slugs"}


@pytest.mark.parametrize(("typed", "taken"), [("tumaytoz", "tomatoes"), ("sowerdoe", None)])
def test_words_typed_by_ear_are_mended_towards_what_sounds_the_same(index: Index, typed: str, taken: str | None) -> None:
    """A word too far off letter by letter is taken for the corpus word that sounds like it, if there is one."""
    assert mend(typed, index) == taken


@pytest.fixture(scope="module")
def beasts(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of articles on sheep, sleep and milk, without questions."""
    folder = tmp_path_factory.mktemp("beasts")
    for name, text in {"farm": "Sheep graze on the hill and give wool.", "nights": "Sleep comes late on long summer nights.",
                       "milk": "To cooks it does matter how fresh the milk is."}.items():
        (folder / f"{name}.txt").write_text(f"{name.title()}\n\n{text}\n", "utf-8")
    return build_index(read_corpus(folder))


@pytest.mark.parametrize(("message", "taken"), [
    ("do sxeep give wool", {"sxeep": "sheep"}), ("sxeep on long nights", {"sxeep": "sleep"}),
    ("does fresh milk mater to cooks", {"mater": "matter"}), ("wool mater", {}), ("alma mater", {}),
    ("does frech milk mater", {"frech": "fresh", "mater": "matter"})])
def test_the_other_words_tell_which_word_was_meant(beasts: Index, message: str, taken: dict[str, str]) -> None:
    """Of several words a slip may stand for the one that goes with the others; a rare word only if they want another."""
    assert read_query(message, beasts).corrections == taken


@pytest.mark.parametrize(("message", "taken"), [
    ("how dose milk stay fresh", {"dose": "does"}), ("Dose it matter to cooks", {"Dose": "does"}), ("a dose of milk", {})])
def test_a_word_that_asks_is_heard_where_it_would_stand(beasts: Index, message: str, taken: dict[str, str]) -> None:
    """*Dose* is how many write *does*; elsewhere it is a dose."""
    assert read_query(message, beasts).corrections == taken


def test_a_misspelling_in_a_readers_question_is_no_word_of_the_corpus(folder: Path) -> None:
    """Questions of readers are indexed with their slips; who makes the same slip is mended all the same."""
    text = (folder / "garden.md").read_text("utf-8")
    slip = text.replace('"Watering" = [', '"Watering" = ["when do tomatows want it?", ')
    assert slip != text
    (folder / "garden.md").write_text(slip, "utf-8")
    index = build_index(read_corpus(folder))
    assert read_query("my tomatows", index).corrections == {"tomatows": "tomatoes"}


@pytest.fixture(scope="module")
def real() -> Index:
    """An index of the shipped corpus."""
    return build_index(read_corpus(shipped_corpus()))


@pytest.mark.parametrize(("typed", "taken"), [
    ("who was Sigmund Frued", {"Frued": "freud"}),
    ("what did Horney say", {}),
    ("what did horney say", {"horney": "honey"}),
    ("What Is Psycodynamic Therapy", {"Psycodynamic": "psychodynamic"}),
    ("and Erikson", {}),
])
def test_a_name_is_no_slip_of_a_word_from_a_readers_story(real: Index, typed: str, taken: dict[str, str]) -> None:
    """What has a capital of its own is mended to words of the articles alone; a word that stands once is not far off."""
    assert read_query(typed, real).corrections == taken
