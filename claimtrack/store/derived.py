"""What is derived from the log of actions, worked out anew from it.

Rows of quotes, claims, stances and speakers hold what the standing actions make of them, for speed.
The actions are what counts: here the rows are made anew from them, and what differed is told.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, or_, select

from claimtrack.store import actions, family, groups, occurrences, speakers, status
from claimtrack.store.filters import KINDS
from claimtrack.store.tables import ACTION, CLAIM, QUOTE, SPEAKER, STANCE
from claimtrack.store.views import ItemKey

_STANCE = ("speaker_id", "stance", "words", "cue", "confidence", "reason")


def differences(connection: Connection) -> Iterator[str]:
    """Makes everything derived anew in the transaction of `connection`, and tells what differed.

    To be rolled back, if nothing is to be changed.
    """
    before = _merges(connection)
    speakers.apply_merges(connection)
    for speaker_id, _ in sorted(before.items() ^ _merges(connection).items()):
        yield f"speaker {speaker_id} is merged otherwise than the log says"
    for quote_id in sorted(_corrected(connection)):
        old = _family(connection, quote_id)
        changed = family.rebuild(connection, ItemKey("quote", quote_id))
        new = _family(connection, quote_id)
        if old != new:
            occurrences.renew(connection, changed)
        for name in sorted(old):
            if old[name] != new[name]:
                yield f"{name} is otherwise than the log of corrections says"
    before = _occurrences(connection)
    groups.regroup(connection, before.keys() | occurrences.decided_claims(connection))
    for claim_id, _ in sorted(before.items() ^ _occurrences(connection).items()):
        yield f"claim {claim_id} is an occurrence otherwise than its links and the log say"
    for kind in KINDS:
        table = actions.TABLES[kind]
        item = actions.item_column(kind)
        acted = select(item).where(item.is_not(None))
        chosen = select(table.c.id, table.c.status).where(
            or_(table.c.status != "unstarted", table.c.id.in_(acted))
        )
        for item_id, known in connection.execute(chosen.order_by(table.c.id)).all():
            key = ItemKey(kind, item_id)
            now = status.status_of(actions.of_item(connection, key))
            if now != known:
                status.refresh(connection, key)
                yield f"{kind} {item_id} is {known!r}, by the log {now!r}"


def _merges(connection: Connection) -> dict[int, int]:
    merged = select(SPEAKER.c.id, SPEAKER.c.merged_into).where(SPEAKER.c.merged_into.is_not(None))
    return {row[0]: row[1] for row in connection.execute(merged)}


def _occurrences(connection: Connection) -> dict[int, int]:
    chosen = select(CLAIM.c.id, CLAIM.c.same_as).where(CLAIM.c.same_as.is_not(None))
    return {row[0]: row[1] for row in connection.execute(chosen)}


def _corrected(connection: Connection) -> set[int]:
    """The quotes whose rows, or whose claims' rows, corrections may have changed."""
    found: set[int] = set()
    for table, quote in ((QUOTE, QUOTE.c.id), (CLAIM, CLAIM.c.quote_id)):
        item = actions.item_column("quote" if table is QUOTE else "claim")
        acted = select(item).where(ACTION.c.kind.in_(actions.CORRECTION_KINDS), item.is_not(None))
        touched = or_(
            table.c.analysed.is_not(None),
            table.c.added_by != "",
            table.c.hidden,
            table.c.id.in_(acted),
        )
        found |= set(connection.scalars(select(quote).where(touched)))
    return found


def _family(connection: Connection, quote_id: int) -> dict[str, Any]:
    """The rows of a quote and its claims with their stances, by what they are called."""
    claims = connection.execute(select(CLAIM).where(CLAIM.c.quote_id == quote_id)).all()
    quote = connection.execute(select(QUOTE).where(QUOTE.c.id == quote_id)).one()
    found: dict[str, Any] = {f"quote {quote_id}": tuple(quote)}
    for row in claims:
        chosen = select(*(STANCE.c[name] for name in _STANCE)).where(STANCE.c.claim_id == row.id)
        stances = connection.execute(chosen.order_by(STANCE.c.id)).all()
        found[f"claim {row.id}"] = (tuple(row), [tuple(stance) for stance in stances])
    return found
