"""An article laid out in screen lines: which words stand on which line, and in which style."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimtrack.glyphs import visible
from claimtrack.reading.article import ANALYSED, Block, BlockKind
from claimtrack.review.wording import BLOCK_NAMES, stance_side
from claimtrack.review.wrapping import wrap
from claimtrack.spans import Span
from claimtrack.store.views import Item

Part = Literal["other", "content", "stance", "against", "cue", "source", "selected"]
WINDOW = 40_000
"""Code points shown on either side of the open item: an article can be one line of 10 MB."""


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line: `text[start:end]` of a block, or `label` (then start == end)."""

    start: int
    end: int
    kind: BlockKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to set off: part of the open item, or of another attribution (`other`)."""

    start: int
    end: int
    part: Part


def window_of(text: str, focus: int) -> Span:
    """The part of `text` around the code point `focus` that is laid out."""
    return max(0, focus - WINDOW), min(len(text), focus + WINDOW)


def lay_out(text: str, blocks: Sequence[Block], width: int, window: Span) -> list[Line]:
    """The screen lines, `width` cells wide, of the blocks inside `window`.

    Paragraphs are a blank line apart; blocks that are not analysed get a label that says what they
    are, once for a run of the same kind.
    """
    first, last = window
    lines: list[Line] = []
    if first > 0:
        lines.append(_label(first, f"… {first:,} characters before this are not shown"))
    before: BlockKind | None = None
    for block in blocks or _lines_as_blocks(text, window):
        start, end = max(block.start, first), min(block.end, last)
        if start >= end:
            continue
        apart = block.kind not in ANALYSED
        if lines and not (apart and block.kind == before):
            lines.append(Line(start, start, "body"))
        if apart and block.kind != before:
            lines.append(Line(start, start, block.kind, BLOCK_NAMES[block.kind]))
        lines.extend(
            Line(left, right, block.kind) for left, right in _wrapped(text, start, end, width)
        )
        before = block.kind
    if last < len(text):
        lines.append(_label(last, f"… {len(text) - last:,} characters after this are not shown"))
    return lines


def _label(place: int, words: str) -> Line:
    return Line(place, place, "furniture", words)


def _lines_as_blocks(text: str, window: Span) -> Iterator[Block]:
    start = window[0]
    for line in text[slice(*window)].split("\n"):
        if line.strip():
            yield Block(start, start + len(line), "body")
        start += len(line) + 1


def _wrapped(text: str, start: int, end: int, width: int) -> list[Span]:
    safe = visible(text[start:end])
    return [(start + left, start + right) for left, right in wrap(safe, 0, len(safe), width)]


def marks_of(item: Item, others: Iterable[Item]) -> list[Mark]:
    """What to set off in the article: the open item's parts and, dimmed, all other attributions."""
    marks = [
        Mark(start, end, "other")
        for other in others
        if other.key != item.key
        for start, end in other.content
    ]
    marks += [Mark(start, end, "content") for start, end in item.content]
    for stance in item.stances:
        part: Part = "against" if stance_side(stance.stance) == "against" else "stance"
        marks += [Mark(start, end, part) for start, end in stance.cue]
    marks += [Mark(start, end, "cue") for start, end in item.cue]
    marks += [Mark(start, end, "source") for start, end in item.source]
    return marks


def pieces(line: Line, marks: Sequence[Mark]) -> list[tuple[int, int, Part | None]]:
    """`line` cut where marks begin and end. Where marks overlap, the later in `marks` wins."""
    inside = [mark for mark in marks if mark.start < line.end and mark.end > line.start]
    cuts = {line.start, line.end}
    for mark in inside:
        cuts.update((max(mark.start, line.start), min(mark.end, line.end)))
    order = sorted(cuts)
    found: list[tuple[int, int, Part | None]] = []
    for start, end in pairwise(order):
        part: Part | None = None
        for mark in inside:
            if mark.start <= start and mark.end >= end:
                part = mark.part
        found.append((start, end, part))
    return found


def line_at(lines: Sequence[Line], place: int) -> int:
    """The number of the line that shows the code point `place`, or of the next one after it."""
    for number, line in enumerate(lines):
        if not line.label and line.start < line.end and place < line.end:
            return number
    return max(0, len(lines) - 1)
