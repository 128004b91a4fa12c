"""The command that gives reviewers their roles, on PostgreSQL."""

from typing import Annotated

import typer

from claimtrack.cli.options import DbOption, existing_store
from claimtrack.cli.output import say, write_table


def roles(
    set_up: Annotated[
        bool, typer.Option("--set-up", help="Make the roles and what they may do, first of all.")
    ] = False,
    add: Annotated[
        str, typer.Option("--add", metavar="NAME", help="Give this login a role; make it if new.")
    ] = "",
    role: Annotated[
        str, typer.Option("--role", help="With --add: reviewer or editor.")
    ] = "reviewer",
    password: Annotated[
        bool, typer.Option("--password", help="With --add: ask for the login's new password.")
    ] = False,
    remove: Annotated[
        str, typer.Option("--remove", metavar="NAME", help="Take this login's role away.")
    ] = "",
    db: DbOption = "",
) -> None:
    """List reviewers and editors of a PostgreSQL database, set roles up, give and take them.

    The database then sees to it that everybody acts in their own name alone, and that nobody changes or
    deletes what was done. Only editors settle disagreements, assign to others, merge, and ingest. To be
    run by the owner of the tables. Examples: claimtrack db roles --set-up;
    claimtrack db roles --add ann --password; claimtrack db roles --add eve --role editor
    """
    secret = None
    if add and password:
        secret = typer.prompt(f"password of {add}", hide_input=True, confirmation_prompt=True)
    with existing_store(db) as store:
        if set_up:
            store.set_up_roles()
            say("roles are set up: claimtrack_reviewer, claimtrack_editor")
        if add:
            store.add_member(add, role, password=secret)
            say(f"{add} is {role}")
        if remove:
            store.remove_member(remove)
            say(f"{remove} has no role any more")
        found = store.members()
    write_table(
        "Roles",
        (("login", 30), ("role", 10)),
        ((member.name, member.role) for member in found),
        "nobody has a role; on SQLite there are none",
    )
