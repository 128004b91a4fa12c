"""The filter line: one input with completions below it, shown when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList

from claimtrack.glyphs import visible
from claimtrack.review.filtering import EXAMPLES, FilterError, filter_line, parse_filter
from claimtrack.store.views import ItemFilter


class FilterChoices(OptionList):
    """The completions of the line; chosen with keys that the line takes, or by a click."""

    def __init__(self) -> None:
        super().__init__(id="filter-choices", markup=False)
        self.can_focus = False
        self.lines: list[str] = []

    def show(self, lines: Sequence[str]) -> None:
        """Offer these lines; nothing hides the list."""
        self.lines = list(lines)
        self.clear_options()
        self.add_options([Content(line.strip()) for line in lines])
        self.highlighted = 0 if lines else None
        self.set_class(bool(lines), "-open")


class FilterBar(Input):
    """Hidden until `open`; sends `Applied` with a filter that is well formed, or `Closed`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "close",
            "Close",
            show=False,
            id="filter.close",
            tooltip="Leave the filter line without a change",
        ),
        Binding(
            "tab",
            "complete",
            "Complete",
            show=False,
            id="filter.complete",
            tooltip="Take the completion that is marked",
        ),
        Binding(
            "down",
            "choose(1)",
            "Next completion",
            show=False,
            id="filter.down",
            tooltip="Mark the next completion",
        ),
        Binding(
            "up",
            "choose(-1)",
            "Previous completion",
            show=False,
            id="filter.up",
            tooltip="Mark the completion before",
        ),
        Binding(
            "ctrl+s",
            "keep",
            "Save filter",
            show=False,
            id="filter.save",
            tooltip="Save this filter under a name",
        ),
    ]

    @dataclass
    class Typed(Message):
        """The line is another one; `where` is None where it makes no sense (yet)."""

        line: str
        where: ItemFilter | None

    @dataclass
    class Applied(Message):
        """The reviewer asked for this filter."""

        where: ItemFilter

    @dataclass
    class Kept(Message):
        """The reviewer wants this line under a name."""

        line: str

    class Closed(Message):
        """The reviewer left the line."""

    def __init__(self, reviewer: str) -> None:
        super().__init__(placeholder=EXAMPLES, id="filter", select_on_focus=False)
        self._reviewer = reviewer
        self.border_title = Content("Filter")

    def open(self, where: ItemFilter) -> None:
        """Show the line with what `where` says, ready to be changed."""
        line = filter_line(where)
        self.value = line + " " if line else ""
        self.cursor_position = len(self.value)
        self.add_class("-open")
        self.focus()

    def close(self) -> None:
        """Hide the line and its completions."""
        self.remove_class("-open")
        self._choices.show(())

    def show_count(self, count: int | None) -> None:
        """Say how many items the line would let through; None: it makes no sense yet."""
        fits = "" if count is None else f"{count:,} fit · "
        self.border_subtitle = Content(f"{fits}enter applies · tab completes · ctrl+s saves")

    @property
    def _choices(self) -> FilterChoices:
        return self.screen.query_one(FilterChoices)

    @on(Input.Changed)
    def _changed(self) -> None:
        if not self.has_class("-open"):
            return
        try:
            where = parse_filter(self.value, self._reviewer)
        except FilterError:
            where = None
        self.post_message(self.Typed(self.value, where))

    def action_complete(self) -> None:
        """Take the marked completion."""
        choices = self._choices
        if choices.highlighted is not None:
            self.take(choices.lines[choices.highlighted])

    def take(self, line: str) -> None:
        """Go on from `line`."""
        self.value = line if line.endswith(":") else line + " "
        self.cursor_position = len(self.value)

    def action_choose(self, rows: int) -> None:
        """Mark another completion."""
        if rows > 0:
            self._choices.action_cursor_down()
        else:
            self._choices.action_cursor_up()

    def action_close(self) -> None:
        """Leave without a change."""
        self.close()
        self.post_message(self.Closed())

    def _parsed(self) -> ItemFilter | None:
        """What the line means; None when that makes no sense, which is said."""
        try:
            return parse_filter(self.value, self._reviewer)
        except FilterError as error:
            self.app.notify(visible(str(error)), title="Filter", severity="warning", markup=False)
            return None

    def action_keep(self) -> None:
        """Save the line under a name."""
        if self._parsed() is not None:
            self.post_message(self.Kept(self.value.strip()))

    async def action_submit(self) -> None:
        """Apply the line, or say what is wrong with it and stay."""
        where = self._parsed()
        if where is not None:
            self.close()
            self.post_message(self.Applied(where))
