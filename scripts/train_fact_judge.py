"""Train the judge of facts of `psychobot import` on ``training/import`` and write its weights.

    scripts/train_fact_judge.py                       train and write
    scripts/train_fact_judge.py --cross-validate      leave each file out of both judges in turn and measure its pages

Run it after every change of the training pages, of the rules that sort lines, or of what the judge looks at
(``name_signs.py``, ``date_signs.py``, ``publisher_signs.py``, ``title_signs.py``, ``title_judge.py``,
``fact_places.py``), and after ``train_line_judge.py``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import train_line_judge as lines
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from psychobot import fact_weights, line_judge
from psychobot.date_signs import date_candidates
from psychobot.fact_places import Candidate, Places
from psychobot.furniture import folded
from psychobot.import_measures import FACTS, same_fact
from psychobot.importing import Draft, Facts, draft_article, sorted_page
from psychobot.name_signs import key_of, name_candidates
from psychobot.page_titles import first_paragraph, marked_titles
from psychobot.publisher_signs import key_of_site, publisher_candidates
from psychobot.publishers import title_without_site
from psychobot.sorting import begun
from psychobot.title_judge import candidates_of, title_lines

FIRMNESS = {"publisher": 0.3, "authors": 0.15, "reviewers": 0.15, "published": 0.15, "updated": 0.15, "title": 0.3}
"""The inverse of the penalty on weights; 1 for the other facts."""
RARE = 3
"""A sign of fewer pages than this counts for nothing."""
COPIES, KEPT = 3, 0.6
"""Copies of each candidate in which signs are forgotten, and the share that is kept: others must speak for these."""
WHOLE, FORGETFUL = 1.0, 2.0
"""What a candidate as it is and all its forgetful copies count."""
ROUNDS = 3
"""How often the place of a right candidate that speaks for it is sought."""


class Example(NamedTuple):
    """The candidates of a page, and its facts."""

    facts: Facts
    candidates: dict[str, list[Candidate]]
    """Of every fact."""


def examples_of(pages: Sequence[lines.Page]) -> list[Example]:
    """The candidates of the pages whose facts are known, their titles found by the rules: no judge is trained yet."""
    shipped, fact_weights.PATH = fact_weights.PATH, Path("none")
    try:
        return [_example(page, page.facts) for page in pages if page.facts is not None]
    finally:
        fact_weights.PATH = shipped


def _example(page: lines.Page, facts: Facts) -> Example:
    done = sorted_page(page.lines, page.said)
    places = Places(*done)
    names, days = name_candidates(places), date_candidates(places)
    of_each = (names, names, days, days, publisher_candidates(places), titles_of(page, done[2]))
    return Example(facts, dict(zip(fact_weights.FACTS, of_each, strict=True)))


def titles_of(page: lines.Page, day_first: bool) -> list[Candidate]:
    """The lines that may be the title, where the page does not mark one."""
    opened = begun(page.lines, day_first)
    if marked_titles(opened, page.said.title)[0]:
        return []
    return candidates_of(title_lines(opened, first_paragraph(opened)))


def is_right(candidate: Candidate, fact: str, facts: Facts) -> bool:
    """Whether a candidate is the fact of its page, or one of several."""
    if fact in lines.NAMES:
        return key_of(candidate.value) in {key_of(name) for name in getattr(facts, fact)}
    wanted = getattr(facts, fact)
    if fact == "title":
        return folded(title_without_site(candidate.value, facts.publisher)) == folded(wanted)
    if fact == "publisher":
        return bool(wanted) and key_of_site(candidate.value) == key_of_site(wanted)
    return bool(wanted) and candidate.value.startswith(wanted)


# training


def fit(examples: Sequence[Example]) -> dict[str, fact_weights.Weights]:
    """The weights learnt from some pages, for every fact."""
    return {fact: _fit(examples, fact) for fact in fact_weights.FACTS}


def _fit(examples: Sequence[Example], fact: str) -> fact_weights.Weights:
    rows: list[frozenset[str]] = []
    right: list[int | None] = []
    """For each place the number of the right candidate it belongs to."""
    pages: Counter[str] = Counter()
    for number, example in enumerate(examples):
        candidates = example.candidates[fact]
        for at, candidate in enumerate(candidates):
            rows += candidate.signs
            right += [number * 1000 + at if is_right(candidate, fact, example.facts) else None] * len(candidate.signs)
        pages.update({sign for candidate in candidates for signs in candidate.signs for sign in signs})
    known = {sign: at for at, sign in enumerate(sorted(sign for sign, count in pages.items() if count >= RARE))}
    return _weights(known, *_regression(rows, right, known, FIRMNESS.get(fact, 1.0)))


def _regression(
    rows: Sequence[frozenset[str]], right: Sequence[int | None], known: dict[str, int], firmness: float
) -> tuple[float, list[float]]:
    """Bias and weights: of a right candidate's places only the one that speaks most for it is learnt from."""
    chance = random.Random(1)
    whole = _matrix(rows, known)
    copies = [_matrix([_forgetful(signs, chance) for signs in rows], known) for _ in range(COPIES)]
    labels = np.array([number is not None for number in right])
    times = Counter(right)
    counts = np.array([1.0 if number is None else 1.0 / times[number] for number in right])
    for _ in range(ROUNDS):
        model = LogisticRegression(C=firmness, max_iter=500, solver="liblinear", random_state=0)
        there = counts > 0
        model.fit(
            vstack([matrix[there] for matrix in (whole, *copies)]),
            np.concatenate([labels[there]] * (1 + COPIES)),
            sample_weight=np.concatenate([WHOLE * counts[there], *[FORGETFUL / COPIES * counts[there]] * COPIES]),
        )
        counts = _best_places(right, whole @ model.coef_[0])
    return float(model.intercept_[0]), model.coef_[0].tolist()


def _best_places(right: Sequence[int | None], odds: Sequence[float]) -> np.ndarray:
    best: dict[int, float] = {}
    for number, own in zip(right, odds, strict=True):
        if number is not None:
            best[number] = max(best.get(number, own), own)
    return np.array([1.0 if number is None or own >= best[number] else 0.0
                     for number, own in zip(right, odds, strict=True)])


def _forgetful(signs: frozenset[str], chance: random.Random) -> set[str]:
    return {sign for sign in sorted(signs) if chance.random() < KEPT}


def _matrix(rows: Sequence[frozenset[str] | set[str]], known: dict[str, int]) -> csr_matrix:
    columns, ends = [], [0]
    for signs in rows:
        columns += sorted(known[sign] for sign in signs if sign in known)
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(known)))


def _weights(known: dict[str, int], bias: float, learnt: Sequence[float]) -> fact_weights.Weights:
    steps = {sign: round(learnt[at] / fact_weights.STEP) for sign, at in known.items()}
    return fact_weights.Weights(round(bias / fact_weights.STEP), {sign: step for sign, step in steps.items() if step})


def write(weights: dict[str, fact_weights.Weights], path: Path) -> None:
    """Write the weights as the package reads them."""
    told = {"trained_on": lines.fingerprint(), **{fact: known._asdict() for fact, known in weights.items()}}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


# measuring


def draft(page: lines.Page) -> Draft:
    """What the importer makes of a page."""
    return draft_article(page.lines, page.name, date(2000, 1, 1), page.said)


def facts_right(pages: Sequence[lines.Page]) -> Counter[str]:
    """On how many pages each fact is right; ``all`` counts the pages."""
    right: Counter[str] = Counter()
    for page in pages:
        if page.facts is not None:
            found = draft(page).facts
            right.update(fact for fact in FACTS if same_fact(fact, getattr(found, fact), getattr(page.facts, fact)))
            right["all"] += 1
    return right


def cross_validate(files: dict[str, list[lines.Page]]) -> None:
    """Print what becomes of the pages of each file when both judges were trained on the others."""
    shipped = line_judge.PATH, fact_weights.PATH
    examples = {name: examples_of(pages) for name, pages in files.items()}
    total: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for name, pages in files.items():
            line_judge.PATH, fact_weights.PATH = (Path(folder) / f"{name}-{part}.json" for part in ("lines", "facts"))
            others = [other for other in files if other != name]
            for_lines = [page for other in others if other not in lines.FACTS_ALONE for page in files[other]]
            lines.write(lines.fit(for_lines), line_judge.PATH)
            write(fit([each for other in others for each in examples[other]]), fact_weights.PATH)
            right = facts_right(pages)
            total += right
            print(f"{name:12} {_share(right)}  {lines.shares(pages)}", flush=True)
    print(f"{'all':12} {_share(total)}")
    line_judge.PATH, fact_weights.PATH = shipped


def _share(right: Counter[str]) -> str:
    each = "  ".join(f"{fact} {right[fact]}" for fact in FACTS)
    share = 100 * sum(right[fact] for fact in FACTS) / (len(FACTS) * right["all"] or 1)
    return f"{right['all']:3} pages  facts {share:6.2f}%  ({each})"


def main() -> None:
    """Train and write, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="measure instead of writing")
    parser.add_argument("--to", type=Path, default=fact_weights.PATH, help="where to write the weights")
    wanted = parser.parse_args()
    files = {path.stem: list(lines.pages_of(path)) for path in sorted(lines.FOLDER.glob("*.txt"))}
    if wanted.cross_validate:
        cross_validate(files)
        return
    write(fit([each for pages in files.values() for each in examples_of(pages)]), wanted.to)
    print(f"{wanted.to.name}: {wanted.to.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
