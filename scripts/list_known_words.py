#!/usr/bin/env python3
"""Write src/psychobot/crisis/known_words.txt and its index: the words as which disguises and slips are read.

Those of the rules, those that stand in `OFTEN` examples of ``training/crisis``, and those like a word of the table of
languages that stand in two. Run it when rules or examples have changed much, and ``scripts/index_rules.py`` after it; a
test holds that both files belong together.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from pathlib import Path

from psychobot.crisis import known_words
from psychobot.crisis.languages import knows
from psychobot.crisis.lexicon import CURSES, JOINED, KEY_WORDS
from psychobot.crisis.normalize import fold
from psychobot.crisis.rule_files import FOLDER
from psychobot.crisis.rules import known_to_rules

EXAMPLES = Path(__file__).parent.parent / "training" / "crisis"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
OFTEN = 10
LONGEST = 20


def main() -> int:
    """List the words, most frequent first, and index them."""
    words = listed(counted())
    known_words.PATH.write_text("\n".join(words) + "\n", "utf-8")
    known_words.words.cache_clear()
    index = known_words.index_of(words)
    parts = [array("I", [known_words.fingerprint()]), array("I", index.hashes), array("I", index.starts)]
    known_words.INDEX.write_bytes(b"".join(map(little, [*parts, array("H", index.numbers)])))
    print(f"{known_words.PATH.name}: {len(words)} words, {len(index.hashes)} rests")
    return 0


def counted() -> Counter[str]:
    """In how many examples each word stands."""
    counts: Counter[str] = Counter()
    for path in sorted(EXAMPLES.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        counts.update(word for line in lines if line[:2] != "##" for word in set(WORD.findall(fold(line))))
    return counts


def of_languages(counts: Counter[str]) -> set[str]:
    """The words of the table of languages as far as it spells them out."""
    parts = re.findall(r"[^\s|=\[\]]+", (FOLDER / "languages.txt").read_text("utf-8"))
    words = sorted(word for word in map(fold, parts) if len(word) > 2 and WORD.fullmatch(word))
    pairs = zip(words, [*words[1:], ""], strict=True)
    return {word for word, after in pairs if counts[word] or not after.startswith(word)}


def listed(counts: Counter[str]) -> list[str]:
    """The words to list."""
    of_rules = set(filter(WORD.fullmatch, [*known_to_rules(), *KEY_WORDS, *JOINED, *CURSES, *of_languages(counts)]))
    often = {word for word, count in counts.items() if count >= OFTEN or (count > 1 and knows(word))}
    listed = [word for word in of_rules | often if 1 < len(word) <= LONGEST]
    return sorted(listed, key=lambda word: (-counts[word], word))


def little(numbers: array[int]) -> bytes:
    """The bytes of numbers, smallest first on every machine."""
    if sys.byteorder != "little":
        numbers.byteswap()
    return numbers.tobytes()


if __name__ == "__main__":
    raise SystemExit(main())
