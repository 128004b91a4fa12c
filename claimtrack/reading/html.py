"""Web pages: the article's own text, by trafilatura; scripts are never run and never kept."""

import logging
import re
from dataclasses import replace

from claimtrack.errors import NoArticleError
from claimtrack.reading.article import Article
from claimtrack.reading.extract import Extract, article_from_extract, one_line
from claimtrack.reading.markup import plain_page

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


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML page does."""
    return _MARKUP.match(text) is not None


def article_from_html(html: str, *, name: str, doc: str = "", url: str = "") -> Article:
    """The article that a page holds: its paragraphs, one to a line, the headline first.

    `url` is where the page was found, for pages that do not say it. Raises `ReadingError` if there
    are no words in it.
    """
    page = extract_html(html)
    article = article_from_extract(replace(page, url=page.url or url), name=name, doc=doc)
    if article is None:
        raise NoArticleError(f"{name}: there is no article text in this web page")
    return article


def extract_html(html: str) -> Extract:
    """What a page (or a piece of one) says: its paragraphs and its metadata."""
    plain = plain_page(html)
    nesting = plain.elements * plain.depth
    if plain.depth <= _DEEPEST and nesting <= _MOST_NESTING and len(html) <= _LONGEST:
        page = _by_trafilatura(html)
        if page is not None:
            return page
    return Extract("\n".join(plain.paragraphs), title=plain.title)


def _by_trafilatura(html: str) -> Extract | None:
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
    return Extract(
        text="\n".join(line for line in found.text.splitlines() if line.strip()),
        title=one_line(found.title),
        url=one_line(found.url),
        publisher=one_line(found.sitename),
        byline=one_line(found.author),
        date=one_line(found.date),
    )
