"""Filter lines that reviewers keep under a name."""

from sqlalchemy import Connection, delete, insert, select

from claimtrack.errors import StoreError
from claimtrack.store.tables import SAVED_FILTER
from claimtrack.store.views import SavedFilter


def save(connection: Connection, name: str, line: str, reviewer: str) -> None:
    """Keeps `line` under `name`; an empty line forgets it. Raises `StoreError` without a name."""
    name = name.strip()
    if not name or not reviewer.strip():
        raise StoreError("a filter is saved under a name, and for somebody")
    connection.execute(
        delete(SAVED_FILTER).where(SAVED_FILTER.c.reviewer == reviewer, SAVED_FILTER.c.name == name)
    )
    if line.strip():
        connection.execute(insert(SAVED_FILTER).values(name=name, line=line, reviewer=reviewer))


def list_saved(connection: Connection, reviewer: str) -> list[SavedFilter]:
    """The reviewer's filters, by name."""
    chosen = select(SAVED_FILTER.c.name, SAVED_FILTER.c.line).where(
        SAVED_FILTER.c.reviewer == reviewer
    )
    rows = connection.execute(chosen.order_by(SAVED_FILTER.c.name))
    return [SavedFilter(row.name, row.line) for row in rows]
