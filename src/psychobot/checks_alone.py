"""Rules about paragraphs that lean on others: each may be shown alone, as the answer to a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psychobot.checks_text import at
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material
from psychobot.passages import Block

_POINTS = re.compile(
    r"^(?:This|These|(?:Those|They|He|She)(?! (?:who|whose|with|in|of|that)\b)|Such)\b"
    r"(?! (?:article|text|page|guide|glossary|one thing)\b)(?!,)|"
    r"^It(?= (?:(?:is|was|has|can|may|will|does) )?(?:also|too|even|then|still)\b)",
)
"""A word that stands for something named before."""
_CONNECTS = re.compile(
    r"^(?:However|Therefore|Thus|Hence|Moreover|Furthermore|Additionally|Consequently|Nevertheless|Nonetheless|Conversely|"
    r"Likewise|Similarly|Accordingly|In addition|In contrast|By contrast|As a result|On the other hand|On the contrary|"
    r"For (?:this|that|these) reasons?|Because of (?:this|that)|In other words|That said|That being said|With that in mind|"
    r"Even so|After all|In turn),?\b(?! (?:to|as)\b)",
)
"""A word that joins a sentence to one before it."""
_TOLD = "mentioned|noted|described|discussed|explained|seen|shown|said|stated|outlined|listed|covered|pointed out"
_THING = "table|list|figure|chart|graph|diagram|section|paragraph|chapter|steps?|examples?|points?|tips|image|video|infographic"
_SHOWN = "chart|figure|graph|diagram|table|picture|photo|photograph|image|illustration|infographic|graphic|map|timeline|flowchart|drawing|sketch|cartoon|screenshot|video|clip|slide|box|sidebar|inset"
"""What stands beside a text, and never in one that is shown as words."""
_DRAWN = "chart|figure|graph|diagram|table|infographic|timeline|flowchart|screenshot|video|clip|slide|sidebar|inset"
"""What a text speaks of only where it stands beside it: photographs and drawings are a subject too."""
_ELSEWHERE = re.compile(
    rf"\b(?:as|was|were|been|are|is|we|I)(?: \w+)? (?:{_TOLD}) (?:above|below|earlier|before|previously|later on)\b|"
    rf"\bas (?:previously|already|just) (?:{_TOLD})\b|\b(?:above|below|afore|before)[- ]?mentioned\b|\bsee (?:above|below)\b|"
    rf"\b(?:the|these|those) (?:{_THING}) (?:above|below|that follows?)\b|\b(?:the|this) (?:above|below) (?:{_THING})\b|"
    rf"\b(?:in|see|of) the (?:previous|preceding|last|next|following) (?:section|paragraph|chapter|part|article)s?\b(?! of\b)|"
    rf"\b(?:as|see|in) (?:figure|fig\.|table|chart|appendix|box) \d+\b|\b(?:as we(?:'ve| have)? (?:saw|seen)|we will see)\b|"
    r"\b(?:on|see|over) the (?:next|previous|last|facing|following) page\b|\b(?:in|see) (?:part|chapter|section) (?:one|two|three|four|five|\d+)\b|"
    r"\bwill come back to\b|"
    rf"\b(?:later|earlier|elsewhere) in this (?:article|guide|section|post|page|text)\b|"
    rf"\b(?:{_SHOWN})s? (?:(?:on|at|to|in) (?:the|your) (?:right|left|top|bottom|side|margin|screen|cover)|opposite|overleaf|above|below|alongside|here|that follows?)\b|"
    rf"\b(?:the|this|following|our|next|accompanying|attached) (?:{_DRAWN})s? (?:shows?|illustrates?|depicts?|lists?|compares?|gives?|summari[sz]es?|explains?|sums? up)\b(?<!article gives)|"
    rf"\b(?:following|accompanying|attached|enclosed|adjacent) (?:{_SHOWN})s?\b|"
    rf"\b(?:see|in|as|from|and|refer to|look at|consult|per) (?:the )?(?:{_SHOWN}|appendix|exhibit|annex|worksheet|slide|plate|panel|footnote|note|endnote) (?:\d+[a-z]?|(?-i:[A-Z])|(?-i:[IVX]+))\b|"
    r"\b(?:pictured|illustrated|shown|depicted|sketched|drawn|charted) (?:here|below|above|opposite|overleaf|(?:on|at|to) the (?:right|left))\b|\b(?:see|turn to|refer to|on|consult) pages? \d+\b(?! of)|"
    r"\b(?:click|tap|hover|swipe|scroll) (?:here|down|up|on|over|the|to|below|through|left|right|for)\b|\bpress (?:here|play|the (?:[a-z]+ )?(?:button|icon|link))\b|\bdrop-?down\b|\b(?:watch|play|listen to|view|see|download|open) (?:the|this|our) (?:(?:short|full|whole|following) )?(?:video|clip|recording|podcast|audio|animation|slideshow|slides?|film|pdf|file|worksheet|handout|infographic|gallery|attachment)\b|"
    r"\b(?:the|this) (?:link|button|form|quiz|menu|box|sidebar|tab|icon|banner|panel|widget|checklist|map)s? (?:below|above|(?:on|at|to|in) the (?:right|left|top|bottom|side|corner))\b|"
    r"\bthe (?:links?|buttons?) (?:opens?|leads?|takes? you)\b|\b(?:below|above) (?:is|are|you(?:'ll| will)? (?:find|see)) (?:an?|the|some|our) (?:\w+ )?(?:chart|table|figure|list|graph|diagram|picture|image|video|photo|map)\b|"
    r"\b(?:next|previous|last|coming) (?:chapter|section|page|lesson|module|unit|slide|episode|installment)\b(?! of (?:life|one))|\bin (?:chapter|section|part|unit|module|lesson|volume) (?:\d+|[IVX]+)\b",
    re.I,
)
"""Words that send the reader to another place of the page."""


def leaning(material: Material) -> Iterator[Finding]:
    """Paragraphs that cannot be understood where they are shown alone."""
    for draft in material.drafts:
        for block in draft.told if draft.english else ():
            yield from _leaning(draft, block)


def _leaning(draft: Draft, block: Block) -> Iterator[Finding]:
    opens = block.kind == "paragraph" and (_POINTS.match(block.text) or _CONNECTS.match(block.text))
    if opens:
        yield at(
            draft,
            block.span.start,
            "warning",
            "leans-on-before",
            f"{quoted(block.text)} begins with {quoted(opens[0])}: shown alone, it says nothing of what is meant",
            "name the subject",
        )
    if found := _ELSEWHERE.search(block.text):
        yield at(
            draft,
            block.span.start,
            "warning",
            "points-elsewhere",
            f"{quoted(found[0])} sends the reader to another place, which is not shown",
            "say it here, or leave it out",
        )


RULES = (leaning,)
