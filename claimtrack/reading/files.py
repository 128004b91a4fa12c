"""Files and folders to articles."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article
from claimtrack.reading.articles import articles_from_text
from claimtrack.reading.decoding import decode
from claimtrack.reading.html import article_from_html, looks_like_html

TEXT_SUFFIXES = frozenset({".txt", ".text"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
MAX_BYTES = 50_000_000
"""The largest file that is read, unless the caller says otherwise."""


def find_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` name, each once: files as they are, folders recursively and sorted.

    In folders only text and HTML files count (by suffix), hidden ones are left out, and links to
    folders are not followed, so that no loop can arise. What is missing or unreadable is told in
    one `ReadingError` after everything else has been given, so that one wrong name does not lose
    the rest.
    """
    seen: set[Path] = set()
    problems: list[str] = []
    for path in map(Path, paths):
        if path.is_dir():
            found: Iterable[Path] = _walk(path, problems)
        elif path.exists():
            found = (path,)
        else:
            problems.append(f"{path}: no such file or folder")
            continue
        for file in found:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file
    if problems:
        raise ReadingError("; ".join(problems))


def _walk(folder: Path, problems: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problems.append(f"{error.filename}: {error.strerror}")

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if (
                not name.startswith(".")
                and file.suffix.lower() in TEXT_SUFFIXES | HTML_SUFFIXES
                and file.is_file()
            ):
                yield file


def read_path(path: str | Path, *, max_bytes: int = MAX_BYTES) -> list[Article]:
    """The articles in one file, at least one.

    Raises `ReadingError` if the file is missing, unreadable, too large, binary or holds no text.
    """
    path = Path(path)
    if path.is_dir():
        raise ReadingError(f"{path}: this is a folder")
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise ReadingError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path}: {reason}") from None
    return read_bytes(data, name=str(path), max_bytes=max_bytes)


def read_bytes(
    data: bytes, *, name: str, html: bool | None = None, max_bytes: int = MAX_BYTES
) -> list[Article]:
    """The articles in a file's bytes, at least one.

    `name` is the file's path, or `-` for standard input: errors begin with it, and `Article.doc`
    is its stem. `html`: whether it is HTML; by default its suffix and its first words tell.
    Raises `ReadingError` as `read_path` does.
    """
    if len(data) > max_bytes:
        raise ReadingError(
            f"{name}: larger than {max_bytes / 1e6:g} MB; split it, or raise the limit"
        )
    by_name = PurePath(name).suffix.lower() in HTML_SUFFIXES
    head = data[:1024].lower()
    maybe_html = (
        html if html is not None else by_name or b"<html" in head or b"<!doctype html" in head
    )
    text = decode(data, name=name, html=maybe_html)
    if by_name or looks_like_html(text) if html is None else html:
        return [article_from_html(text, name=name)]
    return articles_from_text(text, name=name)
