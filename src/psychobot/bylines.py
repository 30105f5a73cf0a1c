"""Bylines and dates of a page: the lines that hold nothing but credits are taken out and kept as facts."""

from __future__ import annotations

import re

from psychobot import furniture
from psychobot.credits import (
    CALLING,
    FROM,
    NOT_NAMES,
    POSTED,
    TEAM,
    WORKPLACE_BEHIND,
    Credit,
    Role,
    credits_in,
    is_calling,
    is_name,
    names_in,
    opens_credit,
    sentences_told,
)
from psychobot.furniture import folded, is_prose
from psychobot.judged_pages import BYLINE, LATE, JudgedPage
from psychobot.labels import labelled_credits
from psychobot.mails import MAIL_HEAD, PASSED_ON
from psychobot.markdown_rows import FRONT
from psychobot.page_lines import RUNNING
from psychobot.people import PLACE, SELF, People

HEAD = 0.3
"""Share of a page's words below which no name stands for the one who wrote it all."""
SHORT = 45
"""Words of a line on the page itself, of which a sentence tells when it was written or changed."""
ROW = 40
"""Words of a row of authors."""
PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d\d,? \d{1,2}:\d\d(?:\s?[AP]M)?\s+\S", re.I)
"""The day on which a browser printed the page, its title behind it."""
HOSTED = re.compile(r"\bhosted by [A-ZÀ-Ý]", re.I)
GUESTS = re.compile(r"(?:with|featuring|feat\.|mit|avec|con|met)\s+(?P<names>[A-ZÀ-Ý].{3,80})$", re.I)
"""Who speaks in a recording."""
HANDLE = re.compile(r"(?:u/|@)[\w.-]{2,30}$")
"""A writer's name as some sites give it."""


def take_credits(page: JudgedPage) -> None:
    """Bylines and dates; a role on a line of its own takes the next line with it."""
    at = 0
    while at < len(page.lines):
        at += _credit_at(page, at)
    _take_names_alone(page)


def _credit_at(page: JudgedPage, at: int) -> int:
    """Take the credit at a line, if it is one; how many lines to go on."""
    line = page.lines[at]
    if line.zone in (FRONT, RUNNING) or PRINTED.match(line.text) or page.reasons[at] in (MAIL_HEAD, PASSED_ON):
        return 1
    text = re.sub(r"^\d+[.)]\s+", "", line.text) if line.kind == "ordered" else line.text
    text = line.text if credits_in(line.text, page.day_first) else text
    if line.kind == "ordered" and len(line.words) > 8:
        return 1
    if FROM.match(text) and at + 1 < len(page.lines) and len(page.lines[at + 1].words) <= 8:
        _credit(page, at, [])
        _credit(page, at + 1, [])
        return 2
    role = opens_credit(text)
    if role and at + 1 < len(page.lines) and not is_prose(page.lines[at + 1]):
        found = credits_in(f"{text.rstrip(' :')}: {page.lines[at + 1].text}", page.day_first)
        if found:
            _credit(page, at, found)
            _credit(page, at + 1, [])
            return 2 + _take_names_below(page, at + 2, role)
        if line.text.rstrip().endswith(":") or role not in ("author", "other"):
            _weak_credit(page, at)
        return 1
    found = credits_in(text, page.day_first)
    found = found or _said_of_page(page, at)
    if found and found[0].role == "dated" and at and page.reasons[at - 1] == BYLINE:
        found = [found[0]._replace(role=_role_above(page.lines[at - 1].text)), *found[1:]]
    if POSTED.match(text) and any(credit.role == "author" for _, credit in page.credits):
        page.drop(at, BYLINE)
        return 1
    if found and (found[0].role != "dated" or page.near_edge(at)) and not (line.kind == "heading" and line.level == 1):
        _credit(page, at, found)
    return 1


def _said_of_page(page: JudgedPage, at: int) -> list[Credit]:
    """The dates that sentences of a short paragraph tell, in the middle of a page only where it is very short."""
    line = page.lines[at]
    short = len(line.words) <= (SHORT if page.near_edge(at) else SHORT // 2)
    return sentences_told(line.text, page.day_first) if short and not page.is_heading(at) else []


def _take_names_below(page: JudgedPage, at: int, role: Role) -> int:
    """Take further names of a role, one a line, each with its degrees; how many there are."""
    start = at
    while role in ("author", "reviewer") and at < len(page.lines) and not is_prose(page.lines[at], 12):
        if at + 1 < len(page.lines) and _says_calling(page.lines[at].text) and _is_named(page.lines[at + 1].text):
            page.drop(at, BYLINE)
            at += 1
        name = re.split(r"\s+[-–—|]\s+", page.lines[at].text)[0]
        names = names_in(name)
        told = ", " in "".join(names) or (_is_named(name) and page.reasons[at - 1] == BYLINE and at > start)
        if len(names) != 1 or not told or credits_in(page.lines[at].text, page.day_first):
            break
        _credit(page, at, [Credit(role, names[0])])
        at += 1
    if at > start and _says_calling(page.lines[at].text if at < len(page.lines) else ""):
        page.drop(at, BYLINE)
    return at - start


def _says_calling(text: str) -> bool:
    return 2 <= len(text.split()) <= 12 and text[-1] not in ".?!:" and CALLING.search(text) is not None


def _is_named(text: str) -> bool:
    """Whether a line holds the name of one person, and no calling."""
    return 2 <= len(text.split(",")[0].split()) <= 4 and is_name(text.split(",")[0]) and not CALLING.search(text)


def _weak_credit(page: JudgedPage, at: int) -> None:
    if len(page.lines[at].words) <= 3 and not is_prose(page.lines[at]):
        page.drop(at, BYLINE)


def _credit(page: JudgedPage, at: int, found: list[Credit]) -> None:
    page.drop(at, BYLINE)
    page.credits += [(at, credit) for credit in found]


def _take_names_alone(page: JudgedPage) -> None:
    """A line that is only a name already credited, or a name above a byline."""
    known = {
        folded(credit.value.split(",")[0])
        for _, credit in page.credits
        if credit.role in ("author", "reviewer", "checker")
    }
    for at in list(page.kept()):
        line = page.lines[at]
        if len(line.words) <= 9 and not is_prose(line) and any(_is_only(line.text, name) for name in known if name):
            page.drop(at, BYLINE)
            if folded(line.text) in known and page.passed[at] < HEAD and _is_credited_late(page, folded(line.text)):
                page.credits.insert(0, (at, Credit("author", line.text)))
    if not any(credit.role == "author" for _, credit in page.credits):
        _take_unsaid_author(page)
    if not any(credit.role == "author" for _, credit in page.credits):
        _take_handle(page)


def _take_rows_of_known(page: JudgedPage) -> None:
    """Rows of nothing but two and more authors, as they stand above the list that says where each works."""
    authors = (credit.value for _, credit in page.credits if credit.role == "author")
    known = {folded(name.split(",")[0]) for name in authors}
    for at in list(page.kept((page.title or 0) + 1)) if len(known) >= 2 else ():
        line = page.lines[at]
        names = names_in(line.text) if len(line.words) <= ROW and not line.ends and not line.is_item else []
        all_known = len(names) >= 2 and all(folded(name.split(",")[0]) in known for name in names)
        if all_known and _is_nothing_but(names, line.text):
            page.drop(at, BYLINE)


def _is_nothing_but(names: list[str], text: str) -> bool:
    """Whether a line has hardly a word besides some names."""
    return len(folded(text).split()) <= sum(len(folded(name).split()) for name in names) + len(names)


def _is_credited_late(page: JudgedPage, name: str) -> bool:
    """Whether a name is credited in the foot of the page alone, as with the writer's other posts."""
    places = [at for at, credit in page.credits if folded(credit.value.split(",")[0]) == name]
    return bool(places) and all(page.passed[at] > LATE for at in places)


def _take_handle(page: JudgedPage) -> None:
    """The handle of a writer, alone on a line above the first paragraph."""
    for at in range(min(page.first_prose(), 25)):
        if page.reasons[at] is None and HANDLE.match(page.lines[at].text):
            _credit(page, at, [Credit("author", page.lines[at].text)])
            return


def _take_unsaid_author(page: JudgedPage) -> None:
    """A name on its own, just above the first byline or date."""
    first = next((at for at, reason in enumerate(page.reasons) if reason == BYLINE), None)
    if not first or not page.near_edge(first):
        return
    if first >= 3 and _is_calling_below_name(page, first - 1):
        page.drop(first - 1, BYLINE)
        first -= 1
    line = page.lines[first - 1]
    names = names_in(line.text)
    tokens = line.text.split(",")[0].split()
    if (
        page.reasons[first - 1] is None
        and not is_calling(line.text)
        and names
        and 2 <= len(tokens) <= 4
        and first >= 2
        and is_name(line.text.split(",")[0])
        and not any(PLACE.search(name) for name in names)
        and ("," in line.text or page.lines[first - 2].words)
        and line.kind != "heading"
        and not line.ends
    ):
        _credit(page, first - 1, [Credit("author", name) for name in names])


def _is_calling_below_name(page: JudgedPage, at: int) -> bool:
    """Whether a line says no more than what the person named above it does."""
    line, above = page.lines[at], page.lines[at - 1]
    alone = page.reasons[at] is None and page.reasons[at - 1] is None and len(line.words) <= 6 and not line.ends
    return alone and CALLING.search(line.text) is not None and 2 <= len(above.words) <= 4 and is_name(above.text)


def take_names_below_title(page: JudgedPage) -> None:
    """Names that stand alone between the title and the first sentence, where nobody is credited yet."""
    take_labelled(page)
    _take_affiliated(page)
    _take_rows_of_known(page)
    if page.title is None or any(credit.role == "author" for _, credit in page.credits):
        return
    people = People(line.text for line in page.lines)
    first = next((at for at in page.kept(page.title + 1) if is_prose(page.lines[at], 16)), page.title)
    for at in range(page.title + 1, min(first, page.title + 12)):
        line = page.lines[at]
        if run := _names_in_a_run(page, at, people):
            for other, name in enumerate(run, at):
                _credit(page, other, [Credit("author", name)])
            return
        names = names_in(line.text) if page.reasons[at] is None and not line.is_item and not line.ends else []
        if is_calling(line.text):
            continue
        if names and all(people.is_person(name) or _is_team(name) for name in names) and _is_near_credit(page, at):
            _credit(page, at, [Credit("author", name) for name in names])
            return


def _is_team(name: str) -> bool:
    """Whether a name is a team's; "With board results" begins a sentence."""
    return TEAM.search(name) is not None and name.split()[0].lower() not in NOT_NAMES


def _take_affiliated(page: JudgedPage) -> None:
    """Authors above the text, each with the place of work on the same line, and the heading above them."""
    people = People(line.text for line in page.lines)
    title = page.title or 0
    first = next((at for at in range(title + 1, len(page.lines)) if is_prose(page.lines[at], 16)), title)
    for at in range(title + 1, min(first, title + 20)):
        line = page.lines[at]
        if page.reasons[at] in (None, BYLINE) and (work := WORKPLACE_BEHIND.search(line.text)) and not line.ends:
            names = names_in(line.text[: work.start()])
            if names and all(map(people.stands_alone, names)):
                known = any(other == at for other, _ in page.credits)
                _credit(page, at, [] if known else [Credit("author", name) for name in names])
                if furniture.opens(page.lines[at - 1]) == "about the author":
                    page.drop(at - 1, "about the author")


def _names_in_a_run(page: JudgedPage, start: int, people: People) -> list[str]:
    """The names of two people and more, one a line, as scholarly pages list them; none for any other lines."""
    found: list[str] = []
    for at in range(start, len(page.lines)):
        line = page.lines[at]
        bare = page.reasons[at] is None and line.kind != "heading"
        names = names_in(line.text.rstrip(" ,;&")) if bare else []
        if len(names) != 1 or not people.stands_alone(names[0]):
            break
        found += names
    return found if len(found) >= 2 else []


def take_labelled(page: JudgedPage) -> None:
    """Lines between the title and the first sentence that are a label and a name or a date, in any words."""
    if page.title is None:
        return
    people = People(line.text for line in page.lines)
    first = next((at for at in page.kept(page.title + 1) if is_prose(page.lines[at], 16)), page.title)
    _take_guests(page, people)
    for at in range(page.title + 1, min(first, page.title + 12)):
        found = labelled_credits(page.lines[at].text, people, page.day_first) if page.reasons[at] is None else []
        if found:
            _credit(page, at, found)


def _take_guests(page: JudgedPage, people: People) -> None:
    """Those a line right below the title names behind "with", and who speaks as their host: both made the talk."""
    at = (page.title or 0) + 1
    match = GUESTS.match(page.lines[at].text) if at < len(page.lines) and page.reasons[at] is None else None
    guests = names_in(match["names"]) if match else []
    if not guests or not all(map(people.is_person, guests)):
        return
    told = any(HOSTED.search(line.text) for line in page.lines)
    introduced = (found["name"] for line in page.lines for found in SELF.finditer(line.text))
    hosts = [name for name in introduced if people.is_person(name)][:1]
    _credit(page, at, [] if told else [Credit("author", name) for name in [*hosts, *guests]])


def _is_near_credit(page: JudgedPage, at: int) -> bool:
    """Whether a date, a calling or an affiliation stands beside a line."""
    beside = [other for other in (at - 1, at + 1, at + 2) if 0 <= other < len(page.lines) and other != page.title]
    if len(names_in(page.lines[at].text)) >= 2:
        return True
    return any(page.reasons[other] == BYLINE or is_calling(page.lines[other].text) for other in beside) or (
        re.search(r"\d", page.lines[at].text) is not None
    )


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
