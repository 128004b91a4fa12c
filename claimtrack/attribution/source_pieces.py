"""Sources that the tagger gives in pieces: which of them speaks, or whether they are one phrase."""

from dataclasses import replace

from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document
from claimtrack.spans import Span, overlap

_GAP = 8  # characters between pieces that are one


def settle_source(document: Document, item: Draft) -> Draft:
    """The draft with a source of one piece, where the pieces are one phrase or only one of them speaks."""
    return _one_source(document, _given_back(document, _joined(document, item)))


def _joined(document: Document, item: Draft) -> Draft:
    """The draft with pieces that only a comma parts as one: "*the chair*, *Ada Lund*,"."""
    pieces: list[Span] = []
    for start, end in item.source:
        between = document.text[pieces[-1][1] : start] if pieces else "-"
        if pieces and not any(char.isalnum() for char in between) and len(between) < _GAP:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return replace(item, source=tuple(pieces))


def _given_back(document: Document, item: Draft) -> Draft:
    """The draft with what lies within its content, though the tagger took it for a second source.

    "The company rejected claims by *a supplier* that it withheld payments": the supplier is told of.
    """
    for source in item.source if len(item.source) > 1 else ():
        before = [span for span in item.content if span[1] <= source[0]]
        behind = [span for span in item.content if span[0] >= source[1]]
        if not before or not behind:
            continue
        gaps = document.text[before[-1][1] : source[0]] + document.text[source[1] : behind[0][0]]
        if gaps.strip() in ("", "by", "of", "from"):
            whole = (*before[:-1], (before[-1][0], behind[0][1]), *behind[1:])
            rest = tuple(span for span in item.source if span != source)
            return replace(item, source=rest, content=whole)
    return item


def _one_source(document: Document, item: Draft) -> Draft:
    """The draft with one source where a verb parts the pieces of it.

    "*SpaceCo* shares slide as *short-seller* alleges fraud": the piece nearest the cue. "*Activists*
    trying to stop *the mine* said": both are one phrase, whole.
    """
    numbers = document.overlapping(item.source)
    if len(item.source) < 2 or not item.cue or len(numbers) != 1:
        return item
    sentence = document.sentences[numbers[0]]
    first, last = sentence.at(*item.source[0]), sentence.at(*item.source[-1])
    if not first or not last:
        return item
    between = range(first[-1] + 1, last[0])
    if not any(sentence.words[index].upos == "VERB" for index in between):
        return item
    acts = [sentence.words[index].deprel.startswith("nsubj") for index in (*between, *last)]
    if not any(acts):
        whole = (item.source[0][0], item.source[-1][1])
        if not overlap((whole,), (*item.cue, *item.content)):
            return replace(item, source=(whole,))
    cue = [index for span in item.cue for index in sentence.at(*span)]
    for span, words in ((item.source[0], first), (item.source[-1], last)):
        if sentence.words[sentence.head_of(words)].head in cue:
            return replace(item, source=(span,))
    place = item.cue[0][0]
    nearest = min(item.source, key=lambda span: min(abs(place - span[0]), abs(place - span[1])))
    return replace(item, source=(nearest,))
