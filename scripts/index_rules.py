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
    items, needs, most = rows(worked_out.items), json.dumps(worked_out.needs), json.dumps(worked_out.most)
    told = f'{{"rules": {fingerprint()},\n"items": {items},\n"needs": {needs},\n"most": {most}}}\n'
    TRIGGERS.write_text(told, "utf-8")
    print(f"{TRIGGERS.name}: {len(worked_out.items)} words, {len(worked_out.needs)} rules")
    return 0


def rows(table: dict[str, str]) -> str:
    """A word a line, so that a change shows."""
    lines = (f"  {json.dumps(word)}: {json.dumps(numbers)}" for word, numbers in sorted(table.items()))
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    raise SystemExit(main())
