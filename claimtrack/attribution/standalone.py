"""Quotations that no cue introduces: those that go on after a cue, and those that stand alone.

News style lets a quotation follow its speaker in four ways without a cue that the tagger knows: a further
quotation in the paragraph of an attributed one (`"A," X said. "B."`), a paragraph that is a quotation
by itself after one that quotes or reports somebody, a quotation after a colon (`Minister: "No."`) and
one after a sentence about a person (`The minister shook her head. "No."`).
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal

from claimtrack.encoder.quotation import Quotation, touching
from claimtrack.spans import Places, Span, Spans, overlap

How = Literal["tagged", "continued", "named before", "introduced", "agent", "turn", "dialogue"]
_LOOK_BACK = 2  # paragraphs without an attribution that may lie between a quotation and its speaker
_NEAR = (
    20_000  # characters back in which a quotation's draft is looked for; no paragraph is so long
)
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
    out = _Drafts(_parted(paragraphs, quotations, drafts))
    for number, (low, high) in enumerate(paragraphs):
        for quotation in touching(quotations, low, high):
            if not low <= quotation.start < high or not _is_speech(text, low, quotation):
                continue
            if out.cover(quotation):
                continue
            _place(text, paragraphs, number, quotation, quotations, out)
    return out.all


class _Drafts:
    """Drafts in the order they came; those near a quotation are found without a look at all."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.all = drafts
        self._places = Places.of(draft.content for draft in drafts)

    def add(self, draft: Draft) -> None:
        """Takes in a new one."""
        self._places.add(len(self.all), draft.content)
        self.all.append(draft)

    def extend(self, text: str, place: int, span: Span) -> None:
        """Gives the draft at `place` a further piece of content."""
        draft = self.all[place]
        self.all[place] = replace(draft, content=_joined(text, draft.content, span))
        self._places.add(place, (span,))

    def cover(self, quotation: Quotation) -> bool:
        """Whether half of the quotation, at least, is the content of one of them."""
        size = quotation.inner[1] - quotation.inner[0]
        return any(
            2 * overlap(self.all[place].content, (quotation.inner,)) >= size
            for place in self._places.near((quotation.inner,))
        )

    def last_before(self, low: int, position: int) -> int:
        """The draft whose content ends last in `[low, position]`, -1 if none."""
        best, found = -1, -1
        for place in self._places.near(((max(low, position - _NEAR), position),)):
            draft = self.all[place]
            last = draft.content[-1][1]
            anchor = max([last, *(end for _, end in (*draft.cue, *draft.source))])
            if low < last <= position and anchor > found:
                best, found = place, anchor
        return best


def _parted(
    paragraphs: list[Span], quotations: list[Quotation], drafts: list[Draft]
) -> list[Draft]:
    """Quotations parted from a reported content that the tagger joined across a paragraph break.

    `..., adding that X.` and `"Y."` in the next paragraph are two statements: the first is not quoted.
    """
    starts = {low for low, _ in paragraphs}
    out = []
    for draft in drafts:
        anchor = (draft.cue or draft.source or draft.content)[0][0]
        low, high = _paragraph(paragraphs, anchor)
        away = tuple(
            piece
            for piece in draft.content
            if not low <= piece[0] < high
            and any(
                quotation.start in starts
                and piece[0] <= quotation.start
                and quotation.end <= piece[1]
                for quotation in touching(quotations, *piece)
            )
        )
        rest = tuple(piece for piece in draft.content if piece not in away)
        joined = not away or not rest or _touches(rest, quotations)
        out.append(draft if joined else replace(draft, content=rest))
    return out


def _paragraph(paragraphs: list[Span], position: int) -> Span:
    """The paragraph that holds `position`; an empty one where none does."""
    place = bisect_right(paragraphs, position, key=itemgetter(0)) - 1
    low, high = paragraphs[place] if place >= 0 else (0, 0)
    return (low, high) if low <= position < high else (0, 0)


def _place(
    text: str,
    paragraphs: list[Span],
    number: int,
    quotation: Quotation,
    quotations: list[Quotation],
    drafts: _Drafts,
) -> None:
    span = (quotation.start, quotation.end)
    low = paragraphs[number][0]
    before = text[max(low, quotation.start - _NEAR) : quotation.start].rstrip()
    if before.endswith(":"):
        drafts.add(Draft((span,), (), (), 0.6, "introduced"))
        return
    here = drafts.last_before(low, quotation.start)
    if here >= 0:
        draft = drafts.all[here]
        if draft.how != "tagged" or _touches(draft.content, quotations):
            drafts.extend(text, here, span)
        else:
            drafts.add(Draft((span,), (), (), 0.6, "continued", here))
        return
    if before:
        drafts.add(Draft((span,), (), (), 0.5, "named before"))
        return
    for back in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
        start, end = paragraphs[back]
        latest = drafts.last_before(start, end)
        if latest >= 0:
            reopened = any(not q.closed and start <= q.start < end == q.end for q in quotations)
            if reopened and back == number - 1:
                drafts.extend(text, latest, span)
            else:
                drafts.add(Draft((span,), (), (), 0.6, "continued", latest))
            return
        if back < number - 1 and text[start:end].strip():
            break


def _is_speech(text: str, low: int, quotation: Quotation) -> bool:
    """A whole sentence in marks that begins where a sentence may begin."""
    inner = text[slice(*quotation.inner)].strip()
    near = text[max(low, quotation.start - _NEAR) : quotation.start]
    before = near.rstrip().rstrip(_CLOSING)
    ends = inner[-1:] in tuple(".!?…,—-") or not quotation.closed
    begins = inner[:1].isalnum() or inner[:1] in tuple("…¿¡$£€[(\"“'‘«")
    return begins and ends and len(inner) > 2 and (not before or before[-1] in _SENTENCE_END)


def _touches(content: Spans, quotations: list[Quotation]) -> bool:
    return any(
        overlap((piece,), (quotation.inner,))
        for piece in content
        for quotation in touching(quotations, *piece)
    )


def _joined(text: str, content: Spans, span: Span) -> Spans:
    """The content with a further piece; pieces with only blanks between them become one."""
    last = content[-1]
    if not text[last[1] : span[0]].strip():
        return (*content[:-1], (last[0], span[1]))
    return (*content, span)
