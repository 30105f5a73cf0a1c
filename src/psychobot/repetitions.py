"""Lines that say again what stands elsewhere on the page: tables of contents, pull quotes, the title."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import CONTENTS, QUOTED, JudgedPage

SPOKEN = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
"""What is said in a paragraph."""
SUBHEADINGS = 1
"""Headings that may stand between a heading and its text."""


def take_contents(page: JudgedPage) -> None:
    """A table of contents: lines that come again as headings below."""
    later: dict[str, int] = {}
    for at, key in enumerate(page.keys):
        later[_unnumbered(key)] = at
    again = [
        later[_unnumbered(key)] > at and at != page.title and len(page.lines[at].words) <= 14 and bool(key)
        for at, key in enumerate(page.keys)
    ]
    at = 0
    while at < len(page.lines):
        named = furniture.CONTENTS.match(page.lines[at].text) is not None and at != page.title
        end = _end_of_contents(page, at + named, again, named)
        if end - at - named >= (1 if named else 3):
            for row in range(at, end):
                _drop_contents(page, row)
            at = end - 1
        elif named and _is_list_of_links(page, at + 1):
            at = _drop_items(page, at)
        at += 1


def _end_of_contents(page: JudgedPage, start: int, again: list[bool], named: bool) -> int:
    """Where a run of lines that come again below ends; below its heading a few may not, or with more words."""
    end = last = start
    while end < len(page.lines) and (
        again[end] or (named and len(page.lines[end].words) <= 12 and not page.lines[end].ends and end - last < 2)
    ):
        end += 1
        last = end if again[end - 1] or (named and _comes_longer(page, end - 1)) else last
    return last


def _comes_longer(page: JudgedPage, at: int) -> bool:
    """Whether a heading below begins with an entry of the contents, as "Symptoms of panic" does with "Symptoms"."""
    key = page.keys[at] + " "
    return any(
        page.keys[row].startswith(key) and len(page.lines[row].words) <= 12 and not page.lines[row].ends
        for row in range(at + 2, len(page.lines))
    )


def _drop_contents(page: JudgedPage, at: int) -> None:
    page.drop(at, CONTENTS)
    page.contents.add(page.keys[at])  # also of an entry that looked like a link of the site, as "Contact us" does


def _is_list_of_links(page: JudgedPage, start: int) -> bool:
    items = page.items_from(start)
    return len(items) >= 2 and sum(len(page.lines[at].words) for at in items) <= 9 * len(items)


def _drop_items(page: JudgedPage, at: int) -> int:
    for row in [at, *page.items_from(at + 1)]:
        _drop_contents(page, row)
    return row


def take_repetitions(page: JudgedPage) -> None:
    """The title again, sentences that stand in the article already, and short lines said before."""
    seen: dict[str, int] = {}
    prose = [(at, f" {text} ") for at in page.kept() if is_prose(page.lines[at], 10) for text in _told(page, at)]
    whole = "\n".join(text for _, text in prose)
    for at in list(page.kept()):
        line, key = page.lines[at], page.keys[at]
        if page.title is not None and at != page.title and _is_title_again(page, key):
            page.drop(at, "the title again")
        elif key in seen and not _repeats_well(page, at):
            page.drop(at, "said before")
        elif (
            not line.is_item
            and line.kind != "heading"
            and _unnumbered(key) not in {_unnumbered(entry) for entry in page.contents}
            and (4 if line.text[0] in '“"„«' else 5 if line.ends else 7) <= len(line.words) <= 60
            and sum(whole.count(f" {form} ") for form in _forms(key)) > (3 if is_prose(line, 16) else 0)
            and any(other != at and _is_quoted(key, text) for other, text in prose if len(text) > len(key) + 12)
        ):
            page.drop(at, QUOTED)
        seen.setdefault(key, at)


def _told(page: JudgedPage, at: int) -> list[str]:
    """The words of a paragraph, and those it quotes alone where something stands between two quotations."""
    spoken = SPOKEN.findall(page.lines[at].text)
    return [page.keys[at], f"{folded(' '.join(spoken))} – spoken on"] if len(spoken) > 1 else [page.keys[at]]


def _is_quoted(key: str, text: str) -> bool:
    """Whether a longer paragraph holds these words; of six or more, the first or the last may differ."""
    return any(f" {form} " in text for form in _forms(key))


def _forms(key: str) -> list[str]:
    words = key.split()
    return [" ".join(form) for form in ((words, words[1:], words[:-1]) if len(words) >= 6 else (words,))]


def _is_title_again(page: JudgedPage, key: str) -> bool:
    assert page.title is not None
    title = page.keys[page.title]
    return key == title or (
        key.startswith(title + " ")
        and len(key.split()) - len(title.split()) <= 5
        and len(title.split()) >= 3
        and re.search(r"\s[|–—-]\s", page.lines[page.keys.index(key)].text) is not None
    )


def _repeats_well(page: JudgedPage, at: int) -> bool:
    """Whether a repeated line is an item, or the heading of other words than before."""
    below = at + 1
    while below <= at + SUBHEADINGS and below + 1 < len(page.lines) and page.is_heading(below):
        below += 1
    return page.lines[at].is_item or (
        page.is_heading(at)
        and below < len(page.lines)
        and (is_prose(page.lines[below], 8) or page.lines[below].is_item or page.lines[below].text.endswith(":"))
    )


def _unnumbered(key: str) -> str:
    return re.sub(r"^(?:\d+ )+", "", key)
