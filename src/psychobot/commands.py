"""Slash commands: what there is, and how a typed line is read as one.

A command is an exact line. "/source 2" is one; "/help me, I can't go on" is not, and neither is "I want
to quit": those are messages, to be screened like any other. Arguments are read forgivingly, because
nobody remembers whether a number wants brackets.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from psychobot.crisis import Region, region_from


class Command(NamedTuple):
    """A command and its argument, "" when it has none."""

    name: str
    argument: str = ""


class Entry(NamedTuple):
    """A command as `/help` lists it."""

    name: str
    usage: str
    about: str


ENTRIES = (
    Entry("help", "/help", "this list"),
    Entry("more", "/more", "the next passages of the last answer"),
    Entry("source", "/source N", "passage N in its article, with its full source"),
    Entry("sources", "/sources", "all articles and what they were drawn from"),
    Entry("topics", "/topics", "what the articles cover"),
    Entry("region", "/region CC", "the country for help lines: shows it, or sets it, like /region GB"),
    Entry("reload", "/reload", "read the articles again, after you have edited them"),
    Entry("help-lines", "/help-lines", "where to turn in a crisis"),
    Entry("quit", "/quit", "leave (Ctrl-D does too)"),
)
ALIASES = {"?": "help", "h": "help", "exit": "quit", "q": "quit", "bye": "quit", "helplines": "help-lines",
           "helpline": "help-lines", "help-line": "help-lines", "topic": "topics", "regions": "region"}
NAMES = frozenset(entry.name for entry in ENTRIES)

_BARE = re.compile(r"/\s*([a-z_-]+|\?)", re.I)
_SOURCE = re.compile(r"/\s*sources?\s*[\[(#]?\s*(\d{1,3})\s*[\])]?", re.I)
_REGION = re.compile(r"/\s*regions?[ =:]\s*(\S.{0,39})", re.I)


def read_command(line: str) -> Command | None:
    """The command a line is, or None when it is a message (or no command there is).

    >>> read_command("/Source [2]"), read_command("/helplines"), read_command("I want to quit")
    (Command(name='source', argument='2'), Command(name='help-lines', argument=''), None)
    """
    line = line.strip()
    if bare := _BARE.fullmatch(line):
        name = bare[1].lower().replace("_", "-")
        name = ALIASES.get(name, name)
        return Command(name) if name in NAMES else None
    if source := _SOURCE.fullmatch(line):
        return Command("source", str(int(source[1])))
    if (region := _REGION.fullmatch(line)) and region_named(region[1]):
        return Command("region", region[1])
    return None


def region_named(words: str) -> Region | None:
    """The region with this code or name, or None. ``none`` stands for no country."""
    region = region_from(words.strip(" \t\"'.[]()") or "?", {})
    return None if region.remark else region


def wished_region(line: str) -> str | None:
    """What follows ``/region`` in a line that names no region there is."""
    found = _REGION.fullmatch(line.strip())
    return found[1].strip() if found else None


def nearest(line: str) -> str | None:
    """The command that a line which is none was probably meant to be."""
    from difflib import get_close_matches

    words = line.lstrip("/ \t").lower().split()
    close = get_close_matches(words[0], [*NAMES, *(a for a in ALIASES if len(a) > 2)], n=1) if words else []
    return f"/{ALIASES.get(close[0], close[0])}" if close else None
