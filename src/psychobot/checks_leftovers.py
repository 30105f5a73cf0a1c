"""Rules about what is left in a text when it comes out of a wiki, a forum, a print, a chat or from under a cat's paws.

Tables of patterns, as in `psychobot.checks_slips`; none of these signs belongs into a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from psychobot.analysis import fold
from psychobot.checks_front import sources_of
from psychobot.checks_slips import Slip
from psychobot.checks_text import at
from psychobot.english import is_common, is_english
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material

_TAGS = "b|i|u|s|url|quote|img|size|color|colour|font|list|code|center|left|right|spoiler|youtube|h[1-6]|sup|sub|table|tr|td"
LEFT = (
    Slip("stray-sign", "warning", "is a stray sign", "take it out", re.compile(
        r"[¶†‡¤¬¦¨▪■□●○◦►▶◄▼▲→←⇒↑↓✓✔✗✘]|§(?! ?\d)|(?<=\w) [•·] (?=\w)|\^\^+|~~|(?<!\*)\*{3,}(?!\*)|\|\||@@|(?<=\w)##+|(?<=\w )##+|%%|&&|"
        r"(?<=\s)[\^~|<>#@\\_¦](?=\s|$)|(?<=[a-z])[\^~|#\\](?=\s|[a-z])|[(\[]\s*[)\]]|“\s*”|[(\[][,;.]|[,;][)\]]|(?<=[a-z])[<>](?=[a-z])")),
    Slip("markup", "warning", "is shown as it is typed", "write the words alone", re.compile(
        rf"['’]{{2,}}|\[\[|\]\]|\{{\{{|\}}\}}|\[/?(?:{_TAGS}|\*)(?:=[^\]\n]*)?\]|(?<![=\w])={{2,}}(?=\s?\w)|:::|"
        r"\$\$?[^$\n]*\\\w+[^$\n]*\$|\bh[1-6]\. (?=[A-Z])|\{(?:quote|code|panel|toc)\b[^}]*\}|<ref\b|&lt;|&gt;|__(?:NO)?TOC__", re.I)),
    Slip("machine-talk", "error", "was left by a machine that writes", "take it out, and read what stands around it", re.compile(
        r"\bcite(?:turn|\W?turn)\w*|\bturn\d+(?:search|view|news|file|image|academia|fetch)\d+|oai_?cite\w*|contentReference\S*|【[^】\n]*】?|】|"
        r"\butm_source=\S*|<\|[^|\n]*\|>|\[/?INST\]|\bAs an? (?:AI|artificial intelligence)\b(?=[^.]*\b(?:I|cannot|can't|can’t|not able)\b)|"
        r"\b(?:[Mm]y|the) (?:knowledge|training) cut-?off\b|\b[Rr]egenerate response\b|\bas of my (?:last|latest) (?:knowledge )?(?:update|training)\b|"
        r"(?:^|(?<=[.!?] ))(?:Certainly|Sure|Absolutely|Of course|Great question)[!,.:] (?=Here|I|Let|The|Below|You)|"
        r"\b(?:Here is|Here's|Here’s|Below is) (?:a|an|the|your) (?:\w+[- ]){0,3}(?:version|paragraph|draft|rewrite|rewording|summary|passage|text|article|section|outline)\b|"
        r"\b(?:[Ll]et me know|[Tt]ell me) (?:if|whether) you(?:['’]d| would)? (?:like|want|need|prefer)\b|\b[Ww]ould you like me to\b|\b(?:I can|I could|I will|I['’]ll) (?:also )?(?:rewrite|rephrase|expand|shorten|adjust|provide more|make it)\b|"
        r"\bI(?:['’]m| am) (?:sorry|unable|not able)\b[^.]*\b(?:but I|to (?:provide|assist|access|browse|help))|\bI do(?:n['’]t| not) have (?:access|the ability)\b|"
        r"\b(?:system|user|assistant) ?prompt\b|\bthe user (?:asked|wants|requested)\b|\bChatGPT (?:said|can make)\b")),
    Slip("keyboard-slip", "warning", "is no word but a slip of the hand", "take it out", re.compile(
        r"\b\w*(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer(?:t|\b)|wertz|rtyu|tyui|yuio|uiop|zxcv|xcvb|cvbn|vbnm|jkl;|lkjh|kjhg|jhgf|gfds|fdsa|poiu|oiuy|rewq|mnbv|bvcx)\w*;?|"
        r"\b(?!(?i:www|xxx?|i{3}|[xvi]+|h+m+|a+h+|z+|mmm+)\b)\w*?([A-Za-z])\1\1\w*|\b[b-df-hj-np-tv-xz]{5,}\b|;;+(?=\w)|(?<=\w)[;\[\]=\\](?=[a-z]{2})(?<!\[)", 0)),
    Slip("slip", "warning", "is a slip of the pen", "mend it", re.compile(
        r"(?<![\w.’'-])i (?:am|was|have|had|will|would|can|could|do|did|think|feel|know|want|need|hope)\b|(?<![\w.’'-])i['’](?:m|ve|ll|d)\b|"
        r"\b(?:could|would|should|must|might) of\b(?! (?:course|the|these|those|this|that)\b)|\b(?:more|less|rather|better|worse|older|younger|longer|shorter|higher|lower|greater|smaller|fewer) then (?:a|an|the|one|half|they|others?|it|in|\d+|when|most)\b|"
        r"\b[Tt]heir (?:is|are|was|were)\b|\b(?:in|of|on|with|for|from|to|by) there (?:own|lives|past|life|childhood|parents|feelings|therapists?|work)\b|\b[Ii]t['’]s own\b|\b[Yy]our (?:a|the|not|welcome|going|able)\b|\ba lot of times of\b|\balot\b|"
        r"\b(?:who|that|it|he|she)s['’] (?:is|are)\b|\bdue too\b|\b(?:to|too) (?:much|many) too\b|\bto (?:much|many|often|early|late|little)\b(?= (?:of|for|to|in|and)\b)|\bloos(?:e|es|ing) (?:touch|control|hope|weight|interest|sleep|faith|sight)\b|"
        r"\bin tact\b|\bfor all intensive\b|\bit's (?:effects?|roots|aims?|goals?|history|name|focus)\b|\bthe affects? (?:of|on)\b|\b(?:can|may|might|will|to) effect (?:the|how|your|their|a|people|behavior|mood)\b|\bthan (?:the|they|he|she|it) (?:therapist )?(?:will|would) then\b")),
)
"""What is looked for in every paragraph, item and heading."""
FOR_LATER = re.compile(
    r"\b(?:NAMES?|TITLE|TEXT|DATE|AUTHORS?|SUMMARY|PUBLISHER|SOURCE|URL|LINK) (?:HERE|TO COME|GOES HERE|TBD|NEEDED)\b|\b(?:TBD|TBA|TBC|TK|TODO|FIXME|XXX+|XYZ)\b|"
    r"\b(?i:your|author(?:['’]?s)?|reviewer(?:['’]?s)?|publisher(?:['’]?s)?|article|insert|add|enter|full|first|last) (?i:(?:\w+ )?(?:name|title|date|summary|text)s?(?: here)?)$|"
    r"\b(?i:to be (?:added|confirmed|determined|written|decided|announced|named|filled|checked|done|completed)|fill (?:me |this |it )?in|change ?me|replace (?:me|this)|"
    r"place ?holder|lorem|ipsum|dolor sit|goes here|coming soon|insert (?:a|the|your|name|title)|(?:add|write|put) (?:a|the|your|some)? ?\w+ (?:here|later)|not yet (?:known|written|decided)|"
    r"same as above|see above|ditto|j(?:ohn|ane) doe|jane q|firstname|lastname|first last|some ?(?:one|body)|who ?ever|tktk|asdf\w*|qwert\w*|blah\b.*|foo ?bar|test(?: test)+|sample (?:text|title|name))\b|"
    r"<[^>\n]*>|\?{2,}|\{[^}\n]*\}|\[[^\]\n]*\]|\$\w+|%\w+%|_{2,}|^\W*(?:\.{2,}|…)\W*$|^(?i:\?|x+|n/?a|none|null|nil|unknown|name|title|nobody|tbd)$")
"""What stands in the front matter for a value that somebody meant to write later."""
CUT = re.compile(r"\b(?P<one>[A-Za-z]{2,})(?P<gap>- |-)(?P<two>[a-z]{2,})\b(?!-)")
JOINING = frozenset("and or to nor but through versus as".split())
FIRSTS = frozenset(
    "anti bi bio co counter cross de dis ex extra hyper hypo in inter intra macro mal mega meta micro mid mini mis mono multi neo neuro non out "
    "over para post pre pro proto pseudo psycho quasi re self semi sub super supra tele trans tri ultra un under up".split())
"""First halves that are joined with a hyphen by some writers, and without by others."""


def leftovers(material: Material) -> Iterator[Finding]:
    """Stray signs, marks of wikis and forums, talk of machines and slips of the hand."""
    for draft in material.drafts:
        for block in draft.blocks:
            text, start = block.span.of(draft.text), block.span.start
            for code, severity, problem, advice, words in LEFT:
                if (found := words.search(text)) and (draft.english or code not in ("slip", "keyboard-slip")):
                    yield at(draft, start + found.start(), severity, code, f"{quoted(found[0])} {problem}", advice)


def cut_words(material: Material) -> Iterator[Finding]:
    """Words that were cut at the end of a line, and joined with the next line since."""
    for draft in material.drafts:
        for block in draft.blocks if draft.english else ():
            text, start = block.span.of(draft.text), block.span.start
            for found in CUT.finditer(text):
                if _is_cut(found["one"].lower(), found["gap"], found["two"]):
                    yield at(draft, start + found.start(), "warning", "word-cut",
                             f"{quoted(found[0])} is cut in two", "join the word, so that it is found")


def _is_cut(one: str, gap: str, two: str) -> bool:
    """Whether two halves are one word: "psy- chology" is, "long- and short-" and "self-help" are not."""
    if two in JOINING or not _known(one + two):
        return False
    return gap == "- " or (one not in FIRSTS and not (_known(one) and _known(two)))


def _known(word: str) -> bool:
    return is_common(fold(word)) or is_english(fold(word))


def left_for_later(material: Material) -> Iterator[Finding]:
    """Values of the front matter that somebody meant to write later."""
    for draft in material.drafts:
        for key, text, line in _values(draft):
            if found := FOR_LATER.search(text):
                yield Finding(draft.file, line, "error", "placeholder",
                              f"`{key}`: {quoted(found[0])} stands for text to come", "write it, or take the key out")


def _values(draft: Draft) -> Iterator[tuple[str, str, int]]:
    """Every text of the front matter, names one by one: key, text, line."""
    rows = [("", 0, draft.meta or {}), *(("sources", number, row) for number, row in sources_of(draft))]
    for table, number, row in rows:
        for key, value in row.items():
            texts = value if isinstance(value, list) else [value]
            for text in texts:
                if isinstance(text, str) and text.strip() and key != "url":
                    yield key, text.strip(), draft.key_line(key, table, number)


RULES = (leftovers, cut_words, left_for_later)
