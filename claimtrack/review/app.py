"""The desk as a Textual application."""

import gc
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider

from claimtrack.review.commands import DeskCommands
from claimtrack.review.keys import APP_KEYS, require_known
from claimtrack.review.screens.desk import DeskScreen
from claimtrack.review.themes import DARK, LIGHT
from claimtrack.store import Store, open_store
from claimtrack.store.views import RATINGS


class Desk(App[None], inherit_bindings=False):
    """The review desk over an open store, for one reviewer.

    `keymap` remaps keys: binding id (see `keys.py`) to a comma-separated list of keys, as in
    `{"judge.undo": "ctrl+z"}`; an unknown id is a `ClaimtrackError`. `theme` is `dark` or `light`.
    `NO_COLOR` is respected.
    """

    CSS_PATH = "desk.tcss"
    TITLE = "claimtrack"
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS
    COMMANDS: ClassVar[set[type[Provider]]] = {DeskCommands}  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own declaration is not a ClassVar here
        (0, "-compact"),
        (100, "-medium"),
        (140, "-wide"),
        (190, "-vast"),
    ]

    def __init__(
        self,
        store: Store,
        reviewer: str,
        *,
        keymap: Mapping[str, str] | None = None,
        theme: str = "dark",
        ratings: Sequence[str] = RATINGS,
    ) -> None:
        super().__init__()
        self._store, self._reviewer, self._ratings = store, reviewer, ratings
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = LIGHT.name if theme == "light" else DARK.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled = False
        if keymap:
            require_known(keymap, ratings)
            self.set_keymap(dict(keymap))

    def get_default_screen(self) -> DeskScreen:
        """The desk itself; everything else opens over it."""
        return DeskScreen(self._store, self._reviewer, self._ratings)

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles anew, but not at the start: they were read with this theme's colours, and
        reading them takes a tenth of the time to the first paint."""
        if self._styled:
            super().refresh_css(animate)
        self._styled = True

    def action_switch_theme(self) -> None:
        """From dark to light and back."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name

    async def action_help(self) -> None:
        """Show every key (the desk knows them)."""
        if isinstance(self.screen, DeskScreen):
            self.screen.action_help()


def run(
    store_url: str,
    reviewer: str,
    *,
    keymap: Mapping[str, str] | None = None,
    theme: str = "dark",
    ratings: Sequence[str] = RATINGS,
) -> None:
    """Open the store at `store_url` and run the desk in this terminal until the reviewer quits.

    Raises:
        StoreError: the database cannot be opened.
    """
    store = open_store(store_url)
    # What is imported stays: looking through it at each collection takes twentieths of a second.
    gc.freeze()
    try:
        # Where the database knows its reviewers, no other name can be on a verdict.
        login = store.login()
        reviewer = login.name if login else reviewer
        Desk(store, reviewer, keymap=keymap, theme=theme, ratings=ratings).run()
    finally:
        store.close()
