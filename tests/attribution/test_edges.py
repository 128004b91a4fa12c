"""The edges of a content: where it begins and ends, chosen with all that could be in view."""

import numpy as np
import pytest

from claimtrack.attribution.edges import settle_edges

SIZES = np.full(20, 5.0)
FREE = np.ones(20, bool)
OPEN = (False, False)


def scores(first: dict[int, float], last: dict[int, float]) -> np.ndarray:
    out = np.full((2, 20), -20.0)
    for row, chances in enumerate((first, last)):
        for word, chance in chances.items():
            out[row, word] = np.log(chance)
    return out


def test_the_likely_edges_are_taken() -> None:
    words, sure = settle_edges(
        np.arange(5, 9), scores({4: 0.9, 5: 0.1}, {12: 0.95, 8: 0.05}), SIZES, FREE, OPEN
    )
    assert words.tolist() == list(range(4, 13))
    assert sure == pytest.approx(0.95, abs=0.01)


def test_torn_between_a_short_and_a_long_end_the_middle_agrees_with_both() -> None:
    ends = {9: 0.4, 11: 0.25, 13: 0.35}  # 10, 12 and 14 words from word 0
    words, sure = settle_edges(np.arange(0, 14), scores({0: 1.0}, ends), SIZES, FREE, OPEN)
    assert words[-1] == 11
    assert sure == pytest.approx(1.0, abs=0.01)


def test_a_content_does_not_grow_over_words_that_are_taken() -> None:
    free = FREE.copy()
    free[10] = False
    words, _ = settle_edges(np.arange(5, 9), scores({5: 1.0}, {12: 0.9, 9: 0.1}), SIZES, free, OPEN)
    assert words.tolist() == list(range(5, 10))


def test_a_known_edge_stays() -> None:
    words, _ = settle_edges(
        np.arange(5, 9), scores({2: 1.0}, {12: 1.0}), SIZES, FREE, (True, False)
    )
    assert words.tolist() == list(range(5, 13))


def test_the_gap_between_two_pieces_stays() -> None:
    pieces = np.array([3, 4, 5, 9, 10])
    words, _ = settle_edges(pieces, scores({2: 1.0}, {11: 1.0}), SIZES, FREE, OPEN)
    assert words.tolist() == [2, 3, 4, 5, 9, 10, 11]


def test_an_edge_cannot_pass_the_other() -> None:
    words, _ = settle_edges(np.arange(5, 9), scores({8: 1.0}, {5: 1.0}), SIZES, FREE, OPEN)
    assert len(words)
    assert words[0] <= words[-1]
