"""The shipped set at work: Stanza's tokenizer and lemmatizer, the shared network for all the rest."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from claimtrack.encoder.encoder import Read
from claimtrack.errors import ModelError
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.language.grammar import Named
from claimtrack.language.names import tidy
from claimtrack.language.processors import Shared
from claimtrack.language.sentences import mended
from claimtrack.language.states import WordStates
from claimtrack.language.tokenizer import Tokenizer, readable
from claimtrack.language.tokens import Token
from claimtrack.spans import Span


class ShippedReader:
    """Reads texts with the processors of the shipped pipeline, without a Stanza document between them."""

    def __init__(self, processors: dict[str, Any], shared: Shared) -> None:
        self.tokenizer = Tokenizer(processors["tokenize"], processors["mwt"])
        self.shared = shared
        self.lemmas = processors["lemma"].trainer
        if not processors["lemma"].config.get("dict_only"):
            raise ModelError("the shipped lemmatizer is not a dictionary")

    def read(
        self, texts: Sequence[tuple[str, Sequence[Span]]], reads: Sequence[Read]
    ) -> list[Document]:
        """The sentences of each text's spans; `reads` are the texts as the encoder has read them."""
        pieces = [readable(text[start:end]) for text, spans in texts for start, end in spans]
        paragraphs = iter(self.tokenizer.read(pieces))
        documents = []
        for (text, spans), read in zip(
            texts, reads or self.shared.encoder.read(texts), strict=True
        ):
            sentences: list[list[Token]] = []
            backs: list[int] = []
            for start, _ in spans:
                found = mended(next(paragraphs))
                sentences += found
                backs += [start] * len(found)
            own = tuple(self._sentences(text, sentences, backs, read)) if sentences else ()
            documents.append(Document(text, own))
        return documents

    def _sentences(
        self, text: str, sentences: list[list[Token]], backs: list[int], read: Read
    ) -> Iterator[Sentence]:
        """The sentences with tags, trees and names; `backs` lead from their offsets to the text's."""
        states = WordStates(read)
        words = [
            [
                (part if token.parts else "", start + back, end + back)
                for token in tokens
                for part, start, end in token.words
            ]
            for tokens, back in zip(sentences, backs, strict=True)
        ]
        parsed = self.shared.grammar.parse(states, [[(s, e) for _, s, e in own] for own in words])
        named = self.shared.grammar.names(states)
        starts = [name[0] for name in named]
        for tokens, back, own, tags in zip(sentences, backs, words, parsed, strict=True):
            forms = [form for token in tokens for form, _, _ in token.words]
            pairs = [(form, tag.upos) for form, tag in zip(forms, tags, strict=True)]
            lemmas = self.lemmas.predict_dict(pairs)
            made = tuple(
                Word(
                    part or text[start:end],
                    start,
                    end,
                    lemma or "_",
                    tag.upos,
                    tag.xpos,
                    tag.feats,
                    tag.head,
                    tag.deprel,
                )
                for (part, start, end), lemma, tag in zip(own, lemmas, tags, strict=True)
            )
            spans = _named(tokens, back, named, starts)
            yield Sentence(made[0].start, made[-1].end, made, tidy(text, made, spans))


def _named(
    tokens: Sequence[Token], back: int, named: list[Named], starts: list[int]
) -> list[Named]:
    """The names in a sentence, as wide as the tokens that share a character with them."""
    found: list[Named] = []
    last = -1
    for token in tokens:
        start, end = token.start + back, token.end + back
        near = bisect_right(starts, end - 1) - 1
        if near < 0 or named[near][1] <= start:
            last = -1
            continue
        begin = found.pop()[0] if near == last else start
        found.append((begin, end, named[near][2]))
        last = near
    return found
