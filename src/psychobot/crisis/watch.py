"""One conversation: what was heard before decides how the next turn is met.

Nothing typed is kept, only levels, categories and counts.
"""

from psychobot.crisis.normalize import clauses
from psychobot.crisis.notices import fault_notice, notice_for
from psychobot.crisis.records import MENTION, URGENT, Finding, Notice, Region
from psychobot.crisis.replies import gives_other_meaning, says_safe
from psychobot.crisis.screening import carried_by_history, screen
from psychobot.crisis.tongues import language_of
from psychobot.crisis.wordings import DEFAULT_LANGUAGE, LANGUAGES

QUIET_TURNS = 3
"""How many quiet turns after a full notice still carry the reminder."""


class Watch:
    """Hears every message of one conversation first."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.language = DEFAULT_LANGUAGE
        self._careful = 0
        self._told = "self"
        """The category of the last full notice: what tells only in view of it is of the same."""
        self._mentioned: frozenset[str] = frozenset()

    def hear(self, message: str) -> Notice | None:
        """Return what must be shown before anything else for this turn. Never raises."""
        try:
            return self._hear(message)
        except Exception:  # whatever broke, the short help text is shown and the answer follows
            return fault_notice(self.region)

    def _hear(self, message: str) -> Notice | None:
        finding = screen(message)
        if finding is not None and finding.category == "fault":
            return fault_notice(self.region)
        self.language = self._language_of(message, finding)
        if finding is not None and finding.level != MENTION:
            return self._full(finding)
        if self._careful:
            return self._in_careful_mode(message)
        return self._mention(finding) if finding else None

    def _language_of(self, message: str, finding: Finding | None) -> str:
        """A statement known in a language tells it best. A fault here costs the translation, not the notice."""
        mark, _, code = finding.reason.partition(":") if finding else ("", "", "")
        if mark == "language" and code in LANGUAGES:
            return code
        try:
            return language_of(message, self.language)
        except Exception:  # English is better than nothing
            return DEFAULT_LANGUAGE

    def _full(self, finding: Finding) -> Notice:
        """A fresh statement of risk is met in full each time; only quiet turns get the short form."""
        self._careful = QUIET_TURNS
        self._told = finding.category
        return self._notice(finding.level, finding.category)

    def _in_careful_mode(self, message: str) -> Notice | None:
        pieces = clauses(message)
        if gives_other_meaning(pieces):
            self._careful = 0
            return self._notice(MENTION, "reminder")
        if says_safe(pieces):
            return self._short("safe")
        if carried_by_history(pieces):
            return self._full(Finding(URGENT, self._told, "carried"))
        return self._short("reminder")

    def _short(self, wording: str) -> Notice:
        self._careful -= 1
        return self._notice(MENTION, wording, self._told)._replace(category="reminder")

    def _mention(self, finding: Finding) -> Notice:
        """A subject spoken of again gets the short line instead of the same words."""
        wording = "reminder" if finding.category in self._mentioned else finding.category
        self._mentioned |= {finding.category}
        return self._notice(MENTION, wording)

    def _notice(self, level: str, category: str, about: str = "self") -> Notice:
        return notice_for(level, category, self.region, self.language, about)
