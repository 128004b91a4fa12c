"""Which files the paths that a user names stand for."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimtrack.errors import ReadingError
from claimtrack.reading.kinds import is_known_name

_ABOUT = frozenset({"readme", "license", "licence", "changelog"})
"""Files that tell about a folder; they are read only where they are named."""


def find_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` name, each once: files as they are, folders recursively and sorted.

    In folders only files of a known format count (by suffix), hidden ones are left out, and links to
    folders are not followed, so that no loop can arise. What is missing or unreadable is told in
    one `ReadingError` after everything else has been given, so that one wrong name does not lose
    the rest.
    """
    seen: set[Path] = set()
    problems: list[str] = []
    for path in map(Path, paths):
        if path.is_dir():
            found: Iterable[Path] = _walk(path, problems)
        elif path.exists():
            found = (path,)
        else:
            problems.append(f"{path}: no such file or folder")
            continue
        for file in found:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file
    if problems:
        raise ReadingError("; ".join(problems))


def _walk(folder: Path, problems: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problems.append(f"{error.filename}: {error.strerror}")

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if _may_be_news(name) and file.is_file():
                yield file


def _may_be_news(name: str) -> bool:
    """Whether a file found in a folder is read."""
    about = Path(name).stem.lower() in _ABOUT
    return not name.startswith(".") and not about and is_known_name(name)
