"""Tables (CSV, TSV): one article a row, under a header; a bad row is told, the others are read."""

import csv
import io
from collections import deque
from collections.abc import Iterator

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import stem_of
from claimtrack.reading.decoding import encoding_of
from claimtrack.reading.formats.columns import Columns
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw

_DELIMITERS = ",;\t|"
_SAMPLE = 262_144
_LONGEST_CELL = 10_000_000
_MOST_LINES = 100_000
"""Lines that one row may have; an opening quotation mark that is never closed would swallow all."""


def read_csv(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of a table whose delimiter (comma, semicolon, tab, bar) its header shows."""
    return _read(raw, options, problem, _DELIMITERS)


def read_tsv(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of a table with tabs."""
    return _read(raw, options, problem, "\t")


def _read(
    raw: Raw, options: ReadingOptions, problem: Problem, delimiters: str
) -> Iterator[Article]:
    rows = _Rows(_lines(raw, options.max_bytes), delimiters)
    columns = Columns(options.columns)
    header: list[str] = []
    count = 0
    for number, row in rows:
        place = f"{raw.name}:{number}"
        if isinstance(row, str):
            problem(ReadingError(f"{place}: {row}"))
            continue
        if not any(cell.strip() for cell in row):
            continue
        if not header:
            header = [cell.strip() for cell in row]
            columns.check(header, raw.name)
            continue
        count += 1
        if len(row) > len(header) and any(row[len(header) :]):
            problem(
                ReadingError(
                    f"{place}: {len(row)} cells under {len(header)} columns; "
                    "is a delimiter in a text without quotation marks?"
                )
            )
            continue
        doc = f"{stem_of(raw.name)}#{count}"
        record = dict(zip(header, row, strict=False))
        try:
            yield columns.article(record, name=raw.name, place=place, doc=doc)
        except ReadingError as error:
            problem(error)
    if not header:
        raise ReadingError(f"{raw.name}: the file is empty")
    if not count:
        raise ReadingError(f"{raw.name}: there is no row under its columns")


class _Rows:
    """Rows with the number of their first line; an error's words in place of a row.

    After an error reading goes on at the next line, so that one stray mark costs one row.
    """

    def __init__(self, lines: Iterator[str], delimiters: str) -> None:
        self._lines = lines
        self._delimiters = delimiters
        self._again: deque[str] = deque()
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[tuple[int, list[str] | str]]:
        number = 1
        delimiter = ""
        csv.field_size_limit(_LONGEST_CELL)
        while True:
            self._taken = []
            found: list[str] | str | None
            try:
                if not delimiter:
                    delimiter = self._choose()
                rows = csv.reader(self._feed(), delimiter=delimiter, strict=True)
                found = next(rows, None)
            except csv.Error as error:
                found = f"this row cannot be read ({error})"
                self._again.extendleft(reversed(self._taken[1:]))
                self._taken = self._taken[:1]
            if found is None:
                return
            yield number, found
            number += len(self._taken)

    def _feed(self) -> Iterator[str]:
        while len(self._taken) < _MOST_LINES:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self._taken.append(line)
            yield line

    def _choose(self) -> str:
        """The delimiter that the header has most of."""
        head = next(self._lines, "")
        self._again.append(head)
        return max(self._delimiters, key=head[:_SAMPLE].count)


def _lines(raw: Raw, longest: int) -> Iterator[str]:
    """The lines with their ends, in the encoding that the file's beginning shows."""
    head = raw.stream.peek(_SAMPLE)
    encoding = encoding_of(head, name=raw.name)
    text = io.TextIOWrapper(raw.stream, encoding, errors="replace", newline="")
    while line := text.readline(longest):
        yield line
