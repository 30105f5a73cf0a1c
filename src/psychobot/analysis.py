"""The analyzer: text to terms, the same for passages and for questions.

`tokens` finds the words and where they stand, folding what typing varies: case, accents, Unicode
forms, curly apostrophes, dotted abbreviations, hyphens and British spellings. `stem` takes a word to
its Snowball (Porter2) stem. `grams` gives character 5-grams across word boundaries, which forgive a
wrong letter and a different ending (settings from ../docs/ranking.md).

>>> [token.word for token in tokens("Don’t the C.B.T. sessions analyse Freud's self-harm?")]
['dont', 'the', 'cbt', 'sessions', 'analyze', 'freud', 'self', 'harm']
>>> terms("Defence mechanisms, self-reflection")
['defens', 'mechan', 'self', 'reflect', 'selfreflect']
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from psychobot.english import is_english
from psychobot.records import Span

ANALYZER_VERSION = 2
"""Goes up whenever the same text would give other terms, so that old indexes are rebuilt."""
LONGEST_TERM = 40
"""Bytes: longer terms are cut, so that an index has cells of one width."""
GRAM = 5
"""Length of the character n-grams."""

APOSTROPHES = "'’‘ʼ′`´＇"
HYPHENS = "-‐‑‒"
UNITED_STATES = frozenset({"US", "U.S.", "USA", "U.S.A."})
"""Told from the pronoun by its capitals, before case is folded."""
_WORD = re.compile(rf"\w\.(?:\w\.)+|[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_COMPOUND = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)+")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")

FUNCTION_WORDS = frozenset("""
a about above after again all also am an and any anybody anyone anything are arent as at be because been before
being below between both but by can cant cannot could couldnt did didnt do does doesnt doing dont down during each
either else ever every everyone few for from further get gets getting give given go goes going got had has hasnt
have havent having he hello her here hers hes hey hi him his how however i id if ill im in into is isnt it its ive
just kind kinda let lets like lot lots make makes many may maybe me might mine more most much must my need no nor
not now of off oh ok okay on once one only onto or other others our out over own per perhaps please put quite rather
really s same say says see seem seems shall she shes should shouldnt since so some somebody somehow someone
something somewhere sort still such sure t tell than thank thanks that thats the their theirs them then there theres
these they theyre thing things this those though through to too toward towards under until up upon us use
used uses using usually very via want wanna was wasnt way we well were werent weve what whats when where wheres
whether which while who whom whos whose why will with within without wont would wouldnt yeah yes yet you youre your
yours ya actually basically anyway bit able around away back best better explain describe define mean means meaning
know knows wonder wondering curious pls plz lol idk ask asking question questions answer quick
heard read reading saw find found youve youd youll theyve theyd theyll whove whod wholl itll itd neednt mustnt
hadnt werent mightnt darent thatll thered urself urselves differ differs
different difference differences compare compared comparison versus vs distinguish distinction hm hmm um uh er erm oh
ah aha haha hehe wow huh eh tbh ngl imo imho btw fyi irl rn asap lmao smh ikr omg wtf wth wdym
gonna gotta gimme lemme dunno honestly literally anyways hows kindly sorry hiya cheers nah nope yep yea sorta alright
guys folks bro dude mate sir madam tips
""".split())
"""Words that carry little of what a question asks. They are indexed, but weigh little in a query."""

FILLERS = frozenset("""
ok okay alright lol lmao ha haha hehe hm hmm um uh er erm oh ah wow huh eh omg wtf wth smh ikr tbh ngl imo imho btw
fyi please pls plz thanks thank cheers sorry hi hello hey hiya kindly honestly literally basically actually really just
well anyway anyways guys folks bro dude mate sir madam yeah yep yea yes nah nope
""".split())
"""Words that are said beside a question and change nothing of it."""

_SPELLINGS = (
    (re.compile(r"our(?=$|s$|al|ed|ing|ist|less|ful|able|ite)"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"^([a-z]*[aeiou][a-z]+[aeiou]l)l(?=(?:ing|ed|or|ors|er|ers)$)"), r"\1"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
)
"""British endings and their American form, taken only where that is an English word."""
_MAY_BE_BRITISH = re.compile("our|is[eai]|ys[ei]|ll[ieo]|tres?$|ogue")
_OTHER_WORDS = frozenset("""
hours tours pours poured pouring scoured scouring flours floured sours soured souring prise prised prises prising
""".split())
"""Words whose American-looking form is another word."""
_IRREGULAR = {
    "defence": "defense", "defences": "defenses", "offence": "offense", "offences": "offenses",
    "licence": "license", "licences": "licenses", "pretence": "pretense", "practise": "practice",
    "practised": "practiced", "practising": "practicing", "programme": "program", "programmes": "programs",
    "grey": "gray", "mum": "mom", "mums": "moms", "children": "child", "childrens": "child", "kids": "kid",
    "men": "man", "women": "woman", "people": "person", "persons": "person", "feet": "foot", "felt": "feel",
    "began": "begin", "begun": "begin", "took": "take", "taken": "take", "paediatric": "pediatric",
    "anaesthetic": "anesthetic", "judgement": "judgment", "psychoanalyse": "psychoanalyze",
}
_TEXT_SPEAK = dict(pair.split(":") for pair in """
u:you ur:your urs:yours r:are y:why n:and nd:and k:ok w:with b4:before bcoz:because bcuz:because bcos:because
cuz:because coz:because cos:because bc:because wat:what wut:what wot:what wats:what wots:what wen:when wher:where
hav:have wuz:was dat:that dis:this dem:them dey:they ther:there cud:could wud:would shud:should abt:about
thru:through tho:though ppl:person sum1:someone some1:someone any1:anyone every1:everyone sth:something smth:something
smthing:something alot:lot rly:really tnx:thanks thnx:thanks thx:thanks ty:thanks yall:you yous:you
aint:isnt kno:know gr8:great wrk:work wrks:work hlp:help diff:different btwn:between
wks:week wk:week mths:month mth:month yrs:year yr:year hrs:hour mins:minute
""".split())
"""What is typed on a telephone, and the word it stands for."""
_READ_AS = _IRREGULAR | _TEXT_SPEAK


def irregular_forms() -> tuple[str, ...]:
    """Words as written that `fold` takes to another word: a misspelling may be one of these."""
    return tuple(_IRREGULAR)


_OWN_STEMS = {word: word for word in ("mindfulness", "business", "university", "universe", "organism", "general")}
"""Words that Snowball would put together with another: mind, busy, universal, organ, generate."""

_GREEK = re.compile(r"(?<=...)([aeiouy])(?:si|(?<=y)z)$")
"""How Snowball leaves the singular of a word in *-sis*, and its verb."""


class Token(NamedTuple):
    """One word of a text: its folded form, and where it stands."""

    word: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order, folded, with their spans in ``text``."""
    spans = (match.span() for match in _WORD.finditer(text))
    return [Token(word, *span) for word, span in zip(words(text), spans, strict=True)]


def words(text: str) -> list[str]:
    """The words of ``text`` in order, folded."""
    return list(chain.from_iterable(map(_shouted if text.isupper() else _said, text.split())))


@lru_cache(maxsize=65536)
def _said(piece: str) -> list[str]:
    """The words of a piece of text without spaces; few pieces are new."""
    return ["usa" if raw in UNITED_STATES else fold(raw) for raw in _WORD.findall(piece)]


@lru_cache(maxsize=65536)
def _stems_said(piece: str) -> list[str]:
    """Their stems."""
    return list(map(stem, _said(piece)))


def _shouted(piece: str) -> list[str]:
    """The same where all is in capitals, and those of a country tell nothing."""
    return list(map(fold, _WORD.findall(piece)))


def words_counted(texts: Sequence[str]) -> Counter[str]:
    """How often each word stands in some texts: each piece is read once, however often it is there."""
    found = Counter(chain.from_iterable(words(text) for text in texts if text.isupper()))
    for piece, times in Counter(chain.from_iterable(text.split() for text in texts if not text.isupper())).items():
        for word in _said(piece):
            found[word] += times
    return found


def compounds(text: str) -> list[str]:
    """The joined forms of hyphenated words: ``self-harm`` gives ``selfharm``."""
    if "-" not in text and (text.isascii() or not _HYPHEN.search(text)):
        return []
    return ["".join(words(found)) for found in _COMPOUND.findall(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One spelling for the forms a word is typed in: case, accents, possessives, British endings."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    word = word.lower()
    if not word.isalnum():
        head, apostrophe, tail = _partition_apostrophe(word)
        if apostrophe:
            word = head if tail == "s" and len(head) > 2 else head + tail
        word = word.replace(".", "")
    return _american(word)


def _partition_apostrophe(word: str) -> tuple[str, str, str]:
    match = _APOSTROPHE.search(word)
    if match is None:
        return word, "", ""
    return word[: match.start()], match[0], _APOSTROPHE.sub("", word[match.end() :])


def _american(word: str) -> str:
    if word in _READ_AS:
        return _READ_AS[word]
    if len(word) < 5 or word in _OTHER_WORDS or not _MAY_BE_BRITISH.search(word):
        return word
    forms = (pattern.sub(replacement, word) for pattern, replacement in _SPELLINGS)
    return next((form for form in forms if form != word and is_english(form)), word)


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball (Porter2) stem of a folded word; that of an *analysis* is that of *analyses* and *to analyze*.

    >>> stem("analysis") == stem("analyses") == stem("analyzing"), stem("diagnosis") == stem("diagnosed")
    (True, True)
    """
    stemmed = _OWN_STEMS.get(word) or _GREEK.sub(r"\1s", str(_stemmer().stemWord(word)))
    return stemmed if len(stemmed) <= LONGEST_TERM // 4 else stemmed.encode()[:LONGEST_TERM].decode(errors="ignore")


def terms(text: str) -> list[str]:
    """The stems of ``text`` in order; a hyphenated compound also gives its joined form, at the end."""
    if text.isupper():
        return stems(words(text), text)
    return [*chain.from_iterable(map(_stems_said, text.split())), *map(stem, compounds(text))]


def stems(found: list[str], text: str) -> list[str]:
    """The terms of a text whose words have been found."""
    return list(map(stem, found + compounds(text)))


def grams(text: str) -> list[str]:
    """Character 5-grams of the folded words joined by single spaces, with a space at both ends."""
    line = f" {' '.join(words(text))} "
    return [line[i : i + GRAM] for i in range(len(line) - GRAM + 1)]
