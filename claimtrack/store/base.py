"""The transactions under the store's calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from claimtrack.store import search_index
from claimtrack.store.engine import store_errors, writer
from claimtrack.store.text import require_storable


class Transactions:
    """A database, to read in and to write in; a context manager that closes it."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        """Where the database is, for people: a file's path, or a URL without its password."""
        self._engine = engine
        self._writer = writer(engine)

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
        with store_errors(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *given: object) -> Iterator[Connection]:
        """A transaction to write in: all of it is kept on leaving, or none on an error."""
        require_storable("what you gave", given)
        with store_errors(self.url), self._writer.begin() as connection:
            yield connection
            search_index.take_in_due(connection)
