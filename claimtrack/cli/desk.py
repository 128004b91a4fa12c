"""The command of the review: the desk."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claimtrack.cli.options import DbOption, database, reviewer_name
from claimtrack.cli.output import say, write
from claimtrack.errors import ClaimtrackError
from claimtrack.settings import load_settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(review)


def review(
    reviewer: Annotated[
        str,
        typer.Option(
            "--reviewer",
            help="Your name on the verdicts; where PostgreSQL has roles, your login's.",
        ),
    ] = "",
    scale: Annotated[
        str,
        typer.Option(
            "--scale",
            metavar="NAME",
            help="Ratings: claimtrack, politifact, plain, or your own [env: CLAIMTRACK_SCALE].",
        ),
    ] = "",
    light: Annotated[bool, typer.Option("--light", help="Dark words on a light ground.")] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the desk in a browser instead of here.")
    ] = False,
    host: Annotated[
        str,
        typer.Option("--host", help="With --serve: where to listen; nobody is asked who they are."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="With --serve: the port.")] = 8000,
    list_keys: Annotated[
        bool,
        typer.Option(
            "--list-keys", help="Print the keys with their names in the settings, and end."
        ),
    ] = False,
    db: DbOption = "",
) -> None:
    """Open the desk: go through the claims, mark verdicts, search quotes.

    Keys are shown at the foot; ? lists them all. Example: claimtrack review --reviewer Ada
    """
    from claimtrack.store.scales import scale_called

    settings = load_settings()
    who = reviewer_name(reviewer)
    chosen = scale or settings.scale
    if list_keys:
        _print_keys(scale_called(chosen, settings.scales))
        return
    if serve:
        from claimtrack.review.serving import serve as serve_desk

        options = ["--reviewer", who, *(["--scale", chosen] if chosen else [])]
        options += ["--light"] if light else []
        say(f"the desk is at http://{host}:{port} until ctrl+c")
        serve_desk(database(db) or "", options, host, port)
        return
    # In a browser there is no terminal: the page stands for one, and says so by this variable.
    if "TEXTUAL_DRIVER" not in os.environ and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ClaimtrackError(
            "the desk needs a terminal; `claimtrack claims` lists claims anywhere"
        )
    from claimtrack.review import run

    run(
        database(db) or "",
        who,
        keymap=settings.keys,
        theme="light" if light else "dark",
        ratings=scale_called(chosen, settings.scales),
    )


def _print_keys(ratings: Sequence[str]) -> None:
    from claimtrack.review.keys import desk_keys

    for binding in desk_keys(ratings):
        write(f"{binding.id:22} {binding.key:28} {binding.description}: {binding.tooltip}")
