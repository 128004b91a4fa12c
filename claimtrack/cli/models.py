"""Commands for the language models: what is installed, and Stanza's official ones."""

from typing import Annotated

import typer

from claimtrack.cli.output import (
    Format,
    FormatOption,
    JsonOption,
    listing,
    say,
    spread,
    write_table,
)

models = typer.Typer()


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(models, name="models")


@models.callback(invoke_without_command=True)
def show(
    context: typer.Context, form: FormatOption = Format.table, as_json: JsonOption = False
) -> None:
    """List the installed language models, or download Stanza's official ones.

    Example: claimtrack models download en, then claimtrack ingest --models en PATH
    """
    if context.invoked_subcommand is not None:
        return
    from claimtrack.language.models import ModelSet, model_sets

    def record(found: ModelSet) -> dict[str, object]:
        return {
            "name": found.name,
            "language": found.language,
            "processors": list(found.processors),
            "bytes": found.size,
            "folder": str(found.folder),
        }

    def table(found: object) -> None:
        write_table(
            "Language models",
            (("name", 12), ("language", 8), ("processors", 30), ("size", 8), ("folder", 0)),
            (
                (
                    item.name,
                    item.language,
                    " ".join(item.processors),
                    f"{item.size / 1e6:.0f} MB",
                    str(item.folder),
                )
                for item in sets
            ),
            "no language models are installed; reinstall claimtrack",
        )

    sets = model_sets()
    listing(spread(form, as_json), sets, record, table)


@models.command("download")
def download_models(
    language: Annotated[
        str, typer.Argument(metavar="LANG", help="A language code of Stanza's, such as en.")
    ],
) -> None:
    """Download Stanza's official models for a language (some hundred megabytes).

    Example: claimtrack models download en
    """
    from claimtrack.language.models import download

    say(f"downloading Stanza's models for {language} ...")
    found = download(language)
    say(f"installed: use them with --models {found.name}")
