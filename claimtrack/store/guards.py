"""What reviewers did stays as it is: triggers refuse to change or delete it, whoever tries.

They bind every program that writes through the database, ours too. Who owns the database can take
them away, and `claimtrack db check` tells when they are gone.
"""

from sqlalchemy import Connection

from claimtrack.store import triggers

_REFUSED = "what reviewers did is only ever added, never changed or deleted"

NAMES = {
    "sqlite": {"kept_action_changed", "kept_action_deleted", "kept_action_replaced"},
    "postgresql": {"kept_action", "kept_action_whole"},
}
"""The triggers of each engine."""

_SQLITE = (
    f"""CREATE TRIGGER kept_action_changed BEFORE UPDATE ON action
    BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    f"""CREATE TRIGGER kept_action_deleted BEFORE DELETE ON action
    BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    # INSERT OR REPLACE deletes without firing triggers on deletion.
    f"""CREATE TRIGGER kept_action_replaced BEFORE INSERT ON action
    WHEN EXISTS (SELECT 1 FROM action WHERE id = new.id OR undoes = new.undoes)
    BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
)

_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION kept_action() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'insufficient_privilege'; END
    $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER kept_action BEFORE UPDATE OR DELETE ON action
    FOR EACH ROW EXECUTE FUNCTION kept_action()""",
    """CREATE TRIGGER kept_action_whole BEFORE TRUNCATE ON action
    FOR EACH STATEMENT EXECUTE FUNCTION kept_action()""",
)


def create(connection: Connection) -> None:
    """Puts the triggers on, in the place of those that may be there."""
    drop(connection)
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Takes the triggers off, for a migration that writes the log in another form."""
    for name in sorted(present(connection)):
        on_table = "" if connection.dialect.name == "sqlite" else " ON action"
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on_table}")


def present(connection: Connection) -> set[str]:
    """The triggers that are there and in force."""
    return NAMES[connection.dialect.name] & triggers.names(connection, "kept_action")


def missing(connection: Connection) -> set[str]:
    """The triggers that should be there and are not."""
    return NAMES[connection.dialect.name] - present(connection)
