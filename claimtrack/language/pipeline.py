"""Stanza, run where it is needed: words, tags, lemmas and names for all, trees for some sentences."""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import stanza

from claimtrack.checksums import verify
from claimtrack.errors import ModelError
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.language.models import SHIPPED, ModelSet, find_model_set
from claimtrack.language.names import tidy
from claimtrack.language.sentences import mended
from claimtrack.spans import Span

_BREAK = "\n\n"
_LONGEST_RUN = 1000
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN},}}")
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), *range(8203, 8208), 65279), " ")
_CONTROL |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")


class Language:
    """A loaded Stanza pipeline of one model set.

    Texts are given with the spans to read (the analysed blocks of an article), many at a time, so that
    the networks see full batches.
    """

    def __init__(self, models: ModelSet) -> None:
        logging.getLogger("stanza").setLevel(logging.ERROR)
        if models.name == SHIPPED:
            verify(models.folder)
        processors = "tokenize,mwt,pos,lemma,depparse,ner"
        try:
            self._pipeline = stanza.Pipeline(
                models.language,
                dir=str(models.folder),
                package=models.package,
                processors=processors,
                download_method=None,
                use_gpu=False,
                logging_level="ERROR",
                tokenize_max_seqlen=1000,
            )
        except (
            Exception
        ) as error:  # Stanza raises many kinds for a model that is missing or damaged
            raise ModelError(
                f"the language models {models.name!r} cannot be loaded ({error}); "
                "see `claimtrack models` for what is installed"
            ) from error
        self.models = models

    @classmethod
    def load(cls, name: str = "") -> "Language":
        """The model set `name` (the shipped one when empty). Raises ModelError when it is not installed."""
        return cls(find_model_set(name))

    def read(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[Document]:
        """Sentences, words, tags, lemmas and names of each text's spans; no trees yet."""
        joined = _Joined(texts)
        if not joined.text.strip():
            return [Document(text, ()) for text, _ in texts]
        tokens = self._pipeline(joined.text, processors="tokenize,mwt").to_dict()
        whole = stanza.Document(mended(tokens, joined.text), text=joined.text)
        found = self._pipeline(whole, processors="pos,lemma,ner")
        sentences: list[list[Sentence]] = [[] for _ in texts]
        for sentence in found.sentences:
            owner, made = joined.sentence(sentence)
            sentences[owner].append(made)
        return [Document(text, tuple(own)) for (text, _), own in zip(texts, sentences, strict=True)]

    def parse(
        self, documents: Sequence[Document], chosen: Sequence[Iterable[int]]
    ) -> list[Document]:
        """The documents with trees for the sentences `chosen` of each (indexes)."""
        wanted = [sorted(set(indexes)) for indexes in chosen]
        todo = [
            document.sentences[index]
            for document, indexes in zip(documents, wanted, strict=True)
            for index in indexes
        ]
        if not todo:
            return list(documents)
        trees = iter(self._trees(todo))
        parsed = []
        for document, indexes in zip(documents, wanted, strict=True):
            sentences = list(document.sentences)
            for index in indexes:
                sentences[index] = next(trees)
            parsed.append(replace(document, sentences=tuple(sentences)))
        return parsed

    def _trees(self, sentences: list[Sentence]) -> list[Sentence]:
        given = stanza.Document(
            [
                [
                    {
                        "id": number,
                        "text": word.text,
                        "lemma": word.lemma,
                        "upos": word.upos,
                        "xpos": word.xpos,
                        "feats": word.feats or None,
                    }
                    for number, word in enumerate(sentence.words, start=1)
                ]
                for sentence in sentences
            ]
        )
        found = self._pipeline(given, processors="depparse")
        out = []
        for sentence, tree in zip(sentences, found.sentences, strict=True):
            words = tuple(
                replace(word, head=node.head - 1, deprel=node.deprel or "")
                for word, node in zip(sentence.words, tree.words, strict=True)
            )
            out.append(replace(sentence, words=words, parsed=True))
        return out


def _clipped(run: re.Match[str]) -> str:
    """A run of characters without a blank, all but its beginning made blank: its length stays."""
    return run.group()[:_LONGEST_RUN].ljust(len(run.group()))


class _Joined:
    """The spans of many texts as one text for Stanza, and the way back to their offsets.

    A blank line between spans keeps a sentence from running over; control characters, which the
    tokenizer never saw, become blanks of the same length, and so does the rest of an endless word,
    over which the tokenizer's patterns take quadratic time.
    """

    def __init__(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> None:
        self.texts = texts
        self.starts: list[int] = []
        self.places: list[tuple[int, int]] = []  # (text, what to add to come back to it)
        parts: list[str] = []
        length = 0
        for number, (text, spans) in enumerate(texts):
            for start, end in spans:
                piece = _LONG_RUN.sub(_clipped, text[start:end].translate(_CONTROL))
                self.starts.append(length)
                self.places.append((number, start - length))
                parts.append(piece)
                length += len(piece) + len(_BREAK)
        self.text = _BREAK.join(parts)
        self._segment = 0

    def sentence(self, found: Any) -> tuple[int, Sentence]:
        """(number of the text, the sentence with offsets into it); sentences come in order."""
        first = found.tokens[0].start_char
        while self._segment + 1 < len(self.starts) and self.starts[self._segment + 1] <= first:
            self._segment += 1
        number, back = self.places[self._segment]
        text = self.texts[number][0]
        words: list[Word] = []
        for token in found.tokens:
            for word in token.words:
                exact = word.start_char is not None
                start = (word.start_char if exact else token.start_char) + back
                end = (word.end_char if exact else token.end_char) + back
                words.append(
                    Word(
                        text=word.text if len(token.words) > 1 else text[start:end],
                        start=start,
                        end=end,
                        lemma=word.lemma or word.text,
                        upos=word.upos or "X",
                        xpos=word.xpos or "",
                        feats=word.feats or "",
                    )
                )
        names = tidy(
            text,
            words,
            [(name.start_char + back, name.end_char + back, name.type) for name in found.ents],
        )
        return number, Sentence(words[0].start, words[-1].end, tuple(words), names)
