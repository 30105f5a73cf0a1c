"""The title of a page, and what stands above it and just below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psychobot import furniture
from psychobot.credits import BODY, DATE, is_calling, names_in
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import ABOVE, BYLINE, OF_PICTURES, JudgedPage
from psychobot.languages import SMALL_WORDS
from psychobot.page_lines import Line
from psychobot.people import People

SITE_LINE = re.compile(
    r"\b(?:copyright|all rights reserved|unsubscribe|receiving this|registered charity"
    r"|powered by|alle rechte|tous droits)\b"
)
SITE_NAME = re.compile(r"\b(?:home ?page|website|web site)$", re.I)
"""How the words end that stand for a logo."""
A_PERSON = 5
"""How much speaks against the name of a person as the title."""
ABOVE_A_PERSON = 2
"""How much speaks for a line with the name of a person alone right below."""
HOST = re.compile(r"(?:@|www\.|://)(?:www\.)?([\w-]{4,40})\.\w", re.I)
MENU = 120
"""Lines above the first paragraph among which the title is looked for: menus are shorter."""
FUNCTION_WORDS = frozenset(" ".join([*SMALL_WORDS.values(), "how why what when where who my our"]).split())
CLOCK = re.compile(r"\d\s?[ap]\.?m\b|\d[:.]\d\d\s*[-–—]\s*\d", re.I)
CAPTION = re.compile(r"[^\W\d_]{3}\.\s+[A-ZÄÖÜÉ]|[^\W\d_]/[A-Z][^\W\d_]+$")
"""A sentence with a name behind it, or "Ann Leaf/Agency": what stands below a picture."""
PICTURED = re.compile(
    r"(?:an? |the )?(?:illustration|photo(?:graph)?|drawing|picture|image|painting|cartoon|portrait) (?:of|shows)\b",
    re.I,
)
"""How a sentence begins that says what a picture shows."""
ROWS_OF_MENU = 5
"""Lines of three words at most that, one below the other, make a menu."""
HALF = 0.5
"""Share of a page's words: what has more of them above it is no title, and nothing is left out above it."""
HEAD = 0.3
"""Share of a page's words above which a byline with its date may stand below another text, such as a profile."""
STEM = 7
"""Letters of a word that are compared: "therapist" and "therapists" are one."""
LABEL = "label below the title"
SECOND = "second line of the title"
LABELLED = re.compile(
    r"^[\w ]{3,25}:\s*\W*\d|@|^(?:prepared|presented|produced|compiled|intended) (?:for|at)\b"
    r"|\b(?:no|nr|vol|issue|ausgabe|numéro|número)\.? \d|^\W*\d+\W*$",
    re.I,
)
"""Lines of facts, such as "Messages: 64"; no title looks like that."""


def find_title(page: JudgedPage, said: str) -> None:
    """The title: the one the page says, a heading of level 1, or the best line above the first prose."""
    marked = [at for at in page.kept() if page.lines[at].kind == "heading" and page.lines[at].level == 1]
    same = [at for at in range(len(page.lines)) if said and page.keys[at] == folded(said)]
    marked = marked or same or _headings_in(page, said)
    if marked:
        headings = [at for at in same if page.lines[at].kind == "heading"]
        _entitle(page, next((at for at in [*marked, *headings] if at in same), marked[0]))
        return
    first = _below_late_byline(page, _first_below_menus(page))
    body = Counter(
        word.lower()[:STEM]
        for at in page.kept(first)
        if is_prose(page.lines[at], 6) or page.lines[at].is_item
        for word in page.lines[at].words
        if len(word) > 3
    )
    candidates = [at for at in page.kept() if at < first and _may_be_title(page, at)]
    candidates = candidates[-MENU:]
    people = People(line.text for line in page.lines)
    if candidates:
        _entitle(
            page,
            max(
                candidates,
                key=lambda at: (
                    _title_score(page, at, first, body)
                    - A_PERSON * people.stands_alone(page.lines[at].text)
                    + ABOVE_A_PERSON * _is_above_name(page, at, people),
                    -at,
                ),
            ),
        )


def _is_above_name(page: JudgedPage, at: int, people: People) -> bool:
    """Whether the name of a person stands alone one or two lines below, nothing but furniture between."""
    below = range(at + 1, min(at + 3, len(page.lines)))
    named = next((row for row in below if people.stands_alone(page.lines[row].text)), at)
    few = len(page.lines[at].words) < 4
    return named > at and not few and all(page.reasons[row] is not None for row in range(at + 1, named))


def _first_below_menus(page: JudgedPage) -> int:
    """Where the first paragraph stands; a sentence right above a menu, such as help for its search, is none."""
    first = page.first_prose()
    while first < len(page.lines) and page.passed[first] < HEAD and _is_menu(page, first + 1):
        following = next((at for at in page.kept(first + 1) if is_prose(page.lines[at], 16)), None)
        if following is None or page.lines[first].text.endswith(":"):
            break
        first = following
    return first


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
    if at + 1 < len(page.lines) and _goes_on(page.lines[at], page.lines[at + 1]):
        page.lines[at] = page.lines[at]._replace(text=f"{page.lines[at].text} {page.lines[at + 1].text}")
        page.keys[at] = folded(page.lines[at].text)
        page.drop(at + 1, SECOND)


def _whole(page: JudgedPage, at: int) -> Line:
    """A line with the one below it, where it would be a title in two lines."""
    line, following = page.lines[at], page.lines[at + 1] if at + 1 < len(page.lines) else None
    goes_on = following is not None and _goes_on(line, following)
    return line._replace(text=f"{line.text} {following.text}") if goes_on and following else line


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a title goes on in the line below it, as on the first page of a PDF."""
    return (
        line.text.endswith(":")
        and following.kind in ("text", "item")
        and following.number <= line.number + 2
        and len(following.words) <= 12
        and not following.ends
    )


def _may_be_title(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    return not line.is_item and 1 <= len(line.words) <= 25 and not furniture.CONTENTS.match(line.text)


def _title_score(page: JudgedPage, at: int, first: int, body: Counter[str]) -> float:
    """How much a line looks like the title: its words come again below, it stands apart, a byline is near."""
    return sum(weight for weight, holds in _title_signs(page, at, first, body) if holds) + _shared(
        _whole(page, at), body
    )


def _shared(line: Line, body: Counter[str]) -> float:
    """How many words of a line come again below, up to 5.5."""
    long = [word.lower()[:STEM] for word in line.words if len(word) > 3]
    again = sum(body[word] >= 2 for word in long)
    return 3.0 * again / (len(long) or 1) + 0.5 * min(again, 5) + min(len(line.words), 6) / 2


def _title_signs(page: JudgedPage, at: int, first: int, body: Counter[str]) -> Iterator[tuple[float, bool]]:
    line, key = page.lines[at], page.keys[at]
    above = page.reasons[at - 1] if at else ABOVE
    following = page.keys[at + 1] if at + 1 < len(page.keys) else ""
    trails = [places for place, places in enumerate(_trails(page, first)) if place < at and len(places) > 1]
    asks = line.text.endswith(("?", "!"))
    opening = " ".join(page.keys[first].split()[:8]) if first < len(page.keys) else ""
    begins = opening.startswith(key + " ")
    yield 3 if asks else 5.5, begins
    yield 2.5, not begins and len(line.words) >= 2 and f" {key} " in f" {opening} "
    yield -4, _is_spelt_as_host(page, at)
    yield -2, DATE.search(line.text) is not None and len(line.words) <= 6
    yield -3, line.ends and not asks and not _is_in_capitals(line)
    yield -3, any(credit.role == "author" and credit.value.split(",")[0] in line.text for _, credit in page.credits)
    yield -4.5, CLOCK.search(line.text) is not None
    yield -3, CAPTION.search(line.text) is not None and not line.ends
    yield -3, _is_row_of_places(line) and _shared(line, body) <= 3
    yield -4, SITE_NAME.search(line.text) is not None
    yield -1.5, line.text.endswith(":") and not (at + 1 < len(page.lines) and _goes_on(line, page.lines[at + 1]))
    listed = key in _listed(page, first)
    yield (
        3,
        any(same == key and other != at for other, same in enumerate(page.keys[:first]))
        and len(line.words) >= 3
        and not listed,
    )
    yield -4, listed
    yield -3, len(line.words) <= 6 and _is_in_site_line(page, key)
    yield 2, len(line.words) >= 3 and _stands_in_another(page, at)
    yield -1.5, line.text.isupper() and len(line.words) >= 2
    yield 4, any(places[-1] == key for places in trails)
    yield 2, any(places[-1] != key and f" {places[-1]} " in f" {key} " for places in trails)
    yield -3, any(key in places[:-1] for places in trails)
    before = page.lines[at - 1]
    left = above is None and len(before.words) >= 4 and not _is_no_title(before)
    yield -1 if line.apart and not before.apart else -2, left
    yield -1, len(line.words) > 18
    near = _bylines_below(page, at)
    yield 3, near[:1] == [1]
    yield 2 if page.lines[at].apart else 3, near[:1] == [2]
    below = page.lines[at + 1].text if at + 1 < len(page.lines) else ""
    yield 4, re.search(r"[^\W\d_][¹²³⁴⁵†‡*]", below) is not None and len(names_in(below)) >= 2
    yield -2.5, at > 0 and furniture.AUDIENCE.match(line.text) is not None
    yield 1.5, near[:1] == [3]
    topic = len(line.words) <= 3 and len(line.words) + 2 <= len(following.split()) and f" {key} " in f" {following} "
    yield -5, near[:1] == [2] and topic
    yield -2, following.startswith(key + " ") and at + 1 != first
    yield 1, above == BYLINE and len(line.words) >= 3
    yield -2, furniture.is_alt_text(line) or furniture.opens(line) is not None
    yield -3, line.text[:1].islower()
    yield -4, is_calling(line.text) or LABELLED.search(line.text) is not None
    yield (
        -3,
        2 <= len(line.words) <= 4
        and line.text[-1] not in ":?!"
        and names_in(line.text) != []
        and _shared(line, body) < 3,
    )
    yield -2, len(line.words) <= 6 and BODY.search(line.text) is not None
    yield -0.5, at == first - 1
    yield -3, at == first - 1 and line.text.endswith("?") and _asks_again(page, first)
    yield 0.3, line.kind == "heading"
    yield -3, len(line.words) == 1 and _is_in_menu(page, at)
    yield -1.5, _is_above_menu(page, at)


def _is_in_site_line(page: JudgedPage, key: str) -> bool:
    """Whether a line on the rights of the site names it so."""
    return any(
        f" {key} " in f" {row} " and (SITE_LINE.search(row) or "©" in line.text)
        for row, line in zip(page.keys, page.lines, strict=True)
    )


def _bylines_below(page: JudgedPage, at: int) -> list[int]:
    """How far below a line its bylines stand, up to three lines; those below a menu belong to another line."""
    below = range(at + 1, min(at + 4, len(page.lines)))
    end = next((other for other in below if page.reasons[other] == "navigation"), below.stop)
    return [other - at for other in range(at + 1, end) if page.reasons[other] == BYLINE]


def _is_in_capitals(line: Line) -> bool:
    """Whether every long word begins with a capital, as in titles of English papers: it may end like a sentence."""
    long = [word for word in line.words if len(word) > 3]
    return len(long) >= 3 and all(word[:1].isupper() for word in long)


def _is_spelt_as_host(page: JudgedPage, at: int) -> bool:
    """Whether an address on the page is spelt like a line, as that of its site is: "The Elm Post", elmpost.example."""
    name = page.keys[at].removeprefix("the ").replace(" ", "")
    return len(page.lines[at].words) <= 5 and any(
        name == host.lower() for line in page.lines for host in HOST.findall(line.text)
    )


def _is_row_of_places(line: Line) -> bool:
    """Whether a line may be a menu in one row: four words and more, each with a capital, nothing between them."""
    words = line.text.split()
    if any(word.lower() in FUNCTION_WORDS for word in words):
        return False
    return len(words) >= 4 and all(re.fullmatch(r"[A-ZÄÖÜÉ][a-zà-ÿ-]*", word) for word in words)


def _is_in_menu(page: JudgedPage, at: int) -> bool:
    """Whether a word stands between others, each on a line of its own."""
    beside = [page.lines[row] for row in (at - 1, at + 1) if 0 <= row < len(page.lines)]
    return all(len(line.words) <= 2 and not line.ends for line in beside)


def _is_above_menu(page: JudgedPage, at: int) -> bool:
    """Whether two places of a menu follow right below, as below the name of a site."""
    below = range(at + 1, min(at + 3, len(page.lines)))
    return len(below) == 2 and all(
        1 <= len(page.lines[row].words) <= 3
        and not page.lines[row].text.endswith(".")
        and page.reasons[row] in (None, "navigation", "promotion", "newsletter")
        and page.keys[row] not in page.contents
        for row in below
    )


def _asks_again(page: JudgedPage, first: int) -> bool:
    """Whether another question heads a paragraph further down: then the first one heads a section too."""
    asked = [at for at in page.kept(first + 1) if page.lines[at].text.endswith("?") and page.heads_prose(at)]
    above = any(page.reasons[at] is None and len(page.lines[at].words) >= 2 for at in range(first - 1))
    return bool(asked) and above


def _trails(page: JudgedPage, first: int) -> list[list[str]]:
    """The places of every breadcrumb above the first paragraph; an empty list for any other line."""
    if not page.trails:
        page.trails = [[folded(place) for place in furniture.places(line)] for line in page.lines[:first]]
    return page.trails


def _listed(page: JudgedPage, first: int) -> set[str]:
    """The entries of a table of contents: lines in a run, or below "Contents", that come again as headings."""
    headings = {page.keys[at]: at for at in range(max(0, first - 1), len(page.keys)) if page.is_heading(at)}
    again = [headings.get(key, -1) > at + 1 for at, key in enumerate(page.keys[:first])]
    return {
        page.keys[at]
        for at, repeated in enumerate(again)
        if repeated
        and (
            any(again[max(0, at - 1) : at] + again[at + 1 : at + 2])
            or furniture.CONTENTS.match(page.lines[at - 1].text)
        )
    }


def _is_no_title(line: Line) -> bool:
    return (
        line.is_item
        or BODY.search(line.text) is not None
        or LABELLED.search(line.text) is not None
        or furniture.is_alt_text(line)
    )


def _stands_in_another(page: JudgedPage, at: int) -> bool:
    """Whether a line that is no sentence holds the words of this one and hardly more: a page title, a running head."""
    key = page.keys[at]
    return any(
        f" {key} " in f" {other} "
        and key != other
        and len(other.split()) <= len(key.split()) + 10
        and not page.lines[row].ends
        and row != at + 1
        for row, other in enumerate(page.keys)
    )


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
        of_picture = below in OF_PICTURES and (not line.ends or PICTURED.match(line.text) is not None)
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
