"""Which databases open, and what is said of those that do not."""

import os
import sqlite3
from pathlib import Path

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import open_store
from tests.builders import TEXT, sample_analysis, sample_store

pytestmark = pytest.mark.sqlite


def test_a_path_and_its_url_are_the_same_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(str(path)) as store:
        assert store.url == str(path)
    with open_store(f"sqlite:///{path}", create=False) as store:
        assert store.url == str(path)


def test_the_environment_names_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_DB", str(tmp_path / "mine.db"))
    with open_store() as store:
        assert store.url == str(tmp_path / "mine.db")


def test_what_was_kept_is_there_after_reopening(tmp_path: Path) -> None:
    with sample_store(tmp_path / "news.db") as store:
        before = store.items()
    with open_store(str(tmp_path / "news.db"), create=False) as store:
        assert store.items() == before


def test_a_missing_database_is_not_made_without_create(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_store(str(tmp_path / "none.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 100)
    with pytest.raises(StoreError, match=r"letter\.txt: file is not a database"):
        open_store(str(path))
    assert path.read_text().startswith("Dear editor")


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a claimtrack database"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_newer_claimtracks_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    sample_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer claimtrack"):
        open_store(str(path))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense://", "driver|URL"),
        ("sqlite://///nowhere/at/all.db", "does not exist"),
        ("postgresql+nodriver://anna:secret@db.example/news", "no driver"),
        ("://", "not a database URL"),
    ],
)
def test_other_places_that_do_not_open(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_damaged_database_is_an_error_of_one_line(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    sample_store(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StoreError) as caught, open_store(str(path)) as store:
        store.items()
    assert "\n" not in str(caught.value)


def test_commits_are_durable_and_keys_are_checked(tmp_path: Path) -> None:
    with sample_store(tmp_path / "news.db") as store, store._engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }


def test_a_database_opened_for_reading_alone(tmp_path: Path) -> None:
    sample_store(tmp_path / "news.db").close()
    with open_store(f"sqlite:///file:{tmp_path}/news.db?mode=ro&uri=true", create=False) as store:
        assert store.count() == 3
        with pytest.raises(StoreError, match="readonly"):
            store.set_flag(store.items()[0].key, True, reviewer="ann")


def test_a_database_in_memory() -> None:
    with open_store(":memory:") as store:
        assert store.count() == 0


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved there")
def test_a_file_that_is_moved_takes_nothing_until_it_is_back(tmp_path: Path) -> None:
    path, aside = tmp_path / "news.db", tmp_path / "aside.db"
    with sample_store(path) as store:
        key = store.items()[0].key
        path.rename(aside)
        with pytest.raises(StoreError, match="moved while it was open; nothing more is saved"):
            store.add_verdict(key, "True", reviewer="Ana")
        with pytest.raises(StoreError, match="deleted or moved"):
            store.add(sample_analysis(text=f"{TEXT}\nMore.\n"))
        with pytest.raises(StoreError, match="deleted or moved"):
            store.items()
        assert not path.exists()
        aside.rename(path)
        assert store.verdicts() == []
        store.add_verdict(key, "True", reviewer="Ana")
        assert len(store.verdicts()) == 1


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted there")
def test_another_file_in_its_place_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with sample_store(path) as store:
        key = store.items()[0].key
        for made in tmp_path.glob("news.db*"):
            made.unlink()
        with sample_store(path) as other:
            with pytest.raises(StoreError, match="deleted or moved while it was open"):
                store.add_verdict(key, "True", reviewer="Ana")
            assert other.verdicts() == []
