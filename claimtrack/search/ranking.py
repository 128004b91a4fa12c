"""Fuzzy search over stored texts: the index gives candidates, RapidFuzz ranks them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from claimtrack.errors import ClaimtrackError
from claimtrack.folding import end_of, folded, offsets
from claimtrack.search.scoring import match, padded, rank, rank_by_words
from claimtrack.spans import Span
from claimtrack.store import SearchKind, Store

MINIMUM = 65.0
"""The least score that is a hit; unrelated texts reach 40 to 65, among a million more."""
SHORT = 8
SHORT_MINIMUM = 80.0
"""The least score of a query of up to `SHORT` letters: one typo, or a word's beginning or end."""
LONG = 70
LONG_MINIMUM = 60.0
"""The least score of a query from `LONG` letters on: the longer, the less alike are unrelated texts."""
LONGEST = 5_000
"""The longest query in characters: the time a comparison takes grows with it."""
WIDTH = 100
"""Candidates that the index gives, at least; more find no more among a million quotes."""
CLOSE = 40
"""Of those so many are looked at closely, at least."""
CLOSER = 20
"""And so many word by word."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A text that was found: its item's number, a score (0-100), and the part that matches."""

    number: int
    score: float
    text: str
    matched: Span


def folded_query(text: str) -> str:
    """`text` as it is compared. Raises `ClaimtrackError` if nothing is left, or far too much."""
    query = folded(text)
    if not query:
        raise ClaimtrackError("nothing to search for: give some words of the quote")
    if len(query) > LONGEST:
        raise ClaimtrackError(f"too long to search for: give at most {LONGEST:,} characters")
    return query


def ranked(
    store: Store,
    kind: SearchKind,
    query: str,
    *,
    speaker: str,
    limit: int,
    minimum: float | None,
) -> list[Ranked]:
    """The stored texts of `kind` most like `query` (folded), best first, the shorter of equals."""
    found = store.candidates(kind, query, width=max(WIDTH, 5 * limit), speaker=speaker)
    texts = [(number, text, plain) for number, text in found if (plain := folded(text))]
    return best_of(query, texts, limit=limit, minimum=minimum)


def best_of(
    query: str, texts: Sequence[tuple[int, str, str]], *, limit: int, minimum: float | None
) -> list[Ranked]:
    """The best of `texts`: each an item's number, its words, and those folded; `minimum` as in
    `search_quotes`."""
    least = _least(query) if minimum is None else minimum
    plain = [words for _, _, words in texts]
    scored = []
    for place in _promising(query, plain, max(CLOSE, 3 * limit)):
        how = match(query, plain[place])
        scored.append((rank(how.score, query, plain[place]), how.span, place))
    scored.sort(key=lambda one: -one[0])
    closer = [
        (rank_by_words(score, query, plain[place]), span, texts[place])
        for score, span, place in scored[: max(CLOSER, 2 * limit)]
    ]
    best = sorted(
        (one for one in closer if one[0] >= least),
        key=lambda one: (-round(one[0], 1), len(one[2][2]), one[2][0]),
    )
    return [
        Ranked(number, score, words, _matched(words, span))
        for score, span, (number, words, _) in best[:limit]
    ]


def _least(query: str) -> float:
    if len(query) <= SHORT:
        return SHORT_MINIMUM
    return LONG_MINIMUM if len(query) >= LONG else MINIMUM


def _promising(query: str, texts: Sequence[str], width: int) -> list[int]:
    """The places of the texts that quick scorers put first: as wholes, in part, as words."""
    if len(texts) <= width:
        return list(range(len(texts)))
    scorers = [(fuzz.ratio, query, texts), (fuzz.token_set_ratio, query, texts)]
    if len(query) <= 64:  # longer ones make it slow, and are told by their words
        scorers.append((fuzz.partial_ratio, padded(query), [padded(text) for text in texts]))
    return sorted(
        {
            place
            for scorer, given, among in scorers
            for _, _, place in process.extract(given, among, scorer=scorer, limit=width // 2)
        }
    )


def _matched(words: str, span: Span) -> Span:
    """`span` of the folded words, in the words as they are."""
    start, end = span
    if start >= end:
        return (0, 0)
    places = offsets(words)
    return places[start], end_of(words, places[end - 1])
