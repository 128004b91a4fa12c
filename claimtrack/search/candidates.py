"""Which of many texts are worth a close look: quick, and rather one too many than one too few.

An index may take the place of this one day: all it has to give are such places.
"""

import heapq
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from claimtrack.search.scoring import padded

LONG = 64
"""From this length RapidFuzz compares with more than one machine word, and gets slow."""
PIECES = 64
PIECE = 5


def candidates(query: str, texts: Sequence[str], width: int) -> list[int]:
    """The places of at least `width` of `texts` (if there are so many) most like `query`.

    All of them are folded; the places come in order, and without any order of merit.
    """
    if len(query) > LONG:
        return sorted(_by_pieces(query, texts, width))
    by_words = process.extract(query, texts, scorer=fuzz.token_ratio, limit=width)
    by_stretch = process.extract(
        padded(query), list(map(padded, texts)), scorer=fuzz.partial_ratio, limit=width
    )
    return sorted({place for _, _, place in [*by_words, *by_stretch]})


def _by_pieces(query: str, texts: Sequence[str], width: int) -> list[int]:
    """The texts with most pieces of the query in them, for how many they have room for.

    A typo spoils one piece of a long query, a moved word none.
    """
    step = max(1, len(query) // PIECES)
    pieces = {query[start : start + PIECE] for start in range(0, len(query) - PIECE + 1, step)}

    def likeness(place: int) -> float:
        text = texts[place]
        found = sum(piece in text for piece in pieces)
        return found * found / min(len(pieces), max(1, len(text) / step))

    return heapq.nlargest(width, range(len(texts)), key=likeness)
