"""Stanza's pipeline over many texts at once: sentences, words, tags, lemmas, trees, names.

The shipped set is Stanza's tokenizer and lemmatizer with the shared network as tagger, parser and name
finder (`processors`); any other set is Stanza's own throughout.
"""

import logging
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import stanza

from claimtrack.checksums import verify
from claimtrack.encoder.encoder import Read
from claimtrack.errors import ModelError
from claimtrack.language.document import Document, Sentence
from claimtrack.language.models import SHIPPED, ModelSet, find_model_set
from claimtrack.language.processors import NAMES, VARIANT
from claimtrack.language.sentences import mended
from claimtrack.language.states import WordStates
from claimtrack.language.views import sentence_of
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
        chosen: str | dict[str, str] = "tokenize,mwt,pos,lemma,depparse,ner"
        self._annotators = "pos,lemma,depparse,ner"
        if models.name == SHIPPED:
            chosen = dict.fromkeys(("tokenize", "mwt", "lemma"), SHIPPED)
            chosen |= dict.fromkeys(("pos", "depparse", NAMES), VARIANT)
            self._annotators = f"pos,lemma,depparse,{NAMES}"
        try:
            self.pipeline = stanza.Pipeline(
                models.language,
                dir=str(models.folder),
                package=None if models.name == SHIPPED else models.package,
                processors=chosen,
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

    def read(
        self, texts: Sequence[tuple[str, Sequence[Span]]], reads: Sequence[Read] = ()
    ) -> list[Document]:
        """The sentences of each text's spans, with words, trees and names.

        `reads` are the texts as the encoder has read them already, for the shipped set.
        """
        joined = _Joined(texts, [WordStates(read) if read.states else None for read in reads])
        if not joined.text.strip():
            return [Document(text, ()) for text, _ in texts]
        tokens = self.pipeline(joined.text, processors="tokenize,mwt").to_dict()
        whole = stanza.Document(mended(tokens, joined.text), text=joined.text)
        if reads:
            whole.located = joined.located
        found = self.pipeline(whole, processors=self._annotators)
        sentences: list[list[Sentence]] = [[] for _ in texts]
        for sentence in found.sentences:
            owner, made = joined.sentence(sentence)
            sentences[owner].append(made)
        return [Document(text, tuple(own)) for (text, _), own in zip(texts, sentences, strict=True)]


def _clipped(run: re.Match[str]) -> str:
    """A run of characters without a blank, all but its beginning made blank: its length stays."""
    return run.group()[:_LONGEST_RUN].ljust(len(run.group()))


class _Joined:
    """The spans of many texts as one text for Stanza, and the way back to their offsets.

    A blank line between spans keeps a sentence from running over; control characters, which the
    tokenizer never saw, become blanks of the same length, and so does the rest of an endless word,
    over which the tokenizer's patterns take quadratic time.
    """

    def __init__(
        self, texts: Sequence[tuple[str, Sequence[Span]]], states: Sequence[WordStates | None]
    ) -> None:
        self.texts, self.states = texts, states
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

    def place(self, offset: int) -> tuple[int, int]:
        """(the number of the text, what to add to this offset to come back to it)."""
        return self.places[bisect_right(self.starts, offset) - 1]

    def located(self, offset: int) -> tuple[WordStates, int]:
        """The states of the text that this offset is from, and what to add to the offset."""
        number, back = self.place(offset)
        states = self.states[number]
        assert states is not None, "a text with words has states"
        return states, back

    def sentence(self, found: Any) -> tuple[int, Sentence]:
        """(number of the text, the sentence with offsets into it)."""
        number, back = self.place(found.tokens[0].start_char)
        return number, sentence_of(found, self.texts[number][0], back)
