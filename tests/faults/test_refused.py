"""A full disk, a file that may not be written, a locked database: said so, and nothing is lost."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import ItemKey, Store, open_store
from tests.builders import sample_store
from tests.faults.workers import (
    FEW,
    Worker,
    add_articles,
    add_articles_until_refused,
    hold_the_lock,
)

pytestmark = [pytest.mark.faults, pytest.mark.sqlite]

NOBODY = 65534
CLAIM = ItemKey("claim", 1)


def assert_whole(store: Store, reported: list[int]) -> None:
    kept = store.articles()
    assert len(kept) >= len(reported)
    assert {view.quotes + view.claims for view in kept} <= {FEW}
    assert store.check() == []


def test_a_file_that_may_not_grow(database: str) -> None:
    sample_store(database).close()
    size = Path(database).stat().st_size + 200_000
    *reported, error = Worker(add_articles_until_refused, database, size, None).told()
    assert "nothing of this was saved" in error
    with open_store(database) as store:
        assert_whole(store, reported)
    assert Worker(add_articles, database, len(reported) + 5).told()[-1] == len(reported) + 4
    with open_store(database) as store:
        assert_whole(store, [*reported, *range(5)])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 2 MB, which takes the rights of root to make."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a file system; the test before does it by a limit")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    database = str(small_disk / "news.db")
    *reported, error = Worker(add_articles_until_refused, database, None, None).told()
    assert "disk is full: nothing of this was saved; make room" in error
    assert len(reported) > 3
    with open_store(database) as store:
        assert len(store.articles()) >= len(reported)
        with pytest.raises(StoreError, match="make room"):
            for _ in range(2_000):
                store.set_note(CLAIM, "x" * 5_000, reviewer="ann")
        kept = store.actions()
        assert all(action.text == "x" * 5_000 for action in kept)
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    with open_store(database) as store:
        assert store.actions() == kept
        assert_whole(store, reported)
        store.add_verdict(CLAIM, "True", reviewer="ann")


@pytest.mark.skipif(os.geteuid() != 0, reason="a file that its owner may not write")
def test_a_file_of_somebody_else() -> None:
    folder = Path(tempfile.mkdtemp(prefix="claimtrack-readonly-"))
    try:
        folder.chmod(0o755)
        database = folder / "news.db"
        sample_store(database).close()
        database.chmod(0o444)
        before = database.read_bytes()
        (error,) = Worker(add_articles_until_refused, str(database), None, NOBODY).told()
        assert str(database) in error
        assert "may not" in error
        assert "\n" not in error
        assert database.read_bytes() == before
    finally:
        shutil.rmtree(folder)


def test_a_lock_that_is_soon_gone_is_waited_for(database: str) -> None:
    with sample_store(database) as store:
        other = Worker(hold_the_lock, database, 1.5)
        assert other.next() == "held"
        store.add_verdict(CLAIM, "True", reviewer="ann")
        assert [view.rating for view in store.verdicts()] == ["True"]
        other.told()


def test_a_lock_that_stays_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.store.engine.BUSY_SECONDS", 0.3)
    with sample_store(database) as store:
        other = Worker(hold_the_lock, database, 60.0)
        assert other.next() == "held"
        with pytest.raises(
            StoreError, match=r"locked: another program is writing.*nothing of this"
        ):
            store.add_verdict(CLAIM, "True", reviewer="ann")
        assert store.verdicts() == []  # and reading goes on
        other.kill()
        store.add_verdict(CLAIM, "False", reviewer="ann")
        assert [view.rating for view in store.verdicts()] == ["False"]
