"""The reading and analysing of many sources, with its progress bar and its failures."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from claimtrack.cli.output import complain, say
from claimtrack.errors import ClaimtrackError, ReadingError
from claimtrack.settings import load_settings

if TYPE_CHECKING:
    from claimtrack.analyzer import Analyzer
    from claimtrack.claims.types import Analysis
    from claimtrack.reading.article import Article
    from claimtrack.reading.options import ReadingOptions

_BATCH_CHARACTERS = 60_000


class Work:
    """Sources to analyses. What fails is told, counted, and makes the exit status 1."""

    def __init__(self, models: str, options: "ReadingOptions") -> None:
        self.models = models or load_settings().models
        self.options = options
        self.failures = 0
        self._analyzer: Analyzer | None = None

    def failed(self, error: Exception | str) -> None:
        """Reports one failure; the exit status will be 1."""
        complain(str(error))
        self.failures += 1

    def finish(self) -> None:
        """Ends the command with status 1 when anything failed."""
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
        self, sources: list[str], wanted: "Callable[[Article], bool]"
    ) -> "Iterator[Analysis]":
        """The analyses of all wanted articles, in order."""
        started, words = time.monotonic(), 0
        batch = _Batch()
        with _progress(len(sources)) as advance:
            for number, source in enumerate(sources):
                for article in self._articles(source):
                    # What an article may be a copy of must be stored before it is asked for.
                    if batch.size >= _BATCH_CHARACTERS or batch.resembles(article):
                        yield from self._analysed(batch.articles)
                        words += batch.words
                        rate = words / (time.monotonic() - started)
                        advance(number, len(batch.articles), rate)
                        batch = _Batch()
                    if wanted(article):
                        batch.add(article)
            yield from self._analysed(batch.articles)

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

    def _analysed(self, batch: "list[Article]") -> "Iterator[Analysis]":
        if not batch:
            return
        analyzer = self._loaded()
        try:
            yield from analyzer.analyze(batch)
        except ClaimtrackError as error:
            self.failed(error)
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


class _Batch:
    """Articles that wait to be analysed together."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.size = self.words = 0
        self._texts: set[str] = set()
        self._hashes: set[int] = set()

    def add(self, article: "Article") -> None:
        """Takes in one more; `size` are characters."""
        self.articles.append(article)
        self.size += len(article.text)
        self.words += len(article.text.split())
        self._texts.add(article.text)
        self._hashes.update(_sketch(article))

    def resembles(self, article: "Article") -> bool:
        """Whether the same text waits already, or one that this may be a copy of."""
        from claimtrack.reading.copies import FEWEST_SHARED

        if article.text in self._texts:
            return True
        return len(self._hashes.intersection(_sketch(article))) >= FEWEST_SHARED


def _sketch(article: "Article") -> tuple[int, ...]:
    from claimtrack.reading.copies import sketch, words_of

    return sketch(words_of(article.text, article.blocks))


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
