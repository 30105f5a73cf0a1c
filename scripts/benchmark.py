#!/usr/bin/env python3
"""Time whole processes against what they cannot do without, in the same run on the same machine.

  scripts/benchmark.py [--rounds 15]

The rounds are interleaved and the median is taken, so that a busy machine slows both sides alike.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from psychobot.settings import shipped_corpus

PYTHON = sys.executable
PSYCHOBOT = (PYTHON, "-m", "psychobot")
QUESTION = ("ask", "--json", "how long does psychodynamic therapy take?")
MISSPELT = ("ask", "--json", "what is countertransfrence?")
SOUND = (0, 3)
"""Exit statuses of a command that did its work: answered, and nothing in the corpus."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args(argv).rounds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PSYCHOBOT_INDEX"] = folder
        subprocess.run((*PSYCHOBOT, "index"), check=True, stdout=subprocess.DEVNULL)
        compare("import numpy", (PYTHON, "-c", "import numpy"), {
            "ask --json": (*PSYCHOBOT, *QUESTION), "ask --json, misspelt": (*PSYCHOBOT, *MISSPELT)}, rounds)
        compare("import sklearn.feature_extraction.text", (PYTHON, "-c", "import sklearn.feature_extraction.text"),
                {"index from nothing": (*PSYCHOBOT, "index", "--index", "{fresh}")}, max(3, rounds // 3))
        compare("bare python", (PYTHON, "-c", "pass"), {
            "--version": (*PSYCHOBOT, "--version"), "--help": (*PSYCHOBOT, "--help"),
            "import psychobot.crisis": (PYTHON, "-c", "import psychobot.crisis")}, rounds)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        text = sum(path.stat().st_size for path in shipped_corpus().glob("*.md"))
        print(f"index: {size:,} bytes for {text:,} bytes of articles")
    return 0


def compare(name: str, base: Sequence[str], commands: dict[str, Sequence[str]], rounds: int) -> None:
    """Time the base and the commands in turns, and print medians and ratios."""
    times: dict[str, list[float]] = {name: [], **{command: [] for command in commands}}
    for _ in range(rounds):
        for label, command in {name: base, **commands}.items():
            times[label].append(seconds(command))
    for label, taken in times.items():
        print(f"{label:42}{median(taken):7.3f} s  x {median(taken) / median(times[name]):.2f}")


def seconds(command: Sequence[str]) -> float:
    """How long the process takes, from start to end. A command that fails ends the benchmark."""
    with tempfile.TemporaryDirectory() as fresh:
        filled = [part.replace("{fresh}", fresh) for part in command]
        start = time.perf_counter()
        done = subprocess.run(filled, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        taken = time.perf_counter() - start
    if done.returncode not in SOUND:
        raise SystemExit(f"benchmark: {shlex.join(filled)}: exit status {done.returncode}\n{done.stderr}".rstrip())
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
