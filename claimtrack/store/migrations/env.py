"""What Alembic runs: the migrations, on the connection and in the transaction it is given."""

from typing import Any

from alembic import context
from sqlalchemy import table, update
from sqlalchemy.sql import column
from sqlmodel import SQLModel

import claimtrack.store.tables  # noqa: F401 - fills the metadata


def _note_version(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:
    """Keep `schema_version` true: it is what claimtrack reads, also an older one."""
    versions = table("schema_version", column("version"))
    ctx.connection.execute(update(versions).values(version=int(step.up_revision_id)))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    on_version_apply=_note_version,
)
with context.begin_transaction():
    context.run_migrations()
