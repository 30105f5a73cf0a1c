#!/usr/bin/env python3
"""Write src/psychobot/crisis/rule_tables/triggers.json: run it after every change of a rule file.

Screening works without it, only slower; a test holds that it belongs to the rules.
"""

from __future__ import annotations

import json

from psychobot.crisis.rule_files import fingerprint
from psychobot.crisis.rules import TRIGGERS, gate_of_rules


def main() -> int:
    """Work the gate out and write it, one word a line."""
    worked_out = gate_of_rules()
    tables = f'"triggers": {rows(worked_out.triggers)},\n"items": {rows(worked_out.items)}'
    text = f'{{"rules": {fingerprint()},\n{tables},\n"needs": {json.dumps(worked_out.needs)}}}\n'
    TRIGGERS.write_text(text, "utf-8")
    print(f"{TRIGGERS.name}: {len(worked_out.triggers)} triggers, {len(worked_out.items)} words")
    return 0


def rows(table: dict[str, list[int]]) -> str:
    """A word a line, so that a change shows."""
    return "{\n" + ",\n".join(f"  {json.dumps(word)}: {numbers}" for word, numbers in sorted(table.items())) + "\n}"


if __name__ == "__main__":
    raise SystemExit(main())
