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
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from psychobot.crisis import second_net
from psychobot.crisis.normalize import Clause, clauses

FOLDER = Path(__file__).parent.parent / "training" / "crisis"
RARE = 3
"""A term of fewer examples than this tells about those examples, and counts for nothing."""
LEVELS = second_net.Levels(likely=-1.0, urgent=0.6, help=2.3, doubt=3.0)
"""Chosen on blind sets after they had been reported; docs/crisis-protocol.md has the table."""
PENALTY = 10.0
"""Inverse strength of the L2 penalty."""
BLOCK = 20
"""Neighbouring examples are kept together in cross-validation: look-alikes stand side by side."""


class Example(NamedTuple):
    """One training message."""

    text: str
    label: str
    block: str


def label_of(tier: str, category: str) -> str:
    """The class of a heading: its category, those of one's own wish to die together."""
    return "U" if tier == "urgent" and category in ("U1", "U2", "U3", "U4", "U5", "U12") else category


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Read every example. Raises ValueError, with file and line, for a heading that is none of the rubric's."""
    for path in sorted(folder.glob("*.txt")):
        label = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("##"):
                heading = re.match(r"## (urgent|mention|none) ([UMN]\d+)\b", line)
                if heading is None or heading[1][0].upper() != heading[2][0]:
                    raise ValueError(f"{path.name}:{number}: write '## urgent U1', '## mention M3' or '## none N1'")
                label = label_of(heading[1], heading[2])
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
    return csr_matrix((values, columns, rows), shape=(len(found), len(known)))


def readings_of(found: list[Example]) -> tuple[list[list[Clause]], list[str], list[str]]:
    """The clauses of each example, its label and its block; of a long harmless one each window is harmless too."""
    each = []
    for text, label, block in found:
        pieces = clauses(text)
        windows = second_net.windows(pieces) if label[0] == "N" else []
        each += [(reading, label, block) for reading in (pieces, *(window for window in windows if window != pieces))]
    readings, labels, blocks = zip(*each, strict=True)
    return list(readings), list(labels), list(blocks)


def model() -> LogisticRegression:
    """The classifier, untrained."""
    return LogisticRegression(C=PENALTY, max_iter=200, tol=1e-3)


def odds(classes: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of the odds: urgent against the rest, and urgent or mention against none."""
    urgent, mention, none = (
        logsumexp(scores[:, [name[0] == tier for name in classes]], axis=1) for tier in "UMN"
    )
    return urgent - np.logaddexp(mention, none), np.logaddexp(urgent, mention) - none


def pack(trained: LogisticRegression, known: list[int]) -> tuple[bytes, dict[str, object]]:
    """The hashes, where each of their first bits begins, and the weights as one byte each; and what is needed to
    read them.
    """
    weights = trained.coef_.T  # a row for each term, a column for each class
    scale = np.abs(weights).max(axis=0) / 127
    rows = (np.rint(weights / scale) + second_net.ZERO).astype(np.uint8)
    first = np.array(known, np.uint64) >> np.uint64(32 - second_net.FIRST_BITS)
    starts = np.searchsorted(first, np.arange(second_net.FIRST + 1, dtype=np.uint64))
    table = np.array(known, "<u4").tobytes() + starts.astype("<u4").tobytes() + rows.tobytes()
    told = {
        "classes": list(trained.classes_),
        "terms": len(known),
        "bias": [round(float(bias), 5) for bias in trained.intercept_],
        "scale": [round(float(step), 9) for step in scale],
        "levels": LEVELS._asdict(),
        "trained_on": fingerprint(),
        "crc32": crc32(table),
    }
    return table, told


def write(table: bytes, told: dict[str, object]) -> None:
    """Write both files beside the package's code."""
    second_net.TABLE.write_bytes(table)
    second_net.PATH.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def cross_validate(found: list[Example]) -> None:
    """Print recall at some rates of false alarms, for examples in blocks the net has not seen."""
    readings, labels, groups = readings_of(found)
    terms = terms_of(readings)
    scores = cross_val_predict(
        model(), matrix(terms, vocabulary(terms)), labels, cv=GroupKFold(4), groups=groups,
        method="decision_function", n_jobs=-1,
    )
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
    known = vocabulary(terms)
    table, told = pack(model().fit(matrix(terms, known), labels), known)
    write(table, told)
    print(f"{second_net.TABLE.name}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
