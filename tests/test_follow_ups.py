"""Turns that lean on the one before, and messages with several questions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psychobot import context
from psychobot import follow_up_signs as signs
from psychobot.answer import MOST_WORDS
from psychobot.asking import questions_in
from psychobot.evaluation import parse_questions
from psychobot.query import read_query
from psychobot.records import Answer
from psychobot.search import Ranking, in_view, search
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The shipped corpus, with an index of its own."""
    return Searcher(shipped_corpus(), tmp_path_factory.mktemp("index"), lambda line: None)


def last(searcher: Searcher, *turns: str) -> Answer:
    """The answer to the last of some turns."""
    query = None
    for turn in turns:
        answer, query = searcher.find(turn, query)
    return answer


def said(answer: Answer) -> str:
    """All words quoted."""
    return " ".join(quotation.text for quotation in answer.quotations)


@pytest.mark.parametrize(("turns", "taken"), [
    (("what is free association", "who came up with it?"), "free association"),
    (("does it help with depression", "and bulimia?"), "depression"),
    (("is online therapy as good", "how soon"), "online"),
    (("what is free association", "examples?"), "free association"),
    (("what is free association", "could you give me an example?"), "free association"),
    (("what is free association", "whose idea"), "free association"),
    (("what is free association", "to what purpose?"), "free association"),
    (("what are defense mechanisms", "give me one from real life"), "defense"),
    (("how does cbt differ from psychoanalysis", "which is quicker"), "cbt"),
    (("does the military recommend it", "for which illness?"), "military"),
    (("what are repressed emotions", "and what harm do they do?"), "repressed"),
    (("what is play therapy", "and what does the therapist do there"), "play"),
    (("is online therapy cheaper", "just as good?"), "online"),
    (("what is a defense mechanism", "where would i spot mine"), "defense"),
    (("what does research say on bulimia", "which study are you talking about"), "bulimia"),
    (("what is transference", "effects?"), "transference"),
    (("what is object relations theory about", "Who are the main names?"), "object"),
    (("what is object relations theory about", "so who are the big names"), "object"),
    (("what is transference", "ok n why does it happen"), "transference"),
    (("what is transference", "Is it a good thing or does it mean trouble?"), "transference"),
    (("My gran in Ullapool asked me, and I had no idea: what is transference?", "can it be useful"), "transference"),
    (("what is free association", "is it helpful to patients"), "free association"),
    (("compare art therapy and drama therapy", "what do they do in the latter?"), "drama"),
    (("what is free association", "even gross stuff?", "why"), "free association"),
    (("what are defense mechanisms", "does therapy get rid of em"), "defense"),
    (("what are abandonment issues", "fixable?"), "abandonment"),
    (("what is self psychology", "founder?"), "self psychology"),
    (("how structured are the sessions", "compared to CBT?"), "structured"),
    (("can bulimia be treated", "anorexia even?"), "bulimia"),
    (("what is transference", "can you give a real life example please"), "transference"),
    (("does psychodynamic therapy help with depression", "mines severe tho"), "depression"),
    (("what is music therapy", "good for which illnesses"), "music"),
])
def test_what_leans_takes_over_the_subject(searcher: Searcher, turns: tuple[str, ...], taken: str) -> None:
    """A pronoun, a leading "and" and a fragment without a verb all point back."""
    answer = last(searcher, *turns)
    assert answer.follows and taken.split()[0] in (answer.query or "").partition("(")[2]


@pytest.mark.parametrize("turn", [
    "what is dream analysis", "how do i renew my passport", "who is Heinz Kohut", "is psychodynamic therapy one on one",
    "What is transference and who found it?", "group therapy",
    "does it matter how much i like the therapist", "and who was Melanie Klein?", "and what is transference?", "what do they do in body therapy",
    "is there a therapy where you dance?",
    "dreams, do they use that?", "are they open in Lagos?",
    "so who was carl jung", "and what is play therapy", "and what does countertransference mean", "so what happened in the 1950s",
    "what do they mean by remission", "ok and what is a blank screen", "ok so what happens at the first appointment", "Define remission.", "so what's free association in therapy",
    'and what is this "blank screen"', "and therapy by internet, is it as good?",
    "is it going to freeze on sunday", "so what's this thing called countertransference", "remission - what do they mean by it",
    "and is psychotherapy the same as counseling", "self awareness",
    "triggers??", "is it true triggers come from the past", "do they write things down, therapists", "so who thought up CBT",
    "drama therapy hows that done", "hypnosis?? is that done", "now what's this resistance business",
    "is it going to rain on friday", "is it rude that i looked up my counsellor",
    'what does it mean when they say "working through"', "why is my kettle leaking",
    "they say dreams are a window on the mind, is that true", "how does it feel to be a robot",
])
def test_a_changed_subject_is_answered_as_if_it_came_first(searcher: Searcher, turn: str) -> None:
    """What names its own subject is not contaminated by the turn before."""
    after = last(searcher, "does psychodynamic therapy help with depression", turn)
    alone = last(searcher, turn)
    assert not after.follows and [q.text for q in after.quotations] == [q.text for q in alone.quotations]


def test_what_finds_nothing_together_is_tried_by_itself(searcher: Searcher) -> None:
    """Another name after one that the corpus lacks is a subject of its own."""
    answer = last(searcher, "who was kernberg", "and kohut?")
    assert answer.kind == "answer"
    assert not answer.follows
    assert "Kohut" in said(answer)


def test_another_name_is_what_is_answered(searcher: Searcher) -> None:
    """Whether or not the one before is still heard."""
    assert "Klein" in last(searcher, "who was heinz kohut", "and melanie klein?").quotations[0].text


def test_what_the_corpus_lacks_is_not_gone_on_with(searcher: Searcher) -> None:
    """A pronoun after a question about something else altogether means what the corpus is about."""
    turns = "who won wimbledon in 2013", "so what IS it good for"
    assert not last(searcher, *turns).follows and last(searcher, *turns).kind == "answer"


def test_this_therapy_points_to_no_turn_before(searcher: Searcher) -> None:
    """Where a message names something, what the whole corpus is about is no pointer; where it does not, it is one."""
    assert not last(searcher, "no advice at all?", "Who was Sigmund Freud to this therapy?").follows
    assert last(searcher, "what is music therapy", "how does this therapy work").follows


def test_the_second_of_a_list_is_found(searcher: Searcher) -> None:
    """An ordinal means that item of the list shown, and still does one turn later."""
    turns = ("which techniques are used in psychodynamic therapy", "tell me more about the second")
    listed = next(q.text for q in last(searcher, turns[0]).quotations if q.hit.passage.kind == "list")
    assert "Interpretation" in listed.split("\n- ")[2]
    assert "nterpretation" in said(last(searcher, *turns))
    assert "stance" in (last(searcher, *turns, "and the last one?").query or "")
    third = last(searcher, *turns, "tell me of the first", "and the third?")
    assert third.follows and third.kind == "answer"


@pytest.mark.parametrize("turn", ["the second one", "the fifth"])
def test_an_ordinal_without_a_list_is_no_fault(searcher: Searcher, turn: str) -> None:
    """Nothing was listed, or not so many."""
    assert last(searcher, turn).kind == "no_answer"
    assert last(searcher, "Who was Anna Freud?", turn).kind in ("answer", "no_answer")


def test_each_of_several_questions_is_answered(searcher: Searcher) -> None:
    """Every question has its passages, or none where the corpus does not say; no passage stands twice."""
    answer = last(searcher, "how often are sessions? and how long do they last? what does it cost")
    often, long, cost = answer.parts
    assert often.ranks and long.ranks and not cost.ranks
    assert [q.hit.rank for q in answer.quotations] == list(range(1, len(answer.quotations) + 1))
    places = [q.hit.passage.passage_id for q in (*answer.quotations, *answer.more)]
    assert len(places) == len(set(places))
    assert {rank for part in answer.parts for rank in part.ranks} == {q.hit.rank for q in answer.quotations}


@pytest.mark.parametrize(("message", "parts"), [
    ("What is transference?", 1), ("I feel low. Can it help?", 1), ("how often do i go? every week?", 1),
    ("What is CBT; how long does it take?", 2), ("who is Freud and when was he born", 2),
    ("a? b? c? d? what is it? who? how long?", 2), ("", 1), ("?!?", 1),
    ("does it work for couples and families", 1), ("What is it? Who did it? How long?", 2),
])
def test_messages_are_cut_only_into_whole_questions(message: str, parts: int) -> None:
    """What names nothing is no question of its own."""
    found = questions_in(message)
    assert len(found) == parts and all(part in message for part in found)


def test_a_reply_keeps_to_the_words_a_reader_reads(searcher: Searcher) -> None:
    """Beyond the first passage for each question nothing is shown that would make the reply longer than promised."""
    rated = parse_questions((Path(shipped_corpus()) / "questions.toml").read_text("utf-8"))
    for one in rated[::3]:
        answer = searcher.find(one.question)[0]
        shown = answer.quotations
        assert len(shown) <= max(1, len(answer.parts)) or len(" ".join(q.text for q in shown).split()) <= MOST_WORDS


def test_what_no_article_tells_of_a_person_is_not_answered_by_what_it_tells(searcher: Searcher) -> None:
    """Of a completed question its own words say whether the corpus answers it: those taken over have been answered."""
    assert last(searcher, "who thought of object relations", "what is that about").kind == "answer"
    assert last(searcher, "who thought of object relations", "is she still alive").kind == "no_answer"


@pytest.mark.parametrize("turn", [
    "ok something else, what are repressed emotions", "different question: what is resistance", "what happens in play therapy",
    "who can practise this kind of therapy",
])
def test_a_reader_who_changes_the_subject_is_believed(searcher: Searcher, turn: str) -> None:
    """Said outright, by a whole question without an auxiliary, or by speaking of this therapy after an ailment."""
    assert not last(searcher, "does it help with social anxiety", "and panic attacks?", turn).follows


def test_the_same_elsewhere_is_a_follow_up(searcher: Searcher) -> None:
    """Without its article too."""
    assert last(searcher, "do i get homework", "same in CBT?").follows


@pytest.mark.parametrize(("message", "words"), [("who is it for", "suits some people"), ("who shouldn't do it", "poorer")])
def test_a_question_without_a_telling_word_is_answered_where_it_is_known(
    searcher: Searcher, message: str, words: str,
) -> None:
    """Every word of *who is it for* is one that every question has."""
    assert words in said(last(searcher, message))


@pytest.mark.parametrize("message", ["why", "so what", "when", "and then", "do i have to", "is that so"])
def test_what_asks_for_nothing_by_itself_is_not_answered(searcher: Searcher, message: str) -> None:
    """No question of the corpus is like it: a likeness of a word or two is none."""
    assert last(searcher, message).kind == "no_answer"


def test_what_a_follow_up_adds_must_be_told_too(searcher: Searcher) -> None:
    """The price of family therapy stands nowhere, however well the articles know family therapy."""
    assert last(searcher, "what is family therapy", "what would that cost us").kind == "no_answer"
    assert last(searcher, "what is family therapy", "who comes to that").kind == "answer"


@pytest.mark.parametrize("message", ["do they let you smoke on the ward", "is it haram to see a psychologist"])
def test_what_is_refused_either_way_is_shown_as_asked(searcher: Searcher, message: str) -> None:
    """A question on something else is refused without the subject before it."""
    answer = last(searcher, "what is selective mutism", message)
    assert not answer.follows


def test_one_thing_of_a_list_leads_back_to_the_whole(searcher: Searcher) -> None:
    """*Them* after one of the five is all of them."""
    answer = last(searcher, "what are the big five of psychodynamic therapy", "explain the 3rd", "who thought them up")
    assert answer.follows and "igures" in said(answer)


@pytest.mark.parametrize("number", ["number 2", "#2", "point 2", "no. 2", "the 2nd"])
def test_things_of_a_list_go_by_number(searcher: Searcher, number: str) -> None:
    """However it is counted; and within the list an example is one of that thing, and the last is still its last."""
    turns = ("what are the big five of psychodynamic therapy", f"explain {number}")
    assert "defense" in said(last(searcher, *turns)).lower()
    third = last(searcher, *turns, f"{number.replace('2nd', '3rd').replace('2', '3')} pls")
    assert third.kind == "answer" and "(transference)" in (third.query or "")
    assert "relationship" in (last(searcher, *turns, "examples?", "and the last one").query or "")


def test_a_step_is_named_within_a_question(searcher: Searcher) -> None:
    """*What does the second step involve*: of the list shown, or of two things named where none was."""
    begun = "How does one begin psychodynamic therapy in practice?"
    assert "consultation" in (last(searcher, begun, "What does the second step involve?").query or "")
    compared = "What is the difference between psychoanalysis and psychodynamic therapy?"
    assert "(psychoanalysis)" in (last(searcher, compared, "so the first one takes longer?").query or "")


def test_what_was_asked_of_one_is_asked_of_the_other(searcher: Searcher) -> None:
    """*And the second?* asks again what the turn before asked of the first."""
    turns = ("difference between cbt and psychodynamic", "who invented the first one", "and the second?")
    assert "Freud" in said(last(searcher, *turns))


def test_the_second_of_two_stays_the_second(searcher: Searcher) -> None:
    """A question on both does not make a reader forget which was which; nor does one that finds nothing."""
    compared = "what is the difference between art therapy and drama therapy?"
    asked = "what goes on in the first one?"
    assert last(searcher, compared, "which of the two is older", asked).query == last(searcher, compared, asked).query
    turns = ("difference between transference and countertransference", "is the second one dangerous")
    assert (last(searcher, *turns).query or "").endswith("(countertransference)")


@pytest.mark.parametrize("turn", ["and the reverse?", "is there an opposite", "and the other way round?"])
def test_the_reverse_of_transference_is_the_therapist_s(searcher: Searcher, turn: str) -> None:
    """Readers ask for it so, and the articles have a name for it."""
    assert "ountertransference" in said(last(searcher, "what is transference", turn))


def test_a_nod_before_a_new_question_is_no_pointer(searcher: Searcher) -> None:
    """What stands before the comma is named, whatever the reader says before it."""
    for nod in ("", "Fine. ", "ok, ", "right, thanks. "):
        answer = last(searcher, "what is play therapy", f"{nod}'Resistance', what is that supposed to mean?")
        assert not answer.follows and "resistance" in said(answer).lower()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["'- ", " ", "and ", "it, ", "the first one ", "a - ", "- it is - ", ",", "''"])
def test_hostile_turns_are_read_at_once(searcher: Searcher, piece: str) -> None:
    """A hundred thousand characters of what follow-ups are known by keep nobody waiting."""
    assert last(searcher, "what is transference", piece * (100_000 // len(piece)) + " x").kind
    assert last(searcher, "what is transference", piece * (390 // len(piece)) + " x").kind


@pytest.mark.parametrize("turn", ["session number 2", "what is the first thing to ask a therapist", "how do I take the first step"])
def test_not_every_number_is_that_of_a_list(searcher: Searcher, turn: str) -> None:
    """A session has a number too, and a first thing is not the first of the list above."""
    found = last(searcher, "what are the big five of psychodynamic therapy", turn)
    assert "unconscious" not in (found.query or "") and "defense" not in (found.query or "")


def test_a_remark_on_the_answer_is_no_part_of_the_question(searcher: Searcher) -> None:
    """*Sounds a bit dodgy, ...* leads over to what is asked."""
    answer = last(searcher, "what's countertransference", "sounds a bit dodgy, do they own up to it")
    assert (answer.query or "").startswith("do they own up") and "admit" in said(answer)


def test_a_question_on_something_else_ends_the_thread(searcher: Searcher) -> None:
    """After what the corpus lacks, a message that names something stands by itself."""
    first, follow_up = "what is play therapy", "is it any good for grief"
    assert last(searcher, first, follow_up).follows
    assert not last(searcher, first, "how do i bleed a radiator", follow_up).follows


@pytest.mark.parametrize("message", [
    "transference vs countertransference?? exam tmrw, pls help", "Hello, Amina from Arusha here. What is object relations?",
])
def test_the_one_question_of_a_message_is_tried_alone(searcher: Searcher, message: str) -> None:
    """What stands around it, an exam or a greeting, is in no article and should not silence it."""
    assert last(searcher, message).kind == "answer"
    assert last(searcher, "my car failed its test today. what is the capital of Peru?").kind != "answer"


@pytest.mark.parametrize(("turns", "words"), [
    (("does the therapist tell you what to do", "is it like that in CBT"), "non-directive stance"),
    (("whats the first appointment like", "and after that?"), "After the first meeting"),
    (("Tell me about free association", "what's the point of that", "and if there's something I don't want to go into?"), "reluctance"),
])
def test_a_follow_up_is_answered_in_view_of_the_talk(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, turns: tuple[str, ...], words: str
) -> None:
    """What was found before, and for the message as typed, counts beside the completed one."""
    in_view = said(last(searcher, *turns))
    monkeypatch.setattr(context, "in_view", lambda index, query, ranking, others, k: ranking)
    assert words in in_view and words not in said(last(searcher, *turns))


def test_what_is_found_for_others_counts_as_much_as_it_weighs(searcher: Searcher) -> None:
    """Of each ranking the share of its highest score is taken; with nothing beside it the order stays."""
    _, index = searcher.open()
    one, two = (read_query(text, index) for text in ("what is transference", "who was Melanie Klein"))
    first, second = search(index, one, 5), search(index, two, 5)
    assert in_view(index, one, first, [], 5).rows == first.rows
    assert in_view(index, one, first, [(9.0, second.scores)], 5).rows[0] == second.rows[0]
    assert in_view(index, one, first, [(0.1, second.scores), (5.0, None)], 5).rows[0] == first.rows[0]
    assert {*in_view(index, one, first, [(1.0, second.scores)], 2).rows} == {first.rows[0], second.rows[0]}
    assert in_view(index, one, Ranking(()), [(1.0, second.scores)], 5) == Ranking(())


def test_a_talk_remembers_how_it_began(searcher: Searcher) -> None:
    """As far as turns lean on one another; a new subject begins anew."""
    query, began = None, []
    for turn in ("what is free association", "even gross stuff?", "and why", "who was Melanie Klein"):
        query = searcher.find(turn, query)[1]
        began.append([unit.typed for unit in query.began])
    assert began == [[], ["free", "association"], ["free", "association"], []]


def test_what_finds_the_same_by_itself_takes_nothing_over(searcher: Searcher) -> None:
    """*How does it work online* needs no turn before; what points with *this* or *that* keeps it."""
    assert not last(searcher, "what is resistance", "and how did it start with Freud in the 1880s").follows


@pytest.mark.parametrize(("turns", "follows"), [
    (("what is bulimia", "is there anything like this with massage"), False),
    (("What is art therapy?", "who invented it"), True),
])
def test_what_shows_the_same_by_itself_is_not_said_to_follow(
    searcher: Searcher, turns: tuple[str, ...], follows: bool
) -> None:
    """All that is shown must be the same where a *this* points back; a short reminder follows all the same."""
    answer, alone = last(searcher, *turns), last(searcher, turns[-1])
    assert answer.follows is follows
    assert follows or [q.text for q in answer.quotations] == [q.text for q in alone.quotations]


def test_many_small_words_behind_an_ordinal_take_no_time() -> None:
    """No two ways of reading the same words: forty of them would take years."""
    assert re.search(signs.ORDINAL, "the first" + " now" * 40 + " something") is None
    assert re.search(signs.ORDINAL, "explain the third one for me now pls") is not None
    assert re.search(signs.ORDINAL, "what is the first step of grieving") is None
