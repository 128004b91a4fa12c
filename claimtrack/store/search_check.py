"""Whether the search index holds what the tables hold."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from claimtrack.store.grams import gram_pairs
from claimtrack.store.search_index import BLOCK, PLACES, require_index
from claimtrack.store.search_tables import GRAM, PENDING, POSTING, SIZE, TEXTS, SearchKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the index holds of a kind, and how that fits the texts.

    `items` are those in the tables; `pending` those of them that the index does not hold yet (a
    search finds them all the same); `missing` those it should hold and does not: none, unless the
    database was damaged or its triggers were away. `surplus` counts trigrams of texts that changed
    or went; a rebuild takes them out. `bytes` is what the index takes, `text_bytes` what the texts
    take in UTF-8.
    """

    kind: SearchKind
    items: int
    pending: int
    missing: int
    surplus: int
    bytes: int
    text_bytes: int


def check(connection: Connection) -> list[IndexState]:
    """Compares every text with the index. Raises `StoreError` if there is no index."""
    require_index(connection)
    return [_check_kind(connection, kind) for kind in TEXTS]


def _check_kind(connection: Connection, kind: SearchKind) -> IndexState:
    table = TEXTS[kind].table
    chosen = select(PENDING.c.item).where(PENDING.c.kind == kind)
    pending = set(connection.scalars(chosen.where(PENDING.c.item.in_(select(table.c.id)))))
    last = max(
        connection.scalar(select(func.max(table.c.id))) or 0,
        (connection.scalar(select(func.max(SIZE.c.block)).where(SIZE.c.kind == kind)) or 0)
        << BLOCK,
    )
    items = missing = surplus = size = text_size = 0
    for block in range((last >> BLOCK) + 1):
        rows = connection.execute(
            select(table.c.id, TEXTS[kind])
            .where(table.c.id.between(block << BLOCK, (block + 1 << BLOCK) - 1))
            .order_by(table.c.id)
        ).all()
        held, at, taken = _indexed(connection, kind, block)
        here = {number for number in pending if number >> BLOCK == block}
        lacking, more = _compared([(row[0], row[1]) for row in rows], held, at, here)
        items += len(rows)
        missing += lacking
        surplus += more
        size += taken
        text_size += sum(len(row[1].encode()) for row in rows)
    return IndexState(kind, items, len(pending), missing, surplus, size, text_size)


def _indexed(
    connection: Connection, kind: SearchKind, block: int
) -> "tuple[NDArray[np.int64], NDArray[np.int64], int]":
    """The trigrams of the index with the places that hold them, one by one, and their bytes."""
    import numpy as np

    grams = connection.execute(select(GRAM.c.id, GRAM.c.gram).where(GRAM.c.kind == kind)).all()
    by_row = {number << BLOCK | block: gram for number, gram in grams}
    found, places = [], []
    rows = list(by_row)
    for start in range(0, len(rows), 10_000):
        chosen = POSTING.c.id.in_(rows[start : start + 10_000])
        for row, packed in connection.execute(select(POSTING.c.id, POSTING.c.places).where(chosen)):
            places.append(np.frombuffer(packed, "<u2").astype(np.int64))
            found.append(np.full(len(places[-1]), by_row[row]))
    sizes = select(func.length(SIZE.c.sizes)).where(SIZE.c.kind == kind, SIZE.c.block == block)
    nothing = [np.zeros(0, np.int64)]
    held, at = np.concatenate(found or nothing), np.concatenate(places or nothing)
    return held, at, 2 * len(at) + (connection.scalar(sizes) or 0)


def _compared(
    rows: list[tuple[int, str]],
    held: "NDArray[np.int64]",
    at: "NDArray[np.int64]",
    pending: set[int],
) -> tuple[int, int]:
    """How many of `rows` lack a trigram in the index, and how many the index has too many."""
    import numpy as np

    grams, owners = gram_pairs([text for _, text in rows])
    places = (np.array([number for number, _ in rows], np.int64) & (PLACES - 1))[owners]
    known = np.unique(np.concatenate((grams, held)))
    wanted = np.searchsorted(known, grams) << BLOCK | places
    there = np.searchsorted(known, held) << BLOCK | at
    lacking = set((np.setdiff1d(wanted, there, assume_unique=True) & (PLACES - 1)).tolist())
    waiting = {number & (PLACES - 1) for number in pending}
    return len(lacking - waiting), len(np.setdiff1d(there, wanted, assume_unique=True))
