"""The claim card: everything known about the open item beside its words in the article."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual

from claimtrack.review.card import card_content
from claimtrack.review.widgets.line_view import LineView
from claimtrack.store import Item, VerdictView


class ClaimCard(LineView, can_focus=True):
    """Who claims what, how firmly, who says otherwise, how sure claimtrack is, earlier verdicts.

    It draws its lines itself: a text inside a scrolling box is laid out and painted twice.
    """

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False  # what has the focus grows on a small screen, away from under the mouse

    def __init__(self) -> None:
        super().__init__(id="card")
        self._content = Content("")
        self._strips: list[Strip] = []
        self._shown: tuple[Item, *tuple[object, ...]] | None = None

    def show(
        self,
        item: Item,
        verdicts: Sequence[VerdictView],
        *,
        occurrences: Sequence[Item] = (),
        similar: Sequence[Item] = (),
        visiting: bool = False,
        blind: bool = False,
    ) -> None:
        """Show `item` with all `verdicts` ever given on it; `visiting`: it is not in the queue.

        `occurrences`: the same claim elsewhere; `similar`: what is like it and was judged already.
        """
        wanted = (item, tuple(verdicts), tuple(occurrences), tuple(similar), visiting, blind)
        if wanted == self._shown:
            return
        another = self._shown is None or self._shown[0].key != item.key
        self._shown = wanted
        kind = "Claim" if item.key.kind == "claim" else "Quote"
        self.border_title = Content(f"{kind} · from outside the queue" if visiting else kind)
        self._draw(card_content(item, verdicts, occurrences, similar, blind=blind))
        if another:
            self.scroll_home(animate=False)

    def clear(self, words: str) -> None:
        """Show no item but `words`, which say why and what to do."""
        self._shown = None
        self.border_title = Content("Claim")
        self._draw(Content(words))

    def _draw(self, content: Content) -> None:
        self._content = content
        width = self.scrollable_content_region.width
        self._strips = (
            Visual.to_strips(self, content, width, None, self.visual_style) if width else []
        )
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self._draw(self._content)

    def notify_style_update(self) -> None:
        """Colours changed with the theme."""
        super().notify_style_update()
        self._draw(self._content)

    def render_line(self, y: int) -> Strip:
        """One screen line."""
        number, width = y + self.scroll_offset.y, self.line_width
        if number >= len(self._strips):
            return Strip.blank(width, self.base)
        return self._strips[number].adjust_cell_length(width, self.base)
