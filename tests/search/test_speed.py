"""Search answers at once; a generous limit, for slow machines."""

import random
import time
from pathlib import Path

import pytest

from claimtrack.search import search_quotes
from claimtrack.store import open_store
from tests.search.test_search import add_quotes

WORDS = "will not take risks with bridge water power school court party law dam"


@pytest.mark.parametrize("length", [6, 40, 300, 3_000])
def test_two_thousand_quotes(tmp_path: Path, length: int) -> None:
    chance = random.Random(7)
    quotes = [" ".join(chance.choices(WORDS.split(), k=30)) for _ in range(2_000)]
    with open_store(str(tmp_path / "news.db")) as store:
        add_quotes(store, quotes)
        start = time.perf_counter()
        found = search_quotes(store, (f"{quotes[1_234]} " * 20)[:length], limit=5)
        assert time.perf_counter() - start < 2
    if length >= 40:
        assert found[0].item.text == quotes[1_234]
