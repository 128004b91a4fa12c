"""The desk, working: verdicts, undo, notes, flags; filters and search."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from claimtrack.review.filtering import START, next_kinds
from claimtrack.review.key_help import key_help
from claimtrack.review.keys import FIND_KEYS, JUDGE_KEYS, QUEUE_KEYS
from claimtrack.review.screens.browse import BrowseScreen
from claimtrack.review.screens.help import HelpScreen
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.screens.search import SearchScreen
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.filter_bar import FilterBar
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingBar, RatingKey
from claimtrack.review.wording import brief
from claimtrack.store.views import Item, ItemFilter, VerdictView

_NEEDS_ITEM = frozenset({"judge", "note", "flag", "next", "previous", "next_open", "beside"})


class DeskScreen(BrowseScreen):
    """Everything a reviewer does; what is shown as saved is on the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [*JUDGE_KEYS, *FIND_KEYS]

    def on_mount(self) -> None:
        """Keep the keys beside the verdicts true to what they are mapped to."""
        self.bindings_updated_signal.subscribe(self, self._show_keys)

    def _show_keys(self, screen: Screen[object]) -> None:
        numbers = {f"judge({number})": number for number in range(1, len(self.ratings) + 1)}
        keys = {
            numbers[found.binding.action]: self.app.get_key_display(found.binding)
            for found in self.active_bindings.values()
            if found.binding.action in numbers
        }
        if keys:
            self.query_one(RatingBar).show_keys(keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim the keys that need an item while none is open."""
        if action in _NEEDS_ITEM and self.current is None:
            return None
        return True

    async def action_judge(self, number: int) -> None:
        """Save verdict `number` (from 1) on the open item, then go to the next that needs one."""
        item = self.current
        if item is None or not 1 <= number <= len(self.ratings):
            return
        async with self.turn:
            saved = await self.ask(
                self.store.add_verdict,
                item.key,
                self.ratings[number - 1],
                reviewer=self.reviewer,
                rationale=item.note,
            )
            if saved is None:
                return
            self._take_in(replace(item, verdict=saved[0]))
        self._tell(f"✓ saved “{saved[0].rating}”: {brief(item, 40)}")
        self.count_progress()
        cursor = self.query_one(QueueList).cursor
        row = await self.find_open(cursor - 1 if self.queue.is_open(cursor) else cursor)
        if row is not None:
            await self.go_to(row)
        else:
            self.notify("Everything here is judged.", title="Done", markup=False)

    @on(RatingKey.Chosen)
    async def _chosen(self, event: RatingKey.Chosen) -> None:
        await self.action_judge(event.number)

    async def action_undo(self) -> None:
        """Take back this reviewer's last verdict, say which, and go back to its item."""
        async with self.turn:
            undone = await self.ask(self.store.undo, self.reviewer)
            if undone is None:
                return
            verdict = undone[0]
            if verdict is None:
                self.notify("You have no verdict to take back.", title="Undo", markup=False)
                return
            item = await self.ask(self.store.item, verdict.item)
            if item is None:
                return
            self._take_in(item[0])
        self._tell_undone(verdict, item[0])
        self.count_progress()
        await self.open_item(item[0])

    def _tell_undone(self, verdict: VerdictView, item: Item) -> None:
        self._tell(f"undone “{verdict.rating}”")
        self.notify(f"“{verdict.rating}” on {brief(item)}", title="Undone", timeout=4, markup=False)

    def _tell(self, words: str) -> None:
        self.query_one(DeskHeader).status = words

    def _take_in(self, item: Item) -> None:
        """Show `item` as it now is, wherever it is shown."""
        self.queue.update(item)
        self.query_one(QueueList).refresh()
        if self.current and self.current.key == item.key:
            self.current = item

    def action_note(self) -> None:
        """Write the note of the open item."""
        item = self.current
        if item is not None:
            self.app.push_screen(
                NoteScreen(brief(item, 300), item.note), lambda note: self._keep_note(item, note)
            )

    async def _keep_note(self, item: Item, note: str | None) -> None:
        if note is None or note == item.note:
            return
        async with self.turn:
            if await self.ask(self.store.set_note, item.key, note, reviewer=self.reviewer) is None:
                return
            self._take_in(replace(item, note=note))
        self._tell("✓ note saved")
        self._show_again(item)

    async def action_flag(self) -> None:
        """Flag the open item, or take its flag off."""
        item = self.current
        if item is None:
            return
        flagged = not item.flagged
        async with self.turn:
            if (
                await self.ask(self.store.set_flag, item.key, flagged, reviewer=self.reviewer)
                is None
            ):
                return
            self._take_in(replace(item, flagged=flagged))
        self._tell("⚑ flagged" if flagged else "flag taken off")
        self._show_again(item)

    def _show_again(self, item: Item) -> None:
        if self.current and self.current.key == item.key:
            self.show(self.current)

    def action_search(self) -> None:
        """Search all quotes."""
        self.app.push_screen(SearchScreen(self.store), self._open_found)

    async def _open_found(self, item: Item | None) -> None:
        if item is not None:
            await self.open_item(item)

    def action_filter(self) -> None:
        """Change the filter in words."""
        self.query_one(FilterBar).open(self.queue.where)

    @on(FilterBar.Applied)
    def _filter_applied(self, event: FilterBar.Applied) -> None:
        self._filter(event.where)

    @on(FilterBar.Closed)
    def _filter_closed(self) -> None:
        self.query_one(QueueList).focus()

    def _filter(self, where: ItemFilter) -> None:
        self.query_one(QueueList).focus()
        self.open_queue(where)

    def action_toggle_contested(self) -> None:
        """Only contested claims, or all."""
        where = self.queue.where
        self._filter(replace(where, contested=None if where.contested else True))

    def action_next_kinds(self) -> None:
        """Claims, quotes, or both."""
        self._filter(next_kinds(self.queue.where))

    def action_toggle_reviewed(self) -> None:
        """Only what has no verdict, or all."""
        where = self.queue.where
        self._filter(replace(where, reviewed=None if where.reviewed is False else False))

    def action_clear_filter(self) -> None:
        """Back to the claims that need a verdict."""
        self._filter(START)

    def action_reload(self) -> None:
        """Read the queue from the store again."""
        self._filter(self.queue.where)

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen(key_help(self, QUEUE_KEYS)))
