from __future__ import annotations

import pytest

from psychobot.about import TOPICS, about


@pytest.mark.parametrize(("message", "name"), [
    ("hi", "greeting"), ("Hello there!", "greeting"), ("good morning, how are you?", "greeting"), ("hey psychobot", "greeting"),
    ("thanks a lot", "thanks"), ("Thank you, that helps", "thanks"), ("great, thanks!", "thanks"), ("cheers mate", "thanks"),
    ("who are you?", "who"), ("what's psychobot", "who"), ("whats your name", "who"), ("Who made this?", "who"),
    ("what can you do", "can"), ("help", "can"), ("what can i ask you", "can"), ("how do you work?", "can"),
    ("what can you tell me", "can"), ("Tell me something interesting!", "can"), ("surprise me", "can"),
    ("are you a real person", "human"), ("Are you an AI?", "human"), ("am I talking to a human", "human"),
    ("is this confidential", "privacy"), ("do you store what i type", "privacy"), ("Is my data private?", "privacy"),
    ("do i have depression?", "diagnosis"), ("does my son have adhd", "diagnosis"), ("can you diagnose me please", "diagnosis"),
    ("I cry a lot lately. Am I bipolar?", "diagnosis"), ("what's wrong with me", "diagnosis"),
    ("should i stop taking my zoloft", "treatment"), ("which antidepressant should I take", "treatment"),
    ("can you be my therapist", "treatment"), ("be my therapist", "treatment"), ("should i see a therapist", "treatment"),
    ("bye", "bye"), ("good night", "bye"), ("ok", "fine"), ("no thanks", "fine"), ("leave me alone", "fine"), ("never mind", "fine"),
])
def test_what_is_said_to_the_program_gets_its_fixed_reply(message: str, name: str) -> None:
    """Greetings, thanks, questions about the program and requests for a diagnosis are recognised."""
    found = about(message)
    assert found is not None and found[0] == name


@pytest.mark.parametrize("message", [
    "hello, what is transference?", "ok what is CBT", "no idea what CBT is", "stop therapy early", "thanks, and how long does it take?", "what is psychodynamic therapy", "how does it work",
    "can psychodynamic therapy help me with my anxiety", "who is Freud", "who created attachment theory?",
    "can it be combined with medication?", "is it safe?", "what are you supposed to talk about in therapy", "great expectations",
    "does it help if you have ptsd", "are antidepressants better than therapy", "who reviewed the ro article",
    "How often should I see my therapist?", "How many sessions of therapy should I have?", "Can I have therapy for anxiety?",
    "Do I have to have depression to try psychodynamic therapy?", "what topics come up in psychodynamic therapy?",
    "what questions will I be asked in the first session?", "does it share features with CBT?", "is it a real therapy?",
    "tell me something about dreams", "say something on freud", "what else is there?",
    "do you keep a dream journal in therapy?", "is there someone who should avoid it?", "Is it private, just the two of us?",
    "what do you do in a session", "is therapy confidential", "how do they diagnose depression", "", "?", "💥",
])
def test_questions_of_the_subject_are_searched(message: str) -> None:
    """A question for the corpus is never swallowed by a fixed reply."""
    assert about(message) is None


def test_fixed_replies_name_a_way_on() -> None:
    """Who asks for a diagnosis or treatment is told whom to turn to, and where urgent help is."""
    for topic in TOPICS:
        if topic.name in ("diagnosis", "treatment"):
            assert "doctor" in topic.words and "/help-lines" in topic.words
        assert len(topic.words.split()) <= 80


def test_a_very_long_message_is_read_in_no_time() -> None:
    """The shapes have no nested repeats: a hostile message ends."""
    assert about("hi " * 30_000) is None
    assert about("do i have " * 10_000) is None
