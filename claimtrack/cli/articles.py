"""The command that lists stored articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from claimtrack.cli.options import (
    DbOption,
    LimitOption,
    SinceOption,
    TextOption,
    UntilOption,
    day,
    existing_store,
)
from claimtrack.cli.output import Format, FormatOption, JsonOption, listing, spread, write_table

if TYPE_CHECKING:
    from claimtrack.store import ArticleView


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(articles)


def articles(
    text: TextOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List stored articles; a syndicated copy names the article that it is a copy of.

    --text looks in title, publisher, byline, URL and name. Example: claimtrack articles --since 2024-04-01
    """
    from claimtrack.exchange import article_record

    with existing_store(db) as store:
        found = store.articles(
            text=text, since=day(since, "--since"), until=day(until, "--until"), newest=limit
        )
    listing(spread(form, as_json), found, article_record, _table)


def _table(found: "Sequence[ArticleView]") -> None:
    write_table(
        "Articles",
        (("id", 8), ("date", 10), ("title", 0), ("publisher", 24), ("quotes", 6), ("claims", 6),
         ("copy of", 7)),
        (
            (str(row.id), row.date, row.title or row.doc, row.publisher, str(row.quotes),
             str(row.claims), "" if row.copy_of is None else str(row.copy_of))
            for row in found
        ),
        "no articles yet; claimtrack ingest reads them",
    )  # fmt: skip
