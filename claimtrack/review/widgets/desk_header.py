"""The top line: how much is done, how much is left, and what was saved last."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from claimtrack.glyphs import clipped
from claimtrack.review.wording import progress_words
from claimtrack.store.views import Progress

_NAME = " claimtrack "
_WIDE = 60  # cells beside name and count


class DeskHeader(Widget):
    """Name, progress bar, count; at the right the last thing that was saved, or who reviews."""

    progress: reactive[Progress | None] = reactive(None)
    """What of the filter's items is judged; None until it is known."""
    status: reactive[str] = reactive("")
    """What happened last, for instance the verdict that was saved."""
    reading: reactive[str] = reactive("")
    """How far the articles are that are being read; it stays beside what else happens."""

    def __init__(self, reviewer: str) -> None:
        super().__init__(id="header")
        self._reviewer = reviewer

    def render(self) -> Content:
        """The line, filled to the widget's width."""
        width = self.size.width
        progress = self.progress
        count = progress_words(progress) if progress else "counting …"
        reading = f" {self.reading} " if self.reading else ""
        room = width - len(_NAME) - len(count) - len(reading)
        # On a narrow screen what was saved is worth more than a long bar.
        bar = max(6, min(40, room // 3 if room > _WIDE or not self.status else 6))
        share = progress.done / progress.total if progress and progress.total else 0.0
        # A started queue shows at least one cell, a finished one alone shows all.
        full = min(bar - 1, max(1, round(share * bar))) if 0 < share < 1 else round(share * bar)
        used = len(_NAME) + 2 + bar + 2 + len(count) + (2 + len(reading) if reading else 0)
        right = clipped(self.status or f"reviewer {self._reviewer}", max(0, width - used - 3))
        gap = max(0, width - used - len(right) - 1)
        return Content.assemble(
            (_NAME, "bold reverse"),
            "  ",
            ("━" * full, "bold $primary"),
            ("─" * (bar - full), "$soft"),
            "  ",
            (count, "bold"),
            "  " if reading else "",
            (reading, "reverse $primary"),
            " " * gap,
            (right, "$success" if self.status else "$soft"),
        )
