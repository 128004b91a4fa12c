"""Reading over HTTP from a real server on this machine, which answers well and badly."""

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimtrack.reading import Article, ReadingOptions, read_source, web
from claimtrack.reading.web.addresses import is_public
from claimtrack.reading.web.fetching import Fetcher, Limits
from tests.reading import made_files as made

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Site:
    """A server whose pages a test sets; `asked` are the paths it was asked for."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""
    drip: bool = False

    def give(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        kinds = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, (kinds if headers else HTML), data)
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    made_site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made_site.asked.append(self.path)
            made_site.agents.add(self.headers["User-Agent"])
            status, headers, body = made_site.pages.get(self.path, (404, HTML, b"no such page"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if made_site.drip and self.path != "/robots.txt":
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        time.sleep(0.05)
                else:
                    self.wfile.write(body)
            except OSError:
                pass  # the reader has had enough

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made_site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made_site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    fetcher = Fetcher(Limits(connect=2.0, read=1.0, whole=1.5, pause=0.0))
    monkeypatch.setattr(web, "fetcher", lambda: fetcher)


def read(url: str, **options: object) -> tuple[list[Article], list[str]]:
    told: list[str] = []
    chosen = ReadingOptions(**options)  # type: ignore[arg-type]
    return list(read_source(url, chosen, lambda error: told.append(str(error)))), told


def test_a_page(site: Site) -> None:
    url = site.give("/news/harbour.html?from=feed", made.PAGE)
    (article,), told = read(url)
    assert not told
    assert (article.doc, article.path, article.title) == ("harbour", url, made.TITLE)
    assert article.url == url
    assert site.asked == ["/robots.txt", "/news/harbour.html?from=feed"]
    assert all(agent.startswith("claimtrack/") for agent in site.agents)


@pytest.mark.parametrize(
    ("path", "kind", "data"),
    [
        ("/feed", "application/rss+xml", made.rss().encode()),
        ("/a", "application/pdf", made.pdf()),
        ("/b", "application/octet-stream", made.docx()),
        ("/c", "application/json", made.json_lines([made.record()])),
        ("/d.jsonl", "text/plain", made.json_lines([made.record()])),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_other_formats(site: Site, path: str, kind: str, data: bytes) -> None:
    (article,), told = read(site.give(path, data, Content_Type=kind))
    assert not told
    assert made.PARAGRAPHS[0] in article.text


def test_redirects_are_followed_a_few_times(site: Site) -> None:
    site.give("/old", b"", 301, Location="/new")
    site.give("/new", made.PAGE)
    site.give("/loop", b"", 302, Location="/loop")
    (article,), _ = read(site.url + "/old")
    assert article.url == site.url + "/new"
    assert "redirects more than 5 times" in read(site.url + "/loop")[1][0]
    assert site.asked.count("/loop") == 6


def test_robots_are_respected(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /private*/\nAllow: /\n")
    site.give("/private-1/a", made.PAGE)
    site.give("/a", b"", 302, Location="/private-1/a")
    for path in ("/private-1/a", "/a"):
        articles, told = read(site.url + path)
        assert not articles
        assert "robots.txt does not let programs read this page; save it in a browser" in told[0]
    assert "/private-1/a" not in site.asked


def test_a_server_that_does_not_say_what_may_be_read(site: Site) -> None:
    site.give("/robots.txt", "", 503)
    assert (
        "the server answers 503, so nothing may be read" in (read(site.give("/a", made.PAGE))[1][0])
    )


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [(404, "x", "404 Not Found"), (403, "x", "403 Forbidden"), (200, " ", "empty")],
)
def test_errors_of_a_server(site: Site, status: int, body: str, reason: str) -> None:
    url = site.give("/a", body, status)
    articles, (words,) = read(url)
    assert not articles
    assert words.startswith(f"{url}: ")
    assert reason in words


def test_large_pages_and_compressed_bombs(site: Site) -> None:
    plain = site.give("/big", b"<p>word " * 50_000)
    bomb = gzip.compress(b"<p>word " * 10_000_000, 9)
    packed = site.give("/bomb", bomb, Content_Encoding="gzip", Content_Type="text/html")
    for url in (plain, packed):
        began = time.perf_counter()
        assert "larger than 0.1 MB" in read(url, max_bytes=100_000)[1][0]
        assert time.perf_counter() - began < 2


def test_a_server_that_drips(site: Site) -> None:
    site.drip = True
    began = time.perf_counter()
    assert "takes too long" in read(site.give("/a", made.PAGE))[1][0]
    assert time.perf_counter() - began < 6


def test_offline() -> None:
    for url, reason in (
        ("http://127.0.0.1:9/a", "no connection to 127.0.0.1; are you online"),
        ("http://no-such-host.invalid/a", "host no-such-host.invalid is not found"),
        ("http://[::1", "Invalid IPv6|no web address"),
        ("https://host.invalid:99999/", "[Pp]ort"),
    ):
        articles, (words,) = read(url)
        assert not articles
        assert words.startswith(f"{url}: "), words
        assert any(part in words for part in reason.replace("[Pp]", "").split("|")), words


def test_the_pages_of_a_feed(site: Site) -> None:
    site.give("/one", made.PAGE)
    feed = site.give("/feed", made.rss(["Only a teaser."], link="/one"), Content_Type="text/xml")
    (short,), _ = read(feed)
    assert "teaser" in short.text
    assert short.url == site.url + "/one"
    (whole,), told = read(feed, follow=True)
    assert not told
    assert whole.doc == "one"
    assert made.PARAGRAPHS[3] in whole.text


def test_a_page_cannot_lead_into_the_private_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.give("/secret", made.PAGE)
    # The same server under another name: what the user named was another one.
    other = site.url.replace("127.0.0.1", "localhost") + "/secret"
    articles, told = read(site.give("/a", b"", 302, Location=other))
    assert not articles
    assert "private network" in told[0]
    articles, told = read(
        site.give("/feed", made.rss(link=other), Content_Type="text/xml"), follow=True
    )
    assert not articles
    assert "private network" in told[0]
    assert "/secret" not in site.asked
    assert read(other)[0]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://host/a", "javascript:alert(1)"])
def test_redirects_to_what_is_no_web_address(site: Site, target: str) -> None:
    assert "no web address" in read(site.give("/a", b"", 302, Location=target))[1][0]


def test_which_addresses_are_public() -> None:
    for address in ("10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "fd00::1",
                    "::ffff:10.0.0.1", "0.0.0.0", "224.0.0.1", "100.64.0.1"):  # fmt: skip
        assert not is_public(address), address
    for address in ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"):
        assert is_public(address), address
