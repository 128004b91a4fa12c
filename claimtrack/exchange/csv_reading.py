"""Verdicts back from the CSV that `export_verdicts` writes, also after a spreadsheet saved it.

The columns are known by their names, in whatever order, and cells may be separated by commas,
semicolons or tabs. The apostrophes that keep cells from being formulas are taken away again.
"""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from claimtrack.errors import ImportingError, StoreError
from claimtrack.exchange.csv import COLUMNS, restored
from claimtrack.store import STANCE_KINDS, GivenVerdict, ItemKey, Store

_NEEDED = frozenset({"item", "article_id", "rating", "reviewer", "verdict_at", "verdict_id"})
_ITEM = re.compile(r"(claim|quote)-(\d{1,18})")
_STANCE = re.compile(
    rf"(.*?) ({'|'.join(kind.replace('_', ' ') for kind in STANCE_KINDS)})(?:; |\Z)", re.DOTALL
)


def import_verdicts(path: Path, store: Store) -> tuple[int, list[int]]:
    """Puts the verdicts of a CSV file into the store; gives how many were added, and which lines
    are about nothing that is there.

    Into an empty store all come with the items they are on. Raises `ImportingError` that names the
    file and the line, and then nothing was added.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            given = list(read_verdicts(file))
        return store.import_verdicts(given)
    except ImportingError as error:
        raise ImportingError(f"{path}{error}; nothing was imported") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ImportingError(f"{path}: cannot be read as UTF-8 ({error})") from None
    except StoreError as error:
        raise ImportingError(f"{path}: {error}; nothing was imported") from None


def read_verdicts(stream: TextIO) -> Iterator[GivenVerdict]:
    """The verdicts of a CSV stream. Raises `ImportingError` that begins with the line."""
    limit = csv.field_size_limit(sys.maxsize)  # a cell may be as long as an article
    try:
        first = stream.readline()
        stream.seek(0)
        rows = csv.reader(stream, delimiter=_delimiter(first), strict=True)
        names = [name.lstrip("\ufeff").strip() for name in next(rows, [])]
        if lacking := _NEEDED - set(names):
            raise ImportingError(f": lacks the column {min(lacking)}; is it a verdict export?")
        line = rows.line_num + 1
        for cells in rows:
            if any(cells):
                if len(cells) != len(names):
                    raise ImportingError(f", line {line}: {len(cells)} cells, not {len(names)}")
                texts = map(restored, cells)
                yield _verdict(
                    dict.fromkeys(COLUMNS, "") | dict(zip(names, texts, strict=True)), line
                )
            line = rows.line_num + 1
    except csv.Error as error:
        raise ImportingError(f", line {rows.line_num}: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def _verdict(cells: dict[str, str], line: int) -> GivenVerdict:
    try:
        kind, number = _item(cells["item"])
        return GivenVerdict(
            line=line,
            verdict_id=_positive(cells["verdict_id"], "verdict_id"),
            item=ItemKey("claim" if kind == "claim" else "quote", number),
            article_id=_positive(cells["article_id"], "article_id"),
            doc=cells["article"],
            title=cells["article_title"],
            url=cells["article_url"],
            date=cells["article_date"],
            publisher=cells["publisher"],
            speaker=cells["speaker"],
            kind=cells["kind"],
            quote=cells["quote"],
            claim=cells["claim"],
            modality=cells["modality"],
            stances=_stances(cells["stances"]),
            rating=cells["rating"],
            reviewer=cells["reviewer"],
            role=cells["role"],
            rationale=cells["rationale"],
            evidence=cells["evidence"],
            created=_moment(cells["verdict_at"]),
        )
    except ValueError as error:
        raise ImportingError(f", line {line}: {error}") from None


def _item(text: str) -> tuple[str, int]:
    if not (found := _ITEM.fullmatch(text)):
        raise ValueError(f"the item {text!r:.40} is none such as claim-12 or quote-7")
    return found[1], int(found[2])


def _positive(text: str, name: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,17}", text):
        raise ValueError(f"{name} is {text!r:.40}, not a number above zero")
    return int(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _stances(text: str) -> tuple[tuple[str, str], ...]:
    """(who, which) of `Kyiv denies; Washington dismisses`; nobody for `somebody`."""
    found, end = [], 0
    while end < len(text):
        stance = _STANCE.match(text, end)
        if stance is None:
            raise ValueError(f"the stances {text[end:]!r:.40} name none that is known")
        by = "" if stance[1] == "somebody" else stance[1]
        found.append((by, stance[2].replace(" ", "_")))
        end = stance.end()
    return tuple(found)
