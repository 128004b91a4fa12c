"""Fixtures with the shipped models, loaded once; which database engine the tests run on."""

from collections.abc import Iterator

import pytest

from claimtrack.analyzer import Analyzer
from claimtrack.attribution.tagger import Tagger
from claimtrack.claims.types import Analysis
from claimtrack.encoder.encoder import TextEncoder
from claimtrack.language.pipeline import Language
from claimtrack.reading import read_bytes
from tests.databases import cluster, database, databases, engine_of, new_database

__all__ = ["cluster", "database", "databases", "new_database"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db-engine",
        choices=("sqlite", "postgres"),
        default="sqlite",
        help="the engine of the tests that use a database; postgres starts a server of its own",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests about SQLite's own files are none of PostgreSQL's, nor those of its roles SQLite's."""
    if engine_of(config) == "postgres":
        left_out = [item for item in items if item.get_closest_marker("sqlite")]
    else:
        left_out = [item for item in items if "cluster" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


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
