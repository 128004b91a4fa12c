"""Claims and quotes as `Item` values, with a fixed number of queries however many rows."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, Text, cast, func, select

from claimtrack.errors import StoreError
from claimtrack.spans import Spans
from claimtrack.store import actions, checks, status
from claimtrack.store.actions import TABLES
from claimtrack.store.filters import KINDS, matching, ordered
from claimtrack.store.speakers import MAIN, SPEAKER_NAME
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE, SPEAKER, STANCE
from claimtrack.store.verdicts import verdict_view
from claimtrack.store.views import (
    EvidenceView,
    Item,
    ItemFilter,
    ItemKey,
    ItemKind,
    Progress,
    QueuePart,
    StanceView,
)

_CHECKS = 3
"""Earlier fact-checks that an item carries."""
_BATCH = 10_000
"""Ids in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


def list_items(
    connection: Connection, where: ItemFilter, limit: int | None, offset: int
) -> list[Item]:
    """The items that `where` lets through, claims before quotes."""
    keys: list[ItemKey] = []
    for kind in _kinds(where):
        chosen = matching(kind, where)
        page = ordered(kind, chosen).offset(offset)
        if limit is not None:
            page = page.limit(limit - len(keys))
        found = [ItemKey(kind, item_id) for item_id in connection.scalars(page)]
        keys += found
        # A page that begins behind the last claim begins among the quotes.
        offset = 0 if found or not offset else max(0, offset - _count(connection, chosen))
    return load_items(connection, keys)


def count_items(connection: Connection, where: ItemFilter) -> int:
    """How many items `where` lets through."""
    return sum(_count(connection, matching(kind, where)) for kind in _kinds(where))


def count_progress(connection: Connection, where: ItemFilter) -> Progress:
    """How many items `where` lets through, and how many of them have a standing verdict."""
    total = waiting = 0
    for kind in _kinds(where):
        table = TABLES[kind]
        chosen = matching(kind, where).with_only_columns(
            func.count(table.c.id), status.waiting_count(kind, where.reviewer)
        )
        of_kind, open_ones = connection.execute(chosen).one()
        total, waiting = total + of_kind, waiting + open_ones
    return Progress(total=total, done=total - waiting)


def list_queue(connection: Connection, where: ItemFilter, limit: int | None) -> list[QueuePart]:
    """The queue of a filter, as small as can be: ids, and whether each waits for a verdict."""
    parts = []
    left = limit
    for kind in _kinds(where):
        chosen = ordered(kind, matching(kind, where)).limit(left)
        rows = chosen.add_columns(status.waits(kind, where.reviewer).label("waits")).subquery()
        # One row of two long texts: a hundred thousand rows take ten times as long to hand over,
        # and hold up the desk meanwhile. Both databases aggregate in the order of the subquery.
        ids, waiting = connection.execute(
            select(
                func.aggregate_strings(cast(rows.c.id, Text), ","),
                func.aggregate_strings(cast(rows.c.waits, Text), ""),
            )
        ).one()
        part = QueuePart(
            kind,
            array("q", map(int, ids.split(","))) if ids else array("q"),
            bytearray((waiting or "").encode().translate(_DIGITS)),
        )
        parts.append(part)
        if left is not None:
            left -= len(part.ids)
    return parts


def list_article_ids(connection: Connection, where: ItemFilter) -> set[int]:
    """The articles with a claim or a quote that `where` lets through, whatever its `kinds`."""
    found: set[int] = set()
    for kind in KINDS:
        chosen = matching(kind, replace(where, kinds=KINDS))
        found.update(connection.scalars(chosen.with_only_columns(TABLES[kind].c.article_id)))
    return found


def list_article_items(connection: Connection, article_id: int) -> list[Item]:
    """The quotes and claims of an article in the order of its text, a quote before its claims."""
    places: list[tuple[int, bool, ItemKey]] = []
    for kind in KINDS:
        table = TABLES[kind]
        chosen = select(table.c.id, table.c.start).where(
            table.c.article_id == article_id, ~table.c.hidden
        )
        places += (
            (start, kind == "claim", ItemKey(kind, item_id))
            for item_id, start in connection.execute(chosen)
        )
    places.sort(key=lambda place: (place[0], place[1], place[2].id))
    return load_items(connection, [key for *_, key in places])


def load_item(connection: Connection, key: ItemKey) -> Item:
    """One item; raises `StoreError` if there is none."""
    found = load_items(connection, [key])
    if not found:
        raise StoreError(f"there is no {key.kind} {key.id}")
    return found[0]


def load_items(connection: Connection, keys: Sequence[ItemKey]) -> list[Item]:
    """The items of `keys` that exist, in their order."""
    found: dict[ItemKey, Item] = {}
    for kind in KINDS:
        ids = [key.id for key in keys if key.kind == kind]
        for start in range(0, len(ids), _BATCH):
            for item in _load(connection, kind, ids[start : start + _BATCH]):
                found[item.key] = item
    return [found[key] for key in keys if key in found]


def _load(connection: Connection, kind: ItemKind, ids: list[int]) -> Iterator[Item]:
    rows = connection.execute((_claims if kind == "claim" else _quotes)(ids)).all()
    more = _of_claims(connection, rows) if kind == "claim" else {}
    acted = actions.of_items(connection, kind, ids)
    for row in rows:
        yield Item(
            key=ItemKey(kind, row.id),
            article_id=row.article_id,
            article_title=row.title,
            article_date=row.date,
            quote_id=row.quote_id if kind == "claim" else None,
            speaker=row.speaker,
            quote_kind=row.quote_kind,
            text=row.words,
            proposition=row.proposition if kind == "claim" else "",
            modality=row.modality if kind == "claim" else "",
            check_worthiness=row.check_worthiness if kind == "claim" else 0.0,
            confidence=row.confidence,
            reasons=tuple(row.reasons),
            source=spans(row.source),
            cue=spans(row.cue),
            content=spans(row.content),
            status=row.status,
            hidden=row.hidden,
            added_by=row.added_by,
            corrected=row.analysed is not None,
            **more.get(row.id, {}),
            **_acted(acted.get(row.id, ())),
        )


def _of_claims(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, dict[str, Any]]:
    """The fields of an `Item` that only claims have, by claim."""
    ids = [row.id for row in rows]
    stances = _stances(connection, ids)
    matches = checks.of_claims(connection, ids, _CHECKS)
    mains = {row.id: row.same_as or row.id for row in rows}
    counted = (
        select(CLAIM.c.same_as, func.count())
        .where(CLAIM.c.same_as.in_(set(mains.values())), ~CLAIM.c.hidden)
        .group_by(CLAIM.c.same_as)
    )
    repeats = {row[0]: row[1] for row in connection.execute(counted)}
    return {
        row.id: {
            "stances": tuple(stances.get(row.id, ())),
            "checks": tuple(matches.get(row.id, ())),
            "same_as": ItemKey("claim", row.same_as) if row.same_as else None,
            "occurrences": 1 + repeats.get(mains[row.id], 0),
        }
        for row in rows
    }


def _acted(standing: Sequence[Row[Any]]) -> dict[str, Any]:
    """The fields of an `Item` that reviewers' standing actions, oldest first, give it."""
    newest = {row.kind: row for row in standing}
    verdict, note = newest.get("verdict"), newest.get("note")
    return {
        "verdict": verdict_view(verdict) if verdict else None,
        "note": note.text if note else "",
        "note_by": note.reviewer if note else "",
        "second_asked": "second" in newest and newest["second"].value != "",
        "flagged": "flag" in newest and newest["flag"].value != "",
        "assigned": newest["assignment"].value if "assignment" in newest else "",
        "evidence": tuple(
            EvidenceView(row.value, row.text, row.reviewer, row.created)
            for row in standing
            if row.kind == "evidence"
        ),
        "judged_by": tuple(status.newest_verdicts(standing)),
    }


def _claims(ids: list[int]) -> Select[Any]:
    return (
        _described(
            CLAIM,
            CLAIM.c.quote_id,
            CLAIM.c.proposition,
            CLAIM.c.modality,
            CLAIM.c.check_worthiness,
            CLAIM.c.same_as,
        )
        .join(QUOTE, CLAIM.c.quote_id == QUOTE.c.id)
        .where(CLAIM.c.id.in_(ids))
    )


def _quotes(ids: list[int]) -> Select[Any]:
    return _described(QUOTE).where(QUOTE.c.id.in_(ids))


def _described(item: Table, *columns: Any) -> Select[Any]:
    """What claims and quotes have in common; the quote's own columns are the claim's quote's."""
    return (
        select(
            item.c.id,
            item.c.article_id,
            item.c.words,
            item.c.content,
            item.c.reasons,
            item.c.status,
            item.c.hidden,
            item.c.added_by,
            item.c.analysed,
            ARTICLE.c.title,
            ARTICLE.c.date,
            SPEAKER_NAME.label("speaker"),
            QUOTE.c.kind.label("quote_kind"),
            QUOTE.c.confidence,
            QUOTE.c.source,
            QUOTE.c.cue,
            *columns,
        )
        .select_from(item)
        .join(ARTICLE, item.c.article_id == ARTICLE.c.id)
        .outerjoin(SPEAKER, item.c.speaker_id == SPEAKER.c.id)
        .outerjoin(MAIN, SPEAKER.c.merged_into == MAIN.c.id)
    )


def _stances(connection: Connection, claim_ids: list[int]) -> dict[int, list[StanceView]]:
    chosen = (
        select(STANCE, SPEAKER_NAME.label("by"))
        .outerjoin(SPEAKER, STANCE.c.speaker_id == SPEAKER.c.id)
        .outerjoin(MAIN, SPEAKER.c.merged_into == MAIN.c.id)
        .where(STANCE.c.claim_id.in_(claim_ids))
        .order_by(STANCE.c.id)
    )
    found: dict[int, list[StanceView]] = {}
    for row in connection.execute(chosen):
        view = StanceView(
            by=row.by,
            stance=row.stance,
            words=row.words,
            cue=spans(row.cue),
            confidence=row.confidence,
            reason=row.reason,
            speaker_id=row.speaker_id,
        )
        found.setdefault(row.claim_id, []).append(view)
    return found


def _kinds(where: ItemFilter) -> list[ItemKind]:
    """The kinds to list, each once, in the order of the queue."""
    return [kind for kind in KINDS if kind in where.kinds]


def _count(connection: Connection, chosen: Select[int]) -> int:
    counted = select(func.count()).select_from(chosen.subquery())
    return connection.scalar(counted) or 0


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans as they come out of JSON."""
    return tuple((start, end) for start, end in pairs)
