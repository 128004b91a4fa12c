"""The desk, reading: the queue, the open item in its article, its card, moving about."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Container

from claimtrack.review.blind import blinded, is_blind, seen_verdicts
from claimtrack.review.details import Details, details_of
from claimtrack.review.filtering import START
from claimtrack.review.queue import PAGE, Queue
from claimtrack.review.screens.loading import LEFT, LoadingScreen
from claimtrack.review.similar import judged_like
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.claim_card import ClaimCard
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.filter_bar import FilterBar, FilterChoices
from claimtrack.review.widgets.key_line import KeyLine
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingBar
from claimtrack.review.wording import empty_words, filter_words
from claimtrack.store import Changes, Item, ItemFilter, ItemKey, Mark, Store

_EVERYTHING = ItemFilter(kinds=("claim", "quote"))

PAUSE = 0.15
"""Seconds that an item is open before what is like it is looked for."""


class BrowseScreen(LoadingScreen):
    """Queue, article and card. Every question to the store is asked in a thread."""

    def __init__(self, store: Store, reviewer: str, ratings: Sequence[str]) -> None:
        super().__init__(store, reviewer)
        self.ratings = tuple(ratings)
        self.current: Item | None = None
        self._details: Details | None = None
        self._similar: tuple[ItemKey, list[Item]] | None = None
        self._looked = 0  # which of the places that matter the article shows
        self._watching = False

    def compose(self) -> ComposeResult:
        """The parts in reading order, which is also the order of `tab`."""
        yield DeskHeader(self.reviewer)
        yield FilterBar(self.reviewer)
        yield FilterChoices()
        with Container(id="body"):
            yield QueueList()
            yield ArticlePane()
            yield ClaimCard()
        yield RatingBar(self.ratings)
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the queue."""
        self.query_one(QueueList).focus()
        self.query_one(ArticlePane).clear()
        self.open_queue(START)

    @work(exclusive=True, group="queue")
    async def open_queue(self, where: ItemFilter) -> None:
        """Show what `where` lets through, from the first item that needs a verdict."""
        wanted = replace(where, reviewer=self.reviewer)
        found = await self.ask(self._first_page, where, wanted)
        if found is None:
            return
        mark, queue, first, details = found[0]
        self.queue = queue
        rows = self.query_one(QueueList)
        rows.show(queue)
        rows.name_filter(*filter_words(where))
        self.show_progress()
        if queue.row(first) is None:
            await self._show_empty()
        else:
            self.open_row(first, details)
        if not self._watching:
            self._watching = True
            self.watch_other_desks(mark)
        # The rest comes when the first page is seen: a big queue takes its time.
        await self._painted()
        self.count_progress()
        if queue.total == PAGE:
            whole = await self.ask(self.store.queue, wanted)
            if whole and not queue.complete(whole[0]):
                self.open_queue(where)
            with LEFT:
                rows.resize_rows()

    def _first_page(
        self, where: ItemFilter, wanted: ItemFilter
    ) -> tuple[Mark, Queue, int, Details | None]:
        """The store's mark, the top of the queue, the first row that waits, and its details."""
        mark = self.store.mark()
        queue = Queue(where, self.store.queue(wanted, limit=PAGE), reviewer=self.reviewer)
        first = queue.next_open(-1) or 0
        keys = queue.need(first)
        queue.fill(
            first, keys, (blinded(item, self.reviewer) for item in self.store.items_of(keys))
        )
        item = queue.row(first)
        return mark, queue, first, details_of(self.store, item, None) if item else None

    async def _painted(self) -> None:
        """Wait until what there is to show is on the screen."""
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    async def _show_empty(self) -> None:
        self.current = None
        self.refresh_bindings()
        known = await self.ask(self.store.count, _EVERYTHING)
        words = empty_words(self.queue.where, known[0] if known else 0, self.key)
        self.query_one(QueueList).show_empty(words)
        self.query_one(ArticlePane).clear()
        self.query_one(ClaimCard).clear(words)

    async def go_to(self, row: int) -> None:
        """Open the item of `row`."""
        if 0 <= row < self.queue.total and await self.load(self.queue, row):
            self.open_row(row)

    def open_row(self, row: int, details: Details | None = None) -> None:
        """Open the item of `row`, which is loaded, and its details, where they were read."""
        item = self.queue.row(row)
        if item is not None:
            self.query_one(QueueList).cursor = row
            self.show(item, details)

    def show(self, item: Item, details: Details | None = None) -> None:
        """Show `item`: its card at once, article and verdicts as soon as they are read."""
        if self.current is None:
            self.refresh_bindings()
        if self._similar and self._similar[0] != item.key:
            self._similar = None
        self.current, self._looked = item, 0
        self._show_card(item, details)
        if details is not None:
            self._details = details
        if self._details is not None and self._details.article.id == item.article_id:
            self.query_one(ArticlePane).show(self._details.article, item, self._details.others)
        if details is None:
            self._read_details(item)
        self._read_similar(item)

    @work(exclusive=True, group="details")
    async def _read_details(self, item: Item) -> None:
        found = await self.ask(details_of, self.store, item, self._details)
        if found:
            with LEFT:
                self._details = found[0]
                self.query_one(ArticlePane).show(found[0].article, item, found[0].others)
                self._show_card(item, found[0])

    @work(exclusive=True, group="similar")
    async def _read_similar(self, item: Item) -> None:
        await asyncio.sleep(PAUSE)  # who judges by what is known needs no more
        found = await self.ask(judged_like, self.store, item, self.reviewer)
        if found and found[0] and self.current is not None and self.current.key == item.key:
            self._similar = item.key, found[0]
            with LEFT:
                self._show_card(self.current, self._details)

    async def reopen(self) -> None:
        """Read everything about the open item anew."""
        item = await self.fresh(self.current.key) if self.current else None
        if item is not None:
            self.forget_article()
            self.show(item)

    def _show_card(self, item: Item, details: Details | None) -> None:
        read = details if details is not None and details.key == item.key else None
        given = [item.verdict] if item.verdict else []
        self.query_one(ClaimCard).show(
            item,
            seen_verdicts(item, read.verdicts if read else given, self.reviewer),
            occurrences=[blinded(one, self.reviewer) for one in read.occurrences] if read else (),
            similar=self._similar[1] if self._similar else (),
            visiting=self.queue.find(item.key) is None,
            blind=is_blind(item, self.reviewer),
        )

    def forget_article(self) -> None:
        """Read the article's quotes and claims anew when one of its items is next shown."""
        self._details = None

    def take_in_changes(self, changes: Changes, items: list[Item], *, stay: bool) -> None:
        """Show what was done, wherever it is shown; the open item stays open."""
        for item in items:
            self._take_in(item, stay=stay)
        rows = self.query_one(QueueList)
        if changes.speakers:
            self.queue.forget_pages()
            rows.resize_rows()
        if changes.articles:
            noun = "article" if changes.articles == 1 else "articles"
            self.tell(
                f"{changes.articles} new {noun}: {self.key('find.reload')} shows their claims"
            )
            self.count_progress()
        self.show_progress()

    def _take_in(self, item: Item, *, stay: bool) -> None:
        known = self.queue.find(item.key)
        shown = None if known is None else self.queue.row(known)
        self.queue.update(item)
        if known is not None:
            self.query_one(QueueList).refresh_row(known)
        if item.key.kind in self.queue.where.kinds and (
            shown is None or shown.hidden != item.hidden
        ):
            self.count_progress()  # it may have come into the filter's items, or left them
        before = self.current
        if before is not None and before.key == item.key and before != item:
            if before.content != item.content or before.stances != item.stances:
                self.forget_article()
            if stay:
                self.show(item)
            else:
                self.current = item

    def tell(self, words: str) -> None:
        """Say at the top what happened last."""
        with LEFT:
            self.query_one(DeskHeader).status = words
