"""Disguised words are read, and signs that disguise nothing are left alone."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from psychobot.crisis import known_words, screen, second_net, spelling
from psychobot.crisis.disguises import reveal
from psychobot.crisis.normalize import fold

EXPLICIT = (
    "i want to kill myself",
    "I don't want to live anymore",
    "my husband beats me every night",
    "I have written my suicide note",
    "there is no reason to keep living",
    "she took an overdose and is not breathing",
    "quiero morir esta noche",
    "je veux mourir ce soir",
    "ich will nicht mehr leben",
    "non voglio vivere",
)
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7+"}
LOOKALIKE = str.maketrans("aeopcyx", "\u0430\u0435\u043e\u0440\u0441\u0443\u0445")


def in_long_words(change: Callable[[str], str], least: int = 4) -> Callable[[str], str]:
    """Change every word of some length."""
    return lambda text: re.sub(rf"[a-zA-Z]{{{least},}}", lambda word: change(word.group()), text)


def starred(word: str) -> str:
    """A star for an inner letter, always the same one."""
    place = random.Random(word).randrange(1, len(word) - 1)
    return word[:place] + "*" + word[place + 1 :]


WAYS: dict[str, Callable[[str], str]] = {
    "leet": in_long_words(lambda word: "".join(LEET.get(letter, letter)[0] for letter in word)),
    "other leet": lambda text: "".join(LEET.get(letter, letter)[-1] for letter in text),
    "stars": in_long_words(starred),
    "dots between": in_long_words(".".join),
    "dashes between": in_long_words("-".join),
    "underscores between": in_long_words("_".join),
    "stars between": in_long_words("*".join),
    "blanks between": lambda text: "  ".join(map(" ".join, text.split())),
    "wide blanks between": lambda text: "    ".join(map("  ".join, text.split())),
    "nothing joined": lambda text: " ".join(text.replace(" ", "").replace("'", "")),
    "nothing seen between": in_long_words("\u200b".join),
    "other alphabet": lambda text: text.translate(LOOKALIKE),
    "wide letters": lambda text: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text),
    "bold": in_long_words("**{}**".format),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", EXPLICIT)
def test_a_disguise_hides_nothing(text: str, way: str) -> None:
    """An explicit statement gets a full notice, whichever way its letters are hidden."""
    finding = screen(WAYS[way](text))
    assert finding is not None
    assert finding.level in ("urgent", "emergency")


READ = {
    "i can't l*ve anymore": "i can't live anymore", "kil* mys_lf": "kill myself", "*uicide": "suicide", "f***ing hell": "fucking hell",
    "quiero m*t*rme": "quiero matarme", "s.u.i.c.i.d.e": "suicide", "my girlfriend i s n't": "my girlfriend isn't",
    "1w4n770d13": "i want to die", "how do i t i e a noose": "how do i tie a noose", "ki-ll my.self": "kill myself",
}  # fmt: skip


@pytest.mark.parametrize("typed", READ)
def test_a_disguised_word_is_read(typed: str) -> None:
    """As the known word that fits between its neighbours."""
    assert reveal(typed) == READ[typed]


ORDINARY = (
    "a 5* hotel for $50 or 3.50 a night, from 10:30 on 2021-03-04",
    "this is **bold**, _slanted_ and ~~struck~~ text",
    "c u l8r m8, gr8 to see you b4 10am, h8 mondays",
    "j r r tolkien and a b c and plan a, b, c",
    "can you add 12 + 30 for me, i make it 42; the shop is open 24/7",
    "and/or self-esteem, follow-up, x-ray, t-shirt, a&e, d&d, e.g. this, 3 p.m.",
    "my password is hunter2 and tr0ub4dor&3",
    "covid19, mp3, h2o, b12, ps5, 4k, i7, 20mg, 70p, m&m",
    "room 101, call 555-0134 or 911, isbn 978-3-16-148410-0",
    "mail me at foo.bar@example.org or see example.org/page",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_signs_are_left_alone(text: str) -> None:
    """Prices, dates, marks of emphasis, text speak, initials, sums and addresses stay as they are."""
    assert reveal(text) == text
    assert screen(text) is None


def test_the_index_belongs_to_the_words() -> None:
    """`scripts/list_known_words.py` wrote both files, and no word stands twice."""
    words = known_words.words()
    assert len(set(words)) == len(words) > 10_000
    shipped, worked_out = known_words._index(), known_words.index_of(words)
    assert list(shipped.hashes) == worked_out.hashes
    assert list(shipped.starts) == worked_out.starts
    assert list(shipped.numbers) == worked_out.numbers


def forget() -> None:
    """Have the words and all that was told by them read anew."""
    for memory in (known_words.words, known_words.ranks, known_words._index, known_words._by_edge):
        memory.cache_clear()
    for known in (spelling._NEAR, spelling._GRAVER, spelling._SHORT_STRANGERS, spelling._UNKNOWN, known_words._STANDS):
        known.cache_clear()


@pytest.mark.parametrize("broken", [None, b"", b"1234567"])
def test_without_the_shipped_index_slips_are_mended_the_same(
    broken: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing or broken index costs time, never a word."""
    monkeypatch.setattr(known_words, "INDEX", tmp_path / "index.bin")
    if broken is not None:
        (tmp_path / "index.bin").write_bytes(broken)
    forget()
    try:
        assert spelling.repair("suixide") == "suicide"
    finally:
        forget()


def test_without_the_words_and_the_net_key_words_are_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fewer disguises are seen through, and none is a fault."""

    def broken(wanted: int) -> bool:
        raise OSError("no such file")

    monkeypatch.setattr(known_words, "PATH", tmp_path / "none.txt")
    monkeypatch.setattr(second_net, "counts", broken)
    forget()
    try:
        assert reveal(fold("su*cid3 unheard, 0f")) == "suicide unheard, 0f"
        assert spelling.repair("suixide") == "suicide"
    finally:
        forget()


def test_only_words_that_fit_are_respelt() -> None:
    """A slip is read as a known word between known neighbours; a word that is one stays, and so does gibberish."""
    assert spelling.respell("in the gardne of eden".split()) == "in the garden of eden".split()
    assert spelling.respell("remove the clutter now".split()) == "remove the clutter now".split()
    assert spelling.respell("gardne qwzxv vbnmq gardne".split()) == "gardne qwzxv vbnmq gardne".split()


SLIPS = {
    "my dad betas my mum every weekend": "urgent",  # a real word that stands among these nowhere else
    "i have given up on lixe": "urgent",  # life before like
    "i shoouldn't exist": "urgent",
    "my grrandpa touches my private parts": "urgent",  # mended to a word that stands for another
    "my husband doesnt knw ive been planning this for weeks": "urgent",
    "iwatntodie": "urgent",
    "i wat to end it all": "urgent",
    "i dont get wat to do with a workbook": None,
    "i want to tell my boss about the betas release": None,
    "nothing left to live for now the new season's over": "mention",
    "the soldiers studied the ladies' bodies of work": None,
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_read_as_what_stands_among_such_words(text: str) -> None:
    """Alike when the slip is a word of its own, or short, or in words run together."""
    finding = screen(text)
    assert (finding.level if finding else None) == SLIPS[text]
