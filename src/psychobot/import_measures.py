"""How well pages are imported: words of the article kept, words of furniture left in, facts found.

A labelled page is ``NAME.txt``, ``NAME.md`` or ``NAME.html`` beside ``NAME.labels.json``: an object with ``title``,
``publisher``, ``authors``, ``reviewers``, ``published``, ``updated``, and ``lines``, a list of ``[label, text]`` with
the label ``article`` or ``furniture``. Lines with fewer than two letters or digits are not counted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from psychobot.articles import FENCE
from psychobot.credits import HONORIFIC
from psychobot.errors import ArticleError
from psychobot.furniture import folded
from psychobot.importer import draft_of
from psychobot.importing import UNKNOWN, Draft

FACTS = ("title", "publisher", "authors", "reviewers", "published", "updated")
SUFFIXES = (".txt", ".md", ".html", ".htm")


class PageMeasures(NamedTuple):
    """What became of one labelled page."""

    name: str
    article: int
    """Words of the article, and how many of them are in the draft."""
    kept: int
    furniture: int
    """Words of furniture, and how many of them are in the draft."""
    left: int
    wrong: tuple[str, ...]
    """Facts that differ from the labels, each with what was found and what was wanted."""
    lost_lines: tuple[str, ...]
    left_lines: tuple[str, ...]


def measure_folder(folder: Path) -> list[PageMeasures]:
    """The measures of every labelled page of a folder. Raises ArticleError for one that cannot be read."""
    found = []
    for labels in sorted(folder.glob("*.labels.json")):
        stem = labels.name.removesuffix(".labels.json")
        page = next((path for suffix in SUFFIXES if (path := labels.with_name(stem + suffix)).is_file()), None)
        if page is None:
            raise ArticleError(str(labels), 1, f"there is no page {stem}.txt or {stem}.html beside it; add it")
        found.append(measure_page(stem, read_labels(labels), draft_of(page, date(2000, 1, 1))[0]))
    return found


def read_labels(path: Path) -> dict[str, Any]:
    """The labels of a page. Raises ArticleError."""
    try:
        labels = json.loads(path.read_text("utf-8"))
        labels["lines"] = [row for row in labels["lines"] if len(re.findall(r"[^\W_]", str(row[1]))) >= 2]
        if all(label in ("article", "furniture") and isinstance(text, str) for label, text in labels["lines"]):
            return dict(labels)
    except (ValueError, KeyError, TypeError) as error:
        raise ArticleError(
            str(path), getattr(error, "lineno", 1), f"is not a file of labels ({error}); see `import_measures`"
        ) from None
    raise ArticleError(str(path), 1, "a line is labelled neither `article` nor `furniture`; mend it")


def measure_page(name: str, labels: dict[str, Any], draft: Draft) -> PageMeasures:
    """Compare a draft with the labels of its page.

    Lines are looked for whole, those of the article first; of a line not found whole, single words count. A line of
    the article whose words all stand in the front matter is kept.
    """
    front, _, body = draft.text.partition("\n" + FENCE + "\n")
    rest = _Words(_plain(body))
    kept, lost = _count([text for label, text in labels["lines"] if label == "article"], rest, folded(front))
    left, gone = _count([text for label, text in labels["lines"] if label == "furniture"], rest, "")
    counts = {
        label: sum(len(_plain(text).split()) for each, text in labels["lines"] if each == label)
        for label in ("article", "furniture")
    }
    left_lines = tuple(text for label, text in labels["lines"] if label == "furniture" and text not in gone)
    return PageMeasures(
        name, counts["article"], kept, counts["furniture"], left, tuple(_wrong(labels, draft)), tuple(lost), left_lines
    )


class _Words:
    """The words of a draft, taken away as they are found."""

    def __init__(self, text: str) -> None:
        self.text = f" {text} "

    def take_whole(self, words: str) -> bool:
        place = self.text.find(f" {words} ")
        if place >= 0:
            self.text = f"{self.text[:place]} \n {self.text[place + len(words) + 2 :]}"
        return place >= 0

    def take_single(self, lines: Sequence[str]) -> int:
        wanted = Counter(" ".join(lines).split())
        left = []
        for word in self.text.split(" "):
            if wanted[word] > 0:
                wanted[word] -= 1
            else:
                left.append(word)
        self.text = " ".join(left)
        return len(" ".join(lines).split()) - wanted.total()


def _count(texts: Sequence[str], rest: _Words, front: str) -> tuple[int, list[str]]:
    """How many words of some lines are there, and the lines that are not there whole."""
    words, missing = 0, []
    for text in sorted(texts, key=len, reverse=True):
        plain = _plain(text)
        if rest.take_whole(plain) or (front and f" {plain} " in f" {front} "):
            words += len(plain.split())
        else:
            missing.append(text)
    return words + rest.take_single([_plain(text) for text in missing]), missing


def _plain(text: str) -> str:
    """The words of a line without marks, numbers of lists, and the addresses of links."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[(?:edit|bearbeiten|modifier|editar)\]", "", text)
    return folded(re.sub(r"^\s*(?:[-*•o‣–]|\(?\d{1,3}[.)])\s+", "", text, flags=re.M))


def _wrong(labels: dict[str, Any], draft: Draft) -> list[str]:
    found = draft.facts._asdict()
    return [
        f"{fact}: {found[fact]!r}, wanted {labels.get(fact)!r}"
        for fact in FACTS
        if not same_fact(fact, found[fact], labels.get(fact))
    ]


def same_fact(fact: str, found: Any, wanted: Any) -> bool:
    """Whether a fact is right: names without titles and credentials, dates as exactly as the label has them."""
    if fact in ("authors", "reviewers"):
        return {_person(name) for name in found} == {_person(name) for name in wanted or ()}
    if fact in ("published", "updated"):
        return bool(found) == bool(wanted) and str(found).startswith(str(wanted or ""))
    if fact == "publisher":
        one, other = set(folded(found if found != UNKNOWN else "").split()), set(folded(wanted or "").split())
        return one == other or (bool(one and other) and (one <= other or other <= one))
    return folded(found) == folded(wanted or "")


def _person(name: str) -> str:
    return folded(HONORIFIC.sub("", re.sub(r"\(.*", "", name).split(",")[0]))
