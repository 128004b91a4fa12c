"""Corrections: applied, undone, kept over a new analysis."""

from dataclasses import replace

import pytest

from claimtrack.claims.types import Analysis
from claimtrack.errors import StoreError
from claimtrack.store import Item, ItemFilter, ItemKey, Missed, Store, open_store
from tests.builders import TEXT, sample_analysis, span

SUSPICION, SLUICE, HOMES = (ItemKey("claim", number) for number in (1, 2, 3))
HIDDEN = ItemFilter(hidden=True, kinds=("claim", "quote"))


def quote_of(store: Store, key: ItemKey) -> ItemKey:
    quote_id = store.item(key).quote_id
    assert quote_id is not None
    return ItemKey("quote", quote_id)


def stances(item: Item) -> list[tuple[str, str]]:
    return [(stance.by, stance.stance) for stance in item.stances]


def test_the_speaker_of_a_quote_and_its_claims(store: Store) -> None:
    store.correct_speaker(HOMES, "Elena Marsh", reviewer="ann")
    for key in (HOMES, quote_of(store, HOMES)):
        item = store.item(key)
        assert (item.speaker, item.corrected) == ("Elena Marsh", True)
    assert store.count(ItemFilter(speaker="pike")) == 0
    store.undo("ann")
    for key in (HOMES, quote_of(store, HOMES)):
        item = store.item(key)
        assert (item.speaker, item.corrected) == ("Jonas Pike", False)


def test_a_new_speaker_is_made_once(store: Store) -> None:
    before = len(store.speakers())
    for key in (HOMES, SLUICE):
        store.correct_speaker(key, " Nora Beck ", reviewer="ann")
        assert store.item(key).speaker == "Nora Beck"
    assert len(store.speakers()) == before + 1


def test_stances_are_added_changed_and_taken_away(store: Store) -> None:
    denial = store.item(SUSPICION).stances[0]
    store.correct_stance(SUSPICION, denial, "questions", "Jonas Pike", reviewer="ann")
    store.correct_stance(SLUICE, None, "denies", "Gridline", reviewer="ann")
    changed = store.item(SUSPICION)
    assert stances(changed) == [("Jonas Pike", "questions"), ("the port authority", "dismisses")]
    assert changed.stances[0].words == "denied"
    assert store.count(ItemFilter(contested=True)) == 2
    for stance in changed.stances:
        store.correct_stance(SUSPICION, stance, "", stance.by, reviewer="ann")
    assert stances(store.item(SUSPICION)) == []
    assert store.count(ItemFilter(contested=True)) == 1
    for _ in range(4):
        store.undo("ann")
    assert stances(store.item(SUSPICION)) == [
        ("Elena Marsh", "denies"),
        ("the port authority", "dismisses"),
    ]
    assert store.count(ItemFilter(contested=True)) == 1


def test_words_and_wording(store: Store) -> None:
    quote = quote_of(store, HOMES)
    place = span(TEXT, "Opposition leader Jonas Pike said 400 homes")
    store.correct_span(quote, "content", (place,), reviewer="ann")
    store.correct_span(HOMES, "source", (), reviewer="ann")
    store.correct_wording(HOMES, "400 homes were dark", reviewer="ann")
    item = store.item(quote)
    assert (item.content, item.text) == ((place,), TEXT[slice(*place)])
    assert (store.item(HOMES).source, store.item(HOMES).proposition) == ((), "400 homes were dark")
    store.undo("ann")
    assert store.item(HOMES).proposition == "400 homes had no power"


def test_what_is_wrong_leaves_the_queue(store: Store) -> None:
    store.mark_wrong(quote_of(store, HOMES), reviewer="ann")
    assert store.count() == 2
    assert {item.key for item in store.items(HIDDEN)} == {HOMES, quote_of(store, HOMES)}
    assert HOMES not in {item.key for item in store.article_items(1)}
    store.undo("ann")
    assert (store.count(), store.count(HIDDEN)) == (3, 0)


def test_what_was_missed_is_added(store: Store) -> None:
    place = span(TEXT, "north of the town")
    key = store.add_missed(
        Missed(1, (place,), "Tom Hale", proposition="it was north of the town"), reviewer="ann"
    )
    item = store.item(key)
    assert (item.key.kind, item.speaker, item.text) == ("claim", "Tom Hale", TEXT[slice(*place)])
    assert (item.added_by, item.proposition) == ("ann", "it was north of the town")
    assert store.count() == 4
    store.undo("ann")
    assert store.count(ItemFilter(kinds=("claim", "quote"))) == 9
    quote = store.add_missed(Missed(1, (place,), ""), reviewer="ann")
    assert (quote.kind, store.item(quote).speaker) == ("quote", "")
    assert (store.count(), store.count(ItemFilter(kinds=("quote",)))) == (3, 7)


@pytest.mark.parametrize(
    ("content", "said"), [((), "no words"), (((0, 0),), "outside"), (((5, 99_999),), "outside")]
)
def test_words_that_are_not_there(
    store: Store, content: tuple[tuple[int, int], ...], said: str
) -> None:
    with pytest.raises(StoreError, match=said):
        store.add_missed(Missed(1, content, "Tom"), reviewer="ann")
    with pytest.raises(StoreError, match=said):
        store.correct_span(HOMES, "content", content, reviewer="ann")
    assert store.actions() == []


def test_corrections_that_make_no_sense(store: Store) -> None:
    with pytest.raises(StoreError, match="only a claim"):
        store.correct_stance(ItemKey("quote", 1), None, "denies", "Ann", reviewer="ann")
    with pytest.raises(StoreError, match="no stance"):
        store.correct_stance(HOMES, None, "shrugs", "Ann", reviewer="ann")
    with pytest.raises(StoreError, match="no part"):
        store.correct_span(HOMES, "middle", ((0, 2),), reviewer="ann")
    with pytest.raises(StoreError, match="there is no claim 99"):
        store.mark_wrong(ItemKey("claim", 99), reviewer="ann")


def again() -> Analysis:
    """The sample analysed anew: one quote is gone, one is found a little shorter, by another."""
    old = sample_analysis()
    start, end = old.attributions[5].content[0]
    shorter = replace(old.attributions[5], content=((start, end - 6),), speaker="Gridline")
    claims = (
        old.claims[0],
        replace(old.claims[2], content=shorter.content, claimant="Gridline", attribution=4),
    )
    kept = (*old.attributions[:4], shorter)
    return replace(old, attributions=kept, claims=claims)


def test_a_new_analysis_keeps_what_reviewers_did(store: Store) -> None:
    store.add_verdict(HOMES, "False", reviewer="ann")
    store.correct_speaker(HOMES, "Elena Marsh", reviewer="ann")
    denial = store.item(SUSPICION).stances[0]
    store.correct_stance(SUSPICION, denial, "", denial.by, reviewer="ann")
    place = span(TEXT, "north of the town")
    added = store.add_missed(Missed(1, (place,), "Tom Hale"), reviewer="ann")
    done = store.add_again(again())
    assert (done.article_id, done.new) == (1, False)
    homes = store.item(HOMES)
    assert homes.text == "400 homes had no"  # found anew,
    assert homes.speaker == "Elena Marsh"  # and still corrected
    assert homes.verdict is not None and homes.verdict.rating == "False"
    assert stances(store.item(SUSPICION)) == [("the port authority", "dismisses")]
    assert store.item(added).speaker == "Tom Hale"
    with pytest.raises(StoreError, match="there is no claim 2"):
        store.item(SLUICE)  # nobody had touched it
    store.undo("ann")
    store.undo("ann")
    store.undo("ann")
    assert store.item(HOMES).speaker == "Gridline"  # what the new analysis says
    assert stances(store.item(SUSPICION))[0] == ("Elena Marsh", "denies")


def test_the_same_analysis_again_changes_nothing(store: Store) -> None:
    where = ItemFilter(kinds=("claim", "quote"))
    before = store.items(where)
    store.add_again(sample_analysis())
    assert store.items(where) == before


def test_what_reviewers_touched_stays_though_it_is_not_found_again(store: Store) -> None:
    store.set_note(SLUICE, "ask them", reviewer="ann")
    store.add_again(again())
    assert store.item(SLUICE).note == "ask them"


def test_merged_speakers_are_one_and_can_be_parted(store: Store) -> None:
    ids = {speaker.name: speaker.id for speaker in store.speakers()}
    store.merge_speakers(ids["Jonas Pike"], ids["Elena Marsh"], reviewer="ann")
    store.merge_speakers(ids["Elena Marsh"], ids["Gridline"], reviewer="ann")
    assert store.item(HOMES).speaker == "Gridline"
    assert store.item(SUSPICION).stances[0].by == "Gridline"
    (one,) = store.speakers(text="pike")
    assert (one.name, one.quotes, one.claims) == ("Gridline", 4, 1)
    assert {"Jonas Pike", "Elena Marsh", "Marsh"} <= set(one.aliases)
    assert store.count(ItemFilter(speaker="gridline")) == 1
    store.undo("ann")
    assert store.item(HOMES).speaker == "Elena Marsh"
    store.undo("ann")
    assert store.item(HOMES).speaker == "Jonas Pike"
    with pytest.raises(StoreError, match="two different speakers"):
        store.merge_speakers(ids["Gridline"], ids["Gridline"], reviewer="ann")


def test_an_article_that_is_not_there_yet_is_added(database: str) -> None:
    with open_store(database) as store:
        assert store.add_again(sample_analysis()).new
        assert store.count() == 3
