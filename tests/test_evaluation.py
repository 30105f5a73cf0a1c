from __future__ import annotations

import math

import pytest

from psychobot import claims, gaps
from psychobot.analysis import terms
from psychobot.articles import read_corpus
from psychobot.dialogues import measure_talk, parse_dialogues, parse_points
from psychobot.errors import ArticleError
from psychobot.evaluation import (
    Outcome,
    Place,
    Rated,
    auroc,
    measure,
    named,
    parse_questions,
    relevant,
    reliability,
    risk,
    run_questions,
)
from psychobot.records import Answer, Article, Hit, Passage, Quotation, Span
from psychobot.settings import shipped_corpus

QUESTIONS = (shipped_corpus() / "questions.toml").read_text("utf-8")
RATED = parse_questions(QUESTIONS)
CORPUS = read_corpus(shipped_corpus())


def outcome(places: bool, kind: str, confidence: float, *ranks: int, shown: int = 3) -> Outcome:
    """A made-up outcome."""
    rated = Rated("q", "k", (("d", ("w",)),) if places else ())  # type: ignore[arg-type]
    return Outcome(rated, Answer(kind, confidence=confidence, quotations=(None,) * shown), ranks)  # type: ignore[arg-type]


def test_measures_on_numbers_worked_out_by_hand() -> None:
    """Success, reciprocal rank, refusals and declines of five outcomes."""
    found = measure([
        outcome(True, "answer", 0.9, 1), outcome(True, "answer", 0.8, 2, 3), outcome(True, "no_answer", 0.4, 1),
        outcome(False, "answer", 0.7), outcome(False, "no_answer", 0.1)])
    assert [found.success_at_1, found.success_at_3] == pytest.approx([1 / 3, 2 / 3])
    assert found.reciprocal_rank == pytest.approx(0.5)
    assert [found.declined, found.refused, found.found] == pytest.approx([0.5, 1 / 3, 1.0])
    assert found.auroc == pytest.approx(5 / 6)


def test_what_is_ranked_but_not_shown_is_no_success() -> None:
    """A passage that waits for /more answers nobody."""
    found = measure([outcome(True, "answer", 0.9, 2, shown=1)])
    assert [found.success_at_3, found.found] == [0, 1]


def test_auroc_counts_ties_half_and_knows_nothing_of_nothing() -> None:
    """Equal scores are a coin toss; without one side there is no figure."""
    assert auroc([0.5], [0.5]) == 0.5
    assert math.isnan(auroc([], [0.1]))


def test_reliability_puts_every_outcome_into_one_bin() -> None:
    """Confidences from 0 to 1 inclusive are all counted."""
    outcomes = [outcome(True, "answer", c / 10, 1) for c in range(11)]
    assert sum(count for _, _, count in reliability(outcomes)) == 11


def test_ndcg_of_rankings_worked_out_by_hand() -> None:
    """Two passages answer: found at rank 2 only, at 1 and 2, not at all; the eleventh rank is not looked at."""
    ranked = outcome(True, "answer", 0.9, 2)._replace(relevant=2)
    second = 1 / math.log2(3)
    assert ranked.ndcg == pytest.approx(second / (1 + second))
    assert ranked._replace(ranks=(1, 2)).ndcg == 1
    assert ranked._replace(ranks=()).ndcg == ranked._replace(ranks=(11,)).ndcg == ranked._replace(relevant=0, ranks=()).ndcg == 0
    assert ranked._replace(ranks=tuple(range(1, 11)), relevant=30).ndcg == pytest.approx(1)
    assert ranked._replace(answer=Answer("no_answer")).ndcg == ranked.ndcg
    assert math.isnan(ranked._replace(relevant=None).ndcg)
    assert named(measure([ranked, ranked._replace(ranks=(1, 2))]))["nDCG@10"] == pytest.approx((1 + ranked.ndcg) / 2)


def test_a_passage_that_holds_another_that_answers_is_not_counted() -> None:
    """A list and two of its items answer, and a passage elsewhere: three can be ranked together, in one document alone."""
    places = (Place("d", ("spade",)),)
    text = "spade and spade, and spades"
    spans = (Span(0, 15), Span(0, 5), Span(10, 15), Span(21, 27), Span(6, 9))
    quotations = [_quoting(text)._replace(text=span.of(text), hit=Hit(Passage("d#1", "d", "item", (), span, (1, 1)), 0, 0))
                  for span in spans]
    other = _quoting("spade")._replace(article=Article("e", "e.md", "spade", "E", ()))
    assert relevant(places, [*quotations, other]) == 3
    assert relevant(places, []) == 0
    found = run_questions([Rated("q", "k", places)], lambda message: Answer("answer", quotations=tuple(quotations[1:3])), quotations)
    assert found[0].ranks == (1, 2) and found[0].ndcg == pytest.approx((1 + 1 / math.log2(3)) / (1.5 + 1 / math.log2(3)))


def test_risk_at_coverage_worked_out_by_hand() -> None:
    """Of four questions the surest is right, of two equally sure ones one is, the last is not."""
    outcomes = [outcome(False, "no_answer", 0.1), outcome(True, "answer", 0.8, 4), outcome(True, "answer", 0.9, 3),
                outcome(True, "no_answer", 0.8, 1)]
    for order in (outcomes, outcomes[::-1]):
        assert [risk(order, share) for share in (0.25, 0.5, 0.75, 1)] == pytest.approx([0, 0.25, 1 / 3, 0.5])
    assert measure(outcomes).risk == pytest.approx((0.25, 1.2 / 3.2 , 0.5))
    assert math.isnan(risk([], 0.5))


@pytest.mark.parametrize(("text", "words"), [
    ("[[answerable]]\nquestion='a'\nkind='k'", "has no `answers`"), ("[[unanswerable]]\nkind='k'", "lacks 'question'"),
    ("x = ", "is not TOML"), ("[[answerable]]\nquestion='a'\nkind='k'\nanswers=[{words=['x']}]", "lacks 'document'"),
])
def test_broken_questions_are_named(text: str, words: str) -> None:
    """A fault in the rated questions is told with file and line."""
    with pytest.raises(ArticleError, match=words):
        parse_questions(text)


def test_there_are_enough_rated_questions_of_every_kind() -> None:
    """At least 200 answerable and 100 unanswerable questions, of all kinds and every article."""
    able = [rated for rated in RATED if rated.places]
    assert len(able) >= 200 and len(RATED) - len(able) >= 100
    kinds = "direct reworded short rambling misspelt yesno who howlong list comparison".split()
    assert {rated.kind for rated in able} >= set(kinds)
    assert {place.document for rated in able for place in rated.places} == {a.doc_id for a in CORPUS.articles}


def test_every_place_of_a_rated_question_exists() -> None:
    """The words that an answer must hold stand in the document named."""
    texts = {article.doc_id: " ".join(article.text.casefold().split()) for article in CORPUS.articles}
    missing = [(rated.question, words) for rated in RATED for place in rated.places for words in place.words
               if " ".join(words.casefold().split()) not in texts[place.document]]
    assert missing == []


def test_rated_questions_and_expansion_questions_share_no_sentence() -> None:
    """What is measured with is not what is indexed: no two differ only in signs, order or endings of words."""
    tables = [article.questions for article in CORPUS.articles]
    tables.append(gaps.parse(CORPUS.files.text("gaps.toml"), "gaps.toml"))
    indexed = [question for table in tables for rows in table.values() for question in rows]
    indexed += [ask for claim in claims.parse(CORPUS.files.text("claims.toml"), "claims.toml") for ask in claim.asks]
    assert len(indexed) > 1000
    letters, stems = {_letters(question): question for question in indexed}, {_stems(question): question for question in indexed}
    measured = [rated.question for rated in RATED] + [point.question for point in parse_points(QUESTIONS)]
    measured += [turn.text for each in parse_dialogues(QUESTIONS) for turn in each.turns if len(turn.text.split()) > 2]
    shared = {question: letters.get(_letters(question)) or stems.get(_stems(question)) for question in measured}
    offenders = [f"{rated!r} is indexed as {question!r}" for rated, question in shared.items() if question]
    assert not offenders, "\n".join(offenders)


def _letters(question: str) -> str:
    return "".join(char for char in question.casefold() if char.isalnum())


def _stems(question: str) -> frozenset[str]:
    return frozenset(terms(question))


def test_dialogues_are_measured_turn_by_turn() -> None:
    """A follow-up counts when its words are shown, a changed subject when nothing of the turns before is."""
    text = """
    [[dialogues]]
    turns = [
      {text = "spades", needs = "standalone", expect = ["x"]},
      {text = "and rakes?", needs = "context", expect = ["two words"]},
      {text = "who?", needs = "context", expect = []},
      {text = "bread", needs = "changed", expect = []},
    ]
    [[disagreements]]
    question = "deep?"
    sides = [["one spade"], ["two words", "two spades"]]
    """
    told = Answer("answer", quotations=(_quoting("Here are two  words."), _quoting("One spade is enough.")))
    shown = measure_talk(parse_dialogues(text), parse_points(text), lambda: lambda message: told)
    assert shown == (1, 1, 0, 1, 1, 1, 1, 1)
    nothing = measure_talk(parse_dialogues(text), parse_points(text), lambda: lambda message: Answer("no_answer"))
    assert nothing == (0, 1, 1, 1, 1, 1, 0, 1)
    contaminated = measure_talk(parse_dialogues(text), [], lambda: _Forgetful())
    assert contaminated.untouched == 0 and math.isnan(contaminated.both_sides)


def _quoting(text: str) -> Quotation:
    passage = Passage("d#1", "d", "paragraph", (), Span(0, len(text)), (1, 1))
    return Quotation(Hit(passage, 1.0, 1), Article("d", "d.md", text, "D", ()), text)


class _Forgetful:
    """Answers the first message of a conversation otherwise than the later ones."""

    def __init__(self) -> None:
        self.turns = 0

    def __call__(self, message: str) -> Answer:
        self.turns += 1
        return Answer("answer", quotations=(_quoting("first" if self.turns == 1 else "later"),))


@pytest.mark.parametrize(("text", "words"), [
    ("[[dialogues]]\nturns = [{text = 'a'}]", "lacks 'needs'"), ("[[disagreements]]\nquestion = 'a'", "lacks 'sides'"),
])
def test_broken_dialogues_are_named(text: str, words: str) -> None:
    """A fault is told with file and line."""
    with pytest.raises(ArticleError, match=words):
        (parse_dialogues if "dialogues" in text else parse_points)(text)
