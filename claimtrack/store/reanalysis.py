"""A new analysis of a stored article takes the place of the old one; what reviewers did stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlmodel import Session

from claimtrack.claims.types import Analysis, Claim
from claimtrack.spans import Spans, overlap
from claimtrack.store import actions, copies, family, ingest, locks, occurrences
from claimtrack.store.speakers import merge_speakers
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE, STANCE
from claimtrack.store.views import ItemKey

SAME = 0.5
"""From this overlap on (Dice's coefficient over code points) two contents are the same quote."""

_Found = TypeVar("_Found")


def add_again(connection: Connection, analysis: Analysis) -> ingest.Added:
    """Writes `analysis` in the transaction of `connection`, over an older one of the same text.

    A quote or claim found again keeps its number, and with it its verdicts, and its corrections are
    applied to what is found now. One that is not found again goes, unless a reviewer acted on it.
    """
    locks.hold(connection, locks.SPEAKERS)
    article_id = ingest.find(connection, analysis.article.text)
    if article_id is None:
        return ingest.add(connection, analysis)
    copies.separate(connection, article_id, analysis.article)
    held = select(QUOTE.c.id).where(QUOTE.c.article_id == article_id)
    connection.execute(held.order_by(QUOTE.c.id).with_for_update(key_share=True))
    locks.hold(connection, locks.GROUPS)
    with Session(connection) as session:
        speakers = merge_speakers(session, ingest.speakers_of(analysis))
    blocks = [[block.start, block.end, block.kind] for block in analysis.article.blocks]
    connection.execute(update(ARTICLE).where(ARTICLE.c.id == article_id).values(blocks=blocks))
    old = _rows(connection, QUOTE, QUOTE.c.article_id == article_id)
    pairs = _paired(old, analysis.attributions, lambda made: made.content)
    ids: dict[int, int] = {}
    for row, place in pairs:
        values = ingest.quote_values(analysis, analysis.attributions[place], article_id, speakers)
        ids[place] = row.id
        if not row.added_by:
            _update(connection, QUOTE, row.id, values)
    for place, made in enumerate(analysis.attributions):
        if place not in ids:
            values = ingest.quote_values(analysis, made, article_id, speakers)
            ids[place] = int(
                connection.scalars(insert(QUOTE).values(values).returning(QUOTE.c.id)).one()
            )
    _renew_claims(connection, analysis, article_id, ids, speakers)
    kept = {row.id for row, _ in pairs}
    _forget(connection, [row.id for row in old if row.id not in kept])
    chosen = select(QUOTE.c.id).where(QUOTE.c.article_id == article_id)
    claim_ids = [
        claim_id
        for quote_id in connection.scalars(chosen).all()
        for claim_id in family.rebuild(connection, ItemKey("quote", quote_id))
    ]
    occurrences.renew(connection, claim_ids)
    return ingest.Added(article_id, new=False)


def _renew_claims(
    connection: Connection,
    analysis: Analysis,
    article_id: int,
    quote_ids: dict[int, int],
    speakers: dict[str, int],
) -> None:
    for place, quote_id in quote_ids.items():
        claims = [claim for claim in analysis.claims if claim.attribution == place]
        old = _rows(connection, CLAIM, CLAIM.c.quote_id == quote_id)
        pairs = _paired(old, claims, lambda claim: claim.content)
        found = {number: row for row, number in pairs}
        for number, claim in enumerate(claims):
            at_zero = replace(claim, attribution=0)
            values = ingest.claim_values(analysis, at_zero, article_id, speakers, [quote_id])
            row = found.get(number)
            if row is None:
                adding = insert(CLAIM).values(values).returning(CLAIM.c.id)
                _renew_stances(
                    connection, analysis, claim, int(connection.scalars(adding).one()), speakers
                )
            elif not row.added_by:
                _update(connection, CLAIM, row.id, values)
                _renew_stances(connection, analysis, claim, row.id, speakers)
        kept = {row.id for row in found.values()}
        kept |= _touched(connection, [row.id for row in old], "claim")
        _forget_claims(connection, [row.id for row in old if row.id not in kept])


def _renew_stances(
    connection: Connection,
    analysis: Analysis,
    claim: Claim,
    claim_id: int,
    speakers: dict[str, int],
) -> None:
    connection.execute(delete(STANCE).where(STANCE.c.claim_id == claim_id))
    rows = ingest.stance_values(analysis, claim, claim_id, speakers)
    if rows:
        connection.execute(insert(STANCE), rows)


def _rows(connection: Connection, table: Any, where: Any) -> list[Row[Any]]:
    return list(connection.execute(select(table).where(where).order_by(table.c.id)))


def _update(connection: Connection, table: Any, row_id: int, values: dict[str, Any]) -> None:
    # `analysed` goes: the row is what the analysis says until corrections are applied anew.
    connection.execute(update(table).where(table.c.id == row_id).values(**values, analysed=None))


def _paired(
    old: Sequence[Row[Any]], new: Sequence[_Found], content: Callable[[_Found], Spans]
) -> list[tuple[Row[Any], int]]:
    """Which old rows are found again, and where in `new`; the greatest overlaps first."""
    likeness = [
        (_dice(_content(row), content(made)), row, place)
        for row in old
        for place, made in enumerate(new)
    ]
    likeness.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2]))
    rows: set[int] = set()
    places: set[int] = set()
    pairs: list[tuple[Row[Any], int]] = []
    for share, row, place in likeness:
        if share >= SAME and row.id not in rows and place not in places:
            rows.add(row.id)
            places.add(place)
            pairs.append((row, place))
    return pairs


def _content(row: Row[Any]) -> Spans:
    """The content as the analysis had it, whatever it was corrected to."""
    pairs = row.content if row.analysed is None else row.analysed["content"]
    return tuple((start, end) for start, end in pairs)


def _dice(first: Spans, second: Spans) -> float:
    length = sum(end - start for start, end in first + second)
    return 2 * overlap(first, second) / length if length else 0.0


def _forget(connection: Connection, quote_ids: list[int]) -> None:
    """Deletes these quotes with their claims, but for those that reviewers acted on."""
    claims = list(
        connection.execute(
            select(CLAIM.c.id, CLAIM.c.quote_id).where(CLAIM.c.quote_id.in_(quote_ids))
        )
    )
    touched = _touched(connection, [row.id for row in claims], "claim")
    kept = _touched(connection, quote_ids, "quote")
    kept |= {row.quote_id for row in claims if row.id in touched}
    _forget_claims(connection, [row.id for row in claims if row.id not in touched])
    gone = [quote_id for quote_id in quote_ids if quote_id not in kept]
    connection.execute(delete(QUOTE).where(QUOTE.c.id.in_(gone)))


def _forget_claims(connection: Connection, claim_ids: list[int]) -> None:
    if not claim_ids:
        return
    occurrences.forget(connection, claim_ids)
    connection.execute(delete(STANCE).where(STANCE.c.claim_id.in_(claim_ids)))
    connection.execute(delete(CLAIM).where(CLAIM.c.id.in_(claim_ids)))


def _touched(connection: Connection, ids: list[int], kind: Any) -> set[int]:
    item = actions.item_column(kind)
    touched = set(connection.scalars(select(item).where(item.in_(ids)).distinct()))
    return touched | (
        occurrences.decided_claims(connection) & set(ids) if kind == "claim" else set()
    )
