"""The command that tells what became of an item, and who did it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, existing_store
from claimtrack.cli.output import Format, FormatOption, JsonOption, listing, spread, write_table

if TYPE_CHECKING:
    from claimtrack.store import ActionView, ItemKey


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(log)


def log(
    item: Annotated[
        str,
        typer.Argument(metavar="ITEM", help="A claim or quote, by its number: claim-3, quote-12."),
    ],
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """Show the trail of an item: every verdict, correction, assignment, note and undo on it.

    Oldest first, with who did it and when; of a claim also what was done to its quote, and which
    speakers were merged with its own. `claimtrack export FILE --format log` writes it all. Example:
    claimtrack log claim-3
    """
    from claimtrack.exchange import action_record

    key = _key(item)
    with existing_store(db) as store:
        found = store.trail(key)
    listing(spread(form, as_json), found, action_record, lambda trail: _table(str(key), trail))


def _key(item: str) -> "ItemKey":
    from claimtrack.store import ItemKey

    found = re.fullmatch(r"\s*(claim|quote)[\s-]*([0-9]{1,18})\s*", item, re.IGNORECASE)
    if not found:
        raise typer.BadParameter(f"{item!r} is no item; one is called claim-3 or quote-12")
    return ItemKey("claim" if found[1].lower() == "claim" else "quote", int(found[2]))


def _table(name: str, trail: "Sequence[ActionView]") -> None:
    rows = [
        (
            str(action.id),
            f"{action.created:%Y-%m-%d %H:%M:%S}",
            action.reviewer,
            f"undoes {action.undoes}" if action.undoes else action.kind,
            str(action.item or f"speaker {action.speaker_id}"),
            "\n".join(part for part in (action.role, action.value, action.text) if part),
            "undone" if action.undone else "",
        )
        for action in trail
    ]
    columns = (
        ("no", 8), ("when (UTC)", 19), ("who", 16), ("did", 14), ("to", 14), ("what", 0), ("", 6),
    )  # fmt: skip
    write_table(f"The trail of {name}", columns, rows, f"nobody did anything to {name} yet")
