"""Frames of verbs of stance: who denies, and what, by the tree.

- active: "both deny it", "a fraud they deny", "and dismissed the report";
- agent: "a claim denied by X and dismissed by Y", "claims that Z were rejected by X";
- bare passive: "the story was later denied".
"""

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import complement, nominal, phrase, span_of, subject
from claimtrack.attribution.stance_words import Use
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Sentence, Word
from claimtrack.spans import Span, Spans

_CONFIDENCE = 0.75
_BE = frozenset(("be", "get"))
_WHICH = frozenset(("which", "that"))


def drafted(content: Spans, source: Spans, cue: Spans) -> Draft:
    """A draft found by the tree."""
    return Draft(content, source, cue, _CONFIDENCE, "agent")


def agent(sentence: Sentence, use: Use) -> Draft | None:
    """ "... denied by X": what is denied is the passive subject, or the noun the participle describes."""
    by = _by(sentence, use)
    if by < 0:
        return None
    head = noun_after(sentence, by + 1)
    content = described(sentence, use.first)
    if head < 0:
        return None
    first, last = phrase(sentence, head, after=by)
    if content is None:
        content = _extraposed(sentence, use, last)
    if content is None:
        return None
    cue = span_of(sentence, use.first, by)
    return drafted((content,), (span_of(sentence, first, last),), (cue,))


def _extraposed(sentence: Sentence, use: Use, last: int) -> Span | None:
    """ "It has been denied by X that P": the clause that "it" stands for."""
    words = sentence.words
    it = any(word.text.casefold() == "it" for word in words[max(0, use.first - 4) : use.first])
    if not it or last + 3 >= len(words) or words[last + 1].text.casefold() != "that":
        return None
    behind = complement(sentence, last, use.head)
    return None if behind is None else span_of(sentence, *behind)


def _by(sentence: Sentence, use: Use) -> int:
    """The "by" right behind the verb, -1 if there is none."""
    by = use.last + 1
    while by < len(sentence.words) and sentence.words[by].upos == "ADV":
        by += 1
    found = by + 1 < len(sentence.words) and sentence.words[by].text.casefold() == "by"
    return by if found else -1


def bare_passive(sentence: Sentence, use: Use) -> Draft | None:
    """ "The story was later denied": nobody is named; the subject must be an assertion."""
    before = [sentence.words[index] for index in range(max(0, use.first - 3), use.first)]
    if not any(word.bases & _BE for word in before):
        return None
    under = [i for i in sentence.children(use.head, "nsubj:pass", "nsubj") if i < use.head]
    if under and not is_assertion(sentence, under[-1]):
        return None  # "officials who made statements of support were mocked"
    content = described(sentence, use.first)
    return None if content is None else drafted((content,), (), (span_of_use(sentence, use),))


def active(sentence: Sentence, use: Use) -> Draft | None:
    """ "Both deny it", "a fraud they deny": the subject and the object, wherever they stand."""
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
    last = _joined_last(sentence, head, last, use.first)
    first, split = _behind_assertion(sentence, first, last)
    if last >= use.first or not nominal(words[head]):
        return None
    source = (span_of(sentence, first, last),)
    cue = (span_of_use(sentence, use),)
    if use.stance == "declines_comment" and words[first].text.casefold() in ("who", "that"):
        return None  # "someone who doesn't answer questions"
    if use.stance == "declines_comment":
        return drafted(_subject_matter(sentence, use), source, cue)
    if use.idiom:
        return drafted((), source, cue)
    behind = complement(sentence, use.last, use.head)
    if behind is not None and words[behind[0]].text.casefold() != "as":
        if use.statement and not _is_statement(sentence, *behind):
            return None
        return drafted((span_of(sentence, *_object(sentence, *behind)),), source, cue)
    fronted = _object_before(sentence, first)
    told = split or (fronted is not None and is_assertion(sentence, first - 1))
    if use.statement and not told:
        return None
    return None if fronted is None else drafted((fronted,), source, cue)


def _subject_matter(sentence: Sentence, use: Use) -> Spans:
    """What there is no comment on: "on reports that P", "whether P"; else "for comment", or the last
    word of the cue."""
    behind = complement(sentence, use.last, use.head)
    if behind is None:
        return (span_of(sentence, use.last, use.last),)
    first = sentence.words[behind[0]].text.casefold()
    if first in ("on", "about") and behind[1] > behind[0]:
        return (span_of(sentence, behind[0] + 1, behind[1]),)
    told = first == "whether" or (use.last > 0 and sentence.words[use.last].text == "on")
    asked = first == "for" and behind[1] == behind[0] + 1
    own = behind if told or asked else (use.last, use.last)
    return (span_of(sentence, *own),)


def _joined_last(sentence: Sentence, head: int, last: int, verb: int) -> int:
    """ "Israel, Egypt and Jordan all denied": the subject ends with the last that is joined to it."""
    joined = [place for place in sentence.children(head, "conj") if last < place < verb]
    return joined[-1] if joined and sentence.words[joined[-1]].upos in ("NOUN", "PROPN") else last


def is_assertion(sentence: Sentence, index: int) -> bool:
    """Whether the word is a noun of assertion: claim, report, story."""
    return bool(sentence.words[index].bases & report_words().assertion_nouns)


def _behind_assertion(sentence: Sentence, first: int, last: int) -> tuple[int, bool]:
    """ "an assertion founder Mei Lin denies": the subject begins behind the noun of assertion."""
    for index in range(first + 1, last):
        article = sentence.words[index - 1].text.casefold() in ("a", "an")
        if article and is_assertion(sentence, index):
            return index + 1, True
    return first, False


def _object(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """ "it on Sunday" is the pronoun alone."""
    word = sentence.words[first]
    return (
        (first, first) if word.upos == "PRON" and points(word) and last > first else (first, last)
    )


def _is_statement(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the object is something said: a noun of assertion, a pronoun, a clause."""
    words = sentence.words[first : last + 1]
    if words[0].upos == "SCONJ" or points(words[0]) or words[0].text.casefold() == "that":
        return True
    return any(word.bases & report_words().assertion_nouns for word in words[:6])


def points(word: Word) -> bool:
    """Whether the word points back to what was said: it, this, those."""
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


def described(sentence: Sentence, verb: int) -> Span | None:
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


def noun_after(sentence: Sentence, start: int) -> int:
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


def span_of_use(sentence: Sentence, use: Use) -> Span:
    """Where the words of a use stand in the text."""
    return span_of(sentence, use.first, use.last)
