"""The whole store as JSON lines, and back: nothing is left out, nothing is rounded.

The first line says what the file is: `{"claimtrack": "store", "schema": 2}`. Every other line is a
row of a table: its `table` and its columns as they are in the database (the README lists the
tables), articles with their texts, everything reviewers did with its time. Imported into an empty
database, the file comes out of it again byte for byte.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from claimtrack.errors import ImportingError, StoreError
from claimtrack.exchange.jsonl import dumps
from claimtrack.store import SCHEMA_VERSION, Store, TableRow

_MARK = "claimtrack"


def write_dump(rows: Iterable[TableRow], stream: TextIO) -> int:
    """Writes a store's dump; gives the number of its rows."""
    stream.write(dumps({_MARK: "store", "schema": SCHEMA_VERSION}) + "\n")
    count = 0
    for table, row in rows:
        stream.write(dumps({"table": table, **row}) + "\n")
        count += 1
    return count


def is_dump(path: Path) -> bool:
    """Whether the file begins as a dump does."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            first = json.loads(file.readline(1_000))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and first.get(_MARK) == "store"


def read_dump(path: Path, store: Store) -> int:
    """Puts all rows of a dump into an empty store, or none; gives their number.

    Raises `ImportingError` that names the file and the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            lines = _lines(file, path)
            _, head = next(lines, (0, {}))
            if head.get(_MARK) != "store" or not isinstance(head.get("schema"), int):
                raise ImportingError(f"{path}: not a claimtrack store as JSON lines")
            return store.restore(_rows(lines, path), schema=head["schema"])
    except (OSError, UnicodeDecodeError) as error:
        raise ImportingError(f"{path}: cannot be read ({error})") from None
    except StoreError as error:
        raise ImportingError(f"{path}: {error}; nothing was imported") from None


def _lines(file: TextIO, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file, start=1):
        try:
            record = json.loads(line, parse_constant=_refuse) if line.strip() else None
        except (ValueError, RecursionError) as error:
            raise ImportingError(f"{path}, line {number}: no JSON ({error})") from None
        if isinstance(record, dict):
            yield number, record
        elif record is not None:
            raise ImportingError(f"{path}, line {number}: not a JSON object")


def _rows(lines: Iterator[tuple[int, dict[str, Any]]], path: Path) -> Iterator[TableRow]:
    for number, record in lines:
        table = record.pop("table", None)
        if not isinstance(table, str):
            raise ImportingError(f"{path}, line {number}: names no table")
        yield table, record


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
