"""Articles from the web."""

from collections.abc import Iterator
from functools import lru_cache

from claimtrack.errors import NoArticleError, ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.decoding import decode
from claimtrack.reading.html import article_from_html
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw
from claimtrack.reading.web.fetching import Fetcher

__all__ = ["fetch", "fetch_pages", "fetcher"]


@lru_cache(maxsize=1)
def fetcher() -> Fetcher:
    """The one fetcher of this process, which knows which sites it has asked."""
    return Fetcher()


def fetch(url: str, options: ReadingOptions) -> Raw:
    """The source at a URL that the user named; raises `ReadingError` as `Fetcher.fetch` does."""
    return fetcher().fetch(url, max_bytes=options.max_bytes)


def fetch_pages(
    urls: list[str], feed: str, options: ReadingOptions, problem: Problem
) -> Iterator[Article]:
    """The articles of the pages that a feed links to; each that cannot be read is told."""
    for url in urls:
        try:
            raw = fetcher().fetch(url, max_bytes=options.max_bytes, named=False)
            text = decode(raw.all(options.max_bytes), name=url, html=True)
            yield article_from_html(text, name=url, url=raw.url)
        except NoArticleError:
            problem(NoArticleError(f"{url}: there is no article text in this page (of {feed})"))
        except ReadingError as error:
            problem(error)
