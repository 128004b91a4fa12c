"""Rows with numbers of their own into an empty table: of a copy from another database, or of a dump."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select, tuple_, update

AT_ONCE = 500
"""Rows written together: an article's text may be long."""

Row = dict[str, Any]


def fill(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Writes rows with their keys; gives how many. Those that come later get the numbers after them."""
    key = next(iter(table.primary_key))
    own = [c.name for c in table.columns if any(f.column.table is table for f in c.foreign_keys)]
    count, later = 0, []
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        for row in batch:
            # A row may point to one that comes after it. Only such links are set afterwards: what
            # reviewers did cannot be changed once it is written.
            ahead = {name: row[name] for name in own if (row[name] or 0) > row[key.name]}
            if ahead:
                later.append((row[key.name], ahead))
                row.update(dict.fromkeys(ahead))
        connection.execute(insert(table), batch)
        count += len(batch)
    for number, links in later:
        connection.execute(update(table).where(key == number).values(links))
    if connection.dialect.name == "postgresql" and count and "id" in table.c:
        # Rows with ids of their own do not move the sequence.
        last = select(func.max(table.c.id)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, last)))
    return count


def pages(connection: Connection, table: Table) -> Iterator[Row]:
    """All rows of a table in the order of their key, read some at a time."""
    keys = list(table.primary_key)
    chosen = select(table).order_by(*keys).limit(AT_ONCE)
    wanted = chosen
    while page := [dict(row) for row in connection.execute(wanted).mappings()]:
        yield from page
        last = (literal(page[-1][key.name], key.type) for key in keys)
        wanted = chosen.where(tuple_(*keys) > tuple_(*last))
