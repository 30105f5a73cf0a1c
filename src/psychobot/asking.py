"""What of a message asks: the sentences that do in a long one, and the single questions where there are several."""

from __future__ import annotations

import re

from psychobot.analysis import FUNCTION_WORDS, tokens
from psychobot.records import Span

LONG_MESSAGE = 24
"""Words: from here on a message is searched for the sentence that asks."""
MOST_QUESTIONS = 3
"""Questions of one message that are answered one by one; a message with more is searched as one."""

FEW_WORDS = 2
"""So few words are a question of their own only with "who" or "how long": *every week?* is not."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_WH = r"(?:who|what|whats|when|where|why|how|hows|which)"
_OPENING = rf"(?:{_WH}|is|are|do|does|did|can|could|should|would|will|has|have)"
_ASKS = re.compile(
    r"^\W*(?:(?:so|and|but|or|ok|okay|please|also|anyway)\b\W*)?"
    r"(?:am|was|were|tell me|explain|wondering|i wonder|any idea|"
    rf"im curious|i'm curious|{_OPENING})\b", re.I)
_JOINT = re.compile(rf"[,;]?(?<!\s)\s+(?:and|also|plus)(?:\s+also)?\s+(?={_WH}\b)|;\s*(?={_OPENING}\b)", re.I)
_ELLIPTIC = re.compile(r"\b(?:who|how (?:much|many|long|often|soon|does it|do they))\b", re.I)


_KINDS = frozenset("""
types kinds sorts forms steps goals aims techniques methods approaches schools disorders conditions problems issues
illnesses symptoms benefits advantages reasons examples ways principles ideas concepts stages phases ones tools options
alternatives things theories mechanisms therapies studies effects uses qualities elements parts points
""".split())
_ALL = frozenset("name list which what whats any all".split())
_ME = frozenset(("give", "tell"))
_ALL_OF = re.compile(" (?:all of (?:it|them)|kinds? of (?:.* )?are there) ")
_BETWEEN = 3
"""Words that may stand between *which* and *types*."""


def asks_for_list(message: str) -> bool:
    """Whether a list would be the answer.

    >>> asks_for_list("what techniques do they use"), asks_for_list("what is transference")
    (True, False)
    """
    said = re.findall(r"\w+", message.lower())  # an expression for it all takes longer to make than a whole search
    if "steps" in said or (said and said[0] in ("name", "list")):
        return True
    return _calls_for_kinds(said) or _ALL_OF.search(f" {' '.join(said)} ") is not None


def _calls_for_kinds(said: list[str]) -> bool:
    """*Which of the main types*, *tell me some ways*."""
    for place, word in enumerate(said):
        after = place + 1 if word in _ALL else place + 2 if word in _ME and said[place + 1 : place + 2] == ["me"] else 0
        if after and not _KINDS.isdisjoint(said[after : after + _BETWEEN + 1]):
            return True
    return False


def asking_spans(message: str, length: int) -> list[Span] | None:
    """In a message of many words, the sentences that ask something; None when the whole message does."""
    if length < LONG_MESSAGE:
        return None
    sentences = [(Span(*match.span()), match[0]) for match in _SENTENCE.finditer(message)]
    asking = [span for span, text in sentences if _asks(text)]
    return asking if asking and len(asking) < len(sentences) else None


def questions_in(message: str) -> list[str]:
    """The questions of a message that holds several; a single one, or what cannot be told apart, as it stands.

    >>> questions_in("What is transference? And who found it?")
    ['What is transference?', 'And who found it?']
    >>> questions_in("what is CBT and how long does it take")
    ['what is CBT', 'how long does it take']
    >>> questions_in("I feel low. Can it help?")
    ['I feel low. Can it help?']
    """
    asking = [match[0].strip() for match in _SENTENCE.finditer(message) if _asks(match[0])]
    parts = [part for sentence in asking for part in _JOINT.split(sentence)]
    parts = [part.strip() for part in parts if _names_something(part)]
    return parts if 1 < len(parts) <= MOST_QUESTIONS else [message]


def question_within(message: str) -> str | None:
    """The sentence that ends as a question where it is the only one and others stand beside it.

    >>> question_within("transference vs splitting?? exam tomorrow, pls help")
    'transference vs splitting??'
    >>> question_within("what is splitting?") is None
    True
    """
    sentences = [match[0].strip() for match in _SENTENCE.finditer(message) if re.search(r"\w", match[0])]
    asking = [sentence for sentence in sentences if sentence.endswith("?")]
    return asking[0] if len(asking) == 1 < len(sentences) else None


def _asks(sentence: str) -> bool:
    return sentence.rstrip().endswith("?") or bool(_ASKS.match(sentence))


def _names_something(part: str) -> bool:
    found = [token.word for token in tokens(part)]
    named = any(word not in FUNCTION_WORDS for word in found)
    return bool(_ELLIPTIC.search(part)) or (named and len(found) > FEW_WORDS)
