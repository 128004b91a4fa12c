"""The desk, reading: the queue, the open item in its article, its card, moving about."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer

from claimtrack.review.blind import blinded, is_blind, seen_verdicts
from claimtrack.review.filtering import START
from claimtrack.review.keys import MOVE_KEYS
from claimtrack.review.queue import PAGE, Queue
from claimtrack.review.screens.loading import LEFT, LoadingScreen
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.claim_card import ClaimCard
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.filter_bar import FilterBar, FilterChoices
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingBar
from claimtrack.review.wording import empty_words, filter_words
from claimtrack.store import Changes, Store
from claimtrack.store.views import ArticleView, Item, ItemFilter

_EVERYTHING = ItemFilter(kinds=("claim", "quote"))


class BrowseScreen(LoadingScreen):
    """Queue, article and card. Every question to the store is asked in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = MOVE_KEYS

    def __init__(self, store: Store, reviewer: str, ratings: Sequence[str]) -> None:
        super().__init__(store, reviewer)
        self.ratings = tuple(ratings)
        self.current: Item | None = None
        self._article: tuple[ArticleView, list[Item]] | None = None

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
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open the queue."""
        self.query_one(QueueList).focus()
        self.query_one(ArticlePane).clear()
        self.open_queue(START)
        self.watch_other_desks()

    @work(exclusive=True, group="queue")
    async def open_queue(self, where: ItemFilter) -> None:
        """Show what `where` lets through, from the first item that needs a verdict."""
        wanted = replace(where, reviewer=self.reviewer)
        parts = await self.ask(self.store.queue, wanted, limit=PAGE)
        if parts is None:
            return
        queue = Queue(where, parts[0], reviewer=self.reviewer)
        first = queue.next_open(-1) or 0
        if queue.total and not await self.load(queue, first):
            return
        self.queue = queue
        rows = self.query_one(QueueList)
        rows.show(queue)
        general, more = filter_words(where)
        rows.border_title = Content(f"Queue · {general}")
        rows.border_subtitle = Content(more) if more else None
        if not queue.total:
            await self._show_empty()
        else:
            await self.go_to(first)
        self.count_progress()
        if queue.total == PAGE:
            # The rest comes when the first page is seen: a big queue takes its time.
            whole = await self.ask(self.store.queue, wanted)
            if whole and not queue.complete(whole[0]):
                self.open_queue(where)
            with LEFT:
                rows.resize_rows()

    async def _show_empty(self) -> None:
        self.current = None
        self.refresh_bindings()
        known = await self.ask(self.store.count, _EVERYTHING)
        words = empty_words(self.queue.where, known[0] if known else 0)
        self.query_one(QueueList).show_empty(words)
        self.query_one(ArticlePane).clear()
        self.query_one(ClaimCard).clear(words)

    async def go_to(self, row: int) -> None:
        """Open the item of `row`."""
        if not 0 <= row < self.queue.total or not await self.load(self.queue, row):
            return
        item = self.queue.row(row)
        if item is not None:
            self.query_one(QueueList).cursor = row
            self.show(item)

    def show(self, item: Item) -> None:
        """Show `item`: its card at once, article and verdicts as soon as they are read."""
        if self.current is None:
            self.refresh_bindings()  # which makes the foot of the screen anew: not for each item
        self.current = item
        verdicts = (item.verdict,) if item.verdict else ()
        visiting = self.queue.find(item.key) is None
        blind = is_blind(item, self.reviewer)
        self.query_one(ClaimCard).show(item, verdicts, visiting=visiting, blind=blind)
        if self._article and self._article[0].id == item.article_id:
            self.query_one(ArticlePane).show(self._article[0], item, self._article[1])
        self._show_details(item, visiting)

    @work(exclusive=True, group="details")
    async def _show_details(self, item: Item, visiting: bool) -> None:
        if self._article is None or self._article[0].id != item.article_id:
            article = await self.ask(self.store.article, item.article_id)
            others = await self.ask(self.store.article_items, item.article_id)
            if article is None or others is None:
                return
            self._article = article[0], others[0]
            self.query_one(ArticlePane).show(article[0], item, others[0])
        verdicts = await self.ask(self.store.verdicts, item.key, include_withdrawn=True)
        if verdicts and verdicts[0]:
            seen = seen_verdicts(item, verdicts[0], self.reviewer)
            blind = is_blind(item, self.reviewer)
            with LEFT:
                self.query_one(ClaimCard).show(item, seen, visiting=visiting, blind=blind)

    def forget_article(self) -> None:
        """Read the article's quotes and claims anew when one of its items is next shown."""
        self._article = None

    async def take_in_changes(self, changes: Changes) -> None:
        """Show what other desks did, wherever it is shown; the open item stays open."""
        items = await self.ask(self.store.items_of, changes.items)
        for item in items[0] if items else ():
            self.take_in(blinded(item, self.reviewer))
        if changes.speakers:
            self.queue.forget_pages()
        if changes.articles:
            noun = "article" if changes.articles == 1 else "articles"
            self.tell(f"{changes.articles} new {noun}: ctrl+r reads the queue anew")
        self.count_progress()
        self.query_one(QueueList).resize_rows()

    def take_in(self, item: Item, *, stay: bool = True) -> None:
        """Show `item` as it now is, wherever it is shown; not `stay`: another is opened at once."""
        row = self.queue.update(item)
        if row is not None:
            self.query_one(QueueList).refresh()
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
        self.query_one(DeskHeader).status = words

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
        if self._article and self.current:
            kind = self.current.key.kind
            order = [item for item in self._article[1] if item.key.kind == kind]
            keys = [item.key for item in order]
            place = keys.index(self.current.key) + steps if self.current.key in keys else 0
            if 0 <= place < len(order):
                await self.open_item(await self._fresh(order[place]))

    @on(ArticlePane.Picked)
    async def _picked(self, event: ArticlePane.Picked) -> None:
        """Open what was clicked, a claim before its quote where the queue is one of claims."""
        under = [
            item
            for item in (self._article[1] if self._article else ())
            if any(start <= event.place < end for start, end in item.content)
        ]
        if under:
            first = min(under, key=lambda item: item.key.kind not in self.queue.where.kinds)
            await self.open_item(await self._fresh(first))

    async def _fresh(self, item: Item) -> Item:
        """`item` as the store has it now: the article's list may be older than its verdicts."""
        return await self.fresh(item.key) or item
