#!/usr/bin/env python3
"""Kill `psychobot index` at random moments while others ask, and count replies that failed or were wrong.

  scripts/kill_index.py [--kills 200] [--readers 4] [--seed 1]

An invented corpus has one article that says which edition it is of. Again and again it is edited (every third time
with most of the other articles, so that everything is built anew), `psychobot index` is started and killed with
SIGKILL somewhere within the time it takes. Meanwhile readers ask for the edition, each with a process for every
question. A reply is wrong when it does not end with 0, or quotes an edition that was not current at any moment from
the question to the reply. At the end an undisturbed run must leave a sound index and no draft. Ends with 1 when
anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import NamedTuple

PSYCHOBOT = (sys.executable, "-m", "psychobot")
QUESTION = "which edition of the almanac is this?"
OTHERS = 40
_EDITION = re.compile(r"This almanac is edition number (\d+) by count\.")


class Place(NamedTuple):
    """A corpus and where its indexes are kept."""

    corpus: Path
    root: Path

    def command(self, *words: str) -> tuple[str, ...]:
        """A psychobot command on it."""
        return *PSYCHOBOT, *words, "--corpus", str(self.corpus), "--index", str(self.root)

    @property
    def almanac(self) -> Path:
        """The article that says its edition."""
        return self.corpus / "almanac.md"

    def edition(self) -> int:
        """The edition that the article says it is."""
        return int(_EDITION.findall(self.almanac.read_text("utf-8"))[0])

    def drafts(self) -> list[Path]:
        """Drafts of indexes, finished or not."""
        return list(self.root.glob("*/.draft-*"))


def write(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one."""
    draft = path.with_suffix(".draft")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def publish(place: Place, number: int, whole: bool) -> None:
    """The next edition; ``whole`` edits the other articles too."""
    for other in range(OTHERS if whole else 0):
        said = f"Herb {other} wants sun, sand and {number + other} drops of rain."
        write(place.corpus / f"herb-{other}.md", f"# Herb {other}\n\n## Growing it\n\n{said}\n")
    foreword = "Some words to move what follows. " * (number % 7)  # so that an old index would cut elsewhere
    said = f"This almanac is edition number {number} by count."
    write(place.almanac, f"# Almanac\n\n{foreword}\n\n## Edition\n\n{said}\n")


def fault_of(place: Place) -> str | None:
    """What is wrong with one reply; None when nothing is."""
    before = place.edition()
    done = subprocess.run(place.command("ask", "--json", QUESTION), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"status {done.returncode}: {done.stderr.strip()[-300:]}"
    text = json.loads(done.stdout)["passages"][0]["text"]
    whole = _EDITION.fullmatch(text)
    quoted = int(whole[1]) if whole else -1
    after = place.edition()
    return None if before <= quoted <= after else f"quoted {text!r} from edition {before} to {after}"


def ask_until(stop: Event, place: Place) -> list[str | None]:
    """Replies one after the other, each as what was wrong with it."""
    found: list[str | None] = []
    while not stop.is_set():
        found.append(fault_of(place))
    return found


def killed(place: Place, after: float) -> str:
    """Start `psychobot index`, kill it; whether that came in time."""
    process = subprocess.Popen(place.command("index"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return "killed" if process.wait() == -signal.SIGKILL else "done before"


def duration(place: Place) -> float:
    """Seconds of an undisturbed run."""
    began = time.perf_counter()
    subprocess.run(place.command("index"), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def trial(place: Place, kills: int, readers: int, seed: int) -> int:
    """The whole trial; the number of things that were wrong."""
    chosen, stop = random.Random(seed), Event()
    publish(place, 0, whole=True)
    longest = 2 * duration(place)  # the readers slow it down
    outcomes: Counter[str] = Counter()
    with ThreadPoolExecutor(readers) as pool:
        asking = [pool.submit(ask_until, stop, place) for _ in range(readers)]
        try:
            for number in range(1, kills + 1):
                publish(place, number, whole=number % 3 == 0)
                outcomes[killed(place, chosen.uniform(0, longest))] += 1
        finally:
            stop.set()
    replies = [fault for each in asking for fault in each.result()]
    faults = [fault for fault in replies if fault]
    left = len(place.drafts())
    subprocess.run(place.command("index"), check=True, stdout=subprocess.DEVNULL)
    if last := fault_of(place):
        faults.append(f"at the end: {last}")
    faults += [f"left behind: {draft.name}" for draft in place.drafts()]
    print(f"index started {kills} times: {outcomes['killed']} killed, {outcomes['done before']} done before")
    print(f"replies: {len(replies)}, failed or wrong: {len(faults)}")
    print(f"drafts left by the last kills: {left}, after one more run: {len(place.drafts())}")
    for fault in faults[:20]:
        print("  ", fault)
    return len(faults)


def main() -> int:
    """Run the trial in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    if os.name != "posix":
        print("this needs SIGKILL")
        return 1
    with tempfile.TemporaryDirectory(prefix="psychobot-kill-") as folder:
        place = Place(Path(folder) / "corpus", Path(folder) / "index")
        place.corpus.mkdir()
        return int(trial(place, wanted.kills, wanted.readers, wanted.seed) > 0)


if __name__ == "__main__":
    sys.exit(main())
