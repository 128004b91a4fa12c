"""Batches analysed by the workers of a Dask cluster.

Dask does what is hard: it hands out the work, notices workers that die and gives their work to others.
The models are loaded once a worker, by a plugin; the results come back to this process, which alone
writes to the store, so that each text is kept once whatever is computed twice.
"""

import hashlib
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimtrack import __version__
from claimtrack.errors import ClaimtrackError
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

try:
    import distributed
    from distributed.diagnostics.plugin import WorkerPlugin
except ImportError as error:
    raise ClaimtrackError(
        "a Dask cluster needs the extra `cluster`: pip install 'claimtrack[cluster]'"
    ) from error

_AHEAD = 2  # batches for each worker that are read and not yet given back
_ANSWER_SECONDS = 20
_WORKER_SECONDS = 60


class Cluster:
    """The workers of the scheduler at `address` (tcp://HOST:8786).

    Start them with one thread each, and with this claimtrack installed: `dask worker ADDRESS --nthreads 1`.
    """

    def __init__(
        self,
        address: str,
        models: str,
        load: Load = load_single,
        tell: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.address, self.models, self.load, self.tell = address, models, load, tell
        self._client: Any = None
        self._plugin = ""

    def run(self, batches: Iterable[Batch]) -> Iterator[Outcome]:
        """See `Engine`. Raises ClaimtrackError when the cluster cannot be used or is lost."""
        client, name = self._connected()
        waiting: deque[tuple[Batch, Any]] = deque()
        for batch in batches:
            waiting.append((batch, _submit(client, name, batch)))
            if len(waiting) >= _AHEAD * max(1, len(_workers(client))):
                yield self._first(client, name, *waiting.popleft())
        while waiting:
            yield self._first(client, name, *waiting.popleft())

    def close(self) -> None:
        """Leaves the cluster; its workers stay."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _connected(self) -> tuple[Any, str]:
        if self._client is None:
            logging.getLogger("distributed").setLevel(logging.CRITICAL)
            self._client = self._found()
            self._plugin = self._prepare(self._client)
        return self._client, self._plugin

    def _found(self) -> Any:
        try:
            return distributed.Client(self.address, timeout=_ANSWER_SECONDS)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClaimtrackError(
                f"{self.address}: no Dask scheduler answers ({error}); start one with `dask scheduler`"
            ) from error

    def _prepare(self, client: Any) -> str:
        """Loads the models on every worker, now and when it joins later; the plugin's name."""
        try:
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except TimeoutError:
            raise ClaimtrackError(
                f"{self.address}: the scheduler has no workers; start some with "
                f"`dask worker {self.address} --nthreads 1`"
            ) from None
        try:
            versions = client.run(_version)
            others = sorted({version for version in versions.values() if version != __version__})
            if others:
                raise ClaimtrackError(
                    f"{self.address}: workers have claimtrack {', '.join(others)}, not {__version__}"
                )
            plugin = _Models(self.models, self.load)
            client.register_plugin(plugin)
        except ImportError as error:
            raise ClaimtrackError(
                f"{self.address}: the workers cannot import claimtrack ({error}); install it there too"
            ) from error
        return plugin.name

    def _first(self, client: Any, name: str, batch: Batch, future: Any) -> Outcome:
        try:
            outcome: Outcome = future.result()
            return outcome
        except distributed.scheduler.KilledWorker:
            self.tell("a batch took down several workers; its articles are tried one by one")
        except (distributed.CancelledError, distributed.comm.CommClosedError, OSError) as error:
            raise ClaimtrackError(
                f"{self.address}: the scheduler is lost ({error or type(error).__name__}); what was stored "
                "is kept: start the cluster again and repeat the command"
            ) from error
        if len(batch) == 1:
            return Outcome(batch, failures=(died(batch[0]),))
        return joined(
            batch,
            (
                self._first(client, name, (article,), _submit(client, name, (article,)))
                for article in batch
            ),
        )


class _Models(WorkerPlugin):  # type: ignore[misc]
    """Loads the models when a worker starts, and analyses with them."""

    def __init__(self, models: str, load: Load) -> None:
        self.models, self.load = models, load
        self.name = f"claimtrack-{models or 'shipped'}-{load.__module__}"

    def setup(self, worker: Any) -> None:
        """Called by Dask on the worker."""
        self.lock = threading.Lock()  # a worker may have several threads, the models serve one
        self.analyzer: Analyzes = self.load(self.models)

    def __getstate__(self) -> dict[str, Any]:
        return {"models": self.models, "load": self.load, "name": self.name}


def _workers(client: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    return found


def _version() -> str:
    return __version__


def _submit(client: Any, name: str, batch: Batch) -> Any:
    """The batch's future; its key is what is in it, so that the same work is never queued twice."""
    content = hashlib.sha256(repr([article.text for article in batch]).encode("utf-8", "replace"))
    return client.submit(_analyze, name, batch, key=f"{name}-{content.hexdigest()}")


def _analyze(name: str, batch: Batch) -> Outcome:
    plugin = distributed.get_worker().plugins[name]
    with plugin.lock:
        return analyze_batch(plugin.analyzer, batch)
