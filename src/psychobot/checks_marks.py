"""Rules about the marks in a text: quotes, brackets, emphasis, links, HTML, and slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psychobot.checks_text import at, text_of
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material
from psychobot.passages import Block

_ENDS = re.compile(r"[.!?…:][”’\"')\]*_]*$")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|-->|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<to>[^)\n]*)\)?")
_REFERENCE = re.compile(r"(?<!!)\[(?P<text>[^\]\n]+)\]\[(?P<to>[^\]\n]*)\]")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])?")
_MARKER = re.compile(r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\()|(?:(?<=[a-z]{3})|(?<=[.,;)”’]))[¹²³⁴-⁹⁰]+(?![\w/])")
_SITE = re.compile(r"\b[\w-]+\.(?:com|org|net|gov|edu|io|co\.uk)\b")
_ADDRESS = re.compile(r"\b(?:https?|ftp)://|\bhttps?\b(?!\w)|\bwww\.|\b[\w-]+\.(?:com|org|net|io|co\.uk)/", re.I)
_MARKUP = re.compile(
    r"^\s*\|.*\|\s*$|^\s*(?:```|~~~)|^\s*>|\[\^[\w-]+\]|^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$|~~\S|^\[[^\]]+\]:\s|"
    r"\[\[[^\]\n]+\]\]|\\[*_`#\[\]()<>!|~'“”\x22]|^\s*[-*+] \[[ xX]?\](?= )|"
    r"\[/?(?:caption|gallery|embed|vc_\w+|video|audio|shortcode)\b[^\]]*\]", re.M
)
_SLIPS = (
    (
        "repeated-word",
        "says a word twice",
        re.compile(r"\b(?!(?:that|had|bye|so|very|night)\b)([A-Za-z]{2,}|[a-z])\s+\1\b(?!-)", re.I),
    ),
    ("double-space", "has two spaces in a row", re.compile(r"(?<=\S) {2,}(?=\S)")),
    ("space-before-mark", "has a space before a mark", re.compile(r"\w +[,;.!?:](?=\s|$)")),
    ("no-space-after-mark", "has no space after a mark", re.compile(r"[a-z]{2}[.!?][A-Z][a-z]|[a-z][,;][A-Za-z]")),
    ("doubled-mark", "has a mark twice", re.compile(r",,|;;|::|(?<!\.)\.\.(?!\.)|\?\?|!!|,\.|\.,(?! )|;\.")),
    ("space-in-brackets", "has a space inside brackets or quotes", re.compile(r"[(\[“] \w|\w [)\]”]")),
)
_SHORTENED = r"(?<!\betc\.)(?<!\bvs\.)(?<!\bal\.)(?<!\beg\.)(?<!\bie\.)(?<!\bcf\.)(?<!\bca\.)(?<!\bpp\.)(?<!\bvol\.)(?<!\bno\.)(?<!\bed\.)(?<!\beds\.)(?<!\bapprox\.)(?<!\bincl\.)(?<!\best\.)(?<!\bfig\.)(?<!\bmin\.)(?<!\bmax\.)(?<!\bhrs\.)(?<!\b[DM]r\.)"
"""Where a full stop may stand within a sentence."""
_OPENERS = "They|The|It|These|This|He|She|We|You|But|Such|Their|Its|His|Her|When|If|There|Those|Although|However|Because|While|Some|Many|Most|Both|Each|Therapists|Clients|Patients|People|And|So|Then|Or|Yet|Still|Not|In|At|For|As"
_TORN = (
    ("begins-small", "has a sentence that begins small",
     re.compile(rf"(?<=[a-z0-9)]{{2}})[.?!]{_SHORTENED} (?!e[A-Z]|i[A-Z]|x+\b)[a-z]")),
    ("unfinished", "has a sentence without its end",
     re.compile(rf"(?<![A-Z]\w)(?<=\b[a-z])[a-z]* (?-i:{_OPENERS})(?= [a-z])|"
                r"\b(?:the|a|an|and|or|but|their|our|my|than|because|whose|every|if|although|unless|whereas|including|into|onto|of the|very|is to|as well as)[.?!](?=[ ”\n]|$)")),
    ("begins-torn", "has a sentence without its beginning",
     re.compile(r"(?:^|(?<=[.?!] ))(?:And which|Which (?:is|are|was|were|has|have|can|may|means|makes|helps)|Is|Are|Was|Were(?! [a-z]+ (?:to|not))|Has|Does|Will|Would|Not aware|Than|Of which|To whom|Whose)\b[^.?!“]*\.(?=\s|$)", re.M)),
)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"), ("{", "}"))


def marks(material: Material) -> Iterator[Finding]:
    """Quotes, brackets and emphasis that open and never close, and slips of the pen."""
    for draft in material.drafts:
        for block in draft.blocks:
            text = text_of(draft, block)
            yield from _unbalanced(draft, block, text)
            for code, wrong, pattern in _SLIPS:
                if found := pattern.search(text):
                    offset = block.span.end - len(text) + found.start()
                    yield at(
                        draft,
                        offset,
                        "warning",
                        code,
                        f"{quoted(text[max(0, found.start() - 20) : found.end() + 10])} {wrong}",
                        "mend it",
                    )
            if block.kind == "paragraph":
                yield from _unfinished(draft, block)
            if block.kind != "heading" and draft.english:
                yield from _torn(draft, block, text)


def _unbalanced(draft: Draft, block: Block, text: str) -> Iterator[Finding]:
    for opening, closing in _PAIRS:
        if not _closes(text, opening, closing):
            yield at(
                draft,
                block.span.start,
                "warning",
                "unbalanced",
                f"{quoted(text)}: {opening} and {closing} do not match",
                "open and close each",
            )
    if text.count('"') % 2:
        yield at(
            draft,
            block.span.start,
            "warning",
            "unbalanced",
            f'{quoted(text)}: an odd number of "',
            "open and close each",
        )
    if re.search(r"(?<!\w)[‘'](?=\w)", text) and len(re.findall(r"(?<!\w)[‘'](?=\w)", text)) > len(
        re.findall(r"(?<=[\w.,!?])['’](?!\w)", text)
    ):
        yield at(
            draft,
            block.span.start,
            "warning",
            "unbalanced",
            f"{quoted(text)}: a single quote is not closed",
            "open and close each",
        )
    if _open_emphasis(text):
        yield at(
            draft,
            block.span.start,
            "warning",
            "emphasis-open",
            f"{quoted(text)}: emphasis or code is not closed",
            "close it, or take the mark out",
        )


def _closes(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def _open_emphasis(text: str) -> bool:
    rest = re.sub(r"(?<=\s)[*_](?=\s)", "", text)
    counts = (
        rest.count("**"),
        rest.replace("**", "").count("*"),
        rest.count("`"),
        len(re.findall(r"(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)", rest)),
    )
    return any(count % 2 for count in counts)


def _unfinished(draft: Draft, block: Block) -> Iterator[Finding]:
    text = block.text
    if not _ENDS.search(text):
        yield at(
            draft,
            block.span.end - 1,
            "warning",
            "unfinished",
            f"{quoted(text[-50:])} ends like no sentence",
            "see whether something was cut off, and end it",
        )
    elif text.endswith(("…", "...")):
        yield at(
            draft,
            block.span.end - 1,
            "warning",
            "unfinished",
            f"{quoted(text[-50:])} breaks off",
            "finish the sentence",
        )
    if text[0].islower():
        yield at(
            draft,
            block.span.start,
            "warning",
            "begins-small",
            f"{quoted(text)} begins in the middle of a sentence",
            "see whether something was cut off, and begin it",
        )


def _torn(draft: Draft, block: Block, text: str) -> Iterator[Finding]:
    """Sentences inside a paragraph that lack their beginning or their end."""
    for code, wrong, pattern in _TORN:
        if found := pattern.search(text):
            yield at(draft, block.span.end - len(text) + found.start(), "warning", code,
                     f"{quoted(text[max(0, found.start() - 20) : found.end() + 20])} {wrong}",
                     "see whether something was cut off, and mend the sentence")


def markup(material: Material) -> Iterator[Finding]:
    """Links, images, HTML and other marks that would be shown as they are typed."""
    for draft in material.drafts:
        for block in draft.blocks:
            yield from _markup(draft, block)
        for block in draft.told:
            yield from _site(draft, block)
        body = draft.article.body_start
        for found in list(_MARKUP.finditer(draft.text[body:]))[:1]:
            yield at(
                draft,
                body + len(found[0]) - len(found[0].lstrip()) + found.start(),
                "warning",
                "markup",
                f"{quoted(found[0])} is shown as it is typed",
                "write sentences and lists",
            )


def _markup(draft: Draft, block: Block) -> Iterator[Finding]:
    text, start = block.span.of(draft.text), block.span.start
    for found in _TAG.finditer(text):
        yield at(
            draft, start + found.start(), "warning", "raw-html", f"{quoted(found[0])} is HTML", "write the words alone"
        )
    for found in _IMAGE.finditer(text):
        yield at(
            draft,
            start + found.start(),
            "warning",
            "image",
            f"{quoted(found[0])} is an image",
            "take it out; psychobot shows words alone",
        )
    for found in _LINK.finditer(text):
        yield from _link(draft, start + found.start(), found)
    for found in _REFERENCE.finditer(text):
        if not re.search(rf"^\[{re.escape(found['to'] or found['text'])}\]:", draft.text, re.M | re.I):
            yield at(
                draft,
                start + found.start(),
                "error",
                "broken-link",
                f"{quoted(found[0])} leads nowhere",
                "take the link out",
            )
    if address := _ADDRESS.search(_LINK.sub("", text)):
        yield at(
            draft,
            start + text.find(address[0]),
            "warning",
            "bare-link",
            f"{quoted(address[0])}: a web address stands in the text",
            "put it into `url` of its source",
        )


def _site(draft: Draft, block: Block) -> Iterator[Finding]:
    """A web site named by its address, or the number of a reference, in a text that may be an answer."""
    text = block.span.of(draft.text)
    if (found := _SITE.search(text)) and not _ADDRESS.search(text):
        yield at(
            draft,
            block.span.start + found.start(),
            "warning",
            "bare-link",
            f"{quoted(found[0])}: a web address stands in the text",
            "put it into `url` of its source",
        )
    if number := _MARKER.search(text):
        yield at(
            draft,
            block.span.start + number.start(),
            "warning",
            "markup",
            f"{quoted(number[0])} points to a note that is not shown",
            "name the work, or take it out",
        )


def _link(draft: Draft, offset: int, found: re.Match[str]) -> Iterator[Finding]:
    to, closed = found["to"].strip(), found[0].endswith(")")
    if not to or not closed or not found["text"].strip() or not _leads(draft, to):
        yield at(
            draft,
            offset,
            "error",
            "broken-link",
            f"{quoted(found[0])} leads nowhere",
            "mend the link, or write its words alone",
        )
    else:
        yield at(
            draft,
            offset,
            "warning",
            "link",
            f"{quoted(found[0])} is a link, shown as it is typed",
            "put it into `url` of its source",
        )


def _leads(draft: Draft, to: str) -> bool:
    """Whether the target of a link could be there: an address is believed, a heading of this text is looked up."""
    if to.startswith("#"):
        return to[1:] in {"-".join(re.findall(r"[\w-]+", block.text.lower())) for block in draft.headings}
    return bool(re.match(r"https?://[\w-]+\.[\w.-]+\S*$|mailto:\S+@\S+$", to.split(" ")[0]))


RULES = (marks, markup)
