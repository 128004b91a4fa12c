"""The store as searches use it: candidates from the index, and the index itself."""

from sqlalchemy import select

from claimtrack.store import search_check, search_index, search_lookup, speakers
from claimtrack.store.base import Transactions
from claimtrack.store.search_check import IndexState
from claimtrack.store.search_tables import TEXTS, SearchKind


class Searching(Transactions):
    """What stands behind fuzzy search; each call is one transaction."""

    def candidates(
        self, kind: SearchKind, words: str, *, width: int, speaker: str = ""
    ) -> list[tuple[int, str]]:
        """Number and text of the up to two times `width` items of `kind` most like `words`.

        What they share is rare three-letter pieces, so that typos and another order of words do no
        harm. With `speaker`, only quotes or claims of those so called.
        """
        table = TEXTS[kind].table
        among = None
        if speaker:
            called = speakers.speakers_called(speaker)
            among = select(table.c.id).where(table.c.speaker_id.in_(called))
        with self._reading(speaker) as connection:
            return search_lookup.candidates(connection, kind, words, width, among)

    def rebuild_search_index(self) -> None:
        """Makes the index anew from the texts; a million quotes take about half a minute."""
        with self._writing() as connection:
            search_index.build(connection)

    def check_search_index(self) -> list[IndexState]:
        """Compares the index with the texts, kind by kind."""
        with self._reading() as connection:
            return search_check.check(connection)
