"""Verdicts as Parquet: the columns of the CSV, with numbers and times as such.

Needs pyarrow, which the extra `parquet` brings.
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ExportError
from claimtrack.exchange.csv import COLUMNS, values
from claimtrack.exchange.files import whole_path
from claimtrack.store import ExportRow

if TYPE_CHECKING:
    import pyarrow

_NUMBERS = ("verdict_id", "article_id")
_BATCH = 5_000


def export_parquet(rows: Iterable[ExportRow], target: Path, *, force: bool = False) -> int:
    """Writes one row per verdict, whole or not at all; gives their number.

    `verdict_at` is a time in UTC to the microsecond, `verdict_id` and `article_id` are integers, the
    others are texts as they are in the store. Raises `ExportError`, also when pyarrow is missing.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ExportError(
            "Parquet needs the extra `parquet`: pip install 'claimtrack[parquet]'"
        ) from None
    schema = _schema(pyarrow)
    count = 0
    with (
        whole_path(target, force=force) as part,
        pyarrow.parquet.ParquetWriter(part, schema, compression="zstd") as writer,
    ):
        left = map(_record, rows)
        while records := list(islice(left, _BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(records, schema))
            count += len(records)
    return count


def _schema(arrow: Any) -> "pyarrow.Schema":
    types = dict.fromkeys(COLUMNS, arrow.string())
    types |= dict.fromkeys(_NUMBERS, arrow.int64())
    types["verdict_at"] = arrow.timestamp("us", tz="UTC")
    described = {name: {"description": words} for name, words in COLUMNS.items()}
    return arrow.schema(
        [arrow.field(name, kind, metadata=described[name]) for name, kind in types.items()]
    )


def _record(row: ExportRow) -> dict[str, Any]:
    record: dict[str, Any] = dict(zip(COLUMNS, values(row), strict=True))
    record |= {name: int(record[name]) for name in _NUMBERS}
    record["verdict_at"] = row.verdict.created
    return record
