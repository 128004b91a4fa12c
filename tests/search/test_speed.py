"""Search answers at once; a generous limit, for slow machines."""

import time

import pytest

from claimtrack.search import search_quotes
from claimtrack.store import open_store
from tests.benchmarks.made_up import quotes
from tests.search.test_search import add_quotes


@pytest.mark.parametrize("length", [6, 40, 300, 3_000])
def test_two_thousand_quotes(database: str, length: int) -> None:
    made = list(quotes(2_000, seed=7))
    with open_store(database) as store:
        add_quotes(store, made)
        start = time.perf_counter()
        found = search_quotes(store, (f"{made[1_234]} " * 20)[:length], limit=5)
        assert time.perf_counter() - start < 2
    if length >= 40:
        assert found[0].item.text == made[1_234]
