"""A screen with a list at the left, found by typing, and what is known of the marked row beside it."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from claimtrack.glyphs import visible
from claimtrack.review.screens.asking import Asking
from claimtrack.review.widgets.key_line import KeyLine
from claimtrack.store import ItemFilter, Store

MOST = 200
"""Rows shown at once; typing finds the others."""

_Row = TypeVar("_Row")


class ListingScreen(Asking, Screen[ItemFilter | None], Generic[_Row]):
    """Gives the filter to open the queue with, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Back", id="listing.close", tooltip="Back to the desk"),
        Binding(
            "down", "step(1)", "Next", show=False, id="listing.down", tooltip="To the next row"
        ),
        Binding(
            "up", "step(-1)", "Previous", show=False, id="listing.up", tooltip="To the row before"
        ),
    ]
    HEADING = ""
    HINT = "type to find"

    def __init__(self, store: Store, reviewer: str) -> None:
        super().__init__()
        self.store, self.reviewer = store, reviewer
        self.rows: Sequence[_Row] = ()

    def compose(self) -> ComposeResult:
        """The words typed, the rows, and the details of one."""
        with Horizontal(classes="listing"):
            with Vertical(classes="listing-rows") as box:
                box.border_title = Content(self.HEADING)
                yield Input(placeholder=self.HINT, id="listing-words")
                options = OptionList(id="listing-list", markup=False)
                options.can_focus = False
                yield options
            with VerticalScroll(classes="listing-details", can_focus=False):
                yield Static("", markup=False, id="listing-details")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show all, and start to type at once."""
        self.query_one(Input).focus()
        self.list_rows("")

    @on(Input.Changed, "#listing-words")
    def _typed(self, event: Input.Changed) -> None:
        self.list_rows(event.value)

    @work(exclusive=True, group="rows")
    async def list_rows(self, words: str) -> None:
        """List what fits the words."""
        found = await self.find(words.strip())
        if found is None:
            return
        self.rows = found
        options = self.query_one(OptionList)
        options.clear_options()
        width = max(20, options.size.width - 4)
        options.add_options([self.line(row, width) for row in found])
        options.highlighted = 0 if found else None
        if not found:
            self.query_one("#listing-details", Static).update("nothing found")

    async def find(self, words: str) -> Sequence[_Row] | None:
        """What fits the words, at most `MOST`; None when the store failed."""
        raise NotImplementedError

    def line(self, row: _Row, width: int) -> Content:
        """A row in one line."""
        raise NotImplementedError

    async def details(self, row: _Row) -> Content:
        """What is known of a row."""
        raise NotImplementedError

    def where(self, row: _Row) -> ItemFilter:
        """The filter that shows the row's items."""
        raise NotImplementedError

    @property
    def marked(self) -> _Row | None:
        """The marked row."""
        place = self.query_one(OptionList).highlighted
        return self.rows[place] if place is not None and place < len(self.rows) else None

    @on(OptionList.OptionHighlighted, "#listing-list")
    def _highlighted(self) -> None:
        self._show_details()

    @work(exclusive=True, group="details")
    async def _show_details(self) -> None:
        row = self.marked
        if row is not None:
            self.query_one("#listing-details", Static).update(await self.details(row))

    def action_step(self, rows: int) -> None:
        """Mark another row, while the focus stays in the input."""
        options = self.query_one(OptionList)
        if rows > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Submitted, "#listing-words")
    def _submitted(self) -> None:
        row = self.marked
        if row is not None:
            self.dismiss(self.where(row))

    @on(OptionList.OptionSelected, "#listing-list")
    def _clicked(self) -> None:
        self._submitted()

    def action_cancel(self) -> None:
        """Open nothing."""
        self.dismiss(None)


def heading(words: str) -> tuple[str, str]:
    """A part's heading in the details."""
    return "\n\n" + visible(words).upper() + "\n", "bold $soft"
