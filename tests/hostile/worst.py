"""The worst inputs, made when they are asked for: name of a file, and its bytes."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

MARKUP = "\x1b]0;pwned\x07\x1b[2J[bold red]x[/] \u202eevil\u202c z\u200bw\u2060 =HYPERLINK(1)"
"""Terminal escapes, Rich's markup, bidi overrides, hidden characters, a spreadsheet's formula."""

_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def _zip(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def _docx(document: bytes) -> bytes:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        b'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return _zip({"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document})


def _pdf_bomb() -> bytes:
    data = zlib.compress(b"BT (x) Tj ET " * 5_000_000, 9)
    filters = "/FlateDecode"
    for _ in range(2):
        data, filters = zlib.compress(data, 9), filters + " /FlateDecode"
    head = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length {len(data)}/Filter[{filters}]>>stream\n"
    )
    return head.encode() + data + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"


def _feed(body: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>x</title>'
        f"<item><title>y</title><description>{body}</description></item></channel></rss>"
    ).encode()


WORST: dict[str, tuple[str, Callable[[], bytes]]] = {
    "entities": ("a.xml", lambda: _feed("&e9;", f"<!DOCTYPE rss [{_ENTITIES}]>")),
    "external-entity": (
        "b.xml",
        lambda: _feed("&x;", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ),
    "deep-feed": ("c.xml", lambda: _feed("<a>" * 100_000)),
    "markup-feed": ("d.rss", lambda: _feed("&lt;" * 200_000)),
    "gzip-bomb": ("a.txt.gz", lambda: gzip.compress(b"word " * 2_000_000, 9)),
    "gzip-bomb-lines": ("a.jsonl.gz", lambda: gzip.compress(b"\n" * 10_000_000, 9)),
    "gzip-bomb-archive": (
        "a.warc.gz",
        lambda: gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20000000\r\n\r\n"
            + b"x" * 20_000_000
        ),
    ),
    "docx-bomb": ("a.docx", lambda: _docx(b"<w:p>" + b" " * 60_000_000)),
    "docx-entities": (
        "b.docx",
        lambda: _docx(f"<!DOCTYPE w [{_ENTITIES}]><w:document>&e9;</w:document>".encode()),
    ),
    "docx-path": ("c.docx", lambda: _zip({"../../word/evil": b"x", "word/document.xml": b"<x/>"})),
    "pdf-bomb": ("a.pdf", _pdf_bomb),
    "pdf-loop": (
        "b.pdf",
        lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n"
        ),
    ),
    "deep-json": ("a.json", lambda: b"[" * 200_000),
    "deep-json-ld": ("b.json", lambda: b'{"@graph":' * 50_000),
    "deep-mail": (
        "a.eml",
        lambda: (
            b"Subject: x\n"
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
                for n in range(2_000)
            )
        ),
    ),
    "mail-headers": ("b.eml", lambda: b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\n\nNo word.\n"),
    "deep-page": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"He said no."),
    "scripts": (
        "b.html",
        lambda: b"<html><body><p>He said no.</p>" + b"<script>steal()</script>" * 5_000,
    ),
    "deep-markdown": ("a.md", lambda: b"> " * 5_000 + b"x\n" + b"- " * 5_000 + b"y\n"),
    "markdown-brackets": ("b.md", lambda: b"[" * 50_000 + b"x" + b"](" * 50_000),
    "markdown-stars": ("c.md", lambda: b"*a_b`" * 20_000),
    "wide-table": ("a.csv", lambda: b"text," * 50_000 + b"\n" + b"x," * 50_000),
    "open-quotes": ("b.csv", lambda: b"text,title\n" + b'"' + b"x,\n" * 200_000),
    "marks": ("a.txt", lambda: b'"' * 10_000),
    "one-word": ("b.txt", lambda: b"a" * 5_000_000),
    "controls": ("c.txt", lambda: f"The {MARKUP} mayor said no.".encode()),
}


def json_line(words: str) -> bytes:
    """A record whose every member is `words`."""
    names = ("text", "title", "url", "publisher", "byline", "date", "language", "id")
    return json.dumps(dict.fromkeys(names, words)).encode()
