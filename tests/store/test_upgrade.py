"""A database of any older claimtrack comes up to date with everything in it, after a copy."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store import ItemFilter, ItemKey, Store, open_store, upgrade_store
from claimtrack.store.copying import copy_rows
from claimtrack.store.engine import locate
from claimtrack.store.tables import SCHEMA_VERSION
from claimtrack.store.upgrade import migrate
from tests.builders import sample_analysis, sample_store
from tests.databases import change, rows, transaction

CLAIMS = [ItemKey("claim", number) for number in (1, 2, 3)]

EVENTS = """
INSERT INTO verdict (claim_id, quote_id, reviewer, created, rating, rationale, evidence) VALUES
    (1, NULL, 'ann', '2024-05-06 07:00:00.000000', 'True', 'as said', 'https://x.example'),
    (1, NULL, 'bob', '2024-05-06 08:00:00.000000', 'False', '', ''),
    (2, NULL, 'ann', '2024-05-06 09:00:00.000000', 'Mixture', '', ''),
    (NULL, 2, 'ann', '2024-05-06 10:00:00.000000', 'True', '', '');
INSERT INTO note (claim_id, quote_id, reviewer, created, note) VALUES
    (3, NULL, 'ann', '2024-05-06 07:30:00.000000', 'call them');
INSERT INTO flag (claim_id, quote_id, reviewer, created, flagged) VALUES
    (NULL, 1, 'bob', '2024-05-06 07:40:00.000000', true);
INSERT INTO withdrawal (verdict_id, reviewer, created) VALUES
    (3, 'ann', '2024-05-06 09:30:00.000000')
"""


def at_schema(database: str, version: int, folder: Path) -> str:
    """Makes `database` one of an older claimtrack, with what `worked` does in it; gives it back."""
    today = str(folder / "today.db")
    with sample_store(today) as store:
        worked(store)
    with transaction(database) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        migrate(connection, f"{version:04}")
        connection.exec_driver_sql("DROP TABLE alembic_version")  # no claimtrack leaves it empty
    with transaction(today) as source, transaction(database) as connection:
        copy_rows(source, connection)
        connection.exec_driver_sql(f"UPDATE schema_version SET version = {version}")
    return database


def worked(store: Store) -> None:
    """A little of everything that reviewers do."""
    store.add_verdict(CLAIMS[0], "True", reviewer="ann", rationale="as said", evidence="x")
    store.add_verdict(CLAIMS[0], "False", reviewer="bob")
    store.add_verdict(CLAIMS[1], "Mixture", reviewer="ann")
    store.undo("ann")
    store.set_note(CLAIMS[2], "call them", reviewer="ann")
    store.set_flag(ItemKey("quote", 1), True, reviewer="bob")


def at_schema_1(database: str, folder: Path) -> str:
    """A database as the first claimtrack made it, with an article and some events in it."""
    at_schema(database, 1, folder)
    for words in EVENTS.split(";"):
        change(database, words if "://" not in database else words.replace(".000000'", "+00'"))
    for item in ("claim", "quote"):
        assert rows(database, f"SELECT * FROM {item} LIMIT 1")
    return database


def everything(store: Store) -> list[Any]:
    """What a store holds, as its users see it."""
    every = ItemFilter(kinds=("claim", "quote"), hidden=None)
    return [
        store.items(every), store.actions(), store.verdicts(include_withdrawn=True),
        store.articles(), store.article(1), store.speakers(), list(store.export_rows()),
    ]  # fmt: skip


@pytest.mark.parametrize("version", range(2, SCHEMA_VERSION))
def test_everything_is_kept_from_every_schema(database: str, version: int, tmp_path: Path) -> None:
    at_schema(database, version, tmp_path)
    done = upgrade_store(database, folder=tmp_path)
    assert (done.before, done.after) == (version, SCHEMA_VERSION)
    with open_store(database) as store, open_store(str(tmp_path / "today.db")) as before:
        assert everything(store) == everything(before)
        store.add_verdict(CLAIMS[2], "True", reviewer="ann")  # numbers go on
        store.merge_speakers(1, 2, reviewer="ann")
        store.add(sample_analysis(doc="another", text=sample_analysis().article.text + "\nMore.\n"))
    assert done.copy is not None
    assert rows(str(done.copy), "SELECT version FROM schema_version") == [(version,)]
    upgrade_store(str(done.copy))  # the copy is as good as the database was
    with open_store(str(done.copy)) as copy, open_store(str(tmp_path / "today.db")) as before:
        assert everything(copy) == everything(before)


def test_everything_is_kept_from_the_first_schema(database: str, tmp_path: Path) -> None:
    at_schema_1(database, tmp_path)
    copy = upgrade_store(database, folder=tmp_path).copy
    upgrade_store(str(copy))
    for url in (database, str(copy)):
        with open_store(url) as store:
            assert_as_in_schema_1(store)


def assert_as_in_schema_1(store: Store) -> None:
    verdicts = store.verdicts(include_withdrawn=True)
    assert [(one.id, one.item, one.rating, one.withdrawn) for one in verdicts] == [
        (1, CLAIMS[0], "True", False),
        (2, CLAIMS[0], "False", False),
        (3, CLAIMS[1], "Mixture", True),
        (4, ItemKey("quote", 2), "True", False),
    ]
    assert (verdicts[0].rationale, verdicts[0].evidence) == ("as said", "https://x.example")
    assert verdicts[0].created.isoformat() == "2024-05-06T07:00:00+00:00"
    assert store.item(CLAIMS[2]).note == "call them"
    assert store.item(ItemKey("quote", 1)).flagged
    statuses = [store.item(key).status for key in CLAIMS]
    assert statuses == ["disagreed", "unstarted", "in progress"]
    assert store.item(ItemKey("quote", 2)).status == "done"
    assert store.article(1).text == sample_analysis().article.text
    undone = store.undo("ann")  # the newest by time, whatever its number
    assert undone is not None and undone.id == 4
    store.add_verdict(CLAIMS[2], "True", reviewer="ann")  # numbers go on


def test_an_older_database_offers_the_upgrade_and_is_left_alone(
    database: str, tmp_path: Path
) -> None:
    at_schema(database, 2, tmp_path)
    before = rows(database, "SELECT * FROM action")
    with pytest.raises(StoreError, match=r"older claimtrack \(schema 2.*`claimtrack db upgrade`"):
        open_store(database)
    assert rows(database, "SELECT version FROM schema_version") == [(2,)]
    assert rows(database, "SELECT * FROM action") == before


def test_a_newer_database_is_refused(database: str) -> None:
    sample_store(database).close()
    change(database, f"UPDATE schema_version SET version = {SCHEMA_VERSION + 1}")
    for opening in (open_store, upgrade_store):
        with pytest.raises(StoreError, match=r"newer claimtrack.*upgrade claimtrack"):
            opening(database)


def test_an_older_copy_is_not_overwritten(database: str, tmp_path: Path) -> None:
    at_schema(database, 2, tmp_path)
    name = str(locate(database).database).rpartition("/")[-1]
    (tmp_path / f"{name}.schema-2.bak").write_text("precious")
    with pytest.raises(StoreError, match=r"schema-2\.bak: a copy from an earlier upgrade"):
        upgrade_store(database, folder=tmp_path)
    assert (tmp_path / f"{name}.schema-2.bak").read_text() == "precious"
    assert rows(database, "SELECT version FROM schema_version") == [(2,)]


def test_a_failed_upgrade_leaves_the_database_as_it_was(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_schema_1(database, tmp_path)

    def migrate_and_fail(connection: Connection, revision: str, **named: Any) -> None:
        migrate(connection, revision, **named)
        if revision == "head":
            raise StoreError("the disk is full")

    monkeypatch.setattr("claimtrack.store.upgrade.migrate", migrate_and_fail)
    with pytest.raises(StoreError, match="the disk is full"):
        upgrade_store(database, folder=tmp_path)
    assert rows(database, "SELECT version FROM schema_version") == [(1,)]
    assert rows(database, "SELECT count(*) FROM verdict") == [(4,)]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_migrated_and_new_databases_have_the_same_tables(
    database: str, version: int, tmp_path: Path
) -> None:
    (at_schema_1(database, tmp_path) if version == 1 else at_schema(database, version, tmp_path))
    upgrade_store(database, folder=tmp_path)
    with transaction(database) as connection:
        ours = set(SQLModel.metadata.tables)
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, parents: kind != "table" or name in ours,
                "compare_type": False,
            },
        )
        differences = compare_metadata(context, SQLModel.metadata)
    # Alembic cannot compare an index in descending order: its own words are compared.
    assert [found for found in differences if found[1].name != QUEUE_INDEX] == []
    if "://" not in database:
        words = f"SELECT sql FROM sqlite_master WHERE name = '{QUEUE_INDEX}'"
        assert rows(database, words) == rows(str(tmp_path / "today.db"), words)


QUEUE_INDEX = "ix_claim_queue"


def test_upgrading_twice_does_nothing(database: str, tmp_path: Path) -> None:
    at_schema(database, 2, tmp_path)
    assert upgrade_store(database, folder=tmp_path).copy is not None
    again = upgrade_store(database, folder=tmp_path)
    assert (again.before, again.copy) == (SCHEMA_VERSION, None)


@pytest.mark.sqlite
def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        upgrade_store(str(tmp_path / "none.db"))
