"""From a message to a query: what is asked for, in the corpus's words.

A query is a list of units, one for each thing the reader named. A unit knows the ways it may stand in
the corpus: as typed, mended, or by an alias. A passage is scored by the best way of each unit, so that
a synonym never counts twice.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from psychobot.analysis import FILLERS, FUNCTION_WORDS, Token, compounds, fold, stem, tokens
from psychobot.asking import asking_spans
from psychobot.company import Company
from psychobot.english import is_common, is_rare
from psychobot.index import Index
from psychobot.postings import Postings
from psychobot.records import NONE, Span
from psychobot.spelling import mend

FUNCTION_WEIGHT = 0.2
ASIDE_WEIGHT = 0.5
"""Weight of the words of a long message that stand outside the sentence that asks."""
ALIAS_FACTOR = 0.85
COMMON_UNKNOWN = 0.35
"""Weight of a word that the corpus lacks and everybody uses."""
ASKS = {"dose": "does"}
"""Words that are taken for one that asks, where that would stand: at the beginning or after a word of `BEFORE_ASKS`."""
BEFORE_ASKS = frozenset(("", "how", "what", "why", "when", "where", "who", "and", "but", "so"))
MOST_MENDED = 12
"""Words of one message that are mended at most: noise should not be read as a question."""
MOST_DOUBTED = 300
"""Words of one message, of those that nobody knows and of the rare ones each, that are looked at."""
LONGEST_ALIAS = 5
DOUBTED_FROM = 5
"""Letters: a longer word that only readers' questions have may be a misspelling of theirs."""


class Way(NamedTuple):
    """One way a unit may stand in the corpus: its stems, and how much it is worth."""

    stems: tuple[str, ...]
    factor: float = 1.0


class Unit(NamedTuple):
    """One thing the reader named."""

    typed: str
    weight: float
    ways: tuple[Way, ...]
    function: bool = False

    @property
    def pull(self) -> float:
        """How much it counts against the words of a passage; against questions it counts by its weight."""
        return self.weight * FUNCTION_WEIGHT if self.function else self.weight

    @property
    def known(self) -> bool:
        """Whether the corpus has it in any way."""
        return bool(self.ways)


class Query(NamedTuple):
    """A message, read against an index."""

    message: str
    units: tuple[Unit, ...]
    corrections: Mapping[str, str] = NONE
    words: tuple[str, ...] = ()
    """The words searched, folded and mended, in order."""
    typed: tuple[str, ...] = ()
    """The same as the reader wrote them, or as they were mended."""
    context: tuple[Unit, ...] = ()
    """Units taken over from the turn before; they stand among ``units`` too."""
    subject: tuple[Unit, ...] = ()
    """What a later turn that points back is about."""
    began: tuple[Unit, ...] = ()
    """What was asked where the talk of this began; empty where that is here."""
    items: tuple[str, ...] = ()
    """What the answer to it listed, for a later turn that says *the second one*."""
    lost: bool = False
    """Whether it named something by itself for which nothing was found."""
    listed: tuple[Unit, ...] = ()
    """What that list was of, where it asks for one thing of it: *who thought them up* goes on with all."""

    @property
    def text(self) -> str:
        """What was searched, as a line; what was taken over from the turns before in parentheses."""
        taken = " ".join(unit.typed for unit in self.context)
        return " ".join(self.typed) + (f" ({taken})" if taken else "")

    @property
    def as_typed(self) -> Mapping[str, str]:
        """How the reader first wrote each word, by its folded form."""
        return dict(zip(reversed(self.words), reversed(self.typed), strict=True))

    @property
    def content(self) -> tuple[Unit, ...]:
        """The units that carry the question."""
        return tuple(unit for unit in self.units if not unit.function)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What the reader named and the corpus lacks."""
        written = self.as_typed
        lacking = (unit.typed.split() for unit in self.content if not unit.known)
        return tuple(dict.fromkeys(" ".join(written.get(word, word) for word in words) for words in lacking))

    @property
    def asked(self) -> tuple[Unit, ...]:
        """Of those that carry the question, the ones in what a long message asks; all where it asks nothing else."""
        return tuple(unit for unit in self.content if unit.weight > ASIDE_WEIGHT) or self.content


def read_query(message: str, index: Index) -> Query:
    """The query of a message."""
    found = tokens(message)
    asking = asking_spans(message, len(found))
    mended = _mended(found, message, index)
    words = tuple(fold(mended[token.word]) if token.word in mended else token.word for token in found)
    typed = tuple(mended.get(token.word, token.span.of(message)) for token in found)
    weights = [_weight(token, asking) for token in found]
    units = _once(_units(message, list(words), weights, index))
    units = [unit for unit in units if unit.typed not in FILLERS] or units
    corrections = {token.span.of(message): mended[token.word] for token in found if token.word in mended}
    query = Query(message, tuple(units), corrections, words, typed)
    return query._replace(subject=query.asked)


def _mended(found: list[Token], message: str, index: Index) -> dict[str, str]:
    """The words that are misspelt, folded, and what each is taken for: first those that nobody knows, which then
    help with rare ones.
    """
    typed = {token.word: token.span.of(message) for token in found}
    spelt, names = ["", *(token.word for token in found)], _names(found, message)
    mended = {word: ASKS[word] for before, word in pairwise(spelt) if word in ASKS and before in BEFORE_ASKS}
    doubtful = dict.fromkeys(word for word in typed if word not in mended and not _spelt_well(word, index))
    for rare in (False, True):
        some = [word for word in doubtful if is_rare(word) == rare]
        company = Company([mended.get(word, word) for word in typed if word in mended or word not in doubtful], index)
        for word in some[:MOST_DOUBTED]:
            if len(mended) < MOST_MENDED and (taken := mend(word, index, typed[word], company)):
                mended[word] = taken
    return {word: taken for word, taken in mended.items()
            if word not in names or _in_fields((stem(taken),), (index.body, index.title))}


def _names(found: list[Token], message: str) -> set[str]:
    """The words that have a capital for themselves: not the first, nor where most words have one.

    Such a word may be a name that the articles hold, but is no slip of a word from some reader's story.
    """
    capitals = [token.word for token in found if token.span.of(message).istitle()]
    return set(capitals) - {token.word for token in found[:1]} if 2 * len(capitals) <= len(found) else set()


def _weight(token: Token, asking: list[Span] | None) -> float:
    return 1.0 if asking is None or any(span.overlaps(token.span) for span in asking) else ASIDE_WEIGHT


def _spelt_well(word: str, index: Index) -> bool:
    """Whether a word is to be taken as it is: articles and aliases are spelt well, readers' questions not always."""
    its_stem = stem(word)
    if word in FUNCTION_WORDS or its_stem in index.aliases or _in_fields((its_stem,), (index.body, index.title)):
        return True
    return len(word) < DOUBTED_FROM and (index.words.count(word) > 0 or _held((its_stem,), index))


def _held(stems: tuple[str, ...], index: Index) -> bool:
    """Whether the articles or what readers ask of them have any of these stems."""
    return _in_fields(stems, (index.body, index.title, index.asked.field))


def _in_fields(stems: tuple[str, ...], fields: tuple[Postings, ...]) -> bool:
    return any(field.column(stem) for stem in stems for field in fields)


def _units(message: str, words: list[str], weights: list[float], index: Index) -> list[Unit]:
    """Units left to right; the longest alias that fits is taken as one."""
    stems = [stem(word) for word in words]
    units: list[Unit] = []
    i = 0
    while i < len(words):
        longest = min(LONGEST_ALIAS, len(words) - i, index.alias_lengths.get(stems[i], 0))
        length = next((n for n in range(longest, 0, -1) if " ".join(stems[i : i + n]) in index.aliases), 0)
        if length and index.aliases[" ".join(stems[i : i + length])]:
            units.append(_alias_unit(words[i : i + length], stems[i : i + length], max(weights[i : i + length]), index))
        elif not length:
            units.append(_plain_unit(words[i], stems[i], weights[i], index))
        i += max(length, 1)
    for word in [*compounds(message), *_written_apart(words, index)]:
        if _held((stem(word),), index):
            units.append(Unit(word, 0.5, (Way((stem(word),)),)))
    return units


def _written_apart(words: list[str], index: Index) -> list[str]:
    """Words of the corpus that the reader wrote in two, like "counter transference"."""
    return [first + second for first, second in pairwise(words)
            if first not in FUNCTION_WORDS and second not in FUNCTION_WORDS and index.words.count(first + second)]


def _alias_unit(words: list[str], stems: list[str], weight: float, index: Index) -> Unit:
    own = tuple(stem for word, stem in zip(words, stems, strict=True) if word not in FUNCTION_WORDS)
    ways = [Way(own)] if own and _held(own, index) else []
    known = (phrase for phrase in index.aliases[" ".join(stems)] if _held(phrase, index))
    ways += [Way(phrase, ALIAS_FACTOR) for phrase in known]
    return Unit(" ".join(words), weight, tuple(ways))


def _plain_unit(word: str, its_stem: str, weight: float, index: Index) -> Unit:
    if word in FUNCTION_WORDS:
        return Unit(word, weight, (Way((its_stem,)),), function=True)
    if _held((its_stem,), index):
        return Unit(word, weight, (Way((its_stem,)),))
    # A word the corpus lacks says that it does not answer; "stuff" or "34" says it less than "insurance".
    return Unit(word, weight * (COMMON_UNKNOWN if word.isdigit() or is_common(word) else 1.0), ())


def _once(units: list[Unit]) -> list[Unit]:
    """Each thing once, at its highest weight."""
    best: dict[object, Unit] = {}
    for unit in units:
        key = unit.ways or unit.typed
        if key not in best or unit.weight > best[key].weight:
            best[key] = unit
    return list(best.values())


def carried(query: Query, subject: tuple[Unit, ...], weight: float) -> Query:
    """The query with the subject of earlier turns, at a lower weight."""
    own = {unit.ways or unit.typed for unit in query.units}
    kept = tuple(unit._replace(weight=weight) for unit in subject if (unit.ways or unit.typed) not in own)
    return query._replace(units=(*query.units, *kept), context=kept)
