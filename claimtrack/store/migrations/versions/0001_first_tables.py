"""The first tables: articles, quotes, claims, speakers; verdicts, notes and flags as events."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of schema 1."""
    op.create_table(
        "schema_version",
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("created", _TIME, nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("doc", "title", "url", "publisher", "byline")
        ),
        sa.Column("date", sa.String, nullable=False, index=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("extracted", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("blocks", sa.JSON, nullable=False),
        sa.Column("added", _TIME, nullable=False),
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.UniqueConstraint("name", "kind"),
    )
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("speaker_id", sa.Integer, sa.ForeignKey("speaker.id"), nullable=False),
        sa.Column("alias", sa.String, nullable=False),
        sa.UniqueConstraint("speaker_id", "alias"),
    )
    _found()
    _events()


def _found() -> None:
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer, primary_key=True),
        *_of_article(),
        sa.Column("kind", sa.String, nullable=False),
        *_words(),
        sa.Column("source", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, primary_key=True),
        *_of_article(),
        sa.Column("quote_id", sa.Integer, sa.ForeignKey("quote.id"), nullable=False, index=True),
        sa.Column("proposition", sa.Text, nullable=False),
        sa.Column("modality", sa.String, nullable=False, index=True),
        *_words(),
        sa.Column("check_worthiness", sa.Float, nullable=False),
        sa.Column("contested", sa.Boolean, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    order: list[Any] = [sa.text("contested DESC"), sa.text("check_worthiness DESC"), "id"]
    op.create_index("ix_claim_queue", "claim", order)
    op.create_table(
        "stance",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False, index=True),
        sa.Column("speaker_id", sa.Integer, sa.ForeignKey("speaker.id"), index=True),
        sa.Column("stance", sa.String, nullable=False, index=True),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("cue", sa.JSON, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )


def _of_article() -> list[sa.Column[Any]]:
    return [
        sa.Column(
            "article_id", sa.Integer, sa.ForeignKey("article.id"), nullable=False, index=True
        ),
        sa.Column("speaker_id", sa.Integer, sa.ForeignKey("speaker.id"), index=True),
    ]


def _words() -> list[sa.Column[Any]]:
    return [
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    ]


def _events() -> None:
    one_item = "(claim_id IS NULL) <> (quote_id IS NULL)"
    texts = {"verdict": ("rationale", "evidence"), "note": ("note",), "flag": ()}
    for name, columns in texts.items():
        op.create_table(
            name,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), index=True),
            sa.Column("quote_id", sa.Integer, sa.ForeignKey("quote.id"), index=True),
            sa.Column("reviewer", sa.String, nullable=False, index=True),
            sa.Column("created", _TIME, nullable=False),
            *(sa.Column(column, sa.Text, nullable=False) for column in columns),
            *([sa.Column("rating", sa.String, nullable=False)] if name == "verdict" else []),
            *([sa.Column("flagged", sa.Boolean, nullable=False)] if name == "flag" else []),
            sa.CheckConstraint(one_item, name="one_item"),
        )
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "verdict_id", sa.Integer, sa.ForeignKey("verdict.id"), nullable=False, unique=True
        ),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("created", _TIME, nullable=False),
    )
