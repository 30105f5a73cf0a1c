"""One conversation: full notice, reminder, refusals, clarifications, and risk told only from history."""

import pytest

from psychobot.crisis import INTERNATIONAL, Region, Watch, regions, screening, watch
from psychobot.crisis.normalize import clauses
from psychobot.crisis.notices import notice_for

GB: Region = next(region for region in regions() if region.code == "GB")


def talk(*turns: str) -> list[str | None]:
    """What each turn is met with: None, a level, or *reminder*."""
    heard = Watch(GB)
    notices = [heard.hear(turn) for turn in turns]
    return [notice and ("reminder" if notice.category == "reminder" else notice.level) for notice in notices]


DIALOGUES = {
    "a quiet conversation": (["What is transference?", "and resistance?"], [None, None]),
    "the reminder ends after three quiet turns": (
        ["I want to die", "what is transference", "and resistance", "and insight", "and play"],
        ["urgent", "reminder", "reminder", "reminder", None],
    ),
    "a refusal is respected": (
        ["I want to die", "no thanks", "leave me alone", "what is CBT?"],
        ["urgent", "reminder", "reminder", "reminder"],
    ),
    "jk clears nothing": (["i want to die", "jk", "what is CBT"], ["urgent", "reminder", "reminder"]),
    "another meaning clears": (
        ["I want to kill myself", "no, I meant the line in the novel", "what is CBT"],
        ["urgent", "reminder", None],
    ),
    "new risk is shown in full": (["I want to die", "ok", "I took all my pills"], ["urgent", "reminder", "emergency"]),
    "risk from history": (["I want to die", "the train is coming. bye"], ["urgent", "urgent"]),
    "on purpose": (["I took too many tablets", "on purpose I guess"], ["emergency", "urgent"]),
    "safety reported is met warmly": (
        ["I feel suicidal", "I called my sister and she is coming"],
        ["urgent", "reminder"],
    ),
    "goodbye without history is only a goodbye": (["thanks, bye"], [None]),
    "how long something takes is no way of doing it": (
        ["I want to die", "how long does that take, therapy I mean?"],
        ["urgent", "reminder"],
    ),
    "nor is how a treatment goes": (
        ["I want to die", "how do group sessions run", "how do i start therapy"],
        ["urgent", "reminder", "reminder"],
    ),
    "a way is one in any words, a session named or not": (
        ["I want to die", "how do i do it before the session", "where could I do it then"],
        ["urgent", "urgent", "urgent"],
    ),
    "what only sounds like a way, a date or a means": (
        ["I want to die", "how much is one session in Lagos", "what is the date of Freud's birth", "where do i plug it in"],
        ["urgent", "reminder", "reminder", "reminder"],
    ),
    "what no rule was written for is heard in view of it": (
        ["I want to die", "rang them, nobody picked up, so that settles it", "its so quiet up here"],
        ["urgent", "urgent", "urgent"],
    ),
    "a subject spoken of again gets one line": (
        ["What did Freud write about suicide?", "and Durkheim on suicide?"],
        ["mention", "reminder"],
    ),
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogue(name: str) -> None:
    """Each turn is met as the turns before ask for."""
    turns, expected = DIALOGUES[name]
    assert talk(*turns) == expected


def test_full_notice_then_one_line() -> None:
    """The full text comes once, the reminder is one line of level mention that does not block."""
    heard = Watch(GB)
    full, short = heard.hear("I want to die"), heard.hear("what is CBT?")
    assert full is not None
    assert full.blocks
    assert "999" in full.text
    assert short is not None
    assert not short.blocks
    assert len(short.text.splitlines()) == 1


def test_what_goes_on_is_met_in_the_words_for_it() -> None:
    """Whoever fears somebody and hears the key in the door is shown the lines for that again."""
    heard = Watch(GB)
    first, again = heard.hear("my husband hits me when he drinks"), heard.hear("thats his key in the lock")
    assert first is not None and again is not None
    assert (first.category, again.level, again.category) == ("abuse", "urgent", "abuse")
    reminder = heard.hear("what is CBT")
    assert reminder is not None and "Samaritans" not in reminder.text
    assert reminder.resources[0] in first.resources


@pytest.mark.parametrize("about", ["self", "abuse", "child", "harm", "voices", "other"])
def test_every_region_has_a_line_to_remind_of(about: str) -> None:
    """One line, with a number or an address, whatever was told before."""
    for region in (*regions(), INTERNATIONAL):
        notice = notice_for("mention", "reminder", region, about=about)
        assert len(notice.text.splitlines()) == 1 and len(notice.resources) == 1, region


@pytest.mark.parametrize("turn", ["tonight", "i took them all, bye"])
def test_without_the_net_the_rules_hear_what_goes_on(turn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken weights cost precision, not the notice."""

    def broken(*_: object) -> None:
        raise OSError("no weights")

    monkeypatch.setattr(screening, "weigh_in_view", broken)
    assert screening.carried_by_history(clauses(turn))


def test_nothing_typed_is_kept() -> None:
    """A watch holds levels and counts, never words."""
    heard = Watch(INTERNATIONAL)
    heard.hear("xylophone I want to die")
    assert "xylophone" not in repr(vars(heard))


def test_a_fault_shows_the_built_in_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks inside, `hear` shows help and lets the answer follow."""

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(watch, "notice_for", broken)
    notice = Watch(GB).hear("I want to die")
    assert notice is not None
    assert (notice.level, notice.category, notice.blocks) == ("mention", "fault", False)
