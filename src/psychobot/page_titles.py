"""The title of a page, and what stands above it and just below."""

from __future__ import annotations

from collections import Counter

from psychobot import furniture
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import ABOVE, BYLINE, JudgedPage


def find_title(page: JudgedPage, said: str) -> None:
    """The title: the one the page says, a heading of level 1, or the best line above the first prose."""
    marked = [at for at in page.kept() if page.lines[at].kind == "heading" and page.lines[at].level == 1]
    same = [at for at in range(len(page.lines)) if said and page.keys[at] == folded(said)]
    if same and not marked:
        marked = same
    if marked:
        _entitle(page, next((at for at in marked if at in same), marked[0]))
        return
    first = page.first_prose()
    body = Counter(
        word.lower()
        for at in page.kept(first)
        if is_prose(page.lines[at], 6) or page.lines[at].is_item
        for word in page.lines[at].words
        if len(word) > 3
    )
    candidates = [at for at in page.kept() if at < first and _may_be_title(page, at)]
    if candidates:
        _entitle(page, max(candidates, key=lambda at: (_title_score(page, at, first, body), -at)))


def _entitle(page: JudgedPage, at: int) -> None:
    page.title = at
    page.reasons[at] = None


def _may_be_title(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    return not line.is_item and 1 <= len(line.words) <= 25 and not furniture.CONTENTS.match(line.text)


def _title_score(page: JudgedPage, at: int, first: int, body: Counter[str]) -> float:
    line = page.lines[at]
    long = [word.lower() for word in line.words if len(word) > 3]
    score = 3.0 * sum(body[word] >= 2 for word in long) / (len(long) or 1)
    defined = first < len(page.keys) and page.keys[first].startswith(page.keys[at] + " ")
    score += 3 * defined
    score += (
        min(len(line.words), 6) / 2
        - 3 * (line.ends and not line.text.endswith(("?", "!")))
        - 2 * line.text.endswith(":")
    )
    score += 2 * (page.keys.count(page.keys[at]) > 1 and len(line.words) >= 3)
    score -= 2 * (
        at > 0
        and page.reasons[at - 1] is None
        and len(page.lines[at - 1].words) >= 4
        and not page.lines[at - 1].is_item
    ) + (len(line.words) > 14)
    score += 3 * any(page.reasons[other] == BYLINE for other in range(at + 1, min(at + 3, len(page.lines))))
    following = page.keys[at + 1] if at + 1 < len(page.keys) else ""
    score -= 2 * following.startswith(page.keys[at] + " ") - 2 * (
        at > 0 and page.reasons[at - 1] == BYLINE and len(line.words) >= 3
    )
    score -= 2 * furniture.is_alt_text(line) + 3 * line.text[0].islower()
    score -= 2 * (furniture.opens(line) is not None)
    return score - 0.5 * (at == first - 1) + 0.3 * (line.kind == "heading")


def take_head(page: JudgedPage) -> None:
    """What stands above the title, and labels between the title and the first sentence."""
    if page.title is None:
        return
    marked = page.lines[page.title].level == 1
    for at in range(page.title):
        if len(page.lines[at].words) < (45 if marked else 25):
            page.drop(at, ABOVE)
    first = next((at for at in page.kept(page.title + 1) if is_prose(page.lines[at], 8)), page.title)
    for at in list(page.kept(page.title + 1)):
        line = page.lines[at]
        if at >= first - 1:
            break
        alone = not page.lines[at + 1].is_item and (
            page.reasons[at + 1] is not None or len(page.lines[at + 1].words) <= 3
        )
        if not line.is_item and line.kind != "heading" and len(line.words) <= 3 and not line.ends and alone:
            page.drop(at, "label below the title")
