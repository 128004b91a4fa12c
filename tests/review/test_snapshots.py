"""The desk as pictures. After a wanted change: `pytest tests/review --snapshot-update`; look."""

from collections.abc import Callable

import pytest

from claimtrack.review import Desk
from claimtrack.store import Store
from tests.review.conftest import settled

Compare = Callable[..., bool]
SIZES: pytest.MarkDecorator = pytest.mark.parametrize(
    "size", [(80, 24), (160, 48)], ids=["80x24", "160x48"]
)


@SIZES
@pytest.mark.parametrize("theme", ["dark", "light"])
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
