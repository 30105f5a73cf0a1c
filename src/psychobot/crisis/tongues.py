"""Which of the notices' languages a message is written in.

Languages without a notice of their own stand here too, so that they are not
taken for a neighbour; they get English. Told by the small words that make up a third of any text, and by what a person
in distress says first. Words that two of the languages share count for both.
"""

import re

from psychobot.crisis.normalize import fold
from psychobot.crisis.wordings import DEFAULT_LANGUAGE, LANGUAGES

_SMALL_WORDS = {
    "en": """the a an i my me you is are was of to and in that it for on with not be have do this what how but so
        she he they we at as am im can just if no want from when who why there about all am""",
    "es": """el la los las un una yo mi me tu es son de y en que lo por para con no se le su estoy soy quiero
        como pero porque muy mas ya cuando todo hay tengo esta este siento vida morir morirme nada nadie ganas
        mi vivir del al sin puedo quien hoy ayuda ayer hola he mucho hijo hija""",
    "fr": """le la les un une je mon ma mes me tu est sont de et en que qui il elle nous vous pour avec pas ne se
        son sa j'ai suis c'est veux plus mais parce tres quand tout y dans des du au sans peux rien personne vie
        mourir envie moi toi j'en n'ai qu'il ai ca jai cest comment pourquoi bonjour aide mal""",
    "de": """der die das ein eine ich mein meine mir mich du ist sind von und in dass es fur mit nicht sich zu
        auf bin will aber weil sehr wenn alles hat habe kein keine mehr war wir er sie ihn kann ohne den dem des
        leben sterben niemand nichts tot hallo hilfe schon noch wie warum wer immer ihm gestern heute""",
    "pt": """o a os as um uma eu meu minha me tu voce e sao de do da em que no na por para com nao se seu sua
        estou sou quero como mas porque muito mais quando tudo tenho esta isso vida morrer nada ninguem vontade
        viver sem posso quem hoje ajuda ontem ola oi ele ela pra tava filho filha""",
    "it": """il lo la i gli le un una io mio mia mi tu sei sono di e che in per con non si su sua sto ho voglio come ma
        perche molto piu quando tutto questo vita morire niente nessuno vivere senza posso chi oggi aiuto ciao lui lei
        del della dei nel alla al anche ancora""",
    "nl": """de het een ik mijn me mij je bent is zijn van en dat voor met niet zich te op ben wil maar omdat als alles
        heb heeft geen meer was wij hij ze kan zonder leven sterven dood niemand niets nog hoe waarom gisteren""",
    "ro": """nu mai vreau sa si eu mi ma este sunt de la in cu pe un o care ca din sa fac traiesc viata nimic imi am""",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

ENOUGH = 400
"""Words looked at: the language of a long message shows early."""


def language_of(message: str, before: str = DEFAULT_LANGUAGE) -> str:
    """The language of the notice that fits a message; the one of the turns before where the message does not tell.

    >>> language_of("ya no quiero vivir"), language_of("Ich kann nicht mehr"), language_of("ok", before="fr")
    ('es', 'de', 'fr')
    """
    words = _WORD.findall(fold(message))[:ENOUGH]
    told = {language: sum(word in small for word in words) for language, small in _WORDS.items()}
    most = max(told.values())
    if most == 0:
        return before
    best = [language for language, count in told.items() if count == most]
    if before in best or DEFAULT_LANGUAGE in best:
        return before if before in best else DEFAULT_LANGUAGE
    return best[0] if best[0] in LANGUAGES else DEFAULT_LANGUAGE


def is_english(folded: str) -> bool:
    """Tell whether at least a third of the words of a folded text are small English words.

    >>> is_english("i took it for a while"), is_english("tome muchas pastillas")
    (True, False)
    """
    words = _WORD.findall(folded)
    return 3 * sum(word in _WORDS["en"] for word in words) >= max(1, len(words))
