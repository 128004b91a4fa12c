"""JSON: one object to a line, or one list of objects; a bad record is told, the others are read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.errors import NoArticleError, ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import stem_of
from claimtrack.reading.decoding import decode
from claimtrack.reading.formats.columns import Columns
from claimtrack.reading.options import Problem, ReadingOptions
from claimtrack.reading.raw import Raw

_LISTS = ("articles", "items", "results", "documents", "data", "docs", "hits", "@graph")
"""Members that hold the articles in the answers of news services, in JSON Feed and in JSON-LD."""


def read_json_lines(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of a file with one JSON object a line, read line by line."""
    columns = Columns(options.columns)
    number = count = 0
    while line := raw.stream.readline(options.max_bytes + 1):
        number += 1
        place = f"{raw.name}:{number}"
        if len(line) > options.max_bytes:
            problem(ReadingError(f"{place}: a record of more than {options.max_bytes / 1e6:g} MB"))
            while line and not line.endswith(b"\n"):
                line = raw.stream.readline(options.max_bytes)
            continue
        try:
            if not (words := _line(line, place, number == 1)):
                continue
            count += 1
            record = _parsed(words, place)
            doc = f"{stem_of(raw.name)}#{count}"
            yield columns.article(record, name=raw.name, place=place, doc=doc)
        except ReadingError as error:
            problem(error)
    if not count:
        raise ReadingError(f"{raw.name}: there is no record in it")


def read_json(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    """The articles of one JSON value: a list of objects, an object, or one that holds a list."""
    text = decode(raw.all(options.max_bytes), name=raw.name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{raw.name}: this is no valid JSON ({_reason(error)})") from None
    columns = Columns(options.columns)
    records = _records(value)
    for number, record in enumerate(records, start=1):
        place = f"{raw.name}: record {number}" if len(records) > 1 else raw.name
        doc = f"{stem_of(raw.name)}#{number}" if len(records) > 1 else stem_of(raw.name)
        try:
            if not isinstance(record, Mapping):
                raise ReadingError(f"{place}: a record must be a JSON object")
            yield columns.article(record, name=raw.name, place=place, doc=doc)
        except NoArticleError as error:
            # JSON-LD lists pages, pictures and people beside the article.
            if len(records) == 1 or "@type" not in record:
                problem(error)
        except ReadingError as error:
            problem(error)
    if not records:
        raise ReadingError(f"{raw.name}: there is no record in it")


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        for name in _LISTS:
            held = value.get(name)
            if isinstance(held, list) and any(isinstance(part, Mapping) for part in held):
                return held
    return [value]


def _line(line: bytes, place: str, first: bool) -> str:
    try:
        return line.decode("utf-8-sig" if first else "utf-8").strip()
    except UnicodeDecodeError as error:
        raise ReadingError(f"{place}: this is no UTF-8 (at byte {error.start})") from None


def _parsed(words: str, place: str) -> Mapping[str, Any]:
    try:
        record = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{place}: this is no valid JSON ({_reason(error)})") from None
    if not isinstance(record, Mapping):
        raise ReadingError(f"{place}: a record must be a JSON object")
    return record


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
