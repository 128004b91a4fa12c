"""The store as its owner gives roles to reviewers, and as it knows who asks."""

from claimtrack.store import roles
from claimtrack.store.base import Transactions
from claimtrack.store.roles import Member


class Membership(Transactions):
    """Reviewers' logins and roles; see `roles` for what each may do, and where."""

    def set_up_roles(self) -> None:
        """Makes the roles and their rights in this PostgreSQL database; it may be done again."""
        with self._writing() as connection:
            roles.set_up(connection)

    def add_member(self, name: str, role: str, *, password: str | None = None) -> None:
        """Gives a login the role `reviewer` or `editor` instead of what it had; makes the login."""
        with self._writing(name) as connection:
            roles.add_member(connection, name, role, password)

    def remove_member(self, name: str) -> None:
        """Takes a login's role away; what it did stays."""
        with self._writing(name) as connection:
            roles.remove_member(connection, name)

    def members(self) -> list[Member]:
        """The logins with a role, by name; none on SQLite."""
        with self._reading() as connection:
            return roles.members(connection)

    def login(self) -> Member | None:
        """Who asks, where the database knows its reviewers: verdicts carry this name."""
        with self._reading() as connection:
            return roles.login(connection)
