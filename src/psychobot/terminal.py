"""The terminal: prompt, completion, toolbar and drawing. The only home of prompt_toolkit.

No alternate screen and no mouse: what was said stays in the terminal's own scrollback. Nothing typed
reaches the disk: the history is in memory, and there is no way to an outside editor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Attrs
from prompt_toolkit.styles import Style as Look

from psychobot.crisis import INTERNATIONAL, Notice, Region
from psychobot.render import Line, Style, render_notice
from psychobot.wrapping import columns

if TYPE_CHECKING:
    from psychobot.loading import Loader
    from psychobot.offers import Offers
    from psychobot.turns import Chat

PROMPT = "> "
MENU_ROWS = 8
DIM = "dim" if "dim" in Attrs._fields else ""  # older releases of prompt_toolkit 3 cannot draw faint text

LOOK = Look.from_dict({
    **dict.fromkeys(("mark", "title", "number", "notice", "prompt"), "bold"),
    **dict.fromkeys(("meta", "margin", "hint", "toolbar"), DIM),
    "bottom-toolbar": f"noreverse {DIM}",
    "auto-suggestion": DIM or "ansibrightblack",
    "completion-menu": "bg:default fg:default",
    "completion-menu.completion": "bg:default fg:default",
    "completion-menu.completion.current": "bg:default fg:default reverse",
    "completion-menu.meta.completion": f"bg:default fg:default {DIM}",
    "completion-menu.meta.completion.current": f"bg:default fg:default {DIM}",
    "scrollbar.background": "bg:default",
    "scrollbar.button": "bg:default reverse",
})


class Terminal:
    """A `chat.Screen` on a real terminal. ``quiet`` draws nothing around the line: for screen readers and such."""

    def __init__(self, style_at: Callable[[int], Style], quiet: bool = False) -> None:
        self._style_at, self._quiet = style_at, quiet
        self.session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(), key_bindings=_keys(), style=None if quiet else LOOK, mouse_support=False,
            enable_suspend=True, include_default_pygments_style=False,
        )
        self.output = self.session.output

    def style(self) -> Style:
        """How to draw at the width the terminal has now."""
        return self._style_at(self.output.get_size().columns)

    def ask(self, chat: Chat, loader: Loader) -> str:
        """One message. Raises EOFError for Ctrl-D on an empty line."""
        self._start_after_prompt(loader)
        completions = Completions(lambda: loader.offers)
        if self._quiet:
            return self.session.prompt(PROMPT, completer=completions, complete_while_typing=False)
        message = self.session.prompt(
            [("class:prompt", PROMPT)],
            prompt_continuation=" " * len(PROMPT),
            completer=completions,
            complete_while_typing=Condition(lambda: self._make_room(loader.offers)),
            auto_suggest=Questions(lambda: loader.offers),
            bottom_toolbar=lambda: toolbar(chat.region, loader.ready, get_app().output.get_size().columns),
        )
        self._print([[]])
        return message

    def _make_room(self, offers: Offers) -> bool:
        """Whether there is anything to offer; only then, and only as much, room is made below the line."""
        count = len(_offered(offers, self.session.default_buffer.document))
        self.session.reserve_space_for_menu = min(count, MENU_ROWS)
        return count > 0

    def _start_after_prompt(self, loader: Loader) -> None:
        """Load once the prompt is on the screen: before, the two would share one processor."""
        if self._quiet:
            loader.start(lambda: None)
        elif not loader.ready:
            self.session.app.after_render += lambda app: loader.start(lambda: _redraw(app))

    def show(self, lines: Sequence[Line]) -> None:
        """Draw lines and an empty one after them."""
        self._print([*lines, []])

    def show_notice(self, notice: Notice) -> None:
        """Draw a crisis notice."""
        self.show(render_notice(notice, self.style()))

    def _print(self, lines: Iterable[Line]) -> None:
        fragments = [(f"class:{role}", text) for line in lines for role, text in [*line, ("", "\n")]]
        if self.style().coloured:
            print_formatted_text(FormattedText(fragments), end="", style=LOOK, output=self.output,
                                 include_default_pygments_style=False)
            return
        # Even text without styles is printed between codes that reset them, which a dumb terminal would show.
        self.output.write("".join(text for _, text in fragments))
        self.output.flush()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """A quiet sign while an answer waits for the index, gone when it comes."""
        self.output.write("…\n" if self._quiet else "…")
        self.output.flush()
        try:
            yield
        finally:
            if not self._quiet:
                self.output.write_raw("\r")
                self.output.erase_end_of_line()
                self.output.flush()


def _redraw(app: Application[str]) -> None:
    """Draw the toolbar anew, from another thread; by now somebody may have left."""
    with suppress(RuntimeError):
        app.invalidate()


def toolbar(region: Region, ready: bool, width: int) -> FormattedText:
    """As many of the few things worth knowing as the width holds."""
    where = "no region set" if region.code == INTERNATIONAL.code else f"region {region.code}"
    text = ""
    for part in (where, "/help", "Ctrl-D leaves", "" if ready else "reading the articles…"):
        longer = f"{text} · {part}" if text else part
        if part and columns(longer) < width:
            text = longer
    return FormattedText([("class:toolbar", text)])


def _keys() -> KeyBindings:
    """Enter sends what is on the line, an empty line nothing; Ctrl-C clears it."""
    keys = KeyBindings()

    @keys.add("enter")
    def _send(event: KeyPressEvent) -> None:
        if event.current_buffer.text.strip():
            event.current_buffer.validate_and_handle()

    @keys.add("c-c")
    @keys.add("<sigint>")
    def _clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys


def _offered(offers: Offers, document: Document) -> list[Completion]:
    """Completions at the end of the line; in the middle of it somebody is mending a word, not writing one."""
    if not document.is_cursor_at_the_end:
        return []
    return [Completion(offer.text, -offer.typed, display_meta=offer.about) for offer in offers.complete(document.text)]


class Completions(Completer):
    """What the corpus offers, as prompt_toolkit wants it."""

    def __init__(self, offers: Callable[[], Offers]) -> None:
        self._offers = offers

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Completions for the end of the line."""
        return _offered(self._offers(), document)


class Questions(AutoSuggest):
    """The rest of a question the corpus can answer, in grey after what is typed."""

    def __init__(self, offers: Callable[[], Offers]) -> None:
        self._offers = offers

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """What is missing from the line to a whole question."""
        missing = self._offers().question(document.text)
        return Suggestion(missing) if missing else None
