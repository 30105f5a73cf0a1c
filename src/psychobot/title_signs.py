"""What speaks for a line above the first paragraph as the title, and what against it: signs with names and weights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from psychobot import furniture
from psychobot.credits import BODY, DATE, is_calling, names_in
from psychobot.furniture import folded
from psychobot.judged_pages import ABOVE, BYLINE, JudgedPage
from psychobot.languages import SMALL_WORDS
from psychobot.page_lines import Line
from psychobot.people import People

SITE_LINE = re.compile(
    r"\b(?:copyright|all rights reserved|unsubscribe|receiving this|registered charity"
    r"|powered by|alle rechte|tous droits)\b"
)
HOST = re.compile(r"(?:@|www\.|://)(?:www\.)?([\w-]{4,40})\.\w", re.I)
FUNCTION_WORDS = frozenset(" ".join([*SMALL_WORDS.values(), "how why what when where who my our"]).split())
CLOCK = re.compile(r"\d\s?[ap]\.?m\b|\d[:.]\d\d\s*[-–—]\s*\d", re.I)
CAPTION = re.compile(r"[^\W\d_]{3}\.\s+[A-ZÄÖÜÉ]|[^\W\d_]/[A-Z][^\W\d_]+$|\([^()]{2,40}(?:/|: )[^()]{2,40}\)$")
"""A sentence with a name behind it, or "Ann Leaf/Agency": what stands below a picture."""
RAISED = re.compile(r"[^\W\d_][¹²³⁴⁵†‡*]")
ROLE_OF_PERSON = re.compile(
    r"[^\W\d_][\w’' -]{2,30}:\s+"
    r"(?P<name>(?:Dr|Prof|Mrs?|Ms|Mx|Miss|Frau|Herr|Mme|M)\.?\s+[A-ZÀ-Ý][\w.’'-]*(?:\s+[A-ZÀ-Ý][\w’'-]+){1,2})"
)
ISSUE = re.compile(r"(?:vol(?:ume|\.)?|issue|ausgabe|heft|numéro|n[°º]|número|edition|nr\.?)\s*\d", re.I)
"""How a line begins that tells which issue of a paper this is."""
ACTION = re.compile(
    r"(?:accéder|accepter|aller|ask|book|browse|buy|call|check|choose|contact|download|find|generate|get|go|jump|learn|log|make|meet|naar|open|passer|register|request"
    r"|saltar|schedule|search|see|select|show|sign|skip|start|submit|subscribe|take|talk|view|visit|zum|zur|zoek)\s",
    re.I,
)
"""How a place of a menu begins that leads to something to do."""
KIND = (
    r"(?:magazine?|magazin|revue|journal|blog|newsletter|podcast|show"
    r"|zeitschrift|portal|encyclop\w+|enzyklopädie|revista|tijdschrift)"
)
PUBLICATION = re.compile(rf"(?:the|our|das|die|le|la|el|het|an?|ein|une?)\s+(?:[\w-]+\s+){{0,3}}{KIND}\b", re.I)
"""How a line goes on that says what kind of publication the line above names."""
TOPIC = re.compile(
    r"(?:titelthema|thema|cover story|topic|theme|this issue|feature|dossier|schwerpunkt|en portada)\s*:", re.I
)
"""A label in front of what an issue is about."""
STEM = 7
"""Letters of a word that are compared: "therapist" and "therapists" are one."""
LABELLED = re.compile(
    r"^[\w ]{3,25}:\s*\W*\d|@|^(?:prepared|presented|produced|compiled|intended) (?:for|at)\b"
    r"|\b(?:no|nr|vol|issue|ausgabe|numéro|número)\.? \d|^\W*\d+\W*$",
    re.I,
)
"""Lines of facts, such as "Messages: 64"; no title looks like that."""


def shared(line: Line, body: Counter[str]) -> float:
    """How many words of a line come again below, and how long it is: up to 8.5."""
    long = [word.lower()[:STEM] for word in line.words if len(word) > 3]
    again = sum(body[word] >= 2 for word in long)
    return 3.0 * again / (len(long) or 1) + 0.5 * min(again, 5) + min(len(line.words), 6) / 2


def goes_on(line: Line, following: Line) -> bool:
    """Whether a title goes on in the line below it, as on the first page of a PDF."""
    return (
        line.text.endswith(":")
        and following.kind in ("text", "item")
        and following.number <= line.number + 2
        and len(following.words) <= 12
        and not following.ends
    )


class Candidate:
    """A line that may be the title, on its page; what it takes to judge it is found once."""

    def __init__(self, page: JudgedPage, at: int, first: int, body: Counter[str], people: People) -> None:
        self.page, self.at, self.first, self.body, self.people = page, at, first, body, people
        self.line, self.key = page.lines[at], page.keys[at]
        self.long = len(self.line.words)
        self.asks = self.line.text.endswith(("?", "!"))
        self.above = page.reasons[at - 1] if at else ABOVE
        self.before = page.lines[at - 1]
        """The line above; of the first line of a page the last one."""
        self.below = page.lines[at + 1] if at + 1 < len(page.lines) else None
        self.following = page.keys[at + 1] if self.below else ""

    @property
    def whole(self) -> Line:
        """The line with the one below it, where it would be a title in two lines."""
        if self.below and goes_on(self.line, self.below):
            return self.line._replace(text=f"{self.line.text} {self.below.text}")
        return self.line

    @cached_property
    def opening(self) -> str:
        """The first words of the first paragraph."""
        return " ".join(self.page.keys[self.first].split()[:8]) if self.first < len(self.page.keys) else ""

    @cached_property
    def trails(self) -> list[list[str]]:
        """The breadcrumbs above the line."""
        return [places for places in _trails(self.page, self.first)[: self.at] if len(places) > 1]

    @cached_property
    def bylines(self) -> list[int]:
        """How far below its bylines stand, up to three lines; those below a menu belong to another line."""
        rows = range(self.at + 1, min(self.at + 4, len(self.page.lines)))
        end = next((row for row in rows if self.page.reasons[row] == "navigation"), rows.stop)
        return [row - self.at for row in range(self.at + 1, end) if self.page.reasons[row] == BYLINE]

    @cached_property
    def is_listed(self) -> bool:
        """Whether it is an entry of a table of contents."""
        return self.key in _listed(self.page, self.first)


class Sign(NamedTuple):
    """Something that speaks for a line as the title, or against it."""

    name: str
    weight: float
    holds: Callable[[Candidate], bool]


def title_score(line: Candidate) -> float:
    """How much a line looks like the title: its words come again below, it stands apart, a byline is near."""
    return sum(sign.weight for sign in SIGNS if sign.holds(line)) + shared(line.whole, line.body)


# where the words of the line come again


def _begins_text(line: Candidate) -> bool:
    return line.opening.startswith(line.key + " ")


def _is_in_opening(line: Candidate) -> bool:
    return not _begins_text(line) and line.long >= 2 and f" {line.key} " in f" {line.opening} "


def _comes_twice(line: Candidate) -> bool:
    keys = line.page.keys[: line.first]
    again = any(same == line.key and other != line.at for other, same in enumerate(keys))
    return again and line.long >= 3 and not line.is_listed


def _is_in_site_line(line: Candidate) -> bool:
    """Whether a line on the rights of the site names a short line so."""
    rows = zip(line.page.keys, line.page.lines, strict=True)
    return line.long <= 6 and any(
        f" {line.key} " in f" {row} " and (SITE_LINE.search(row) or "©" in other.text) for row, other in rows
    )


def _stands_in_another(line: Candidate) -> bool:
    """Whether a line that is no sentence holds the words of this one and hardly more: a page title, a running head."""
    return line.long >= 3 and any(
        f" {line.key} " in f" {other} "
        and line.key != other
        and len(other.split()) <= len(line.key.split()) + 10
        and not line.page.lines[row].ends
        and row != line.at + 1
        for row, other in enumerate(line.page.keys)
    )


def _begins_next(line: Candidate) -> bool:
    return line.following.startswith(line.key + " ") and line.at + 1 != line.first


def _ends_trail(line: Candidate) -> bool:
    """Whether a breadcrumb ends with the line, or with its first part where the second says it in another language."""
    first = folded(line.line.text.split(" | ")[0])
    return any(places[-1] in (line.key, first) for places in line.trails)


def _holds_end_of_trail(line: Candidate) -> bool:
    return any(places[-1] != line.key and f" {places[-1]} " in f" {line.key} " for places in line.trails)


def _is_on_trail(line: Candidate) -> bool:
    return any(line.key in places[:-1] for places in line.trails)


def _is_spelt_as_host(line: Candidate) -> bool:
    """Whether an address on the page is spelt like a line, as that of its site is: "The Elm Post", elmpost.example."""
    name = line.key.removeprefix("the ").replace(" ", "")
    return line.long <= 5 and any(
        name == host.lower() for other in line.page.lines for host in HOST.findall(other.text)
    )


# what the line looks like


def _is_short_with_date(line: Candidate) -> bool:
    return DATE.search(line.line.text) is not None and line.long <= 6


def _is_sentence(line: Candidate) -> bool:
    return line.line.ends and not line.asks and not _is_in_capitals(line.line)


def _is_in_capitals(line: Line) -> bool:
    """Whether every long word begins with a capital, as in titles of English papers: it may end like a sentence."""
    long = [word for word in line.words if len(word) > 3]
    return len(long) >= 3 and all(word[:1].isupper() for word in long)


def _tells_hours(line: Candidate) -> bool:
    return CLOCK.search(line.line.text) is not None


def _is_caption(line: Candidate) -> bool:
    return CAPTION.search(line.line.text) is not None and not line.line.ends


def _is_row_of_places(line: Candidate) -> bool:
    """Whether a line may be a menu in one row: four words and more, each with a capital, nothing between them."""
    words = line.line.text.split()
    if any(word.lower() in FUNCTION_WORDS for word in words) or shared(line.line, line.body) > 3:
        return False
    return len(words) >= 4 and all(re.fullmatch(r"[A-ZÄÖÜÉ][a-zà-ÿ-]*", word) for word in words)


def _is_all_capitals(line: Candidate) -> bool:
    return line.line.text.isupper() and line.long >= 2


def _is_for_readers(line: Candidate) -> bool:
    return line.at > 0 and furniture.AUDIENCE.match(line.line.text) is not None


def _is_furniture(line: Candidate) -> bool:
    return furniture.is_alt_text(line.line) or furniture.opens(line.line) is not None


def _tells_facts(line: Candidate) -> bool:
    return is_calling(line.line.text) or LABELLED.search(line.line.text) is not None


def _is_body(line: Candidate) -> bool:
    return line.long <= 6 and BODY.search(line.line.text) is not None


# who is named


def _names_writer(line: Candidate) -> bool:
    writers = (credit.value.split(",")[0] for _, credit in line.page.credits if credit.role == "author")
    return any(name in line.line.text for name in writers)


def _reads_as_name(line: Candidate) -> bool:
    few = 2 <= line.long <= 4 and line.line.text[-1] not in ":?!"
    return few and names_in(line.line.text) != [] and shared(line.line, line.body) < 3


def _is_action(line: Candidate) -> bool:
    """Whether a place of a menu says what readers may do."""
    return line.long <= 4 and not line.asks and ACTION.match(line.line.text) is not None


def _is_person(line: Candidate) -> bool:
    return line.people.stands_alone(line.line.text)


def _is_above_name(line: Candidate) -> bool:
    """Whether the name of a person stands alone one or two lines below, nothing but furniture between."""
    page, at = line.page, line.at
    below = range(at + 1, min(at + 3, len(page.lines)))
    named = next((row for row in below if line.people.stands_alone(page.lines[row].text)), at)
    between = all(page.reasons[row] is not None or _may_be_standfirst(line, row) for row in range(at + 1, named))
    return named > at and line.long >= 4 and between


def _may_be_standfirst(line: Candidate, row: int) -> bool:
    """Whether the line right below is one of the same block that may tell more than the title does."""
    other = line.page.lines[row]
    return row == line.at + 1 and line.line.apart and not other.apart and len(other.words) >= 4


def _is_above_scholars(line: Candidate) -> bool:
    below = line.below.text if line.below else ""
    return RAISED.search(below) is not None and len(names_in(below)) >= 2


def _names_role(line: Candidate) -> bool:
    """Whether a line says what somebody is, and who: "Headteacher: Mrs Leaf"."""
    match = ROLE_OF_PERSON.match(line.line.text)
    return match is not None and line.people.is_person(match["name"])


# what stands around the line


def _is_above_issue(line: Candidate) -> bool:
    """Whether the number of an issue stands right below, as below the name of a journal."""
    return line.below is not None and ISSUE.match(line.below.text) is not None


def _is_no_title(line: Line) -> bool:
    return (
        line.is_item
        or TOPIC.match(line.text) is not None
        or BODY.search(line.text) is not None
        or LABELLED.search(line.text) is not None
        or furniture.is_alt_text(line)
    )


def _is_below_another(line: Candidate) -> bool:
    return line.above is None and len(line.before.words) >= 4 and not _is_no_title(line.before)


def _is_apart_from_another(line: Candidate) -> bool:
    return _is_below_another(line) and line.line.apart and not line.before.apart


def _is_second_in_block(line: Candidate) -> bool:
    """Whether a line of several words opens the block in which this one stands second: a title, its subtitle."""
    opens = line.before.apart and line.above is None and len(line.before.words) >= 4 and not line.before.ends
    return line.at > 0 and not line.line.apart and opens and not _is_no_title(line.before)


def _heads_topic(line: Candidate) -> bool:
    """Whether a line of a few words comes again in the longer one below, above a byline."""
    topic = line.long <= 3 and line.long + 2 <= len(line.following.split())
    return line.bylines[:1] == [2] and topic and f" {line.key} " in f" {line.following} "


def _is_below_byline(line: Candidate) -> bool:
    return line.above == BYLINE and line.long >= 3


def _is_below_anothers_byline(line: Candidate) -> bool:
    """Whether the bylines right above stand right below another line of several words in the same block."""
    rows = range(line.at - 1, -1, -1)
    over = next((row for row in rows if line.page.reasons[row] != BYLINE), -1)
    if over < 0 or over == line.at - 1 or line.page.reasons[over] is not None:
        return False
    other = line.page.lines[over]
    same = not any(line.page.lines[row].apart for row in range(over + 1, line.at + 1))
    return same and len(other.words) >= 4 and ACTION.match(other.text) is None


def _asks_like_section(line: Candidate) -> bool:
    return line.at == line.first - 1 and line.line.text.endswith("?") and _asks_again(line.page, line.first)


def _asks_again(page: JudgedPage, first: int) -> bool:
    """Whether another question heads a paragraph further down: then the first one heads a section too."""
    asked = [at for at in page.kept(first + 1) if page.lines[at].text.endswith("?") and page.heads_prose(at)]
    above = any(page.reasons[at] is None and len(page.lines[at].words) >= 2 for at in range(first - 1))
    return bool(asked) and above


def _is_word_of_menu(line: Candidate) -> bool:
    """Whether a word stands between others, each on a line of its own."""
    rows = (line.at - 1, line.at + 1)
    beside = [line.page.lines[row] for row in rows if 0 <= row < len(line.page.lines)]
    return line.long == 1 and all(len(other.words) <= 2 and not other.ends for other in beside)


def _is_above_menu(line: Candidate) -> bool:
    """Whether two places of a menu follow right below, as below the name of a site."""
    page = line.page
    below = range(line.at + 1, min(line.at + 3, len(page.lines)))
    return len(below) == 2 and all(
        1 <= len(page.lines[row].words) <= 3
        and not page.lines[row].text.endswith(".")
        and page.reasons[row] in (None, "navigation", "promotion", "newsletter")
        and page.keys[row] not in page.contents
        for row in below
    )


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


SIGNS = (
    Sign("begins the text", 5.5, lambda line: _begins_text(line) and not line.asks),
    Sign("stands in the opening", 2.5, _is_in_opening),
    Sign("comes twice", 3, _comes_twice),
    Sign("is listed in the contents", -4, lambda line: line.is_listed),
    Sign("stands in a line on rights", -3, _is_in_site_line),
    Sign("stands in another line", 2, _stands_in_another),
    Sign("begins the next line", -2, _begins_next),
    Sign("is the end of a breadcrumb", 4, _ends_trail),
    Sign("holds the end of a breadcrumb", 2, _holds_end_of_trail),
    Sign("is a place on a breadcrumb", -3, _is_on_trail),
    Sign("is spelt like an address", -4, _is_spelt_as_host),
    Sign("is short, with a date", -2, _is_short_with_date),
    Sign("is a sentence", -3, _is_sentence),
    Sign("tells hours", -4.5, _tells_hours),
    Sign("is a caption", -3, _is_caption),
    Sign("is a row of places", -3, _is_row_of_places),
    Sign("is all in capitals", -1.5, _is_all_capitals),
    Sign("is long", -1, lambda line: line.long > 18),
    Sign("says for whom it is", -2.5, _is_for_readers),
    Sign("opens furniture", -2, _is_furniture),
    Sign("begins small", -3, lambda line: line.line.text[:1].islower()),
    Sign("tells facts", -4, _tells_facts),
    Sign("is the name of a body", -2, _is_body),
    Sign("names the writer", -3, _names_writer),
    Sign("reads as a name", -3, _reads_as_name),
    Sign("says what readers may do", -2, _is_action),
    Sign("is a person", -5, _is_person),
    Sign("names somebody with a role", -5, _names_role),
    Sign("names the topic of an issue", -4, lambda line: TOPIC.match(line.line.text) is not None),
    Sign("says what kind of publication this is", -4, lambda line: PUBLICATION.match(line.line.text) is not None),
    Sign("stands above the number of an issue", -5, _is_above_issue),
    Sign("stands above a name", 2, _is_above_name),
    Sign("stands above names with raised marks", 4, _is_above_scholars),
    Sign("stands apart from another", -1, _is_apart_from_another),
    Sign("stands below another", -2, lambda line: _is_below_another(line) and not _is_apart_from_another(line)),
    Sign("is the second line of its block", -2.5, _is_second_in_block),
    Sign("has a byline below", 3, lambda line: line.bylines[:1] == [1]),
    Sign("has a byline two lines below, in its own block", 2, lambda line: line.bylines[:1] == [2] and line.line.apart),
    Sign("has a byline two lines below", 3, lambda line: line.bylines[:1] == [2] and not line.line.apart),
    Sign("has a byline three lines below", 1.5, lambda line: line.bylines[:1] == [3]),
    Sign("is the topic of the next line", -5, _heads_topic),
    Sign("stands below a byline", 1, _is_below_byline),
    Sign("stands below the byline of another", -3, _is_below_anothers_byline),
    Sign("stands right above the text", -0.5, lambda line: line.at == line.first - 1),
    Sign("asks like a section", -3, _asks_like_section),
    Sign("is a heading", 0.3, lambda line: line.line.kind == "heading"),
    Sign("is a word of a menu", -3, _is_word_of_menu),
    Sign("stands above a menu", -1.5, _is_above_menu),
)
"""The signs are added up; `shared` comes to at most 8.5, so that a heavy one outweighs half the words."""
