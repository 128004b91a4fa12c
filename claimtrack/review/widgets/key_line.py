"""The foot of the screen: the keys that matter most now, each also a button for the mouse."""

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

_WHERE_ROOM_IS = ("judge.evidence", "judge.assign", "judge.second", "correct.", "screen.")
"""The ids of keys that a wide screen shows too."""


class _Button(NamedTuple):
    binding: Binding
    enabled: bool
    start: int
    end: int  # cells, this one excluded


class KeyLine(Widget):
    """The bindings shown of the screen and what has the focus, remapped keys as remapped.

    One widget for all of them: Textual's own footer makes a widget for each key anew whenever the
    focus moves, which was a third of the time to the desk's first paint.
    """

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._buttons: list[_Button] = []

    def on_mount(self) -> None:
        """Follow the keys as they change."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """The keys in a line, those that do nothing now dimmed."""
        parts: list[tuple[str, str]] = []
        self._buttons, place, seen = [], 0, set()
        active = [(found.binding, found.enabled) for found in self.screen.active_bindings.values()]
        must = [found for found in active if found[0].show]
        may = [found for found in active if (found[0].id or "").startswith(_WHERE_ROOM_IS)]
        for binding, enabled in (*must, *may):
            key, words = f" {self.app.get_key_display(binding)} ", f"{binding.description} "
            end = place + cell_len(key + words)
            if binding.action in seen or (not binding.show and end > self.size.width):
                continue
            seen.add(binding.action)
            parts.append((key, "bold $primary" if enabled else "dim"))
            parts.append((words, "" if enabled else "dim"))
            self._buttons.append(_Button(binding, enabled, place, end))
            place = end
        return Content.assemble(*parts)

    def _under(self, event: events.MouseEvent) -> _Button | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((found for found in self._buttons if found.start <= offset.x < found.end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the mouse does."""
        button = self._under(event)
        self.tooltip = button.binding.tooltip if button else None

    def on_click(self, event: events.Click) -> None:
        """Do what the key does."""
        button = self._under(event)
        if button is not None and button.enabled:
            self.app.simulate_key(button.binding.key)
