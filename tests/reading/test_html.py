"""Web pages: the article's words, no scripts, and no page that can break the reader."""

import time

import pytest

from claimtrack.errors import ReadingError
from claimtrack.reading import Article, read_bytes
from claimtrack.reading.markup import plain_page

PARAGRAPHS = [
    "The harbour at Norwick will close for three months from Monday, the port authority said.",
    "“We have no choice,” its director, Ada Holm, told reporters outside the town hall on Friday.",
    "Fishermen denied that the pier was unsafe and called for a second survey by another firm.",
    "The council is to vote on the plan next week, and the vote is expected to be close.",
]
PAGE = (
    """<!DOCTYPE html><html lang="en"><head><title>Norwick Harbour to Close | Norwick News</title>
<meta property="og:title" content="Norwick Harbour to Close">
<meta property="og:site_name" content="Norwick News">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://example.org/harbour">
<script>alert("stolen words")</script><style>p { color: red }</style></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Norwick Harbour to Close</h1>"""
    + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    + "</article><footer>All rights reserved</footer></body></html>"
)


def read(page: str, name: str = "page.html") -> Article:
    (article,) = read_bytes(page.encode(), name=name)
    return article


@pytest.mark.parametrize("name", ["page.html", "page.txt", "-"])
def test_a_page_is_known_by_name_or_content(name: str) -> None:
    article = read(PAGE, name)
    assert article.extracted
    assert article.offset == 0
    assert all(words in article.text.split("\n") for words in PARAGRAPHS)
    assert "stolen" not in article.text
    assert "Sport" not in article.text
    assert "<" not in article.text
    assert article.title == "Norwick Harbour to Close"


def test_metadata() -> None:
    article = read(PAGE)
    assert (article.publisher, article.byline) == ("Norwick News", "Jane Doe")
    assert (article.date, article.url) == ("2024-05-06", "https://example.org/harbour")
    assert article.language == "en"
    assert [block.kind for block in article.blocks] == ["headline", "body", "body", "body", "body"]


def test_text_that_mentions_html_is_text() -> None:
    text = "Browser Bug Found\n\nThe page began with <html> and ended there, the firm said.\n"
    assert not read(text, "a.txt").extracted


def test_a_page_without_words() -> None:
    with pytest.raises(ReadingError, match=r"^page\.html: there is no article text"):
        read("<html><body><script>alert('x')</script><img src=a.png></body></html>")


def test_a_page_in_a_declared_charset() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    (article,) = read_bytes(page.encode("cp1252"), name="page.html")
    assert PARAGRAPHS[1] in article.text


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<!--", "<![", "<script", "<script>", "&amp", "<p>", "</p>", "<", '<a href="', "<div>",
     "<title>", "<table><tr><td>", "&#xFFFFFFFF;", "<b><i>"],
)  # fmt: skip
def test_damaged_pages_take_no_time(piece: str) -> None:
    began = time.perf_counter()
    article = read("<html><body><p>The pier is closed, she said.</p>" + piece * 30_000)
    assert "The pier is closed, she said." in article.text
    assert time.perf_counter() - began < 5


def test_plain_page() -> None:
    page = plain_page(
        "<title>A &amp; B</title><p>One <b>two</b><br>three<p>4 < 5<nav>no</nav><h2>x</h2>"
    )
    assert page.title == "A & B"
    assert page.paragraphs == ["One two", "three", "4 < 5", "x"]
