from __future__ import annotations

import json
from pathlib import Path

import pytest

from psychobot.crisis import INTERNATIONAL, Region
from psychobot.errors import CorpusError
from psychobot.query import Query
from psychobot.records import Answer
from psychobot.reply import LONGEST, Conversation
from psychobot.reply_record import to_json, to_record
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus

GB = Region("GB", "United Kingdom")
KEYS = ["schema", "message", "kind", "notice", "query", "corrections", "confidence", "passages", "disagreement", "suggestions"]


def never(message: str, before: Query | None = None) -> tuple[Answer, Query]:
    """A search that must not be reached."""
    raise AssertionError("searched")


def nothing(message: str, before: Query | None = None) -> tuple[Answer, Query]:
    """A search that finds nothing."""
    return Answer("no_answer"), Query(message, ())


def broken(message: str, before: Query | None = None) -> tuple[Answer, Query]:
    """A search over a corpus that is not there."""
    raise CorpusError("/none: no such corpus folder")


@pytest.mark.parametrize("message", ["I want to kill myself", "i took all my pills just now", "i dont want to be alive anymore"])
def test_a_notice_comes_before_retrieval(message: str) -> None:
    """With a search that raises, the notice is there, and nothing was searched."""
    reply = Conversation(never, GB).reply_to(message)
    assert reply.kind == "crisis" and reply.notice is not None and reply.answer is None
    assert to_record(reply)["passages"] == []


@pytest.mark.parametrize("find", [broken, never])
def test_a_mention_survives_a_broken_search(find: object) -> None:
    """When the corpus is missing or the search has a fault, the offer of help is still shown, and the fault told."""
    reply = Conversation(find, GB).reply_to("how common is suicide among students?")  # type: ignore[arg-type]
    assert reply.notice is not None and reply.notice.level == "mention"
    assert reply.fault


def test_a_fault_is_told_in_the_record() -> None:
    """A corpus that cannot be opened is an error line in the record, not a traceback."""
    record = to_record(Conversation(broken, GB).reply_to("what is transference?"))
    assert record["error"] == "/none: no such corpus folder"


def test_the_record_has_its_promised_keys_in_order() -> None:
    """The first ten keys of the JSON record are a promise."""
    for message in ("hello", "I want to die", "what is transference?"):
        line = to_json(Conversation(nothing, GB).reply_to(message))
        assert "\n" not in line
        assert list(json.loads(line))[:10] == KEYS


def test_about_replies_carry_their_words() -> None:
    """A fixed reply is kind about, with its text as an extra key."""
    record = to_record(Conversation(never, GB).reply_to("are you human?"))
    assert record["kind"] == "about" and "program" in record["text"]


def test_a_notice_record_names_its_region_and_lines() -> None:
    """The record of a notice has level, category, region, text and the lines with the date they were checked."""
    notice = to_record(Conversation(never, GB).reply_to("I want to kill myself"))["notice"]
    assert (notice["level"], notice["region"]) == ("urgent", "GB")
    assert notice["resources"] and all(resource["checked_on"] for resource in notice["resources"])


def test_the_message_is_screened_whole_and_searched_in_part() -> None:
    """A very long message is searched up to a limit, but its last clause is still screened."""
    searched: list[str] = []

    def find(message: str, before: Query | None = None) -> tuple[Answer, Query]:
        searched.append(message)
        return nothing(message)

    Conversation(find, GB).reply_to("what is therapy? " * 4000)
    assert len(searched[0]) == LONGEST
    assert Conversation(never, GB).reply_to("what is therapy? " * 4000 + "I want to kill myself.").kind == "crisis"


def test_odd_characters_can_be_written() -> None:
    """A lone surrogate in what was typed does not break the record."""
    assert json.loads(to_json(Conversation(nothing, GB).reply_to("a\udcffb")))["message"] == "a?b"


def test_a_personal_request_gets_the_referral_and_then_a_general_passage(tmp_path: Path) -> None:
    """It says it cannot, and where to turn; what the articles say in general follows if they say anything."""
    searcher = Searcher(shipped_corpus(), tmp_path, lambda line: None)
    conversation = Conversation(searcher.find, INTERNATIONAL)
    for message, passages in (("do i have ptsd", 1), ("does my son have adhd", 0), ("hello", 0)):
        record = to_record(conversation.reply_to(message))
        assert record["kind"] == "about" and record["text"] and len(record["passages"]) == passages
