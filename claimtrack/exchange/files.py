"""Writing a file whole or not at all."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimtrack.errors import ExportError


@contextmanager
def whole_file(target: Path, *, force: bool = False) -> Iterator[TextIO]:
    """A UTF-8 stream that becomes `target` when all is written, and leaves nothing otherwise.

    It is written beside `target`, put on the disk, and moved into place in one step. Line ends are
    written as given. Raises `ExportError` if the disk refuses, or `target` exists and not `force`.
    """
    target = _allowed(target, force)
    # Not `tempfile`: its files are the owner's alone, and stay so under the new name.
    part = target.with_name(f".claimtrack-{uuid.uuid4().hex}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _allowed(target: Path, force: bool) -> Path:
    """The file to write, links followed."""
    try:
        target = target.expanduser().resolve()
        exists, plain = target.exists(), target.is_file()
        folder = target.parent.is_dir()
    except (OSError, ValueError, RuntimeError) as error:
        raise ExportError(f"{str(target)!r}: not a file name ({error})") from error
    if exists and not plain:
        raise ExportError(f"{target}: is not a file")
    if exists and not force:
        raise ExportError(f"{target}: exists already; use --force to replace it")
    if not folder:
        raise ExportError(f"{target}: the folder {target.parent} does not exist")
    return target


def _sync_folder(folder: Path) -> None:
    """Puts the new name on the disk too, where folders can be opened (not on Windows)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
