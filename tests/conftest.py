"""Fixtures with the shipped models, loaded once."""

from collections.abc import Iterator

import pytest

from claimtrack.analyzer import Analyzer
from claimtrack.attribution.tagger import Tagger
from claimtrack.claims.types import Analysis
from claimtrack.encoder.encoder import TextEncoder
from claimtrack.language.pipeline import Language
from claimtrack.reading import read_bytes


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def tagger(analyzer: Analyzer) -> Tagger:
    return analyzer.tagger


@pytest.fixture(scope="session")
def encoder(analyzer: Analyzer) -> TextEncoder:
    return analyzer.shared.encoder


@pytest.fixture(scope="session")
def language(analyzer: Analyzer) -> Language:
    return analyzer.language


class Analyze:
    """Analyses a short text as a file of its own."""

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer

    def __call__(self, text: str) -> Analysis:
        return self.analyzer.analyze(read_bytes(text.encode(), name="example.txt"))[0]


@pytest.fixture(scope="session")
def analyze(analyzer: Analyzer) -> Iterator[Analyze]:
    yield Analyze(analyzer)
