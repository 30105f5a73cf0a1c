"""Who wrote a page, who read it over, and when, where no byline says so.

Evidence is gathered from all lines that belong to the page: what a label names ("Tutor: Ann Leaf"), who owns the
copyright, who introduces themselves, whose name stands alone beside the title or below the last sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from psychobot.credits import CALLING, DATE, HONORIFIC, Role, dates_in, names_in, writers_told
from psychobot.furniture import folded, is_prose, presented
from psychobot.judged_pages import ABOVE, BELOW, BYLINE, Sorted
from psychobot.labels import CHECKS, WRITES, dates_labelled, labelled
from psychobot.page_titles import LABEL as LABEL_BELOW
from psychobot.people import PERSON, SELF, People

BESIDE_ARTICLE = (BYLINE, ABOVE, BELOW, LABEL_BELOW)
"""Why lines next to the article are left out."""
OF_OTHERS = frozenset({"comments", "related articles", "link to another page"})
"""Parts of a page whose people and dates are not the article's."""
ENOUGH = 3.0
"""Evidence that makes somebody the author."""
TAIL, HEAD_LINES = 0.6, 8
"""Share of the lines after which people are presented, and lines around the title where names stand."""
FOOT_LINES = 5
"""Lines below the article among which a date on its own is the page's."""
VERSIONS = re.compile(r"\W*(?:version history|article history|history|current version|versions?|change ?log)\W*$", re.I)
"""A heading below which dates are those of versions."""
COMPANY = re.compile(r"\b(?:LLC|Inc|Ltd|Limited|GmbH|Media|Group|Press|Publishing|Verlag|e\.\s?V|plc|Corp|S\.?A|AG|BV)\b")
HOSTED = re.compile(r"\b(?:(?:guest )?(?:post|piece|column|letter|essay|article|story)(?:\s+(?:comes|is|was (?:sent|written)))?(?: to us)?\s+(?:from|by)|host(?:ed)?(?: by)?|presented by|written (?:and \w+ )?by|a (?:letter|note|post|column|talk|blog|newsletter) (?:from|by)|with your host|yours,?|words by|compiled by|column by)\s*:?\s+(?P<name>" + PERSON.pattern + ")", re.I)
ABOUT = re.compile(r"^(?:(?:more )?(?:about|by|from)|follow|meet|posts by|all posts by|view all posts by|über|à propos de|sobre|liked by|\d+ replies by|message|contact)\s+(?P<name>" + PERSON.pattern + r")(?:\s+and others)?\W*$", re.I)
OWNED = re.compile(r"(?:copyright|©|\(c\))\s*(?:copyright|©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)?\s*,?\s*(?:by\s+)?(?P<name>.*)$", re.I)
POSTER = re.compile(rf"\W*(?P<name>[a-z][\w.-]*[_\d][\w.-]*?)\W+(?P<day>{DATE.pattern})", re.I)
"""The handle of a writer before the day of the post, as in a forum."""
OUR_OWN = re.compile(r"(?:[Oo]ur|[Uu]nsere?|[Nn]otre|[Nn]uestr[oa]|[Oo]nze)\s+(?:[a-zà-ÿ-]+\s+){1,3}(?P<name>" + PERSON.pattern + ")")
"""How a standfirst speaks of the writer: "Our archivist Ann Leaf opens the boxes"."""
LICENSED = re.compile(r"\bby (?P<names>[A-ZÀ-Ý][^()]{4,90}?) is licensed\b")
GREETS = re.compile(
    r"(?:yours|love|warmly|best|with|sincerely|kind|ihre?|eure?|es grü(?:ß|ss)\w+|herzliche?|mit|bien|cordialement|un|met|groet\w*|liebe)\b.{0,40}$",
    re.I,
)
"""How a text takes leave of its readers above the names of its writers."""
SIGNED = re.compile(r"^(?:[-–—~]+\s*|(?:love|warmly|yours|best|sincerely|in haste|herzlich|ihre?|eure?|cordialement|un abrazo)[,\s–—-]+)?(?P<name>.+?)[.,]?$", re.I)


THANKED = re.compile(
    r"\b(?i:thanks?(?: you)?(?: to)?|thanked|grateful to|gratitude to|merci à|remercions|gracias a|agradecemos a|dan(?:k|ken|ke)(?: an)?|met dank aan)\s+(?P<names>(?:\w+\s)?[A-ZÀ-Ý][^.;]{4,120}?)"
    r",?\s+(?:who|for|for (?:his|her|their)|die|der|qui|que|pour|por|für|voor)\s[^.]{0,40}?\b(?:check|review|read(?:ing)?\b|verif|vérif|relu|relecture|revis|geprüft|prüfung|durchsicht|gegengelesen|controle|nagelezen)"
)
"""How a page thanks those who read it over."""


def authors_told(page: Sorted) -> tuple[str, ...]:
    """The author, or several named together, for whom enough of the page speaks; none where nobody is."""
    people = People(line.text for line in page.lines)
    votes: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    together: dict[str, list[str]] = {}
    title = page.lines[page.title].text if page.title is not None else ""
    checked = {_key(credit.value) for credit in page.credits if credit.role in ("reviewer", "checker")}
    for weight, found in _evidence(page, people):
        keys = [_key(name) for name in found]
        for key, name in zip(keys, found, strict=True):
            votes[key] += weight * (key not in checked and key not in folded(title))
            names[key] = max(names.get(key, ""), name, key=len)
            together.setdefault(key, keys)
    best = max(votes, key=lambda key: votes[key], default="")
    if not best or votes[best] < ENOUGH:
        return ()
    return tuple(names[key] for key in names if key in together[best] and votes[key] >= ENOUGH)


def _key(name: str) -> str:
    return folded(HONORIFIC.sub("", name.split(",")[0]))


def _evidence(page: Sorted, people: People) -> Iterator[tuple[float, list[str]]]:
    """Names that may be the author's, each with how much speaks for it."""
    last = _last(page)
    for at, line in enumerate(page.lines):
        if page.reasons[at] in OF_OTHERS:
            if at >= len(page.lines) - FOOT_LINES:
                yield from _owner(page, at, people)
            continue
        text = line.text.strip(" *_>")
        yield from _said(page, at, text, people, last)
        if page.reasons[at] is not None:
            yield from _said_beside(page, at, text, people, last)
        yield from _owner(page, at, people)
        yield from _alone(page, at, people, last)


def _last(page: Sorted) -> int:
    """Where the last line of the article stands."""
    return max((at for at, reason in enumerate(page.reasons) if reason is None), default=0)


def _said(page: Sorted, at: int, text: str, people: People, last: int) -> Iterator[tuple[float, list[str]]]:
    """Those a label names or who introduce themselves, and the poster of a forum."""
    title = page.title or 0
    if page.reasons[at] is not None or abs(at - title) <= HEAD_LINES or at >= last - 4:
        yield from ((4.0, names) for _, names in labelled(text, WRITES, people))
        yield from ((4.0, [match["name"]]) for match in HOSTED.finditer(text) if people.is_person(match["name"]))
    if not text.startswith(("“", '"', "„", "«", "‘")):
        yield from ((3.0, [match["name"]]) for match in SELF.finditer(text) if people.is_person(match["name"]))
    own = OUR_OWN.search(text) if 0 < at - title <= HEAD_LINES else None
    if own and people.is_person(own["name"]):
        yield 3.0, [own["name"]]
    if licensed := LICENSED.search(text):
        yield 4.0, [name for name in names_in(licensed["names"]) if people.is_person(name)]
    if 0 < at - title <= HEAD_LINES and len(page.lines[at].words) <= 9 and (poster := POSTER.match(page.lines[at].text)):
        yield 3.0, [poster["name"]]


def _said_beside(page: Sorted, at: int, text: str, people: People, last: int) -> Iterator[tuple[float, list[str]]]:
    """Those a line left out names as writers, speaks about, or presents at the end."""
    if written := writers_told(text):
        yield 4.0, written
    if (about := ABOUT.match(text)) and people.is_person(about["name"]):
        yield 2.0, [about["name"]]
    if at > min(TAIL * len(page.lines), last):
        weight = 3.0 if last <= at <= last + 2 or page.reasons[at] == "about the author" else 2.5
        beside = [name for row in (at - 1, at + 1) if 0 <= row < len(page.lines) for name in presented(page.lines[row]) if people.is_person(name)]
        yield from ((weight, [name, *beside]) for name in presented(page.lines[at]) if people.is_person(name))


def _owner(page: Sorted, at: int, people: People) -> Iterator[tuple[float, list[str]]]:
    """The person behind a copyright sign, on the same line or the next."""
    match = OWNED.match(page.lines[at].text)
    if match and page.reasons[at] is not None:
        following = page.lines[at + 1].text if not match["name"].strip() and at + 1 < len(page.lines) else match["name"]
        name = re.split(r"\s*[<(|.]|\s+(?:19|20)\d\d|\s+[-–—]\s+|,?\s+all rights", following, flags=re.I)[0].strip()
        site = folded(name) in {folded(line.text) for line in page.lines[: page.title or 0]}
        if people.is_person(name) and not COMPANY.search(following):
            yield 1.5 if site else 3.0, [name]


def _alone(page: Sorted, at: int, people: People, last: int) -> Iterator[tuple[float, list[str]]]:
    """A name on a line of its own: by the title, below the last sentence, or above what the person does."""
    line, title = page.lines[at], page.title or 0
    if len(line.words) > 9 or is_prose(line, 8) or at == page.title or page.reasons[at] not in (None, *BESIDE_ARTICLE):
        return
    match = SIGNED.match(line.text.strip(" *_"))
    name = re.split(r"\s+[-–—|·]\s+|\s*\(", match["name"])[0] if match else ""
    signed = [each for each in names_in(name) if people.is_person(each)] if last - 2 <= at <= last + 2 else []
    if len(signed) >= 2 and (_greets(page.lines[at - 1].text) or _greets(line.text)):
        yield 3.0, signed
    if not people.stands_alone(name):
        return
    beside = [page.lines[other] for other in (at - 1, at + 1) if 0 <= other < len(page.lines) and other != page.title]
    does = any(len(other.words) <= 9 and not other.ends and CALLING.search(other.text) for other in beside)
    dated = any(len(other.words) <= 6 and DATE.search(other.text) for other in beside)
    near = 0 < at - title <= HEAD_LINES or 0 < title - at <= 2
    between = page.lines[last + 1 : at]
    signs = last - 2 <= at <= last + 2 and all(len(other.words) <= 2 for other in between) and not CALLING.search(line.text)
    signs = signs and not any(is_prose(other, 16) for other in page.lines[at + 1 : last + 1])
    near = near and not line.is_item
    if signs or near:
        yield max(3.0 * signs, near * (2.0 + does + 1.5 * dated)), [name]


def _greets(text: str) -> bool:
    return GREETS.match(text) is not None


def reviewers_told(page: Sorted) -> tuple[str, ...]:
    """Those a label such as "Series editor:" names, or who are thanked for reading the page over, in a line left out."""
    people = People(line.text for line in page.lines)
    for line, reason in zip(page.lines, page.reasons, strict=True):
        if reason is not None and reason not in OF_OTHERS:
            thanked = [names for match in THANKED.finditer(line.text) if (names := _named(match["names"], people))]
            for names in [names for _, names in labelled(line.text, CHECKS, people)] + thanked:
                return tuple(names)
    return ()


def _named(text: str, people: People) -> list[str]:
    """The names of people in what follows a thank; those of bodies left aside."""
    return [name for name in names_in(text) if people.is_person(name)]


def date_told(page: Sorted, role: Role, day_first: bool) -> str:
    """The date behind a label that speaks of a change (``updated``) or of publication, whatever its words."""
    last = _last(page)
    for at, (line, reason) in enumerate(zip(page.lines, page.reasons, strict=True)):
        edge = at <= (page.title or 0) + HEAD_LINES or at >= last - 2
        if reason in OF_OTHERS or len(line.words) > 24 or (reason is None and not (edge and len(line.words) <= 9)):
            continue
        poster = POSTER.match(line.text) if role == "published" and 0 < at - (page.title or 0) <= HEAD_LINES else None
        if poster and (days := dates_in(poster["day"], day_first)):
            return days[0]
        if days := list(dates_labelled(line.text, role, day_first)):
            return days[0]
    return ""


def date_below(page: Sorted, day_first: bool) -> str:
    """The full date that stands alone among the lines just below the article; none where its page tells versions."""
    last = _last(page)
    if any(VERSIONS.match(line.text) for line in page.lines[last + 1 :]):
        return ""
    for at in range(last + 1, min(last + 1 + FOOT_LINES, len(page.lines))):
        match = DATE.fullmatch(page.lines[at].text.strip(" .*_"))
        days = dates_in(match[0], day_first) if match and page.reasons[at] not in OF_OTHERS else []
        if days and len(days[0]) == 10:
            return days[0]
    return ""
