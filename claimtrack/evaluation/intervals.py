"""Bootstrap intervals: how much a figure would move on another sample of the same kind."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Interval = tuple[float, float]
_T = TypeVar("_T")


def bootstrap(
    sample: Sequence[_T],
    figure: Callable[[Sequence[_T]], float],
    *,
    rounds: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> Interval:
    """The percentile interval of `figure` over `rounds` samples drawn with replacement (Efron 1979)."""
    chance = random.Random(seed)
    figures = sorted(figure(chance.choices(sample, k=len(sample))) for _ in range(rounds))
    cut = round((1 - level) / 2 * rounds)
    return figures[cut], figures[-1 - cut]
