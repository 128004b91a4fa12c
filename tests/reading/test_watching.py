"""Watched folders: each file once, when it has stopped growing, and again when it was changed."""

import os
from pathlib import Path

from claimtrack.errors import ReadingError
from claimtrack.reading.watching import FolderWatch


def test_files_are_given_when_they_are_whole(tmp_path: Path) -> None:
    told: list[ReadingError] = []
    rounds = FolderWatch([tmp_path, tmp_path / "later"], told.append, interval=0.01).rounds()
    file = tmp_path / "a.txt"
    assert next(rounds) == []
    file.write_text("The pier")
    os.utime(file, ns=(2**62, 2**62))  # still being written
    assert next(rounds) == []
    file.write_text("The pier closes.")
    os.utime(file, ns=(2**62 + 1, 2**62 + 1))
    assert next(rounds) == []
    assert next(rounds) == [file]
    assert next(rounds) == []
    file.write_text("The pier does not close.")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "b.md").write_text("The pier.")
    (tmp_path / "c.bin").write_text("no news")
    found = next(rounds) + next(rounds) + next(rounds)
    assert sorted(path.name for path in found) == ["a.txt", "b.md"]
    file.unlink()
    assert next(rounds) == []
    assert [str(error).endswith("later: no such file or folder") for error in told] == [True]
