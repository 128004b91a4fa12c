"""The desk, asking: every question to the store, off the event loop; the queue's pages."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from textual import on, work
from textual.css.query import NoMatches
from textual.screen import Screen

from claimtrack.review.blind import blinded
from claimtrack.review.filtering import START
from claimtrack.review.queue import Queue
from claimtrack.review.screens.asking import Asking
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import Changes, Item, ItemKey, Mark, Store

POLL = 1.0
"""Seconds between two looks at what other desks did; each costs two look-ups in an index."""

NAMES = 8
"""How many speakers a completion offers."""

LEFT = suppress(NoMatches)
"""For what is shown unasked: when an answer comes the desk may be about to be left, its parts gone."""


class LoadingScreen(Asking, Screen[None]):
    """The store as the desk's screens ask it, and the queue that is shown."""

    def __init__(self, store: Store, reviewer: str) -> None:
        super().__init__()
        self.store, self.reviewer = store, reviewer
        self.queue = Queue(START)
        # What the reviewer does and what other desks did are taken in one after the other.
        self.turn = asyncio.Lock()
        self._mark: Mark | None = None

    async def speaker_names(self, text: str) -> list[str]:
        """Some known speakers whose name or alias holds `text`, those with most quotes first."""
        found = await self.ask(lambda: self.store.speakers(text=text, limit=NAMES))
        return [speaker.name for speaker in found[0]] if found else []

    @work(exclusive=True, group="progress")
    async def count_progress(self) -> None:
        """Count anew what is judged and what is left of the filter's items."""
        where = replace(self.queue.where, reviewed=None, reviewer=self.reviewer)
        counted = await self.ask(self.store.progress, where)
        if counted:
            with LEFT:
                self.query_one(DeskHeader).progress = counted[0]

    async def load(self, queue: Queue, row: int) -> bool:
        """Have the page of `row` loaded; False when the store failed or has the item no more."""
        if not queue.has_page(row):
            keys = queue.need(row)
            items = await self.ask(self.store.items_of, keys)
            if items is None:
                return False
            queue.fill(row, keys, (blinded(item, self.reviewer) for item in items[0]))
        return queue.row(row) is not None

    async def fresh(self, key: ItemKey) -> Item | None:
        """An item as the store has it now, as this reviewer may see it; None when it fails."""
        found = await self.ask(self.store.item, key)
        return blinded(found[0], self.reviewer) if found else None

    @on(QueueList.PageWanted)
    def _page_wanted(self, event: QueueList.PageWanted) -> None:
        self.run_worker(self._load_and_draw(event.row), group="pages")

    async def _load_and_draw(self, row: int) -> None:
        await self.load(self.queue, row)
        with LEFT:
            self.query_one(QueueList).resize_rows()

    def watch_other_desks(self) -> None:
        """Look for what other desks do from now on."""
        self.set_interval(POLL, self._look)

    @work(exclusive=True, group="changes")
    async def _look(self) -> None:
        if self._mark is None:
            marked = await self.ask(self.store.mark)
            self._mark = marked[0] if marked else None
            return
        found = await self.ask(self.store.changes, self._mark)
        if found and found[0].mark != self._mark:
            self._mark = found[0].mark
            async with self.turn:
                with LEFT:
                    await self.take_in_changes(found[0])

    async def take_in_changes(self, changes: Changes) -> None:
        """Show what other desks (or this one) did; to be overridden."""
