"""A small box to choose from: one types, what fits is listed, enter takes the marked one."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.worker import Worker

from claimtrack.glyphs import clipped, visible

_Value = TypeVar("_Value")
_LONGEST = 300  # cells


class Choice(NamedTuple, Generic[_Value]):
    """What may be chosen: how it is called, what it is, and a word or two about it."""

    value: _Value
    name: str
    about: str = ""


Choices = Callable[[str], Awaitable[Sequence[Choice[_Value]]]]
"""Gives what fits the text that is typed (all, while it is empty), best first."""


class ChooseScreen(ModalScreen[_Value | None], Generic[_Value]):
    """Gives what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", id="choose.close", tooltip="Choose nothing"),
        Binding(
            "down", "step(1)", "Next", show=False, id="choose.down", tooltip="Mark the next one"
        ),
        Binding(
            "up", "step(-1)", "Previous", show=False, id="choose.up", tooltip="Mark the one before"
        ),
    ]

    def __init__(self, title: str, about: str, choices: Choices[_Value]) -> None:
        super().__init__()
        self._title, self._about, self._choices = title, about, choices
        self._shown: Sequence[Choice[_Value]] = ()
        self._listing: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The words typed, and what fits them."""
        with Vertical(id="choose", classes="dialog") as box:
            box.border_title = Content(visible(self._title))
            box.border_subtitle = Content("enter takes · ↑ ↓ choose · escape closes")
            yield Input(placeholder=visible(self._about), id="choose-words")
            options = OptionList(id="choose-list", markup=False)
            options.can_focus = False
            yield options

    def on_mount(self) -> None:
        """Offer everything, and start to type at once."""
        self.query_one(Input).focus()
        self._listing = self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._listing = self._list(event.value)

    @work(exclusive=True, group="choices")
    async def _list(self, words: str) -> None:
        self._shown = await self._choices(words.strip())
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([_content(choice) for choice in self._shown])
        options.highlighted = 0 if self._shown else None

    def action_step(self, rows: int) -> None:
        """Mark another one, while the focus stays in the input."""
        options = self.query_one(OptionList)
        if rows > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        if self._listing is not None and not self._listing.is_finished:
            await self._listing.wait()  # what is typed last counts, however fast
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None and chosen < len(self._shown):
            self.dismiss(self._shown[chosen].value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].value)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def listed(choices: Sequence[Choice[_Value]]) -> Choices[_Value]:
    """`Choices` of a fixed list: those with the typed words in their name or about."""

    async def fitting(words: str) -> Sequence[Choice[_Value]]:
        wanted = words.lower()
        return [one for one in choices if wanted in f"{one.name} {one.about}".lower()]

    return fitting


def _content(choice: Choice[_Value]) -> Content:
    """One line; what does not fit is cut off as it is drawn."""
    return Content.assemble(
        (clipped(choice.name, _LONGEST), "bold"), ("  " + visible(choice.about), "$soft")
    )
