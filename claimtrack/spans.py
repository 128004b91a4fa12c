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


class Places:
    """Where numbered things stand, so that those near a span are found without looking at all."""

    _CELL = 512

    def __init__(self) -> None:
        self._cells: dict[int, list[int]] = {}

    @classmethod
    def of(cls, things: Iterable[Iterable[Span]]) -> "Places":
        """The places of many things, which are numbered in their order."""
        made = cls()
        for number, spans in enumerate(things):
            made.add(number, spans)
        return made

    def add(self, number: int, spans: Iterable[Span]) -> None:
        """Takes in one thing."""
        for cell in self._covered(spans):
            self._cells.setdefault(cell, []).append(number)

    def near(self, spans: Iterable[Span]) -> list[int]:
        """The things, in the order of their numbers, that may share a character with `spans`; none
        that does is missing."""
        return sorted({one for cell in self._covered(spans) for one in self._cells.get(cell, ())})

    def _covered(self, spans: Iterable[Span]) -> set[int]:
        return {
            cell
            for start, end in spans
            for cell in range(start // self._CELL, max(start, end - 1) // self._CELL + 1)
        }


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends (empty when it holds nothing else)."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
