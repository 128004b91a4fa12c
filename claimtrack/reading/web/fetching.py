"""Reading from the web: with time and size limits, few redirects, and the site's consent."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import responses
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Timeout
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from claimtrack import __version__
from claimtrack.errors import ReadingError
from claimtrack.reading.options import MAX_BYTES
from claimtrack.reading.raw import Raw, raw_stream
from claimtrack.reading.web.addresses import PrivateAddressError, public_only
from claimtrack.reading.web.robots import AGENT, Robots

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (reads news articles for fact-checkers)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en, *;q=0.5",
}
_MOST_REDIRECTS = 5
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces, and in all; seconds between two pages of one site."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 90.0
    pause: float = 1.0


class Fetcher:
    """Fetches pages, remembering what each site lets be read and when it was last asked."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._anywhere = PoolManager(retries=False)
        self._public = public_only()
        self._named: set[str] = set()
        self._robots = Robots(self._rules)
        self._asked: dict[str, float] = {}

    def fetch(self, url: str, *, max_bytes: int = MAX_BYTES, named: bool = True) -> Raw:
        """The page at `url`, whole.

        `named`: whether the user named it; if not it must be on the public internet or on a server
        that the user named. Raises `ReadingError`: no connection, too slow, too large, an error
        status, robots.txt does not allow it, or it is no web address.
        """
        address = _clean(url)
        if named:
            self._named.add(_origin(address))
        status, kind, body, final = self._get(address, max_bytes, ask=True)
        if status != 200:
            raise ReadingError(f"{url}: the server answers {status} {responses.get(status, '')}")
        if not body.strip():
            raise ReadingError(f"{url}: the page is empty")
        return raw_stream(io.BytesIO(body), name=url, media_type=kind, url=final)

    def _rules(self, url: str, most: int) -> tuple[int, bytes]:
        status, _, body, _ = self._get(url, most, ask=False)
        return status, body

    def _get(self, url: str, most: int, *, ask: bool) -> tuple[int, str, bytes, str]:
        """Status, media type, body and final URL, after redirects."""
        until = time.monotonic() + self._limits.whole
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            if ask:
                self._require_consent(at, url)
            response = self._request(at, url)
            try:
                target = response.headers.get("Location")
                if response.status in (301, 302, 303, 307, 308) and target:
                    at = _clean(urljoin(at, target), url)
                    continue
                body = b"".join(_pieces(response, url, most, until, cut=not ask))
                return response.status, response.headers.get("Content-Type", ""), body, at
            except HTTPError as error:
                raise ReadingError(f"{url}: {_reason(error, at)}") from None
            finally:
                response.close()
        raise ReadingError(f"{url}: the server redirects more than {_MOST_REDIRECTS} times")

    def _require_consent(self, at: str, url: str) -> None:
        try:
            allowed, wanted = self._robots.allows(at), self._robots.delay(at)
        except ReadingError as error:
            raise ReadingError(f"{url}: {str(error).partition(': ')[2]}") from None
        if not allowed:
            raise ReadingError(
                f"{url}: {urlsplit(at).netloc}/robots.txt does not let programs read this page; "
                "save it in a browser, and read the file"
            )
        site = _origin(at)
        pause = max(self._limits.pause, wanted)
        time.sleep(max(0.0, self._asked.get(site, -pause) + pause - time.monotonic()))
        self._asked[site] = time.monotonic()

    def _request(self, at: str, url: str) -> BaseHTTPResponse:
        limits = self._limits
        try:
            return self._manager(at).request(
                "GET",
                at,
                headers=_HEADERS,
                timeout=Timeout(connect=limits.connect, read=limits.read),
                redirect=False,
                retries=False,
                preload_content=False,
            )
        except PrivateAddressError as error:
            raise ReadingError(
                f"{url}: leads to {urlsplit(at).hostname} ({error}), which is in a private network; "
                "name that address yourself if you mean it"
            ) from None
        except (HTTPError, ValueError, OSError) as error:
            raise ReadingError(f"{url}: {_reason(error, at)}") from None

    def _manager(self, url: str) -> PoolManager:
        parts = urlsplit(url)
        proxy = getproxies().get(parts.scheme)
        if proxy and not proxy_bypass(parts.hostname or ""):
            return ProxyManager(proxy, retries=False)
        return self._anywhere if _origin(url) in self._named else self._public


def _clean(url: str, asked: str = "") -> str:
    """A web address without its fragment and without any password in it."""
    asked = asked or url
    try:
        parts = urlsplit(urldefrag(url.strip())[0])
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"leads to {url[:100]!r}, which is no web address")
        _ = parts.port
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError as error:
        raise ReadingError(f"{asked}: {error}") from None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{parts.hostname}:{port}"


def _pieces(
    response: BaseHTTPResponse, url: str, most: int, until: float, *, cut: bool
) -> Iterator[bytes]:
    """The body piece by piece; where it is too long it is `cut`, or `ReadingError` raised."""
    read: Callable[[int, bool], bytes] = response.read1
    size = 0
    while piece := read(_PIECE, True):
        size += len(piece)
        if size > most:
            if cut:
                return
            raise ReadingError(f"{url}: larger than {most / 1e6:g} MB")
        if time.monotonic() > until:
            raise ReadingError(f"{url}: the server takes too long")
        yield piece


def _reason(error: Exception, url: str) -> str:
    host = urlsplit(url).hostname
    if isinstance(error, NameResolutionError):
        return f"the host {host} is not found; is the address right, and are you online?"
    if isinstance(error, ConnectTimeoutError | NewConnectionError):
        return f"there is no connection to {host}; are you online?"
    if isinstance(error, ReadTimeoutError):
        return "the server takes too long"
    if isinstance(error, SSLError):
        return f"the connection to {host} is not secure ({error})"
    if isinstance(error, LocationParseError):
        return "this is no web address"
    return f"the connection failed ({error})"
