"""What reviewers did cannot be changed or deleted, by our program or any other."""

import pytest
from sqlalchemy.exc import DBAPIError

from claimtrack.store import ItemKey, open_store
from tests.builders import sample_store
from tests.databases import change, rows

INSERT = "INTO action (id, kind, reviewer, created, role, value, text, data)"
VALUES = "VALUES (1, 'verdict', 'bob', '2024-05-06 07:00:00', '', 'False', '', '{}')"


@pytest.fixture
def judged(database: str) -> str:
    """A database with a verdict of Ann's and one that she took back."""
    with sample_store(database) as store:
        store.add_verdict(ItemKey("claim", 1), "True", reviewer="ann")
        store.add_verdict(ItemKey("claim", 2), "True", reviewer="ann")
        store.undo("ann")
    return database


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE action SET value = 'False' WHERE id = 1",
        "UPDATE action SET reviewer = 'bob'",
        "UPDATE action SET created = '2020-01-01 00:00:00'",
        "DELETE FROM action WHERE kind = 'undo'",
        "DELETE FROM action",
        pytest.param(f"INSERT OR REPLACE {INSERT} {VALUES}", marks=pytest.mark.sqlite),
        f"INSERT {INSERT} {VALUES} ON CONFLICT (id) DO UPDATE SET value = 'False'",
    ],
)
def test_every_attempt_is_refused(judged: str, attempt: str) -> None:
    before = rows(judged, "SELECT * FROM action ORDER BY id")
    with pytest.raises(DBAPIError, match="only ever added, never changed or deleted"):
        change(judged, attempt)
    assert rows(judged, "SELECT * FROM action ORDER BY id") == before


def test_truncation_is_refused(judged: str) -> None:
    if "://" in judged:
        with pytest.raises(DBAPIError, match="only ever added"):
            change(judged, "TRUNCATE action CASCADE")
    assert len(rows(judged, "SELECT id FROM action")) == 3


def test_a_claim_with_a_verdict_stays(judged: str) -> None:
    with (
        open_store(judged) as store,
        pytest.raises(DBAPIError),
        store._writer.begin() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM stance")
        connection.exec_driver_sql("DELETE FROM claim WHERE id = 1")
