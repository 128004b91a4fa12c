"""Real processes that write to a store, to be killed: quick to start, and they tell what they did."""

import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from claimtrack.errors import ClaimtrackError
from claimtrack.store import ItemKey, open_store
from tests.builders import TEXT, sample_analysis

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__])
FEW, WHOLE = 9, 3
"""Items of an article of `add_articles`, and the claims among them."""


class Worker:
    """A process that runs `work(say, …)`; what it says comes back, also after it was killed."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        ours, theirs = _SERVER.Pipe(duplex=False)
        self._pipe = ours
        self.process = _SERVER.Process(target=_run, args=(work, theirs, *given), daemon=True)
        self.process.start()
        theirs.close()

    def kill(self) -> list[Any]:
        """Ends it as `kill -9` does; gives what it had said."""
        self.process.kill()
        return self.told()

    def told(self) -> list[Any]:
        """Waits for its end; gives everything it said."""
        said = []
        try:
            while True:
                said.append(self._pipe.recv())
        except (EOFError, OSError):
            self._pipe.close()
        self.process.join()
        self.process.close()
        return said

    def next(self) -> Any:
        """The next thing it says; raises EOFError at its end."""
        return self._pipe.recv()


def _run(work: Callable[..., None], pipe: Connection, *given: Any) -> None:
    work(pipe.send, *given)
    pipe.close()


Say = Callable[[Any], None]


def add_articles(say: Say, database: str, count: int) -> None:
    """What `claimtrack ingest` does, with an analysis that takes no time: says each number kept."""
    with open_store(database) as store:
        for number in range(count):
            analysis = sample_analysis(text=f"{TEXT}\n{number}\n", doc=f"article-{number}")
            if store.has(analysis.article.text) is None:
                store.add(analysis)
            say(number)


def add_articles_until_refused(say: Say, database: str, size: int | None, user: int | None) -> None:
    """Adds articles until the store refuses; then says how. `size`: the largest file, in bytes."""
    if user is not None:
        os.setuid(user)
    if size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        add_articles(say, database, 100_000)
    except ClaimtrackError as error:
        say(str(error))


def add_verdicts(
    say: Say, database: str, reviewer: str, seconds: float, pause: float, claims: int = 3
) -> None:
    """Gives one verdict after the other on the first claims; says each with the seconds it took."""
    with open_store(database) as store:
        say("ready")
        end, number = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            start = time.perf_counter()
            store.add_verdict(
                ItemKey("claim", 1 + number % claims),
                "True",
                reviewer=reviewer,
                rationale=str(number),
            )
            say((number, time.perf_counter() - start))
            number += 1
            time.sleep(pause)


def hold_the_lock(say: Say, database: str, seconds: float) -> None:
    """Another program that writes, and takes its time."""
    with open_store(database) as store, store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE article SET doc = doc")
        say("held")
        time.sleep(seconds)
