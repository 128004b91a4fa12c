"""Sources that are one document: text, HTML, Markdown, e-mail; PDF and Word in a process apart."""

from collections.abc import Iterator
from dataclasses import replace

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import articles_from_text
from claimtrack.reading.decoding import decode
from claimtrack.reading.extract import Extract, article_from_extract
from claimtrack.reading.formats.mail import extract_mail
from claimtrack.reading.formats.markdown import extract_markdown
from claimtrack.reading.html import article_from_html, looks_like_html
from claimtrack.reading.isolated import extract_apart, require
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw


def read_text(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of a text, of which it may hold several; a page among texts is known as one."""
    data = raw.all(options.max_bytes)
    head = data[:1024].lower()
    maybe_page = options.kind is None and (b"<html" in head or b"<!doctype html" in head)
    text = decode(data, name=raw.name, html=maybe_page)
    if maybe_page and looks_like_html(text):
        yield article_from_html(text, name=raw.name, url=raw.url)
    else:
        yield from articles_from_text(text, name=raw.name)


def read_html(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The article of a web page."""
    text = decode(raw.all(options.max_bytes), name=raw.name, html=True)
    yield article_from_html(text, name=raw.name, url=raw.url)


def read_markdown(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The article of a Markdown text, without the marks."""
    text = decode(raw.all(options.max_bytes), name=raw.name)
    article = article_from_extract(extract_markdown(text), name=raw.name)
    if article is None:
        raise ReadingError(f"{raw.name}: there are no words in it besides markup")
    yield article


def read_mail(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The article that a message holds."""
    extract = extract_mail(raw.all(options.max_bytes), name=raw.name)
    article = article_from_extract(extract, name=raw.name)
    if article is None:
        raise ReadingError(f"{raw.name}: there is no text in this message")
    yield article


def read_pdf(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The article of a PDF file (extra `pdf`)."""
    require("pdf", "pdfminer", "PDF files", raw.name)
    (extract,) = extract_apart("pdf", raw.all(options.max_bytes), name=raw.name)
    yield _document(raw, extract, "a scanned page needs text recognition (OCR) first")


def read_docx(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The article of a Word document (extra `docx`)."""
    require("docx", "docx", "Word documents", raw.name)
    (extract,) = extract_apart("docx", raw.all(options.max_bytes), name=raw.name)
    yield _document(raw, extract, "none of its paragraphs holds words")


def _document(raw: Raw, extract: Extract, hint: str) -> Article:
    article = article_from_extract(replace(extract, url=extract.url or raw.url), name=raw.name)
    if article is None:
        raise ReadingError(f"{raw.name}: there is no text in this document; {hint}")
    return article
