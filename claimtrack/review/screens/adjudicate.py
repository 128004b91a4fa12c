"""What reviewers disagree about, their verdicts side by side; a verdict key settles it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from claimtrack.glyphs import visible, visible_lines
from claimtrack.review.card import card_content
from claimtrack.review.keys import judge_keys
from claimtrack.review.screens.asking import Asking
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.widgets.key_line import KeyLine
from claimtrack.review.widgets.rating_bar import RatingBar, RatingKey
from claimtrack.review.wording import brief, evidence_lines
from claimtrack.store import Item, ItemFilter, Store, VerdictView

_DISAGREED = ItemFilter(kinds=("claim", "quote"), status="disagreed")


class AdjudicateScreen(Asking, Screen[Item | None]):
    """Gives the item to look at in its article, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Back", id="adjudicate.close", tooltip="Back to the desk"),
        Binding("j,space", "step(1)", "Next", id="adjudicate.next", tooltip="To the next one"),
        Binding("k", "step(-1)", "Previous", id="adjudicate.back", tooltip="To the one before"),
        Binding("n", "note", "Note", id="adjudicate.note", tooltip="Write why it is settled so"),
        Binding("enter", "open", "Article", id="adjudicate.open", tooltip="See it in its article"),
    ]

    def __init__(self, store: Store, reviewer: str, ratings: Sequence[str]) -> None:
        super().__init__()
        self._store, self._reviewer, self._ratings = store, reviewer, tuple(ratings)
        self._items: list[Item] = []
        self._place = 0
        for binding in judge_keys(ratings):
            self._bindings.key_to_bindings.setdefault(binding.key, []).append(binding)

    def compose(self) -> ComposeResult:
        """The item, the verdicts beside each other, and the keys."""
        with Vertical(id="adjudicate"):
            with VerticalScroll(id="adjudicate-item", can_focus=False):
                yield Static("", markup=False)
            yield Horizontal(id="adjudicate-verdicts")
        yield RatingBar(self._ratings)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Read what there is to settle."""
        await self._read()

    async def _read(self) -> None:
        found = await self.ask(self._store.items, _DISAGREED)
        self._items = found[0] if found else []
        self._place = min(self._place, max(0, len(self._items) - 1))
        await self._show()

    async def _show(self) -> None:
        about, row = self.query_one("#adjudicate-item > Static", Static), self.query_one(Horizontal)
        await row.remove_children()
        if not self._items:
            about.update("Nothing to settle: reviewers agree wherever two have judged.")
            return
        item = self._items[self._place]
        where = ", ".join(filter(None, (item.article_title, item.article_date)))
        number = f"{self._place + 1} of {len(self._items)} to settle · {visible(where)}\n\n"
        about.update(Content.assemble((number, "$soft"), card_content(item, ())))
        verdicts = await self.ask(self._store.verdicts, item.key)
        newest = {verdict.reviewer: verdict for verdict in (verdicts[0] if verdicts else ())}
        await row.mount_all(_column(verdict) for verdict in newest.values())

    async def action_judge(self, number: int) -> None:
        """Settle it with verdict `number` (from 1), and go on."""
        if not self._items or not 1 <= number <= len(self._ratings):
            return
        item, rating = self._items[self._place], self._ratings[number - 1]
        saved = await self.ask(
            lambda: self._store.add_verdict(
                item.key,
                rating,
                reviewer=self._reviewer,
                rationale=item.note,
                evidence=evidence_lines(item),
                adjudicates=True,
            )
        )
        if saved is not None:
            self.notify(f"Settled: {rating}", markup=False, timeout=3)
            await self._read()

    @on(RatingKey.Chosen)
    async def _chosen(self, event: RatingKey.Chosen) -> None:
        await self.action_judge(event.number)

    async def action_step(self, steps: int) -> None:
        """Show another one."""
        if self._items:
            self._place = (self._place + steps) % len(self._items)
            await self._show()

    def action_note(self) -> None:
        """Write why it is settled as it will be."""
        if self._items:
            item = self._items[self._place]
            self.app.push_screen(
                NoteScreen(brief(item, 300), item.note), lambda note: self._keep_note(item, note)
            )

    async def _keep_note(self, item: Item, note: str | None) -> None:
        if note is not None and note != item.note:
            await self.ask(lambda: self._store.set_note(item.key, note, reviewer=self._reviewer))
            await self._read()

    def action_open(self) -> None:
        """Open it at the desk."""
        if self._items:
            self.dismiss(self._items[self._place])

    def action_look_at(self, place: int) -> None:
        """Open it at the desk, for a stance's words were clicked."""
        self.action_open()

    def action_cancel(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def _column(verdict: VerdictView) -> VerticalScroll:
    """One reviewer's verdict."""
    when = verdict.created.strftime("%Y-%m-%d %H:%M")
    how = {"second": "second review", "": "first review"}.get(verdict.role, verdict.role)
    words = Content.assemble(
        (visible(verdict.rating), "bold reverse"),
        (f"\n{how}, {when}", "$soft"),
        *(("\n\n" + visible_lines(text), "") for text in (verdict.rationale, verdict.evidence)),
    )
    box = VerticalScroll(Static(words, markup=False), can_focus=False)
    box.border_title = Content(visible(verdict.reviewer))
    return box
