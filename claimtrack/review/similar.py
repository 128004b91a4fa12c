"""What was judged already and is like the open item: perhaps the work is done, or half of it."""

from claimtrack.errors import ClaimtrackError
from claimtrack.review.blind import blinded
from claimtrack.search import search_claims, search_quotes
from claimtrack.store import Item, Store

MOST = 3
_LEAST = 60.0  # of 100: most words in common
_CANDIDATES = 30
_LONGEST = 400  # characters of a long quote that are looked for


def judged_like(store: Store, item: Item, reviewer: str) -> list[Item]:
    """The judged claims (or quotes) most like `item`, at most `MOST`, as `reviewer` may see them."""
    search = search_claims if item.key.kind == "claim" else search_quotes
    words = (item.proposition or item.text)[:_LONGEST]
    try:
        hits = search(store, words, limit=_CANDIDATES, minimum=_LEAST)
    except ClaimtrackError:  # no letter or digit in it
        return []
    found = [blinded(hit.item, reviewer) for hit in hits if hit.item.key != item.key]
    return [other for other in found if other.verdict is not None][:MOST]
