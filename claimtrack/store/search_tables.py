"""The tables of the search index, and the triggers that say what it lacks."""

from typing import Literal

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    literal,
    select,
)

from claimtrack.store import triggers
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE

SearchKind = Literal["quote", "claim", "article"]

INDEX_VERSION = 2
"""To be raised when folding or trigrams change: an index of another version is built anew."""

TEXTS: dict[SearchKind, Column[str]] = {
    "quote": QUOTE.c.words,
    "claim": CLAIM.c.proposition,
    "article": ARTICLE.c.text,
}
"""What is searched, of every kind."""

# Apart from the other tables: an index is made, filled and thrown away on its own.
metadata = MetaData()

PENDING = Table(
    "search_pending",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("item", Integer, primary_key=True, autoincrement=False),
)
"""Items whose text was written since the index was brought up to date."""

GRAM = Table(
    "search_gram",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("gram", BigInteger, nullable=False),
    Column("holders", Integer, nullable=False),
    UniqueConstraint("kind", "gram"),
)
"""A trigram (see `grams`), and how many items of a kind hold it."""

POSTING = Table(
    "search_posting",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("places", LargeBinary, nullable=False),
)
"""Which items of one block hold a trigram; the id is the trigram's, then 16 bits for the block."""

SIZE = Table(
    "search_size",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("sizes", LargeBinary, nullable=False),
)
"""How many trigrams each item of a block holds, as 16-bit integers in the order of the items."""

VERSION = Table("search_version", metadata, Column("version", Integer, primary_key=True))


def create(connection: Connection) -> None:
    """Makes the tables and triggers, and puts every text there is on the list of pending ones."""
    metadata.drop_all(connection)
    metadata.create_all(connection)
    for statement in _triggers(connection.dialect.name):
        connection.exec_driver_sql(statement)
    for kind, column in TEXTS.items():
        every = select(literal(kind), column.table.c.id)
        connection.execute(insert(PENDING).from_select(["kind", "item"], every))
    connection.execute(insert(VERSION).values(version=INDEX_VERSION))


def has_triggers(connection: Connection) -> bool:
    """Whether all of them are there: for new and for changed texts of every kind."""
    events = 2 if connection.dialect.name == "sqlite" else 1
    return len(triggers.names(connection, "search_")) == events * len(TEXTS)


def _triggers(dialect: str) -> list[str]:
    made = []
    for kind, column in TEXTS.items():
        table = column.table.name
        if dialect == "sqlite":
            note = f"INSERT OR IGNORE INTO search_pending VALUES ('{kind}', new.id)"
            made += [
                f"CREATE TRIGGER IF NOT EXISTS search_{table}_{name} AFTER {event} ON {table} "
                f"BEGIN {note}; END"
                for name, event in (("added", "INSERT"), ("changed", f"UPDATE OF {column.name}"))
            ]
        else:
            made += [
                f"CREATE OR REPLACE FUNCTION search_{table}_pending() RETURNS trigger AS $$ "
                f"BEGIN INSERT INTO search_pending VALUES ('{kind}', new.id) "
                "ON CONFLICT DO NOTHING; RETURN NULL; END $$ LANGUAGE plpgsql",
                f"CREATE OR REPLACE TRIGGER search_{table} "
                f"AFTER INSERT OR UPDATE OF {column.name} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION search_{table}_pending()",
            ]
    return made
