"""Measure `psychobot index` on a made-up corpus of N short articles: a full build, and one article changed.

    .venv/bin/python scripts/benchmark_index.py [--articles 10000] [--runs 3] [--folder DIR]

Every figure is the wall time of the whole command, Python's start included. The articles are invented: words drawn
from an invented list by Zipf's law, four paragraphs and a list in three sections, about 200 words each; one in ten has
questions of its own. At the end the refreshed index is compared with a full build of the same corpus, byte for byte.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

WORDS = 20_000
SYLLABLES = "ba co de fi ga ho in ju ka le mi no or pu qua re so ta un va we xi yo zan ster ment tion ble".split()
FRONT = """+++
title = "{title}"
summary = "An invented article."
language = "en"
written = 2026-01-02
reviewed = 2026-01-02
reviewed_by = "not clinically reviewed"
license = "CC-BY-4.0"

[[sources]]
publisher = "Invented House"
title = "{title}"
updated = 2026-01-02
{questions}+++

# {title}

"""


class Writer:
    """Writes invented articles: the same seed, the same words."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = sorted({"".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))
                             for _ in range(WORDS)})
        self.random.shuffle(self.words)
        weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self.drawn = iter(self.random.choices(self.words, weights, k=1_000_000))
        self._weights = weights

    def text(self, count: int) -> str:
        """So many words, as sentences of twelve."""
        found = [self._word() for _ in range(count)]
        return " ".join(" ".join(found[at : at + 12]).capitalize() + "." for at in range(0, count, 12))

    def _word(self) -> str:
        word = next(self.drawn, None)
        if word is None:
            self.drawn = iter(self.random.choices(self.words, self._weights, k=1_000_000))
            word = next(self.drawn)
        return word

    def article(self, number: int) -> str:
        """One short article."""
        title, asked = f"Article {number}", f"Care {number}"
        asks = f"What about {self.text(3)[:-1]}?", f"How does {self.text(4)[:-1]} go?"
        questions = "\n[questions]\n\"{}\" = [\"{}\", \"{}\"]\n".format(asked, *asks)
        items = "\n".join(f"- {self._word().capitalize()}: {self.text(16)}" for _ in range(3))
        return "".join([
            FRONT.format(title=title, questions=questions if number % 10 == 0 else ""),
            f"{self.text(45)}\n\n## {asked}\n\n{self.text(50)}\n\n{self.text(60)}\n\n",
            f"## {self.text(2)[:-1]}\n\nThere are these kinds:\n\n{items}\n",
        ])


def write_corpus(folder: Path, articles: int, seed: int = 1) -> Writer:
    """A corpus of so many articles in a new folder."""
    folder.mkdir(parents=True)
    writer = Writer(seed)
    for number in range(articles):
        (folder / f"article-{number:05}.md").write_text(writer.article(number), "utf-8")
    return writer


def index(corpus: Path, root: Path) -> float:
    """Seconds of `psychobot index`."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "psychobot", "index", "--corpus", str(corpus), "--index", str(root)],
                   check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def newest(root: Path) -> dict[str, bytes]:
    """The files of the newest index below a folder."""
    places = sorted(root.glob("*/*/manifest.json"), key=lambda path: path.stat().st_mtime)
    return {path.name: path.read_bytes() for path in places[-1].parent.iterdir()}


def timed(what: str, seconds: Callable[[], float], runs: int) -> float:
    """The median of some runs, told."""
    found = [seconds() for _ in range(runs)]
    print(f"{what:34}{statistics.median(found):8.2f} s   ({', '.join(f'{each:.2f}' for each in found)})", flush=True)
    return statistics.median(found)


def main() -> None:
    """Write the corpus, measure, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where corpus and indexes are written, and left")
    wanted = parser.parse_args()
    folder = wanted.folder or Path(tempfile.mkdtemp(prefix="psychobot-index-"))
    try:
        measure(folder, wanted.articles, wanted.runs)
    finally:
        if not wanted.folder:
            shutil.rmtree(folder)


def measure(folder: Path, articles: int, runs: int) -> None:
    """The figures for one size."""
    corpus, kept = folder / "corpus", folder / "kept"
    writer = write_corpus(corpus, articles)
    roots = iter(range(1_000))

    def afresh() -> float:
        shutil.rmtree(kept, ignore_errors=True)
        return index(corpus, kept)

    def changed() -> float:
        (corpus / f"article-{articles // 2:05}.md").write_text(writer.article(articles // 2), "utf-8")
        return index(corpus, kept)

    print(f"{articles} articles")
    full = timed("full build", afresh, runs)
    one = timed("one article changed", changed, runs)
    timed("nothing changed", lambda: index(corpus, kept), runs)
    other = folder / f"full-{next(roots)}"
    index(corpus, other)
    same = newest(kept) == newest(other)
    shutil.rmtree(other)
    print(f"{'one changed / full build':34}{one / full:8.3f}     (1/{full / one:.1f})")
    print(f"{'same bytes as a full build':34}{'yes' if same else 'NO':>8}")
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
