"""A small box with a few lines to fill in."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from claimtrack.glyphs import visible


class Field(NamedTuple):
    """One line: its label, what stands in it, and what is wanted there."""

    label: str
    value: str = ""
    hint: str = ""


class FormScreen(ModalScreen[tuple[str, ...] | None]):
    """Gives the lines as filled in, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "save", "Save", priority=True, id="form.save", tooltip="Save and go back"
        ),
        Binding("escape", "cancel", "Cancel", id="form.cancel", tooltip="Leave without a change"),
    ]

    def __init__(self, title: str, about: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._title, self._about, self._fields = title, about, fields

    def compose(self) -> ComposeResult:
        """What it is about, and the lines."""
        with Vertical(id="form", classes="dialog") as box:
            box.border_title = Content(visible(self._title))
            box.border_subtitle = Content("enter goes on and saves · escape leaves it")
            if self._about:
                yield Static(Content(visible(self._about)), markup=False, id="form-about")
            for field in self._fields:
                line = Input(visible(field.value), placeholder=field.hint, select_on_focus=False)
                line.border_title = Content(field.label)
                yield line

    def on_mount(self) -> None:
        """Start to type at once."""
        self.query(Input).first().focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line, and saves on the last."""
        lines = list(self.query(Input))
        if event.input is lines[-1]:
            self.action_save()
        else:
            lines[lines.index(event.input) + 1].focus()

    def action_save(self) -> None:
        """Give back what is filled in."""
        self.dismiss(tuple(line.value.strip() for line in self.query(Input)))

    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
