"""Attributions around a word of stance that the tagger missed, one finder for each construction.

- active: "both deny it", "a fraud they deny", "and dismissed the report";
- agent: "a claim denied by X and dismissed by Y", "claims that Z were rejected by X";
- echo: "and so does the harbour master", "as did his dealer";
- nominal: "despite denials from X", "X's denial that", "the story brought a denial from X".

A content that is not in the sentence of the word ("despite denials from X, inspectors believe Z") is
that of the attribution it answers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import complement, nominal, phrase, span_of, subject
from claimtrack.attribution.stance_words import Use, uses
from claimtrack.attribution.standalone import Draft
from claimtrack.encoder.quotation import MARKS
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import Places, Span, Spans, overlap

_CONFIDENCE = 0.75
_BE = frozenset(("be", "get"))
_AND_BY = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)by\s+")
_ECHO = frozenset(("do", "have", "be"))
_GIVE = frozenset(
    "issue repeat make release publish reiterate give send deliver offer post".split()
)
_BRING = frozenset("bring draw prompt trigger provoke spark meet elicit earn".split())
_WHICH = frozenset(("which", "that"))
_DENIALS = frozenset(("denies", "dismisses", "disputes", "rejects"))


def add_frames(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts, scraps of content made whole, with those that words of stance show and no cue covers.

    What is said inside a quotation is left to the quotation's own speaker.
    """
    out = [
        part
        for draft in drafts
        if not _only_opens(document, draft)
        for part in _by_each(document, _whole(document, draft))
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
            if use.held or overlap(around, (cue,)):
                continue
            earlier = document.sentences[max(0, number - 1)].start
            near = found.near(((max(0, earlier - 1), sentence.end),))
            made = _made(document, number, use, near)
            spans = [span for new in made for span in new.content]
            found.drop(draft for draft in found.near(spans) if _replaced(draft, made))
            found.add(made)
        found.add(list(_echoes(document, number, found.near(((sentence.start, sentence.end),)))))
    return found.all()


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


def _whole(document: Document, draft: Draft) -> Draft:
    return _with_object(document, _whole_source(document, _whole_content(document, draft)))


def _made(document: Document, number: int, use: Use, drafts: list[Draft]) -> list[Draft]:
    sentence = document.sentences[number]
    finders: tuple[Callable[[Sentence, Use], Draft | None], ...] = (
        (_nominal,) if use.noun else (_agent, _bare_passive, _active)
    )
    for finder in finders:
        found = finder(sentence, use)
        if found is None:
            continue
        if not found.content:
            answered = _answered(document, number, found, drafts)
            if not answered:
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


def _draft(content: Spans, source: Spans, cue: Spans) -> Draft:
    return Draft(content, source, cue, _CONFIDENCE, "agent")


def answers(document: Document, draft: Draft) -> bool:
    """Whether the draft denies what was said before: "denied it", "rejected the claim"."""
    for number in document.overlapping(draft.cue)[:1]:
        sentence = document.sentences[number]
        taken = [use for use in uses(sentence) if overlap(draft.cue, (_span(sentence, use),))]
        if not any(use.stance in _DENIALS and not use.held for use in taken):
            return False
        words = [sentence.words[i] for span in draft.content for i in sentence.at(*span)][:4]
        back = bool(words) and (_points(words[0]) or words[0].text.casefold() in _WHICH)
        return back or any(word.bases & report_words().assertion_nouns for word in words)
    return False


# -- verbs


def _agent(sentence: Sentence, use: Use) -> Draft | None:
    """ "... denied by X": what is denied is the passive subject, or the noun the participle describes."""
    by = _by(sentence, use)
    if by < 0:
        return None
    head = _noun_after(sentence, by + 1)
    content = _described(sentence, use.first)
    if head < 0 or content is None:
        return None
    first, last = phrase(sentence, head, after=by)
    cue = span_of(sentence, use.first, by)
    return _draft((content,), (span_of(sentence, first, last),), (cue,))


def _by(sentence: Sentence, use: Use) -> int:
    """The "by" right behind the verb, -1 if there is none."""
    by = use.last + 1
    while by < len(sentence.words) and sentence.words[by].upos == "ADV":
        by += 1
    found = by + 1 < len(sentence.words) and sentence.words[by].text.casefold() == "by"
    return by if found else -1


def _bare_passive(sentence: Sentence, use: Use) -> Draft | None:
    """ "The story was later denied": nobody is named; the subject must be an assertion."""
    before = [sentence.words[index] for index in range(max(0, use.first - 3), use.first)]
    if not any(word.bases & _BE for word in before):
        return None
    under = [i for i in sentence.children(use.head, "nsubj:pass", "nsubj") if i < use.head]
    if under and not _is_assertion(sentence, under[-1]):
        return None  # "officials who made statements of support were mocked"
    content = _described(sentence, use.first)
    return None if content is None else _draft((content,), (), (_span(sentence, use),))


def _active(sentence: Sentence, use: Use) -> Draft | None:
    words = sentence.words
    gerund = words[use.head].text.casefold().endswith("ing")
    before = words[max(0, use.first - 2) : use.first]
    if not gerund and any(word.bases & _BE and word.upos == "AUX" for word in before):
        return None
    if _by(sentence, use) >= 0:
        return None
    head = subject(sentence, use.head)
    if head < 0:
        return None
    first, last = _whole_name(sentence, *phrase(sentence, head, until=use.first - 1))
    first, split = _behind_assertion(sentence, first, last)
    if last >= use.first or not nominal(words[head]):
        return None
    source = (span_of(sentence, first, last),)
    cue = (_span(sentence, use),)
    if use.stance == "declines_comment" or use.idiom:
        return _draft((), source, cue)
    behind = complement(sentence, use.last, use.head)
    if behind is not None and words[behind[0]].text.casefold() != "as":
        if use.statement and not _is_statement(sentence, *behind):
            return None
        return _draft((span_of(sentence, *_object(sentence, *behind)),), source, cue)
    fronted = _object_before(sentence, first)
    told = split or (fronted is not None and _is_assertion(sentence, first - 1))
    if use.statement and not told:
        return None
    return None if fronted is None else _draft((fronted,), source, cue)


def _is_assertion(sentence: Sentence, index: int) -> bool:
    return bool(sentence.words[index].bases & report_words().assertion_nouns)


def _behind_assertion(sentence: Sentence, first: int, last: int) -> tuple[int, bool]:
    """ "an assertion founder Mei Lin denies": the subject begins behind the noun of assertion."""
    for index in range(first + 1, last):
        article = sentence.words[index - 1].text.casefold() in ("a", "an")
        if article and _is_assertion(sentence, index):
            return index + 1, True
    return first, False


def _object(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """ "it on Sunday" is the pronoun alone."""
    word = sentence.words[first]
    return (
        (first, first) if word.upos == "PRON" and _points(word) and last > first else (first, last)
    )


def _is_statement(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the object is something said: a noun of assertion, a pronoun, a clause."""
    words = sentence.words[first : last + 1]
    if words[0].upos == "SCONJ" or _points(words[0]) or words[0].text.casefold() == "that":
        return True
    return any(word.bases & report_words().assertion_nouns for word in words[:6])


def _points(word: Word) -> bool:
    return word.text.casefold() in ("it", "this", "that", "these", "those", "them")


def _whole_name(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The phrase with all words of a name it begins in, where the tree cut one."""
    for name in sentence.names:
        inside = sentence.at(name.start, name.end)
        if inside and inside[0] <= last < inside[-1]:
            last = inside[-1]
        if inside and inside[0] < first <= inside[-1]:
            first = inside[0]
    return first, last


def _object_before(sentence: Sentence, subject_first: int) -> Span | None:
    """ "a fraud they deny", "which Moscow denies": the noun or relative before the subject."""
    index = subject_first - 1
    if index < 0:
        return None
    word = sentence.words[index]
    if word.text.casefold() in _WHICH:
        return word.start, word.end
    if word.upos not in ("NOUN", "PROPN"):
        return None
    return span_of(sentence, *phrase(sentence, index, until=index))


def _described(sentence: Sentence, verb: int) -> Span | None:
    """The noun of assertion that a participle, or the first of its coordination, says something of."""
    assertions = report_words().assertion_nouns
    first = verb
    for _ in sentence.words:
        if sentence.words[first].deprel != "conj" or sentence.words[first].head < 0:
            break
        first = sentence.words[first].head
    known = [
        index
        for index in range(first)
        if sentence.words[index].bases & assertions
        and sentence.words[index].upos in ("NOUN", "PROPN", "VERB")
    ]
    if not known:
        return None
    adjacent = known[-1] == first - 1
    last = known[-1] if adjacent else _before_auxiliaries(sentence, first)
    begin = known[-1] if adjacent else _clause_noun(sentence, known, first)
    low, _ = phrase(sentence, begin, until=begin)
    return span_of(sentence, low, max(begin, last))


def _clause_noun(sentence: Sentence, known: list[int], verb: int) -> int:
    """The first noun of assertion behind the last comma before the verb."""
    commas = [index for index in range(verb) if sentence.words[index].text in (",", ";", ":")]
    behind = [index for index in known if not commas or index > commas[-1]]
    return behind[0] if behind else known[-1]


def _before_auxiliaries(sentence: Sentence, verb: int) -> int:
    last = verb - 1
    while last > 0 and sentence.words[last].upos in ("AUX", "ADV", "PART", "PUNCT"):
        last -= 1
    return last


def _noun_after(sentence: Sentence, start: int) -> int:
    """The head of the noun phrase that begins at `start`."""
    last = -1
    for index in range(start, len(sentence.words)):
        word = sentence.words[index]
        if word.upos in ("NOUN", "PROPN", "PRON", "NUM"):
            last = index
        elif word.text in ("'s", "’s", "'", "’") or word.upos in ("DET", "ADJ"):
            continue
        else:
            break
    return last


# -- nouns


def _nominal(sentence: Sentence, use: Use) -> Draft | None:
    """ "X's denial of Y", "denials from X that Z"; without a holder it is another matter (self-denial)."""
    words = sentence.words
    noun = use.head
    if noun and words[noun - 1].text == "-":
        return None
    first_behind = noun + 1
    source: Spans = ()
    if first_behind < len(words) and words[first_behind].text.casefold() in ("from", "by"):
        head = _noun_after(sentence, first_behind + 1)
        if head >= 0:
            first, last = phrase(sentence, head, after=first_behind, until=head)
            source = (span_of(sentence, first, last),)
            first_behind = last + 1
    source = source or _possessor(sentence, noun) or _giver(sentence, noun)
    if not source:
        return None
    content = _told(sentence, first_behind) or _brought(sentence, noun)
    return _draft(content, source, (_span(sentence, use),))


def _possessor(sentence: Sentence, noun: int) -> Spans:
    """ "the Kremlin's", "his" before the noun."""
    words = sentence.words
    for index in range(noun - 1, max(-1, noun - 4), -1):
        text = words[index].text.casefold()
        if text in ("'s", "’s", "'", "’") and index:
            low, _ = phrase(sentence, index - 1, until=index - 1)
            return (span_of(sentence, low, index - 1),)
        if words[index].upos == "PRON" and "Poss=Yes" in words[index].feats:
            return (_word_span(sentence, index),)
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


# -- what is answered


def _answered(document: Document, number: int, own: Draft, drafts: list[Draft]) -> Spans:
    """The content of the attribution that `own` answers: in its sentence, else the last before."""
    sentence = document.sentences[number]
    others = [draft for draft in drafts if draft.source != own.source and draft.content]
    here = [draft for draft in others if sentence.start <= draft.content[0][0] < sentence.end]
    if here:
        return _clear_of(document, here[0].content, own.cue[0][0])
    earlier = document.sentences[number - 1].start if number else 0
    before = [draft for draft in others if earlier <= draft.content[-1][1] <= sentence.start + 1]
    return max(before, key=lambda draft: draft.content[-1][1]).content if before else ()


def _echoes(document: Document, number: int, drafts: list[Draft]) -> Iterator[Draft]:
    """ "and so does the harbour master", "as did his dealer": the stance of the draft before, shared."""
    sentence = document.sentences[number]
    words = sentence.words
    places = [index for index in range(1, len(words) - 2) if _opens_echo(words, index)]
    if not places:
        return
    taken = tuple(_span(sentence, use) for use in uses(sentence) if not use.held)
    stances = [draft for draft in drafts if overlap(draft.cue, taken)]
    for index in places:
        head = _noun_after(sentence, index + 2)
        given = [draft for draft in stances if draft.cue[-1][1] <= words[index].start]
        cue = span_of(sentence, index, index + 1)
        if head < 0 or not given or any(overlap(draft.cue, (cue,)) for draft in drafts):
            continue
        first, last = phrase(sentence, head, after=index + 1)
        yield _draft(given[-1].content, (span_of(sentence, first, last),), (cue,))


def _opens_echo(words: tuple[Word, ...], index: int) -> bool:
    opens = words[index].text.casefold() in ("so", "as")
    return opens and bool(words[index + 1].bases & _ECHO) and words[index + 1].upos != "PUNCT"


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
    if sentence.words[inside[0]].text.casefold() != "as":
        return _with_named(sentence, inside, draft)
    for use in uses(sentence):
        if use.noun or not overlap(draft.cue, (_span(sentence, use),)):
            continue
        for finder in (_agent, _bare_passive, _active):
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
    naming = any(word.bases & report_words().naming for word in cue)
    if not naming or any(words[index].upos in ("NOUN", "PROPN", "VERB") for index in inside[1:]):
        return draft
    behind = range(inside[-1] + 1, min(inside[-1] + 5, len(words)))
    noun = next((index for index in behind if words[index].upos in ("NOUN", "VERB")), -1)
    if noun < 0 or not _is_assertion(sentence, noun):
        return draft
    if any(
        words[index].upos not in ("DET", "ADJ", "PRON") for index in range(inside[-1] + 1, noun)
    ):
        return draft
    found = complement(sentence, inside[-1], noun)
    return (
        draft
        if found is None
        else replace(draft, content=((draft.content[0][0], words[found[1]].end),))
    )


def _only_opens(document: Document, draft: Draft) -> bool:
    """Whether the content is but the "that" of a clause the tagger gave to another cue."""
    text = " ".join(document.text[start:end] for start, end in draft.content)
    if text.casefold() != "that":
        return False
    number = (document.overlapping(draft.content) or [0])[0]
    sentence = document.sentences[number]
    return any(sentence.words[i].upos == "SCONJ" for i in sentence.at(*draft.content[0]))


def _clear_of(document: Document, content: Spans, cue: int) -> Spans:
    """The content up to the comma before the cue, where it runs over it: "that Z, despite his denial"."""
    start, end = content[0]
    if not start < cue < end:
        return content
    comma = document.text.rfind(",", start, cue)
    return ((start, comma if comma > start else cue),)


def _whole_source(document: Document, draft: Draft) -> Draft:
    """The source with all words of the name it begins, and none where it holds no noun."""
    if not draft.source:
        return draft
    number = (document.overlapping(draft.source) or [0])[0]
    sentence = document.sentences[number]
    words = [sentence.words[place] for span in draft.source for place in sentence.at(*span)]
    if words and all(word.upos in ("AUX", "VERB", "ADV") for word in words):
        return replace(draft, source=())
    start, end = draft.source[-1]
    if words and all(word.upos == "DET" for word in words):
        head = _noun_after(sentence, sentence.words.index(words[-1]) + 1)
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


def _by_each(document: Document, draft: Draft) -> list[Draft]:
    """A draft for each agent of "denied by Rome, by Athens and by the fair's secretary"."""
    if len(draft.source) != 1 or not draft.cue:
        return [draft]
    start, end = draft.source[0]
    further = _AND_BY.match(document.text, end)
    if further is not None:  # "rejected by her university and by the journal"
        number = (document.overlapping(draft.source) or [0])[0]
        sentence = document.sentences[number]
        behind = [i for i, word in enumerate(sentence.words) if word.start >= further.end()]
        head = _noun_after(sentence, behind[0]) if behind else -1
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
    if len(inside) != 1 or sentence.words[inside[0]].upos != "DET":
        return draft
    if sentence.words[inside[0]].text.casefold() not in ("a", "an", "the"):
        return draft
    head = _noun_after(sentence, inside[0] + 1)
    if head < 0:
        return draft
    return replace(draft, content=(span_of(sentence, inside[0], head),))


def _span(sentence: Sentence, use: Use) -> Span:
    return span_of(sentence, use.first, use.last)


def _word_span(sentence: Sentence, index: int) -> Span:
    return span_of(sentence, index, index)
