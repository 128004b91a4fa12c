"""The reading and analysing of many sources, with its progress bar and its failures."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from claimtrack.cli.output import complain, say
from claimtrack.cli.waiting import Waiting
from claimtrack.errors import ReadingError
from claimtrack.settings import load_settings

if TYPE_CHECKING:
    from claimtrack.claims.types import Analysis
    from claimtrack.parallel.batches import Engine
    from claimtrack.reading.article import Article
    from claimtrack.reading.options import ReadingOptions

_PATIENCE = 64  # articles put off at most before several workers are waited for


class Work:
    """Sources to analyses. What fails is told, counted, and makes the exit status 1.

    `workers` processes of this machine do the analysis, or those of the Dask cluster at `scheduler`;
    without either, this process.
    """

    def __init__(
        self, models: str, options: "ReadingOptions", workers: int = 1, scheduler: str = ""
    ) -> None:
        self.models = models or load_settings().models
        self.options = options
        self.failures = 0
        self.engine = self._engine(workers, scheduler)
        self.patience = _PATIENCE if workers > 1 or scheduler else 0

    def failed(self, error: Exception | str) -> None:
        """Reports one failure; the exit status will be 1."""
        complain(str(error))
        self.failures += 1

    @contextmanager
    def whole(self) -> "Iterator[None]":
        """Around all of the work: ends the workers, and the command with status 1 when anything failed
        or 130 when the user stopped it."""
        try:
            yield
        except KeyboardInterrupt:
            complain("stopped; what was stored before is kept")
            raise typer.Exit(130) from None
        finally:
            self.engine.close()
        if self.failures:
            raise typer.Exit(1)

    def sources(self, paths: Iterable[str]) -> list[str]:
        """The files, web addresses and `-` that `paths` stand for; folders searched through."""
        from claimtrack.reading import find_files, is_url

        paths = list(paths)
        sources: list[str] = []
        for path in paths:
            if path == "-" or is_url(path):
                sources.append(path)
                continue
            try:
                sources += [str(file) for file in find_files([path])]
            except ReadingError as error:
                self.failed(error)
        if not sources and not self.failures:
            self.failed(f"no file of a known format in {', '.join(paths)}")
        return sources

    def analyses(
        self, sources: list[str], wanted: "Callable[[Article], bool] | None" = None
    ) -> "Iterator[Analysis]":
        """The analyses of all articles that are `wanted`, in order.

        An article that may be a copy of one on its way is asked for only when that one has been given
        back; with several workers it is put off for it, so that they need not wait.
        """
        if sys.stderr.isatty():
            say("loading the models ...")
        started, words = time.monotonic(), 0
        waiting = Waiting(self.patience)
        articles = self._numbered(sources)
        with _progress(len(sources)) as advance:
            while not waiting.done:
                for outcome in self.engine.run(waiting.batches(articles, wanted)):
                    for failure in outcome.failures:
                        self.failed(failure)
                    yield from outcome.analyses
                    words += sum(len(article.text.split()) for article in outcome.batch)
                    rate = words / (time.monotonic() - started)
                    advance(waiting.given_back(outcome.batch), len(outcome.batch), rate)

    def _numbered(self, sources: list[str]) -> "Iterator[tuple[int, Article]]":
        for number, source in enumerate(sources):
            for article in self._articles(source):
                yield number, article

    def _articles(self, source: str) -> "Iterator[Article]":
        from claimtrack.reading import check_size, read_source

        for article in read_source(source, self.options, self.failed):
            try:
                check_size(article)
            except ReadingError as error:
                self.failed(error)
                continue
            if article.language not in ("en", "und"):
                say(f"{article.doc}: looks like {article.language!r}, not English; expect little")
            yield article

    def _engine(self, workers: int, scheduler: str) -> "Engine":
        if scheduler:
            from claimtrack.parallel.cluster import Cluster

            return Cluster(scheduler, self.models, tell=complain)
        if workers > 1:
            from claimtrack.parallel.processes import Workers

            return Workers(workers, self.models, tell=complain)
        from claimtrack.parallel.batches import Here

        return Here(self.models)


@contextmanager
def _progress(sources: int) -> "Iterator[Callable[[int, int, float], None]]":
    """A bar with articles, rate and time left on standard error, when that is a terminal.

    Gives the function that says how many sources are done, how many more articles, and at how many
    words a second.
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
    if not console.is_terminal:
        yield lambda done, articles, rate: None
        return
    columns = (
        TextColumn("analysing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]} articles {task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    # Lines printed while the bar is shown go above it, where both are on one terminal.
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()
    ) as bar:
        task = bar.add_task("", total=sources, articles=0, rate="")
        total = 0

        def advance(done: int, articles: int, rate: float) -> None:
            nonlocal total
            total += articles
            bar.update(task, completed=done, articles=total, rate=f"{rate:,.0f} words/s")

        yield advance
