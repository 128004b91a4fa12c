"""Attribution as a Stanza processor, for anybody's pipeline.

    import claimtrack.attribution.processor
    nlp = stanza.Pipeline("en", processors="tokenize,mwt,pos,lemma,depparse,ner,attribution")
    nlp(text).attributions

It works on the words, trees and names of whatever processors come before it, Stanza's official ones
or claimtrack's.
"""

from pathlib import Path
from typing import Any

import stanza
from stanza.pipeline.processor import Processor, register_processor

from claimtrack.attribution.attribute import attribute, draft
from claimtrack.attribution.tagger import Tagger
from claimtrack.encoder.pieces import lines
from claimtrack.language.processors import shared
from claimtrack.language.views import document_of

ATTRIBUTION = "attribution"


@register_processor(ATTRIBUTION)
class AttributionProcessor(Processor):  # type: ignore[misc]
    """Sets `attributions` (a list of `Attribution`) and `speakers` of a document.

    The setting `attribution_folder` names another network than the shipped one.
    """

    PROVIDES_DEFAULT = frozenset({ATTRIBUTION})
    REQUIRES_DEFAULT = frozenset({"tokenize", "pos", "lemma", "depparse"})

    def __init__(self, config: dict[str, Any], pipeline: Any, device: str) -> None:
        super().__init__(config, pipeline, device)
        folder = config.get("folder")
        self.shared = shared(Path(folder) if folder else None)
        self.tagger = Tagger(self.shared.weights)

    def process(self, document: stanza.Document) -> stanza.Document:
        """The document with its attributions."""
        paragraphs = lines(document.text)
        (read,) = self.shared.encoder.read([(document.text, paragraphs)])
        (tagged,) = self.tagger.tag([read])
        drafted = draft(document.text, paragraphs, tagged, self.tagger.calibration)
        document.attributions, document.speakers = attribute(drafted, document_of(document))
        return document
