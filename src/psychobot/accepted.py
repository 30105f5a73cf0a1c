"""The measures last accepted for a corpus: a floor under the quality of its answers.

``accepted.json`` beside the rated questions holds the figures and the digest of the questions they were
measured on. A figure that sinks is noticed; lowering a floor takes a flag of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from psychobot.dialogues import Talk
from psychobot.errors import ArticleError
from psychobot.evaluation import Outcome, measure, named

FILE = "accepted.json"
FIGURES = ("Success@1", "Success@3", "RR", "nDCG@10", "refused", "declined", "AUROC", "risk@80%")
LESS_IS_BETTER = ("refused", "risk@80%")
TALK = {"followed": "follow-ups", "untouched": "changed subjects", "both_sides": "both sides"}
"""Figures of the dialogues, and what they are called."""
SLACK = 0.01
"""A figure may be this much worse before it counts as sunk."""


def figures_of(outcomes: Sequence[Outcome], talk: Talk, questions: bytes) -> dict[str, Any]:
    """The figures of a run, over all questions and over those held out, with the digest of the questions."""
    held_out = [outcome for outcome in outcomes if outcome.rated.held_out]
    return {
        "sha256": hashlib.sha256(questions).hexdigest(),
        "all": _figures(outcomes) | _talk_figures(talk),
        "held-out": _figures(held_out),
    }


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    figures = named(measure(outcomes))
    return {name: round(figures[name], 3) for name in FIGURES if figures[name] == figures[name]}  # not-a-number is none


def _talk_figures(talk: Talk) -> dict[str, float]:
    figures = {name: getattr(talk, field) for field, name in TALK.items()}
    return {name: round(figure, 3) for name, figure in figures.items() if figure == figure}


def read_accepted(path: Path) -> dict[str, Any] | None:
    """The figures last accepted, or None when there are none. Raises ArticleError when the file is broken."""
    try:
        accepted = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ArticleError(path.name, 1, f"is not JSON ({error}); run `psychobot eval --accept`") from None
    return accepted if isinstance(accepted, dict) else None


def write_accepted(path: Path, figures: Mapping[str, Any]) -> None:
    """Write the figures beside and rename them into place."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    draft.replace(path)


def sunk(old: Mapping[str, Any], new: Mapping[str, Any], slack: float = SLACK) -> list[str]:
    """A line for every figure that is worse than it was by more than ``slack``; of refusals and risk more is worse."""
    return [
        f"{part}: {name} is {new[part][name]:.3f}, accepted was {floor:.3f}"
        for part in ("all", "held-out")
        for name, floor in old.get(part, {}).items()
        if name in new[part] and (new[part][name] - floor) * (-1 if name in LESS_IS_BETTER else 1) < -slack - 1e-9
    ]
