"""Bringing an older database to this claimtrack's tables, after a copy of it was made."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store.tables import SCHEMA_VERSION, SchemaVersionRow

_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which tables to which a database was brought; `copy` is the file as it was before."""

    before: int
    after: int
    copy: Path | None


def schema_version(engine: Engine, name: str) -> int | None:
    """Which tables the database holds: their number, or None where it is empty.

    Raises `StoreError` if the tables are another program's.
    """
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        found = _version(connection) if SchemaVersionRow.__tablename__ in tables else None
    if tables and found is None:
        raise StoreError(f"{name}: not a claimtrack database")
    return found


def _version(connection: Connection) -> int | None:
    versions = SQLModel.metadata.tables["schema_version"]
    found: int | None = connection.scalar(
        select(versions.c.version).order_by(versions.c.version.desc()).limit(1)
    )
    return found


def upgrade(writer: Engine) -> Path | None:
    """Runs every migration the database lacks, in one transaction, after a copy of the file.

    Gives the copy's path; None for a database without a file, of which no copy is made, or when
    another process was quicker. Raises `StoreError` when the copy cannot be made.
    """
    with writer.begin() as connection:
        version = _version(connection)
        if version is None or version >= SCHEMA_VERSION:
            return None
        copy = _copy(connection, version)
        migrate(connection, "head", since=version)
    return copy


def migrate(connection: Connection, revision: str, *, since: int | None = None) -> None:
    """Runs Alembic's migrations up to `revision`, on a database of schema `since` (None: empty).

    Which schema a database has is what `schema_version` says; Alembic is told, so that databases
    made before it, or made whole, need no table of its own.
    """
    from alembic import command  # slow to import, and hardly ever needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    if since is not None:
        command.stamp(config, f"{since:04}", purge=True)
    command.upgrade(config, revision)


def _copy(connection: Connection, version: int) -> Path | None:
    """A copy of the database's file beside it, as it is before the transaction changes it."""
    path = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not path or path == ":memory:":
        return None
    source = Path(path.removeprefix("file:"))
    target = source.with_name(f"{source.name}.schema-{version}.bak")
    if target.exists():
        raise StoreError(f"{target}: a copy from an earlier upgrade is there; move it away first")
    # Through SQLite: the newest commits may still be in the write-ahead log beside the file.
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        raise StoreError(f"{target}: the copy before the upgrade failed ({error})") from error
    return target
