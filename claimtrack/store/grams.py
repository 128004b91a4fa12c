"""Trigrams: the three-letter pieces by which texts with a typo are still found.

A word's pieces are taken with a space at either end (`bridge`: ` br`, `bri`, ... `ge `), as in
PostgreSQL's pg_trgm, so that the order of words and words left out change few of them. Scripts that
write without spaces (Chinese, Japanese, Thai, ...) give single letters and pairs instead.

A piece is a number: its three code points at 21 bits each, so no two pieces share one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.folding import UNSPACED, folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS = 21
_SPACE = ord(" ")


def gram_pairs(texts: Sequence[str]) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Which piece is in which text: pieces and places in `texts`, sorted by piece, then place.

    A piece that a text holds several times is given once.
    """
    import numpy as np

    # One space between texts: no piece has a space in the middle, so none reaches across.
    plain = [folded(text) for text in texts]
    joined = f" {' '.join(plain)} "
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(plain)), [len(text) + 1 for text in plain])
    before, middle, after = codes[:-2], codes[1:-1], codes[2:]
    owners = owners[: len(middle)]
    loose = _unspaced(middle)
    spaced = (middle != _SPACE) & ~loose
    pairs = loose & _unspaced(after)
    grams = np.concatenate(
        (
            (before << 2 * _BITS | middle << _BITS | after)[spaced],
            middle[loose],
            (middle << _BITS | after)[pairs],
        )
    )
    owners = np.concatenate((owners[spaced], owners[loose], owners[pairs]))
    order = np.lexsort((owners, grams))
    grams, owners = grams[order], owners[order]
    fresh = np.ones(len(grams), bool)
    fresh[1:] = (grams[1:] != grams[:-1]) | (owners[1:] != owners[:-1])
    return grams[fresh], owners[fresh]


def _unspaced(codes: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    """Which code points belong to a script without spaces between words."""
    import numpy as np

    found = np.zeros(len(codes), bool)
    for first, last in UNSPACED:
        found |= (codes >= first) & (codes <= last)
    return found
