"""What the database says when something goes wrong, in words that name the way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from claimtrack.errors import StoreError

_WAYS_OUT = {
    "database is locked": "another program is writing to it; nothing of this was saved, try again",
    "disk is full": "nothing of this was saved; make room, then try again",
    "disk i/o error": "nothing of this was saved; look after the disk, then try again",
    "unable to open database file": "you may not read or write it, or its folder",
    "readonly database": "nothing was saved; you may not write this file or its folder",
    "file is not a database": "it is another kind of file, or damaged; `claimtrack db restore` "
    "brings a backup back",
    "malformed": "it is damaged; `claimtrack db restore` brings a backup back",
    "row-level security": "your login may not do this in its own or another's name; an editor may",
    "permission denied": "your login may not do this; nothing was saved",
}


class Interrupted(StoreError):
    """The database went away in the middle of a call; nothing of it was written."""


def lost(error: BaseException | None) -> bool:
    """Whether `error` says that the connection to a server is gone, or was never there.

    PostgreSQL's own codes: 57P01 to 57P03 (it stops, or is starting), 40001 and 40P01 (it undid one
    of two transactions that stood in each other's way); what its library finds itself has none.
    """
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if not isinstance(error, OperationalError) or isinstance(error.orig, sqlite3.Error):
        return False
    code = getattr(error.orig, "sqlstate", None)
    return code is None or code.startswith("57P0") or code in ("40001", "40P01")


@contextmanager
def store_errors(name: str) -> Iterator[None]:
    """Turns the database's own errors into a `StoreError` of one line that starts with `name`."""
    try:
        yield
    except DBAPIError as error:
        # `error.orig` is the driver's one line; the whole holds the statement and its parameters.
        words = _one_line(error.orig)
        if lost(error):
            raise Interrupted(
                f"{name}: the database does not answer, nothing of this was saved ({words})"
            ) from error
        raise StoreError(f"{name}: {_with_way_out(words)}") from error
    except (SQLAlchemyError, sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise StoreError(f"{name}: {_with_way_out(_one_line(error))}") from error


def _with_way_out(words: str) -> str:
    lower = words.lower()
    ways = [way for said, way in _WAYS_OUT.items() if said in lower]
    return f"{words}: {ways[0]}" if ways else words


def _one_line(error: BaseException | None) -> str:
    return " ".join(str(error).split())
