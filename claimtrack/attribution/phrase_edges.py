"""Contents that end or begin in the middle of a phrase, moved to its end.

The tagger chooses the edges of a content by probability, word by word. Where it stops between "by the"
and "owner", or between "do not" and "sleep less", the tree knows better: no reader ends a statement on a
word that waits for the next one.
"""

from dataclasses import replace

from claimtrack.attribution.standalone import Draft
from claimtrack.encoder.quotation import MARKS, Quotation, touching
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import Span, overlap

_WAIT = frozenset(
    "det amod compound nummod nmod:poss case aux aux:pass cop mark cc det:predet".split()
)
"""Relations of a word to a head behind it that cannot be parted from it."""

_BEGUN = frozenset(("VERB", "AUX", "ADP", "SCONJ", "CCONJ", "DET"))
_TAIL = frozenset(("flat", "compound", "compound:prt", "fixed", "goeswith"))
_OPEN = frozenset(("det", "amod", "compound", "nummod"))


def complete(document: Document, quotations: list[Quotation], drafts: list[Draft]) -> list[Draft]:
    """The drafts with contents that hold whole phrases; quoted edges stay where the marks are."""
    return [
        _complete(document, quotations, item) if item.how == "tagged" and item.content else item
        for item in drafts
    ]


def _complete(document: Document, quotations: list[Quotation], item: Draft) -> Draft:
    apart = (*item.source, *item.cue)
    content = []
    for piece, span in enumerate(item.content):
        start, end = span
        numbers = document.overlapping((span,))
        if numbers and not _quoted(quotations, end - 1):
            end = _end(document.sentences[numbers[-1]], span, apart)
        if numbers and not _quoted(quotations, start):
            start = min(
                start, _start(document.sentences[numbers[0]], span, apart, opens=piece == 0)
            )
        content.append((start, end))
    return replace(item, content=_joined(content))


def _quoted(quotations: list[Quotation], place: int) -> bool:
    return any(True for _ in touching(quotations, place, place + 1))


def _end(sentence: Sentence, span: Span, apart: tuple[Span, ...]) -> int:
    words = sentence.words
    inside = sentence.at(*span)
    last = inside[-1] if inside else len(words)
    if len(inside) > 2 and words[last - 1].text == "," and words[last].upos in _BEGUN:
        return words[last - 2].end  # "by as much as 40%, sending": what is begun and not said
    goal = last
    while goal + 1 < len(words):
        waits = [
            words[index].head
            for index in range(max(inside[0], goal - 3), goal + 1)
            if words[index].head > goal and words[index].deprel in _WAIT
        ]
        behind = words[goal + 1]
        if behind.deprel in _TAIL and inside[0] <= behind.head <= goal:
            waits.append(goal + 1)
        if not waits:
            break
        reached = _reach(sentence, goal, max(waits), apart)
        if reached == goal:
            break
        goal = reached
    return words[goal].end if goal > last else span[1]


def _reach(sentence: Sentence, last: int, head: int, apart: tuple[Span, ...]) -> int:
    """How far the content may go to have the word `head` with what follows it in its phrase."""
    words = sentence.words
    below = set(sentence.subtree(head))
    place = last
    while place + 1 < len(words):
        word = words[place + 1]
        if overlap(((word.start, word.end),), apart) or word.upos == "PUNCT":
            break
        if place + 1 > head and place + 1 not in below:
            break
        place += 1
    return place if place >= head else last


def _start(sentence: Sentence, span: Span, apart: tuple[Span, ...], *, opens: bool) -> int:
    words = sentence.words
    inside = sentence.at(*span)
    first = inside[0] if inside else 0
    while first > 0:
        word = words[first - 1]
        if word.deprel not in _OPEN or not first <= word.head <= inside[-1]:
            break
        if overlap(((word.start, word.end),), apart) or word.text in MARKS:
            break
        first -= 1
    if inside and opens:
        first = _subject_before(sentence, first, inside[-1], apart)
    return min(words[first].start, span[0]) if inside else span[0]


def _subject_before(sentence: Sentence, first: int, last: int, apart: tuple[Span, ...]) -> int:
    """Where the subject begins that stands right before a content which opens with its verb.

    "A video of the flood | is genuine, the authority conceded".
    """
    words = sentence.words
    if words[first].upos not in ("AUX", "VERB") or "VerbForm=Fin" not in words[first].feats:
        return first
    verb = words[first].head if words[first].upos == "AUX" else first
    if not first <= verb <= last:
        return first
    for subject in sentence.children(verb, "nsubj", "nsubj:pass"):
        below = sentence.subtree(subject)
        whole = below == list(range(below[0], first))
        if whole and not overlap(((words[below[0]].start, words[first - 1].end),), apart):
            return below[0]
    return first


def _joined(content: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(content):
        if out and span[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return tuple(out)
