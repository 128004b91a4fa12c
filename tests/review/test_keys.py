"""Help, key remapping, command palette, themes: all made from the same bindings."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Input
from typer.testing import CliRunner

from claimtrack.cli.main import app
from claimtrack.errors import ClaimtrackError
from claimtrack.review import Desk
from claimtrack.review.key_help import key_help
from claimtrack.review.keys import (
    APP_KEYS,
    CORRECT_KEYS,
    FIND_KEYS,
    JUDGE_KEYS,
    MOVE_KEYS,
    QUEUE_KEYS,
    SCREEN_KEYS,
    SELECT_KEYS,
    judge_keys,
    require_known,
)
from claimtrack.review.screens.adjudicate import AdjudicateScreen
from claimtrack.review.screens.choose import ChooseScreen
from claimtrack.review.screens.figures import FiguresScreen
from claimtrack.review.screens.form import FormScreen
from claimtrack.review.screens.help import HelpScreen
from claimtrack.review.screens.ingest import IngestScreen
from claimtrack.review.screens.listing import ListingScreen
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.screens.search import SearchScreen
from claimtrack.review.screens.speakers import SpeakersScreen
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.filter_bar import FilterBar
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingBar
from claimtrack.settings import load_settings
from claimtrack.store import RATINGS, Store
from tests.builders import sample_analysis
from tests.review.conftest import open_desk, press, screen_text

DESK = [
    *(*APP_KEYS, *MOVE_KEYS, *FIND_KEYS, *JUDGE_KEYS, *judge_keys(RATINGS)),
    *(*CORRECT_KEYS, *SCREEN_KEYS, *QUEUE_KEYS),
]
OTHERS = [
    *SELECT_KEYS,
    *(
        binding
        for owner in (
            *(HelpScreen, NoteScreen, SearchScreen, FilterBar, AdjudicateScreen, ChooseScreen),
            *(FiguresScreen, FormScreen, IngestScreen, ListingScreen, SpeakersScreen),
        )
        for binding in owner.__dict__["BINDINGS"]
    ),
]


@pytest.mark.parametrize("binding", [*DESK, *OTHERS])
def test_every_binding_has_an_id_and_a_tooltip(binding: Binding) -> None:
    assert binding.id
    assert binding.tooltip
    assert binding.description


def test_ids_are_unique() -> None:
    ids = [binding.id for binding in [*DESK, *OTHERS] if isinstance(binding, Binding)]
    assert len(ids) == len(set(ids))


async def test_help_lists_every_binding(store: Store) -> None:
    async with open_desk(store, (120, 100)) as (screen, pilot):
        lines = key_help(screen, QUEUE_KEYS)
        shown = {(line.words, line.tooltip) for line in lines}
        for binding in DESK:
            assert isinstance(binding, Binding)
            assert (binding.description, binding.tooltip) in shown
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        text = screen_text(pilot.app)
        for line in lines:
            assert line.words in text
            assert line.tooltip in text
        await press(pilot, "escape")
        assert pilot.app.screen_stack == [screen]


async def test_remapped_keys_work_and_are_shown(store: Store) -> None:
    keymap = {"judge.1": "w", "judge.undo": "ctrl+z"}
    async with open_desk(store, keymap=keymap) as (screen, pilot):
        assert " w  True" in screen_text(pilot.app)
        await press(pilot, "1")
        assert store.verdicts() == []
        await press(pilot, "w")
        assert [verdict.rating for verdict in store.verdicts()] == ["True"]
        await press(pilot, "ctrl+z")
        assert store.verdicts() == []
        keys = {line.words: line.keys for line in key_help(screen, ())}
        assert (keys["True"], keys["Undo"]) == ("w", "^z")


async def test_remapped_keys_are_shown_in_what_the_desk_says(empty_store: Store) -> None:
    keymap = {"find.clear": "ctrl+k", "find.filter": "ctrl+f", "select.take": "ctrl+y"}
    async with open_desk(empty_store, keymap=keymap) as (screen, pilot):
        empty_store.add(sample_analysis())
        await press(pilot, "ctrl+f", *"speaker:nobody", "enter")
        assert "^k clears the filter" in " ".join(screen.query_one(QueueList).empty_words.split())
        await press(pilot, "v")
        assert "^f, then ctrl+s, saves one" in screen_text(pilot.app)
        await press(pilot, "escape", "ctrl+k", "x", "enter")
        assert "^y takes" in str(screen.query_one(ArticlePane).border_subtitle)


def test_a_key_that_is_none_is_told(store: Store) -> None:
    with pytest.raises(ClaimtrackError, match=r"'undo'; did you mean judge\.undo\?"):
        Desk(store, "Ana", keymap={"undo": "ctrl+z"})


def test_the_settings_name_keys_as_they_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "claimtrack.toml"
    file.write_text('[keys]\njudge.undo = "ctrl+z"\n"find.search" = "s"\n')
    monkeypatch.setenv("CLAIMTRACK_CONFIG", str(file))
    keys = load_settings().keys
    assert keys == {"judge.undo": "ctrl+z", "find.search": "s"}
    require_known(keys, RATINGS)
    listed = CliRunner().invoke(app, ["review", "--list-keys"]).stdout
    assert all(name in listed for name in keys)
    file.write_text("[keys]\njudge.undo = 3\n")
    with pytest.raises(ClaimtrackError, match=r"judge\.undo"):
        load_settings()


async def test_the_palette_runs_commands(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        pilot.app.screen.query_one(Input).value = "Mostly False"
        await pilot.pause(0.6)  # the palette gathers its hits while one types
        await press(pilot, "down", "enter")
        assert [verdict.rating for verdict in store.verdicts()] == ["Mostly False"]


async def test_the_theme_switches_and_back(store: Store) -> None:
    async with open_desk(store, theme="light") as (_, pilot):
        assert pilot.app.theme == "claimtrack-light"
        await press(pilot, "ctrl+t")
        assert pilot.app.theme == "claimtrack-dark"
        await press(pilot, "ctrl+t")
        assert pilot.app.theme == "claimtrack-light"


async def test_no_color_is_respected(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_desk(store) as (screen, pilot):
        assert pilot.app.no_color
        for strip in screen._compositor.render_strips():
            for part in strip.apply_filter(pilot.app._filters[-1], screen.background_colors[1]):
                for colour in (part.style.color, part.style.bgcolor) if part.style else ():
                    if colour is not None and colour.triplet is not None:
                        assert len(set(colour.triplet)) == 1  # grey


async def test_quit(store: Store) -> None:
    app = Desk(store, "Ana")
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app._exit


async def test_every_rating_has_its_key(store: Store) -> None:
    async with open_desk(store, (80, 24)) as (screen, pilot):
        assert screen.query_one(RatingBar).size.height == 2
        text = screen_text(pilot.app)
        for number, rating in enumerate(RATINGS, 1):
            assert f" {number}  {rating}" in text
