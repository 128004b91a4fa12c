"""Scraps that the tagger gives as a source or a content, made whole by the tree."""

import re
from dataclasses import replace
from itertools import pairwise

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import complement, phrase, span_of
from claimtrack.attribution.stance_words import uses
from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.verb_frames import (
    active,
    agent,
    bare_passive,
    is_assertion,
    noun_after,
    span_of_use,
)
from claimtrack.encoder.quotation import MARKS
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import overlap

_LONGEST = 6  # words of a judgement: "as utter speculation"
_OPENING = 4  # words of the sentence before a verb that opens it: "After at first denying"
_OCCASION = re.compile(r"(?:when|after|while|before)\b")
_AND_BY = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)by\s+")


def whole(document: Document, draft: Draft) -> Draft:
    """The draft with a source and a content that are more than a scrap."""
    draft = _without_occasion(document, draft)
    draft = _whole_source(document, _whole_content(document, draft))
    return _with_object(document, _with_passive_subject(document, draft))


def _without_occasion(document: Document, draft: Draft) -> Draft:
    """`"No," she said *when asked about it*`: the occasion behind a quotation and its cue is not said."""
    text = document.text
    if len(draft.content) < 2 or not draft.cue or text[draft.content[0][0]] not in MARKS:
        return draft
    end = draft.cue[-1][1]
    kept = tuple(
        (start, stop)
        for start, stop in draft.content
        if text[end:start].strip() or start < end or not _OCCASION.match(text, start, stop)
    )
    return replace(draft, content=kept) if kept else draft


def _with_object(document: Document, draft: Draft) -> Draft:
    """A content that is but a judgement, joined with what it judges.

    "Denied by X and dismissed by Y *as a trick*", "a story officials dismiss *as fantasy*", "branded as
    *ludicrous* a claim that ...".
    """
    if len(draft.content) != 1 or not draft.cue:
        return draft
    number = (document.overlapping(draft.cue) or [0])[0]
    sentence = document.sentences[number]
    inside = sentence.at(*draft.content[0])
    if not inside:
        return draft
    named = _with_named(sentence, inside, draft)
    if sentence.words[inside[0]].text.casefold() != "as" or named is not draft:
        return named
    for use in uses(sentence):
        if use.noun or not overlap(draft.cue, (span_of_use(sentence, use),)):
            continue
        for finder in (agent, bare_passive, active):
            found = finder(sentence, use)
            if found is None or not found.content or overlap(found.content, draft.content):
                continue
            cut = not draft.source or overlap(draft.source, found.content)
            source = found.source if cut else draft.source
            return replace(draft, content=(*found.content, *draft.content), source=source)
    return draft


def _with_named(sentence: Sentence, inside: list[int], draft: Draft) -> Draft:
    words = sentence.words
    cue = [words[index] for span in draft.cue for index in sentence.at(*span)]
    before = words[inside[0] - 1].text.casefold() if inside[0] else ""
    judged = "as" in (before, words[inside[0]].text.casefold()) and len(inside) < _LONGEST
    naming = any(word.bases & report_words().naming for word in cue)
    if not judged and (
        not naming or any(words[index].upos in ("NOUN", "PROPN", "VERB") for index in inside[1:])
    ):
        return draft
    behind = range(inside[-1] + 1, min(inside[-1] + 5, len(words)))
    if judged and not any(words[index].upos == "DET" for index in behind[:2]):
        return draft
    noun = next((index for index in behind if words[index].upos in ("NOUN", "VERB")), -1)
    if noun < 0 or not is_assertion(sentence, noun):
        return draft
    if any(
        words[index].upos not in ("DET", "ADJ", "PRON", "PUNCT")
        for index in range(inside[-1] + 1, noun)
    ):
        return draft
    found = complement(sentence, inside[-1], noun)
    return (
        draft
        if found is None
        else replace(draft, content=((draft.content[0][0], words[found[1]].end),))
    )


def only_opens(document: Document, draft: Draft) -> bool:
    """Whether the content is but the "that" of a clause the tagger gave to another cue, or nothing is
    said in it."""
    if _appoints(document, draft):
        return True
    text = " ".join(document.text[start:end] for start, end in draft.content)
    if text.casefold() != "that":
        return False
    number = (document.overlapping(draft.content) or [0])[0]
    sentence = document.sentences[number]
    return any(sentence.words[i].upos == "SCONJ" for i in sentence.at(*draft.content[0]))


def _appoints(document: Document, draft: Draft) -> bool:
    """ "He appointed Rubio to lead those talks" tells nobody's words."""
    verbs = [
        sentence.words[index]
        for number in document.overlapping(draft.cue)
        for sentence in document.sentences[number : number + 1]
        for span in draft.cue
        for index in sentence.at(*span)
        if sentence.words[index].upos == "VERB"
    ]
    return bool(verbs) and all(word.bases & report_words().appointing for word in verbs)


def _whole_source(document: Document, draft: Draft) -> Draft:
    """The source with all words of the name it begins, and none where it holds no noun."""
    if not draft.source:
        return _with_subject_ahead(document, draft)
    number = (document.overlapping(draft.source) or [0])[0]
    sentence = document.sentences[number]
    words = [sentence.words[place] for span in draft.source for place in sentence.at(*span)]
    if words and all(word.upos in ("AUX", "VERB", "ADV") for word in words):
        return replace(draft, source=())
    start, end = draft.source[-1]
    if words and all(word.upos == "DET" for word in words):
        head = noun_after(sentence, sentence.words.index(words[-1]) + 1)
        end = sentence.words[head].end if head >= 0 else end
    for name in sentence.names:
        if name.start < end < name.end and not overlap(draft.cue, ((name.start, name.end),)):
            end = name.end
    following = [word for word in sentence.words if word.start >= end]
    for word in following if words and words[-1].upos == "PROPN" else []:
        if word.upos != "PROPN" or document.text[end : word.start] != " ":
            break
        end = word.end
    return replace(draft, source=(*draft.source[:-1], (start, end)))


def _with_subject_ahead(document: Document, draft: Draft) -> Draft:
    """ "Having at first denied it, the judge conceded that ...": who denied is the subject that follows."""
    numbers = document.overlapping(draft.cue)
    if len(numbers) != 1 or not draft.content:
        return draft
    sentence = document.sentences[numbers[0]]
    cue = [index for span in draft.cue for index in sentence.at(*span)]
    first = sentence.words[: cue[0] + 1] if cue and cue[0] < _OPENING else ()
    if not any(word.text.casefold().endswith("ing") for word in first):
        return draft
    end = max(draft.content[-1][1], draft.cue[-1][1])
    for index, word in enumerate(sentence.words):
        if word.start < end or not word.deprel.startswith("nsubj"):
            continue
        first_word, last_word = phrase(sentence, index, until=index)
        if first_word and sentence.words[first_word - 1].text == ",":
            return replace(draft, source=(span_of(sentence, first_word, last_word),))
        break
    return draft


def _with_passive_subject(document: Document, draft: Draft) -> Draft:
    """ "The claim that P was disputed by X": the claim, where the content is a scrap of its clause."""
    numbers = document.overlapping(draft.cue)
    if len(numbers) != 1 or not draft.content or not draft.source:
        return draft
    sentence = document.sentences[numbers[0]]
    for use in uses(sentence):
        if use.noun or not overlap(draft.cue, (span_of_use(sentence, use),)):
            continue
        found = agent(sentence, use)
        if found is None or draft.content[-1][1] > draft.cue[0][0]:
            continue
        (own,) = found.content
        inside = own[0] < draft.content[0][0] and draft.content[-1][1] <= own[1]
        if inside and overlap(found.source, draft.source):
            return replace(draft, content=found.content)
    return draft


def by_each(document: Document, draft: Draft) -> list[Draft]:
    """A draft for each agent of "denied by Rome, by Athens and by the fair's secretary"."""
    gaps = [document.text[one[1] : two[0]] for one, two in pairwise(draft.source)]
    if draft.cue and gaps and all(_AND_BY.fullmatch(gap) for gap in gaps):
        return [replace(draft, source=(span,)) for span in draft.source]
    if len(draft.source) != 1 or not draft.cue:
        return [draft]
    start, end = draft.source[0]
    further = _AND_BY.match(document.text, end)
    if further is not None:  # "rejected by her university and by the journal"
        number = (document.overlapping(draft.source) or [0])[0]
        sentence = document.sentences[number]
        behind = [i for i, word in enumerate(sentence.words) if word.start >= further.end()]
        head = noun_after(sentence, behind[0]) if behind else -1
        if head >= 0:
            end = sentence.words[head].end
    parts = [match.span() for match in _AND_BY.finditer(document.text, start, end)]
    if not parts:
        return [draft]
    starts = [start, *(stop for _, stop in parts)]
    ends = [*(begin for begin, _ in parts), end]
    return [replace(draft, source=(span,)) for span in zip(starts, ends, strict=True)]


def _whole_content(document: Document, draft: Draft) -> Draft:
    """A content that is only an article ("a" of "a claim") made the phrase it begins."""
    numbers = document.overlapping(draft.content)
    if not draft.content or len(numbers) != 1:
        return draft
    sentence = document.sentences[numbers[0]]
    inside = sentence.at(*draft.content[0])
    if len(inside) != 1:
        return draft
    if sentence.words[inside[0]].upos == "VERB" and sentence.words[inside[0]].xpos == "VBG":
        return _with_objects(sentence, inside[0], draft)
    if is_assertion(sentence, inside[0]):
        return _with_clause(sentence, inside[0], draft)
    if sentence.words[inside[0]].upos != "DET":
        return draft
    if sentence.words[inside[0]].text.casefold() not in ("a", "an", "the"):
        return draft
    head = noun_after(sentence, inside[0] + 1)
    if head < 0:
        return draft
    return replace(draft, content=(span_of(sentence, inside[0], head),))


def _with_objects(sentence: Sentence, gerund: int, draft: Draft) -> Draft:
    """ "Bullying" of "denies bullying two gymnasts" made the whole clause."""
    if not any(sentence.children(gerund, "obj", "obl", "xcomp", "ccomp")):
        return draft
    found = complement(sentence, gerund, gerund)
    if found is None or sentence.words[found[0]].start < sentence.words[gerund].end:
        return draft
    span = span_of(sentence, gerund, found[1])
    return draft if overlap(draft.cue, (span,)) else replace(draft, content=(span,))


def _with_clause(sentence: Sentence, noun: int, draft: Draft) -> Draft:
    """ "Claims" of the headline "MI5 rejects claims it missed warning" with what they say."""
    words = sentence.words
    if noun + 2 >= len(words) or words[noun + 1].upos not in ("PRON", "PROPN", "DET", "SCONJ"):
        return draft
    found = complement(sentence, noun - 1, noun)
    clause = found is not None and any(
        words[index].upos in ("VERB", "AUX") for index in range(noun + 1, found[1] + 1)
    )
    whole = span_of(sentence, noun, found[1]) if found is not None else (0, 0)
    if not clause or overlap((*draft.cue, *draft.source), (whole,)):
        return draft
    return replace(draft, content=(whole,))
