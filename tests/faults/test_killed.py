"""`kill -9` at any moment: whole articles, no lost verdict, no duplicate, a sound store."""

import random
import time

import pytest

from claimtrack.store import ItemKey, open_store
from tests.builders import sample_store
from tests.databases import engine_of
from tests.faults.workers import FEW, Worker, add_articles, add_verdicts

pytestmark = pytest.mark.faults

KILLS = {"sqlite": 50, "postgres": 20}


def test_an_ingest_killed_at_random_moments(database: str, pytestconfig: pytest.Config) -> None:
    kills = KILLS[engine_of(pytestconfig)]
    chance = random.Random(7)
    reported = 0
    for _ in range(kills):
        worker = Worker(add_articles, database, 100_000)
        if chance.random() < 0.2:  # while it opens, or makes, the database
            time.sleep(chance.uniform(0, 0.1))
        else:
            reached = chance.randrange(reported, reported + 5)
            while worker.next() < reached:
                pass
            time.sleep(chance.uniform(0, 0.03))
            reported = reached + 1
        said = [number for number in worker.kill() if isinstance(number, int)]
        reported = max([reported, *(number + 1 for number in said)])
        with open_store(database) as store:
            kept = store.articles()
            assert len({view.doc for view in kept}) == len(kept) >= reported
            assert {view.quotes + view.claims for view in kept} <= {FEW}
    assert reported > kills
    total = len(kept) + 5
    assert Worker(add_articles, database, total).told() == list(range(total))
    with open_store(database) as store:
        assert sorted(view.doc for view in store.articles()) == sorted(
            f"article-{number}" for number in range(total)
        )
        assert store.check() == []
        assert all(state.missing == 0 for state in store.check_search_index())


def test_verdicts_that_were_said_to_be_saved_are_there(database: str) -> None:
    sample_store(database).close()
    chance = random.Random(3)
    saved: list[tuple[str, int]] = []
    for turn in range(10):
        reviewer = f"reviewer {turn}"
        worker = Worker(add_verdicts, database, reviewer, 60.0, 0.0)
        assert worker.next() == "ready"
        time.sleep(chance.uniform(0.05, 0.3))
        saved += [(reviewer, number) for number, _ in worker.kill()]
    with open_store(database) as store:
        found = [(view.reviewer, int(view.rationale)) for view in store.verdicts()]
        assert set(saved) <= set(found)
        assert len(found) == len(set(found)) <= len(saved) + 10  # one may be in flight at each kill
        assert store.check() == []
        store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann")
