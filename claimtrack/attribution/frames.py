"""Attributions around a word of stance that the tagger missed, and scraps of those it found made whole.

A content that is not in the sentence of the word ("despite denials from X, inspectors believe Z") is
that of the attribution it answers; an echo ("and so does the harbour master", "as did his dealer")
shares that of the draft before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from claimtrack.attribution.clauses import run_on, silences
from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.mending import by_each, only_opens, whole
from claimtrack.attribution.naming_frames import named_by
from claimtrack.attribution.noun_frames import nominal_frame
from claimtrack.attribution.phrases import phrase, span_of
from claimtrack.attribution.stance_words import Use, uses
from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.verb_frames import (
    active,
    agent,
    bare_passive,
    drafted,
    noun_after,
    points,
    span_of_use,
)
from claimtrack.encoder.quotation import MARKS
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import Places, Span, Spans, overlap

_ECHO = frozenset(("do", "have", "be"))
_WHICH = frozenset(("which", "that"))
_SELVES = frozenset(("i", "we", "you", "it", "they", "me", "us", "who", "which", "that"))
_LEAST = 3  # words of an answered content
_DENIALS = frozenset(("denies", "dismisses", "disputes", "rejects"))


def add_frames(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts, scraps of content made whole, with those that words of stance show and no cue covers.

    What somebody says of himself inside a quotation is left to the quotation ("I deny it"); what he says
    of others is an attribution within it ("my brother denies it").
    """
    out = [
        part
        for draft in drafts
        if not only_opens(document, draft)
        for part in by_each(document, whole(document, draft))
    ]
    quoted = [span for draft in out for span in draft.content if document.text[span[0]] in MARKS]
    marked = Places()
    for place, span in enumerate(quoted):
        marked.add(place, (span,))
    found = _Drafts(out)
    for number, sentence in enumerate(document.sentences):
        for use in uses(sentence):
            cue = span_of(sentence, use.first, use.last)
            if any(overlap(draft.cue, (cue,)) for draft in found.near((cue,))):
                continue
            around = [quoted[place] for place in marked.near((cue,))]
            if use.held:
                continue
            earlier = document.sentences[max(0, number - 1)].start
            near = found.near(((max(0, earlier - 1), sentence.end),))
            made = _made(document, number, use, near)
            if overlap(around, (cue,)):
                made = [new for new in made if _of_another(document, new, around)]
            spans = [span for new in made for span in new.content]
            found.drop(draft for draft in found.near(spans) if _replaced(draft, made))
            found.add(made)
        for judged in named_by(sentence):
            if not any(overlap(draft.cue, judged.cue) for draft in found.near(judged.cue)):
                found.add([judged])
        found.add(list(_echoes(document, number, found.near(((sentence.start, sentence.end),)))))
    out = found.all()
    return [run_on(document, draft) for draft in out] + list(silences(document, out))


def _of_another(document: Document, draft: Draft, quoted: list[Span]) -> bool:
    """Whether the words within a quotation are those of somebody other than who is quoted."""
    source = [
        word
        for number in document.overlapping(draft.source)
        for span in draft.source
        for word in document.sentences[number].words
        if span[0] <= word.start < span[1]
    ]
    if not source or not overlap(quoted, draft.source):
        return False
    if source[0].text.casefold() in ("our", "we"):
        return False  # "Our family repudiates it," the letter says
    return len(source) > 1 or source[0].text.casefold() not in _SELVES


class _Drafts:
    """Drafts in the order they came, which those near a sentence are picked from: a long text has
    thousands."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts: dict[int, Draft] = {}
        self._places = Places()
        self._next = 0
        self.add(drafts)

    def add(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            self._drafts[self._next] = draft
            self._places.add(self._next, (*draft.content, *draft.source, *draft.cue))
            self._next += 1

    def near(self, spans: Iterable[Span]) -> list[Draft]:
        numbers = self._places.near(spans)
        return [self._drafts[number] for number in numbers if number in self._drafts]

    def drop(self, drafts: Iterable[Draft]) -> None:
        gone = {id(draft) for draft in drafts}
        if gone:
            self._drafts = {
                number: draft for number, draft in self._drafts.items() if id(draft) not in gone
            }

    def all(self) -> list[Draft]:
        return list(self._drafts.values())


def _made(document: Document, number: int, use: Use, drafts: list[Draft]) -> list[Draft]:
    sentence = document.sentences[number]
    finders: tuple[Callable[[Sentence, Use], Draft | None], ...] = (
        (nominal_frame,) if use.noun else (agent, bare_passive, active)
    )
    for finder in finders:
        found = finder(sentence, use)
        if found is None:
            continue
        if not found.content:
            answered = _answered(document, number, found, drafts)
            if not answered or (
                use.stance == "declines_comment" and document.text[answered[0][0]] in MARKS
            ):
                return []
            found = replace(found, content=answered)
        return [found]
    return []


def _replaced(draft: Draft, made: list[Draft]) -> bool:
    """ "Claims that X were refuted by two hospitals": the claims are not the hospitals'."""
    return any(
        overlap(draft.source, new.source)
        and overlap(draft.cue, new.content)
        and overlap(draft.content, new.content)
        for new in made
    )


def answers(document: Document, draft: Draft) -> bool:
    """Whether the draft denies what was said before: "denied it", "rejected the claim"."""
    for number in document.overlapping(draft.cue)[:1]:
        sentence = document.sentences[number]
        taken = [use for use in uses(sentence) if overlap(draft.cue, (span_of_use(sentence, use),))]
        if not any(use.stance in _DENIALS and not use.held for use in taken):
            return False
        words = [sentence.words[i] for span in draft.content for i in sentence.at(*span)][:4]
        back = bool(words) and (points(words[0]) or words[0].text.casefold() in _WHICH)
        return back or any(word.bases & report_words().assertion_nouns for word in words)
    return False


def _answered(document: Document, number: int, own: Draft, drafts: list[Draft]) -> Spans:
    """The content of the attribution that `own` answers: in its sentence, else the last before."""
    sentence = document.sentences[number]
    others = [
        draft
        for draft in drafts
        if draft.source != own.source and draft.content and not _opened(document, draft, own)
    ]
    here = [draft for draft in others if sentence.start <= draft.content[0][0] < sentence.end]
    if here:
        return _clear_of(document, here[0].content, own.cue[0][0])
    earlier = document.sentences[number - 1].start if number else 0
    before = [draft for draft in others if earlier <= draft.content[-1][1] <= sentence.start + 1]
    return max(before, key=lambda draft: draft.content[-1][1]).content if before else ()


def _opened(document: Document, draft: Draft, own: Draft) -> bool:
    """Whether the draft only tells of `own`: "said he could not comment on it"."""
    start, end = draft.content[0]
    cue = own.cue[0][0]
    return start < cue < end and len(document.text[start:cue].split()) < _LEAST


def _echoes(document: Document, number: int, drafts: list[Draft]) -> Iterator[Draft]:
    """ "and so does the harbour master", "as did his dealer": the stance of the draft before, shared."""
    sentence = document.sentences[number]
    words = sentence.words
    places = [index for index in range(1, len(words) - 2) if _opens_echo(words, index)]
    if not places:
        return
    taken = tuple(span_of_use(sentence, use) for use in uses(sentence) if not use.held)
    stances = [draft for draft in drafts if overlap(draft.cue, taken)]
    for index in places:
        head = noun_after(sentence, index + 2)
        given = [draft for draft in stances if draft.cue[-1][1] <= words[index].start]
        cue = span_of(sentence, index, index + 1)
        if head < 0 or not given or any(overlap(draft.cue, (cue,)) for draft in drafts):
            continue
        first, last = phrase(sentence, head, after=index + 1)
        yield drafted(given[-1].content, (span_of(sentence, first, last),), (cue,))


def _opens_echo(words: tuple[Word, ...], index: int) -> bool:
    opens = words[index].text.casefold() in ("so", "as")
    return opens and bool(words[index + 1].bases & _ECHO) and words[index + 1].upos != "PUNCT"


def _clear_of(document: Document, content: Spans, cue: int) -> Spans:
    """The content up to the comma before the cue, where it runs over it: "that Z, despite his denial"."""
    start, end = content[0]
    if not start < cue < end:
        return content
    comma = document.text.rfind(",", start, cue)
    return ((start, comma if comma > start else cue),)
