"""Everything a store holds, from one database into another, whichever engine each of them is.

A backup is an SQLite file: of an SQLite store a copy page by page, of another one a copy row by row.
The search index is not copied row by row; it is made anew from the texts.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)

from claimtrack.errors import StoreError
from claimtrack.store.tables import UtcDateTime

_AT_ONCE = 500
"""Rows read and written together: an article's text may be long."""


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
        counts[table.name] = _copy_table(source, target, table)
    return counts


def _copy_table(source: Connection, target: Connection, table: Table) -> int:
    key = next(iter(table.primary_key))
    own = [column.name for column in table.c if column.references(key)]
    count, later = 0, []
    for rows in _pages(source, table, key):
        for row in rows:
            # A row may point to one that comes after it.
            ahead = {name: row[name] for name in own if (row[name] or 0) > row[key.name]}
            if ahead:
                later.append((row[key.name], ahead))
                row.update(dict.fromkeys(ahead))
        target.execute(insert(table), rows)
        count += len(rows)
    for row_id, values in later:
        target.execute(update(table).where(key == row_id).values(values))
    if target.dialect.name == "postgresql" and count and "id" in table.c:
        # Rows with ids of their own do not move the sequence.
        last = select(func.max(table.c.id)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        target.execute(select(func.setval(sequence, last)))
    return count


def _pages(source: Connection, table: Table, key: Any) -> Iterator[list[dict[str, Any]]]:
    last: Any = None
    while True:
        chosen = select(table).order_by(key).limit(_AT_ONCE)
        rows = source.execute(chosen if last is None else chosen.where(key > last)).mappings()
        page = [dict(row) for row in rows]
        if not page:
            return
        last = page[-1][key.name]
        yield page


def is_empty(connection: Connection) -> bool:
    """Whether a store has neither articles nor anything that reviewers did."""
    chosen = "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM action)"
    return not connection.scalar(text(chosen))
