"""The language a page is written in, by its small words, and how its dates are counted."""

from __future__ import annotations

import re
from collections import Counter

SMALL_WORDS = {
    "en": "the of and to in is that for with are as this by from it you your be or not can have which",
    "de": "der die das und ist von mit den für nicht eine ein zu auf werden sich sie im dem auch bei oder wird kann",
    "fr": "le la les des et est une un du dans pour que qui sur avec pas par vous sont au ce ou aux peut",
    "es": "el la los las de y que en un una es para con por del se no su al como más son puede lo",
    "it": "il la di che e un una per con non sono del della gli le è si da come anche più nel può",
    "pt": "o a os as de que e do da em um uma para com não são por mais como se ao pode na no",
    "nl": "de het een en van is dat niet met voor op te zijn aan ook bij als of wordt kan naar door",
}
BRITISH = re.compile(
    r"\bNHS\b|\.(?:co|org|ac|nhs)\.uk\b|\.(?:com|org)\.au\b|\bregistered charity\b"
    r"|\b(?:behaviour|counselling|programme|organis|recognis|colour|GPs?)\w*\b"
)


def language_of(text: str) -> str:
    """The code of the language most of the small words belong to; ``en`` where there are hardly any."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    sums = {code: sum(words[word] for word in small.split()) for code, small in SMALL_WORDS.items()}
    best = max(sums, key=lambda code: sums[code])
    return best if sums[best] >= 3 else "en"


def counts_days_first(text: str, language: str) -> bool:
    """Whether 03/04/2024 is the third of April: everywhere but in American pages."""
    return language != "en" or len(BRITISH.findall(text)) >= 2
