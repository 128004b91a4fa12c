"""Commands on speakers: list them, and say who is one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.grouping import ListingGroup
from claimtrack.cli.options import (
    DbOption,
    LimitOption,
    ReviewerOption,
    existing_store,
    reviewer_name,
)
from claimtrack.cli.output import (
    Format,
    FormatOption,
    JsonOption,
    listing,
    say,
    spread,
    write_table,
)

if TYPE_CHECKING:
    from claimtrack.store import SpeakerSuggestion, SpeakerView

SpeakerArgument = Annotated[
    int, typer.Argument(metavar="SPEAKER", min=1, help="A speaker's number.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(cls=ListingGroup, invoke_without_command=True)
    group.callback(invoke_without_command=True)(speakers)
    group.command("suggestions")(suggestions)
    group.command("merge")(merge)
    group.command("split")(split)
    app.add_typer(group, name="speakers")


def speakers(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="[NAME]", help="Part of a name or an alias.")] = "",
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List speakers with their other names and how much is recorded of them.

    Example: claimtrack speakers putin; claimtrack speakers suggestions
    """
    if context.invoked_subcommand:
        return
    from claimtrack.exchange import speaker_record

    with existing_store(db) as store:
        found = store.speakers(text=text)
    listing(spread(form, as_json), found, speaker_record, speaker_table)


def suggestions(
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List pairs of speakers that are perhaps one, the likeliest first; you decide.

    Example: claimtrack speakers suggestions; then claimtrack speakers merge 5 2, or speakers split 5 2
    """
    from claimtrack.exchange import speaker_suggestion_record

    with existing_store(db) as store:
        found = store.speaker_suggestions(limit)
    listing(spread(form, as_json), found, speaker_suggestion_record, suggestion_table)


def merge(
    speaker: SpeakerArgument,
    into: Annotated[int, typer.Argument(metavar="INTO", min=1, help="Who it is.")],
    reviewer: ReviewerOption = "",
    db: DbOption = "",
) -> None:
    """A speaker is another one, and called so from now on. `u` at the desk takes it back.

    Example: claimtrack speakers merge 5 2
    """
    with existing_store(db) as store:
        store.merge_speakers(speaker, into, reviewer=reviewer_name(reviewer))
    say(f"speaker {speaker} is speaker {into}")


def split(
    speaker: SpeakerArgument,
    other: Annotated[
        int | None, typer.Argument(metavar="[OTHER]", min=1, help="The speaker that it is not.")
    ] = None,
    reviewer: ReviewerOption = "",
    db: DbOption = "",
) -> None:
    """A speaker is not the one it was merged into, or not another one; no is also an answer.

    Example: claimtrack speakers split 5; claimtrack speakers split 5 2
    """
    with existing_store(db) as store:
        store.split_speaker(speaker, reviewer=reviewer_name(reviewer), other=other)
    say(f"speaker {speaker} is another one" + (f" than speaker {other}" if other else ""))


def speaker_table(items: Sequence["SpeakerView"]) -> None:
    """Speakers as a table."""
    write_table(
        "Speakers",
        (
            ("id", 7),
            ("speaker", 24),
            ("kind", 12),
            ("also called", 0),
            ("quotes", 7),
            ("claims", 7),
            ("warning", 30),
        ),
        (
            (
                str(item.id),
                item.name,
                item.kind,
                "; ".join(item.aliases),
                str(item.quotes),
                str(item.claims),
                item.warning,
            )
            for item in items
        ),
        "no speakers match",
    )


def suggestion_table(found: Sequence["SpeakerSuggestion"]) -> None:
    """Pairs of speakers as a table."""
    write_table(
        "Perhaps one speaker",
        (("score", 5), ("speakers", 12), ("names", 0), ("quotes", 7), ("why", 40)),
        (
            (
                f"{one.score:.0%}",
                f"{one.first.id}\n{one.second.id}",
                f"{one.first.name}\n{one.second.name}",
                f"{one.first.quotes}\n{one.second.quotes}",
                "; ".join(one.why),
            )
            for one in found
        ),
        "no speakers wait for a decision",
    )
