"""Syndicated copies of an article are linked to it; every article's sketch is kept to find them."""

import sqlalchemy as sa
from alembic import op

from claimtrack.reading.article import Block
from claimtrack.reading.copies import sketch, words_of

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and the table, and sketch the articles that are there."""
    copied = sa.Column("copy_of", sa.Integer, sa.ForeignKey("article.id"))
    op.add_column("article", copied, inline_references=True)
    op.create_index("ix_article_copy_of", "article", ["copy_of"])
    table = op.create_table(
        "article_sketch",
        sa.Column("hash", sa.BigInteger, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("article.id"), primary_key=True),
    )
    op.create_index("ix_article_sketch_article_id", "article_sketch", ["article_id"])
    connection = op.get_bind()
    article = sa.table("article", sa.column("id"), sa.column("text"), sa.column("blocks", sa.JSON))
    ids = connection.scalars(sa.select(article.c.id).order_by(article.c.id)).all()
    for article_id in ids:
        row = connection.execute(sa.select(article).where(article.c.id == article_id)).one()
        blocks = [Block(*block) for block in row.blocks]
        rows = [
            {"hash": value, "article_id": article_id}
            for value in sketch(words_of(row.text, blocks))
        ]
        if rows:
            connection.execute(sa.insert(table), rows)
