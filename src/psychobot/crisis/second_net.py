"""The second net: a small linear model for what no rule was written for.

A multinomial logistic regression over words, pairs of words and pieces of
words, one class for each category of the rubric in docs/crisis-protocol.md. It
is trained by ``scripts/train_second_net.py`` on ``training/crisis`` and shipped as
plain numbers, which are read here with nothing but the standard library. It
is weighed together with what the rules find (``screening.py``): it makes urgent what no rule was written for, and may
turn a full notice for words with another meaning into the short one, never into none.

A term is looked up by a hash of itself, so there is no vocabulary to ship; a
term whose hash is not there was too rare in training, and counts for nothing.
(With feature hashing alone such terms fall on the rows of others: that cost
five points of recall.) A row of the table holds one byte for each class. Rows
are added as long integers with a lane for each class and one that counts: a
sum over all classes costs no more than a sum over one.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise, repeat
from math import exp, inf, log, sqrt
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import unpack
from typing import Any, NamedTuple
from zlib import crc32

from psychobot.crisis.memory import Memory
from psychobot.crisis.records import Clause

PATH = Path(__file__).with_name("second_net.json")
TABLE = PATH.with_suffix(".bin")

PIECE = 4
"""Letters in a piece of a word, its edges counted."""
FULL_WIDTH = "\u2e80"
"""From here on a letter says as much as a syllable or a word, and two make a piece."""
LANE = 4
"""Bytes in a lane: room for sixteen million terms."""
FIRST_BITS = 17
FIRST, REST_BITS = 1 << FIRST_BITS, 32 - FIRST_BITS
"""Hashes are found by their first bits: one or two have the same."""
HASH = 4
"""Bytes of a hash and of a start."""
ZERO = 128
"""The byte that stands for a weight of nothing."""
SHORT, LONG, WHOLE = 12, 30, 120
"""Words of a clause that two windows may share, of a window, and of a message that is read as a whole too."""


CATEGORIES = dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6", "U12"), "self") | {
    "U7": "abuse", "U8": "child", "U9": "harm", "U10": "voices", "U11": "other"
}  # fmt: skip
"""The wording of the notice for each class of tier urgent."""
LETHALITY = "U12"
"""The class of questions for what is lethal."""

OF_MANY = 1.2
"""What a window counts for less than a whole message: the gravest of several is grave by chance as well."""
MOST = 200
"""Clauses of one message that the net reads; the rules read them all."""


MOST_PIECES = 4000
"""Pieces of one word that are read: of one that has more, half from either end."""


class Levels(NamedTuple):
    """From which score on something is shown; chosen in ``scripts/train_second_net.py``."""

    urgent: float
    """Urgent, on the word of the net alone."""
    found: float
    """How much less is asked where a rule has found something too."""
    help: float
    """Mention."""
    doubt: float
    """What is asked in addition, divided by the number of words: *and when?* tells next to nothing."""
    plain: float
    """A clause that says what a rule found and nothing else, read alone: the finding stands."""
    alone: float
    """Any clause in which a rule found something, read alone: the finding stands."""
    carried: float
    """Urgent in the turns after a full notice."""
    lethality: float
    """How much more is asked of what asks for doses and numbers: *which tablets go with it* is a reader's question too.
    Below that it is a mention."""


class Net(NamedTuple):
    """The weights as shipped."""

    classes: tuple[str, ...]
    """Categories of the rubric; those of tier urgent begin with U."""
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    """What one step of a byte is worth, for each class."""
    hashes: Sequence[int]
    """Of every term that counts, in rising order."""
    starts: Sequence[int]
    """For each value of the first `FIRST_BITS` of a hash, the place in ``hashes`` where those begin."""
    table: mmap
    """The file; its last part is a row of one byte for each class and hash."""
    first_row: int
    """Where the rows begin in the file."""
    levels: Levels


class Weighed(NamedTuple):
    """What the net makes of a piece of text."""

    urgent: float
    """Logarithm of the odds of the tier urgent against all else."""
    help: float
    """The same for urgent or mention against none."""
    category: str
    """The likeliest category of tier urgent."""
    words: int = 1
    """How many different words it goes by."""
    carried: float = -inf
    """The same as ``urgent`` for one who has told of danger before: with what only then tells that it goes on."""


@cache
def net() -> Net:
    """Read the weights. Raises OSError, ValueError or KeyError where they are missing or broken."""
    import json

    told: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    with TABLE.open("rb") as file:
        table = mmap(file.fileno(), 0, access=ACCESS_READ)
    data = memoryview(table)
    terms, width = told["terms"], len(told["classes"])
    if len(data) != HASH * (terms + FIRST + 1) + terms * width or crc32(data) != told["crc32"]:
        raise ValueError(f"{TABLE.name} does not belong to {PATH.name}; run scripts/train_second_net.py")
    classes, bias, scale = (tuple(told[name]) for name in ("classes", "bias", "scale"))
    hashes, starts = _numbers(data[: HASH * terms]), _numbers(data[HASH * terms : HASH * (terms + FIRST + 1)])
    return Net(classes, bias, scale, hashes, starts, table, HASH * (terms + FIRST + 1), Levels(**told["levels"]))


def _numbers(data: memoryview) -> Sequence[int]:
    """Numbers of 32 bits, smallest byte first, where they stand: nothing is copied where the machine has them so."""
    if sys.byteorder == "little":
        return data.cast("I")
    numbers = array("I", data.tobytes())
    numbers.byteswap()
    return numbers


def weigh_text(pieces: list[Clause], enough: float = inf, near: Clause | None = None) -> Weighed | None:
    """The gravest reading of a message: as a whole, and for a long one window by window.

    From a reading on that is urgent ``enough`` no graver one is looked for; the windows with a clause come first.

    None for a single word that is no sentence by itself: *jk* or *alive* stand in many a grave example.
    """
    said = {word for clause in pieces for word in clause.full}
    if not said or (len(said) == 1 and min(said) < FULL_WIDTH):
        return None
    found: dict[int, Weighed] = {}
    spoken, spans = _spoken_in(pieces)
    order = _with_clause_first(pieces, near, spans)
    for number, weighed in zip(order, _weigh(spoken, [spans[number] for number in order]), strict=True):
        found[number] = _of_many(weighed) if number else weighed
        if found[number].urgent > enough:
            return found[number]
    return max((found[number] for number in range(len(spans))), key=lambda weighed: weighed.urgent, default=None)


def weigh_in_view(pieces: list[Clause]) -> Weighed | None:
    """The gravest reading of a message in view of danger told before: there one word may tell. None for no words."""
    if not any(clause.full for clause in pieces):
        return None
    first, *others = _weigh(*_spoken_in(pieces))
    return max((first, *map(_of_many, others)), key=lambda weighed: weighed.carried)


def _of_many(weighed: Weighed) -> Weighed:
    return weighed._replace(
        urgent=weighed.urgent - OF_MANY, help=weighed.help - OF_MANY, carried=weighed.carried - OF_MANY
    )


def _with_clause_first(pieces: list[Clause], clause: Clause | None, spans: list[tuple[int, int]]) -> list[int]:
    """The numbers of some windows, those with a clause before the others."""
    pieces = _both_ends(pieces)
    if clause is None or clause not in pieces:
        return list(range(len(spans)))
    at = sum(len(before.full) for before in pieces[: pieces.index(clause)])
    return sorted(range(len(spans)), key=lambda number: not spans[number][0] <= at < spans[number][1])


def windows(pieces: list[Clause]) -> list[list[Clause]]:
    """The whole message, and runs of clauses of some `LONG` words where it is longer; of a very long one only those.

    Of more than `MOST` clauses those in the middle are left to the rules.
    """
    pieces = _both_ends(pieces)
    return [pieces[begin:end] for begin, end in _windows([len(clause.full) for clause in pieces])]


def _both_ends(pieces: list[Clause]) -> list[Clause]:
    return pieces if len(pieces) <= MOST else pieces[: MOST // 2] + pieces[-MOST // 2 :]


def _windows(lengths: list[int]) -> list[tuple[int, int]]:
    """The first clause of each window, and the one after its last, by how many words each clause has."""
    length = sum(lengths)
    whole = [(0, len(lengths))] if 0 < length <= WHOLE else []
    return whole if length <= LONG else whole + _runs(lengths)


def _runs(lengths: list[int]) -> list[tuple[int, int]]:
    """Runs of clauses of some `LONG` words, each with the end of the one before if that is short."""
    runs = []
    begin = length = 0
    for number, words in enumerate(lengths):
        if number > begin and length + words > LONG:
            runs.append((begin, number))
            shared = lengths[number - 1] <= SHORT
            begin, length = (number - 1, lengths[number - 1]) if shared else (number, 0)
        length += words
    return [*runs, (begin, len(lengths))]


class _Spoken(NamedTuple):
    """Words in a row, and by what their terms are looked up. A pair stands where its first word does.

    No term is written out: a checksum goes on where another ends.
    """

    words: list[str]
    alone: tuple[int, ...]
    pairs: list[int]
    far: list[int]
    """Pairs with one word between them."""

    def hashes(self, begin: int, end: int) -> set[int]:
        """The hashes of all terms of some of the words, read as if nothing stood beside them."""
        first, last = crc32(_spelt[self.words[begin]][1], _OPENING), crc32(b" $", self.alone[end - 1])
        far = self.far[begin : max(begin, end - 2)]
        return {first, last, *self.alone[begin:end], *self.pairs[begin : end - 1], *far}


_OPENING = crc32(b"^")


def _speak(words: list[str]) -> _Spoken:
    alone, second, third = zip(*map(_spelt.__getitem__, words), strict=True)
    return _Spoken(words, alone, list(map(crc32, second[1:], alone)), list(map(crc32, third[2:], alone)))


def _spoken_in(pieces: list[Clause]) -> tuple[_Spoken, list[tuple[int, int]]]:
    """The words of a message, and the first word of each of its windows and the one after its last."""
    pieces = _both_ends(pieces)
    lengths = [len(clause.full) for clause in pieces]
    begins = [0, *accumulate(lengths)]
    spans = [(begins[first], begins[last]) for first, last in _windows(lengths)]
    return _speak([word for clause in pieces for word in clause.full]), spans


def weigh_terms(clauses: Iterable[tuple[str, ...]]) -> Weighed:
    """Weigh the words of some clauses."""
    words = [word for clause in clauses for word in clause]
    return next(_weigh(_speak(words), [(0, len(words))]))


def _weigh(spoken: _Spoken, spans: list[tuple[int, int]]) -> Iterator[Weighed]:
    """Weigh some spans of words in a row."""
    for begin, end in spans:
        words, terms = set(spoken.words[begin:end]), spoken.hashes(begin, end)
        _keep_pieces(words)
        of_pieces = sum(map(_PIECES_IN.__getitem__, words))
        _keep_rows(terms)
        yield _weighed(sum(map(_ROWS.__getitem__, terms)), of_pieces, max(1, len(words)))


def _weighed(of_terms: int, of_pieces: int, words: int) -> Weighed:
    """What the sums over the rows of terms and of pieces come to, for so many different words."""
    weights = net()
    told, of_words = _sums(of_terms)
    spelt, of_pieces = _sums(of_pieces)
    zero, other_zero, length, other_length = ZERO * of_words, ZERO * of_pieces, _length(of_words), _length(of_pieces)
    scores = [
        bias + (one - zero) * step / length + (other - other_zero) * step / other_length
        for bias, step, one, other in zip(weights.bias, weights.scale, told, spelt, strict=True)
    ]
    return _odds(weights.classes, scores, words)


def _sums(rows: int) -> tuple[Sequence[int], int]:
    """The sum of some rows in lanes for each class, and their number."""
    lanes = 1 + len(net().classes)
    *sums, count = unpack(f"<{lanes}I", rows.to_bytes(LANE * lanes, "little"))
    return sums, count


def _length(count: int) -> float:
    return sqrt(count or 1)


def terms(clauses: Iterable[tuple[str, ...]]) -> tuple[set[str], set[str]]:
    """The terms of some clauses, and the words whose pieces are looked up.

    Terms are words, pairs of neighbours with the two ends marked, and pairs with one word between them.

    >>> sorted(terms([("i", "give", "up")])[0])
    ['^ i', 'give', 'give up', 'i', 'i _ up', 'i give', 'up', 'up $']
    """
    words = [word for clause in clauses for word in clause]
    pairs = map(" ".join, pairwise(("^", *words, "$")))
    return {*words, *pairs, *map(" _ ".join, zip(words, words[2:], strict=False))}, set(words)


def pieces_of(word: str) -> list[str]:
    """The pieces of a word, marked so that none is taken for a word.

    >>> pieces_of("died"), pieces_of("i")
    (['# die', '#died', '#ied '], ['# i '])
    """
    edged = f" {word} "
    size = PIECE if word[0] < FULL_WIDTH else 2
    starts: Sequence[int] = range(max(1, len(edged) - size + 1))
    if len(starts) > MOST_PIECES:
        starts = [*starts[: MOST_PIECES // 2], *starts[-MOST_PIECES // 2 :]]
    return [f"#{edged[start : start + size]}" for start in starts]


def hashed(term: str) -> int:
    """What a term is looked up by: 32 bits."""
    return crc32(term.encode())


def term_hashes(words: list[str]) -> set[int]:
    """What the `terms` of some words are looked up by.

    >>> term_hashes(["i", "give", "up"]) == set(map(hashed, terms([("i", "give", "up")])[0]))
    True
    """
    return _speak(words).hashes(0, len(words))


def _spell(word: str) -> tuple[int, bytes, bytes]:
    """The hash of a word, and what it adds to one before it and to one before that."""
    spelt = word.encode()
    return crc32(spelt), b" " + spelt, b" _ " + spelt


_spelt = Memory(_spell)


def counts(wanted: int) -> bool:
    """Whether a term with a hash counts for anything."""
    known, starts = net()[3:5]
    first = wanted >> REST_BITS
    end = starts[first + 1]
    at = bisect_left(known, wanted, starts[first], end)
    return at < end and known[at] == wanted


def that_count(terms: Iterable[str]) -> list[str]:
    """Those of many terms that count for anything."""
    known, starts = net()[3:5]
    terms, found = list(terms), []
    spelt = map(str.encode, terms, repeat("utf-8"), repeat("replace"))
    for term, wanted in zip(terms, map(crc32, spelt), strict=True):
        first = wanted >> REST_BITS
        end = starts[first + 1]
        at = bisect_left(known, wanted, starts[first], end)
        if at < end and known[at] == wanted:
            found.append(term)
    return found


_ROWS: dict[int, int] = {}
"""Rows in lanes by the hash of their term, nought for a term that does not count: read when first met."""
MOST_ROWS = 1 << 16
"""Rows that are kept; when there are more they are forgotten all at once."""


def _keep_rows(hashes: set[int]) -> None:
    """Read the rows of terms with some hashes, as far as they are not kept yet.

    What `counts` does, for many at once: a call for each takes longer than the search.
    """
    unread = hashes.difference(_ROWS)
    if not unread:
        return
    if len(_ROWS) > MOST_ROWS:
        _ROWS.clear()
        unread = hashes
    classes, _, _, known, starts, table, first_row, _ = net()
    width = len(classes)
    rows = dict.fromkeys(unread, 0)
    for wanted in unread:
        first = wanted >> REST_BITS
        end = starts[first + 1]
        at = bisect_left(known, wanted, starts[first], end)
        if at < end and known[at] == wanted:
            begin = first_row + at * width
            rows[wanted] = _in_lanes(table[begin : begin + width])
    _ROWS.update(rows)


_PIECES_IN: dict[str, int] = {}
"""For words the sum of the rows of their pieces: a lane for each class, and one that counts the pieces."""


def _keep_pieces(words: set[str]) -> None:
    """Add up the pieces of some words as far as their sums are not kept yet."""
    if len(_PIECES_IN) > MOST_WORDS:
        _PIECES_IN.clear()
    spelt = {word: _spelt_pieces(word) for word in words.difference(_PIECES_IN)}
    if not spelt:
        return
    _keep_rows_of_pieces(set().union(*spelt.values()))
    for word, pieces in spelt.items():
        _PIECES_IN[word] = sum(map(_ROW_OF_PIECE.__getitem__, pieces))


_ROW_OF_PIECE: dict[bytes, int] = {}
"""Rows by the piece as spelt: the same pieces stand in many words."""


def _keep_rows_of_pieces(pieces: set[bytes]) -> None:
    if len(_ROW_OF_PIECE) > MOST_ROWS:
        _ROW_OF_PIECE.clear()
    unread = pieces.difference(_ROW_OF_PIECE)
    hashes = list(map(crc32, unread, repeat(_PIECE_MARK)))
    _keep_rows(set(hashes))
    _ROW_OF_PIECE.update(zip(unread, map(_ROWS.__getitem__, hashes), strict=True))


MOST_WORDS = 1 << 15


def _spelt_pieces(word: str) -> list[bytes]:
    """The `pieces_of` a word as they are spelt, without the mark.

    >>> _spelt_pieces("died") == [piece[1:].encode() for piece in pieces_of("died")]
    True
    """
    if len(word) > MOST_PIECES:
        return [piece[1:].encode() for piece in pieces_of(word)]
    edged, size = f" {word} ", PIECE if word[0] < FULL_WIDTH else 2
    starts = range(max(1, len(edged) - size + 1))
    if edged.isascii():
        spelt = edged.encode()
        return [spelt[start : start + size] for start in starts]
    return [edged[start : start + size].encode() for start in starts]


_PIECE_MARK = crc32(b"#")


def _in_lanes(row: bytes) -> int:
    """A row as one long integer, and a one in the last lane."""
    lanes = bytearray(LANE * (len(row) + 1))
    lanes[::LANE] = row + b"\1"
    return int.from_bytes(lanes, "little")


def _odds(classes: tuple[str, ...], scores: list[float], words: int) -> Weighed:
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    tiers = _tiers(classes)
    carried, mention, none, urgent = [1e-12 + sum(shares[classes_of]) for classes_of in tiers]
    grave, quiet = tiers[3], mention + none
    _, likeliest = max(zip(shares[grave], classes[grave], strict=True))
    in_view = log((urgent + carried) / quiet)
    return Weighed(log(urgent / quiet), log((urgent + mention) / none), likeliest, words, in_view)


@cache
def _tiers(classes: tuple[str, ...]) -> tuple[slice, ...]:
    """Where the classes of each tier stand, which are sorted: carried, mention, none, urgent."""
    begins = [bisect_left(classes, tier) for tier in "CMNUV"]
    return tuple(slice(*span) for span in pairwise(begins))
