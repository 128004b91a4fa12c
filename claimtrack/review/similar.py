"""What was judged already and is like the open item: perhaps the work is done, or half of it."""

from claimtrack.errors import ClaimtrackError
from claimtrack.review.blind import blinded
from claimtrack.search import search_quotes
from claimtrack.store import Item, Store

MOST = 3
_CANDIDATES = 30
_LEAST = 60.0  # of 100: most words in common
_LONGEST = 400  # characters of a long quote that are looked for
_ALIKE = 0.5


def judged_like(store: Store, item: Item, reviewer: str) -> list[Item]:
    """The judged items most like `item`, at most `MOST`, as `reviewer` may see them.

    Claims by their meaning, quotes by their words.
    """
    found = _claims(store, item) if item.key.kind == "claim" else _quotes(store, item)
    seen = [blinded(other, reviewer) for other in found if other.key != item.key]
    return [other for other in seen if other.verdict is not None][:MOST]


def _claims(store: Store, item: Item) -> list[Item]:
    return [
        similar.item
        for similar in store.similar_claims(item.key, _CANDIDATES)
        if similar.score >= _ALIKE
    ]


def _quotes(store: Store, item: Item) -> list[Item]:
    try:
        hits = search_quotes(store, item.text[:_LONGEST], limit=_CANDIDATES, minimum=_LEAST)
    except ClaimtrackError:  # no letter or digit in it
        return []
    return [hit.item for hit in hits]
