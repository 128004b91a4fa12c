"""What goes to a worker, what comes back, and the plainest engine: this very process."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from claimtrack.claims.types import Analysis
from claimtrack.errors import ClaimtrackError, ModelError
from claimtrack.reading.article import Article

Batch = tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: the analyses in its order, and one line for each article that failed."""

    batch: Batch
    analyses: tuple[Analysis, ...] = ()
    failures: tuple[str, ...] = ()


class Analyzes(Protocol):
    """What analyses articles: `claimtrack.analyzer.Analyzer`, or a lighter one in tests."""

    def analyze(self, articles: Sequence[Article]) -> list[Analysis]:
        """The analyses of a batch."""
        ...


Load = Callable[[str], Analyzes]
"""From the name of a model set to the loaded analyzer; importable, so that workers can call it."""


class Engine(Protocol):
    """Something that analyses batches and keeps only a few of them in memory."""

    def run(self, batches: Iterable[Batch]) -> Iterator[Outcome]:
        """An outcome for each batch, in the order of the batches."""
        ...

    def close(self) -> None:
        """Ends what it has started."""
        ...


def load_analyzer(models: str) -> Analyzes:
    """The real thing; takes seconds. Raises ModelError."""
    from claimtrack.analyzer import Analyzer

    return Analyzer(models)


def load_single(models: str) -> Analyzes:
    """The same, computing in one thread: for one of several workers."""
    import torch

    torch.set_num_threads(1)
    return load_analyzer(models)


def analyze_batch(analyzer: Analyzes, batch: Batch) -> Outcome:
    """The batch analysed; where that fails, article by article: one must not lose the others."""
    try:
        return Outcome(batch, tuple(analyzer.analyze(batch)))
    except ModelError:
        raise
    except Exception as error:
        if len(batch) == 1:
            return Outcome(batch, failures=(_told(batch[0], error),))
    return joined(batch, [analyze_batch(analyzer, (article,)) for article in batch])


def joined(batch: Batch, parts: Iterable[Outcome]) -> Outcome:
    """The outcomes of a batch's parts as that of the batch."""
    parts = list(parts)
    return Outcome(
        batch,
        tuple(analysis for part in parts for analysis in part.analyses),
        tuple(failure for part in parts for failure in part.failures),
    )


def died(article: Article) -> str:
    """The line for an article that took its worker down, alone too."""
    name = article.path or article.doc
    return f"{name}: cannot be analysed (the process that tried died twice; not enough memory?)"


def _told(article: Article, error: Exception) -> str:
    if isinstance(error, ClaimtrackError):
        return str(error)
    return f"{article.doc}: cannot be analysed ({type(error).__name__}: {error})"


class Here:
    """Batches analysed one after the other in this process; the models are loaded at the first."""

    def __init__(self, models: str, load: Load = load_analyzer) -> None:
        self.models, self.load = models, load
        self._analyzer: Analyzes | None = None

    def run(self, batches: Iterable[Batch]) -> Iterator[Outcome]:
        """See `Engine`. Raises ModelError."""
        for batch in batches:
            if self._analyzer is None:
                self._analyzer = self.load(self.models)
            yield analyze_batch(self._analyzer, batch)

    def close(self) -> None:
        """Forgets the models."""
        self._analyzer = None
