"""What is searched for is text at every entry: SQL, search engines' syntax, patterns, hidden characters."""

from collections.abc import Callable, Iterator

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.search import check_draft, search_articles, search_claims, search_quotes, verify
from claimtrack.store import ItemFilter, Store, open_store
from tests.builders import sample_store
from tests.store.test_upgrade import everything

QUERIES = [
    "'; DROP TABLE claim; --", '"; DELETE FROM quote; --', "' OR '1'='1", "x' UNION SELECT 1 --",
    "a AND b OR NOT c", "bridge NEAR/2 shut", "text:bridge*", '"bridge', "bridge)", "(bridge", "^bridge",
    "bridge*", "col : {a b}", "%", "_", "%%%", "\\", "\\%", "[a-z]+", "(a+)+$", ".*" * 500, "$1", ":name",
    "?", "%s", "{0}", "bri\u200bdge", "\u202eegdirb", "\ufeffbridge", "bridge\x00", "\ud800",
    "bridge" * 800, "\n\n", "-- ", "/* */", "🌉",
]  # fmt: skip

Entry = Callable[[Store, str], object]
ENTRIES: dict[str, Entry] = {
    "quotes": lambda store, text: search_quotes(store, text),
    "claims": lambda store, text: search_claims(store, text),
    "articles": lambda store, text: search_articles(store, text),
    "by a speaker": lambda store, text: search_quotes(store, "bridge", speaker=text),
    "verify": lambda store, text: verify(store, text),
    "verify a speaker": lambda store, text: verify(store, "the bridge", speaker=text),
    "draft": lambda store, text: check_draft(store, f"He said “{text}” again."),
    "checks": lambda store, text: store.checks_like(text),
    "speakers": lambda store, text: store.speakers(text=text),
    "list of articles": lambda store, text: store.articles(text=text),
    "text of items": lambda store, text: store.items(ItemFilter(text=text)),
    "speaker of items": lambda store, text: store.items(ItemFilter(speaker=text)),
    "reviewer of items": lambda store, text: store.items(ItemFilter(reviewer=text)),
    "rating of items": lambda store, text: store.items(ItemFilter(rating=text)),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with sample_store(str(tmp_path_factory.mktemp("queries") / "news.db")) as made:
        yield made


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_query_is_text(store: Store, entry: str) -> None:
    before = everything(store)
    answered = 0
    for query in QUERIES:
        try:
            ENTRIES[entry](store, query)
            answered += 1
        except ClaimtrackError as error:
            assert len(str(error).splitlines()) == 1, query
    assert answered > len(QUERIES) / 2
    assert everything(store) == before
    assert store.check() == []


def test_signs_of_patterns_stand_for_themselves(database: str) -> None:
    with open_store(database), sample_store(database) as store:
        every = len(store.speakers())
        assert every > 1
        for sign in ("%", "_", "*", "\\"):
            assert store.speakers(text=sign) == []
