"""A page copied from the web becomes the draft of an article: front matter, headings, lists, and what was left out.

Pure: lines and facts of a page in, text and a list of dropped lines out. Files and HTML are other modules' work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from psychobot import furniture, line_judge
from psychobot.credits import TEAM, Credit, Role, dates_told, names_told
from psychobot.facts_told import authors_told, date_below, date_told, reviewers_told
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import BYLINE, TITLE, Sorted, looks_like_heading
from psychobot.languages import counts_days_first, language_of
from psychobot.page_lines import NUMBERED, Line
from psychobot.publishers import publication_named, publisher_of, title_without_site
from psychobot.sorting import sort_lines

UNKNOWN = "unknown"
OTHERS = frozenset({"comments", "related articles"})
"""Parts of a page whose dates are not the article's."""
REFERENCES = "References"


class Facts(NamedTuple):
    """What a page says about itself outside its lines, as HTML does in its head."""

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""


class Dropped(NamedTuple):
    """A line of the page that is not in the draft."""

    line: int
    """Its number in the file, counted from 1."""
    reason: str
    text: str


NOTHING_SAID = Facts()


class Draft(NamedTuple):
    """An article ready to be edited, and what was left out of it."""

    text: str
    """The whole file: front matter and Markdown."""
    facts: Facts
    kept: int
    """Lines of the page in the draft."""
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...] = ()
    """What a person should look at."""


def draft_article(
    lines: Sequence[Line], name: str, today: date, said: Facts = NOTHING_SAID, keep_all: bool = False
) -> Draft:
    """The draft of an article from the lines of a page; ``name`` is the stem of its file.

    With ``keep_all`` every line stays, and only its reason is lost.
    """
    whole = "\n".join(line.text for line in lines)
    language = said.language or language_of(whole)
    day_first = counts_days_first(whole, language)
    page = sort_lines(lines, said.title, said.publisher, day_first)
    facts = _facts(page, said, language, name, day_first)
    dropped = tuple(_dropped(page))
    kept = [line for at, line in enumerate(page.lines) if at != page.title and (keep_all or page.reasons[at] is None)]
    body = list(body_lines(kept, facts.title))
    front = front_matter(facts, _first_sentence(kept), name, today)
    text = "\n".join(["+++", *front, "+++", "", f"# {facts.title}", *body]) + "\n"
    notes = tuple(_notes(kept, facts, page, name))
    return Draft(text, facts, len(kept) + (page.title is not None), () if keep_all else dropped, notes)


def _dropped(page: Sorted) -> Iterator[Dropped]:
    for at, (line, reason) in enumerate(zip(page.lines, page.reasons, strict=True)):
        if reason is not None and at != page.title:
            yield Dropped(line.number, reason, line.text)


def _notes(kept: Sequence[Line], facts: Facts, page: Sorted, name: str) -> Iterator[str]:
    if trouble := line_judge.trouble():
        yield trouble
    if page.title is None and facts.title == name:
        yield "no title found; the name of the file stands for it"
    if facts.publisher == UNKNOWN:
        yield "no publisher found; fill in `publisher`"
    if not any(is_prose(line, 8) for line in kept):
        yield "no sentence of an article found; look at what was dropped, or use --keep-all"
    if any("â€" in line.text or "Ã¼" in line.text or "Ã©" in line.text for line in page.lines):
        yield "letters such as “â€” show that the page was saved in a wrong encoding; save it again as UTF-8"


# facts


def _facts(page: Sorted, said: Facts, language: str, name: str, day_first: bool) -> Facts:
    title = page.lines[page.title].text if page.title is not None else said.title
    publisher = publication_named(page) or said.publisher or publisher_of(page, title)
    publisher = publisher or next(iter(_people(page.credits, ("portrait",))), "")
    bare = title_without_site(title, publisher) or name
    return Facts(
        title=re.sub(r"\s+", " ", bare).strip(" *_#"),
        publisher=publisher or UNKNOWN,
        authors=_people(page.credits, ("author",)) or said.authors
        or _people(page.credits, ("portrait",))
        or authors_told(page),
        reviewers=_reviewers(page, said),
        published=_exact(_published(page.credits), said.published)
        or _told(page, "published", day_first)
        or date_told(page, "published", day_first)
        or _below(page, day_first),
        updated=_exact(
            _first(page.credits, "updated")
            or _first(page.credits, "reviewed")
            or _told(page, "updated", day_first)
            or _told(page, "reviewed", day_first)
            or ("" if _later(said.updated, said.published) else date_told(page, "updated", day_first)),
            _later(said.updated, said.published),
        ),
        url=said.url or _url(page.lines),
        language=language,
    )


def _below(page: Sorted, day_first: bool) -> str:
    """The date alone below the article, where nothing says when it was changed."""
    changed = any(credit.role in ("updated", "reviewed") for credit in page.credits)
    return "" if changed else date_below(page, day_first)


def _reviewers(page: Sorted, said: Facts) -> tuple[str, ...]:
    """Who reviewed the text, or checked its facts; of people and teams, the people."""
    found = (
        _people(page.credits, ("reviewer", "checker"))
        or said.reviewers
        or _reviewers_told(page, "reviewer")
        or _reviewers_told(page, "checker")
        or reviewers_told(page)
    )
    return tuple(name for name in found if not TEAM.search(name)) or found


def _exact(told: str, said: str) -> str:
    """A date as the page tells it, or as its head says it where that is the same day told more exactly."""
    return said if not told or said.startswith(told) else told


def _people(credits: Iterable[Credit], roles: tuple[str, ...]) -> tuple[str, ...]:
    """The names with a role, each once, in the longest form given."""
    found: dict[str, str] = {}
    for credit in credits:
        if credit.role in roles:
            key = folded(credit.value.split(",")[0])
            found[key] = max(found.get(key, ""), credit.value, key=len)
    return tuple(found.values())


def _first(credits: Sequence[Credit], role: str) -> str:
    """The first date with a role, as exactly as any credit gives it."""
    first = next((credit.value for credit in credits if credit.role == role), "")
    same = (credit.value for credit in credits if first and credit.role == role and credit.value.startswith(first))
    return max(same, key=len, default="")


def _told(page: Sorted, role: Role, day_first: bool) -> str:
    """A date told in the middle of a line that was left out, other pages' lines aside."""
    return next((date for line in _others_aside(page) for date in dates_told(line.text, role, day_first)), "")


def _others_aside(page: Sorted) -> Iterator[Line]:
    """The lines left out, but for those of other pages and other people."""
    return (line for line, reason in zip(page.lines, page.reasons, strict=True) if reason and reason not in OTHERS)


def _reviewers_told(page: Sorted, role: Role) -> tuple[str, ...]:
    """Reviewers named in the middle of a line that was left out."""
    return next((tuple(names) for line in _others_aside(page) if (names := names_told(line.text, role))), ())


def _published(credits: Sequence[Credit]) -> str:
    """The date it was published; a date with nothing said is that, unless it repeats the last update."""
    plain = _first(credits, "dated")
    return _first(credits, "published") or ("" if plain == _first(credits, "updated") else plain)


def _later(updated: str, published: str) -> str:
    return updated if updated != published else ""


def _url(lines: Sequence[Line]) -> str:
    for line in [*lines[:6], *lines[-6:]]:
        if match := re.search(r"https?://[^\s/]+/\S{8,}$", line.text):
            return match[0].rstrip(").,")
    return ""


# front matter


def front_matter(facts: Facts, summary: str, name: str, today: date) -> Iterator[str]:
    """The lines of the front matter; what is not known is a comment that says what to fill in."""
    yield f"title = {quoted(facts.title)}"
    yield "# summary: the first sentence of the article; say in one line of your own what it holds"
    yield f"summary = {quoted(summary or facts.title)}"
    yield f"language = {quoted(facts.language)}"
    yield "# written, reviewed: the day of the import; put the day you wrote it and read it through"
    yield f"written = {today.isoformat()}"
    yield f"reviewed = {today.isoformat()}"
    yield 'reviewed_by = "not clinically reviewed"'
    yield '# license = "…": fill in the licence you may use the text under, like "CC-BY-4.0"; ask the publisher'
    yield ""
    yield "[[sources]]"
    yield f"key = {quoted(re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'source')}"
    if facts.publisher == UNKNOWN:
        yield "# publisher: not found on the page; fill it in"
    yield f"publisher = {quoted(facts.publisher)}"
    yield f"title = {quoted(facts.title)}"
    for key, names in (("authors", facts.authors), ("reviewers", facts.reviewers)):
        yield (
            f"{key} = [{', '.join(map(quoted, names))}]"
            if names
            else f'# {key} = ["…"]: not found on the page; fill in where known'
        )
    for key, day in (("published", facts.published), ("updated", facts.updated)):
        plain = re.fullmatch(r"\d{4}-\d\d-\d\d", day) is not None and _is_day(day)
        yield (
            f"{key} = {day if plain else quoted(day)}"
            if day
            else f"# {key} = 2024-12-31: not found on the page; fill in where known"
        )
    yield f"url = {quoted(facts.url)}" if facts.url else '# url = "https://…": fill in where known'
    yield '# interest = "…": fill in whether the publisher sells care, as in "sells online therapy"'


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _first_sentence(lines: Sequence[Line]) -> str:
    text = next((line.text for line in lines if is_prose(line, 8)), "")
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÉ¿¡“\"])", text)[0].strip()


# body


def body_lines(lines: Sequence[Line], title: str) -> Iterator[str]:
    """The Markdown below the title: headings, paragraphs and lists, a blank line between them."""
    lines = _shifted([_with_kind(at, lines) for at in range(len(lines))])
    before: Line | None = None
    in_references = False
    for at, line in enumerate(lines):
        cites = line.is_item and furniture.is_citation(line)
        if (
            cites
            and not in_references
            and at + 1 < len(lines)
            and furniture.is_citation(lines[at + 1])
            and lines[at + 1].is_item
            and _only_citations(lines[at:])
        ):
            yield from ("", f"## {REFERENCES}")
            in_references, before = True, None
        in_references = in_references or (line.kind == "heading" and furniture.REFERENCES.match(line.text) is not None)
        if not (before and before.is_item and line.is_item):
            yield ""
        yield _markdown(line)
        before = line


def _only_citations(lines: Sequence[Line]) -> bool:
    return all(furniture.is_citation(line) or len(line.words) < 12 for line in lines)


def _with_kind(at: int, lines: Sequence[Line]) -> Line:
    """A line as what it is in the draft: bare lines may be headings or items of a list without bullets."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if line.kind == "ordered" and _numbers_a_section(at, lines):
        return line._replace(kind="heading", level=2)
    if line.kind != "text":
        return line
    if following and looks_like_heading(line.text) and not furniture.is_citation(line):
        return line._replace(kind="heading", level=0)
    return line


def _numbers_a_section(at: int, lines: Sequence[Line]) -> bool:
    """Whether a numbered line is the heading of the paragraph below it, one of several such."""

    def heads(place: int) -> bool:
        return (
            (lines[place].kind == "ordered" and len(lines[place].words) <= 12 and not lines[place].ends)
            or lines[place].text.endswith("?")
        ) and (place + 1 < len(lines) and lines[place + 1].kind == "text" and is_prose(lines[place + 1], 12))

    return heads(at) and sum(heads(place) for place in range(len(lines)) if lines[place].kind == "ordered") >= 2


def _shifted(lines: list[Line]) -> list[Line]:
    """Lines whose headings begin at level 2, and go no deeper at once than one level."""
    marked = [line.level for line in lines if line.kind == "heading" and line.level]
    top = min(marked, default=2)
    return [
        line._replace(level=min(6, max(2, (line.level or top) - top + 2))) if line.kind == "heading" else line
        for line in lines
    ]


def _markdown(line: Line) -> str:
    if line.kind == "heading":
        return f"{'#' * line.level} {line.text.rstrip('#').strip()}"
    if line.kind == "item":
        return f"- {line.text}"
    if line.kind == "ordered":
        return NUMBERED.sub(lambda match: f"{match['number']}. ", line.text, count=1)
    return line.text


__all__ = ["BYLINE", "TITLE", "Draft", "Dropped", "Facts", "body_lines", "draft_article", "front_matter", "quoted"]
