"""What a web page says about itself: in its head, in linked data, in its logo, in elements that hold a date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from psychobot.credits import dates_in
from psychobot.furniture import folded
from psychobot.importing import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement


ISSUED = ("dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "datepublished")
MODIFIED = ("dcterms.modified", "datemodified", "last-modified")
"""Tags in the head of pages of governments and libraries for the days of publication and of the last change."""


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((meta[key] for key in keys if meta.get(key)), "")


def facts_of_html(tree: HtmlElement, metadata: Any) -> Facts:
    """The facts in the head, the linked data and the logo of a page; those it does not tell are empty."""
    meta = _meta(tree)
    data = list(_linked_data(tree))
    authors = (
        _names(data, "author")
        or _cited(tree)
        or tuple(
            name.strip()
            for name in re.split(r"[;|]", meta.get("author") or getattr(metadata, "author", None) or "")
            if name.strip() and "://" not in name
        )
    )
    return Facts(
        title=_entry_in_title(tree) or _text(getattr(metadata, "title", None)) or meta.get("og:title", ""),
        publisher=_site(tree, meta, data),
        authors=authors,
        reviewers=_names(data, "reviewedBy"),
        published=_day(
            meta.get("article:published_time")
            or _value(data, "datePublished")
            or meta.get("date")
            or meta.get("dc.date")
            or _first(meta, ISSUED)
            or meta.get("citation_publication_date")
            or _timed(tree, False)
        ),
        updated=_day(
            meta.get("article:modified_time")
            or _value(data, "dateModified")
            or _value(data, "lastReviewed")
            or meta.get("og:updated_time")
            or meta.get("dc.date.modified")
            or _first(meta, MODIFIED)
            or _timed(tree, True)
        ),
        url=next(
            (
                link.get("href")
                for link in tree.iter("link")
                if link.get("rel") == "canonical" and str(link.get("href")).startswith("http")
            ),
            meta.get("og:url", ""),
        ),
        language=(tree.get("lang") or "")[:2].lower(),
        country=_country(tree.get("lang") or "") or _country(meta.get("og:locale", "")),
    )


def _country(language: str) -> str:
    """The country of a language like `en-GB`, or nothing."""
    found = re.match(r"[A-Za-z]{2}[-_]([A-Za-z]{2})\b", language)
    return found[1].upper() if found else ""


def _cited(tree: HtmlElement) -> tuple[str, ...]:
    """The authors as scholarly pages give them, one tag each, "Last, First" turned round."""
    names = [
        str(tag.get("content") or "")
        for tag in tree.iter("meta")
        if tag.get("name") in ("citation_author", "dc.creator", "DC.creator")
    ]
    return tuple(" ".join(reversed([part.strip() for part in name.split(",", 1)])) for name in names if name.strip())


def _site(tree: HtmlElement, meta: dict[str, str], data: list[dict[str, Any]]) -> str:
    """The name of the site: what the page says it is, what stands behind its title, who owns it, its logo."""
    sites = (table for table in data if table.get("@type") == "WebSite")
    return (
        meta.get("og:site_name")
        or next((name for table in sites if (name := _text(table.get("name")))), "")
        or _site_in_title(tree)
        or (" ".join(tree.findtext(".//h1", "").split()) if _entry_in_title(tree) else "")
        or next(iter(_names(data, "publisher")), "")
        or meta.get("citation_publisher")
        or meta.get("dc.publisher")
        or meta.get("application-name")
        or _masthead(tree)
    )


def _parts_of_title(tree: HtmlElement) -> list[str]:
    return re.split(r"\s+[|–—·»-]\s+|:\s+", " ".join((tree.findtext(".//title") or "").split()))


def _site_in_title(tree: HtmlElement) -> str:
    """The name of the site in "Title | Site", where the page has the first part as its heading or the second alone."""
    part = re.split(r"\s+[|–—·»-]\s+", " ".join((tree.findtext(".//title") or "").split()))
    if len(part) < 2:
        return ""
    headings = {folded(each.text_content() or "") for each in tree.iter("h1")}
    alone = {folded(each.text_content() or "") for each in tree.iter("a", "p", "div", "span")}
    if _is_in_heading(tree, part[-1]):
        return ""
    return part[-1] if folded(" ".join(part[:-1])) in headings or folded(part[-1]) in alone else ""


def _is_in_heading(tree: HtmlElement, name: str) -> bool:
    """Whether a heading begins with a name and goes on: then that is the subject, and the site comes first."""
    texts = (folded(each.text_content() or "") for each in tree.iter("h1", "h2"))
    return any(text.startswith(folded(name) + " ") for text in texts)


def _entry_in_title(tree: HtmlElement) -> str:
    """The heading that the title of the page names, where the heading of level 1 names the site on every page."""
    parts = [folded(part) for part in _parts_of_title(tree)]
    first = next((each for each in tree.iter("h1") if (each.text_content() or "").strip()), None)
    if (
        len(parts) < 2
        or first is None
        or folded(first.text_content()) not in parts[1:] + parts[:1] * _leads_away(first)
    ):
        return ""
    named = (
        each for each in tree.iter("h1", "h2", "h3") if each is not first and folded(each.text_content() or "") in parts
    )
    return next((" ".join(each.text_content().split()) for each in named), "")


def _leads_away(heading: HtmlElement) -> bool:
    """Whether a heading is one link, as the name of a site is on its pages."""
    return any(folded(link.text_content() or "") == folded(heading.text_content() or "") for link in heading.iter("a"))


LOGO = re.compile(r"(?:^|[\s_-])(?:logo|brand|site-?title|site-?name|masthead|navbar-brand)(?:$|[\s_-])")


def _masthead(tree: HtmlElement) -> str:
    """The name in the logo at the top of a page: its words, or those that stand for its picture."""
    for each in tree.iter("a", "div", "span", "p", "h1", "img"):
        if LOGO.search(f"{each.get('class') or ''} {each.get('id') or ''}".lower()) or each.get("href") == "/":
            picture = each if each.tag == "img" else each.find(".//img")
            told = " ".join((each.text_content() or "").split()) or (
                picture.get("alt") or "" if picture is not None else ""
            )
            name = re.sub(r"\s*(?:[|–-]\s*)?\b(?:logo|home ?page|home)$", "", told, flags=re.I).strip()
            if 1 <= len(name.split()) <= 7 and folded(name) not in (
                "",
                "home",
                "logo",
                "startseite",
                "accueil",
                "inicio",
            ):
                return name
    return ""


def _timed(tree: HtmlElement, changed: bool) -> str:
    """The first date of the article that an element says exactly; with ``changed`` the first of a change."""
    times = [time for time in tree.iter("time") if time.get("datetime") and not _is_of_another(time)]
    return next((time.get("datetime") for time in times if _says_change(time) == changed), "")


def _says_change(time: HtmlElement) -> bool:
    named = f"{time.get('class') or ''} {time.get('itemprop') or ''} {time.getparent().text or ''}".lower()
    return re.search(r"updat|modif|revis|review", named) is not None


def _is_of_another(time: HtmlElement) -> bool:
    """Whether a date stands in a comment, or beside or below the article."""
    around = [f"{each.get('class') or ''} {each.get('id') or ''}".lower() for each in time.iterancestors()]
    tags = {each.tag for each in time.iterancestors()}
    return bool(tags & {"aside", "footer", "nav", "li"}) or any(
        re.search(r"comment|related|recent|teaser|card", name) for name in around
    )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _meta(tree: HtmlElement) -> dict[str, str]:
    return {
        str(tag.get("property") or tag.get("name")).lower(): str(tag.get("content")).strip()
        for tag in tree.iter("meta")
        if (tag.get("property") or tag.get("name")) and tag.get("content")
    }


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _tables(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _tables(each)
    elif isinstance(value, dict):
        yield value
        yield from _tables(value.get("@graph"))


def _names(data: Iterable[dict[str, Any]], key: str) -> tuple[str, ...]:
    for table in data:
        value = table.get(key)
        people = value if isinstance(value, list) else [value]
        names = [_text(one.get("name") if isinstance(one, dict) else one) for one in people]
        if any(names):
            return tuple(name for name in names if name and "://" not in name)
    return ()


def _value(data: Iterable[dict[str, Any]], key: str) -> str:
    return next((_text(table.get(key)) for table in data if _text(table.get(key))), "")


def _day(text: str | None) -> str:
    return next(iter(dates_in(text or "")), "")
