"""Text from articles is shown, never obeyed: not as markup, not as escape sequences."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.types import Analysis, Claim, Stance
from claimtrack.glyphs import clipped, fitted, visible
from claimtrack.review.wrapping import wrap
from claimtrack.store import open_store
from tests.builders import article, blocks
from tests.review.conftest import open_desk, press, screen_text

EVIL = "[red]x[/red] [@click=app.quit]y[/] \x1b[2J\x1b]0;t\x07 \u202eabc\u202c \x9b31m $primary"
_UNSAFE = [*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF]


def evil_analysis() -> Analysis:
    """An article whose every field tries to steer the terminal."""
    text = f"{EVIL} headline\nSpeaker {EVIL} said {EVIL} was [bold]closed[/].\n"
    start = text.index(EVIL, text.index(" said "))
    content = ((start, len(text) - 2),)
    source = ((text.index("Speaker"), text.index(" said ")),)
    cue = ((text.index("said"), text.index("said") + 4),)
    said = Attribution("indirect", content, source, cue, EVIL, 0.5, (EVIL,))
    stance = Stance(f"{EVIL}!", "denies", cue, 0.5, EVIL)
    claim = Claim(EVIL, f"{EVIL} closed", "asserts", content, 0.5, 0, (stance,), (EVIL,))
    of = article(text, title=EVIL, kinds=())
    speakers = (Speaker(EVIL, "person", (EVIL,)), Speaker(f"{EVIL}!", "person"))
    return Analysis(replace(of, blocks=blocks(text), publisher=EVIL), (said,), (claim,), speakers)


def assert_harmless(app: Any) -> None:
    for line in screen_text(app).split("\n"):
        assert not [glyph for glyph in line if ord(glyph) in _UNSAFE]


async def test_markup_and_escapes_are_shown_as_they_are(database: str) -> None:
    with open_store(database) as store:
        store.add(evil_analysis())
        key = store.items()[0].key
        store.set_note(key, EVIL, reviewer=EVIL)
        store.add_verdict(key, "True", reviewer=EVIL, rationale=EVIL, evidence=EVIL)
        for size in ((80, 24), (160, 48)):
            async with open_desk(store, size) as (_, pilot):
                assert_harmless(pilot.app)
                await press(pilot, "r")
                assert "[red]x[/red] [@click=app.quit]y[/] ␛[2J␛]0;t␇" in screen_text(pilot.app)
                for keys in (["n"], ["escape", "slash", *"closed"], ["enter"], ["1", "u"]):
                    await press(pilot, *keys)
                    assert_harmless(pilot.app)
                await press(pilot, "F", *"speaker:[red]", "escape", "F", *"text", "enter")
                assert_harmless(pilot.app)
                assert pilot.app.is_running


@given(st.text(st.characters()))
def test_visible_keeps_every_offset_and_leaves_nothing_unsafe(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [glyph for glyph in shown if ord(glyph) in _UNSAFE]
    shown.encode()  # no lone surrogates


def test_visible_shows_which_character_it_was() -> None:
    assert visible("a\x1b\x00\u202e\t\n\x7f\ud800é") == "a␛␀·  ␡\ufffdé"


@given(st.text(st.characters(exclude_categories=("Cs", "Mn", "Me", "Cf"))), st.integers(0, 40))
def test_clipped_and_fitted_have_the_width_asked_for(text: str, width: int) -> None:
    assert cell_len(clipped(text, width)) <= width
    assert cell_len(fitted(text, width)) == width


@given(st.text("ab  国é\u0301", max_size=80), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    covered = {place for start, end in lines for place in range(start, end)}
    assert all(text[place] == " " for place in range(len(text)) if place not in covered)
    assert lines == sorted(lines)


async def test_a_speaker_made_to_look_like_another_is_marked(database: str) -> None:
    said = evil_analysis()
    fake = "Paolo \u0420utin"
    claim = replace(said.claims[0], claimant=fake, stances=())
    with open_store(database) as store:
        store.add(replace(said, claims=(claim,), speakers=(Speaker(fake, "person"),)))
        other = article("News\n\nNothing was said.\n", doc="other")
        store.add(Analysis(other, (), (), (Speaker("Paolo Putin", "person"),)))
        async with open_desk(store, (160, 48)) as (_, pilot):
            assert "Cyrillic and Latin letters in one word" in screen_text(pilot.app)
            await press(pilot, "S", *"paolo", "down")
            assert "⚠ 0" in screen_text(pilot.app)
            assert "⚠ looks like" in screen_text(pilot.app)
