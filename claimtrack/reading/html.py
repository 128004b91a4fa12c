"""Web pages: the article's own text, by trafilatura; scripts are never run and never kept."""

import logging
import re
from dataclasses import dataclass, replace

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import sample, short_title, stem_of
from claimtrack.reading.dates import certain_date, iso_dates
from claimtrack.reading.languages import guess_language
from claimtrack.reading.layout import lay_out
from claimtrack.reading.lines import split_lines
from claimtrack.reading.markup import plain_page
from claimtrack.reading.signs import sign

_MARKUP = re.compile(
    r"\s{0,100}(?:<\?xml[^<>]{0,200}>\s{0,100}|<!--[^<>]{0,1000}-->\s{0,100}){0,3}"
    r"<(?:!doctype html|html)\b",
    re.IGNORECASE,
)
_LOG = logging.getLogger(__name__)
_DEEPEST = 150
"""Elements nested deeper than this are no newsroom's page, and libxml2 stops at 256."""

_MOST_NESTING = 1_500_000
"""Elements times depth, which is what the extraction's time grows with; news pages stay below a
tenth."""

_LONGEST = 3_000_000
"""Above this many characters only the simple extraction is used, which takes linear time."""


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    byline: str = ""
    date: str = ""


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML page does."""
    return _MARKUP.match(text) is not None


def article_from_html(html: str, *, name: str) -> Article:
    """The article that a page holds: its paragraphs, one to a line, the headline first.

    Raises `ReadingError` if there are no words in it.
    """
    page = _extracted(html)
    if not page.text.strip():
        raise ReadingError(f"{name}: there is no article text in this web page")
    text = _headed(page)
    lines = list(split_lines(text))
    layout = lay_out(text, lines, [sign(text, line) for line in lines])
    blocks = tuple(layout.blocks)
    if page.title and blocks[0].kind == "body":
        blocks = (replace(blocks[0], kind="headline"), *blocks[1:])
    days = iso_dates(stem_of(name))
    return Article(
        doc=stem_of(name),
        text=text,
        blocks=blocks,
        extracted=True,
        path=name,
        title=page.title or layout.metadata.get("title") or short_title(text, blocks),
        url=page.url,
        publisher=page.publisher,
        byline=page.byline or layout.metadata.get("byline", ""),
        date=certain_date(page.date) or (days[0] if len(days) == 1 else ""),
        language=guess_language(sample(text, blocks)),
    )


def _headed(page: _Page) -> str:
    """The page's text with its title as the first line, unless it is there already."""
    first = page.text.split("\n", 3)[:3]
    if not page.title or page.title in (" ".join(line.split()) for line in first):
        return page.text
    return f"{page.title}\n{page.text}"


def _extracted(html: str) -> _Page:
    plain = plain_page(html)
    nesting = plain.elements * plain.depth
    if plain.depth <= _DEEPEST and nesting <= _MOST_NESTING and len(html) <= _LONGEST:
        page = _by_trafilatura(html)
        if page is not None:
            return page
    return _Page("\n".join(plain.paragraphs), title=plain.title)


def _by_trafilatura(html: str) -> _Page | None:
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        # A library's complaints about a page are not for the user's terminal.
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        _LOG.warning("web pages are read in the simple way only: %s", error)
        return None
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # any page may break a parser; the simple extraction never fails
        return None
    if found is None or not (found.text or "").strip():
        return None
    return _Page(
        text="\n".join(line for line in found.text.splitlines() if line.strip()),
        title=_one_line(found.title),
        url=_one_line(found.url),
        publisher=_one_line(found.sitename),
        byline=_one_line(found.author),
        date=_one_line(found.date),
    )


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
