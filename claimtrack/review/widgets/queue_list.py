"""The queue on screen: a list that draws only the rows in view, whatever the number of items."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from claimtrack.glyphs import clipped, fitted
from claimtrack.review.keys import QUEUE_KEYS
from claimtrack.review.queue import Queue
from claimtrack.review.widgets.line_view import LineView
from claimtrack.review.wording import (
    speaker_of,
    stance_side,
    stance_summary,
    stance_verbs,
    statement_of,
)
from claimtrack.review.wrapping import wrap
from claimtrack.store.views import Item

_ONE_LINE_FROM = 62  # cells: below this a row needs lines of its own for the words
_AHEAD = 3  # rows after the open one that are kept in view, where there is room


class QueueList(LineView, can_focus=True):
    """The rows of a `Queue`; asks for pages it has not got with `PageWanted`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "queue--cursor",
        "queue--bar",
        "queue--speaker",
        "queue--words",
        "queue--against",
        "queue--for",
        "queue--open",
        "queue--judged",
        "queue--empty",
    }
    BINDINGS: ClassVar[list[BindingType]] = QUEUE_KEYS

    cursor: reactive[int] = reactive(0)
    """The row of the item that is open (or was, while an item from elsewhere is shown)."""

    @dataclass
    class PageWanted(Message):
        """A row in view is not loaded."""

        row: int

    @dataclass
    class Moved(Message):
        """The reviewer moved to another row."""

        row: int

    def __init__(self) -> None:
        super().__init__(id="queue")
        self.queue: Queue | None = None
        self.empty_words = ""
        self._filter = "", ""
        self._asked: set[int] = set()
        self._width = 0
        """Cells for a row, without the scroll bar; kept, for it is asked for with every line."""

    @property
    def row_height(self) -> int:
        """Screen lines per row: one where there is room beside each other, else three."""
        return 1 if self._width >= _ONE_LINE_FROM else 3

    def show(self, queue: Queue) -> None:
        """Show `queue` from its top."""
        self.queue = queue
        self._asked.clear()
        self.set_reactive(QueueList.cursor, 0)
        self.resize_rows()
        self.scroll_to(y=0, animate=False, force=True)

    def name_filter(self, general: str, more: str) -> None:
        """Say over the rows what is shown: `general`, and what `more` is asked for."""
        self._filter = general, more
        self._show_filter()

    def _show_filter(self) -> None:
        general, more = self._filter
        # A list as wide as the screen has no lower border, but room for all in the upper one.
        wide = self.row_height == 1
        joined = ", ".join(filter(None, (general, more))) if wide else general
        self.border_title = Content(f"Queue · {joined}")
        self.border_subtitle = Content(more) if more and not wide else None

    def resize_rows(self) -> None:
        """Take in a changed number of rows or a changed width."""
        self._asked.clear()
        self._width = self.scrollable_content_region.width
        total = self.queue.total if self.queue else 0
        self.virtual_size = Size(self._width, total * self.row_height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Rows change their height with the width."""
        self.resize_rows()
        self._show_filter()
        self._reveal()

    def watch_cursor(self, before: int, now: int) -> None:
        """Keep the row of the open item in view."""
        self._reveal()
        self.refresh_row(before)
        self.refresh_row(now)

    def refresh_row(self, row: int) -> None:
        """Draw one row anew: a verdict changes two of the fifty that are in view."""
        self.refresh_lines(row * self.row_height, self.row_height)

    def _reveal(self) -> None:
        """Scroll so that the open row is seen, and some of what comes next."""
        height = self.row_height
        ahead = min(_AHEAD, (self.size.height // height - 1) // 2)
        last = min(self.cursor + ahead, self.queue.total - 1 if self.queue else 0)
        rows = max(1, last - self.cursor + 1)
        region = Region(0, self.cursor * height, max(1, self._width), rows * height)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def action_step(self, rows: int) -> None:
        """Move by `rows` rows."""
        self._move(self.cursor + rows)

    def action_leaf(self, pages: int) -> None:
        """Move by what fits on the screen."""
        self._move(self.cursor + pages * max(1, self.size.height // self.row_height - 1))

    def action_edge(self, end: int) -> None:
        """Move to the first (0) or last (1) row."""
        self._move(self.queue.total - 1 if end and self.queue else 0)

    def on_click(self, event: events.Click) -> None:
        """Open the row under the mouse."""
        offset = event.get_content_offset(self)
        if offset is not None:
            row = (offset.y + self.scroll_offset.y) // self.row_height
            if self.queue and row < self.queue.total:
                self._move(row)

    def _move(self, row: int) -> None:
        if self.queue and self.queue.total:
            self.post_message(self.Moved(min(max(0, row), self.queue.total - 1)))

    def render_line(self, y: int) -> Strip:
        """One screen line, drawn when it is needed."""
        width = self._width
        base = self.base
        line = y + self.scroll_offset.y
        row, part = divmod(line, self.row_height)
        if self.queue is None or row >= self.queue.total:
            words = self._empty_line(y) if self.queue and not self.queue.total else ""
            style = self.get_component_rich_style("queue--empty")
            return Strip([Segment(fitted("  " + words, width), style)], width)
        item = self.queue.row(row)
        if item is None:
            self._ask(row)
            words = "  …" if part == 0 else ""
            return Strip([Segment(fitted(words, width), base)], width)
        current = row == self.cursor
        if current:
            base = self.get_component_rich_style("queue--cursor")
        one_line = self.row_height == 1
        segments = (
            self._one_line(item, width - 4, base)
            if one_line
            else self._part(item, part, width - 4, base)
        )
        mark = _mark(item) if part == 0 else " "
        bar = Segment("▌" if current else " ", self._style("bar", base))
        return Strip([bar, Segment(mark + " ", base), *segments]).adjust_cell_length(width, base)

    def _empty_line(self, y: int) -> str:
        lines = wrap(self.empty_words, 0, len(self.empty_words), self._width - 4)
        return self.empty_words[slice(*lines[y - 1])] if 0 < y <= len(lines) else ""

    def _ask(self, row: int) -> None:
        if self.queue and row not in self._asked and not self.queue.has_page(row):
            self._asked.add(row)
            self.post_message(self.PageWanted(row))

    def _style(self, name: str, base: Style) -> Style:
        return base + self.get_component_rich_style(f"queue--{name}", partial=True)

    def _state(self, item: Item) -> tuple[str, str]:
        """What is said at the right of a row, with the name of its style."""
        if item.hidden:
            return "wrong extraction", "judged"
        if item.verdict:
            return clipped(item.verdict.rating, 20), "judged"
        # A narrow list has no room for who says so: the card names them.
        words = stance_summary if self.row_height == 1 else stance_verbs
        sides = {stance_side(stance.stance) for stance in item.stances}
        side = next((side for side in ("against", "open", "for") if side in sides), "words")
        return words(item.stances), side

    def _one_line(self, item: Item, width: int, base: Style) -> list[Segment]:
        state, style = self._state(item)
        speaker_width = min(24, width // 4)
        state = clipped(state, width // 3)
        words = max(0, width - speaker_width - len(state) - 3)
        return [
            Segment(fitted(speaker_of(item), speaker_width) + " ", self._style("speaker", base)),
            Segment(fitted(statement_of(item), words) + "  ", self._style("words", base)),
            Segment(state, self._style(style, base)),
        ]

    def _part(self, item: Item, part: int, width: int, base: Style) -> list[Segment]:
        if part == 0:
            state, style = self._state(item)
            state = clipped(state, max(width // 2, width - len(speaker_of(item)) - 1))
            speaker = fitted(speaker_of(item), width - len(state) - 1)
            return [
                Segment(speaker + " ", self._style("speaker", base)),
                Segment(state, self._style(style, base)),
            ]
        words = statement_of(item)[: width * 6]
        lines = wrap(words, 0, len(words), width)
        if part == 2 and len(lines) > 1:
            text = clipped(words[lines[1][0] :], width)
        else:
            text = words[slice(*lines[part - 1])] if len(lines) >= part else ""
        return [Segment(text, self._style("words", base))]

    def show_empty(self, words: str) -> None:
        """Say `words` where the rows would be."""
        self.empty_words = words
        self.refresh()


def _mark(item: Item) -> str:
    """A sign for where the work on an item stands."""
    return "✗" if item.hidden else "⚑" if item.flagged else "✓" if item.verdict else "○"
