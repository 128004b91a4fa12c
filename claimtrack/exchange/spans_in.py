"""Spans of annotations, as they are in files."""

from collections.abc import Iterable
from typing import Any

from claimtrack.spans import Span, Spans


def span_in(pair: Iterable[Any], text: str) -> Span:
    """A span; raises ValueError if it is outside `text`."""
    start, end = (int(number) for number in pair)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"offsets {start} {end} are outside the text of {len(text)} code points")
    return start, end


def ordered(spans: Iterable[Span]) -> Spans:
    """The spans by their places."""
    return tuple(sorted(spans))


def by_line(text: str, spans: Iterable[Span]) -> Spans:
    """The same words in pieces that no line break is in, which annotation tools ask for.

    Two annotations mark the same words if these are equal.
    """
    pieces = []
    for start, end in sorted(spans):
        place = start
        for line in text[start:end].splitlines(keepends=True):
            words = line.strip()
            if words:
                first = place + line.index(words)
                pieces.append((first, first + len(words)))
            place += len(line)
    return tuple(pieces)
