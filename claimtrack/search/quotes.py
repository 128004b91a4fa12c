"""Fuzzy search over the stored quotes: candidates first, then each of them looked at closely."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.errors import ClaimtrackError
from claimtrack.search.candidates import candidates
from claimtrack.search.folding import end_of, folded, offsets
from claimtrack.search.scoring import Match, match
from claimtrack.spans import Span
from claimtrack.store import Item, ItemKey, Store

MINIMUM = 65.0
"""The least score that is a hit; unrelated texts reach 40 to 60."""
SHORT = 8
SHORT_MINIMUM = 80.0
"""The least score of a query of up to `SHORT` letters: one typo, or a word's beginning or end."""
LONGEST = 5_000
"""The longest query in characters: the time a comparison takes grows with it."""

_Text = tuple[int, str, str]
"""A quote's id, its words as they are, and folded."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote that was found. `score` is 0-100; `matched` is the matching part of `item.text`."""

    quote_id: int
    article_id: int
    score: float
    item: Item
    matched: Span


def search_quotes(
    store: Store, text: str, *, speaker: str = "", limit: int = 10, minimum: float = MINIMUM
) -> list[Hit]:
    """The stored quotes most like `text`, best first; with `speaker`, only of those so called.

    Case, accents, punctuation and the kind of quotation marks do not matter; typos, changed,
    dropped and moved words cost something. `text` may be part of a quote, or hold it. Of equal
    scores the shorter quote comes first. Raises `ClaimtrackError` if `text` has no letter or digit,
    or is too long.
    """
    query = folded(text)
    if not query:
        raise ClaimtrackError("nothing to search for: give some words of the quote")
    if len(query) > LONGEST:
        raise ClaimtrackError(f"too long to search for: give at most {LONGEST:,} characters")
    if len(query) <= SHORT:
        minimum = max(minimum, SHORT_MINIMUM)
    quotes = [
        (quote_id, words, plain)
        for quote_id, words, _ in store.quote_texts(speaker=speaker)
        if (plain := folded(words))
    ]
    places = candidates(query, [plain for _, _, plain in quotes], width=5 * limit + 20)
    found = [(quotes[place], match(query, quotes[place][2])) for place in places]
    best = sorted(
        (pair for pair in found if pair[1].score >= minimum),
        key=lambda pair: (-round(pair[1].score, 1), len(pair[0][2]), pair[0][0]),
    )
    return list(_hits(store, best[:limit]))


def _hits(store: Store, found: list[tuple[_Text, Match]]) -> Iterator[Hit]:
    items = store.items_of([ItemKey("quote", quote_id) for (quote_id, _, _), _ in found])
    by_id = {item.key.id: item for item in items}
    for (quote_id, words, _), how in found:
        if item := by_id.get(quote_id):
            yield Hit(quote_id, item.article_id, how.score, item, _matched(words, how.span))


def _matched(words: str, span: Span) -> Span:
    """`span` of the folded words, in the words as they are."""
    start, end = span
    if start >= end:
        return (0, 0)
    places = offsets(words)
    return places[start], end_of(words, places[end - 1])
