"""Frames of nouns of stance: "despite denials from X", "X's denial that", "the story drew a denial"."""

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import phrase, span_of, subject
from claimtrack.attribution.stance_words import Use
from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.verb_frames import drafted, noun_after, span_of_use
from claimtrack.language.document import Sentence
from claimtrack.spans import Spans

_GIVE = frozenset(
    "issue repeat make release publish reiterate give send deliver offer post".split()
)
_BRING = frozenset("bring draw prompt trigger provoke spark meet elicit earn".split())


def nominal_frame(sentence: Sentence, use: Use) -> Draft | None:
    """ "X's denial of Y", "denials from X that Z"; without a holder it is another matter (self-denial)."""
    words = sentence.words
    noun = use.head
    if noun and words[noun - 1].text == "-":
        return None
    first_behind = noun + 1
    source: Spans = ()
    if first_behind < len(words) and words[first_behind].text.casefold() in ("from", "by"):
        head = noun_after(sentence, first_behind + 1)
        if head >= 0:
            first, last = phrase(sentence, head, after=first_behind, until=head)
            source = (span_of(sentence, first, last),)
            first_behind = last + 1
    source = source or _possessor(sentence, noun) or _giver(sentence, noun)
    if not source:
        return None
    content = _told(sentence, first_behind) or _brought(sentence, noun)
    if use.stance == "confirms" and not content:
        return None  # "the chairman's confirmation" may be an appointment
    return drafted(content, source, (span_of_use(sentence, use),))


def _possessor(sentence: Sentence, noun: int) -> Spans:
    """ "the Kremlin's", "his" before the noun."""
    words = sentence.words
    for index in range(noun - 1, max(-1, noun - 4), -1):
        text = words[index].text.casefold()
        if text in ("'s", "’s", "'", "’") and index:
            low, _ = phrase(sentence, index - 1, until=index - 1)
            return (span_of(sentence, low, index - 1),)
        if words[index].upos == "PRON" and "Poss=Yes" in words[index].feats:
            return (span_of(sentence, index, index),)
        if words[index].upos not in ("ADJ", "ADV", "NOUN"):
            return ()
    return ()


def _giver(sentence: Sentence, noun: int) -> Spans:
    """ "The school issued a denial": the subject of a verb of giving."""
    for index in range(noun - 1, max(-1, noun - 5), -1):
        if sentence.words[index].bases & _GIVE and sentence.words[index].upos == "VERB":
            head = subject(sentence, index)
            if head >= 0:
                first, last = phrase(sentence, head, until=index - 1)
                if last < index:
                    return (span_of(sentence, first, last),)
    return ()


def _told(sentence: Sentence, start: int) -> Spans:
    """The clause behind "that", or the noun behind "of"; empty when neither begins at `start`."""
    words = sentence.words
    if start >= len(words) or words[start].text.casefold() not in ("that", "of"):
        return ()
    of = words[start].text.casefold() == "of"
    end = start
    for index in range(start + 1, len(words)):
        word = words[index]
        if word.upos == "PUNCT" and word.text not in "-'’":
            break
        if of and word.upos in ("VERB", "AUX") and "VerbForm=Fin" in word.feats:
            break
        if not of and _second_verb(sentence, start, index):
            break
        end = index
    return (span_of(sentence, start + 1 if of else start, end),) if end > start else ()


def _second_verb(sentence: Sentence, start: int, index: int) -> bool:
    """The verb of the sentence behind the clause: "the denial that it had jammed X convinced nobody"."""
    word = sentence.words[index]
    if word.upos != "VERB" or "VerbForm=Fin" not in word.feats:
        return False
    if sentence.words[index - 1].upos not in ("NOUN", "PROPN", "PRON", "ADV"):
        return False
    inside = sentence.words[start + 1 : index]
    return any(w.upos in ("VERB", "AUX") for w in inside) and not any(
        w.text.casefold() in ("who", "which", "that", "and", "or") for w in inside
    )


def _brought(sentence: Sentence, noun: int) -> Spans:
    """ "The allegations brought a denial": what it answers is the subject."""
    for index in range(noun - 1, max(-1, noun - 5), -1):
        if sentence.words[index].bases & _BRING and sentence.words[index].upos == "VERB":
            head = subject(sentence, index)
            if head >= 0 and sentence.words[head].bases & report_words().assertion_nouns:
                return (span_of(sentence, *phrase(sentence, head, until=index - 1)),)
    return ()
