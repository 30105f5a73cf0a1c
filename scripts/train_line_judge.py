"""Train the judge of lines of `psychobot import` on ``training/import`` and write its weights.

    scripts/train_line_judge.py                       train and write
    scripts/train_line_judge.py --cross-validate      leave each file out in turn and judge its pages
    scripts/train_line_judge.py --without NAME --to FILE   train without NAME.txt and write elsewhere
    scripts/train_line_judge.py --add FOLDER NAME     take the labelled pages of a folder in as NAME.txt

Run it after every change of the training pages or of what the judge looks at (``line_signs.py``). Of a labelled page
the lines are kept as the importer reads them; ``psychobot.import_measures`` says what a folder of labels holds.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from psychobot import line_judge
from psychobot.furniture import folded
from psychobot.import_measures import FACTS, SUFFIXES, read_labels
from psychobot.importing import NOTHING_SAID, Facts
from psychobot.line_signs import Signs, signs_of
from psychobot.markdown_pages import facts_of_front_matter
from psychobot.page_files import read_page
from psychobot.page_lines import Line, LineKind, lines_of
from psychobot.sorting import sort_lines
from psychobot.web_pages import read_html

FOLDER = Path(__file__).parent.parent / "training" / "import"
KINDS: dict[LineKind, str] = {"text": "t", "heading": "h", "item": "i", "ordered": "o"}
FACT_ROW = re.compile(r"(?P<who>[=~]) (?P<fact>\w+)\t(?P<value>.*)")
"""What a page says of itself: the facts it holds (``=``), and those in its head (``~``)."""
NAMES = ("authors", "reviewers")
"""Facts that are several names, with "; " between them."""
ROW = re.compile(
    r"(?P<label>[af?]) (?P<kind>[thio])(?P<level>\d+) (?P<linked>[\d.]+) \[(?P<zone>[^\]]*)\]\t(?P<text>.+)"
)
RARE = 2
"""A sign of fewer lines than this counts for nothing."""
FIRMNESS = 10.0
"""The inverse of the penalty on weights."""
COPIES, PLAIN, FORGOTTEN = 2, 1, 0.7
"""Mixed pages and plainer ones made of each page, and the share of words forgotten in a second copy of each line."""
FACTS_ALONE = frozenset(
    "seventh eighth ninth tenth eleventh_a eleventh_b twelfth_a twelfth_b kinds kinds2 varied abroad".split()
)
"""Files for the judge of facts alone: with them lines of pages left out were told apart no better, and others worse."""
MADE = 0.5
"""What a line of a made page counts."""


class Page(NamedTuple):
    """A labelled page: lines, and of each whether it is of the article; None where that is not known."""

    name: str
    lines: tuple[Line, ...]
    labels: tuple[bool | None, ...]
    facts: Facts | None = None
    """The facts it holds; None where nobody has said them."""
    said: Facts = NOTHING_SAID
    """What its head says of itself."""


# the files


def pages_of(path: Path) -> Iterator[Page]:
    """The pages of a training file. Raises ValueError, with file and line, for a row that is none."""
    lines: list[Line] = []
    labels: list[bool | None] = []
    told: dict[str, dict[str, Any]] = {}
    name, apart = "", True
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if row.startswith("## "):
            if lines:
                yield _page(name, lines, labels, told)
            name, lines, labels, told, apart = row[3:], [], [], {}, True
        elif match := FACT_ROW.fullmatch(row):
            names = match["fact"] in NAMES
            told.setdefault(match["who"], {})[match["fact"]] = (
                tuple(match["value"].split("; ")) if names and match["value"] else () if names else match["value"]
            )
        elif not row:
            apart = True
        elif match := ROW.fullmatch(row):
            kind = next(kind for kind, short in KINDS.items() if short == match["kind"])
            lines.append(Line(number, match["text"], kind, int(match["level"]), apart, 0, match["zone"],
                              float(match["linked"])))
            labels.append({"a": True, "f": False}.get(match["label"]))
            apart = False
        elif not row.startswith("# "):
            raise ValueError(f"{path.name}:{number}: write label, kind and level, share of links, [zone], tab, text")
    if lines:
        yield _page(name, lines, labels, told)


def _page(name: str, lines: list[Line], labels: list[bool | None], told: dict[str, dict[str, Any]]) -> Page:
    facts = Facts(**told["="]) if "=" in told else None
    return Page(name, tuple(lines), tuple(labels), facts, Facts(**told.get("~", {})))


def written(page: Page) -> Iterator[str]:
    """A page as a training file holds it."""
    yield f"## {page.name}"
    for who, facts in (("=", page.facts), ("~", page.said)):
        for fact, value in facts._asdict().items() if facts else ():
            if value or (who == "=" and fact in FACTS):
                yield f"{who} {fact}\t{'; '.join(value) if fact in NAMES else value}"
    for at, (line, label) in enumerate(zip(page.lines, page.labels, strict=True)):
        if line.apart and at:
            yield ""
        mark = "?" if label is None else "fa"[label]
        yield f"{mark} {KINDS[line.kind]}{line.level} {line.linked:.2f} [{line.zone}]\t{' '.join(line.text.split())}"
    yield ""


def fingerprint(folder: Path = FOLDER) -> int:
    """A checksum over the training files."""
    checksum = 0
    for path in sorted(folder.glob("*.txt")):
        checksum = crc32(path.read_bytes(), checksum)
    return checksum


def labelled(folder: Path) -> Iterator[Page]:
    """The labelled pages of a folder, each line as the importer reads it."""
    for path in sorted(folder.glob("*.labels.json")):
        stem = path.name.removesuffix(".labels.json")
        page = next(path.with_name(stem + suffix) for suffix in SUFFIXES if path.with_name(stem + suffix).is_file())
        lines, said = read_lines(page)
        told = read_labels(path)
        wanted: dict[str, Any] = {
            fact: tuple(told.get(fact) or ()) if fact in NAMES else told.get(fact) or "" for fact in FACTS
        }
        facts = Facts(**wanted)
        yield Page(stem, tuple(lines), tuple(_aligned(told["lines"], lines)), facts, said)


def read_lines(page: Path) -> tuple[list[Line], Facts]:
    """The lines of a page as the rules sort them, and what its head says."""
    read = read_page(page)
    if not read.is_html:
        return list(sort_lines(lines_of(read.text)).lines), facts_of_front_matter(read.text)
    web = read_html(read.text, str(page))
    return list(sort_lines(web.lines).lines), web.facts


def _aligned(rows: Sequence[Sequence[str]], lines: Sequence[Line]) -> Iterator[bool | None]:
    """The label of each line: that of most of its words, found in order."""
    wanted = [(word, label == "article") for label, text in rows for word in folded(text).split()]
    there = [(word, at) for at, line in enumerate(lines) for word in folded(line.text).split()]
    votes: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    words, own = [word for word, _ in wanted], [word for word, _ in there]
    for one, other, length in difflib.SequenceMatcher(None, words, own, autojunk=False).get_matching_blocks():
        for step in range(length):
            at = there[other + step][1]
            seen[at] += 1
            votes[at] += 1 if wanted[one + step][1] else -1
    for at in range(len(lines)):
        yield votes[at] > 0 if seen[at] else None


# made pages


def plainer(page: Page, chance: random.Random) -> Page:
    """A page as another tool would have copied it: without marks of lists and headings, links or blank lines."""
    shapes, links, blanks = chance.random() < 0.7, chance.random() < 0.8, chance.random() < 0.5

    def plain(line: Line) -> Line:
        line = line._replace(kind="text", level=0) if shapes else line
        return line._replace(linked=0.0 if links else line.linked, apart=blanks)

    return page._replace(lines=tuple(map(plain, page.lines)))


Run = tuple[bool | None, list[Line]]


def mixed(pages: Sequence[Page], chance: random.Random) -> Page:
    """The article of one page between the furniture of another, from the same places."""
    one, other = chance.choice(pages), chance.choice(pages)
    runs, others = _runs(one), [run for run in _runs(other) if run[0] is False]
    places = [at for at, run in enumerate(runs) if run[0] is False]
    for number, at in enumerate(places if others else ()):
        if chance.random() < 0.8:
            runs[at] = others[round(number / max(1, len(places) - 1) * (len(others) - 1))]
    rows = [(label, line) for label, lines in runs for line in lines]
    return Page("mixed", tuple(line for _, line in rows), tuple(label for label, _ in rows))


def _runs(page: Page) -> list[Run]:
    runs: list[Run] = []
    for line, label in zip(page.lines, page.labels, strict=True):
        if not runs or runs[-1][0] != label:
            runs.append((label, []))
        runs[-1][1].append(line)
    return runs


# training


class Table(NamedTuple):
    """Signs of lines, their labels, and what each counts."""

    signs: list[Signs]
    labels: list[bool]
    counts: list[float]


def table_of(pages: Sequence[Page]) -> tuple[Table, list[str], list[str]]:
    """What to train on, and the signs of look and of words that are not rare in the pages as they are."""
    chance = random.Random(1)
    made = [plainer(page, chance) for page in pages for _ in range(PLAIN)]
    made += [mixed(pages, chance) for _ in range(COPIES * len(pages))]
    table, look, words = Table([], [], []), Counter[str](), Counter[str]()
    for number, page in enumerate([*pages, *made]):
        for signs, label in zip(signs_of(page.lines), page.labels, strict=True):
            if number < len(pages):
                look.update(set(signs.look))
                words.update(set(signs.words))
            if label is not None:
                _add(table, signs, label, 1.0 if number < len(pages) else MADE, chance)
    return table, _not_rare(look), _not_rare(words)


def _not_rare(counted: Counter[str]) -> list[str]:
    return sorted(sign for sign, count in counted.items() if count >= RARE)


def _add(table: Table, signs: Signs, label: bool, count: float, chance: random.Random) -> None:
    """A line, and once more with most of its words forgotten: other sites say it in other words."""
    forgotten = signs._replace(words=["" if chance.random() < FORGOTTEN else word for word in signs.words])
    for each, part in ((signs, 1.0), (forgotten, 0.5)):
        table.signs.append(each)
        table.labels.append(label)
        table.counts.append(count * part)


def fit(pages: Sequence[Page]) -> line_judge.Weights:
    """The weights learnt from some pages."""
    table, look, words = table_of(pages)
    places = [{sign: at for at, sign in enumerate(look)}, {sign: at + len(look) for at, sign in enumerate(words)}]
    values, columns, rows = [], [], [0]
    for signs in table.signs:
        for own, known, value in zip(signs, places, (line_judge.LOOK, len(signs.words) ** -0.5), strict=True):
            here = [known[sign] for sign in own if sign in known]
            columns += here
            values += [value] * len(here)
        rows.append(len(columns))
    matrix = csr_matrix((np.array(values), columns, rows), shape=(len(table.signs), len(look) + len(words)))
    model = LogisticRegression(C=FIRMNESS, max_iter=300, solver="liblinear", random_state=0)
    model.fit(matrix, table.labels, sample_weight=table.counts)
    steps = np.rint(model.coef_[0] / line_judge.STEP).astype(int).tolist()
    of_look, of_words = ({sign: steps[at] for sign, at in known.items() if steps[at]} for known in places)
    return line_judge.Weights(round(float(model.intercept_[0]) / line_judge.STEP), of_look, of_words)


def write(weights: line_judge.Weights, path: Path) -> None:
    """Write the weights as the package reads them."""
    told = {"trained_on": fingerprint(), **weights._asdict()}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


# measuring


def shares(pages: Sequence[Page]) -> str:
    """Words of the article kept and of furniture left, in percent, when the importer sorts the pages as it is."""
    words: Counter[tuple[bool, bool]] = Counter()
    for page in pages:
        done = sort_lines(page.lines)
        if len(done.lines) == len(page.lines):
            for at, (line, label) in enumerate(zip(page.lines, page.labels, strict=True)):
                if label is not None:
                    words[label, done.reasons[at] is None or at == done.title] += len(line.words)
    kept, left = (100 * words[label, True] / (words[label, True] + words[label, False]) for label in (True, False))
    return f"kept {kept:.2f} left {left:.2f}"


def cross_validate(files: dict[str, list[Page]]) -> None:
    """Print what becomes of the pages of each file when the judge was trained on the others."""
    shipped = line_judge.PATH
    with TemporaryDirectory() as folder:
        for name, pages in files.items():
            line_judge.PATH = Path(folder) / "none.json"
            rules = shares(pages)
            line_judge.PATH = Path(folder) / f"{name}.json"
            write(fit([page for other, each in files.items() if other != name for page in each]), line_judge.PATH)
            print(f"{name:20} {len(pages):3} pages  rules: {rules}  with the judge: {shares(pages)}", flush=True)
    line_judge.PATH = shipped


def main() -> None:
    """Train and write, add a folder, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true", help="measure instead of writing")
    parser.add_argument("--without", metavar="NAME", action="append", default=[], help="a file to leave out")
    parser.add_argument("--to", type=Path, default=line_judge.PATH, help="where to write the weights")
    parser.add_argument("--add", nargs=2, metavar=("FOLDER", "NAME"), help="labelled pages to take in")
    wanted = parser.parse_args()
    if wanted.add:
        rows = [row for page in labelled(Path(wanted.add[0])) for row in written(page)]
        (FOLDER / f"{wanted.add[1]}.txt").write_text("\n".join(rows), "utf-8")
        return
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if path.stem not in FACTS_ALONE | set(wanted.without)]
    files = {path.stem: list(pages_of(path)) for path in paths}
    print(f"{sum(map(len, files.values()))} pages from {len(files)} files")
    if wanted.cross_validate:
        cross_validate(files)
        return
    write(fit([page for each in files.values() for page in each]), wanted.to)
    print(f"{wanted.to.name}: {wanted.to.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
