"""Earlier fact-checks beside claims: those that come later, and those that were there before."""

from claimtrack.store import FactCheck, ItemKey, open_store
from tests.store.test_occurrences import DAM, filled, key, news

CHECK = FactCheck(DAM, rating="False", url="https://a.example/1", publisher="A")
OTHER = FactCheck("Rents in Port Ellis have doubled", rating="True", url="https://a.example/2")
FAR = FactCheck("Penguins live at the north pole", url="https://a.example/3")


def test_claims_that_are_there_and_claims_that_come(database: str) -> None:
    with open_store(database) as store:
        filled(store, DAM)
        done = store.import_checks([CHECK, OTHER, FAR])
        assert (done.added, done.changed, done.known) == (3, 0, 0)
        assert store.checks_of(key(1)) == [] and store.not_matched() == 3
        steps: list[int] = []
        assert store.match_checks(steps.append) == 1
        assert sum(steps) == 4  # the checks, and the claim
        store.add(news("b", "rents in Port Ellis have doubled since the harbour closed"))
        (before,) = store.checks_of(key(1))
        (later,) = store.checks_of(key(2))
        assert (before.check.url, later.check.url) == (CHECK.url, OTHER.url)
        assert before.score > 0.9 and "meaning" in before.why[0]
        assert store.item(key(1)).checks == (before,)
        assert [item.key.id for item in store.checked_before()] == [1, 2]
        assert store.not_matched() == store.match_checks() == 0  # nothing is new


def test_known_ones_are_brought_up_to_date(database: str) -> None:
    with open_store(database) as store:
        filled(store, DAM)
        store.import_checks([CHECK])
        store.match_checks()
        changed = FactCheck(DAM, rating="True", url=CHECK.url, publisher="A")
        done = store.import_checks([changed, CHECK, OTHER])
        assert (done.added, done.changed, done.known) == (1, 0, 2)  # the last one of two counts
        assert store.import_checks([changed]).changed == 1
        assert store.checks_of(key(1))[0].check.rating == "True"
        assert store.match_checks(anew=True) == 1
        assert len(store.checks_of(key(1))) == 1


def test_a_claim_in_ones_own_words(database: str) -> None:
    with open_store(database) as store:
        store.import_checks([CHECK, OTHER, FAR])
        store.match_checks()
        found = store.checks_like("For eleven days the dam at Harrow leaked and nobody was warned")
        assert found[0].check.url == CHECK.url
        assert store.checks_like("the price of tea in the capital") == []


def test_a_corrected_wording_finds_other_checks(database: str) -> None:
    with open_store(database) as store:
        filled(store, "nothing of the kind")
        store.import_checks([CHECK])
        store.match_checks()
        store.correct_wording(ItemKey("claim", 1), DAM, reviewer="ann")
        assert [one.check.url for one in store.checks_of(key(1))] == [CHECK.url]
        store.undo("ann")
        assert store.checks_of(key(1)) == []
