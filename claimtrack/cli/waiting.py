"""Articles on their way to be analysed: in batches, and copies not before their originals."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.parallel.batches import Batch
    from claimtrack.reading.article import Article

_BATCH_CHARACTERS = 30_000  # a batch is full with so many: more would only take memory


class Waiting:
    """What has been read and not yet given back. `patience` articles at most are put off.

    `batches` ends when patience does; when all that it gave is back, it is called again, until `done`.
    """

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.done = False
        self._put_off: deque[tuple[int, Article]] = deque()
        self._texts: set[str] = set()
        self._hashes: dict[int, int] = {}  # of sketches, and how many articles on their way have it
        self._numbers: deque[int] = deque()  # of the source that each batch ends with

    def batches(
        self,
        articles: "Iterator[tuple[int, Article]]",
        wanted: "Callable[[Article], bool] | None",
    ) -> "Iterator[Batch]":
        """The wanted ones of these (number of its source, article); all of them without `wanted`."""
        again = self._put_off
        self._put_off = deque()
        batch: list[Article] = []
        size = number = 0
        while True:
            number, article = again.popleft() if again else next(articles, (number, None))
            if article is None:
                self.done = not self._put_off
                break
            if wanted is not None:
                if self._resembles(article):
                    self._put_off.append((number, article))
                    if len(self._put_off) > self.patience:
                        self._put_off.extend(again)
                        break
                    continue
                if not wanted(article):
                    continue
                self._count(article, 1)
            batch.append(article)
            size += len(article.text)
            if size >= _BATCH_CHARACTERS:
                self._numbers.append(number)
                yield tuple(batch)
                batch, size = [], 0
        if batch:
            self._numbers.append(number)
            yield tuple(batch)

    def given_back(self, batch: "Batch") -> int:
        """Notes that a batch, the first of those on their way, is done; the number of its source."""
        for article in batch:
            if article.text in self._texts:
                self._count(article, -1)
        return self._numbers.popleft()

    def _resembles(self, article: "Article") -> bool:
        """Whether the same text is on its way, or one that this may be a copy of."""
        from claimtrack.reading.copies import FEWEST_SHARED

        if article.text in self._texts:
            return True
        return sum(found in self._hashes for found in _sketch(article)) >= FEWEST_SHARED

    def _count(self, article: "Article", step: int) -> None:
        (self._texts.add if step > 0 else self._texts.discard)(article.text)
        for found in _sketch(article):
            self._hashes[found] = self._hashes.get(found, 0) + step
            if not self._hashes[found]:
                del self._hashes[found]


def _sketch(article: "Article") -> "frozenset[int]":
    from claimtrack.reading.copies import sketch, words_of

    return frozenset(sketch(words_of(article.text, article.blocks)))
