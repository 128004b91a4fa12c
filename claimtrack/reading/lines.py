"""A text's lines, and the gaps between them. Nothing is copied: a line is a pair of offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAKS = "\n\r\f\x85\u2028\u2029"
"""What ends a line; the form feed also ends a page."""

_LINE = re.compile(f"[^{BREAKS}]+")
_NEWLINE = re.compile(f"\r\n|[{BREAKS}]")


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]` without white space at its ends; also used for a paragraph of several
    lines.

    `gap`: how many blank lines stand before it; `page`: whether a form feed does;
    `indent`: how many white-space characters open its (first) line.
    """

    start: int
    end: int
    gap: int = 0
    page: bool = False
    indent: int = 0


def split_lines(text: str) -> Iterator[Line]:
    r"""The lines of `text` that hold more than white space, in order.

    `\n`, `\r\n`, `\r`, form feed, U+0085, U+2028 and U+2029 all end a line.
    """
    previous = 0
    first = True
    for found in _LINE.finditer(text):
        start, end = found.span()
        words = text[start:end]
        bare = words.lstrip()
        if not bare:
            continue
        between = text[previous:start]
        breaks = sum(1 for _ in _NEWLINE.finditer(between))
        indent = len(words) - len(bare)
        start += indent
        end = start + len(bare.rstrip())
        yield Line(start, end, max(0, breaks - (not first)), "\f" in between, indent)
        previous = end
        first = False


def folded(text: str, line: Line) -> str:
    """The line's words with every run of white space as one space, for comparing."""
    return " ".join(text[line.start : line.end].split())
