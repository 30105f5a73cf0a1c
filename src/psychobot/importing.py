"""A page copied from the web becomes the draft of an article: front matter, headings, lists, and what was left out.

Pure: lines and facts of a page in, text and a list of dropped lines out. Files and HTML are other modules' work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from psychobot import fact_judge, fact_weights, furniture, line_judge
from psychobot.accounts import without_accounts
from psychobot.credits import TEAM, Credit, dates_in
from psychobot.fact_places import Places
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import BYLINE, TITLE, Sorted, looks_like_heading
from psychobot.languages import counts_days_first, language_of
from psychobot.mails import MAIL_HEAD
from psychobot.page_lines import NUMBERED, Line
from psychobot.people import People
from psychobot.publisher_signs import key_of_site
from psychobot.publishers import publisher_of, title_without_site
from psychobot.sorting import sort_lines
from psychobot.told import NOTHING_SAID, Facts

UNKNOWN = "unknown"
REFERENCES = "References"
POSTER = re.compile(r"[\s*]*(?P<handle>(?:u/|@)?[A-Za-z][\w.-]*_[\w.-]*\w)[\s*,·•|–-]+(?=[\w,.: ]{6,40}$)")
"""Who wrote a post: a handle with the day behind it, and no more."""
SIGNED = re.compile(r"\s*(?:,|\(|[|•·]|\s[–—-]\s)\s*")
"""What parts the name of whoever signs from their place or calling."""
DEGREES = re.compile(r"(?:\s+[A-Z]{2,}[A-Za-z]{0,2})+$")
"""Letters behind the name of whoever signs."""
SIGNATURE = 8
"""Words of a line with which somebody signs."""
HEAD_OF_POST = 4
"""Lines below the title among which that stands."""


class Dropped(NamedTuple):
    """A line of the page that is not in the draft."""

    line: int
    """Its number in the file, counted from 1."""
    reason: str
    text: str


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
    page, said, day_first = sorted_page(lines, said)
    facts = _facts(page, said, name, day_first)
    dropped = tuple(_dropped(page))
    kept = [line for at, line in enumerate(page.lines) if at != page.title and (keep_all or page.reasons[at] is None)]
    body = list(body_lines(kept, facts.title))
    front = front_matter(facts, _first_sentence(kept), name, today)
    text = "\n".join(["+++", *front, "+++", "", f"# {facts.title}", *body]) + "\n"
    notes = tuple(_notes(kept, facts, page, name))
    return Draft(text, facts, len(kept) + (page.title is not None), () if keep_all else dropped, notes)


def sorted_page(lines: Sequence[Line], said: Facts) -> tuple[Sorted, Facts, bool]:
    """A page with its lines judged, what its head says with its language, and whether its dates begin with the day."""
    whole = "\n".join(line.text for line in lines)
    said = said if said.language else said._replace(language=language_of(whole))
    said = said._replace(authors=without_accounts(said.authors, said.publisher))
    day_first = counts_days_first(whole, said.language, said.country)
    return sort_lines(lines, said.title, said.publisher, day_first), said, day_first


def _dropped(page: Sorted) -> Iterator[Dropped]:
    for at, (line, reason) in enumerate(zip(page.lines, page.reasons, strict=True)):
        if reason is not None and at != page.title:
            yield Dropped(line.number, reason, line.text)


def _notes(kept: Sequence[Line], facts: Facts, page: Sorted, name: str) -> Iterator[str]:
    yield from filter(None, (line_judge.trouble(), fact_weights.trouble()))
    if page.title is None and facts.title == name:
        yield "no title found; the name of the file stands for it"
    if facts.publisher == UNKNOWN:
        yield "no publisher found; fill in `publisher`"
    if not any(is_prose(line, 8) for line in kept):
        yield "no sentence of an article found; look at what was dropped, or use --keep-all"
    if any("â€" in line.text or "Ã¼" in line.text or "Ã©" in line.text for line in page.lines):
        yield "letters such as “â€” show that the page was saved in a wrong encoding; save it again as UTF-8"


# facts


def _facts(page: Sorted, said: Facts, name: str, day_first: bool) -> Facts:
    title = page.lines[page.title].text if page.title is not None else said.title
    places, mute = Places(page, said, day_first), fact_weights.trouble()
    ruled = said.publisher or publisher_of(page, title)
    sent = MAIL_HEAD in page.reasons  # the head of a mail says who sent it
    publisher = ruled if mute or sent else fact_judge.judged_publisher(places, ruled)
    publisher = publisher or next(iter(_pictured(page)), "")
    bare = title if _in_two_languages(page, publisher) else title_without_site(title, publisher) or name
    found = fact_judge.Judged() if mute else fact_judge.judged(places)
    authors = found.authors or said.authors or _bylined(page) or _pictured(page) or _signed(page)
    return Facts(
        title=re.sub(r"\s+", " ", bare).strip(" *_#"),
        publisher=publisher or UNKNOWN,
        authors=_without_publisher(authors, publisher, page),
        reviewers=found.reviewers or said.reviewers,
        published=_exact(found.published, said.published),
        updated=_exact(found.updated, said.updated),
        url=said.url or _url(page.lines),
        language=said.language,
    )


TWO_PARTS = re.compile(r"[^|\d]{3,60}\s\|\s(?P<second>[^|\d]{3,60})$")
"""What a page writes that says everything in two languages: "Mental wellbeing | Hauora hinengaro"."""
MANY = 3
"""Such lines, from which on a page is taken to do so."""


def _in_two_languages(page: Sorted, publisher: str) -> bool:
    """Whether the title says the same twice, as the menu of the page does, so that what is behind "|" is no site."""
    parts = [TWO_PARTS.fullmatch(line.text) for line in page.lines[: (page.title or 0) + 1]]
    second = {folded(match["second"]) for match in parts if match}
    own = parts[page.title] if page.title is not None else None
    return own is not None and len(second) >= MANY and folded(own["second"]) != folded(publisher)


def _bylined(page: Sorted) -> tuple[str, ...]:
    """The people whom bylines name, or the handle before the day of a post, where the judge believes in nobody."""
    people = People(line.text for line in page.lines)
    named = tuple(name for name in _people(page.credits, ("author",)) if people.stands_alone(name))
    below = page.lines[page.title + 1 : page.title + 1 + HEAD_OF_POST] if page.title is not None else ()
    posters = (match["handle"] for line in below if (match := POSTER.match(line.text)) and dates_in(line.text))
    return named or tuple(posters)[:1]


def _without_publisher(names: tuple[str, ...], publisher: str, page: Sorted) -> tuple[str, ...]:
    """The authors but for the publisher's own name; a team, and a person who publishes what they write, may be both."""
    people, own = People(line.text for line in page.lines), key_of_site(publisher)
    if not own:
        return tuple(names)
    the = re.compile(rf"\b[Tt]he {re.escape(publisher.removeprefix('The '))}\b(?!\s+[\w-])")  # nobody is called so
    person = people.stands_alone if not any(the.search(line.text) for line in page.lines) else lambda name: False
    return tuple(name for name in names if key_of_site(name) != own or TEAM.search(name) or person(name))


def _pictured(page: Sorted) -> tuple[str, ...]:
    """Whoever is named behind the words that stand for their picture, as on pages of one writer."""
    return _people(page.credits, ("portrait",))


def _signed(page: Sorted) -> tuple[str, ...]:
    """Whoever signs right below the last line of the article, perhaps with the place: "Ann Leaf, Elm Vale"."""
    people = People(line.text for line in page.lines)
    end = max((at for at, reason in enumerate(page.reasons) if reason is None), default=len(page.lines))
    for line in page.lines[end : end + 2]:
        if line.kind != "text" or len(line.words) > SIGNATURE or line.ends:
            continue
        name = DEGREES.sub("", SIGNED.split(line.text.strip(" *_–—-~"))[0].strip())
        if people.stands_alone(name):
            return (name,)
    return ()


def _exact(told: str, said: str) -> str:
    """A date as the page tells it, or as its head says it where that is the same day told more exactly."""
    return said if told and said.startswith(told) else told


def _people(credits: Iterable[Credit], roles: tuple[str, ...]) -> tuple[str, ...]:
    """The names with a role, each once, in the longest form given."""
    found: dict[str, str] = {}
    for credit in credits:
        if credit.role in roles:
            key = folded(credit.value.split(",")[0])
            found[key] = max(found.get(key, ""), credit.value, key=len)
    return tuple(found.values())


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


__all__ = [
    "BYLINE",
    "NOTHING_SAID",
    "TITLE",
    "Draft",
    "Dropped",
    "Facts",
    "body_lines",
    "draft_article",
    "front_matter",
    "quoted",
    "sorted_page",
]
