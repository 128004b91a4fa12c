"""The store: one object over the tables, safe to use from several threads."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, or_, select

from claimtrack.claims.types import Analysis
from claimtrack.store import articles, ingest, items, speakers, verdicts
from claimtrack.store.engine import locate, open_engine, shown, store_errors, writer
from claimtrack.store.filters import KINDS, event_item, matching
from claimtrack.store.ingest import Added
from claimtrack.store.tables import FLAG, NOTE, QUOTE, SPEAKER, VERDICT
from claimtrack.store.text import require_storable
from claimtrack.store.views import (
    ArticleView,
    ExportRow,
    Item,
    ItemFilter,
    ItemKey,
    Progress,
    SpeakerView,
    VerdictView,
)

_CLAIMS = ItemFilter()
_EVERYTHING = ItemFilter(kinds=KINDS)
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


class Store:
    """Articles, quotes, claims, speakers and verdicts. Every call is one transaction.

    A context manager: it closes the database. Every call may raise `StoreError`: the database is
    locked, full or damaged, what was asked for is not there, or a text cannot be kept.
    """

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        """Where the database is, for people: a file's path, or a URL without its password."""
        self._engine = engine
        self._writer = writer(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection; to be called once, after use."""
        self._engine.dispose()

    def add(self, analysis: Analysis) -> Added:
        """Keeps an article and everything found in it, or nothing of it.

        The very same text is kept once: `new` is false then, and nothing is written.
        """
        ingest.require_sound(analysis)
        with self._writing() as connection:
            return ingest.add(connection, analysis)

    def has(self, text: str) -> int | None:
        """The id of the article with this very text."""
        with self._reading() as connection:
            return ingest.find(connection, text)

    def articles(self, *, text: str = "", since: str = "", until: str = "") -> list[ArticleView]:
        """Articles in the order they came in, without their texts.

        `text` is looked for in title, publisher, byline, URL and doc; `since` and `until` are ISO
        dates, both included.
        """
        with self._reading(text, since, until) as connection:
            return articles.list_articles(connection, text, since, until)

    def article(self, article_id: int) -> ArticleView:
        """One article with its text and blocks; raises `StoreError` if there is none."""
        with self._reading() as connection:
            return articles.load_article(connection, article_id)

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

    def speakers(self, *, text: str = "") -> list[SpeakerView]:
        """Speakers with `text` in their name or an alias, those with most quotes first."""
        with self._reading(text) as connection:
            return speakers.list_speakers(connection, text)

    def add_verdict(
        self, key: ItemKey, rating: str, *, reviewer: str, rationale: str = "", evidence: str = ""
    ) -> VerdictView:
        """Records a verdict, which from now on stands for the item; it is on the disk on return.

        Raises `StoreError` if `rating` is none of `RATINGS` or the item is not there.
        """
        with self._writing() as connection:
            return verdicts.add_verdict(
                connection,
                key,
                rating,
                reviewer=reviewer,
                rationale=rationale,
                evidence=evidence,
            )

    def undo(self, reviewer: str) -> VerdictView | None:
        """Withdraws the newest verdict of `reviewer` that is not withdrawn; None if none is left.

        The verdict stays recorded, and the one given before it on that item stands again.
        """
        with self._writing(reviewer) as connection:
            return verdicts.withdraw_newest(connection, reviewer)

    def verdicts(
        self, key: ItemKey | None = None, *, include_withdrawn: bool = False
    ) -> list[VerdictView]:
        """Every verdict (on `key`, or on anything) as it was given, oldest first."""
        with self._reading() as connection:
            return verdicts.list_verdicts(connection, key, include_withdrawn)

    def set_note(self, key: ItemKey, note: str, *, reviewer: str) -> None:
        """Notes something on an item; the newest note stands, an empty one clears it."""
        with self._writing() as connection:
            verdicts.add_event(connection, NOTE, key, reviewer, note=note)

    def set_flag(self, key: ItemKey, flagged: bool, *, reviewer: str) -> None:
        """Flags an item, or takes its flag away."""
        with self._writing() as connection:
            verdicts.add_event(connection, FLAG, key, reviewer, flagged=flagged)

    def export_rows(
        self, where: ItemFilter | None = None, *, include_withdrawn: bool = False
    ) -> Iterator[ExportRow]:
        """Every verdict with its item and article, oldest first, also those that another replaced.

        `where` filters the items; without it, verdicts on all claims and quotes.
        """
        where = where or _EVERYTHING
        chosen = verdicts.select_verdicts(include_withdrawn).where(
            or_(*(event_item(VERDICT, kind).in_(matching(kind, where)) for kind in KINDS))
        )
        last = 0
        while True:
            with self._reading(where) as connection:
                page = chosen.where(VERDICT.c.id > last).limit(_PAGE)
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

    def quote_texts(self, *, speaker: str = "") -> list[tuple[int, str, str]]:
        """Id, words and speaker of every quote (of those called `speaker`), for searching."""
        chosen = (
            select(QUOTE.c.id, QUOTE.c.words, SPEAKER.c.name)
            .outerjoin(SPEAKER, QUOTE.c.speaker_id == SPEAKER.c.id)
            .order_by(QUOTE.c.id)
        )
        if speaker:
            chosen = chosen.where(QUOTE.c.speaker_id.in_(speakers.speakers_called(speaker)))
        with self._reading(speaker) as connection:
            return [(row.id, row.words, row.name or "") for row in connection.execute(chosen)]

    @contextmanager
    def _reading(self, *given: object) -> Iterator[Connection]:
        """A transaction to read in; `given` is what the user looks for."""
        require_storable("what you look for", given)
        with store_errors(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *given: object) -> Iterator[Connection]:
        """A transaction to write in: all of it is kept on leaving, or none on an error."""
        require_storable("what you gave", given)
        with store_errors(self.url), self._writer.begin() as connection:
            yield connection
