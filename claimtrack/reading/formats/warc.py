"""Web archives (WARC, ISO 28500; warcio): the articles of the pages that were answered with 200."""

from collections.abc import Iterator
from typing import Any

from claimtrack.errors import NoArticleError, ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import stem_of
from claimtrack.reading.decoding import decode
from claimtrack.reading.html import article_from_html
from claimtrack.reading.isolated import require
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_PIECE = 65_536


def read_warc(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of an archive, page by page (extra `warc`); pages without one are passed over.

    A page that is too large or damaged is told by its URL, and the others are read.
    """
    require("warc", "warcio", "WARC archives", raw.name)
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = found = 0
    # The library looks for members of headers that a damaged record lacks (AttributeError).
    try:
        for record in ArchiveIterator(raw.stream):
            if not _is_page(record):
                continue
            pages += 1
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            place = f"{raw.name}: {url or f'page {pages}'}"
            try:
                text = decode(_content(record, options.max_bytes, place), name=place, html=True)
                doc = f"{stem_of(raw.name)}#{pages}"
                article = article_from_html(text, name=raw.name, doc=doc, url=url)
            except NoArticleError:
                continue
            except ReadingError as error:
                problem(error)
                continue
            found += 1
            yield article
    except (ArchiveLoadFailed, AttributeError, EOFError, ValueError, OSError) as error:
        problem(ReadingError(f"{raw.name}: damaged after page {pages}, not read on ({error})"))
    if not found:
        raise ReadingError(f"{raw.name}: there is no article in its {pages} pages")


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers or record.rec_headers
    kind = headers.get_header("Content-Type") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return kind.partition(";")[0].strip().lower() in _PAGES and status == "200"


def _content(record: Any, most: int, place: str) -> bytes:
    """A page's bytes after transfer and content encoding, read piece by piece."""
    stream = record.content_stream()
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise ReadingError(f"{place}: larger than {most / 1e6:g} MB")
    return b"".join(pieces)
