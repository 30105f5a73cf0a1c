"""What `psychobot import` does: read pages, write an article for each, and say which lines it left out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from psychobot.articles import NOT_ARTICLES, article_files, parse_article
from psychobot.errors import ArticleError, CorpusError, PsychobotError
from psychobot.importing import Draft, draft_article
from psychobot.markdown_pages import facts_of_front_matter
from psychobot.page_files import read_page
from psychobot.page_lines import lines_of
from psychobot.settings import Settings

Say = Callable[[str], None]
FINE, FAULTY = 0, 1


def import_pages(
    files: Sequence[str], settings: Settings, write: Say, complain: Say, force: bool = False, keep_all: bool = False
) -> int:
    """Import every page; one that cannot be is said, and the others are imported all the same.

    Returns 1 when any could not be. Raises CorpusError when the corpus folder cannot be made.
    """
    folder = _folder(settings.corpus)
    done: dict[Path, str] = {}
    status = FINE
    for file in files:
        try:
            target = _target(Path(file), folder, done, force)
            draft, notes = draft_of(Path(file), date.today(), keep_all)
            parse_article(draft.text, target.name)
            _write_article(target, draft.text, force)
            done[target] = file
            write(_record(file, target, draft, notes) if settings.json else _report(file, target, draft, notes))
        except PsychobotError as problem:
            complain(str(problem))
            status = FAULTY
    return status


def draft_of(path: Path, today: date, keep_all: bool = False) -> tuple[Draft, tuple[str, ...]]:
    """The draft of the article in a file, and what should be known about how it was read. Raises ArticleError."""
    page = read_page(path)
    if not page.is_html:
        draft = draft_article(
            lines_of(page.text), path.stem, today, facts_of_front_matter(page.text), keep_all=keep_all
        )
        return draft, (*page.notes, *draft.notes)
    from psychobot.web_pages import read_html

    web = read_html(page.text, str(path))
    draft = draft_article(web.lines, path.stem, today, web.facts, keep_all)
    return draft, (*page.notes, *web.notes, *draft.notes)


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CorpusError(
            f"{folder}: cannot be made ({error.strerror}); name another folder with --corpus DIR"
        ) from None
    return folder


def _target(path: Path, folder: Path, done: dict[Path, str], force: bool) -> Path:
    """Where the article of a page goes. Raises ArticleError when something is in its way."""
    target = folder / f"{path.stem}.md"
    if path.stem.lower() in NOT_ARTICLES or path.stem.startswith("."):
        raise ArticleError(str(path), 1, f"an article cannot be called {path.stem}; rename the file")
    if target in done:
        raise ArticleError(str(path), 1, f"would write {target.name}, as {done[target]} did; rename one of the two")
    if path.exists() and path.suffix.lower() in (".md", ".txt") and path.resolve().is_relative_to(folder.resolve()):
        raise ArticleError(
            str(path), 1, "lies in the corpus folder, where every text is an article; move it elsewhere first"
        )
    if target.exists() and not force:
        raise ArticleError(str(path), 1, f"{target} is there already; --force writes over it")
    taken = next((other for other in article_files(folder) if other.stem == path.stem and other != target), None)
    if taken:
        raise ArticleError(str(path), 1, f"the name {path.stem} is taken by {taken}; rename the file")
    return target


def _write_article(target: Path, text: str, force: bool) -> None:
    """Write beside, then put in place: nothing half-written is ever seen, and nothing written over unasked."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        if force:
            beside.replace(target)
        else:
            _put(beside, target)
    except FileExistsError:
        raise ArticleError(str(target), 1, "is there already; --force writes over it") from None
    except OSError as error:
        raise ArticleError(str(target), 1, f"cannot be written ({error.strerror}); check the folder") from None
    finally:
        beside.unlink(missing_ok=True)


def _put(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with target.open("xb") as file:
            file.write(beside.read_bytes())


def _report(file: str, target: Path, draft: Draft, notes: Sequence[str]) -> str:
    """The report of one page: where it went, what was found, what should be looked at, every line left out."""
    facts = draft.facts
    found = (
        ("title", facts.title),
        ("publisher", facts.publisher),
        ("authors", "; ".join(facts.authors)),
        ("reviewers", "; ".join(facts.reviewers)),
        ("published", facts.published),
        ("updated", facts.updated),
        ("language", facts.language),
    )
    return "\n".join(
        [
            f"{target}: {draft.kept} lines kept, {len(draft.dropped)} left out of {file}",
            *(f"  {name:10} {value or '- not found; fill in where known'}" for name, value in found),
            *(f"  note: {note}" for note in notes),
            *(f"  line {row.line}: {row.reason}: {_plain(row.text)}" for row in draft.dropped),
        ]
    )


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in text)


def _record(file: str, target: Path, draft: Draft, notes: Sequence[str]) -> str:
    record: dict[str, Any] = {
        "schema": 1,
        "file": file,
        "article": str(target),
        "facts": draft.facts._asdict(),
        "kept": draft.kept,
        "dropped": [row._asdict() for row in draft.dropped],
        "notes": list(notes),
    }
    return json.dumps(record, ensure_ascii=False)
