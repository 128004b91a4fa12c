"""Several processes: the order, the limits, and what happens when one dies."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from claimtrack.errors import ModelError
from claimtrack.parallel.batches import Batch, Engine, Here
from claimtrack.parallel.processes import Workers
from tests.parallel.light import article, light


def batches(texts: list[str], size: int = 2) -> list[Batch]:
    articles = [article(text) for text in texts]
    return [tuple(articles[start : start + size]) for start in range(0, len(texts), size)]


def texts_of(engine: Engine, given: list[Batch]) -> list[str]:
    found = [one.article.text for outcome in engine.run(given) for one in outcome.analyses]
    engine.close()
    return found


TEXTS = [f"text{number} and more" for number in range(9)]


Ours = Callable[[], list[BaseProcess]]


@pytest.fixture
def ours() -> Ours:
    """The processes that are there now and were not before the test."""
    before = set(multiprocessing.active_children())
    return lambda: [one for one in multiprocessing.active_children() if one not in before]


def gone(ours: Ours) -> bool:
    """Whether all of them end: one that was killed is listed until its end is noted, by whichever thread."""
    for _ in range(50):
        if not ours():
            return True
        time.sleep(0.1)
    return False


def test_results_come_in_order_from_several_processes(ours: Ours) -> None:
    workers = Workers(2, "", light)
    for _ in range(2):  # the processes stay
        outcomes = list(workers.run(batches(TEXTS)))
        assert [one.article.text for outcome in outcomes for one in outcome.analyses] == TEXTS
        assert not any(outcome.failures for outcome in outcomes)
    workers.close()
    assert gone(ours)


def test_only_a_few_batches_are_read_ahead() -> None:
    read = 0

    def reading() -> Iterator[Batch]:
        nonlocal read
        for batch in batches(TEXTS, 1):
            read += 1
            yield batch

    given = 0
    workers = Workers(2, "", light)
    for outcome in workers.run(reading()):
        given += len(outcome.batch)
        assert read - given <= 4
    workers.close()


def test_a_strange_article_does_not_lose_the_others() -> None:
    for engine in (Here("", light), Workers(2, "", light)):
        outcomes = list(engine.run(batches([TEXTS[0], "strange one", TEXTS[1]], 3)))
        engine.close()
        assert [one.article.text for one in outcomes[0].analyses] == TEXTS[:2]
        assert outcomes[0].failures == ("strange: cannot be analysed (ValueError: strange text)",)


def test_what_a_killed_process_had_is_done_by_another(tmp_path: Path) -> None:
    told: list[str] = []
    texts = [*TEXTS[:3], f"deadly-once {tmp_path / 'killed'}", *TEXTS[3:]]
    assert texts_of(Workers(2, "", light, told.append), batches(texts)) == texts
    assert told == ["a worker process died; what it had is tried again"]


def test_a_deadly_article_is_told_and_all_others_are_done() -> None:
    texts = [*TEXTS[:4], "deadly", *TEXTS[4:]]
    workers = Workers(2, "", light)
    outcomes = list(workers.run(batches(texts)))
    workers.close()
    assert [one.article.text for outcome in outcomes for one in outcome.analyses] == TEXTS
    (failure,) = [failure for outcome in outcomes for failure in outcome.failures]
    assert failure.startswith("deadly.txt: cannot be analysed")


def test_missing_models_end_it_with_their_own_message(ours: Ours) -> None:
    with pytest.raises(ModelError, match="no such models"):
        list(Workers(2, "missing", light).run(batches(TEXTS)))
    assert gone(ours)


def test_no_process_outlives_an_iteration_that_is_given_up(ours: Ours) -> None:
    outcomes = Workers(2, "", light).run(batches(TEXTS, 1))
    next(outcomes)
    assert ours()
    outcomes.close()  # type: ignore[attr-defined]
    assert gone(ours)
