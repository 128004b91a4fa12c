"""The same tables and queries are for PostgreSQL: all of them can be said in its SQL."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from claimtrack.store.filters import KINDS, matching, ordered
from claimtrack.store.tables import ARTICLE
from claimtrack.store.views import ItemFilter

FULL = ItemFilter(
    kinds=("claim", "quote"),
    speaker="ann",
    article=1,
    quote_kind="direct",
    rating="True",
    reviewed=True,
    contested=True,
    stance="denies",
    modality="asserts",
    text="50%",
    since="2024-01-01",
    until="2024-12-31",
    flagged=False,
)


def test_tables_and_indexes() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in SQLModel.metadata.sorted_tables:
        words = str(CreateTable(table).compile(dialect=dialect))
        assert "SERIAL" in words or "id" not in table.c
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect)).startswith("CREATE INDEX")
    assert "TIMESTAMP WITH TIME ZONE" in str(CreateTable(ARTICLE).compile(dialect=dialect))


def test_queries() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    of_quotes = replace(FULL, contested=None, stance="", modality="")
    for kind, where in zip(KINDS, (FULL, of_quotes), strict=True):
        page = ordered(kind, matching(kind, where)).limit(10).offset(20)
        words = str(select(page.subquery()).compile(dialect=dialect))
        assert "LIKE" in words and "lower(" in words
