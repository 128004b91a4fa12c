"""Quotations that no cue introduces: those that go on after a cue, and those that stand alone.

News style lets a quotation follow its speaker in three ways without a word of saying: a further
quotation in the paragraph of an attributed one (`"A," X said. "B."`), a paragraph that is a quotation
by itself after one that quotes or reports somebody, and a quotation after a sentence about a person
(`The minister shook her head. "No."`). What goes on from a quotation is a part of it.
"""

from dataclasses import dataclass, replace
from typing import Literal

from claimtrack.encoder.quotation import Quotation
from claimtrack.spans import Span, Spans, overlap

How = Literal["tagged", "continued", "named before", "agent", "turn", "dialogue"]
_LOOK_BACK = 2  # paragraphs without an attribution that may lie between a quotation and its speaker
_SENTENCE_END = ".!?:…"
_CLOSING = "\"“”’'»"


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker is known. `after` is the index of the draft it continues."""

    content: Spans
    source: Spans
    cue: Spans
    confidence: float
    how: How = "tagged"
    after: int = -1

    @property
    def start(self) -> int:
        """Where its first span begins."""
        return min(span[0] for span in (*self.content, *self.source, *self.cue))


def add_standalone(
    text: str, paragraphs: list[Span], quotations: list[Quotation], drafts: list[Draft]
) -> list[Draft]:
    """The drafts with the quotations that nothing covers yet: joined to one, or as new drafts.

    A quotation that is not a sentence (a title, a scare quote) is left alone.
    """
    out = _parted(paragraphs, quotations, drafts)
    for number, (low, high) in enumerate(paragraphs):
        for quotation in quotations:
            if not low <= quotation.start < high or not _is_speech(text, low, quotation):
                continue
            if _covered(quotation, out):
                continue
            _place(text, paragraphs, number, quotation, quotations, out)
    return out


def _parted(
    paragraphs: list[Span], quotations: list[Quotation], drafts: list[Draft]
) -> list[Draft]:
    """Quotations parted from a reported content that the tagger joined across a paragraph break.

    `..., adding that X.` and `"Y."` in the next paragraph are two statements: the first is not quoted.
    """
    starts = {low for low, _ in paragraphs}
    whole = [quotation for quotation in quotations if quotation.start in starts]
    out = []
    for draft in drafts:
        away = tuple(
            piece
            for piece in draft.content
            if not _same_paragraph(paragraphs, piece, draft)
            and any(
                piece[0] <= quotation.start and quotation.end <= piece[1] for quotation in whole
            )
        )
        rest = tuple(piece for piece in draft.content if piece not in away)
        joined = not away or not rest or _touches(rest, quotations)
        out.append(draft if joined else replace(draft, content=rest))
    return out


def _same_paragraph(paragraphs: list[Span], piece: Span, draft: Draft) -> bool:
    anchor = (draft.cue or draft.source or draft.content)[0][0]
    return any(low <= anchor < high and low <= piece[0] < high for low, high in paragraphs)


def _place(
    text: str,
    paragraphs: list[Span],
    number: int,
    quotation: Quotation,
    quotations: list[Quotation],
    drafts: list[Draft],
) -> None:
    span = (quotation.start, quotation.end)
    low = paragraphs[number][0]
    here = _last_before(drafts, low, quotation.start)
    if here >= 0:
        draft = drafts[here]
        if draft.how != "tagged" or _touches(draft.content, quotations):
            drafts[here] = replace(draft, content=_joined(text, draft.content, span))
        else:
            drafts.append(Draft((span,), (), (), 0.6, "continued", here))
        return
    if text[low : quotation.start].strip():
        drafts.append(Draft((span,), (), (), 0.5, "named before"))
        return
    for back in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
        start, end = paragraphs[back]
        before = _last_before(drafts, start, end)
        if before >= 0:
            if back == number - 1 and _touches(drafts[before].content, quotations):
                drafts[before] = replace(
                    drafts[before], content=_joined(text, drafts[before].content, span)
                )
            else:
                drafts.append(Draft((span,), (), (), 0.6, "continued", before))
            return
        if back < number - 1 and text[start:end].strip():
            break


def _last_before(drafts: list[Draft], low: int, position: int) -> int:
    """The draft whose content ends last in `[low, position]`, -1 if none."""
    best, place = -1, -1
    for index, draft in enumerate(drafts):
        last = draft.content[-1][1]
        anchor = max(
            (span[1] for span in (*draft.content, *draft.cue, *draft.source)), default=last
        )
        if low < last <= position and anchor > place:
            best, place = index, anchor
    return best


def _is_speech(text: str, low: int, quotation: Quotation) -> bool:
    """A whole sentence in marks that begins where a sentence may begin."""
    inner = text[slice(*quotation.inner)].strip()
    before = text[low : quotation.start].rstrip().rstrip(_CLOSING)
    ends = inner[-1:] in tuple(".!?…,—-") or not quotation.closed
    begins = inner[:1].isalnum() or inner[:1] in tuple("…¿¡$£€[(\"“'‘«")
    return begins and ends and len(inner) > 2 and (not before or before[-1] in _SENTENCE_END)


def _covered(quotation: Quotation, drafts: list[Draft]) -> bool:
    size = quotation.inner[1] - quotation.inner[0]
    return any(2 * overlap(draft.content, (quotation.inner,)) >= size for draft in drafts)


def _touches(content: Spans, quotations: list[Quotation]) -> bool:
    return any(overlap(content, (quotation.inner,)) for quotation in quotations)


def _joined(text: str, content: Spans, span: Span) -> Spans:
    """The content with a further piece; pieces with only blanks between them become one."""
    last = content[-1]
    if not text[last[1] : span[0]].strip():
        return (*content[:-1], (last[0], span[1]))
    return (*content, span)
