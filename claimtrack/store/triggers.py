"""Which triggers a database has: a migration that makes a table anew drops its own."""

from sqlalchemy import Connection, text

_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE :pattern"
# From the catalogue, which shows them to every login, and without those that are switched off.
_POSTGRESQL = """
    SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = CAST(current_schema() AS regnamespace)
    AND tgname LIKE :pattern AND tgenabled <> 'D'
"""


def names(connection: Connection, beginning: str) -> set[str]:
    """The triggers in force whose names begin so."""
    known = text(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)
    return set(connection.scalars(known, {"pattern": f"{beginning}%"}))
