"""The edges of a content: where it begins and ends, chosen with all that could be in view.

A reader agrees with a content that shares enough with the one he would have marked. So where the network
is torn between a short and a long end, the best choice is not the likeliest pair of edges but the one
that shares enough with most of the probability (minimum Bayes risk decoding, Goel and Byrne 2000).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.int64]
_ENOUGH = 0.8  # of the characters of the larger, as attributions are scored
_CANDIDATES = 8  # at each edge
_LIKELIEST = 0.2  # what the probability of a pair adds to its expected agreement


def settle_edges(
    content: Words, scores: Floats, sizes: Floats, free: NDArray[np.bool_], fixed: tuple[bool, bool]
) -> tuple[Words, float]:
    """The ascending words `content` with its first and its last edge where they agree with most, and the
    probability in [0, 1] that they agree.

    `scores` [2, words] are logs of how likely each word is the first and the last one; `sizes` [words]
    the characters of each word; `free` [words] tells which words the content may grow over, and `fixed`
    which of its two edges are known.
    """
    breaks = np.nonzero(np.diff(content) > 1)[0]
    first, last = int(content[0]), int(content[-1])
    inner = (
        int(content[breaks[0]]) if len(breaks) else last,
        int(content[breaks[-1] + 1]) if len(breaks) else first,
    )
    outer = _reach(free, first, -1), _reach(free, last, 1)
    low, low_chance = _candidates(scores[0], outer[0], inner[0], first, fixed[0])
    high, high_chance = _candidates(scores[1], inner[1], outer[1], last, fixed[1])
    chance = np.outer(low_chance, high_chance) * (low[:, None] <= high[None, :])
    before = np.concatenate([[0.0], np.cumsum(sizes)])
    # what each edge adds to the content's size, so that two choices share the smaller of each
    left, right = before[first] - before[low], before[high + 1] - before[last + 1]
    whole = sizes[content].sum()
    size = (whole + left[:, None] + right[None, :]).clip(min=1e-9).ravel()
    shared = (
        whole
        + np.minimum(left[:, None], left[None, :])[:, None, :, None]
        + np.minimum(right[:, None], right[None, :])[None, :, None, :]
    ).reshape(len(size), len(size))
    agreed = shared / np.maximum(size[:, None], size[None, :]) >= _ENOUGH
    chance = chance.ravel() / chance.sum()
    agreement = agreed @ chance
    best = int(np.where(chance > 0, agreement + _LIKELIEST * chance, -1).argmax())
    row, column = divmod(best, len(high))
    start, end = int(low[row]), int(high[column])
    grown = [np.arange(start, first), content, np.arange(last + 1, end + 1)]
    words = np.concatenate(grown)
    return words[(words >= start) & (words <= end)], float(agreement[best])


def _reach(free: NDArray[np.bool_], edge: int, step: int) -> int:
    """The farthest word that the content may grow to from `edge`."""
    while 0 <= edge + step < len(free) and free[edge + step]:
        edge += step
    return edge


def _candidates(scores: Floats, low: int, high: int, own: int, fixed: bool) -> tuple[Words, Floats]:
    """The likeliest words of `low` to `high` and their probabilities; `own` is always among them."""
    if fixed:
        return np.array([own]), np.ones(1)
    chance = np.exp(scores[low : high + 1] - scores[low : high + 1].max())
    top = np.argsort(-chance)[:_CANDIDATES]
    if own - low not in top:
        top = np.append(top, own - low)
    return top + low, chance[top] / chance[top].sum()
