"""RSS, Atom and RDF feeds (feedparser): one article an entry, or the pages that entries link to."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urljoin

from claimtrack.errors import NoArticleError, ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import stem_of
from claimtrack.reading.decoding import decode
from claimtrack.reading.extract import Extract, article_from_extract
from claimtrack.reading.html import extract_html
from claimtrack.reading.isolated import MOST_CHARACTERS, extract_apart
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw

_MOST_ENTRIES = 10_000


def read_feed(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of a feed's entries; with `options.follow`, of the pages they link to.

    An entry's words are what the feed gives of it, often only the first sentences.
    """
    text = decode(raw.all(options.max_bytes), name=raw.name, html=True)
    if "<!entity" in text[:1_000_000].lower():
        # Nested entities grow to gigabytes ("billion laughs"), external ones read files.
        raise ReadingError(f"{raw.name}: the feed declares entities of its own, which are not read")
    entries = extract_apart("feed", text.encode(errors="replace"), name=raw.name)
    if not entries:
        raise ReadingError(f"{raw.name}: there is no entry in this feed")
    if options.follow:
        from claimtrack.reading.web import fetch_pages

        links = [urljoin(raw.url, entry.url) for entry in entries if entry.url]
        yield from fetch_pages(list(dict.fromkeys(links)), raw.url, options, problem)
        return
    for number, entry in enumerate(entries, start=1):
        # Each entry is HTML, mostly a piece of a page; its own words are extracted from it.
        body = extract_html(entry.text)
        extract = replace(entry, text=body.text, url=urljoin(raw.url, entry.url))
        article = article_from_extract(extract, name=raw.name, doc=f"{stem_of(raw.name)}#{number}")
        if article is None:
            problem(
                NoArticleError(f"{raw.name}: entry {number} holds no text ({entry.title[:80]})")
            )
        else:
            yield article


def extract_feed(data: bytes) -> list[Extract]:
    """The entries of a feed in UTF-8, their text still as HTML. Raises `ReadingError` if it is
    none."""
    import feedparser

    found = feedparser.parse(
        io.BytesIO(data),
        # What a server says goes before the encoding that the document declares, which is not
        # that of `data` any more.
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version and not found.entries:
        reason = found.get("bozo_exception", "no RSS, Atom or RDF in it")
        raise ReadingError(f"this is no feed that can be read ({reason})")
    about = found.feed
    extracts, size = [], 0
    for entry in found.entries[:_MOST_ENTRIES]:
        text = _body(entry)
        size += len(text)
        if size > MOST_CHARACTERS * 2:
            break
        extracts.append(
            Extract(
                text,
                title=_plain(entry.get("title", "")),
                url=str(entry.get("link", "")),
                publisher=_plain(entry.get("source", {}).get("title") or about.get("title", "")),
                byline=_plain(entry.get("author", "")),
                date=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
                language=str(entry.get("language") or about.get("language", "")),
            )
        )
    return extracts


def _body(entry: Any) -> str:
    """The longest of an entry's contents and its summary."""
    bodies = [str(content.get("value", "")) for content in entry.get("content", [])]
    return max([*bodies, str(entry.get("summary", ""))], key=len)


def _plain(title: str) -> str:
    from claimtrack.reading.markup import plain_page

    return " ".join(plain_page(str(title)[:5_000]).paragraphs) if "<" in title else str(title)


def _day(parts: Any) -> str:
    try:
        return date(*parts[:3]).isoformat() if parts else ""
    except (ValueError, TypeError):
        return ""
