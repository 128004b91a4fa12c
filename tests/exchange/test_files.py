"""An export is written whole, or the folder stays as it was."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from claimtrack.errors import ExportError, StoreError
from claimtrack.exchange import whole_file, write_verdicts
from claimtrack.store import ExportRow, ItemKey, Store
from tests.exchange.test_csv import row


def export_verdicts(
    rows: Iterable[ExportRow], target: Path, *, bom: bool = False, force: bool = False
) -> int:
    with whole_file(target, force=force) as stream:
        return write_verdicts(rows, stream, bom=bom)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "verdicts.csv"


def test_a_file_of_a_real_store(store: Store, target: Path) -> None:
    store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann")
    assert export_verdicts(store.export_rows(), target, bom=True) == 1
    data = target.read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"article_title"')
    assert data.count(b"\r\n") == 2
    assert os.listdir(target.parent) == ["verdicts.csv"]  # noqa: PTH208


def test_an_existing_file_needs_force(target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(ExportError, match="--force"):
        export_verdicts([row()], target)
    assert target.read_text() == "mine"
    assert export_verdicts([row()], target, force=True) == 1
    assert target.read_text().startswith('"article_title"')


def broken(error: BaseException) -> Iterator[ExportRow]:
    yield row()
    raise error


@pytest.mark.parametrize("error", [StoreError("locked"), KeyboardInterrupt(), ValueError()])
def test_rows_that_break_off_leave_the_old_file(target: Path, error: BaseException) -> None:
    target.write_text("mine")
    with pytest.raises(type(error)):
        export_verdicts(broken(error), target, force=True)
    assert target.read_text() == "mine"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target.write_text("mine")
    monkeypatch.setattr(call, full)
    with pytest.raises(ExportError, match=r"verdicts\.csv: cannot be written \(No space left"):
        export_verdicts([row()], target, force=True)
    monkeypatch.undo()
    assert target.read_text() == "mine"
    assert list(target.parent.iterdir()) == [target]


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    for place, said in [
        (tmp_path, "is not a file"),
        (tmp_path / "no" / "folder.csv", "does not exist"),
        (tmp_path / ("x" * 300), "cannot be written|not a file name"),
        (tmp_path / "nul\0.csv", "not a file name"),
    ]:
        with pytest.raises(ExportError, match=said):
            export_verdicts([row()], place, force=True)
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.skipif(os.name != "posix", reason="needs links and modes")
def test_links_are_followed_and_modes_are_the_users(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    export_verdicts([row()], link, force=True)
    assert link.is_symlink()
    assert target.read_text().startswith('"article_title"')
    (tmp_path / "plain").touch()
    assert target.stat().st_mode == (tmp_path / "plain").stat().st_mode
