"""How far reviewers agree: per cent, Cohen's kappa, Krippendorff's alpha; nominal ratings.

A unit is an item, given as its ratings by reviewer. What only one reviewer rated says nothing.

J. Cohen (1960), A coefficient of agreement for nominal scales. Educational and Psychological
Measurement 20(1). K. Krippendorff (2011), Computing Krippendorff's alpha-reliability.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TypeAlias

Unit: TypeAlias = Mapping[str, str]
"""The ratings of one item, by reviewer."""


def per_cent(units: Iterable[Unit]) -> float | None:
    """The share, in [0, 1], of all pairs of ratings of an item that are equal; None without pairs."""
    pairs = [pair for unit in units for pair in combinations(unit.values(), 2)]
    return sum(first == second for first, second in pairs) / len(pairs) if pairs else None


def cohen_kappa(units: Iterable[Unit], first: str, second: str) -> float | None:
    """Agreement of two reviewers beyond chance, 1 at most.

    None where they rated nothing both, or used one and the same rating throughout.
    """
    both = [(unit[first], unit[second]) for unit in units if first in unit and second in unit]
    if not both:
        return None
    observed = sum(one == other for one, other in both) / len(both)
    of_first, of_second = (Counter(pair[place] for pair in both) for place in (0, 1))
    expected = sum(of_first[rating] * of_second[rating] for rating in of_first) / len(both) ** 2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def krippendorff_alpha(units: Iterable[Unit]) -> float | None:
    """Agreement of any number of reviewers beyond chance, 1 at most; items may lack ratings.

    None where no item has two ratings, or one rating was used throughout.
    """
    paired = [list(unit.values()) for unit in units if len(unit) > 1]
    totals = Counter(rating for ratings in paired for rating in ratings)
    number = totals.total()
    expected = number**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    observed = 0.0
    for ratings in paired:
        counts = Counter(ratings)
        unequal = len(ratings) ** 2 - sum(count**2 for count in counts.values())
        observed += unequal / (len(ratings) - 1)
    return 1 - (number - 1) * observed / expected
