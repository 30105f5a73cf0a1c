"""Which lines of a page are the article, and why the others are not.

The rules run in order, each sees what those before it have taken out: single shapes, credits, the title and what
stands above it, parts that a heading opens, people presented at the end, repetitions, and what is left
below the last sentence of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from psychobot import furniture
from psychobot.credits import Credit, Role, credits_in, is_name, names_in, opens_credit
from psychobot.furniture import folded, is_prose
from psychobot.page_lines import Line

BYLINE = "byline: see the front matter"
TITLE = "the title"
ABOVE, BELOW = "above the title", "below the end of the article"
LATE = 0.55
"""Share of a page's words after which headings such as "Comments" are believed to open its furniture."""
NOT_IN_LISTS = frozenset(
    {"navigation", "feedback", "promotion", "contact details", "link to another page", "comments", "sharing"}
)
"""Reasons that a single item of the article's own lists may look like."""
NOT_CREDITED = frozenset({"comments", "related articles"})
"""Parts of a page whose names and dates are not the article's."""


class Sorted(NamedTuple):
    """The lines of a page with the reason each is left out, if it is."""

    lines: tuple[Line, ...]
    reasons: tuple[str | None, ...]
    title: int | None
    """Where the title stands, as an index of ``lines``."""
    credits: tuple[Credit, ...]


def sort_lines(lines: Sequence[Line], title: str = "", day_first: bool = False) -> Sorted:
    """Judge every line of a page; ``title`` is the title where the page says it elsewhere, as HTML does."""
    page = _Page(with_bare_lists(lines), day_first)
    page.take_zones()
    page.take_credits()
    page.take_shapes()
    page.take_labels()
    page.find_title(title)
    page.take_contents()
    page.take_repetitions()
    page.take_head()
    page.take_parts()
    page.take_promotions()
    page.take_biographies()
    page.take_tail()
    page.take_strays()
    credits = tuple(credit for at, credit in page.credits if page.reasons[at] not in NOT_CREDITED)
    return Sorted(tuple(page.lines), tuple(page.reasons), page.title, credits)


class _Page:
    """The lines of a page while they are judged."""

    def __init__(self, lines: list[Line], day_first: bool) -> None:
        self.lines = lines
        self.day_first = day_first
        self.reasons: list[str | None] = [None] * len(lines)
        self.credits: list[tuple[int, Credit]] = []
        self.title: int | None = None
        self.keys = [folded(line.text) for line in lines]
        total = sum(len(line.words) for line in lines) or 1
        self.passed: list[float] = []
        words = 0
        for line in lines:
            self.passed.append(words / total)
            words += len(line.words)

    def drop(self, at: int, reason: str) -> None:
        """Leave a line out, unless it is out already or the title."""
        if self.reasons[at] is None and at != self.title:
            self.reasons[at] = reason

    def kept(self, start: int = 0) -> Iterable[int]:
        """The lines from ``start`` on that are still in."""
        return (at for at in range(start, len(self.lines)) if self.reasons[at] is None)

    def next_kept(self, at: int) -> int | None:
        """The next line after ``at`` that is still in."""
        return next(iter(self.kept(at + 1)), None)

    def before_kept(self, at: int) -> int | None:
        """The line before ``at`` that is still in."""
        return next((other for other in range(at - 1, -1, -1) if self.reasons[other] is None), None)

    def take_zones(self) -> None:
        """What the page itself marks as navigation, footer and so on."""
        for at, line in enumerate(self.lines):
            if line.zone:
                self.drop(at, line.zone)

    # credits

    def take_credits(self) -> None:
        """Bylines and dates; a role on a line of its own takes the next line with it."""
        at = 0
        while at < len(self.lines):
            at += self._credit_at(at)
        self._take_names_alone()

    def _credit_at(self, at: int) -> int:
        """Take the credit at a line, if it is one; how many lines to go on."""
        line = self.lines[at]
        text = re.sub(r"^\d+[.)]\s+", "", line.text) if line.kind == "ordered" else line.text
        text = line.text if credits_in(line.text, self.day_first) else text
        if line.kind == "ordered" and len(line.words) > 8:
            return 1
        role = opens_credit(text)
        if role and at + 1 < len(self.lines) and not is_prose(self.lines[at + 1]):
            found = credits_in(f"{text.rstrip(' :')}: {self.lines[at + 1].text}", self.day_first)
            if found:
                self._credit(at, found)
                self._credit(at + 1, [])
                return 2
            if line.text.rstrip().endswith(":") or role not in ("author", "other"):
                self._weak_credit(at)
            return 1
        found = credits_in(text, self.day_first)
        if found and found[0].role == "dated" and at and self.reasons[at - 1] == BYLINE:
            found = [found[0]._replace(role=_role_above(self.lines[at - 1].text)), *found[1:]]
        if (
            found
            and (found[0].role != "dated" or self._near_edge(at))
            and not (line.kind == "heading" and line.level == 1)
        ):
            self._credit(at, found)
        return 1

    def _weak_credit(self, at: int) -> None:
        if len(self.lines[at].words) <= 3 and not is_prose(self.lines[at]):
            self.drop(at, BYLINE)

    def _credit(self, at: int, found: list[Credit]) -> None:
        self.drop(at, BYLINE)
        self.credits += [(at, credit) for credit in found]

    def _near_edge(self, at: int) -> bool:
        """Whether a line stands above the first or below the last prose of the page."""
        prose = [
            other for other, line in enumerate(self.lines) if is_prose(line, 16) and furniture.by_shape(line) is None
        ]
        return not prose or at < prose[0] or at > prose[-1] or at < 6

    def _take_names_alone(self) -> None:
        """A line that is only a name already credited, or a name above a byline."""
        known = {
            folded(credit.value.split(",")[0])
            for _, credit in self.credits
            if credit.role in ("author", "reviewer", "checker")
        }
        for at in list(self.kept()):
            line = self.lines[at]
            if len(line.words) <= 9 and not is_prose(line) and any(_is_only(line.text, name) for name in known if name):
                self.drop(at, BYLINE)
        if not any(credit.role == "author" for _, credit in self.credits):
            self._take_unsaid_author()

    def _take_unsaid_author(self) -> None:
        """A name on its own, just above the first byline or date."""
        first = next((at for at, reason in enumerate(self.reasons) if reason == BYLINE), None)
        if not first or not self._near_edge(first):
            return
        line = self.lines[first - 1]
        names = names_in(line.text)
        tokens = line.text.split(",")[0].split()
        if (
            self.reasons[first - 1] is None
            and names
            and 2 <= len(tokens) <= 4
            and first >= 2
            and is_name(line.text.split(",")[0])
            and ("," in line.text or self.lines[first - 2].words)
            and line.kind != "heading"
            and not line.ends
        ):
            self._credit(first - 1, [Credit("author", name) for name in names])

    # shapes

    def take_shapes(self) -> None:
        """Lines that are furniture by their shape; items of the article's lists and headings are judged more mildly."""
        for at in list(self.kept()):
            line = self.lines[at]
            reason = furniture.by_shape(line)
            if reason is None or (reason in NOT_IN_LISTS and self._in_own_list(at)):
                continue
            if reason in ("promotion", "feedback", "tags") and self._heads_prose(at):
                continue
            if reason == "contact details" and self.passed[at] < LATE and not at < 4:
                continue
            self.drop(at, reason)

    def take_labels(self) -> None:
        """Lists of labels of a few words each, such as tabs, most of which are furniture."""
        at = 0
        while at < len(self.lines):
            rows = self._items_from(at)
            gone = sum(self.reasons[row] is not None for row in rows)
            if len(rows) >= 2 and 2 * gone >= len(rows) and all(len(self.lines[row].words) <= 5 for row in rows):
                for row in rows:
                    self.drop(row, "labels")
            at += len(rows) or 1

    def _in_own_list(self, at: int) -> bool:
        """Whether an item stands in a list with a lead-in, or among longer items."""
        if not self.lines[at].is_item:
            return False
        first, last = at, at
        while first > 0 and self.lines[first - 1].is_item:
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].is_item:
            last += 1
        lead = self.lines[first - 1] if first else None
        mean = sum(len(line.words) for line in self.lines[first : last + 1]) / (last - first + 1)
        return bool(lead and (lead.text.endswith(":") or is_prose(lead))) or mean >= 6

    def _heads_prose(self, at: int) -> bool:
        """Whether a line looks like a heading with a paragraph of the article below it."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return (
            following is not None
            and self.is_heading(at)
            and is_prose(following, 20)
            and (furniture.by_shape(following) is None and not furniture.is_promotion(following))
        )

    def is_heading(self, at: int) -> bool:
        """Whether a line is a heading or, unmarked, looks like one."""
        line = self.lines[at]
        if line.kind == "heading":
            return True
        return (line.kind == "text" or (line.kind == "ordered" and len(line.words) <= 10)) and looks_like_heading(
            line.text
        )

    # title and head

    def find_title(self, said: str) -> None:
        """The title: the one the page says, a heading of level 1, or the best line above the first prose."""
        marked = [at for at in self.kept() if self.lines[at].kind == "heading" and self.lines[at].level == 1]
        same = [at for at in range(len(self.lines)) if said and self.keys[at] == folded(said)]
        if same and not marked:
            marked = same
        if marked:
            self._entitle(next((at for at in marked if at in same), marked[0]))
            return
        first = self._first_prose()
        body = Counter(
            word.lower()
            for at in self.kept(first)
            if is_prose(self.lines[at], 6) or self.lines[at].is_item
            for word in self.lines[at].words
            if len(word) > 3
        )
        candidates = [at for at in self.kept() if at < first and self._may_be_title(at)]
        if candidates:
            self._entitle(max(candidates, key=lambda at: (self._title_score(at, first, body), -at)))

    def _entitle(self, at: int) -> None:
        self.title = at
        self.reasons[at] = None

    def _first_prose(self) -> int:
        long = next((at for at in self.kept() if is_prose(self.lines[at], 16)), None)
        some = next((at for at in self.kept() if is_prose(self.lines[at], 8)), None)
        return next(at for at in (long, some, len(self.lines)) if at is not None)

    def _may_be_title(self, at: int) -> bool:
        line = self.lines[at]
        return not line.is_item and 1 <= len(line.words) <= 25 and not furniture.CONTENTS.match(line.text)

    def _title_score(self, at: int, first: int, body: Counter[str]) -> float:
        line = self.lines[at]
        long = [word.lower() for word in line.words if len(word) > 3]
        score = 3.0 * sum(body[word] >= 2 for word in long) / (len(long) or 1)
        defined = first < len(self.keys) and self.keys[first].startswith(self.keys[at] + " ")
        score += 3 * defined
        score += (
            min(len(line.words), 6) / 2
            - 3 * (line.ends and not line.text.endswith(("?", "!")))
            - 2 * line.text.endswith(":")
        )
        score += 2 * (self.keys.count(self.keys[at]) > 1 and len(line.words) >= 3)
        score -= 2 * (
            at > 0
            and self.reasons[at - 1] is None
            and len(self.lines[at - 1].words) >= 4
            and not self.lines[at - 1].is_item
        ) + (len(line.words) > 14)
        score += 3 * any(self.reasons[other] == BYLINE for other in range(at + 1, min(at + 3, len(self.lines))))
        following = self.keys[at + 1] if at + 1 < len(self.keys) else ""
        score -= 2 * following.startswith(self.keys[at] + " ") - 2 * (
            at > 0 and self.reasons[at - 1] == BYLINE and len(line.words) >= 3
        )
        score -= 2 * furniture.is_alt_text(line) + 3 * line.text[0].islower()
        score -= 2 * (furniture.opens(line) is not None)
        return score - 0.5 * (at == first - 1) + 0.3 * (line.kind == "heading")

    def take_head(self) -> None:
        """What stands above the title, and labels between the title and the first sentence."""
        if self.title is None:
            return
        marked = self.lines[self.title].level == 1
        for at in range(self.title):
            if len(self.lines[at].words) < (45 if marked else 25):
                self.drop(at, ABOVE)
        first = next((at for at in self.kept(self.title + 1) if is_prose(self.lines[at], 8)), self.title)
        for at in list(self.kept(self.title + 1)):
            line = self.lines[at]
            if at >= first - 1:
                break
            alone = not self.lines[at + 1].is_item and (
                self.reasons[at + 1] is not None or len(self.lines[at + 1].words) <= 3
            )
            if not line.is_item and line.kind != "heading" and len(line.words) <= 3 and not line.ends and alone:
                self.drop(at, "label below the title")

    # contents and repetitions

    def take_contents(self) -> None:
        """A table of contents: lines that come again as headings below."""
        later: dict[str, int] = {}
        for at, key in enumerate(self.keys):
            later[_unnumbered(key)] = at
        again = [
            later[_unnumbered(key)] > at and at != self.title and len(self.lines[at].words) <= 14 and bool(key)
            for at, key in enumerate(self.keys)
        ]
        at = 0
        while at < len(self.lines):
            named = furniture.CONTENTS.match(self.lines[at].text) is not None and at != self.title
            end = self._end_of_contents(at + named, again, named)
            if end - at - named >= (1 if named else 3):
                for row in range(at, end):
                    self._drop_contents(row)
                at = end - 1
            elif named and self._is_list_of_links(at + 1):
                at = self._drop_items(at)
            at += 1

    def _end_of_contents(self, start: int, again: list[bool], named: bool) -> int:
        """Where a run of lines that come again below ends; below its heading a few may not come again."""
        end = last = start
        while end < len(self.lines) and (
            again[end] or (named and len(self.lines[end].words) <= 12 and not self.lines[end].ends and end - last < 2)
        ):
            end += 1
            last = end if again[end - 1] else last
        return last

    def _drop_contents(self, at: int) -> None:
        self.drop(at, "table of contents")

    def _is_list_of_links(self, start: int) -> bool:
        items = self._items_from(start)
        return len(items) >= 2 and sum(len(self.lines[at].words) for at in items) <= 9 * len(items)

    def _items_from(self, start: int) -> list[int]:
        end = start
        while end < len(self.lines) and self.lines[end].is_item:
            end += 1
        return list(range(start, end))

    def _drop_items(self, at: int) -> int:
        for row in [at, *self._items_from(at + 1)]:
            self._drop_contents(row)
        return row

    def take_repetitions(self) -> None:
        """The title again, sentences that stand in the article already, and short lines said before."""
        seen: dict[str, int] = {}
        prose = [(at, f" {self.keys[at]} ") for at in self.kept() if is_prose(self.lines[at], 16)]
        for at in list(self.kept()):
            line, key = self.lines[at], self.keys[at]
            if self.title is not None and at != self.title and self._is_title_again(key):
                self.drop(at, "the title again")
            elif key in seen and not self._repeats_well(at):
                self.drop(at, "said before")
            elif (
                not line.is_item
                and line.kind != "heading"
                and (4 if line.text[0] in '“"„«' else 7) <= len(line.words) <= 60
                and any(other != at and f" {key} " in text and len(text) > len(key) + 12 for other, text in prose)
            ):
                self.drop(at, "quotation of the article itself")
            seen.setdefault(key, at)

    def _is_title_again(self, key: str) -> bool:
        assert self.title is not None
        title = self.keys[self.title]
        return key == title or (
            key.startswith(title + " ")
            and len(key.split()) - len(title.split()) <= 5
            and len(title.split()) >= 3
            and re.search(r"\s[|–—-]\s", self.lines[self.keys.index(key)].text) is not None
        )

    def _repeats_well(self, at: int) -> bool:
        """Whether a repeated line is an item, or the heading of other words than before."""
        return self.lines[at].is_item or (
            self.is_heading(at)
            and at + 1 < len(self.lines)
            and (is_prose(self.lines[at + 1], 8) or self.lines[at + 1].is_item or self.lines[at + 1].text.endswith(":"))
        )

    # parts

    def take_parts(self) -> None:
        """Parts of the page that a heading opens: related articles, comments, the authors, legal lines."""
        start = self._first_prose()
        at = 0
        while at < len(self.lines):
            reason = (
                furniture.opens(self.lines[at])
                if at != self.title and not furniture.REFERENCES.match(self.lines[at].text)
                else None
            )
            if (
                reason
                and self.reasons[at] in (None, reason, "comments", "sharing", "newsletter", "navigation", "legal line")
                and (at > start or reason == "related articles")
            ):
                end = self._end_of_part(at, reason)
                if end > at + 1 or self._is_last(at) or self.reasons[at]:
                    for row in range(at, end):
                        if row > at and self.credits_at(row) and reason in NOT_CREDITED:
                            self.reasons[row] = reason
                        self.drop(row, reason)
                    at = end - 1
            at += 1

    def credits_at(self, at: int) -> bool:
        """Whether a credit was found in a line."""
        return any(other == at for other, _ in self.credits)

    def _is_last(self, at: int) -> bool:
        return self.passed[at] > LATE and not any(is_prose(self.lines[other], 8) for other in self.kept(at + 1))

    def _end_of_part(self, at: int, reason: str) -> int:
        late = self.passed[at] > LATE
        end = at + 1
        while end < len(self.lines) and self._belongs(end, reason, late, at):
            end += 1
        return end

    def _belongs(self, at: int, reason: str, late: bool, start: int) -> bool:
        """Whether a line belongs to the part of the page opened at ``start``."""
        line = self.lines[at]
        if furniture.REFERENCES.match(line.text) and reason != "comments":
            return False
        if furniture.opens(line) not in (None, reason) and reason != "comments":
            return False
        if reason in ("comments", "about the author") and late:
            return reason == "comments" or not self._heads_prose_of_article(at)
        if reason == "editorial policy" and late:
            return not furniture.is_citation(line)
        if reason == "promotion":
            return (
                not is_prose(line, 8) and not self._heads_prose(at) and not self.is_heading(at) and not line.is_item
            ) or furniture.is_promotion(line)
        if reason == "related articles":
            return self._is_teaser(at, late, start)
        if reason in ("legal line", "newsletter", "contact details") and late:
            return not self._heads_prose(at) and (reason != "contact details" or not is_prose(line, 30))
        return self.reasons[at] is not None or (
            len(line.words) <= 6 and not self._heads_prose(at) and not self.is_heading(at)
        )

    def _heads_prose_of_article(self, at: int) -> bool:
        """Whether a marked heading with prose below it starts the article again."""
        return self.lines[at].kind == "heading" and self._heads_prose(at) and not names_in(self.lines[at].text)

    def _is_teaser(self, at: int, late: bool, start: int) -> bool:
        line = self.lines[at]
        if furniture.is_citation(line) and not line.linked:
            return False
        if self.reasons[at] is not None:
            return True
        if is_prose(line, 8):
            return late and at > start + 1 and len(line.words) <= 45 and not self._long_prose_soon(at)
        return not self._heads_prose(at)

    def _long_prose_soon(self, at: int) -> bool:
        """Whether the article goes on after a line: two paragraphs in a row, or one long one."""
        ahead = [is_prose(self.lines[other], 25) for other in range(at, min(at + 3, len(self.lines)))]
        return sum(ahead) >= 2

    # promotions, people, tail

    def take_promotions(self) -> None:
        """Paragraphs that sell, descriptions of pictures, advice to call a crisis line above and below the article."""
        first = self._first_prose()
        for at in list(self.kept()):
            line = self.lines[at]
            if furniture.is_promotion(line) and not self._is_told(at):
                self.drop(at, "promotion")
            elif furniture.is_alt_text(line) and line.kind == "text":
                self.drop(at, "description of a picture")
            elif (
                furniture.is_crisis_footer(line)
                and (self.passed[at] > 0.75 or at <= first + 1 or self._amid_furniture(at))
                and not line.is_item
                and not (self._below_heading(at) and not self._amid_furniture(at))
            ):
                self.drop(at, "advice for a crisis")
            elif self._is_banner(at):
                self.drop(at, "promotion")

    def _is_told(self, at: int) -> bool:
        """Whether a paragraph that seems to sell opens or goes on in a section of several paragraphs."""
        if self.reasons[at - 1] is not None or (self.lines[at - 1].kind != "text" and not self.is_heading(at - 1)):
            return False
        return at + 1 < len(self.lines) and self.reasons[at + 1] is None and is_prose(self.lines[at + 1], 25)

    def _below_heading(self, at: int) -> bool:
        """Whether a line is the first below a heading, or one of several paragraphs below one."""
        before = self.before_kept(at)
        return before is not None and before != self.title and self.is_heading(before) and self.reasons[at - 1] is None

    def _amid_furniture(self, at: int) -> bool:
        sides = [self.reasons[other] for other in (at - 1, at + 1) if 0 <= other < len(self.lines)]
        return any(reason not in (None, BYLINE) for reason in sides) or at == len(self.lines) - 1

    def _is_banner(self, at: int) -> bool:
        """Whether a short line in lower case stands alone between whole paragraphs: a banner, no part of a sentence."""
        line = self.lines[at]
        if (
            line.kind != "text"
            or not line.text[0].islower()
            or len(line.words) > 10
            or line.ends
            or not line.apart
            or line.text.endswith((":", ",", ";"))
        ):
            return False
        before = self.before_kept(at)
        return (
            before is not None
            and not self.lines[before].text.endswith((":", ","))
            and (self.lines[before].ends or self.is_heading(before) or self.lines[before].is_item)
        )

    def take_biographies(self) -> None:
        """Paragraphs at the end that present the people credited, and what belongs to them."""
        names = [
            credit.value.split(",")[0].removeprefix("Dr. ").removeprefix("Dr. med. ").strip()
            for _, credit in self.credits
            if credit.role in ("author", "reviewer", "checker")
        ]
        inside = False
        for at in range(len(self.lines)):
            line = self.lines[at]
            if self.passed[at] < LATE or self.reasons[at] is not None:
                inside = inside and self.reasons[at] in (
                    BYLINE,
                    "about the author",
                    "promotion",
                    "image credit",
                    "link to another page",
                    "navigation",
                )
                continue
            known = furniture.is_biography(line, [name for name in names if name])
            if known or (
                self.passed[at] > 0.7
                and furniture.is_someones_biography(line)
                and (self._nothing_follows(at) or (at and self.reasons[at - 1] is not None))
            ):
                self.drop(at, "about the author")
                inside = True
            elif inside and is_prose(line, 8) and not furniture.is_citation(line) and not self._below_heading(at):
                self.drop(at, "about the author")
            elif not (inside and len(line.words) <= 8 and self._is_named(at)):
                inside = False
            else:
                self.drop(at, "about the author")

    def _nothing_follows(self, at: int) -> bool:
        """Whether no heading with text stands below a line, references left aside."""
        return not any(
            self.is_heading(other)
            and self._heads_prose(other)
            and not furniture.REFERENCES.match(self.lines[other].text)
            for other in self.kept(at + 1)
        )

    def _is_named(self, at: int) -> bool:
        return bool(names_in(self.lines[at].text)) and not self.lines[at].is_item

    def take_tail(self) -> None:
        """What stands below the last sentence, list or reference of the article."""
        last = -1
        for at in self.kept():
            line = self.lines[at]
            if is_prose(line, 8) or furniture.is_citation(line) or (line.is_item and self._list_belongs(at)):
                last = at
        for at in list(self.kept(last + 1)) if last >= 0 else ():
            self.drop(at, BELOW)
        self._take_below_references()

    def _take_below_references(self) -> None:
        """Paragraphs below the list of references, unless a heading opens them."""
        cited = [
            at
            for at in self.kept()
            if furniture.is_citation(self.lines[at]) and self.lines[at].is_item and self.passed[at] > 0.6
        ]
        if len(cited) < 2:
            return
        for at in list(self.kept(cited[-1] + 1)):
            if self.is_heading(at) and self._heads_prose(at):
                return
            self.drop(at, "below the references")

    def _list_belongs(self, at: int) -> bool:
        first = at
        while first > 0 and self.lines[first - 1].is_item and self.reasons[first - 1] is None:
            first -= 1
        before = self.before_kept(first)
        if before is None or first == 0:
            return True
        if self.reasons[first - 1] not in (None, "description of a picture", "image credit", "advertisement"):
            return self.lines[before].is_item and len(self.lines[at].words) >= 4
        return True

    def take_strays(self) -> None:
        """Headings whose text is gone, and short lines between furniture."""
        for _ in range(3):
            for at in reversed(list(self.kept())):
                if at != self.title and self._is_stray(at):
                    self.drop(at, "heading without text" if self.is_heading(at) else "between furniture")

    def _is_stray(self, at: int) -> bool:
        line, following = self.lines[at], self.next_kept(at)
        if (
            line.is_item
            or is_prose(line, 8)
            or furniture.is_citation(line)
            or line.text.endswith(":")
            or len(line.words) > 16
        ):
            return False
        if line.ends and len(line.words) >= 5 and at and self.reasons[at - 1] is None and following is not None:
            return False
        below = at + 1 >= len(self.lines) or self.reasons[at + 1] not in (None, BYLINE)
        above = at > 0 and self.reasons[at - 1] not in (None, BYLINE)
        if following is None:
            return True
        if line.kind == "heading":
            other = self.lines[following]
            return below and other.kind == "heading" and other.level <= line.level
        nothing = self.is_heading(following) and not is_prose(self.lines[following], 8)
        return (below and nothing) or (
            above and below and not is_prose(self.lines[following], 8) and not self.lines[following].is_item
        )


def with_bare_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines with those below a lead-in as items, where a list has lost its bullets."""
    found = list(lines)
    for lead, line in enumerate(lines):
        if line.kind == "text" and line.text.endswith(":") and len(line.words) >= 2:
            for at in _bare_items(lines, lead + 1):
                found[at] = lines[at]._replace(kind="item")
    return found


def _bare_items(lines: Sequence[Line], start: int) -> range:
    end = start
    while end < len(lines) and lines[end].kind == "text" and _could_be_item(lines[end]):
        end += 1
    following = lines[end] if end < len(lines) else None
    last = lines[end - 1]
    if following and end > start and looks_like_heading(last.text) and not _is_low(last.text):
        opens = following.text.endswith(":") or is_prose(following, 8) or following.is_item
        end -= opens and (last.apart or not following.apart or _is_low(lines[start].text))
    return range(start, end) if end - start >= 2 else range(0)


def _could_be_item(line: Line) -> bool:
    short = len(line.words) <= (30 if _is_low(line.text) else 12)
    return short and not line.text.endswith(":") and furniture.by_shape(line) is None and not furniture.opens(line)


def _is_low(text: str) -> bool:
    return text[:1].islower()


def looks_like_heading(text: str) -> bool:
    """Whether a bare line has the shape of a heading: short, not a sentence, beginning with a capital or a number."""
    words = text.split()
    if (
        not 1 <= len(words) <= 14
        or len(text) > 100
        or (text.endswith((".", "!", ":", ";", ",", "…")) and not text.endswith("?!"))
    ):
        return False
    return text.lstrip("“\"'‘«„¿¡(*_")[:1].isupper() or text[0].isdigit() or text[0] in "¿¡"


def _role_above(text: str) -> Role:
    """What a date on its own means, by the byline above it."""
    if re.search(r"\bpubli|veröffentlicht|\bposted", text, re.I):
        return "published"
    return "updated" if re.search(r"\bupdate|aktualisiert|mis à jour|actualiz", text, re.I) else "dated"


def _is_only(text: str, name: str) -> bool:
    """Whether a line holds a name and hardly more: credentials, a place, a profession."""
    key = folded(text)
    return key == name or (
        key.startswith(name)
        and len(key.split()) - len(name.split()) <= 6
        and re.search(r"[.!?]$", text) is None
        and not re.search(r"['’]s\b", text)
    )


def _unnumbered(key: str) -> str:
    return re.sub(r"^(?:\d+ )+", "", key)
