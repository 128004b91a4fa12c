"""Stanza's sentences as the frozen values of `document`."""

from typing import Any

from claimtrack.language.document import Document, Sentence, Word
from claimtrack.language.names import tidy
from claimtrack.language.tokens import word_spans


def sentence_of(found: Any, text: str, back: int = 0) -> Sentence:
    """The Stanza sentence with offsets into `text`, which are its own plus `back`."""
    words: list[Word] = []
    for token in found.tokens:
        whole = len(token.words) == 1
        for word, (start, end) in zip(token.words, word_spans(token), strict=True):
            words.append(
                Word(
                    text=text[start + back : end + back] if whole else word.text,
                    start=start + back,
                    end=end + back,
                    lemma=word.lemma or word.text,
                    upos=word.upos or "X",
                    xpos=word.xpos or "",
                    feats=word.feats or "",
                    head=word.head - 1,
                    deprel=word.deprel or "",
                )
            )
    names = tidy(
        text,
        words,
        [(name.start_char + back, name.end_char + back, name.type) for name in found.ents],
    )
    return Sentence(words[0].start, words[-1].end, tuple(words), names)


def document_of(found: Any) -> Document:
    """A parsed Stanza document as a `Document` of its own text."""
    sentences = tuple(sentence_of(sentence, found.text) for sentence in found.sentences)
    return Document(found.text, sentences)
