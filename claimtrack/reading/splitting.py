"""Where a file holds several articles: the paragraphs at which a new one begins.

A wide gap alone proves nothing (sections have it too), so every boundary needs a headline-like
line and a further sign: metadata headers, the headline given again, a byline, caption or dateline,
a drawn rule, or the same pattern throughout the file.
"""

from collections.abc import Sequence

from claimtrack.reading.headers import header, header_run
from claimtrack.reading.lines import Line, folded
from claimtrack.reading.shapes import is_headline_like, is_strong_headline
from claimtrack.reading.signs import Sign, byline, has_dateline

_AHEAD = 8
"""How many paragraphs after a headline may still belong to an article's head."""

_RULE_MARKS = frozenset("-=*_~#—–")
_END_MARKS = frozenset(
    {"###", "-30-", "END", "ENDS", "- 30 -", "(END)", "(ENDS)", "-END-", "-ENDS-"}
)


def article_starts(text: str, lines: Sequence[Line], signs: Sequence[Sign]) -> list[int]:
    """Indices into `lines` of each article's first paragraph; the first is always 0."""
    starts = [0]
    regular = _regular_starts(text, lines, signs)
    seen: set[str] = set()
    bodies = 0
    for index, line in enumerate(lines):
        if index and bodies and _may_start(text, lines, index):
            new = folded(text, line) not in seen
            if _heads(text, lines, index) or (
                new and (index in regular or _is_start(text, lines, signs, index))
            ):
                starts.append(index)
                seen.clear()
                bodies = 0
        if line.end - line.start <= 200:
            seen.add(folded(text, line))
        bodies += _is_body(text, line, signs[index])
    return starts


def _may_start(text: str, lines: Sequence[Line], index: int) -> bool:
    return lines[index].gap > 0 or _is_set_off(text, lines, index)


def _is_set_off(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether more than a blank line stands before the paragraph."""
    line = lines[index]
    return line.gap >= 2 or line.page or _rule(text, lines[index - 1]) > 0


def _heads(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether metadata headers with a title or an address begin here, after a gap or a rule."""
    if not lines[index].gap and not lines[index].page and not _rule(text, lines[index - 1]):
        return False
    near = list(lines[index : index + 20])
    count = header_run(text, near)
    return any(header(text, line)[0] in ("title", "url") for line in near[:count])


def _is_start(text: str, lines: Sequence[Line], signs: Sequence[Sign], index: int) -> bool:
    line = lines[index]
    if signs[index] or not is_headline_like(text, line):
        return False
    set_off = _is_set_off(text, lines, index)
    if not set_off and not is_strong_headline(text, line):
        return False
    title = folded(text, line)
    captioned = False
    evidence = bool(lines[index].page or _rule(text, lines[index - 1]) > 1)
    for ahead in range(index + 1, min(index + 1 + _AHEAD, len(lines))):
        following = lines[ahead]
        if folded(text, following) == title:
            return set_off or captioned
        captioned = captioned or signs[ahead] == "caption"
        if signs[ahead] == "caption" or byline(text, following):
            evidence = True
        elif _is_body(text, following, signs[ahead]):
            evidence = evidence or has_dateline(text, following)
            return set_off and evidence and is_strong_headline(text, line)
    return False


def _regular_starts(text: str, lines: Sequence[Line], signs: Sequence[Sign]) -> set[int]:
    """Starts shown by regularity: every gap of three or more blank lines, and no other place, is
    followed by a strong headline and at least two body paragraphs, and the file itself begins with
    a headline."""
    wide = [index for index, line in enumerate(lines) if index and line.gap >= 3]
    if not wide or len(wide) * 4 > len(lines) or not is_strong_headline(text, lines[0]):
        return set()
    for index, stop in zip([0, *wide], [*wide, len(lines)], strict=True):
        bodies = sum(_is_body(text, lines[i], signs[i]) for i in range(index, stop))
        if signs[index] or bodies < 2 or not is_strong_headline(text, lines[index]):
            return set()
    return set(wide)


def _rule(text: str, line: Line) -> int:
    """2 for a drawn rule of five or more marks and for an end mark, 1 for a short rule, else 0."""
    if line.end - line.start > 200:
        return 0
    words = folded(text, line)
    if words in _END_MARKS:
        return 2
    marks = words.replace(" ", "")
    if len(marks) >= 3 and len(set(marks)) == 1 and marks[0] in _RULE_MARKS:
        return 2 if len(marks) >= 5 else 1
    return 0


def _is_body(text: str, line: Line, sign: Sign) -> bool:
    return not sign and not is_headline_like(text, line, fewest_words=1)
