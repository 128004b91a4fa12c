"""The desk, asking: every question to the store, off the event loop; the queue's pages."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from typing import ParamSpec, TypeVar

from textual import on, work
from textual.screen import Screen

from claimtrack.glyphs import visible
from claimtrack.review.filtering import START
from claimtrack.review.queue import Queue
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import Store

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class LoadingScreen(Screen[None]):
    """The store as the desk's screens ask it, and the queue that is shown."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.queue = Queue(START, 0)
        # Pages and verdicts take turns: a verdict moves the offsets of the pages after it.
        self.turn = asyncio.Lock()

    async def ask(
        self, call: Callable[_Given, _Answer], *args: _Given.args, **given: _Given.kwargs
    ) -> tuple[_Answer] | None:
        """What `call` gives, from a thread, as a tuple of one; None when it failed (it is told)."""
        try:
            return (await asyncio.to_thread(call, *args, **given),)
        except Exception as error:  # whatever it is, the reviewer must know and the desk go on
            words = visible(str(error)) or type(error).__name__
            self.notify(words, title="The store says", severity="error", timeout=12, markup=False)
            return None

    async def speaker_names(self, text: str) -> list[str]:
        """The known speakers whose name or alias holds `text`, those with most quotes first."""
        found = await self.ask(lambda: self.store.speakers(text=text))
        return [speaker.name for speaker in found[0]] if found else []

    @work(exclusive=True, group="progress")
    async def count_progress(self) -> None:
        """Count anew what is judged and what is left of the filter's items."""
        counted = await self.ask(self.store.progress, replace(self.queue.where, reviewed=None))
        if counted:
            self.query_one(DeskHeader).progress = counted[0]

    async def load(self, queue: Queue, row: int) -> bool:
        """Have the page of `row` loaded; False when the store failed or has the row no more."""
        async with self.turn:
            if not queue.has_page(row):
                limit, offset = queue.need(row)
                items = await self.ask(self.store.items, queue.where, limit=limit, offset=offset)
                if items is None:
                    return False
                queue.fill(row, items[0])
        return queue.row(row) is not None

    @on(QueueList.PageWanted)
    def _page_wanted(self, event: QueueList.PageWanted) -> None:
        self.run_worker(self._load_and_draw(event.row), group="pages")

    async def _load_and_draw(self, row: int) -> None:
        await self.load(self.queue, row)
        self.query_one(QueueList).resize_rows()

    async def find_open(self, after: int) -> int | None:
        """The next row that needs a verdict, past the end from the top again; None if none does."""
        queue = self.queue
        rest = range(after + 1, queue.total), range(min(after + 1, queue.total))
        for row in chain(*rest):
            if not queue.has_page(row) and not await self.load(queue, row):
                continue
            if queue.is_open(row):
                return row
        return None
