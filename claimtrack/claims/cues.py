"""What a cue says of its content: how firmly it is asserted, and what it does to another's claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.lexicon import Lexicon, Phrase
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

Forms = frozenset[str]
_PUNCTUATION = frozenset(",;:.\"“”'‘’")


@dataclass(frozen=True, slots=True)
class Sense:
    """A cue's meaning. `stance` is None where it takes none; `negated` where a stance word is denied
    itself (did not dispute, stopped short of denying); `known` where one of its words is in the lists."""

    modality: str
    stance: StanceKind | None
    negated: bool
    known: bool
    reason: str


def words_in(document: Document, spans: Spans) -> list[Word]:
    """The words that lie in `spans`, in text order."""
    return [
        document.sentences[number].words[index]
        for number in document.overlapping(spans)
        for span in spans
        for index in document.sentences[number].at(*span)
    ]


def sense(document: Document, cue: Spans, lexicon: Lexicon) -> Sense:
    """The meaning of the cue at `cue`; a cue without a known word asserts."""
    words = words_in(document, cue)
    lemmas = [_forms(word) for word in words if word.text not in _PUNCTUATION]
    stance, place, reason = _stance(lemmas, lexicon)
    negated = False
    if stance is not None and stance != "declines_comment":
        negated = _negated(lemmas[:place], lexicon)
    modality = _modality(lemmas, lexicon)
    if stance == "declines_comment":
        modality = "declines"
    known = bool(modality) or stance is not None or not lemmas
    return Sense(modality or "asserts", None if negated else stance, negated, known, reason)


def _forms(word: Word) -> Forms:
    if word.upos in ("VERB", "AUX", "NOUN", "PART"):
        return word.bases | {word.text.casefold()}
    return frozenset((word.text.casefold(),))


def _stance(lemmas: Sequence[Forms], lexicon: Lexicon) -> tuple[StanceKind | None, int, str]:
    for phrase, stance in lexicon.stance_phrases:
        place = _find(lemmas, phrase)
        if place >= 0:
            return stance, place, f"cue “{' '.join(phrase)}”"
    for place, forms in enumerate(lemmas):
        for form in sorted(forms & lexicon.stance_of.keys()):
            return lexicon.stance_of[form], place, f"cue “{form}”"
    return None, -1, ""


def _negated(before: Sequence[Forms], lexicon: Lexicon) -> bool:
    if any(forms & lexicon.negations for forms in before):
        return True
    return any(_find(before, phrase) >= 0 for phrase in lexicon.negation_phrases)


def _modality(lemmas: Sequence[Forms], lexicon: Lexicon) -> str:
    """The modality of the cue, empty when no word of it is known."""
    for phrase, modality in lexicon.modality_phrases:
        if _find(lemmas, phrase) >= 0:
            return modality
    found = [
        lexicon.modality_of[form]
        for forms in lemmas
        for form in sorted(forms & lexicon.modality_of.keys())
    ]
    # "used the speech to accuse": the last word with a meaning is the verb of saying
    return found[-1] if found else ""


def _find(lemmas: Sequence[Forms], phrase: Phrase) -> int:
    """Where the words of `phrase` stand in order, at most one other word between two of them."""
    for start in range(len(lemmas)):
        if phrase[0] not in lemmas[start]:
            continue
        place = start
        for word in phrase[1:]:
            if any(word in forms for forms in lemmas[place + 1 : place + 2]):
                place += 1
            elif any(word in forms for forms in lemmas[place + 2 : place + 3]):
                place += 2
            else:
                break
        else:
            return start
    return -1
