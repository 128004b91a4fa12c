"""Writers of an SQLite file take turns, in the order in which they came.

SQLite lets a waiting writer look again now and then, and whoever looks at the right moment is next:
among twenty, one may wait for seconds while others write again and again. So they queue first, by a
lock of the operating system on an empty file beside the database, which is let go when a process
ends, however it ends. It is about fairness alone: SQLite's own lock still decides who writes.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

try:
    import fcntl
except ImportError:  # not on Windows: there it is SQLite's own waiting
    fcntl = None  # type: ignore[assignment]


def database_file(engine: Engine) -> Path | None:
    """The database's file; None for a database that is no file of its own."""
    place = engine.url.database
    if engine.dialect.name != "sqlite" or not place or place == ":memory:" or engine.url.query:
        return None
    return Path(place)


def queue_file(engine: Engine) -> Path | None:
    """The file to queue by; None for a database that is no file of its own."""
    file = database_file(engine)
    return None if file is None else file.with_name(f"{file.name}-queue")


@contextmanager
def turn(queue: Path | None, seconds: float) -> Iterator[None]:
    """Waits for one's turn, `seconds` at the longest: a stopped process must not stop all others."""
    descriptor = _opened(queue)
    if descriptor is None:
        yield
        return
    waiting = _Waiting(descriptor)
    try:
        waiting.wait(seconds)
        yield
    finally:
        waiting.leave()


def _opened(queue: Path | None) -> int | None:
    if queue is None or fcntl is None:
        return None
    try:
        return os.open(queue, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:  # where no file can be made SQLite will say so, if it minds
        return None


class _Waiting:
    """One's place in the queue. Closing the descriptor lets go of it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._got = threading.Event()
        self._left = False

    def wait(self, seconds: float) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._got.set()
        except BlockingIOError:
            # The system's queue is first come, first served, but waits for ever: so in a thread.
            threading.Thread(target=self._queue, daemon=True).start()
            self._got.wait(seconds)
        except OSError:
            self._got.set()

    def _queue(self) -> None:
        with suppress(OSError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._lock:
            self._got.set()
            if self._left:  # nobody waits for it any more
                os.close(self._descriptor)

    def leave(self) -> None:
        with self._lock:
            if self._got.is_set():
                os.close(self._descriptor)
            self._left = True
