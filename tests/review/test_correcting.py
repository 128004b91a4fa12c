"""Corrections at the desk: what is shown is what the store has, and u takes it back."""

from textual.widgets import TextArea

from claimtrack.review.article_layout import line_at
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.word_selection import WordSelection, words_of
from claimtrack.store import ItemFilter, Store
from tests.builders import TEXT, span
from tests.review.conftest import open_desk, press, screen_text, settle


async def test_the_speaker_is_changed_to_a_known_one_and_back(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "s", *"pike", "enter")
        assert store.item(key).speaker == "Jonas Pike"
        assert screen.current.speaker == "Jonas Pike"
        await press(pilot, "u")
        assert screen.current.speaker == "Bluewater Lines"
        assert "undone: said by Jonas Pike" in screen_text(pilot.app)


async def test_a_new_speaker_is_made(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "s", *"Nora", "space", *"Beck")
        assert "a new speaker" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert screen.current is not None and screen.current.speaker == "Nora Beck"
    assert [found.name for found in store.speakers(text="Nora")] == ["Nora Beck"]


async def test_a_stance_is_changed_added_and_taken_away(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "d", *"elena", "enter", *"questions", "enter", *"gridline", "enter")
        assert [(one.by, one.stance) for one in store.item(key).stances] == [
            ("Gridline", "questions"),
            ("the port authority", "dismisses"),
        ]
        await press(pilot, "d", *"another", "enter", *"confirms", "enter", *"pike", "enter")
        assert store.item(key).stances[-1].by == "Jonas Pike"
        await press(pilot, "d", *"gridline", "enter", *"none", "enter")
        assert len(store.item(key).stances) == 2
        assert "Jonas Pike confirms" in screen_text(pilot.app)


async def test_the_wording_of_a_claim(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        assert screen.current is not None
        await press(pilot, "o", *" twice", "ctrl+s")
        assert screen.current.proposition == "the city ignored two warnings twice"
        assert store.item(screen.current.key).proposition == screen.current.proposition


async def test_words_are_selected_with_the_keys(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "x", "enter")
        assert isinstance(pilot.app.focused, ArticlePane)
        await press(pilot, "shift+right", "right", "left", "left", "enter")
        assert store.item(key).text == "city ignored two"
        assert isinstance(pilot.app.focused, QueueList)
        await press(pilot, "x", *"source", "enter", "space", "enter")
        assert screen.current.source == (span(TEXT, "Lines", "operator"),)
        await press(pilot, "x", "enter", "right", "escape")
        assert store.item(key).text == "city ignored two"


async def test_a_click_extends_the_selection(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (screen, pilot):
        assert screen.current is not None
        pane = screen.query_one(ArticlePane)
        await press(pilot, "x", "enter")
        start, _ = span(TEXT, "ignored")
        number = line_at(pane._lines, start)
        column = start - pane._lines[number].start
        offset = (2 + 2 + column, 1 + number - pane.scroll_offset.y)
        await pilot.click(pane, offset=offset)
        await press(pilot, "enter")
        assert store.item(screen.current.key).text == "the city ignored"


async def test_a_wrong_extraction_leaves_the_queue_and_comes_back(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        first = screen.current
        assert first is not None
        await press(pilot, "w")
        assert store.count() == 2
        assert screen.current is not None and screen.current.key != first.key
        await press(pilot, "v", *"wrong", "enter")
        assert screen.queue.total == 1
        assert "wrong extraction" in screen_text(pilot.app)
        await press(pilot, "u")
        assert store.count() == 3


async def test_a_missed_claim_is_added_and_judged(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (screen, pilot):
        await press(pilot, "plus", "space", "enter", *"tom hale", "enter")
        pilot.app.screen.query_one(TextArea).text = "there were warnings"
        await press(pilot, "ctrl+s")
        assert screen.current is not None
        assert (screen.current.added_by, screen.current.proposition) == (
            "Ana",
            "there were warnings",
        )
        await press(pilot, "1")
    (verdict,) = store.verdicts()
    assert store.item(verdict.item).speaker == "tom hale"
    assert store.count(ItemFilter(corrected=True)) == 1


async def test_left_boxes_change_nothing(store: Store) -> None:
    async with open_desk(store) as (_, pilot):
        for key in ("s", "d", "o", "x", "e", "a", "U", "v"):
            await press(pilot, key, "escape")
            assert len(pilot.app.screen_stack) == 1
        await settle(pilot)
    assert store.actions() == []


def test_words_with_marks_inside_are_one() -> None:
    text = "It’s “1,500 twenty-two” U.S. troops."
    assert [text[slice(*word)] for word in words_of(text)] == [
        *("It’s", "“", "1,500", "twenty-two", "”", "U.S", ".", "troops", ".")
    ]


def test_a_selection_stays_inside_and_is_never_empty() -> None:
    text = "one two three four"
    chosen = WordSelection.over(text, (3, 7))
    assert text[slice(*chosen.span)] == "two"
    assert text[slice(*chosen.end_moved(99).span)] == "two three four"
    assert text[slice(*chosen.end_moved(-99).span)] == "two"
    assert text[slice(*chosen.start_moved(-99).span)] == "one two"
    assert text[slice(*chosen.extended_to(0).span)] == "one two"
    assert text[slice(*chosen.extended_to(17).span)] == "two three four"
