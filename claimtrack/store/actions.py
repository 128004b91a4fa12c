"""The log of what reviewers do: actions are only ever added, and undone ones stay recorded."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select

from claimtrack.errors import StoreError
from claimtrack.store.tables import ACTION, ARTICLE, CLAIM, QUOTE
from claimtrack.store.text import require_storable
from claimtrack.store.views import ActionView, Changes, ItemKey, ItemKind, Mark

REVIEW_KINDS = ("verdict", "note", "flag", "evidence", "assignment", "second")
"""What is done about an item: a verdict (value: the rating, text: the rationale), a note (text), a
flag (value: `flagged` or empty), evidence (value: a URL, text), an assignment (value: to whom), a
second review asked for (value: `asked` or empty). Of notes, flags, assignments and requests the
newest stands."""

CORRECTION_KINDS = ("speaker", "span", "stance", "wording", "wrong", "added")
"""What is done to an extraction; `corrections.py` says what `value` and `data` hold."""

LINKING_KINDS = ("same", "apart")
"""Which claims are one, and which are not: an action on a claim, with the `others` in its data; on a
speaker, `apart` takes back that it is one with the `others`."""

SPEAKER_KINDS = ("merge", "apart", "undo")
"""What is done to a speaker."""

KINDS = (*REVIEW_KINDS, *CORRECTION_KINDS, *LINKING_KINDS, "merge", "undo")
"""All of them; a merge is of two speakers."""

TABLES = {"claim": CLAIM, "quote": QUOTE}


def item_column(kind: ItemKind) -> ColumnElement[int]:
    """The column that says which item of `kind` an action is about."""
    return ACTION.c[f"{kind}_id"]


def key_of(row: Row[Any]) -> ItemKey | None:
    """The item that an action's row is about."""
    if row.claim_id is not None:
        return ItemKey("claim", row.claim_id)
    return None if row.quote_id is None else ItemKey("quote", row.quote_id)


def undone() -> ColumnElement[bool]:
    """Whether an action was taken back."""
    return ACTION.c.id.in_(select(ACTION.c.undoes).where(ACTION.c.undoes.is_not(None)))


def standing(kind: str, item: ItemKind) -> list[ColumnElement[bool]]:
    """The conditions of an action of `kind` on items of kind `item` that was not taken back."""
    return [ACTION.c.kind == kind, item_column(item).is_not(None), ~undone()]


def record(
    connection: Connection,
    kind: str,
    reviewer: str,
    *,
    key: ItemKey | None = None,
    speaker_id: int | None = None,
    undoes: int | None = None,
    role: str = "",
    value: str = "",
    text: str = "",
    data: dict[str, Any] | None = None,
) -> int:
    """Records an action; gives its id.

    Raises `StoreError` if the item is not there, a text cannot be kept, or nobody did it.
    """
    require_storable("your entry", reviewer, value, text, *(data or {}).values())
    if not reviewer.strip():
        raise StoreError("a verdict, note or flag needs the reviewer's name")
    if key is not None:
        hold(connection, key)
    adding = insert(ACTION).values(
        kind=kind,
        claim_id=key.id if key and key.kind == "claim" else None,
        quote_id=key.id if key and key.kind == "quote" else None,
        speaker_id=speaker_id,
        undoes=undoes,
        reviewer=reviewer,
        role=role,
        value=value,
        text=text,
        data=data or {},
    )
    return int(connection.scalars(adding.returning(ACTION.c.id)).one())


def quote_of(connection: Connection, key: ItemKey) -> int:
    """The quote that `key` is, or that makes the claim; raises `StoreError` if there is no such."""
    table = TABLES[key.kind]
    column = QUOTE.c.id if key.kind == "quote" else CLAIM.c.quote_id
    found = connection.scalar(select(column).where(table.c.id == key.id))
    if found is None:
        raise StoreError(f"there is no {key.kind} {key.id}")
    return int(found)


def hold(connection: Connection, key: ItemKey) -> None:
    """Until the transaction ends nobody else acts on the item, its quote, or that quote's claims.

    What is worked out from the standing actions would otherwise lack those of a transaction beside
    this one. Raises `StoreError` if the item is not there.
    """
    quote = select(QUOTE.c.id).where(QUOTE.c.id == quote_of(connection, key))
    if connection.dialect.name == "postgresql":  # on SQLite one transaction writes at a time
        connection.execute(quote.with_for_update(key_share=True))


def of_item(connection: Connection, key: ItemKey) -> list[Row[Any]]:
    """The standing review actions on an item, oldest first: what they are, by whom, what they say.

    Without their texts: a verdict has to be written fast, however many there are before it.
    """
    chosen = select(ACTION.c.kind, ACTION.c.reviewer, ACTION.c.role, ACTION.c.value).where(
        item_column(key.kind) == key.id, ACTION.c.kind.in_(REVIEW_KINDS), ~undone()
    )
    return list(connection.execute(chosen.order_by(ACTION.c.id)))


def of_items(
    connection: Connection, kind: ItemKind, ids: Iterable[int]
) -> dict[int, list[Row[Any]]]:
    """The standing review actions of items, oldest first, by item."""
    item = item_column(kind)
    chosen = (
        select(ACTION)
        .where(item.in_(ids), ACTION.c.kind.in_(REVIEW_KINDS), ~undone())
        .order_by(ACTION.c.id)
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(chosen):
        found.setdefault(row._mapping[item], []).append(row)
    return found


def newest_of(connection: Connection, reviewer: str) -> int | None:
    """The reviewer's newest action that can be undone."""
    mine = select(ACTION.c.id).where(
        ACTION.c.reviewer == reviewer, ACTION.c.kind != "undo", ~undone()
    )
    # By time and not by number: events of an older schema were numbered anew, kind by kind.
    found: int | None = connection.scalar(
        mine.order_by(ACTION.c.created.desc(), ACTION.c.id.desc()).limit(1)
    )
    return found


def list_actions(
    connection: Connection, reviewer: str, key: ItemKey | None, limit: int | None
) -> list[ActionView]:
    """Actions (of a reviewer, on an item, or all), newest first."""
    chosen = select(ACTION, undone().label("undone")).where(ACTION.c.kind != "undo")
    if reviewer:
        chosen = chosen.where(ACTION.c.reviewer == reviewer)
    if key is not None:
        chosen = chosen.where(item_column(key.kind) == key.id)
    chosen = chosen.order_by(ACTION.c.created.desc(), ACTION.c.id.desc()).limit(limit)
    return [view(row) for row in connection.execute(chosen)]


def trail(connection: Connection, key: ItemKey) -> list[ActionView]:
    """Everything that made the item what it is, oldest first, undone or not.

    What was done to it and to the quote behind it, and which speakers were merged with its own.
    """
    quote_id = quote_of(connection, key)
    about = [ACTION.c.quote_id == quote_id]
    if key.kind == "claim":
        about.append(ACTION.c.claim_id == key.id)
    table = TABLES[key.kind]
    speaker = connection.scalar(select(table.c.speaker_id).where(table.c.id == key.id))
    if speaker is not None:  # by the kind, which has an index: few actions are on speakers
        about.append(ACTION.c.kind.in_(SPEAKER_KINDS) & (ACTION.c.speaker_id == speaker))
    chosen = select(ACTION, undone().label("undone")).where(or_(*about))
    rows = connection.execute(chosen.order_by(ACTION.c.created, ACTION.c.id))
    return [view(row) for row in rows]


def page(connection: Connection, after: int, limit: int) -> list[ActionView]:
    """Actions of every kind by their numbers, beginning behind `after`."""
    chosen = select(ACTION, undone().label("undone")).where(ACTION.c.id > after)
    return [view(row) for row in connection.execute(chosen.order_by(ACTION.c.id).limit(limit))]


def list_reviewers(connection: Connection) -> list[str]:
    """Who did something, or was given something to check, by name."""
    did = select(ACTION.c.reviewer)
    given = select(ACTION.c.value).where(ACTION.c.kind == "assignment", ACTION.c.value != "")
    return sorted(connection.scalars(did.union(given)))


def load_action(connection: Connection, action_id: int) -> ActionView:
    """One action; raises `StoreError` if there is none."""
    chosen = select(ACTION, undone().label("undone")).where(ACTION.c.id == action_id)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        raise StoreError(f"there is no action {action_id}")
    return view(row)


def view(row: Row[Any]) -> ActionView:
    """An action's row, with the column `undone`, as a value."""
    return ActionView(
        id=row.id,
        kind=row.kind,
        item=key_of(row),
        speaker_id=row.speaker_id,
        reviewer=row.reviewer,
        created=row.created,
        role=row.role,
        value=row.value,
        text=row.text,
        data=row.data,
        undone=bool(row.undone),
        undoes=row.undoes,
    )


def mark(connection: Connection) -> Mark:
    """The store as it is now."""
    newest = [
        select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
        for table in (ACTION, ARTICLE)
    ]
    action, article = connection.execute(select(*newest)).one()
    return Mark(action, article)


def changes(connection: Connection, since: Mark) -> Changes:
    """What happened since another mark. It costs two look-ups in an index when nothing did."""
    now = mark(connection)
    if now == since:
        return Changes(now)
    keys: dict[ItemKey, None] = {}
    speakers = False
    rows = connection.execute(select(ACTION).where(ACTION.c.id > since.action)).all()
    for row in rows:
        key = key_of(row)
        if key is None:
            speakers = True
        else:
            keys[key] = None
            keys |= {ItemKey("claim", other): None for other in row.data.get("others", ())}
    reaching = (*CORRECTION_KINDS, "undo")  # what is undone may have been a correction
    corrected = [key for row in rows if row.kind in reaching and (key := key_of(row)) is not None]
    for key in _families(connection, corrected):
        keys[key] = None
    articles = select(func.count()).select_from(ARTICLE).where(ARTICLE.c.id > since.article)
    return Changes(now, tuple(keys), speakers, connection.scalar(articles) or 0)


def _families(connection: Connection, keys: list[ItemKey]) -> Iterable[ItemKey]:
    """The quotes behind the claims of `keys`, and all claims of the quotes: corrections reach them."""
    claims = [key.id for key in keys if key.kind == "claim"]
    quotes = {key.id for key in keys if key.kind == "quote"}
    quotes.update(connection.scalars(select(CLAIM.c.quote_id).where(CLAIM.c.id.in_(claims))))
    yield from (ItemKey("quote", quote_id) for quote_id in quotes)
    for claim_id in connection.scalars(select(CLAIM.c.id).where(CLAIM.c.quote_id.in_(quotes))):
        yield ItemKey("claim", claim_id)
