"""Batches analysed by several processes of this machine, each with the models loaded once."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from claimtrack.parallel.batches import (
    Analyzes,
    Batch,
    Load,
    Outcome,
    analyze_batch,
    died,
    joined,
    load_single,
)

_AHEAD = 2  # batches for each worker that are read and not yet given back


class Workers:
    """`count` processes. No more than two batches for each are in memory at a time.

    A process that dies (killed, out of memory) takes nothing with it: a new one is started, what it had
    is tried again, and an article that takes a process down by itself is told as failed. `tell` is given
    one line for the user when that happens.
    """

    def __init__(
        self,
        count: int,
        models: str,
        load: Load = load_single,
        tell: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.count, self.models, self.load, self.tell = count, models, load, tell
        self._pool: ProcessPoolExecutor | None = None
        self._others: set[int | None] = set()

    def run(self, batches: Iterable[Batch]) -> Iterator[Outcome]:
        """See `Engine`. Raises ModelError. The processes stay for the next run, if none cuts this off."""
        waiting: deque[tuple[Batch, Future[Outcome]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(batch)))
                if len(waiting) >= _AHEAD * self.count:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        except BaseException:
            self.close()
            raise

    def _submit(self, batch: Batch) -> "Future[Outcome]":
        if self._pool is None:
            self._others = {child.pid for child in multiprocessing.active_children()}
            self._pool = _pool(self.count)
        try:
            return self._pool.submit(_analyze, self.load, self.models, batch)
        except BrokenProcessPool:  # not seen before: those that wait will tell
            self.close()
            return self._submit(batch)

    def _first(self, waiting: "deque[tuple[Batch, Future[Outcome]]]") -> Outcome:
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self.tell("a worker process died; what it had is tried again")
        self.close()
        outcome = self._alone(batch)
        again = [own for own, _ in waiting]
        done = [_done(future) for _, future in waiting]
        waiting.clear()
        for own, result in zip(again, done, strict=True):
            waiting.append((own, result or self._submit(own)))
        return outcome

    def _alone(self, batch: Batch) -> Outcome:
        """The batch in a process of its own, and article by article where that dies too."""
        with _pool(1) as pool:
            try:
                return pool.submit(_analyze, self.load, self.models, batch).result()
            except BrokenProcessPool:
                pass
        if len(batch) == 1:
            return Outcome(batch, failures=(died(batch[0]),))
        return joined(batch, (self._alone((article,)) for article in batch))

    def close(self) -> None:
        """Ends the processes now: whatever they are at is either given back already or of no use."""
        if self._pool is None:
            return
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        for child in multiprocessing.active_children():
            if child.pid not in self._others:
                child.kill()
                child.join()


def _done(future: "Future[Outcome]") -> "Future[Outcome] | None":
    """The future, if it holds a result that the death of another process did not touch."""
    return future if future.done() and not future.cancelled() and not future.exception() else None


def _pool(count: int) -> ProcessPoolExecutor:
    # Never forked: threads of torch, of the store or of the desk would be copied half.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_started)


def _started() -> None:
    """Ctrl-C is for the program, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _loaded(load: Load, models: str) -> Analyzes:
    return load(models)


def _analyze(load: Load, models: str, batch: Batch) -> Outcome:
    return analyze_batch(_loaded(load, models), batch)
