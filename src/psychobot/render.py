"""Draw a reply as lines of fragments, at any width; the screen decides what a role looks like.

One card for each passage: the words, then article, section, source with year, file and lines. Sentences
that answer are marked by their role and, so that colour is never alone, by the mark in the margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from psychobot.citations import citation_of
from psychobot.crisis import Notice
from psychobot.records import Answer, Article, Disagreement, Quotation, Source, Span
from psychobot.reply import Reply
from psychobot.wrapping import Run, columns, wrap_passage, wrap_text

Fragment = tuple[str, str]
"""Role and text. Roles: "", quote, mark, margin, title, meta, hint, notice, number."""
Line = list[Fragment]

WIDEST = 92
NARROWEST = 20
CONTEXT_LINES = 14
"""How many lines of the article `/source` shows above and below a passage, at most."""

NOTHING = "The corpus does not say."


class Style(NamedTuple):
    """How wide to draw, and with which margin marks; ``spoken`` leaves them out for screen readers."""

    width: int = 80
    margin: str = "│"
    marked: str = "┃"
    spoken: bool = False
    coloured: bool = True

    @property
    def columns(self) -> int:
        """The columns used: lines longer than about 90 are hard to read."""
        return max(NARROWEST, min(self.width, WIDEST))


def style_for(plain: bool, environ: Mapping[str, str], width: int) -> Style:
    """The style for a terminal: ``plain`` uses marks any font can show and no colours."""
    if not plain:
        return Style(width)
    return Style(width, margin="|", marked=">", spoken=bool(environ.get("ACCESSIBLE")), coloured=False)


def render(reply: Reply, style: Style) -> list[Line]:
    """The lines of a reply: its notice first, then what was found."""
    lines: list[Line] = []
    if reply.notice:
        lines += [*render_notice(reply.notice, style), []]
    if reply.fault:
        lines += paragraph("", f"The articles cannot be asked just now: {reply.fault}", style)
    elif reply.answer:
        lines += render_answer(reply.answer, style)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def render_notice(notice: Notice, style: Style) -> list[Line]:
    """The fixed text of a notice, wrapped and otherwise untouched. Its first line, what to do now, stands out."""
    first, _, rest = notice.text.partition("\n")
    return paragraph("notice", first, style) + (paragraph("", rest, style) if rest else [])


def render_answer(answer: Answer, style: Style) -> list[Line]:
    """The lines of what the corpus, or a fixed reply, has to say."""
    if answer.kind == "about":
        general = [[], *paragraph("title", "What the articles say in general:", style), []] if answer.quotations else []
        return [*paragraph("", answer.words or "", style), *general, *cards(answer.quotations, style)]
    lines = _corrections(answer, style)
    if answer.kind == "answer":
        described: set[str] = set()
        lines += _disagreement(answer.disagreement, style, described) if answer.disagreement else []
        sides = answer.disagreement
        fresh = [quotation for quotation in answer.quotations if not (sides and sides.tells(quotation))]
        return lines + (_parts(answer, style, described) or cards(fresh, style, described))
    return lines + _refusal(answer, style)


def _disagreement(disagreement: Disagreement, style: Style, described: set[str]) -> list[Line]:
    """The sides of a point on which sources differ, one below the other, each with its words and its place."""
    lines = [*paragraph("title", f"The sources differ: {disagreement.topic}", style), []]
    for side in disagreement.sides:
        lines += _hanging("title", "- ", side.stance, style.columns)
        lines += _quoted(side.quotation.text, (), style, 2)
        lines += [*_hanging("meta", "  ", _said_by(side.quotation, described), style.columns), []]
    return [*lines, *paragraph("title", "Nearest to the question:", style), []]


def _said_by(quotation: Quotation, described: set[str]) -> str:
    """Who says it, when and where, and, once, what the publisher sells."""
    who = "; ".join(map(short_source, quotation.sources))
    known = quotation.article.doc_id in described or len(quotation.sources) != 1
    described.add(quotation.article.doc_id)
    interest = None if known else quotation.sources[0].interest
    return " · ".join(filter(None, (who, place(quotation), interest)))


def _parts(answer: Answer, style: Style, described: set[str]) -> list[Line]:
    """Each of several questions with its passages; one that answers an earlier question too is pointed to."""
    lines: list[Line] = []
    above: set[int] = set()
    for part in answer.parts:
        found = [quotation for quotation in answer.quotations if quotation.hit.rank in {*part.ranks} - above]
        lines += [*paragraph("title", f"On “{shortened(part.question)}”", style), []]
        if again := " ".join(f"[{rank}]" for rank in part.ranks if rank in above):
            lines += [*paragraph("", f"{again} above", style), *([[]] if found else [])]
        lines += cards(found, style, described) if found or part.ranks else paragraph("", NOTHING, style)
        lines.append([])
        above.update(part.ranks)
    return lines[:-1]


def _corrections(answer: Answer, style: Style) -> list[Line]:
    if not answer.corrections:
        return _understood(answer, style)
    mended = ", ".join(f"{taken} (typed: {typed})" for typed, taken in answer.corrections.items())
    return [*paragraph("hint", f"Searched for: {mended}", style), *(_understood(answer, style) or [[]])]


def _understood(answer: Answer, style: Style) -> list[Line]:
    """How a follow-up was read: what was taken over from the turns before stands in parentheses."""
    if not answer.follows:
        return []
    return [*paragraph("hint", f"Understood as: {answer.query}", style), []]


def _refusal(answer: Answer, style: Style) -> list[Line]:
    lines = paragraph("title", NOTHING, style)
    if answer.gap:
        lines += paragraph("", f"Nearest subject it does not cover: {answer.gap}", style)
    if answer.unknown:
        lines += paragraph("", f"Words it does not have: {', '.join(answer.unknown[:8])}", style)
    elif answer.query and not answer.gap:
        looked_for = f"Looked for: {shortened(answer.query)}. No passage answers these words together."
        lines += paragraph("", looked_for, style)
    if answer.suggestions:
        lines += [[], *paragraph("", "Questions it can answer:", style)]
        for question in dict.fromkeys(answer.suggestions):
            lines += _hanging("", "- ", question, style.columns)
    return lines


def shortened(query: str, words: int = 14) -> str:
    """The beginning of a long query."""
    listed = query.split()
    return " ".join(listed[:words]) + (" …" if len(listed) > words else "")


def cards(quotations: Iterable[Quotation], style: Style, described: set[str] | None = None) -> list[Line]:
    """One card for each quotation, a blank line between them. A publisher is described once."""
    lines: list[Line] = []
    described = set() if described is None else described
    for quotation in quotations:
        lines += [*card(quotation, style, described), []]
    return lines[:-1]


def card(quotation: Quotation, style: Style, described: set[str] | None = None) -> list[Line]:
    """The words of a passage and where they stand; ``described`` are articles whose publisher needs no more words."""
    number = f"[{quotation.hit.rank}]"
    indent = len(number) + 1
    lines = _quoted(quotation.text, quotation.highlights, style, indent)
    if lines:
        lines[0][0] = ("number", number + " ")
    for role, text in citation(quotation, set() if described is None else described):
        lines += _hanging(role, " " * indent, text, style.columns)
    return lines


def _quoted(text: str, marks: Sequence[Span], style: Style, indent: int) -> list[Line]:
    gutter = 0 if style.spoken else 2
    lines: list[Line] = []
    for runs in wrap_passage(text, marks, style.columns - indent - gutter):
        marked = any(run.marked for run in runs)
        line: Line = [("", " " * indent)]
        if gutter:
            line.append(("mark" if marked else "margin", f"{style.marked if marked else style.margin} "))
        lines.append(line + _fragments(runs))
    return lines


def _fragments(runs: Iterable[Run]) -> Line:
    return [("mark" if run.marked else "quote", run.text) for run in runs]


def citation(quotation: Quotation, described: set[str]) -> list[Fragment]:
    """Article, section, sources with year, file and lines: the lower part of a card."""
    passage, article = quotation.hit.passage, quotation.article
    parts: list[Fragment] = [("title", f"{article.title} ({article.after})" if article.after else article.title)]
    parts.append(("meta", " · ".join(filter(None, (" > ".join(passage.section), place(quotation))))))
    if not article.after or quotation.sources != article.sources:
        parts.append(("meta", "Sources: " + "; ".join(short_source(source) for source in quotation.sources)))
    elif article.doc_id not in described and (interest := article.sources[0].interest):
        parts.append(("meta", f"About the publisher: {interest}"))
    described.add(article.doc_id)
    return parts


def place(quotation: Quotation) -> str:
    """File and lines of a passage."""
    first, last = quotation.hit.passage.lines
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    return f"{quotation.article.file}, {lines}"


def short_source(source: Source) -> str:
    """Publisher and year."""
    return f"{source.publisher}, {source.year}" if source.year else source.publisher


def source_in_full(source: Source) -> str:
    """Everything known about a source, in one paragraph."""
    parts = [
        f"{source.publisher}: “{source.title}”",
        f"by {', '.join(source.authors)}" if source.authors else "",
        f"reviewed by {', '.join(source.reviewers)}" if source.reviewers else "",
        f"published {source.published}" if source.published else "",
        f"updated {source.updated}" if source.updated else "",
        source.url or "",
    ]
    text = ", ".join(part for part in parts if part) + "."
    return f"{text} About the publisher: {source.interest.rstrip('.')}." if source.interest else text


def render_sources(articles: Sequence[Article], style: Style) -> list[Line]:
    """Every article with the sources it was drawn from."""
    lines: list[Line] = []
    for article in articles:
        lines += paragraph("title", article.title, style)
        lines += _hanging("meta", "  ", article.file, style.columns)
        for source in article.sources:
            lines += _hanging("", "  - ", source_in_full(source), style.columns)
        lines.append([])
    return lines[:-1]


def render_topics(articles: Sequence[Article], headings: Sequence[Sequence[str]], style: Style) -> list[Line]:
    """Every article with its headings, run on: a list of a hundred lines would be scrolled past, not read."""
    lines: list[Line] = []
    for article, each in zip(articles, headings, strict=True):
        lines += paragraph("title", f"{article.title} ({article.after})" if article.after else article.title, style)
        lines += [*_hanging("", "  ", "; ".join(each), style.columns), []]
    return lines[:-1]


def entries(rows: Sequence[tuple[str, str]], style: Style) -> list[Line]:
    """Names and what they mean, in two columns; one below the other where the width is too small for that."""
    left = max(columns(name) for name, _ in rows) + 2
    lines: list[Line] = []
    for name, about in rows:
        if left * 2 > style.columns:
            lines += [*_hanging("title", "", name, style.columns), *_hanging("", "  ", about, style.columns)]
            continue
        (_, *first), *rest = _hanging("", " " * left, about, style.columns)
        lines += [[("title", name), ("", " " * (left - columns(name))), *first], *rest]
    return lines


def render_in_place(quotation: Quotation, style: Style) -> list[Line]:
    """A passage within its article: the lines around it, with their numbers."""
    rows = quotation.article.text.split("\n")
    first, last = quotation.hit.passage.lines
    begin, end = _around(rows, first, last)
    begin = max(begin, quotation.article.text.count("\n", 0, quotation.article.body_start) + 1)
    lines: list[Line] = [*paragraph("title", f"{quotation.article.title}: {place(quotation)}", style), []]
    for number in range(min(begin, first), end + 1):
        lines += _numbered(number, rows[number - 1], first <= number <= last, style)
    lines.append([])
    for source in quotation.sources:
        lines += _hanging("meta", "", "Source: " + source_in_full(source), style.columns)
    return [*lines, *_hanging("meta", "", f"Citation: {citation_of(quotation)}", style.columns)]


def _around(rows: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """From the heading above the passage to the next one below, but not too far."""
    top, bottom = max(1, first - CONTEXT_LINES), min(len(rows), last + CONTEXT_LINES)
    begin = next((n for n in range(first, top - 1, -1) if rows[n - 1].startswith("#")), top)
    end = next((n - 1 for n in range(last + 1, bottom + 1) if rows[n - 1].startswith("#")), bottom)
    while end > last and not rows[end - 1].strip():
        end -= 1
    return begin, end


def _numbered(number: int, row: str, marked: bool, style: Style) -> list[Line]:
    head = f"{number:>4} " + ("" if style.spoken else f"{style.marked if marked else style.margin} ")
    wrapped = wrap_text(row, style.columns - len(head)) or [""]
    role = "mark" if marked else "quote"
    return [[("margin", head if i == 0 else " " * 5 + head[5:]), (role, text)] for i, text in enumerate(wrapped)]


def paragraph(role: str, text: str, style: Style) -> list[Line]:
    """Text in one role, wrapped."""
    return [[(role, line)] for line in wrap_text(text, style.columns)]


def _hanging(role: str, lead: str, text: str, width: int) -> list[Line]:
    """A paragraph whose first line follows ``lead`` and whose others are indented as deep."""
    wrapped = wrap_text(text, width - columns(lead)) or [""]
    return [[("", lead if i == 0 else " " * columns(lead)), (role, line)] for i, line in enumerate(wrapped)]


ANSI = {"mark": "1", "title": "1", "number": "1", "notice": "1", "meta": "2", "margin": "2", "hint": "2"}
"""Roles drawn with more than the plain font, as ANSI SGR codes: bold and faint, never a colour alone."""


def drawn(lines: Iterable[Line], style: Style) -> str:
    """The lines as text, with ANSI codes where the style has colours."""
    return "\n".join("".join(_fragment(each, style) for each in line).rstrip() for line in lines)


def _fragment(fragment: Fragment, style: Style) -> str:
    role, text = fragment
    code = ANSI.get(role) if style.coloured and text.strip() else None
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
