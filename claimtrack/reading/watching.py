"""Folders whose new files are read as they come, by looking again and again.

Looking works on network drives and synchronised folders too, where no system tells of changes.
"""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimtrack.errors import ReadingError
from claimtrack.reading.files import find_files
from claimtrack.reading.options import Problem

_REST = 5.0
"""A look at a big folder is followed by a rest of so many times its length."""

Look = tuple[int, int]
"""When a file was changed (nanoseconds), and its size in bytes."""


class FolderWatch:
    """The files of some folders that are new or changed since the last look.

    A file is given once it has not changed for `interval` seconds: it may still be being written.
    What cannot be looked at is told once.
    """

    def __init__(
        self, folders: Iterable[str | Path], problem: Problem, *, interval: float = 1.0
    ) -> None:
        self._folders = [Path(folder) for folder in folders]
        self._problem = problem
        self._interval = interval
        self._given: dict[Path, Look] = {}
        self._waiting: dict[Path, Look] = {}
        self._told: set[str] = set()

    def rounds(self) -> Iterator[list[Path]]:
        """For each look the files to read now, maybe none; sleeps between two. It never ends."""
        while True:
            began = time.monotonic()
            yield self._look()
            took = time.monotonic() - began
            time.sleep(max(self._interval, min(60.0, _REST * took)))

    def _look(self) -> list[Path]:
        ready = []
        waiting = {}
        for file, look in self._files():
            if self._given.get(file) == look:
                continue
            old = time.time_ns() - look[0] > 2_000_000_000 * self._interval
            if old or self._waiting.get(file) == look:
                self._given[file] = look
                ready.append(file)
            else:
                waiting[file] = look
        self._waiting = waiting
        return ready

    def _files(self) -> Iterator[tuple[Path, Look]]:
        files = find_files(self._folders)
        while True:
            try:
                file = next(files, None)
                if file is None:
                    return
                state = file.stat()
                yield file, (state.st_mtime_ns, state.st_size)
            except OSError:
                continue  # it was taken away in between
            except ReadingError as error:
                if str(error) not in self._told:
                    self._told.add(str(error))
                    self._problem(error)
                return
