"""The desk, asking: every question to the store, off the event loop; the queue's pages."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from textual import on, work
from textual.css.query import NoMatches
from textual.events import ScreenResume, ScreenSuspend
from textual.screen import Screen
from textual.timer import Timer

from claimtrack.review.blind import blinded
from claimtrack.review.filtering import START
from claimtrack.review.key_help import shown_key
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

_Answer = TypeVar("_Answer")


class LoadingScreen(Asking, Screen[None]):
    """The store as the desk's screens ask it, and the queue that is shown."""

    def __init__(self, store: Store, reviewer: str) -> None:
        super().__init__()
        self.store, self.reviewer = store, reviewer
        self.queue = Queue(START)
        # What the reviewer does and what other desks did are taken in one after the other.
        self._turn = asyncio.Lock()
        self._mark = Mark()
        """What was taken in from the store so far."""
        self._taken_in = 0
        """How often something was."""
        self._watch: Timer | None = None

    def key(self, called: str) -> str:
        """The key of the binding with this id, as it is shown, remapped or not."""
        return shown_key(self, called)

    def announce(self, words: str, title: str) -> None:
        """Say `words` over the screen, in place of what was said there before and is past."""
        self.app.clear_notifications()
        self.notify(words, title=title, timeout=4, markup=False)

    async def speaker_names(self, text: str) -> list[str]:
        """Some known speakers whose name or alias holds `text`, those with most quotes first."""
        found = await self.ask(lambda: self.store.speakers(text=text, limit=NAMES))
        return [speaker.name for speaker in found[0]] if found else []

    @work(exclusive=True, group="progress")
    async def count_progress(self) -> None:
        """Count what is judged and what is left of the filter's items; from then on the queue
        keeps count by itself."""
        queue = self.queue
        where = replace(queue.where, reviewed=None, reviewer=self.reviewer)
        before = None
        while before != self._taken_in:  # else what was done meanwhile is counted, or is not
            before = self._taken_in
            counted = await self.ask(self.store.progress, where)
            if counted is None:
                return
            queue.progress = counted[0]
        self.show_progress()

    def show_progress(self) -> None:
        """Show what is judged and what is left, as far as it is known."""
        with LEFT:
            self.query_one(DeskHeader).progress = self.queue.progress

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

    async def act(self, call: Callable[[], _Answer], *, stay: bool = True) -> tuple[_Answer] | None:
        """What `call` gives, as a tuple of one, or None when it failed (it is told).

        It may write to the store. What happened there until then is shown on return: this, and
        whatever other desks did. Not `stay`: another item is opened at once.
        """
        async with self._turn:
            mark = self._mark

            def acted() -> tuple[_Answer, Changes, list[Item]]:
                # In one go: each way to a thread and back costs time.
                answer = call()
                changes = self.store.changes(mark)
                return answer, changes, self.store.items_of(changes.items)

            found = await self.ask(acted)
            if found is None:
                return None
            answer, changes, items = found[0]
            if changes.mark != mark:
                self._mark = changes.mark
                self._taken_in += 1
                with LEFT:
                    seen = [blinded(item, self.reviewer) for item in items]
                    self.take_in_changes(changes, seen, stay=stay)
            return (answer,)

    def watch_other_desks(self, since: Mark) -> None:
        """Look for what other desks do from now on, the store being shown as it was at `since`."""
        self._mark = since
        self._watch = self.set_interval(POLL, self._look, pause=not self.is_current)

    @on(ScreenSuspend)
    def _covered(self) -> None:
        """Look no more while another screen is in front: whatever happens here, be it nothing,
        has both screens drawn anew."""
        if self._watch is not None:
            self._watch.pause()

    @on(ScreenResume)
    def _in_front(self) -> None:
        """Take in what other desks did meanwhile, and go on looking."""
        if self._watch is not None:
            self._watch.resume()
            self._look()

    @work(group="changes")
    async def _look(self) -> None:
        if not self._turn.locked():  # else it is looked already, or the store does not answer
            await self.act(lambda: None)

    def take_in_changes(self, changes: Changes, items: list[Item], *, stay: bool) -> None:
        """Show what this desk or others did, wherever it is shown; to be overridden."""
