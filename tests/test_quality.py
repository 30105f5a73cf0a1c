"""The quality of the answers may not sink unnoticed: a floor for every measure, pinned with the digest of its questions.

``python tests/test_quality.py --update`` pins what is measured now; to lower a floor takes ``--lower`` besides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psychobot.evaluation import FILE, Outcome, measure, parse_questions, run_questions
from psychobot.searcher import Searcher
from psychobot.settings import shipped_corpus

BASELINE = Path(__file__).parent / "cases" / "baseline.json"
QUESTIONS = shipped_corpus() / FILE
FIGURES = ("Success@1", "Success@3", "refused", "declined", "AUROC")
SLACK = 0.01
UPDATE = "python tests/test_quality.py --update"


def test_the_quality_has_not_sunk() -> None:
    """No measure of the shipped corpus is worse than its floor, and the questions are those the floor was measured on."""
    pinned = json.loads(BASELINE.read_text("utf-8"))
    now = measured()
    assert now["sha256"] == pinned["sha256"], f"{FILE} has changed since the floor was pinned; measure again: {UPDATE}"
    worse = sunk(pinned, now, SLACK)
    assert not worse, "\n".join([*worse, f"if this is meant: {UPDATE} --lower"])


def test_a_sunken_figure_is_seen() -> None:
    """Each figure counts on its own: less is worse, for refusals more is; within the slack nothing is said."""
    old = {"all": {"Success@1": 0.8, "refused": 0.05}}
    assert sunk(old, {"all": {"Success@1": 0.791, "refused": 0.059}}, SLACK) == []
    assert sunk(old, {"all": {"Success@1": 0.9, "refused": 0.01}}, 0) == []
    assert sunk(old, {"all": {"Success@1": 0.78, "refused": 0.07}}, SLACK) == [
        "all: Success@1 is 0.780, the floor 0.800", "all: refused is 0.070, the floor 0.050"]


def measured() -> dict[str, Any]:
    """The measures of the shipped corpus as it is now, over all questions and over those held out."""
    with tempfile.TemporaryDirectory() as root:
        searcher = Searcher(QUESTIONS.parent, Path(root), lambda line: None)
        rated = parse_questions(QUESTIONS.read_text("utf-8"))
        outcomes = run_questions(rated, lambda question: searcher.find(question)[0])
    digest = hashlib.sha256(QUESTIONS.read_bytes()).hexdigest()
    return {"sha256": digest, "all": _figures(outcomes), "held-out": _figures([o for o in outcomes if o.rated.held_out])}


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    m = measure(outcomes)
    figures = (m.success_at_1, m.success_at_3, m.refused, m.declined, m.auroc)
    return dict(zip(FIGURES, (round(figure, 3) for figure in figures), strict=True))


def sunk(old: dict[str, Any], new: dict[str, Any], slack: float) -> list[str]:
    """A line for every figure that is worse than it was by more than ``slack``."""
    return [f"{part}: {name} is {new[part][name]:.3f}, the floor {floor:.3f}"
            for part in ("all", "held-out") for name, floor in old.get(part, {}).items()
            if (new[part][name] - floor) * (-1 if name == "refused" else 1) < -slack - 1e-9]


def main() -> None:
    """Measure, and pin when told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="pin what is measured now")
    parser.add_argument("--lower", action="store_true", help="even where it is worse than before")
    options = parser.parse_args()
    new = measured()
    worse = sunk(json.loads(BASELINE.read_text("utf-8")), new, 0) if BASELINE.exists() else []
    print(json.dumps(new, indent=2), *worse, sep="\n")  # noqa: T201
    if options.update and worse and not options.lower:
        raise SystemExit("nothing pinned: these floors would sink; add --lower if that is meant")
    if options.update:
        draft = BASELINE.with_suffix(".draft")
        draft.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
        draft.replace(BASELINE)


if __name__ == "__main__":
    main()
