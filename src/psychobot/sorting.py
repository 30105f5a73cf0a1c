"""Which lines of a page are the article, and why the others are not.

The rules run in order, each sees what those before it have taken out: what the page itself marks, credits, single
shapes, the title and what stands above it, contents and repetitions, replies, parts that a heading opens, sections and
sentences in which the site speaks of itself, people presented at the end, what is left below
the last sentence of the article, and last the judge that has learnt from labelled pages, who may also give a line back;
lines of sections and conversations of the article are then given back whatever they look like.
The order is part of the judgement: a line between two that are out is judged more strictly.
"""

from __future__ import annotations

from collections.abc import Sequence

from psychobot.asides import with_asides_apart
from psychobot.bare_lists import with_bare_lists
from psychobot.boxes import take_boxes
from psychobot.bylines import take_credits, take_names_below_title
from psychobot.judged_pages import LATE, JudgedPage, Sorted
from psychobot.line_judge import take_by_look
from psychobot.line_shapes import take_labels, take_shapes, take_zones
from psychobot.links import take_links
from psychobot.listed_sections import give_back_sections
from psychobot.mails import take_mail_heads
from psychobot.own_sections import short_name, take_own_sections
from psychobot.page_ends import take_remnants, take_strays, take_tail
from psychobot.page_lines import Line
from psychobot.page_parts import NOT_CREDITED, take_parts
from psychobot.page_titles import find_title, take_head
from psychobot.promotions import take_biographies, take_promotions
from psychobot.publishers import publisher_of
from psychobot.repetitions import take_contents, take_repetitions
from psychobot.site_talk import take_lists_of_offers, take_site_talk
from psychobot.speakers import give_back_speech
from psychobot.threads import take_threads

AFTER = 0.85
"""Share of a page's words after which names are those of other pages, when an author was named above."""


def sort_lines(lines: Sequence[Line], title: str = "", publisher: str = "", day_first: bool = False) -> Sorted:
    """Judge every line of a page; ``title`` and ``publisher`` are what the page says in its head, as in HTML."""
    page = begun(lines, day_first)
    find_title(page, title)
    take_contents(page)
    take_repetitions(page)
    take_names_below_title(page)
    take_head(page)
    take_threads(page)
    take_parts(page)
    take_links(page)
    publisher = publisher or publisher_of(
        _sorted(page), page.lines[page.title].text if page.title is not None else title
    )
    take_own_sections(page, publisher)
    publisher = short_name(page, publisher)
    take_promotions(page)
    take_boxes(page)
    take_site_talk(page, publisher)
    take_lists_of_offers(page)
    take_boxes(page)
    take_biographies(page)
    take_tail(page)
    take_site_talk(page, publisher)
    take_remnants(page)
    take_strays(page)
    take_by_look(page)
    take_strays(page)
    give_back_sections(page)
    give_back_speech(page)
    return _sorted(page)


def begun(lines: Sequence[Line], day_first: bool) -> JudgedPage:
    """A page with what it marks, its credits and single shapes taken out, before its title is looked for."""
    page = JudgedPage(with_bare_lists(list(with_asides_apart(lines))), day_first)
    take_zones(page)
    take_mail_heads(page)
    take_credits(page)
    take_shapes(page)
    take_labels(page)
    return page


def _sorted(page: JudgedPage) -> Sorted:
    credits = [(at, credit) for at, credit in page.credits if page.reasons[at] not in NOT_CREDITED]
    above = any(credit.role == "author" and page.passed[at] < LATE for at, credit in credits)
    own = tuple(credit for at, credit in credits if not (above and credit.role == "author" and page.passed[at] > AFTER))
    return Sorted(tuple(page.lines), tuple(page.reasons), page.title, own)
