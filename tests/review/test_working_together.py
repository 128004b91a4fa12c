"""Two desks on one database, second reviews, adjudication, evidence, assignments, undo."""

import pytest
from textual.widgets import Static

from claimtrack.review.screens import loading
from claimtrack.review.screens.adjudicate import AdjudicateScreen
from claimtrack.review.screens.loading import LoadingScreen
from claimtrack.review.widgets.desk_header import DeskHeader
from claimtrack.store import Store
from tests.builders import TEXT, sample_analysis
from tests.review.conftest import open_desk, press, screen_text, settle


async def look(screen: LoadingScreen, pilot: object) -> None:
    """What the desk does every second."""
    screen._look()
    await settle(pilot)  # type: ignore[arg-type]


async def test_another_desks_verdict_appears_and_is_not_overwritten(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await look(screen, pilot)
        first = screen.current
        assert first is not None
        store.add_verdict(first.key, "False", reviewer="Ben")
        store.add_verdict(screen.queue.key(1), "True", reviewer="Ben")
        await look(screen, pilot)
        assert screen.current is not None and screen.current.key == first.key
        text = screen_text(pilot.app)
        assert "2 of 3 judged, 1 left" in text
        assert "Ben, 20" in text  # on the card
        assert screen.queue.next_open(-1) == 2
        await press(pilot, "1")
    assert [(one.reviewer, one.rating) for one in store.verdicts(first.key)] == [
        ("Ben", "False"),
        ("Ana", "True"),
    ]


async def test_a_look_costs_nothing_while_nothing_happens(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await look(screen, pilot)
        before = screen._mark
        await look(screen, pilot)
        assert screen._mark is before


async def test_new_articles_are_announced(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await look(screen, pilot)
        store.add(sample_analysis(text=TEXT + "\nMore.\n"))
        await look(screen, pilot)
        assert "1 new article" in screen.query_one(DeskHeader).status
        await press(pilot, "ctrl+r")
        assert screen.queue.total == 3  # each claim once
        await press(pilot, "F", *"is:repeat", "enter")
        assert screen.queue.total == 6


async def test_the_second_review_is_blind_and_then_settled(store: Store) -> None:
    key = store.items()[0].key
    store.add_verdict(key, "False", reviewer="Ben", rationale="the log says so")
    store.add_evidence(key, "https://log.example", "", reviewer="Ben")
    store.ask_second(key, True, reviewer="Ben")
    async with open_desk(store, (160, 48)) as (screen, pilot):
        assert screen.current is not None and screen.current.key == key
        text = screen_text(pilot.app)
        assert "SECOND REVIEW" in text
        assert "the log says so" not in text and "log.example" not in text
        assert "Ben" not in text
        await press(pilot, "1", "k")
        assert "the log says so" in screen_text(pilot.app)
        assert store.item(key).status == "disagreed"
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, AdjudicateScreen)
        text = screen_text(pilot.app)
        assert "1 of 1 to settle" in text
        assert "the log says so" in text and "second review" in text
        await press(pilot, "3")
        assert "Nothing to settle" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
    assert store.item(key).status == "done"
    assert [one.role for one in store.verdicts(key)] == ["", "second", "adjudication"]


async def test_the_second_of_two_equal_verdicts_says_so(store: Store) -> None:
    key = store.items()[0].key
    store.add_verdict(key, "True", reviewer="Ben")
    store.ask_second(key, True, reviewer="Ben")
    async with open_desk(store) as (_, pilot):
        await press(pilot, "1")
        assert "You and Ben agree." in screen_text(pilot.app)


async def test_a_second_review_is_asked_for_and_called_off(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "1", "k", "b")
        assert store.item(key).status == "needs second review"
        await press(pilot, "b")
        assert store.item(key).status == "done"


async def test_what_is_not_judged_yet_can_be_put_down_for_two_reviews(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "b")
        assert "second review asked for" in screen_text(pilot.app)
        await press(pilot, "1", "k")
        assert screen.current is not None and screen.current.status == "needs second review"
        assert "second review asked for" not in screen_text(pilot.app)


async def test_a_disagreement_is_settled_with_its_evidence_and_a_reason(store: Store) -> None:
    key = store.items()[0].key
    store.add_evidence(key, "https://log.example", "", reviewer="Ben")
    store.add_verdict(key, "False", reviewer="Ben")
    store.add_verdict(key, "True", reviewer="Eve")
    async with open_desk(store) as (_, pilot):
        await press(pilot, "D")
        text = screen_text(pilot.app)
        assert "https://log.example" in text and "Elena Marsh denies" in text
        await press(pilot, "n", *"recount", "ctrl+s", "3")
        settled = store.verdicts(key)[-1]
        assert (settled.rating, settled.role) == ("Mixture", "adjudication")
        assert (settled.rationale, settled.evidence) == ("recount", "https://log.example")


async def test_evidence_goes_with_the_verdict(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        await press(pilot, "e", *"https://x.example", "enter", *"the log", "enter")
        assert "EVIDENCE 1" in screen_text(pilot.app)
        await press(pilot, "5")
    (verdict,) = store.verdicts()
    assert verdict.evidence == "https://x.example the log"


async def test_assigned_items_are_mine(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "a", "enter")
        assert store.item(key).assigned == "Ana"
        await press(pilot, "j", "a", *"Ben", "enter", "v", *"mine", "enter")
        assert screen.queue.total == 1
        assert screen.current.key == key
        await press(pilot, "a", "down", "down", "enter")
        assert store.item(key).assigned == ""


async def test_any_of_the_last_actions_is_taken_back_after_a_restart(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        await press(pilot, "f", "1", "2")
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "U", *"flag", "enter")
        assert "undone: flag" in screen.query_one(DeskHeader).status
        await press(pilot, "U", "down", "enter")
    assert [one.rating for one in store.verdicts()] == ["Mostly True"]
    assert not store.items()[0].flagged


async def test_speakers_are_looked_at_merged_and_opened(store: Store) -> None:
    async with open_desk(store, (120, 40)) as (screen, pilot):
        store.add_verdict(store.items()[0].key, "False", reviewer="Ben")
        await press(pilot, "S")
        assert "Elena Marsh" in screen_text(pilot.app)
        await press(pilot, *"bluewater")
        words = str(pilot.app.screen.query_one("#listing-details", Static).content)
        assert "organisation, 1 quote, 1 claim" in words
        assert "1  False" in words
        await press(pilot, "ctrl+o", *"gridline", "enter")
        assert store.speakers(text="bluewater")[0].name == "Gridline"
        await press(pilot, "enter")
        assert screen.queue.where.speaker == "Gridline"
        assert screen.queue.total == 2


async def test_an_article_is_opened(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "A", *"harbour")
        assert "0 of 3 claims judged" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert screen.queue.where.article == 1


async def test_figures(store: Store) -> None:
    for item in store.items():
        store.add_verdict(item.key, "True", reviewer="Ana")
        store.ask_second(item.key, True, reviewer="Ana")
        store.add_verdict(item.key, "True" if item.stances else "False", reviewer="Ben")
    async with open_desk(store, (120, 90)) as (_, pilot):
        await press(pilot, "G")
        text = screen_text(pilot.app)
        assert "67% of the verdicts on 3 items are equal" in text
        assert "Krippendorff's alpha" in text
        assert "Verdicts by speaker" in text
        await press(pilot, "escape")


async def test_figures_of_nothing(empty_store: Store) -> None:
    async with open_desk(empty_store) as (_, pilot):
        await press(pilot, "G")
        assert "no item was judged twice yet" in screen_text(pilot.app)
        await press(pilot, "escape", "D")
        assert "Nothing to settle" in screen_text(pilot.app)
        await press(pilot, "escape", "S", "escape", "A", "escape")


async def test_a_covered_desk_looks_no_more_and_then_takes_in_what_it_missed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "POLL", 0.01)
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "G")
        missed = screen._mark
        store.add_verdict(screen.queue.key(1), "True", reviewer="Ben")
        await pilot.pause(0.1)
        await settle(pilot)
        assert screen._mark == missed
        await press(pilot, "escape")
        assert screen._mark != missed
        assert "1 of 3 judged, 2 left" in screen_text(pilot.app)
        store.add_verdict(screen.queue.key(2), "True", reviewer="Ben")
        await pilot.pause(0.1)
        await settle(pilot)
        assert "2 of 3 judged, 1 left" in screen_text(pilot.app)
