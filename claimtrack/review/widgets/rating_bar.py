"""The verdicts with their keys, always in sight; each is also a button for the mouse."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from claimtrack.glyphs import visible


class RatingKey(Static):
    """One verdict and its key."""

    class Chosen(Message):
        """The reviewer clicked on verdict `number` (from 1)."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, rating: str) -> None:
        super().__init__(markup=False)
        self._number, self._rating, self._key = number, visible(rating), ""
        self.show_key(str(number))

    def show_key(self, key: str) -> None:
        """Show `key` before the verdict (it may be remapped)."""
        if key == self._key:
            return
        self._key = key
        self.update(Content.assemble((f" {visible(key)} ", "bold reverse"), " ", self._rating))

    def on_click(self, event: events.Click) -> None:
        """Give this verdict."""
        event.stop()
        self.post_message(self.Chosen(self._number))


class RatingBar(Container):
    """One `RatingKey` for each verdict of the scale."""

    def __init__(self, ratings: Sequence[str]) -> None:
        super().__init__(id="ratings")
        self._ratings = ratings

    def compose(self) -> ComposeResult:
        """The keys in the scale's order."""
        for number, rating in enumerate(self._ratings, 1):
            yield RatingKey(number, rating)

    def show_keys(self, keys: Mapping[int, str]) -> None:
        """Show the keys that now give each verdict, by its number (from 1)."""
        for number, widget in enumerate(self.query(RatingKey), 1):
            widget.show_key(keys.get(number, "–"))
