"""``python -m psychobot`` and the ``psychobot`` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line and return its exit status."""
    gc.disable()  # one question is over before collecting pays; the command line turns it on for longer work
    from psychobot.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
