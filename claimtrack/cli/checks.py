"""Commands on earlier fact-checks: take them in, and find those that settle a claim."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, LimitOption, database, existing_store
from claimtrack.cli.output import (
    Format,
    FormatOption,
    JsonOption,
    complain,
    listing,
    progress_bar,
    say,
    spread,
    write_table,
)
from claimtrack.errors import ClaimtrackError

if TYPE_CHECKING:
    from claimtrack.store import CheckMatch, Item


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        help="Earlier fact-checks. Example: claimtrack checks import feed.json",
        no_args_is_help=True,
    )
    group.command("import")(import_)
    group.command("match")(match)
    app.add_typer(group, name="checks")


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="JSON, JSON lines, HTML or CSV files.")
    ],
    columns: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="CSV: which column holds claim, claimant, claim_date, rating, url, title, "
            "publisher, date, language.",
        ),
    ] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", help="Who checked, where a file does not say.")
    ] = "",
    db: DbOption = "",
) -> None:
    """Import fact-checks and look for the claims they may settle.

    Reads schema.org's ClaimReview (JSON-LD, also in a page's script), the Data Commons feed, the claims
    of Google's Fact Check Tools, and CSV with a header. A check that is there already is brought up to
    date. A file that cannot be read is named, the others are read, and the exit status is 1. Example:
    claimtrack checks import feed.json; claimtrack checks import own.csv --map claim=Statement,rating=Verdict
    """
    from claimtrack.exchange import read_checks
    from claimtrack.store import open_store

    failed = False
    with open_store(database(db)) as store:
        for path in files:
            try:
                found = read_checks(path, columns=columns, publisher=publisher)
                done = store.import_checks(found.checks)
            except ClaimtrackError as error:
                complain(str(error))
                failed = True
                continue
            say(
                f"{path}: {done.added:,} new, {done.changed:,} changed, {done.known:,} known before"
            )
            for reason, count in found.left_out.items():
                say(f"{path}: {count:,} left out: {reason}")
        with progress_bar("matching", store.not_matched() + store.count()) as advance:
            matched = store.match_checks(advance)
    say(f"{matched:,} claims have such an earlier check; see `claimtrack checks match`")
    if failed:
        raise typer.Exit(1)


def match(
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="A claim in your words; else the stored claims.")
    ] = "",
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Compare every stored claim with every check again first."),
    ] = False,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """Show the earlier fact-checks that may settle a claim, with score and why; best first.

    Exit status 1 when TEXT has none. Example: claimtrack checks match;
    claimtrack checks match "unemployment is at its lowest for decades"
    """
    from claimtrack.exchange import check_record, item_record

    with existing_store(db) as store:
        if not store.count_checks():
            say("no earlier checks are stored; `claimtrack checks import FILE` brings some")
        if text:
            matches = store.checks_like(text, limit or 5)
            listing(spread(form, as_json), matches, check_record, check_table)
            if not matches:
                raise typer.Exit(1)
            return
        total = store.count() + store.count_checks() if anew else 0
        with progress_bar("matching", total) as advance:
            store.match_checks(advance, anew=anew)
        claims = store.checked_before(limit)
    listing(spread(form, as_json), claims, item_record, claim_table)


def check_table(matches: Sequence["CheckMatch"]) -> None:
    """Fact-checks as a table."""
    write_table(
        "Earlier checks",
        (("score", 5), ("rating", 16), ("what was checked", 0), ("by", 24), ("why", 40)),
        (
            (
                f"{one.score:.0%}",
                one.check.rating,
                "\n".join(filter(None, (one.check.claim, one.check.url))),
                "\n".join(filter(None, (one.check.publisher, one.check.date))),
                "; ".join(one.why),
            )
            for one in matches
        ),
        "no earlier check is like it",
    )


def claim_table(items: Sequence["Item"]) -> None:
    """Claims with their earlier checks as a table."""
    write_table(
        "Claims checked before",
        (("id", 7), ("claim", 0), ("score", 5), ("rating", 16), ("earlier check", 0), ("why", 36)),
        (
            (
                str(item.key.id) if place == 0 else "",
                item.proposition if place == 0 else "",
                f"{one.score:.0%}",
                one.check.rating,
                "\n".join(filter(None, (one.check.claim, one.check.publisher, one.check.url))),
                "; ".join(one.why),
            )
            for item in items
            for place, one in enumerate(item.checks)
        ),
        "no stored claim is like an earlier check",
    )
