"""Every row of the store as plain values, and back into an empty one with the same numbers.

Rows come table by table, so that one never points to another that is still to come, but within its
own table. What is derived (the search index, the sketches that copies are found by) is left out; the
store makes it anew.
"""

import base64
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Column, Connection, Float, LargeBinary, Table, select
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store import copies
from claimtrack.store.filling import AT_ONCE, fill
from claimtrack.store.tables import ARTICLE_SKETCH, SCHEMA_VERSION, SchemaVersionRow, UtcDateTime
from claimtrack.store.text import require_storable

OLDEST = 2
"""The oldest schema whose rows can be put back: what later ones added is filled with its default."""

TableRow = tuple[str, dict[str, Any]]
"""A table's name, and a row of it: JSON's types only; times as ISO 8601, bytes as Base64."""


def tables() -> list[Table]:
    """The tables that hold data, each after those it points to."""
    own = (SchemaVersionRow.__tablename__, ARTICLE_SKETCH.name)
    return [table for table in SQLModel.metadata.sorted_tables if table.name not in own]


def dump(connection: Connection) -> Iterator[TableRow]:
    """Every row of every table, in the order of their keys."""
    for table in tables():
        chosen = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(chosen.execution_options(yield_per=AT_ONCE)):
            yield table.name, {c.name: _plain(row._mapping[c]) for c in table.columns}


def restore(connection: Connection, rows: Iterable[TableRow], schema: int = SCHEMA_VERSION) -> int:
    """Puts the rows of a `dump` of tables `schema` into an empty store; gives their number.

    Raises `StoreError` that names the row if the store is not empty, or a row does not fit.
    """
    if holds_something(connection):
        raise StoreError("the database holds something; name a new one with --db to import into")
    if not OLDEST <= schema <= SCHEMA_VERSION:
        raise StoreError(
            f"rows of schema {schema}; this claimtrack puts back {OLDEST} to {SCHEMA_VERSION}"
        )
    known = {table.name: table for table in tables()}
    counted = enumerate(rows, start=1)
    count = 0
    for name, own in groupby(counted, key=lambda row: row[1][0]):
        if name not in known:
            raise StoreError(f"row {count + 1}: there is no table {name!r}")
        count += fill(connection, known[name], _checked(known[name], own))
    copies.remember_all(connection)
    return count


def _checked(table: Table, rows: Iterable[tuple[int, TableRow]]) -> Iterator[dict[str, Any]]:
    for number, (name, values) in rows:
        yield _row(table, values, f"row {number} ({name} {values.get('id', '')})")


def holds_something(connection: Connection) -> bool:
    """Whether any table has a row."""
    return any(connection.execute(select(table).limit(1)).first() for table in tables())


def _row(table: Table, values: dict[str, Any], where: str) -> dict[str, Any]:
    require_storable(where, _frozen(values))
    if unknown := values.keys() - set(table.columns.keys()):
        raise StoreError(f"{where}: there is no column {min(unknown)!r}; is claimtrack too old?")
    defaults = _defaults(table.name)
    row = {}
    for column in table.columns:
        if column.name not in values and column.name not in defaults:
            raise StoreError(f"{where}: lacks {column.name!r}")
        given = values.get(column.name, defaults.get(column.name))
        row[column.name] = _stored(column, given, where)
    return row


def _defaults(name: str) -> dict[str, Any]:
    """What a row holds where nothing is given, by the table's class."""
    for mapper in SQLModel._sa_registry.mappers:
        if mapper.local_table is SQLModel.metadata.tables[name]:
            fields = mapper.class_.model_fields.items()
            return {
                name: field.get_default(call_default_factory=True)
                for name, field in fields
                if not field.is_required()
            }
    return {}


def _frozen(value: Any) -> Any:
    """`value` with tuples in the place of lists and dicts, keys included."""
    if isinstance(value, dict):
        return tuple((name, _frozen(part)) for name, part in value.items())
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _stored(column: Column[Any], value: Any, where: str) -> Any:
    """`value` of a dump as the database takes it; raises `StoreError` if it is of another type."""
    if value is None:
        if not column.nullable:
            raise StoreError(f"{where}: {column.name!r} must have a value")
        return None
    try:
        if isinstance(column.type, UtcDateTime):
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if isinstance(column.type, LargeBinary):
            return base64.b64decode(value, validate=True)
    except (TypeError, ValueError) as error:
        raise StoreError(f"{where}: {column.name!r} is damaged ({error})") from None
    wanted = _types(column)
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise StoreError(f"{where}: {column.name!r} cannot be {value!r:.40}")
    return value


def _types(column: Column[Any]) -> tuple[type, ...]:
    """What a column's value may be in JSON."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, JSON):
        return (dict, list)
    if isinstance(kind, Float):
        return (float, int)
    return (kind.python_type,)
