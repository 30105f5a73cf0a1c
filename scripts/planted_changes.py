#!/usr/bin/env python3
"""Plant changes in a copy of a corpus, one at a time, and count what `psychobot index --diff` says of them.

  scripts/planted_changes.py [--corpus DIR] [--share 20] [--only WORD ...] [--rounds 1] [--seed 1] [--each]

What really changed is found without the code that is measured: every rated question is asked of both states with
`psychobot ask --batch --json`, and the replies are compared. Where a passage stands now is told by the edits, which are
known to the character. Rated in the copy are, for each change, every question that showed something of the section that
is changed, and one in `--share` of all, others each time. One that a reader would see answered otherwise must be named,
with its verdict and whether it counts; no other may be. The exit status must keep to the budget. A change that the
corpus has no place for is left out. `--each` prints every plant with its counts. Ends
with 1 when anything was missed or wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import re
import shutil
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from psychobot import cli
from psychobot.settings import shipped_corpus

Reply = dict[str, Any]
Replies = dict[str, Reply]


class Edit(NamedTuple):
    """Characters of a file that were replaced."""

    file: str
    start: int
    end: int
    text: str


class Target(NamedTuple):
    """A question and the passage shown first for it; an empty passage where it is declined."""

    question: str
    reply: Reply
    passage: Mapping[str, Any]


class Copy:
    """A copy of a corpus to plant changes in."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.original, self.folder = original, folder
        self.root, self.after = folder.with_name("kept"), folder.with_name("now")
        self.edits, self.exchanged = list[Edit](), False
        """Whether large parts have changed places, so that either can be said to have moved."""
        self.restore()

    def restore(self) -> None:
        """Everything as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.original, self.folder)
        self.edits, self.exchanged = [], False

    def keep(self, questions: Collection[str]) -> None:
        """Leave only some of the rated questions."""
        head, *tables = re.split(r"(?m)^(?=\[\[)", self.read("questions.toml"))
        self.write("questions.toml", head + "".join(table for table in tables if _rates(table) & set(questions)))

    def read(self, file: str) -> str:
        """The text of a file."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """A file as a whole."""
        (self.folder / file).write_bytes(text.encode())

    def edit(self, file: str, span: Sequence[int], text: str) -> None:
        """Replace some characters. Of several edits of a file the last place comes first."""
        start, end = span
        whole = self.read(file)
        self.write(file, whole[:start] + text + whole[end:])
        while text and start < end and text[0] == whole[start]:
            start, text = start + 1, text[1:]
        while text and start < end and text[-1] == whole[end - 1]:
            end, text = end - 1, text[:-1]
        self.edits.append(Edit(file, start, end, text))

    def put(self, file: str, old: str, new: str) -> None:
        """Replace words that stand in a file."""
        start = self.read(file).index(old)
        self.edit(file, (start, start + len(old)), new)

    def place_now(self, file: str, start: int, end: int) -> tuple[int, int]:
        """Where characters of the file as it was stand now."""
        for edit in self.edits:
            if edit.file == file:
                gain = len(edit.text) - (edit.end - edit.start)
                if edit.end <= start:
                    start, end = start + gain, end + gain
                elif edit.start < end:
                    start, end = min(start, edit.start), max(end, edit.end) + gain
        return start, end

    def rated(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The rated questions, each with the places that answer it."""
        rows = tomllib.loads(self.read("questions.toml"))
        return [(row["question"], row.get("answers", []))
                for key in ("answerable", "unanswerable") for row in rows.get(key, [])]


@cache
def _rates(table: str) -> set[str]:
    """The question that a table of the file rates, if it rates one."""
    rows = tomllib.loads(table)
    return {row["question"] for key in ("answerable", "unanswerable") for row in rows.get(key, [])}


# --- Asking, and what has changed --------------------------------------------------------------------------------


def psychobot(*words: str, typed: str = "") -> tuple[int, str, str]:
    """Run a command in this process: its status, output and errors."""
    out, err, stdin = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.run(list(words))
    finally:
        sys.stdin = stdin
    return status, out.getvalue(), err.getvalue()


def replies(copy: Copy, root: Path, questions: Sequence[str]) -> Replies:
    """The record of the reply to every question."""
    _, out, err = psychobot("ask", "--batch", "--json", "--corpus", str(copy.folder), "--index", str(root),
                            typed="\n".join(questions) + "\n")
    found = [json.loads(line) for line in out.splitlines()]
    if len(found) != len(questions):
        raise SystemExit(f"{len(found)} replies to {len(questions)} questions: {err}")
    return dict(zip(questions, found, strict=True))


def words(text: str) -> str:
    """The text without its layout."""
    return " ".join(text.split())


def answer(shown: Mapping[str, Any], places: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a passage is one of the places that answer."""
    def fold(text: str) -> str:
        return words(text.casefold().replace("’", "'"))
    return any(at["document"] == shown["doc_id"] and all(fold(run) in fold(shown["text"]) for run in at["words"])
               for at in places)


def answers(reply: Reply, places: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a passage shown answers."""
    return any(answer(shown, places) for shown in reply["passages"])


def verdict(copy: Copy, old: Reply, new: Reply, places: Sequence[Mapping[str, Any]]) -> set[str]:
    """What a reader would say has become of an answer; several where people may differ."""
    if bool(old["passages"]) != bool(new["passages"]):
        return {"newly declined"} if old["passages"] else {"newly answered"}
    first = _of_first(copy, old, new, places)
    return {"other sides"} if first & NOT_COUNTED and sides(old) != sides(new) else first


def _of_first(copy: Copy, old: Reply, new: Reply, places: Sequence[Mapping[str, Any]]) -> set[str]:
    if not old["passages"]:
        return {"same"}
    answering = [shown for shown in old["passages"] if answer(shown, places)]
    now = new["passages"][0]
    if answers(old, places) and not answers(new, places):
        return {"reworded" if any(stands(copy, answering[0], shown) for shown in new["passages"]) else "lost"}
    if answers(new, places) and not answering:
        return {"found"}
    was = old["passages"][0]
    if was["doc_id"] != now["doc_id"]:
        return {"other source"}
    if words(was["text"]) == words(now["text"]):
        return _unmoved(old, new, "same" if stands(copy, was, now) else "moved")
    return {"reworded" if stands(copy, was, now) else "other passage"}


def stands(copy: Copy, was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a passage stands where another one stood: half of the shorter one in common."""
    start, end = copy.place_now(was["file"], *was["span"])
    common = min(end, now["span"][1]) - max(start, now["span"][0])
    shorter = min(end - start, now["span"][1] - now["span"][0])
    return bool(was["file"] == now["file"]) and 2 * common >= max(1, shorter)


def _unmoved(old: Reply, new: Reply, plain: str) -> set[str]:
    """The first passage is the same: others below it may not be, or what stands below the words."""
    if [words(shown["text"]) for shown in old["passages"]] != [words(shown["text"]) for shown in new["passages"]]:
        return {"others below"}
    return {"other credit"} if plain == "same" and credit(old) != credit(new) else {plain}


def sides(reply: Reply) -> list[tuple[str, str]]:
    """The sides shown of a point on which sources differ."""
    point = reply["disagreement"]
    told = [(side["stance"], words(side["text"])) for side in (point or {}).get("positions", ())]
    return [(point["topic"], ""), *told] if point else []


def credit(reply: Reply) -> list[Any]:
    """What stands below the words: titles, headings, sources."""
    below = [[shown["title"], shown["section"], shown["sources"]] for shown in reply["passages"]]
    return below + [[side["sources"]] for side in (reply["disagreement"] or {}).get("positions", ())]


# --- The changes ---------------------------------------------------------------------------------------------------

Plant = Callable[[Copy, Target], None]
Wanted = Callable[[Copy, Target], bool]
PLANTS: dict[str, tuple[Wanted, Plant]] = {}


def plant(name: str, wanted: Wanted) -> Callable[[Plant], Plant]:
    """Register a change, and which targets it can be made at."""
    def register(made: Plant) -> Plant:
        PLANTS[name] = (wanted, made)
        return made
    return register


def is_prose(copy: Copy, target: Target) -> bool:
    """One paragraph of three sentences or more."""
    text = target.passage.get("text", "")
    return "\n" not in text and len(sentences(text)) >= 3


def is_list(copy: Copy, target: Target) -> bool:
    """A list of three items or more with its lead-in."""
    return str(target.passage.get("text", "")).count("\n- ") >= 3


def is_two(copy: Copy, target: Target) -> bool:
    """Two paragraphs shown as one passage."""
    return "\n\n" in target.passage.get("text", "") and "\n- " not in target.passage.get("text", "")


def is_answered(copy: Copy, target: Target) -> bool:
    """Any passage."""
    return bool(target.passage)


def is_declined(copy: Copy, target: Target) -> bool:
    """A question that is declined."""
    return bool(target.reply["kind"] == "no_answer")


def is_gap(copy: Copy, target: Target) -> bool:
    """A question that is declined for a known gap."""
    return is_declined(copy, target) and "gap" in target.reply


def has_sides(copy: Copy, target: Target) -> bool:
    """A question with sides shown."""
    return target.reply["disagreement"] is not None


def has_number(copy: Copy, target: Target) -> bool:
    """A passage with a number in it."""
    return re.search(r"\d", target.passage.get("text", "")) is not None


def has_heading(copy: Copy, target: Target) -> bool:
    """A passage below a heading with questions of its own."""
    return bool(target.passage) and any(asked_line(copy, target.passage, h) for h in target.passage["section"][-1:])


def has_below(copy: Copy, target: Target) -> bool:
    """A reply of several passages, the second a paragraph."""
    shown = target.reply["passages"]
    return len(shown) > 1 and len(sentences(shown[1]["text"])) >= 2


def is_retold(copy: Copy, target: Target) -> bool:
    """A passage of an article with one source."""
    return bool(target.passage) and len(target.passage["sources"]) == 1 and \
        copy.read(target.passage["file"]).count("[[sources]]") == 1


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return re.findall(r"[^.!?]+[.!?]+[”’)]*\s*", text)


def asked_file(passage: Mapping[str, Any]) -> str:
    """The file of its article's questions."""
    return f"{passage['doc_id']}.asked.toml"


def asked_line(copy: Copy, passage: Mapping[str, Any], heading: str) -> str:
    """The line that opens a heading's questions, or nothing."""
    line = f"{json.dumps(heading, ensure_ascii=False)} = [\n"
    path = copy.folder / asked_file(passage)
    return line if path.is_file() and line in path.read_text("utf-8") else ""


def at(target: Target) -> tuple[str, int, int, str]:
    """The file, start, end and text of the first passage."""
    shown = target.passage
    return shown["file"], *shown["span"], shown["text"]


def rewrite(copy: Copy, target: Target, change: Callable[[str], str]) -> None:
    """Put other words in the place of the first passage."""
    file, start, end, text = at(target)
    copy.edit(file, (start, end), change(text))


def another(copy: Copy, file: str) -> str:
    """The first article that is another one."""
    return next(path.name for path in sorted(copy.folder.glob("*.md")) if path.name not in (file, "README.md"))


def reworded(sentence: str) -> str:
    """A sentence in other words, invented ones."""
    return "As many put it, " + sentence[0].lower() + sentence[1:]


@plant("first sentence reworded", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, reworded)


@plant("last sentence reworded", is_prose)
def _(copy: Copy, target: Target) -> None:
    last = sentences(target.passage["text"])[-1]
    rewrite(copy, target, lambda text: text.replace(last, reworded(last)))


@plant("one word changed", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"\b(may|can|often|also|more|is|are)\b", "hardly", text, count=1))


@plant("a not put in", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"\b(is|are|can|may)\b", r"\1 not", text, count=1))


@plant("all of it rewritten", is_prose)
def _(copy: Copy, target: Target) -> None:
    asked = words(re.sub(r"[^\w ]", "", target.question))
    rewrite(copy, target, lambda text: f"To the question of {asked} the house replies: it varies. Wait and see.")


@plant("number changed", has_number)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"\d+", lambda found: str(int(found[0]) + 3), text, count=1))


@plant("sentence added", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text + " Few would quarrel with that.")


@plant("sentence deleted", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace(sentences(text)[1], ""))


@plant("sentences put in another order", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: " ".join(each.strip() for each in reversed(sentences(text))))


@plant("punctuation changed", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text[:-1] + "!" if text.endswith(".") else text + ".")


@plant("capital changed", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r" ([a-z])(\w{4,})", lambda m: f" {m[1].upper()}{m[2]}", text, count=1))


@plant("emphasis put in", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r" (\w{5,})", r" **\1**", text, count=1))


@plant("paragraph split", is_prose)
def _(copy: Copy, target: Target) -> None:
    second = sentences(target.passage["text"])[1]
    rewrite(copy, target, lambda text: text.replace(" " + second, "\n\n" + second, 1))


@plant("paragraph split far", is_prose)
def _(copy: Copy, target: Target) -> None:
    second = sentences(target.passage["text"])[1]
    between = "\n\nA paragraph about nothing but harbors, tides and fishing nets stands between. " + "Nets dry. " * 30
    rewrite(copy, target, lambda text: text.replace(" " + second, between + "\n\n" + second, 1))


@plant("paragraphs merged", is_two)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace("\n\n", " "))


@plant("second of two paragraphs reworded", is_two)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace("\n\n", "\n\nFor what it is worth, ", 1))


@plant("paragraph deleted", is_prose)
def _(copy: Copy, target: Target) -> None:
    file, start, end, _text = at(target)
    copy.edit(file, (start, end + 2), "")


@plant("passage deleted", is_answered)
def _(copy: Copy, target: Target) -> None:
    file, start, end, _text = at(target)
    copy.edit(file, (start, end), "Nothing is said here for now.")


@plant("moved to the end of the article", is_prose)
def _(copy: Copy, target: Target) -> None:
    file, start, end, text = at(target)
    whole = copy.read(file)
    copy.edit(file, (len(whole), len(whole)), f"\n## Moved here\n\n{text}\n")
    copy.edit(file, (start, end + 2), "")


@plant("moved to the start of the article", is_prose)
def _(copy: Copy, target: Target) -> None:
    file, start, end, text = at(target)
    copy.edit(file, (start, end + 2), "")
    first = copy.read(file).index("\n## ")
    copy.edit(file, (first, first), f"\n{text}\n")


@plant("moved to another article", is_prose)
def _(copy: Copy, target: Target) -> None:
    file, start, end, text = at(target)
    other = another(copy, file)
    copy.write(other, f"{copy.read(other)}\n## {target.passage['section'][-1]} and more\n\n{text}\n")
    copy.edit(file, (start, end + 2), "")


@plant("copied into another article", is_prose)
def _(copy: Copy, target: Target) -> None:
    other = another(copy, target.passage["file"])
    copy.write(other, f"{copy.read(other)}\n## {target.passage['section'][-1]} again\n\n{at(target)[3]}\n")


@plant("section moved to the end", has_heading)
def _(copy: Copy, target: Target) -> None:
    file, start, _end, _text = at(target)
    whole = copy.read(file)
    begins = whole.rindex("\n## ", 0, start)
    ends = whole.find("\n## ", start)
    ends = len(whole) if ends < 0 else ends
    copy.edit(file, (len(whole), len(whole)), whole[begins:ends])
    copy.edit(file, (begins, ends), "")
    copy.exchanged = True


@plant("heading renamed, its questions with it", has_heading)
def _(copy: Copy, target: Target) -> None:
    heading = target.passage["section"][-1]
    copy.put(target.passage["file"], f"# {heading}\n", f"# {heading}, told anew\n")
    line = asked_line(copy, target.passage, heading)
    copy.put(asked_file(target.passage), line, line.replace(heading, f"{heading}, told anew"))
    cited = f'"{heading}" = '
    if cited in copy.read(target.passage["file"]):
        copy.put(target.passage["file"], cited, f'"{heading}, told anew" = ')


@plant("heading made a lower one", has_heading)
def _(copy: Copy, target: Target) -> None:
    heading = target.passage["section"][-1]
    copy.put(target.passage["file"], f"# {heading}\n", f"## {heading}\n")


@plant("article renamed", is_answered)
def _(copy: Copy, target: Target) -> None:
    old, new = target.passage["doc_id"], "another-name"
    for path in list(copy.folder.glob(f"{old}.*")):
        path.rename(copy.folder / path.name.replace(old, new))
    for file in ("claims.toml", "questions.toml"):
        copy.write(file, copy.read(file).replace(f'"{old}"', f'"{new}"'))


@plant("article deleted", is_answered)
def _(copy: Copy, target: Target) -> None:
    for path in list(copy.folder.glob(f"{target.passage['doc_id']}.*")):
        path.unlink()
    copy.write("claims.toml", "")


@plant("article that answers better", is_answered)
def _(copy: Copy, target: Target) -> None:
    write_article(copy, target.question)


@plant("article that answers what was declined", is_gap)
def _(copy: Copy, target: Target) -> None:
    write_article(copy, target.question)


def write_article(copy: Copy, question: str) -> None:
    """An invented article that answers a question and says so."""
    heading = question.rstrip("?")
    front = ('+++\ntitle = "Replies of the house"\nsummary = "Replies."\nlanguage = "en"\nwritten = 2026-11-01\n'
             'reviewed = 2026-11-01\nreviewed_by = "not clinically reviewed"\nlicense = "CC-BY-4.0"\n\n[[sources]]\n'
             'publisher = "Lamp House"\ntitle = "Replies"\nupdated = 2026-01-01\ninterest = "sells nothing"\n+++\n')
    copy.write("replies.md", f"{front}\n# Replies of the house\n\n## {heading}\n\n{heading}: that is what many ask, "
               f"and the house has a reply. {heading} is best seen with time.\n")
    copy.write("replies.asked.toml", f"[questions]\n{json.dumps(heading, ensure_ascii=False)} = "
               f"[{json.dumps(question, ensure_ascii=False)}]\n")


@plant("questions of the section taken away", has_heading)
def _(copy: Copy, target: Target) -> None:
    file = asked_file(target.passage)
    start = copy.read(file).index(asked_line(copy, target.passage, target.passage["section"][-1]))
    copy.edit(file, (start, copy.read(file).index("\n]\n", start) + 3), "")


@plant("file of questions deleted", has_heading)
def _(copy: Copy, target: Target) -> None:
    (copy.folder / asked_file(target.passage)).unlink()


@plant("question given to another section", has_heading)
def _(copy: Copy, target: Target) -> None:
    file = asked_file(target.passage)
    headings = [found[0] for found in re.finditer(r'(?m)^".*" = \[\n', copy.read(file))]
    own = asked_line(copy, target.passage, target.passage["section"][-1])
    other = next(line for line in headings if line != own)
    copy.put(file, other, f"{other}  {json.dumps(target.question, ensure_ascii=False)},\n")


@plant("declined question given to a section", is_declined)
def _(copy: Copy, target: Target) -> None:
    path = sorted(copy.folder.glob("*.asked.toml"))[-1]
    line = re.search(r'(?m)^".*" = \[\n', copy.read(path.name))
    assert line
    copy.put(path.name, line[0], f"{line[0]}  {json.dumps(target.question, ensure_ascii=False)},\n")


@plant("alias added", is_answered)
def _(copy: Copy, target: Target) -> None:
    word = max(re.findall(r"[a-z]+", target.question.lower()), key=len)
    copy.put("aliases.toml", "[aliases]\n", f'[aliases]\n"{word}" = ["art therapy"]\n')


@plant("aliases removed", is_answered)
def _(copy: Copy, target: Target) -> None:
    copy.write("aliases.toml", "[aliases]\n")


@plant("gap added", is_answered)
def _(copy: Copy, target: Target) -> None:
    question = json.dumps(target.question, ensure_ascii=False)
    copy.put("gaps.toml", "[gaps]\n", f'[gaps]\n"what is left out" = [{question}, {question[:-1]} please"]\n')


@plant("gap removed", is_gap)
def _(copy: Copy, target: Target) -> None:
    start = copy.read("gaps.toml").index(f"{json.dumps(target.reply['gap'], ensure_ascii=False)} = [")
    copy.edit("gaps.toml", (start, copy.read("gaps.toml").index("\n]\n", start) + 3), "")


@plant("all gaps removed", is_gap)
def _(copy: Copy, target: Target) -> None:
    (copy.folder / "gaps.toml").unlink()


@plant("gap given another name", is_gap)
def _(copy: Copy, target: Target) -> None:
    name = json.dumps(target.reply["gap"], ensure_ascii=False)
    copy.put("gaps.toml", f"{name} = [", f'"{"another name"}" = [')


@plant("stance of a side changed", has_sides)
def _(copy: Copy, target: Target) -> None:
    first = target.reply["disagreement"]["positions"][0]
    topic = copy.read("claims.toml").index(json.dumps(target.reply["disagreement"]["topic"], ensure_ascii=False))
    start = copy.read("claims.toml").index(f"stance = {json.dumps(first['stance'], ensure_ascii=False)}", topic)
    copy.edit("claims.toml", (start, start + len("stance = \"")), 'stance = "in short: ')


@plant("side taken away", has_sides)
def _(copy: Copy, target: Target) -> None:
    whole, point = copy.read("claims.toml"), target.reply["disagreement"]
    topic = whole.index(json.dumps(point["topic"], ensure_ascii=False))
    stance = whole.index(f"stance = {json.dumps(point['positions'][-1]['stance'], ensure_ascii=False)}", topic)
    start = whole.rindex("[[claims.positions]]", 0, stance)
    end = min(found for found in (whole.find("\n[[", stance) + 1, len(whole)) if found > 0)
    copy.edit("claims.toml", (start, end), "")


@plant("claim taken away", has_sides)
def _(copy: Copy, target: Target) -> None:
    head, *claims = re.split(r"(?m)^(?=\[\[claims\]\])", copy.read("claims.toml"))
    topic = json.dumps(target.reply["disagreement"]["topic"], ensure_ascii=False)
    copy.write("claims.toml", head + "".join(claim for claim in claims if topic not in claim))


@plant("topic of a claim renamed", has_sides)
def _(copy: Copy, target: Target) -> None:
    copy.put("claims.toml", f"topic = \"{target.reply['disagreement']['topic']}",
             f"topic = \"On this: {target.reply['disagreement']['topic']}")


@plant("words of a side reworded, quote with it", has_sides)
def _(copy: Copy, target: Target) -> None:
    side = target.reply["disagreement"]["positions"][0]
    quote, new = side["text"], re.sub(r" (\w+)", r" \1 (as they say)", side["text"], count=1)
    copy.edit(side["file"], side["span"], new)
    copy.put("claims.toml", json.dumps(quote, ensure_ascii=False), json.dumps(new, ensure_ascii=False))


@plant("quote of a side cut short", has_sides)
def _(copy: Copy, target: Target) -> None:
    quote = target.reply["disagreement"]["positions"][-1]["text"]
    copy.put("claims.toml", json.dumps(quote, ensure_ascii=False),
             json.dumps(quote[: len(quote) * 2 // 3], ensure_ascii=False))


@plant("question given to a claim", is_answered)
def _(copy: Copy, target: Target) -> None:
    copy.put("claims.toml", "asks = [\n", f"asks = [\n  {json.dumps(target.question, ensure_ascii=False)},\n")


@plant("list item added", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace("\n- ", "\n- Lamps: they burn all night.\n- ", 1))


@plant("list item removed", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"\n- [^\n]*", "", text, count=1))


@plant("list item reworded", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"\n- (\w+)", r"\n- \1, so to speak,", text, count=1))


@plant("list items in another order", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"(\n- [^\n]*)(\n- [^\n]*)", r"\2\1", text, count=1))


@plant("lead-in reworded", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: "In short, " + text)


@plant("list written as a sentence", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace("\n\n- ", " ").replace("\n- ", "; ") + ".")


@plant("passage below reworded", has_below)
def _(copy: Copy, target: Target) -> None:
    shown = target.reply["passages"][1]
    copy.edit(shown["file"], [shown["span"][0]] * 2, "Some add this. ")


@plant("passage below deleted", has_below)
def _(copy: Copy, target: Target) -> None:
    shown = target.reply["passages"][1]
    copy.edit(shown["file"], shown["span"], "Nothing is said here for now.")


@plant("title changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    file = target.passage["file"]
    title = target.passage["title"]
    copy.put(file, f"\n# {title}", f"\n# {title}, told anew")
    copy.put(file, f'title = "{title}"', f'title = "{title}, told anew"')


@plant("date of the source changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    front(copy, target, r"(?m)^updated = .*$", "updated = 2026-10-01")


@plant("publisher changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    front(copy, target, r"(?m)^publisher = .*$", 'publisher = "Lamp House"')


@plant("interest changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    front(copy, target, r"(?m)^interest = .*$", 'interest = "sells lamps"')


@plant("authors changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    front(copy, target, r"(?m)^authors = .*$", 'authors = ["Ines Moor"]')


def front(copy: Copy, target: Target, pattern: str, new: str) -> None:
    """Change a line of the front matter."""
    found = re.search(pattern, copy.read(target.passage["file"]))
    assert found
    copy.edit(target.passage["file"], found.span(), new)


# --- Changes that are none ---------------------------------------------------------------------------------------


@plant("summary and dates of the article changed", is_retold)
def _(copy: Copy, target: Target) -> None:
    front(copy, target, r"(?m)^reviewed = .*$", "reviewed = 2026-11-21")
    front(copy, target, r"(?m)^written = .*$", "written = 2026-11-20")


@plant("lines wrapped", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: re.sub(r"(.{40,}?) ", r"\1\n", text))


@plant("spaces doubled", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace(". ", ".  "))


@plant("spaces at line ends", is_answered)
def _(copy: Copy, target: Target) -> None:
    file = at(target)[0]
    copy.write(file, re.sub(r"(?m)(?<=\.)$", " ", copy.read(file)))


@plant("blank lines added", is_answered)
def _(copy: Copy, target: Target) -> None:
    file, start, _end, _text = at(target)
    copy.edit(file, (start, start), "\n\n\n")


@plant("line ends of Windows", is_answered)
def _(copy: Copy, target: Target) -> None:
    file = at(target)[0]
    copy.write(file, copy.read(file).replace("\n", "\r\n"))


@plant("byte order mark", is_answered)
def _(copy: Copy, target: Target) -> None:
    file = at(target)[0]
    copy.write(file, "\ufeff" + copy.read(file))


@plant("no-break spaces", is_prose)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace(" ", "\u00a0", 2))


@plant("stars for dashes", is_list)
def _(copy: Copy, target: Target) -> None:
    rewrite(copy, target, lambda text: text.replace("\n- ", "\n* "))


@plant("paragraph put in above", is_answered)
def _(copy: Copy, target: Target) -> None:
    file = at(target)[0]
    start = copy.read(file).index("\n## ")
    copy.edit(file, (start, start), "\nHarbors have tides, and nets dry in the wind.\n")


@plant("comments and order of tables", is_answered)
def _(copy: Copy, target: Target) -> None:
    head, *claims = re.split(r"(?m)^(?=\[\[claims\]\])", copy.read("claims.toml"))
    copy.write("claims.toml", head + "# In another order.\n" + "\n".join(reversed(claims)))
    copy.write("gaps.toml", copy.read("gaps.toml") + "# The end.\n")


@plant("read-me changed", is_answered)
def _(copy: Copy, target: Target) -> None:
    copy.write("README.md", copy.read("README.md") + "\nA word more.\n")


@plant("nothing changed but the clock", is_answered)
def _(copy: Copy, target: Target) -> None:
    (copy.folder / target.passage["file"]).touch()


# --- The trial -----------------------------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """What `--diff` said of one plant."""

    changed: int
    found: int
    classed: int
    false: list[str]
    missed: list[str]
    misnamed: list[str]
    status: str


NOT_COUNTED = {"same", "moved", "others below", "other credit"}


def trial(copy: Copy, before: Replies, seed: int) -> Outcome:
    """Compare what `--diff` says with what has happened."""
    rated = copy.rated()
    shutil.rmtree(copy.after, ignore_errors=True)
    after = replies(copy, copy.after, [question for question, _ in rated])
    truth = {question: verdict(copy, before[question], after[question], places) for question, places in rated}
    for verdicts in truth.values() if copy.exchanged else ():
        verdicts |= {"same", "moved"} if verdicts & {"same", "moved"} else set()
    counted = sum(not verdicts & NOT_COUNTED for verdicts in truth.values())
    over = seed % 2 == 1 and counted > 0
    status, out, err = psychobot("index", "--diff", "--json", "--budget", str(counted - over), "--corpus",
                                 str(copy.folder), "--index", str(copy.root))
    said = {row["question"]: row for row in map(json.loads, out.splitlines())}
    changed = [question for question, verdicts in truth.items() if "same" not in verdicts]
    named = {question: f"{question}: {'/'.join(sorted(truth[question]))}, said {row['verdict']}"
             for question, row in said.items()}
    right = [q for q in said if said[q]["verdict"] in truth[q] and said[q]["counts"] == (not truth[q] & NOT_COUNTED)]
    return Outcome(
        len(changed), sum(q in said for q in changed), sum(q in right for q in changed),
        [named[q] for q in said if q not in changed and q not in right],
        [f"{q}: {'/'.join(truth[q])}" for q in changed if q not in said],
        [named[q] for q in changed if q in said and q not in right],
        "" if status == int(over or "left out" in err) else f"status {status}, {counted} changed: {err.strip()[-200:]}")


def targets(copy: Copy, before: Replies, chosen: random.Random, wanted: Wanted) -> Iterator[Target]:
    """Places to plant at, in chance order."""
    found = [Target(q, reply, (reply["passages"] or [{}])[0]) for q, reply in before.items() if not reply["notice"]]
    chosen.shuffle(found)
    return (target for target in found if wanted(copy, target))


def main(argv: Sequence[str] | None = None) -> int:
    """Plant, ask, compare, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=shipped_corpus())
    parser.add_argument("--share", type=int, default=20)
    parser.add_argument("--only", nargs="+", default=[""])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args(argv)
    if not (options.corpus / "questions.toml").is_file():
        parser.error(f"{options.corpus}: there are no rated questions (questions.toml) to compare by")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="psychobot-planted-") as folder:
        outcomes = list(_plant_all(options, Path(folder)))
    tell(outcomes)
    print(f"{time.perf_counter() - began:.0f} seconds")
    return int(any(each.missed or each.false or each.misnamed or each.status for _, each in outcomes))


def _plant_all(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Outcome]]:
    copy = Copy(options.corpus, folder / "corpus")
    before = replies(copy, copy.root, [question for question, _ in copy.rated()])
    for number in range(options.rounds):
        for turn, (name, (wanted, made)) in enumerate(PLANTS.items(), number):
            if any(word in name for word in options.only):
                chosen = random.Random(f"{options.seed + number} {name}")
                target = next(targets(copy, before, chosen, wanted), None)
                copy.keep({*list(before)[turn % options.share :: options.share], *near(before, target)})
                target = _planted(copy, target, made)
                outcome = trial(copy, before, chosen.randrange(2)) if target else None
                copy.restore()
                if target and outcome:
                    yield name, outcome
                    if options.each:
                        _tell_one(name, target, outcome)


def near(before: Replies, target: Target | None) -> set[str]:
    """The question of a change, and every other that showed something of the same section."""
    if target is None:
        return set()
    here = {(shown["file"], *shown["section"]) for shown in target.reply["passages"][:1]}
    return {target.question, *(question for question, reply in before.items()
                               if here & {(shown["file"], *shown["section"]) for shown in reply["passages"]})}


def _planted(copy: Copy, target: Target | None, made: Plant) -> Target | None:
    """The target after a change has been made at it; None where this corpus has nothing to make it at."""
    try:
        if target:
            made(copy, target)
    except (FileNotFoundError, LookupError, ValueError, StopIteration):
        return None
    return target


def _tell_one(name: str, target: Target, outcome: Outcome) -> None:
    print(f"{name:42}{outcome.changed:4} changed{outcome.found:4} named{outcome.classed:4} right"
          f"{len(outcome.false):4} false  {outcome.status}   [{target.question[:60]}]", flush=True)
    for what in ("missed", "misnamed", "false"):
        for line in getattr(outcome, what)[:4]:
            print(f"    {what}: {line}")


def tell(outcomes: Sequence[tuple[str, Outcome]]) -> None:
    """The figures."""
    total = Counter({field: sum(getattr(each, field) for _, each in outcomes)
                     for field in ("changed", "found", "classed")})
    share = total["found"] / max(1, total["changed"])
    print(f"plants: {len(outcomes)} of {len({name for name, _ in outcomes})} kinds")
    print(f"answers changed: {total['changed']}; named {total['found']} ({share:.1%}), with the right verdict "
          f"{total['classed']} ({total['classed'] / max(1, total['changed']):.1%})")
    print(f"named though unchanged: {sum(len(each.false) for _, each in outcomes)}")
    print(f"exit status wrong: {sum(bool(each.status) for _, each in outcomes)}")


if __name__ == "__main__":
    raise SystemExit(main())
