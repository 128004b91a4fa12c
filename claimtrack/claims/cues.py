"""What a cue says of its content: how firmly it is asserted, and what it does to another's claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.lexicon import Lexicon, Phrase
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_PUNCTUATION = frozenset(",;:.\"“”'‘’")


@dataclass(frozen=True, slots=True)
class Sense:
    """A cue's meaning. `stance` is None where it takes none; `negated` where a stance word is denied
    itself (did not dispute, stopped short of denying)."""

    modality: str
    stance: StanceKind | None
    negated: bool
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
    lemmas = [_lemma(word) for word in words if word.text not in _PUNCTUATION]
    stance, place, reason = _stance(lemmas, lexicon)
    negated = False
    if stance is not None and stance != "declines_comment":
        negated = _negated(lemmas[:place], lexicon)
    modality = _modality(lemmas, lexicon)
    if stance == "declines_comment":
        modality = "declines"
    return Sense(modality, None if negated else stance, negated, reason)


def _lemma(word: Word) -> str:
    return word.lemma.casefold() if word.upos in ("VERB", "AUX", "NOUN") else word.text.casefold()


def _stance(lemmas: Sequence[str], lexicon: Lexicon) -> tuple[StanceKind | None, int, str]:
    for phrase, stance in lexicon.stance_phrases:
        place = _find(lemmas, phrase)
        if place >= 0:
            return stance, place, f"cue “{' '.join(phrase)}”"
    for place, lemma in enumerate(lemmas):
        if lemma in lexicon.stance_of:
            return lexicon.stance_of[lemma], place, f"cue “{lemma}”"
    return None, -1, ""


def _negated(before: Sequence[str], lexicon: Lexicon) -> bool:
    if any(lemma in lexicon.negations for lemma in before):
        return True
    return any(_find(before, phrase) >= 0 for phrase in lexicon.negation_phrases)


def _modality(lemmas: Sequence[str], lexicon: Lexicon) -> str:
    for phrase, modality in lexicon.modality_phrases:
        if _find(lemmas, phrase) >= 0:
            return modality
    found = [lexicon.modality_of[lemma] for lemma in lemmas if lemma in lexicon.modality_of]
    if not found:
        return "asserts"
    # "used the speech to accuse": the last word with a meaning is the verb of saying
    return found[-1]


def _find(lemmas: Sequence[str], phrase: Phrase) -> int:
    """Where the words of `phrase` stand in order, at most one other word between two of them."""
    for start in range(len(lemmas)):
        if lemmas[start] != phrase[0]:
            continue
        place = start
        for word in phrase[1:]:
            if lemmas[place + 1 : place + 2] == [word]:
                place += 1
            elif lemmas[place + 2 : place + 3] == [word]:
                place += 2
            else:
                break
        else:
            return start
    return -1
