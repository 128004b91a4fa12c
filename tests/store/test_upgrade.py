"""A database of an older claimtrack comes up to date with everything in it, after a copy."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store import ItemKey, open_store, upgrade_store
from claimtrack.store.tables import SCHEMA_VERSION
from claimtrack.store.upgrade import migrate
from tests.builders import sample_analysis, sample_store

pytestmark = pytest.mark.sqlite

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
    (NULL, 1, 'bob', '2024-05-06 07:40:00.000000', 1);
INSERT INTO withdrawal (verdict_id, reviewer, created) VALUES
    (3, 'ann', '2024-05-06 09:30:00.000000');
"""


def at_schema_1(path: Path) -> Path:
    """A database as the first claimtrack made it, with an article and some events in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate(connection, "0001")
        connection.exec_driver_sql("DROP TABLE alembic_version")  # which that claimtrack had not
        connection.exec_driver_sql("INSERT INTO schema_version VALUES (1, '2024-05-06 07:00:00')")
    engine.dispose()
    copy_found(path)
    with sqlite3.connect(path) as raw:
        raw.executescript(EVENTS)
    raw.close()
    return path


def copy_found(path: Path) -> None:
    """Copies the sample's articles, quotes and claims in, column by column of schema 1."""
    today = path.with_name("today.db")
    sample_store(today).close()
    with sqlite3.connect(path) as raw:
        raw.execute("ATTACH ? AS today", (str(today),))
        for table in ("article", "speaker", "alias", "quote", "claim", "stance"):
            columns = ", ".join(
                f'"{row[1]}"' for row in raw.execute(f"PRAGMA main.table_info({table})")
            )
            raw.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    raw.close()


def test_everything_is_kept(tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "news.db")
    with open_store(str(path)) as store:
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


def test_the_file_is_copied_first(tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "news.db")
    open_store(str(path)).close()
    copy = tmp_path / "news.db.schema-1.bak"
    with sqlite3.connect(copy) as old:
        assert old.execute("SELECT version FROM schema_version").fetchall() == [(1,)]
        assert old.execute("SELECT count(*) FROM verdict").fetchone() == (4,)
    old.close()
    with sqlite3.connect(path) as new:
        assert new.execute("SELECT version FROM schema_version").fetchall() == [(SCHEMA_VERSION,)]
    new.close()


def test_an_older_copy_is_not_overwritten(tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "news.db")
    (tmp_path / "news.db.schema-1.bak").write_text("precious")
    with pytest.raises(StoreError, match=r"schema-1\.bak: a copy from an earlier upgrade"):
        open_store(str(path))
    assert (tmp_path / "news.db.schema-1.bak").read_text() == "precious"


def test_a_failed_upgrade_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = at_schema_1(tmp_path / "news.db")

    def migrate_and_fail(*given: Any, **named: Any) -> None:
        migrate(*given, **named)
        raise StoreError("the disk is full")

    monkeypatch.setattr("claimtrack.store.upgrade.migrate", migrate_and_fail)
    with pytest.raises(StoreError, match="the disk is full"):
        open_store(str(path))
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT version FROM schema_version").fetchall() == [(1,)]
        assert raw.execute("SELECT count(*) FROM verdict").fetchone() == (4,)
    raw.close()


def test_migrated_and_new_databases_have_the_same_tables(tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "news.db")
    open_store(str(path)).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        ours = set(SQLModel.metadata.tables)
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, parents: kind != "table" or name in ours,
                "compare_type": False,
            },
        )
        differences = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    # Alembic cannot compare an index in descending order: its own words are compared.
    assert [found for found in differences if found[1].name != QUEUE_INDEX] == []
    assert index_words(path) == index_words(tmp_path / "today.db")


QUEUE_INDEX = "ix_claim_queue"


def index_words(path: Path) -> str:
    with sqlite3.connect(path) as raw:
        chosen = "SELECT sql FROM sqlite_master WHERE name = ?"
        (words,) = raw.execute(chosen, (QUEUE_INDEX,)).fetchone()
    raw.close()
    return str(words)


def test_asked_for_by_name(tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "news.db")
    done = upgrade_store(str(path))
    assert (done.before, done.after) == (1, SCHEMA_VERSION)
    assert done.copy is not None and done.copy.exists()
    again = upgrade_store(str(path))
    assert (again.before, again.copy) == (SCHEMA_VERSION, None)
    with pytest.raises(StoreError, match="no such database"):
        upgrade_store(str(tmp_path / "none.db"))
