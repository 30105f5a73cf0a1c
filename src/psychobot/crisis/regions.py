"""Which country's lines to show: an explicit wish, else locale and time zone where they agree.

`en_US` is the default locale of many machines elsewhere, so a locale alone
never decides, and nothing silently becomes the US.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from psychobot.crisis.helplines import known_regions, time_zones
from psychobot.crisis.records import INTERNATIONAL, Region

ALIASES = {"UK": "GB", "USA": "US", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "BRITAIN": "GB", "AMERICA": "US",
           "HOLLAND": "NL", "KOREA": "KR", "AOTEAROA": "NZ", "ÉIRE": "IE", "EIRE": "IE"}  # fmt: skip
NO_COUNTRY = frozenset(("ZZ", "INT", "NONE", "INTERNATIONAL"))


def regions() -> tuple[Region, ...]:
    """Every region that has lines, and the international one."""
    return known_regions()


def region_from(setting: str | None, environ: Mapping[str, str], zone: str | None = None) -> Region:
    """Choose the region. A wish that names no known region leaves the international notice, saying so.

    >>> region_from("gb", {}).code, region_from(None, {"LANG": "en_US.UTF-8"}, "Europe/Oslo").code
    ('GB', 'ZZ')
    """
    if setting is not None and setting.strip():
        return _named(setting)
    code = _locale_country(environ)
    if code is not None and time_zones().get(zone or _machine_zone(environ) or "") == code:
        return _named(code)
    return INTERNATIONAL


def _named(setting: str) -> Region:
    wanted = setting.strip().upper()
    wanted = ALIASES.get(wanted, wanted)
    for region in known_regions():
        if wanted in (region.code, region.name.upper()):
            return region
    if wanted in NO_COUNTRY:
        return INTERNATIONAL
    return INTERNATIONAL._replace(remark=f"No lines are known for the region {_shown(setting)}.")


def _shown(setting: str) -> str:
    """The wish as typed, short and without control characters."""
    return re.sub(r"[^\w .-]", "", setting.strip())[:20] or "given"


def _locale_country(environ: Mapping[str, str]) -> str | None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            found = re.match(r"[A-Za-z]{2,3}[_-]([A-Z]{2})\b", re.split(r"[.@]", value)[0])
            return found[1] if found else None
    return None


def _machine_zone(environ: Mapping[str, str]) -> str | None:
    if environ.get("TZ"):
        return environ["TZ"].lstrip(":")
    try:
        link = str(Path("/etc/localtime").resolve())
    except (OSError, RuntimeError):
        return None
    return link.partition("/zoneinfo/")[2].removeprefix("posix/") or None
