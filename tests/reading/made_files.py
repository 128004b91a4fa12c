"""The same article in each format, made by the format's own libraries."""

import gzip
import io
import json
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from uuid import uuid4
from xml.sax.saxutils import escape

TITLE = "Norwick Harbour to Close"
PARAGRAPHS = [
    "The harbour at Norwick will close for three months from Monday, the port authority said.",
    "“We have no choice,” its director, Ada Holm, told reporters outside the town hall on Friday.",
    "Fishermen denied that the pier was unsafe and called for a second survey by another firm.",
    "The council is to vote on the plan next week, and the vote is expected to be close.",
]
PAGE = (
    f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title></head><body><article>"
    f"<h1>{TITLE}</h1>"
    + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    + "</article></body></html>"
)


def record(**more: object) -> dict[str, object]:
    """The article as a JSON object."""
    return {
        "headline": TITLE,
        "body": "\n\n".join(PARAGRAPHS),
        "url": "https://news.example/harbour",
        "author": ["Jane Doe", "Lee Ray"],
        "publisher": {"@type": "Organization", "name": "Norwick News"},
        "datePublished": "2024-05-06T10:00:00Z",
        "inLanguage": "en-GB",
    } | more


def json_lines(records: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def rss(
    paragraphs: Iterable[str] = PARAGRAPHS, *, link: str = "https://news.example/harbour"
) -> str:
    content = escape("".join(f"<p>{words}</p>" for words in paragraphs))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Norwick News</title><link>https://news.example/</link><language>en-gb</language>
<item><title>{TITLE}</title><link>{link}</link><dc:creator>Jane Doe</dc:creator>
<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded>{content}</content:encoded></item>
</channel></rss>"""


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Norwick News</title>
<id>urn:x</id><updated>2024-05-06T10:00:00Z</updated>
<entry><title type="html">{TITLE}</title><id>urn:y</id><updated>2024-05-06T10:00:00Z</updated>
<link rel="alternate" href="https://news.example/harbour"/><author><name>Jane Doe</name></author>
<content type="html">{escape("".join(f"<p>{words}</p>" for words in PARAGRAPHS))}</content></entry>
</feed>"""


def pdf(paragraphs: Iterable[str] = PARAGRAPHS, *, pages: int = 1, columns: int = 1) -> bytes:
    """Set in a core font, which has no curly marks: they become straight ones."""
    from fpdf import FPDF

    class Paper(FPDF):
        def header(self) -> None:
            self.set_font("Times", size=8)
            self.cell(0, 6, f"The Norwick Courier, page {self.page_no()}", align="R")
            self.ln(14)

    paper = Paper()
    paper.set_title(TITLE)
    paper.set_author("Jane Doe")
    for _ in range(pages):
        paper.add_page()
        paper.set_font("Times", "B", 20)
        paper.multi_cell(0, 10, TITLE, new_x="LMARGIN", new_y="NEXT")
        paper.ln(6)
        paper.set_font("Times", size=11)
        with paper.text_columns(ncols=columns, gutter=10, text_align="L") as block:
            for words in paragraphs:
                with block.paragraph(bottom_margin=4) as own:
                    own.write(words.replace("“", '"').replace("”", '"'))
    return bytes(paper.output())


def docx(paragraphs: Iterable[str] = PARAGRAPHS) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = "Jane Doe"
    document.add_heading(TITLE, 0)
    for words in paragraphs:
        document.add_paragraph(words)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Vote of the council"
    table.cell(0, 1).text = "14 May"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def mail(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Jane Doe <jane@news.example>"
    message["Subject"] = TITLE
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0000"
    message.set_content("See the web version." if html else "\n\n".join(PARAGRAPHS))
    if html:
        message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="a.png")
    return message.as_bytes()


def warc(pages: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """An archive of a `warcinfo` record and an answer with status 200 for each URL."""
    records = [_warc_record("warcinfo", "", b"software: a test\r\n", "application/warc-fields")]
    for url, page in pages.items():
        kind = "text/css" if url.endswith(".css") else "text/html; charset=utf-8"
        body = page if isinstance(page, bytes) else page.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(
            _warc_record("response", url, head.encode() + body, "application/http;msgtype=response")
        )
    return b"".join(gzip.compress(one) if packed else one for one in records)


def _warc_record(kind: str, url: str, block: bytes, media_type: str) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n{target}"
        f"WARC-Date: 2024-05-06T10:00:00Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
