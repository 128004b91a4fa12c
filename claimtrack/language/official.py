"""Any Stanza pipeline at work on many texts, which it is given as one."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

import stanza

from claimtrack.encoder.encoder import Read
from claimtrack.language.document import Document, Sentence
from claimtrack.language.sentences import mended
from claimtrack.language.tokenizer import readable
from claimtrack.language.tokens import Token, dicts_of, tokens_of
from claimtrack.language.views import sentence_of
from claimtrack.spans import Span

_BREAK = "\n\n"


class OfficialReader:
    """Reads texts with a pipeline; `annotators` are its processors behind the tokenizer."""

    def __init__(self, pipeline: stanza.Pipeline, annotators: str) -> None:
        self.pipeline, self.annotators = pipeline, annotators

    def read(
        self, texts: Sequence[tuple[str, Sequence[Span]]], reads: Sequence[Read]
    ) -> list[Document]:
        """The sentences of each text's spans."""
        joined = _Joined(texts)
        if not joined.text.strip():
            return [Document(text, ()) for text, _ in texts]
        tokens = tokens_of(self.pipeline(joined.text, processors="tokenize,mwt"))
        whole = [
            dicts_of(sentence)
            for _, own in groupby(tokens, key=joined.paragraph)
            for sentence in mended(list(own))
        ]
        found = self.pipeline(stanza.Document(whole, text=joined.text), processors=self.annotators)
        sentences: list[list[Sentence]] = [[] for _ in texts]
        for sentence in found.sentences:
            owner, back = joined.places[
                bisect_right(joined.starts, sentence.tokens[0].start_char) - 1
            ]
            sentences[owner].append(sentence_of(sentence, texts[owner][0], back))
        return [Document(text, tuple(own)) for (text, _), own in zip(texts, sentences, strict=True)]


class _Joined:
    """The spans of many texts as one text for Stanza, and the way back to their offsets.

    A blank line between spans keeps a sentence from running over.
    """

    def __init__(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> None:
        self.starts: list[int] = []
        self.places: list[tuple[int, int]] = []  # (text, what to add to come back to it)
        parts: list[str] = []
        length = 0
        for number, (text, spans) in enumerate(texts):
            for start, end in spans:
                self.starts.append(length)
                self.places.append((number, start - length))
                parts.append(readable(text[start:end]))
                length += end - start + len(_BREAK)
        self.text = _BREAK.join(parts)

    def paragraph(self, sentence: Sequence[Token]) -> int:
        """The number of the span that a sentence is from."""
        return bisect_right(self.starts, sentence[0].start) - 1
