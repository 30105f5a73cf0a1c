"""The fixed texts, filled with a region's lines.

Held to the fourteen points of the project's safety rules, by test, for every
region and category. Wording is plain on purpose: short words, short
sentences, no promise, no blame, no numbers about people.
"""

from psychobot.crisis.helplines import DIRECTORY, Lines, lines_for
from psychobot.crisis.records import EMERGENCY, INTERNATIONAL, MENTION, URGENT, Notice, Region, Resource

DEFAULT_LANGUAGE = "en"

_SAFE = "Be with someone if you can. Move away from anything that could hurt you."
_TRUST = "Tell one person you trust, today."
_CARE = "For care that lasts, ask a doctor or therapist{care}."
_PROGRAM = "I am a program, not a person, and cannot call anyone. You can keep typing here."
_PLACE = "These lines are for: {region}. Wrong place? Type /region CC (or --region CC). All lines: /help-lines"
_NO_PLACE = "There is no country set. Yours? Type /region CC, like /region GB (or --region CC). All lines: /help-lines"
_TALK = "Talk: {talk}"
_WRITE = "Write: {write}"
_END = (_PROGRAM, "{place}")

TEMPLATES: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {
    "en": {
        (EMERGENCY, "self"): (
            "Please call {emergency} now. Say you are in danger.",
            _SAFE,
            _TALK,
            _WRITE,
            "Call someone you trust to come to you now. A doctor can help with what comes next{care}.",
            *_END,
        ),
        (EMERGENCY, "overdose"): (
            "Please call {emergency} now, even if you feel fine. Say what was taken and when.",
            "{poison}",
            "Do not stay alone. Keep the packet. Move away from the rest.",
            _TALK,
            _WRITE,
            "Tell someone you trust. A doctor can help later{care}.",
            *_END,
        ),
        (EMERGENCY, "other"): (
            "Please call {emergency} now. Say where they are and what you see.",
            "Stay with them if you are safe. Do what the call taker says. Move away what could hurt them.",
            "To talk: {talk}",
            _WRITE,
            "Get someone you trust to help you. Later, a doctor or therapist can help you both{care}.",
            *_END,
        ),
        (EMERGENCY, "abuse"): (
            "If you can, get away to a safe place with people and call {emergency} now.",
            "Keep away from anything that could be used to hurt you. If you cannot talk, stay on the line.",
            "Talk: {abuse}",
            _WRITE,
            "Tell someone you trust. A doctor can help with hurts, old and new{care}.",
            *_END,
        ),
        (URGENT, "self"): (
            "I am glad you said this. If you may act on it now, call {emergency}.",
            _TALK,
            _WRITE,
            _SAFE,
            _TRUST,
            _CARE,
            *_END,
        ),
        (URGENT, "other"): (
            "If they are in danger now, call {emergency}. Say where they are.",
            "Stay with them or get someone to be with them. Ask them straight. Move away what could hurt them.",
            "You can talk too: {talk}",
            _WRITE,
            "Tell a person you trust. Later, a doctor can help them and you{care}.",
            *_END,
        ),
        (URGENT, "abuse"): (
            "You do not deserve to be hurt. If you are in danger now, call {emergency}.",
            "Talk: {abuse}",
            _WRITE,
            "If it gets bad, go where people are, away from anything that could hurt you.",
            "Tell one person you trust. A doctor or therapist can help too{care}.",
            *_END,
        ),
        (URGENT, "child"): (
            "Thank you for saying this. It is not your fault. In danger now? Call {emergency}.",
            "Talk: {child}",
            _WRITE,
            "Tell a grown-up you trust, like a teacher. Keep telling until one helps.",
            "If it gets bad, go where people are, away from what could hurt you.",
            "A doctor or school nurse can help too{care}.",
            *_END,
        ),
        (URGENT, "harm"): (
            "I am glad you said this. If someone may get hurt now, step away and call {emergency}.",
            "Talk: {talk}",
            _WRITE,
            "Put a child down in a safe place and leave the room. Move away from anything that could hurt.",
            "Ask someone you trust to be with you.",
            _CARE,
            *_END,
        ),
        (URGENT, "voices"): (
            "That must be hard. You do not have to do what you hear. If you feel unsafe, call {emergency}.",
            _TALK,
            _WRITE,
            _SAFE,
            "Tell one person you trust what you hear, today.",
            "A doctor can help with this{care}.",
            *_END,
        ),
        (MENTION, "general"): (
            "If this is about you, or turns into that: {brief}",
            "In danger now: {emergency}. All lines: /help-lines. Region: {region} (/region CC)",
        ),
        (MENTION, "worried"): (
            "Worried about someone? Ask them straight out, listen, stay in touch. You can get advice: {brief}",
            "In danger now: {emergency}. All lines: /help-lines. Region: {region} (/region CC)",
        ),
        (MENTION, "bereaved"): (
            "I am sorry for your loss. There is help for people left behind: {bereaved}",
            "In danger now: {emergency}. All lines: /help-lines. Region: {region} (/region CC)",
        ),
        (MENTION, "reminder"): ("Help is still there: {brief} More: /help-lines",),
        (MENTION, "safe"): ("Good that you reached out. The lines stay open: {brief} More: /help-lines",),
    },
}
"""Lines by language, level and category."""

FAULT_TEXT = (
    "If you are in danger, call your local emergency number now (112 in many countries).\n"
    "Find a help line by country: findahelpline.com. I am a program and cannot call anyone."
)
"""Shown when something inside is broken: needs no file."""

NO_NUMBER = "your local emergency number (112 in many countries)"


def notice_for(level: str, category: str, region: Region, language: str = DEFAULT_LANGUAGE) -> Notice:
    """Fill the template of a level and category for a region.

    A category without wording of its own at a level gets that of `self`, or
    at level mention the general one: some help is always better than none.
    """
    texts = TEMPLATES.get(language, TEMPLATES[DEFAULT_LANGUAGE])
    template = texts.get((level, category)) or texts[(level, "general" if level == MENTION else "self")]
    lines = lines_for(region)
    fields, used = _fields(lines, region)
    text = "\n".join(filled for line in template if (filled := line.format_map(fields)))
    if region.remark and level != MENTION:
        text = f"{text}\n{region.remark}"
    shown = tuple(dict.fromkeys(used[name] for name in used if any("{" + name in line for line in template)))
    return Notice(level, category, region, text, shown)


def fault_notice(region: Region) -> Notice:
    """The short built-in text."""
    return Notice(MENTION, "fault", region, FAULT_TEXT)


def _fields(lines: Lines, region: Region) -> tuple[dict[str, str], dict[str, Resource]]:
    used: dict[str, Resource] = {}
    talk = used["talk"] = used["brief"] = _first(lines, "suicide")
    write = used["write"] = _to_write(lines)
    for category in ("abuse", "child", "bereaved"):
        used[category] = _first(lines, category, fallback=talk)
    poison, care = lines.of("poison"), lines.of("care")
    if poison:
        used["poison"] = poison[0]
    if care and care[0] != talk:
        used["care"] = care[0]
    fields = {name: _spoken(resource) for name, resource in used.items()}
    fields |= {
        "emergency": lines.emergency or NO_NUMBER,
        "region": region.name,
        "place": _NO_PLACE if region.code == INTERNATIONAL.code else _PLACE.format(region=region.name),
        "write": _written(write),
        "poison": f"Poison help: {_spoken(poison[0])}" if poison else "",
        "care": f" ({_short(used['care'])})" if "care" in used else "",
    }
    return fields, used


def _first(lines: Lines, category: str, fallback: Resource | None = None) -> Resource:
    """The best line of a category: by phone, free and round the clock where there is one."""
    found = sorted(lines.of(category), key=lambda line: (line.phone is None, line.cost != "free", not _always(line)))
    return found[0] if found else (fallback or DIRECTORY)


def _always(line: Resource) -> bool:
    return (line.hours or "").startswith("24 hours, every day")


def _to_write(lines: Lines) -> Resource:
    """A way to text or chat, for whom talking is hard."""
    found = [line for line in (*lines.of("suicide"), *lines.of("text")) if line.text or line.chat]
    found.sort(key=lambda line: (not _always(line), line.cost != "free"))
    return found[0] if found else DIRECTORY


def _name(line: Resource) -> str:
    return line.name.split(" (")[0].split(",")[0]


def _spoken(line: Resource) -> str:
    way = line.phone or line.text or line.chat or line.url
    parts = [_name(line), way, line.hours, "free" if line.cost == "free" else None]
    return ", ".join(part for part in parts if part) + "."


def _written(line: Resource) -> str:
    if line == DIRECTORY:
        return f"some lines take texts or chat; {line.url} shows which."
    ways = line.text or line.chat or line.url or ""
    parts = [_name(line) if line.text is None else f"{ways} ({_name(line)})", None if line.text else ways, line.hours]
    return ", ".join(part for part in parts if part) + "."


def _short(line: Resource) -> str:
    way = line.phone or line.url or ""
    return _name(line) if way and way in _name(line) else f"{_name(line)} {way}".strip()


HEADINGS = {
    "suicide": "Someone to talk to, in any crisis",
    "text": "By text or chat",
    "abuse": "Violence and abuse",
    "child": "Children and teenagers",
    "poison": "Poison",
    "bereaved": "After a suicide",
    "harm": "Fear of hurting someone",
    "care": "Care that lasts",
}


def help_lines(region: Region) -> Notice:
    """All lines of a region, by category: what ``/help-lines`` prints."""
    lines = lines_for(region)
    text = [f"Help lines for: {region.name}. Wrong place? Type /region CC (or --region CC).",
            f"In danger now: {lines.emergency or NO_NUMBER}."]  # fmt: skip
    if region.remark:
        text.append(region.remark)
    shown: set[str] = set()
    for category, heading in HEADINGS.items():
        fresh = [line for line in lines.of(category) if line.id not in shown]
        shown.update(line.id for line in fresh)
        if fresh:
            text += ["", heading, *(f"  {_listed(line)}" for line in fresh)]
    text += ["", _PROGRAM]
    return Notice(MENTION, "help-lines", region, "\n".join(text), lines.resources)


def _listed(line: Resource) -> str:
    free = "free" if line.cost == "free" else None
    private = "confidential" if line.confidential else None
    parts = [line.phone, line.text, line.chat, line.url if line.url != line.chat else None, line.hours, free, private]
    return f"{line.name}: " + ", ".join(part for part in parts if part)
