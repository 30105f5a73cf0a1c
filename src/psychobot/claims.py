"""Points on which the sources differ, with the words of each side.

``claims.toml`` beside the articles has one table for each point::

    [[claims]]
    topic = "How long treatment lasts"
    asks = ["how long does it take?", "is it a matter of weeks or of years?"]

    [[claims.positions]]
    stance = "12 to 24 weeks"
    doc_id = "clinic-guide"
    quote = "Treatment usually takes 12 to 24 weeks."

A quote stands word for word, once, in the article it names: that is looked up at every build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from psychobot.articles import line_of, parse_toml
from psychobot.errors import ArticleError
from psychobot.records import Article, Span

FILE = "claims.toml"


class Position(NamedTuple):
    """What one side says, as the file has it."""

    stance: str
    doc_id: str
    quote: str


class Claim(NamedTuple):
    """One point on which sources differ, and the questions that ask about it."""

    topic: str
    asks: tuple[str, ...]
    positions: tuple[Position, ...]
    line: int = 1


def parse(text: str, file: str) -> tuple[Claim, ...]:
    """The claims in a TOML text. Raises ArticleError naming file and line when it is broken."""
    return tuple(_claim(row, text, file) for row in parse_toml(text, file).get("claims", ()))


def _claim(row: Mapping[str, Any], text: str, file: str) -> Claim:
    line = line_of(text, str(row.get("topic", "[[claims]]")))
    try:
        positions = tuple(Position(side["stance"], side["doc_id"], side["quote"]) for side in row["positions"])
        claim = Claim(str(row["topic"]), tuple(map(str, row["asks"])), positions, line)
    except (KeyError, TypeError) as error:
        raise ArticleError(file, line, f"a claim lacks {error}; add it") from None
    if len(positions) < 2:
        raise ArticleError(file, line, f"“{claim.topic}” has one side only; add the other, or take it out")
    return claim


def places(claim: Claim, articles: Mapping[str, Article]) -> list[Span]:
    """Where each side of a claim stands in its article. Raises ArticleError for one that is not there, once."""
    return [_place(claim, position, articles) for position in claim.positions]


def _place(claim: Claim, position: Position, articles: Mapping[str, Article]) -> Span:
    article = articles.get(position.doc_id)
    if article is None:
        raise _fault(claim, f"there is no article {position.doc_id}; name the file without its ending")
    found = article.text.count(position.quote, article.body_start)
    if found != 1 or not position.quote.strip():
        what = "is not in" if not found else f"stands {found} times in"
        raise _fault(claim, f"“{position.quote[:60]}” {what} {article.file}; quote it as it stands there, once")
    start = article.text.index(position.quote, article.body_start)
    return Span(start, start + len(position.quote))


def _fault(claim: Claim, what: str) -> ArticleError:
    return ArticleError(FILE, claim.line, f"“{claim.topic}”: {what}")


def faults(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Iterator[ArticleError]:
    """Every claim with a side that does not stand where it should."""
    for claim in claims:
        try:
            places(claim, articles)
        except ArticleError as fault:
            yield fault
