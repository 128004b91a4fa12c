"""Texts to sentences, words, tags, lemmas, trees and names, many texts at once.

The shipped set is Stanza's tokenizer and lemmatizer with the shared network as tagger, parser and name
finder (`shipped`); any other set is Stanza's own throughout (`official`).
"""

import logging
from collections.abc import Sequence
from typing import Protocol

import stanza

from claimtrack.checksums import verify
from claimtrack.encoder.encoder import Read
from claimtrack.errors import ModelError
from claimtrack.language.document import Document
from claimtrack.language.models import SHIPPED, ModelSet, find_model_set
from claimtrack.language.official import OfficialReader
from claimtrack.language.processors import NAMES, VARIANT, shared
from claimtrack.language.shipped import ShippedReader
from claimtrack.spans import Span


class _Reader(Protocol):
    def read(
        self, texts: Sequence[tuple[str, Sequence[Span]]], reads: Sequence[Read]
    ) -> list[Document]: ...


class Language:
    """A loaded Stanza pipeline of one model set.

    Texts are given with the spans to read (the analysed blocks of an article), many at a time, so that
    the networks see full batches.
    """

    def __init__(self, models: ModelSet) -> None:
        logging.getLogger("stanza").setLevel(logging.ERROR)
        own = models.name == SHIPPED
        if own:
            verify(models.folder)
        chosen: str | dict[str, str] = "tokenize,mwt,pos,lemma,depparse,ner"
        if own:
            chosen = dict.fromkeys(("tokenize", "mwt", "lemma"), SHIPPED)
            chosen |= dict.fromkeys(("pos", "depparse", NAMES), VARIANT)
        try:
            self.pipeline = stanza.Pipeline(
                models.language,
                dir=str(models.folder),
                package=None if own else models.package,
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
        self._reader: _Reader = (
            ShippedReader(self.pipeline.processors, shared())
            if own
            else OfficialReader(self.pipeline, "pos,lemma,depparse,ner")
        )

    @classmethod
    def load(cls, name: str = "") -> "Language":
        """The model set `name` (the shipped one when empty). Raises ModelError when it is not installed."""
        return cls(find_model_set(name))

    def read(
        self, texts: Sequence[tuple[str, Sequence[Span]]], reads: Sequence[Read] = ()
    ) -> list[Document]:
        """The sentences of each text's spans, with words, trees and names.

        `reads` are the texts as the encoder has read them already; the shipped set needs them, and
        reads the texts itself when they are not given.
        """
        return self._reader.read(texts, reads)
