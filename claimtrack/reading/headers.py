"""Metadata lines that head an article: `Title: …`, `URL: …`, `Date: …`."""

import re

from claimtrack.reading.lines import Line

_FIELDS = {
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "source": "publisher",
    "publisher": "publisher",
    "publication": "publisher",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "date": "date",
    "published": "date",
    "language": "",
    "section": "",
    "tags": "",
    "id": "",
}
_HEADER = re.compile(rf"({'|'.join(_FIELDS)})[ \t]*:(?!//)[ \t]*", re.IGNORECASE)
_LONGEST_VALUE = 500


def is_header(text: str, line: Line) -> bool:
    """Whether the line is `Key: value` with a key that metadata headers have."""
    found = _HEADER.match(text, line.start, line.end)
    return bool(found) and line.end - line.start <= _LONGEST_VALUE


def header(text: str, line: Line) -> tuple[str, Line]:
    """The `Article` field a header line fills (empty: none that is kept) and where its value
    stands."""
    found = _HEADER.match(text, line.start, line.end)
    if found is None:
        raise ValueError("not a header line")
    return _FIELDS[found[1].lower()], Line(found.end(), line.end)


def header_run(text: str, lines: list[Line], first: int = 0) -> int:
    """How many lines from `first` on are an article's metadata headers: at least two keys, or
    none."""
    last = first
    while (
        last < len(lines) and is_header(text, lines[last]) and (last == first or _near(lines[last]))
    ):
        last += 1
    keys = {header(text, line)[0] for line in lines[first:last]} - {""}
    # One such line alone ("Source: AP") may be anything; two different ones are a header.
    return last - first if len(keys) >= 2 else 0


def _near(line: Line) -> bool:
    return line.gap <= 1 and not line.page
