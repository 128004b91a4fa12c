"""Who must wait for whom on PostgreSQL; on SQLite one transaction writes at a time anyway.

A transaction takes them in this order, so that no two wait for each other: `SPEAKERS`, then the
quotes it changes, then `GROUPS`, the claims it changes, and `INDEX`. They are let go at its end.
"""

from sqlalchemy import Connection, func, select

SPEAKERS = 0x636C61696C
"""Articles and speakers are written one after the other: the same name must not be made twice."""
GROUPS = 0x636C61696E
"""Which claims are one is worked out by one at a time."""
INDEX = 0x636C61696D
"""The search index is written by one at a time."""


def hold(connection: Connection, lock: int) -> None:
    """Waits for one of the locks above; it is held until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(lock)))
