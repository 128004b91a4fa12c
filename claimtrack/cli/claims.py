"""Commands on claims: list them, and say which are one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.grouping import ListingGroup
from claimtrack.cli.options import (
    ArticleOption,
    DbOption,
    LimitOption,
    ReviewerOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
    VerdictOption,
    existing_store,
    item_filter,
    reviewer_name,
)
from claimtrack.cli.output import (
    Format,
    FormatOption,
    JsonOption,
    listing,
    progress_bar,
    say,
    spread,
    write_table,
)

if TYPE_CHECKING:
    from claimtrack.store import ClaimSuggestion, Item

ClaimArgument = Annotated[int, typer.Argument(metavar="CLAIM", min=1, help="A claim's number.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(cls=ListingGroup, invoke_without_command=True)
    group.callback(invoke_without_command=True)(claims)
    group.command("suggestions")(suggestions)
    group.command("merge")(merge)
    group.command("split")(split)
    group.command("link")(link)
    app.add_typer(group, name="claims")


def claims(
    context: typer.Context,
    speaker: SpeakerOption = "",
    article: ArticleOption = None,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--uncontested", help="Only those somebody denies, or nobody."),
    ] = None,
    verdict: VerdictOption = "",
    text: TextOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    every: Annotated[
        bool, typer.Option("--every", help="Every occurrence of a claim, not only the first.")
    ] = False,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List stored claims with who denies, dismisses or confirms them; contested ones first.

    A claim that was made several times is listed once (x3: three times); earlier fact-checks that fit
    stand below it. Example: claimtrack claims --contested --verdict none; claimtrack claims suggestions
    """
    if context.invoked_subcommand:
        return
    from dataclasses import replace

    from claimtrack.exchange import item_record

    where = item_filter(
        "claim",
        speaker=speaker,
        article=article,
        verdict=verdict,
        text=text,
        since=since,
        until=until,
        contested=contested,
    )
    with existing_store(db) as store:
        found = store.items(replace(where, once=not every), limit=limit)
    listing(spread(form, as_json), found, item_record, claim_table)


def suggestions(
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List pairs of claims that are perhaps one, the likeliest first; you decide.

    Example: claimtrack claims suggestions; then claimtrack claims merge 12 7, or claims split 12 7
    """
    from claimtrack.exchange import claim_suggestion_record

    with existing_store(db) as store:
        found = store.claim_suggestions(limit)
        waiting = store.not_compared()
    listing(spread(form, as_json), found, claim_suggestion_record, suggestion_table)
    if waiting:
        say(f"{waiting:,} claims were never compared; `claimtrack claims link` does it")


def merge(
    claim: ClaimArgument,
    other: ClaimArgument,
    reviewer: ReviewerOption = "",
    db: DbOption = "",
) -> None:
    """Two claims are one: the second is the first, made again. `u` at the desk takes it back.

    Example: claimtrack claims merge 12 7
    """
    from claimtrack.store import ItemKey

    with existing_store(db) as store:
        store.merge_claims(
            ItemKey("claim", claim), ItemKey("claim", other), reviewer=reviewer_name(reviewer)
        )
        count = len(store.occurrences(ItemKey("claim", claim)))
    say(f"claims {claim} and {other} are one, with {count} occurrences")


def split(
    claim: ClaimArgument,
    other: Annotated[
        int | None, typer.Argument(metavar="[OTHER]", min=1, help="The claim that it is not.")
    ] = None,
    reviewer: ReviewerOption = "",
    db: DbOption = "",
) -> None:
    """A claim is not the same as another one, or as any it was taken for; no is also an answer.

    Example: claimtrack claims split 12; claimtrack claims split 12 7
    """
    from claimtrack.store import ItemKey

    with existing_store(db) as store:
        store.split_claim(
            ItemKey("claim", claim),
            reviewer=reviewer_name(reviewer),
            other=None if other is None else ItemKey("claim", other),
        )
    say(f"claim {claim} is another one" + (f" than claim {other}" if other else ""))


def link(db: DbOption = "") -> None:
    """Compare the claims that never were, as in the database of an older claimtrack.

    New claims are compared as they come in. Example: claimtrack claims link
    """
    with existing_store(db) as store, progress_bar("comparing", store.not_compared()) as advance:
        count = store.link_claims(advance)
    say(f"{count:,} claims compared" if count else "nothing to do: every claim was compared")


def claim_table(items: Sequence["Item"]) -> None:
    """Claims with their stances as a table."""
    write_table(
        "Claims",
        (("id", 7), ("claimant", 18), ("claim", 0), ("stances", 20), ("verdict", 12)),
        (
            (
                str(item.key.id),
                f"{item.speaker or 'somebody'} {item.modality}",
                _claimed(item),
                "\n".join(f"{stance.by or 'somebody'} {stance.stance}" for stance in item.stances),
                item.verdict.rating if item.verdict else "",
            )
            for item in items
        ),
        "no claims match",
    )


def _claimed(item: "Item") -> str:
    """What is claimed, how often, and the earlier checks that fit."""
    lines = [item.proposition + (f"  (x{item.occurrences})" if item.occurrences > 1 else "")]
    for match in item.checks:
        check = match.check
        rating = check.rating or "no rating"
        lines.append(
            f"  {match.score:.0%} {check.publisher or check.url}: {rating} - {check.claim}"
        )
    return "\n".join(lines)


def suggestion_table(found: Sequence["ClaimSuggestion"]) -> None:
    """Pairs of claims as a table."""
    write_table(
        "Perhaps one claim",
        (("score", 5), ("claims", 12), ("what they say", 0), ("why", 40)),
        (
            (
                f"{one.score:.0%}",
                f"{one.first.key.id}\n{one.second.key.id}",
                f"{one.first.proposition}\n{one.second.proposition}",
                "; ".join(one.why),
            )
            for one in found
        ),
        "no claims wait for a decision",
    )
