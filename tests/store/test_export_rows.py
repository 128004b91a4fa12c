"""What an export goes through."""

import pytest

from claimtrack.store import ItemFilter, ItemKey, Store

CLAIM = ItemKey("claim", 1)
QUOTE = ItemKey("quote", 2)


@pytest.fixture
def judged(store: Store) -> Store:
    store.add_verdict(CLAIM, "True", reviewer="ann")
    store.add_verdict(QUOTE, "Misattributed", reviewer="ann")
    store.add_verdict(CLAIM, "False", reviewer="bob")
    store.add_verdict(ItemKey("claim", 3), "Unproven", reviewer="carl")
    store.undo("carl")
    return store


def ratings(store: Store, where: ItemFilter | None = None, *, withdrawn: bool = False) -> list[str]:
    rows = store.export_rows(where, include_withdrawn=withdrawn)
    return [row.verdict.rating for row in rows]


def test_every_verdict_that_is_not_withdrawn_oldest_first(judged: Store) -> None:
    assert ratings(judged) == ["True", "Misattributed", "False"]
    assert ratings(judged, withdrawn=True) == ["True", "Misattributed", "False", "Unproven"]


def test_filters_are_the_queues(judged: Store) -> None:
    assert ratings(judged, ItemFilter()) == ["True", "False"]
    assert ratings(judged, ItemFilter(kinds=("quote",))) == ["Misattributed"]
    assert ratings(judged, ItemFilter(kinds=("claim", "quote"), speaker="marsh")) == [
        "Misattributed"
    ]
    assert ratings(judged, ItemFilter(kinds=())) == []


def test_a_row_has_its_item_and_article(judged: Store) -> None:
    row = next(judged.export_rows())
    assert row.item == judged.item(CLAIM)
    assert row.article.publisher == "The Northport Courier"
    assert row.article.text == ""


def test_more_rows_than_a_page(judged: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.store.store._PAGE", 2)
    assert ratings(judged) == ["True", "Misattributed", "False"]


def test_an_export_left_in_the_middle_holds_nothing_open(judged: Store) -> None:
    rows = judged.export_rows()
    next(rows)
    judged.add_verdict(QUOTE, "True", reviewer="ann")
    assert judged.undo("ann") is not None
