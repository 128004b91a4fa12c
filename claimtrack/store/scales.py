"""Rating scales: those built in, and those of the settings."""

from collections.abc import Mapping, Sequence

from claimtrack.errors import ClaimtrackError
from claimtrack.store.views import RATINGS

MOST = 9
"""Ratings in a scale: one key of `1` to `9` each."""

SCALES: dict[str, tuple[str, ...]] = {
    "claimtrack": RATINGS,
    "politifact": (
        *("True", "Mostly True", "Half True", "Mostly False", "False", "Pants on Fire"),
        "Misattributed",
    ),
    "plain": ("True", "False", "Unclear"),
}
"""`politifact` has the six steps of PolitiFact's Truth-O-Meter, and one for what nobody said."""


def scale_called(name: str, own: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The ratings of the scale `name` (empty: the first built in), in the order of their keys.

    Raises `ClaimtrackError` if there is none of that name, or it has too few or too many ratings.
    """
    scales = SCALES | {called: tuple(ratings) for called, ratings in own.items()}
    if not name:
        return RATINGS
    if name not in scales:
        raise ClaimtrackError(f"no scale is called {name!r}; there are {', '.join(scales)}")
    ratings = scales[name]
    if not 2 <= len(ratings) <= MOST or len(set(ratings)) < len(ratings):
        raise ClaimtrackError(f"the scale {name!r} needs 2 to {MOST} ratings, all different")
    return ratings


def rating_called(name: str, own: Mapping[str, Sequence[str]]) -> str:
    """The rating so called, whatever the case, in any scale built in or of the settings.

    Raises `ClaimtrackError` that lists them if there is none.
    """
    scales = SCALES | {called: tuple(ratings) for called, ratings in own.items()}
    known = {rating.casefold(): rating for ratings in scales.values() for rating in ratings}
    if name.casefold() not in known:
        raise ClaimtrackError(
            f"no rating is called {name!r}; there are {', '.join(known.values())}"
        )
    return known[name.casefold()]
