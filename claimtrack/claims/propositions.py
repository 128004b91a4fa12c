"""From an attribution's content to a proposition: the words that say what is claimed, by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.content import Content, is_gerund
from claimtrack.claims.innocence import affirmed, past_of
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.naming import Antecedents, Edit, Named, named_edits
from claimtrack.encoder.quotation import DOUBLE, MARKS
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_OPENERS = frozenset(("that", "whether", "if"))
_EDGE = " \t,;:—–-"
_ATTITUDES = frozenset(("suspects", "predicts", "alleges", "suggests"))
_SOFT = frozenset(("any", "all", "ever", "a", "an", "some"))
_SUBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
_LINKS = frozenset(("of", "for", "over"))


@dataclass(frozen=True, slots=True)
class Proposition:
    """`text` stands alone; `content` is where its words are; `modality` is set where the content
    itself says how firmly it is held ("it suspects Ukraine was linked ...")."""

    text: str
    content: Spans
    modality: str = ""


def proposition(
    document: Document,
    spans: Spans,
    content: Content,
    speaker: Named,
    lexicon: Lexicon,
    others: Antecedents,
    *,
    denied: bool = False,
    accusing: bool = False,
    cleared: bool = False,
) -> Proposition:
    """The proposition of a content: without "that", marks, "claims that" or "it suspects".

    `others` tells whom "he" and "she" mean.
    `denied` where the speaker denies it ("denied taking bribes": the speaker took bribes), `accusing`
    where the content is that of an accusation ("Rwanda of arming the rebels"), `cleared` where it says
    that it is not so ("she never held shares": she held shares).
    """
    words, modality = _without_attitude(_claimed(content), lexicon)
    if len(words) > 2 and words[0].text.casefold() in _OPENERS:
        words = words[1:]
    if words and words[0] is not content.words[0]:
        spans = _after(spans, words[0].start)
    if words and words[-1] is not content.words[-1]:
        spans = _before(spans, words[-1].end)
    if not spans:
        spans = ((content.words[0].start, content.words[-1].end),) if content.words else ()
    edits = named_edits(document, words, speaker, others)
    if cleared:
        edits += affirmed(words, lexicon)
    if content.noun < 0 or (
        content.told
        and words[0] is not content.words[0]
        and content.words[content.noun].bases & lexicon.accusing
    ):  # "reports of missing gold" tell of no deed of the denier's
        edits += _restated(words, speaker, lexicon, others, denied=denied, accusing=accusing)
    pieces = [_edited(document.text, span, edits) for span in spans]
    quoted = all(piece.lstrip()[:1] in MARKS for piece in pieces)
    text = " … ".join(map(_bare, pieces)) if quoted else _bare(" ".join(pieces))
    return Proposition(text, spans, modality)


def _claimed(content: Content) -> tuple[Word, ...]:
    """The words of the claim; "the report" of "the report as false"."""
    if content.told and [word.text.casefold() for word in content.told[:2]] == ["not", "guilty"]:
        return content.told[3:] or content.told
    if content.told:
        return content.told
    if content.judgement is None or content.noun < 0:
        return content.words
    behind = [
        place + 1
        for place, word in enumerate(content.words[: content.noun])
        if word.text.casefold() == content.evaluation.split()[-1]
    ]
    if behind:  # "no basis for the abuse claim"
        first = behind[-1]
        while first < content.noun and content.words[first].upos in ("ADP", "DET"):
            first += 1
        return content.words[first : content.noun + 1]
    end = content.noun + 1
    while (
        end < len(content.words)
        and not _closes(content.words[end], content.evaluation)
        and content.words[end].start - content.words[end - 1].end < 2  # a mark opens the judgement
    ):
        end += 1  # "the story about the missing millions" was a lie
    return content.words[:end]


def _closes(word: Word, evaluation: str) -> bool:
    text = word.text.casefold()
    return text in ("as", *evaluation.split()) or word.upos in (
        "AUX",
        "VERB",
        "PRON",
        "SCONJ",
        "ADV",
    )


def _edited(text: str, span: tuple[int, int], edits: Sequence[Edit]) -> str:
    out, place = [], span[0]
    for start, end, new in sorted(edits):
        if start >= place and end <= span[1]:
            out += [text[place:start], new]
            place = end
    return "".join([*out, text[place : span[1]]])


def _restated(
    words: Sequence[Word],
    speaker: Named,
    lexicon: Lexicon,
    others: Antecedents,
    *,
    denied: bool,
    accusing: bool,
) -> list[Edit]:
    """Edits that make a sentence of "taking bribes", "any role in it", "Rwanda of arming rebels"."""
    first = 0
    while first + 1 < len(words) and words[first].text.casefold() in _SOFT:
        first += 1
    if accusing:
        return _accused(words, speaker, lexicon, others)
    if not words or not speaker.name:
        return []
    if words[0].text.casefold() == "to" and len(words) > 2:
        had = {"have": "had", "be": "was"}.get(words[1].text.casefold())
        return [(words[0].start, words[1].end, f"{speaker.name} {had}")] if had else []
    start = words[0].start
    if is_gerund(words[first]) and len(words) > first + 1:
        past = _past(words[first], speaker.plural, lexicon)
        return [(start, words[first].end, f"{speaker.name} {past}")]
    if not denied or any("VerbForm=Fin" in word.feats for word in words[:6]):
        return []
    head = next((word for word in words if word.bases & lexicon.acts), None)
    if head is None or words.index(head) > 3:
        return []
    if head.bases & lexicon.committed:
        return [(start, words[first].start, f"{speaker.name} committed ")]
    if head.bases & lexicon.had:
        return [(start, words[first].start, f"{speaker.name} had ")]
    return []


def _whom(word: Word, others: Antecedents) -> str:
    """ "Accused him of selling grades": the person who is meant, else the pronoun as a subject."""
    pronoun = _SUBJECTS.get(word.text.casefold(), "")
    return pronoun and (others(pronoun, word.start) or pronoun)


def _accused(
    words: Sequence[Word], speaker: Named, lexicon: Lexicon, others: Antecedents
) -> list[Edit]:
    """ "Rwanda of arming the rebels" -> "Rwanda armed the rebels"; a bare gerund is the speaker's."""
    if words and is_gerund(words[0]):
        past = _past(words[0], speaker.plural, lexicon)
        return [(words[0].start, words[0].end, f"{speaker.name or 'somebody'} {past}")]
    for place in range(1, len(words) - 1):
        if words[place].upos in ("VERB", "AUX") and "VerbForm=Fin" in words[place].feats:
            break  # "that the banker laundered money through a string of farms" is a sentence
        if any(word.upos == "NUM" for word in words[:place]):
            break  # "14 counts of fraud"
        apart = words[place].start - words[place - 1].end > 1
        if apart and is_gerund(words[place]):  # "Rexcor has been accused of | bribing officials"
            plural = "Number=Plur" in words[place - 1].feats
            return [(words[place].start, words[place].end, _past(words[place], plural, lexicon))]
        if words[place].text.casefold() in _LINKS:
            following = words[place + 1]
            if is_gerund(following):
                who = _whom(words[0], others) if place == 1 else None
                if who:
                    past = _past(following, False, lexicon)
                    return [(words[0].start, following.end, f"{who} {past}")]
                plural = "Number=Plur" in words[place - 1].feats
                past = _past(following, plural, lexicon)
                return [(words[place].start, following.end, past)]
            verb = "are" if "Number=Plur" in words[place - 1].feats else "is"
            blamed = words[place].text.casefold() != "of"
            link = f"{verb} to blame for" if blamed else f"{verb} guilty of"
            return [(words[place].start, words[place].end, link)]
    return []


def _past(word: Word, plural: bool, lexicon: Lexicon) -> str:
    """The past tense of a verb in -ing; "having done" is "had done", "being" is "was"."""
    text = word.text.casefold()
    known = sorted(form for form in word.bases if form in lexicon.past)
    base = known[0] if known else word.lemma.casefold()
    if base == "be":
        return "were" if plural else "was"
    if base == text:  # the lemmatizer did not know it
        base = text.removesuffix("ing")
    if known or base[-1:] in ("e", "y"):
        return past_of(base, lexicon)
    return text.removesuffix("ing") + "ed"


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
