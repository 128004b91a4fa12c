"""Claims are linked to earlier ones that say the same, and to earlier fact-checks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables; claims that are there are compared by `claimtrack claims link`."""
    same = sa.Column("same_as", sa.Integer, sa.ForeignKey("claim.id"))
    op.add_column("claim", same, inline_references=True)
    op.create_index("ix_claim_same_as", "claim", ["same_as"])
    op.drop_index("ix_claim_queue", "claim")
    order = [sa.text("contested DESC"), sa.text("check_worthiness DESC"), sa.text("id")]
    op.create_index("ix_claim_queue", "claim", [*order, "hidden", "status", "same_as"])
    op.create_table(
        "claim_link",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("other_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False, index=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("sure", sa.Boolean, nullable=False),
        sa.Column("why", sa.JSON, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.UniqueConstraint("claim_id", "other_id"),
    )
    op.create_table(
        "fact_check",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("claim", sa.Text, nullable=False),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in (
                *("claimant", "claim_date", "rating", "url", "title", "publisher"),
                *("date", "language"),
            )
        ),
        sa.Column("added", _TIME, nullable=False),
    )
    op.create_table(
        "check_match",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column(
            "check_id", sa.Integer, sa.ForeignKey("fact_check.id"), nullable=False, index=True
        ),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("why", sa.JSON, nullable=False),
        sa.UniqueConstraint("claim_id", "check_id"),
    )
