from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.store import Store
from tests.builders import sample_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with sample_store(tmp_path / "news.db") as opened:
        yield opened
