"""The whole policy in one place: screen first, then what is fixed, then what the corpus says.

`Conversation.reply_to` never lets retrieval stand before a crisis notice: the message is heard by the
crisis watch before anything else is opened, and a fault behind it leaves the notice in the reply.
"""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from psychobot.crisis import Notice, Region, Watch
from psychobot.errors import PsychobotError
from psychobot.records import Answer, ReplyKind

if TYPE_CHECKING:
    from psychobot.query import Query

LONGEST = 20_000
"""Characters of a message that are searched; screening always sees all of it."""


class Find(Protocol):
    """What finds an answer: `Searcher.find`, or a stand-in."""

    def __call__(self, message: str, before: "Query | None" = None) -> tuple[Answer, "Query"]:
        """The answer to a message that may follow an earlier query."""


class Reply(NamedTuple):
    """What is shown for one message: a notice, an answer, or both in that order."""

    message: str
    kind: ReplyKind
    notice: Notice | None
    answer: Answer | None = None
    fault: str | None = None
    """Why the corpus could not be asked, in one line."""


class Conversation:
    """One conversation: its crisis watch and the query a follow-up may lean on. Holds nothing on disk."""

    def __init__(self, find: Find, region: Region, watch: Watch | None = None) -> None:
        self.find = find
        self.watch = watch or Watch(region)
        self._before: Query | None = None

    def reply_to(self, message: str) -> Reply:
        """The reply to one message. Never raises for a fault of corpus or index: it is told in the reply."""
        notice = self.watch.hear(message)
        if notice is not None and notice.blocks:
            return Reply(message, "crisis", notice)
        from psychobot.about import PERSONAL, about

        fixed = about(message)
        if fixed is None:
            return self._asked(message, notice)
        name, words = fixed
        general = self._asked(message, None).answer if name in PERSONAL else None
        shown = general.quotations[:1] if general else ()
        return Reply(message, "about", notice, Answer("about", words=words, quotations=shown))

    def _asked(self, message: str, notice: Notice | None) -> Reply:
        try:
            answer, query = self.find(message[:LONGEST], self._before)
        except PsychobotError as error:
            return Reply(message, "no_answer", notice, fault=str(error))
        except Exception as error:  # whatever breaks behind it, a notice must reach the screen
            return Reply(message, "no_answer", notice, fault=f"a fault inside psychobot: {error!r}; please report it")
        if query.content and (answer.kind == "answer" or not query.context):
            self._before = query
        return Reply(message, answer.kind, notice, answer)
