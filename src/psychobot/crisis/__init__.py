"""Crisis screening: hears every message first, needs nothing but the standard library, and fails towards help.

`screen` judges one message, `Watch` one conversation. The rules stand in
``rule_tables``, what no rule was written for is heard by `second_net`; the
texts stand in `wordings`, the helplines in ``helplines.json``.
"""

from psychobot.crisis.notices import help_lines
from psychobot.crisis.records import INTERNATIONAL, LEVELS, Finding, Notice, Region, Resource
from psychobot.crisis.regions import region_from, regions
from psychobot.crisis.screening import screen
from psychobot.crisis.watch import Watch

__all__ = [
    "INTERNATIONAL",
    "LEVELS",
    "Finding",
    "Notice",
    "Region",
    "Resource",
    "Watch",
    "help_lines",
    "region_from",
    "regions",
    "screen",
]
