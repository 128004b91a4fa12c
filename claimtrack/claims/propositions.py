"""From an attribution's content to a proposition: the words that say what is claimed, by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.attribution.quotation import DOUBLE, MARKS
from claimtrack.claims.content import Content
from claimtrack.claims.lexicon import Lexicon
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_OPENERS = frozenset(("that", "whether", "if"))
_EDGE = " \t,;:—–-"
_ATTITUDES = frozenset(("suspects", "predicts", "alleges", "suggests"))


@dataclass(frozen=True, slots=True)
class Proposition:
    """`text` stands alone; `content` is where its words are; `modality` is set where the content
    itself says how firmly it is held ("it suspects Ukraine was linked ...")."""

    text: str
    content: Spans
    modality: str = ""


def proposition(
    document: Document, spans: Spans, content: Content, lexicon: Lexicon
) -> Proposition:
    """The proposition of a content: without "that", marks, "claims that" or "it suspects"."""
    words, modality = _without_attitude(content.told, lexicon)
    if len(words) > 2 and words[0].upos == "SCONJ" and words[0].text.casefold() in _OPENERS:
        words = words[1:]
    if words and words[0] is not content.words[0]:
        spans = _after(spans, words[0].start)
    if words and words[-1] is not content.words[-1]:
        spans = _before(spans, words[-1].end)
    pieces = [document.text[start:end] for start, end in spans]
    quoted = all(piece.lstrip()[:1] in MARKS for piece in pieces)
    text = " … ".join(map(_bare, pieces)) if quoted else _bare(" ".join(pieces))
    return Proposition(text, spans, modality)


def _bare(text: str) -> str:
    """Without commas and stops at the ends, and without marks where all of it is quoted."""
    text = " ".join(text.split()).strip(_EDGE)
    if text[:1] in DOUBLE or sum(char in DOUBLE for char in text) % 2:
        text = "".join(char for char in text if char not in DOUBLE)
    elif text[:1] in ("'", "‘") and text.rstrip(_EDGE)[-1:] in ("'", "’"):
        text = text.rstrip(_EDGE)[1:-1]
    return text.strip(_EDGE).removesuffix(".").strip(_EDGE)


def _without_attitude(words: Sequence[Word], lexicon: Lexicon) -> tuple[Sequence[Word], str]:
    """ "it suspects Ukraine was ..." -> ("Ukraine was ...", "suspects")."""
    start = 1 if words and words[0].text.casefold() == "that" else 0
    if len(words) < start + 4 or words[start].text.casefold() not in lexicon.own_pronouns:
        return words, ""
    for place in range(start + 1, min(start + 4, len(words) - 2)):
        word = words[place]
        known = sorted(word.bases & lexicon.modality_of.keys())
        modality = lexicon.modality_of[known[0]] if known else ""
        if word.upos == "VERB" or modality in _ATTITUDES:  # "it suspects": a noun to some taggers
            negated = any(item.text.casefold() in lexicon.negations for item in words[start:place])
            rest = words[place + 1 :]
            clause = any(item.upos in ("VERB", "AUX") for item in rest)
            return (
                (rest, modality)
                if modality in _ATTITUDES and clause and not negated
                else (words, "")
            )
        if word.upos not in ("AUX", "ADV", "PART"):
            break
    return words, ""


def _after(spans: Spans, start: int) -> Spans:
    return tuple((max(low, start), high) for low, high in spans if high > start)


def _before(spans: Spans, end: int) -> Spans:
    return tuple((low, min(high, end)) for low, high in spans if low < end)
