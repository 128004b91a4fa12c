"""The command that looks after the database: bringing it to this claimtrack's tables."""

import typer

from claimtrack.cli.options import DbOption, database
from claimtrack.cli.output import say
from claimtrack.cli.search_index import index


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Look after the database. Example: claimtrack db upgrade", no_args_is_help=True
    )
    group.command("upgrade")(upgrade)
    group.command("index")(index)
    app.add_typer(group, name="db")


def upgrade(db: DbOption = "") -> None:
    """Bring a database made by an older claimtrack up to date; a copy of its file is kept.

    The other commands do this by themselves for SQLite files. Example: claimtrack db upgrade
    """
    from claimtrack.store import upgrade_store

    done = upgrade_store(database(db))
    if done.before == done.after:
        say(f"nothing to do: the database is of schema {done.after} already")
        return
    say(f"upgraded from schema {done.before} to {done.after}")
    if done.copy:
        say(f"as it was before: {done.copy}")
