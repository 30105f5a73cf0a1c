"""The classifier of questions: what it learns, and that it does so in whole numbers alone."""

from __future__ import annotations

import random

import numpy as np
import pytest

from psychobot import learning
from psychobot.articles import read_corpus
from psychobot.build import build_index
from psychobot.classifier import Classifier, keys_of
from psychobot.counts import Counts, count_few
from psychobot.evaluation import FILE, parse_questions
from psychobot.learning import ONE_CHANCE, ONE_WEIGHT, ONE_WORD, trained
from psychobot.query import read_query
from psychobot.search import question_odds
from psychobot.settings import shipped_corpus

SUBJECTS = ["water hose can rain", "bread flour oven crust", "snow ice wind storm"]


def asked(many: int = 400) -> tuple[list[Counts], np.ndarray]:
    """Questions of three classes, which share the words that ask, and their classes."""
    chance = random.Random(4)
    classes = [number % len(SUBJECTS) for number in range(many)]
    rows = [[*chance.sample(["how", "do", "why", "when"], 2), *chance.sample(SUBJECTS[number].split(), 2)] for number in classes]
    return [count_few(rows)], np.array(classes)


def knows(judge: Classifier, term: str) -> bool:
    """Whether anything was learned of a term."""
    return int(keys_of([term])[0]) in judge.keys.tolist()


def test_words_tell_the_class() -> None:
    """What only one class has speaks for it, whatever stands beside it; the chances of all classes are 1 together."""
    judge = trained(*asked(), many=3)
    for number, subject in enumerate(SUBJECTS):
        assert all(judge.likely([word, "how", "why"])[number] > 0.8 for word in subject.split())
    assert float(judge.likely(["snow", "why"]).sum()) == pytest.approx(1)


def test_what_was_never_asked_tells_nothing() -> None:
    """Unknown words leave every class at 0, and so does a classifier without any questions."""
    assert trained(*asked(), many=3).likely(["zebra"]).tolist() == [0, 0, 0]
    assert trained([count_few([])], np.zeros(0, int), many=4).likely(["water"]).tolist() == [0, 0, 0, 0]
    assert Classifier.empty().likely(["water"]).tolist() == [0]


def test_questions_of_a_class_beyond_are_left_out() -> None:
    """Questions on what sources differ in belong to sections too, and teach nothing."""
    judge = trained(*asked(), many=2)
    assert judge.weights.shape[1] == 2 and not knows(judge, "snow")


def test_sections_of_few_questions_teach_nothing() -> None:
    """Two questions tell little, and a corpus of many such sections would be slow to index."""
    assert trained(*asked(9), many=3).likely(["water"]).tolist() == [0, 0, 0]
    counts, classes = asked()
    assert knows(trained(counts, classes, many=3), "snow")
    few = np.where((classes == 2) & (np.arange(len(classes)) > 10), 3, classes)
    assert not knows(trained(counts, few, many=3), "snow")


def test_too_many_questions_and_sections_teach_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then an index would take minutes."""
    monkeypatch.setattr(learning, "MOST_WORK", 100)
    assert trained(*asked(), many=3).likely(["water"]).tolist() == [0, 0, 0]


def test_the_order_of_the_questions_makes_no_difference_to_the_form() -> None:
    """Whole numbers: twice the same, and a batch of the largest counts stays within 32 bits."""
    counts, classes = asked()
    one, other = trained(counts, classes, 3), trained(counts, classes, 3)
    assert one.weights.dtype == np.int8 and one.weights.tobytes() == other.weights.tobytes()
    assert learning.BATCH * ONE_WORD * ONE_CHANCE < 2**31


def test_wide_cells_are_taken_where_narrow_ones_could_overflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """They learn the same; a batch of nothing but one word could bring momentum beyond 32 bits."""
    narrow = trained(*asked(), many=3)
    monkeypatch.setattr(learning, "_wide_enough", lambda _: np.int64)
    assert trained(*asked(), many=3).weights.tobytes() == narrow.weights.tobytes()
    monkeypatch.undo()
    many = np.arange(2 * learning.BATCH)
    batches = learning._batches(many % 2, many, many % 2)
    assert learning._wide_enough(batches[:1]) is np.int64
    assert learning._wide_enough([batch._replace(words=batch.words[:9]) for batch in batches]) is np.int32


def test_chances_are_those_of_the_formula() -> None:
    """The softmax in whole numbers agrees with the one in floating point."""
    logits = np.array([[0, 1, 2], [-3, 0, 5], [9, 9, -9]]) * 0.7
    chances = learning._chances(np.round(logits * ONE_WORD * ONE_WEIGHT).astype(np.int64)) / ONE_CHANCE
    right = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert np.abs(chances - right).max() < 0.02


def test_a_few_questions_more_do_not_move_what_is_learned_of_the_others() -> None:
    """The confidence of every answer rests on these odds, and a maintainer adds questions now and then."""
    corpus = read_corpus(shipped_corpus())
    texts = [rated.question for rated in parse_questions((shipped_corpus() / FILE).read_text("utf-8"), "")][::15]
    means = []
    for fewer in (0, 10, 40):
        kept = {heading: asked[fewer:] for heading, asked in corpus.articles[0].questions.items()}
        index = build_index(corpus._replace(articles=(corpus.articles[0]._replace(questions=kept), *corpus.articles[1:])))
        means.append(np.mean([question_odds(index, read_query(text, index)) for text in texts]))
    assert max(means) - min(means) < 1
