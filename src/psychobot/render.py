"""Draw a reply as lines of fragments, at any width; the screen decides what a role looks like.

One card for each passage: the words, then article, section, source with year, file and lines. Sentences
that answer are marked by their role and, so that colour is never alone, by the mark in the margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from psychobot.crisis import Notice
from psychobot.records import Answer, Article, Quotation, Source, Span
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


@dataclass(frozen=True, slots=True)
class Style:
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
        lines += _paragraphs("", f"The articles cannot be asked just now: {reply.fault}", style.columns)
    elif reply.answer:
        lines += render_answer(reply.answer, style)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def render_notice(notice: Notice, style: Style) -> list[Line]:
    """The fixed text of a notice, wrapped and otherwise untouched."""
    return _paragraphs("notice", notice.text, style.columns)


def render_answer(answer: Answer, style: Style) -> list[Line]:
    """The lines of what the corpus, or a fixed reply, has to say."""
    if answer.kind == "about":
        return _paragraphs("", answer.words or "", style.columns)
    lines = _corrections(answer, style)
    if answer.kind == "answer":
        return lines + cards(answer.quotations, style)
    return lines + _refusal(answer, style)


def _corrections(answer: Answer, style: Style) -> list[Line]:
    if not answer.corrections:
        return []
    mended = ", ".join(f"{taken} (typed: {typed})" for typed, taken in answer.corrections.items())
    return [*_paragraphs("hint", f"Searched for: {mended}", style.columns), []]


def _refusal(answer: Answer, style: Style) -> list[Line]:
    lines = _paragraphs("title", NOTHING, style.columns)
    if answer.unknown:
        lines += _paragraphs("", f"Not in it: {', '.join(answer.unknown[:8])}", style.columns)
    elif answer.query:
        lines += _paragraphs("", "It has these words, but no passage that answers them together.", style.columns)
    if answer.suggestions:
        lines += [[], *_paragraphs("", "Nearest questions it can answer:", style.columns)]
        for question in answer.suggestions:
            lines += _hanging("hint", "- ", question, style.columns)
    return lines


def cards(quotations: Iterable[Quotation], style: Style) -> list[Line]:
    """One card for each quotation, a blank line between them."""
    lines: list[Line] = []
    for quotation in quotations:
        lines += [*card(quotation, style), []]
    return lines[:-1]


def card(quotation: Quotation, style: Style) -> list[Line]:
    """The words of a passage and where they stand."""
    number = f"[{quotation.hit.rank}]"
    indent = len(number) + 1
    lines = _quoted(quotation.text, quotation.highlights, style, indent)
    if lines:
        lines[0][0] = ("number", number + " ")
    for role, text in citation(quotation):
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


def citation(quotation: Quotation) -> list[Fragment]:
    """Article, section, sources with year, file and lines: the lower part of a card."""
    passage, article = quotation.hit.passage, quotation.article
    after = f" ({article.after})" if article.after else ""
    parts: list[Fragment] = [("title", article.title + after)]
    if passage.section:
        parts.append(("meta", " > ".join(passage.section)))
    if not article.after or quotation.sources != article.sources:
        parts.append(("meta", "Sources: " + "; ".join(short_source(source) for source in quotation.sources)))
    elif interest := article.sources[0].interest:
        parts.append(("meta", f"Publisher: {interest}"))
    return [*parts, ("meta", place(quotation))]


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
    return f"{text} Interest: {source.interest}." if source.interest else text


def render_sources(articles: Sequence[Article], style: Style) -> list[Line]:
    """Every article with the sources it was drawn from."""
    lines: list[Line] = []
    for article in articles:
        lines += _paragraphs("title", article.title, style.columns)
        lines += _hanging("meta", "  ", article.file, style.columns)
        for source in article.sources:
            lines += _hanging("", "  - ", source_in_full(source), style.columns)
        lines.append([])
    return lines[:-1]


def render_topics(articles: Sequence[Article], sections: Sequence[tuple[str, ...]], style: Style) -> list[Line]:
    """Every article with its headings; ``sections`` holds one sequence of headings per article."""
    lines: list[Line] = []
    for article, headings in zip(articles, sections, strict=True):
        lines += _paragraphs("title", article.title + (f" ({article.after})" if article.after else ""), style.columns)
        for heading in headings:
            lines += _hanging("", "  - ", heading, style.columns)
        lines.append([])
    return lines[:-1]


def render_in_place(quotation: Quotation, style: Style) -> list[Line]:
    """A passage within its article: the lines around it, with their numbers."""
    rows = quotation.article.text.split("\n")
    first, last = quotation.hit.passage.lines
    begin, end = _around(rows, first, last)
    lines: list[Line] = [*_paragraphs("title", place(quotation), style.columns), []]
    for number in range(begin, end + 1):
        lines += _numbered(number, rows[number - 1], first <= number <= last, style)
    lines.append([])
    for source in quotation.sources:
        lines += _hanging("meta", "", "Source: " + source_in_full(source), style.columns)
    return lines


def _around(rows: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """From the heading above the passage to the next one below, but not too far."""
    begin = next((n for n in range(first, max(0, first - CONTEXT_LINES), -1) if rows[n - 1].startswith("#")),
                 max(1, first - CONTEXT_LINES))
    end = next((n - 1 for n in range(last + 1, min(len(rows), last + CONTEXT_LINES) + 1) if rows[n - 1].startswith("#")),
               min(len(rows), last + CONTEXT_LINES))
    while end > last and not rows[end - 1].strip():
        end -= 1
    return begin, end


def _numbered(number: int, row: str, marked: bool, style: Style) -> list[Line]:
    head = f"{number:>4} " + ("" if style.spoken else f"{style.marked if marked else style.margin} ")
    wrapped = wrap_text(row, style.columns - len(head)) or [""]
    role = "mark" if marked else "quote"
    return [[("margin", head if i == 0 else " " * 5 + head[5:]), (role, text)] for i, text in enumerate(wrapped)]


def _paragraphs(role: str, text: str, width: int) -> list[Line]:
    return [[(role, line)] for line in wrap_text(text, width)]


def _hanging(role: str, lead: str, text: str, width: int) -> list[Line]:
    """A paragraph whose first line follows ``lead`` and whose others are indented as deep."""
    wrapped = wrap_text(text, width - columns(lead)) or [""]
    return [[("", lead if i == 0 else " " * columns(lead)), (role, line)] for i, line in enumerate(wrapped)]


ANSI = {"mark": "1", "title": "1", "number": "1", "notice": "1", "meta": "2", "margin": "2"}
"""Roles drawn with more than the plain font, as ANSI SGR codes: bold and faint, never a colour alone."""


def drawn(lines: Iterable[Line], style: Style) -> str:
    """The lines as text, with ANSI codes where the style has colours."""
    return "\n".join("".join(_fragment(each, style) for each in line).rstrip() for line in lines)


def _fragment(fragment: Fragment, style: Style) -> str:
    role, text = fragment
    code = ANSI.get(role) if style.coloured and text.strip() else None
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
