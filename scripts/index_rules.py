#!/usr/bin/env python3
"""Write the indexes in src/psychobot/crisis/rule_tables: run it after every change of a rule file or of languages.txt.

Screening works without them, only slower at its first message; a test holds that they belong to the rules.
"""

from __future__ import annotations

from psychobot.crisis import languages, rules, spelling
from psychobot.crisis.rule_files import INDEX, SOURCES, written


def main() -> int:
    """Work out what the rules and the table of languages need and write it, a word, an item or a rule a line."""
    for path, sections, sources in (
        (INDEX, rules.worked_out(), SOURCES),
        (languages.INDEX, languages.worked_out(), languages.SOURCES),
        (spelling.INDEX, spelling.worked_out(), spelling.SOURCES),
    ):
        path.write_text(written(sections, sources), "utf-8", newline="\n")
        print(f"{path.name}: " + ", ".join(f"{len(lines)} {name}" for name, lines in sections.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
