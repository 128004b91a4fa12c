"""`claimtrack db upgrade`."""

from pathlib import Path

from tests.cli.conftest import Program
from tests.store.test_upgrade import at_schema_1


def test_upgrade_says_what_it_did_and_where_the_copy_is(program: Program, tmp_path: Path) -> None:
    path = at_schema_1(tmp_path / "old.db")
    ran = program("db", "upgrade", "--db", str(path))
    assert ran.code == 0
    assert "upgraded from schema 1 to 2" in ran.err
    assert str(tmp_path / "old.db.schema-1.bak") in ran.err
    again = program("db", "upgrade", "--db", str(path))
    assert (again.code, "nothing to do" in again.err) == (0, True)
