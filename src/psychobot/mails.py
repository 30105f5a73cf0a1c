"""Articles that came by mail, perhaps passed on: the heads of the messages, and what is written above the last."""

from __future__ import annotations

import re

from psychobot.credits import Credit, dates_in
from psychobot.judged_pages import JudgedPage

HEAD = re.compile(
    r"(?:from|sent|to|cc|bcc|subject|date|reply-to|von|gesendet|an|betreff|datum|de|envoyé|à|objet|van|verzonden|aan"
    r"|onderwerp|asunto|enviado(?: el)?|para|fecha)\s?:\s+\S",
    re.I,
)
DAY = re.compile(r"(?:sent|date|gesendet|datum|envoyé|verzonden|enviado(?: el)?|fecha)\s?:", re.I)
SENDER = re.compile(r"(?:from|von|de|van)\s?:\s+\"?(?P<name>[^\"<\[(@]{2,60}?)\"?\s*(?:[<\[(]|$)", re.I)
FEWEST = 3
"""Lines in a row that make the head of a message."""
LATEST = 0.35
"""Share of a page's words after which no head stands: what is quoted lower down is an older message."""
MAIL_HEAD = "head of a mail"
PASSED_ON = "note of the person who passed it on"


def take_mail_heads(page: JudgedPage) -> None:
    """Leave out the heads of messages and what stands above the last one; its date and sender are facts."""
    heads = [run for run in _runs(page) if page.passed[run[0]] < LATEST]
    if not heads or heads[0][0] > 3:
        return
    for at in range(heads[-1][-1] + 1):
        page.drop(at, MAIL_HEAD if any(at in run for run in heads) else PASSED_ON)
    for at in heads[-1]:
        text = page.lines[at].text
        if DAY.match(text):
            page.credits += [(at, Credit("published", day)) for day in dates_in(text, page.day_first)[:1]]


def _runs(page: JudgedPage) -> list[list[int]]:
    runs: list[list[int]] = []
    for at, line in enumerate(page.lines):
        if not HEAD.match(line.text):
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= FEWEST]
