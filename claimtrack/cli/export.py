"""The command that takes verdicts out: as CSV for spreadsheets, as ClaimReview for the web."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, existing_store
from claimtrack.cli.output import say, write

if TYPE_CHECKING:
    from claimtrack.store import Store


class Form(StrEnum):
    """What is written."""

    csv = "csv"
    claimreview = "claimreview"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    target: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The file to write, or - for standard output."),
    ],
    form: Annotated[
        Form, typer.Option("--format", help="A table, or schema.org's ClaimReview as JSON-LD.")
    ] = Form.csv,
    bom: Annotated[
        bool, typer.Option("--bom", help="CSV: begin with a byte order mark, for Excel.")
    ] = False,
    delimiter: Annotated[
        str, typer.Option("--delimiter", help="CSV: between cells: , or ; or a tab (\\t).")
    ] = ",",
    site: Annotated[
        str,
        typer.Option(
            "--site", metavar="URL", help="ClaimReview: where your reviews are published."
        ),
    ] = "",
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="ClaimReview: who publishes them.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    db: DbOption = "",
) -> None:
    r"""Export verdicts as CSV, one row each, or the standing ones on claims as ClaimReview.

    In CSV, cells that a spreadsheet would take for a formula get an apostrophe in front. Example:
    claimtrack export verdicts.csv --bom;
    claimtrack export checks.jsonld --format claimreview --site https://checks.example/reviews
    """
    with existing_store(db) as store:
        if form is Form.claimreview:
            if not site:
                raise typer.BadParameter("ClaimReview needs --site: every review has an address")
            count = _claim_reviews(store, target, site, organisation, force)
            noun = "review" if count == 1 else "reviews"
        else:
            separator = "\t" if delimiter in ("\\t", "tab") else delimiter
            count = _csv(store, target, bom, separator, force)
            noun = "verdict" if count == 1 else "verdicts"
    say(f"{count} {noun} written" + ("" if str(target) == "-" else f" to {target}"))


def _csv(store: "Store", target: Path, bom: bool, delimiter: str, force: bool) -> int:
    from claimtrack.exchange import export_verdicts

    rows = store.export_rows()
    if str(target) != "-":
        return export_verdicts(rows, target, bom=bom, delimiter=delimiter, force=force)
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    count = export_verdicts(rows, sys.stdout, bom=bom, delimiter=delimiter)
    sys.stdout.flush()
    return count


def _claim_reviews(store: "Store", target: Path, site: str, organisation: str, force: bool) -> int:
    from claimtrack.exchange import claim_reviews, claim_reviews_text, lacking, whole_file

    kinds = {speaker.name: speaker.kind for speaker in store.speakers()}
    graph = claim_reviews(
        store.export_rows(), site=site, organisation=organisation, speaker_kinds=kinds
    )
    text = claim_reviews_text(graph)
    if str(target) == "-":
        write(text.rstrip("\n"))
    else:
        with whole_file(target, force=force) as stream:
            stream.write(text)
    for review in graph["@graph"]:
        if without := lacking(review):
            say(f"{review['url']}: lacks {', '.join(without)}")
    return len(graph["@graph"])
