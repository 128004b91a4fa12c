"""The queue: filters, order and pages."""

from dataclasses import replace

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import ItemFilter, ItemKey, Progress, Store
from tests.builders import TEXT, sample_analysis

CLAIM = ItemKey("claim", 1)
BOTH = ItemFilter(kinds=("claim", "quote"))


def keys(store: Store, where: ItemFilter) -> str:
    found = [str(item.key) for item in store.items(where)]
    assert store.count(where) == len(found)
    assert store.progress(where).total == len(found)
    return " ".join(name.replace("claim-", "c").replace("quote-", "q") for name in found)


def test_contested_first_then_the_most_worth_checking_then_quotes(store: Store) -> None:
    assert keys(store, ItemFilter()) == "c1 c3 c2"
    assert keys(store, BOTH) == "c1 c3 c2 q1 q2 q3 q4 q5 q6"
    assert keys(store, ItemFilter(kinds=("quote", "claim"))) == "c1 c3 c2 q1 q2 q3 q4 q5 q6"


def test_pages_follow_each_other_across_claims_and_quotes(store: Store) -> None:
    whole = store.items(BOTH)
    for size in range(1, 10):
        pages = [store.items(BOTH, limit=size, offset=start) for start in range(0, 12, size)]
        assert [item for page in pages for item in page] == whole
    assert store.items(BOTH, offset=4) == whole[4:]
    assert store.items(BOTH, offset=99) == []
    assert store.items(BOTH, limit=0) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (ItemFilter(speaker="pike"), "c3"),
        (ItemFilter(article=1), "c1 c3 c2"),
        (ItemFilter(article=2), ""),
        (ItemFilter(quote_kind="mixed"), "c2"),
        (ItemFilter(kinds=("quote",), quote_kind="Direct"), "q2 q3"),
        (ItemFilter(contested=True), "c1"),
        (ItemFilter(contested=False), "c3 c2"),
        (ItemFilter(stance="any"), "c1 c3"),
        (ItemFilter(stance="denies"), "c1"),
        (ItemFilter(stance="Declines_Comment"), "c3"),
        (ItemFilter(modality="Asserts"), "c3 c2"),
        (ItemFilter(kinds=("claim", "quote"), modality="asserts"), "c3 c2"),
        (ItemFilter(kinds=("claim", "quote"), text="TWO warnings"), "c1 q4"),
        (ItemFilter(text="flood was caused"), "c2"),  # only the proposition has it
        (ItemFilter(text="100%"), ""),
        (ItemFilter(since="2024-05-06", until="2024-05-06"), "c1 c3 c2"),
        (ItemFilter(since="2024-05-07"), ""),
        (ItemFilter(until="2024-05-05"), ""),
        (ItemFilter(speaker="pike", contested=True), ""),
        (ItemFilter(kinds=()), ""),
    ],
)
def test_filters(store: Store, where: ItemFilter, expected: str) -> None:
    assert keys(store, where) == expected


def test_an_article_without_a_date_is_of_no_day(store: Store) -> None:
    other = sample_analysis(text=TEXT + "\nAgain.\n")
    store.add(replace(other, article=replace(other.article, date="")))
    assert store.count() == 6
    assert store.count(ItemFilter(until="2030-01-01")) == 3
    assert len(store.articles(since="2000-01-01")) == 1


def test_verdicts_flags_and_notes_filter_too(store: Store) -> None:
    store.add_verdict(CLAIM, "False", reviewer="ann")
    assert keys(store, ItemFilter(reviewed=True)) == "c1"
    assert keys(store, ItemFilter(reviewed=False)) == "c3 c2"
    assert keys(store, ItemFilter(rating="false")) == "c1"
    store.add_verdict(CLAIM, "True", reviewer="bob")
    assert keys(store, ItemFilter(rating="False")) == ""  # it no longer stands
    assert store.progress(BOTH) == Progress(total=9, done=1)
    assert store.progress(BOTH).left == 8
    store.set_flag(ItemKey("quote", 3), True, reviewer="ann")
    assert keys(store, ItemFilter(kinds=("claim", "quote"), flagged=True)) == "q3"
    assert keys(store, ItemFilter(flagged=False)) == "c1 c3 c2"


def test_a_claim_and_a_quote_of_the_same_number_are_two_items(store: Store) -> None:
    store.add_verdict(ItemKey("quote", 1), "Correct attribution", reviewer="ann")
    assert store.item(CLAIM).verdict is None
    assert store.item(ItemKey("quote", 1)).verdict is not None


def test_items_of_keeps_the_given_order(store: Store) -> None:
    wanted = [ItemKey("quote", 5), CLAIM, ItemKey("quote", 99), ItemKey("quote", 2)]
    assert [item.key for item in store.items_of(wanted)] == [wanted[0], wanted[1], wanted[3]]


@pytest.mark.parametrize("key", [ItemKey("claim", 99), ItemKey("quote", 0), ItemKey("quote", -1)])
def test_what_is_not_there(store: Store, key: ItemKey) -> None:
    with pytest.raises(StoreError, match=f"there is no {key.kind} {key.id}"):
        store.item(key)
    with pytest.raises(StoreError, match="there is no article 99"):
        store.article(99)


def test_filters_that_no_database_takes_are_a_clear_error(store: Store) -> None:
    with pytest.raises(StoreError, match="surrogate"):
        store.items(ItemFilter(text="\udcff"))
    with pytest.raises(StoreError):
        store.item(ItemKey("claim", 2**70))


def test_articles_are_found_by_their_metadata(store: Store) -> None:
    for text in ("HARBOUR bridge", "courier", "ada wells", "news.example/"):
        assert [view.id for view in store.articles(text=text)] == [1]
    assert store.articles(text="cracks") == []
