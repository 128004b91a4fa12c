"""Syndicated copies: kept as articles, linked to the first, whose quotes and claims are theirs too."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select, union_all, update

from claimtrack.reading.article import Article, Block
from claimtrack.reading.copies import FEWEST_SHARED, is_copy, sketch, words_of
from claimtrack.store.tables import ARTICLE, ARTICLE_SKETCH

_CANDIDATES = 5
"""Articles whose words are compared; a copy shares most of its sketch with the first."""


_MOST_SHARING = 100


def find_first(connection: Connection, text: str, blocks: Sequence[Block]) -> int | None:
    """The article, itself no copy, that this text is a copy of; None for a story of its own."""
    words = words_of(text, blocks)
    hashes = sketch(words)
    if not hashes:
        return None
    shared = Counter(_sharing(connection, hashes))
    likely = sorted(shared, key=lambda article_id: (-shared[article_id], article_id))
    for article_id in likely[:_CANDIDATES]:
        if shared[article_id] < min(FEWEST_SHARED, len(hashes)):
            break
        row = connection.execute(
            select(ARTICLE.c.text, ARTICLE.c.blocks).where(ARTICLE.c.id == article_id)
        ).one()
        if is_copy(words, words_of(row.text, [Block(*block) for block in row.blocks])):
            return article_id
    return None


def _sharing(connection: Connection, hashes: Sequence[int]) -> Iterator[int]:
    """The articles with each of the hashes; those that very many have are a paper's own words
    under every story, and tell nothing."""
    each = [
        select(ARTICLE_SKETCH.c.hash, ARTICLE_SKETCH.c.article_id)
        .where(ARTICLE_SKETCH.c.hash == value)
        .limit(_MOST_SHARING + 1)
        .subquery()
        for value in hashes
    ]
    found: dict[int, list[int]] = {}
    for row in connection.execute(union_all(*(select(one) for one in each))):
        found.setdefault(row.hash, []).append(row.article_id)
    for articles in found.values():
        if len(articles) <= _MOST_SHARING:
            yield from articles


def remember(connection: Connection, article_id: int, text: str, blocks: Sequence[Block]) -> None:
    """Keeps the sketch of an article that copies may be found of."""
    hashes = sketch(words_of(text, blocks))
    if hashes:
        rows = [{"hash": value, "article_id": article_id} for value in hashes]
        connection.execute(insert(ARTICLE_SKETCH), rows)


def remember_all(connection: Connection) -> None:
    """Keeps the sketches of all articles, in a store that has none yet."""
    ids = select(ARTICLE.c.id).where(ARTICLE.c.copy_of.is_(None)).order_by(ARTICLE.c.id)
    for article_id in connection.scalars(ids).all():
        chosen = select(ARTICLE.c.text, ARTICLE.c.blocks).where(ARTICLE.c.id == article_id)
        row = connection.execute(chosen).one()
        remember(connection, article_id, row.text, [Block(*block) for block in row.blocks])


def separate(connection: Connection, article_id: int, article: Article) -> None:
    """Makes a copy an article of its own, as it is now analysed itself."""
    copied = connection.scalar(select(ARTICLE.c.copy_of).where(ARTICLE.c.id == article_id))
    if copied is not None:
        connection.execute(update(ARTICLE).where(ARTICLE.c.id == article_id).values(copy_of=None))
        connection.execute(delete(ARTICLE_SKETCH).where(ARTICLE_SKETCH.c.article_id == article_id))
        remember(connection, article_id, article.text, article.blocks)
