"""Forums and pages of questions and answers: the opening post and the answers are the article, replies are not."""

from __future__ import annotations

import re

from psychobot.credits import DATE, Credit, is_calling, names_in
from psychobot.furniture import is_prose
from psychobot.judged_pages import BYLINE, LATE, JudgedPage

FACT = re.compile(
    r"(?:joined|messages|posts|location|member since|reputation|reaction score"
    r"|registriert|beiträge|mensajes|registrado|inscrit|berichten)\s*:?\s.{1,30}$"
    r"|#\d+$|(?:post|beitrag|reply|antwort|respuesta|réponse) ?#?\d+$"
    r"|(?:(?:well-known|active|new|senior|junior|trusted|aktives|neues) )?"
    r"(?:member|moderator(?:in)?|admin\w*|mitglied|user|miembro|membre|lid)$",
    re.I,
)
"""What forums say of the writer of a post."""
REPLY = re.compile(r"re:\s|\S.{0,30} (?:said|wrote|schrieb|escribió|a écrit|schreef)\s*:$", re.I)
ANSWERS = re.compile(
    r"(?:\d+ )?(?:answers?|antworten|respuestas|réponses|antwoorden)(?: \(\d+\))?$"
    r"|(?:top|best|accepted|expert) answers?$",
    re.I,
)
ANSWERED = re.compile(r"(?:answered|beantwortet|respondido|répondu|beantwoord)\b", re.I)
ASKED = re.compile(r"(?:asked|posted|gefragt|preguntad[oa]|posée?)\b.{0,60}$", re.I)
HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
POST = "comments"


def take_threads(page: JudgedPage) -> None:
    """Leave out the replies of a forum; on a page of answers, what stands around each answer."""
    if any(ANSWERS.match(line.text) for line in page.lines) and any(ANSWERED.match(line.text) for line in page.lines):
        _take_around_answers(page)
        return
    talk = next((at for at in range(len(page.lines)) if page.passed[at] > LATE and _heads_comment(page, at)), None)
    for at in range(talk, len(page.lines)) if talk is not None else ():
        page.reasons[at] = POST
    starts = [at for at in _posts(page) if at > page.first_prose()]
    if starts and len(_posts(page)) >= 2:
        for at in range(starts[0], len(page.lines)):
            page.reasons[at] = POST


def _heads_comment(page: JudgedPage, at: int) -> bool:
    """Whether a line names a reader and the one below it says the day and the hour."""
    line, below = page.lines[at], page.lines[at + 1 : at + 3]
    if len(line.words) > 5 or line.is_item or not line.words or DATE.search(line.text):
        return False
    return any(
        len(row.words) <= 10 and DATE.search(row.text) and HOUR.search(row.text) and page.credits_at(at + 1 + place)
        for place, row in enumerate(below)
    )


def _posts(page: JudgedPage) -> list[int]:
    """Where the heads of posts begin: runs of short lines with facts about their writer, or lines that quote one."""
    found, at = [], 0
    while at < len(page.lines):
        end = at
        while end < len(page.lines) and _is_short(page, end):
            end += 1
        run = [page.lines[row].text for row in range(at, end)]
        facts = [row for row, text in enumerate(run) if FACT.match(text)]
        if len(facts) >= 2 or (facts and any(page.credits_at(row) for row in range(at, end))):
            found.append(at + max(0, facts[0] - 2))
        elif found and any(REPLY.match(text) for text in run):
            found.append(at)
        at = max(end, at + 1)
    return found


def _is_short(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    return len(line.words) <= 6 and not line.is_item and not line.ends and at != page.title


def _take_around_answers(page: JudgedPage) -> None:
    start = next(at for at, line in enumerate(page.lines) if ANSWERS.match(line.text))
    page.drop(start, BYLINE)
    for at in range(start, len(page.lines)):
        if ANSWERED.match(page.lines[at].text):
            _credit_answer(page, at)
    for at in range(len(page.lines)):
        if ASKED.match(page.lines[at].text) and len(page.lines[at].words) <= 8:
            page.drop(at, BYLINE)
            page.credits = [(place, credit) for place, credit in page.credits if place != at]


def _credit_answer(page: JudgedPage, at: int) -> None:
    """The writer of an answer: the name in the few lines above "Answered"."""
    page.drop(at, BYLINE)
    for row in range(at - 1, max(at - 4, 0), -1):
        line = page.lines[row]
        names = names_in(line.text)
        if names and not is_calling(line.text) and not is_prose(line, 8):
            page.reasons[row] = BYLINE
            page.credits += [(row, Credit("author", name)) for name in names]
            return
        page.drop(row, BYLINE)


def begins_answer(page: JudgedPage, at: int) -> bool:
    """Whether a line heads an answer: its writer's name, with "Answered" close below."""
    return page.reasons[at] == BYLINE and any(
        ANSWERED.match(page.lines[row].text) for row in range(at + 1, min(at + 4, len(page.lines)))
    )
