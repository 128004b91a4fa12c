"""Verdicts as CSV (RFC 4180) that opens cleanly and safely in a spreadsheet.

One row per verdict, oldest first, below a row with the names in `COLUMNS`; every cell is quoted,
rows end with CR LF, the encoding is UTF-8.

A spreadsheet takes a cell that starts with `=`, `+`, `-` or `@` for a formula, also behind white
space and in the full-width form. Such a cell gets an apostrophe in front (OWASP, "CSV Injection"),
and so does one that starts with a tab or a line break. `restored` takes it away again.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from claimtrack.errors import ExportError
from claimtrack.store import ExportRow, StanceView

COLUMNS: dict[str, str] = {
    "article_title": "the article's headline",
    "article_url": "its address, where known",
    "article_date": "its date (ISO 8601), where known",
    "article": "its short name: the file's stem, and #n where a file holds several articles",
    "publisher": "who published it, where known",
    "speaker": "who said it; empty where the article names nobody",
    "kind": "direct, mixed or indirect",
    "quote": "the article's own words; … between two parts",
    "claim": "the proposition the verdict is on; empty for a verdict on a quote",
    "modality": "how firmly it is claimed (asserts, suspects, …)",
    "stances": "who did what to the claim: Kyiv denies; Washington dismisses",
    "rating": "the verdict",
    "reviewer": "who gave it",
    "role": "second for a second, blind review, adjudication for one that settles; else empty",
    "rationale": "why",
    "evidence": "on what grounds",
    "verdict_at": "when (ISO 8601, UTC)",
    "verdict_id": "the verdict's number; a greater one on the same item replaces it",
    "item": "what the verdict is on: claim-12 or quote-7",
    "article_id": "the article's number in the database",
}
"""The columns in order, with what they hold."""

# What UTF-8 cannot hold, or many readers of CSV stop at; neither is in a store.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def write_verdicts(
    rows: Iterable[ExportRow], stream: TextIO, *, bom: bool = False, delimiter: str = ","
) -> int:
    """Writes `rows` to a stream that keeps line ends as given; gives their number.

    `bom` starts with a byte order mark, by which Excel knows UTF-8. Raises `ExportError`.
    """
    if (
        len(delimiter) != 1
        or delimiter in "\"\r\n\0'"
        or delimiter.isalnum()
        or delimiter in "=+-@"
    ):
        raise ExportError(f"{delimiter!r} cannot separate columns; use one sign such as , or ;")
    count = 0
    try:
        stream.write("\ufeff" if bom else "")
        writer = csv.writer(
            stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n"
        )
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([neutral(value) for value in values(row)])
            count += 1
    except UnicodeEncodeError as error:
        raise ExportError(
            f"the output cannot hold {error.object[error.start]!r}: use UTF-8"
        ) from error
    return count


def values(row: ExportRow) -> list[str]:
    """The cells of `row`, in the order of `COLUMNS`."""
    verdict, item, article = row.verdict, row.item, row.article
    return [
        article.title,
        article.url,
        article.date,
        article.doc,
        article.publisher,
        item.speaker,
        item.quote_kind,
        item.text,
        item.proposition,
        item.modality,
        stance_words(item.stances),
        verdict.rating,
        verdict.reviewer,
        verdict.role,
        verdict.rationale,
        verdict.evidence,
        utc(verdict.created),
        str(verdict.id),
        str(item.key),
        str(article.id),
    ]


def stance_words(stances: Iterable[StanceView]) -> str:
    """Who did what: `Kyiv denies; Washington dismisses`."""
    return "; ".join(
        f"{stance.by or 'somebody'} {stance.stance.replace('_', ' ')}" for stance in stances
    )


def utc(moment: datetime) -> str:
    """`moment` as ISO 8601 in UTC, to the second: `2024-05-06T07:08:09Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def neutral(text: str) -> str:
    """`text` for a cell: no formula. Other text stays as it is: `restored` gives it back."""
    text = _UNWRITABLE.sub("\ufffd", text)
    return f"'{text}" if _active(text.lstrip("'")) else text


def restored(cell: str) -> str:
    """The text of a cell that `neutral` wrote."""
    return cell[1:] if cell.startswith("'") and _active(cell.lstrip("'")) else cell


def _active(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    for character in text:
        if not character.isspace() and unicodedata.category(character) != "Cf":
            return unicodedata.normalize("NFKC", character)[0] in "=+-@\N{MINUS SIGN}"
    return False
