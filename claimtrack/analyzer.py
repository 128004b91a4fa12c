"""The analysis of articles, as a list of steps; each does one thing to all articles of a batch."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from claimtrack.attribution.agents import worth_parsing
from claimtrack.attribution.attribute import Drafted, attribute, draft
from claimtrack.attribution.tagger import Tagger
from claimtrack.claims.find import find_claims
from claimtrack.claims.types import Analysis
from claimtrack.language.document import Document
from claimtrack.language.pipeline import Language
from claimtrack.reading.article import ANALYSED, Article
from claimtrack.reading.limits import check_size
from claimtrack.spans import Span


class Analyzer:
    """The loaded models. Loading takes seconds: make one and keep it.

    `models` names a language model set (`claimtrack models` lists them); `attribution` is a folder
    with another tagger than the shipped one.
    """

    def __init__(self, models: str = "", attribution: Path | None = None) -> None:
        self.tagger = Tagger.load(attribution)
        self.language = Language.load(models)

    def analyze(self, articles: Sequence[Article]) -> list[Analysis]:
        """The analyses of a batch. Raises ReadingError for an article that is too large."""
        for article in articles:
            check_size(article)
        texts = [(article.text, body_paragraphs(article)) for article in articles]
        # 1 attributions without their speakers
        calibration = self.tagger.settings.get("calibration", {})
        drafted = [
            draft(text, paragraphs, tagged, calibration)
            for (text, paragraphs), tagged in zip(texts, self.tagger.tag(texts), strict=True)
        ]
        # 2 sentences, words and names everywhere; trees where something was said, and just before
        documents = self.language.read(texts)
        documents = self.language.parse(
            documents, [_to_parse(*pair) for pair in zip(documents, drafted, strict=True)]
        )
        # 3 speakers, 4 claims and stances
        out = []
        for article, own, document in zip(articles, drafted, documents, strict=True):
            attributions, speakers = attribute(own, document)
            claims = find_claims(document, attributions)
            out.append(Analysis(article, tuple(attributions), tuple(claims), tuple(speakers)))
        return out

    def stream(self, articles: Iterable[Article], batch: int = 16) -> Iterator[Analysis]:
        """Analyses one by one, computed in batches; articles must have passed `check_size`."""
        rest = iter(articles)
        while group := list(islice(rest, batch)):
            yield from self.analyze(group)


def body_paragraphs(article: Article) -> list[Span]:
    """The spans of the blocks that are analysed."""
    return [(block.start, block.end) for block in article.blocks if block.kind in ANALYSED]


def _to_parse(document: Document, drafted: Drafted) -> set[int]:
    """Sentences whose trees are asked for: those with a source or a cue, and the one before each."""
    wanted = worth_parsing(document)
    for item in drafted.drafts:
        anchors = document.overlapping((*item.source, *item.cue) or item.content[:1])
        wanted.update(anchors)
        if anchors and anchors[0]:
            wanted.add(anchors[0] - 1)
    return wanted
