"""The main journey: judge, undo, note, flag; what the screen says is saved is in the store."""

import pytest
from textual.widgets import TextArea

from claimtrack.errors import StoreError
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingKey
from claimtrack.store import RATINGS, ItemFilter, Store
from tests.builders import TEXT, sample_analysis
from tests.review.conftest import open_desk, press, screen_text, settle


async def test_opens_on_the_contested_claim_with_its_card(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        assert screen.current.speaker == "Bluewater Lines"
        text = screen_text(pilot.app)
        for words in ("0 of 3 judged, 3 left", "Elena Marsh denies", "“dismissed”", "suspects"):
            assert words in text


@pytest.mark.parametrize(("number", "rating"), list(enumerate(RATINGS, 1)))
async def test_each_number_saves_its_verdict_and_goes_on(
    store: Store, number: int, rating: str
) -> None:
    async with open_desk(store) as (screen, pilot):
        first = screen.current
        assert first is not None
        await press(pilot, str(number))
        assert screen.current is not None
        assert screen.current.key != first.key
        assert screen.query_one(DeskHeader).progress == store.progress()
        assert f"saved “{rating}”" in screen.query_one(DeskHeader).status
    (verdict,) = store.verdicts(first.key)
    assert (verdict.rating, verdict.reviewer) == (rating, "Ana")


async def test_keys_typed_ahead_judge_one_item_each(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        await pilot.press("1", "5", "6")
        await settle(pilot)
        assert "3 of 3 judged, none left" in screen_text(pilot.app)
    assert [verdict.rating for verdict in store.verdicts()] == ["True", "False", "Unproven"]
    assert store.count(ItemFilter(reviewed=False)) == 0


async def test_skipped_items_come_round_again(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        first = screen.current
        await press(pilot, "space", "1", "2")
        assert screen.current == first
        await press(pilot, "3")
        assert "Everything here is judged." in screen_text(pilot.app)


async def test_undo_says_what_and_goes_back(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        first = screen.current
        assert first is not None
        await press(pilot, "5", "u")
        assert screen.current is not None
        assert (screen.current.key, screen.current.verdict) == (first.key, None)
        assert "undone: “False”" in screen.query_one(DeskHeader).status
        assert "“False” on Bluewater Lines" in screen_text(pilot.app)
        assert "0 of 3 judged, 3 left" in screen_text(pilot.app)
        await press(pilot, "1")  # the item takes a verdict again
        await press(pilot, "u", "u")
        assert "nothing to take back" in screen_text(pilot.app)
    assert store.verdicts() == []
    assert len(store.verdicts(include_withdrawn=True)) == 2


async def test_undo_after_a_restart_opens_the_item(store: Store) -> None:
    key = store.items()[1].key
    store.add_verdict(key, "Mixture", reviewer="Ana")
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "u")
        assert screen.current is not None
        assert screen.current.key == key
    assert store.progress().done == 0


async def test_note_is_kept_and_becomes_the_rationale(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        item = screen.current
        assert item is not None
        await press(pilot, "n")
        await press(pilot, *"see", "enter", *"log", "ctrl+s")
        assert store.item(item.key).note == "see\nlog"
        assert "NOTE" in screen_text(pilot.app)
        await press(pilot, "4")
    (verdict,) = store.verdicts(item.key)
    assert (verdict.rating, verdict.rationale) == ("Mostly False", "see\nlog")


async def test_note_left_with_escape_changes_nothing(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "n", "x")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert pilot.app.screen.query_one(TextArea).text == "x"
        await press(pilot, "escape")
        assert screen.current is not None
        assert store.item(screen.current.key).note == ""


async def test_flag_on_and_off(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "f")
        assert store.item(key).flagged
        assert "⚑" in screen_text(pilot.app)
        await press(pilot, "f")
        assert not store.item(key).flagged


async def test_a_click_on_a_verdict_gives_it(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await pilot.click(screen.query(RatingKey)[2])
        await settle(pilot)
    assert [verdict.rating for verdict in store.verdicts()] == ["Mixture"]


async def test_a_failed_save_is_told_and_nothing_is_shown_as_saved(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("the database is [b]locked[/b] \x1b[31m")

    monkeypatch.setattr(store, "add_verdict", fail)
    async with open_desk(store) as (screen, pilot):
        item = screen.current
        await press(pilot, "1")
        assert screen.current == item
        text = screen_text(pilot.app)
        assert "the database is [b]locked[/b] ␛[31m" in text
        assert "saved" not in text
        assert "0 of 3 judged, 3 left" in text


async def test_a_judged_item_can_be_judged_again(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        item = screen.current
        assert item is not None
        await press(pilot, "1", "k", "5")
        assert screen.query_one(DeskHeader).progress == store.progress()
    assert [verdict.rating for verdict in store.verdicts(item.key)] == ["True", "False"]
    assert store.progress().done == 1


async def test_the_actions_to_take_back_are_told_with_what_they_were_done_to(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (_, pilot):
        await press(pilot, "1", "f", "U")
        text = screen_text(pilot.app)
        assert "flag  Jonas Pike: 400 homes" in text
        assert "“True”  Bluewater Lines: the city ignored" in text


async def test_what_is_past_makes_room_for_what_is_told_now(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        await press(pilot, "1", "2", "3", "u", "u", "u", "u")
        (told,) = pilot.app._notifications
        assert told.message == "You have nothing to take back."


@pytest.mark.parametrize("size", [(80, 24), (160, 24)])
async def test_what_comes_next_is_in_view(store: Store, size: tuple[int, int]) -> None:
    for number in range(8):
        store.add(sample_analysis(text=f"{TEXT}\nMore {number}.\n"))
    async with open_desk(store, size) as (screen, pilot):
        await press(pilot, "F", *"is:repeat", "enter")
        rows = screen.query_one(QueueList)
        for _ in range(screen.queue.total - 1):
            await press(pilot, "j")
            seen = (rows.scroll_offset.y + rows.size.height) // rows.row_height
            assert rows.cursor + 1 < seen or rows.cursor == screen.queue.total - 1
