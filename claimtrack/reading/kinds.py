"""Which format a source has: by what the user says, its first bytes, its media type, its name."""

import re
from pathlib import PurePath
from typing import Literal, get_args

Kind = Literal[
    "text", "html", "markdown", "feed", "pdf", "docx", "mail", "json", "jsonl", "csv", "tsv", "warc"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".warc": "warc",
}
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "mail",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/warc": "warc",
}
HEAD = 4096
"""How many first bytes are enough to tell."""

_FEED = re.compile(
    r"\s{0,100}(?:<\?xml[^<>]{0,200}>|<\?[a-z-]{1,30}[^<>]{0,300}\?>|<!--[^<>]{0,1000}-->|\s){0,9}"
    r"<(?:rss|feed|rdf:RDF)\b"
)
_PAGE = re.compile(r"<(?:html|!doctype html)", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|Subject|Date)"
    r": ?[^\n]{1,900}\n(?:[A-Za-z-]{2,40}:|[ \t]))",
    re.IGNORECASE,
)


def kind_of(name: str, head: bytes, media_type: str = "") -> Kind:
    """The format of a source called `name` that begins with `head` (at least `HEAD` bytes, if it
    has as many, after any decompression)."""
    signed = _by_signature(head)
    if signed:
        return signed
    suffix = _suffix(name)
    named = SUFFIXES.get(suffix)
    if media_type:
        named = _MEDIA_TYPES.get(media_type.partition(";")[0].strip().lower(), named)
    words = head.decode("latin-1").replace("\0", "").lstrip("\xef\xbb\xbf\xff\xfe")
    if named == "feed" and not _FEED.match(words) and _PAGE.search(words):
        return "html"
    if named == "json" and "\n" in words and _looks_like_lines(words):
        return "jsonl"
    return named or _by_words(words)


def is_known_name(name: str) -> bool:
    """Whether a file of that name in a folder is one to read."""
    return _suffix(name) in SUFFIXES


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _by_signature(head: bytes) -> Kind | None:
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head):
        return "docx"
    if re.match(rb"WARC/\d\.\d\r?\n", head):
        return "warc"
    return None


def _by_words(words: str) -> Kind:
    """The format of a source without a telling name, such as standard input."""
    if _FEED.match(words):
        return "feed"
    if re.match(r"\s{0,100}\{", words) and _looks_like_lines(words):
        return "jsonl"
    if re.match(r"\s{0,100}(?:\[\s{0,100})?\{\s{0,100}\"", words):
        return "json"
    return "mail" if _MAIL.match(words) and "\nsubject:" in f"\n{words.lower()}" else "text"


def _looks_like_lines(words: str) -> bool:
    """Whether the first line is a whole JSON object; a pretty-printed one goes on."""
    first = words.lstrip().partition("\n")[0].rstrip()
    return bool(re.match(r'\{\s{0,100}"', first)) and (first.endswith("}") or "\n" not in words)
