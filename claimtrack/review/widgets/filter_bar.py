"""The filter line: one input with completion, shown when it is asked for."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from claimtrack.glyphs import visible
from claimtrack.review.filtering import (
    COMPLETIONS,
    EXAMPLES,
    FilterError,
    filter_line,
    parse_filter,
)
from claimtrack.store.views import ItemFilter

SpeakerNames = Callable[[str], Awaitable[list[str]]]
"""Gives the names of known speakers that hold the given text, best first."""


_SPEAKER = re.compile(r'(?:^| )speaker:(?:(")([^"]+)|()([^" ]*))$', re.IGNORECASE)


class FilterSuggester(Suggester):
    """Completes the last word of the filter line: names, values, and known speakers."""

    def __init__(self, speakers: SpeakerNames) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._speakers = speakers

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed, or None."""
        if typed := _SPEAKER.search(value):
            quote, start = typed[1] or "", typed[2] or typed[4] or ""
            for speaker in await self._speakers(start) if start else []:
                name = visible(speaker)
                # An input shows a suggestion only where it goes on from what is typed, so a name of
                # several words is completed behind an opening quotation mark only.
                if name.lower().startswith(start.lower()) and (quote or " " not in name):
                    return value + name[len(start) :] + quote
            return None
        head, space, word = value.rpartition(" ")
        if not word:
            return None
        found = next(
            (known for known in COMPLETIONS if known.startswith(word) and known != word), ""
        )
        return head + space + found if found else None


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
    ]

    @dataclass
    class Applied(Message):
        """The reviewer asked for this filter."""

        where: ItemFilter

    class Closed(Message):
        """The reviewer left the line."""

    def __init__(self, speakers: SpeakerNames) -> None:
        super().__init__(
            placeholder=EXAMPLES,
            id="filter",
            suggester=FilterSuggester(speakers),
            select_on_focus=False,
        )
        self.border_title = Content("Filter")
        self.border_subtitle = Content("enter applies · → completes · escape leaves")

    def open(self, where: ItemFilter) -> None:
        """Show the line with what `where` says, ready to be changed."""
        line = filter_line(where)
        self.value = line + " " if line else ""
        self.cursor_position = len(self.value)
        self.add_class("-open")
        self.focus()

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-open")

    def action_close(self) -> None:
        """Leave without a change."""
        self.close()
        self.post_message(self.Closed())

    async def action_submit(self) -> None:
        """Apply the line, or say what is wrong with it and stay."""
        try:
            where = parse_filter(self.value)
        except FilterError as error:
            self.app.notify(visible(str(error)), title="Filter", severity="warning", markup=False)
            return
        self.close()
        self.post_message(self.Applied(where))
