"""Rating scales: those built in, and those of the settings."""

from collections.abc import Mapping, Sequence

from claimtrack.errors import ClaimtrackError
from claimtrack.store import RATINGS

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
