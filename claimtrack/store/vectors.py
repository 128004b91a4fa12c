"""What claims and fact-checks mean, as vectors beside them: kept by number, read as one matrix.

Triggers forget the vector of a text that is changed or deleted, whoever does it. Where the shipped
embedding is another one than the vectors were made with, all of them are forgotten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import Pool

from claimtrack.meaning.identity import identity
from claimtrack.store import triggers
from claimtrack.store.tables import CLAIM, FACT_CHECK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VectorKind = Literal["claim", "check"]

TEXTS: dict[VectorKind, Column[str]] = {"claim": CLAIM.c.proposition, "check": FACT_CHECK.c.claim}

# Apart from the other tables, as the search index is: it can be made anew from the texts.
metadata = MetaData()

VECTOR = Table(
    "meaning_vector",
    metadata,
    # Numbers are never used again, so that a greater one tells of something new.
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("item", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("kind", "item"),
    sqlite_autoincrement=True,
)
"""A vector of 8-bit numbers; see `claimtrack.meaning.embedding`."""

_MADE_WITH = Table("meaning_made_with", metadata, Column("identity", Text, primary_key=True))

_TRIGGERS = 4
_AT_ONCE = 10_000
_QUERIES = 64
"""Texts that are compared with all others at once."""
_READ_ONLY = ("readonly database", "read-only", "permission denied")
_AT_A_TIME = 2_000
"""Rows that are fetched at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The vectors of a kind: `rows` [n, width] in 8 bits, of the items `items` [n]."""

    items: "NDArray[np.int64]"
    rows: "NDArray[np.int8]"
    newest: int


class _Kept:
    """The matrices of one database, for all its connections: each is as large as its vectors."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.matrices: dict[VectorKind, Matrix] = {}


_kept: WeakKeyDictionary[Pool, _Kept] = WeakKeyDictionary()


def ensure(writer: Engine) -> None:
    """Makes the tables where there are none, and forgets vectors of another embedding.

    A database that can only be read is left as it is.
    """
    with writer.connect() as connection:
        if _is_current(connection):
            return
    try:
        with writer.begin() as connection:
            if not _is_current(connection):  # else another process was quicker
                _create(connection)
    except DBAPIError as error:
        if not any(words in str(error.orig) for words in _READ_ONLY):
            raise


def _is_current(connection: Connection) -> bool:
    if not inspect(connection).has_table(_MADE_WITH.name):
        return False
    if connection.scalar(select(_MADE_WITH.c.identity)) != identity():
        return False
    return len(triggers.names(connection, "meaning_")) == _TRIGGERS


def _create(connection: Connection) -> None:
    metadata.drop_all(connection)
    metadata.create_all(connection)
    for statement in _triggers(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.execute(insert(_MADE_WITH).values(identity=identity()))


def _triggers(dialect: str) -> list[str]:
    made = []
    for kind, column in TEXTS.items():
        table, name = column.table.name, column.name
        forget = f"DELETE FROM meaning_vector WHERE kind = '{kind}' AND item = old.id"
        changed = f"WHEN (old.{name} <> new.{name})"
        events = (("changed", f"UPDATE OF {name}", changed), ("gone", "DELETE", ""))
        if dialect == "sqlite":
            made += [
                f"CREATE TRIGGER IF NOT EXISTS meaning_{table}_{said} AFTER {event} ON {table} "
                f"FOR EACH ROW {when} BEGIN {forget}; END"
                for said, event, when in events
            ]
        else:
            made.append(
                f"CREATE OR REPLACE FUNCTION meaning_{table}_forget() RETURNS trigger AS $$ "
                f"BEGIN {forget}; RETURN NULL; END $$ LANGUAGE plpgsql"
            )
            made += [
                f"CREATE OR REPLACE TRIGGER meaning_{table}_{said} AFTER {event} ON {table} "
                f"FOR EACH ROW {when} EXECUTE FUNCTION meaning_{table}_forget()"
                for said, event, when in events
            ]
    return made


def without(
    connection: Connection, kind: VectorKind, items: Iterable[int] | None = None
) -> list[int]:
    """Which of `items` (all, if None) have no vector."""
    table = TEXTS[kind].table
    known = select(VECTOR.c.item).where(VECTOR.c.kind == kind)
    chosen = select(table.c.id).where(table.c.id.not_in(known)).order_by(table.c.id)
    if items is None:
        return list(connection.scalars(chosen))
    numbers = sorted(set(items))
    found: list[int] = []
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        found += connection.scalars(chosen.where(table.c.id.in_(part)))
    return found


def take_in(connection: Connection, kind: VectorKind, items: Sequence[int]) -> "NDArray[np.int8]":
    """Makes and keeps the vectors of `items`, which are there and have none; gives them in that order."""
    rows = made(connection, kind, items)
    keep(connection, kind, items, rows)
    return rows


def made(connection: Connection, kind: VectorKind, items: Sequence[int]) -> "NDArray[np.int8]":
    """The vectors of the texts of `items`, in that order; zeros for those that are not there."""
    from claimtrack.meaning.embedding import load

    column = TEXTS[kind]
    table = column.table
    texts: dict[int, str] = {}
    for start in range(0, len(items), _AT_ONCE):
        part = items[start : start + _AT_ONCE]
        chosen = select(table.c.id, column).where(table.c.id.in_(part))
        texts |= {row[0]: row[1] for row in connection.execute(chosen)}
    return load().encode([texts.get(item, "") for item in items])


def keep(
    connection: Connection, kind: VectorKind, items: Sequence[int], rows: "NDArray[np.int8]"
) -> None:
    """Keeps the vectors of `items`, which have none."""
    adding = [
        {"kind": kind, "item": item, "vector": row.tobytes()}
        for item, row in zip(items, rows, strict=True)
    ]
    if adding:
        connection.execute(insert(VECTOR), adding)


def matrix(connection: Connection, kind: VectorKind) -> Matrix:
    """The kept vectors of a kind, as they were before this transaction wrote any.

    They stay in memory; only what is new is read again. To be asked for before `take_in` in a
    transaction: what is rolled back must not stay in memory.
    """
    kept = _kept.setdefault(connection.engine.pool, _Kept())
    with kept.lock:
        kept.matrices[kind] = _current(connection, kind, kept.matrices.get(kind))
        return kept.matrices[kind]


def _current(connection: Connection, kind: VectorKind, known: Matrix | None) -> Matrix:
    """The vectors that the connection sees, `known` among them where all of those are still there."""
    import numpy as np

    mine = VECTOR.c.kind == kind
    count = connection.scalar(select(func.count()).where(mine)) or 0
    newest = connection.scalar(select(func.max(VECTOR.c.id)).where(mine)) or 0
    if (
        known is None or known.newest > newest or not len(known.items)
    ):  # or it sees an earlier state
        return _read(connection, kind, 0)
    if (len(known.items), known.newest) == (count, newest):
        return known
    read = _read(connection, kind, known.newest)
    if len(known.items) + len(read.items) != count:  # some were forgotten
        return _read(connection, kind, 0)
    return Matrix(
        np.concatenate((known.items, read.items)), np.concatenate((known.rows, read.rows)), newest
    )


def _read(connection: Connection, kind: VectorKind, after: int) -> Matrix:
    import numpy as np

    chosen = (
        select(VECTOR.c.item, VECTOR.c.vector, VECTOR.c.id)
        .where(VECTOR.c.kind == kind, VECTOR.c.id > after)
        .order_by(VECTOR.c.id)
    )
    items: list[int] = []
    packed = bytearray()
    newest = after
    with connection.execute(chosen.execution_options(yield_per=_AT_A_TIME)) as rows:
        for item, vector, number in rows:
            items.append(item)
            packed += vector
            newest = number
    width = len(packed) // len(items) if items else 0
    vectors = np.frombuffer(packed, np.int8).reshape(len(items), width)
    return Matrix(np.array(items, np.int64), vectors, newest)


def nearest(
    queries: "NDArray[np.int8]", among: Matrix, width: int, least: float
) -> list[list[tuple[int, float]]]:
    """For each of `queries`, up to `width` items with cosines of `least` or more, best first."""
    import numpy as np

    from claimtrack.meaning.embedding import cosine

    if not len(among.items):
        return [[] for _ in queries]
    found = []
    for start in range(0, len(queries), _QUERIES):
        for cosines in cosine(queries[start : start + _QUERIES], among.rows):
            places = np.flatnonzero(cosines >= least)
            if len(places) > width:
                places = places[np.argpartition(cosines[places], -width)[-width:]]
            places = places[np.argsort(-cosines[places], kind="stable")]
            found.append([(int(among.items[place]), float(cosines[place])) for place in places])
    return found
