"""The database behind a store: where it is, how it is opened, and whether it is ours."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

from claimtrack.errors import StoreError
from claimtrack.paths import default_database_url
from claimtrack.store import guards, locks, search_index, vectors
from claimtrack.store.tables import SCHEMA_VERSION, SchemaVersionRow
from claimtrack.store.troubles import store_errors
from claimtrack.store.upgrade import Upgraded, schema_version, upgrade

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""


def locate(url: str | None) -> URL:
    """The database that `url` means: a URL, a plain file path, or None for the configured one.

    Raises `StoreError` where a URL makes no sense.
    """
    given = url or os.environ.get("CLAIMTRACK_DB") or default_database_url()
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        return make_url(given)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{given}: not a database URL") from error


def shown(url: URL) -> str:
    """`url` for people: a file's path, or a URL without its password."""
    if is_sqlite(url) and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def is_sqlite(url: URL) -> bool:
    """Whether `url` is an SQLite database."""
    return url.get_backend_name() == "sqlite"


def open_engine(url: URL, *, create: bool) -> Engine:
    """An engine on the database at `url`, with our tables in it.

    Raises `StoreError` if it is missing (and not `create`), cannot be opened, belongs to another
    program, or was made by a newer claimtrack.
    """
    engine = _engine(url, create)
    try:
        with store_errors(shown(url)):
            _check_tables(engine, shown(url), create)
            search_index.ensure(writer(engine))
            vectors.ensure(writer(engine))
    except BaseException:
        engine.dispose()
        raise
    return engine


def upgrade_store(url: str | None = None, *, folder: Path | None = None) -> Upgraded:
    """Brings the database at `url` (see `locate`) to this claimtrack's tables, whatever it is.

    A copy of it is made first, and checked: beside an SQLite file, or for another database in
    `folder` (the working folder if None). Raises `StoreError` as `open_store` does.
    """
    located = locate(url)
    name = shown(located)
    engine = _engine(located, create=False)
    try:
        with store_errors(name):
            before = schema_version(engine, name)
            if before is None:
                raise StoreError(f"{name}: not a claimtrack database")
            _refuse_newer(before, name)
            copy = upgrade(writer(engine), folder or Path())
            search_index.ensure(writer(engine))
            vectors.ensure(writer(engine))
    finally:
        engine.dispose()
    return Upgraded(before, SCHEMA_VERSION, copy)


def _engine(url: URL, create: bool) -> Engine:
    name = shown(url)
    if is_sqlite(url) and url.database not in (None, "", ":memory:") and "uri" not in url.query:
        _check_file(Path(str(url.database)), create)
    try:
        # Before use a connection is asked for a sign of life: the server may have been restarted.
        engine = create_engine(url, pool_pre_ping=not is_sqlite(url))
    except (NoSuchModuleError, ImportError, ArgumentError) as error:
        lacks = "; pip install 'claimtrack[postgres]'" if name.startswith("postgresql") else ""
        raise StoreError(f"{name}: no driver for this kind of database ({error}){lacks}") from error
    if is_sqlite(url):
        _set_up_sqlite(engine)
    return engine


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a database")
    if not create and not path.exists():
        raise StoreError(f"{path}: no such database; `claimtrack ingest` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist")


def _set_up_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        # Python's driver says BEGIN late, and never before reading or DDL: we say it ourselves.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # SQLite's own lower() knows ASCII only; PostgreSQL's knows every letter.
        connection.create_function("lower", 1, _lower, deterministic=True)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A transaction that reads and then writes must not find that another one wrote in between.
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def writer(engine: Engine) -> Engine:
    """The same engine, for transactions that write."""
    return engine.execution_options(write=True)


def _check_tables(engine: Engine, name: str, create: bool) -> None:
    version = schema_version(engine, name)
    if version is None:
        if not create:
            raise StoreError(f"{name}: not a claimtrack database")
        _create_tables(engine)
        return
    _refuse_newer(version, name)
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"{name}: made by an older claimtrack (schema {version}, this one needs "
            f"{SCHEMA_VERSION}); `claimtrack db upgrade` brings it up to date and keeps a copy"
        )


def _refuse_newer(version: int, name: str) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{name}: made by a newer claimtrack (schema {version}, "
            f"this one knows {SCHEMA_VERSION}); upgrade claimtrack"
        )


def _create_tables(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        # Kept in the file: readers go on while one writes, and every commit is one append.
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA journal_mode = WAL")
    with writer(engine).begin() as connection:
        locks.hold(connection, locks.SPEAKERS)
        SQLModel.metadata.create_all(connection)
        with Session(connection) as session:
            if session.get(SchemaVersionRow, SCHEMA_VERSION) is None:  # else one was quicker
                session.add(SchemaVersionRow(version=SCHEMA_VERSION))
                session.flush()
        guards.create(connection)
