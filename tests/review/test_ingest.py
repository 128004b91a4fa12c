"""Reading articles from inside the desk: in another process, told as it goes."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DirectoryTree, Input, TextArea

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


PICKED = """Council denies the harbour fund is empty

Mayor Rosa Lind said on Monday that the harbour fund had lost 4 million crowns since 2022.
Treasurer Jon Berg denied the claim.
"""
PASTED = "The ferry operator said on Tuesday that 300 passengers were stranded at the quay."


async def read_to_the_end(store: Store, pilot: Pilot[None], articles: int) -> None:
    """Judge back and forth until so many articles are stored and the reading has ended."""
    header = pilot.app.screen.query_one(DeskHeader)
    while len(store.articles()) < articles or header.reading:
        await pilot.press("j", "k")
        await pilot.pause(0.05)


async def test_a_picked_file_and_a_pasted_text_are_read_by_the_real_analyzer(
    empty_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "harbour.txt").write_text(PICKED)
    monkeypatch.chdir(inbox)
    async with open_desk(empty_store) as (screen, pilot):
        header = screen.query_one(DeskHeader)
        await pilot.press("I")
        await pilot.pause()
        tree = pilot.app.screen.query_one(DirectoryTree)
        while not tree.root.children:
            await pilot.pause(0.01)
        tree.focus()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == str(inbox / "harbour.txt")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert header.reading == "loading models"
        await read_to_the_end(empty_store, pilot, 1)
        assert header.status.startswith(("✓ 1 article read", "1 new article"))
        await press(pilot, "ctrl+r")
        assert screen.current is not None
        assert screen.current.article_title == PICKED.split("\n")[0]
        found = empty_store.items()
        assert "Rosa Lind" in [item.speaker for item in found]
        assert any("Jon Berg" in stance.by for item in found for stance in item.stances)
        await pilot.press("I")
        await pilot.pause()
        pilot.app.screen.query_one(TextArea).text = PASTED
        await pilot.press("ctrl+s")
        await pilot.pause()
        await read_to_the_end(empty_store, pilot, 2)
    assert PASTED in [empty_store.article(one.id).text.strip() for one in empty_store.articles()]
    assert any("300 passengers" in item.text for item in empty_store.items())
