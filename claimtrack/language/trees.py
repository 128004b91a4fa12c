"""From scores of (dependent, head) to a tree with one root."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Heads = NDArray[np.int64]


def tree_heads(scores: Floats) -> Heads:
    """The heads [words] of the best tree with one root; `scores` [words, 1 + words], column 0 is the root's.

    The best head of each word alone mostly makes a tree; where it does not, the maximum spanning
    arborescence does (Chu and Liu 1965, Edmonds 1967). That only one word hangs on the root is had
    by making the root dearer than any tree without it (Stanojević and Cohen 2021).
    """
    count = len(scores)
    table = np.full((count + 1, count + 1), -np.inf)
    table[1:] = scores
    np.fill_diagonal(table, -np.inf)
    heads = table.argmax(1)
    if not _is_tree(heads[1:]):
        finite = scores[np.isfinite(scores)]
        table[1:, 0] -= (finite.max() - finite.min() + 1) * count
        heads = _arborescence(table)
    found: Heads = heads[1:].astype(np.int64)
    return found


def _is_tree(heads: Heads) -> bool:
    """Whether there is one root and every word leads to it; heads count from 1."""
    return int((heads == 0).sum()) == 1 and not _cycle(np.concatenate([[0], heads])).any()


def _cycle(heads: Heads) -> NDArray[np.bool_]:
    """One circle among nodes that each point to their head (node 0 to itself), as a mask."""
    reached: Heads = heads
    for _ in range(int(np.log2(len(heads))) + 1):
        reached = reached[reached]
    inside: NDArray[np.bool_] = np.zeros(len(heads), bool)
    stray = np.nonzero(reached)[0]
    if len(stray):
        place = int(reached[stray[0]])  # as many steps as there are nodes end on the circle
        while not inside[place]:
            inside[place] = True
            place = int(heads[place])
    return inside


def _arborescence(scores: Floats) -> Heads:
    """The best heads [nodes]; `scores` [nodes, nodes] with -inf where there is no arc, node 0 is the root."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    circle = _cycle(heads)
    if not circle.any():
        return heads
    inner, outer = np.nonzero(circle)[0], np.nonzero(~circle)[0]  # outer begins with the root
    kept = scores[inner, heads[inner]]
    into = scores[np.ix_(inner, outer)] - kept[:, None]  # what breaking the circle there costs
    out_of = scores[np.ix_(outer, inner)]
    entry, leave = into.argmax(0), out_of.argmax(1)
    count = len(outer)
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = scores[np.ix_(outer, outer)]
    smaller[count, :count] = into.max(0)
    smaller[:count, count] = out_of.max(1)
    smaller[0] = -np.inf
    found = _arborescence(smaller)
    above = found[1:count]
    heads[outer[1:]] = np.where(
        above == count, inner[leave[1:]], outer[np.minimum(above, count - 1)]
    )
    broken = int(found[count])
    heads[inner[entry[broken]]] = outer[broken]
    return heads
