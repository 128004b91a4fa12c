"""Reports say what is recorded and judged; text of articles stays text in them."""

from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimtrack.exchange import (
    chosen_items,
    entries,
    overview,
    report_markdown,
    report_page,
)
from claimtrack.exchange.charts import bar_chart
from claimtrack.exchange.report import context
from claimtrack.exchange.report_markdown import _text
from claimtrack.glyphs import visible
from claimtrack.store import ItemFilter, ItemKey, Store

MADE = datetime(2024, 5, 7, tzinfo=UTC)
EVIL = "</p><script>alert(1)</script> **b** [a](javascript:x) \x1b[31m \u202e &amp; <img src=x>"


@pytest.fixture
def judged(store: Store) -> Store:
    claim = ItemKey("claim", 1)
    store.add_verdict(claim, "Mostly True", reviewer="bea", rationale="At first")
    store.add_verdict(
        claim, "False", reviewer="ann", rationale=EVIL, evidence="https://g.example/1"
    )
    store.add_evidence(claim, "javascript:alert(1)", "a gauge", reviewer="ann")
    store.set_note(claim, "call the port", reviewer="ann")
    store.add_verdict(ItemKey("quote", 2), "Misattributed", reviewer="ann")
    return store


def page(store: Store, where: ItemFilter | None = None) -> str:
    items = chosen_items(store, where or ItemFilter())
    return "".join(report_page(EVIL, "All.", MADE, overview(items), entries(store, items)))


def markdown(store: Store) -> str:
    items = chosen_items(store, ItemFilter())
    return "".join(report_markdown(EVIL, "All.", MADE, overview(items), entries(store, items)))


class Tags(HTMLParser):
    """Every tag that is opened, and whether each is closed in its turn."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_that_is_whole_and_runs_nothing(judged: Store) -> None:
    tags = Tags()
    tags.feed(page(judged))
    tags.close()
    assert tags.open == []
    names = {name for name, _ in tags.seen}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object", "form"})
    links = [attributes["href"] for name, attributes in tags.seen if name == "a"]
    assert set(links) == {"https://news.example/northport", "https://g.example/1"}
    assert not any(name.startswith("on") for _, attributes in tags.seen for name in attributes)
    assert ("meta", {"http-equiv": "Content-Security-Policy",
                     "content": "default-src 'none'; style-src 'unsafe-inline'"}) in tags.seen  # fmt: skip


def test_what_an_entry_says(judged: Store) -> None:
    found = page(judged)
    first = found[found.index('<article id="claim-1">') :]
    first = first[: first.index("</article>")]
    for words in (
        "the city ignored two warnings",
        '<span class="rating bad">False</span> Bluewater Lines suspects',
        '<mark class="content">the city ignored two warnings</mark>',
        '<mark class="stance">denied</mark>',
        "Elena Marsh denies; the port authority dismisses",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "call the port",
        "a gauge",
        "Mostly True: bea",
        "The Northport Courier",
    ):
        assert words in first, words
    assert "\x1b" not in found and "\u202e" not in found
    order = [found.index(f'id="{key}"') for key in ("claim-1", "claim-3", "claim-2", "quote-2")]
    assert order == sorted(order)


def test_filters_choose(judged: Store) -> None:
    assert 'id="claim-3"' not in page(judged, ItemFilter(reviewed=True))
    assert 'id="quote-2"' in page(judged, ItemFilter(reviewed=True))
    assert 'id="claim-1"' not in page(judged, ItemFilter(reviewed=False))


def test_the_overview_counts(judged: Store) -> None:
    found = overview(chosen_items(judged, ItemFilter()))
    assert (found.claims, found.quotes, found.judged, found.contested, found.articles) == (
        *(3, 1, 2, 2, 1),
    )
    charts = dict(found.charts)
    assert charts["Verdicts"] == {"False": 1, "Misattributed": 1}
    assert charts["Claims by month"] == {"2024-05": 3}


def test_a_chart_has_a_bar_for_each_and_is_read_aloud() -> None:
    drawn = bar_chart("A <b>", {"x" * 60: 3, "none": 0, "<i>": 1})
    assert drawn.count("<rect") == 3
    assert 'aria-label="A &lt;b&gt;: ' in drawn and "<i>" not in drawn
    assert 'width="300.0"' in drawn and 'width="0.0"' in drawn and 'width="100.0"' in drawn


def test_no_claims_at_all(store: Store) -> None:
    assert "<article" not in page(store, ItemFilter(speaker="nobody"))


def test_the_pieces_are_the_paragraph(judged: Store) -> None:
    article = judged.article(1)
    for item in judged.article_items(1):
        paragraphs = context(article, item)
        shown = ["".join(piece.text for piece in pieces) for pieces in paragraphs]
        assert shown and all(words in visible(article.text) for words in shown)


def test_markdown_has_links_and_text_and_nothing_else(judged: Store) -> None:
    text = markdown(judged)
    html = MarkdownIt("commonmark").render(text)
    assert html.count("<script") == html.count("<img") == 0
    assert 'href="https://g.example/1"' in html and 'href="javascript' not in html
    assert "<strong>the city ignored two warnings</strong>" in html
    assert "<strong>False</strong>: Bluewater Lines suspects" in html
    assert text.startswith("# \\<")


@settings(max_examples=300)
@given(st.one_of(st.text(), st.text("-+*1.) #>_`[]()<>!&;\\|~:/@wh \nt")))
def test_no_sign_means_anything_in_markdown(text: str) -> None:
    html = MarkdownIt("commonmark").render(_text(text))
    shown = " ".join(visible(text).split())
    assert html in ("", f"<p>{html[3:-5]}</p>\n")
    assert " ".join(unescape(html[3:-5]).split()) == shown
