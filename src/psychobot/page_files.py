"""The text of a file someone saved from the web: its encoding found, or a clear word on why it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from psychobot.errors import ArticleError

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h1|p)\b",
    re.I | re.S,
)
WHOLE_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdx")
"""Files that may begin with a piece of HTML, such as a centred logo, and are no HTML."""
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
LATIN_1 = ("", "iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")
"""Encodings that pages name and browsers read as cp1252."""
MOST_BYTES = 20_000_000


class PageText(NamedTuple):
    """The text of a page, whether it is HTML, and what a person should know about how it was read."""

    text: str
    is_html: bool
    notes: tuple[str, ...] = ()


def read_page(path: Path) -> PageText:
    """Read a page. Raises ArticleError when there is no such file, or it is no text that can be read."""
    name = str(path)
    if path.is_dir():
        raise ArticleError(name, 1, "is a folder; name the files in it, like DIR/*.txt")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ArticleError(name, 1, "is larger than 20 MB, which no article is; cut it down to the article")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(name, 1, "there is no such file; check its name") from None
    except OSError as error:
        raise ArticleError(name, 1, f"cannot be read ({error.strerror}); check its permissions") from None
    return page_text(data, name)


def page_text(data: bytes, name: str) -> PageText:
    """The text in the bytes of a page, with ``\\n`` line ends. Raises ArticleError."""
    for start, what in FORMATS:
        if data.startswith(start):
            raise ArticleError(
                name, 1, f"is {what}, not text; open it and save the text as UTF-8, or copy it into a .txt file"
            )
    text, notes = _decoded(data, name)
    text = (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\x0c", "\n")
    )
    _refuse_controls(text, name)
    if not text.strip():
        raise ArticleError(name, 1, "is empty; save the page again")
    if text.startswith("+++\n"):
        raise ArticleError(
            name, 1, "has the front matter of an article already; put it into the corpus folder as it is"
        )
    opening = WHOLE_HTML if name.lower().endswith(MARKDOWN_SUFFIXES) else HTML_START
    is_html = name.lower().endswith(HTML_SUFFIXES) or opening.match(text) is not None
    return PageText(text, is_html, notes)


def _refuse_controls(text: str, name: str) -> None:
    odd = re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise ArticleError(
            name,
            line,
            f"is not text (it holds the control character {ord(odd[0]):#04x}); save the page as text in UTF-8",
        )


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise ArticleError(name, 1, f"begins like {encoding} but is not; save it as UTF-8") from None
    if b"\0" in data:
        raise ArticleError(
            name, data.count(b"\n", 0, data.index(b"\0")) + 1, "is not text (it holds zero bytes); convert it to UTF-8"
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decoded_otherwise(data, name, error)


def _decoded_otherwise(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Text that is not UTF-8: in the encoding the page names, else as Windows writes it, never half of each."""
    line = data.count(b"\n", 0, error.start) + 1
    sound = data.decode("utf-8", "ignore")
    if sum(ord(character) > 127 for character in sound) > 2:
        raise ArticleError(
            name,
            line,
            f"is UTF-8 but for byte {data[error.start]:#04x} here; mend that line, or save the page again as UTF-8",
        )
    named = CHARSET.search(data[:4000])
    told = named[1].decode("ascii").lower() if named else ""
    for encoding in (told if told not in LATIN_1 else "cp1252", "cp1252"):
        try:
            return data.decode(encoding), (f"was not UTF-8; read as {encoding}, so look at its letters with accents",)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ArticleError(name, line, f"is in an unknown encoding (byte {data[error.start]:#04x}); save it as UTF-8")
