"""Checks find damage, repair mends what can be derived, backups come back whole on either engine."""

import sqlite3
from pathlib import Path

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import ItemKey, Store, open_store, restore_store
from tests.builders import sample_analysis, sample_store
from tests.databases import NewDatabase, change
from tests.store.test_corrections import HOMES
from tests.store.test_upgrade import everything, worked


def busy_store(database: str) -> Store:
    """A store with an example of everything that can be in it."""
    store = sample_store(database)
    worked(store)
    store.correct_speaker(HOMES, "Elena Marsh", reviewer="ann")
    store.correct_wording(ItemKey("claim", 2), "a sluice broke", reviewer="bob")
    store.mark_wrong(ItemKey("quote", 3), reviewer="ann")
    ids = [speaker.id for speaker in store.speakers()]
    store.merge_speakers(ids[0], ids[1], reviewer="ann")
    store.merge_speakers(ids[4], ids[3], reviewer="ann")
    store.save_filter("Mine", "is:mine", reviewer="ann")
    return store


def parts(store: Store) -> set[str]:
    return {finding.part for finding in store.check()}


def test_a_sound_store_has_no_findings_and_checking_changes_nothing(database: str) -> None:
    with busy_store(database) as store:
        before = everything(store)
        assert store.check() == []
        assert everything(store) == before


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        ("UPDATE claim SET status = 'done' WHERE id = 3", "derived"),
        ("UPDATE claim SET status = 'unstarted' WHERE id = 1", "derived"),
        ("UPDATE quote SET hidden = false WHERE id = 3", "derived"),
        ("UPDATE quote SET hidden = true WHERE id = 1", "derived"),
        ("UPDATE claim SET proposition = 'no sluice broke' WHERE id = 2", "derived"),
        ("UPDATE claim SET contested = false WHERE id = 3", ""),
        ("UPDATE speaker SET merged_into = NULL", "derived"),
        ("DELETE FROM search_posting", "search"),
        pytest.param("DROP TRIGGER kept_action_deleted", "guards", marks=pytest.mark.sqlite),
    ],
)
def test_what_can_be_derived_is_mended(database: str, damage: str, part: str) -> None:
    with busy_store(database) as store:
        store.rebuild_search_index()
        before = everything(store)
        change(database, damage)
        assert parts(store) <= {part}
        if part:
            assert parts(store) == {part}
            assert all(finding.repairable for finding in store.check())
        store.repair()
        assert store.check() == []
        if part:
            assert everything(store) == before


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        ("UPDATE article SET text = 'Something else entirely'", "texts"),
        ("UPDATE quote SET words = 'never said' WHERE id = 1", "texts"),
    ],
)
def test_what_cannot_be_derived_is_told(database: str, damage: str, part: str) -> None:
    with busy_store(database) as store:
        change(database, damage)
        assert part in parts(store)
        assert not any(found.repairable for found in store.check() if found.part == part)


@pytest.mark.sqlite
def test_lost_rows_and_damaged_pages_are_told(database: str) -> None:
    sample_store(database).close()
    change(database, "DELETE FROM article")  # no foreign keys in this connection
    with open_store(database) as store:
        assert "keys" in parts(store)
    with sqlite3.connect(database) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        words = "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_action_kind'"
        raw.execute(words)
    raw.close()
    with open_store(database) as store:
        assert "file" in parts(store)


def test_a_backup_is_the_same_store_and_comes_back(
    database: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    target = tmp_path / "backup.db"
    with busy_store(database) as store:
        store.backup(target)
        before = everything(store)
        store.add_verdict(HOMES, "False", reviewer="eve")  # after the backup
        with pytest.raises(StoreError, match="is there already"):
            store.backup(target)
    other = new_database("other")
    assert restore_store(target, other) is None
    for url in (str(target), other):
        with open_store(url) as copy:
            assert everything(copy) == before
            assert copy.check() == []
            copy.add_verdict(HOMES, "True", reviewer="bob")
            copy.add(sample_analysis(text=sample_analysis().article.text + "\nMore.\n"))
            assert copy.check() == []


def test_a_database_is_not_replaced_unasked(database: str, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    with busy_store(database) as store:
        store.backup(target)
        store.add_verdict(HOMES, "False", reviewer="eve")
        newest = everything(store)
    with pytest.raises(StoreError, match=r"is there already|is not empty"):
        restore_store(target, database)
    with open_store(database) as store:
        assert everything(store) == newest


@pytest.mark.sqlite
def test_even_a_damaged_database_is_moved_aside(database: str, tmp_path: Path) -> None:
    with busy_store(database) as store:
        store.backup(tmp_path / "backup.db")
        before = everything(store)
    Path(database).write_bytes(b"nothing but noise " * 999)
    aside = restore_store(tmp_path / "backup.db", database, replace=True)
    assert aside is not None
    assert aside.read_bytes().startswith(b"nothing but noise")
    with open_store(database) as store:
        assert everything(store) == before


@pytest.mark.sqlite
def test_what_is_no_backup_changes_nothing(database: str, tmp_path: Path) -> None:
    sample_store(database).close()
    before = Path(database).read_bytes()
    (tmp_path / "letter.txt").write_text("Dear editor, " * 99)
    for source in (tmp_path / "letter.txt", tmp_path / "none.db"):
        with pytest.raises(StoreError):
            restore_store(source, database, replace=True)
    assert Path(database).read_bytes() == before


def test_contents(database: str) -> None:
    with busy_store(database) as store:
        found = store.contents()
        assert (found.rows["article"], found.rows["claim"], found.rows["quote"]) == (1, 3, 6)
        assert found.rows["action"] == len(list(store.log())) > 8
        assert found.bytes > 100_000
        assert found.engine.split()[0] == ("PostgreSQL" if "://" in database else "SQLite")
        assert found.first_article == found.last_article
        assert found.last_action is not None


def test_the_trail_of_an_item(database: str) -> None:
    with busy_store(database) as store:
        trail = store.trail(ItemKey("claim", 2))
        assert [(step.kind, step.reviewer, step.undone) for step in trail] == [
            ("verdict", "ann", True),
            ("undo", "ann", False),
            ("wording", "bob", False),
        ]
        assert trail[1].undoes == trail[0].id
        kinds = [step.kind for step in store.trail(HOMES)]
        assert "speaker" in kinds
        everything_done = list(store.log())
        assert [step.id for step in everything_done] == sorted(step.id for step in everything_done)
        assert {step.kind for step in everything_done} >= {"merge", "undo", "wrong", "flag"}
        with pytest.raises(StoreError, match="there is no claim 99"):
            store.trail(ItemKey("claim", 99))
