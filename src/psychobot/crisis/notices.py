"""Notices: the fixed texts of a language, filled with a region's lines.

Held to the fourteen points of docs/crisis-protocol.md, by test, for every
region, category and language.
"""

from psychobot.crisis.helplines import DIRECTORY, Lines, lines_for
from psychobot.crisis.records import EMERGENCY, INTERNATIONAL, MENTION, URGENT, Notice, Region, Resource
from psychobot.crisis.wordings import DEFAULT_LANGUAGE, Wording, wording_in

FAULT_TEXT = (
    "If you are in danger, call your local emergency number now (112 in many countries).\n"
    "Find a help line by country: findahelpline.com. I am a program and cannot call anyone."
)
"""Shown when something inside is broken: needs no file."""


def notice_for(
    level: str, category: str, region: Region, language: str = DEFAULT_LANGUAGE, about: str = "self"
) -> Notice:
    """Fill the text of a level and category for a region, in a language or else in English.

    A reminder names a line for what it is ``about``, the category of the notice before it.

    A category without wording of its own at level urgent gets that of an emergency, or else that of `self`, and
    at level mention the general one: some help is always better than none.
    """
    wording = wording_in(language)
    template = _template(wording, level, category)
    lines = lines_for(region)
    used = _chosen(lines, category, about)
    fields = _fields(wording, used, region) | {"emergency": lines.emergency or wording.no_number}
    text = "\n".join(filled for line in template if (filled := line.format_map(fields)))
    if region.remark and level != MENTION:
        text = f"{text}\n{region.remark}"
    shown = tuple(dict.fromkeys(used[name] for name in used if any("{" + name in line for line in template)))
    return Notice(level, category, region, text, shown)


def _template(wording: Wording, level: str, category: str) -> tuple[str, ...]:
    general = (MENTION, "general") if level == MENTION else (level, "self")
    known = ((level, category), (EMERGENCY if level == URGENT else level, category), general)
    return next(wording.templates[key] for key in known if key in wording.templates)


def fault_notice(region: Region) -> Notice:
    """The short built-in text."""
    return Notice(MENTION, "fault", region, FAULT_TEXT)


def _fields(wording: Wording, used: dict[str, Resource], region: Region) -> dict[str, str]:
    place = _place(wording, region)
    fields = {name: _spoken(wording, resource) for name, resource in used.items()}
    return fields | {
        "region": place,
        "place": wording.no_place if region.code == INTERNATIONAL.code else wording.place.format(region=place),
        "write": _written(wording, used["write"]),
        "poison": wording.poison.format(line=fields["poison"]) if "poison" in used else "",
        "care": f" ({_short(used['care'])})" if "care" in used else "",
    }


def _place(wording: Wording, region: Region) -> str:
    return wording.no_country if region.code == INTERNATIONAL.code else wording.countries.get(region.code, region.name)


def _chosen(lines: Lines, category: str, about: str) -> dict[str, Resource]:
    """The line shown for each purpose, in a notice of a category or a reminder of another."""
    used: dict[str, Resource] = {}
    talk = used["talk"] = _first(lines, "suicide")
    used["write"] = _to_write(lines, category)
    for category in ("abuse", "child", "bereaved"):
        used[category] = _first(lines, category, fallback=talk)
    used["brief"] = used[about] if about in ("abuse", "child") else talk
    poison, care = lines.of("poison"), lines.of("care")
    if poison:
        used["poison"] = poison[0]
    if care and care[0] != talk:
        used["care"] = care[0]
    return used


def _first(lines: Lines, category: str, fallback: Resource | None = None) -> Resource:
    """The best line of a category: by phone, free and round the clock where there is one."""
    found = sorted(lines.of(category), key=lambda line: (line.phone is None, line.cost != "free", not _always(line)))
    return found[0] if found else (fallback or DIRECTORY)


def _always(line: Resource) -> bool:
    return (line.hours or "").startswith("24 hours, every day")


def _to_write(lines: Lines, category: str) -> Resource:
    """A way to text or chat, for whom talking is hard: one for the matter at hand, else one for any crisis."""
    for found in (lines.of(category), lines.of("suicide"), [line for line in lines.of("text") if _for_anyone(line)]):
        ways = [line for line in found if line.text or line.chat]
        if ways:
            return min(ways, key=lambda line: (not _always(line), line.cost != "free"))
    return DIRECTORY


def _for_anyone(line: Resource) -> bool:
    return {"abuse", "child"}.isdisjoint(line.categories)


def _name(line: Resource) -> str:
    return line.name.split(" (")[0].split(",")[0]


def _hours(wording: Wording, line: Resource) -> str | None:
    return wording.said_hours(line.hours) if line.hours else None


def _spoken(wording: Wording, line: Resource) -> str:
    way = line.phone or line.text or line.chat or line.url
    named = [_name(line)] if way and way in _name(line) else [_name(line), way]
    parts = [*named, _hours(wording, line), wording.free if line.cost == "free" else None]
    return ", ".join(part for part in parts if part) + "."


def _written(wording: Wording, line: Resource) -> str:
    if line == DIRECTORY:
        return wording.to_write.format(url=line.url)
    ways = line.text or line.chat or line.url or ""
    named = _name(line) if line.text is None else f"{ways} ({_name(line)})"
    parts = [named, None if line.text else ways, _hours(wording, line)]
    return ", ".join(part for part in parts if part) + "."


def _short(line: Resource) -> str:
    way = line.phone or line.url or ""
    return _name(line) if way and way in _name(line) else f"{_name(line)} {way}".strip()


def help_lines(region: Region, language: str = DEFAULT_LANGUAGE) -> Notice:
    """All lines of a region, by category: what ``/help-lines`` prints."""
    wording, lines = wording_in(language), lines_for(region)
    fields = {"region": _place(wording, region), "emergency": lines.emergency or wording.no_number}
    *first, last = (line.format_map(fields) for line in wording.listed)
    text = [*first, *([region.remark] if region.remark else [])]
    shown: set[str] = set()
    for category, heading in wording.headings.items():
        fresh = [line for line in lines.of(category) if line.id not in shown]
        shown.update(line.id for line in fresh)
        if fresh:
            text += ["", heading, *(f"  {_listed(wording, line)}" for line in fresh)]
    return Notice(MENTION, "help-lines", region, "\n".join([*text, "", last]), lines.resources)


def _listed(wording: Wording, line: Resource) -> str:
    free = wording.free if line.cost == "free" else None
    private = wording.confidential if line.confidential else None
    site = line.url if line.url != line.chat else None
    parts = [line.phone, line.text, line.chat, site, _hours(wording, line), free, private]
    return f"{line.name}: " + ", ".join(part for part in parts if part)
