#!/usr/bin/env python3
"""Rate the answers on the rated questions of a corpus.

  scripts/evaluate.py                      the measures, by kind, with a reliability table
  scripts/evaluate.py --part held-out      only the questions kept from tuning (or: --part tuned)
  scripts/evaluate.py --failures           every question that went wrong, with what was shown
  scripts/evaluate.py --sizes 0,30,45,60   the same for other passage sizes (see psychobot.passages)
  scripts/evaluate.py --ablate             what each part of the score earns
  scripts/evaluate.py --calibrate          fit the weights of the confidence to the tuned part
  scripts/evaluate.py --typos              one random edit in every question (seeded)
  scripts/evaluate.py --bare               as if no section had questions of its own and no gap were known
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from psychobot.analysis import FUNCTION_WORDS, tokens
from psychobot.answer import compose_answer
from psychobot.articles import Corpus, read_corpus
from psychobot.build import build_index
from psychobot.dialogues import Dialogue, RatedPoint, measure_talk, parse_dialogues, parse_points
from psychobot.evaluation import FILE, Outcome, Rated, by_kind, measure, parse_questions, reliability, run_questions
from psychobot.index import Index
from psychobot.maintenance import passages_in, table, talk_lines, talking_to
from psychobot.query import read_query
from psychobot.records import Answer
from psychobot.search import Evidence, Weights, search
from psychobot.searcher import FETCHED, SHOWN, Searcher
from psychobot.settings import shipped_corpus


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for."""
    options = _options(argv)
    corpus = read_corpus(options.corpus)
    path = options.questions or options.corpus / FILE
    corpus = without_questions(corpus) if options.bare else corpus
    text = path.read_text("utf-8")
    rated = [r for r in parse_questions(text, str(path)) if _wanted(r, options.part)]
    if options.typos:
        rated = [with_typo(r, random.Random(r.question)) for r in rated]
    if options.sizes:
        return _compare({f"merge_below={size}": finder(corpus, build_index(corpus, merge_below=int(size)))
                         for size in options.sizes.split(",")}, rated)
    index = build_index(corpus)
    if options.ablate:
        return _compare(_ablations(corpus, index), rated)
    if options.calibrate:
        return calibrate(index, corpus, rated)
    searcher = Searcher.over(corpus.files, index)
    outcomes = run_questions(rated, lambda message: searcher.find(message)[0], passages_in(searcher))
    kinds = {kind: measure(some) for kind, some in by_kind(outcomes).items()}
    print("\n".join(table(measure(outcomes), kinds)))
    talk = measure_talk(
        [d for d in parse_dialogues(text) if _wanted(d, options.part)],
        [p for p in parse_points(text) if _wanted(p, options.part)], lambda: talking_to(searcher.find))
    print("\n".join(talk_lines(talk)))
    print("confidence, share answered, questions:", *(f"{c:.2f} {s:.2f} {n};" for c, s, n in reliability(outcomes)))
    if options.failures:
        print("\n".join(_failures(outcomes)))
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=shipped_corpus())
    parser.add_argument("--questions", type=Path, help=f"default: {FILE} in the corpus")
    parser.add_argument("--part", choices=("all", "tuned", "held-out"), default="all")
    parser.add_argument("--sizes")
    for flag in ("--failures", "--ablate", "--calibrate", "--typos", "--bare"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(argv)


def without_questions(corpus: Corpus) -> Corpus:
    """The corpus as a stranger's would be: articles and aliases, nothing else."""
    aliases = {name: data for name, data in corpus.files.companions.items() if name == "aliases.toml"}
    return corpus._replace(articles=tuple(article._replace(questions={}) for article in corpus.articles),
                           files=corpus.files._replace(companions=aliases))


def _wanted(rated: Rated | Dialogue | RatedPoint, part: str) -> bool:
    return part == "all" or rated.held_out == (part == "held-out")


def finder(corpus: Corpus, index: Index, weights: Weights | None = None) -> Callable[[str], Answer]:
    """A function from a question to its answer, over an index in memory."""
    def find(message: str) -> Answer:
        query = read_query(message, index)
        return compose_answer(query, search(index, query, FETCHED, weights), index, corpus.files, SHOWN)
    return find


def _ablations(corpus: Corpus, index: Index) -> dict[str, Callable[[str], Answer]]:
    full = Weights()
    runs = {"all parts": full} | {f"without {part}": full._replace(**{part: 0.0}) for part in full._fields}
    return {name: finder(corpus, index, weights) for name, weights in runs.items()}


def _compare(finders: dict[str, Callable[[str], Answer]], rated: Sequence[Rated]) -> int:
    print(f"{'':24}{'Success@1':>10}{'Success@3':>10}{'ranked@3':>10}{'refused':>9}{'declined':>9}{'AUROC':>7}")
    for name, find in finders.items():
        m = measure(run_questions(rated, find))
        print(f"{name:24}{m.success_at_1:10.3f}{m.success_at_3:10.3f}{m.found:10.3f}{m.refused:9.3f}{m.declined:9.3f}"
              f"{m.auroc:7.3f}")
    return 0


def calibrate(index: Index, corpus: Corpus, rated: Sequence[Rated]) -> int:
    """Print the weights of a logistic regression: do the passages shown answer the question?"""
    from sklearn.linear_model import LogisticRegression

    rows, answered = [], []
    for one in rated:
        ranking = search(index, read_query(one.question, index), FETCHED)
        if ranking.hits:
            rows.append(ranking.evidence)
            answered.append(bool(one.places))
    model = LogisticRegression(C=10, max_iter=1000).fit(np.array(rows), answered)
    print("BIAS", round(float(model.intercept_[0]), 2))
    print("EVIDENCE", Evidence(*(round(float(weight), 2) for weight in model.coef_[0])))
    return 0


def with_typo(rated: Rated, chance: random.Random) -> Rated:
    """The question with one edit in one of its longer content words: swap, drop, double or replace a letter."""
    found = (token for token in tokens(rated.question) if token.word not in FUNCTION_WORDS)
    words = [token for token in found if min(len(token.word), token.end - token.start) > 3 and token.word.isalpha()]
    if not words:
        return rated
    span = chance.choice(words).span
    at = span.start + chance.randrange(1, span.end - span.start - 1)
    text = rated.question
    edits = (text[:at] + text[at + 1] + text[at] + text[at + 2 :], text[:at] + text[at + 1 :],
             text[:at] + text[at] + text[at:], text[:at] + chance.choice("etaoinshr") + text[at + 1 :])
    return rated._replace(question=chance.choice(edits))


def _failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        answer, right = outcome.answer, outcome.success_at(1) if outcome.rated.places else outcome.refused
        if not right:
            yield f"\n{outcome.rated.kind}: {outcome.rated.question}"
            yield f"  {answer.kind} {answer.confidence:.2f}, right at {outcome.ranks[:3]}; unknown {answer.unknown}"
            for quotation in (*answer.quotations, *answer.more)[:3]:
                yield f"  {quotation.hit.passage.passage_id} {quotation.text[:110]!r}"


if __name__ == "__main__":
    raise SystemExit(main())
