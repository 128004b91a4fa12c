"""What the databases say they will do for a query: which tables they read from end to end."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, event, inspect

from claimtrack.store import Store
from tests.queries import Ask

Statement = tuple[str, Any]

_ALIASES = {"main_speaker": "speaker", "here": "claim", "there": "claim", "copy": "article"}
"""Other names that our queries give to tables."""
_LEADING = """SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"""
"""The first column of every index."""
_SETTINGS = (
    *(f"enable_{way} = off" for way in ("seqscan", "hashjoin", "mergejoin", "material", "memoize")),
    *("random_page_cost = 0", "seq_page_cost = 0"),
    *("cpu_tuple_cost = 1", "cpu_index_tuple_cost = 1", "cpu_operator_cost = 0.0001"),
)


def whole_reads(store: Store, ask: Ask) -> set[str]:
    """The tables (`claim`) and indexes (`claim by ix_claim_queue`) that are read as a whole.

    PostgreSQL is told to do without what it prefers for small tables: reading them in order, joins that
    do, and taking a row of an index for free.
    """
    found: set[str] = set()
    statements = _statements(store, ask)
    with store._engine.connect() as connection:
        explain = _sqlite if connection.dialect.name == "sqlite" else _postgresql
        for statement in statements:
            found.update(explain(connection, *statement))
    return found


def _statements(store: Store, ask: Ask) -> list[Statement]:
    """The queries that `ask` makes, as the driver gets them."""
    made: list[Statement] = []

    def note(
        connection: Any, cursor: Any, words: str, given: Any, context: Any, many: bool
    ) -> None:
        if words.lstrip().upper().startswith(("SELECT", "WITH")):
            made.append((words, given))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        ask(store)
    finally:
        event.remove(store._engine, "before_cursor_execute", note)
    return made


def _sqlite(connection: Connection, words: str, given: Any) -> Iterator[str]:
    tables = inspect(connection).get_table_names()
    for *_, said in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", given):
        first, name, *more = said.split()
        table = _ALIASES.get(name, name)
        if first == "SCAN" and table in tables:
            yield f"{table} by {more[-1]}" if "INDEX" in more else table


def _postgresql(connection: Connection, words: str, given: Any) -> Iterator[str]:
    for setting in _SETTINGS:
        connection.exec_driver_sql(f"SET LOCAL {setting}")
    leading = {row[0]: row[1] for row in connection.exec_driver_sql(_LEADING)}
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {words}", given).scalar_one()
    yield from _nodes((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"], leading)


def _nodes(node: dict[str, Any], leading: dict[str, str], table: str = "") -> Iterator[str]:
    table = node.get("Relation Name", table)
    index = node.get("Index Name")
    if node["Node Type"] == "Seq Scan" and not table.startswith("pg_"):
        yield table
    elif index and not _bounded(node.get("Index Cond", ""), leading[index]):
        # A primary key is read in the order of the table.
        yield table if index == f"{table}_pkey" else f"{table} by {index}"
    for inner in node.get("Plans", ()):
        yield from _nodes(inner, leading, table)


def _bounded(condition: str, column: str) -> bool:
    """Whether a part of the index is read: by its first column, others are looked at in every entry."""
    return re.search(rf"\b{column}\b", condition) is not None
