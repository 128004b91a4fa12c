"""Commands that read articles: ingest into the database, or analyze without one."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, ModelsOption, PathsArgument, database
from claimtrack.cli.output import Format, complain, say, write, write_records
from claimtrack.errors import ClaimtrackError, ReadingError
from claimtrack.settings import load_settings

if TYPE_CHECKING:
    from claimtrack.analyzer import Analyzer
    from claimtrack.claims.types import Analysis
    from claimtrack.reading.article import Article

_BATCH_CHARACTERS = 60_000


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (ingest, analyze):
        app.command()(command)


def ingest(paths: PathsArgument, db: DbOption = "", models: ModelsOption = "") -> None:
    """Analyse articles and keep them: their quotes, claims, stances and speakers.

    The same text twice is stored once. A file that cannot be read is named on standard error, all others
    are stored, and the exit status is 1. Example: claimtrack ingest seeds/ today.html
    """
    from claimtrack.store import open_store

    work = _Work(paths, models)
    with open_store(database(db)) as store:

        def unknown(article: "Article") -> bool:
            known = store.has(article.text)
            if known is not None:
                write(_safe(f"{article.doc}: stored before (article {known})"))
            return known is None

        for analysis in work.analyses(unknown):
            try:
                added = store.add(analysis)
            except ClaimtrackError as error:
                work.failed(str(error))
                continue
            write(_safe(_summary(analysis, added.article_id, added.new)))
    work.finish()


def analyze(
    paths: PathsArgument,
    form: Annotated[
        Format,
        typer.Option("--format", help="One JSON object per article and line, one list, or tables."),
    ] = Format.jsonl,
    models: ModelsOption = "",
) -> None:
    """Analyse articles without a database; one JSON object per article.

    The fields are documented in the README. Example: claimtrack analyze article.txt --format jsonl
    """
    from claimtrack.exchange import analysis_record

    work = _Work(paths, models)
    found = work.analyses(lambda article: True)
    if form is Format.table:
        for analysis in found:
            write(_safe(_summary(analysis, None, True)))
            for item in analysis.attributions:
                from claimtrack.spans import covered

                words = covered(analysis.article.text, item.content)
                write(_safe(f"  {item.speaker or '–'} ({item.kind}): {words}"))
    else:
        write_records((analysis_record(analysis) for analysis in found), form)
    work.finish()


class _Work:
    """The reading and analysing of many files, with its progress bar and its failures."""

    def __init__(self, paths: Iterable[Path], models: str) -> None:
        self.paths = [str(path) for path in paths]
        self.models = models or load_settings().models
        self.failures = 0
        self._analyzer: Analyzer | None = None

    def failed(self, message: str) -> None:
        """Reports one failure; the exit status will be 1."""
        complain(message)
        self.failures += 1

    def finish(self) -> None:
        """Ends the command with status 1 when anything failed."""
        if self.failures:
            raise typer.Exit(1)

    def analyses(self, wanted: "Callable[[Article], bool]") -> "Iterator[Analysis]":
        """The analyses of all wanted articles, in order."""
        files = self._files()
        started, words, waiting, size = time.monotonic(), 0, 0, 0
        batch: list[Article] = []
        with _progress(len(files)) as advance:
            for number, file in enumerate(files, start=1):
                waiting += 1
                for article in self._articles(file):
                    if article.text in {other.text for other in batch} or not wanted(article):
                        continue
                    batch.append(article)
                    size += len(article.text)
                if size < _BATCH_CHARACTERS and number < len(files):
                    continue
                yield from self._analysed(batch)
                words += sum(len(article.text.split()) for article in batch)
                advance(waiting, words / (time.monotonic() - started))
                batch, size, waiting = [], 0, 0

    def _files(self) -> list[str]:
        from claimtrack.reading import find_files

        files: list[str] = []
        for path in self.paths:
            if path == "-":
                files.append(path)
                continue
            try:
                files += [str(file) for file in find_files([path])]
            except ReadingError as error:
                self.failed(str(error))
        if not files and not self.failures:
            self.failed(f"no text or HTML files in {', '.join(self.paths)}")
        return files

    def _articles(self, file: str) -> "list[Article]":
        from claimtrack.reading import check_size, read_bytes, read_path

        try:
            articles = (
                read_bytes(sys.stdin.buffer.read(), name="-") if file == "-" else read_path(file)
            )
        except ReadingError as error:
            self.failed(str(error))
            return []
        fit = []
        for article in articles:
            try:
                check_size(article)
            except ReadingError as error:
                self.failed(str(error))
                continue
            if article.language not in ("en", "und"):
                say(f"{article.doc}: looks like {article.language!r}, not English; expect little")
            fit.append(article)
        return fit

    def _analysed(self, batch: "list[Article]") -> "Iterator[Analysis]":
        if not batch:
            return
        analyzer = self._loaded()
        try:
            yield from analyzer.analyze(batch)
        except ClaimtrackError as error:
            self.failed(str(error))
        except Exception as error:  # one strange article must not lose the others
            if len(batch) == 1:
                self.failed(f"{batch[0].doc}: cannot be analysed ({type(error).__name__}: {error})")
                return
            for article in batch:
                yield from self._analysed([article])

    def _loaded(self) -> "Analyzer":
        if self._analyzer is None:
            if sys.stderr.isatty():
                say("loading the models ...")
            from claimtrack.analyzer import Analyzer

            self._analyzer = Analyzer(self.models)
        return self._analyzer


@contextmanager
def _progress(files: int) -> "Iterator[Callable[[int, float], None]]":
    """A bar with rate and time left on standard error, when that is a terminal.

    Gives the function that moves it on by so many files, at so many words a second.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal or files < 2:
        yield lambda count, rate: None
        return
    columns = (
        TextColumn("analysing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files {task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    # Lines printed while the bar is shown go above it, where both are on one terminal.
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()
    ) as bar:
        task = bar.add_task("", total=files, rate="")
        yield lambda count, rate: bar.update(task, advance=count, rate=f"{rate:,.0f} words/s")


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
