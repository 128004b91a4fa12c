"""What is where: sizes, empty stores, long and wide text, article layout, many items."""

from array import array
from dataclasses import replace

import pytest

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.types import Analysis, Claim
from claimtrack.reading.article import Block
from claimtrack.review.article_layout import (
    WINDOW,
    Line,
    Mark,
    lay_out,
    line_at,
    pieces,
    window_of,
)
from claimtrack.review.queue import KEPT_PAGES, PAGE, Queue
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.claim_card import ClaimCard
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import ItemFilter, ItemKey, QueuePart, Store, open_store
from tests.builders import article, blocks
from tests.review.conftest import open_desk, press, screen_text, settle

OPEN = ItemFilter(reviewed=False)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 48), (200, 60)])
async def test_at_every_size_the_item_its_words_and_its_card_are_seen(
    store: Store, size: tuple[int, int]
) -> None:
    async with open_desk(store, size) as (screen, pilot):
        lines = screen_text(pilot.app).split("\n")
        assert any("▌" in line and "said it suspects" in line for line in lines)
        text = "\n".join(lines)
        for words in ("Ferry operator", "two warnings", "STANCES 2", "1  True", "? Help"):
            assert words in text
        wide = size[0] >= 140
        tops = [screen.query_one(part).region for part in (QueueList, ArticlePane, ClaimCard)]
        assert (len({region.y for region in tops}) == 1) == wide


async def test_the_article_shows_what_is_not_analysed_apart(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (_, pilot):
        text = screen_text(pilot.app)
        assert "┊ caption" in text
        assert "┊ Water covers the harbour road" in text
        assert "┊ headline again" in text


async def test_resizing_keeps_the_item_in_view(store: Store) -> None:
    async with open_desk(store, (160, 48)) as (_, pilot):
        for size in ((80, 24), (120, 30), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert "▌ Ferry operator" in screen_text(pilot.app)


async def test_an_empty_store_says_what_to_do(empty_store: Store) -> None:
    async with open_desk(empty_store, (80, 24)) as (screen, pilot):
        assert "Nothing to review. Run claimtrack ingest PATH" in screen_text(pilot.app)
        await press(pilot, "1", "n", "f", "space", "j", "k", "u", "down", "end")
        assert screen.current is None


async def test_when_all_is_judged_it_says_so(store: Store) -> None:
    for item in store.items():
        store.add_verdict(item.key, "True", reviewer="Ben")
    async with open_desk(store) as (_, pilot):
        assert "No claim is waiting for a verdict" in screen_text(pilot.app)
        assert "3 of 3 judged, none left" in screen_text(pilot.app)
        await press(pilot, "r")
        assert "Bluewater Lines" in screen_text(pilot.app)


def many(store: Store, claims: int) -> None:
    """One article with `claims` claims of long-named speakers with wide characters."""
    text, said, made = "News\n", [], []
    name = "国家市场监督管理总局 and the Standing Committee on Harbours and Inland Waterways"
    for number in range(claims):
        start = len(text) + len(name) + 6
        words = f"claim {number:04} 国家 " + "of many long words " * 6
        text += f"{name} said {words}\n"
        content = ((start, start + len(words)),)
        source = ((start - 6 - len(name), start - 6),)
        said.append(Attribution("indirect", content, source, (), name, 0.9))
        made.append(Claim(name, words.strip(), "asserts", content, 0.5, number))
    of = replace(article(text), blocks=blocks(text))
    store.add(Analysis(of, tuple(said), tuple(made), (Speaker(name, "organisation"),)))


async def test_a_long_queue_is_loaded_as_it_is_seen(database: str) -> None:
    with open_store(database) as store:
        many(store, 450)
        async with open_desk(store, (80, 24)) as (screen, pilot):
            await press(pilot, "F", *"is:repeat", "enter")
            assert "0 of 450 judged, 450 left" in screen_text(pilot.app)
            assert len(screen.queue._pages) == 1
            await press(pilot, "end")
            assert "claim 0449" in screen_text(pilot.app)
            assert len(screen.queue._pages) == 2
            await press(pilot, "1", "home")
            await press(pilot, "1", "1")
            assert "3 of 450 judged, 447 left" in screen_text(pilot.app)
            assert all(len(line) <= 80 for line in screen_text(pilot.app).split("\n"))
        assert store.progress().done == 3


def test_rows_keep_their_numbers_when_judged_rows_leave_the_filter(database: str) -> None:
    with open_store(database) as store:
        many(store, PAGE + 50)
        order = [item.key for item in store.items()]
        queue = Queue(OPEN, store.queue(OPEN))

        def load(row: int) -> None:
            keys = queue.need(row)
            queue.fill(row, keys, store.items_of(keys))

        load(0)
        for number in (0, 5, 7):
            store.add_verdict(order[number], "True", reviewer="Ana")
            assert queue.update(store.item(order[number])) == number
        load(PAGE)
        loaded = [queue.row(number) for number in range(len(order))]
        assert [item and item.key for item in loaded] == order
        assert [queue.key(number) for number in range(len(order))] == order
        assert (queue.waiting, queue.next_open(4), queue.next_open(len(order))) == (147, 6, 1)
        store.undo("Ana")
        assert queue.update(store.item(order[7])) == 7
        assert queue.next_open(6) == 7


def test_only_some_pages_are_kept(database: str) -> None:
    with open_store(database) as store:
        many(store, 20)
        ids = array("q", range(1, 100_001))
        queue = Queue(OPEN, [QueuePart("claim", ids, bytearray(b"\x01") * len(ids))])
        for row in range(0, 100_000, PAGE):
            queue.fill(row, queue.need(row), store.items_of(queue.need(row)))
        assert len(queue._pages) == KEPT_PAGES
        assert queue.find(ItemKey("claim", 90_000)) == 89_999
        assert queue.find(ItemKey("claim", 100_001)) is None


def test_overlapping_marks_the_later_wins() -> None:
    marks = [Mark(0, 10, "other"), Mark(4, 8, "content"), Mark(6, 12, "cue")]
    assert pieces(Line(2, 14, "body"), marks) == [
        (2, 4, "other"),
        (4, 6, "content"),
        (6, 8, "cue"),
        (8, 10, "cue"),
        (10, 12, "cue"),
        (12, 14, None),
    ]


def test_only_a_window_of_a_huge_line_is_laid_out() -> None:
    text = "word " * 2_000_000
    place = 5_000_000
    lines = lay_out(text, (Block(0, len(text), "body"),), 80, window_of(text, place))
    assert len(lines) < 3 * WINDOW / 80
    assert "4,960,000 characters before" in lines[0].label
    line = lines[line_at(lines, place)]
    assert line.start <= place < line.end
