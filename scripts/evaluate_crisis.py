"""Measure crisis screening on labelled or unlabelled messages.

Each FILE holds one JSON object a line with ``text`` and, for a labelled set,
``tier`` (urgent, mention, none) and perhaps ``alt`` (other tiers a second
rater might choose) and ``category``; with ``before`` it is the next turn after
that message, and urgent when the full notice is shown again. A TOML file of cases in ``tests/cases``
will do as well. With tiers it prints recall and false alarms per tier and
category; without, how many messages get a full or any notice. ``--show``
lists what went wrong, ``--perturb`` types every message of tier urgent in
other ways and prints how many of those still get the full notice, ``--time``
times long and hostile messages.
"""

import argparse
import json
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from psychobot.crisis import INTERNATIONAL, Watch, screen

TIERS = ("urgent", "mention", "none")


def tier_of(text: str) -> tuple[str, str]:
    """The tier a message is given, and the rule that gave it."""
    finding = screen(text)
    if finding is None:
        return "none", ""
    return ("mention" if finding.level == "mention" else "urgent"), finding.reason


def tier_in_view(text: str, before: str) -> tuple[str, str]:
    """The same for the turn after a message: none for an answer with the reminder or without."""
    watch = Watch(INTERNATIONAL)
    watch.hear(before)
    notice = watch.hear(text)
    return ("urgent" if notice and notice.blocks else "none"), ""


def judge(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add the tier given and the seconds taken to each row."""
    judged = []
    for row in rows:
        start = time.perf_counter()
        given, reason = tier_in_view(row["text"], row["before"]) if "before" in row else tier_of(row["text"])
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


def slip(text: str, chance: random.Random) -> str:
    """One slip of the finger in a word of four letters or more: a letter lost, doubled, swapped or hit beside."""
    words = list(re.finditer(r"[a-z]{4,}", text, re.I))
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    made = (
        text[at + 1 :],
        text[at] + text[at:],
        text[at + 1] + text[at] + text[at + 2 :],
        chance.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :],
    )
    return text[:at] + chance.choice(made)


def in_one_word(text: str, chance: random.Random, change: Callable[[str], str]) -> str:
    """Change one of the longer words of a text."""
    words = sorted(re.findall(r"[a-z]{3,}", text, re.I), key=len)[-3:]
    return text.replace(word, change(word), 1) if words and (word := chance.choice(words)) else text


LEET = str.maketrans("aeiost", "431057")
PERTURBATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, chance: text,
    "curly apostrophes": lambda text, chance: text.replace("'", "\u2019"),
    "no apostrophes": lambda text, chance: text.replace("'", ""),
    "capitals": lambda text, chance: text.upper(),
    "any case": lambda text, chance: "".join(chance.choice((str.upper, str.lower))(letter) for letter in text),
    "wide spaces": lambda text, chance: text.replace(" ", "   "),
    "letters apart": lambda text, chance: in_one_word(text, chance, " ".join),
    "repeats": lambda text, chance: in_one_word(text, chance, lambda word: word[:-1] + word[-1] * 5),
    "one slip": slip,
    "leet": lambda text, chance: in_one_word(text, chance, lambda word: word.translate(LEET)),
    "a star": lambda text, chance: in_one_word(text, chance, lambda word: word[0] + "*" + word[2:]),
    "emoji": lambda text, chance: f"\U0001f62d {text} \U0001f614\U0001f494",
    "no punctuation": lambda text, chance: re.sub(r"[^\w\s]", "", text),
}
"""Ways of typing that change nothing in what is said."""


def print_perturbed(rows: list[dict[str, Any]]) -> None:
    """How many messages of tier urgent still get the full notice, typed in other ways."""
    texts = [row["text"] for row in rows if row["tier"] == "urgent"]
    for name, change in PERTURBATIONS.items():
        ways = [change(text, chance) for text in texts for chance in (random.Random(text),)
                for _ in range(5 if change is slip else 1)]
        seen = sum(tier_of(way)[0] == "urgent" for way in ways)
        print(f"  {name:18} {percent(seen, len(ways))} of {len(ways)}")


HOSTILE = {
    "prose": "We talked about the week, and he said that nothing had changed since then. ",
    "one clause": "and then we talked about the weather ",
    "clauses": "i want to, ",
    "sentences": "I was there. ",
    "one letter": "a",
    "letters apart": "s u i c i d e ",
    "run together": "iwanttodie",
    "masks": "k1*l3r ",
    "hyphens": "a-",
    "emoji": "\U0001f52a\U0001f48a",
    "other letters": "\u0456 \u0441an't ",
    "brackets": "(",
    "accents": "\u0301\u0316\u0327\u0300\u0323",
}


def print_times() -> None:
    """Seconds for 100,000 and 50,000 hostile characters, and for new words only."""
    chance = random.Random(1)
    made = " ".join("".join(chance.choices("abcdefghij", k=6)) for _ in range(15_000))
    texts = {name: part * (100_000 // len(part)) for name, part in HOSTILE.items()} | {"new words": made}
    texts["new masks"] = " ".join(f"{word[:3]}*{word[4:]}" for word in made.split())
    texts["words apart"] = " ".join("we went to the shop and bought some bread".replace(" ", "") * 1500)
    for name, text in texts.items():
        times = []
        for length in (50_000, 100_000):
            start = time.perf_counter()
            tier_of(text[:length])
            times.append(time.perf_counter() - start)
        print(f"  {name:14} 50,000: {times[0]:.4f} s  100,000: {times[1]:.4f} s")


def print_time_of_long(rows: list[dict[str, Any]]) -> None:
    """Seconds for messages of 2,000 characters, put together from those of a set."""
    chance = random.Random(1)
    times = []
    for number in range(300):
        text = ""
        while len(text) < 2000:
            text += chance.choice(rows)["text"] + " "
        start = time.perf_counter()
        tier_of(text[:2000])
        if number >= 100:
            times.append(time.perf_counter() - start)
    times.sort()
    print(f"  2,000 characters: median {times[100]:.5f} s, 99th percentile {times[198]:.5f} s")


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file."""
    if path.suffix != ".toml":
        yield from map(json.loads, filter(str.strip, path.read_text("utf-8").splitlines()))
        return
    for family in tomllib.loads(path.read_text("utf-8")).values():
        level = family.get("level", "urgent")
        tier = "urgent" if level in ("emergency", "full") else level
        yield from ({"text": text, "tier": tier} for text in family["texts"])


def main(argv: list[str] | None = None) -> int:
    """Judge every file and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="list wrong tiers, or every notice of an unlabelled set")
    parser.add_argument("--categories", action="store_true", help="print each category")
    parser.add_argument("--perturb", action="store_true", help="type the messages of tier urgent in other ways")
    parser.add_argument("--time", action="store_true", help="time long and hostile messages")
    options = parser.parse_args(argv)
    for path in options.files:
        rows = judge(list(read_rows(path)))
        labelled = "tier" in rows[0]
        print(f"== {path.name}")
        (print_tiers if labelled else print_notices)(rows)
        if labelled and options.categories:
            print_categories(rows)
        if labelled and options.perturb:
            print_perturbed(rows)
        if options.time:
            print_time_of_long(rows)
        if options.show:
            print_wrong(rows)
    if options.time:
        print_times()
    return 0


def print_wrong(rows: list[dict[str, Any]]) -> None:
    """Every message that got another tier than its own."""
    for row in rows:
        if row["given"] != row.get("tier", "none"):
            print(f"  {row.get('tier', '')}>{row['given']} [{row['reason']}] {row['text'][:160]!r}")


if __name__ == "__main__":
    sys.exit(main())
