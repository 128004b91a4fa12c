"""From a file's text to its articles."""

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import unquote

from claimtrack.reading.article import Article, Block
from claimtrack.reading.dates import certain_date, iso_dates
from claimtrack.reading.languages import guess_language
from claimtrack.reading.layout import Layout, body_lines, lay_out
from claimtrack.reading.lines import Line, split_lines
from claimtrack.reading.signs import Sign, sign
from claimtrack.reading.splitting import article_starts
from claimtrack.reading.wrapping import paragraphs

_TITLE_LENGTH = 80
_SAMPLE = 20_000
"""Characters of the body that are enough to tell its language."""


def articles_from_text(text: str, *, name: str) -> list[Article]:
    """The articles that `text` holds; `name` is the file's path (only its stem and its dates are
    used).

    Each article's `text` is a slice of `text` from its first paragraph to its last, untouched.
    """
    lines = paragraphs(text, list(split_lines(text)))
    signs = [sign(text, line) for line in lines]
    starts = article_starts(text, lines, signs) if lines else []
    stops = [*starts[1:], len(lines)]
    stem = stem_of(name)
    dates = iso_dates(stem)
    several = len(starts) > 1
    return [
        _article(
            text,
            lines[start:stop],
            signs[start:stop],
            doc=f"{stem}#{number + 1}" if several else stem,
            path=name,
            date=dates[number] if len(dates) == len(starts) else "",
        )
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True))
    ]


def stem_of(name: str) -> str:
    """The document name for a file: its stem; `stdin` for `-`; for a URL the stem of its path's
    last part, or the host."""
    if name.lower().startswith(("http://", "https://")):
        host, _, path = name.partition("://")[2].partition("?")[0].partition("#")[0].partition("/")
        return PurePath(unquote(path)).stem or host.rpartition("@")[2]
    return "stdin" if name == "-" else PurePath(name).stem or name


def short_title(text: str, blocks: Sequence[Block]) -> str:
    """The beginning of the body, for an article that has no headline."""
    words = " ".join(next(body_lines(text, blocks), "")[: _TITLE_LENGTH * 4].split())
    if len(words) <= _TITLE_LENGTH:
        return words
    return words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def sample(text: str, blocks: Sequence[Block]) -> str:
    """Enough of the body (of everything, where there is no body) to tell the language by."""
    words = ""
    for piece in body_lines(text, blocks):
        words += piece[: _SAMPLE - len(words)] + "\n"
        if len(words) >= _SAMPLE:
            break
    return words or text[:_SAMPLE]


def _article(
    text: str, lines: list[Line], signs: list[Sign], *, doc: str, path: str, date: str
) -> Article:
    offset = lines[0].start
    own = text[offset : lines[-1].end]
    local = [
        Line(line.start - offset, line.end - offset, line.gap, line.page, line.indent)
        for line in lines
    ]
    layout = lay_out(own, local, signs)
    found = layout.metadata
    return Article(
        doc=doc,
        text=own,
        blocks=tuple(layout.blocks),
        offset=offset,
        path=path,
        title=found.get("title") or short_title(own, layout.blocks),
        url=found.get("url", ""),
        publisher=found.get("publisher", ""),
        byline=found.get("byline", ""),
        date=certain_date(found.get("date", "")) or date or _printed_date(own, layout),
        language=guess_language(sample(own, layout.blocks)),
    )


def _printed_date(text: str, layout: Layout) -> str:
    """The date that a line of page furniture above the body gives (`Published April 2, 2024`)."""
    for block in layout.blocks:
        if block.kind == "body":
            break
        if block.kind == "furniture":
            day = certain_date(text[block.start : block.end])
            if day:
                return day
    return ""
