#!/usr/bin/env python3
"""Write src/psychobot/crisis/rule_tables/triggers.json: run it after every change of a rule file.

Screening works without it, only slower; a test holds that it belongs to the rules.
"""

from __future__ import annotations

import json

from psychobot.crisis.rule_files import fingerprint
from psychobot.crisis.rules import TRIGGERS, triggers_of_rules


def main() -> int:
    """Work the triggers out and write them, one word a line."""
    rows = [f"  {json.dumps(word)}: {numbers}" for word, numbers in sorted(triggers_of_rules().items())]
    text = f'{{"rules": {fingerprint()}, "triggers": {{\n' + ",\n".join(rows) + "\n}}\n"
    TRIGGERS.write_text(text, "utf-8")
    print(f"{TRIGGERS.name}: {len(rows)} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
