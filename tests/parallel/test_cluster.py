"""A real Dask cluster: a scheduler and workers, each a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.parallel.cluster import Cluster
from claimtrack.store import open_store
from tests.parallel.light import light
from tests.parallel.test_processes import TEXTS, batches, texts_of

ROOT = Path(__file__).parents[2]


class LocalCluster:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        address = folder / "scheduler.json"
        self.started = [self._start("scheduler", "--port", "0", "--scheduler-file", address)]
        deadline = time.monotonic() + 60
        while not address.exists() or not address.read_text():
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        self.address: str = json.loads(address.read_text())["address"]

    def worker(self) -> "subprocess.Popen[bytes]":
        own = ("--nthreads", "1", "--no-nanny", "--local-directory", self.folder)
        self.started.append(self._start("worker", self.address, *own))
        return self.started[-1]

    def _start(self, what: str, *options: Any) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "distributed.cli.dask_" + what, *map(str, options)),
                *("--host", "127.0.0.1", "--no-dashboard"),
            ],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        for process in reversed(self.started):
            process.kill()
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[LocalCluster]:
    made = LocalCluster(tmp_path)
    yield made
    made.stop()


@pytest.mark.filterwarnings("default")
def test_work_goes_on_when_a_worker_is_killed(dask: LocalCluster) -> None:
    workers = [dask.worker(), dask.worker()]
    texts = [f"text{number} is read" for number in range(60)]
    found: list[str] = []
    processes: set[str] = set()
    engine = Cluster(dask.address, "", light)
    for number, outcome in enumerate(engine.run(batches(texts))):
        if number == 5:
            workers[0].send_signal(signal.SIGKILL)
        found += [one.article.text for one in outcome.analyses]
        processes |= {one.attributions[0].reasons[0] for one in outcome.analyses}
    engine.close()
    assert found == texts
    assert str(workers[1].pid) in processes


@pytest.mark.filterwarnings("default")
def test_each_article_is_stored_once_though_a_worker_is_killed(
    dask: LocalCluster, database: str
) -> None:
    texts = [f"text{number} is read" for number in range(40)]
    workers = [dask.worker(), dask.worker()]
    with open_store(database) as store:
        for again in range(2):  # the second time as after an ingest that was broken off
            engine = Cluster(dask.address, "", light)
            new = 0
            for number, outcome in enumerate(engine.run(batches(texts))):
                if number == 3 and not again:
                    workers[0].send_signal(signal.SIGKILL)
                assert not outcome.failures
                new += sum(store.add(one).new for one in outcome.analyses)
            engine.close()
            assert new == (0 if again else len(texts))
        assert sorted(view.doc for view in store.articles()) == sorted(t.split()[0] for t in texts)
        assert {view.quotes for view in store.articles()} == {1}
        assert store.check() == []


@pytest.mark.filterwarnings("default")
def test_the_real_models_on_a_cluster_give_what_one_process_gives(
    dask: LocalCluster, analyzer: Any
) -> None:
    from claimtrack.reading import read_path

    dask.worker()
    articles = read_path(ROOT / "seeds" / "news-2024-04-02-and-2025-02-12.txt")
    engine = Cluster(dask.address, "")
    (outcome,) = engine.run([tuple(articles)])
    engine.close()
    assert not outcome.failures
    for there, here in zip(outcome.analyses, analyzer.analyze(articles), strict=True):
        assert [claim.proposition for claim in there.claims] == [
            claim.proposition for claim in here.claims
        ]


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.parallel.cluster._ANSWER_SECONDS", 1)
    with pytest.raises(ClaimtrackError, match="no Dask scheduler answers"):
        texts_of(Cluster("tcp://127.0.0.1:9", "", light), batches(TEXTS))
