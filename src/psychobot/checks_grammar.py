"""Rules about the build of words and sentences: verbs that do not agree, articles, abbreviations, names, two spellings.

Only what can be told without parsing: each rule rather misses ten slips than reports one sentence that is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psychobot.analysis import FUNCTION_WORDS, fold
from psychobot.checks_front import sources_of
from psychobot.checks_text import at, sentences_of, text_of
from psychobot.english import is_common, is_english
from psychobot.findings import Finding, quoted
from psychobot.material import Draft, Material
from psychobot.passages import Block

_VERBS = (
    "feel ask learn know tell think seek want listen explore encourage give take make become begin keep understand bring let suggest "
    "say see try find go do help work talk use need describe believe show offer express remember notice start look aim differ"
).split()
_BARE = "|".join(one for one in _VERBS if one not in "help work talk use need show offer start look try aim find do go see say".split())
_PERSONS = "therapist|client|patient|counselor|analyst|psychologist|psychiatrist|doctor|physician|researcher|parent|mother|father|child|person|man|woman|partner|teacher|trainer"


def _third(verb: str) -> str:
    return verb + "es" if verb.endswith(("ch", "sh", "s", "o")) else verb[:-1] + "ies" if verb.endswith("ry") else verb + "s"


_THIRD = "|".join(map(_third, _VERBS))
_BE = "is|was|has|does|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t"
_ARE = "are|were|have|do|aren['’]t|weren['’]t|haven['’]t|don['’]t"
_START = r"(?:^|(?<=[:;] )|(?<=, and )|(?<=, but )|(?<=, so )|(?<=because )|(?<=although )|(?<=[Tt]hen )|(?<=[Hh]ere )|(?<=[Oo]ften )|(?<=[Ss]ometimes )|(?<=[Tt]oday ))"
_DET = r"(?:the|these|those|his|her|their|our|its|your|some|many|most|both|all|such|several|few|other)"
_OF_KIND = r"(?:[a-z-]+(?:al|ive|ic|ed|ous|ent|ant|ful|able|ible|ary|ory|ish|less)|early|first|same|other|new|old|main|young|modern|good|many|three|two|few|psychodynamic) "
_PLURAL = r"(?P<plural>(?!thus|perhaps|always|sometimes|besides|ours|hers|yours|theirs|news|means|series|species|lens|bus|gas|plus|themselves|ourselves|alas|overseas|nowadays|afterwards|towards|upwards|backwards|whereas)" \
          r"[a-z]{2,}(?<!s)(?<!u)(?<!i)s)"
_OF = r"(?: (?:of|behind|in|for|about|from|to|with|between|under) (?:(?:the|a|an|his|her|their|its|this|such) )?[a-z-]+)?"
PRONOUN = re.compile(
    rf"\b(?:[Tt]hey|[Ww]e) (?P<verb>{_BE}|{_THIRD})\b|(?:{_START}|(?<=if )|(?<=when )|(?<=that ))(?:[Ii]t|[Hh]e|[Ss]he|[Tt]his) (?:are|have|do|aren['’]t|haven['’]t|don['’]t|{_BARE})\b(?! (?:who|so)\b)|"
    rf"(?:{_START}|(?<=[Ii]f )|(?<=[Ww]hen ))[Yy]ou (?:is|was|has|does|{_THIRD})\b|(?:{_START}|(?<=, ))I (?:is|are|has|does|{_THIRD})\b")
"""A pronoun and the verb of another."""
HEAD = re.compile(
    rf"{_START}(?i:{_DET}) (?:{_OF_KIND})?{_PLURAL}(?: and (?:the )?[a-z]{{3,}}s)?{_OF} (?:{_BE})\b(?! (?:the|an?) (?:case|question|matter)\b)|"
    rf"{_START}(?P<bare>[A-Z][a-z]{{3,}}(?<!s)(?<!u)(?<!i)s) (?:{_BE})\b|"
    rf"{_START}(?:(?i:{_DET}) )?(?:{_OF_KIND})?(?i:therapists|clients|patients|people|children|women|men|parents|researchers|psychologists|psychiatrists|doctors|studies|sessions|feelings|counselors|adults) (?:{_THIRD}|{_BE})\b", re.M)
"""A plural, with no more than one more noun, and the verb of one."""
SINGLE = re.compile(
    rf"{_START}(?i:a|an|this|each|every|another) (?:{_OF_KIND})?(?!few|lot|number|majority|minority|dozen|couple|pair|handful|variety|range|great|group|hundred|thousand|third|quarter|half|kind|one|team|deal|bit|little|much|way)[a-z]{{3,}}(?<!s) (?:are|were|have|aren['’]t|haven['’]t|don['’]t)\b(?! been to)|"
    rf"{_START}(?i:the|a|this|that|each|every|one|his|her) (?:{_OF_KIND})?(?:{_PERSONS}|therapy|treatment|approach|session|study|review|theory|method|feeling|goal|aim) (?:{_ARE}|{_BARE})\b|"
    rf"{_START}(?i:(?:the |a |both )?(?:{_PERSONS}) and (?:the |a )?(?:{_PERSONS})) (?:{_THIRD}|{_BE})\b|"
    rf"\bThere is (?:many|several|two|three|four|five|six|few|various|numerous)\b|\bThere (?:are|were) (?:a|an|one|no one|another) (?:[a-z-]+ )?(?!few|lot|number|couple|range|variety|host|handful|dozen|majority|great|pair|hundred|thousand|million)[a-z]{{3,}}(?<!s)\b[.,]")
"""One, and the verb of many; two people, and the verb of one."""
_AFTER = r"(?=[.,;:]|\s(?:of|and|or|who|that|which|is|are|was|were|has|have|can|may|must|will|to|in|on|with|from|feels?|talks?|asks?)\b)"
_NOUNS = ("therapist client patient person session study review trial theory technique method approach year week month type kind form part step reason thing "
          "school concept principle goal benefit symptom feeling thought emotion relationship problem issue question conflict pattern experience disorder condition drug "
          "doctor researcher author writer source article parent woman man member adult").split()
NUMBER = re.compile(
    rf"\b(?i:two|three|four|five|six|seven|eight|nine|ten|many|several|these|those|both|few) (?:{'|'.join(_NOUNS)}){_AFTER}|"
    rf"(?<![\w-])(?i:a|an|another|each|one) (?:[a-z]+(?:ic|al|ive|ed|ous) )?(?:{'|'.join(one + 's' for one in _NOUNS if one not in ('person', 'study', 'theory', 'woman', 'man', 'approach', 'feeling'))}|studies|theories|women|men|people|children|feelings){_AFTER}|"
    r"\bthis (?:therapists|clients|patients|sessions|studies|feelings|children|techniques|methods|problems|symptoms|conflicts|disorders|thoughts|emotions|memories)\b")
"""A number and a noun that do not go together."""
ARTICLE = re.compile(
    r"(?:^|(?<=[.!?:”“] ))A [aeio](?!ne\b|nce\b|u[a-z])[a-z]{2,}|(?:^|(?<=[.!?:”“] ))A eu(?!)|\b[Aa] (?!uni(?!n|m)|unani|use|usu|uk|uto|ura|uri|ute|uti|ubi)u[a-z]*(?:n|p|r|s|l|m|g|t)[a-z]*(?<!use)\b(?<=\w{4})|"
    r"\b[Aa]n (?:uni(?:que|t|vers|form|lat|son|fy|on\b|corn)|use|usual|eu|European|Euro|one\b|one-|once\b|Uni|US\b|UK\b|U\.|UN\b|PhD|[BCDGJKPQTVWYZ][A-Z]{1,5}s?\b|[BCDFGJKLMNPQRSTVWXYZ][a-z]{2,})[a-z]*|"
    r"(?<!itamin )\ba (?:[AI][a-z]{2,}|O(?!ne)[a-z]{2,}|E(?!u|we)[a-z]{2,}|[AEIO][A-Z]{1,5}s?\b|[FHLMNRSX][B-DF-HJ-NP-TV-XZ]{1,5}s?\b)")
"""A and an before the wrong sound; letters by themselves are spoken by their names."""
_ISE = ("recogni organi reali generali emphasi critici minimi maximi summari apologi categori characteri prioriti speciali symboli ideali normali visuali "
        "internali externali rationali stabili utili traumati conceptuali moderni standardi personali individuali hospitali stigmati theori verbali mobili "
        "memori socializi sociali neutrali harmoni centrali finali formali materiali penali victimi randomi randomi optimi customi familiari").split()
_PAIRS = [("our", "or", "behavi col fav hon lab neighb hum rum flav harb endeav savi vap od tum clam ferv glam vig val rig ard demean")]
_WHOLE = dict(pair.split(":") for pair in """centre:center centres:centers centred:centered theatre:theater theatres:theaters fibre:fiber metre:meter metres:meters litre:liter litres:liters programme:program
programmes:programs defence:defense defences:defenses offence:offense offences:offenses travelled:traveled travelling:traveling counselling:counseling counsellor:counselor counsellors:counselors
modelling:modeling modelled:modeled labelled:labeled labelling:labeling cancelled:canceled fulfil:fulfill fulfils:fulfills fulfilment:fulfillment enrol:enroll skilful:skillful grey:gray paediatric:pediatric
paediatrician:pediatrician anaesthetic:anesthetic manoeuvre:maneuver judgement:judgment judgements:judgments analyse:analyze analysed:analyzed analyses’:analyzes analysing:analyzing paralyse:paralyze paralysed:paralyzed
practise:practice practised:practiced practising:practicing catalogue:catalog mould:mold sceptic:skeptic sceptical:skeptical scepticism:skepticism mum:mom ageing:aging cheque:check whilst:while amongst:among
dialled:dialed signalled:signaled quarrelled:quarreled marvellous:marvelous jewellery:jewelry storey:story orthopaedic:orthopedic haemorrhage:hemorrhage oestrogen:estrogen diarrhoea:diarrhea foetus:fetus""".split())
_PLAIN = re.compile(r"(?<![\w.@’'-])[a-z]{3,}(?![\w@-]|\.\w)")
FIRMLY = 3
"""Times that one spelling stands in the corpus from which the other is a slip."""
CAPITALS = re.compile(r"(?<![\w.&/-])[A-Z]{3,6}(?=s?\b)(?![\w]*[-/&.]\w)")
EVERYDAY = frozenset("USA UK DNA RNA AIDS HIV BBC CNN NATO FAQ DVD CEO PDF FBI CIA NASA UNESCO LGBT LGBTQ COVID SMS GPS ABC NHS FDA CDC NIH NIMH WHO PHD DSM ICD "
                     "PMID PMCID PMC ISBN DOI UCLA MIT NYU UCL LSE VII III VIII XII XIV XIX XVI XIII XVII XVIII XXI".split())
"""Abbreviations that a newspaper does not explain, and numbers of volumes."""
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def agreement(material: Material) -> Iterator[Finding]:
    """Verbs and nouns that do not go with what they belong to."""
    for draft in material.drafts:
        for block in _told(draft):
            for sentence in sentences_of(text_of(draft, block)):
                for said in _disagreeing(sentence):
                    yield _at(draft, block, sentence, "agreement", f"{quoted(said)} does not go together")


def _disagreeing(sentence: str) -> Iterator[str]:
    plain = re.sub(r"“[^”]*”", "“”", sentence)
    for pattern in (PRONOUN, SINGLE, NUMBER):
        if found := pattern.search(plain):
            yield found[0]
    if (found := HEAD.search(plain)) and _is_plural((found["plural"] or found["bare"] or "clients").lower()):
        yield found[0]


def _is_plural(word: str) -> bool:
    """Whether a word with an s is the plural of an English one, and neither a name nor a field of study."""
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return not word.endswith("ics") and is_english(word) and (is_common(one) or is_english(one)) and word not in FUNCTION_WORDS


def articles(material: Material) -> Iterator[Finding]:
    """A before a vowel that is heard, and an before a consonant."""
    for draft in material.drafts:
        for block in _told(draft):
            text = block.span.of(draft.text)
            if found := ARTICLE.search(re.sub(r"“[^”]*”", lambda quote: "“" + " " * (len(quote[0]) - 2) + "”", text)):
                yield at(draft, block.span.start + found.start(), "warning", "slip", f"{quoted(found[0])} has the wrong article", "mend it")


def varieties(material: Material) -> Iterator[Finding]:
    """British spellings in an American corpus, and the reverse."""
    pairs = _spellings()
    words = [(draft, block, found) for draft in material.drafts for block in _told(draft)
             for found in _PLAIN.finditer(re.sub(r"“[^”]*”", lambda quote: " " * len(quote[0]), block.span.of(draft.text)))]
    american = set(pairs.values()) - {"program", "programs", "check", "story", "while", "among", "practice", "catalog", "mold"}
    british, ours = [one for one in words if one[2][0] in pairs], [one for one in words if one[2][0] in american]
    few, many, other = (british, ours, "American") if len(british) < len(ours) else (ours, british, "British")
    if len(many) >= FIRMLY and len(many) >= FIRMLY * len(few):
        for draft, block, found in few:
            yield at(draft, block.span.start + found.start(), "warning", "other-spelling",
                     f"{quoted(found[0])}: the corpus is spelt in the {other} way", "spell it like the rest")


def _spellings() -> dict[str, str]:
    """British words and what they are in American."""
    pairs = dict(_WHOLE)
    for british, american, stems in _PAIRS:
        for head in stems.split():
            for tail in ("", "s", "ed", "ing", "al", "able", "ful", "less", "er", "ite", "s'", "ally", "hood", "ist"):
                pairs[head + british + tail] = head + american + tail
    for head in _ISE:
        for tail in ("se", "ses", "sed", "sing", "sation", "sations", "ser", "sers"):
            pairs[head + tail] = head + "z" + tail[1:]
    return pairs


def abbreviations(material: Material) -> Iterator[Finding]:
    """Abbreviations that nothing in the corpus explains."""
    texts = " \n".join(draft.text for draft in material.drafts)
    aliases = " ".join(table.text for name, table in material.tables.items() if name == "aliases.toml").lower()
    for draft in material.drafts:
        for block in _told(draft):
            if len(re.findall(r"\b[A-Z]{3,}\b", block.text)) > 3:
                continue
            for found in CAPITALS.finditer(block.text):
                said = found[0]
                if said in EVERYDAY or is_common(said.lower()) or said.lower() in FUNCTION_WORDS or _explained(said, texts, aliases):
                    continue
                yield at(draft, block.span.start, "warning", "abbreviation", f"{quoted(said)} is explained nowhere",
                         "write what it stands for where it stands first")
                break


def _explained(said: str, texts: str, aliases: str) -> bool:
    """Whether a text gives the words for it: in brackets beside it, by "stands for", or by words with these first letters."""
    if re.search(rf'["\s]{said.lower()}"', aliases) or re.search(
            rf"[a-z”*]\w*,? \({said}s?\b|\b{said}s?\b,? \([A-Za-z]\w|\b{said}\b,? (?:which |that )?(?:is short for|stands? for|is the name|means|or [a-z])|, or {said}\b|"
            rf"\bletters {said}\b|\b{said}\b, after the name|, {said}[ ,.(\"]", texts):
        return True
    letters = r"\w{3,}[ -](?:(?:of|and|the|for|in|to|on) )?".join(said)
    return re.search(rf"\b{letters}\w{{3,}}", texts) is not None


def names(material: Material) -> Iterator[Finding]:
    """Names that are one letter away from a name of the front matter, or from one that stands more often."""
    drafts = [draft for draft in material.drafts if draft.english]
    official = {word for draft in drafts for _, row in sources_of(draft)
                for word in NAME.findall(" ".join(map(str, (*_listed(row.get("authors")), *_listed(row.get("reviewers")), row.get("publisher", "")))))}
    counts = Counter(word for draft in drafts for block in draft.blocks for word in NAME.findall(block.text))
    typed = Counter(word.title() for table in material.tables.values() for word in re.findall(r"[A-Za-z]{5,}", table.text))
    often = Counter({word: counts[word] + typed[word] for word in {*counts, *typed} if counts[word] or typed[word] > 1})
    known = {word for word, count in often.items() if count > 1 and (counts[word] > 1 or typed[word] > 1) and not _is_word(word)} | official
    pairs = Counter((one, two) for draft in drafts for block in draft.blocks for one, two in _neighbours(block.text))
    pairs.update({pair for draft in drafts for pair in _neighbours(draft.front)})
    for draft in drafts:
        for block in draft.blocks:
            said = dict.fromkeys(NAME.findall(block.text))
            near = next(((word, one) for word in said if not _is_word(word) and word not in official and (one := _one_away(word, known, often))), None)
            near = near or next(((two, other) for one, two in _neighbours(block.text) if not (two in official or (_is_word(one) and pairs[one, two] > 1))
                                 for first, other in pairs if first == one and other in official and _is_near(two, other)), None)
            if near:
                yield at(draft, block.span.start, "warning", "name-spelt", f"{quoted(near[0])} is {quoted(near[1])} elsewhere", "spell the name in one way")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _neighbours(text: str) -> list[tuple[str, str]]:
    return [(one, two) for one, two in re.findall(r"(?=\b([A-Z][a-z]+|[A-Z]\.) ([A-Z][a-z]{2,})\b)", text)]


def _is_word(name: str) -> bool:
    return is_english(name.lower()) or is_common(name.lower()) or is_english(fold(name))


def _one_away(word: str, known: set[str], often: Counter[str]) -> str | None:
    return min((one for one in known if _is_near(word, one) and often[one] + 1 > 2 * often[word]), default=None)


def _is_near(one: str, other: str) -> bool:
    """Whether two names differ by one letter, or by two that changed places, and not by an ending."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4 or one + "s" == other or other + "s" == one:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    wrong = [place for place in range(len(one)) if one[place] != other[place]]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]])


def _told(draft: Draft) -> Iterator[Block]:
    """Paragraphs and items in English, without references."""
    for section in draft.sections if draft.english else ():
        if not section.lists_works:
            yield from section.blocks


def _at(draft: Draft, block: Block, sentence: str, code: str, wrong: str) -> Finding:
    place = draft.text.find(sentence[:40], block.span.start)
    return at(draft, place if place >= 0 else block.span.start, "warning", code, wrong, "mend it")


RULES = (agreement, articles, varieties, abbreviations, names)
