"""PostgreSQL crashes and comes back, in the middle of an ingest and of a review: nothing is lost."""

import time
from collections.abc import Iterator

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import ItemKey, base, open_store
from tests.builders import sample_store
from tests.faults.workers import FEW, Worker, add_articles, add_verdicts
from tests.postgres import Cluster

pytestmark = pytest.mark.faults

CRASHES = 3


@pytest.fixture(scope="module")
def own() -> Iterator[Cluster]:
    """A server of its own, as careful with its disk as servers are."""
    started = Cluster("synchronous_commit = on")
    yield started
    started.stop()


def crash(server: Cluster) -> None:
    """All sessions are cut; for a moment there is no server."""
    server.halt("immediate")
    time.sleep(0.3)
    server.start()


def test_in_the_middle_of_an_ingest(own: Cluster) -> None:
    database = own.url(own.create())
    worker = Worker(add_articles, database, 120)
    for turn in range(CRASHES):
        while worker.next() < 30 * (turn + 1):
            pass
        crash(own)
    assert worker.told()[-1] == 119
    with open_store(database) as store:
        kept = store.articles()
        assert len({view.doc for view in kept}) == len(kept) == 120
        assert {view.quotes + view.claims for view in kept} == {FEW}
        assert store.check() == []


def test_in_the_middle_of_a_review(own: Cluster) -> None:
    database = own.url(own.create())
    with sample_store(database) as store:
        worker = Worker(add_verdicts, database, "ann", 8.0, 0.0)
        for _ in range(CRASHES):
            time.sleep(0.7)
            crash(own)
            assert store.item(ItemKey("claim", 1)).key.id == 1  # another desk goes on as well
        saved = [number for number, _ in worker.told()[1:]]
        found = [int(view.rationale) for view in store.verdicts()]
        assert sorted(found) == saved == list(range(len(saved)))
        assert store.check() == []


def test_a_server_that_stays_away_is_told(own: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "RECONNECT_SECONDS", 1.0)
    database = own.url(own.create())
    with sample_store(database) as store:
        own.halt("fast")
        try:
            with pytest.raises(StoreError, match="does not answer, nothing of this was saved"):
                store.add_verdict(ItemKey("claim", 1), "True", reviewer="ann")
        finally:
            own.start()
        assert store.verdicts() == []
        store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann")
        assert [view.rating for view in store.verdicts()] == ["False"]
