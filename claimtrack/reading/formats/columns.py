"""Records (JSON objects, rows of a table) to articles: which column holds what."""

import json
import re
from collections.abc import Mapping
from typing import Any

from claimtrack.errors import NoArticleError, ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.extract import Extract, article_from_extract, one_line
from claimtrack.reading.html import extract_html, looks_like_html

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articlebody", "article", "maintext", "fulltext",
             "bodytext", "contenttext", "contenthtml", "story"),
    "title": ("title", "headline", "name"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl", "webpage"),
    "publisher": ("publisher", "source", "outlet", "publication", "site", "sitename",
                  "sourcename", "domain", "newspaper"),
    "byline": ("byline", "author", "authors", "creator"),
    "date": ("date", "datepublished", "published", "publishedat", "publishdate", "pubdate",
             "datepublish", "publicationdate", "published_time", "created"),
    "language": ("language", "lang", "inlanguage"),
    "id": ("id", "docid", "guid", "uuid"),
}  # fmt: skip
"""An article's fields, and the columns that hold them where the user names none, best first.

Names are compared without case, spaces, hyphens and underscores. They are those of NewsAPI,
schema.org's NewsArticle, JSON Feed, news-please and common spreadsheets.
"""

_MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|article|section|span|a|ul|li|blockquote)\b[^<>]{0,500}>"
)
_PLAIN = re.compile(r"[\s_-]+")
_LONGEST_ID = 100


def parse_columns(given: str) -> dict[str, str]:
    """`title=headline,text=body` as field to column. Raises `ReadingError` that says what is known."""
    chosen: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in given.split(","))):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or field not in FIELDS:
            raise ReadingError(
                f"--map takes FIELD=COLUMN,… with the fields {', '.join(FIELDS)}; not {part!r}"
            )
        chosen[field] = column
    return chosen


class Columns:
    """Finds an article's fields in records; the user's choices go before the common names."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self._chosen = dict(chosen)

    def check(self, names: list[str], source: str) -> None:
        """Raises `ReadingError` if `names`, a table's header, lack a chosen column or the text."""
        for field, column in self._chosen.items():
            if _value(dict.fromkeys(names, "x"), column) is None:
                raise ReadingError(
                    f"{source}: there is no column {column!r} for {field}; "
                    f"its columns are {_listed(names)}"
                )
        if self._find(dict.fromkeys(names, "x"), "text") is None:
            raise ReadingError(
                f"{source}: none of its columns ({_listed(names)}) is known to hold the articles' "
                "text; name it with --map text=COLUMN"
            )

    def article(self, record: Mapping[str, Any], *, name: str, place: str, doc: str) -> Article:
        """The article that a record holds; its text is kept as it is, HTML in it is extracted.

        `place` begins the errors (`FILE:LINE`). Raises `ReadingError` if there is no text.
        """
        found = {field: self._find(record, field) for field in FIELDS}
        text = _words(found["text"])
        if not text.strip():
            raise NoArticleError(f"{place}: {self._no_text(record, found['text'] is None)}")
        if "\0" in text:
            raise ReadingError(f"{place}: there is a NUL character in the text; it is damaged")
        own = Extract(text)
        if looks_like_html(text) or len(_MARKUP.findall(text[:20_000])) > 1:
            own = extract_html(text)
        said = {field: _words(found[field]).replace("\0", "") for field in FIELDS}
        article = article_from_extract(
            Extract(
                own.text,
                title=said["title"] or own.title,
                url=said["url"] or own.url,
                publisher=said["publisher"] or own.publisher,
                byline=said["byline"] or own.byline,
                date=said["date"] or own.date,
                language=said["language"],
            ),
            name=name,
            doc=one_line(said["id"])[:_LONGEST_ID] or doc,
        )
        if article is None:
            raise NoArticleError(f"{place}: there is no article text in this record")
        return article

    def _find(self, record: Mapping[str, Any], field: str) -> Any:
        if field in self._chosen:
            return _value(record, self._chosen[field])
        plain = {_PLAIN.sub("", str(name)[:100]).lower(): name for name in record}
        for name in FIELDS[field]:
            if name in plain and record[plain[name]] not in (None, "", [], {}):
                return record[plain[name]]
        return None

    def _no_text(self, record: Mapping[str, Any], missing: bool) -> str:
        column = self._chosen.get("text")
        if column:
            return f"there is nothing under {column!r}"
        if missing:
            return (
                f"no text among {_listed(list(map(str, record)))}; "
                "name its column with --map text=COLUMN"
            )
        return "the text is empty"


def _value(record: Mapping[str, Any], column: str) -> Any:
    """What stands under `column`, whatever its case; `meta.title` also looks into `meta`."""
    for name in (column, *(name for name in record if str(name).lower() == column.lower())):
        if name in record:
            return record[name]
    outer, dot, inner = column.partition(".")
    held = record.get(outer)
    return _value(held, inner) if dot and isinstance(held, Mapping) else None


def _words(value: Any, depth: int = 0) -> str:
    """A JSON value as words: names of objects (schema.org's Person, Organization), lists with
    commas between."""
    if value is None or isinstance(value, bool) or depth > 2:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("title") or value.get("url"), depth + 1)
    if isinstance(value, list):
        separator = (
            ", " if depth == 0 and all(len(str(part)) < 200 for part in value[:50]) else "\n"
        )
        return separator.join(filter(None, (_words(part, depth + 1) for part in value[:10_000])))
    return json.dumps(value)


def _listed(names: list[str]) -> str:
    shown = [name[:40] for name in names[:12]]
    return ", ".join(shown) + (", …" if len(names) > 12 else "")
