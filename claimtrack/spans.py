"""Spans: `[start, end)` code-point offsets into a text that is never altered."""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def covered(text: str, spans: Iterable[Span], joint: str = " … ") -> str:
    """The words of `spans` in `text`, the pieces of a discontinuous span joined by `joint`."""
    return joint.join(text[start:end] for start, end in spans)


def shifted(spans: Iterable[Span], offset: int) -> Spans:
    """`spans` moved by `offset` code points."""
    return tuple((start + offset, end + offset) for start, end in spans)


def overlap(first: Iterable[Span], second: Iterable[Span]) -> int:
    """How many code points `first` and `second` share."""
    other = tuple(second)
    return sum(
        max(0, min(end, right) - max(start, left)) for start, end in first for left, right in other
    )


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends (empty when it holds nothing else)."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
