"""``python -m psychobot`` and the ``psychobot`` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit status."""
    from psychobot.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
