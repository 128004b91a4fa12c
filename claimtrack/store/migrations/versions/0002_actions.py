"""All that reviewers do becomes one log, `action`; corrections, merged speakers, saved filters."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, Table

revision = "0002"
down_revision = "0001"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make a database of schema 1 into one of schema 2; every event is kept."""
    _columns()
    _tables()
    connection = op.get_bind()
    old = sa.MetaData()
    old.reflect(connection, only=["verdict", "note", "flag", "withdrawal", "action"])
    _copy_events(connection, old.tables)
    for item in ("claim", "quote"):
        _set_statuses(item)
    for name in ("withdrawal", "verdict", "note", "flag"):
        op.drop_table(name)


def _columns() -> None:
    merged = sa.Column("merged_into", sa.Integer, sa.ForeignKey("speaker.id"))
    op.add_column("speaker", merged, inline_references=True)
    op.create_index("ix_speaker_merged_into", "speaker", ["merged_into"])
    for name in ("quote", "claim"):
        status = sa.Column("status", sa.String, nullable=False, server_default="unstarted")
        hidden = sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false())
        for column in (
            status,
            hidden,
            sa.Column("added_by", sa.String, nullable=False, server_default=""),
            sa.Column("analysed", sa.JSON),
        ):
            op.add_column(name, column)
        op.create_index(f"ix_{name}_status", name, ["status"])
        op.drop_index(f"ix_{name}_speaker_id", name)
        op.create_index(f"ix_{name}_speaker", name, ["speaker_id", "hidden"])
    order: list[Any] = [sa.text("contested DESC"), sa.text("check_worthiness DESC")]
    op.drop_index("ix_claim_queue", "claim")
    op.create_index("ix_claim_queue", "claim", [*order, "id", "hidden", "status"])


def _tables() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id")),
        sa.Column("quote_id", sa.Integer, sa.ForeignKey("quote.id")),
        sa.Column("speaker_id", sa.Integer, sa.ForeignKey("speaker.id")),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("action.id"), unique=True),
        sa.Column("reviewer", sa.String, nullable=False, index=True),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("role", sa.String, nullable=False, server_default=""),
        sa.Column("value", sa.String, nullable=False, server_default=""),
        sa.Column("text", sa.Text, nullable=False, server_default=""),
        sa.Column("data", sa.JSON, nullable=False),
        sa.CheckConstraint("claim_id IS NULL OR quote_id IS NULL", name="one_item"),
    )
    op.create_index("ix_action_claim", "action", ["claim_id", "kind"])
    op.create_index("ix_action_quote", "action", ["quote_id", "kind"])
    op.create_index("ix_action_kind", "action", ["kind"])
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("line", sa.String, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.UniqueConstraint("reviewer", "name"),
    )


def _copy_events(connection: Connection, tables: Any) -> None:
    """Verdicts keep their numbers, which exports name; the other events get numbers after them."""
    verdicts, action = tables["verdict"], tables["action"]
    ids: dict[int, Any] = {}
    for row in connection.execute(sa.select(verdicts)):
        ids[row.id] = row
        evidence = {"evidence": row.evidence} if row.evidence else {}
        values = {"value": row.rating, "text": row.rationale, "data": evidence, "id": row.id}
        _add(connection, action, "verdict", row, **values)
    following = max(ids, default=0)
    rest: list[tuple[str, Any, dict[str, Any]]] = [
        *(("note", row, {"text": row.note}) for row in _rows(connection, tables["note"])),
        *(
            ("flag", row, {"value": "flagged" if row.flagged else ""})
            for row in _rows(connection, tables["flag"])
        ),
        *(
            ("undo", ids[row.verdict_id], {"undoes": row.verdict_id, "created": row.created})
            for row in _rows(connection, tables["withdrawal"])
        ),
    ]
    rest.sort(key=lambda event: event[2].get("created", event[1].created))
    for number, (kind, row, values) in enumerate(rest, following + 1):
        _add(connection, action, kind, row, id=number, **values)
    if connection.dialect.name == "postgresql" and following + len(rest):
        # Rows with ids of their own do not move the sequence.
        connection.execute(
            sa.text("SELECT setval(pg_get_serial_sequence('action', 'id'), :last)"),
            {"last": following + len(rest)},
        )


def _rows(connection: Connection, table: Table) -> list[Any]:
    return list(connection.execute(sa.select(table).order_by(table.c.id)))


def _add(connection: Connection, action: Table, kind: str, row: Any, **values: Any) -> None:
    common = {
        "claim_id": row.claim_id,
        "quote_id": row.quote_id,
        "reviewer": row.reviewer,
        "created": row.created,
        "role": "",
        "value": "",
        "text": "",
        "data": {},
    }
    connection.execute(sa.insert(action).values(kind=kind, **(common | values)))


def _set_statuses(item: str) -> None:
    """The newest standing verdicts decide: of one rating "done", of several "disagreed"."""
    standing = f"""
        SELECT a.{item}_id AS item, a.value AS rating FROM action a
        WHERE a.id IN (
            SELECT max(id) FROM action WHERE kind = 'verdict' AND {item}_id IS NOT NULL
            AND id NOT IN (SELECT undoes FROM action WHERE undoes IS NOT NULL)
            GROUP BY {item}_id, reviewer
        )
    """
    begun = f"SELECT {item}_id FROM action WHERE kind IN ('note', 'flag') AND {item}_id IS NOT NULL"
    op.execute(f"UPDATE {item} SET status = 'in progress' WHERE id IN ({begun})")
    op.execute(
        f"UPDATE {item} SET status = 'done' WHERE id IN (SELECT item FROM ({standing}) AS given)"
    )
    op.execute(
        f"UPDATE {item} SET status = 'disagreed' WHERE id IN (SELECT item FROM ({standing}) AS given "
        "GROUP BY item HAVING count(DISTINCT rating) > 1)"
    )
