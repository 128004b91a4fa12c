"""Every format gives the same article, with the metadata that the format has."""

import gzip
import json

import pytest

from claimtrack.errors import ReadingError
from claimtrack.reading import Article, ReadingOptions, read_bytes
from claimtrack.reading.kinds import kind_of
from tests.reading import made_files as made

PLAIN = [words.replace("“", '"').replace("”", '"') for words in made.PARAGRAPHS]
MARKDOWN = f"""---
title: "{made.TITLE}"
author: Jane Doe
date: 2024-05-06
url: https://news.example/harbour
---

![The pier](pier.jpg)

The **harbour** at [Norwick](https://example.org) will close for three months from
Monday, the port authority said.

> {made.PARAGRAPHS[1]}

## What the fishermen say

- {made.PARAGRAPHS[2]}

```
print("no news")
```

{made.PARAGRAPHS[3]}
"""


def body(article: Article) -> list[str]:
    return [
        article.text[block.start : block.end] for block in article.blocks if block.kind == "body"
    ]


def headlines(article: Article) -> list[str]:
    return [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind == "headline"
    ]


SAME: list[tuple[str, bytes, list[str]]] = [
    ("a.html", made.PAGE.encode(), made.PARAGRAPHS),
    ("a.rss", made.rss().encode(), made.PARAGRAPHS),
    ("feed.xml", made.ATOM.encode(), made.PARAGRAPHS),
    ("a.jsonl", made.json_lines([made.record()]), made.PARAGRAPHS),
    ("a.json", json.dumps([made.record()], indent=2).encode(), made.PARAGRAPHS),
    ("api.json", json.dumps({"articles": [made.record()]}).encode(), made.PARAGRAPHS),
    ("a.eml", made.mail(), made.PARAGRAPHS),
    ("b.eml", made.mail(html=True), made.PARAGRAPHS),
    ("a.pdf", made.pdf(), PLAIN),
    ("two-columns.pdf", made.pdf(columns=2), PLAIN),
    ("a.docx", made.docx(), made.PARAGRAPHS),
    ("a.warc.gz", made.warc({"https://news.example/harbour": made.PAGE}), made.PARAGRAPHS),
    (
        "a.warc",
        made.warc({"https://news.example/harbour": made.PAGE}, packed=False),
        made.PARAGRAPHS,
    ),
    ("a.jsonl.gz", gzip.compress(made.json_lines([made.record()])), made.PARAGRAPHS),
    ("a.html.gz", gzip.compress(made.PAGE.encode()), made.PARAGRAPHS),
]


@pytest.mark.parametrize(("name", "data", "paragraphs"), SAME, ids=[name for name, _, _ in SAME])
def test_the_same_article(name: str, data: bytes, paragraphs: list[str]) -> None:
    (article,) = read_bytes(data, name=name)
    assert [" ".join(words.split()) for words in body(article)][:4] == paragraphs
    assert article.title == made.TITLE
    assert headlines(article)[0] == made.TITLE
    assert article.extracted
    assert article.path == name
    assert article.language == "en"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a.rss", ("https://news.example/harbour", "Norwick News", "Jane Doe", "2024-05-06")),
        ("feed.xml", ("https://news.example/harbour", "Norwick News", "Jane Doe", "2024-05-06")),
        (
            "a.jsonl",
            ("https://news.example/harbour", "Norwick News", "Jane Doe, Lee Ray", "2024-05-06"),
        ),
        ("a.eml", ("", "news.example", "Jane Doe", "2024-05-06")),
        ("a.warc.gz", ("https://news.example/harbour", "news.example", "", "")),
    ],
)
def test_metadata(name: str, fields: tuple[str, ...]) -> None:
    data = next(data for other, data, _ in SAME if other == name)
    (article,) = read_bytes(data, name=name)
    found = (article.url, article.publisher, article.byline, article.date)
    assert found == fields or (name == "a.warc.gz" and found[0] == fields[0])


def test_markdown() -> None:
    (article,) = read_bytes(MARKDOWN.encode(), name="a.md")
    assert body(article) == made.PARAGRAPHS
    assert headlines(article) == [made.TITLE, "What the fishermen say"]
    assert (article.byline, article.date) == ("Jane Doe", "2024-05-06")
    assert article.url == "https://news.example/harbour"
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["The pier"] == "caption"
    assert kinds['print("no news")'] == "furniture"


def test_running_heads_and_broken_pages_of_a_pdf() -> None:
    long = [f"{words} " * 6 + f"Paragraph {number}." for number, words in enumerate(PLAIN * 6)]
    (article,) = read_bytes(made.pdf(long), name="a.pdf")
    assert "page 2" not in article.text
    assert [words.split("Paragraph ")[1] for words in body(article)] == [
        f"{number}." for number in range(len(long))
    ]


def test_the_tables_and_revisions_of_a_word_document() -> None:
    (article,) = read_bytes(made.docx(), name="a.docx")
    assert article.byline == "Jane Doe"
    assert "Vote of the council\n14 May" in article.text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (made.rss(), "feed"),
        (made.ATOM, "feed"),
        (made.mail().decode(), "mail"),
        (made.json_lines([made.record()] * 9).decode(), "jsonl"),
        (json.dumps([made.record()], indent=1), "json"),
        ("Subject: a letter\n\nThe pier closes, the port said.", "text"),
        ("From the harbour: the pier closes.", "text"),
        ("{The pier} closes, the port said.", "text"),
    ],
    ids=["rss", "atom", "mail", "json lines", "json", "letter", "sentence", "braces"],
)
def test_standard_input_is_known_by_its_words(data: str, kind: str) -> None:
    assert kind_of("-", data.encode()[:4096]) == kind


def test_what_a_server_says_goes_before_the_name() -> None:
    assert kind_of("https://news.example/a.txt", b"x", "text/html; charset=utf-8") == "html"
    assert kind_of("https://news.example/feed", b"x", "application/rss+xml") == "feed"
    assert kind_of("https://news.example/a", b"%PDF-1.7", "text/html") == "pdf"


def test_the_user_says_the_format() -> None:
    (article,) = read_bytes(made.PAGE.encode(), name="a.txt", kind="text")
    assert not article.extracted


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", made.pdf([" "])[:400], "damaged|no text"),
        ("a.docx", b"PK\x03\x04 word/ not a zip file", "damaged"),
        ("a.warc.gz", made.warc({"https://news.example/": made.PAGE})[:300], "damaged|no article"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: none\r\n", "no article|damaged"),
        ("a.rss", b"<rss version='2.0'><channel></channel></rss>", "no entry"),
        ("a.xml", b"<sitemap><url>x</url></sitemap>", "no feed"),
        ("a.eml", b"Subject: nothing\n\n", "no text"),
        ("a.json", b'{"title": "x"', "no valid JSON"),
        ("a.json", b'{"title": "x"}', "no text among title"),
        ("a.json", b"[]", "no record"),
        ("a.jsonl", b"\n\n", "no record|empty"),
        ("a.csv", b"a,b\n1,2\n", "--map text=COLUMN"),
        ("a.md", b"---\ntitle: x\n---\n", "no words"),
        ("a.txt.gz", gzip.compress(made.PAGE.encode())[:-20], "cut off|no article"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_bad_files_are_named_with_a_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason) as caught:
        read_bytes(data, name=name)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_an_encrypted_pdf() -> None:
    from fpdf import FPDF

    paper = FPDF()
    paper.add_page()
    paper.set_encryption("owner", "user")
    with pytest.raises(ReadingError, match=r"^a\.pdf: the PDF is encrypted"):
        read_bytes(bytes(paper.output()), name="a.pdf")


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.pdf", "pdfminer", "pdf"), ("a.docx", "docx", "docx"), ("a.warc", "warcio", "warc")],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setattr("claimtrack.reading.isolated.find_spec", lambda wanted: None)
    data = {"a.pdf": b"%PDF-1.7", "a.docx": b"PK\x03\x04word/", "a.warc": b"WARC/1.0\r\n"}[name]
    with pytest.raises(ReadingError, match=rf"^{name}: .*pip install 'claimtrack\[{extra}\]'"):
        read_bytes(data, name=name)


def test_options_are_values() -> None:
    assert ReadingOptions() == ReadingOptions()
