"""Follow-ups: complete a question that leans on the one before.

"and for kids?", "how long does that take?", "who came up with it?" name too little to search by. Such a
message takes over what the question before was about, at a lower weight. A message that names enough of
its own is left alone, so that a changed subject is not contaminated; a short one that finds nothing by itself
is tried with the subject before it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from psychobot import follow_up_signs as signs
from psychobot.analysis import FUNCTION_WORDS, stem, words
from psychobot.asking import question_within
from psychobot.confidence import MIN_CONFIDENCE, confidence
from psychobot.english import is_common
from psychobot.index import Index
from psychobot.query import Query, Unit, carried, read_query
from psychobot.search import Ranking, Scores, in_view, scores_of, search

CARRIED_WEIGHT = 0.8
BY_ITSELF, BEFORE, BEGAN = 0.5, 0.3, 0.5
"""How much it counts beside a completed message what is found for it as it was typed, for the turn before, and for it
with what the talk began with. `in_view` adds them up.
"""
MOST_CARRIED = 4
"""Things a later turn takes over at most: of a long message those that its answer speaks of."""
MOST_TELLING, EVERYDAY = 2, 0.5
"""A message that names more of its own does not lean; beside a pronoun an everyday word names less."""
SURE = 0.5
"""Confidence that another reading of a message must have when the first found nothing."""
SEEN = 3
"""Passages a reader is shown: what finds these by itself takes nothing over."""
SAME = 0.85
"""Cosine with a known question from which on a message asks the same."""
FEW = 3
"""Everyday words that are no question without a verb: *effects?*, *dated when*; more with one say what they ask."""
SHORT_TURN, POINTING_TURN = 9, 10
"""Words of a message that may lean on the turn before, and of one with a pronoun that names everyday things alone."""
LONGEST_TURN = 400
"""Characters of such a message; patterns that look for what points back take too long for more."""


def resolve(query: Query, before: Query | None, index: Index, k: int) -> tuple[Query, Ranking]:
    """The query, completed where it leans on the turn before, and what is found for it.

    After a question on something else that found nothing, only a message that names nothing leans; a very long one does
    not. Where nothing is found for the whole message, the one question in it is tried: *X or Y?? exam tomorrow*.
    """
    resolved = _resolve(query, before, index, k)
    if confidence(resolved[1]) < MIN_CONFIDENCE and (question := question_within(query.message)):
        other = _resolve(read_query(question, index), before, index, k)
        return other if confidence(other[1]) >= SURE else resolved
    return resolved


def _resolve(query: Query, before: Query | None, index: Index, k: int) -> tuple[Query, Ranking]:
    if before is not None and ((before.lost and query.content) or len(query.message) > LONGEST_TURN):
        before = None
    alone = _without_remark(query, index) if before is not None else query
    by_itself = cache(lambda: search(index, alone, k))  # asked for where it matters, and once
    query, ranking = _completed(alone, before, index, k, by_itself)
    # What the corpus lacks is nothing to go on with: "so what is it good for?" after Wimbledon.
    known = all(unit.known for unit in query.context)
    if before is not None and (not known or confidence(ranking) < MIN_CONFIDENCE):
        query, ranking = _read_otherwise(alone, (query, ranking), before, index, k, by_itself)
    if before is not None and query.context and not query.items:
        ranking = in_view(index, query, ranking, _of_the_talk(alone, before, index, by_itself()), k)
    if before is not None and query.context and not query.items and _finds_as_well(alone, by_itself(), ranking):
        query, ranking = alone._replace(subject=query.subject), by_itself()
    lost = not query.context and _is_foreign(query, index) and confidence(ranking) < MIN_CONFIDENCE
    if before is not None and query.context and not query.items and re.search(signs.OF_BOTH, query.message):
        query = query._replace(items=before.items or _two_named(before.message))
    subject = _subject_of(query, ranking, index)
    if before is not None and not query.context and confidence(ranking) >= MIN_CONFIDENCE:
        subject = _kept_behind(query, subject, before, index)
    goes_on = before is not None and bool(query.context or subject != query.subject)
    began = before.began or before.content if before is not None and goes_on else ()
    return query._replace(subject=subject, lost=lost, began=began), ranking


def _of_the_talk(alone: Query, before: Query, index: Index, by_itself: Ranking) -> list[tuple[float, Scores | None]]:
    """The scores for a message as it was typed, for the turn before, and for it with what the talk began with."""
    began = carried(alone, before.began or before.content, CARRIED_WEIGHT)
    return [(BY_ITSELF, by_itself.scores), (BEFORE, scores_of(index, before)), (BEGAN, scores_of(index, began))]


def _kept_behind(query: Query, subject: tuple[Unit, ...], before: Query, index: Index) -> tuple[Unit, ...]:
    """What a short turn of everyday words is about, and behind it what the turn before was: *I can't play a note*
    says nothing of music therapy and is of it.
    """
    everyday = all(is_common(word) for unit in query.content for word in unit.typed.split())
    if not everyday or _is_all_heading(query, index) or len(query.words) > SHORT_TURN:
        return subject
    own = {unit.typed for unit in subject}
    return (*subject, *(unit for unit in _things(before.subject) if unit.typed not in own))[:MOST_CARRIED]


def _completed(
    alone: Query, before: Query | None, index: Index, k: int, by_itself: Callable[[], Ranking]
) -> tuple[Query, Ranking]:
    """The query with what it leans on, if it does."""
    query = _pointing(alone, before, index) or complete(alone, before, index)
    known = _is_whole(alone) and not re.match(signs.EXAMPLE, alone.message)
    if query.context and known and by_itself().evidence.nearest >= SAME:
        query = alone  # readers are known to ask the same with nothing before it
    return query, search(index, query, k) if query is not alone else by_itself()


def _read_otherwise(
    alone: Query, tried: tuple[Query, Ranking], before: Query, index: Index, k: int, by_itself: Callable[[], Ranking]
) -> tuple[Query, Ranking]:
    """Another reading of a message that found nothing, where that finds something for sure; and what is refused either
    way as it was asked, where it asks of something else.
    """
    query, ranking = tried
    for other in _otherwise(alone, query, before, index):
        found = search(index, other, k) if other is not alone else by_itself()
        if confidence(found) >= SURE:
            query, ranking = other, found
    sought = [ranking] if _is_whole(alone) else [ranking, by_itself()]
    answered = max(map(confidence, sought)) >= MIN_CONFIDENCE
    if query.context and not query.items and not answered and _is_elsewhere(alone, index):
        return alone, by_itself()
    return query, ranking


def _is_foreign(query: Query, index: Index) -> bool:
    """Whether a message names things, and nothing of what the whole corpus is about."""
    named = [word for unit in query.content for word in unit.typed.split()]
    return bool(named) and not any(_everywhere(word, index) for word in named)


def _finds_as_well(alone: Query, by_itself: Ranking, completed: Ranking) -> bool:
    """Whether a message by itself finds what it finds with the turn before: then that adds nothing.

    Of a question in which nothing points back the first passage says so, of anything else all that is shown; a mere
    reminder (*effects?*) leans all the same.
    """
    sure = confidence(by_itself) if len(alone.words) > FEW else 0.0
    if sure >= SURE and by_itself.rows[:1] == completed.rows[:1] and _says_what_it_asks(alone):
        return True
    return sure >= MIN_CONFIDENCE and by_itself.rows[:SEEN] == completed.rows[:SEEN]


def _says_what_it_asks(query: Query) -> bool:
    """Whether a message has a verb, and no *this* or *that*."""
    return re.search(signs.HAS_VERB, query.message) is not None and not re.search(signs.POINTS, query.message)


def _without_remark(query: Query, index: Index) -> Query:
    """A message without what it says of the answer before: *sounds a bit dodgy, do they own up to it*."""
    said = re.match(signs.REMARK, query.message)
    return read_query(query.message[said.end() :], index) if said else query


def _is_elsewhere(query: Query, index: Index) -> bool:
    """Whether a message that is not answered asks of something else: nothing in it points back, or it names what no
    article has and nobody. *Is it going to rain* is no question on what was spoken of.
    """
    own = [word for unit in query.content for word in unit.typed.split()]
    foreign = sum(index.body.column(stem(word)) is None for word in own) + len(query.corrections)
    enough = foreign >= (2 if re.search(signs.SOMEBODY, query.message) else 1)
    asks = enough and re.search(signs.HAS_VERB, query.message) is not None
    return bool(query.content) and (_is_whole(query) or asks)


def _otherwise(alone: Query, tried: Query, before: Query, index: Index) -> list[Query]:
    """How else a message may be meant: by itself if it was completed and is no mere fragment, else with the turn before
    if it may lean on that.
    """
    if tried.context:
        telling = list(alone.content)
        return [alone] if telling and not (_is_fragment(alone, telling) or _only_points(alone, telling)) else []
    return [_taking_over(alone, before, index)] if _may_lean(alone) and not re.search(signs.NEW, alone.message) else []


def _pointing(query: Query, before: Query | None, index: Index) -> Query | None:
    """*Tell me more about the second*: the query for one of the things that the answer before listed, if it is.

    Where nothing was listed, *the second one* alone asks for nothing.
    """
    found = re.search(signs.ORDINAL, query.message) if len(query.words) <= POINTING_TURN else None
    if found is None:
        return None
    named = (found["place"] or found["number"] or found["middle"] or found["digit"]).lower()
    place, items = signs.ORDINALS[named], before.items if before else ()
    if before and (found["place"] or not items):
        items = _two_named(before.message) or items
    counted = words(found[0]) if items else signs.ORDINALS
    own = query._replace(units=tuple(unit for unit in query.units if unit.typed not in counted))
    if not items or place >= len(items):
        return None if own.content else own
    meant = read_query(items[place], index).content
    if before and before.listed and not own.content:  # *who invented the first one*, *and the second?*
        asked = tuple(unit for unit in before.content if unit not in before.context)
        own = own._replace(units=(*own.units, *asked))
    whole = (before.listed or before.subject) if before and before.items == items else ()
    return carried(own, meant, 1.0)._replace(subject=meant, items=items, listed=whole) if meant else None


def _two_named(message: str) -> tuple[str, ...]:
    found = re.match(signs.TWO, message)
    return found.groups() if found else ()


def complete(query: Query, before: Query | None, index: Index) -> Query:
    """The query, with the subject of the turns before when it leans on it.

    "and CBT?" brings a subject of its own; "who came up with it?" goes on with the one there is.
    """
    return _taking_over(query, before, index) if before is not None and leans(query, index, before) else query


def _taking_over(query: Query, before: Query, index: Index) -> Query:
    names = any(not _everywhere(unit.typed, index) for unit in query.content)
    shifts = names and re.match(signs.SHIFTS, query.message)
    if shifts and re.search(signs.PRONOUN, query.message):  # "and what harm do they do" goes on with the same
        shifts = None
    last = before.listed if before.listed and re.search(signs.PLURAL, query.message) else before.subject
    own, taken = query.content, last if shifts else _things(last)
    subject = own if shifts else (*own, *(unit for unit in taken if unit.typed not in {u.typed for u in own}))
    return carried(query, taken, CARRIED_WEIGHT)._replace(subject=subject)


def _things(subject: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """What a question was about, without what it asked of that: *how long* is not what *it* means next time."""
    things = tuple(unit for unit in subject if not re.match(signs.ASKED_OF, unit.typed))
    return things or subject


def leans(query: Query, index: Index, before: Query | None = None) -> bool:
    """Whether the message cannot stand alone: it names next to nothing, is a fragment, or points back."""
    if query.content and re.search(signs.NEW, query.message):
        return False
    telling = [unit for unit in query.content if not _everywhere(unit.typed, index)]
    if not query.content or re.match(signs.EXAMPLE, query.message):
        return True
    points = re.search(signs.PRONOUN, query.message) or re.match(signs.OF_TWO, query.message)
    common = [unit for unit in telling if is_common(unit.typed)]
    weight = len(telling) - (len(common) * (1 - EVERYDAY) if points else 0)
    longest = POINTING_TURN if points and len(common) == len(telling) else SHORT_TURN
    if weight > MOST_TELLING or len(query.words) > longest or _stands_alone(query, telling, index):
        return False
    message = _without_idle_pointers(query, telling, index, before)
    if not _is_whole(query):  # "ok so what happens at the first appointment" begins anew
        message = re.sub(signs.IDLE, "", message)
    return bool(re.search(signs.LEANS, message)) or _is_fragment(query, telling)


def _stands_alone(query: Query, telling: list[Unit], index: Index) -> bool:
    """Whether a message names by itself what it is about: nothing that the corpus knows, what its *that* points to, or
    somebody or something to be told about.
    """
    leads_on = re.match(signs.LEADS_ON, query.message)
    if not leads_on and any(_is_strange(unit, query, index) for unit in telling):
        return True
    if _is_all_heading(query, index):
        return True
    message = re.sub(signs.IDLE, "", query.message)
    fronted, defined = re.match(signs.FRONTED, message), re.match(signs.DEFINED, message)
    after = re.search(signs.NAMED_AFTER, query.message)
    if after and {unit.typed for unit in query.content if not is_common(unit.typed)}.intersection(words(after[1])):
        return True
    named = {word for unit in telling for word in unit.typed.split() if not is_common(word)}
    if fronted and (named.intersection(words(fronted[1])) or _holds_a_heading(words(fronted[1]), index)):
        return True
    if defined and (_is_name(defined[1]) or _is_heading(words(defined[1]), index)):
        return True
    if _is_whole(query) and any(_is_told_of(unit, index) or _is_strange(unit, query, index) for unit in query.content):
        return True
    return (not leads_on or _is_whole(query)) and _holds_a_heading(query.words, index)


def _is_all_heading(query: Query, index: Index) -> bool:
    """Whether the message is a heading of the articles and nothing else: *interpretation*."""
    return " ".join(stem(word) for word in query.words if word not in FUNCTION_WORDS) in index.headings


def _is_whole(query: Query) -> bool:
    """Whether the message is a question that nothing points back in; *what do they mean by it* asks what is meant, and
    *this "Big Five"* is the thing named.
    """
    message = re.sub(signs.EXPLETIVE, "is ", query.message)
    message = re.sub(r"(?i)\b(?:they|you) (?=(?:mean|call)\b)", "people ", message)
    message = re.sub(signs.NAMING, "the ", message)
    return bool(re.match(signs.WHOLE, re.sub(r"(?i)\b(who|what|where|when|how)['’]?s\b", r"\1 is", message)))


def _is_told_of(unit: Unit, index: Index) -> bool:
    """Whether articles have it, and it is no everyday word and nobody who stands everywhere, as the therapist does."""
    column = index.body.column(stem(unit.typed))
    if column is None or is_common(unit.typed):
        return False
    return not _everywhere(unit.typed, index) or len(column.rows) > index.size / 2


def _holds_a_heading(said: Sequence[str], index: Index) -> bool:
    """Whether two words or more are a heading of the articles: *what do they do in body therapy*.

    *How it works* is one that names nothing.
    """
    line = f" {' '.join(map(stem, said))} "
    named = (heading for heading in index.headings if " " in heading and f" {heading} " in line)
    return any(not re.search(signs.PRONOUN, heading) for heading in named)


def _is_strange(unit: Unit, query: Query, index: Index) -> bool:
    """Whether it is no everyday word and nothing that articles or readers know, or a name of none of the articles."""
    name = query.as_typed.get(unit.typed, "").istitle() and query.words[0] != unit.typed
    if name and index.body.column(stem(unit.typed)) is None:
        return True
    return not (unit.known or re.search(signs.PRONOUN, query.message) or is_common(unit.typed))


def _is_name(phrase: str) -> bool:
    return all(word[:1].isupper() for word in phrase.split())


def _is_heading(phrase: list[str], index: Index) -> bool:
    """Whether headings speak of it, and it is no everyday word."""
    telling = [word for word in phrase if word not in FUNCTION_WORDS and not _everywhere(word, index)]
    return bool(telling) and not any(is_common(word) or index.title.column(stem(word)) is None for word in telling)


def _without_idle_pointers(query: Query, telling: list[Unit], index: Index, before: Query | None) -> str:
    """The message without what looks like pointing back and does not: an expletive, and what the whole corpus is about
    where something is named that is no everyday word, or no therapy was the subject before.
    """
    message = re.sub(signs.EXPLETIVE, "", query.message)
    kinds = before is None or any(_everywhere(word, index) for unit in before.subject for word in unit.typed.split())
    if kinds and all(is_common(word) for unit in telling for word in unit.typed.split()):
        return message
    return re.sub(signs.OF_IT_ALL, lambda found: "" if _is_therapy(found[1].lower(), index) else found[0], message)


def _is_therapy(word: str, index: Index) -> bool:
    return word == "treatment" or _everywhere(word, index)


def _is_fragment(query: Query, telling: list[Unit]) -> bool:
    """Whether the message is a question without a verb on an everyday word, or on what a little word asks of another:
    *what year*, *for which illnesses*.
    """
    few, common = len(query.words) <= FEW, all(is_common(unit.typed) for unit in telling)
    if few and common and not re.search(signs.HAS_VERB, query.message):
        return True
    asks = common or re.match(signs.OF_WHICH, query.message) or (few and re.match(signs.HOW_MANY, query.message))
    return bool(asks and re.match(signs.FRAGMENT, query.message))


def _only_points(query: Query, telling: list[Unit]) -> bool:
    """Whether the message says something in everyday words of what it points to: *isn't that a bad thing*."""
    return bool(re.search(signs.POINTS, query.message)) and all(is_common(unit.typed) for unit in telling)


def _may_lean(query: Query) -> bool:
    return len(query.words) <= SHORT_TURN and all(unit.known or is_common(unit.typed) for unit in query.content)


def _subject_of(query: Query, ranking: Ranking, index: Index) -> tuple[Unit, ...]:
    """What a later turn may take over: of many things the ones that the answer speaks of, the rarest first.

    Of a long message the answer takes up a part; the rest of the story is not gone on with, nor is what the corpus has
    never heard of where it answers all the same.
    """
    subject = query.subject
    if confidence(ranking) >= MIN_CONFIDENCE:
        subject = tuple(unit for unit in subject if unit.known) or subject
    if len(subject) <= MOST_CARRIED or ranking.scores is None or not ranking.rows:
        return subject
    told = dict(zip(query.content, ranking.scores.units[:, ranking.rows[0]].tolist(), strict=True))
    if len(query.words) > SHORT_TURN:
        heard = {unit.typed for unit, score in told.items() if score > 0}
        subject = tuple(unit for unit in subject if unit.typed in heard) or subject
    return tuple(sorted(subject, key=lambda unit: -told.get(unit, 0.0))[:MOST_CARRIED])


def _everywhere(word: str, index: Index) -> bool:
    """Words such as "therapy" that nearly every passage has say nothing about the subject."""
    column = index.body.column(stem(word))
    return column is not None and len(column.rows) > index.size / 3
