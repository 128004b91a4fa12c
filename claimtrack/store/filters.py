"""Which claims and quotes a filter lets through, and in which order."""

from sqlalchemy import ColumnElement, Select, Table, false, func, select

from claimtrack.store.speakers import speakers_called
from claimtrack.store.tables import ARTICLE, CLAIM, FLAG, QUOTE, STANCE, VERDICT, WITHDRAWAL
from claimtrack.store.text import contains, equals
from claimtrack.store.views import ItemFilter, ItemKind

KINDS: tuple[ItemKind, ...] = ("claim", "quote")
TABLES = {"claim": CLAIM, "quote": QUOTE}


def event_item(events: Table, kind: ItemKind) -> ColumnElement[int]:
    """The column of `events` that says which item of `kind` the event is about."""
    return events.c[f"{kind}_id"]


def newest(events: Table, kind: ItemKind) -> Select[int]:
    """The id of the newest event of each item; withdrawn verdicts do not count."""
    item = event_item(events, kind)
    chosen = select(func.max(events.c.id)).where(item.is_not(None)).group_by(item)
    return chosen.where(standing()) if events is VERDICT else chosen


def standing() -> ColumnElement[bool]:
    """Whether a verdict is not withdrawn."""
    return VERDICT.c.id.not_in(select(WITHDRAWAL.c.verdict_id))


def with_verdict(kind: ItemKind) -> Select[int]:
    """The ids of the items of `kind` that have a standing verdict."""
    item = event_item(VERDICT, kind)
    return select(item).where(item.is_not(None), standing())


def matching(kind: ItemKind, where: ItemFilter) -> Select[int]:
    """The ids of the items of `kind` that `where` lets through."""
    conditions = [*_common(kind, where), *(_of_claims if kind == "claim" else _of_quotes)(where)]
    if kind not in where.kinds:
        conditions.append(false())
    return select(TABLES[kind].c.id).where(*conditions)


def ordered(kind: ItemKind, chosen: Select[int]) -> Select[int]:
    """`chosen` in the order of work: contested claims first, then those most worth checking."""
    if kind == "claim":
        chosen = chosen.order_by(CLAIM.c.contested.desc(), CLAIM.c.check_worthiness.desc())
    return chosen.order_by(TABLES[kind].c.id)


def _common(kind: ItemKind, where: ItemFilter) -> list[ColumnElement[bool]]:
    table = TABLES[kind]
    conditions: list[ColumnElement[bool]] = []
    if where.speaker:
        conditions.append(table.c.speaker_id.in_(speakers_called(where.speaker)))
    if where.article is not None:
        conditions.append(table.c.article_id == where.article)
    if where.since or where.until:
        dated = select(ARTICLE.c.id).where(*dates(where.since, where.until))
        conditions.append(table.c.article_id.in_(dated))
    if where.reviewed is not None:
        conditions.append(_either(table.c.id.in_(with_verdict(kind)), where.reviewed))
    if where.rating:
        rated = select(event_item(VERDICT, kind)).where(
            VERDICT.c.id.in_(newest(VERDICT, kind)), equals(VERDICT.c.rating, where.rating)
        )
        conditions.append(table.c.id.in_(rated))
    if where.flagged is not None:
        flagged = select(event_item(FLAG, kind)).where(
            FLAG.c.id.in_(newest(FLAG, kind)), FLAG.c.flagged
        )
        conditions.append(_either(table.c.id.in_(flagged), where.flagged))
    return conditions


def _of_claims(where: ItemFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if where.quote_kind:
        quotes = select(QUOTE.c.id).where(equals(QUOTE.c.kind, where.quote_kind))
        conditions.append(CLAIM.c.quote_id.in_(quotes))
    if where.contested is not None:
        conditions.append(_either(CLAIM.c.contested, where.contested))
    if where.stance:
        taken = select(STANCE.c.claim_id)
        if where.stance.lower() != "any":
            taken = taken.where(equals(STANCE.c.stance, where.stance))
        conditions.append(CLAIM.c.id.in_(taken))
    if where.modality:
        conditions.append(equals(CLAIM.c.modality, where.modality))
    if where.text:
        conditions.append(
            contains(CLAIM.c.words, where.text) | contains(CLAIM.c.proposition, where.text)
        )
    return conditions


def _of_quotes(where: ItemFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if where.contested or where.stance or where.modality:
        conditions.append(false())  # what only a claim can have
    if where.quote_kind:
        conditions.append(equals(QUOTE.c.kind, where.quote_kind))
    if where.text:
        conditions.append(contains(QUOTE.c.words, where.text))
    return conditions


def _either(condition: ColumnElement[bool], wanted: bool) -> ColumnElement[bool]:
    return condition if wanted else ~condition


def dates(since: str, until: str) -> list[ColumnElement[bool]]:
    """Articles of these days, both included; one without a date is of no day."""
    day = func.substr(ARTICLE.c.date, 1, 10)
    conditions: list[ColumnElement[bool]] = [ARTICLE.c.date != ""]
    if since:
        conditions.append(day >= since)
    if until:
        conditions.append(day <= until)
    return conditions
