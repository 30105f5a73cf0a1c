"""The highest of many values: of all, and for each row they belong to."""

import numpy as np

from psychobot.postings import Floats, Ints

BLOCK = 128
"""Values of which only the highest is compared at first."""


class Groups:
    """Values put together by the row each belongs to, or by several rows; worked out once, for many values."""

    def __init__(self, row_of: Ints, size: int, value_of: Ints | None = None) -> None:
        """``value_of`` tells which value belongs to each row of ``row_of``; without it there is one for each."""
        self.size = size
        order = np.argsort(row_of, kind="stable")
        self.order = order if value_of is None else value_of[order]
        ordered = row_of[order]
        self.starts = np.flatnonzero(np.diff(ordered, prepend=-1))
        self.rows = ordered[self.starts]

    def highest(self, values: Floats) -> Floats:
        """The highest value of each row, none below 0; 0 for a row without any."""
        found = np.zeros(self.size, np.float32)
        if len(self.rows):
            found[self.rows] = np.maximum.reduceat(values[self.order], self.starts).clip(0)
        return found


def top_values(values: Floats, count: int) -> Floats:
    """The highest values, highest first."""
    if len(values) > count * BLOCK:  # what is lower than the highest of so many blocks is none of them
        blocks = np.maximum.reduceat(values, np.arange(0, len(values), BLOCK))
        values = values[values >= np.partition(blocks, -count)[-count]]
    top = np.partition(values, -count)[-count:] if len(values) > count else values
    return np.sort(top)[::-1]
