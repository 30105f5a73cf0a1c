"""Elements of HTML and SVG from text. What is not `Html` already is escaped, so nothing can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Html(str):
    """Text that is markup already."""


def escaped(text: str) -> Html:
    """Any text as markup: lone surrogates and control characters, which no page may hold, become � or ?.

    >>> escaped('<script>alert("&")</script>')
    '&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;'
    """
    if isinstance(text, Html):
        return text
    return Html(escape(_FORBIDDEN.sub("\ufffd", text.encode("utf-8", "replace").decode())))


def el(name: str, *children: str, **attributes: object) -> Html:
    """An element. ``class_`` is written ``class``, ``stroke_width`` is written ``stroke-width``.

    >>> el("p", "1 < 2, ", el("b", "really"), class_="sum")
    '<p class="sum">1 &lt; 2, <b>really</b></p>'
    """
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"' for key, value in attributes.items())
    return Html(f"<{name}{told}>{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Html:
    """Pieces one after the other, each escaped unless it is markup."""
    return Html("".join(escaped(child) for child in children))
