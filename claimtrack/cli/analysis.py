"""Commands that read articles: ingest into the database, or analyze without one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import (
    DbOption,
    FollowOption,
    KindOfSourceOption,
    MapOption,
    ModelsOption,
    SchedulerOption,
    SourcesArgument,
    WorkersOption,
    database,
    reading_options,
)
from claimtrack.cli.output import Format, say, write, write_records
from claimtrack.cli.work import Work
from claimtrack.errors import ClaimtrackError

if TYPE_CHECKING:
    from claimtrack.claims.types import Analysis
    from claimtrack.reading.article import Article
    from claimtrack.store import Store


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (ingest, analyze):
        app.command()(command)


def ingest(
    sources: SourcesArgument,
    db: DbOption = "",
    models: ModelsOption = "",
    columns: MapOption = "",
    kind: KindOfSourceOption = "",
    follow: FollowOption = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Go on: read what comes into the folders, until Ctrl-C."),
    ] = False,
    workers: WorkersOption = 1,
    scheduler: SchedulerOption = "",
) -> None:
    """Analyse articles and keep them: their quotes, claims, stances and speakers.

    The same text twice is stored once; the same story in another paper is kept, linked to the first, and not
    analysed again. A file or a record that cannot be read is named on standard error,
    all others are stored, and the exit status is 1.

    Examples: claimtrack ingest seeds/ today.html report.pdf

    claimtrack ingest https://news.example/feed.xml --follow

    claimtrack ingest archive.csv --map title=headline,text=body

    claimtrack ingest --watch inbox/

    claimtrack ingest archive/ --workers 4
    """
    from claimtrack.store import open_store

    if watch and not all(Path(source).is_dir() for source in sources):
        raise typer.BadParameter("--watch takes folders only")
    work = Work(models, reading_options(columns, kind, follow), workers, scheduler)
    with work.whole(), open_store(database(db)) as store:
        if watch:
            _watch(work, store, sources)
        else:
            _keep(work, store, work.sources(sources))


def _keep(work: Work, store: "Store", sources: list[str]) -> None:
    def unknown(article: "Article") -> bool:
        known = store.has(article.text)
        if known is not None:
            write(_safe(f"{article.doc}: stored before (article {known})"))
            return False
        copy = store.add_copy(article)
        if copy is not None:
            write(
                _safe(
                    f"{article.doc}: article {copy.article_id}: a copy of article {copy.copy_of}, "
                    f"linked, not analysed again – {article.title or '(no title)'}"
                )
            )
        return copy is None

    for analysis in work.analyses(sources, unknown):
        try:
            added = store.add(analysis)
        except ClaimtrackError as error:
            work.failed(error)
            continue
        write(_safe(_summary(analysis, added.article_id, added.new)))
        for name, why in store.warnings(speaker.name for speaker in analysis.speakers).items():
            say(f"{analysis.article.doc}: the speaker “{name}” {why}")


def _watch(work: Work, store: "Store", folders: list[str]) -> None:
    """Reads what comes into the folders until the user ends it."""
    from claimtrack.reading.watching import FolderWatch

    say(f"watching {', '.join(folders)}; Ctrl-C ends it")
    try:
        for files in FolderWatch(folders, work.failed).rounds():
            if files:
                _keep(work, store, [str(file) for file in files])
                sys.stdout.flush()
    except KeyboardInterrupt:
        say("no longer watching; what was stored is kept")


def analyze(
    sources: SourcesArgument,
    form: Annotated[
        Format,
        typer.Option("--format", help="One JSON object per article and line, one list, or tables."),
    ] = Format.jsonl,
    models: ModelsOption = "",
    columns: MapOption = "",
    kind: KindOfSourceOption = "",
    follow: FollowOption = False,
    workers: WorkersOption = 1,
    scheduler: SchedulerOption = "",
) -> None:
    """Analyse articles without a database; one JSON object per article.

    The fields are documented in the README. Example: claimtrack analyze article.txt --format jsonl
    """
    from claimtrack.exchange import analysis_record

    work = Work(models, reading_options(columns, kind, follow), workers, scheduler)
    found = work.analyses(work.sources(sources))
    with work.whole():
        if form is Format.table:
            for analysis in found:
                write(_safe(_summary(analysis, None, True)))
                for item in analysis.attributions:
                    from claimtrack.spans import covered

                    words = covered(analysis.article.text, item.content)
                    write(_safe(f"  {item.speaker or '–'} ({item.kind}): {words}"))
        else:
            write_records((analysis_record(analysis) for analysis in found), form)


def _summary(analysis: "Analysis", number: int | None, new: bool) -> str:
    contested = sum(bool(claim.stances) for claim in analysis.claims)
    stored = (
        ""
        if number is None
        else f"article {number}: "
        if new
        else f"stored before (article {number}): "
    )
    title = analysis.article.title or "(no title)"
    return (
        f"{analysis.article.doc}: {stored}{len(analysis.attributions)} quotes, "
        f"{len(analysis.claims)} claims, {contested} with stances, "
        f"{len(analysis.speakers)} speakers – {title}"
    )


def _safe(text: str) -> str:
    from claimtrack.glyphs import visible

    return visible(text)
