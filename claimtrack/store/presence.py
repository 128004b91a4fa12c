"""Whether an SQLite file is still the one that was opened.

A file that is deleted or moved aside goes on taking what is written, as long as somebody has it
open; then all of it is gone. So a writer looks first.
"""

from sqlalchemy import Engine

from claimtrack.store.turns import database_file

Identity = tuple[int, int]
"""Device and number of a file."""


def file_identity(engine: Engine) -> Identity | None:
    """Which file is at the database's place now; None for none, or where there is no file at all."""
    path = database_file(engine)
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
