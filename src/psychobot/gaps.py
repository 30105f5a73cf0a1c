"""Known gaps: questions that readers ask and the corpus does not answer, by subject.

``gaps.toml`` beside the articles has one table, ``[gaps]``: a subject on the left, questions on the right. A
question that is nearer to one of these than to any question the articles answer is likely to be declined,
and the subject is named.
"""

from __future__ import annotations

from psychobot.articles import parse_lists

FILE = "gaps.toml"


def parse(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """The questions of every subject. Raises ArticleError naming file and line when the text is broken."""
    return parse_lists(text, file, "gaps")
