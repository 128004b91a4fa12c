"""Fuzzy search over the quotes and the claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.search.ranking import Ranked, folded_query, ranked
from claimtrack.spans import Span
from claimtrack.store import Item, ItemKey, ItemKind, Store


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote or claim that was found. `score` is 0-100; `matched` is the matching part of `text`.

    `quote_id` is the quote that was found, or the one that makes the claim.
    """

    quote_id: int
    article_id: int
    score: float
    item: Item
    matched: Span

    @property
    def text(self) -> str:
        """What was searched: a quote's words, a claim's proposition."""
        return self.item.proposition if self.item.key.kind == "claim" else self.item.text


def search_quotes(
    store: Store, text: str, *, speaker: str = "", limit: int = 10, minimum: float | None = None
) -> list[Hit]:
    """The stored quotes most like `text`, best first; with `speaker`, only of those so called.

    Case, accents, punctuation and the kind of quotation marks do not matter; typos, changed,
    dropped and moved words cost something. `text` may be part of a quote, or hold it. Of equal
    scores the shorter quote comes first. `minimum` is the least score; without it short queries must
    be met more closely, long ones less. Raises `ClaimtrackError` if `text` has no letter or digit,
    or is too long.
    """
    return _search(store, "quote", text, speaker, limit, minimum)


def search_claims(
    store: Store, text: str, *, speaker: str = "", limit: int = 10, minimum: float | None = None
) -> list[Hit]:
    """The stored claims whose proposition is most like `text`; otherwise as `search_quotes`."""
    return _search(store, "claim", text, speaker, limit, minimum)


def _search(
    store: Store, kind: ItemKind, text: str, speaker: str, limit: int, minimum: float | None
) -> list[Hit]:
    query = folded_query(text)
    found = ranked(store, kind, query, speaker=speaker, limit=limit, minimum=minimum)
    return list(_hits(store, kind, found))


def _hits(store: Store, kind: ItemKind, found: list[Ranked]) -> Iterator[Hit]:
    items = store.items_of([ItemKey(kind, one.number) for one in found])
    by_id = {item.key.id: item for item in items}
    for one in found:
        if item := by_id.get(one.number):
            quote_id = one.number if item.quote_id is None else item.quote_id
            yield Hit(quote_id, item.article_id, one.score, item, one.matched)
