"""Status, second reviews, evidence, assignments, undo of anything, changes, figures."""

import pytest

from claimtrack.errors import StoreError
from claimtrack.store import ItemFilter, ItemKey, Progress, SavedFilter, Store

CLAIM, OTHER = ItemKey("claim", 1), ItemKey("claim", 2)
ANN, BOB = "ann", "bob"


def status(store: Store, key: ItemKey = CLAIM) -> str:
    found = store.item(key).status
    assert key in {item.key for item in store.items(ItemFilter(status=found))}
    return found


def test_the_status_follows_the_work(store: Store) -> None:
    assert status(store) == "unstarted"
    store.set_note(CLAIM, "look", reviewer=ANN)
    assert status(store) == "in progress"
    store.add_verdict(CLAIM, "True", reviewer=ANN)
    assert status(store) == "done"
    store.ask_second(CLAIM, True, reviewer=ANN)
    assert status(store) == "needs second review"
    store.add_verdict(CLAIM, "False", reviewer=BOB)
    assert status(store) == "disagreed"
    store.add_verdict(CLAIM, "Mixture", reviewer="eve", adjudicates=True)
    assert status(store) == "done"
    for expected in ("disagreed",):
        store.undo("eve")
        assert status(store) == expected
    store.undo(BOB)
    assert status(store) == "needs second review"
    for _ in range(3):
        store.undo(ANN)
    assert status(store) == "unstarted"


def test_equal_second_verdicts_are_done(store: Store) -> None:
    store.ask_second(CLAIM, True, reviewer=ANN)
    assert status(store) == "unstarted"
    assert store.add_verdict(CLAIM, "True", reviewer=ANN).role == ""
    assert store.add_verdict(CLAIM, "True", reviewer=BOB).role == "second"
    assert status(store) == "done"


def test_what_waits_depends_on_who_asks(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer=ANN)
    store.ask_second(CLAIM, True, reviewer=ANN)

    def waiting(reviewer: str) -> set[ItemKey]:
        where = ItemFilter(reviewed=False, reviewer=reviewer)
        keys = {item.key for item in store.items(where)}
        (part,) = store.queue(ItemFilter(reviewer=reviewer))
        found = zip(part.ids, part.open, strict=True)
        assert keys == {ItemKey("claim", number) for number, is_open in found if is_open}
        return keys

    assert CLAIM in waiting(BOB)
    assert CLAIM not in waiting(ANN) | waiting("")
    assert store.progress(ItemFilter(reviewer=BOB)) == Progress(3, 0)
    assert store.progress(ItemFilter(reviewer=ANN)) == Progress(3, 1)


def test_evidence_and_assignments(store: Store) -> None:
    store.add_evidence(CLAIM, "https://gauge.example", "the gauge", reviewer=ANN)
    store.add_evidence(CLAIM, "", "a call", reviewer=BOB)
    store.assign(CLAIM, BOB, reviewer=ANN)
    item = store.item(CLAIM)
    assert [(found.url, found.note, found.reviewer) for found in item.evidence] == [
        ("https://gauge.example", "the gauge", ANN),
        ("", "a call", BOB),
    ]
    assert item.assigned == BOB
    assert store.count(ItemFilter(assigned="BOB")) == 1
    assert store.reviewers() == [ANN, BOB]
    store.undo(ANN)
    store.undo(ANN)
    assert (store.item(CLAIM).assigned, len(store.item(CLAIM).evidence)) == ("", 1)


def test_any_of_the_last_actions_can_be_undone(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer=ANN)
    store.set_flag(CLAIM, True, reviewer=ANN)
    store.set_note(OTHER, "x", reviewer=ANN)
    newest = store.actions(ANN)
    assert [action.kind for action in newest] == ["note", "flag", "verdict"]
    undone = store.undo(ANN, newest[1].id)
    assert undone is not None and (undone.kind, undone.undone) == ("flag", True)
    assert store.undo(ANN, newest[1].id) is None  # once is enough
    assert store.undo(BOB, newest[0].id) is None  # and only one's own
    assert [action.undone for action in store.actions(ANN)] == [False, True, False]
    assert (store.item(CLAIM).flagged, store.item(OTHER).note) == (False, "x")


def test_changes_name_what_others_did(store: Store) -> None:
    mark = store.mark()
    assert store.changes(mark).items == ()
    store.set_flag(OTHER, True, reviewer=BOB)
    found = store.changes(mark)
    assert OTHER in found.items and CLAIM not in found.items
    assert (found.speakers, found.articles) == (False, 0)
    assert store.changes(found.mark).items == ()
    store.undo(BOB)
    assert OTHER in store.changes(found.mark).items


def test_filters_are_saved_by_reviewer(store: Store) -> None:
    store.save_filter("Mine", "is:mine", reviewer=ANN)
    store.save_filter("Mine", "is:mine is:denied", reviewer=ANN)
    store.save_filter("All", "kind:all", reviewer=ANN)
    assert store.saved_filters(ANN) == [
        SavedFilter("All", "kind:all"),
        SavedFilter("Mine", "is:mine is:denied"),
    ]
    assert store.saved_filters(BOB) == []
    store.save_filter("All", "", reviewer=ANN)
    assert len(store.saved_filters(ANN)) == 1
    with pytest.raises(StoreError, match="under a name"):
        store.save_filter(" ", "kind:all", reviewer=ANN)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (ItemFilter(denied=True), {1}),
        (ItemFilter(denied=False), {2, 3}),
        (ItemFilter(at_least=0.92), {1}),
        (ItemFilter(at_most=0.9), {2}),
        (ItemFilter(at_least=0.9, at_most=0.92), {3}),
        (ItemFilter(corrected=True), set()),
    ],
)
def test_new_filters(store: Store, where: ItemFilter, expected: set[int]) -> None:
    assert {item.key.id for item in store.items(where)} == expected


def test_figures(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer=ANN)
    store.add_verdict(OTHER, "False", reviewer=ANN)
    store.add_verdict(ItemKey("quote", 3), "True", reviewer=ANN)
    for key, rating in ((CLAIM, "True"), (OTHER, "True")):
        store.ask_second(key, True, reviewer=ANN)
        store.add_verdict(key, rating, reviewer=BOB)
    found = store.statistics()
    assert found.statuses == {"unstarted": 1, "done": 1, "disagreed": 1}
    assert found.ratings == {"True": 3}
    assert found.reviewers == {ANN: 3, BOB: 2}
    assert found.by_speaker == {"Bluewater Lines": {"True": 1}, "a police report": {"True": 1}}
    assert found.stances_by_month == {
        "2024-05": {"declines_comment": 1, "denies": 1, "dismisses": 1}
    }
    assert (found.agreement.items, found.agreement.share) == (2, 0.5)
    assert found.agreement.alpha == pytest.approx(0.0)
    assert found.agreement.kappas == {(ANN, BOB): pytest.approx(0.0)}
    speaker = store.speakers(text="bluewater")[0]
    assert store.speaker_ratings(speaker.id) == {"True": 1}
