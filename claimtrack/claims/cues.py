"""What a cue says of its content: how firmly it is asserted, and what it does to another's claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from claimtrack.attribution.phrases import span_of
from claimtrack.attribution.stance_words import Use, uses
from claimtrack.claims.lexicon import Lexicon, Phrase
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import Spans, overlap

Forms = frozenset[str]
_PUNCTUATION = frozenset(",;:.\"“”'‘’")
_ECHOES = frozenset(("so", "as"))
_BE = frozenset(("be", "get"))
_ACCUSED = frozenset(("alleges", "suspects"))


@dataclass(frozen=True, slots=True)
class Sense:
    """A cue's meaning. `stance` is None where it takes none; `held` says why a stance word does not
    count (did not dispute, stopped short of denying); `statement` where it counts for statements only;
    `passive` where its subject undergoes it (was denied, is accused of); `known` where one of its words
    is in the lists; `asserting` where a clause behind it is the speaker's own ("countered that ...");
    `told` where it names an assertion that the content tells ("played down talk of ...")."""

    modality: str
    stance: StanceKind | None
    held: str
    statement: bool
    passive: bool
    known: bool
    reason: str
    asserting: bool = False
    told: bool = False

    @property
    def accused(self) -> bool:
        """ "was accused of", "is suspected of": the source is not who asserts it."""
        return self.passive and self.modality in _ACCUSED


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
    use, sentence = _use(document, cue)
    modality = _modality(lemmas, lexicon)
    if use is None or sentence is None:
        passive = any(
            word.bases & _BE and following.text[-2:] in ("ed", "id")
            for word, following in pairwise(words)
        )
        return Sense(
            modality or "asserts", None, "", False, passive, bool(modality or not lemmas), ""
        )
    if use.stance == "declines_comment":
        modality = "declines"
    return Sense(
        modality=modality or "asserts",
        stance=None if use.held else cast(StanceKind, use.stance),
        held=use.held,
        statement=use.statement,
        passive=is_passive(sentence, use),
        known=True,
        reason=f"cue “{use.words}”",
        told=any(
            word.upos == "NOUN" and word.bases & lexicon.assertion_nouns
            for word in words
            if word.start > sentence.words[use.last].start
        )
        and words[-1].text.casefold() in ("of", "that"),
        asserting=bool(sentence.words[use.head].bases & lexicon.asserting),
    )


def _use(document: Document, cue: Spans) -> tuple[Use | None, Sentence | None]:
    """The use of a stance word in the cue; for an echo ("so does") the last before it."""
    for number in document.overlapping(cue):
        sentence = document.sentences[number]
        found = uses(sentence)
        for use in found:
            if overlap((span_of(sentence, use.first, use.last),), cue):
                return use, sentence
        words = [sentence.words[index] for span in cue for index in sentence.at(*span)]
        if words and words[0].text.casefold() in _ECHOES and len(words) == 2:
            before = [use for use in found if sentence.words[use.last].end <= words[0].start]
            return (before[-1], sentence) if before else (None, None)
    return None, None


def uses_in(document: Document, words: Sequence[Word], apart: Spans) -> list[Use]:
    """The uses of stance words that hold one of `words`, those that touch the spans `apart` left out."""
    places = tuple((word.start, word.end) for word in words)
    return [
        use
        for number in document.overlapping(places)
        for use in uses(document.sentences[number])
        for span in [span_of(document.sentences[number], use.first, use.last)]
        if overlap((span,), places) and not overlap((span,), apart)
    ]


def is_passive(sentence: Sentence, use: Use) -> bool:
    """Whether the subject undergoes the verb: "was denied"."""
    if use.noun or sentence.words[use.head].text.casefold().endswith("ing"):
        return False
    return any(
        word.bases & _BE and word.upos == "AUX"
        for word in sentence.words[max(0, use.first - 3) : use.first]
    )


def _forms(word: Word) -> Forms:
    if word.upos in ("VERB", "AUX", "NOUN", "PART"):
        return word.bases | {word.text.casefold()}
    return frozenset((word.text.casefold(),))


def _modality(lemmas: Sequence[Forms], lexicon: Lexicon) -> str:
    """The modality of the cue, empty when no word of it is known."""
    for phrase, modality in lexicon.modality_phrases:
        if _find(lemmas, phrase):
            return modality
    found = [
        lexicon.modality_of[form]
        for forms in lemmas
        for form in sorted(forms & lexicon.modality_of.keys())
    ]
    # "used the speech to accuse": the last word with a meaning is the verb of saying
    return found[-1] if found else ""


def _find(lemmas: Sequence[Forms], phrase: Phrase) -> bool:
    """Whether the words of `phrase` stand in order, at most one other word between two of them."""
    for start in range(len(lemmas)):
        place = start if phrase[0] in lemmas[start] else -1
        for word in phrase[1:]:
            if place < 0:
                break
            near = [
                n for n in (1, 2) if word in frozenset().union(*lemmas[place + n : place + n + 1])
            ]
            place = place + near[0] if near else -1
        if place >= 0:
            return True
    return False
