"""The transactions under the store's calls."""

import inspect
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from claimtrack.errors import StoreError
from claimtrack.store import search_index
from claimtrack.store.engine import BUSY_SECONDS, writer
from claimtrack.store.presence import file_identity
from claimtrack.store.text import require_storable
from claimtrack.store.troubles import Interrupted, lost, store_errors
from claimtrack.store.turns import queue_file, turn

RECONNECT_SECONDS = 20.0
"""How long a call waits for a server that went away, as one that is restarted does."""


class Transactions:
    """A database, to read in and to write in; a context manager that closes it.

    Every public call of a subclass is one transaction. When the server goes away before it is
    committed, nothing of it was written, and the call is made again on a new connection.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        """Where the database is, for people: a file's path, or a URL without its password."""
        self._engine = engine
        self._writer = writer(engine)
        self._queue = queue_file(engine)
        self._file = file_identity(engine)

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        for name, call in list(vars(cls).items()):
            # A generator makes a transaction of every page, and cannot be asked for one again.
            is_call = inspect.isfunction(call) and not inspect.isgeneratorfunction(call)
            if is_call and not name.startswith("_"):
                setattr(cls, name, _made_again(call))

    @property
    def location(self) -> str:
        """Where the database is, for another process of this user: may hold a password."""
        return self._engine.url.render_as_string(hide_password=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection; to be called once, after use."""
        self._engine.dispose()

    @contextmanager
    def _reading(self, *given: object) -> Iterator[Connection]:
        """A transaction to read in; `given` is what the user looks for."""
        require_storable("what you look for", given)
        self._require_present()
        with store_errors(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *given: object) -> Iterator[Connection]:
        """A transaction to write in: all of it is kept on leaving, or none on an error."""
        require_storable("what you gave", given)
        self._require_present()
        with (
            store_errors(self.url),
            turn(self._queue, BUSY_SECONDS),
            self._writer.connect() as connection,
            connection.begin() as transaction,
        ):
            yield connection
            search_index.take_in_due(connection)
            self._require_present()
            number = _number(connection)
            try:
                transaction.commit()
            except DBAPIError as error:
                if number is None or not lost(error) or not self._was_committed(number):
                    raise

    def _require_present(self) -> None:
        """Raises `StoreError` where the file is no longer the one that was opened."""
        if file_identity(self._engine) != self._file:
            raise StoreError(
                f"{self.url}: the database was deleted or moved while it was open; nothing more is "
                "saved. Put it back, or `claimtrack db restore` a backup, and open it again"
            )

    def _was_committed(self, number: str) -> bool:
        """Whether a transaction of PostgreSQL was, when the connection was lost as it was told to.

        Raises `StoreError` when the server does not come back to tell.
        """
        end = time.monotonic() + RECONNECT_SECONDS
        asked = text("SELECT pg_xact_status(CAST(:number AS xid8))")
        while True:
            try:
                with self._engine.connect() as connection:
                    known = connection.scalar(asked, {"number": number})
            except DBAPIError as error:
                if not lost(error):
                    raise
                known = None
            if known in ("committed", "aborted"):
                return bool(known == "committed")
            if time.monotonic() > end:
                raise StoreError(
                    f"{self.url}: the database went away while this was being saved; look whether "
                    "it is there when the database answers again"
                )
            time.sleep(0.2)


def _number(connection: Connection) -> str | None:
    """PostgreSQL's number of the transaction, by which it is known afterwards; None if it wrote none."""
    if connection.dialect.name != "postgresql":
        return None
    found: str | None = connection.scalar(
        text("SELECT CAST(pg_current_xact_id_if_assigned() AS text)")
    )
    return found


def _made_again(call: Callable[..., Any]) -> Callable[..., Any]:
    """`call`, made again while the server is away, for `RECONNECT_SECONDS`."""

    @wraps(call)
    def calling(*given: Any, **named: Any) -> Any:
        end, pause = time.monotonic() + RECONNECT_SECONDS, 0.05
        while True:
            try:
                return call(*given, **named)
            except Interrupted:
                if time.monotonic() > end:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, 1.0)

    return calling
