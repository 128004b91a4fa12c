"""Commands of the review: the desk and the export of its verdicts."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import DbOption, database, existing_store
from claimtrack.cli.output import say
from claimtrack.errors import ClaimtrackError
from claimtrack.settings import load_settings


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (review, export):
        app.command()(command)


def review(
    reviewer: Annotated[
        str,
        typer.Option("--reviewer", help="Your name on the verdicts [env: CLAIMTRACK_REVIEWER]."),
    ] = "",
    db: DbOption = "",
) -> None:
    """Open the desk: go through the claims, mark verdicts, search quotes.

    Keys are shown at the foot; ? lists them all. Example: claimtrack review --reviewer Ada
    """
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise ClaimtrackError(
            "the desk needs a terminal; `claimtrack claims` lists claims anywhere"
        )
    from claimtrack.review import run

    settings = load_settings()
    run(
        database(db) or "", reviewer or settings.reviewer or getpass.getuser(), keymap=settings.keys
    )


def export(
    target: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The CSV file to write, or - for standard output."),
    ],
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin with a byte order mark, for Excel.")
    ] = False,
    delimiter: Annotated[
        str, typer.Option("--delimiter", help="Between cells: , or ; or a tab (\\t).")
    ] = ",",
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    db: DbOption = "",
) -> None:
    r"""Export verdicts as CSV, one row each, for any spreadsheet.

    Cells that a spreadsheet would take for a formula get an apostrophe in front.
    Example: claimtrack export verdicts.csv --bom
    """
    from claimtrack.exchange import export_verdicts

    separator = "\t" if delimiter in ("\\t", "tab") else delimiter
    with existing_store(db) as store:
        rows = store.export_rows()
        if str(target) == "-":
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            count = export_verdicts(rows, sys.stdout, bom=bom, delimiter=separator)
            sys.stdout.flush()
        else:
            count = export_verdicts(rows, target, bom=bom, delimiter=separator, force=force)
    noun = "verdict" if count == 1 else "verdicts"
    say(f"{count} {noun} written" + ("" if str(target) == "-" else f" to {target}"))
