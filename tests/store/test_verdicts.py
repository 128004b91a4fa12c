"""The verdict log: added, withdrawn, never lost."""

from datetime import UTC, datetime, timedelta

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import RATINGS, ItemKey, Store, open_store
from tests.builders import sample_store
from tests.databases import rows

CLAIM = ItemKey("claim", 1)
QUOTE = ItemKey("quote", 2)


def rating(store: Store, key: ItemKey) -> str:
    verdict = store.item(key).verdict
    return verdict.rating if verdict else ""


def test_a_verdict_as_given(store: Store) -> None:
    given = store.add_verdict(
        CLAIM, "Mostly False", reviewer="ann", rationale="two gauges", evidence="https://x.example"
    )
    assert (given.item, given.rating, given.reviewer) == (CLAIM, "Mostly False", "ann")
    assert (given.rationale, given.evidence) == ("two gauges", "https://x.example")
    assert given.created.tzinfo == UTC
    assert abs(given.created - datetime.now(UTC)) < timedelta(minutes=1)
    assert store.item(CLAIM).verdict == given
    assert store.verdicts() == [given]


def test_verdicts_are_added_never_overwritten(store: Store) -> None:
    first = store.add_verdict(CLAIM, "True", reviewer="ann")
    second = store.add_verdict(CLAIM, "False", reviewer="bob")
    assert store.verdicts(CLAIM) == [first, second]
    assert rating(store, CLAIM) == "False"


def test_undo_lets_the_verdict_before_stand_again(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer="ann")
    store.add_verdict(CLAIM, "False", reviewer="ann")
    store.add_verdict(QUOTE, "Misattributed", reviewer="ann")
    undone = [store.undo("ann") for _ in range(2)]
    assert [(view.item, view.value, view.undone) for view in undone if view] == [
        (QUOTE, "Misattributed", True),
        (CLAIM, "False", True),
    ]
    assert (rating(store, CLAIM), rating(store, QUOTE)) == ("True", "")
    third = store.undo("ann")
    assert third is not None and third.value == "True"
    assert store.undo("ann") is None
    assert rating(store, CLAIM) == ""
    assert len(store.verdicts(include_withdrawn=True)) == 3
    assert store.verdicts() == []


def test_undo_is_of_ones_own_verdicts(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer="ann")
    store.add_verdict(CLAIM, "False", reviewer="bob")
    undone = store.undo("ann")
    assert undone is not None and undone.value == "True"
    assert rating(store, CLAIM) == "False"
    assert store.undo("carl") is None


def test_undo_works_after_a_restart_and_nothing_is_deleted(database: str) -> None:
    with sample_store(database) as store:
        store.add_verdict(CLAIM, "True", reviewer="ann")
    with open_store(database) as store:
        assert store.undo("ann") is not None
        store.add_verdict(CLAIM, "False", reviewer="ann")
        assert rating(store, CLAIM) == "False"
    actions = rows(database, "SELECT kind, value, undoes FROM action ORDER BY id")
    assert actions == [("verdict", "True", None), ("undo", "", 1), ("verdict", "False", None)]


def test_ratings_of_any_scale_are_taken(store: Store) -> None:
    for name in (*RATINGS, "Pants on Fire", "Stimmt nicht"):
        assert store.add_verdict(QUOTE, name, reviewer="ann").rating == name


@pytest.mark.parametrize("name", ["", "  ", "False\n", "a" * 61, "\x1b[31m"])
def test_what_is_no_rating(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="is no rating"):
        store.add_verdict(QUOTE, name, reviewer="ann")


def test_what_cannot_be_recorded(store: Store) -> None:
    with pytest.raises(StoreError, match="there is no claim 99"):
        store.add_verdict(ItemKey("claim", 99), "True", reviewer="ann")
    with pytest.raises(StoreError, match="reviewer"):
        store.add_verdict(CLAIM, "True", reviewer="  ")
    with pytest.raises(StoreError, match="NUL"):
        store.set_note(CLAIM, "a\0b", reviewer="ann")
    assert store.verdicts(include_withdrawn=True) == []


def test_the_newest_note_and_flag_stand(store: Store) -> None:
    store.set_note(CLAIM, "call the harbour", reviewer="ann")
    store.set_note(CLAIM, "called: no answer ☎", reviewer="bob")
    store.set_flag(CLAIM, True, reviewer="ann")
    assert (store.item(CLAIM).note, store.item(CLAIM).flagged) == ("called: no answer ☎", True)
    store.set_note(CLAIM, "", reviewer="ann")
    store.set_flag(CLAIM, False, reviewer="bob")
    assert (store.item(CLAIM).note, store.item(CLAIM).flagged) == ("", False)


def test_two_programs_share_a_database(database: str) -> None:
    with sample_store(database) as desk, open_store(database) as other:
        other.add_verdict(CLAIM, "True", reviewer="bob")
        assert rating(desk, CLAIM) == "True"
        desk.add_verdict(CLAIM, "False", reviewer="ann")
        assert rating(other, CLAIM) == "False"
