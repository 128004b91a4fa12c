"""The index holds what the tables hold, whoever writes them, and is made where it is missing."""

import pytest

from claimtrack.errors import StoreError
from claimtrack.folding import folded
from claimtrack.store import IndexState, Store, open_store, search_index
from tests.benchmarks.made_up import quotes
from tests.builders import sample_store
from tests.databases import change
from tests.search.test_search import add_quotes


def state(store: Store, kind: str = "quote") -> IndexState:
    return next(found for found in store.check_search_index() if found.kind == kind)


def found(store: Store, words: str) -> list[int]:
    """The candidates that share a whole word with `words`."""
    wanted = set(folded(words).split())
    candidates = store.candidates("quote", words, width=10)
    return [number for number, text in candidates if wanted & set(folded(text).split())]


def test_few_texts_wait_and_many_are_taken_in(database: str) -> None:
    with open_store(database) as store:
        add_quotes(store, list(quotes(search_index.DUE["quote"] - 1)))
        assert state(store).pending == state(store).items == search_index.DUE["quote"] - 1
        add_quotes(store, ["One quote more makes them many"])
        assert (state(store).pending, state(store).items) == (0, search_index.DUE["quote"])
        add_quotes(store, ["This one waits again for some others"])
        held = state(store)
        assert (held.pending, held.missing, held.surplus) == (1, 0, 0)
        assert found(store, "makes them many")[-1] == search_index.DUE["quote"]
        assert found(store, "waits again for some")[-1] == search_index.DUE["quote"] + 1


def test_what_another_program_writes_is_found(database: str) -> None:
    with open_store(database) as store:
        add_quotes(store, list(quotes(300)))
        change(database, "UPDATE quote SET words = 'Zephyrs and gryphons' WHERE id = 17")
        change(database, "DELETE FROM quote WHERE id = 18")
        assert found(store, "gryfons zephyrs") == [17]
        held = state(store)
        assert (held.items, held.pending, held.missing) == (299, 1, 0)
        assert held.surplus > 0
        store.rebuild_search_index()
        assert found(store, "gryfons zephyrs") == [17]
        held = state(store)
        assert (held.items, held.pending, held.missing, held.surplus) == (299, 0, 0, 0)


def test_damage_is_noticed_and_mended(database: str) -> None:
    with open_store(database) as store:
        add_quotes(store, list(quotes(300)))
        change(database, "DELETE FROM search_posting WHERE id < 3000000")
        assert state(store).missing > 0
        store.rebuild_search_index()
        assert state(store).missing == 0


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE search_version",
        "UPDATE search_version SET version = 0",
        pytest.param("DROP TRIGGER search_quote_added", marks=pytest.mark.sqlite),
    ],
)
def test_a_store_without_an_index_is_given_one(database: str, damage: str) -> None:
    sample_store(database).close()
    change(database, damage)
    with open_store(database) as store:
        assert found(store, "risks people") == [2]
        assert [held.missing for held in store.check_search_index()] == [0, 0, 0]


@pytest.mark.sqlite
def test_a_store_without_an_index_that_cannot_be_written_says_so(database: str) -> None:
    sample_store(database).close()
    change(database, "DROP TABLE search_version")
    url = f"sqlite:///file:{database}?mode=ro&uri=true"
    missing = pytest.raises(StoreError, match="no search index")
    with open_store(url, create=False) as store, missing:
        found(store, "risks")


def test_a_transaction_that_fails_leaves_the_index_alone(database: str) -> None:
    with open_store(database) as store:
        add_quotes(store, list(quotes(10)))
        with pytest.raises(KeyError), store._writing() as connection:
            connection.exec_driver_sql("UPDATE quote SET words = 'Zephyrs'")
            raise KeyError
        assert found(store, "zephyrs") == []
        assert state(store).missing == 0


def test_hidden_quotes_are_no_candidates(database: str) -> None:
    with sample_store(database) as store:
        with store._writing() as connection:
            connection.exec_driver_sql("UPDATE quote SET hidden = true WHERE id = 2")
        assert 2 not in found(store, "risks people")


def test_the_index_is_no_larger_than_thrice_the_text(database: str) -> None:
    with open_store(database) as store:
        add_quotes(store, list(quotes(1_000)))
        held = state(store)
        assert 0 < held.bytes <= 3 * held.text_bytes
