"""What a paragraph is, by itself: a photograph's caption, page furniture, or (mostly) neither."""

from typing import Literal

from claimtrack.reading.headers import is_header
from claimtrack.reading.lines import Line, folded
from claimtrack.reading.patterns import patterns

Sign = Literal["caption", "furniture", ""]

_TAIL = 160
"""How many characters at a paragraph's end may hold a photograph's credit."""


def sign(text: str, line: Line) -> Sign:
    """`caption` or `furniture` where the paragraph's own words are enough to tell; else empty."""
    rules = patterns()
    length = line.end - line.start
    if length > rules.caption_longest:
        return ""
    words = _bare(folded(text, line))
    if length <= rules.furniture_longest:
        if rules.furniture_whole.fullmatch(words):
            return "furniture"
        if rules.caption_whole.fullmatch(words):
            return "caption"
    if rules.caption_openers.match(words) or rules.caption_closers.search(words[-_TAIL:]):
        return "caption"
    return ""


def is_weak_caption(text: str, line: Line) -> bool:
    """Whether it ends like a caption or a brief (`… on Monday. (Reuters)`) and reports no
    speech."""
    rules = patterns()
    if line.end - line.start > rules.caption_longest:
        return False
    words = _bare(folded(text, line))
    return (
        rules.caption_weak_closers.search(words[-_TAIL:]) is not None
        and rules.dateline.match(words) is None
        and rules.speech.search(words) is None
    )


def byline(text: str, line: Line) -> str:
    """Who the byline names (`By Jane Doe, Reuters` gives `Jane Doe`); empty where it is none."""
    rules = patterns()
    if line.end - line.start > rules.furniture_longest or is_header(text, line):
        return ""
    words = _bare(folded(text, line))
    for rule in rules.bylines:
        found = rule.fullmatch(words)
        if found:
            return found[1].strip(" ,")
    return ""


def has_dateline(text: str, line: Line) -> bool:
    """Whether it opens as an agency's first paragraph does: `LONDON (Reuters) - …`."""
    return patterns().dateline.match(text[line.start : min(line.end, line.start + 200)]) is not None


def _bare(words: str) -> str:
    """`words` without one full stop at the end, which some archives put after every line."""
    return words.removesuffix(".") if len(words) > 1 and not words.endswith("..") else words
