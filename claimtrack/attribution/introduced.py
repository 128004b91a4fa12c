"""Quotations after a colon: whoever stands before the colon says them.

`@NorthernTrains tweets: "Do not travel."`, `Minister for Trade: "We are ready."` Where the tagger finds no
cue for such a quotation, the sentence before the colon names its speaker.
"""

from dataclasses import replace

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import nominal, phrase, span_of, subject
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import Span

_NEAR = 100  # characters between a colon and its quotation at most
_LONGEST = 40  # words before the colon in which a verb is looked for
_LABEL = 12  # words before the colon at most, where no verb is among them


def add_introducers(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts; what a colon introduces gets the source, and the cue, that it lacks."""
    return [item if item.source else _introduced(document, item) for item in drafts]


def _introduced(document: Document, item: Draft) -> Draft:
    start = item.content[0][0]
    colon = document.text.rfind(":", max(0, start - _NEAR), start)
    if (
        item.how not in ("introduced", "tagged")
        or colon < 0
        or document.text[colon + 1 : start].strip()
    ):
        return item
    for number in document.overlapping(((colon, colon + 1),)):
        sentence = document.sentences[number]
        place = sentence.at(colon, colon + 1)[0]
        found = _by_verb(sentence, place) or _by_label(sentence, place)
        if found is not None:
            return replace(item, source=(found[0],), cue=item.cue or (found[1],))
    return item if item.how == "tagged" else replace(item, how="named before")


def _by_verb(sentence: Sentence, colon: int) -> tuple[Span, Span] | None:
    words = sentence.words
    for verb in range(colon - 1, max(-1, colon - _LONGEST), -1):
        introducing = bool(words[verb].bases & report_words().introducing)
        # taggers read "@ports tweets:" as two nouns
        noun = verb == colon - 1 and introducing and words[verb].text.endswith("s")
        if words[verb].upos != "VERB" and not noun:
            continue
        head = subject(sentence, verb) if words[verb].upos == "VERB" else verb - 1
        if not introducing or not 0 <= head < verb or not nominal(words[head]):
            return None
        return span_of(sentence, *phrase(sentence, head, until=verb - 1)), _span(sentence, verb)
    return None


def _by_label(sentence: Sentence, colon: int) -> tuple[Span, Span] | None:
    """A heading or a label: no verb, and a name or a noun before the colon."""
    words = sentence.words
    if colon > _LABEL or any(word.upos in ("VERB", "AUX") for word in words[:colon]):
        return None
    named = [
        name
        for name in sentence.names
        if name.kind in ("PER", "ORG") and name.end <= words[colon].start
    ]
    if named:
        return (named[-1].start, named[-1].end), _span(sentence, colon)
    heads = [index for index in range(colon) if nominal(words[index])]
    if not heads:
        return None
    head = next((index for index in heads if not 0 <= words[index].head < colon), heads[-1])
    return span_of(sentence, *phrase(sentence, head, until=colon - 1)), _span(sentence, colon)


def _span(sentence: Sentence, index: int) -> Span:
    return span_of(sentence, index, index)
