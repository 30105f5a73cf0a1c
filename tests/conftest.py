"""A small made-up corpus, its index, and ways to run the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from psychobot.articles import Corpus, read_corpus
from psychobot.build import build_index
from psychobot.index import Index

pytest_plugins = ["pytester"]

GARDEN = """+++
title = "Gardens"
summary = "Growing things."
language = "en"
written = 2026-01-02
reviewed = 2026-01-02
reviewed_by = "not clinically reviewed"
license = "CC-BY-4.0"

[[sources]]
key = "green"
publisher = "Green House"
title = "On gardens"
authors = ["Ann Leaf"]
updated = 2024-05-06
interest = "sells seeds"

[questions]
"Watering" = ["When should the hose come out?"]
+++

# Gardens

Gardens are plots of land where people grow plants for food or for pleasure, in every climate there is.

## Watering

Tomatoes need water early in the morning. Water in the evening invites slugs, which eat the leaves at night.

## Tools

A gardener needs these tools:

- Spade: turns the soil over, cuts through roots, and is best kept clean, dry and sharp.
- Trowel: digs small holes for bulbs and for seedlings, and lifts weeds with all of their roots.
- Rake.

## References

The article cites:

- Leaf (2020), Slugs and how to live with them.
"""

BREAD = """# Bread

Bread is made from flour, water, salt and time, by people nearly everywhere.

## Sourdough

Sourdough was first baked in Egypt. It takes two days, and Maria Korn has written the standard book on it.
"""

PLAIN = """Weather notes

Rain falls when warm air rises and cools. Meteorologists in Norway measured it in 1918.

How thunder sounds

Thunder is the sound of air that lightning has heated in an instant to great heat.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus folder with three short articles, one of them plain text."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in (("garden.md", GARDEN), ("bread.md", BREAD), ("weather.txt", PLAIN)):
        (corpus / name).write_text(text, "utf-8")
    (corpus / "aliases.toml").write_text('[aliases]\n"shovel" = ["spade"]\n"baker" = ["Maria Korn"]\n', "utf-8")
    return corpus


@pytest.fixture
def corpus(folder: Path) -> Corpus:
    """The small corpus, read."""
    return read_corpus(folder)


@pytest.fixture
def index(corpus: Corpus) -> Index:
    """The index of the small corpus."""
    return build_index(corpus)


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Run ``psychobot`` as a process of its own, with a home, cache and settings of its own."""
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PSYCHOBOT", "LC_", "LANG"))},
        "HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "TZ": "UTC", "PYTHONWARNINGS": "error",
    }

    def psychobot(*arguments: str, input: str | None = "", env: dict[str, str] | None = None,
                  cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "psychobot", *arguments], input=input, capture_output=True,
                              text=True, encoding="utf-8", env=environ | (env or {}), cwd=cwd or tmp_path, check=False)

    yield psychobot
