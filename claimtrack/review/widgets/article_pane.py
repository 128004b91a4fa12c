"""The article with the open item's source, cue and content set off where they stand."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from claimtrack.glyphs import clipped, visible
from claimtrack.reading.article import ANALYSED
from claimtrack.review.article_layout import (
    Line,
    Mark,
    lay_out,
    line_at,
    marks_of,
    pieces,
    window_of,
)
from claimtrack.review.key_help import shown_key
from claimtrack.review.keys import SELECT_KEYS
from claimtrack.review.widgets.line_view import LineView
from claimtrack.review.word_selection import WordSelection
from claimtrack.spans import Spans, covered
from claimtrack.store.views import ArticleView, Item

_GUTTER = 2  # cells at the left: a bar beside the open item, a dotted line beside what is apart
_MEASURE = 92  # cells: longer lines are hard to read, so wide screens get a margin instead


class ArticlePane(LineView, can_focus=True):
    """One article. Scrolls to the open item; a click on another attribution asks to open that."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--headline",
        "article--apart",
        "article--label",
        "article--bar",
        "article--source",
        "article--cue",
        "article--content",
        "article--stance",
        "article--against",
        "article--other",
        "article--selected",
    }

    BINDINGS: ClassVar[list[BindingType]] = SELECT_KEYS
    FOCUS_ON_CLICK = False  # what has the focus grows on a small screen, away from under the mouse

    @dataclass
    class Selected(Message):
        """The reviewer selected words; `then` is what `select` was given."""

        spans: Spans
        then: Callable[[Spans], Awaitable[None]]

    class SelectionLeft(Message):
        """The reviewer selected nothing."""

    @dataclass
    class Picked(Message):
        """The reviewer clicked on the code point `place` of the article."""

        place: int

    def __init__(self) -> None:
        super().__init__(id="article")
        self._article: ArticleView | None = None
        self._item: Item | None = None
        self._place: int | None = None  # looked at, instead of the item
        self._marks: list[Mark] = []
        self._lines: list[Line] = []
        self._laid: tuple[int, int, tuple[int, int]] | None = None
        self._selection: WordSelection | None = None
        self._before: Content | str | None = None
        self._then: Callable[[Spans], Awaitable[None]] | None = None

    def select(self, spans: Spans, then: Callable[[Spans], Awaitable[None]]) -> None:
        """Have words selected, from those of `spans` on (or the open item's); `then` gets them."""
        article = self._article
        if article is None or not any(letter.isalnum() for letter in article.text):
            return
        start = min((start for start, _ in spans), default=self._focus_place)
        end = max((end for _, end in spans), default=start)
        self._selection, self._then = WordSelection.over(article.text, (start, end)), then
        self._before = self.border_subtitle
        self.focus()
        self._show_hint()
        self._show_selection()

    @on(events.Focus)
    def _show_hint(self) -> None:
        """Say which keys select; they are known once the article has the focus."""
        if self._selection is not None:
            names = ("end_back", "end_next", "start_back", "start_next", "begin", "take")
            keys = [shown_key(self.screen, f"select.{name}") for name in names]
            self.border_subtitle = Content(
                "{} {} end · {} {} start · {} begin · {} takes".format(*keys)
            )

    def words_of(self, spans: Spans) -> str:
        """The article's words of `spans`, on one line."""
        text = self._article.text if self._article else ""
        return " ".join(covered(text, spans).split())

    def _show_selection(self) -> None:
        if self._selection is not None:
            line = line_at(self._lines, self._selection.span[1] - 1)
            region = Region(0, line, max(1, self._width), 1)
            self.scroll_to_region(region, animate=False, force=True)
            self.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a selection work during one only."""
        selecting = self._selection is not None
        return (
            selecting if action.startswith("select_") else super().check_action(action, parameters)
        )

    def action_select_end(self, steps: int) -> None:
        """Move the end of the selection by words."""
        self._change(lambda selection: selection.end_moved(steps))

    def action_select_start(self, steps: int) -> None:
        """Move the start of the selection by words."""
        self._change(lambda selection: selection.start_moved(steps))

    def action_select_line(self, lines: int) -> None:
        """Move the end of the selection by screen lines."""
        if self._selection is None:
            return
        place = self._selection.span[1] - 1
        number = line_at(self._lines, place)
        column = place - self._lines[number].start
        number += lines
        while (
            0 <= number < len(self._lines) and self._lines[number].start == self._lines[number].end
        ):
            number += 1 if lines > 0 else -1
        if 0 <= number < len(self._lines):
            line = self._lines[number]
            target = min(line.start + column, line.end - 1)
            self._change(lambda selection: selection.extended_to(target))

    def action_select_begin(self) -> None:
        """Begin anew with the word at the end."""
        self._change(lambda selection: selection.start_moved(len(selection.words)))

    def _change(self, change: Callable[[WordSelection], WordSelection]) -> None:
        if self._selection is not None:
            self._selection = change(self._selection)
            self._show_selection()

    def action_select_take(self) -> None:
        """Take what is selected."""
        if self._selection is not None and self._then is not None:
            self.post_message(self.Selected((self._selection.span,), self._then))
            self._leave()

    def action_select_leave(self) -> None:
        """Leave the selection."""
        self.post_message(self.SelectionLeft())
        self._leave()

    def _leave(self) -> None:
        self._selection = self._then = None
        self.border_subtitle = self._before
        self.refresh()
        self.refresh_bindings()

    def show(self, article: ArticleView, item: Item, others: Sequence[Item]) -> None:
        """Show `article`, scrolled to `item`, with `others` underlined."""
        if self._selection is not None and self._item is not None and item.key != self._item.key:
            self._leave()
        self._article, self._item, self._place = article, item, None
        self._marks = marks_of(item, others)
        about = ", ".join(filter(None, (article.publisher, article.date)))
        self.border_title = Content(clipped(article.title or article.doc, 200))
        self.border_subtitle = Content(clipped(about, 60)) if about else None
        self._lay_out()
        self._scroll_to_item()

    def clear(self) -> None:
        """Show nothing: there is no item."""
        self._article = self._item = self._laid = None
        self._lines, self._marks = [], []
        self.border_title, self.border_subtitle = Content("Article"), None
        self.virtual_size = Size(self._width, 0)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew and find the item again."""
        if self._lay_out():
            self._scroll_to_item()

    @property
    def _width(self) -> int:
        """Cells for a line, without the scroll bar."""
        return self.scrollable_content_region.width

    def look_at(self, place: int) -> None:
        """Scroll to the code point `place`; the item stays the same."""
        self._place = place
        if self._lay_out():
            self._scroll_to_item()

    @property
    def _focus_place(self) -> int:
        if self._place is not None:
            return self._place
        item = self._item
        spans = (*item.content, *item.source) if item else ()
        return min((start for start, _ in spans), default=0)

    def _lay_out(self) -> bool:
        """Lay the article out unless that is done; False when there is nothing to lay out."""
        article, width = self._article, min(self._width - _GUTTER, _MEASURE)
        if article is None or width < 1:
            return False
        window = window_of(article.text, self._focus_place)
        if (article.id, width, window) != self._laid:
            self._lines = lay_out(article.text, article.blocks, width, window)
            self._laid = (article.id, width, window)
            self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()
        return True

    def _scroll_to_item(self) -> None:
        if self._item is not None and self._lines:
            line, height = line_at(self._lines, self._focus_place), self.size.height
            top = line - height // 3
            if self._place is None and self._item.content:
                # Where there is little room, the whole item is worth more than what precedes it.
                last = line_at(self._lines, self._item.content[-1][1] - 1)
                top = min(line, max(top, last + 1 - height))
            top = max(0, top)
            # `force`: right after the first text came, there is no scroll bar yet.
            self.scroll_to(y=top, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Say which code point was clicked."""
        offset = event.get_content_offset(self)
        number = offset.y + self.scroll_offset.y if offset else len(self._lines)
        if offset is None or self._article is None or number >= len(self._lines):
            return
        line, column = self._lines[number], offset.x - _GUTTER
        shown = visible(self._article.text[line.start : line.end])
        for place, glyph in enumerate(shown, line.start):
            column -= get_character_cell_size(glyph)
            if column < 0:
                self._clicked(place)
                return

    def _clicked(self, place: int) -> None:
        """A click extends the selection, or without one opens what is there."""
        if self._selection is None:
            self.post_message(self.Picked(place))
        else:
            self._change(lambda selection: selection.extended_to(place))

    def render_line(self, y: int) -> Strip:
        """One screen line, drawn when it is needed."""
        number, width, base = y + self.scroll_offset.y, self.line_width, self.base
        if self._article is None or number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        apart = line.kind not in ANALYSED
        plain = base
        if apart:
            plain = self.get_component_rich_style("article--apart")
        elif line.kind == "headline":
            plain = self.get_component_rich_style("article--headline")
        chosen = [Mark(*self._selection.span, "selected")] if self._selection else []
        cut = pieces(line, [*self._marks, *chosen])
        here = any(part not in (None, "other", "stance", "against") for _, _, part in cut)
        gutter = Segment("  ", base)
        if here:
            gutter = Segment("▌ ", self.get_component_rich_style("article--bar"))
        elif apart:
            gutter = Segment("┊ ", self.get_component_rich_style("article--label"))
        segments = [gutter]
        if line.label:
            label = clipped(line.label, width - _GUTTER)
            segments.append(Segment(label, self.get_component_rich_style("article--label")))
        for start, end, part in cut:
            style = plain
            if part is not None:
                style = plain + self.get_component_rich_style(f"article--{part}", partial=True)
            segments.append(Segment(visible(self._article.text[start:end]), style))
        return Strip(segments, sum(cell_len(part.text) for part in segments)).adjust_cell_length(
            width, base
        )
