"""The desk as pictures. After a wanted change: `pytest tests/review --snapshot-update`; look."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from claimtrack.review import Desk
from claimtrack.store import Store, guards
from claimtrack.store.scales import SCALES
from claimtrack.store.tables import ACTION
from tests.review.conftest import settled

Compare = Callable[..., bool]
SIZES: pytest.MarkDecorator = pytest.mark.parametrize(
    "size", [(80, 24), (120, 36), (160, 48)], ids=["80x24", "120x36", "160x48"]
)


THEMES: pytest.MarkDecorator = pytest.mark.parametrize("theme", ["dark", "light"])


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


def test_search(store: Store, snap_compare: Compare) -> None:
    keys = settled("slash", *"bridge")
    assert snap_compare(Desk(store, "Ana"), terminal_size=(80, 24), run_before=keys)


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


@THEMES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("adjudicate", ["D"]),
        ("speakers", ["S", *"marsh"]),
        ("articles", ["A"]),
        ("figures", ["G"]),
        ("card", ["v", *"everything", "enter"]),
    ],
)
def test_screens(
    store: Store, snap_compare: Compare, theme: str, name: str, keys: list[str]
) -> None:
    judged(store)
    desk = Desk(store, "Ana", theme=theme)
    assert snap_compare(desk, terminal_size=(120, 36), run_before=settled(*keys))


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
