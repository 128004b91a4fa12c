"""The desk, finding: filters, saved filters, search, and the way to the other screens."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from claimtrack.glyphs import visible
from claimtrack.review.completing import completions
from claimtrack.review.filtering import START, next_kinds, parse_filter
from claimtrack.review.ingesting import ingest
from claimtrack.review.key_help import key_help
from claimtrack.review.keys import FIND_KEYS, QUEUE_KEYS, SCREEN_KEYS, judge_keys
from claimtrack.review.screens.adjudicate import AdjudicateScreen
from claimtrack.review.screens.articles import ArticlesScreen
from claimtrack.review.screens.choose import Choice, ChooseScreen, listed
from claimtrack.review.screens.comparing import ComparingScreen
from claimtrack.review.screens.form import Field, FormScreen
from claimtrack.review.screens.help import HelpScreen
from claimtrack.review.screens.ingest import IngestScreen, Wanted
from claimtrack.review.screens.loading import LEFT
from claimtrack.review.screens.search import SearchScreen
from claimtrack.review.screens.speakers import SpeakersScreen
from claimtrack.review.views import VIEWS
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.filter_bar import FilterBar, FilterChoices
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingBar
from claimtrack.review.wording import counted
from claimtrack.store import Item, ItemFilter, Store

_NEEDS_ITEM = frozenset(
    {
        *("judge", "note", "flag", "evidence", "assign", "second", "next", "previous", "next_open"),
        *(
            "beside",
            "stance_words",
            "speaker",
            "stance",
            "words",
            "wording",
            "wrong",
            "missed",
            "same",
        ),
    }
)


class DeskScreen(ComparingScreen):
    """Everything a reviewer does; what is shown as saved is on the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [*FIND_KEYS, *SCREEN_KEYS]

    def __init__(self, store: Store, reviewer: str, ratings: Sequence[str]) -> None:
        super().__init__(store, reviewer, ratings)
        for binding in judge_keys(ratings):
            self._bindings.key_to_bindings.setdefault(binding.key, []).append(binding)

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

    def action_search(self) -> None:
        """Search all quotes."""
        self.app.push_screen(SearchScreen(self.store), self._open_found)

    async def _open_found(self, item: Item | None) -> None:
        if item is not None:
            await self.open_item(await self.fresh(item.key) or item)

    def action_filter(self) -> None:
        """Change the filter in words."""
        self.query_one(FilterBar).open(self.queue.where)

    @on(FilterBar.Typed)
    def _filter_typed(self, event: FilterBar.Typed) -> None:
        self._complete(event.line, event.where)

    @work(exclusive=True, group="completions")
    async def _complete(self, line: str, where: ItemFilter | None) -> None:
        """Offer what the line could go on with, and count what it would let through."""
        choices = await completions(line, self.speaker_names, self.ratings)
        self.query_one(FilterChoices).show(choices)
        counted = None
        if where is not None:
            counted = await self.ask(self.store.count, replace(where, reviewer=self.reviewer))
        self.query_one(FilterBar).show_count(counted[0] if counted else None)

    @on(OptionList.OptionSelected, "#filter-choices")
    def _completion_clicked(self, event: OptionList.OptionSelected) -> None:
        self.query_one(FilterBar).take(self.query_one(FilterChoices).lines[event.option_index])

    @on(FilterBar.Applied)
    def _filter_applied(self, event: FilterBar.Applied) -> None:
        self._filter(event.where)

    @on(FilterBar.Closed)
    def _filter_closed(self) -> None:
        self.query_one(QueueList).focus()

    @on(FilterBar.Kept)
    def _filter_kept(self, event: FilterBar.Kept) -> None:
        fields = [Field("Name", hint="as it is to be called in the list of filters")]
        form = FormScreen("Save this filter", event.line, fields)
        self.app.push_screen(form, lambda given: self._keep_filter(event.line, given))

    async def _keep_filter(self, line: str, given: tuple[str, ...] | None) -> None:
        if given and given[0]:
            name = given[0]
            kept = await self.ask(
                lambda: self.store.save_filter(name, line, reviewer=self.reviewer)
            )
            if kept is not None:
                self.tell(f"✓ filter saved: {name}")

    async def action_views(self) -> None:
        """Open a saved filter, or one that is built in."""
        found = await self.ask(self.store.saved_filters, self.reviewer)
        saved = [Choice(kept.line, kept.name, kept.line) for kept in (found[0] if found else ())]
        built_in = [Choice(line, name, line) for name, line in VIEWS.items()]
        hint = f"{self.key('find.filter')}, then ctrl+s, saves one"
        self.app.push_screen(
            ChooseScreen("Filters", hint, listed([*saved, *built_in])), self._open_view
        )

    def _open_view(self, line: str | None) -> None:
        if line is not None:
            self._filter(parse_filter(line, self.reviewer))

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

    async def action_adjudicate(self) -> None:
        """Settle what reviewers disagree about."""
        screen = AdjudicateScreen(self.store, self.reviewer, self.ratings)
        self.app.push_screen(screen, self._open_found)

    def action_speakers(self) -> None:
        """All speakers."""
        self.app.push_screen(SpeakersScreen(self.store, self.reviewer), self._open_where)

    def action_articles(self) -> None:
        """All articles."""
        self.app.push_screen(ArticlesScreen(self.store, self.reviewer), self._open_where)

    def _open_where(self, where: ItemFilter | None) -> None:
        if where is not None:
            self._filter(where)

    def action_figures(self) -> None:
        """Progress, verdicts, agreement."""
        # Plots take a tenth of a second to import: not before somebody wants to see one.
        from claimtrack.review.screens.figures import FiguresScreen

        self.app.push_screen(FiguresScreen(self.store))

    def action_ingest(self) -> None:
        """Read articles into the store."""
        self.app.push_screen(IngestScreen(), self._start_ingest)

    def _start_ingest(self, wanted: Wanted | None) -> None:
        if wanted is not None:
            self._ingest(wanted)

    @work(group="ingest")
    async def _ingest(self, wanted: Wanted) -> None:
        """Have it read in another process; say what is stored and what failed as it goes."""
        header = self.query_one(DeskHeader)
        header.reading = "loading models"
        stored, wrong = 0, 0
        async for told in ingest(self.store.location, wanted.path, wanted.text):
            wrong += told.wrong
            stored += not told.wrong
            if told.wrong:
                words = visible(told.words)
                self.notify(words, title="Reading", severity="warning", timeout=10, markup=False)
            with LEFT:
                header.reading = f"reading: {stored} done"
        header.reading = ""
        failed = f", {counted(wrong, 'message')} about what was not" if wrong else ""
        anew = f"{self.key('find.reload')} shows their claims"
        self.tell(f"✓ {counted(stored, 'article')} read{failed}; {anew}")

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpScreen(key_help(self, QUEUE_KEYS)))
