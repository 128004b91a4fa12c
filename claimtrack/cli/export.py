"""The command that takes out what was found and judged, in the form that the file's name asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import (
    ArticleOption,
    DbOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    VerdictOption,
    existing_store,
    item_filter,
)
from claimtrack.cli.output import say, text_target
from claimtrack.settings import load_settings

if TYPE_CHECKING:
    from claimtrack.store import ItemFilter, Store


class Form(StrEnum):
    """What is written."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    markdown = "markdown"
    html = "html"
    claimreview = "claimreview"
    citron = "citron"
    brat = "brat"
    log = "log"
    corrections = "corrections"


ENDINGS = {
    ".csv": Form.csv,
    ".tsv": Form.csv,
    ".jsonl": Form.jsonl,
    ".ndjson": Form.jsonl,
    ".parquet": Form.parquet,
    ".md": Form.markdown,
    ".markdown": Form.markdown,
    ".html": Form.html,
    ".htm": Form.html,
    ".jsonld": Form.claimreview,
}
"""The form that a file's name asks for."""


@dataclass(frozen=True)
class Wanted:
    """What the user asked for."""

    target: Path
    force: bool
    where: "ItemFilter"
    chosen: str
    bom: bool
    delimiter: str
    site: str
    organisation: str
    title: str


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The file (brat, citron: the folder) to write, or - for standard output.",
        ),
    ],
    form: Annotated[
        Form | None,
        typer.Option("--format", help="What to write; without it the file's ending says so."),
    ] = None,
    speaker: SpeakerOption = "",
    article: ArticleOption = None,
    verdict: VerdictOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    bom: Annotated[
        bool, typer.Option("--bom", help="CSV: begin with a byte order mark, for Excel.")
    ] = False,
    delimiter: Annotated[
        str,
        typer.Option(
            "--delimiter", help="CSV: between cells: , or ; or a tab (\\t); .tsv has tabs."
        ),
    ] = "",
    site: Annotated[
        str,
        typer.Option(
            "--site", metavar="URL", help="ClaimReview: where your reviews are published."
        ),
    ] = "",
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="ClaimReview: who publishes them.")
    ] = "",
    title: Annotated[
        str, typer.Option("--title", help="Reports: the heading.")
    ] = "Claims and verdicts",
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    db: DbOption = "",
) -> None:
    r"""Export verdicts, a report, or the whole store.

    .csv and .tsv: one row per verdict, for spreadsheets. .parquet: the same, for data frames. .html and
    .md: a report, each claim in its context with stances, verdicts and evidence. .jsonld: ClaimReview
    for the web. .jsonl: the whole store, which `claimtrack import` puts into an empty one. --format brat
    and --format citron: a folder of annotated articles, for correction. --format log: all that reviewers
    ever did, undone or not, one JSON object a line. --format corrections: a folder of what reviewers
    corrected, for training.

    A file is written whole or not at all. In CSV, cells that a spreadsheet would take for a formula get
    an apostrophe in front. Example: claimtrack export verdicts.csv --bom; claimtrack export report.html
    --since 2024-04-01; claimtrack export checks.jsonld --site https://checks.example/reviews;
    claimtrack export articles/ --format brat
    """
    chosen = form or _form_of(target)
    separator = delimiter or ("\t" if target.suffix.lower() == ".tsv" else ",")
    named = {"speaker": speaker, "verdict": verdict, "since": since, "until": until}
    filters = [f"{name} {value}" for name, value in named.items() if value]
    if article is not None:
        filters.append(f"article {article}")
    if filters and chosen is Form.jsonl:
        raise typer.BadParameter("the whole store is written as JSON lines; leave out the filters")
    where = item_filter(
        "claim", speaker=speaker, article=article, verdict=verdict, since=since, until=until
    )
    wanted = Wanted(
        target=target,
        force=force,
        where=where,
        chosen=", ".join(filters),
        bom=bom,
        delimiter="\t" if separator in ("\\t", "tab") else separator,
        site=site,
        organisation=organisation,
        title=title,
    )
    with existing_store(db) as store:
        count, noun = _WRITERS[chosen](store, wanted)
    counted = f"{count:,} {noun if count == 1 else noun + 's'}"
    say(f"{counted} written" + ("" if str(target) == "-" else f" to {target}"))


def _form_of(target: Path) -> Form:
    if str(target) == "-":
        return Form.csv
    found = ENDINGS.get(target.suffix.lower())
    if found is None:
        raise typer.BadParameter(
            f"what is {target.name}? Name it {', '.join(ENDINGS)}, or give --format"
        )
    return found


def _everything(where: "ItemFilter") -> "ItemFilter":
    """The same for claims and quotes, marked as wrong or not: of verdicts none is left out."""
    from dataclasses import replace

    return replace(where, kinds=("claim", "quote"), hidden=None)


def _csv(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import write_verdicts

    rows = store.export_rows(_everything(wanted.where))
    with text_target(wanted.target, force=wanted.force) as stream:
        count = write_verdicts(rows, stream, bom=wanted.bom, delimiter=wanted.delimiter)
    return count, "verdict"


def _jsonl(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import write_dump

    with text_target(wanted.target, force=wanted.force) as stream:
        return write_dump(store.dump(), stream), "row"


def _log(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import action_record, dumps

    count = 0
    with text_target(wanted.target, force=wanted.force) as stream:
        for action in store.log():
            stream.write(dumps(action_record(action)) + "\n")
            count += 1
    return count, "action"


def _parquet(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import export_parquet

    if str(wanted.target) == "-":
        raise typer.BadParameter("Parquet needs a file")
    rows = store.export_rows(_everything(wanted.where))
    return export_parquet(rows, wanted.target, force=wanted.force), "verdict"


def _report(store: "Store", wanted: Wanted, html: bool) -> tuple[int, str]:
    from datetime import UTC, datetime

    from claimtrack.exchange import (
        chosen_items,
        entries,
        overview,
        report_markdown,
        report_page,
    )

    items = chosen_items(store, wanted.where)
    about = f"Only {wanted.chosen}." if wanted.chosen else "Everything in the database."
    write = report_page if html else report_markdown
    with text_target(wanted.target, force=wanted.force) as stream:
        stream.writelines(
            write(wanted.title, about, datetime.now(UTC), overview(items), entries(store, items))
        )
    return len(items), "item"


def _html(store: "Store", wanted: Wanted) -> tuple[int, str]:
    return _report(store, wanted, html=True)


def _markdown(store: "Store", wanted: Wanted) -> tuple[int, str]:
    return _report(store, wanted, html=False)


def _claimreview(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import claim_reviews, claim_reviews_text, problems

    if not wanted.site:
        raise typer.BadParameter("ClaimReview needs --site: every review has an address")
    kinds = {speaker.name: speaker.kind for speaker in store.speakers()}
    settings = load_settings()
    graph = claim_reviews(
        store.export_rows(wanted.where),
        site=wanted.site,
        organisation=wanted.organisation,
        speaker_kinds=kinds,
        scale=settings.scales.get(settings.scale, ()),
    )
    with text_target(wanted.target, force=wanted.force) as stream:
        stream.write(claim_reviews_text(graph))
    reviews = graph["@graph"]
    wrong: dict[tuple[str, str], list[str]] = {}
    for problem in problems(graph) if reviews else ():
        wrong.setdefault((problem.path, problem.wrong), []).append(problem.url)
    for (path, what), urls in wrong.items():
        say(f"{path} {what} in {len(urls):,} of {len(reviews):,}, first in {urls[0]}")
    return len(reviews), "review"


def _brat(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import export_brat

    return export_brat(store, wanted.where, _folder(wanted), force=wanted.force), "article"


def _citron(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import export_citron

    return export_citron(store, wanted.where, _folder(wanted), force=wanted.force), "article"


def _corrections(store: "Store", wanted: Wanted) -> tuple[int, str]:
    from claimtrack.exchange import export_corrections

    if wanted.chosen:
        raise typer.BadParameter("every correction is written; leave out the filters")
    return export_corrections(store, _folder(wanted), force=wanted.force), "correction"


def _folder(wanted: Wanted) -> Path:
    if str(wanted.target) == "-":
        raise typer.BadParameter("name a folder: there is a file for each article")
    return wanted.target


_WRITERS: dict[Form, Callable[["Store", Wanted], tuple[int, str]]] = {
    Form.csv: _csv,
    Form.jsonl: _jsonl,
    Form.parquet: _parquet,
    Form.markdown: _markdown,
    Form.html: _html,
    Form.claimreview: _claimreview,
    Form.citron: _citron,
    Form.brat: _brat,
    Form.log: _log,
    Form.corrections: _corrections,
}
