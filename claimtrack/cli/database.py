"""The commands that look after the database: upgrade, check, backup, restore, stats."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import DbOption, database, existing_store
from claimtrack.cli.output import JsonOption, say, write, write_table
from claimtrack.cli.roles import roles
from claimtrack.cli.search_index import index


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Look after the database. Example: claimtrack db check", no_args_is_help=True
    )
    for command in (upgrade, check, backup, restore, stats, index, roles):
        group.command()(command)
    app.add_typer(group, name="db")


def upgrade(db: DbOption = "") -> None:
    """Bring a database made by an older claimtrack up to date, after a copy of it was made.

    The copy is an SQLite file, beside the database or (of PostgreSQL) in the working folder. Example:
    claimtrack db upgrade
    """
    from claimtrack.store import upgrade_store

    done = upgrade_store(database(db))
    if done.before == done.after:
        say(f"nothing to do: the database is of schema {done.after} already")
        return
    say(f"upgraded from schema {done.before} to {done.after}")
    if done.copy:
        say(f"as it was before: {done.copy}")


def check(
    repair: Annotated[
        bool,
        typer.Option(
            "--repair", help="Mend what can be worked out anew: derived state, index, guards."
        ),
    ] = False,
    db: DbOption = "",
) -> None:
    """Check the file, keys, guards, texts, derived state and search index. Nothing is changed.

    Each finding is one line on standard output, and makes the exit status 1. Example:
    claimtrack db check && claimtrack db backup claims-monday.db
    """
    with existing_store(db) as store:
        found = store.check()
        if repair and found:
            for finding in found:
                say(f"{finding.part}: {finding.words}")
            store.repair()
            say("repaired; checking again")
            found = store.check()
        where = store.url
    for finding in found:
        write(f"{finding.part}: {finding.words}")
    if found:
        if any(finding.repairable for finding in found):
            say("`claimtrack db check --repair` mends what can be worked out anew")
        if not all(finding.repairable for finding in found):
            say("what cannot: `claimtrack db restore BACKUP --replace` brings a backup back")
        raise typer.Exit(1)
    say(f"{where}: sound")


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The SQLite file to write.")],
    db: DbOption = "",
) -> None:
    """Copy everything into one SQLite file, as it is at one moment, while others go on working.

    It is a database like any other: `--db FILE` opens it. Example: claimtrack db backup monday.db
    """
    with existing_store(db) as store:
        store.backup(target)
    say(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup: an SQLite file.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Move the database that is there aside first.")
    ] = False,
    db: DbOption = "",
) -> None:
    """Make a backup the database; also the way from SQLite to PostgreSQL.

    Stop other claimtracks first. A PostgreSQL database has to be a new one. Examples:
    claimtrack db restore monday.db --replace;
    claimtrack db restore claims.db --db postgresql+psycopg://ada@db.example/claims
    """
    from claimtrack.store import restore_store

    aside = restore_store(source, database(db), replace=replace)
    say(f"restored from {source}")
    if aside:
        say(f"the database before it: {aside}")


def stats(as_json: JsonOption = False, db: DbOption = "") -> None:
    """Show what the database holds, how large it is, and of which version. Example: claimtrack db stats"""
    from claimtrack.exchange import dumps

    with existing_store(db) as store:
        found, where = store.contents(), store.url
    record = asdict(found)
    times = ("first_article", "last_article", "last_action")
    for name in times:
        record[name] = record[name].isoformat() if record[name] else None
    if as_json:
        write(dumps({"database": where} | record))
        return
    lines = [
        ("engine", found.engine),
        ("schema", str(found.schema)),
        ("size", f"{found.bytes / 1e6:.1f} MB"),
        *((name.replace("_", " "), str(record[name] or "none")) for name in times),
        *((f"{name.replace('_', ' ')}s", f"{count:,}") for name, count in found.rows.items()),
    ]
    write_table(where, (("what", 20), ("", 0)), lines, "nothing is stored")
