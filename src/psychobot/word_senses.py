"""What kinds of thing the words of a sentence are about: money, days, rooms, the web, the law, a writer's life.

A word that the judge of speech has never met may be of a kind that it knows. The lists
hold no more than a start: which kind belongs to which way of speaking is learnt (`psychobot.speech_judge`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from psychobot.analysis import stem

SENSES: Mapping[str, str] = {
    "money":
    "price cost fee charge bill pay payment pound dollar euro franc cent penny cash card discount rate insurance "
    "insurer copay deposit surcharge afford cheap cheaper refund donation donor donate gift voucher budget "
    "tuition coupon sale buy purchase order sell worth payday invoice subsidy grant bargain concession "
    "waiver medicaid medicare",
    "amount": "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen half third quarter percent "
    "fifteen twenty-five thirty-five eighty-five",
    "day": "monday tuesday wednesday thursday friday saturday sunday weekday weekend january february march april june "
    "july august september october november december spring summer autumn winter",
    "time": "noon morning evening afternoon midnight o'clock tonight tomorrow daily weekly monthly yearly nightly hour "
    "minute today clock",
    "room":
    "office practice clinic center centre room reception receptionist branch site institute station parking "
    "street park tram bus building address location city town county school "
    "college university hospital ward",
    "reach":
    "call ring phone telephone dial email mail text message write form contact number chat enquiry enquire "
    "reply respond speak talk tell visit walk-in appointment book booking referral slot opening enroll register "
    "apply join attend deposit reserve request",
    "ware": "book workbook app card kit course class workshop seminar retreat ticket seat edition audiobook podcast "
    "journal planner newsletter membership program webinar platform service directory quiz download "
    "magazine subscription bundle trial code",
    "praise": "best warm trusted kind quiet soft known leading favorite favourite popular perfect caring gentle honest "
    "experienced skilled vetted finest loved recommend recommended glad proud welcome friendly easy simple fast "
    "safe calm peace comfort",
    "carer": "therapist counselor counsellor clinician psychologist psychiatrist analyst doctor physician nurse coach "
    "listener volunteer team staff expert specialist provider adviser advisor professional pharmacist gp",
    "web": "page site website comment click link button log login password cookie share tweet pin post thumb browser "
    "print scroll swipe menu mobile account profile username inbox unsubscribe subscribe feed forum moderator "
    "reader visitor user member facebook instagram twitter linkedin pinterest youtube video player podcast "
    "episode transcript",
    "press":
    "article text piece story issue editor editorial writer author publisher column columnist press reprint photo "
    "photograph picture caption chapter series version paragraph headline illustration illustrator chart "
    "credit source footnote summary contents topic tag archive draft proof translator translation "
    "correction corrected amended updated reviewer review checked edited published printed",
    "law":
    "liable liability responsible responsibility court clause consent damages claim rely reliance guarantee "
    "warranty vouch risk terms condition law legal disclaim endorse endorsement permission copyright reserved "
    "trademark prohibited agree privacy data substitute constitute accountable peril blame accuracy accurate "
    "complete errors omission informational educational purposes opinion view",
    "degree": "degree doctorate licensed license diploma qualified trained fellow professor board medal prize award "
    "training graduate graduated phd md master bachelor certified registered residency fellowship institute "
    "lecturer supervisor founder director head career experience",
    "pen": "writes edits reports blogs wrote edited reported freelance journalist reporter newsroom herald magazine "
    "newspaper essays novel bylines contributor illustrated translated pen",
    "home": "lives live wife husband twins dog choir hiking running baking knitting surf "
    "parrot daughter son family native raised spare hobby allotment guitar painter houseboat",
    "crisis":
    "suicide suicidal crisis danger ambulance emergency die dying death hurt harm violent violence threatened "
    "unsafe overdose poison abuse abused despair desperate kill urgent immediately",
    "line":
    "line hotline helpline lifeline volunteer listener samaritans shelter dial confidential anonymous "
    "number warmline trained awake nightline",
    "drug":
    "prescription prescribe dose tablet medicine medication drug pill antidepressant pharmacy side-effect label "
    "approved fda",
    "lesson":
    "patient client unconscious childhood feeling dream transference study trial theory symptom session insight "
    "defense drive ego conflict pattern relationship mother father parent infant child emotion memory treatment "
    "depression anxiety group analysis psychoanalysis research researcher participant meta-analysis mourning "
    "grief anger shame guilt",
    "pioneer":
    "freud jung klein adler winnicott bowlby erikson ferenczi horney lacan kohut bion anna breuer charcot rank "
    "fromm sullivan rogers skinner mahler kernberg shedler fonagy leichsenring vienna vienna's berlin "
    "zurich",
}
"""Words of each kind; one may be of several."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HOUSE = re.compile(
    r"\b[A-Z][\w'’]+ (?:and [A-Z]\w+ )?(?:House|Row|Court|Lane|Street|Road|Clinic|Center|Centre|Institute|Practice|"
    r"Therapy|Counsel+ing|Health|Hall|Psychology|Group|Network|Wellness|Associates|Partners|Foundation|Society|College|School|Team|"
    r"Post|Line|Café|Yard|Media|Press|Mind|Care)\b"
)
"""The name of a house."""
SUM = re.compile(
    r"[$€£] ?\d|\b(?:\d+|[a-z]+(?:teen|ty)(?:-\w+)?|ten|twelve|hundred|few|some) (?:hundred )?"
    r"(?:pounds?|dollars?|euros?|francs?|bucks|pence|cents?|percent)\b"
)
"""A sum of money, in figures or words."""


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """What each word or stem may be of."""
    found: dict[str, tuple[str, ...]] = {}
    for sense, words in SENSES.items():
        for form in {*words.split(), *map(stem, words.split())}:
            found[form] = (*found.get(form, ()), sense)
    return found


def senses_of(sentence: str) -> list[str]:
    """The kinds of thing that a sentence is about, in the order of the alphabet.

    >>> senses_of("The hour at Elm Row is forty pounds, and half of that on Fridays.")
    ['amount', 'day', 'house', 'money', 'sum', 'time']
    """
    words = [word.lower() for word in WORD.findall(sentence)]
    held = {sense for word in words for sense in _known().get(word) or _known().get(stem(word), ())}
    return sorted(held | {name for name, pattern in (("house", HOUSE), ("sum", SUM)) if pattern.search(sentence)})
