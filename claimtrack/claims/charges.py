"""What "the charges" are, where nobody in the text asserts them: "on trial over the theft of the ring".

News tells charges as facts of its own: somebody is on trial over X, has been charged with X, two firms
trade accusations of X. A denial of "the charges" behind such words is on X.
"""

import re

from claimtrack.claims.propositions import Proposition
from claimtrack.language.document import Document

_CHARGED = re.compile(
    r"\b(?:on trial|charged|accused|indicted|prosecuted|sued|arrested|investigated|tried|jailed"
    r"|accusations?|allegations?|charges?|claims)\b"
    r"(?:\s+\w+){0,4}?\s+(?:over|with|of)\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,.;:!?—–\"“”]|\s(?:and|but|which|who|while|after|when)\s")
_BACK = 2  # sentences
_LEAST, _MOST = 2, 20  # words of a charge


def charged_before(document: Document, position: int) -> Proposition | None:
    """The charge told last before `position`, in its sentence or the two before; None if none is."""
    number = (document.overlapping(((position, position + 1),)) or [0])[0]
    for place in range(number, max(-1, number - 1 - _BACK), -1):
        sentence = document.sentences[place]
        end = min(sentence.end, position)
        told = list(_CHARGED.finditer(document.text, sentence.start, end))
        if not told:
            continue
        found = told[-1]
        stop = _STOP.search(document.text, found.end(), end)
        span = found.end(), stop.start() if stop else end
        words = document.text[slice(*span)].split()
        if _LEAST <= len(words) <= _MOST:
            return Proposition(" ".join(words), (span,))
    return None
