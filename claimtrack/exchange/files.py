"""Writing a file or a folder whole or not at all."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from claimtrack.errors import ExportError


@contextmanager
def whole_file(target: Path, *, force: bool = False) -> Iterator[TextIO]:
    """A UTF-8 stream that becomes `target` when all is written, and leaves nothing otherwise.

    Line ends are written as given. Raises `ExportError` as `whole_path` does.
    """
    with (
        whole_path(target, force=force) as part,
        part.open("x", encoding="utf-8", newline="") as stream,
    ):
        yield stream


@contextmanager
def whole_path(target: Path, *, force: bool = False) -> Iterator[Path]:
    """A file name beside `target`; what is written there is put on the disk, and moved into place in
    one step.

    Raises `ExportError` if the disk refuses, or `target` exists and not `force`.
    """
    target = _allowed(target, force)
    # Not `tempfile`: its files are the owner's alone, and stay so under the new name.
    part = _beside(target)
    try:
        yield part
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):  # in a folder that cannot be written there is none
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path, *endings: str, force: bool = False) -> Iterator[Path]:
    """A new folder that becomes `target` when all is written, and leaves nothing otherwise.

    With `force` a folder that holds only files with these `endings` is replaced, an empty one
    always. Raises `ExportError` if the disk refuses, or something else is there.
    """
    target = _allowed(target, force, folder=True)
    before = target.iterdir() if target.exists() else ()
    if strange := [path.name for path in before if not path.name.endswith(endings)]:
        raise ExportError(
            f"{target}: holds {strange[0]}, which no export wrote; name another folder"
        )
    part, old = _beside(target), _beside(target)
    try:
        part.mkdir()
        yield part
        for path in part.iterdir():
            _sync(path)
        if target.exists():
            target.rename(old)
        part.rename(target)
        _sync(target.parent)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise ExportError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        for folder in (part, old):
            shutil.rmtree(folder, ignore_errors=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".claimtrack-{uuid.uuid4().hex}.part")


def _allowed(target: Path, force: bool, *, folder: bool = False) -> Path:
    """The file or folder to write, links followed."""
    try:
        target = target.expanduser().resolve()
        exists, parent = target.exists(), target.parent.is_dir()
        right = target.is_dir() if folder else target.is_file()
        empty = folder and target.is_dir() and not any(target.iterdir())
    except (OSError, ValueError, RuntimeError) as error:
        raise ExportError(f"{str(target)!r}: not a file name ({error})") from error
    if exists and not right:
        raise ExportError(f"{target}: is not a {'folder' if folder else 'file'}")
    if exists and not force and not empty:
        raise ExportError(f"{target}: exists already; use --force to replace it")
    if not parent:
        raise ExportError(f"{target}: the folder {target.parent} does not exist")
    return target


def _sync(path: Path) -> None:
    """Puts a file or the names in a folder on the disk (folders cannot be opened on Windows)."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
