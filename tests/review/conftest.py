"""Desks over the small sample store, driven through Textual's pilot."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from claimtrack.review import Desk
from claimtrack.review.screens.desk import DeskScreen
from claimtrack.store import Store, open_store
from tests.builders import sample_store

Opened = tuple[DeskScreen, Pilot[None]]
OpenDesk = Callable[..., Any]


@pytest.fixture(autouse=True)
def _still_cursors(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking: a screenshot must not depend on when it is taken."""
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """The sample store: three claims, two of them with stances."""
    with sample_store(database) as opened:
        yield opened


@pytest.fixture
def empty_store(database: str) -> Iterator[Store]:
    """A store without articles."""
    with open_store(database) as opened:
        yield opened


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every worker is done and the screen is drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        with suppress(WorkerCancelled):  # a newer one took its place
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def open_desk(
    store: Store, size: tuple[int, int] = (120, 40), **settings: Any
) -> AsyncIterator[Opened]:
    """A running desk of reviewer "Ana", ready for keys."""
    app = Desk(store, "Ana", **settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        yield screen, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press `keys`, each when the desk has settled after the one before; text is typed fast."""
    for key in keys:
        typing = len(key) == 1 and isinstance(pilot.app.focused, Input | TextArea)
        if not typing:
            await settle(pilot)
        await pilot.press(key)
    await settle(pilot)


def screen_text(app: Any) -> str:
    """What is on the screen, as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def settled(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """For `snap_compare(run_before=…)`: settle, then press `keys`."""

    async def run_before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run_before
