"""Train the judge of speech on ``training/check`` and write its weights.

Run it after every change of the training sentences, of the signs (``speech_signs.py``) or of the tables
(``checks_speech.py``, ``site_talk.py``, ``word_senses.py``). With ``--cross-validate`` nothing is written: what becomes
of sentences the judge has not seen is printed for each file, and of those of each shipped article when it was trained
without it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from psychobot import speech_judge
from psychobot.checks_judged import SURE, is_heard
from psychobot.checks_speech import LIFE, OF_SITE, SPEECHES, Window, site_of, table_signs
from psychobot.checks_text import sentences_of, text_of
from psychobot.checks_voice import PATTERNS
from psychobot.material import read_material
from psychobot.settings import shipped_corpus
from psychobot.speech_judge import CLASSES, STEP, TOLD
from psychobot.speech_signs import signs_of

TRAINING = Path(__file__).parent.parent / "training"
FOLDER = TRAINING / "check"
HARMLESS = "harmless"
PAGES, ARTICLES = 0.3, 1.0
"""What a sentence of an article of ``training/import`` and of the shipped corpus counts."""
RARE = 2
"""A sign of fewer sentences than this says nothing of a new one."""
FIRMNESS = 20.0
FOLDS, BLOCK = 10, 5
"""Neighbouring sentences are kept together in cross-validation: look-alikes stand side by side."""


class Example(NamedTuple):
    """One sentence."""

    text: str
    label: str
    block: str
    """Sentences of one block are never parted."""
    counts: float = 1.0


def examples() -> Iterator[Example]:
    """The invented sentences, and those of articles: of labelled pages and of the shipped corpus."""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.strip():
                yield Example(line.strip(), path.stem, f"{path.stem} {number // BLOCK}")
    for path in sorted((TRAINING / "import").glob("*.txt")):
        yield from _of_pages(path) if path.stem != "tongues" else ()
    for draft in read_material(shipped_corpus(), date.today()).drafts:
        for section in draft.sections:
            for block in () if section.apart else section.blocks:
                for text in sentences_of(text_of(draft, block)):
                    if is_heard(text, block.kind):
                        yield Example(text, HARMLESS, draft.file, ARTICLES)


def _of_pages(path: Path) -> Iterator[Example]:
    """Whole sentences of the articles of labelled pages, but for those that the tables report: pages do appeal."""
    page = ""
    for row in path.read_text("utf-8").splitlines():
        look, _, text = row.partition("\t")
        page = row if row.startswith("## ") else page
        if look.startswith("a t"):
            for sentence in sentences_of(text):
                if len(sentence.split()) > 5 and sentence[-1] in ".?!" and not _told(sentence):
                    yield Example(sentence, HARMLESS, page, PAGES)


def _told(sentence: str) -> bool:
    """Whether the tables alone take a sentence for something that has no place in an article."""
    window = Window(sentence, (sentence,))
    return (any(window.needs(one) and window.total(one) >= one.enough for one in SPEECHES if one is not LIFE)
            or site_of(sentence)[0] >= OF_SITE or any(one.words.search(sentence) for one in PATTERNS))


def fingerprint() -> int:
    """A checksum over the training sentences."""
    checksum = 0
    for path in sorted(FOLDER.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    return checksum


def fit(chosen: Sequence[Example]) -> speech_judge.Weights:
    """The weights learnt from some examples."""
    read = [_signs(one.text) for one in chosen]
    known = [_not_rare(Counter(sign for row in read for sign in row[part])) for part in (0, 1)]
    places = [{sign: at for at, sign in enumerate(known[0])}, {s: at + len(known[0]) for at, s in enumerate(known[1])}]
    values, columns, rows = [], [], [0]
    for row in read:
        for part, place in enumerate(places):
            here = [place[sign] for sign in row[part] if sign in place]
            columns += here
            values += [TOLD if part else max(1, len(here)) ** -0.5] * len(here)
        rows.append(len(columns))
    matrix = csr_matrix((np.array(values), columns, rows), shape=(len(read), len(known[0]) + len(known[1])))
    heads = [_head(matrix, chosen, (name,)) for name in CLASSES] + [_head(matrix, chosen, CLASSES)]
    table = np.array([head[0] for head in heads]).T
    own, told = ({sign: table[at].tolist() for sign, at in place.items() if table[at].any()} for place in places)
    return speech_judge.Weights([head[1] for head in heads], own, told)


@cache
def _signs(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """A sentence's own signs, and those of the tables."""
    return signs_of(text), table_signs(text)


def _head(matrix: csr_matrix, chosen: Sequence[Example], names: Sequence[str]) -> tuple[np.ndarray, int]:
    """The weights that tell some ways of speaking from everything else."""
    wanted = np.array([one.label in names for one in chosen])
    counts = np.array([one.counts for one in chosen]) * np.where(wanted & (len(names) == 1), 1.5, 1.0)
    model = LogisticRegression(C=FIRMNESS, max_iter=500, solver="liblinear", random_state=0)
    model.fit(matrix, wanted, sample_weight=counts)
    return np.rint(model.coef_[0] / STEP).astype(int), round(float(model.intercept_[0]) / STEP)


def _not_rare(counted: Counter[str]) -> list[str]:
    """Signs worth a weight; two tokens in a row are to be met once more, or the file would be twice as long."""
    least = {sign: RARE + (" " in sign and sign[0] != "=") for sign in counted}
    return sorted(sign for sign, count in counted.items() if count >= least[sign])


def write(weights: speech_judge.Weights, path: Path) -> None:
    """Write the weights as the package reads them."""
    told = {"trained_on": fingerprint(), **weights._asdict()}
    path.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n", "utf-8")


def cross_validate(chosen: list[Example]) -> None:
    """Print how many of each label are reported by a judge that has not seen them."""
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    total: Counter[str] = Counter()
    known = speech_judge.weights
    for fold in range(FOLDS):
        out = [one for one in chosen if crc32(one.block.encode()) % FOLDS == fold]
        learnt = fit([one for one in chosen if crc32(one.block.encode()) % FOLDS != fold])
        speech_judge.weights = lambda path, learnt=learnt: learnt  # type: ignore[assignment]
        for one in out:
            kind = " (pages)" if one.counts == PAGES else " (corpus)" if one.block.endswith(".md") else ""
            label = one.label + kind
            verdict = speech_judge.verdict(one.text, table_signs(one.text))
            total[label] += 1
            found[label] += verdict.odds >= SURE
            named[label] += verdict.odds >= SURE and verdict.kind == one.label
            if one.label == HARMLESS and verdict.odds >= SURE:
                print(f"  {verdict.odds:.1f} {verdict.kind}: {one.text}")
    speech_judge.weights = known
    for label in total:
        print(f"{label:20} {total[label]:5}  reported {found[label]:4} ({found[label] / total[label]:.1%}), "
              f"by the right name {named[label]}")


def main() -> None:
    """Train and write, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="measure instead of writing")
    parser.add_argument("--to", type=Path, default=speech_judge.PATH, help="where to write the weights")
    wanted = parser.parse_args()
    chosen = list(examples())
    print(f"{len(chosen)} sentences")
    if wanted.cross_validate:
        cross_validate(chosen)
        return
    write(fit(chosen), wanted.to)
    print(f"{wanted.to.name}: {wanted.to.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
