"""Where the work on an item stands: worked out from its actions, kept in its row for speed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, case, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from claimtrack.store import actions
from claimtrack.store.tables import ACTION
from claimtrack.store.views import Item, ItemKey, ItemKind, Status

UNJUDGED: tuple[Status, ...] = ("unstarted", "in progress")
SECOND: Status = "needs second review"


def refresh(connection: Connection, key: ItemKey) -> None:
    """Writes the status that the item's standing actions give it."""
    table = actions.TABLES[key.kind]
    now = status_of(actions.of_item(connection, key))
    connection.execute(update(table).where(table.c.id == key.id).values(status=now))


def status_of(standing: Sequence[Row[Any]]) -> Status:
    """The status of an item with these standing review actions, oldest first.

    A correction alone does not begin the work. An adjudication settles it. Different ratings of two
    reviewers are a disagreement, whether or not a second review was asked for.
    """
    ratings = newest_verdicts(standing)
    if not ratings:
        begun = any(row.kind not in ("second", *actions.LINKING_KINDS) for row in standing)
        return "in progress" if begun else "unstarted"
    if any(row.role == "adjudication" for row in ratings.values()):
        return "done"
    if len({row.value for row in ratings.values()}) > 1:
        return "disagreed"
    asked = [row.value for row in standing if row.kind == "second"]
    return SECOND if asked and asked[-1] and len(ratings) < 2 else "done"


def newest_verdicts(standing: Sequence[Row[Any]]) -> dict[str, Row[Any]]:
    """The newest verdict of each reviewer among `standing`, oldest first."""
    return {row.reviewer: row for row in standing if row.kind == "verdict"}


def waits(kind: ItemKind, reviewer: str) -> ColumnElement[int]:
    """1 for an item of `kind` that waits for a verdict (of `reviewer`, if one is given), else 0."""
    table = actions.TABLES[kind]
    if not reviewer:
        return case((table.c.status.in_(UNJUDGED), 1), else_=0)
    item = actions.item_column(kind)
    mine = select(item).where(*actions.standing("verdict", kind), ACTION.c.reviewer == reviewer)
    return case(
        (table.c.status.in_(UNJUDGED), 1),
        ((table.c.status == SECOND) & table.c.id.not_in(mine), 1),
        else_=0,
    )


def waiting_count(kind: ItemKind, reviewer: str) -> ColumnElement[int]:
    """How many of the chosen items of `kind` wait."""
    return func.coalesce(func.sum(waits(kind, reviewer)), 0)


def is_waiting(item: Item, reviewer: str) -> bool:
    """Whether a loaded item waits for a verdict (of `reviewer`, if one is given); see `waits`."""
    if item.hidden:
        return False
    second = item.status == SECOND and bool(reviewer) and reviewer not in item.judged_by
    return item.status in UNJUDGED or second
