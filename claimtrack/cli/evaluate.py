"""`claimtrack evaluate ...`: figures. A command of another module joins by `register(evaluate)`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import evaluate_claims, evaluate_matching
from claimtrack.cli.options import ModelsOption
from claimtrack.cli.output import Format, JsonOption, progress, say, write, write_records

if TYPE_CHECKING:
    from claimtrack.evaluation.gold import GoldArticle, Relation
    from claimtrack.evaluation.predictions import Predictions
    from claimtrack.evaluation.scoring import Row

evaluate = typer.Typer(no_args_is_help=True, help="How good the program is, on annotated texts.")


def register(app: typer.Typer) -> None:
    """Adds the group of commands."""
    evaluate.command("attribution")(attribution)
    evaluate_claims.register(evaluate)
    evaluate_matching.register(evaluate)
    app.add_typer(evaluate, name="evaluate")


def attribution(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Gold: brat files with texts, or Citron JSON.")
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Score what `analyze --format jsonl` printed; do not analyse."
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Rows by a column of passages.tsv, too; repeatable."),
    ] = None,
    annotator: Annotated[
        str, typer.Option(metavar="ID", help="Whose gold counts where an article has several.")
    ] = "",
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list what was missed and what is too much.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap samples.")] = 0,
    as_json: JsonOption = False,
    models: ModelsOption = "",
) -> None:
    """Precision, recall and F1 of attributions, by kind and by class of cue.

    A relation is right when at least 0.8 of its content and its source are found. Intervals: 95 %,
    articles resampled. Example: claimtrack evaluate attribution data/gold/attribution/open --by register
    """
    from claimtrack.evaluation.columns import read_columns
    from claimtrack.evaluation.gold import read_gold
    from claimtrack.evaluation.scoring import score

    gold = read_gold(folder, annotator)
    columns = read_columns(folder, by or [])
    found = _stored(predictions, gold) if predictions else _fresh(gold, models)
    rows = score(gold, found, columns, seed=seed)
    if as_json:
        write_records((row.record() for row in rows), Format.json)
    else:
        _print(f"{folder} ({len(gold)} articles)", rows)
    if errors:
        for line in _errors(gold, found):
            (say if as_json else write)(line)


def _stored(path: Path, gold: "Sequence[GoldArticle]") -> "Predictions":
    from claimtrack.evaluation.predictions import read_predictions

    found, unknown = read_predictions(path, gold)
    if unknown:
        say(
            f"{path}: {len(unknown)} articles have no gold and are left out, {unknown[0]} the first"
        )
    missing = sum(article.doc not in found for article in gold)
    if missing:
        say(f"{path}: {missing} gold articles have no line; everything in them counts as missed")
    return found


def _fresh(gold: "Sequence[GoldArticle]", models: str) -> "Predictions":
    from claimtrack.analyzer import Analyzer
    from claimtrack.evaluation.predictions import analysed

    return dict(progress(analysed(Analyzer(models), gold), len(gold), "analysing"))


def _print(title: str, rows: "Sequence[Row]") -> None:
    """The table in lines of 79 columns, percentages; each group of rows under its name."""
    write(title)
    write(f"{'':31}content{'':16}relation")
    write(
        f"{'':17}{'gold':>5}{'found':>6}{'P':>6}{'R':>6}{'F1':>6}{'source':>7}"
        f"{'P':>6}{'R':>6}{'F1':>6}{'95 %':>8}"
    )
    before = ""
    for row in rows:
        if row.group[0] != before:
            before = row.group[0]
            write(f"by {before}")
        write(_line(row))


def _line(row: "Row") -> str:
    def percent(*names: str) -> str:
        return "".join(f"{100 * row.figures[name + '_strict']:6.1f}" for name in names)

    low, high = row.intervals["relation_f1_strict"]
    bounds = f"{100 * low:.0f}-{100 * high:.0f}"
    return (
        f"{row.group[1] or '(none)':17}{row.gold:5}{row.predicted:6}"
        f"{percent('content_precision', 'content_recall', 'content_f1')} {percent('source')}"
        f"{percent('relation_precision', 'relation_recall', 'relation_f1')}{bounds:>8}"
    )


def _errors(gold: "Sequence[GoldArticle]", found: "Predictions") -> Iterable[str]:
    """One line for each relation that is not right, as `article: what: source | cue | content`."""
    from claimtrack.evaluation.matching import STRICT
    from claimtrack.evaluation.scoring import LOOSE, outcomes
    from claimtrack.glyphs import visible
    from claimtrack.spans import covered

    def shown(text: str, relation: "Relation | None") -> str:
        if relation is None:
            return ""
        parts = (
            covered(text, relation.source),
            relation.cue_in(text),
            covered(text, relation.content),
        )
        return visible(" ".join(" | ".join(part or "-" for part in parts).split()))

    for article in gold:
        for one in outcomes(article.text, article.relations, found.get(article.doc, ())):
            expected, own = shown(article.text, one.gold), shown(article.text, one.predicted)
            if one.right:
                continue
            if one.share >= STRICT:
                yield f"{article.doc}: source: {own}  instead of  {expected}"
            elif one.share >= LOOSE:
                yield f"{article.doc}: content: {own}  instead of  {expected}"
            else:
                if expected:
                    yield f"{article.doc}: missed: {expected}"
                if own:
                    yield f"{article.doc}: too much: {own}"
