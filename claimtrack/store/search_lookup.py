"""Which stored texts are worth a close look: those that share the rare trigrams of a query.

Common trigrams say little and have long lists, so the rarest are asked first, until so many places
have been read that more would take too long. Each counts by how rare it is (inverse document
frequency). Two rankings give candidates: the weight shared, which finds the query as a part of a
longer text, and that weight by the text's own size, which finds a short text in a longer query.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, select

from claimtrack.store.grams import gram_pairs
from claimtrack.store.search_index import BLOCK, PLACES, require_index
from claimtrack.store.search_tables import GRAM, PENDING, POSTING, SIZE, TEXTS, SearchKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

READ = 2_500_000
"""Places in lists that are read for one query, at some nanoseconds each."""
FEWEST = 4
"""Trigrams that are asked for however common they are."""
MOST = 128
"""Trigrams that are asked for at most."""
_SIZE_WEIGHT = 1e-4
"""Of texts that share the same, the shorter is better: by less than any trigram weighs."""


def candidates(
    connection: Connection,
    kind: SearchKind,
    words: str,
    width: int,
    among: Select[int] | None = None,
) -> list[tuple[int, str]]:
    """Number and text of up to two times `width` items of `kind` that are likest to `words`.

    With `among`, only of the items it selects. They come in the order of their numbers. Raises
    `StoreError` if there is no index.
    """
    require_index(connection)
    chosen = _candidates(connection, kind, words, width, among)
    column = TEXTS[kind]
    table = column.table
    rows = select(table.c.id, column).where(table.c.id.in_(chosen)).order_by(table.c.id)
    if "hidden" in table.c:  # what reviewers marked as wrong
        rows = rows.where(~table.c.hidden)
    return [(row[0], row[1]) for row in connection.execute(rows)]


def _candidates(
    connection: Connection, kind: SearchKind, words: str, width: int, among: Select[int] | None
) -> list[int]:
    import numpy as np

    grams, _ = gram_pairs([words])
    if not len(grams):
        return []
    # The pending ones first: if they are taken into the index meanwhile, they are seen twice.
    numbers, pending_grams, owners = _pending(connection, kind)
    asked, ids = _rarest(connection, kind, grams.tolist())
    shared = np.zeros(0, np.float32) if not ids else _shared(connection, ids)
    sizes = _sizes(connection, kind, len(shared))
    if numbers:
        weights = np.array([asked.get(gram, 0.0) for gram in pending_grams.tolist()], np.float32)
        last = max(numbers) + 1
        shared = np.pad(shared, (0, max(0, last - len(shared))))
        sizes = np.pad(sizes, (0, max(0, last - len(sizes))))
        shared[numbers] = np.bincount(owners, weights, len(numbers))
        sizes[numbers] = np.bincount(owners, minlength=len(numbers))
    if among is not None:
        shared = _only(shared, list(connection.scalars(among)))
    # Arithmetic with a million numbers takes longer than to leave out most of them first.
    places = _likely(shared, 4 * width)
    weights, sizes = shared[places], sizes[places]
    by_weight = places[_greatest(weights - _SIZE_WEIGHT * sizes, width)]
    by_share = places[_greatest(weights / np.sqrt(sizes + len(grams) // 4 + 1), width)]
    return sorted({*by_weight.tolist(), *by_share.tolist()})


def _pending(
    connection: Connection, kind: SearchKind
) -> "tuple[list[int], NDArray[np.int64], NDArray[np.int64]]":
    """The items that are not in the index yet, and their trigrams as `gram_pairs` gives them."""
    column = TEXTS[kind]
    table = column.table
    waiting = select(table.c.id, column).join(
        PENDING, (PENDING.c.kind == kind) & (PENDING.c.item == table.c.id)
    )
    rows = connection.execute(waiting).all()
    grams, owners = gram_pairs([row[1] for row in rows])
    return [row[0] for row in rows], grams, owners


def _rarest(
    connection: Connection, kind: SearchKind, grams: Sequence[int]
) -> tuple[dict[int, float], dict[int, float]]:
    """The trigrams to ask for with their weights, and the same by their ids in the index.

    Those that no indexed text holds may be in pending ones, and cost nothing to ask for.
    """
    table = TEXTS[kind].table
    rows = connection.execute(
        select(GRAM.c.gram, GRAM.c.id, GRAM.c.holders)
        .where(GRAM.c.kind == kind, GRAM.c.gram.in_(grams))
        .order_by(GRAM.c.holders)
    ).all()
    total = connection.scalar(select(func.max(table.c.id))) or 0
    asked = dict.fromkeys(grams, _weight(1, total))
    ids: dict[int, float] = {}
    read = 0
    for gram, number, items in rows:
        read += items
        asked[gram] = 0.0
        if len(ids) < FEWEST or (read <= READ and len(ids) < MOST):
            asked[gram] = ids[number] = _weight(items, total)
    return asked, ids


def _weight(items: int, total: int) -> float:
    return math.log(1 + (total + 1) / (items + 0.5))


def _shared(connection: Connection, ids: dict[int, float]) -> "NDArray[np.float32]":
    """The weight of the trigrams that each item holds, by the item's number."""
    import numpy as np

    last = connection.scalar(select(func.max(SIZE.c.block))) or 0
    rows = ",".join(str(number << BLOCK | block) for number in ids for block in range(last + 1))
    # Hundreds of numbers of our own: as parameters they take longer than the query.
    asked = f"SELECT id, places FROM {POSTING.name} WHERE id IN ({rows})"
    blocks: dict[int, tuple[list[bytes], list[float]]] = {}
    for row, packed in connection.exec_driver_sql(asked).all():
        lists, weights = blocks.setdefault(row & (PLACES - 1), ([], []))
        lists.append(packed)
        weights.append(ids[row >> BLOCK])
    shared = np.zeros((last + 1, PLACES), np.float32)
    for block, (lists, weights) in blocks.items():
        places = np.frombuffer(b"".join(lists), "<u2")
        counts = [len(packed) // 2 for packed in lists]
        # One count for the whole block: three times as quick as a sum for each list.
        shared[block] = np.bincount(places, np.repeat(weights, counts), PLACES)
    return shared.reshape(-1)


def _sizes(connection: Connection, kind: SearchKind, length: int) -> "NDArray[np.float32]":
    """How many trigrams each item holds, by the item's number."""
    import numpy as np

    sizes = np.zeros(length, np.float32)
    chosen = select(SIZE.c.block, SIZE.c.sizes).where(SIZE.c.kind == kind)
    for block, packed in connection.execute(chosen) if length else ():
        start = block << BLOCK
        found = np.frombuffer(packed, "<u2")
        sizes[start : start + len(found)] = found
    return sizes


def _only(shared: "NDArray[np.float32]", items: list[int]) -> "NDArray[np.float32]":
    """`shared` with nothing for all but `items`."""
    import numpy as np

    kept = np.zeros_like(shared)
    inside = [item for item in items if item < len(shared)]
    kept[inside] = shared[inside]
    return kept


def _likely(shared: "NDArray[np.float32]", least: int) -> "NDArray[np.int64]":
    """The places of `least` or more of the greatest weights above zero, if there are so many."""
    import numpy as np

    best: Any = shared.max(initial=0.0)
    for part in (0.4, 0.2, 0.1, 0.0):
        places = np.flatnonzero(shared > part * best)
        if len(places) >= least:
            break
    return places


def _greatest(scores: "NDArray[np.floating[Any]]", width: int) -> "NDArray[np.int64]":
    """The places of the greatest `width` scores (all, if there are fewer)."""
    import numpy as np

    if len(scores) <= width:
        return np.arange(len(scores))
    return np.argpartition(scores, -width)[-width:]
