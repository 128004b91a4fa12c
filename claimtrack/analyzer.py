"""The analysis of articles, as a list of steps; each does one thing to all articles of a batch."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from claimtrack.attribution.attribute import attribute, draft
from claimtrack.attribution.tagger import Tagger
from claimtrack.claims.find import find_claims
from claimtrack.claims.types import Analysis
from claimtrack.language.pipeline import Language
from claimtrack.language.processors import shared
from claimtrack.memory import give_back, lend_large_blocks
from claimtrack.reading.article import ANALYSED, Article
from claimtrack.reading.limits import check_size
from claimtrack.spans import Span


class Analyzer:
    """The loaded models. Loading takes seconds: make one and keep it.

    `models` names a language model set (`claimtrack models` lists them).
    """

    def __init__(self, models: str = "") -> None:
        lend_large_blocks()
        self.shared = shared()
        self.tagger = Tagger(self.shared.weights)
        self.language = Language.load(models)

    def analyze(self, articles: Sequence[Article]) -> list[Analysis]:
        """The analyses of a batch. Raises ReadingError for an article that is too large."""
        for article in articles:
            check_size(article)
        texts = [(article.text, body_paragraphs(article)) for article in articles]
        # 1 every text read once by the encoder
        reads = self.shared.encoder.read(texts)
        # 2 attributions without their speakers
        drafted = [
            draft(text, paragraphs, tagged, self.tagger.calibration)
            for (text, paragraphs), tagged in zip(texts, self.tagger.tag(reads), strict=True)
        ]
        # 3 sentences, words, trees and names
        documents = self.language.read(texts, reads)
        # 4 speakers, 5 claims and stances
        out = []
        for article, own, document in zip(articles, drafted, documents, strict=True):
            attributions, speakers = attribute(own, document)
            claims = find_claims(document, attributions, speakers)
            out.append(Analysis(article, tuple(attributions), tuple(claims), tuple(speakers)))
        give_back()
        return out

    def stream(self, articles: Iterable[Article], batch: int = 8) -> Iterator[Analysis]:
        """Analyses one by one, computed in batches; articles must have passed `check_size`."""
        rest = iter(articles)
        while group := list(islice(rest, batch)):
            yield from self.analyze(group)


def body_paragraphs(article: Article) -> list[Span]:
    """The spans of the blocks that are analysed."""
    return [(block.start, block.end) for block in article.blocks if block.kind in ANALYSED]
