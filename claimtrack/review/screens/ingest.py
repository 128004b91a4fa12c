"""What to read: a file or folder picked or typed, or text that is pasted."""

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree, Input, TextArea


class Wanted(NamedTuple):
    """A path to read, or else a text."""

    path: str
    text: str


class IngestScreen(ModalScreen[Wanted | None]):
    """Gives what to read, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "read",
            "Read",
            priority=True,
            id="ingest.read",
            tooltip="Read the path, or without one the pasted text",
        ),
        Binding("escape", "cancel", "Close", id="ingest.close", tooltip="Read nothing"),
    ]

    def compose(self) -> ComposeResult:
        """A path, the folders to pick it from, and room for a text."""
        with Vertical(id="ingest", classes="dialog") as box:
            box.border_title = Content("Read articles")
            box.border_subtitle = Content("ctrl+s reads · tab goes on · escape closes")
            path = Input(placeholder="a file or a folder", id="ingest-path")
            path.border_title = Content("Path")
            yield path
            tree = DirectoryTree(Path.cwd(), id="ingest-tree")
            tree.border_title = Content("or pick it")
            yield tree
            text = TextArea(id="ingest-text", tab_behavior="focus")
            text.border_title = Content("or paste the text of an article")
            yield text

    def on_mount(self) -> None:
        """Start with the path."""
        self.query_one(Input).focus()

    @on(DirectoryTree.FileSelected)
    @on(DirectoryTree.DirectorySelected)
    def _picked(self, event: DirectoryTree.FileSelected | DirectoryTree.DirectorySelected) -> None:
        self.query_one(Input).value = str(event.path)

    @on(Input.Submitted)
    def action_read(self) -> None:
        """Have it read."""
        path = self.query_one(Input).value.strip()
        text = self.query_one(TextArea).text
        if path and not Path(path).expanduser().exists():
            self.notify(f"{path}: no such file or folder", severity="warning", markup=False)
        elif path or text.strip():
            self.dismiss(Wanted(str(Path(path).expanduser()) if path else "", text))

    def action_cancel(self) -> None:
        """Read nothing."""
        self.dismiss(None)
