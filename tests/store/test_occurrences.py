"""One claim in several articles: linked at once, suggested, merged, split, and each undone."""

from collections.abc import Sequence

import pytest

from claimtrack.claims.types import Analysis, Claim
from claimtrack.errors import StoreError
from claimtrack.store import ItemFilter, ItemKey, Missed, Store, open_store
from tests.builders import article, attribution
from tests.databases import change

DAM = "the Harrow dam leaked for eleven days before anyone was warned"


def news(name: str, *claims: str, modality: str = "asserts") -> Analysis:
    """An article in which a spokeswoman says each of `claims`."""
    text = f"News {name}\n\n" + "\n\n".join(f"A witness said {words}." for words in claims) + "\n"
    made = tuple(
        attribution(text, "indirect", [words], "A witness", "said", f"Witness {name}")
        for words in claims
    )
    found = tuple(
        Claim(f"Witness {name}", words, modality, made[place].content, 0.5, place)
        for place, words in enumerate(claims)
    )
    return Analysis(article(text, doc=name), made, found, ())


def key(number: int) -> ItemKey:
    return ItemKey("claim", number)


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def filled(store: Store, *claims: str) -> None:
    for place, words in enumerate(claims):
        store.add(news(f"a{place}", words))


def groups(store: Store) -> list[list[int]]:
    """The groups of claims by number, those alone among them."""
    found = {
        tuple(one.key.id for one in store.occurrences(item.key))
        for item in store.items(ItemFilter(hidden=None))
    }
    return [list(group) for group in sorted(found)]


def test_the_same_words_in_another_article_are_one_claim(store: Store) -> None:
    with store:
        filled(store, DAM, "the new stadium will open in May", DAM)
        assert groups(store) == [[1, 3], [2]]
        first, repeat = store.item(key(1)), store.item(key(3))
        assert (first.occurrences, first.same_as) == (2, None)
        assert (repeat.occurrences, repeat.same_as) == (2, key(1))
        once = store.items(ItemFilter(once=True))
        assert sorted(item.key.id for item in once) == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        "the Harrow dam did not leak for eleven days before anyone was warned",
        "the Harrow dam leaked for nineteen days before anyone was warned",
        "the Marlow dam leaked for eleven days before anyone was warned",
        "the Harrow dam leaked for eleven days after everyone was warned",
    ],
)
def test_what_contradicts_is_never_one(store: Store, other: str) -> None:
    with store:
        filled(store, DAM, other)
        assert groups(store) == [[1], [2]]
        (near,) = store.similar_claims(key(1))
        assert near.item.key == key(2) and near.standing != "same"
        assert any("other" in why or "opposite" in why for why in near.why)


def test_who_denies_it_does_not_claim_it(store: Store) -> None:
    with store:
        store.add(news("a", DAM))
        store.add(news("b", DAM, modality="denies"))
        assert groups(store) == [[1], [2]]


def test_words_that_point_elsewhere_are_never_sure(store: Store) -> None:
    with store:
        filled(store, "they had never seen it so high", "they had never seen it so high")
        assert groups(store) == [[1], [2]]
        (suggested,) = store.claim_suggestions()
        assert (suggested.first.key, suggested.second.key) == (key(1), key(2))
        assert suggested.score > 0.9 and suggested.why


def test_merge_split_and_undo(store: Store) -> None:
    with store:
        filled(store, DAM, "rents in Port Ellis doubled", DAM)
        store.merge_claims(key(2), key(1), reviewer="ann")
        assert groups(store) == [[1, 2, 3]]
        store.split_claim(key(3), reviewer="bob")  # against the sure link
        assert groups(store) == [[1, 2], [3]]
        with pytest.raises(StoreError, match="bob keeps them apart"):
            store.merge_claims(key(3), key(2), reviewer="ann")
        kinds = [(one.kind, one.reviewer) for one in store.actions()]
        assert kinds == [("apart", "bob"), ("same", "ann")]
        assert all(one.created.tzinfo is not None for one in store.actions())
        store.undo("bob")
        assert groups(store) == [[1, 2, 3]]
        store.undo("ann")
        assert groups(store) == [[1, 3], [2]]
        assert [one.undone for one in store.actions()] == [True, True]


def test_a_rejected_suggestion_is_not_asked_again(store: Store) -> None:
    with store:
        filled(store, "he would never sell the farm", "he would never sell the farm")
        store.split_claim(key(2), other=key(1), reviewer="ann")
        assert store.claim_suggestions() == []
        assert store.similar_claims(key(1))[0].standing == "apart"
        store.undo("ann")
        assert len(store.claim_suggestions()) == 1
        store.merge_claims(key(2), key(1), reviewer="ann")
        assert store.claim_suggestions() == []
        assert store.similar_claims(key(1))[0].standing == "same"


def test_the_newer_word_of_a_reviewer_counts(store: Store) -> None:
    with store:
        filled(store, DAM, DAM)
        store.split_claim(key(2), reviewer="ann")
        store.merge_claims(key(1), key(2), reviewer="bob")
        assert groups(store) == [[1, 2]]
        store.undo("bob")
        assert groups(store) == [[1], [2]]


def test_a_correction_finds_other_occurrences(store: Store) -> None:
    with store:
        filled(store, DAM, "it leaked for days", DAM)
        store.correct_wording(key(2), DAM, reviewer="ann")
        assert groups(store) == [[1, 2, 3]]
        store.undo("ann")
        assert groups(store) == [[1, 3], [2]]
        store.mark_wrong(key(1), reviewer="ann")
        assert store.item(key(3)).same_as is None  # the first that is a claim at all
        assert [item.key.id for item in store.items(ItemFilter(once=True))] == [2, 3]


def test_an_added_claim_is_compared(store: Store) -> None:
    with store:
        filled(store, DAM)
        store.add(news("b", "nobody had asked", DAM))
        store.mark_wrong(key(3), reviewer="ann")
        start = store.article(2).text.index(DAM)
        missed = Missed(2, ((start, start + len(DAM)),), "Ada", proposition=DAM)
        added = store.add_missed(missed, reviewer="ann")
        assert store.item(added).same_as == key(1)


def test_a_new_analysis_keeps_decisions_and_forgets_links(store: Store) -> None:
    with store:
        filled(store, DAM)
        one = news("b", DAM, "the mill burned down in the night of the storm")
        store.add(one)
        store.merge_claims(key(3), key(1), reviewer="ann")
        assert groups(store) == [[1, 2, 3]]
        store.add_again(Analysis(one.article, one.attributions[1:], (), ()))
        assert groups(store) == [[1, 3]]  # 2 was not found again, 3 was touched by a reviewer
        store.add_again(one)
        assert len(groups(store)) == 1 and len(groups(store)[0]) == 3


def test_filters_ask_every_occurrence(store: Store) -> None:
    with store:
        filled(store, DAM, DAM)
        found = store.items(ItemFilter(speaker="Witness a1", once=True))
        assert [item.key.id for item in found] == [1]
        assert store.count(ItemFilter(speaker="Witness a1", once=True)) == 1


def test_a_chain_does_not_join_what_contradicts(store: Store) -> None:
    """Each is near the one between them, which names no number."""
    between = "the Harrow dam leaked for days before anyone was warned"
    with store:
        filled(store, between, DAM, DAM.replace("eleven", "nineteen"))
        store.merge_claims(key(1), key(2), reviewer="ann")
        together = [group for group in groups(store) if 2 in group]
        assert together and 3 not in together[0]


def test_what_was_never_compared_is_compared_on_demand(database: str) -> None:
    with open_store(database) as store:
        filled(store, DAM, DAM)
        for words in ("DELETE FROM meaning_vector", "DELETE FROM claim_link"):
            change(database, words)
        change(database, "UPDATE claim SET same_as = NULL")
        assert (store.not_compared(), groups(store)) == (2, [[1], [2]])
        steps: list[int] = []
        assert store.link_claims(steps.append) == 2
        assert (sum(steps), store.not_compared(), groups(store)) == (2, 0, [[1, 2]])


def test_wrong_requests(store: Store) -> None:
    with store:
        filled(store, DAM)
        wrong: Sequence[tuple[str, str]] = (
            ("no claim 9", "merge"),
            ("two different claims", "self"),
            ("no other occurrence", "split"),
        )
        with pytest.raises(StoreError, match=wrong[0][0]):
            store.merge_claims(key(1), key(9), reviewer="ann")
        with pytest.raises(StoreError, match=wrong[1][0]):
            store.merge_claims(key(1), key(1), reviewer="ann")
        with pytest.raises(StoreError, match=wrong[2][0]):
            store.split_claim(key(1), reviewer="ann")
        with pytest.raises(StoreError, match="is no claim"):
            store.similar_claims(ItemKey("quote", 1))
        assert store.actions() == []
