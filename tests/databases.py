"""Which database engine the tests run on: `pytest --db-engine sqlite` (default) or `postgres`.

`new_database("name")` is the URL of a fresh, empty database of the engine chosen; `database` is one
such. A test marked `sqlite` is about SQLite's files and is left out on PostgreSQL. One that
asks for `cluster` is about PostgreSQL's server, and is left out on SQLite.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import Connection, create_engine

from claimtrack.store import open_store
from claimtrack.store.engine import locate
from tests.postgres import Cluster

NewDatabase = Callable[[str], str]


class Databases(Protocol):
    """An engine that makes databases."""

    def new(self, folder: Path, name: str) -> str:
        """The URL of a database that is not there yet, or is empty."""

    def forget(self, url: str) -> None:
        """Deletes what `new` gave, where the folder's end would not."""


class SqliteFiles:
    """Each database is a file in the test's folder."""

    def new(self, folder: Path, name: str) -> str:
        return str(folder / f"{name}.db")

    def forget(self, url: str) -> None:
        pass


class PostgresDatabases:
    """Each database is a copy of one that has our tables, which is quicker than making them."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.template = cluster.create()
        open_store(cluster.url(self.template)).close()

    def new(self, folder: Path, name: str) -> str:
        return self.cluster.url(self.cluster.create(self.template))

    def forget(self, url: str) -> None:
        self.cluster.drop(url.rsplit("/", 1)[-1])


def engine_of(config: pytest.Config) -> str:
    """`sqlite` or `postgres`."""
    return str(config.getoption("--db-engine"))


@contextmanager
def transaction(database: str) -> Iterator[Connection]:
    """A transaction of another program than ours, which knows nothing of our rules."""
    engine = create_engine(locate(database))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def change(database: str, words: str) -> None:
    """Runs a statement in such a transaction."""
    with transaction(database) as connection:
        connection.exec_driver_sql(words)


def rows(database: str, words: str) -> list[tuple[Any, ...]]:
    """What a query gives in such a transaction."""
    with transaction(database) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(words)]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for the whole run."""
    started = Cluster()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """The engine chosen."""
    if engine_of(request.config) == "sqlite":
        return SqliteFiles()
    return PostgresDatabases(request.getfixturevalue("cluster"))


@pytest.fixture
def new_database(databases: Databases, tmp_path: Path) -> Iterator[NewDatabase]:
    """Makes databases by name; they are gone after the test."""
    made: list[str] = []

    def new(name: str) -> str:
        made.append(databases.new(tmp_path, name))
        return made[-1]

    yield new
    for url in made:
        databases.forget(url)


@pytest.fixture
def database(new_database: NewDatabase) -> str:
    """The URL of a fresh database."""
    return new_database("news")
