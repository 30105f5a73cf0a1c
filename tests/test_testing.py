from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from psychobot.articles import Corpus
from psychobot.crisis import INTERNATIONAL
from psychobot.index import Index
from psychobot.reply import Conversation
from psychobot.reply_record import to_record
from psychobot.searcher import Searcher
from psychobot.testing import Ask, ReplyRecord, assert_cites, assert_crisis, assert_declines, assert_quotes

TOMATOES = "When do tomatoes need water?"


@pytest.fixture
def asking(corpus: Corpus, index: Index) -> Ask:
    """Ask the small corpus."""
    searcher = Searcher.over(corpus.files, index)
    return lambda message: ReplyRecord(
        to_record(Conversation(searcher.find, INTERNATIONAL).reply_to(message)), searcher.corpus_folder)


def fails(assertion: Callable[..., None], *given: Any, **named: Any) -> str:
    """What an assertion that must fail says."""
    with pytest.raises(AssertionError) as told:
        assertion(*given, **named)
    return str(told.value)


def test_a_citation_is_of_the_article_and_holds_the_words(asking: Ask) -> None:
    """The right article alone, or the right words alone, are not enough."""
    reply = asking(TOMATOES)
    assert_cites(reply, "garden")
    assert_cites(reply, "garden", "tomatoes  need WATER")
    assert_cites(reply, "garden", ["early in the morning", "invites slugs"])
    for doc_id, words in (("bread", "early in the morning"), ("garden", "at noon"), ("garden", ["early", "at noon"])):
        assert "no quotation is of the article" in fails(assert_cites, reply, doc_id, words)


def test_a_failure_says_what_was_asked_expected_and_shown(asking: Ask) -> None:
    """All three, with the place of what was shown."""
    said = fails(assert_cites, asking(TOMATOES), "garden", "at noon")
    assert f"asked     {TOMATOES}" in said and "expected  garden: “at noon”" in said
    assert "[1] garden.md, line 28 · Watering" in said and "| Tomatoes need water early" in said


@pytest.mark.parametrize(("change", "words"), [
    ({"text": "Tomatoes need water late."}, "the words shown are not those of garden.md"),
    ({"span": [0, 5]}, "the words shown are not those of garden.md"),
    ({"lines": [1, 1]}, "do not stand on the lines cited"),
    ({"file": "gone.md"}, "the file cited is not there"),
    ({"highlights": [[0, 9999]]}, "a highlight lies outside"),
])
def test_a_quotation_is_looked_up_in_its_file(asking: Ask, change: dict[str, Any], words: str) -> None:
    """A word, a place or a line that is not the file's is noticed."""
    reply = asking(TOMATOES)
    assert_quotes(reply)
    broken = ReplyRecord(copy.deepcopy(dict(reply)), reply.corpus)
    broken["passages"][-1].update(change)
    assert words in fails(assert_quotes, broken)


def test_quotations_stand_in_files_with_other_line_ends(asking: Ask, folder: Path) -> None:
    """Spans count line ends as one character, and a byte-order mark as one."""
    for file in folder.glob("*.md"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    searcher = Searcher(folder, folder.parent / "index", lambda line: None)
    record = to_record(Conversation(searcher.find, INTERNATIONAL).reply_to(TOMATOES))
    assert_quotes(record, folder)


def test_nothing_quoted_is_nothing_shown_to_be_right(asking: Ask) -> None:
    """A test of quotations does not pass for want of any; a plain record needs its folder named."""
    assert "nothing is quoted" in fails(assert_quotes, asking("how do I fix a bicycle?"))
    with pytest.raises(TypeError, match="name the folder"):
        assert_quotes(dict(asking(TOMATOES)))


def test_only_the_plain_refusal_is_declining(asking: Ask) -> None:
    """An answer, a fixed reply, a notice and a fault are not."""
    declined = asking("how do I fix a bicycle?")
    assert_declines(declined)
    for reply in (asking(TOMATOES), asking("thank you"), asking("I want to kill myself"), declined | {"error": "broken"}):
        assert "not declined" in fails(assert_declines, reply)


def test_a_crisis_notice_has_its_level_category_and_lines(asking: Ask) -> None:
    """Any notice, or the one that was meant; a level that does not exist is a mistake in the test."""
    reply = asking("I want to kill myself")
    assert_crisis(reply)
    assert_crisis(reply, "urgent", "self")
    assert "another crisis notice" in fails(assert_crisis, reply, "emergency")
    assert "another crisis notice" in fails(assert_crisis, reply, category="violence")
    assert "no crisis notice" in fails(assert_crisis, asking(TOMATOES))
    assert "nowhere to turn" in fails(assert_crisis, reply | {"notice": reply["notice"] | {"resources": []}})
    assert "more beside it" in fails(assert_crisis, reply | {"passages": asking(TOMATOES)["passages"]})
    with pytest.raises(ValueError, match="use one of emergency, urgent, mention"):
        assert_crisis(reply, "grave")


def test_a_mention_may_stand_beside_an_answer(asking: Ask) -> None:
    """The lightest notice leaves the passages where they are."""
    assert_crisis(asking(TOMATOES) | {"notice": asking("I want to kill myself")["notice"] | {"level": "mention"}}, "mention")
