"""Direct, mixed or indirect, as evaluations of PolNeAR tell them apart: by the marks alone.

`attribution.kinds` asks the quotations that the program found in the text. A figure must not hang on
the program it measures, so here the double marks in and around a content decide, each by what stands
beside it: a content is direct when all its letters are inside marks, indirect when it has no mark.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from claimtrack.attribution.types import Kind
from claimtrack.encoder.quotation import DOUBLE
from claimtrack.spans import Span, trimmed

_OPENING, _CLOSING = frozenset("“„«〝"), frozenset("”»〞")
_BEFORE_OPENING = frozenset("([{-—–‘'")
_AFTER_CLOSING = frozenset(".,;:!?)]}-—–’'")
_BETWEEN = frozenset(".,!?;:")  # may stand between a content and the mark that closes it
_DOUBLED = re.compile(r"(?<!')''(?!')|``")
_SHORTEST_SINGLE = 5  # code points of a content in single marks, the marks included


def kind_by_marks(text: str, content: Iterable[Span]) -> Kind:
    """The kind of a content, `direct` when every piece of it is wholly within quotation marks.

    A piece in single marks at both ends counts as quoted, as headlines set it.
    """
    text = _one_mark(text)
    quoted, bare = False, False
    for start, end in _pieces(text, content):
        piece = text[start:end]
        if not DOUBLE.isdisjoint(piece):
            quoted = True
            bare = bare or _has_letters_outside(text, start, end)
        elif _in_single_marks(piece) or _between_marks(text, start, end):
            quoted = True
        else:
            bare = bare or any(map(str.isalnum, piece))
    if not quoted:
        return "indirect"
    return "mixed" if bare else "direct"


@lru_cache(maxsize=64)
def _one_mark(text: str) -> str:
    """The text with '' and `` as one double mark and a blank on its outer side; of the same length."""

    def mark(found: re.Match[str]) -> str:
        before = text[found.start() - 1 : found.start()] or " "
        after = text[found.end() : found.end() + 1] or " "
        opens = (before.isspace() or before in "([-—") and not after.isspace()
        return ' "' if opens else '" '

    return _DOUBLED.sub(mark, text)


def _pieces(text: str, content: Iterable[Span]) -> list[Span]:
    """The spans in order without blanks at their ends, those with only blanks between them joined."""
    joined: list[Span] = []
    for span in sorted(content):
        start, end = trimmed(text, span)
        if start >= end:
            continue
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _in_single_marks(piece: str) -> bool:
    return piece[0] in "'‘" and piece[-1] in "'’" and len(piece) >= _SHORTEST_SINGLE


def _between_marks(text: str, start: int, end: int) -> bool:
    after = end
    while after < min(len(text), end + 2) and text[after] in _BETWEEN:
        after += 1
    return start > 0 and text[start - 1] in DOUBLE and text[after : after + 1] in DOUBLE


def _has_letters_outside(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit of a piece that holds double marks is not between them."""
    inside = start > 0 and text[start - 1] in DOUBLE and _role(text, start - 1) != "closes"
    run = False  # letters since the last mark; they were inside if an unopened mark closes them
    for place in range(start, end):
        if text[place] not in DOUBLE:
            run = run or (text[place].isalnum() and not inside)
            continue
        role = _role(text, place) or ("closes" if inside else "opens")
        if role == "opens" and run:
            return True
        inside, run = role == "opens", False
    return run


def _role(text: str, place: int) -> str:
    """What the mark at `place` does: opens, closes, or empty where its neighbours do not tell."""
    if text[place] in _OPENING:
        return "opens"
    if text[place] in _CLOSING:
        return "closes"
    before = text[place - 1] if place else " "
    after = text[place + 1 : place + 2] or " "
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open == may_close:
        return ""
    return "opens" if may_open else "closes"
