"""`claimtrack evaluate matching`: how well claims find the checks of the same claim."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from claimtrack.cli.evaluate_claims import AsJson
from claimtrack.errors import ClaimtrackError


def register(app: typer.Typer) -> None:
    """Adds the command to the sub-app `evaluate`."""
    app.command("matching")(matching)


def matching(
    split: Annotated[str, typer.Option(help="train or test.")] = "test",
    as_json: AsJson = False,
) -> None:
    """How often the earlier check of the same claim comes first, or among the first five.

    Beside RapidFuzz alone, BM25 and the embedding alone. "Beaten by" says what came first instead.
    Example: claimtrack evaluate matching --split test
    """
    from claimtrack.evaluation import claim_pairs as measure

    if split not in measure.SPLITS:
        raise ClaimtrackError(f"no split {split!r}; there are {', '.join(measure.SPLITS)}")
    pairs = measure.load_pairs(split)
    found = measure.evaluate(pairs)
    joined = measure.joined_at_once(pairs)
    if as_json:
        record = {"split": split, "ways": [asdict(one) for one in found], **asdict(joined)}
        typer.echo(json.dumps(record, indent=1))
        return
    texts = len(measure.pool_of(pairs))
    typer.echo(f"{split}: {len(pairs)} claims, each looked for among {texts} checks")
    typer.echo(f"{'':<20} hit@1  hit@5  beaten by")
    for one in found:
        by = ", ".join(f"{kind} {count}" for kind, count in sorted(one.beaten_by.items()))
        typer.echo(f"{one.name:<20} {one.first:5.3f}  {one.among_five:5.3f}  {by}")
    typer.echo(
        f"taken for one claim without asking: {joined.look_alikes} of {joined.all_look_alikes} "
        f"look-alikes, {joined.paraphrases} of {len(pairs)} paraphrases; "
        f"suggested: {joined.suggested} paraphrases"
    )
