"""${message}"""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Make a database of the schema before into one of this."""
    ${upgrades if upgrades else "pass"}
