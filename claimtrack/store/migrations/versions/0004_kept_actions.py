"""The log of actions can only be added to: triggers refuse everything else.

They are no tables: every upgrade takes them off before the migrations and makes them anew after the
last one (`guards.py`), so that a later one need not know them.
"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """No table changes."""
