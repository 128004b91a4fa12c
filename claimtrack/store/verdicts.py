"""Verdicts: given, read, exported. All but the newest standing one of an item is its history."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from claimtrack.errors import StoreError
from claimtrack.store import actions, status
from claimtrack.store.tables import ACTION
from claimtrack.store.views import ItemKey, VerdictView

LONGEST_RATING = 60
"""Characters; a rating is a word or two, whatever the scale."""


def add_verdict(
    connection: Connection,
    key: ItemKey,
    rating: str,
    *,
    reviewer: str,
    rationale: str,
    evidence: str,
    adjudicates: bool,
) -> VerdictView:
    """Records a verdict; raises `StoreError` if `rating` is no rating or the item is not there."""
    require_rating(rating)
    actions.hold(connection, key)
    before = actions.of_item(connection, key)
    role = "adjudication" if adjudicates else ""
    given = status.newest_verdicts(before)
    if not adjudicates and status.status_of(before) == status.SECOND and reviewer not in given:
        role = "second"
    values = verdict_values(rating, role, rationale, evidence)
    verdict_id = actions.record(connection, reviewer=reviewer, key=key, **values)
    status.refresh(connection, key)
    return load_verdict(connection, verdict_id)


def require_rating(rating: str) -> None:
    """Raises `StoreError` if `rating` is no rating."""
    if not 0 < len(rating.strip()) <= LONGEST_RATING or not rating.isprintable():
        raise StoreError(f"{rating!r} is no rating; it is a word or two, such as False")


def verdict_values(rating: str, role: str, rationale: str, evidence: str) -> dict[str, Any]:
    """The columns of a verdict in the log, but for its item, its reviewer and its time."""
    return {
        "kind": "verdict",
        "role": role,
        "value": rating,
        "text": rationale,
        "data": {"evidence": evidence} if evidence else {},
    }


def list_verdicts(
    connection: Connection, key: ItemKey | None, include_withdrawn: bool
) -> list[VerdictView]:
    """Verdicts as they were given, oldest first."""
    chosen = select_verdicts(include_withdrawn)
    if key is not None:
        chosen = chosen.where(actions.item_column(key.kind) == key.id)
    return [verdict_view(row) for row in connection.execute(chosen)]


def select_verdicts(include_withdrawn: bool) -> Select[Any]:
    """Verdicts with whether they are withdrawn, oldest first."""
    chosen = (
        select(ACTION, actions.undone().label("undone"))
        .where(ACTION.c.kind == "verdict")
        .order_by(ACTION.c.id)
    )
    return chosen if include_withdrawn else chosen.where(~actions.undone())


def verdict_view(row: Row[Any]) -> VerdictView:
    """A verdict's row as a value; without the column `undone` it stands."""
    key = actions.key_of(row)
    assert key is not None
    return VerdictView(
        id=row.id,
        item=key,
        rating=row.value,
        reviewer=row.reviewer,
        rationale=row.text,
        evidence=row.data.get("evidence", ""),
        created=row.created,
        withdrawn=bool(row._mapping.get("undone", False)),
        role=row.role,
    )


def load_verdict(connection: Connection, verdict_id: int) -> VerdictView:
    """One verdict by its number."""
    chosen = select_verdicts(include_withdrawn=True).where(ACTION.c.id == verdict_id)
    return verdict_view(connection.execute(chosen).one())
