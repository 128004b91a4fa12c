"""`claimtrack evaluate stances` and `evaluate speakers`: figures on the project's own gold data."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from claimtrack.errors import ClaimtrackError

ShowErrors = Annotated[bool, typer.Option("--errors", help="Also print what is wrong, by item.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the two commands to the sub-app `evaluate`."""
    app.command("stances")(stances)
    app.command("speakers")(speakers)


def stances(
    split: Annotated[str, typer.Option(help="train, dev or test.")] = "dev",
    errors: ShowErrors = False,
    as_json: AsJson = False,
) -> None:
    """Precision, recall and F1 of denials by pattern, and the false denials on hard negatives.

    Example: claimtrack evaluate stances --split dev --errors
    """
    from claimtrack.analyzer import Analyzer
    from claimtrack.evaluation import stances as measure
    from claimtrack.reading import read_bytes

    if split not in measure.SPLITS:
        raise ClaimtrackError(f"no split {split!r}; there are {', '.join(measure.SPLITS)}")
    items = measure.load_items(split)
    articles = [read_bytes(item.text.encode(), name="item.txt")[0] for item in items]
    report = measure.evaluate(items, list(Analyzer().stream(articles)))
    intervals = report.intervals()
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "split": split,
                    "denials": _figures(report.denials),
                    "others": _figures(report.others),
                    "intervals": intervals,
                    "hard_negatives": report.hard,
                    "false_denials": report.false_denials,
                    "patterns": {name: _figures(one) for name, one in report.patterns.items()},
                },
                indent=1,
            )
        )
        return
    typer.echo(f"{'pattern':<18} items  gold found  hits      P      R     F1  claim")
    for name, one in [*report.patterns.items(), ("denials", report.denials)]:
        typer.echo(
            f"{name:<18} {one.items:5} {one.expected:5} {one.predicted:5} {one.hits:5}  "
            f"{one.precision:5.3f}  {one.recall:5.3f}  {one.f1:5.3f}  {one.claims:5.3f}"
        )
    for name, (low, high) in intervals.items():
        typer.echo(f"{name:<18} 95 % of samples lie in {low:.3f}-{high:.3f}")
    typer.echo(f"false denials      {report.false_denials} of {report.hard} hard negatives")
    typer.echo(f"other stances      {report.others.hits} of {report.others.expected} found")
    if errors:
        for result in report.results:
            _print_errors(result.item.pattern, result.item.text, result.errors)


def speakers(errors: ShowErrors = False, as_json: AsJson = False) -> None:
    """Precision, recall and F1 of mentions taken for one speaker, by pattern.

    Example: claimtrack evaluate speakers --errors
    """
    from claimtrack.analyzer import Analyzer, body_paragraphs
    from claimtrack.evaluation import speakers as measure
    from claimtrack.reading import read_bytes

    gold = measure.load_articles()
    articles = [read_bytes(item.text.encode(), name="item.txt")[0] for item in gold]
    texts = [(article.text, body_paragraphs(article)) for article in articles]
    analyzer = Analyzer()
    documents = analyzer.language.read(texts, analyzer.shared.encoder.read(texts))
    report = measure.evaluate(gold, documents)
    if as_json:
        counts = {name: asdict(one) for name, one in report.patterns.items()}
        typer.echo(json.dumps({"all": asdict(report.all), "patterns": counts}, indent=1))
        return
    typer.echo(f"{'pattern':<18} mentions  named   kind      P      R     F1")
    for name, one in [*report.patterns.items(), ("all", report.all)]:
        count = max(one.mentions, 1)
        typer.echo(
            f"{name:<18} {one.mentions:8}  {one.named / count:5.3f}  {one.kind / count:5.3f}  "
            f"{one.precision:5.3f}  {one.recall:5.3f}  {one.f1:5.3f}"
        )
    if errors:
        for article, wrong in report.errors:
            _print_errors(article.pattern, article.text, wrong)


def _figures(counts: Any) -> dict[str, float]:
    names = ("precision", "recall", "f1", "claims")
    return {**asdict(counts), **{name: round(getattr(counts, name), 4) for name in names}}


def _print_errors(pattern: str, text: str, errors: Any) -> None:
    if errors:
        typer.echo(f"\n{pattern}: {text}")
        for error in errors:
            typer.echo(f"  {error}")
