"""Any source - a file, a web address, standard input - to its articles."""

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.formats import documents
from claimtrack.reading.formats.feed import read_feed
from claimtrack.reading.formats.json_lines import read_json, read_json_lines
from claimtrack.reading.formats.tables import read_csv, read_tsv
from claimtrack.reading.formats.warc import read_warc
from claimtrack.reading.kinds import Kind, kind_of
from claimtrack.reading.options import MAX_BYTES, Problem, ReadingOptions, raise_it
from claimtrack.reading.raw import Raw, damaged, raw_bytes, raw_stream

Reader = Callable[[Raw, ReadingOptions, Problem], Iterator[Article]]

_READERS: dict[Kind, Reader] = {
    "text": documents.read_text,
    "html": documents.read_html,
    "markdown": documents.read_markdown,
    "mail": documents.read_mail,
    "pdf": documents.read_pdf,
    "docx": documents.read_docx,
    "feed": read_feed,
    "json": read_json,
    "jsonl": read_json_lines,
    "csv": read_csv,
    "tsv": read_tsv,
    "warc": read_warc,
}
_DEFAULT = ReadingOptions()


def is_url(source: str) -> bool:
    """Whether a source is a web address, not a path."""
    return source[:8].lower().startswith(("http://", "https://"))


def read_source(
    source: str, options: ReadingOptions = _DEFAULT, problem: Problem = raise_it
) -> Iterator[Article]:
    """The articles of a file, of a web address, or (`-`) of standard input, one by one.

    Long lists of records are read as they are asked for, never whole. `problem` is told of what
    cannot be read: the source, or some of its records; by default it is raised.
    """
    try:
        raw = _opened(source, options)
        with raw.stream:
            yield from _articles(raw, options, problem)
    except ReadingError as error:
        problem(error)


def read_path(path: str | Path, *, max_bytes: int = MAX_BYTES) -> list[Article]:
    """The articles in one file, at least one.

    Raises `ReadingError` if the file is missing, unreadable, too large, binary or holds no text, or
    if any of its records cannot be read.
    """
    return list(read_source(str(path), ReadingOptions(max_bytes=max_bytes)))


def read_bytes(
    data: bytes, *, name: str, kind: Kind | None = None, max_bytes: int = MAX_BYTES
) -> list[Article]:
    """The articles in a file's bytes, at least one.

    `name` is the file's path, or `-` for standard input: errors begin with it, and `Article.doc`
    is its stem. `kind`: its format; by default its name and its first bytes tell.
    Raises `ReadingError` as `read_path` does.
    """
    options = ReadingOptions(kind=kind, max_bytes=max_bytes)
    return list(_articles(raw_bytes(data, name=name), options, raise_it))


def _opened(source: str, options: ReadingOptions) -> Raw:
    if source == "-":
        return raw_stream(io.FileIO(sys.stdin.fileno(), closefd=False), name="-")
    if is_url(source):
        from claimtrack.reading.web import fetch

        return fetch(source, options)
    path = Path(source)
    try:
        if path.is_dir():
            raise ReadingError(f"{path}: this is a folder")
        return raw_stream(path.open("rb", buffering=0), name=str(path))
    except FileNotFoundError:
        raise ReadingError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        raise damaged(str(path), error) from None


def _articles(raw: Raw, options: ReadingOptions, problem: Problem) -> Iterator[Article]:
    try:
        kind = options.kind or kind_of(raw.name, raw.head(), raw.media_type)
        yield from _READERS[kind](raw, options, problem)
    except (OSError, EOFError, zlib.error) as error:
        raise damaged(raw.name, error) from None
    except RecursionError:
        raise ReadingError(f"{raw.name}: nested too deeply for any news text") from None
