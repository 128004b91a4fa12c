"""What is like the open item: judged already, said elsewhere, checked by others; the same claim."""

from textual.geometry import Offset

from claimtrack.review.screens.choose import ChooseScreen
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.claim_card import ClaimCard
from claimtrack.review.widgets.key_line import KeyLine
from claimtrack.store import FactCheck, Store
from tests.builders import TEXT, sample_analysis
from tests.review.conftest import open_desk, press, screen_text, settle

AGAIN = TEXT + "\nMore of it.\n"
WIDE = (160, 60)


async def test_the_card_shows_where_else_it_was_claimed_and_opens_it(store: Store) -> None:
    first = store.items()[0].key
    store.add(sample_analysis(doc="again", text=AGAIN))
    async with open_desk(store, WIDE) as (screen, pilot):
        assert screen.queue.total == 3  # each claim once
        assert screen.current is not None and screen.current.key == first
        assert "ALSO CLAIMED 1" in screen_text(pilot.app)
        other = next(one for one in store.occurrences(first) if one.key != first)
        await screen.run_action(f"screen.open('claim', {other.key.id})")
        await settle(pilot)
        assert screen.current.key == other.key
        assert "from outside the queue" in screen_text(pilot.app)
        await press(pilot, "F", *"is:repeat", "enter")
        assert screen.queue.total == 6


async def test_two_claims_are_said_to_be_one_or_not_and_it_is_undone(store: Store) -> None:
    store.add(sample_analysis(doc="again", text=AGAIN))
    async with open_desk(store, WIDE) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, ChooseScreen)
        assert "is not the same" in screen_text(pilot.app)
        await press(pilot, *"not the same", "enter")
        assert store.item(key).occurrences == 1
        assert "ALSO CLAIMED" not in screen_text(pilot.app)
        await press(pilot, "u")
        assert store.item(key).occurrences == 2
        await press(pilot, "u")
        assert store.item(key).occurrences == 2  # there is nothing more to take back


async def test_any_claim_is_found_by_its_words_to_be_the_same(store: Store) -> None:
    async with open_desk(store, WIDE) as (screen, pilot):
        assert screen.current is not None
        key = screen.current.key
        await press(pilot, "m", *"homes power")
        assert "400 homes had no power  is the same" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert store.item(key).occurrences == 2
        await press(pilot, "m", *"!?")
        assert isinstance(pilot.app.screen, ChooseScreen)


async def test_a_like_claim_that_was_judged_is_shown_with_its_verdict(store: Store) -> None:
    first, second, *_ = store.items()
    store.add(sample_analysis(doc="again", text=AGAIN))
    other = next(one for one in store.occurrences(first.key) if one.key != first.key)
    store.split_claim(first.key, reviewer="Ben", other=other.key)
    store.add_verdict(other.key, "Mostly False", reviewer="Ben")
    async with open_desk(store, WIDE) as (screen, pilot):
        assert screen.current is not None and screen.current.key == first.key
        text = screen_text(pilot.app)
        assert "JUDGED ALREADY, AND SIMILAR" in text
        assert "✓ Mostly False" in text
        await press(pilot, "j")
        assert screen.current.key == second.key
        assert "JUDGED ALREADY" not in screen_text(pilot.app)


async def test_earlier_checks_by_others_are_shown(store: Store) -> None:
    claim = store.items()[0].proposition
    store.import_checks(
        [FactCheck(claim, rating="Half true", publisher="Checkers", url="https://c.example/1")]
    )
    store.match_checks()
    async with open_desk(store, WIDE) as (_, pilot):
        text = screen_text(pilot.app)
        assert "CHECKED BY OTHERS" in text
        assert "Half true" in text and "https://c.example/1" in text


async def test_the_article_is_scrolled_to_the_words_of_a_stance(store: Store) -> None:
    long = "Filler. " * 3000
    text = TEXT + f"\n{long}\n"
    store.add(sample_analysis(doc="long", text=text))
    async with open_desk(store, (80, 24)) as (screen, pilot):
        pane = screen.query_one(ArticlePane)
        assert screen.current is not None
        start = pane.scroll_offset
        places = [stance.cue[0][0] for stance in screen.current.stances]
        screen.action_look_at(len(TEXT))
        await settle(pilot)
        assert pane.scroll_offset != start
        for _ in range(len(places) + 1):
            await press(pilot, "g")
        assert pane.scroll_offset == start  # after the last stance, the item again


async def test_a_click_on_a_stances_words_in_the_card_goes_there(store: Store) -> None:
    async with open_desk(store, (80, 40)) as (screen, pilot):
        seen: list[int] = []
        screen.query_one(ArticlePane).look_at = seen.append  # type: ignore[method-assign,assignment]
        assert screen.current is not None
        card = screen.query_one(ClaimCard)
        lines = screen_text(pilot.app).split("\n")
        row, line = next((y, line) for y, line in enumerate(lines) if "“denied”" in line)
        place = Offset(line.index("“denied”") + 2, row)
        assert card.region.contains_point(place)
        await pilot.click(offset=place)
        await settle(pilot)
        assert seen == [screen.current.stances[0].cue[0][0]]


async def test_the_keys_at_the_foot_are_buttons_that_say_what_they_do(store: Store) -> None:
    async with open_desk(store, (80, 24)) as (screen, pilot):
        assert screen.current is not None
        first = screen.current.key
        line = screen_text(pilot.app).split("\n")[-1]
        assert "Evidence" not in line
        await pilot.hover(KeyLine, offset=(line.index("Flag"), 0))
        assert screen.query_one(KeyLine).tooltip == "Flag for later, or take the flag off"
        await pilot.click(KeyLine, offset=(line.index("Flag"), 0))
        await settle(pilot)
        assert store.item(first).flagged
    async with open_desk(store, (160, 48)) as (_, pilot):
        line = screen_text(pilot.app).split("\n")[-1]
        assert "e Evidence" in line and "d Stances" in line
