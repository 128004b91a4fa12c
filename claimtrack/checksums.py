"""Shipped files are verified before they are used."""

import hashlib
from pathlib import Path

from claimtrack.errors import ModelError

SUMS = "SHA256SUMS"


def verify(folder: Path) -> None:
    """Checks every file that `SHA256SUMS` in `folder` names (the format of sha256sum).

    Raises ModelError with the file's name and the way out when one is missing or another than shipped.
    """
    sums = folder / SUMS
    if not sums.is_file():
        raise ModelError(f"{folder}: no {SUMS} here; the models are missing, reinstall claimtrack")
    for line in sums.read_text("utf-8").splitlines():
        expected, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: missing; reinstall claimtrack")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise ModelError(
                f"{path}: damaged or not the shipped file (checksum); reinstall claimtrack"
            )
