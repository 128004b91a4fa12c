"""The command for the search index: is it sound, and make it anew."""

from typing import Annotated

import typer

from claimtrack.cli.options import DbOption, existing_store
from claimtrack.cli.output import say, write_table


def index(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the index anew from the texts first.")
    ] = False,
    db: DbOption = "",
) -> None:
    """Check the search index against the quotes, claims and articles; --rebuild makes it anew.

    Pending texts are not in the index yet and are found all the same. Exit status 1 when texts are
    missing from it. Example: claimtrack db index --rebuild
    """
    with existing_store(db) as store:
        if rebuild:
            store.rebuild_search_index()
        found = store.check_search_index()
    write_table(
        "Search index",
        (
            ("kind", 8), ("texts", 10), ("pending", 8), ("missing", 8), ("surplus", 8),
            ("index MB", 9), ("text MB", 9),
        ),
        (
            (
                state.kind, str(state.items), str(state.pending), str(state.missing),
                str(state.surplus), f"{state.bytes / 1e6:.2f}", f"{state.text_bytes / 1e6:.2f}",
            )
            for state in found
        ),
        "nothing is indexed",
    )  # fmt: skip
    if any(state.missing for state in found):
        say("the index lacks texts; `claimtrack db index --rebuild` mends it")
        raise typer.Exit(1)
