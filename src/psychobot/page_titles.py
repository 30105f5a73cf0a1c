"""The title of a page, and what stands above it and just below."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.credits import is_calling
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import ABOVE, BYLINE, OF_PICTURES, JudgedPage
from psychobot.title_judge import find_in
from psychobot.title_signs import LABELLED, goes_on

PICTURED = re.compile(
    r"(?:an? |the )?(?:illustration|photo(?:graph)?|drawing|picture|image|painting|cartoon|portrait) (?:of|shows)\b",
    re.I,
)
"""How a sentence begins that says what a picture shows."""
BANNER = re.compile(
    r"\b(?:do not use this|not an? (?:crisis|emergency)|these resources|immediate help|in (?:immediate )?danger)\b",
    re.I,
)
"""What a sentence for readers in danger says at the top of a page."""
TOP = 30
"""Lines at the top of a page."""
ROWS_OF_MENU = 5
"""Lines of three words at most that, one below the other, make a menu."""
HALF = 0.5
"""Share of a page's words: what has more of them above it is no title, and nothing is left out above it."""
HEAD = 0.3
"""Share of a page's words above which a byline with its date may stand below another text, such as a profile."""
LINK = 0.9
"""Share of a heading that is a link, from which on it leads somewhere else."""
LABEL = "label below the title"
SECOND = "second line of the title"


def find_title(page: JudgedPage, said: str) -> None:
    """The title: the one the page says, a heading of level 1, or the best line above the first prose."""
    marked, same = marked_titles(page, said)
    if marked:
        named = len(marked) == 1 and f" {page.keys[marked[0]]} " in f" {folded(said)} "
        headings = [] if named else [at for at in same if page.lines[at].kind == "heading"]
        _entitle(page, next((at for at in [*marked, *headings] if at in same), marked[0]))
        return
    at = find_in(page, first_paragraph(page))
    if at is not None:
        _entitle(page, at)


def marked_titles(page: JudgedPage, said: str) -> tuple[list[int], list[int]]:
    """The lines that the page marks as its title, and those that its head calls so."""
    marked = [at for at in page.kept() if page.lines[at].kind == "heading" and page.lines[at].level == 1]
    entry = _without_site(page, marked)
    same = [at for at in range(len(page.lines)) if said and page.keys[at] == folded(said)]
    if entry != marked:  # the head of such a page names the site too
        same = [at for at in same if at not in marked]
    marked = entry
    return marked or same or _headings_in(page, said), same


def first_paragraph(page: JudgedPage) -> int:
    """Where the first paragraph of the article stands."""
    return _below_late_byline(page, _first_below_menus(page))


def _without_site(page: JudgedPage, marked: list[int]) -> list[int]:
    """The headings of level 1, or the first of level 2 where the only one is a link, as the name of a wiki is."""
    if len(marked) != 1 or page.lines[marked[0]].linked < LINK:
        return marked
    first = page.first_prose()
    below = [at for at in page.kept() if marked[0] < at < first and page.lines[at].level == 2]
    return [at for at in below if page.lines[at].linked < LINK][:1] or marked


def _first_below_menus(page: JudgedPage) -> int:
    """Where the first paragraph stands; a sentence right above a menu, such as help for its search, is none."""
    first = page.first_prose()
    while first < len(page.lines) and page.passed[first] < HEAD and _is_above_all(page, first):
        following = next((at for at in page.kept(first + 1) if is_prose(page.lines[at], 16)), None)
        if following is None or page.lines[first].text.endswith(":"):
            break
        first = following
    return first


def _is_above_all(page: JudgedPage, at: int) -> bool:
    """Whether a sentence stands above a menu, or near the top sends readers in danger elsewhere."""
    text = page.lines[at].text
    banner = furniture.ADDRESSES_READER.search(text) is not None and BANNER.search(text) is not None
    return _is_menu(page, at + 1) or (at < TOP and banner)


def _is_menu(page: JudgedPage, start: int) -> bool:
    """Whether a menu begins at a line: one place after another, none of them in a list."""
    rows = page.lines[start : start + ROWS_OF_MENU]
    return len(rows) == ROWS_OF_MENU and all(
        1 <= len(line.words) <= 3
        and not (line.is_item or line.ends or line.level or line.text[0].isdigit())
        and not furniture.CONTENTS.match(line.text)
        for line in rows
    )


def _below_late_byline(page: JudgedPage, first: int) -> int:
    """Where the first paragraph below the byline stands, where a profile or an offer comes above both."""
    if any(credit.role == "author" and at <= first for at, credit in page.credits):
        return first
    late = [at for at, credit in page.credits if credit.role == "author" and first < at and page.passed[at] < HEAD]
    days = [at for at, credit in page.credits if credit.role in ("dated", "published")]
    dated = [at for at in days if at - 2 <= min(late, default=0) <= at]
    if not late or not dated or page.reasons[late[0] - 1] is not None or len(page.lines[late[0] - 1].words) < 3:
        return first
    return next((at for at in page.kept(late[0]) if is_prose(page.lines[at], 16)), first)


def _headings_in(page: JudgedPage, said: str) -> list[int]:
    """Headings whose words stand in what the page says its title is, such as "Centre: Worry"."""
    whole = f" {folded(said)} "
    found = [at for at in page.kept() if page.lines[at].kind == "heading" and f" {page.keys[at]} " in whole]
    return found[:1]


def _entitle(page: JudgedPage, at: int) -> None:
    page.title = at
    page.reasons[at] = None
    if at + 1 < len(page.lines) and goes_on(page.lines[at], page.lines[at + 1]):
        page.lines[at] = page.lines[at]._replace(text=f"{page.lines[at].text} {page.lines[at + 1].text}")
        page.keys[at] = folded(page.lines[at].text)
        page.drop(at + 1, SECOND)


def take_head(page: JudgedPage) -> None:
    """What stands above the title, and labels between the title and the first sentence."""
    if page.title is None:
        return
    marked = page.lines[page.title].level == 1
    for at in range(page.title if page.passed[page.title] < HALF else 0):
        late = page.passed[page.title] < HEAD and _is_credited(page, page.title + 1)
        if len(page.lines[at].words) < (200 if late else 45 if marked else 25):
            page.drop(at, ABOVE)
    first = next((at for at in page.kept(page.title + 1) if is_prose(page.lines[at], 8)), page.title)
    for at in range(page.title + 1, min(page.title + 15, len(page.lines))):
        if _is_beside_byline(page, at) and len(page.lines[at].words) <= 9 and is_calling(page.lines[at].text):
            page.drop(at, LABEL)
    _take_beside_title(page, first)
    credited = False
    for at in range(page.title + 1, first):
        credited = credited or page.reasons[at] == BYLINE
        if page.reasons[at] is None and _is_label(page, at, first, credited):
            page.drop(at, LABEL)


def _take_beside_title(page: JudgedPage, first: int) -> None:
    """Leave out captions above the credit of a picture, and who the writers are between two lines of the byline."""
    assert page.title is not None
    names = [credit.value.split(",")[0] for _, credit in page.credits if credit.role == "author"]
    end = next((at for at in range(first, len(page.lines)) if is_prose(page.lines[at], 16)), first)
    for at in range(end - 1, page.title + 1, -1):
        line, below = page.lines[at], page.reasons[at + 1]
        if page.reasons[at] is not None or line.kind != "text":
            continue
        of_picture = below in OF_PICTURES and (
            not line.ends or PICTURED.match(line.text) is not None or page.reasons[at - 1] in OF_PICTURES
        )
        if of_picture and any(reason is not None for reason in page.reasons[page.title + 1 : at]):
            page.drop(at, "caption of a picture")
        elif below == BYLINE in page.reasons[page.title + 1 : at] and line.text.startswith(tuple(names or "\n")):
            page.drop(at, "about the author")


def _is_credited(page: JudgedPage, at: int) -> bool:
    """Whether a line says who wrote the text below it."""
    return any(other == at and credit.role == "author" for other, credit in page.credits)


def _is_beside_byline(page: JudgedPage, at: int) -> bool:
    return any(page.reasons[other] in (BYLINE, LABEL) for other in (at - 1, at + 1) if 0 <= other < len(page.lines))


def _is_label(page: JudgedPage, at: int, first: int, credited: bool) -> bool:
    """Whether a line above the first sentence is a label, a calling or a name, and neither heading nor standfirst."""
    line = page.lines[at]
    if line.is_item or line.kind == "heading" or line.ends or furniture.AUDIENCE.match(line.text):
        return False
    if is_calling(line.text) or LABELLED.search(line.text):
        return True
    if at == first - 1:
        return credited and len(line.words) <= 1 and not line.text.istitle()
    following = page.lines[at + 1]
    alone = not following.is_item and (page.reasons[at + 1] is not None or len(following.words) <= 3)
    return alone and len(line.words) <= (5 if credited else 3)
