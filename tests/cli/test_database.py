"""`claimtrack db` and `claimtrack log`."""

import json
from pathlib import Path

from claimtrack.store import ItemKey
from claimtrack.store.tables import SCHEMA_VERSION
from tests.builders import sample_store
from tests.cli.conftest import Program
from tests.databases import change
from tests.store.test_upgrade import at_schema_1


def test_upgrade_says_what_it_did_and_where_the_copy_is(program: Program, tmp_path: Path) -> None:
    path = Path(at_schema_1(str(tmp_path / "old.db"), tmp_path))
    ran = program("db", "upgrade", "--db", str(path))
    assert ran.code == 0
    assert f"upgraded from schema 1 to {SCHEMA_VERSION}" in ran.err
    assert str(tmp_path / "old.db.schema-1.bak") in ran.err
    again = program("db", "upgrade", "--db", str(path))
    assert (again.code, "nothing to do" in again.err) == (0, True)


def test_an_older_database_offers_the_upgrade(program: Program, tmp_path: Path) -> None:
    path = at_schema_1(str(tmp_path / "old.db"), tmp_path)
    ran = program("claims", "--db", path)
    assert ran.code == 1
    assert "`claimtrack db upgrade`" in ran.err


def test_check_backup_restore_stats_and_log(program: Program, tmp_path: Path) -> None:
    with sample_store(program.db) as store:
        store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="=two gauges")
        store.undo("ann")
        store.add_verdict(ItemKey("claim", 1), "True", reviewer="bob")
    assert program("db", "check").code == 0
    trail = program("log", "claim-1", "--json")
    steps = [(step["kind"], step["reviewer"], step["undone"]) for step in json.loads(trail.out)]
    assert steps == [("verdict", "ann", True), ("undo", "ann", False), ("verdict", "bob", False)]
    assert "two gauges" in program("log", "Claim 1").out
    assert program("log", "article-1").code == 2
    assert program("export", tmp_path / "log.jsonl", "--format", "log").code == 0
    lines = (tmp_path / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["verdict", "undo", "verdict"]
    assert json.loads(program("db", "stats", "--json").out)["rows"]["action"] == 3

    copy = tmp_path / "copy.db"
    assert program("db", "backup", copy).code == 0
    assert "is there already" in program("db", "backup", copy).err
    change(program.db, "UPDATE claim SET status = 'unstarted'")
    found = program("db", "check")
    assert (found.code, found.out) == (1, "derived: claim 1 is 'unstarted', by the log 'done'\n")
    assert program("db", "check", "--repair").code == 0
    restored = str(tmp_path / "restored.db")
    assert program("db", "restore", copy, "--db", restored).code == 0
    assert program("log", "claim-1", "--json", "--db", restored).out == trail.out
    assert program("db", "check", "--db", restored).code == 0
