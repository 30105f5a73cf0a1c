"""Measure `psychobot import` on a folder of labelled pages: words kept, furniture left in, facts found.

    scripts/evaluate_import.py FOLDER [--lines]

A page is NAME.txt, NAME.md or NAME.html beside NAME.labels.json; `psychobot.import_measures` says what that holds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from psychobot.errors import PsychobotError
from psychobot.import_measures import FACTS, PageMeasures, measure_folder


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line for each page and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", action="store_true", help="print the lines lost and left in")
    arguments = parser.parse_args(argv)
    try:
        pages = measure_folder(arguments.folder)
    except PsychobotError as error:
        print(error, file=sys.stderr)
        return 1
    if not pages:
        print(f"{arguments.folder}: no NAME.labels.json here", file=sys.stderr)
        return 1
    for page in pages:
        print(f"{page.name:30} kept {share(page.kept, page.article)}  left {share(page.left, page.furniture)}")
        for line in [*page.wrong, *(told(page) if arguments.lines else ())]:
            print(f"    {line}")
    right = len(pages) * len(FACTS) - sum(len(page.wrong) for page in pages)
    facts = share(right, len(pages) * len(FACTS))
    print(
        f"{'all: words':30} kept {share(sum(p.kept for p in pages), sum(p.article for p in pages))}  "
        f"left {share(sum(p.left for p in pages), sum(p.furniture for p in pages))}  facts right {facts}"
    )
    return 0


def told(page: PageMeasures) -> list[str]:
    """The lines of the article that are lost, and those of furniture that are left."""
    return [*(f"lost: {line}" for line in page.lost_lines), *(f"left: {line}" for line in page.left_lines)]


def share(part: int, whole: int) -> str:
    """A part of a whole in percent."""
    return f"{100 * part / whole:6.2f}%" if whole else "     - "


if __name__ == "__main__":
    sys.exit(main())
