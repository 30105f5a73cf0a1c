"""What makes screening fast changes nothing that it hears, in messages of any length."""

import random

import pytest

from psychobot.crisis import disguises, languages, normalize, screen, second_net, spelling
from psychobot.crisis.lexicon import FILLER_PHRASES
from psychobot.crisis.memory import Memory

CHANCE = random.Random(7)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made(words: int, letters: int) -> list[str]:
    """Words that nobody knows."""
    return ["".join(CHANCE.choices(LETTERS, k=letters)) for _ in range(words)]


HOSTILE = {
    "new words": " ".join(made(13_000, 6)),
    "new words beside known ones": " the ".join(made(9000, 6)),
    "letters apart": " ".join(CHANCE.choices(LETTERS, k=45_000)),
    "masks": " ".join(f"{word[:3]}*{word[4:]}" for word in made(13_000, 6)),
    "long words": " ".join(made(2200, 40)),
    "one word": "".join(CHANCE.choices(LETTERS, k=90_000)),
    "no blanks": "".join(chr(CHANCE.randrange(0x4E00, 0x9FA0)) for _ in range(90_000)),
}


@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_danger_is_heard_wherever_it_stands(hostile: str, place: float) -> None:
    """What is left out of a very long message is never a plain statement."""
    text = HOSTILE[hostile]
    at = int(place * len(text))
    finding = screen(f"{text[:at]}. I want to kill myself. {text[at:]}")
    assert finding is not None and finding.level == "urgent"


@pytest.mark.parametrize("letters", ["ab", "abc ", "aé\U0001f600", "\x00\ud800b"])
def test_every_repetition_is_suspected(letters: str) -> None:
    """The quick look for repeated characters misses none that the expression finds."""
    for _ in range(2000):
        text = "".join(CHANCE.choices(letters, k=CHANCE.randrange(24)))
        assert normalize._may_repeat(text) or not normalize._RUN.ready.search(text), text


def test_quick_looks_miss_no_disguise() -> None:
    """Signs and letters apart are looked for first: each place that the full expressions find has them."""
    for _ in range(20_000):
        text = "".join(CHANCE.choices("abc1é \n.*-'_|$!", k=CHANCE.randrange(30)))
        assert [mask.span() for mask in disguises._masked(text)] == [
            mask.span() for mask in disguises._MASKED.ready.finditer(text)
        ], text
        assert disguises._LETTERS_APART.search(text) or not disguises._SPELLED_OUT.ready.search(text), text


def test_words_are_cut_by_blanks_as_by_the_expression() -> None:
    """Where a text is plain enough for that."""
    for _ in range(20_000):
        text = "".join(CHANCE.choices("ab1'-_ .,\n\t\x1c\x00!é", k=CHANCE.randrange(14)))
        assert languages._words_of(text) == languages._WORDS.findall(text), text


def test_no_row_of_letters_is_taken_for_mostly_latin_by_its_signs() -> None:
    """Only letters count, on both sides."""
    assert normalize._mostly_latin("ab жЖ!?") is False
    assert normalize._mostly_latin("abc ж") and not normalize._mostly_latin("12 ж ,,,,,,")


def test_a_reading_that_is_urgent_enough_ends_the_reading() -> None:
    """What the rules found holds by it, whatever comes after; with nothing found the gravest is looked for."""
    pieces = normalize.clauses("I want to kill myself tonight and I have the pills here. " + "We walked to the shop. " * 9)
    pieces += normalize.clauses("So " + " and ".join(made(60, 6)) + ". he beats me and I cannot breathe any more")
    everything = second_net.weigh_text(pieces)
    enough = second_net.weigh_text(pieces, enough=-5.0)
    assert everything is not None and enough is not None
    assert -5.0 < enough.urgent <= everything.urgent


def test_every_filler_phrase_has_a_word_by_which_it_is_suspected() -> None:
    """And is taken out of a clause, alone and in company."""
    for phrase in FILLER_PHRASES:
        assert not normalize._IN_FILLER_PHRASES.isdisjoint(phrase.split())
        assert normalize._clause(["we", *phrase.split(), "rest"]).words == ("we", "rest")


def test_of_many_slips_those_at_both_ends_are_mended() -> None:
    """Those in the middle stay as they were typed."""
    sentence = "in the gardne of".split()
    mended = spelling.respell_each([sentence] * (spelling.MOST + 2))
    assert [words[2] for words in mended].count("gardne") == 2
    assert mended[0][2] == mended[-1][2] == "garden"
    assert mended[spelling.MOST // 2] is sentence


def test_of_an_endless_word_the_net_reads_both_ends() -> None:
    """Its pieces in the middle are left out."""
    word = "\u4e00\u4e8c" + "\u4e09" * 9000 + "\u5341\u4e5d"
    pieces = second_net.pieces_of(word)
    assert len(pieces) == second_net.MOST_PIECES
    assert pieces[1] == "#\u4e00\u4e8c" and pieces[-2] == "#\u5341\u4e5d"


def test_a_memory_answers_the_same_after_it_forgot() -> None:
    """However small it is."""
    memory = Memory(str.upper, most=3)
    assert ["".join(map(memory.__getitem__, "abcdeabcde")) for _ in range(2)] == ["ABCDEABCDE"] * 2
    assert len(memory) <= 3
