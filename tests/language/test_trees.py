"""Scores become trees with one root."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from claimtrack.language.trees import tree_heads


def leads_to_the_root(heads: np.ndarray) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = int(heads[word - 1])
    return True


def test_the_best_heads_are_taken_where_they_make_a_tree() -> None:
    scores = np.zeros((3, 4))
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5
    assert tree_heads(scores).tolist() == [2, 0, 2]


def test_a_circle_is_cut_at_its_least_cost() -> None:
    scores = np.full((3, 4), -9.0)
    scores[0, 2], scores[1, 1] = 5, 5  # the two point at each other
    scores[0, 0], scores[1, 0] = 1, 3
    scores[2, 2] = 4
    assert tree_heads(scores).tolist() == [2, 0, 2]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10**6))
def test_there_is_always_one_root_and_no_circle(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1))
    heads = tree_heads(scores)
    assert (heads == 0).sum() == 1
    assert leads_to_the_root(heads)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 14), st.integers(0, 10**6))
def test_no_tree_is_better(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1))
    below = scores - scores.max()  # Stanza's way to one root is sound where no score is above zero
    theirs = chuliu_edmonds_one_root(np.vstack([np.zeros(words + 1), below]))[1:]
    mine = tree_heads(scores)
    rows = np.arange(words)
    assert scores[rows, mine].sum() == pytest.approx(scores[rows, theirs].sum())
