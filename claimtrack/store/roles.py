"""Who may do what. On PostgreSQL the database itself sees to it, by its own logins and roles.

A reviewer is a login of the server that is a member of `claimtrack_reviewer` or `claimtrack_editor`.
Both read everything and add to the log of actions in their own name alone, which row-level security
sees to; neither can change or delete what is in it. Only an editor settles disagreements, gives items
to others, merges or splits, imports fact-checks, and ingests. Number and time of an action are the
server's. What is derived from the log (statuses, corrected rows, the search index) a login can write:
`claimtrack db check` finds where it differs from the log.

The owner of the tables is bound by none of this. SQLite has no logins: there a name is what somebody
says it is, and whoever can write the file can write anything but changes of the log.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.store.actions import CORRECTION_KINDS, REVIEW_KINDS
from claimtrack.store.tables import ARTICLE

REVIEWER, EDITOR = "claimtrack_reviewer", "claimtrack_editor"
ROLES = {"reviewer": REVIEWER, "editor": EDITOR}

_EDITORS_KINDS = ("assignment",)
REVIEWERS_KINDS = (
    *(kind for kind in REVIEW_KINDS if kind not in _EDITORS_KINDS),
    *CORRECTION_KINDS,
)
"""What a reviewer's login may record; `undo` goes by whose action is taken back."""

_DERIVED = {
    "quote": (
        *("speaker_id", "kind", "words", "start", "content", "source", "cue"),
        *("status", "hidden", "analysed"),
    ),
    "claim": (
        *("speaker_id", "proposition", "words", "start", "content", "contested"),
        *("status", "hidden", "analysed", "same_as"),
    ),
    "speaker": ("kind", "merged_into"),
}
"""The columns that corrections and verdicts write."""

_KEPT = ("action", "article", "saved_filter", "schema_version")
"""The tables that an editor's login cannot change, or not all of them."""

_LOGGED = "kind, claim_id, quote_id, speaker_id, undoes, reviewer, created, role, value, text, data"


@dataclass(frozen=True, slots=True)
class Member:
    """A login with a role in this database."""

    name: str
    role: str


def set_up(connection: Connection) -> None:
    """Makes the two roles and says what they may do; to be run again after an upgrade.

    The login that runs it owns the tables and may make roles. Raises `StoreError` on SQLite.
    """
    _require_postgresql(connection)
    for statement in _statements(connection):
        connection.execute(text(statement))


def _statements(connection: Connection) -> list[str]:
    schema = _quoted(connection, str(connection.scalar(text("SELECT current_schema()"))))
    both = f"{REVIEWER}, {EDITOR}"
    kinds = ", ".join(f"'{kind}'" for kind in REVIEWERS_KINDS)
    derived_tables = ", ".join(_index_tables(connection))
    analysed = ", ".join(name for name in SQLModel.metadata.tables if name not in _KEPT)
    described = ", ".join(
        _name(c.name) for c in ARTICLE.c if c.name not in ("id", "digest", "text")
    )
    derived = [
        f"GRANT UPDATE ({', '.join(map(_name, columns))}) ON {table} TO {both}"
        for table, columns in _DERIVED.items()
    ]
    return [
        *(_role(role) for role in ROLES.values()),
        f"GRANT USAGE ON SCHEMA {schema} TO {both}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {both}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {both}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {both}",
        # An id of one's own choice would put an action before others; so none can be given.
        f"GRANT INSERT ({_LOGGED}) ON action TO {both}",
        f"GRANT INSERT ON quote, claim, speaker, alias TO {both}",
        f"GRANT INSERT, DELETE ON stance, saved_filter TO {both}",
        f"GRANT INSERT, UPDATE, DELETE ON claim_link, check_match, {derived_tables} TO {both}",
        *derived,
        f"GRANT INSERT, UPDATE, DELETE ON {analysed} TO {EDITOR}",
        f"GRANT INSERT, UPDATE ({described}) ON article TO {EDITOR}",
        # The tables of the index are made anew now and then, by their owner.
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} "
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {both}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO {both}",
        *_own_actions(kinds),
        *_own_filters(),
        *_own_time(),
    ]


def _role(role: str) -> str:
    return (
        f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )


def _index_tables(connection: Connection) -> list[str]:
    """The tables that are made anew from the others: the search index, what claims mean."""
    chosen = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() "
        "AND (tablename LIKE 'search\\_%' OR tablename LIKE 'meaning\\_%') ORDER BY 1"
    )
    return list(connection.scalars(text(chosen)))


def _own_actions(kinds: str) -> list[str]:
    """An action is recorded by whom it names, and only one's own is taken back."""
    own = "reviewer = session_user"
    mine = "undoes IN (SELECT mine.id FROM action mine WHERE mine.reviewer = session_user)"
    return [
        "ALTER TABLE action ENABLE ROW LEVEL SECURITY",
        "DROP POLICY IF EXISTS everybody_reads ON action",
        "DROP POLICY IF EXISTS reviewers_add ON action",
        "DROP POLICY IF EXISTS editors_add ON action",
        "CREATE POLICY everybody_reads ON action FOR SELECT USING (true)",
        f"CREATE POLICY reviewers_add ON action FOR INSERT TO {REVIEWER} WITH CHECK ({own} "
        f"AND ((kind = 'undo' AND {mine}) OR (undoes IS NULL AND role <> 'adjudication' "
        f"AND (kind IN ({kinds}) OR (kind = 'assignment' AND value IN ('', session_user))))))",
        f"CREATE POLICY editors_add ON action FOR INSERT TO {EDITOR} WITH CHECK ({own} "
        f"AND ((kind = 'undo' AND {mine}) OR (kind <> 'undo' AND undoes IS NULL)))",
    ]


def _own_filters() -> list[str]:
    return [
        "ALTER TABLE saved_filter ENABLE ROW LEVEL SECURITY",
        "DROP POLICY IF EXISTS own ON saved_filter",
        "CREATE POLICY own ON saved_filter USING (reviewer = session_user)",
    ]


def _own_time() -> list[str]:
    """The server's clock says when, whatever a login's program says."""
    return [
        "CREATE OR REPLACE FUNCTION stamped_action() RETURNS trigger AS $$ BEGIN "
        f"IF pg_has_role(session_user, '{REVIEWER}', 'member') "
        f"OR pg_has_role(session_user, '{EDITOR}', 'member') "
        "THEN new.created := clock_timestamp(); END IF; RETURN new; END $$ LANGUAGE plpgsql",
        "CREATE OR REPLACE TRIGGER stamped_action BEFORE INSERT ON action "
        "FOR EACH ROW EXECUTE FUNCTION stamped_action()",
    ]


def are_set_up(connection: Connection) -> bool:
    """Whether this database has logins with roles."""
    if connection.dialect.name != "postgresql":
        return False
    chosen = (
        "SELECT 1 FROM pg_policies WHERE schemaname = current_schema() AND tablename = 'action'"
    )
    return connection.scalar(text(chosen)) is not None


def add_member(connection: Connection, name: str, role: str, password: str | None) -> None:
    """Gives a login a role; makes it, if there is none of this name."""
    _require_set_up(connection)
    if role not in ROLES:
        raise StoreError(f"{role!r} is no role; there are {', '.join(ROLES)}")
    login = _quoted(connection, name)
    there = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
    if there is None:
        connection.execute(text(f"CREATE ROLE {login} LOGIN"))
    if password is not None:
        # No parameter is taken here; the literal is quoted by the server itself.
        chosen = text(
            "SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', CAST(:n AS text), CAST(:p AS text))"
        )
        said = str(connection.scalar(chosen, {"n": name, "p": password}))
        connection.execute(text(said.replace(":", "\\:")))
    for other in ROLES.values():
        connection.execute(text(f"REVOKE {other} FROM {login}"))
    connection.execute(text(f"GRANT {ROLES[role]} TO {login}"))


def remove_member(connection: Connection, name: str) -> None:
    """Takes a login's role away; what it did stays, and so does the login."""
    _require_set_up(connection)
    if name not in {member.name for member in members(connection)}:
        raise StoreError(f"{name} has no role here")
    for role in ROLES.values():
        connection.execute(text(f"REVOKE {role} FROM {_quoted(connection, name)}"))


def members(connection: Connection) -> list[Member]:
    """The logins with a role, by name."""
    if connection.dialect.name != "postgresql":
        return []
    chosen = text(
        "SELECT m.rolname, g.rolname FROM pg_auth_members "
        "JOIN pg_roles g ON g.oid = roleid JOIN pg_roles m ON m.oid = member "
        f"WHERE g.rolname IN ('{REVIEWER}', '{EDITOR}') ORDER BY 1, 2"
    )
    short = {role: name for name, role in ROLES.items()}
    return [Member(name, short[role]) for name, role in connection.execute(chosen)]


def login(connection: Connection) -> Member | None:
    """Who this session is, where the database knows its reviewers; None for its owner, or on SQLite."""
    if connection.dialect.name != "postgresql":
        return None
    name = str(connection.scalar(text("SELECT session_user")))
    return next((member for member in members(connection) if member.name == name), None)


def _require_postgresql(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        raise StoreError(
            "an SQLite file has no logins: whoever can write it can write in anybody's name; "
            "roles need PostgreSQL (`claimtrack db restore` takes a store there)"
        )


def _require_set_up(connection: Connection) -> None:
    _require_postgresql(connection)
    if not are_set_up(connection):
        raise StoreError(
            "this database has no roles yet; `claimtrack db roles --set-up` makes them"
        )


def _quoted(connection: Connection, name: str) -> str:
    if not name.strip() or "\0" in name:
        raise StoreError(f"{name!r} is no name of a login")
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _name(column: str) -> str:
    return f'"{column}"'
