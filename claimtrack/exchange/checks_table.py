"""Fact-checks in a table: CSV with a header, whose columns are known by usual names or by a map."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from claimtrack.errors import ImportingError
from claimtrack.folding import folded

NAMES: dict[str, str] = {
    "claim": "claim claimreviewed statement claimtext text quote",
    "claimant": "claimant claimauthor speaker person saidby claimby itemreviewedauthorname",
    "claim_date": "claimdate statementdate saidon itemrevieweddatepublished",
    "rating": "rating verdict textualrating ratingname label conclusion reviewratingalternatename",
    "url": "url reviewurl link factcheckurl address",
    "title": "title headline reviewtitle",
    "publisher": "publisher publishername factchecker organisation organization source site author "
    "authorname publishersite",
    "date": "date reviewdate datepublished published publicationdate checkedon",
    "language": "language lang languagecode inlanguage",
}
"""Usual names of the columns, folded and without spaces, by the field of a check."""


def rows_of(path: Path, text: str, columns: str) -> Iterator[dict[str, str]]:
    """The rows of a table by the fields of a check.

    Cells may be separated by commas, semicolons or tabs. Raises `ImportingError` that names the file
    and the line where there is no column for the claims, or a row has other cells than the header.
    """
    mapped = _mapped(path, columns)
    limit = csv.field_size_limit(sys.maxsize)
    try:
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        names = [name.strip() for name in next(rows, [])]
        places = _places(path, names, mapped)
        for cells in rows:
            if not any(cells):
                continue
            if len(cells) != len(names):
                raise ImportingError(
                    f"{path}, line {rows.line_num}: {len(cells)} cells, but {len(names)} columns"
                )
            yield {field: cells[place] for field, place in places.items()}
    except csv.Error as error:
        raise ImportingError(f"{path}, line {rows.line_num}: no CSV ({error})") from None
    finally:
        csv.field_size_limit(limit)


def _mapped(path: Path, columns: str) -> dict[str, str]:
    """`field=column,...` as a dict."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in columns.split(","))):
        field, sign, column = part.partition("=")
        if not sign or field.strip() not in NAMES:
            raise ImportingError(
                f"{path}: {part!r} is no mapping; wanted is FIELD=COLUMN with a field of "
                f"{', '.join(NAMES)}"
            )
        found[field.strip()] = column.strip()
    return found


def _places(path: Path, names: list[str], mapped: dict[str, str]) -> dict[str, int]:
    """Which column holds each field."""
    plain = [folded(name).replace(" ", "") for name in names]
    places: dict[str, int] = {}
    for field, usual in NAMES.items():
        if field in mapped:
            if mapped[field] not in names:
                raise ImportingError(
                    f"{path}: no column {mapped[field]!r}; there are {', '.join(names)}"
                )
            places[field] = names.index(mapped[field])
            continue
        for name in usual.split():
            if name in plain and plain.index(name) not in places.values():
                places[field] = plain.index(name)
                break
    if "claim" not in places:
        raise ImportingError(
            f"{path}: no column for the claims among {', '.join(names[:12])}; "
            "name it with --map claim=COLUMN"
        )
    return places
