"""Rules about the front matter: its keys and their types, its dates, its sources, and the headings it names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from psychobot.articles import BOM, FENCE
from psychobot.findings import Finding, Severity, of_error, quoted
from psychobot.material import Draft, Material, line_of, same

Type = Literal["text", "day", "moment", "names", "tables", "table"]
ARTICLE: Mapping[str, Type] = {
    "title": "text",
    "summary": "text",
    "language": "text",
    "written": "day",
    "reviewed": "day",
    "reviewed_by": "text",
    "license": "text",
    "sources": "tables",
    "questions": "table",
    "cited": "table",
}
PROMISED = ("title", "summary", "language", "written", "reviewed", "reviewed_by", "license", "sources")
"""Keys that every front matter has, though some can be done without to answer."""
SOURCE: Mapping[str, Type] = {
    "key": "text",
    "publisher": "text",
    "title": "text",
    "authors": "names",
    "reviewers": "names",
    "published": "moment",
    "updated": "moment",
    "url": "text",
    "interest": "text",
}
SHOULD = {
    "text": 'should be text in quotes, like "…"',
    "day": "should be a date like 2024-06-13, without quotes",
    "moment": "should be a date like 2024-06-13",
    "names": 'should be a list of texts, like ["…"]',
    "tables": "should be tables, each under [[sources]]",
    "table": "should be a table of lists by heading",
}
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LICENSE = (r"(?:CC-BY(?:-(?:NC|SA|ND))*-[1-4]\.\d(?:-[A-Z]+)?|CC-PDDC|MIT(?:-0)?|ISC|"
            r"Unlicense|WTFPL|Zlib|0BSD|LicenseRef-[\w.-]+|(?!CC-)[A-Z][\w.]*(?:-[\w.]+)*-\d[\w.]*(?:-[\w.-]+)?\+?)")
LICENSE = re.compile(rf"{_LICENSE}(?: (?:AND|OR|WITH) (?:{_LICENSE}|[\w.-]+))*")
URL = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")
TRACKED = re.compile(r"[?&](?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref(?:_src)?|aff\w*|campaign)=", re.I)
NO_NAME = re.compile(
    r"\S@\S|https?:|www\.|\b(?:TBD|N/A|unknown|none|(?:written|reviewed|edited) by)\b|"
    r"^(?:by|von|par|por|written|reviewed)\b |^[\W\d]+$|^\w\W*$|^(?-i:[A-Z]{2,} [A-Z]{3,})$", re.I)
"""What is put into lists of names by those who copy a line of a page, or leave it for later."""
FIRST_YEAR = 1800
"""No source of a corpus is older."""
PART_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")
STALE_AFTER = {"reviewed": 3, "written": 5}
"""Years after which an article is to be looked at again."""
OLD_SOURCE_AFTER = 10
"""Years after which a source may no longer hold."""
LONGEST_SUMMARY, LONGEST_TITLE = 300, 140
"""Characters."""


def shape(material: Material) -> Iterator[Finding]:
    """Front matter that is broken, misplaced or of another make."""
    for draft in material.drafts:
        front = list(_keys(draft)) if draft.meta is not None else []
        yield from front
        if draft.fault and not any(one.severity == "error" for one in front):
            yield of_error(draft.fault, "front-matter")
        if draft.meta is None and not draft.fault:
            yield from _no_front_matter(draft)
        elif found := re.search(r"^\+{3,}[ \t]*$", draft.text[draft.article.body_start + 1 :], re.M):
            line = draft.line(draft.article.body_start + 1 + found.start())
            yield Finding(draft.file, line, "error", "stray-fence", f"a line {FENCE} stands in the text", "take it out")


def _no_front_matter(draft: Draft) -> Iterator[Finding]:
    text = draft.text.removeprefix(BOM)
    first = text.lstrip().partition("\n")[0].strip()
    if re.search(r"^[ \t]*\+{3,}[ \t]*$", text, re.M):
        yield Finding(
            draft.file,
            1,
            "error",
            "misplaced-front-matter",
            f"a line {FENCE} stands in it, but not as the first",
            f"begin the file with {FENCE}, or take the line out",
        )
    elif first in ("---", "```", ";;;", "{"):
        yield Finding(
            draft.file,
            1,
            "error",
            "foreign-front-matter",
            f"begins with {first}, and would be shown as text",
            f"write the front matter as TOML between lines {FENCE}",
        )
    elif re.match(r"\w+ *= *[\"'\[\d]", first):
        yield Finding(
            draft.file,
            1,
            "error",
            "misplaced-front-matter",
            "begins with keys that stand in no front matter",
            f"put a line {FENCE} before and after them",
        )


def _keys(draft: Draft) -> Iterator[Finding]:
    meta = draft.meta or {}
    for key in PROMISED:
        if key not in meta:
            yield Finding(draft.file, 1, "error", "missing-key", f"front matter: `{key}` is missing", "add it")
    yield from schema(draft, meta, ARTICLE, "", 0)
    for number, row in sources_of(draft):
        yield from schema(draft, row, SOURCE, "sources", number)
        for key in ("publisher", "title"):
            if key not in row:
                line = draft.key_line(key, "sources", number)
                yield Finding(
                    draft.file, line, "error", "missing-key", f"source {number + 1}: `{key}` is missing", "add it"
                )


def schema(
    draft: Draft, row: Mapping[str, Any], types: Mapping[str, Type], table: str, number: int
) -> Iterator[Finding]:
    """Keys that nothing reads, and values of another type than is read."""
    for key, value in row.items():
        line = draft.key_line(key, table, number)
        if key not in types:
            yield unknown_key(draft.file, line, key, types)
        elif not _is(value, types[key]):
            yield Finding(draft.file, line, "error", "wrong-type", f"`{key}` {SHOULD[types[key]]}", "write it so")
        elif isinstance(value, str) and not value.strip():
            yield Finding(draft.file, line, "error", "empty-value", f"`{key}` is empty", "fill it in, or take it out")
        elif types[key] == "names" and (not all(map(str.strip, value)) or len(set(value)) < len(value)):
            yield Finding(
                draft.file, line, "warning", "bad-names", f"`{key}` holds an empty name or one twice", "mend the list"
            )
        elif types[key] == "names" and (strange := [name for name in value if NO_NAME.search(name)]):
            wrong = f"`{key}`: {quoted(strange[0])} is no name"
            yield Finding(draft.file, line, "warning", "bad-names", wrong, "mend the list")


def unknown_key(file: str, line: int, key: str, known: Mapping[str, object]) -> Finding:
    """A key that nothing reads, with the one that may have been meant."""
    near = difflib.get_close_matches(key.casefold(), known, 1)
    advice = f"did you mean `{near[0]}`? Rename it or take it out" if near else "take it out, or see how it is spelt"
    return Finding(file, line, "warning", "unknown-key", f"nothing reads the key `{key}`", advice)


def _is(value: object, kind: Type) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "day":
            return type(value) is date  # not the datetime that a time of the day makes of it
        case "moment":
            return type(value) is date or (isinstance(value, str) and _day(value) is not None)
        case "names":
            return _are(value, str)
        case "tables":
            return bool(value) and _are(value, dict)
        case "table":
            return isinstance(value, dict) and all(_are(names, str) for names in value.values())


def _are(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _day(value: object) -> date | None:
    """A date of the front matter; a year or a month stands for its first day. None for what is none."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    try:
        if found := PART_DATE.fullmatch(value):
            return date(int(found[1]), int(found[2] or 1), 1)
        return date.fromisoformat(value)
    except ValueError:
        return None


def values(material: Material) -> Iterator[Finding]:
    """Values that are of the right type and still cannot be right."""
    for draft in material.drafts:
        meta = draft.meta or {}
        for key, code, wrong, advice in _wrong_values(meta, draft):
            yield Finding(draft.file, draft.key_line(key), "warning", code, wrong, advice)


def _wrong_values(meta: Mapping[str, Any], draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    told = {key: value for key, value in meta.items() if isinstance(value, str) and value.strip()}
    summary, title = told.get("summary", ""), told.get("title", "")
    if len(summary) > LONGEST_SUMMARY or "\n" in summary:
        yield (
            "summary",
            "long-summary",
            f"`summary` is no single line of up to {LONGEST_SUMMARY} characters",
            "shorten it",
        )
    if len(title) > LONGEST_TITLE or "\n" in title:
        yield "title", "long-title", f"`title` is no single line of up to {LONGEST_TITLE} characters", "shorten it"
    if summary and same(summary) == same(title):
        yield "summary", "empty-summary", "`summary` only repeats the title", "say what the article holds"
    if not LANGUAGE.fullmatch(told.get("language", "en")):
        yield "language", "language-tag", "`language` is no language tag", 'write one like "en"'
    if not LICENSE.fullmatch(told.get("license", "MIT")):
        yield "license", "license-name", "`license` is no licence identifier", 'write one like "CC-BY-4.0"'
    first = next((block.text for block in draft.headings if block.level == 1), title)
    if title and same(first) != same(title):
        yield "title", "title-differs", f"`title` and the first heading differ: {quoted(first)}", "make them the same"


def dates(material: Material) -> Iterator[Finding]:
    """Dates to come, dates long gone, and dates in the wrong order."""
    for draft in material.drafts:
        meta = draft.meta or {}
        days = {key: _day(meta.get(key)) for key in ("written", "reviewed")}
        for key, day in days.items():
            if day:
                yield from _date_faults(draft, key, day, material.today, STALE_AFTER[key])
        written, reviewed = days["written"], days["reviewed"]
        if written and reviewed and reviewed < written:
            yield _dated(
                draft,
                "reviewed",
                "error",
                "dates-reversed",
                "was reviewed before it was written",
                "mend one of the two",
            )
        for number, row in sources_of(draft):
            yield from _source_dates(draft, row, number, material.today, reviewed or written)
            appeared = _day(row.get("published", row.get("updated")))
            if written and appeared and written < appeared <= material.today:
                yield _dated(draft, "written", "warning", "written-before-source",
                             f"`written` is before the date of source {number + 1}, {appeared}", "mend one of the two")


def _date_faults(draft: Draft, key: str, day: date, today: date, years: int) -> Iterator[Finding]:
    if day > today:
        yield _dated(draft, key, "error", "future-date", f"`{key}` is {day}, which is still to come", "mend the date")
    elif _years(day, today) >= years:
        yield _dated(
            draft,
            key,
            "warning",
            f"stale-{key}",
            f"`{key}` is {day}, {_years(day, today)} years ago",
            "look the article up against its sources again",
        )


def _source_dates(
    draft: Draft, row: Mapping[str, Any], number: int, today: date, seen: date | None
) -> Iterator[Finding]:
    days = {key: day for key in ("published", "updated") if (day := _day(row.get(key)))}
    place = ("sources", number)
    for key, day in days.items():
        if day > today or day.year < FIRST_YEAR:
            wrong = "which is still to come" if day > today else "before there was anything to retell"
            code = "future-date" if day > today else "ancient-date"
            yield _dated(draft, key, "error", code, f"`{key}` is {day}, {wrong}", "mend the date", *place)
    if len(days) == 2 and days["updated"] < days["published"]:
        yield _dated(
            draft,
            "updated",
            "error",
            "source-dates-reversed",
            "the source was updated before it was published",
            "mend one of the two dates",
            *place,
        )
    newest = max(days.values(), default=None)
    if newest is None:
        if not {"published", "updated"} & row.keys():
            yield _dated(
                draft,
                "publisher",
                "warning",
                "undated-source",
                "the source has no date",
                "add `published` or `updated`",
                *place,
            )
    elif _years(newest, today) >= OLD_SOURCE_AFTER:
        yield _dated(
            draft,
            max(days, key=lambda key: days[key]),
            "warning",
            "old-source",
            f"the source dates from {newest.year}",
            "see whether it still holds",
            *place,
        )
    elif seen and seen < newest <= today:
        yield _dated(
            draft,
            max(days, key=lambda key: days[key]),
            "warning",
            "source-newer",
            "the source has changed since the article was reviewed",
            "compare the two again",
            *place,
        )


def _dated(
    draft: Draft, key: str, severity: Severity, code: str, wrong: str, advice: str, table: str = "", number: int = 0
) -> Finding:
    return Finding(draft.file, draft.key_line(key, table, number), severity, code, wrong, advice)


def _years(day: date, today: date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def sources_of(draft: Draft) -> list[tuple[int, Mapping[str, Any]]]:
    """The tables of sources in the front matter, with their numbers."""
    rows = (draft.meta or {}).get("sources", [])
    return [(number, row) for number, row in enumerate(rows if isinstance(rows, list) else []) if isinstance(row, dict)]


def sources(material: Material) -> Iterator[Finding]:
    """Sources that say too little, stand twice, or are never named."""
    for draft in material.drafts:
        rows = sources_of(draft)
        cited = draft.article.cited
        seen: dict[tuple[str, str], int] = {}
        for number, row in rows:
            for key, severity, code, wrong, advice in _source_faults(row, cited, len(rows)):
                line = draft.key_line(key, "sources", number)
                yield Finding(draft.file, line, severity, code, wrong, advice)
            for mark in _marks(row):
                if seen.setdefault(mark, number) != number:
                    yield Finding(
                        draft.file,
                        draft.key_line(mark[0], "sources", number),
                        "error",
                        "repeated-source",
                        f"sources {seen[mark] + 1} and {number + 1} have the same {mark[0]}: {mark[1]}",
                        "give each its own, or take one out",
                    )


def _marks(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What no two sources of an article share."""
    for key in ("key", "url"):
        if isinstance(row.get(key), str):
            yield key, row[key]
    yield "title", f"{same(str(row.get('title', '')))} ({row.get('publisher', '')})"


def _source_faults(
    row: Mapping[str, Any], cited: Mapping[str, tuple[str, ...]], rows: int
) -> Iterator[tuple[str, Severity, str, str, str]]:
    named = {key for keys in cited.values() for key in keys}
    key, url = row.get("key", ""), row.get("url", "")
    if "interest" not in row:
        yield "publisher", "warning", "no-interest", "nothing says whether the publisher sells care", "add `interest`"
    if not (row.get("authors") or row.get("reviewers")) or "authors" not in row:
        yield "publisher", "warning", "no-author", "nobody is named who wrote or reviewed the source", "add `authors`"
    if isinstance(url, str) and url and not URL.fullmatch(url):
        yield "url", "error", "bad-url", f"{quoted(url)} is no web address", "mend it, or take it out"
    if url and TRACKED.search(url):
        yield "url", "warning", "tracked-url", f"{quoted(url)} carries marks of a campaign", "cut them from the address"
    if not key and (cited or rows > 1):
        yield "publisher", "warning", "no-source-key", "[cited] cannot name a source that has no `key`", "add one"
    if key and cited and key not in named:
        yield (
            "key",
            "warning",
            "unused-source",
            f"no section of [cited] names the source `{key}`",
            "cite it, or take it out",
        )


def cited(material: Material) -> Iterator[Finding]:
    """Headings that [cited] and [questions] name, and those that [cited] leaves out."""
    for draft in material.drafts:
        headings = {block.text for block in draft.headings}
        meta = draft.meta or {}
        for table in ("questions", "cited"):
            rows = meta.get(table)
            for heading in rows if isinstance(rows, dict) else ():
                if heading not in headings:
                    yield Finding(
                        draft.file,
                        line_of(draft.front, heading),
                        "error",
                        f"{table}-heading",
                        f"[{table}] names no heading of {draft.file}: {quoted(heading)}",
                        nearest(heading, headings),
                    )
        yield from _cited_keys(draft, headings)


def nearest(heading: str, headings: set[str]) -> str:
    """What to do about a heading that is not there."""
    near = difflib.get_close_matches(heading, sorted(headings), 1)
    return f"did you mean {quoted(near[0])}?" if near else "name a heading of the article as it stands there"


def _cited_keys(draft: Draft, headings: set[str]) -> Iterator[Finding]:
    known = {source.key for source in draft.article.sources}
    cited = draft.article.cited
    for heading, keys in cited.items():
        line = line_of(draft.front, heading)
        for key in sorted(set(keys) - known):
            yield Finding(
                draft.file,
                line,
                "error",
                "unknown-source",
                f"[cited] {quoted(heading)} names an unknown source: {key}",
                "name the `key` of one of the [[sources]]",
            )
        if not keys or len(set(keys)) < len(keys):
            yield Finding(
                draft.file,
                line,
                "warning",
                "cited-keys",
                f"[cited] {quoted(heading)} names no source, or one twice",
                "name each source once",
            )
    for section in draft.sections if cited else ():
        if section.heading and section.blocks and not section.apart and not set(section.path) & cited.keys():
            yield Finding(
                draft.file,
                draft.line(section.heading.span.start),
                "warning",
                "not-cited",
                f"[cited] says nothing of {quoted(section.heading.text)}",
                "name the sources it rests on",
            )


RULES = (shape, values, dates, sources, cited)
