"""Who publishes a page, from what its own lines say: copyright, page title, legal and editorial lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from psychobot.credits import BODY, FROM, MONTHS, TEAM, dates_in, is_name
from psychobot.english import is_english
from psychobot.furniture import folded
from psychobot.judged_pages import ABOVE, BYLINE, OF_PICTURES, Sorted
from psychobot.languages import SMALL_WORDS
from psychobot.mails import MAIL_HEAD, SENDER
from psychobot.markdown_rows import FRONT, LINKS
from psychobot.page_lines import RUNNING, Line
from psychobot.people import People, is_word
from psychobot.title_signs import ACTION, ISSUE, KIND, PUBLICATION

Vote = Callable[[str, float], None]
_SAINT = r"(?:St|Ste|Sta|Mt|Ev|Kath)\.(?=\s)"
"""A short word in front of a name, whose point ends no sentence."""
_NAME = (
    rf"(?P<name>(?:{_SAINT}|[A-Z0-9ÄÖÜÉ][\w’'.&-]*|&|\+)(?:\s+(?:of|for|the|and|de|des|du|la|für|und|der|y|et|del|to|in|on|van|&|\+)?"
    rf"\s*(?:{_SAINT}|[A-Z0-9ÄÖÜÉ][\w’'&-]*|&|\+))*)"
)
_YEARS = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|present|heute))?"
SIGNS: tuple[tuple[str, float, str, str], ...] = (
    ("owns", 5.5, rf"(?:copyright|©|Ⓒ|\(c\))\s*(?:copyright|©|\(c\))?\s*(?:{_YEARS})?\s*[,·|•–-]?\s*(?:(?:by|von)\s+)?(?:the\s+)?(?!copyright)", ""),
    ("charity", 5, r"^", rf"\s*(?:©|\(c\)|(?:,|\s+is)?\s+(?:a )?registered charity|is a trading name|is a registered trade ?mark|{_YEARS}\W*all rights)"),
    ("speaks", 4, r"(?:articles?|page|content|information|posts?)\s+on\s+(?:the\s+)?", r"\s+(?:is|are|goes|has|does|should|undergoes)\b"),
    ("speaks", 4, r"^", r"\s+(?:has strict|follows strict|uses only|only uses|adheres to|does not provide|maintains|is committed|is not responsible|may earn|earns|relies on|values your|is an? (?:[\w-]+ ){0,3}(?:charity|non-?profit|not-for-profit|publisher|university|foundation|association|network|organi[sz]ation|institute|magazine|journal|trust))\b"),
    ("about", 3, r"^search (?:the )?", r"\s+(?:web)?site$"),
    ("about", 3, r"^(?:about|über|à propos de|sobre|follow|join|visit)\s+", r"$"),
    ("team", 4, r"(?:^|(?<![^\W\d_])by\s+(?:the\s+)?|\bvon\s+(?:der\s+)?|\bthe\s+)", r"\s+(?:Editorial Team|Editorial Staff|Editors|Staff|Medical Team|Content Team|Redaktion|Team)\b"),
    ("app", 3, r"\b(?:download|get|try) the\s+", r"\s+app\b"),
    ("app", 1.5, r"\b(?:sign up|subscribe|join)\b.{0,30}\bthe\s+", r"(?:['’]s)?\s+newsletter"),
    ("paper", 5, r"(?:^|\b)(?:from|aus|de)\s+", rf",\s+(?:the|a|die|das|la|l['’])\s*(?:[\w-]+\s+){{0,2}}{KIND}"),
    ("paper", 5, r"\b(?:from|aus|de)\s+(?=wikip)", r",\s"),
    ("paper", 6, r"^", rf",?\s+(?:is\s+)?(?:the|our|das|die|le|la|el|het)\s+(?:[\w-]+\s+){{0,2}}{KIND}\s+(?:of|for|from|by|van|von|voor|der|des|du|de|del|für|para|pour)\b"),
    ("published", 6, r"^", r"\s+(?:is|erscheint|paraît)\s+(?:published|produced|made|brought to you|edited|hosted|printed)\b"),
    ("publishes", 2, r"^(?:published|issued|produced|provided|developed|herausgegeben|erschienen|hosted|herausgeber|publisher|éditeur)\s*(?:by|in|von|par|por)?\s*:?\s*(?:the\s+)?", ""),
    ("runs", 1.6, r"\b(?:website|site|page|blog) (?:is )?(?:owned and )?operated by\s+", ""),
    ("at the end", 0.8, r"\b(?:at|for|with)\s+", r"(?=[.,]|$)"),
    ("logo", 4, r"^", r"\s+(?:home ?page|home|logo)$"),
    ("appeared", 12, r"\b(?:first|originally|previously) (?:appeared|published|printed|ran) (?:in|on|by)\s+(?:the\s+)?", r"(?=\s*(?:[,.(]|$|in|on|and))"),
    ("publishes", 5, r"^(?:from|von|publisher|issued by|source)\s*:?\s+(?:the\s+)?(?=(?:department|ministry|office|agency|bundes|institute|ministerio|ministère)\b)", r"$"),
    ("volume", 7, r"^", r"(?=,?\s+(?:vol(?:ume)?\.?\s?\d|\d+\(\d+\)|issue\s\d))"),
    ("paper", 4, r"\b(?:you['’](?:re| are) listening to|thanks for (?:listening to|reading))\s+", r"(?=[,.!])"),
    ("paper", 5, r"^", r"\s+is a (?:reader|listener)-supported\b"),
    ("offers", 1.6, r"^(?:experience|try|why choose|welcome to|join|share)\s(?:.*\b(?:at|to|with|join)\s+)?", r"$"),
    ("owns", 0, r"^", rf"\s*{_YEARS}\W*all rights"),
    ("is a body", 0, r"^", r"\s+(?:is|are|est|ist|es)\s+(?:an?|the|une?|ein|eine|una?)\s+(?:[\w-]+ ){0,3}(?:charity|non-?profit|publisher|university|foundation|association|network|organi[sz]ation|institute|magazine|journal|company|platform|provider|service|newsletter|site|website|clinic)\b"),
    ("about", 0, r"^(?:contact|support|welcome to|more from|search|back to|logo(?: of| de| du|:)?)\s+(?:the\s+)?", r"$"),
    ("runs", 0, r"\b(?:project|part|programme|program|service|initiative|publication|brand|trademark|member) of (?:the\s+)?", ""),
)
"""What stands before and behind the name of a publisher, in classes, and how much it says; 0 for the judge alone."""
SOFTWARE = re.compile(r"\b(?:powered|platform|software|theme|template|designed|built|website|made)\b.{0,20}\b(?:by|with|on)\b", re.I)
COMPANY = re.compile(r"\b(?:Media|Group|Newspapers|Mutual|Publishing|Publications|Publishers|Verlag|Holdings?|Digital|Corporation|Company|Ventures|Networks?|Communications|Médias?|Éditions|Editorial|Uitgeverij|Insurance Company|Enterprises|Conferences|Productions|Audio|Broadcasting|Presse|Medien|Collective|Brands|Labs|Technologies)\b|\bN$")
"""Words of the company that owns a site, which the site itself need not be called."""
COMMON = frozenset("the a of and for le la les der die das el los".split())
NEARLY = 1.5
"""Signs that a name at the top of a page needs."""
LITTLE = frozenset(" ".join(SMALL_WORDS.values()).split())
"""Words without a meaning of their own, which names may hold."""
LONG_HOST = 5
"""Letters of a host that may stand for the first words of a name."""
TOP = 12
"""Lines at the very top of a page."""
PATTERNS = tuple((cue, weight, re.compile(f"(?i:{before}){_NAME}(?i:{after})")) for cue, weight, before, after in SIGNS)
TITLE_SITE = re.compile(r"\s+[|–—-]\s+|\s+[«»:]{2}\s+|\s+[»›·•]\s+")
DOMAIN = re.compile(r"(?:https?://|www\.|@)(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)", re.I)
LECTURE = re.compile(r"^(?:lecture|vorlesung|cours|lezione|college)\s+\d+\s*[:.–-]\s+(?=\S)", re.I)
NOT_A_PUBLISHER = re.compile(r"^(?:(?:press|media|news) (?:release|statement)|pressemitteilung|medienmitteilung|communiqué(?: de presse)?|nota de prensa|persbericht|(?:for immediate|embargoed).*|we(?:['’](?:re|ve))?|wir|nous|nosotros|wij|you|they|(?:the )?authors?\b.*|all rights reserved|all|the|this|us|me|more|our|author|team|crown|copyright|subscribe(?: now)?|sign (?:in|up)|log ?in|write|follow|skip|communications?|editorial|support|press|media|marketing|customers?|content|medical|review|journal|course|product|site|page|my|user|members?|clinical|go|ok|forums?|topics|answers?|questions?|students?|staff|study|research|shop|home|menu|english|deutsch|français|español|italiano|nederlands|português|polski|conditions|services|overview|introduction|symptoms|causes|treatments?|guide|article|.*stock|.*images|amazon|.*search.*|privacy|terms|home|menu|inc|ltd|llc|rights|reserved|gmbh|alle|tous|contact|facebook|twitter|instagram|getty.*|istock.*|shutterstock.*|unsplash.*|app store|google play|\d+)$", re.I)
NUMBERED = re.compile(r"(?:volume|vol|issue|page|version|part|leaflet|edition|ausgabe|heft|numéro|número|seite)\b\.?\s*\d", re.I)
"""How the number of an issue or a page begins."""
ENDINGS = re.compile(r"\s+(?:Editorial|Medical|Content|Clinical)$|[,\s]+(?:19|20)\d\d$|[,.]?\s*(?:,?\s*\b(?:Inc|Ltd|LLC|GmbH|Limited|Corp|Corporation|plc|PLC|e\.?\s?V|S\.?A|AG|Pty|Co|LLP|SL|SAS|BV)\b\.?)+$|\s+&$|[.,;:]+$|\s+(?:All|Alle|Tous|Todos|Terms|Privacy|Registered|Rights|No|Nr|Issue|Vol|Volume|Ausgabe|Heft)$")


def publisher_of(page: Sorted, title: str) -> str:
    """The publisher with the most signs for it, or an empty text; names are given as the page writes them."""
    votes: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    people = {folded(credit.value.split(",")[0]) for credit in page.credits if is_name(credit.value.split(",")[0]) and not TEAM.search(credit.value)}

    def vote(name: str, weight: float) -> None:
        clean = _clean(name)
        if clean and folded(clean) not in people and not NOT_A_PUBLISHER.match(clean) and folded(clean) != folded(title):
            votes[folded(clean)] += weight
            names.setdefault(folded(clean), clean)

    _vote_for_lines(page, vote)
    _vote_for_sender(page, vote)
    _vote_for_issue(page, vote)
    _vote_for_titles(page, title, vote)
    _vote_for_hosts(page, votes)
    best = max(votes, key=lambda key: (votes[key], -len(key)), default="")
    if not best or votes[best] < 1.5:
        return ""
    small = People(line.text for line in page.lines)
    if small.stands_alone(names[best]) and not re.search(_SAINT, names[best]) and (top := name_at_top(page)):
        return top
    if COMPANY.search(names[best]):
        return name_at_top(page) or names[best]
    return names[best]


def _vote_for_lines(page: Sorted, vote: Vote) -> None:
    """What lines left out, and short lines, say of the publisher; the same line counts once."""
    seen = set()
    for at, line in enumerate(page.lines):
        if line.text in seen or line.zone == FRONT:
            continue
        seen.add(line.text)
        if at and FROM.match(page.lines[at - 1].text):
            vote(line.text, 6)
        if page.reasons[at] not in OF_PICTURES and (page.reasons[at] is not None or len(line.words) <= 12):
            _vote_for_line(line.text, vote)


def _vote_for_sender(page: Sorted, vote: Vote) -> None:
    """Who sent the last mail whose head stands above the text."""
    heads = (line.text for line, reason in zip(page.lines, page.reasons, strict=True) if reason == MAIL_HEAD)
    senders = [match["name"] for text in heads if (match := SENDER.match(text))]
    for sender in senders[-1:]:
        vote(sender, 9)


def _vote_for_line(text: str, vote: Vote) -> None:
    text = re.sub(r"^\d{1,2}[.)]\s+", "", text)
    for piece in re.split(r"\s+[·•|∙]\s+", text) if SOFTWARE.search(text) else [text]:
        for _, weight, pattern in PATTERNS if not SOFTWARE.search(piece) else ():
            for match in pattern.finditer(piece) if weight else ():
                vote(match["name"], weight)


def _vote_for_titles(page: Sorted, title: str, vote: Vote) -> None:
    """The part of "Title | Site" that is not the title, and the first line of the page."""
    bare = folded(title_without_site(title, ""))
    for line in page.lines[: 12]:
        text = re.sub(r"^title:\s*", "", line.text) if line.zone == FRONT else line.text
        parts = [part for part in TITLE_SITE.split(text) if part.strip()]
        if parts and parts[-1][:1].islower():
            continue
        if len(parts) >= 2 and bare and folded(parts[0]) and (folded(parts[0]) in bare or bare in folded(parts[0])) and len(parts[-1].split()) <= 6:
            vote(parts[-1], 4)
    small = People(line.text for line in page.lines).small
    above = [at for at in range(min(8, len(page.lines))) if page.reasons[at] in (ABOVE, BYLINE, RUNNING, LINKS)]
    for place, at in enumerate(above[:4]):
        line = page.lines[at]
        if at != page.title and 1 <= len(line.words) <= 8 and (not line.ends or line.text.endswith("!")):
            name = re.split(r",\s|\s{3,}", TITLE_SITE.split(line.text)[0])[0].strip()
            again = 0 if _is_plain_word(name, small) else sum(_is_named(name, other.text) for other in page.lines if other.text != line.text)
            if page.reasons[at] == LINKS and not again:
                continue
            if page.reasons[at] == BYLINE and not BODY.search(name):
                continue
            if is_an_action(name):
                continue
            below = place == 0 and any(other.text == line.text for other in page.lines[(page.title or at) + 1 :])
            vote(name, 2 - 0.5 * place + min(again + 1.5 * below, 4 if " " in name else 3) + 1.5 * (BODY.search(name) is not None))


def _is_plain_word(name: str, small: set[str]) -> bool:
    """Whether a single word is one of the language rather than a name: the page writes it small, or English inflects it."""
    return name.lower() in small or (" " not in name and is_word(name.lower()))


def is_an_action(name: str) -> bool:
    """Whether a place of a menu says what readers may do: "Open in app", "Find A Doctor"; names have other small words."""
    words = name.split()
    small = [word for word in words[1:] if word.islower() and word not in LITTLE]
    return len(words) >= 2 and not BODY.search(name) and (ACTION.match(name) is not None or (name[0].isupper() and len(small) * 3 >= len(words)))


def _vote_for_issue(page: Sorted, vote: Vote) -> None:
    """The name right above the number of an issue, or on the line above "The magazine of ...", as on title pages."""
    for line, below in zip(page.lines[: page.title or 0], page.lines[1:], strict=False):
        if PUBLICATION.match(line.text):
            continue
        if 1 <= len(line.words) <= 8 and not line.ends and (ISSUE.match(below.text) or PUBLICATION.match(below.text)):
            vote(line.text, 6)


def name_at_top(page: Sorted) -> str:
    """The name above the title for which most speaks, where it can be no place of a menu, no person and no word."""
    people = People(line.text for line in page.lines)
    hosts = {match["host"].lower().removeprefix("www.").split(".")[0] for line in page.lines for match in DOMAIN.finditer(line.text)}
    found: dict[str, float] = {}
    for at, line in enumerate(page.lines[: page.title or 0][:TOP]):
        name = TITLE_SITE.split(line.text)[0].strip(" *_#")
        if page.reasons[at] not in (ABOVE, RUNNING, LINKS) or name in found or not _may_be_name(name, line, people):
            continue
        again = sum(_is_named(name, other.text) for other in page.lines if other.text != line.text)
        spelt = folded(name).removeprefix("the ").replace(" ", "") in {host.replace("-", "") for host in hosts}
        plain = all(is_english(word.lower()) or word.lower() in LITTLE for word in line.words)
        found[name] = 2 * (not found and at <= 2 and not plain) + min(again, 2) + 2 * spelt + 1.5 * (BODY.search(name) is not None)
    best = max(found, key=lambda name: found[name], default="")
    return best if best and found[best] >= NEARLY else ""


def _may_be_name(name: str, line: Line, people: People) -> bool:
    """Whether a line above the title can be the name of a site."""
    if not 1 <= len(name.split()) <= 7 or not name[:1].isupper() or not _clean(name) or (line.ends and not name.endswith("!")):
        return False
    return not (
        PUBLICATION.match(name)
        or NOT_A_PUBLISHER.match(name)
        or is_an_action(name)
        or _is_plain_word(name, people.small) or people.stands_alone(name)
    )


def _is_named(name: str, text: str) -> bool:
    """Whether a line names a site; a single word must be written just so, and not be the whole of a menu's place."""
    return f" {folded(name)} " in f" {folded(text)} " if " " in name else name in text


def _vote_for_hosts(page: Sorted, votes: dict[str, float]) -> None:
    """Names that are spelt like a host of the page get a vote more."""
    text = "\n".join(line.text for at, line in enumerate(page.lines) if page.reasons[at] is not None)
    hosts = Counter(match["host"].lower().removeprefix("www.").split(".")[0] for match in DOMAIN.finditer(text))
    for key in list(votes):
        if any(host.replace("-", "") in (key.replace(" ", ""), key.removeprefix("the ").replace(" ", "")) for host in hosts):
            votes[key] += 3
        elif any(len(host) >= LONG_HOST and key.replace(" ", "").startswith(host.replace("-", "")) for host in hosts):
            votes[key] += 1.5


def _clean(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip(" |•·-–—,;:")
    name = re.sub(r"^(?:Support|Join|Follow|Visit)\s+(?=The\b|the\b|[A-Z])", "", name)
    before = ""
    while before != name:
        before, name = name, ENDINGS.sub("", name).strip()
    if dates_in(name) or re.match(r"\d", name) or NUMBERED.match(name) or _begins_with_month(name):
        return ""
    words = [word for word in folded(name).split() if word not in COMMON]
    repeats = len(set(words)) < len(words)
    return name if len(name) >= 2 and len(name.split()) <= 9 and not repeats else ""


def _begins_with_month(name: str) -> bool:
    words = name.split()
    return len(words) >= 2 and words[0].lower() in MONTHS and words[1][:1].isdigit()


def title_without_site(title: str, publisher: str) -> str:
    """A title without the name of the site behind it: "What grief is | Harbour" becomes "What grief is"."""
    title = LECTURE.sub("", title)
    parts = TITLE_SITE.split(title)
    if parts[-1][:1].islower():
        return title
    if len(parts) > 1 and publisher and folded(parts[-1]) == folded(publisher):
        return title[: title.rindex(parts[-1])].rstrip(" |–—-»›·•:")
    if len(parts) > 1 and re.search(r"\s\|\s[^|]+$", title) and len(parts[-1].split()) <= 5:
        return title[: title.rindex("|")].strip()
    return title
