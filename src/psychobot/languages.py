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
DAYS_FIRST = re.compile(
    r"\bNHS\b|\.(?:co|org|ac|nhs)\.uk\b|\.(?:com|org|net|edu|gov)\.(?:au|nz|za|in)\b|\.(?:ie|nz|uk)\b"
    r"|\bregistered charity\b"
    r"|\bGPs?\b"
    r"|\b(?:behaviour|counselling)\w*\b|\b(?:programmes?|organis(?:e|ed|ing|ations?)|recognis(?:e|ed|ing)|colour(?:s|ed|ful)?)\b"
    r"|\b(?:A[EWC][SD]T|NZ[SD]T|ABN|AHPRA|NDIS|HSE|Whānau|Māori|Torres Strait)\b"
    r"|\b(?:mum|fortnight\w*|Australian?|New Zealand|Ireland|Irish|Dublin|Scotland|Wales|(?<!New )England|India)\b"
    r"|\b(?:Kenyan?|Nigerian?|South African?|Singaporean?)\b"
    r"|(?<![\d.+-])\(?0\d{1,4}\)? \d{3,4} \d{3,4}\b|(?<![\d.+-])1[38]00 \d{3} \d{3}\b"
)
"""What a page of a country says that begins its dates with the day; no American telephone number begins with 0."""
NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
MONTHS, LAST = 12, 31
"""Months of a year, and days of a long month."""


def language_of(text: str) -> str:
    """The code of the language most of the small words belong to; ``en`` where there are hardly any."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    sums = {code: sum(words[word] for word in small.split()) for code, small in SMALL_WORDS.items()}
    best = max(sums, key=lambda code: sums[code])
    return best if sums[best] >= 3 else "en"


def counts_days_first(text: str, language: str, country: str = "") -> bool:
    """Whether 03/04/2024 is the third of April: everywhere but in American pages. A number above 12 is a day.

    A page that says it is in British English is; one in American English may have been set up so and never changed,
    and Canadians and Filipinos write both.
    """
    pairs = ((int(first), int(second)) for first, second in NUMERIC.findall(text))
    dates = [pair for pair in pairs if 1 <= min(pair) <= MONTHS and max(pair) <= LAST]
    if any(first > MONTHS for first, _ in dates) != any(second > MONTHS for _, second in dates):
        return any(first > MONTHS for first, _ in dates)
    return language != "en" or country not in ("", "US", "CA", "PH") or len(set(DAYS_FIRST.findall(text))) >= 2
