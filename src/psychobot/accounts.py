"""Names of accounts: they say who put a page on its site, not who wrote it, and so nobody is their name.

A person's handle ("quiet_marl") is no account in this sense: it is how somebody signs.
"""

from __future__ import annotations

import re

from psychobot.furniture import folded

_ROLES = (
    r"admin(?:istrator|istrateur|istrateurin|istratör|istrador|istradora|istratore|istratie)?s?|editors?|web[\s_.-]?(?:master|redaktion|admin|editor)s?"
    r"|root|user|users|username|benutzer|usuario|utilisateur|utente|gebruiker|utilizador|guest|gast|default|test|tester|demo|dev|developer|developers"
    r"|marketing|content|info|office|support|publisher|owner|superuser|sysadmin|moderator|beheerder|auteur|autor|author|redactor|staff|wordpress|wp"
)
ACCOUNT = re.compile(
    rf"(?:(?:wp|site|web|blog|super|content|system|local|main|the|drupal|joomla|cms)[\s_.-]*)?(?:{_ROLES})(?:[\s_.-]*\d+)?"
    r"|(?:wp|site)?[_.-]?(?:admin|user|editor|root|red[aá][kcz]\w*|réda\w*|agen[ct]\w*|presse?|prensa|imprensa|comunica\w*)[_.-]\w+"
    r"|\w{2,}[\s_.-]?(?:admin|webmaster|wpadmin)\d*"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\w+\s?=.*",
    re.I,
)
"""What accounts are called by their part in running a site, with a number, or with the name of the site behind."""
MAKER = re.compile(
    r"\b(?:web[\s-]?(?:services?|design\w*|agency|agentur|studio|solutions?|development|developers?|team|master|site)"
    r"|internet\s?agentur|werbeagentur"
    r"|(?:digital|media|marketing|creative|internet) (?:agency|agentur|studio|solutions)"
    r"|(?:agence|agencia|agenzia|agência) (?:web|digitale?|de marketing|de (?:comunica|communica)\w+|di comunicazione)"
    r"|diseño web|design web|webontwerp|webbureau|reclamebureau"
    r"|it[- ](?:services?|department|support)|(?:information|digital) (?:technology|services))\b",
    re.I,
)
"""What the firms and departments are called that make a site and put their name in its head."""
HOST = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|example|online|health|blog|site|[a-z]{2})/?", re.I
)
"""A host name; no handle ends like one."""


def is_account(name: str, publisher: str = "") -> bool:
    """Whether a name is that of an account: a part in running a site, a host, or the site's own name run together.

    >>> [name for name in ("admin", "wp-admin2", "elmclinic.example", "Ed Root", "quiet_marl") if is_account(name)]
    ['admin', 'wp-admin2', 'elmclinic.example']
    >>> is_account("elmclinic", "Elm Clinic")
    True
    """
    bare = name.strip(" @")
    joined = bare.islower() and " " not in bare and bare == folded(publisher).replace(" ", "")
    return joined or ACCOUNT.fullmatch(bare) is not None or HOST.fullmatch(bare) is not None


def without_accounts(names: tuple[str, ...], publisher: str = "") -> tuple[str, ...]:
    """The names that are those of people, teams and bodies."""
    return tuple(name for name in names if not is_account(name, publisher) and not MAKER.search(name))
