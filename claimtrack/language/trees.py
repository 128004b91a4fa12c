"""From scores of (dependent, head) to a tree with one root."""

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

Floats = NDArray[np.float64]


def tree_heads(scores: Floats) -> NDArray[np.int64]:
    """The heads [words] of the best tree; `scores` [1 + words, 1 + words], row 0 is the root's.

    The best head of each word alone nearly always makes a tree; where it does not, the maximum
    spanning arborescence does (Chu and Liu 1965, Edmonds 1967).
    """
    best = scores[1:].copy()
    best[np.arange(len(best)), np.arange(1, len(best) + 1)] = -np.inf
    heads: NDArray[np.int64] = best.argmax(1)
    if _is_tree(heads):
        return heads
    full = scores - scores.max(1, keepdims=True)
    found: NDArray[np.int64] = chuliu_edmonds_one_root(full)[1:].astype(np.int64)
    return found


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether there is one root and every word leads to it; heads count from 1."""
    if int((heads == 0).sum()) != 1:
        return False
    above = np.concatenate([[0], heads])
    reached = above.copy()
    for _ in range(int(np.log2(len(above))) + 1):
        reached = reached[reached]
    return bool((reached == 0).all())
