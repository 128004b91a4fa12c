"""PostgreSQL's own roles keep reviewers from speaking for others: tried with real logins."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from claimtrack.errors import StoreError
from claimtrack.store import ItemKey, Member, Store, open_store
from tests.builders import TEXT, sample_analysis, sample_store
from tests.postgres import Cluster

CLAIM, OTHER = ItemKey("claim", 1), ItemKey("claim", 2)
ANN, BOB, EVE = "Ann Ó’Hara", "bob", "eve"
Try = Callable[[str, str], None]
As = Callable[[str], Store]


@pytest.fixture(scope="module")
def team(cluster: Cluster) -> Iterator[str]:
    """A database with two reviewers and an editor, each with a verdict."""
    name = cluster.create()
    with sample_store(cluster.url(name)) as store:
        with pytest.raises(StoreError, match="no roles yet"):
            store.add_member(ANN, "reviewer")
        store.set_up_roles()
        store.set_up_roles()  # again does no harm
        store.add_member(ANN, "editor", password="it's 100% :secret")
        store.add_member(ANN, "reviewer")
        store.add_member(BOB, "reviewer")
        store.add_member(EVE, "editor")
        assert store.members() == [
            Member(ANN, "reviewer"), Member(BOB, "reviewer"), Member(EVE, "editor")
        ]  # fmt: skip
        assert store.login() is None  # the owner is no reviewer
        with pytest.raises(StoreError, match="is no role"):
            store.add_member(ANN, "king")
    for who in (ANN, BOB, EVE):
        with open_store(cluster.url(name, who)) as store:
            store.add_verdict(CLAIM, "True" if who != BOB else "False", reviewer=who)
    yield name
    cluster.drop(name)
    for who in (ANN, BOB, EVE):
        cluster.execute("DROP ROLE {}", who)


@pytest.fixture
def signed_in(team: str, cluster: Cluster) -> Iterator[As]:
    """Opens the store as somebody."""
    opened: list[Store] = []

    def sign_in(who: str) -> Store:
        opened.append(open_store(cluster.url(team, who), create=False))
        return opened[-1]

    yield sign_in
    for store in opened:
        store.close()


@pytest.fixture
def try_sql(team: str, cluster: Cluster) -> Try:
    """Runs SQL as somebody who goes around our program."""

    def run(who: str, words: str) -> None:
        engine = create_engine(cluster.url(team, who))
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql(words)
        finally:
            engine.dispose()

    return run


def test_a_reviewer_does_a_reviewers_work(signed_in: As) -> None:
    store = signed_in(ANN)
    assert store.login() == Member(ANN, "reviewer")
    store.add_verdict(OTHER, "Mixture", reviewer=ANN, rationale="two gauges", evidence="x")
    store.set_note(OTHER, "look", reviewer=ANN)
    store.add_evidence(OTHER, "https://x.example", "", reviewer=ANN)
    store.assign(OTHER, ANN, reviewer=ANN)
    store.ask_second(OTHER, True, reviewer=ANN)
    store.correct_speaker(OTHER, "Somebody New", reviewer=ANN)
    store.correct_wording(OTHER, "a sluice broke in the night", reviewer=ANN)
    store.mark_wrong(ItemKey("quote", 3), reviewer=ANN)
    store.save_filter("Mine", "is:mine", reviewer=ANN)
    assert store.saved_filters(ANN)
    assert store.item(OTHER).proposition == "a sluice broke in the night"
    for _ in range(8):
        assert store.undo(ANN) is not None
    assert store.item(OTHER).verdict is None
    assert all(state.missing == 0 for state in store.check_search_index())


def test_an_editor_settles_assigns_merges_and_ingests(signed_in: As) -> None:
    store = signed_in(EVE)
    store.add_verdict(CLAIM, "Mixture", reviewer=EVE, adjudicates=True)
    store.assign(CLAIM, BOB, reviewer=EVE)
    ids = [speaker.id for speaker in store.speakers()]
    store.merge_speakers(ids[0], ids[1], reviewer=EVE)
    for number in range(10):  # so many that they are taken into the index
        text = f"{TEXT}\nBy {number}.\n"
        assert store.add(sample_analysis(text=text, doc=f"more-{number}")).new
    assert store.add_again(sample_analysis(text=f"{TEXT}\nBy 1.\n")).new is False
    assert store.undo(EVE) is not None


def _settles(store: Store) -> None:
    store.add_verdict(CLAIM, "True", reviewer=ANN, adjudicates=True)


def _assigns(store: Store) -> None:
    store.assign(CLAIM, BOB, reviewer=ANN)


def _merges(store: Store) -> None:
    store.merge_speakers(1, 2, reviewer=ANN)


def _speaks_for_bob(store: Store) -> None:
    store.add_verdict(OTHER, "False", reviewer=BOB)


def _takes_back_for_bob(store: Store) -> None:
    store.undo(BOB)


def _ingests(store: Store) -> None:
    store.add(sample_analysis(text=f"{TEXT}\nNot by a reviewer.\n"))


@pytest.mark.parametrize(
    "attempt", [_settles, _assigns, _merges, _speaks_for_bob, _takes_back_for_bob, _ingests]
)
def test_a_reviewer_may_not(signed_in: As, attempt: Callable[[Store], None]) -> None:
    store = signed_in(ANN)
    before = list(store.log())
    with pytest.raises(StoreError, match="your login may not"):
        attempt(store)
    assert list(store.log()) == before


BOBS = "(SELECT min(id) FROM action WHERE reviewer = 'bob')"
INTO = "INSERT INTO action (kind, claim_id, reviewer, created, role, value, text, data"


@pytest.mark.parametrize("who", [ANN, EVE])
@pytest.mark.parametrize(
    "attempt",
    [
        f"DELETE FROM action WHERE id = {BOBS}",
        f"UPDATE action SET value = 'True' WHERE id = {BOBS}",
        "UPDATE action SET reviewer = session_user",
        "TRUNCATE action CASCADE",
        f"{INTO}) VALUES ('verdict', 1, 'bob', now(), '', 'True', '', '{{}}')",
        f"{INTO}, undoes) VALUES ('undo', 1, session_user, now(), '', '', '', '{{}}', {BOBS})",
        f"{INTO}, undoes) VALUES ('note', 1, session_user, now(), '', '', '', '{{}}', {BOBS})",
        f"{INTO}, id) VALUES ('verdict', 1, session_user, now(), '', 'True', '', '{{}}', 1)",
        "ALTER TABLE action DISABLE TRIGGER ALL",
        "ALTER TABLE action DISABLE ROW LEVEL SECURITY",
        "DROP TRIGGER kept_action ON action",
        "DROP POLICY reviewers_add ON action",
        "CREATE POLICY mine ON action FOR INSERT WITH CHECK (true)",
        "SELECT setval(pg_get_serial_sequence('action', 'id'), 1)",
        "SET session_replication_role = replica",
        "SET SESSION AUTHORIZATION bob",
        "SET ROLE claimtrack_owner",
        "UPDATE article SET text = 'never said'",
        "DELETE FROM article",
        "UPDATE schema_version SET version = 1",
    ],
)
def test_going_around_the_program_is_refused(
    signed_in: As, try_sql: Try, who: str, attempt: str
) -> None:
    store = signed_in(BOB)
    before = list(store.log())
    with pytest.raises(DBAPIError):
        try_sql(who, attempt)
    assert list(store.log()) == before


def test_the_servers_clock_says_when(signed_in: As, try_sql: Try) -> None:
    try_sql(
        ANN, f"{INTO}) VALUES ('flag', 1, session_user, '2001-01-01', '', 'flagged', '', '{{}}')"
    )
    newest = signed_in(ANN).actions(ANN, limit=1)[0]
    assert (newest.kind, newest.created.year > 2020) == ("flag", True)


def test_another_role_does_not_lend_a_name(signed_in: As, try_sql: Try) -> None:
    before = list(signed_in(BOB).log())
    with pytest.raises(DBAPIError):
        try_sql(
            ANN,
            f"SET ROLE claimtrack_reviewer; {INTO}) VALUES "
            "('flag', 1, 'claimtrack_reviewer', now(), '', 'flagged', '', '{}')",
        )
    assert list(signed_in(BOB).log()) == before


def test_what_derived_state_a_login_falsifies_is_found_and_mended(
    team: str, cluster: Cluster, try_sql: Try
) -> None:
    try_sql(ANN, "UPDATE claim SET status = 'done' WHERE id = 3")
    with open_store(cluster.url(team)) as store:
        assert [found.words for found in store.check()] == [
            "claim 3 is 'done', by the log 'unstarted'"
        ]
        store.repair()  # makes the index anew, which every login can still read and write
        assert store.check() == []
    with open_store(cluster.url(team, ANN)) as store:
        store.correct_wording(ItemKey("claim", 3), "no power in 400 homes", reviewer=ANN)
        assert store.candidates("claim", "no power in 400 homes", width=5)


def test_without_a_role_nothing_is_read(team: str, cluster: Cluster) -> None:
    cluster.execute("CREATE ROLE mallory LOGIN")
    with pytest.raises(StoreError, match=r"permission denied|not a claimtrack"):
        open_store(cluster.url(team, "mallory"), create=False)
    cluster.execute("DROP ROLE mallory")


def test_a_role_is_taken_away(team: str, cluster: Cluster) -> None:
    with open_store(cluster.url(team)) as store:
        store.add_member("carl", "reviewer")
        store.remove_member("carl")
        with pytest.raises(StoreError, match="carl has no role"):
            store.remove_member("carl")
    with pytest.raises(StoreError):
        open_store(cluster.url(team, "carl"), create=False)
    cluster.execute("DROP ROLE carl")


@pytest.mark.sqlite
def test_an_sqlite_file_has_no_roles_and_says_so(database: str) -> None:
    with sample_store(database) as store:
        for attempt in (store.set_up_roles, lambda: store.add_member(ANN, "editor")):
            with pytest.raises(StoreError, match="SQLite file has no logins"):
                attempt()
        assert (store.members(), store.login()) == ([], None)
