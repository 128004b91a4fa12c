"""The help: every key, made from the bindings themselves."""

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from claimtrack.glyphs import fitted
from claimtrack.review.key_help import KeyHelp

_LEGEND = (
    ("In the article: ", "bold"),
    ("source", "underline bold $source"),
    (" (who), ", ""),
    ("cue", "italic bold $cue"),
    (" (said, denied, …), ", ""),
    ("content", "bold $marker-text on $marker"),
    (" (what); a bar ▌ stands beside them. Other attributions are ", ""),
    ("underlined", "underline"),
    (": click one to open it. What is not analysed has ┊ beside it.\n", ""),
    ("In the queue: ", "bold"),
    ("○ no verdict yet, ✓ judged, ⚑ flagged.", ""),
)


class HelpScreen(ModalScreen[None]):
    """Keys by group, each with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,q",
            "dismiss",
            "Close",
            id="help.close",
            tooltip="Back to the desk",
        ),
    ]

    def __init__(self, lines: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="help", classes="dialog") as box:
            box.border_title = Content("Keys")
            box.border_subtitle = Content("escape closes · ↑ ↓ scroll")
            yield Static(self._content(), markup=False, id="help-words")

    def _content(self) -> Content:
        parts: list[tuple[str, str]] = []
        for group, lines in groupby(self._lines, key=lambda line: line.group):
            parts.append((group + "\n", "bold underline"))
            for line in lines:
                parts.append((fitted(" " + line.keys, 12), "bold $primary"))
                parts.append((fitted(line.words, 20), "bold"))
                parts.append((line.tooltip + "\n", "$soft"))
            parts.append(("\n", ""))
        return Content.assemble(*parts, *_LEGEND)
