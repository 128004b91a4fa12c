"""Rating scales: built in, of the settings, and on the desk's keys."""

from pathlib import Path

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.settings import load_settings
from claimtrack.store import RATINGS, Store
from claimtrack.store.scales import MOST, SCALES, rating_called, scale_called
from tests.review.conftest import open_desk, press, screen_text


@pytest.mark.parametrize("name", SCALES)
def test_built_in(name: str) -> None:
    assert 2 <= len(scale_called(name, {})) <= MOST


def test_the_first_is_the_default() -> None:
    assert scale_called("", {}) == RATINGS


@pytest.mark.parametrize(
    ("name", "own", "said"),
    [
        ("newsroom", {}, "no scale is called 'newsroom'; there are claimtrack, politifact, plain"),
        ("one", {"one": ["True"]}, "needs 2 to 9"),
        ("ten", {"ten": list("abcdefghij")}, "needs 2 to 9"),
        ("same", {"same": ["True", "True"]}, "all different"),
    ],
)
def test_what_is_no_scale(name: str, own: dict[str, list[str]], said: str) -> None:
    with pytest.raises(ClaimtrackError, match=said):
        scale_called(name, own)


def test_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claimtrack.toml"
    monkeypatch.setenv("CLAIMTRACK_CONFIG", str(path))
    path.write_text('scale = "newsroom"\n[scales]\nnewsroom = ["Right", "Wrong"]\n')
    settings = load_settings()
    assert scale_called(settings.scale, settings.scales) == ("Right", "Wrong")
    path.write_text('[scales]\nnewsroom = "Right"\n')
    with pytest.raises(ClaimtrackError, match=r"claimtrack\.toml: \[scales\] must hold"):
        load_settings()


def test_a_rating_of_any_scale() -> None:
    own = {"newsroom": ["Half Right", "Wrong"]}
    assert rating_called("half right", own) == "Half Right"
    assert rating_called("pants on fire", {}) == "Pants on Fire"
    with pytest.raises(ClaimtrackError, match="no rating is called 'half right'; there are True"):
        rating_called("half right", {})


async def test_on_the_keys(store: Store) -> None:
    async with open_desk(store, ratings=("Right", "Wrong")) as (_, pilot):
        assert " 2  Wrong" in screen_text(pilot.app)
        await press(pilot, "3", "2")
    assert [one.rating for one in store.verdicts()] == ["Wrong"]
