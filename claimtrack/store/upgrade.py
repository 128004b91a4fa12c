"""Bringing an older database to this claimtrack's tables, after a copy of it was made."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store import copying, guards, roles
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


def upgrade(writer: Engine, folder: Path) -> Path | None:
    """Runs every migration the database lacks, in one transaction, after a copy of it.

    Gives the copy's path (in `folder`, where the database is no file); None when another process
    was quicker. Raises `StoreError` when the copy cannot be made.
    """
    with writer.begin() as connection:
        version = _version(connection)
        if version is None or version >= SCHEMA_VERSION:
            return None
        copy = _copy(connection, version, folder)
        if inspect(connection).has_table("action"):
            guards.drop(connection)
        migrate(connection, "head", since=version)
        guards.create(connection)
        if roles.are_set_up(connection):  # new tables have no rights yet
            roles.set_up(connection)
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


def _copy(connection: Connection, version: int, folder: Path) -> Path | None:
    """A copy of the database as it is before the transaction changes it, as an SQLite file."""
    place = connection.engine.url.database
    if connection.dialect.name == "sqlite":
        if not place or place == ":memory:":
            return None
        source = Path(place.removeprefix("file:"))
        target = source.with_name(f"{source.name}.schema-{version}.bak")
    else:
        target = folder / f"{place}.schema-{version}.bak"
    if target.exists():
        raise StoreError(f"{target}: a copy from an earlier upgrade is there; move it away first")
    if connection.dialect.name == "sqlite":
        copying.copy_file(source, target)
    else:
        _copy_rows(connection, target, version)
    return target


def _copy_rows(connection: Connection, target: Path, version: int) -> None:
    """The rows of another engine's database, as a file of the same older schema."""
    engine = create_engine(f"sqlite:///{target}")
    try:
        with engine.begin() as copy:
            migrate(copy, f"{version:04}")
            copying.copy_rows(connection, copy)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
