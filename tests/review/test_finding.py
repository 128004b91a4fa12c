"""Moving about, filters, search, the article's other attributions."""

from dataclasses import replace

import pytest
from textual.widgets import Input, OptionList

from claimtrack.review.article_layout import line_at
from claimtrack.review.filtering import (
    START,
    FilterError,
    filter_line,
    next_kinds,
    parse_filter,
)
from claimtrack.review.screens.search import SearchScreen
from claimtrack.review.views import VIEWS
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.filter_bar import FilterBar, FilterChoices
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import ItemFilter, Store
from tests.review.conftest import open_desk, press, screen_text, settle


async def test_next_previous_and_the_ends(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        rows = screen.query_one(QueueList)
        seen = []
        for key in ("j", "j", "j", "k", "home", "end", "up", "down", "pageup", "pagedown"):
            await press(pilot, key)
            seen.append(rows.cursor)
        assert seen == [1, 2, 2, 1, 0, 2, 1, 2, 0, 2]


async def test_a_click_opens_a_row(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await pilot.click(QueueList, offset=(10, 1 + 3))
        await settle(pilot)
        assert screen.current == screen.queue.row(1)


async def test_toggles_and_clear(store: Store) -> None:
    contested = replace(START, contested=True)
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "c")
        assert screen.queue.where == contested
        assert screen.queue.total == store.count(contested)
        await press(pilot, "c", "t")
        assert screen.queue.where.kinds == ("quote",)
        assert screen.queue.total == 6
        assert "Queue · quotes, not judged" in screen_text(pilot.app)
        await press(pilot, "t")
        assert screen.queue.total == 9
        await press(pilot, "t", "1", "r")
        assert screen.queue.where == replace(START, reviewed=None)
        assert screen.queue.total == 3
        await press(pilot, "r")
        assert screen.queue.total == 2
        await press(pilot, "c", "escape")
        assert screen.queue.where == START


async def test_filter_line(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "F")
        assert screen.query_one(FilterBar).value == "-is:judged -is:repeat "
        await press(pilot, *"speaker:pike", "enter")
        assert [screen.queue.total, screen.current and screen.current.speaker] == [1, "Jonas Pike"]
        assert "speaker “pike”" in screen_text(pilot.app)
        await press(pilot, "F", *" is:odd", "enter")
        assert "is:contested" in screen_text(pilot.app)  # told what there is, and stays
        await press(pilot, "escape", "escape")
        assert screen.queue.where == START


async def test_filter_line_completes(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "F", *"is:cont")
        choices = screen.query_one(FilterChoices)
        assert choices.lines == ["-is:judged -is:repeat is:contested"]
        await press(pilot, "tab")
        assert screen.query_one(FilterBar).value == "-is:judged -is:repeat is:contested "
        await press(pilot, *"speaker:ma")
        assert '-is:judged -is:repeat is:contested speaker:"Elena Marsh"' in choices.lines
        await press(pilot, *"rsh", "down", "up", "tab", "enter")
        assert screen.queue.where.speaker == "Elena Marsh"
        assert not choices.has_class("-open")


async def test_filter_line_counts_what_fits_as_it_is_typed(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        bar = screen.query_one(FilterBar)
        await press(pilot, "F", *"is:denied")
        assert "1 fit" in str(bar.border_subtitle)
        await press(pilot, *" is:x")
        assert "fit" not in str(bar.border_subtitle)


async def test_filters_are_saved_and_opened_by_name(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "F", *"is:denied", "ctrl+s")
        await press(pilot, *"Denials", "enter")
        assert [kept.name for kept in store.saved_filters("Ana")] == ["Denials"]
        await press(pilot, "escape", "v")
        assert "Reviewers disagree" in screen_text(pilot.app)
        await press(pilot, *"denials", "enter")
        assert screen.queue.where == replace(START, denied=True)


@pytest.mark.parametrize("line", VIEWS.values())
def test_every_built_in_filter_makes_sense(line: str) -> None:
    assert filter_line(parse_filter(line, "Ana"))


@pytest.mark.parametrize(
    "where",
    [
        START,
        ItemFilter(),
        ItemFilter(kinds=("claim", "quote"), speaker="Vladimir Putin", contested=True),
        ItemFilter(stance="denies", flagged=False, since="2024-01-01", until="2024-12-31"),
        ItemFilter(
            kinds=("quote",), rating="Mostly False", quote_kind="direct", text="O’Brien's war"
        ),
        ItemFilter(denied=True, corrected=False, hidden=True, status="needs second review"),
        ItemFilter(assigned="Ana B", at_least=0.25, at_most=1.0),
        ItemFilter(article=3, reviewed=True, modality="suspects", speaker="O'Brien"),
    ],
)
def test_a_filter_written_and_read_is_the_same(where: ItemFilter) -> None:
    assert parse_filter(filter_line(where)) == where


@pytest.mark.parametrize(
    "line",
    [
        *("is:x", "kind:person", "article:x", "-speaker:x", 'speaker:"open', "kind:"),
        *("status:x", "confidence:0.5", "confidence:>2", "confidence:>"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(line: str) -> None:
    with pytest.raises(FilterError):
        parse_filter(line)


def test_kinds_go_round() -> None:
    where = replace(START, contested=True)
    assert next_kinds(next_kinds(next_kinds(where))) == where


async def test_search_as_you_type_and_open(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "slash")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        await press(pilot, *"two crakcs")
        results = search.query_one(OptionList)
        assert results.option_count >= 1
        assert "Elena Marsh" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert screen.current is not None
        assert screen.current.key.kind == "quote"
        assert "engineers" in screen.current.text
        assert "from outside the queue" in screen_text(pilot.app)
        await press(pilot, "7")  # it can be judged, and the queue goes on where it was
        assert screen.current.speaker == "Bluewater Lines"
    (verdict,) = store.verdicts()
    assert (verdict.rating, verdict.item.kind) == ("Misattributed", "quote")


async def test_search_for_nothing_and_for_what_is_not_there(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        await press(pilot, "slash", *"qqqqqqzzzz")
        assert "no quote or claim is like this" in screen_text(pilot.app)
        await press(pilot, "enter")
        pilot.app.screen.query_one(Input).value = "…!"
        await settle(pilot)
        assert "nothing to search for" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_brackets_walk_through_the_article(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        seen = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await press(pilot, key)
            assert screen.current is not None
            seen.append(screen.current.speaker)
        assert seen == ["a police report", "Jonas Pike", "a police report"]


async def test_a_click_in_the_article_opens_that_attribution(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (screen, pilot):
        pane = screen.query_one(ArticlePane)
        homes = next(item for item in store.items() if item.speaker == "Jonas Pike")
        start = homes.content[0][0]
        line = line_at(pane._lines, start)
        column = start - pane._lines[line].start
        await pilot.click(pane, offset=(2 + 2 + column, 1 + line - pane.scroll_offset.y))
        await settle(pilot)
        assert screen.current is not None
        assert screen.current.key == homes.key


async def test_reload_shows_what_another_desk_did(store: Store) -> None:
    async with open_desk(store) as (screen, pilot):
        store.add_verdict(store.items()[0].key, "True", reviewer="Ben")
        await press(pilot, "ctrl+r")
        assert screen.queue.total == 2
        assert "1 of 3 judged, 2 left" in screen_text(pilot.app)
