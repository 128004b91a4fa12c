"""A store that is lost, held or slow in the middle of a review: told, and nothing called saved."""

import os
import threading
from pathlib import Path

import pytest

from claimtrack.review.screens import asking
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.store import Store
from tests.builders import sample_store
from tests.review.conftest import open_desk, press, screen_text


@pytest.mark.sqlite
@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted there")
async def test_nothing_is_saved_in_a_deleted_file(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with sample_store(path) as store:
        async with open_desk(store) as (screen, pilot):
            first = screen.current
            path.unlink()
            for keys in (["5"], ["f"], ["n", *"why", "ctrl+s"], ["b"], ["w"]):
                pilot.app.clear_notifications()
                await press(pilot, *keys)
                told = " ".join(one.message for one in pilot.app._notifications)
                assert "deleted or moved while it was open; nothing more is saved" in told
                assert screen.query_one(DeskHeader).status == ""
            assert screen.current == first
            assert "0 of 3 judged, 3 left" in screen_text(pilot.app)


async def test_a_slow_store_is_told_and_the_verdict_shown_when_it_is_saved(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    answers = threading.Event()
    add_verdict = store.add_verdict

    def held(*given: object, **named: object) -> None:
        answers.wait(30)
        add_verdict(*given, **named)  # type: ignore[arg-type]

    async with open_desk(store) as (screen, pilot):
        first = screen.current
        monkeypatch.setattr(store, "add_verdict", held)
        pilot.app.simulate_key("5")
        while not pilot.app._notifications:
            await pilot.pause(0.02)
        (told,) = pilot.app._notifications
        assert "No answer yet, waiting" in told.message
        assert screen.current == first and screen.query_one(DeskHeader).status == ""
        screen._look()  # a look at the other desks does not stand in line too
        answers.set()
        await press(pilot, "j")
        assert "saved “False”" in screen.query_one(DeskHeader).status
    assert [one.rating for one in store.verdicts()] == ["False"]
