"""A web page as lines: every visible line of the HTML, with what the page says of its place, and the page's own facts.

trafilatura finds the article and the facts. It loses a list or a heading now and then, so its text is evidence only:
what it keeps is never taken for furniture by its place, and headings and lists it lost within the article stay.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from psychobot.errors import ArticleError
from psychobot.furniture import folded, is_prose
from psychobot.importing import Facts
from psychobot.page_lines import INVISIBLE, Line
from psychobot.web_facts import facts_of_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MISSING = (
    "HTML needs trafilatura, which is not installed; run: pip install 'psychobot[import]' (or copy the page as text)"
)

UNSEEN = frozenset("script style template svg noscript head iframe object canvas audio video math".split())
BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre
section select summary
table tbody td tfoot th thead tr ul""".split()
)
ASIDE = "beside the article"
ZONES = {
    "nav": "navigation",
    "footer": "footer of the page",
    "figcaption": "caption of a picture",
    "aside": ASIDE,
    "form": "form",
    "button": "form",
    "select": "form",
    "label": "form",
    "dialog": "window above the page",
    "header": "header of the page",
}
BY_PLACE = (ASIDE, "header of the page", "footer of the page", "promotion")
"""Zones whose sentences are in all the same when trafilatura keeps them."""
CAPTION = ZONES["figcaption"]
EXPLAINS = 5
"""Words from which a caption says something."""
CREDITED = re.compile(
    r"©|\(c\)|[^\W\d_]\s?/\s?[A-ZÀ-Ý]|(?i:\b(?:photo\w*|foto\w*|bild\w*|images?|immagine|imagen|imagem|pictures?|cr[eé]dit\w*|courtesy|sources?|quelle"
    r"|fuente|fonte|bron|illustrat\w*|drawing|drawn|painting|permission|licen[cs]ed?|stock|archiv\w*|agenc\w*|museum|collection)\b)|\b[Bb]y [A-Z]|\b(?:[A-Z]{2,}\s?){2,}\W*$"
)
"""What names whoever made a picture, or where it comes from."""
NEVER = ("html", "body", "main", "article", "h1", "caption")
"""Elements that are no furniture, whatever their class."""
ROLES = {
    "navigation": "navigation",
    "banner": "header of the page",
    "contentinfo": "footer of the page",
    "complementary": "beside the article",
    "search": "form",
    "dialog": "window above the page",
    "alertdialog": "window above the page",
    "menu": "navigation",
    "menubar": "navigation",
}
CLASSES: tuple[tuple[str, str], ...] = (
    ("cookie notice", r"cookies?|consent|gdpr|ccpa|onetrust|cmp"),
    ("newsletter", r"newsletters?|nl|subscribe|subscription|signup|sign-up|mailing|email-capture|optin"),
    (
        "sharing",
        r"social|partage|partager|teilen|compartir|share|sharing|sharebar|share-buttons|addtoany|sharedaddy|follow-us",
    ),
    (
        "related articles",
        r"related|lire-aussi|recommended|recommendations|recirc|read-next|read-more|more-from|also-like|trending|popular|latest-posts|recent-posts|post-navigation|nav-links|yarpp|outbrain|taboola",
    ),
    ("comments", r"comments?|comment-list|comment-form|comments-area|disqus|respond|discussion-thread"),
    (
        "navigation",
        r"breadcrumbs?|crumbs|bc|ariane|menu|navbar|nav|navigation|pagination|pager|skip-link|skip|main-menu|topbar|top-bar|site-nav|language-switcher|lang-switch|mw-editsection|navbox|catlinks|jump-link|back-to-top",
    ),
    (
        "table of contents",
        r"toc|sommaire|inhaltsverzeichnis|table-of-contents|on-this-page|contents-list|page-toc|anchor-links|jump-links|ez-toc-container",
    ),
    (
        "advertisement",
        r"ad|ads|pub|publicite|werbung|advert|advertisement|adsbygoogle|ad-slot|ad-container|sponsor|sponsored|sponsored-content|dfp|leaderboard|anzeige",
    ),
    (
        "promotion",
        r"promo|promotion|downloads?|cta|call-to-action|banner|upsell|product-card|offer|app-download|donate|donation",
    ),
    (
        "about the author",
        r"author-bio|author-box|bio|about-author|author-info|authorbox|author-card|author-description",
    ),
    ("beside the article", r"sidebar|widget|widget-area|rail|right-rail|secondary"),
    ("footer of the page", r"footer|site-footer|page-footer|colophon|copyright|legal|disclaimer"),
    ("window above the page", r"modal|popup|pop-up|overlay|lightbox|interstitial|toast"),
    ("feedback", r"feedback|was-this-helpful|helpful|rating|ratings|page-feedback"),
    (
        "caption of a picture",
        r"caption|wp-caption-text|image-caption|photo-credit|img-credit|image-credit|picture-credit",
    ),
    ("box of facts", r"infobox|taxobox"),
    ("tags", r"tags|tag-list|tags-links|post-tags|cat-links|taxonomy"),
)
PART = (
    r"(?:box|block|bar|section|wrapper|wrap|container|module|widget|area|list|links?|cards?|inline|panel|unit|content|item"
    r"|btn|button|form|text|row|group|inner|slot|teaser|prompt|promo|message|callout)s?"
)
"""What a name of a class may end in: "donate-box" is as good as "donate"."""
NAMED = tuple(
    (reason, re.compile(rf"(?:^|\s)(?:[a-z0-9]+(?:-|__|_))*(?:{names})(?:(?:-|__|_){PART})*(?:$|\s)"))
    for reason, names in CLASSES
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class WebPage(NamedTuple):
    """The lines of a web page, what it says about itself, and what a person should look at."""

    lines: list[Line]
    facts: Facts
    notes: tuple[str, ...]


def read_html(text: str, name: str) -> WebPage:
    """The lines and facts of a web page. Raises ArticleError when trafilatura is missing or there is no text."""
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError:
        raise ArticleError(name, 1, MISSING) from None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        tree = html.document_fromstring(
            text, parser=html.HTMLParser(recover=True, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, ValueError) as error:
        raise ArticleError(
            name, 1, f"holds no HTML that can be read ({error}); save the page again, or copy it as text"
        ) from None
    article = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True) or ""
    lines = list(with_markers(_Walk(tree).lines()))
    if not lines:
        raise ArticleError(
            name, 1, "holds no text that can be seen; the page may need a browser to build it: copy its text instead"
        )
    lines, notes = _weighed(lines, article)
    return WebPage(lines, facts_of_html(tree, trafilatura.extract_metadata(text)), notes)


def _weighed(lines: list[Line], article: str) -> tuple[list[Line], tuple[str, ...]]:
    """Lines with the article trafilatura found as evidence: what it kept is in, what stands far outside is out."""
    found = {folded(re.sub(r"^[-*#]+\s+", "", row)) for row in article.splitlines()} - {""}
    whole = f" {folded(article)} "
    has = [key in found or (len(key) > 60 and f" {key} " in whole) for key in (folded(line.text) for line in lines)]
    freed = [
        line._replace(zone="")
        if kept and line.zone in BY_PLACE and is_prose(line) and not _is_amid_box(lines, at)
        else line
        for at, (line, kept) in enumerate(zip(lines, has, strict=True))
    ]
    inside = [at for at, line in enumerate(freed) if has[at] and not line.zone and is_prose(line, 8)]
    if not inside:
        return freed, ("trafilatura found no article here; look at what was kept",)
    freed = list(_with_tips(_with_captions(freed), inside[0], inside[-1]))
    lost = [
        freed[at]
        for at in range(inside[0], inside[-1])
        if not has[at] and not freed[at].zone and (freed[at].kind == "heading" or freed[at].is_item)
    ]
    headings = sum(line.kind == "heading" for line in lost)
    note = (
        (f"{headings} headings and {len(lost) - headings} list items that trafilatura had lost were put back",)
        if lost
        else ()
    )
    return freed, note


def _is_amid_box(lines: list[Line], at: int) -> bool:
    """Whether a sentence stands between short lines of one and the same box that sells."""
    beside = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
    return lines[at].zone == "promotion" and all(line.zone == "promotion" and not is_prose(line) for line in beside)


def _with_tips(lines: list[Line], first: int, last: int) -> Iterator[Line]:
    """The lines with boxes of tips freed: in the midst of the article, with a list, and without a single link."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].zone == lines[at].zone:
            end += 1
        box = lines[at:end]
        tips = first < at < end <= last and lines[at].zone == ASIDE and _holds_tips(box)
        yield from (line._replace(zone="") for line in box) if tips else box
        at = end


def _with_captions(lines: list[Line]) -> list[Line]:
    """The lines with captions freed that are sentences and name nobody who made the picture: they explain it."""
    return [
        line._replace(zone="") if line.zone == CAPTION and all(map(_explains, _of_figure(lines, at))) else line
        for at, line in enumerate(lines)
    ]


def _of_figure(lines: list[Line], at: int) -> list[Line]:
    """A line of a caption and those beside it."""
    return [line for line in lines[max(0, at - 1) : at + 2] if line.zone == CAPTION]


def _explains(line: Line) -> bool:
    return line.ends and len(line.words) >= EXPLAINS and not CREDITED.search(line.text)


def _holds_tips(box: list[Line]) -> bool:
    items = sum(line.is_item for line in box)
    return items >= 2 and len(box) <= items + 2 and not any(line.linked or "@" in line.text for line in box)


WORD_ENDS, WORD_BEGINS = re.compile(r"[a-zß-ÿ]{3}$"), re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2}")
"""Where two inline pieces are words of their own: in *iPhone*, *mRNA*, *YouTube* or *McDonald* one is too short."""


class _Walk:
    """The visible lines of a document, in order."""

    def __init__(self, tree: HtmlElement) -> None:
        self.body = tree.find("body") if tree.find("body") is not None else tree
        self.words = max(1, sum(len((each.text_content() or "").split()) for each in self.body.iter("p")))
        self.pieces: list[str] = []
        self.linked = self.within = 0
        self.number = 0
        self.apart = True
        self.asides: list[tuple[str, str]] = []

    def lines(self) -> Iterator[Line]:
        """Walk the document without recursion: pages nest deeper than Python does."""
        stack: list[tuple[Any, str, Line | None, bool]] = [(self.body, "", None, False)]
        while stack:
            node, zone, shape, leaving = stack.pop()
            if isinstance(node, str):
                self._add(node, zone)
                continue
            if leaving:
                yield from self._flush(shape, zone)
                continue
            if not isinstance(node.tag, str) or node.tag in UNSEEN:
                continue
            if node.tag == "br" or node.tag in BLOCKS:
                yield from self._flush(shape, zone)
            if node.tag in ("tr", "dt") and (row := _row(node)):
                self.number = node.sourceline or self.number or 1
                self.pieces.append(row)
                yield from self._flush(Line(1, "", "item"), zone)
                continue
            if node.tag == "dd" and _is_told_before(node):
                continue
            if node.tag == "span" and self._by_class(node) == "advertisement":
                self.asides.append((" ".join((node.text_content() or "").split()), "advertisement"))
                continue
            if not self.number or node.tag in BLOCKS:
                self.number = node.sourceline or self.number or 1
            stack.extend(self._inside(node, zone, shape))

    def _inside(self, node: Any, zone: str, shape: Line | None) -> list[tuple[Any, str, Line | None, bool]]:
        """What is to be walked for an element, last first."""
        block = node.tag in BLOCKS
        own_zone = zone or (self._zone(node) if block or node.tag in ("a", "span", "sup") else "")
        own_shape = _shape(node, shape) if block else shape
        todo: list[tuple[Any, str, Line | None, bool]] = []
        link = _link(node)
        if node.text:
            todo.append((node.text, link, None, False))
        for child in node:
            todo.append((child, own_zone, own_shape, False))
            if child.tail:
                todo.append((child.tail, link, None, False))
        if block:
            todo.append((node, own_zone, own_shape, True))
        return todo[::-1]

    def _add(self, text: str, link: str) -> None:
        if self.pieces and WORD_ENDS.search(self.pieces[-1]) and WORD_BEGINS.match(text):
            self.pieces.append(" ")  # "Ann Leaf</a><span>Consultant": what a style sheet sets apart
        self.pieces.append(text)
        self.linked += len(text.strip()) if link == AWAY else 0
        self.within += len(text.strip()) if link == WITHIN else 0

    def _flush(self, shape: Line | None, zone: str) -> Iterator[Line]:
        text = re.sub(r"\s+", " ", "".join(self.pieces).translate(INVISIBLE)).strip()
        linked, within, self.pieces, self.linked, self.within = self.linked, self.within, [], 0, 0
        text = re.sub(r"\s*\[\s*(?:edit|edit source|bearbeiten|modifier|editar)[^\]]*\]$", "", text)
        if text:
            like = shape or Line(1, "")
            if like.kind != "heading" and within >= 0.9 * len(text):
                zone = zone or "table of contents"
            marker = f"{like.last}. " if like.kind == "ordered" else ""
            yield like._replace(
                number=self.number,
                text=marker + text,
                last=0,
                zone=zone,
                linked=min(1.0, linked / len(text)),
                apart=True,
            )
        yield from (Line(self.number, words, zone=reason) for words, reason in self.asides if words)
        self.asides = []

    def _zone(self, node: Any) -> str:
        if node.get("hidden") is not None or HIDDEN.search(node.get("style") or ""):
            return "hidden"
        if node.tag == "button" and _opens_section(node):
            return ""
        reason = ROLES.get((node.get("role") or "").lower()) or self._by_class(node) or ZONES.get(node.tag, "")
        if (
            not reason
            or node.tag in NEVER
            or (node.tag == "table" and reason == "caption of a picture")
            or self._holds_article(node)
        ):
            return ""
        if (
            reason == "caption of a picture"
            and node.getparent() is not None
            and node.getparent().find(".//table") is not None
        ):
            return ""
        if (
            reason == "footer of the page"
            and node.tag == "footer"
            and any(True for _ in node.iterancestors("article", "main"))
        ):
            return ""
        return (
            ""
            if reason == "header of the page" and any(True for _ in node.iterancestors("article", "main"))
            else reason
        )

    def _by_class(self, node: Any) -> str:
        named = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
        return next((reason for reason, pattern in NAMED if pattern.search(named)), "") if named.strip() else ""

    def _holds_article(self, node: Any) -> bool:
        """Whether an element holds the title or much of the text of the page, whatever it is called."""
        if node.find(".//h1") is not None:
            return True
        return sum(len((each.text_content() or "").split()) for each in node.iter("p")) > 0.4 * self.words


FOLDED = re.compile(r"accordion|collaps|expand|faq|toggle|disclosure")


def _opens_section(button: Any) -> bool:
    """Whether a button is the heading of a section that can be folded, as on pages of questions and answers."""
    around = [button, *itertools.islice(button.iterancestors(), 3)]
    named = any(FOLDED.search(f"{each.get('class') or ''} {each.get('id') or ''}".lower()) for each in around)
    said = button.get("aria-expanded") is not None or button.get("aria-controls") is not None
    words = len((button.text_content() or "").split())
    return words >= 2 and (named or said or any(re.fullmatch(r"h[2-6]", each.tag) for each in around[1:2]))


AWAY, WITHIN = "link", "link within the page"


def _link(node: Any) -> str:
    """Where the words of an element lead, if it is a link or stands in one."""
    anchor = next((each for each in (node, *node.iterancestors()) if each.tag == "a"), None)
    if anchor is None:
        return ""
    return WITHIN if re.match("#.", anchor.get("href") or "") else AWAY


def _row(node: Any) -> str:
    """A row of a table, or a term with what it means, as one line; empty where a table only lays out the page."""
    if node.tag == "dt":
        told = node.getnext()
        cells = [node, told] if told is not None and told.tag == "dd" else []
        if not cells or any(each.tag in BLOCKS for each in told.iterdescendants() if isinstance(each.tag, str)):
            return ""
    else:
        table = next(node.iterancestors("table"), None)
        if table is None or not _is_of_data(table):
            return ""
        cells = [each for each in node if each.tag in ("td", "th")]
    texts = [text for each in cells if (text := " ".join((each.text_content() or "").split()))]
    head, rest = (texts[0], "; ".join(texts[1:])) if texts else ("", "")
    return f"{head}{' ' if head.endswith(('.', '?', '!', ':')) else ': '}{rest}" if rest else head


def _is_of_data(table: Any) -> bool:
    """Whether a table holds data in cells of few words each, rather than the page."""
    cells = list(table.iter("td", "th"))
    if table.find(".//table") is not None or len(cells) < 4:
        return False
    return all(
        len((cell.text_content() or "").split()) <= 40
        and not any(
            each.tag in ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "br") for each in cell.iterdescendants()
        )
        for cell in cells
    )


def _is_told_before(node: Any) -> bool:
    """Whether the meaning of a term stands in the line of the term already."""
    term = node.getprevious()
    return term is not None and term.tag == "dt" and _row(term) != ""


MARKER = re.compile(r"(?:[-–*•·‣▪●◦○■►▸✓✔→]|\(?(?P<number>\d{1,2})[.)]?)$")


def with_markers(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines in which a bullet or number that stands in an element of its own has joined the words beside it."""
    waiting: Line | None = None
    last = 0
    for line in lines:
        match = MARKER.match(line.text)
        if waiting is not None and not match and line.kind == "text":
            number = re.sub(r"\D", "", waiting.text)
            yield line._replace(
                kind="ordered" if number else "item", text=f"{number}. {line.text}" if number else line.text
            )
            waiting = None
        elif waiting is not None:
            yield waiting
            waiting = None
        elif not match:
            yield line
        if match and line.kind == "text" and int(match["number"] or last + 1) == last + 1:
            waiting, last = line, last + 1 if match["number"] else last
        elif match:
            yield line
            last = 0
    if waiting is not None:
        yield waiting


def _shape(node: Any, shape: Line | None) -> Line | None:
    """What the lines of an element are: a heading, an item, or what the element around it says."""
    if re.fullmatch(r"h[1-6]", node.tag):
        return Line(1, "", "heading", int(node.tag[1]))
    if node.tag == "button" and _opens_section(node):
        return shape if shape is not None and shape.kind == "heading" else Line(1, "", "heading", 3)
    if node.tag == "li":
        above = node.getparent()
        if above is not None and above.tag == "ol":
            place = [child for child in above if child.tag == "li"].index(node) + 1
            return Line(1, "", "ordered", last=place)
        return Line(1, "", "item")
    if node.tag in ("ul", "ol", "table", "section", "article", "div") and shape is not None and shape.kind == "heading":
        return None
    return shape
