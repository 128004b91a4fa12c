"""Which claims and quotes a filter lets through, and in which order."""

from sqlalchemy import ColumnElement, Select, false, func, or_, select

from claimtrack.store import actions, status
from claimtrack.store.actions import TABLES, item_column
from claimtrack.store.speakers import speakers_called
from claimtrack.store.tables import ACTION, ARTICLE, CLAIM, QUOTE, STANCE
from claimtrack.store.text import contains, equals
from claimtrack.store.views import ItemFilter, ItemKind

KINDS: tuple[ItemKind, ...] = ("claim", "quote")

_DENYING = ("denies", "dismisses", "disputes", "rejects")


def newest(action: str, kind: ItemKind) -> Select[int]:
    """The id of the newest standing action of one kind on each item."""
    item = item_column(kind)
    return select(func.max(ACTION.c.id)).where(*actions.standing(action, kind)).group_by(item)


def having(action: str, kind: ItemKind, value: ColumnElement[bool]) -> Select[int]:
    """The ids of the items of `kind` whose newest action of one kind has such a value."""
    return select(item_column(kind)).where(ACTION.c.id.in_(newest(action, kind)), value)


def matching(kind: ItemKind, where: ItemFilter) -> Select[int]:
    """The ids of the items of `kind` that `where` lets through."""
    table = TABLES[kind]
    said = [*_common(kind, where), *(_of_claims if kind == "claim" else _of_quotes)(where)]
    conditions = _reviewed(kind, where)
    if kind not in where.kinds:
        conditions.append(false())
    if kind == "claim" and where.once:
        conditions.append(CLAIM.c.same_as.is_(None))
        if said:
            occurrence = select(func.coalesce(CLAIM.c.same_as, CLAIM.c.id)).where(*said)
            said = [CLAIM.c.id.in_(occurrence)]
    if where.hidden is not None:
        conditions.append(table.c.hidden if where.hidden else ~table.c.hidden)
    return select(table.c.id).where(*said, *conditions)


def ordered(kind: ItemKind, chosen: Select[int]) -> Select[int]:
    """`chosen` in the order of work: contested claims first, then those most worth checking."""
    if kind == "claim":
        chosen = chosen.order_by(CLAIM.c.contested.desc(), CLAIM.c.check_worthiness.desc())
    return chosen.order_by(TABLES[kind].c.id)


def _common(kind: ItemKind, where: ItemFilter) -> list[ColumnElement[bool]]:
    """Who said it, where and when."""
    table = TABLES[kind]
    conditions: list[ColumnElement[bool]] = []
    if where.speaker:
        conditions.append(table.c.speaker_id.in_(speakers_called(where.speaker)))
    if where.article is not None:
        # A copy has the quotes and claims of the article that it is a copy of.
        first = select(func.coalesce(ARTICLE.c.copy_of, ARTICLE.c.id))
        own = first.where(ARTICLE.c.id == where.article).scalar_subquery()
        conditions.append(table.c.article_id == own)
    if where.since or where.until:
        dated = select(ARTICLE.c.id).where(*dates(where.since, where.until))
        conditions.append(table.c.article_id.in_(dated))
    return conditions


def _reviewed(kind: ItemKind, where: ItemFilter) -> list[ColumnElement[bool]]:
    """What reviewers made of an item itself."""
    table = TABLES[kind]
    conditions: list[ColumnElement[bool]] = []
    if where.reviewed is not None:
        conditions.append(status.waits(kind, where.reviewer) == int(not where.reviewed))
    if where.rating:
        rated = having("verdict", kind, equals(ACTION.c.value, where.rating))
        conditions.append(table.c.id.in_(rated))
    if where.flagged is not None:
        flagged = having("flag", kind, ACTION.c.value != "")
        conditions.append(_either(table.c.id.in_(flagged), where.flagged))
    if where.assigned:
        assigned = having("assignment", kind, equals(ACTION.c.value, where.assigned))
        conditions.append(table.c.id.in_(assigned))
    if where.status:
        conditions.append(table.c.status == where.status)
    if where.corrected is not None:
        corrected = or_(table.c.analysed.is_not(None), table.c.added_by != "")
        conditions.append(_either(corrected, where.corrected))
    return conditions


def _confidence(where: ItemFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if where.at_least is not None:
        conditions.append(QUOTE.c.confidence >= where.at_least)
    if where.at_most is not None:
        conditions.append(QUOTE.c.confidence <= where.at_most)
    return conditions


def _of_claims(where: ItemFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if where.quote_kind:
        quotes = select(QUOTE.c.id).where(QUOTE.c.kind == where.quote_kind.lower())
        conditions.append(CLAIM.c.quote_id.in_(quotes))
    if sure := _confidence(where):
        conditions.append(CLAIM.c.quote_id.in_(select(QUOTE.c.id).where(*sure)))
    if where.contested is not None:
        conditions.append(_either(CLAIM.c.contested, where.contested))
    if where.denied is not None:
        denied = select(STANCE.c.claim_id).where(STANCE.c.stance.in_(_DENYING))
        conditions.append(_either(CLAIM.c.id.in_(denied), where.denied))
    if where.stance:
        taken = select(STANCE.c.claim_id)
        if where.stance.lower() != "any":
            taken = taken.where(STANCE.c.stance == where.stance.lower())  # by its index
        conditions.append(CLAIM.c.id.in_(taken))
    if where.modality:
        conditions.append(CLAIM.c.modality == where.modality.lower())
    if where.text:
        conditions.append(
            contains(CLAIM.c.words, where.text) | contains(CLAIM.c.proposition, where.text)
        )
    return conditions


def _of_quotes(where: ItemFilter) -> list[ColumnElement[bool]]:
    conditions = _confidence(where)
    if where.contested or where.denied or where.stance or where.modality:
        conditions.append(false())  # what only a claim can have
    if where.quote_kind:
        conditions.append(QUOTE.c.kind == where.quote_kind.lower())
    if where.text:
        conditions.append(contains(QUOTE.c.words, where.text))
    return conditions


def _either(condition: ColumnElement[bool], wanted: bool) -> ColumnElement[bool]:
    return condition if wanted else ~condition


def dates(since: str, until: str) -> list[ColumnElement[bool]]:
    """Articles of these days, both included; one without a date is of no day."""
    conditions: list[ColumnElement[bool]] = [ARTICLE.c.date != ""]
    if since:
        conditions.append(ARTICLE.c.date >= since)
    if until:
        # The first, by the index, lets through whatever time of the day follows, and little more.
        conditions.append(ARTICLE.c.date <= f"{until}z")
        conditions.append(func.substr(ARTICLE.c.date, 1, 10) <= until)
    return conditions
