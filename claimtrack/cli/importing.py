"""The command that takes in what other programs, or another database's export, hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, database, reviewer_name
from claimtrack.cli.output import complain, say

if TYPE_CHECKING:
    from claimtrack.store import Store


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(name="import")(import_)


def import_(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A .jsonl or .csv export, or a folder of brat or Citron files."
        ),
    ],
    reviewer: Annotated[
        str,
        typer.Option(
            "--reviewer", metavar="NAME", help="Annotations: whose corrections these are."
        ),
    ] = "",
    annotator: Annotated[
        str,
        typer.Option(
            "--annotator", metavar="NAME", help="Annotations: of several annotators, this one."
        ),
    ] = "",
    db: DbOption = "",
) -> None:
    """Import a whole store, verdicts, or annotated articles.

    A store (.jsonl, from `claimtrack export`) goes into an empty database. Verdicts (.csv) go to the
    claims and quotes they are on; into an empty database they bring those along. Annotations (a folder
    of brat standoff or of Citron's quote JSON) of an article that is there become corrections, which
    can be undone at the desk; other articles are added with what is annotated. What is there already
    is not added twice. Exit status 1 when something was left out. Example:
    claimtrack import store.jsonl --db copy.db; claimtrack import articles/ --reviewer ann
    """
    from claimtrack.errors import ImportingError
    from claimtrack.store import open_store

    if not source.exists():
        raise ImportingError(f"{source}: no such file or folder")
    with open_store(database(db)) as store:
        if source.is_dir():
            _annotations(store, source, reviewer, annotator)
        else:
            _file(store, source)


def _file(store: "Store", source: Path) -> None:
    from claimtrack.exchange import import_verdicts, is_dump, read_dump

    if is_dump(source):
        say(f"{read_dump(source, store):,} rows imported from {source}")
        return
    added, unknown = import_verdicts(source, store)
    say(f"{added:,} {'verdict' if added == 1 else 'verdicts'} imported from {source}")
    if unknown:
        lines = ", ".join(map(str, unknown[:10])) + (", …" if len(unknown) > 10 else "")
        complain(
            f"{source}: {len(unknown):,} left out, they are on nothing in this database: "
            f"line {lines}; into an empty one (--db) all are imported"
        )
        raise typer.Exit(1)


def _annotations(store: "Store", source: Path, reviewer: str, annotator: str) -> None:
    from rich.progress import track

    from claimtrack.exchange import Imported, import_annotated, read_annotated

    found = read_annotated(source, annotator)
    name = reviewer_name(reviewer)
    total = Imported()
    for article in track(found, "importing", disable=len(found) < 100):
        total += import_annotated(store, article, reviewer=name)
    say(
        f"{len(found):,} articles: {total.articles:,} new; of the quotes of the others "
        f"{total.unchanged:,} as recorded, {total.changed:,} corrected, {total.added:,} added, "
        f"{total.wrong:,} marked as wrong"
    )
