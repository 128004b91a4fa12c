"""From an attribution's content to a proposition: the words that say what is claimed, by themselves."""

from dataclasses import dataclass

from claimtrack.attribution.quotation import DOUBLE
from claimtrack.claims.cues import words_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans, covered

_OPENERS = frozenset(("that", "whether", "if"))
_EDGE = " \t,;:—–-"
_ATTITUDES = frozenset(("suspects", "predicts", "alleges", "suggests"))


@dataclass(frozen=True, slots=True)
class Proposition:
    """`text` stands alone; `content` is where its words are; `modality` is set where the content itself
    says how firmly it is held ("it suspects Ukraine was linked ...")."""

    text: str
    content: Spans
    modality: str = ""


def proposition(document: Document, content: Spans, lexicon: Lexicon) -> Proposition:
    """The proposition of a content: without "that", marks, or the claimant's own "it suspects"."""
    words = words_in(document, content)
    words, modality = _without_attitude(words, lexicon)
    if words and words[0].text.casefold() in _OPENERS and len(words) > 2:
        words = words[1:]
    if words:
        content = _from(content, words[0].start)
    return Proposition(_bare(covered(document.text, content, " ")), content, modality)


def _bare(text: str) -> str:
    """Without commas and stops at the ends, and without marks where all of it is quoted."""
    text = " ".join(text.split()).strip(_EDGE)
    if text[:1] in DOUBLE or sum(char in DOUBLE for char in text) % 2:
        text = "".join(char for char in text if char not in DOUBLE)
    return text.removesuffix(".").strip(_EDGE)


def _without_attitude(words: list[Word], lexicon: Lexicon) -> tuple[list[Word], str]:
    """ "it suspects Ukraine was ..." -> ("Ukraine was ...", "suspects")."""
    start = 1 if words and words[0].text.casefold() == "that" else 0
    if len(words) < start + 4 or words[start].text.casefold() not in lexicon.own_pronouns:
        return words, ""
    for place in range(start + 1, min(start + 4, len(words) - 2)):
        word = words[place]
        modality = lexicon.modality_of.get(word.lemma.casefold(), "")
        if word.upos == "VERB":
            negated = any(item.text.casefold() in lexicon.negations for item in words[start:place])
            rest = words[place + 1 :]
            if (
                modality in _ATTITUDES
                and not negated
                and any(item.upos in ("VERB", "AUX") for item in rest)
            ):
                return rest, modality
            return words, ""
        if word.upos not in ("AUX", "ADV", "PART"):
            return words, ""
    return words, ""


def _from(content: Spans, start: int) -> Spans:
    """The content without what lies before `start`."""
    return tuple((max(low, start), high) for low, high in content if high > start)
