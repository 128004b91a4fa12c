"""Direct, mixed or indirect: how much of a content stands in quotation marks (PARC 3)."""

from claimtrack.attribution.types import Kind
from claimtrack.encoder.quotation import MARKS, Quotation, touching
from claimtrack.spans import Span, Spans


def kind_of(text: str, content: Spans, quotations: list[Quotation]) -> Kind:
    """`direct` when every letter and digit of the content is quoted, `indirect` when none is."""
    inside = outside = 0
    for start, end in content:
        position = start
        for quotation in touching(quotations, start, end):
            low, high = quotation.inner
            if high <= position or low >= end:
                continue
            outside += _letters(text, position, max(position, low))
            inside += _letters(text, max(position, low), min(end, high))
            position = min(end, high)
        outside += _letters(text, position, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def with_marks(text: str, content: Spans, quotations: list[Quotation]) -> Spans:
    """The content with the marks of its quotations, where it touches them on the inside only."""
    return tuple(_with_marks(span, quotations) for span in content if text[slice(*span)].strip())


def _with_marks(span: Span, quotations: list[Quotation]) -> Span:
    start, end = span
    for quotation in touching(quotations, start, end):
        low, high = quotation.inner
        if start == low:
            start = quotation.start
        if end == high and quotation.closed and start <= low:
            end = quotation.end
    return start, end


def _letters(text: str, start: int, end: int) -> int:
    return sum(char.isalnum() for char in text[start:end] if char not in MARKS)
