"""Reading articles from inside the desk: in another process, told as it goes."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Input

from claimtrack.review import ingesting
from claimtrack.review.ingesting import Told
from claimtrack.review.screens import desk
from claimtrack.review.screens.ingest import IngestScreen
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.store import Store
from tests.builders import TEXT, sample_analysis
from tests.review.conftest import open_desk, press, screen_text, settle

PROGRAM = """#!/bin/sh
echo "$CLAIMTRACK_DB $*"
cat
echo "one.txt: empty" >&2
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
async def test_the_process_gets_what_to_read_and_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    told = [line async for line in ingesting.ingest("sqlite:///x.db", "", "Pasted é\n")]
    assert {line for line in told if not line.wrong} == {
        Told("sqlite:///x.db -m claimtrack ingest -"),
        Told("Pasted é"),
    }
    assert [line for line in told if line.wrong] == [Told("one.txt: empty", wrong=True)]


async def test_a_folder_is_read_while_one_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, str]] = []

    async def reading(location: str, path: str, text: str) -> AsyncIterator[Told]:
        asked.append((location, path, text))
        store.add(sample_analysis(text=TEXT + "\nMore.\n"))
        yield Told("more: article 2")
        yield Told("bad.txt: empty", wrong=True)

    monkeypatch.setattr(desk, "ingest", reading)
    async with open_desk(store) as (screen, pilot):
        await pilot.press("I")
        await pilot.pause()
        # Its tree of folders never stops to watch them: nothing to wait for.
        await pilot.press(*"/no", "ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, IngestScreen)
        assert "no such file or folder" in screen_text(pilot.app)
        pilot.app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("enter")
        await settle(pilot)
        # The look at what is new, each second, may say its word after this one.
        assert "1 article read" in (status := screen.query_one(DeskHeader).status) or (
            "1 new article" in status
        )
        assert "bad.txt: empty" in screen_text(pilot.app)
        await press(pilot, "F", *"is:repeat", "enter")
        assert screen.queue.total == 6
    assert asked == [(store.location, str(tmp_path), "")]
