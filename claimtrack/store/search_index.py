"""The index behind fuzzy search: for every trigram, which quotes, claims and articles hold it.

Triggers put every new or changed text on a list of pending ones in the same transaction that writes
it, whoever writes. A search looks at the index and at the pending texts, so it misses none. When
enough are pending, the store takes them into the index, in the transaction that made them so many;
thus the rows of a large index are not written anew for every article.

The numbers of the items that hold a trigram are kept in blocks of 65,536 items, sorted, as 16-bit
integers: two bytes for each trigram of each text. The tables are the same on SQLite and PostgreSQL.
What is no longer there, or has another text now, stays in the index until it is built anew; that
costs a search a look at the text, and no more.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Table, delete, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from claimtrack.errors import StoreError
from claimtrack.store import locks, search_tables
from claimtrack.store.grams import gram_pairs
from claimtrack.store.search_tables import (
    GRAM,
    INDEX_VERSION,
    PENDING,
    POSTING,
    SIZE,
    TEXTS,
    VERSION,
    SearchKind,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 16
"""Bits of an item's number that are its place in its block."""
PLACES = 1 << BLOCK
DUE: dict[SearchKind, int] = {"quote": 256, "claim": 256, "article": 8}
"""So many pending ones are taken into the index; a search goes through fewer in a few ms."""
_AT_ONCE = 10_000
"""Rows in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""
_READ_ONLY = ("readonly database", "read-only", "permission denied")
"""What SQLite and PostgreSQL say of a database that this user cannot change."""


def is_current(connection: Connection) -> bool:
    """Whether there is an index that this claimtrack can use and that was told of every change."""
    if not inspect(connection).has_table(VERSION.name):
        return False
    if connection.scalar(select(func.max(VERSION.c.version))) != INDEX_VERSION:
        return False
    return search_tables.has_triggers(connection)


def ensure(writer: Engine) -> None:
    """Makes the index where there is none, as in a store of an older claimtrack.

    A database that can only be read is left as it is; a search in it says what to do.
    """
    with writer.connect() as connection:
        if is_current(connection):
            return
    try:
        with writer.begin() as connection:
            locks.hold(connection, locks.INDEX)
            if not is_current(connection):  # else another process was quicker
                build(connection)
    except DBAPIError as error:
        if not any(words in str(error.orig) for words in _READ_ONLY):
            raise


def build(connection: Connection) -> None:
    """Makes the index anew from the texts: some 20 seconds for a million quotes."""
    search_tables.create(connection)
    for kind in TEXTS:
        _take_in_pending(connection, kind)


def take_in_due(connection: Connection) -> None:
    """Takes pending texts into the index where they have become many."""
    counted = select(PENDING.c.kind, func.count()).group_by(PENDING.c.kind)
    for kind, count in connection.execute(counted).all():
        if count >= DUE[kind]:
            _take_in_pending(connection, kind)


def _take_in_pending(connection: Connection, kind: SearchKind) -> None:
    locks.hold(connection, locks.INDEX)
    chosen = select(PENDING.c.item).where(PENDING.c.kind == kind).order_by(PENDING.c.item)
    pending = list(connection.scalars(chosen))
    for block, items in groupby(pending, lambda item: item >> BLOCK):
        numbers, words = [], []
        for item, found in _texts(connection, kind, list(items)):
            numbers.append(item)
            words.append(found)
        _take_in(connection, kind, block, numbers, words)
    connection.execute(delete(PENDING).where(PENDING.c.kind == kind))


def _take_in(
    connection: Connection, kind: SearchKind, block: int, numbers: list[int], texts: list[str]
) -> None:
    """Adds the trigrams of `texts`, items `numbers` of one block, to the index."""
    import numpy as np

    if not numbers:
        return
    grams, owners = gram_pairs(texts)
    places = np.asarray(numbers, np.int64) & (PLACES - 1)
    _add_sizes(connection, kind, block, places, np.bincount(owners, minlength=len(texts)))
    found, starts = np.unique(grams, return_index=True)
    lists = np.split(places[owners].astype(np.uint16), starts[1:]) if len(found) else []
    for start in range(0, len(found), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        _add_postings(connection, kind, block, found[part].tolist(), lists[part])


def _add_postings(
    connection: Connection,
    kind: SearchKind,
    block: int,
    grams: list[int],
    lists: "list[NDArray[np.uint16]]",
) -> None:
    import numpy as np

    chosen = select(GRAM.c.gram, GRAM.c.id, GRAM.c.holders).where(
        GRAM.c.kind == kind, GRAM.c.gram.in_(grams)
    )
    known = {gram: (number, holders) for gram, number, holders in connection.execute(chosen)}
    free = 1 + (connection.scalar(select(func.max(GRAM.c.id))) or 0)
    ids: dict[int, int] = {}
    for gram in grams:
        ids[gram] = known[gram][0] if gram in known else free
        free += gram not in known
    rows = [number << BLOCK | block for number in ids.values()]
    chosen = select(POSTING.c.id, POSTING.c.places).where(POSTING.c.id.in_(rows))
    before: dict[int, bytes] = {row[0]: row[1] for row in connection.execute(chosen)}
    postings, counts = [], []
    for gram, row, added in zip(grams, rows, lists, strict=True):
        old = np.frombuffer(before.get(row, b""), "<u2")
        # Mostly the new items come after the old ones.
        later = not len(old) or old[-1] < added[0]
        new = np.concatenate((old, added)) if later else np.union1d(old, added)
        postings.append({"id": row, "places": new.astype("<u2").tobytes()})
        holders = (known[gram][1] if gram in known else 0) + len(new) - len(old)
        counts.append({"id": ids[gram], "kind": kind, "gram": gram, "holders": holders})
    _put(connection, GRAM, counts, "id")
    _put(connection, POSTING, postings, "id")


def _add_sizes(
    connection: Connection,
    kind: SearchKind,
    block: int,
    places: "NDArray[np.int64]",
    sizes: "NDArray[np.int64]",
) -> None:
    import numpy as np

    at = (SIZE.c.kind == kind, SIZE.c.block == block)
    before = np.frombuffer(connection.scalar(select(SIZE.c.sizes).where(*at)) or b"", "<u2")
    now = np.zeros(max(len(before), int(places.max()) + 1), "<u2")
    now[: len(before)] = before
    now[places] = np.minimum(sizes, 0xFFFF)
    _put(
        connection,
        SIZE,
        [{"kind": kind, "block": block, "sizes": now.tobytes()}],
        "kind",
        "block",
    )


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *key: str) -> None:
    """Writes `rows`, in the place of those with the same key."""
    made = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    others = {
        column.name: made.excluded[column.name] for column in table.c if column.name not in key
    }
    connection.execute(made.on_conflict_do_update(index_elements=key, set_=others), rows)


def _texts(
    connection: Connection, kind: SearchKind, items: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """The texts of those of `items` (sorted) that are there, in order."""
    column = TEXTS[kind]
    table = column.table
    for start in range(0, len(items), _AT_ONCE):
        part = items[start : start + _AT_ONCE]
        chosen = select(table.c.id, column).where(table.c.id.in_(part)).order_by(table.c.id)
        yield from ((row[0], row[1]) for row in connection.execute(chosen))


def require_index(connection: Connection) -> None:
    """Raises `StoreError` with the way out where there is no index (an old, read-only store)."""
    if not inspect(connection).has_table(VERSION.name):
        raise StoreError(
            "this database has no search index, and none could be made: it cannot be written; "
            "`claimtrack db index --rebuild` makes one where it can"
        )
