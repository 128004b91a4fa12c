"""The desk as pictures. After a wanted change: `pytest tests/review --snapshot-update`; look."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from textual.pilot import Pilot
from textual.widgets import DirectoryTree

from claimtrack.review import Desk
from claimtrack.review.screens import asking
from claimtrack.store import Store, guards
from claimtrack.store.scales import SCALES
from claimtrack.store.tables import ACTION
from tests.review.conftest import settled

Compare = Callable[..., bool]
SIZES: pytest.MarkDecorator = pytest.mark.parametrize(
    "size", [(80, 24), (120, 36), (160, 48)], ids=["80x24", "120x36", "160x48"]
)
THEMES: pytest.MarkDecorator = pytest.mark.parametrize("theme", ["dark", "light"])
LOOKS: pytest.MarkDecorator = pytest.mark.parametrize(
    ("size", "theme"),
    [((80, 24), "dark"), ((120, 36), "dark"), ((120, 36), "light"), ((160, 48), "light")],
    ids=["80x24-dark", "120x36-dark", "120x36-light", "160x48-light"],
)
"""Three sizes and both themes, in four pictures: each takes a second of every test run."""


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture says that the store does not answer because the machine is busy."""
    monkeypatch.setattr(asking, "PATIENCE", 60.0)


@SIZES
@THEMES
def test_desk(store: Store, snap_compare: Compare, size: tuple[int, int], theme: str) -> None:
    desk = Desk(store, "Ana", theme=theme)
    assert snap_compare(desk, terminal_size=size, run_before=settled())


@SIZES
def test_after_a_verdict(store: Store, snap_compare: Compare, size: tuple[int, int]) -> None:
    desk = Desk(store, "Ana")
    assert snap_compare(desk, terminal_size=size, run_before=settled("5", "f"))


def test_medium(store: Store, snap_compare: Compare) -> None:
    assert snap_compare(Desk(store, "Ana"), terminal_size=(110, 32), run_before=settled("t"))


@SIZES
def test_help(store: Store, snap_compare: Compare, size: tuple[int, int]) -> None:
    desk = Desk(store, "Ana")
    assert snap_compare(desk, terminal_size=size, run_before=settled("question_mark"))


def test_note_in_light(store: Store, snap_compare: Compare) -> None:
    desk = Desk(store, "Ana", theme="light")
    keys = settled("n", *"see", "space", *"log")
    assert snap_compare(desk, terminal_size=(80, 24), run_before=keys)


def test_empty(empty_store: Store, snap_compare: Compare) -> None:
    desk = Desk(empty_store, "Ana")
    assert snap_compare(desk, terminal_size=(80, 24), run_before=settled())


def judged(store: Store) -> None:
    """Work of two reviewers at set times: a disagreement, an agreement, evidence."""
    first, second, third = (item.key for item in store.items())
    for key, ratings in ((first, ("False", "Mixture")), (second, ("True", "True"))):
        store.add_verdict(key, ratings[0], reviewer="Ben", rationale="the log says so")
        store.ask_second(key, True, reviewer="Ben")
        store.add_verdict(key, ratings[1], reviewer="Eve", rationale="two of three gauges")
    store.add_evidence(third, "https://gauge.example/2024", "the gauge at noon", reviewer="Ben")
    with store._writer.begin() as connection:  # a picture must not show what time it is
        guards.drop(connection)
        connection.execute(update(ACTION).values(created=datetime(2024, 5, 7, 9, 30, tzinfo=UTC)))
        guards.create(connection)


@LOOKS
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("adjudicate", ["D"]),
        ("speakers", ["S", *"marsh"]),
        ("articles", ["A"]),
        ("figures", ["G"]),
        ("search", ["slash", *"bridge"]),
        ("card", ["v", *"everything", "enter"]),
    ],
)
def test_screens(
    store: Store,
    snap_compare: Compare,
    theme: str,
    size: tuple[int, int],
    name: str,
    keys: list[str],
) -> None:
    judged(store)
    desk = Desk(store, "Ana", theme=theme)
    assert snap_compare(desk, terminal_size=size, run_before=settled(*keys))


@LOOKS
def test_ingest(
    store: Store,
    snap_compare: Compare,
    theme: str,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "harbour.txt").touch()
    monkeypatch.chdir(inbox)

    async def opened(pilot: Pilot[None]) -> None:
        await settled()(pilot)
        await pilot.press("I")
        await pilot.pause()
        # Not `settled`: the tree never stops to watch its folders.
        tree = pilot.app.screen.query_one(DirectoryTree)
        while not tree.root.children:
            await pilot.pause(0.01)
        await pilot.pause()

    desk = Desk(store, "Ana", theme=theme)
    assert snap_compare(desk, terminal_size=size, run_before=opened)


@SIZES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("filter", ["F", *"speaker:ma"]),
        ("speaker", ["s", *"ma"]),
        ("words", ["x", "enter", "right"]),
        ("evidence", ["e"]),
    ],
)
def test_boxes(
    store: Store, snap_compare: Compare, size: tuple[int, int], name: str, keys: list[str]
) -> None:
    desk = Desk(store, "Ana")
    assert snap_compare(desk, terminal_size=size, run_before=settled(*keys))


def test_another_scale(store: Store, snap_compare: Compare) -> None:
    desk = Desk(store, "Ana", ratings=SCALES["politifact"])
    assert snap_compare(desk, terminal_size=(80, 24), run_before=settled())
