"""A claim that nobody in the text asserts: the clause or sentence of its own that a stance takes up."""

import re

from claimtrack.claims.propositions import Proposition
from claimtrack.claims.stances import Taken
from claimtrack.language.document import Document
from claimtrack.spans import Span, trimmed

_SAY = re.compile(
    r"^(?:they|some|people|critics|others|some people|my opponents) (?:say|claim|allege|said|claimed)"
    r"(?: that)? ",
    re.IGNORECASE,
)
_GAP = 300  # characters of blanks, at most, between a comma and what it sets apart


def narrated(document: Document, taken: Taken) -> Proposition | None:
    """What "it" or "which" stands for where nobody asserts it: the clause or the sentence before."""
    span = _before(document, taken)
    return None if span is None else Proposition(_tidy(document.text[slice(*span)]), (span,))


def set_apart(document: Document, taken: Taken) -> bool:
    """Whether a comma or a dash parts the content from the clause it takes up."""
    start = taken.spans[0][0]
    before = document.text[max(0, start - _GAP) : start].rstrip()
    return before.endswith((",", "-", "–", "—", "all of"))


def _before(document: Document, taken: Taken) -> Span | None:
    start = taken.spans[0][0]
    judged = taken.content.words[0].start
    if taken.content.judgement is not None and judged > document.sentences[0].end:
        number = (document.overlapping(((judged, judged + 1),)) or [0])[0]
        if number and document.sentences[number - 1].start >= start - 1:
            before = document.sentences[number - 1]  # "They say I lied. That's nonsense," she said
            return before.start, before.end
    number = (document.overlapping(taken.spans) or [0])[0]
    sentence = document.sentences[number]
    if start > sentence.start and set_apart(document, taken):
        clause = trimmed(document.text, (sentence.start, start))
        if len(document.text[slice(*clause)].split()) > 2:
            return clause
    if number == 0:
        return None
    before = document.sentences[number - 1]
    return before.start, before.end


def _tidy(text: str) -> str:
    """Without marks, closing signs, and "they say that"."""
    text = _SAY.sub("", text.strip("\"“”'‘’ "))
    return " ".join(text.split()).rstrip(" ,;:—–-.").removesuffix(" all of").rstrip(" ,")
