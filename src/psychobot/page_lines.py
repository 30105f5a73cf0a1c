"""The lines of a page copied from the web, whatever marks it uses: text or Markdown in, lines out.

Every line keeps its number, so that whatever is dropped later can be found again. Hard-wrapped lines are put
together, bullets of any shape become items, invisible characters go. Nothing is judged here.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from psychobot.columns import in_columns
from psychobot.markdown_rows import plain_rows, rows_apart, told_by

LineKind = Literal["text", "heading", "item", "ordered"]

INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"))
SPACES = re.compile(r"[^\S\n]+")
ROW_OF_LINKS = re.compile(r"^(?:home|startseite|accueil|inicio)(?:[ \t]{2,}\S+(?: \S+){0,3}){2,}\s*$", re.I)
"""A menu in one row, its places apart by several spaces."""
BULLET = re.compile(
    r"(?:[-=]+>|[-*+]|[•·‣▪●◦–—○■□►▶▸➤➢➔→✓✔✅❖◆♦∙⁃◾◽☐\uf0b7\uf0a7]|o(?=[ \t]+[A-ZÄÖÜÉ]))"
    r"(?:[ \t]+|(?<=[•‣▪●◦►▶▸➤✓✔\uf0b7\uf0a7]))(?=\S)"
)
LONE_BULLET = re.compile(r"(?:[-*•·‣▪●◦○■►▸o]|\(?\d{1,3}[.)])$")
NUMBERED = re.compile(r"\(?(?P<number>\d{1,3})[.)][ \t]+(?=\S)")
MARKED_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>\S.*?)[ \t]*#*$")
WIKI_HEADING = re.compile(r"(?P<marks>={2,6})[ \t]*(?P<title>[^=\s].*?)[ \t]*=+$")
UNDERLINE = re.compile(r"(={3,}|-{3,})$")
RULE = re.compile(r"[-*_=~–—#.•\s]{3,}$")
EDIT_MARK = re.compile(r"\s*\[\s*(?:edit|edit source|bearbeiten|modifier|editar)(?:\s*\|[^\]]*)?\s*\]\s*$", re.I)
BOLD_LINE = re.compile(r"(?:\*\*|__)(?P<title>[^*_]+)(?:\*\*|__)$")
MARKDOWN_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…。][\"”’»)\]*_]*(?:\[\d+\])*$")
PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—|]\s*)?(?:(?:page|seite|página|pagina|pág\.?|p\.)\s*)?\d{1,3}"
    r"(?:\s*(?:of|/|von|de|sur|van|di)\s*\d{1,3})?\s*[-–—|]?\s*$",
    re.I,
)
OF_PAGES = re.compile(
    r"\b(?:page|seite|página|pagina|pág|p)\b\.?\s*#|#\s*(?:of|/|von|sur|van)\s*#|\s{3,}#\s*$|^\s*#\s{3,}", re.I
)
BY = re.compile(r"(?:(?:written|posted|published|reviewed) )?(?:by|von|par|por|door|d[ai])\b", re.I)
FAR_NUMBER = re.compile(r"\S\s{10,}\d{1,3}\s*$")
HISTORY = re.compile(r"\(?(?:received|accepted|submitted)\b.{0,12}\d", re.I)
EDGE = re.compile(r"^\s*(\d{1,4})\s{3,}\S|\S\s{3,}(\d{1,4})\s*$")
RUNNING = "page number or running head"
ROWS_OF_TABLE = 3
MOST_INDENTED = 0.4
"""Share of the rows that may be indented where those are the items of lists."""
CUT_AGAIN = 40
"""Characters: a shorter line that goes on with another ends it with a mark; else it stands for itself, as labels do."""
WRAP_WIDTHS = range(50, 121)
"""Characters: a page whose longest lines are this long may have been wrapped by hand or by a mail program."""


class Line(NamedTuple):
    """One line of a page, or several that were one before they were wrapped."""

    number: int
    """Where it begins in the file, counted from 1."""
    text: str
    kind: LineKind = "text"
    level: int = 0
    """Of a heading that was marked as one; of an item, how deep it is indented."""
    apart: bool = True
    """Whether a blank line stands before it."""
    last: int = 0
    """Number of its last line in the file, where it was wrapped."""
    zone: str = ""
    """What the page itself says the line belongs to, such as a menu in HTML or the running head of a PDF."""
    linked: float = 0.0
    """Share of its characters that are links; only HTML and Markdown say it."""

    @property
    def words(self) -> list[str]:
        """Its words."""
        return WORD.findall(self.text)

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list."""
        return self.kind in ("item", "ordered")

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return SENTENCE_END.search(self.text) is not None


def lines_of(text: str) -> list[Line]:
    """The lines of a page that hold something, in order."""
    text_rows = _with_tables(text.split("\n"))
    apart_by = rows_apart(text_rows)
    columns = in_columns(plain_rows(text_rows))
    rows = [(number, tidy(row)) for number, row in columns.rows]
    width = columns.width or _wrap_width([row for number, row in rows if number not in apart_by])
    running = running_heads(text_rows, width > 0) - set(apart_by) - columns.parted
    deep = set() if width else _indented(rows)
    lines: list[Line] = []
    apart, length = True, 0
    for number, row in _with_bullets(rows, running | set(apart_by)):
        if number in apart_by:
            lines += _line_apart(number, text_rows[number - 1], apart_by[number])
            apart = True
            continue
        if number in running:
            lines.append(Line(number, row.strip(), apart=apart, zone=RUNNING))
            continue
        if not row.strip() or RULE.match(row):
            if UNDERLINE.match(row.strip()) and lines and not apart and _could_be_title(lines[-1]):
                lines[-1] = lines[-1]._replace(kind="heading", level=1 if row.strip()[0] == "=" else 2)
            apart = True
            continue
        line = _line(number, row, apart)
        line = line._replace(kind="item") if number in deep and line.kind == "text" else line
        goes_on = bool(lines) and not apart and not lines[-1].zone
        if goes_on and (_is_cut(lines[-1], line, length) or (width and _continues(lines[-1], line, length, width))):
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {line.text}", last=number)
        else:
            lines.append(line)
        apart, length = False, len(row)
    return lines


def _with_tables(rows: list[str]) -> list[str]:
    """Rows in which those of a table, its cells parted by tabs, are items: a menu has no three such rows alike."""
    cells = [[cell.strip() for cell in row.split("\t")] if "\t" in row.strip() else [] for row in rows]
    told = [len(each) if all(each) else 0 for each in cells]
    found = list(rows)
    for count, group in itertools.groupby(range(len(rows)), key=lambda at: told[at]):
        run = list(group)
        if count >= 2 and len(run) >= ROWS_OF_TABLE:
            for at in run:
                found[at] = f"- {' – '.join(cells[at])}"
    return found


def _line_apart(number: int, row: str, reason: str) -> list[Line]:
    text = tidy(told_by(row, reason)).strip()
    return [Line(number, text, zone=reason)] if text else []


def tidy(row: str) -> str:
    """A row without invisible characters, with plain spaces; its indentation stays."""
    row = ROW_OF_LINKS.sub(
        lambda match: re.sub(r"[ \t]{2,}", " | ", match[0]) if ">" not in match[0] else match[0], row
    )
    return SPACES.sub(
        lambda match: match[0].replace("\u00a0", " ") if match.start() == 0 else " ", row.translate(INVISIBLE)
    ).rstrip()


def _could_be_title(line: Line) -> bool:
    return line.kind == "text" and len(line.words) <= 20 and not line.last


def running_heads(rows: list[str], wrapped: bool) -> set[int]:
    """The numbers of rows that are page numbers, or come on every page with another page number or none."""
    keys = [re.sub(r"\d+", "#", row.strip("\n")) for row in rows]
    plain = [" ".join(key.lower().split()) for key in keys]
    count = Counter(plain)
    exactly = Counter(" ".join(row.split()) for row in rows)
    found = _numbered_edges(rows) if wrapped else set()
    for number, (row, key, same) in enumerate(zip(rows, keys, plain, strict=True), 1):
        numbered = "#" in key and OF_PAGES.search(key) is not None and len(WORD.findall(row)) <= 20
        far = FAR_NUMBER.search(row) is not None and count[same] == 1 and not BULLET.match(row.strip())
        lone = far or (PAGE_NUMBER.match(row) is not None and (wrapped or not row.strip().isdigit()))
        often = exactly[" ".join(row.split())] >= 3 and 3 <= len(WORD.findall(row)) <= 12
        again = wrapped and often and not SENTENCE_END.search(row)
        if same and (lone or (numbered and count[same] >= 2) or (again and not BULLET.match(row.strip()))):
            found.add(number)
    return found


def _numbered_edges(rows: list[str]) -> set[int]:
    """The rows with a number far from their other words, where these numbers count the pages."""
    edges = [(number, int(match[1] or match[2])) for number, row in enumerate(rows, 1) if (match := EDGE.search(row))]
    counts = len(edges) >= 2 and all(0 < later - page <= 3 for (_, page), (_, later) in itertools.pairwise(edges))
    return {number for number, _ in edges} if counts else set()


def _with_bullets(rows: list[tuple[int, str]], running: set[int]) -> Iterator[tuple[int, str]]:
    """Rows in which a bullet that stands on a line of its own has joined the words below it."""
    waiting: tuple[int, str] | None = None
    notes = _footnotes(rows)
    for number, row in rows:
        row = f"{row.strip()}." if number in notes else row
        if number in running:
            yield number, row
        elif waiting and row.strip():
            yield waiting[0], f"{waiting[1]} {row.strip()}"
            waiting = None
        elif not waiting and LONE_BULLET.match(row.strip()):
            waiting = (number, row.strip().replace("o", "•"))
        elif not waiting:
            yield number, row
    if waiting:
        yield waiting


def _footnotes(rows: list[tuple[int, str]]) -> set[int]:
    """The rows with the bare number of a footnote, its sentence right below; the numbers count from 1 to 2 or more."""
    found: list[int] = []
    for (number, row), (_, below) in itertools.pairwise(rows):
        counts = row.strip() == str(len(found) + 1)
        if counts and len(below.split()) >= 6 and SENTENCE_END.search(below):
            found.append(number)
    return set(found) if len(found) >= 2 else set()


def _line(number: int, row: str, apart: bool) -> Line:
    text, indent = EDIT_MARK.sub("", row.strip()), len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip())
    text, linked = without_links(text)
    if heading := MARKED_HEADING.match(text) or WIKI_HEADING.match(text):
        return Line(number, heading["title"].strip("*_ "), "heading", len(heading["marks"]), apart, linked=linked)
    if (bold := BOLD_LINE.match(text)) and not SENTENCE_END.search(bold["title"]) and not bold["title"].endswith(":"):
        return Line(number, bold["title"].strip(), "heading", 3, apart, linked=linked)
    if bullet := BULLET.match(text):
        return Line(number, text[bullet.end() :], "item", indent // 2, apart, linked=linked)
    if NUMBERED.match(text):
        return Line(number, text, "ordered", indent // 2, apart, linked=linked)
    return Line(number, (text.lstrip("> ") or text) if text.startswith(">") else text, apart=apart, linked=linked)


def without_links(text: str) -> tuple[str, float]:
    """A line of Markdown with the words of its links alone, and the share of its characters that were links."""
    plain = MARKDOWN_LINK.sub(lambda match: match["words"], text)
    inside = sum(len(match["words"]) for match in MARKDOWN_LINK.finditer(text))
    told = BULLET.sub("", plain.strip(), count=1)
    return (plain.strip(), min(1.0, inside / (len(told) or 1))) if plain.strip() else (text, 0.0)


def _wrap_width(rows: list[str]) -> int:
    """The width a page was wrapped at, or 0 when its paragraphs stand on a line each."""
    lengths = sorted(len(row) for row in rows if row.strip())
    if not lengths or lengths[-1] not in WRAP_WIDTHS:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(rows) if len(a) >= lengths[-1] * 0.6 and b.strip()]
    full = sum(len(a) + 1 + len(b.split()[0]) > lengths[-1] - 2 for a, b in pairs)
    return lengths[-1] if len(pairs) >= 4 and full >= 0.6 * len(pairs) else 0


def _indented(rows: list[tuple[int, str]]) -> set[int]:
    """The numbers of rows that were items: two and more indented in a row, on a page where hardly anything else is."""
    told = [(number, row) for number, row in rows if row.strip()]
    deep = [row[:1] in " \t" and len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip()) >= 2 for _, row in told]
    if sum(deep) > MOST_INDENTED * len(deep):
        return set()
    pairs = [at for at in range(len(deep) - 1) if deep[at] and deep[at + 1]]
    return {told[at + step][0] for at in pairs for step in (0, 1)}


def _is_cut(before: Line, line: Line, length: int) -> bool:
    """Whether a line begins in the middle of the sentence that a long line above it left open."""
    whole = (
        (before.text[:1].isupper() or before.text[:1].isdigit())
        and before.kind != "heading"
        and line.kind == "text"
        and line.text[0].islower()
    )
    if not (line.ends or line.text.endswith((":", ",", ";")) or len(line.text) >= CUT_AGAIN):
        return False
    return (
        whole and length >= 45 and not BY.match(line.text) and not before.ends and not before.text.endswith((":", ";"))
    )


def _continues(before: Line, line: Line, length: int, width: int) -> bool:
    """Whether a line only goes on with the one before it, ``length`` characters long, which the width had cut."""
    if line.kind != "text" or before.kind == "heading" or HISTORY.match(line.text):
        return False
    if before.text[-1].isdigit() and line.text[0].isupper():
        return False
    if line.text[0].islower() and not before.ends and length > width / 2:
        return True
    return length + 1 + len(line.text.split()[0]) > width - 2
