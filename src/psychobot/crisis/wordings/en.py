"""English: short words, short sentences, no promise, no blame, no numbers about people."""

from psychobot.crisis.records import EMERGENCY, MENTION, URGENT
from psychobot.crisis.wordings.wording import Wording

_SAFE = "Be with someone if you can. Move away from anything that could hurt you."
_TRUST = "Tell one person you trust, today."
_CARE = "For care that lasts, ask a doctor or therapist{care}."
_PROGRAM = "I am a program, not a person, and cannot call anyone. You can keep typing here."
_TALK = "Talk: {talk}"
_WRITE = "Write: {write}"
_END = (_PROGRAM, "{place}")
_MORE = "In danger now: {emergency}. All lines: /help-lines. Region: {region} (/region CC)"

WORDING = Wording(
    code="en",
    templates={
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
        (MENTION, "general"): ("If this is about you, or turns into that: {brief}", _MORE),
        (MENTION, "worried"): (
            "Worried about someone? Ask them straight out, listen, stay in touch. You can get advice: {brief}",
            _MORE,
        ),
        (MENTION, "bereaved"): ("I am sorry for your loss. There is help for people left behind: {bereaved}", _MORE),
        (MENTION, "reminder"): ("Help is still there: {brief} More: /help-lines",),
        (MENTION, "safe"): ("Good that you reached out. The lines stay open: {brief} More: /help-lines",),
    },
    place="These lines are for: {region}. Wrong place? Type /region CC (or --region CC). All lines: /help-lines",
    no_place="No country is set. Yours? Type /region CC, like /region GB (or --region CC). All lines: /help-lines",
    no_country="no country set",
    no_number="your local emergency number (112 in many countries)",
    poison="Poison help: {line}",
    to_write="some lines take texts or chat; {url} shows which.",
    free="free",
    confidential="confidential",
    listed=(
        "Help lines for: {region}. Wrong place? Type /region CC (or --region CC).",
        "In danger now: {emergency}.",
        _PROGRAM,
    ),
    headings={
        "suicide": "Someone to talk to, in any crisis",
        "text": "By text or chat",
        "abuse": "Violence and abuse",
        "child": "Children and teenagers",
        "poison": "Poison",
        "bereaved": "After a suicide",
        "harm": "Fear of hurting someone",
        "care": "Care that lasts",
    },
)
"""Held to the fourteen points of docs/crisis-protocol.md, by test, in every region."""
