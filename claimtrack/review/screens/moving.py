"""The desk, moving about: along the queue, within the article, to what is elsewhere."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from claimtrack.review.keys import MOVE_KEYS
from claimtrack.review.screens.browse import BrowseScreen
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import Item, ItemKey, ItemKind


class MovingScreen(BrowseScreen):
    """Keys and mouse open items."""

    BINDINGS: ClassVar[list[BindingType]] = MOVE_KEYS

    @on(QueueList.Moved)
    async def _moved(self, event: QueueList.Moved) -> None:
        await self.go_to(event.row)

    async def action_next(self) -> None:
        """Open the next row."""
        await self.go_to(self.query_one(QueueList).cursor + 1)

    async def action_previous(self) -> None:
        """Open the row before; from an item of elsewhere, go back to the queue."""
        await self.go_to(self.query_one(QueueList).cursor - (0 if self.is_visiting else 1))

    async def action_next_open(self) -> None:
        """Open the next item without a verdict."""
        row = self.queue.next_open(self.query_one(QueueList).cursor)
        if row is not None:
            await self.go_to(row)

    @property
    def is_visiting(self) -> bool:
        """Whether the open item is not the queue's."""
        row = self.queue.row(self.query_one(QueueList).cursor)
        return self.current is not None and row is not None and row.key != self.current.key

    async def open_item(self, item: Item) -> None:
        """Open `item`, in its row where the queue shows it, else as a visit."""
        row = self.queue.find(item.key)
        if row is not None:
            await self.go_to(row)
        else:
            self.show(item)

    async def action_beside(self, steps: int) -> None:
        """Open the attribution `steps` further on in this article."""
        if self._details and self.current:
            kind = self.current.key.kind
            order = [item for item in self._details.others if item.key.kind == kind]
            keys = [item.key for item in order]
            place = keys.index(self.current.key) + steps if self.current.key in keys else 0
            if 0 <= place < len(order):
                await self.open_item(await self._fresh(order[place]))

    def action_look_at(self, place: int) -> None:
        """Scroll the article to the code point `place`."""
        self.query_one(ArticlePane).look_at(place)

    def action_stance_words(self) -> None:
        """Look at the words of the next stance, after the last one at the item again."""
        item = self.current
        places = [stance.cue[0][0] for stance in item.stances if stance.cue] if item else []
        if item is not None and places:
            self._looked = (self._looked + 1) % (len(places) + 1)
            here = min((start for start, _ in item.content), default=0)
            self.action_look_at([here, *places][self._looked])

    async def action_open(self, kind: ItemKind, number: int) -> None:
        """Open a claim or quote from elsewhere."""
        item = await self.fresh(ItemKey(kind, number))
        if item is not None:
            await self.open_item(item)

    @on(ArticlePane.Picked)
    async def _picked(self, event: ArticlePane.Picked) -> None:
        """Open what was clicked, a claim before its quote where the queue is one of claims."""
        under = [
            item
            for item in (self._details.others if self._details else ())
            if any(start <= event.place < end for start, end in item.content)
        ]
        if under:
            first = min(under, key=lambda item: item.key.kind not in self.queue.where.kinds)
            await self.open_item(await self._fresh(first))

    async def _fresh(self, item: Item) -> Item:
        """`item` as the store has it now: the article's list may be older than its verdicts."""
        return await self.fresh(item.key) or item
