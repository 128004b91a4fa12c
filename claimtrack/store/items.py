"""Claims and quotes as `Item` values, with a fixed number of queries however many rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from claimtrack.errors import StoreError
from claimtrack.spans import Spans
from claimtrack.store.filters import (
    KINDS,
    TABLES,
    event_item,
    matching,
    newest,
    ordered,
    with_verdict,
)
from claimtrack.store.tables import (
    ARTICLE,
    CLAIM,
    FLAG,
    NOTE,
    QUOTE,
    SPEAKER,
    STANCE,
    VERDICT,
)
from claimtrack.store.verdicts import verdict_view
from claimtrack.store.views import (
    Item,
    ItemFilter,
    ItemKey,
    ItemKind,
    Progress,
    StanceView,
)

_BATCH = 10_000
"""Ids in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""

_SPEAKER_NAME = func.coalesce(SPEAKER.c.name, "")


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
    done = (
        matching(kind, where).where(TABLES[kind].c.id.in_(with_verdict(kind)))
        for kind in _kinds(where)
    )
    return Progress(
        total=count_items(connection, where),
        done=sum(_count(connection, chosen) for chosen in done),
    )


def list_article_items(connection: Connection, article_id: int) -> list[Item]:
    """The quotes and claims of an article in the order of its text, a quote before its claims."""
    places: list[tuple[int, bool, ItemKey]] = []
    for kind in KINDS:
        table = TABLES[kind]
        chosen = select(table.c.id, table.c.start).where(table.c.article_id == article_id)
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
    stances = _stances(connection, ids) if kind == "claim" else {}
    verdicts = {item: verdict_view(row) for item, row in _events(connection, VERDICT, kind, ids)}
    notes = {item: row.note for item, row in _events(connection, NOTE, kind, ids)}
    flags = {item: row.flagged for item, row in _events(connection, FLAG, kind, ids)}
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
            stances=tuple(stances.get(row.id, ())),
            verdict=verdicts.get(row.id),
            note=notes.get(row.id, ""),
            flagged=flags.get(row.id, False),
        )


def _claims(ids: list[int]) -> Select[Any]:
    return (
        _described(
            CLAIM,
            CLAIM.c.quote_id,
            CLAIM.c.proposition,
            CLAIM.c.modality,
            CLAIM.c.check_worthiness,
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
            ARTICLE.c.title,
            ARTICLE.c.date,
            _SPEAKER_NAME.label("speaker"),
            QUOTE.c.kind.label("quote_kind"),
            QUOTE.c.confidence,
            QUOTE.c.source,
            QUOTE.c.cue,
            *columns,
        )
        .select_from(item)
        .join(ARTICLE, item.c.article_id == ARTICLE.c.id)
        .outerjoin(SPEAKER, item.c.speaker_id == SPEAKER.c.id)
    )


def _stances(connection: Connection, claim_ids: list[int]) -> dict[int, list[StanceView]]:
    chosen = (
        select(STANCE, _SPEAKER_NAME.label("by"))
        .outerjoin(SPEAKER, STANCE.c.speaker_id == SPEAKER.c.id)
        .where(STANCE.c.claim_id.in_(claim_ids))
        .order_by(STANCE.c.id)
    )
    found: dict[int, list[StanceView]] = {}
    for row in connection.execute(chosen):
        view = StanceView(row.by, row.stance, row.words, spans(row.cue), row.confidence, row.reason)
        found.setdefault(row.claim_id, []).append(view)
    return found


def _events(
    connection: Connection, events: Table, kind: ItemKind, ids: list[int]
) -> Iterator[tuple[int, Row[Any]]]:
    """The newest event of each item, with the item's id."""
    item = event_item(events, kind)
    chosen = select(events).where(events.c.id.in_(newest(events, kind).where(item.in_(ids))))
    for row in connection.execute(chosen):
        yield row._mapping[item], row


def _kinds(where: ItemFilter) -> list[ItemKind]:
    """The kinds to list, each once, in the order of the queue."""
    return [kind for kind in KINDS if kind in where.kinds]


def _count(connection: Connection, chosen: Select[int]) -> int:
    counted = select(func.count()).select_from(chosen.subquery())
    return connection.scalar(counted) or 0


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans as they come out of JSON."""
    return tuple((start, end) for start, end in pairs)
