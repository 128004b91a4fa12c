from collections.abc import Iterator

import pytest

from claimtrack.store import Store
from tests.builders import sample_store


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with sample_store(database) as opened:
        yield opened
