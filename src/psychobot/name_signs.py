"""Who may have written or reviewed a page, and what speaks for each: names of its lines and head, with signs.

Candidates are generous: whatever has the shape of a name, a team or a handle. Nothing is decided here; what a sign is
worth `psychobot.fact_judge` has learnt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psychobot.accounts import is_account
from psychobot.credits import (
    BODY,
    CALLING,
    CREDENTIAL,
    HONORIFIC,
    KNOWN_CREDENTIALS,
    MONTHS,
    NOT_NAMES,
    PICTURED,
    ROLE,
    TEAM,
    WORKPLACE_BEHIND,
    credits_in,
    plain_titles,
    unglued,
    without_beat,
)
from psychobot.english import is_common, is_english
from psychobot.fact_places import Candidate, Places, label_signs, without_calling, words_after, words_before
from psychobot.furniture import folded
from psychobot.languages import SMALL_WORDS
from psychobot.people import PLACE, People

UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_TITLES = r"(?:(?:Drs?|drs|ir|Prof|Professor|Professorin|Mrs?|Ms|Mx|Herr|Frau|Dra?|Sra?|Lic|Mag|Dipl\.-Psych|Dott|Mme|M|Miss|Sir|Dame|Sister|Revd?|Canon|PD|med|phil|rer|nat|habil|hab|n|mgr|lek|dr|dott|prof|Mtr[ao]|Associate|Pr)\b\.?\s+)*"
_TOKEN = rf"(?!(?:Clinically|Medically|Scientifically)\b)(?:[{UPPER}](?:\.|[\w’'-]*[\w’'])(?:\s?\([A-Z][a-z]+\))?)"
_SMALL = rf"(?:von|van|der|den|de|la|del|della|di|da|dos|du|ten|ter|zu|zur|bin|ibn|ben|al|el|(?:y|e)(?!\s+{_TOKEN}\s+{_TOKEN})|ap|af|av|’t|'t|op|in)"
PERSON = re.compile(rf"(?<![\w@/.]){_TITLES}{_TOKEN}(?:\s+(?:{_SMALL}\s+)*(?:d[’'])?{_TOKEN}){{0,4}}")
_CAPITAL = r"(?:[A-ZÀ-Ý0-9][\w’'.-]*|&|\+|of|for|the|and|de|des|du|la|für|und|der|y|e|et)"
GROUP = re.compile(
    rf"(?<![\w@/])(?:[A-ZÀ-Ý][\w’'.-]*\s+(?:{_CAPITAL}\s+){{0,6}}(?:(?:editorial|clinical|medical|content|health|writing|scientific|communications)\s+)?)?(?:[Tt]eam|[Ss]taff|Editors|[Rr]edaktion\w*|[Gg]roup|Committee|Board|Department|Service|Collective|Institute"
    r"|Foundation|Association|Society|Clinic|Centre|Center|Trust|Council|Desk|Newsroom|Panel)\b(?!\s+[A-ZÀ-Ý]\w+\s*[,:]|\s+(?:of|for|de|del|der|für)\s)"
    rf"|(?<![\w@/])(?:[Tt]he\s+)?(?:Editors|Staff|Redaktion|Rédaction|Redacción|Equipo|Équipe|Team|Redactie|La rédaction|Centro|Instituto|Fundación|Asociación|Dirección|Ministerio|Ministry|Department|Consejo)(?:\s+(?:{_CAPITAL}\s+){{0,5}}[A-ZÀ-Ý][\w’'.-]*)?"
)
LITTLE = frozenset(" ".join(SMALL_WORDS.values()).split()) | frozenset("by von par por door written reviewed posted geprüft überprüft begutachtet verfasst geschrieben relu revu écrit rédigé publié revisado revisada escrito redactado verificado validado publicado geschreven gecontroleerd nagekeken beoordeeld scritto rivisto revisionato verificato revisto revista aktualisiert veröffentlicht bijgewerkt portrait photo text words dear liebe lieber ihr ihre ihren our read more facebook twitter whatsapp linkedin pinterest bluesky email print share impressum datenschutz mon tue wed thu fri sat sun sep oct nov dec feb estimada estimado querida querido chère cher caro cara".split())
SMALL_IN_NAMES = frozenset("van de la del di da el al le du der den".split())
HANDLE = re.compile(r"(?<![\w@/.])(?:u/|@)?[A-Za-z][\w.-]*[_\d][\w.-]*\b(?!/)")
LISTED = re.compile(
    r"(?:[\s,;&+/|.·•*†‡\d]|\([^()]{2,40}\)|(?<!\S)\S+@\S+(?!\S)|(?:(?<=\s)|(?<=\())[a-h](?=[,;\s)])"
    r"|\b(?:and|und|et|y|en|e|with|mit|og|och|i)\b|\b[A-Za-z]{0,3}\.?[A-Z][\w.-]*\b)*$"
)
"""What stands between two names of one list: degrees, callings in brackets, addresses, commas, words for "and"."""


LEAD = re.compile(r"^(?:(?:[Tt]he|By|Von|Par|Por|Door|Written|Reviewed|From)\s+)+|\sand\s+the\s+")
MARKED = re.compile(r"(?<=[^\W\d_]{2})(?:\d{1,2}|[*†‡§¹²³⁴])(?:,?(?:\d{1,2}|[*†‡§¹²³⁴]))*(?=[\s,;&.]|$)")
"""The marks behind the names of scholars."""


SEAM = re.compile(rf"(?<=[^\W\d_{UPPER}]{{3}})(?=[{UPPER}][^\W\d_{UPPER}]{{3}}[^:|]{{0,25}}:)")
"""Where two words were glued together when the page was copied."""
DOCTOR = re.compile(r"\bPh\.\s?D\b\.?")
DEGREES = re.compile(r"(?:,?\s+(?:(?:[MB](?:Pharm|Psych|Couns|Nurs)|[A-Z][A-Za-z]{0,4})\.?){1,4}(?:[-/][A-Z]\w*)*\b\.?(?:\s\([^()]{2,24}\))?(?=\s*(?:[,;|&(.·•—–-]|$|and\b)))+")
INTRODUCED = re.compile(rf"(?:\b(?:by|von|par|por|door|di)|:)\s*$|(?:{ROLE.pattern})\s*$", re.I)
"""What stands before a name of one word."""
PERSONAL = ("author", "reviewer", "checker", "portrait")
MOST = 12
"""Places of a name that are looked at."""
LONG, BETWEEN = 1200, 60
"""Characters of a line that are looked at, and between two names of a list."""


def key_of(name: str) -> str:
    """A name without titles, degrees and case, to compare it by."""
    return folded(HONORIFIC.sub("", re.sub(r"\(.*", "", name).split(",")[0]))


def name_candidates(page: Places) -> list[Candidate]:
    """Everybody named on a page or in its head, each once."""
    people = People(line.text for line in page.lines)
    places: dict[str, list[set[str]]] = defaultdict(list)
    lists: dict[str, list[tuple[int, int]]] = defaultdict(list)
    names: dict[str, str] = {}
    counted = _categories(page, people)
    for at in range(len(page.lines)):
        for name, own, of_list in _mentions(page, at):
            key = key_of(name)
            if key and not is_account(name, page.said.publisher) and key not in counted and len(places[key]) < MOST:
                places[key].append(set(own))
                lists[key].append((at, of_list))
                names[key] = max(names.get(key, ""), name, key=len)
    whole: dict[str, set[str]] = defaultdict(set)
    places.pop("", None)
    for row, role in enumerate(("authors", "reviewers")):
        for name in getattr(page.said, role):
            if key := key_of(name):
                lists[key].append((-1, row))  # the head names them in one list
                whole[key].add(f"head says {role}")
                names.setdefault(key, name)
                places[key] = places[key] or [{"in the head alone"}]
    _merge_short(places, names)
    best = {key: max((_cue(own | whole[key]) for own in each), key=_rank) for key, each in places.items()}
    first, second = (*sorted(best.values(), key=_rank, reverse=True)[:2], "none", "none")[:2]
    found = []
    for key, each in places.items():
        shape = set(_shape(page, names[key], key, people, len(each))) | whole[key] | set(_elsewhere(page, names[key], key, each))
        others = second if best[key] == first else first
        if page.said.authors and "head says authors" not in whole[key]:
            shape.add("head says other authors")
        kind = next(sign for sign in shape if sign.startswith("kind"))
        found.append(Candidate(names[key], tuple(frozenset(own | shape | {f"{_cue(own)} while others {others}", f"{kind} {_cue(own)}"}) for own in each), tuple(lists[key])))
    return found


COUNTED = re.compile(r"(?P<name>[^\W\d_][^\d()]{2,40}?)\s*[(\[]\d{1,4}[)\]]")
"""A category with the number of articles in it, as blogs list them."""


def _categories(page: Places, people: People) -> set[str]:
    """What the lists of a blog call its categories; who writes in it may be listed alike."""
    listed = (match["name"] for line in page.lines if (match := COUNTED.fullmatch(line.text.strip(" *_"))))
    return {key_of(name) for name in listed if not people.stands_alone(name)}


CUES = ("none", "named", "far", "head", "cue checks", "cue by", "cue writes")


def _cue(signs: set[str]) -> str:
    """The strongest word for a role that stands before a name."""
    for cue in ("cue writes", "cue by", "cue checks"):
        if any(sign in signs for sign in (f"{cue} top", f"{cue} head", f"{cue} lead", f"{cue} tail")):
            return cue
    if "head says authors" in signs:
        return "head"
    if any(sign in signs for sign in ("cue writes", "cue by")):
        return "far"
    return "named" if "alone head" in signs or "alone tail" in signs else "none"


def _rank(cue: str) -> int:
    return CUES.index(cue) if cue in CUES else 0


def _spans(text: str, own: list[str]) -> list[_Span]:
    """The names in a line with the degrees behind them, the longer of two that overlap."""
    found: list[tuple[int, int, str]] = []
    for name in own:
        bare = name.split(",")[0]
        if (place := text.lower().find(bare.lower())) >= 0:
            found.append((place, place + len(bare), name))
    for match in GROUP.finditer(text):
        lead = list(LEAD.finditer(match[0]))
        start = match.start() + (lead[-1].end() if lead else 0)
        found.append((start, match.end(), text[start : match.end()]))
    found += [(match.start(), match.end(), match[0]) for match in HANDLE.finditer(text)]
    found += [piece for match in PERSON.finditer(text) for piece in _cut(match)]
    taken: list[_Span] = []
    for start, end, name in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other.start or start >= other.end for other in taken) and not _is_degrees(name):
            degrees = DEGREES.match(text, end)
            behind = degrees.end() if degrees and _is_degrees(degrees[0]) else end
            told = name if "," in name or behind == end else f"{name}, {text[end:behind].strip(' ,')}"
            taken.append(_Span(start, end, told, behind))
    return sorted(taken)


def _cut(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The pieces of a run of capitals between words that are in no name, without degrees behind them."""
    run: list[re.Match[str]] = []
    text = match.string
    for token in re.compile(r"\S+").finditer(text, match.start(), match.end()):
        if _parts(token[0]) or (not run and token[0] in ("Di", "Da")):
            yield from _piece(text, run)
            run = []
        elif len(run) >= 2 and _is_degree(token[0]) and not text[match.start() : match.end()].isupper():
            yield from _piece(text, run)
            break
        else:
            run.append(token)
    else:
        yield from _piece(text, run)


def _piece(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    if run:
        yield run[0].start(), run[-1].end(), text[run[0].start() : run[-1].end()]


def _parts(token: str) -> bool:
    """Whether a word is in no name, and parts those before and behind it."""
    plain = token.strip(".,’'\"“”").lower()
    month = plain in MONTHS and len(plain) > 3 and plain not in ("april", "june", "august", "may")
    small = plain in LITTLE and token[:1].isupper() and not re.fullmatch(r"[A-ZÀ-Ý]\.", token) and plain not in SMALL_IN_NAMES
    if token[:1].islower() or HONORIFIC.match(f"{token} "):
        return False
    return plain in NOT_NAMES or month or small or CALLING.fullmatch(plain) is not None or re.match(r"I['’]", token) is not None


def _is_degree(token: str) -> bool:
    bare = token.strip(",;.").replace(".", "")
    return bare.lower() in KNOWN_CREDENTIALS or (len(bare) >= 2 and bare.isupper() and len(token) == len(bare) and bare.isalpha())


class _Span(NamedTuple):
    """A name in a line; ``told`` with the degrees behind it, which end at ``behind``."""

    start: int
    end: int
    told: str
    behind: int


def _mentions(page: Places, at: int) -> Iterator[tuple[str, set[str], int]]:
    """The names of a line with what stands around each, which those of one list share, and the number of their list."""
    text = page.lines[at].text.strip(" *_")
    text = text if len(text) <= LONG else f"{text[: LONG // 2]} … {text[-LONG // 2 :]}"
    text = DOCTOR.sub("PhD", without_beat(plain_titles(MARKED.sub("", unglued(SEAM.sub(" | ", PICTURED.sub("", text)))))))
    own = [credit.value for credit in credits_in(text, page.day_first) if credit.role in PERSONAL]
    lists: list[list[_Span]] = []
    for span in _without_workplaces(_spans(text, own), text):
        if COMPANY.search(span.told) or (_is_single(span.told) and text[: span.start].endswith("(")) or MADE.search(text[: span.start][-60:]):
            continue
        between = text[lists[-1][-1].behind : span.start] if lists else None
        if between is not None and len(between) <= BETWEEN and LISTED.fullmatch(between):
            lists[-1].append(span)
        else:
            lists.append([span])
    if page.place(at) in ("tail", "foot") and (signed := _alone_with_place(lists, text)):
        lists = signed
    for number, each in enumerate(lists):
        before, after = without_calling(text[: each[0].start]), text[each[-1].behind :]
        alone = not re.search(r"\w", before + after)
        around = _signs(page, at, before, after, alone) | ({"in a list"} if len(each) > 1 else set())
        for span in each:
            if span.told in own or not _is_single(span.told) or (span is each[0] and (alone or INTRODUCED.search(before))):
                yield span.told, around, number


def _alone_with_place(lists: list[list[_Span]], text: str) -> list[list[_Span]] | None:
    """The one who signs at the end with the town behind a comma: two who sign have "and" between them."""
    spans = [span for each in lists for span in each]
    town = len(spans) == 2 and re.fullmatch(r",\s+", text[spans[0].behind : spans[1].start]) is not None
    alone = town and not re.search(r"\w", text[: spans[0].start] + text[spans[1].behind :])
    return [[spans[0]]] if alone and "," not in spans[0].told else None


def _without_workplaces(spans: list[_Span], text: str) -> Iterator[_Span]:
    """The names that are not part of where somebody works."""
    places = [match for match in WORKPLACE_BEHIND.finditer(text) if not ROLE.search(match[0])]
    named = [span for span in spans if any(span.behind <= place.start() for place in places)]
    for span in spans:
        if not named or not any(place.start() < span.start < place.end() for place in places):
            yield span


MADE = re.compile(
    r"\b(?:printed|typeset|typesetting|layout|printing|(?:web)?site|web design|design(?:ed)?|gedruckt|druck|satz|gestaltung|webdesign|umsetzung|imprim[ée]e?|impression|maquette|impres[oa]|impresión|maquetación|diseño(?: web)?|diseñad[oa]"
    r"|gedrukt|drukwerk|vormgeving|stampat[oa]|stampa|grafica|impressão|paginação)(?:\s+(?:and|und|et|y|en|e|&)\s+\w+)?\s*(?:by|von|durch|bei|par|chez|por|en|door|bij|da|presso|:)\s*:?\s*$",
    re.I,
)
"""Words before the name of whoever printed a text or made its site."""


COMPANY = re.compile(r"[\s,](?:Ltd|Limited|LLC|Inc|GmbH|Pty|plc|PLC|LLP|e\.\s?V)\b\.?\)?$")
"""How the name of a company ends, which writes nothing."""


def _is_single(name: str) -> bool:
    return " " not in name.split(",")[0] and not HANDLE.fullmatch(name)


def _is_degrees(text: str) -> bool:
    words = re.findall(r"[\w./-]+", re.sub(r"\([^()]*\)", "", text))
    return all(word.replace(".", "").lower() in KNOWN_CREDENTIALS or (CREDENTIAL.match(word) and sum(map(str.isupper, word)) >= 2) for word in words)


def _signs(page: Places, at: int, before: str, after: str, alone: bool) -> set[str]:
    """What stands around a name in its line, and where the line stands."""
    place, reason = page.place(at), page.reason(at)
    found = {f"place {place}", f"reason {reason}", f"place {place} {reason}", f"line {page.shape(at)}"}
    found |= {*words_before(before), *words_after(after), *page.beside(at), *page.zones(at)}
    first = not re.search(r"\w", before)
    labels = set(label_signs(page.cue_above(at) if first else before))
    if first:
        labels |= {f"above {label}" for label in labels}
        found |= {"first", f"first {place}"}
    for label in labels:
        found |= {label, f"{label} {place}", f"{label} {reason}"} if label.startswith(("cue", "role", "above cue")) else {label}
    if alone:
        found |= {"alone", f"alone {place}", f"alone {place} {page.shape_beside(at)}"}
    return found


def _shape(page: Places, name: str, key: str, people: People, times: int) -> Iterator[str]:
    """What a name looks like, and how the page uses it."""
    bare = HONORIFIC.sub("", name.split(",")[0]).strip()
    words = re.findall(r"[^\W\d_][\w’'-]*", bare)
    plain = [word.lower() for word in words if word[0].isupper() and len(word) > 1]
    kind = "team" if TEAM.search(bare) or GROUP.fullmatch(bare) else "body" if BODY.search(bare) else "handle" if HANDLE.fullmatch(bare) else (
        "single" if len(words) <= 1 else "person" if people.is_person(name) else "odd")
    yield f"kind {kind}"
    yield f"words {min(len(words), 6)}"
    if kind == "person" and people.stands_alone(name):
        yield "stands alone"
    common = sum(is_common(word) for word in plain) / (len(plain) or 1)
    english = sum(is_english(word) for word in plain) / (len(plain) or 1)
    small = sum(word in people.small for word in plain) / (len(plain) or 1)
    yield f"common {round(common * 2)} {kind}"
    yield f"english {round(english * 2)} {kind}"
    yield f"small {round(small * 2)} {kind}"
    yield f"times {min(times, 4)}"
    if "," in name:
        yield "degrees"
    if HONORIFIC.match(name) and HONORIFIC.match(name)[0].strip():  # type: ignore[index]
        yield "honorific"
    if bare.isupper():
        yield "upper"
    if PLACE.search(bare):
        yield "place name"
    if CALLING.search(bare):
        yield "holds calling"
    if page.title_key and f" {key} " in f" {page.title_key} ":
        yield "in title"
    if page.said.publisher and (folded(page.said.publisher) in key or key in folded(page.said.publisher)):
        yield "publisher"
    if key in page.top_keys:
        yield "at the very top"


_SPEAKS = r"(?:says?|said|told|tells|explains?|explained|adds?|added|notes?|noted|suggests?|warns?|recalls?|asks?|asked|writes|wrote|sagte?|erklärt|erzählt|meint|berichtet|dit|explique|raconte|ajoute|remarque|précise|dice|explica|afirma|cuenta|señala|zegt|vertelt|legt|säger|mówi|diz|disse|explicou)"
QUOTED = re.compile(rf"[^.!?“”\"]{{0,60}}\b{_SPEAKS}\b", re.I)
QUOTING = re.compile(rf"\b{_SPEAKS}\s(?:[\w.-]+\s){{0,4}}$", re.I)
"""What stands behind and before the name of somebody who is quoted."""
SPEAKING = re.compile(rf"\s{_SPEAKS}\b", re.I)
PRESENTED = re.compile(
    r"(?:,[^,]{1,30}){0,3},?\s(?:is|was|are|has|works?|lives?|writes|teaches|lectures|leads|directs|runs|holds|practi[sc]es|speciali[sz]es|covers|ist|arbeitet|lebt|leitet|schreibt|est|travaille|exerce|enseigne|es|trabaja|ejerce|dirige|werkt|schrijft|är|jest|é)\b",
    re.I,
)
"""How a sentence goes on that presents somebody."""
PARTS = ("place head", "place top", "place body", "reason comments", "reason related", "reason picture", "reason about the author")
MOST_ROWS = 40
"""Lines with a name that are looked at."""


def _elsewhere(page: Places, name: str, key: str, places: Sequence[set[str]]) -> Iterator[str]:
    """What the page says of a name wherever it stands: that it is quoted, presented, owns the page."""
    bare, last = HONORIFIC.sub("", name.split(",")[0]).strip().lower(), key.split()[-1]
    for at in page.rows_of.get(last, ())[:MOST_ROWS]:
        text = page.lines[at].text[:LONG]
        start = text.lower().find(bare)
        before, after = (text[:start], text[start + len(bare) :]) if start >= 0 else ("", "")
        own = page.reasons[at] is None and page.place(at) in ("lead", "body", "tail")
        if own and ((start >= 0 and (QUOTED.match(after) or QUOTING.search(before))) or _speaks(text, last)):
            yield "quoted"
        if start >= 0 and not re.search(r"\w", HONORIFIC.sub("", before)) and PRESENTED.match(after):
            yield f"presented {page.place(at)}"
        if "©" in text and f" {key} " in page.keys[at]:
            yield "owns the page"
    yield from (f"some {sign}" for sign in PARTS if any(sign in own for own in places))
    if not any(sign in own for own in places for sign in ("place head", "place top", "place foot", "place tail")):
        yield "in the text alone"


def _speaks(text: str, last: str) -> bool:
    """Whether somebody who is called by their last name is quoted."""
    at = text.lower().find(last)
    return at >= 0 and (SPEAKING.match(text, at + len(last)) is not None or QUOTING.search(text[:at]) is not None)


def _merge_short(places: dict[str, list[set[str]]], names: dict[str, str]) -> None:
    """Leave "Ann" out where "Ann Leaf" is named, unless a byline gives no more than "Ann"."""
    parts = {word for key in places if " " in key for word in (key.split()[0], key.split()[-1])}
    for key in [key for key in places if " " not in key and key in parts]:
        if not any({"cue by", "cue writes"} & own for own in places[key]):
            del places[key], names[key]
