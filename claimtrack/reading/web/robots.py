"""What a site lets programs read: robots.txt (RFC 9309), parsed by protego."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from claimtrack.errors import ReadingError

AGENT = "claimtrack"
_MOST = 512_000
"""Bytes of a robots.txt that must be read (RFC 9309, 2.5)."""

_LONGEST_DELAY = 30.0

Answer = tuple[int, bytes]
"""An HTTP status and a body."""


class Robots:
    """The rules of each site, fetched once. `get` fetches a URL up to some bytes.

    Both questions raise `ReadingError` where the site does not say: a server that fails to must be
    taken to say no (RFC 9309, 2.3.1.4), one that has no such file lets all be read (2.3.1.3).
    """

    def __init__(self, get: Callable[[str, int], Answer]) -> None:
        self._get = get
        self._rules: dict[str, Protego] = {}

    def allows(self, url: str) -> bool:
        """Whether the site lets claimtrack read `url`."""
        return bool(self._of(url).can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """The seconds that the site wants between two pages, at most half a minute."""
        return min(float(self._of(url).crawl_delay(AGENT) or 0.0), _LONGEST_DELAY)

    def _of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._fetched(f"{site}/robots.txt")
        return self._rules[site]

    def _fetched(self, url: str) -> Protego:
        status, body = self._get(url, _MOST)
        if status >= 500:
            raise ReadingError(f"{url}: the server answers {status}, so nothing may be read there")
        return Protego.parse(body.decode("utf-8", "replace") if status < 400 else "")
