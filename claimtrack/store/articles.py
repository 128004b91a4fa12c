"""Articles as values."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from claimtrack.errors import StoreError
from claimtrack.reading.article import Block
from claimtrack.store.filters import dates
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE
from claimtrack.store.text import contains
from claimtrack.store.views import ArticleView

_SEARCHED = (ARTICLE.c.doc, ARTICLE.c.title, ARTICLE.c.publisher, ARTICLE.c.byline, ARTICLE.c.url)


def list_articles(
    connection: Connection, text: str, since: str, until: str, newest: int | None
) -> list[ArticleView]:
    """Articles with `text` in their metadata, in the order they came in; or the `newest` first."""
    chosen = _articles().order_by(ARTICLE.c.id if newest is None else ARTICLE.c.id.desc())
    chosen = chosen.limit(newest)
    if text:
        chosen = chosen.where(or_(*(contains(column, text) for column in _SEARCHED)))
    if since or until:
        chosen = chosen.where(*dates(since, until))
    return [_view(row) for row in connection.execute(chosen)]


def load_articles(connection: Connection, ids: Collection[int]) -> dict[int, ArticleView]:
    """These articles by id, without their texts."""
    chosen = _articles().where(ARTICLE.c.id.in_(ids))
    return {row.id: _view(row) for row in connection.execute(chosen)}


def load_article(connection: Connection, article_id: int) -> ArticleView:
    """One article with its text and blocks; raises `StoreError` if there is none."""
    chosen = _articles(ARTICLE.c.text, ARTICLE.c.blocks).where(ARTICLE.c.id == article_id)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        raise StoreError(f"there is no article {article_id}")
    return _view(row, row.text, tuple(Block(*block) for block in row.blocks))


def _articles(*columns: Any) -> Select[Any]:
    quotes, claims = (
        select(func.count())
        .select_from(table)
        .where(table.c.article_id == ARTICLE.c.id)
        .scalar_subquery()
        for table in (QUOTE, CLAIM)
    )
    copy = ARTICLE.alias("copy")
    copies = (
        select(func.count()).select_from(copy).where(copy.c.copy_of == ARTICLE.c.id)
    ).scalar_subquery()
    return select(
        ARTICLE.c.id,
        ARTICLE.c.doc,
        ARTICLE.c.title,
        ARTICLE.c.url,
        ARTICLE.c.publisher,
        ARTICLE.c.byline,
        ARTICLE.c.date,
        ARTICLE.c.language,
        ARTICLE.c.path,
        ARTICLE.c.copy_of,
        copies.label("copies"),
        quotes.label("quotes"),
        claims.label("claims"),
        *columns,
    )


def _view(row: Row[Any], text: str = "", blocks: tuple[Block, ...] = ()) -> ArticleView:
    return ArticleView(
        id=row.id,
        doc=row.doc,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        byline=row.byline,
        date=row.date,
        language=row.language,
        path=row.path,
        quotes=row.quotes,
        claims=row.claims,
        text=text,
        blocks=blocks,
        copy_of=row.copy_of,
        copies=row.copies,
    )
