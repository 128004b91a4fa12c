"""The shared network as Stanza processors: variants of `pos` and `depparse`, and `names`.

With this module imported, `stanza.Pipeline(..., processors={"tokenize": ..., "pos": "claimtrack",
"depparse": "claimtrack", "names": "claimtrack"})` runs them (Stanza's own `ner` takes no variants).
`Shared` holds what they have in common.
"""

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

from stanza.pipeline.processor import (
    Processor,
    ProcessorVariant,
    register_processor,
    register_processor_variant,
)

from claimtrack.encoder import encoder
from claimtrack.encoder.encoder import TextEncoder
from claimtrack.encoder.pieces import lines
from claimtrack.language.grammar import GrammarReader, Named
from claimtrack.language.states import WordStates
from claimtrack.language.tokens import word_spans

VARIANT = "claimtrack"
NAMES = "names"


class Shared:
    """The shipped encoder with its grammar heads; load it with `shared`."""

    def __init__(self, folder: Path) -> None:
        self.weights = encoder.load(folder)
        self.encoder = TextEncoder(self.weights)
        self.grammar = GrammarReader(self.weights)

    def states(self, document: Any) -> WordStates:
        """The states of the document's words, read once for all processors."""
        given: WordStates | None = getattr(document, "states", None)
        if given is None:
            (read,) = self.encoder.read([(document.text, lines(document.text))])
            given = document.states = WordStates(read)
        return given

    def annotate(self, document: Any, sentences: list[Any]) -> None:
        """Sets tags, heads and relations of the words of these sentences of a document."""
        spans = [[span for token in own.tokens for span in word_spans(token)] for own in sentences]
        parsed = self.grammar.parse(self.states(document), spans)
        for sentence, own in zip(sentences, parsed, strict=True):
            for word, found in zip(sentence.words, own, strict=True):
                word.upos, word.xpos, word.feats = found.upos, found.xpos, found.feats or None
                word.head, word.deprel = found.head + 1, found.deprel
            sentence.build_dependencies()


def shared(folder: Path | None = None) -> Shared:
    """The network in `folder` (the shipped one), loaded once. Raises ModelError when it is not whole."""
    return _loaded(folder or encoder.shipped())


@cache
def _loaded(folder: Path) -> Shared:
    return Shared(folder)


def _shared(config: dict[str, Any]) -> Shared:
    folder = config.get("folder")
    return shared(Path(folder) if folder else None)


class _Variant(ProcessorVariant):  # type: ignore[misc]
    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        self.shared = _shared(config)


@register_processor_variant("pos", VARIANT)
class TagVariant(_Variant):
    """Tags and, because they come from the same pass, trees."""

    def process(self, document: Any) -> Any:
        """Sets upos, xpos, feats, head and deprel of every word."""
        if document.sentences:
            self.shared.annotate(document, document.sentences)
        return document


@register_processor_variant("depparse", VARIANT)
class TreeVariant(_Variant):
    """Trees; `pos` of the same variant has made them already."""

    def process(self, document: Any) -> Any:
        """Sets head and deprel where they are missing (with tags of another processor)."""
        bare = [s for s in document.sentences if any(word.head is None for word in s.words)]
        if bare:
            kept = [[(w, w.upos, w.xpos, w.feats) for w in sentence.words] for sentence in bare]
            self.shared.annotate(document, bare)
            for word, upos, xpos, feats in (item for words in kept for item in words):
                word.upos, word.xpos, word.feats = upos or word.upos, xpos or word.xpos, feats
        return document


@register_processor(NAMES)
class NameProcessor(Processor):  # type: ignore[misc]
    """Names (PER, ORG, LOC, MISC)."""

    PROVIDES_DEFAULT = frozenset({NAMES})
    REQUIRES_DEFAULT = frozenset({"tokenize"})

    def __init__(self, config: dict[str, Any], pipeline: Any, device: str) -> None:
        super().__init__(config, pipeline, device)
        self.shared = _shared(config)

    def process(self, document: Any) -> Any:
        """Sets the names of the document's tokens, as Stanza's own processor does."""
        found = (
            self.shared.grammar.names(self.shared.states(document)) if document.sentences else []
        )
        for sentence in document.sentences:
            _mark(sentence, found)
        document.build_ents()
        return document


def _mark(sentence: Any, names: list[Named]) -> None:
    """BIOES tags of the tokens that share a character with a name."""
    tokens = sentence.tokens
    starts = [name[0] for name in names]
    owner: list[int] = []
    for token in tokens:
        start, end = token.start_char, token.end_char
        near = bisect_right(starts, end - 1) - 1
        owner.append(near if near >= 0 and names[near][1] > start else -1)
    for index, token in enumerate(tokens):
        own = owner[index]
        if own < 0:
            token.ner = "O"
            continue
        opens = index == 0 or owner[index - 1] != own
        closes = index + 1 == len(tokens) or owner[index + 1] != own
        edge = "S" if opens and closes else "B" if opens else "E" if closes else "I"
        token.ner = f"{edge}-{names[own][2]}"
