"""Speakers that may be one are suggested; who decides is recorded, and can be undone."""

import pytest

from claimtrack.attribution.types import Speaker
from claimtrack.claims.types import Analysis
from claimtrack.errors import StoreError
from claimtrack.store import Store, open_store
from tests.builders import article


def with_speakers(store: Store, *names: Speaker) -> dict[str, int]:
    """One article for each speaker; gives their numbers."""
    for place, speaker in enumerate(names):
        text = f"News {place}\n\nNothing was said.\n"
        store.add(Analysis(article(text, doc=f"a{place}"), (), (), (speaker,)))
    return {view.name: view.id for view in store.speakers()}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Speaker("José Marín", "person"), Speaker("Jose Marin", "person")),
        (Speaker("Robert Hale", "person"), Speaker("Bob Hale", "person")),
        (Speaker("R. Hale", "person"), Speaker("Robert Hale", "person")),
        (Speaker("Donald J. Park", "person"), Speaker("Donald Park", "person")),
        (Speaker("Iryna Kovalenko", "person"), Speaker("Iryna Kovalenka", "person")),
        (Speaker("Senator Ruth Vale", "person"), Speaker("Ruth Vale", "unknown")),
        (Speaker("North Sea Rescue Trust", "organisation"), Speaker("NSRT", "organisation")),
        (Speaker("Bluewater Lines Ltd", "organisation"), Speaker("Bluewater Lines", "unknown")),
        (Speaker("Hale", "person"), Speaker("Robert Hale", "person")),
        (Speaker("the Kremlin", "government"), Speaker("Russia", "government")),
    ],
)
def test_other_forms_of_a_name(database: str, one: Speaker, two: Speaker) -> None:
    with open_store(database) as store:
        with_speakers(store, one, two)
        (found,) = store.speaker_suggestions()
        assert {found.first.name, found.second.name} == {one.name, two.name}
        assert 0.5 <= found.score < 1 and found.why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Speaker("Bill Clayton", "person"), Speaker("Hilda Clayton", "person")),
        (Speaker("Paris Stone", "person"), Speaker("Stone", "organisation")),
        (Speaker("two officials", "group"), Speaker("three officials", "group")),
        (Speaker("Anna Lind", "person"), Speaker("Anna Berg", "person")),
        (Speaker("North Bank", "organisation"), Speaker("South Bank", "organisation")),
    ],
)
def test_others_of_like_names(database: str, one: Speaker, two: Speaker) -> None:
    with open_store(database) as store:
        with_speakers(store, one, two)
        assert store.speaker_suggestions() == []


def test_a_last_name_of_several_persons_says_less(database: str) -> None:
    with open_store(database) as store:
        names = ("Robert Hale", "Susan Hale", "Hale")
        with_speakers(store, *(Speaker(name, "person") for name in names))
        scores = [one.score for one in store.speaker_suggestions()]
        assert scores == [0.4, 0.4]


def test_deciding(database: str) -> None:
    with open_store(database) as store:
        ids = with_speakers(store, Speaker("Bob Hale", "person"), Speaker("Robert Hale", "person"))
        bob, robert = ids["Bob Hale"], ids["Robert Hale"]
        store.merge_speakers(bob, robert, reviewer="ann")
        assert store.speaker_suggestions() == []
        assert [view.name for view in store.speakers()] == ["Robert Hale"]
        store.split_speaker(bob, reviewer="bea")  # whoever merged it
        assert len(store.speakers()) == 2
        assert store.speaker_suggestions() == []
        store.undo("bea")
        assert len(store.speakers()) == 1
        store.undo("ann")
        assert len(store.speaker_suggestions()) == 1
        store.split_speaker(robert, other=bob, reviewer="ann")
        assert store.speaker_suggestions() == []
        kinds = [(one.kind, one.reviewer, one.undone) for one in store.actions()]
        assert kinds == [("apart", "ann", False), ("apart", "bea", True), ("merge", "ann", True)]


def test_rejecting_another_leaves_a_merge(database: str) -> None:
    with open_store(database) as store:
        names = ("Bob Hale", "Robert Hale", "Rob Hale")
        ids = with_speakers(store, *(Speaker(name, "person") for name in names))
        store.merge_speakers(ids["Bob Hale"], ids["Robert Hale"], reviewer="ann")
        store.split_speaker(ids["Bob Hale"], other=ids["Rob Hale"], reviewer="ann")
        assert sorted(view.name for view in store.speakers()) == ["Rob Hale", "Robert Hale"]
        with pytest.raises(StoreError, match="merged into nobody"):
            store.split_speaker(ids["Rob Hale"], reviewer="ann")
        with pytest.raises(StoreError, match="no such speaker"):
            store.split_speaker(99, reviewer="ann")
