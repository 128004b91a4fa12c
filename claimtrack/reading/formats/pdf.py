"""PDF: the text by its place on the page (pdfminer.six), paragraph by paragraph.

Running heads and page numbers, which stand on most pages at the same height, are left out; lines in
large type are headlines.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Any

from claimtrack.errors import ReadingError
from claimtrack.reading.article import BlockKind
from claimtrack.reading.extract import Extract
from claimtrack.reading.isolated import MOST_CHARACTERS

_MOST_PAGES = 2_000
_HYPHEN = re.compile(r"(?<=[a-z]{2})[-\u00ad]\n(?=[a-z]{2})")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NUMBER = re.compile(r"\d{1,9}")
_NO_TITLE = re.compile(r"\.\w{2,4}$|^(?:untitled|microsoft word)\b", re.IGNORECASE)
"""What programs put there where the author gave no title: the file's name."""

_EDGE = 0.12
"""The share of a page's height, above and below, where running heads stand."""

_LEADING = 1.6
"""Lines whose distance is more than this many times their height are of two paragraphs."""

_LARGE = 1.2
"""Type this many times the height of most lines is a headline's."""

_LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """`place`: the edge of the page it stands at (`top`, `bottom`), or none; `size`: the height of
    its lines in points."""

    words: str
    place: str
    size: float

    def shape(self) -> tuple[str, str]:
        """What it has in common with the running heads of other pages."""
        return self.place, _NUMBER.sub("#", self.words)


def extract_pdf(data: bytes) -> Extract:
    """What a PDF says; its text is empty for scanned pages. Raises `ReadingError` if encrypted."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    try:
        about = _info(data)
        # Without `boxes_flow` boxes are not grouped in a tree, which takes quadratic time.
        layout = LAParams(boxes_flow=None)
        found = extract_pages(io.BytesIO(data), maxpages=_MOST_PAGES, laparams=layout)
        pages = [list(_blocks(page)) for page in found]
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise ReadingError("the PDF is encrypted; save it without a password first") from None
    running = _running(pages)
    paragraphs = _joined([own for page in pages for own in page if own.shape() not in running])
    if sum(len(own.words) for own in paragraphs) > MOST_CHARACTERS:
        raise ReadingError("far more text than any article has; take out the pages that matter")
    kinds = _kinds(paragraphs, about.get("Title", ""))
    titles = (own.words for own, kind in zip(paragraphs, kinds, strict=True) if kind == "headline")
    return Extract(
        text="\n".join(own.words for own in paragraphs),
        title=about.get("Title", "") or next(titles, ""),
        byline=about.get("Author", ""),
        date=_day(about.get("CreationDate", "")),
        kinds=kinds,
    )


def _info(data: bytes) -> dict[str, str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    for entries in PDFDocument(PDFParser(io.BytesIO(data))).info:
        for name, value in entries.items():
            if isinstance(value, bytes):
                found.setdefault(str(name), decode_text(value))
    if _NO_TITLE.search(found.get("Title", "")):
        found.pop("Title")
    return found


def _blocks(page: Any) -> Iterator[_Paragraph]:
    """The paragraphs of a page."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    low, high = page.y0 + page.height * _EDGE, page.y1 - page.height * _EDGE
    for box in page:
        if not isinstance(box, LTTextContainer):
            continue
        place = "top" if box.y0 > high else "bottom" if box.y1 < low else ""
        lines = [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]
        for group in _paragraphs(lines):
            words = "\n".join(" ".join(line.get_text().split()) for line in group)
            size = median(line.height for line in group)
            yield _Paragraph(_HYPHEN.sub("", words).replace("\n", " "), place, size)


def _paragraphs(lines: list[Any]) -> Iterator[list[Any]]:
    """Lines of one box, parted where one is indented, set apart, or the one before ends early."""
    right = max((line.x1 for line in lines), default=0.0)
    left = min((line.x0 for line in lines), default=0.0)
    group: list[Any] = []
    for line in lines:
        if group:
            before = group[-1]
            size = max(before.height, 1.0)
            apart = before.y0 - line.y0 > _LEADING * size or abs(line.height - size) > 0.25 * size
            indented = line.x0 - left > 0.6 * size and before.x0 - left < 0.6 * size
            short = right - before.x1 > 0.25 * (right - left) and _is_ended(before.get_text())
            if apart or indented or short:
                yield group
                group = []
        group.append(line)
    if group:
        yield group


def _is_ended(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?", ":", "”", '"', "’"))


def _joined(paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Paragraphs made whole that a page or a column broke."""
    joined: list[_Paragraph] = []
    for own in paragraphs:
        last = joined[-1] if joined else None
        if last and own.words[:1].islower() and not _is_ended(last.words):
            broken = last.words.endswith("-") and last.words[-2:-1].islower()
            words = last.words[:-1] + own.words if broken else f"{last.words} {own.words}"
            joined[-1] = replace(last, words=words)
        else:
            joined.append(own)
    return joined


def _kinds(paragraphs: Sequence[_Paragraph], title: str) -> list[BlockKind]:
    """Headlines by their type; what stands at the top edge before the title is a running head."""
    if not paragraphs:
        return []
    usual = median(own.size for own in paragraphs for _ in range(1 + len(own.words) // 80))
    kinds: list[BlockKind] = [
        "headline" if own.size >= _LARGE * usual and len(own.words) <= _LONGEST_HEADLINE else "body"
        for own in paragraphs
    ]
    first = next((place for place, own in enumerate(paragraphs) if own.words == title), None)
    if first is None:
        first = kinds.index("headline") if "headline" in kinds else 0
    for place in range(first):
        if paragraphs[place].place == "top" and not _is_ended(paragraphs[place].words):
            kinds[place] = "furniture"
    return kinds


def _running(pages: list[list[_Paragraph]]) -> set[tuple[str, str]]:
    """What stands at the same edge of at least half of the pages, and of three, page numbers
    apart."""
    counts = Counter(shape for page in pages for shape in {own.shape() for own in page})
    return {
        shape
        for shape, count in counts.items()
        if shape[0] and count >= 3 and count * 2 >= len(pages)
    }


def _day(value: str) -> str:
    found = _DATE.match(value)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""
