"""The `claimtrack` command."""

import errno
import sys
from typing import Annotated

import typer

from claimtrack import __version__
from claimtrack.cli import (
    analysis,
    articles,
    checks,
    claims,
    database,
    desk,
    evaluate,
    export,
    importing,
    listings,
    models,
    speakers,
    trail,
    verify,
)
from claimtrack.cli.output import complain, silence
from claimtrack.errors import ClaimtrackError

app = typer.Typer(
    name="claimtrack",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said it, what was claimed, who denied it - and your verdict.",
    epilog="Start with: claimtrack ingest seeds/ && claimtrack review",
)
for module in (
    analysis, articles, listings, claims, speakers, checks, desk, trail, export, importing,
    models, database, verify, evaluate,
):  # fmt: skip
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimtrack {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Options of the whole program."""


def main() -> None:
    """Runs the command line. An error the user can mend is one line; a broken pipe is silence."""
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # here an error can still be told
    except ClaimtrackError as error:
        complain(str(error))
        raise SystemExit(1) from None
    except BrokenPipeError:
        silence()
        raise SystemExit(141) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT):
            raise
        silence()
        complain(f"standard output: cannot be written ({error.strerror})")
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        complain("stopped; what was stored before is kept")
        raise SystemExit(130) from None
