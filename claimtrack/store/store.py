"""The store: one object over the tables, safe to use from several threads."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import or_

from claimtrack.claims.types import Analysis
from claimtrack.reading.article import Article
from claimtrack.store import (
    articles,
    dumping,
    given,
    ingest,
    items,
    reanalysis,
    speakers,
    statistics,
    status,
    verdicts,
)
from claimtrack.store.actions import item_column
from claimtrack.store.comparing import Comparing
from claimtrack.store.dumping import TableRow
from claimtrack.store.engine import locate, open_engine, shown
from claimtrack.store.filters import KINDS, matching
from claimtrack.store.given import GivenVerdict
from claimtrack.store.ingest import Added
from claimtrack.store.keeping import Keeping
from claimtrack.store.membership import Membership
from claimtrack.store.reviewing import Reviewing
from claimtrack.store.searching import Searching
from claimtrack.store.tables import ACTION, SCHEMA_VERSION
from claimtrack.store.text import require_storable
from claimtrack.store.views import (
    ArticleView,
    ExportRow,
    Item,
    ItemFilter,
    ItemKey,
    Progress,
    QueuePart,
    SpeakerView,
    Statistics,
)

_CLAIMS = ItemFilter()
_EVERYTHING = ItemFilter(kinds=KINDS, hidden=None)
_PAGE = 500
"""Verdicts read at once for an export."""


def open_store(url: str | None = None, *, create: bool = True) -> "Store":
    """Opens the database at `url`: a URL, or a plain file path.

    Without `url` it is the one that `CLAIMTRACK_DB` names, or else the user's own. A missing one is
    made if `create`. Raises `StoreError` if it cannot be opened, is not ours, or is of a newer
    claimtrack.
    """
    located = locate(url)
    return Store(shown(located), open_engine(located, create=create))


class Store(Reviewing, Searching, Comparing, Keeping, Membership):
    """Articles, quotes, claims, speakers and verdicts. Every call is one transaction.

    A context manager: it closes the database. Every call may raise `StoreError`: the database is
    locked, full or damaged, what was asked for is not there, or a text cannot be kept.
    """

    def add(self, analysis: Analysis) -> Added:
        """Keeps an article and everything found in it, or nothing of it.

        The very same text is kept once: `new` is false then, and nothing is written.
        """
        ingest.require_sound(analysis)
        with self._writing() as connection:
            return ingest.add(connection, analysis)

    def add_copy(self, article: Article) -> Added | None:
        """Keeps an article that is a syndicated copy of a stored one, linked to it.

        Its words are the other's but for an editor's touch; it is not analysed, and quotes and
        claims of the other stand for its own. None, and nothing is written, for any other article.
        """
        require_storable(article.path or article.doc, article)
        with self._writing() as connection:
            return ingest.add_copy(connection, article)

    def add_again(self, analysis: Analysis) -> Added:
        """Keeps a new analysis of an article, which may be there: instead of the one before.

        What reviewers did stays: verdicts with the quotes and claims they were given on, corrections
        applied to what is found now, added quotes, and whatever they touched.
        """
        ingest.require_sound(analysis)
        with self._writing() as connection:
            return reanalysis.add_again(connection, analysis)

    def has(self, text: str) -> int | None:
        """The id of the article with this very text."""
        with self._reading() as connection:
            return ingest.find(connection, text)

    def articles(
        self, *, text: str = "", since: str = "", until: str = "", newest: int | None = None
    ) -> list[ArticleView]:
        """Articles in the order they came in, without their texts; or so many of the newest.

        `text` is looked for in title, publisher, byline, URL and doc; `since` and `until` are ISO
        dates, both included.
        """
        with self._reading(text, since, until) as connection:
            return articles.list_articles(connection, text, since, until, newest)

    def article(self, article_id: int) -> ArticleView:
        """One article with its text and blocks; raises `StoreError` if there is none."""
        with self._reading() as connection:
            return articles.load_article(connection, article_id)

    def article_ids(self, where: ItemFilter) -> set[int]:
        """The articles with a claim or a quote that `where` lets through."""
        with self._reading(where) as connection:
            return items.list_article_ids(connection, where)

    def items(
        self, where: ItemFilter = _CLAIMS, *, limit: int | None = None, offset: int = 0
    ) -> list[Item]:
        """A page of the queue: contested claims, then those most worth checking, then quotes."""
        with self._reading(where) as connection:
            return items.list_items(connection, where, limit, offset)

    def item(self, key: ItemKey) -> Item:
        """One claim or quote; raises `StoreError` if there is none."""
        with self._reading() as connection:
            return items.load_item(connection, key)

    def items_of(self, keys: Sequence[ItemKey]) -> list[Item]:
        """These claims and quotes, in this order, without those that are not there."""
        with self._reading() as connection:
            return items.load_items(connection, keys)

    def count(self, where: ItemFilter = _CLAIMS) -> int:
        """How many items `where` lets through."""
        with self._reading(where) as connection:
            return items.count_items(connection, where)

    def progress(self, where: ItemFilter = _CLAIMS) -> Progress:
        """How many items `where` lets through, and how many of them have a standing verdict."""
        with self._reading(where) as connection:
            return items.count_progress(connection, where)

    def article_items(self, article_id: int) -> list[Item]:
        """The quotes and claims of an article in text order, a quote before its claims."""
        with self._reading() as connection:
            return items.list_article_items(connection, article_id)

    def queue(self, where: ItemFilter = _CLAIMS, *, limit: int | None = None) -> list[QueuePart]:
        """Every item of the queue (or the first ones) by its id, and whether it waits for a verdict.

        It takes some bytes for each item.
        """
        with self._reading(where) as connection:
            return items.list_queue(connection, where, limit)

    def speakers(self, *, text: str = "", limit: int | None = None) -> list[SpeakerView]:
        """Speakers with `text` in their name, those with most quotes first, then those with it in an
        alias."""
        with self._reading(text) as connection:
            return speakers.list_speakers(connection, text, limit)

    def warnings(self, names: Iterable[str]) -> dict[str, str]:
        """Of those speakers' names that are made to look like another's (a Cyrillic letter, a hidden
        character): what is strange, and whom of the known ones each looks like."""
        with self._reading() as connection:
            return speakers.warnings(connection, names)

    def statistics(self) -> Statistics:
        """How far the work is, what the verdicts are, and how far reviewers agree."""
        with self._reading() as connection:
            return statistics.collect(connection)

    def speaker_ratings(self, speaker_id: int) -> dict[str, int]:
        """How often each rating stands on what a speaker said, most frequent first."""
        with self._reading() as connection:
            return statistics.speaker_ratings(connection, speaker_id)

    def export_rows(
        self, where: ItemFilter | None = None, *, include_withdrawn: bool = False
    ) -> Iterator[ExportRow]:
        """Every verdict with its item and article, oldest first, also those that another replaced.

        `where` filters the items; without it, verdicts on all claims and quotes.
        """
        where = where or _EVERYTHING
        chosen = verdicts.select_verdicts(include_withdrawn).where(
            or_(*(item_column(kind).in_(matching(kind, where)) for kind in KINDS))
        )
        last = 0
        while True:
            with self._reading(where) as connection:
                page = chosen.where(ACTION.c.id > last).limit(_PAGE)
                views = [verdicts.verdict_view(row) for row in connection.execute(page)]
                found = items.load_items(connection, list({view.item for view in views}))
                by_key = {item.key: item for item in found}
                by_id = articles.load_articles(connection, {item.article_id for item in found})
            if not views:
                return
            for view in views:
                item = by_key[view.item]
                yield ExportRow(view, item, by_id[item.article_id])
            last = views[-1].id

    def dump(self) -> Iterator[TableRow]:
        """Every row of the store as plain values, as it is at one moment."""
        with self._reading() as connection:
            yield from dumping.dump(connection)

    def restore(self, rows: Iterable[TableRow], *, schema: int = SCHEMA_VERSION) -> int:
        """Puts the rows of a dump (of tables `schema`) into this empty store; gives their number.

        All of them or none: raises `StoreError` if the store is not empty or a row does not fit.
        """
        with self._writing() as connection:
            return dumping.restore(connection, rows, schema)

    def import_verdicts(self, rows: Sequence[GivenVerdict]) -> tuple[int, list[int]]:
        """Adds verdicts from a table; gives how many, and the lines that are on nothing here.

        An empty store gets stand-ins of the items too (see `given.stand_ins`). Verdicts that are
        here already are not added again. All or nothing: raises `StoreError` for what is none.
        """
        for row in rows:
            verdicts.require_rating(row.rating)
            require_storable(f"line {row.line}", row)
        with self._writing() as connection:
            if dumping.holds_something(connection):
                return given.add(connection, rows)
            dumping.restore(connection, given.stand_ins(rows))
            for key in {row.item: None for row in rows}:
                status.refresh(connection, key)
        return len(rows), []
