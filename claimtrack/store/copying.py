"""Everything a store holds, from one database into another, whichever engine each of them is.

A backup is an SQLite file: of an SQLite store a copy page by page, of another one a copy row by row.
The search index is not copied row by row; it is made anew from the texts.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import JSON, Connection, DateTime, MetaData, inspect, text

from claimtrack.errors import StoreError
from claimtrack.store.filling import fill, pages
from claimtrack.store.tables import UtcDateTime


def copy_file(source: Path, target: Path) -> None:
    """Copies an SQLite database, newest commits and all, while others may read and write it.

    Raises `StoreError` when it cannot be written whole; nothing is left behind then.
    """
    # Through SQLite: the newest commits may still be in the write-ahead log beside the file.
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            (sound,) = new.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise StoreError(f"{target}: the copy failed ({error}); nothing was changed") from error
    if sound != "ok":
        target.unlink(missing_ok=True)
        raise StoreError(f"{source}: is damaged ({sound}); no copy was made")


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copies every row of our tables into the same tables of `target`, which are empty.

    Gives how many there are of each table. Ids and times stay as they are.
    """
    known, there = (set(inspect(one).get_table_names()) for one in (source, target))
    names = [name for name in known & there if not name.startswith(("search_", "alembic_"))]
    tables = MetaData()
    tables.reflect(target, only=names)
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name in ("schema_version", "meaning_made_with"):  # what a new database says of itself
        if name in tables.tables:
            target.execute(tables.tables[name].delete())
    counts = {}
    for table in tables.sorted_tables:
        for column in table.c:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
            elif isinstance(column.type, DateTime):
                column.type = UtcDateTime()
        counts[table.name] = fill(target, table, pages(source, table))
    return counts


def is_empty(connection: Connection) -> bool:
    """Whether a store has neither articles nor anything that reviewers did."""
    chosen = "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM action)"
    return not connection.scalar(text(chosen))
