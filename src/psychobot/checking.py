"""Look for faults in a corpus: every rule, over everything that was read.

`findings_in` is pure: from `Material` to findings. `check_corpus` is what `psychobot check` runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from psychobot import (
    checks_aliases,
    checks_alone,
    checks_files,
    checks_front,
    checks_grammar,
    checks_judged,
    checks_leftovers,
    checks_lists,
    checks_marks,
    checks_shapes,
    checks_slips,
    checks_sources,
    checks_speech,
    checks_subject,
    checks_tables,
    checks_text,
    checks_times,
    checks_told,
    checks_voice,
    checks_words,
    criteria,
)
from psychobot.crisis.helplines import PATH, aged_lines
from psychobot.findings import Finding, as_github, as_json, as_text, ordered, tally
from psychobot.material import Material, line_of, read_material
from psychobot.settings import Settings

Rule = Callable[[Material], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    *checks_files.RULES,
    *checks_front.RULES,
    *checks_sources.RULES,
    *checks_text.RULES,
    *checks_times.RULES,
    *checks_marks.RULES,
    *checks_words.RULES,
    *checks_voice.RULES,
    *checks_speech.RULES,
    *checks_judged.RULES,
    *checks_alone.RULES,
    *checks_shapes.RULES,
    *checks_slips.RULES,
    *checks_leftovers.RULES,
    *checks_lists.RULES,
    *checks_told.RULES,
    *checks_subject.RULES,
    *checks_grammar.RULES,
    *checks_tables.RULES,
    *checks_aliases.RULES,
)
"""Every rule; each looks at the whole corpus and yields what it finds."""
FINE, FAULTY = 0, 1


def check_corpus(
    settings: Settings,
    write: Callable[[str], None],
    today: date | None = None,
    *,
    strict: bool = False,
    layout: str = "text",
    facts: bool = False,
) -> int:
    """Print every fault of the corpus, and every helpline that was checked too long ago. 1 when there is an error.

    With ``strict`` a warning counts too; ``layout`` is ``text`` or ``github``, unless the settings ask for JSON;
    ``facts`` adds what can be told against published criteria. Raises CorpusError when there is no corpus.
    """
    day = today or date.today()
    material = read_material(settings.corpus, day)
    findings = ordered([*findings_in(material), *aged(day)])
    for line in _lines(findings, settings, layout):
        write(line)
    if facts:
        for line in criteria.as_json(material) if settings.json else criteria.as_text(material):
            write(line)
    if not settings.json:
        articles = len(material.drafts)
        write(f"{articles} article{'' if articles == 1 else 's'} read, {tally(findings)}")
    failing = ("error", "warning") if strict else ("error",)
    return FAULTY if any(one.severity in failing for one in findings) else FINE


def findings_in(material: Material) -> Iterator[Finding]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule(material)


def aged(today: date) -> Iterator[Finding]:
    """Helplines that were looked up too long ago."""
    text = PATH.read_text("utf-8") if (lines := aged_lines(today)) else ""
    for line in lines:
        wrong = str(line).partition(": ")[2]
        yield Finding(
            PATH.name,
            line_of(text, line.id),
            "error" if line.too_old else "warning",
            "helpline-aged",
            wrong,
            "look it up with its provider, and write down the day",
        )


def _lines(findings: list[Finding], settings: Settings, layout: str) -> Iterator[str]:
    if settings.json:
        return as_json(findings)
    if layout == "github":
        return as_github(findings, _from_here(settings.corpus))
    return as_text(findings)


def _from_here(folder: Path) -> str:
    """The folder as seen from the working folder; GitHub looks files up from the top of the repository."""
    here = os.path.relpath(folder)
    return (str(folder) if here.startswith("..") else here).replace(os.sep, "/")
