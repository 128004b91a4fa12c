"""Rows are read some at a time and lose none, also where a key has several columns."""

from sqlalchemy import Column, Integer, MetaData, Table

from claimtrack.store.filling import AT_ONCE, fill, pages
from tests.databases import transaction

PAIRS = Table(
    "pairs",
    MetaData(),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("second", Integer, primary_key=True, autoincrement=False),
)


def test_a_key_of_two_columns_over_several_pages(database: str) -> None:
    rows = [{"first": number // AT_ONCE, "second": number} for number in range(3 * AT_ONCE)]
    rows += [{"first": 9, "second": number} for number in range(AT_ONCE + 7)]
    with transaction(database) as connection:
        PAIRS.create(connection)
        assert fill(connection, PAIRS, map(dict, rows)) == len(rows)
        assert list(pages(connection, PAIRS)) == rows
        PAIRS.drop(connection)
