"""Train the second net of crisis screening on ``training/crisis`` and write its weights.

Run it after every change of the training examples or of what the net reads
(``crisis/second_net.py``, ``crisis/normalize.py``). ``scripts/evaluate_crisis.py FILE`` then
measures. With ``--cross-validate`` nothing is written, and recall at some rates of
false alarms is printed for examples the net has not seen.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from joblib import Parallel, delayed  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix
from scipy.special import logsumexp
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from psychobot.crisis import second_net
from psychobot.crisis.normalize import clauses
from psychobot.crisis.records import Clause

FOLDER = Path(__file__).parent.parent / "training" / "crisis"
RARE = 3
"""A term of fewer examples than this tells about those examples, and counts for nothing."""
LEVELS = second_net.Levels(
    urgent=0.15, found=1.5, help=2.0, doubt=3.5, plain=-3.0, alone=1.0, carried=-0.5, lethality=1.0
)
"""Chosen on blind sets after they had been reported; docs/crisis-protocol.md has the table."""
RANK, PASSES, BATCH, STEP = 32, 3, 512, 2e-3
"""Columns between terms and classes, passes over the examples, examples and size of a step."""
RUNS = 8
"""Fits from different beginnings whose mean is taken: one alone depends on chance by half a point of recall."""
BLOCK = 20
"""Neighbouring examples are kept together in cross-validation: look-alikes stand side by side."""


class Example(NamedTuple):
    """One training message."""

    text: str
    label: str
    """Its category: thirteen of tier urgent teach the columns in between more than one would."""
    block: str


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Read every example. Raises ValueError, with file and line, for a heading that is none of the rubric's."""
    for path in sorted(folder.glob("*.txt")):
        label = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("##"):
                heading = re.match(r"## (urgent|mention|none|carried) ([UMNC]\d+)\b", line)
                if heading is None or heading[1][0].upper() != heading[2][0]:
                    headings = "'## urgent U1', '## mention M3', '## none N1' or '## carried C1'"
                    raise ValueError(f"{path.name}:{number}: write {headings}")
                label = heading[2]
            elif line.strip():
                yield Example(line.strip(), label, f"{path.stem}{number // BLOCK}")


def fingerprint(folder: Path = FOLDER) -> int:
    """A checksum over the training files."""
    checksum = 0
    for path in sorted(folder.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    return checksum


Terms = tuple[list[str], list[str]]
"""The words and pairs of a reading, and its pieces: these as often as they occur in different words."""


def terms_of(readings: list[list[Clause]]) -> list[Terms]:
    """What the net reads of each reading."""
    found = []
    for reading in readings:
        words, typed = second_net.terms(clause.full for clause in reading)
        found.append((sorted(words), [piece for word in sorted(typed) for piece in second_net.pieces_of(word)]))
    return found


def vocabulary(found: list[Terms]) -> list[int]:
    """The hashes of all terms that are not rare, in rising order."""
    seen = Counter(term for words, pieces in found for term in {*words, *pieces})
    return sorted({second_net.hashed(term) for term, count in seen.items() if count >= RARE})


def matrix(found: list[Terms], known: list[int]) -> csr_matrix:
    """The known terms of some readings: a row each, words and pieces in one table, either of length one."""
    column = {each: number for number, each in enumerate(known)}
    values: list[float] = []
    columns: list[int] = []
    rows = [0]
    for kinds in found:
        for kind in kinds:
            here = [column[hashed] for hashed in map(second_net.hashed, kind) if hashed in column]
            columns += here
            values += [1 / np.sqrt(len(here) or 1)] * len(here)
        rows.append(len(columns))
    return csr_matrix((np.array(values, np.float32), columns, rows), shape=(len(found), len(known)))


def readings_of(found: list[Example]) -> tuple[list[list[Clause]], list[str], list[str]]:
    """The clauses of each example, its label and its block; after them each window of long harmless ones, which is as
    harmless.
    """
    each = [(clauses(example.text), example.label, example.block) for example in found]
    each += [(window, label, block) for pieces, label, block in each if label[0] == "N"
             for window in second_net.windows(pieces) if window != pieces]
    readings, labels, blocks = zip(*each, strict=True)
    return list(readings), list(labels), list(blocks)


class Linear(NamedTuple):
    """A linear classifier."""

    classes: tuple[str, ...]
    weights: np.ndarray
    """A row for each term, a column for each class."""
    bias: np.ndarray

    def scores(self, table: csr_matrix) -> np.ndarray:
        """The score of every class for every reading."""
        return np.asarray(table @ self.weights + self.bias)


def fit(table: csr_matrix, labels: Sequence[str]) -> Linear:
    """Multinomial logistic regression of low rank, stopped early: the mean of some runs.

    A network without anything between its layers but sums, which is a linear model once they are multiplied out. Terms
    that are used alike come to lie alike on the few columns in between, so a rare one learns from common ones: four
    points of recall more, at 2% of false alarms, than a full-rank regression with a penalty fitted to its end.
    """
    runs = Parallel(n_jobs=-1)(delayed(_one_run)(table, labels, seed) for seed in range(RUNS))
    weights = np.mean([run.weights for run in runs], axis=0)
    return Linear(runs[0].classes, weights, np.mean([run.bias for run in runs], axis=0))


def _one_run(table: csr_matrix, labels: Sequence[str], seed: int) -> Linear:
    network = MLPClassifier(
        (RANK,), activation="identity", alpha=1e-5, batch_size=BATCH, learning_rate_init=STEP, random_state=seed
    )
    for _ in range(PASSES):
        network.partial_fit(table, labels, classes=np.unique(labels))
    (first, second), (inner, outer) = network.coefs_, network.intercepts_
    return Linear(tuple(network.classes_), first @ second, inner @ second + outer)


def odds(classes: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of the odds: urgent against the rest, and urgent or mention against none."""
    urgent, mention, none = (
        logsumexp(scores[:, [name[0] == tier for name in classes]], axis=1) for tier in "UMN"
    )
    return urgent - np.logaddexp(mention, none), np.logaddexp(urgent, mention) - none


def pack(trained: Linear, known: list[int]) -> tuple[bytes, dict[str, object]]:
    """The hashes, where each of their first bits begins, and the weights as one byte each; and what is needed to
    read them.
    """
    scale = np.abs(trained.weights).max(axis=0) / 127
    rows = (np.rint(trained.weights / scale) + second_net.ZERO).astype(np.uint8)
    first = np.array(known, np.uint64) >> np.uint64(32 - second_net.FIRST_BITS)
    starts = np.searchsorted(first, np.arange(second_net.FIRST + 1, dtype=np.uint64))
    table = np.array(known, "<u4").tobytes() + starts.astype("<u4").tobytes() + rows.tobytes()
    told = {
        "classes": list(trained.classes),
        "terms": len(known),
        "bias": [round(float(bias), 5) for bias in trained.bias],
        "scale": [round(float(step), 9) for step in scale],
        "levels": LEVELS._asdict(),
        "trained_on": fingerprint(),
        "crc32": crc32(table),
    }
    return table, told


def write(table: bytes, told: dict[str, object]) -> None:
    """Write both files beside the package's code; a program that has the old table open keeps it."""
    new = second_net.TABLE.with_suffix(".new")
    new.write_bytes(table)
    new.replace(second_net.TABLE)
    second_net.PATH.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def cross_validate(found: list[Example]) -> None:
    """Print recall at some rates of false alarms, for examples in blocks the net has not seen."""
    readings, labels, groups = readings_of(found)
    terms = terms_of(readings)
    table, targets = matrix(terms, vocabulary(terms[: len(found)])), np.array(labels)
    scores = np.zeros((len(labels), len(np.unique(labels))))
    for seen, unseen in GroupKFold(4).split(table, targets, groups):
        scores[unseen] = fit(table[seen], targets[seen]).scores(table[unseen])
    urgent, _ = odds(np.unique(labels), scores)
    tiers = np.array([label[0] for label in labels])
    for rate in (0.005, 0.01, 0.02, 0.05, 0.1):
        level = np.quantile(urgent[tiers == "N"], 1 - rate)
        told = {tier: f"{(urgent[tiers == tier] > level).mean():.3f}" for tier in "UMN"}
        print(f"score > {level:5.2f}: urgent {told['U']}  mention {told['M']}  none {told['N']}")


def main() -> None:
    """Train and write, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="measure on the examples instead of writing")
    wanted = parser.parse_args()
    found = list(examples())
    print(f"{len(found)} examples")
    if wanted.cross_validate:
        cross_validate(found)
        return
    readings, labels, _ = readings_of(found)
    terms = terms_of(readings)
    known = vocabulary(terms[: len(found)])
    table, told = pack(fit(matrix(terms, known), labels), known)
    write(table, told)
    print(f"{second_net.TABLE.name}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
