"""`claimtrack evaluate stances`, `speakers` and `denials`: figures on what people annotated."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack.cli.output import progress
from claimtrack.errors import ClaimtrackError

if TYPE_CHECKING:
    from claimtrack.evaluation.denials import Denial

ShowErrors = Annotated[bool, typer.Option("--errors", help="Also print what is wrong, by item.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the sub-app `evaluate`."""
    app.command("stances")(stances)
    app.command("speakers")(speakers)
    app.command("denials")(denials)


def stances(
    split: Annotated[
        str,
        typer.Option(
            help="train, dev, test, fresh, held, wide, wide_held, third, third_held, long, long_held."
        ),
    ] = "dev",
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


def speakers(
    split: Annotated[
        str, typer.Option(help="articles, fresh (both tuned on), held, third or third_held.")
    ] = "articles",
    errors: ShowErrors = False,
    as_json: AsJson = False,
) -> None:
    """Precision, recall and F1 of mentions taken for one speaker, by pattern.

    Example: claimtrack evaluate speakers --errors
    """
    from claimtrack.analyzer import Analyzer, body_paragraphs
    from claimtrack.evaluation import speakers as measure
    from claimtrack.reading import read_bytes

    if split not in measure.SPLITS:
        raise ClaimtrackError(f"no split {split!r}; there are {', '.join(measure.SPLITS)}")
    gold = measure.load_articles(split)
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


def denials(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Gold: brat files with texts, or Citron JSON.")
    ],
    errors: ShowErrors = False,
    as_json: AsJson = False,
) -> None:
    """Recall on the annotated denials of a folder, by word: the attribution, and the stance it takes.

    Only articles that hold a denial are read. Found: content overlap of at least 0.8 and the right
    source. Stance: a denial stands at the cue; linked: its claim holds words of the content.
    Example: claimtrack evaluate denials corpora/polnear/train --errors
    """
    from claimtrack.analyzer import Analyzer
    from claimtrack.evaluation import denials as measure
    from claimtrack.evaluation.gold import read_gold
    from claimtrack.reading import read_bytes

    gold = measure.with_denials(read_gold(folder))
    if not gold:
        raise ClaimtrackError(f"{folder}: no attribution in it has a cue of denial")
    analyzer = Analyzer()
    found: list[Denial] = []
    for article in progress(gold, len(gold), "analysing"):
        parts = read_bytes(article.text.encode(), name=f"{article.doc}.txt")
        found += measure.measure(article, *measure.read_analysis(analyzer.analyze(parts)))
    words = sorted({one.wording for one in found})
    rows = [(word, [one for one in found if one.wording == word]) for word in words]
    rows.sort(key=lambda row: -len(row[1]))
    rows.append(("all", found))
    if as_json:
        typer.echo(json.dumps([_denial_counts(*row) for row in rows], indent=1))
        return
    typer.echo(f"{folder} ({len(gold)} articles with a denial)")
    typer.echo(f"{'word':<18}  gold content  found stance linked")
    rare = [row for row in rows if len(row[1]) == 1]
    common = [row for row in rows if len(row[1]) > 1]
    rest = [one for _, group in rare for one in group]
    for word, group in [*common[:-1], ("(once)", rest), common[-1]] if rare else rows:
        counts = _denial_counts(word, group)
        shares = "".join(f" {counts[name]:6}" for name in ("content", "found", "stance", "linked"))
        typer.echo(f"{word[:18]:<18} {counts['gold']:5} {shares}")
    total = _denial_counts("all", found)
    typer.echo(
        f"recall: found {total['found'] / len(found):.3f}, stance {total['stance'] / len(found):.3f}"
    )
    for one in found if errors else ():
        missing = [
            name for name in ("content", "found", "stance", "linked") if not getattr(one, name)
        ]
        if missing:
            typer.echo(f"\n{one.doc}: no {', '.join(missing)}\n  {one.shown()}")


def _denial_counts(word: str, group: "Sequence[Denial]") -> dict[str, Any]:
    names = ("content", "found", "stance", "linked")
    counts = {name: sum(getattr(one, name) for one in group) for name in names}
    return {"word": word, "gold": len(group), **counts}


def _figures(counts: Any) -> dict[str, float]:
    names = ("precision", "recall", "f1", "claims")
    return {**asdict(counts), **{name: round(getattr(counts, name), 4) for name in names}}


def _print_errors(pattern: str, text: str, errors: Any) -> None:
    if errors:
        typer.echo(f"\n{pattern}: {text}")
        for error in errors:
            typer.echo(f"  {error}")
