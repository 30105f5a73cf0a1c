"""Regular expressions that most messages have no need of."""

import re
from functools import cached_property


class Expression:
    """An expression compiled when it is first used: compiling all takes as long as screening several messages.

    >>> Expression("d(ea|ie)d").ready.findall("died")
    ['ie']
    """

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def ready(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.source)
