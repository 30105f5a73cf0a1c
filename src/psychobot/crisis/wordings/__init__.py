"""The fixed texts of the notices, a module a language.

Modules, not data files: a text that ships as code cannot be missing or half
written, and only the language that is shown is read.
"""

from psychobot.crisis.wordings.wording import Key, Wording

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Key", "Wording", "wording_in"]

DEFAULT_LANGUAGE = "en"
LANGUAGES = ("en", "es", "fr", "de", "pt")


def wording_in(language: str) -> Wording:
    """The texts in a language, or in English where there are none.

    >>> wording_in("es").code, wording_in("xx").code
    ('es', 'en')
    """
    match language:
        case "es":
            from psychobot.crisis.wordings.es import WORDING
        case "fr":
            from psychobot.crisis.wordings.fr import WORDING
        case "de":
            from psychobot.crisis.wordings.de import WORDING
        case "pt":
            from psychobot.crisis.wordings.pt import WORDING
        case _:
            from psychobot.crisis.wordings.en import WORDING
    return WORDING
