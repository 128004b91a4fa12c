"""The log of verdicts, notes and flags: events that are only ever added."""

from typing import Any

from sqlalchemy import Connection, Row, Select, Table, insert, select

from claimtrack.errors import StoreError
from claimtrack.store.filters import TABLES, event_item, standing
from claimtrack.store.tables import VERDICT, WITHDRAWAL
from claimtrack.store.text import require_storable
from claimtrack.store.views import RATINGS, ItemKey, VerdictView


def add_verdict(
    connection: Connection,
    key: ItemKey,
    rating: str,
    *,
    reviewer: str,
    rationale: str,
    evidence: str,
) -> VerdictView:
    """Records a verdict; raises `StoreError` if `rating` or the item is none."""
    if rating not in RATINGS:
        raise StoreError(f"{rating!r} is no rating; there are {', '.join(RATINGS)}")
    verdict_id = add_event(
        connection, VERDICT, key, reviewer, rating=rating, rationale=rationale, evidence=evidence
    )
    return _verdict(connection, verdict_id)


def add_event(
    connection: Connection, events: Table, key: ItemKey, reviewer: str, **values: str | bool
) -> int:
    """Records what `reviewer` did to an item; gives the event's id."""
    require_storable("your entry", reviewer, *values.values())
    if not reviewer.strip():
        raise StoreError("a verdict, note or flag needs the reviewer's name")
    table = TABLES[key.kind]
    if connection.scalar(select(table.c.id).where(table.c.id == key.id)) is None:
        raise StoreError(f"there is no {key.kind} {key.id}")
    item = {event_item(events, key.kind).name: key.id}
    adding = insert(events).values(reviewer=reviewer, **item, **values).returning(events.c.id)
    return int(connection.scalars(adding).one())


def withdraw_newest(connection: Connection, reviewer: str) -> VerdictView | None:
    """Withdraws the newest verdict of `reviewer` that stands; None when there is none left."""
    newest = connection.scalar(
        select(VERDICT.c.id)
        .where(VERDICT.c.reviewer == reviewer, standing())
        .order_by(VERDICT.c.id.desc())
        .limit(1)
    )
    if newest is None:
        return None
    connection.execute(insert(WITHDRAWAL).values(verdict_id=newest, reviewer=reviewer))
    return _verdict(connection, newest)


def list_verdicts(
    connection: Connection, key: ItemKey | None, include_withdrawn: bool
) -> list[VerdictView]:
    """Verdicts as they were given, oldest first."""
    chosen = select_verdicts(include_withdrawn)
    if key is not None:
        chosen = chosen.where(event_item(VERDICT, key.kind) == key.id)
    return [verdict_view(row) for row in connection.execute(chosen)]


def select_verdicts(include_withdrawn: bool) -> Select[Any]:
    """Verdicts with whether they are withdrawn, oldest first."""
    chosen = (
        select(VERDICT, WITHDRAWAL.c.id.is_not(None).label("withdrawn"))
        .outerjoin(WITHDRAWAL, WITHDRAWAL.c.verdict_id == VERDICT.c.id)
        .order_by(VERDICT.c.id)
    )
    return chosen if include_withdrawn else chosen.where(WITHDRAWAL.c.id.is_(None))


def verdict_view(row: Row[Any]) -> VerdictView:
    """A verdict's row as a value; without the column `withdrawn` it stands."""
    key = ItemKey("quote", row.quote_id) if row.claim_id is None else ItemKey("claim", row.claim_id)
    return VerdictView(
        id=row.id,
        item=key,
        rating=row.rating,
        reviewer=row.reviewer,
        rationale=row.rationale,
        evidence=row.evidence,
        created=row.created,
        withdrawn=bool(row._mapping.get("withdrawn", False)),
    )


def _verdict(connection: Connection, verdict_id: int) -> VerdictView:
    chosen = select_verdicts(include_withdrawn=True).where(VERDICT.c.id == verdict_id)
    return verdict_view(connection.execute(chosen).one())
