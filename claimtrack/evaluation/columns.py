"""What a table of passages tells of each article: its register, region, hard case ..."""

import csv
from collections.abc import Sequence
from pathlib import Path

from claimtrack.errors import ClaimtrackError

TABLE = "passages.tsv"


def read_columns(folder: Path, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each of `names`, the value of each article, from `passages.tsv` in the folder or above it.

    The table parts cells by tabs; its first column names the article. Raises ClaimtrackError when there
    is no table or it lacks a column.
    """
    if not names:
        return {}
    path = next(
        (place / TABLE for place in (folder, folder.parent) if (place / TABLE).is_file()), None
    )
    if path is None:
        raise ClaimtrackError(f"{folder}: no {TABLE} there or in the folder above to group by")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t")
        columns = list(reader.fieldnames or ())
        rows = list(reader)
    for name in names:
        if name not in columns[1:]:
            raise ClaimtrackError(f"{path}: no column {name!r}; known: {', '.join(columns[1:])}")
    return {name: {row[columns[0]]: row[name] for row in rows} for name in names}
