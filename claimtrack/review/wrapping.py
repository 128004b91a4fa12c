"""Text broken into screen lines by offsets, so that every cell knows its place in the text."""

from rich.cells import get_character_cell_size

from claimtrack.spans import Span


def wrap(text: str, start: int, end: int, width: int) -> list[Span]:
    """The screen lines of `text[start:end]` as spans, none wider than `width` (≥ 1) terminal cells.

    Lines break at spaces, and inside a word only where the word alone is too wide. The spaces at a
    break belong to no line. `text` must hold no line breaks there (see `glyphs.visible`).
    """
    width = max(1, width)
    lines: list[Span] = []
    narrow = all(get_character_cell_size(glyph) == 1 for glyph in set(text[start:end]))
    while start < end:
        limit = min(end, start + width) if narrow else _reach(text, start, end, width)
        if limit >= end:
            lines.append((start, end))
            break
        stop = limit if text[limit] == " " else text.rfind(" ", start, limit)
        if stop <= start:
            stop = limit
        tail = stop
        while tail > start and text[tail - 1] == " ":
            tail -= 1
        if tail > start:
            lines.append((start, tail))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return lines


def _reach(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest piece from `start` that fits in `width` cells (at least one glyph)."""
    used = 0
    for place in range(start, end):
        used += get_character_cell_size(text[place])
        if used > width:
            return max(place, start + 1)
    return end
