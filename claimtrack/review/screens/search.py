"""The search: fuzzy over all quotes and claims, results as one types, enter opens one in its article."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from claimtrack.glyphs import clipped, visible
from claimtrack.review.wording import speaker_of
from claimtrack.search import Hit, search_claims, search_quotes
from claimtrack.store import Store
from claimtrack.store.views import Item

PAUSE = 0.12  # seconds without a key before a search starts
LIMIT = 30
_BEFORE = 40  # characters of a long quote kept before what matched


class SearchScreen(ModalScreen[Item | None]):
    """Gives the item to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", id="search.close", tooltip="Back to the desk"),
        Binding(
            "down", "step(1)", "Next result", show=False, id="search.down", tooltip="Next result"
        ),
        Binding(
            "up",
            "step(-1)",
            "Previous result",
            show=False,
            id="search.up",
            tooltip="Previous result",
        ),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._hits: Sequence[Hit] = ()

    def compose(self) -> ComposeResult:
        """The words, the results, and a line that says how many."""
        with Vertical(id="search", classes="dialog") as box:
            box.border_title = Content("Search all quotes and claims")
            box.border_subtitle = Content("enter opens · ↑ ↓ choose · escape closes")
            yield Input(placeholder="words as you remember them", id="search-words")
            yield OptionList(id="search-hits", markup=False)
            yield Static("", markup=False, id="search-count")

    def on_mount(self) -> None:
        """Start to type at once; the list is moved through from the input."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, words: str) -> None:
        """Search in a thread after a pause; a newer key cancels an older search."""
        count = self.query_one("#search-count", Static)
        if not words.strip():
            self._show((), "")
            return
        await asyncio.sleep(PAUSE)
        try:
            hits = await asyncio.to_thread(found_for, self._store, words)
        except Exception as error:  # whatever the store says, the desk goes on and tells
            count.update(Content(visible(f"The search failed: {error}")))
            return
        many = f"{len(hits)} found, best first" if len(hits) > 1 else "1 found"
        found = many if hits else "no quote or claim is like this"
        self._show(hits, found)

    def _show(self, hits: Sequence[Hit], words: str) -> None:
        self._hits = hits
        results = self.query_one(OptionList)
        results.clear_options()
        width = max(20, results.size.width - 4)
        results.add_options([Option(hit_content(hit, width)) for hit in hits])
        results.highlighted = 0 if hits else None
        self.query_one("#search-count", Static).update(Content(words))

    def action_step(self, rows: int) -> None:
        """Go to another result while the focus stays in the input."""
        results = self.query_one(OptionList)
        if rows > 0:
            results.action_cursor_down()
        else:
            results.action_cursor_up()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None and chosen < len(self._hits):
            self.dismiss(self._hits[chosen].item)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._hits[event.option_index].item)

    def action_cancel(self) -> None:
        """Open nothing."""
        self.dismiss(None)


def found_for(store: Store, words: str) -> list[Hit]:
    """The quotes and claims most like `words`, best first; a claim stands for its quote."""
    claims = search_claims(store, words, limit=LIMIT)
    with_claim = {hit.quote_id for hit in claims}
    quotes = search_quotes(store, words, limit=LIMIT)
    hits = [*claims, *(hit for hit in quotes if hit.quote_id not in with_claim)]
    return sorted(hits, key=lambda hit: -hit.score)[:LIMIT]


def hit_content(hit: Hit, width: int) -> Content:
    """One result: who and where, then the quote around what matched, the match set off."""
    start, end = hit.matched
    first = max(0, start - _BEFORE) if end > width else 0
    before = ("…" if first else "") + visible(hit.text[first:start])
    kind = hit.item.key.kind
    about = ", ".join(filter(None, (kind, hit.item.article_title, hit.item.article_date)))
    speaker = speaker_of(hit.item)
    return Content.assemble(
        (f"{hit.score:3.0f} ", "bold $primary"),
        (speaker, "bold"),
        (clipped(f"  {about}", max(0, width - len(speaker) - 4)), "$soft"),
        ("\n    " + before, ""),
        (visible(hit.text[start:end]), "bold underline"),
        (clipped(hit.text[end:], width * 2), ""),
    )
