"""The store as its keeper uses it: is it sound, how large is it, a copy of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, text
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store import check, copying, derived, guards, locks, search_index
from claimtrack.store.base import Transactions
from claimtrack.store.check import Finding
from claimtrack.store.engine import locate, open_engine, writer
from claimtrack.store.tables import ACTION, ARTICLE, SCHEMA_VERSION
from claimtrack.store.troubles import store_errors


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: its engine, rows by table, bytes, and its first and last events."""

    engine: str
    schema: int
    rows: dict[str, int]
    bytes: int
    first_article: datetime | None
    last_article: datetime | None
    last_action: datetime | None


class Keeping(Transactions):
    """Checks, repairs and copies of the whole store."""

    def check(self) -> list[Finding]:
        """Everything that is wrong with the store; nothing is changed. It waits for who writes."""
        with store_errors(self.url), self._writer.connect() as connection:
            locks.hold(connection, locks.SPEAKERS)
            locks.hold(connection, locks.GROUPS)
            try:
                return check.check(connection)
            finally:
                connection.rollback()

    def repair(self) -> None:
        """Works out anew what is derived, makes the search index anew, puts the guards back."""
        with self._writing() as connection:
            locks.hold(connection, locks.SPEAKERS)
            locks.hold(connection, locks.GROUPS)
            list(derived.differences(connection))
            guards.create(connection)
            search_index.build(connection)

    def backup(self, target: Path) -> None:
        """A copy of everything as it is at one moment, as an SQLite file, while others go on.

        Raises `StoreError` if `target` is there already or cannot be written whole.
        """
        if target.exists():
            raise StoreError(f"{target}: is there already; a backup does not replace another")
        if self._engine.dialect.name == "sqlite":
            place = str(self._engine.url.database or "")
            copying.copy_file(Path(place.removeprefix("file:")), target)
            return
        copy = open_engine(locate(str(target)), create=True)
        snapshot = self._engine.execution_options(isolation_level="REPEATABLE READ")
        try:
            with store_errors(self.url), snapshot.connect() as source, writer(copy).begin() as new:
                copying.copy_rows(source, new)
                search_index.take_in_due(new)
        except BaseException:
            copy.dispose()
            target.unlink(missing_ok=True)
            raise
        copy.dispose()

    def contents(self) -> Contents:
        """What the store holds, and how much room it takes."""
        with self._reading() as connection:
            dates = select(func.min(ARTICLE.c.added), func.max(ARTICLE.c.added))
            first, last = connection.execute(dates).one()
            return Contents(
                engine=_engine(connection),
                schema=SCHEMA_VERSION,
                rows={
                    table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                    for table in SQLModel.metadata.sorted_tables
                    if table.name != "schema_version"
                },
                bytes=_size(connection),
                first_article=first,
                last_article=last,
                last_action=connection.scalar(select(func.max(ACTION.c.created))),
            )


def _engine(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.scalar(text('SELECT sqlite_version()'))}"
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"


def _size(connection: Connection) -> int:
    """Bytes of the database, its index included; of a file without its write-ahead log."""
    if connection.dialect.name == "sqlite":
        pages = connection.scalar(text("PRAGMA page_count")) or 0
        return int(pages * (connection.scalar(text("PRAGMA page_size")) or 0))
    return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def restore_store(source: Path, url: str | None = None, *, replace: bool = False) -> Path | None:
    """Makes a backup the database at `url`; gives where the one before is now, if there was one.

    An SQLite database that is there is moved aside if `replace`, whatever state it is in; another
    database has to be empty. The backup itself is only read. Raises `StoreError` when it is no
    sound backup of this claimtrack, and then nothing is changed.
    """
    located = locate(url)
    # Of an older schema it is refused, with the way out.
    old = open_engine(locate(str(source)), create=False)
    try:
        if located.get_backend_name() == "sqlite":
            return _restore_file(source, Path(str(located.database)), replace)
        new = open_engine(located, create=True)
        try:
            with (
                store_errors(str(source)),
                old.connect() as reading,
                writer(new).begin() as connection,
            ):
                locks.hold(connection, locks.SPEAKERS)
                if not copying.is_empty(connection):
                    raise StoreError(f"{located}: is not empty; a backup goes into a new database")
                connection.execute(text("DELETE FROM saved_filter"))
                copying.copy_rows(reading, connection)
                search_index.take_in_due(connection)
        finally:
            new.dispose()
        return None
    finally:
        old.dispose()


def _restore_file(source: Path, target: Path, replace: bool) -> Path | None:
    if target.exists() and not replace:
        raise StoreError(f"{target}: is there already; --replace moves it aside first")
    if not target.parent.is_dir():
        raise StoreError(f"{target}: the folder {target.parent} does not exist")
    part = target.with_name(f".{target.name}.restoring")
    copying.copy_file(source, part)
    aside = _moved_aside(target) if target.exists() else None
    part.replace(target)
    return aside


def _moved_aside(target: Path) -> Path:
    """Gives the database another name, with the write-ahead log that belongs to it."""
    number = 1
    while (aside := target.with_name(f"{target.name}.before-restore-{number}")).exists():
        number += 1
    for suffix in ("-wal", "-shm", ""):
        file = target.with_name(target.name + suffix)
        if file.exists():
            file.rename(aside.with_name(aside.name + suffix))
    return aside
