"""Hard-wrapped text: paragraphs broken over many short lines, as in e-mail and Project Gutenberg.

The test is how such text is made: a line ends because the next line's first word would not have
fitted.
"""

from itertools import pairwise

from claimtrack.reading.headers import is_header
from claimtrack.reading.lines import Line
from claimtrack.reading.shapes import ends_sentence

_LONGEST = 100
"""Lines beyond this many columns are whole paragraphs, not wrapped ones."""

_NARROWEST = 40
_FIRST_WORD = 60
"""How far to look for the end of a line's first word."""


def paragraphs(text: str, lines: list[Line]) -> list[Line]:
    """`lines`, joined to paragraphs where the text is hard-wrapped, as they are where it is not."""
    width = _wrap_width(text, lines)
    if not width:
        return lines
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _continues(text, last, line, width):
            start = joined[-1]
            joined[-1] = Line(start.start, line.end, start.gap, start.page, start.indent)
        else:
            joined.append(line)
        last = line
    return joined


def _length(line: Line) -> int:
    return line.indent + line.end - line.start


def _first_word(text: str, line: Line) -> int:
    head = text[line.start : min(line.end, line.start + _FIRST_WORD)]
    return len(head.split(None, 1)[0])


def _wrap_width(text: str, lines: list[Line]) -> int:
    """The column at which `text` was wrapped, or 0 if it was not."""
    long = sum(1 for line in lines if _length(line) > _LONGEST)
    if long * 10 > len(lines):
        return 0
    joints = [
        (first, second)
        for first, second in pairwise(lines)
        if not second.gap and max(_length(first), _length(second)) <= _LONGEST
    ]
    if len(joints) < 2:
        return 0
    width = max(_length(line) for joint in joints for line in joint)
    if width < _NARROWEST:
        return 0
    # Only a joint inside a sentence tells wrapping from a list of short paragraphs.
    inner = [joint for joint in joints if not ends_sentence(text, joint[0])]
    full = sum(1 for joint in inner if _is_full(text, *joint, width))
    if len(inner) * 2 < len(joints) or full * 10 < len(inner) * 7 or full < 2:
        return 0
    return width


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` could not have begun on `line`; people who wrap by hand leave some
    room."""
    return _length(line) + 1 + _first_word(text, following) > width * 0.9


def _continues(text: str, line: Line, following: Line, width: int) -> bool:
    if following.gap or max(_length(line), _length(following)) > _LONGEST:
        return False
    if is_header(text, line) or is_header(text, following):
        return False
    if following.indent > line.indent + 1:
        return False
    if _length(line) + 1 + _first_word(text, following) > width * 0.7:
        return True
    return not ends_sentence(text, line) and text[following.start].islower()
