"""Measure crisis screening on labelled or unlabelled messages.

Each FILE holds one JSON object a line with ``text`` and, for a labelled set,
``tier`` (urgent, mention, none) and perhaps ``alt`` (other tiers a second
rater might choose) and ``category``. With tiers it prints recall and false
alarms per tier and category; without, how many messages get a full or any
notice. ``--show`` lists what went wrong, ``--time`` how long screening took.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from psychobot.crisis import screen

TIERS = ("urgent", "mention", "none")


def tier_of(text: str) -> tuple[str, str]:
    """The tier a message is given, and the rule that gave it."""
    finding = screen(text)
    if finding is None:
        return "none", ""
    return ("mention" if finding.level == "mention" else "urgent"), finding.reason


def judge(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add the tier given and the seconds taken to each row."""
    judged = []
    for row in rows:
        start = time.perf_counter()
        given, reason = tier_of(row["text"])
        judged.append({**row, "given": given, "reason": reason, "seconds": time.perf_counter() - start})
    return judged


def percent(part: int, whole: int) -> str:
    """A share in percent, or a dash for nothing."""
    return f"{100 * part / whole:5.1f}%" if whole else "    -"


def print_tiers(rows: list[dict[str, Any]]) -> None:
    """Recall and false alarms for a labelled set: full notice, some help, and the strict and lenient score."""
    for tier in TIERS:
        here = [row for row in rows if row["tier"] == tier]
        given = Counter(row["given"] for row in here)
        lenient = sum(row["given"] in (tier, *row.get("alt", ())) for row in here)
        print(
            f"{tier:8} {len(here):4}  full {percent(given['urgent'], len(here))}"
            f"  any help {percent(given['urgent'] + given['mention'], len(here))}"
            f"  as labelled {percent(given[tier], len(here))}  or alt {percent(lenient, len(here))}"
        )


def print_categories(rows: list[dict[str, Any]]) -> None:
    """Rows as labelled, per tier and category."""
    groups: dict[tuple[str, str], list[bool]] = {}
    for row in rows:
        groups.setdefault((row["tier"], row.get("category") or "-"), []).append(row["given"] == row["tier"])
    for (tier, category), right in sorted(groups.items()):
        print(f"  {tier:8} {category:24} {sum(right):3} of {len(right):3}")


def print_notices(rows: list[dict[str, Any]]) -> None:
    """Full and any notices for a set without tiers."""
    given = Counter(row["given"] for row in rows)
    full, any_help = given["urgent"], len(rows) - given["none"]
    print(f"unlabelled {len(rows)}  full {percent(full, len(rows))}  any {percent(any_help, len(rows))}")


def main(argv: list[str] | None = None) -> int:
    """Judge every file and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="list wrong tiers, or every notice of an unlabelled set")
    parser.add_argument("--categories", action="store_true", help="print each category")
    options = parser.parse_args(argv)
    for path in options.files:
        rows = judge([json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()])
        labelled = "tier" in rows[0]
        print(f"== {path.name}")
        (print_tiers if labelled else print_notices)(rows)
        if labelled and options.categories:
            print_categories(rows)
        slowest = sorted(row["seconds"] for row in rows)
        print(
            f"seconds: median {slowest[len(rows) // 2]:.5f}, slowest {slowest[-1]:.5f} (the first one reads the rules)"
        )
        if options.show:
            wrong = [row for row in rows if row["given"] != row.get("tier", "none")]
            for row in wrong:
                print(f"  {row.get('tier', '')}>{row['given']} [{row['reason']}] {row['text'][:160]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
