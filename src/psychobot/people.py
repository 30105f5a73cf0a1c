"""Which few words are the name of a person: judged by the words themselves and by how the page uses them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from psychobot.credits import BODY, CALLING, HONORIFIC, KNOWN_CREDENTIALS, PARTICLES, TEAM, is_name
from psychobot.english import is_common, is_english

ABSTRACT = re.compile(r"(?:tions?|ments?|ness|ity|ology|therapy|ical)$")
"""How English words for things and qualities end; `is_english` tells "activity" from "Garrity"."""
ABSTRACT_ELSEWHERE = re.compile(
    r"(?:heit|keit|ungen|ung|schaft|ismus|ische[nrs]?|liche[nrs]?|ique|ción|dad|miento|zione|ità)$"
)
"""How such words end in other languages; hardly a name does."""
PLACE = re.compile(
    r"\bSt\.|\s(?:Street|Road|Lane|Avenue|Boulevard|Drive|Terrace|Gate|Square)$|(?:straße|strasse|platz|weg|gasse)$"
)
"""How the names of streets and parishes are told from those of people."""
LOWER = re.compile(r"[^\W\d_A-ZÀ-Ý][^\W\d_]{2,}")
PERSON = re.compile(
    r"(?:(?:Drs?|Prof|Professor|Mrs?|Ms|Mx|Dra|Lic|Mag)\.?\s+)*"
    r"(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][\w’'-]+(?:\s+(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][\w’'-]+|(?:von|van|der|den|de|la|del|di|da|ten|ter|zu|bin|al|y|Mac|Mc|O)(?=\s+[A-ZÀ-Ý]))){0,4}"
)
"""The shape of a name in running text; `People.is_person` says whether it is one."""

SELF = re.compile(
    r"(?:^|[\s(“\"])(?:I['’]m|I am|[Mm]y name is|[Ii]ch bin|[Mm]ein Name ist|[Jj]e (?:suis|m['’]appelle)|[Ss]oy"
    r"|[Mm]e llamo|[Ii]k ben|[Mm]ijn naam is|[Ss]ono|[Mm]i chiamo)"
    r"\s+(?:(?:your|the)\s+(?:host|author|writer)\s*,?\s+)?(?P<name>" + PERSON.pattern + ")"
)
"""How somebody introduces themselves."""


class People:
    """The people of one page: words it also writes in small letters are no names."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.small = {word for text in texts for word in LOWER.findall(text)}

    def is_person(self, text: str) -> bool:
        """Whether a few words are the name of one person, of two words or more, perhaps with degrees.

        >>> People(["the guide to sleep"]).is_person("Dr. Imre van Castell, PhD")
        True
        >>> People(["the guide to sleep"]).is_person("Sleep Guide")
        False
        """
        bare = HONORIFIC.sub("", text.split(",")[0]).strip()
        words = [word for word in bare.split() if word.replace(".", "").lower() not in KNOWN_CREDENTIALS | PARTICLES]
        labelled = len(words) > 2 and len(words[0]) > 3 and words[0].isupper() and not words[-1].isupper()
        initials = any(len(word) >= 3 and word.isalpha() and word.isupper() for word in words) and not bare.isupper()
        if not 2 <= len(words) <= 4 or labelled or initials or not is_name(bare):
            return False
        if any(shape.search(bare) for shape in (BODY, TEAM, CALLING, PLACE)):
            return False
        plain = [word.strip(".,’'").lower() for word in words]
        if any(map(_is_abstract, plain)) or plain[-1] in self.small:
            return False
        return sum(word in self.small or is_common(word) for word in plain) <= len(plain) / 2

    def stands_alone(self, text: str) -> bool:
        """Whether a line that nothing introduces is the name of a person: not all its words are words of a language."""
        words = re.findall(r"[^\W\d_]+", HONORIFIC.sub("", text.split(",")[0]).lower())
        return self.is_person(text) and not all(is_word(word) for word in words if len(word) > 2)


def _is_abstract(word: str) -> bool:
    elsewhere = len(word) > 6 and ABSTRACT_ELSEWHERE.search(word) is not None
    return elsewhere or (ABSTRACT.search(word) is not None and is_english(word))


def is_word(word: str) -> bool:
    """Whether a word is inflected in English, as "tools" and "donate" are and hardly a name is."""
    stems = (word + "s", word.removesuffix("s"), word.removesuffix("e") + "ing", word.removesuffix("y") + "ies")
    return is_english(word) and any(stem != word and is_english(stem) for stem in stems)
