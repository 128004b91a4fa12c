"""Fuzzy search over the articles: the paragraph of each that is most like the query."""

from dataclasses import dataclass

from claimtrack.folding import folded
from claimtrack.search.ranking import best_of, folded_query
from claimtrack.spans import Span
from claimtrack.store import ArticleView, Store

WIDTH = 30
"""Articles that are looked through, at least."""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage of an article. `score` is 0-100; the spans are offsets into `article.text`.

    `passage` is the paragraph, `matched` the part of it that matches.
    """

    article: ArticleView
    score: float
    passage: Span
    matched: Span

    @property
    def text(self) -> str:
        """The paragraph."""
        return self.article.text[slice(*self.passage)]


def search_articles(
    store: Store, text: str, *, limit: int = 10, minimum: float | None = None
) -> list[PassageHit]:
    """The articles with the paragraphs most like `text`, best first, one paragraph of each.

    Compares as `search_quotes` does, and raises what it raises.
    """
    query = folded_query(text)
    found = []
    for number, _ in store.candidates("article", query, width=max(WIDTH, 2 * limit)):
        article = store.article(number)
        passages = [
            (place, article.text[block.start : block.end], plain)
            for place, block in enumerate(article.blocks)
            if (plain := folded(article.text[block.start : block.end]))
        ]
        for one in best_of(query, passages, limit=1, minimum=minimum):
            block = article.blocks[one.number]
            start, end = (block.start + place for place in one.matched)
            found.append(PassageHit(article, one.score, (block.start, block.end), (start, end)))
    found.sort(key=lambda hit: (-round(hit.score, 1), len(hit.text), hit.article.id))
    return found[:limit]
