"""The vectors of claims in memory: one copy for all who ask, and always what the asker may see."""

import numpy as np

from claimtrack.store import open_store, vectors
from tests.store.test_occurrences import news


def test_connections_of_a_store_share_one_copy(database: str) -> None:
    with open_store(database) as store:
        store.add(news("a", "the dam leaked for eleven days"))
        with store._reading() as first, store._reading() as second:
            one = vectors.matrix(first, "claim")
            assert vectors.matrix(second, "claim") is one
        assert one.items.tolist() == [1]


def test_what_came_since_is_read_beside_what_is_known(database: str) -> None:
    with open_store(database) as store:
        store.add(news("a", "the dam leaked for eleven days"))
        with store._reading() as connection:
            before = vectors.matrix(connection, "claim")
        store.add(news("b", "the stadium opens in May", "the ferry was late"))
        with store._reading() as connection:
            after = vectors.matrix(connection, "claim")
        assert after.items.tolist() == [1, 2, 3]
        assert np.array_equal(after.rows[:1], before.rows)


def test_who_began_to_read_earlier_sees_what_was_there_then(database: str) -> None:
    with open_store(database) as store, open_store(database) as other:
        store.add(news("a", "the dam leaked for eleven days"))
        with store._reading() as early:
            known = vectors.matrix(early, "claim").items.tolist()
            other.add(news("b", "the stadium opens in May"))
            with store._reading() as late:
                assert vectors.matrix(late, "claim").items.tolist() == [1, 2]
            if early.dialect.name == "sqlite":  # one snapshot for as long as it reads
                assert vectors.matrix(early, "claim").items.tolist() == known == [1]
        with store._reading() as connection:
            assert vectors.matrix(connection, "claim").items.tolist() == [1, 2]
