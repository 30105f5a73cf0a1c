"""What a Markdown page says about itself in its front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from psychobot.credits import dates_in
from psychobot.importing import Facts
from psychobot.markdown_rows import front_values

AUTHORS = ("author", "authors", "by", "creator", "byline")
REVIEWERS = ("reviewer", "reviewers", "reviewed_by", "medical_reviewer", "medically_reviewed_by")
PUBLISHED = ("published", "date", "publish_date", "pubdate", "date_published", "published_at")
UPDATED = ("updated", "lastmod", "last_modified", "modified", "last_updated", "date_modified", "last_reviewed")
PUBLISHERS = ("publisher", "site", "site_name", "website", "publication", "organization", "organisation")
ADDRESSES = ("source", "url", "canonical", "canonical_url", "link", "permalink")


def facts_of_front_matter(text: str) -> Facts:
    """The facts in the YAML front matter of a page; those it does not tell are empty."""
    told = front_values(text.split("\n"))
    if not told:
        return Facts()
    return Facts(
        title=_one(told, ("title",)),
        publisher=_one(told, PUBLISHERS),
        authors=_people(told, AUTHORS),
        reviewers=_people(told, REVIEWERS),
        published=_day(told, PUBLISHED) or ("" if _one(told, ADDRESSES) else _day(told, ("created",))),
        updated=_day(told, UPDATED),
        url=next((value for value in _all(told, ADDRESSES) if re.match(r"https?://", value)), ""),
        language=_one(told, ("lang", "language", "locale"))[:2].lower(),
    )


def _all(told: Mapping[str, Sequence[str]], keys: Sequence[str]) -> list[str]:
    return [value for key in keys for value in told.get(key, ())]


def _one(told: Mapping[str, Sequence[str]], keys: Sequence[str]) -> str:
    return next(iter(_all(told, keys)), "")


def _people(told: Mapping[str, Sequence[str]], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in _all(told, keys) if "://" not in value))


def _day(told: Mapping[str, Sequence[str]], keys: Sequence[str]) -> str:
    return next((day for value in _all(told, keys) for day in dates_in(value, True)), "")
