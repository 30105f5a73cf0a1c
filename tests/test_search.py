from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from psychobot.answer import MOST_WORDS, Sought, compose_answer, highlights, sentences
from psychobot.articles import Corpus, read_corpus
from psychobot.build import build_index
from psychobot.citations import citation_of
from psychobot.counts import Counts, field
from psychobot.grouping import Groups, top_values
from psychobot.index import Index
from psychobot.postings import BODY, Postings, idf, saturated
from psychobot.query import read_query
from psychobot.records import Answer
from psychobot.search import Weights, search
from psychobot.searcher import Searcher
from psychobot.verifying import find_again


def ask(corpus: Corpus, index: Index, question: str) -> Answer:
    """The answer to one question."""
    query = read_query(question, index)
    return compose_answer(query, search(index, query, 9), index, corpus.files, 3)


@pytest.mark.parametrize(("question", "words"), [
    ("when should I water tomatoes", "early in the morning"),
    ("where was sourdough first baked", "Egypt"),
    ("who measured rain in norway", "1918"),
    ("what makes thunder", "lightning has heated"),
    ("which tools does a gardener need", "Trowel"),
    ("when should the hose come out", "early in the morning"),
    ("baker", "Maria Korn"),
])
def test_the_answering_passage_comes_first(corpus: Corpus, index: Index, question: str, words: str) -> None:
    """Words, headings, aliases and the questions of a section all lead to its passage."""
    assert words in ask(corpus, index, question).quotations[0].text


@pytest.mark.parametrize("question", ["how do I fix my bicycle", "capital of france", "asdfgh", "what is the meaning of life", ""])
def test_what_the_corpus_does_not_say_is_declined(corpus: Corpus, index: Index, question: str) -> None:
    """A loosely related passage is not shown as an answer."""
    answer = ask(corpus, index, question)
    assert (answer.kind, answer.quotations) == ("no_answer", ())


def test_every_quotation_is_the_cited_slice(corpus: Corpus, index: Index) -> None:
    """Words, span and article always agree, highlights lie inside the words."""
    for question in ("water", "tools of a gardener", "thunder", "bread", "slugs book"):
        answer = ask(corpus, index, question)
        for quotation in (*answer.quotations, *answer.more):
            text = corpus.files.text(quotation.article.file)
            assert quotation.hit.passage.span.of(text) == quotation.text
            assert all(span.of(quotation.text).strip() for span in quotation.highlights)


def test_passages_of_one_reply_do_not_overlap(corpus: Corpus, index: Index) -> None:
    """A list and its own item are never shown together."""
    hits = search(index, read_query("spade trowel roots soil", index), 9).hits
    spans = [(hit.passage.doc_id, hit.passage.span) for hit in hits]
    assert not any(a[0] == b[0] and a[1].overlaps(b[1]) for i, a in enumerate(spans) for b in spans[:i])


def test_references_give_way_unless_asked_for(corpus: Corpus, index: Index) -> None:
    """The list of references answers only who asks for references."""
    assert search(index, read_query("slugs", index), 3).hits[0].passage.kind != "references"
    assert search(index, read_query("which papers on slugs are cited", index), 3).hits[0].passage.kind == "references"


def test_suggestions_are_questions_of_the_corpus(corpus: Corpus, index: Index) -> None:
    """A refusal offers the nearest question that can be answered."""
    assert ask(corpus, index, "when is the bicycle due out").suggestions == ("When should the hose come out?",)


def test_suggestions_are_never_questions_of_a_known_gap(folder: Path) -> None:
    """A question that the corpus is known not to answer is not offered, however near it is."""
    (folder / "gaps.toml").write_text('[gaps]\n"bicycles" = ["When should the bicycle come out for hire?", "Where can I hire a bicycle?"]\n', "utf-8")
    corpus = read_corpus(folder)
    answer = ask(corpus, build_index(corpus), "when should a bicycle come out")
    assert (answer.kind, answer.gap) == ("no_answer", "bicycles")
    assert answer.suggestions == ("When should the hose come out?",)


def test_a_mended_word_finds_what_the_right_one_finds(index: Index) -> None:
    """A misspelt word finds the same passages as the right one, in the same order."""
    right, mended = (search(index, read_query(word, index), 9).hits for word in ("slugs", "slgus"))
    assert right
    assert [hit.passage for hit in mended] == [hit.passage for hit in right]


def test_all_questions_of_a_section_count_together(folder: Path) -> None:
    """A query whose words several questions of a section share out beats one question with most of them."""
    several = '"Watering" = ["When should the hose come out?", "Is a sprinkler fine?", "Are buckets enough?", "Is a butt needed?", "Are cans right?"]'
    one = '"Tools" = ["Hose, sprinkler and buckets?", "Which spade?", "A trowel?", "Is it sharp?", "What turns soil?"]'
    text = (folder / "garden.md").read_text("utf-8")
    text = text.replace('"Watering" = ["When should the hose come out?"]', f"{several}\n{one}")
    (folder / "garden.md").write_text(text, "utf-8")
    index = build_index(read_corpus(folder))
    query = read_query("hose sprinkler buckets butt cans", index)
    first = [search(index, query, 1, weights).hits[0].passage.section for weights in (None, Weights(topics=0))]
    assert first == [("Watering",), ("Tools",)]


def test_words_of_known_gaps_speak_against_an_answer(folder: Path) -> None:
    """A query in words that are asked of gaps is less likely answered than one in words that are asked of sections."""
    asked = ", ".join(f'"When should the hose come out {when}?"' for when in ("today", "now", "soon", "at all", "again"))
    about = ", ".join(f'"Where can I hire a bicycle {when}?"' for when in ("today", "now", "soon", "at all", "again"))
    garden = folder / "garden.md"
    garden.write_text(garden.read_text("utf-8").replace('["When should the hose come out?"]', f"[{asked}]"), "utf-8")
    (folder / "gaps.toml").write_text(f'[gaps]\n"bicycles" = [{about}]\n', "utf-8")
    index = build_index(read_corpus(folder))
    odds = [search(index, read_query(text, index), 9).evidence.odds for text in ("hire a hose today", "should hose come today")]
    assert odds[0] < 0 < odds[1]


def test_without_known_gaps_the_words_of_a_query_speak_neither_way(index: Index) -> None:
    """A corpus that lists no gaps is judged by what was found alone."""
    assert search(index, read_query("when should the hose come out", index), 9).evidence.odds == 0


def test_the_sentence_that_answers_is_marked(corpus: Corpus, index: Index) -> None:
    """The highlight is the sentence that holds most of what was asked."""
    quotation = ask(corpus, index, "which animals eat the leaves in the evening").quotations[0]
    assert [span.of(quotation.text) for span in quotation.highlights] == [
        "Water in the evening invites slugs, which eat the leaves at night."]


def test_of_a_long_paragraph_the_sentences_that_answer_are_shown(tmp_path: Path) -> None:
    """What would be too much beside the first passage is cut to whole sentences, which can be cited and verified."""
    for name, spoke, idle in (("oak", "Beavers fell it by night.", ["Acorns drop and roll far away into wet autumn grass."] * 14),
                              ("elm", "Beavers leave it alone.", ["Rooks build their nests above while leaves turn yellow."] * 14)):
        (tmp_path / f"{name}.txt").write_text(f"{name.title()}\n\n{' '.join([*idle[:5], spoke, *idle[5:]])}\n", "utf-8")
    corpus = read_corpus(tmp_path)
    answer, _ = Searcher.over(corpus.files, build_index(corpus)).find("beavers")
    first, second = answer.quotations
    assert len(first.text.split()) > MOST_WORDS / 2 and len(f"{first.text} {second.text}".split()) <= MOST_WORDS
    assert second.text == second.hit.passage.span.of(second.article.text) and second.text[-1] == "."
    assert [span.of(second.text)[:7] for span in second.highlights] == ["Beavers"]
    assert find_again(citation_of(second), corpus).standing == "same"


def test_sentences_are_cut_at_their_ends_only() -> None:
    """Initials, abbreviations and list lines do not confuse the cutting."""
    text = "D.W. Winnicott wrote it. So did Prasco et al. in 2022!\n- One item\n- “Two.” Three?"
    assert [span.of(text) for span in sentences(text)] == [
        "D.W. Winnicott wrote it.", "So did Prasco et al. in 2022!", "- One item", "- “Two.”", "Three?"]
    assert highlights(text, Sought.of(())) == ()


def test_weights_are_those_of_the_formula() -> None:
    """BM25's idf and saturation, on numbers worked out by hand."""
    assert idf(np.array([1.0]), 3)[0] == pytest.approx(np.log(1 + 2.5 / 1.5))
    assert saturated(np.array([2.0]), np.array([1.0]), 2.0, 0.75)[0] == pytest.approx(2 * 3 / (2 + 2))


def test_postings_find_their_terms(index: Index) -> None:
    """Each term of the body is found where it stands; unknown ones and odd ones are not."""
    body: Postings = index.body
    for number, term in enumerate(body.terms.tolist()):
        assert body.number(term.decode()) == number
    assert [body.number(term) for term in ("", "zzz", "\0", "é" * 60)] == [-1] * 4


def test_terms_are_found_again_when_they_were_forgotten(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more are remembered than there is room for, and what was asked before has no say in what is found."""
    monkeypatch.setattr("psychobot.postings.REMEMBERED", 3)
    known = [term.decode() for term in index.asked.field.terms.tolist()]
    asked = [random.Random(seed).choices([*known, "zzz"], k=2) for seed in range(60)]
    for first, other in asked:
        assert index.asked.field.number(first) == (known.index(first) if first in known else -1)
        assert index.asked.field.number(other) == (known.index(other) if other in known else -1)


@pytest.mark.parametrize("seed", range(8))
def test_the_highest_of_many_values(seed: int) -> None:
    """Of each row, and of all, however many are alike and wherever they stand."""
    chosen = np.random.default_rng(seed)
    values = (chosen.random(3000) * chosen.integers(0, 2, 3000)).round(1 + seed % 3).astype(np.float32)
    values[: 2900 * (seed % 2)] = 0
    row_of = chosen.integers(0, 500, 3000)
    wanted = np.zeros(520, np.float32)
    np.maximum.at(wanted, row_of, values)
    assert np.array_equal(Groups(row_of, 520).highest(values), wanted)
    assert np.array_equal(top_values(values, 5), np.sort(values)[: -6 : -1])
    assert not Groups(row_of[:0], 3).highest(values[:0]).any() and not len(top_values(values[:0], 5))


def test_many_terms_score_like_few(index: Index) -> None:
    """Looking terms up together gives what looking them up one by one gives; unknown ones count nothing."""
    field = index.body
    terms = {**{bytes(term).decode(): 0.5 + i for i, term in enumerate(field.terms[:40])}, "nowhere": 3.0, "zzzz" * 20: 1.0, "": 1.0}
    singly = np.zeros((len(terms), index.size))
    for row, term, factor in zip(singly, terms, terms.values(), strict=True):
        for number in np.flatnonzero(field.terms == term.encode()) if term else ():
            here = slice(field.starts[number], field.starts[number + 1])
            row[field.rows[here]] = field.weights[here] * factor
    assert singly.any(axis=1).sum() == 40
    assert np.allclose(field.scores(terms, index.size), singly.sum(axis=0), rtol=1e-5)
    assert np.allclose(field.each([{term: factor} for term, factor in terms.items()], index.size), singly, rtol=1e-5)
    assert not field._replace(terms=field.terms[:0]).scores(terms, index.size).any()


def test_parts_weigh_as_one_field(corpus: Corpus, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weight of a term hangs on the rows of all parts; one that stands in some of them alone counts there."""
    monkeypatch.setattr("psychobot.parts.CUT", 1)
    parted = build_index(corpus).body_grams
    assert len(parted) == len(corpus.articles) > 2 and parted.begins[-1] == index.size
    (whole,) = index.body_grams
    weighted = {bytes(term).decode(): 0.5 + i % 7 for i, term in enumerate(whole.terms)}
    assert np.array_equal(parted.scores(weighted, index.size), index.body_grams.scores(weighted, index.size))


def test_letters_weigh_the_same_in_every_question(index: Index) -> None:
    """Worked out for a question, the weights are those of BM25."""
    (grams,) = index.body_grams
    weighted = {**{bytes(term).decode(): 0.5 + i % 7 for i, term in enumerate(grams.terms[::3])}, "zzzzz": 2.0}
    found = index.body_grams.scores(weighted, index.size)
    assert found.any() and np.array_equal(found, field(Counts(*grams), **BODY).scores(weighted, index.size))
    assert not any(index.body_grams.scores(none, index.size).any() for none in ({"zzzzz": 1.0}, {}))
