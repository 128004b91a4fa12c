"""Word documents (python-docx): paragraphs and tables in order, headings, the document's author.

Insertions under revision are read, deletions are not: the text is what the document would say.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from claimtrack.errors import ReadingError
from claimtrack.reading.article import BlockKind
from claimtrack.reading.extract import Extract
from claimtrack.reading.isolated import MOST_CHARACTERS

_MOST_UNPACKED = 500_000_000
_MOST_RATIO = 200
_FREE = 20_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK))
_SPACES = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_HEADLINES = ("title", "heading", "headline")


def extract_docx(data: bytes) -> Extract:
    """What a Word document says. Raises `ReadingError` if it is none, or a decompression bomb."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    _check_size(data)
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise ReadingError(f"this is no Word document ({error})") from None
    lines: list[str] = []
    kinds: list[BlockKind] = []
    size = 0
    for words, style in _paragraphs(document):
        if words and size < MOST_CHARACTERS:
            lines.append(words)
            kinds.append(_kind(style))
            size += len(words)
    about = document.core_properties
    # Word fills in its own name or the template's where nobody gave a title.
    title = about.title if about.title not in ("Word Document", "Document") else ""
    return Extract(
        "\n".join(lines),
        title=title
        or next(
            (line for line, kind in zip(lines[:3], kinds, strict=False) if kind == "headline"), ""
        ),
        byline="" if about.author == "python-docx" else about.author,
        date=about.created.date().isoformat() if about.created else "",
        language=about.language,
        kinds=kinds,
    )


def _check_size(data: bytes) -> None:
    """The sizes that the archive states hold: `zipfile` reads no more of a part than it states."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [part.file_size for part in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError(f"the document is damaged ({error})") from None
    if sum(sizes) > min(_MOST_UNPACKED, max(_FREE, _MOST_RATIO * len(data))):
        raise ReadingError(
            f"the document unpacks to {sum(sizes) / 1e6:,.0f} MB, which no news text does"
        )


def _paragraphs(holder: Any) -> Iterator[tuple[str, str]]:
    """The words and the style's name of each paragraph, those in tables too."""
    from docx.table import Table

    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                seen = set()
                for cell in row.cells:
                    # A merged cell is given once for each column it spans.
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _paragraphs(cell)
        else:
            style = block.style.name if block.style is not None else ""
            yield " ".join("".join(_words(block._p)).split()), (style or "").lower()


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph's XML; a loop, since nesting may be deep."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        if part.tag in _SKIPPED:
            continue
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag in _SPACES:
            yield _SPACES[part.tag]
        waiting.extend(reversed(part))


def _kind(style: str) -> BlockKind:
    if style.startswith(_HEADLINES):
        return "headline"
    if style == "caption":
        return "caption"
    return "furniture" if style in ("header", "footer") else "body"
