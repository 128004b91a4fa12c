"""A small box to write in: a note, what a claim says."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from claimtrack.glyphs import visible, visible_lines

RATIONALE = "Kept with the item, and saved as the rationale of your next verdict on it."


class NoteScreen(ModalScreen[str | None]):
    """Gives the text as written, or None when it is not to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s,f2",
            "save",
            "Save",
            priority=True,
            id="note.save",
            tooltip="Save the text and go back",
        ),
        Binding(
            "escape",
            "cancel",
            "Cancel",
            priority=True,
            id="note.cancel",
            tooltip="Leave the text as it was",
        ),
    ]

    def __init__(
        self, about: str, text: str, *, title: str = "Note", hint: str = RATIONALE
    ) -> None:
        super().__init__()
        self._about, self._text, self._title, self._hint = about, text, title, hint

    def compose(self) -> ComposeResult:
        """What it is about, and the text."""
        with Vertical(id="note", classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("ctrl+s saves · escape leaves it")
            yield Static(Content(visible(self._about)), markup=False, id="note-about")
            # Another reviewer may have stored control characters: they are shown, never sent.
            area = TextArea(visible_lines(self._text), id="note-text", tab_behavior="focus")
            area.move_cursor(area.document.end)
            yield area
            yield Static(Content(self._hint), markup=False, id="note-hint")

    def on_mount(self) -> None:
        """Start to write at once."""
        self.query_one(TextArea).focus()

    def action_save(self) -> None:
        """Give back what is written."""
        self.dismiss(self.query_one(TextArea).text.strip())

    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
