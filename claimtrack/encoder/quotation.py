"""Quotation marks: which of a text's marks open, which close, and what lies between them.

Marks are scanned a paragraph at a time and never reach beyond it: by the convention of English
typography a quotation that goes on in the next paragraph opens again there, and one that is never
closed ends with its paragraph. The scan is linear in the length of the text.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from claimtrack.spans import Span

DOUBLE = frozenset('"“”„‟«»〝〞＂')
SINGLE = frozenset("'‘’‚‛`‹›")
MARKS = DOUBLE | SINGLE

_OPENS = frozenset("“„‟«〝")
_CLOSES = frozenset("”»〞")
_MIRRORED = {"„": "“”", "‟": "”", "»": "«", "”": "”"}
"""Marks that open in some languages, and what then closes them (German „…“ and »…«, Swedish ”…”)."""

_BEFORE_OPENING = frozenset("([{-—–‘'/")
_AFTER_CLOSING = frozenset(".,;:!?)]}-—–’'/…")
_CLIPPED = ("em", "til", "tis", "twas", "cause", "bout", "round", "n", "neath", "s")
"""Words that an apostrophe, not a mark, precedes: 'em, 'til, rock 'n' roll."""


class State(IntEnum):
    """What a character is to the quotations of its text."""

    OUTSIDE = 0
    INSIDE = 1
    OPENING = 2
    CLOSING = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks: `text[start:end]`; `inner` is what is between the marks.

    `closed` is false where no mark closes it before its paragraph ends. `single` is true where
    single marks are the outer ones, as British papers set them.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    single: bool


def scan(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The outermost quotations of `text` in the order they open, paragraph by paragraph."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        found.extend(_scan_paragraph(text, start, end))
    return found


def touching(quotations: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Those of `quotations`, which stand in text order, that share a character with `[start, end)`."""
    first = bisect_right(quotations, start, key=_END)
    return quotations[first : bisect_left(quotations, end, first, key=_START)]


_START, _END = attrgetter("start"), attrgetter("end")


def states(text: str, quotations: list[Quotation]) -> NDArray[np.int8]:
    """The `State` of every code point of `text`, shape [len(text)]."""
    out = np.zeros(len(text), np.int8)
    for quotation in quotations:
        first, last = quotation.inner
        out[quotation.start : first] = State.OPENING
        out[first:last] = State.INSIDE
        out[last : quotation.end] = State.CLOSING
    return out


def _scan_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    marks = _double_marks(text, start, end)
    found = _pair(marks, end)
    gaps = _gaps(found, start, end)
    for low, high in gaps:
        found.extend(_singles(text, low, high))
    found.sort(key=lambda quotation: quotation.start)
    return found


def _double_marks(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Every double mark as (start, end, role); role is the mark itself, `o`, `c` or `?`."""
    marks = []
    position = start
    while position < end:
        char = text[position]
        if char in DOUBLE:
            marks.append((position, position + 1, _role(text, position, position + 1, char)))
        elif char in "'`" and text[position : position + 2] in ("''", "``"):
            role = "o" if char == "`" else _role(text, position, position + 2, '"')
            marks.append((position, position + 2, role))
            position += 1
        position += 1
    return marks


def _role(text: str, start: int, end: int, char: str) -> str:
    if char in _OPENS:
        return char
    if char in _CLOSES:
        return char
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open and not may_close:
        return "o"
    if may_close and not may_open:
        return "c"
    return "?"


def _pair(marks: list[tuple[int, int, str]], end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, int, str] | None = None
    for mark in marks:
        role = mark[2]
        if opened is None:
            if role == "c":
                continue
            opened = mark
        elif _closes(opened[2], role):
            found.append(Quotation(opened[0], mark[1], (opened[1], mark[0]), True, False))
            opened = None
    if opened is not None and end > opened[1]:
        found.append(Quotation(opened[0], end, (opened[1], end), False, False))
    return found


def _closes(opening: str, role: str) -> bool:
    if opening in _MIRRORED:
        return role in _MIRRORED[opening] or role in ("c", "?")
    return role in ("c", "?") or role in _CLOSES


def _gaps(found: list[Quotation], start: int, end: int) -> list[Span]:
    """The stretches of the paragraph that no double quotation covers."""
    gaps = []
    position = start
    for quotation in found:
        gaps.append((position, quotation.start))
        position = quotation.end
    gaps.append((position, end))
    return [gap for gap in gaps if gap[1] - gap[0] > 2]


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    """Quotations in single marks: 'like this,' he said. An opening mark needs a closing one."""
    found: list[Quotation] = []
    opened = -1
    candidate = -1
    for position in range(start, end):
        if text[position] not in SINGLE:
            continue
        if _single_opens(text, position, start, end):
            if candidate > opened >= 0:
                found.append(_single(opened, candidate))
                opened = candidate = -1
            if opened < 0:
                opened = position
        elif opened >= 0 and _single_closes(text, position, end):
            candidate = position
            if text[position - 1] in ",.!?…;:" or not _could_be_possessive(text, position, end):
                found.append(_single(opened, position))
                opened = candidate = -1
    if candidate > opened >= 0:
        found.append(_single(opened, candidate))
    return found


def _single(opened: int, closed: int) -> Quotation:
    return Quotation(opened, closed + 1, (opened + 1, closed), True, True)


def _single_opens(text: str, position: int, start: int, end: int) -> bool:
    if position + 1 >= end or not (
        text[position + 1].isalnum() or text[position + 1] in '“"([…£$€'
    ):
        return False
    before = text[position - 1] if position > start else " "
    if not (before.isspace() or before in '([{—–:"“'):
        return False
    if text[position] == "‘":
        return True
    if text[position] == "’" or (
        text[position + 1].isdigit() and text[position + 2 : position + 3].isdigit()
    ):
        return False  # ’tis, the '90s
    word_end = position + 1
    while word_end < end and word_end - position < 8 and text[word_end].isalpha():
        word_end += 1
    return text[position + 1 : word_end].lower() not in _CLIPPED


def _single_closes(text: str, position: int, end: int) -> bool:
    if text[position] == "‘" or text[position - 1].isspace():
        return False
    after = text[position + 1] if position + 1 < end else " "
    return not after.isalnum()


def _could_be_possessive(text: str, position: int, end: int) -> bool:
    """`officials' claims`: an s before the mark and a further word after it."""
    follows = text[position + 1 : position + 3]
    return (
        text[position - 1] in "sSzZxX"
        and len(follows) == 2
        and follows[0] == " "
        and follows[1].isalpha()
    )
