"""A page costs a fixed number of queries, however much is stored."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event

from claimtrack.claims.types import Analysis
from claimtrack.store import ItemFilter, ItemKey, Store, open_store
from tests.builders import TEXT, sample_analysis
from tests.databases import Databases

BOTH = ItemFilter(kinds=("claim", "quote"))


def repeated(times: int, number: int) -> Analysis:
    """The sample's quotes and claims `times` over, as another article."""
    analysis = sample_analysis(text=f"{TEXT}\n{number}\n")
    claims = tuple(
        replace(claim, attribution=claim.attribution + 6 * turn)
        for turn in range(times)
        for claim in analysis.claims
    )
    return replace(analysis, attributions=analysis.attributions * times, claims=claims)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Store]:
    url = databases.new(tmp_path_factory.mktemp("many"), "news")
    with open_store(url) as store:
        for number in range(10):
            store.add(repeated(100, number))
        yield store
    databases.forget(url)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(store._engine, "before_cursor_execute", note)
    yield seen
    event.remove(store._engine, "before_cursor_execute", note)


def queries(store: Store, limit: int) -> int:
    with statements(store) as seen:
        assert len(store.items(ItemFilter(), limit=limit)) == limit
    return len(seen)


def test_a_page_takes_as_many_queries_as_a_line(full: Store) -> None:
    assert queries(full, 1) == queries(full, 500) <= 8


def test_more_ids_than_a_query_takes(full: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = full.items(BOTH)
    assert len(whole) == full.count(BOTH) == 9_000
    monkeypatch.setattr("claimtrack.store.items._BATCH", 1_000)
    assert full.items(BOTH) == whole


@pytest.mark.sqlite
def test_the_first_page_is_read_from_the_queues_index(full: Store) -> None:
    with statements(full) as seen:
        full.items(limit=10)
    (page,) = [words for words in seen if "LIMIT" in words]
    with full._engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (10, 0)).fetchall()
    assert "ix_claim_queue" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_the_desk_never_waits(full: Store) -> None:
    """Generous limits, for slow machines; the figures in the README are measured apart."""
    start = time.perf_counter()
    full.items(ItemFilter(speaker="marsh", kinds=("quote",)), limit=50)
    full.progress(BOTH)
    full.add_verdict(ItemKey("claim", 7), "False", reviewer="ann")
    full.undo("ann")
    assert time.perf_counter() - start < 2
